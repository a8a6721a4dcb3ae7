//! The order of the folders: a module uses what stands below it, never above, so that each can be
//! read, tested and changed without those above it. No file grows too long to be read at once,
//! and only named places touch the disk, the clock, or threads.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/source.rs"]
mod source;

use source::{Source, Token, paths, starts};

/// The modules, and what each may use beside itself. Whoever needs more has to change this line.
const MAY_USE: &[(&str, &[&str])] = &[
    ("main", &["app", "cli"]),
    ("app", &["ui", "export", "import", "search", "catalog", "photo", "archive", "words", "model", "fonts"]),
    ("cli", &["export", "import", "search", "catalog", "photo", "archive", "words", "model"]),
    ("ui", &["export", "import", "search", "catalog", "photo", "archive", "words", "model"]),
    ("export", &["search", "catalog", "photo", "archive", "words", "model", "fonts"]),
    ("import", &["search", "catalog", "photo", "archive", "words", "model"]),
    ("search", &["catalog", "archive", "words", "model"]),
    ("catalog", &["archive", "words", "model"]),
    ("photo", &["archive", "words", "model"]),
    ("archive", &["words", "model"]),
    ("words", &["model"]),
    ("model", &[]),
    ("fonts", &[]),
];

/// What the window may take from the command line: how it is to open.
const FROM_CLI_TO_APP: &[&str] = &["WindowOptions", "Renderer"];

/// The longest file, in lines.
const MAX_LINES: usize = 400;

/// Files that are longer, each with its reason.
const LONGER: &[(&str, &str)] = &[];

/// Where the disk, the clock and threads may be touched.
const MAY_TOUCH_THE_SYSTEM: &[&str] = &[
    "archive/change/disk.rs",
    "archive/change/lock.rs",
    "archive/given.rs",
    "archive/store.rs",
    "archive/write.rs",
    "cli/",
    "export/files.rs",
    "app/",
    "photo/cache.rs",
    "photo/loader.rs",
];

/// Paths whose mere mention touches the disk, the clock, threads or other programs.
const TOUCHING: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "net"],
    &["process", "Command"],
    &["SystemTime"],
    &["Instant", "now"],
    &["Zoned", "now"],
    &["Timestamp", "now"],
    &["thread", "spawn"],
    &["thread", "scope"],
    &["thread", "Builder"],
    &["thread", "sleep"],
];

/// Methods of paths that ask the disk.
const ASKING: &[&str] =
    &["exists", "try_exists", "is_file", "is_dir", "is_symlink", "canonicalize", "read_dir", "read_link"];

/// The module that a file belongs to.
fn module(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// How many modules deep a file is: `archive/check/ids.rs` is `archive::check::ids`.
fn depth(path: &str) -> usize {
    path.split('/').count() - usize::from(path.ends_with("/mod.rs"))
}

/// The path within the crate that a written path means, if it starts at the crate's root.
fn from_root<'a>(file: &str, path: &'a [String]) -> Option<&'a [String]> {
    match path.first()?.as_str() {
        "crate" | "forum_archive" => path.get(1..),
        "super" => {
            let up = path.iter().take_while(|part| *part == "super").count();
            (up >= depth(file)).then(|| path.get(up..)).flatten()
        }
        _ => None,
    }
}

/// What is wrong with the references of a file.
fn wrong_references(source: &Source) -> Vec<String> {
    let module = module(&source.path);
    let Some((_, below)) = MAY_USE.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{}: the module {module} has no place in the order", source.path)];
    };
    let mut wrong = Vec::new();
    for (line, path) in paths(&source.tokens) {
        let Some([used, rest @ ..]) = from_root(&source.path, &path) else { continue };
        let window_options = module == "app"
            && used == "cli"
            && rest.first().is_some_and(|name| FROM_CLI_TO_APP.contains(&name.as_str()));
        let is_module = MAY_USE.iter().any(|(name, _)| name == used);
        if is_module && used != module && !below.contains(&used.as_str()) && !window_options {
            wrong.push(format!("{}:{line}: {module} may not use {}", source.path, path.join("::")));
        }
    }
    wrong
}

#[test]
fn modules_use_what_stands_below_them() {
    let sources = source::all();
    let wrong: Vec<String> =
        sources.iter().filter(|source| source.path != "lib.rs").flat_map(wrong_references).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, _) in MAY_USE {
        assert!(sources.iter().any(|source| module(&source.path) == *name), "there is no module {name} any more");
    }
}

#[test]
fn the_crate_s_root_is_a_list_of_modules() {
    let sources = source::all();
    let tokens = &sources.iter().find(|source| source.path == "lib.rs").unwrap().tokens;
    let named: Vec<&str> = (0..tokens.len())
        .filter(|at| starts(&tokens[*at..], &["pub", "mod"]))
        .map(|at| match &tokens[at + 2].1 {
            Token::Word(name) => name.as_str(),
            other => panic!("a module is called {other:?}"),
        })
        .collect();
    let mut modules: Vec<&str> = MAY_USE.iter().map(|(name, _)| *name).filter(|name| *name != "main").collect();
    modules.sort_unstable();
    assert_eq!(named, modules);
    let code = |(_, token): &(usize, Token)| matches!(token, Token::Sign('{' | '='));
    assert!(!tokens.iter().any(code), "there is more than modules in lib.rs");
}

#[test]
fn no_file_is_too_long() {
    let sources = source::all();
    for source in &sources {
        let reason = LONGER.iter().find(|(path, _)| *path == source.path);
        assert!(
            source.lines <= MAX_LINES || reason.is_some(),
            "{} has {} lines: cut it in two, or name it with a reason",
            source.path,
            source.lines
        );
    }
    for (path, _) in LONGER {
        let source = sources.iter().find(|source| source.path == *path);
        assert!(source.is_some_and(|source| source.lines > MAX_LINES), "{path} is not too long any more");
    }
}

/// Where a file touches the disk, the clock or threads.
fn touches(source: &Source) -> Vec<String> {
    let tokens = source.without_tests();
    let mut found: Vec<String> = paths(&tokens)
        .into_iter()
        .filter(|(_, path)| TOUCHING.iter().any(|touching| path.windows(touching.len()).any(|part| part == *touching)))
        .map(|(line, path)| format!("{}:{line}: {}", source.path, path.join("::")))
        .collect();
    for window in tokens.windows(3) {
        if let [(_, Token::Sign('.')), (line, Token::Word(name)), (_, Token::Sign('('))] = window
            && ASKING.contains(&name.as_str())
        {
            found.push(format!("{}:{line}: .{name}()", source.path));
        }
    }
    found
}

#[test]
fn only_named_places_touch_the_disk_the_clock_or_threads() {
    let sources = source::all();
    let may = |path: &str| MAY_TOUCH_THE_SYSTEM.iter().any(|place| path.starts_with(place));
    let wrong: Vec<String> = sources.iter().filter(|source| !may(&source.path)).flat_map(touches).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for place in MAY_TOUCH_THE_SYSTEM {
        let needed = sources.iter().any(|source| source.path.starts_with(place) && !touches(source).is_empty());
        assert!(needed, "{place} does not touch the system any more: take it off the list");
    }
}
