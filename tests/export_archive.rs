//! Records handed on as a small archive, and as a package for preservation: through the shipped
//! binary, and back into an archive.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use brought::{Archive, files, photo};
use forum_archive::{
    archive::{self, BuiltIn, Cancel, Folder, Progress},
    catalog::{self, Input},
    export::{self, FORMATS, Job, Languages, Selection},
    model::Language,
    words,
};
use sha2::{Digest as _, Sha256};

type Files = BTreeMap<String, Vec<u8>>;

/// Runs the binary on the built-in archive.
fn built_in(arguments: &[&str]) -> (String, i32) {
    let done = Command::new(env!("CARGO_BIN_EXE_forum-archive")).args(arguments).env("LC_ALL", "C").output().unwrap();
    (String::from_utf8(done.stderr).unwrap(), done.status.code().unwrap())
}

fn beside(archive: &Archive, name: &str) -> PathBuf {
    archive.path.parent().unwrap().join(name)
}

/// Exports places of an archive, and gives where to.
fn export(archive: &Archive, places: &[&str], format: &str, name: &str) -> PathBuf {
    let to = beside(archive, name);
    let arguments = [&["export"], places, &["--format", format, "--to", to.to_str().unwrap()]].concat();
    let (_, error, status) = archive.run(&arguments);
    assert_eq!(status, 0, "{error}");
    to
}

/// Nothing is wrong with an archive.
fn is_sound(path: &Path) {
    let done = Command::new(env!("CARGO_BIN_EXE_forum-archive"))
        .args(["check", "--archive", path.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
}

fn below<'a>(files: &'a Files, folder: &'a str) -> impl Iterator<Item = (&'a String, &'a Vec<u8>)> {
    files.iter().filter(move |(name, _)| name.starts_with(folder))
}

fn names(files: &Files) -> Vec<&str> {
    files.keys().map(String::as_str).collect()
}

#[test]
fn an_edition_goes_out_and_comes_in_with_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let (error, status) = built_in(&["export", "edition/17", "--format", "ron", "--to", out.to_str().unwrap()]);
    assert_eq!(status, 0, "{error}");
    is_sound(&out);
    let written = files(&out);
    let own: Files = BuiltIn::files().into_iter().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    assert!(below(&own, "editions/2023-17/").count() > 3);
    for (name, bytes) in below(&own, "editions/2023-17/") {
        assert_eq!(written.get(name), Some(bytes), "{name}");
    }
    assert!(below(&written, "editions/").all(|(name, _)| name.starts_with("editions/2023-17/")));
    assert!(written["people.ron"].len() < own["people.ron"].len(), "only those who are named");
    assert!(!written.contains_key("indicators.ron"));
    let to = Archive::empty();
    for path in [out.display().to_string(), zipped(&out)] {
        let (said, status) = to.import(&[&path]);
        assert_eq!((status, &said["failed"]), (0, &serde_json::json!([])), "{said:#}");
        let has = to.files();
        for (name, bytes) in below(&own, "editions/2023-17/") {
            assert_eq!(has.get(name), Some(bytes), "{name}");
        }
        to.is_sound();
        to.run(&["undo"]);
    }
}

/// The same edition exported as a zip, twice.
fn zipped(out: &Path) -> String {
    let paths = ["one.zip", "TWO.ZIP"].map(|name| out.with_file_name(name));
    for path in &paths {
        let (error, status) = built_in(&["export", "edition/17", "--format", "ron", "--to", path.to_str().unwrap()]);
        assert_eq!(status, 0, "{error}");
    }
    assert_eq!(fs::read(&paths[0]).unwrap(), fs::read(&paths[1]).unwrap());
    let (error, status) = built_in(&["export", "edition/17", "--format", "ron", "--to", paths[0].to_str().unwrap()]);
    assert!(status == 1 && error.contains("is there already and was not replaced"), "{error}");
    paths[0].display().to_string()
}

#[test]
fn the_whole_archive_is_the_same_files() {
    let archive = Archive::small();
    let own = archive.files();
    let out = export(&archive, &[], "ron", "out");
    assert_eq!(files(&out), own);
    is_sound(&out);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let (error, status) = built_in(&["export", "--format", "ron", "--to", out.to_str().unwrap()]);
    assert_eq!(status, 0, "{error}");
    assert_eq!(files(&out), BuiltIn::files().into_iter().map(|(name, bytes)| (name, bytes.to_vec())).collect());
}

#[test]
fn a_part_of_an_edition_is_sound_by_itself() {
    let archive = Archive::small();
    // A second photo, a portrait in it, and a person whom nothing of what is taken names.
    let edit = |path: &str, from: &str, to: &str| {
        let path = archive.path.join(path);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(path, text.replace(from, to)).unwrap();
    };
    edit(
        "editions/2001-1/photos.ron",
        "photos: [",
        "photos: [(id: \"2001-1-002\", people: [\"third-person\"], appeared_in: [\"other\"], file: \"b.jpg\"),",
    );
    edit("editions/2001-1/photos.ron", "sources: [", "sources: [(id: \"other\"),");
    fs::write(archive.path.join("editions/2001-1/photos/b.jpg"), "another").unwrap();
    edit("people.ron", "people: [", "people: [(id: \"third-person\", name: (en: \"Third Person\")),");
    let portrait = ", portrait: (photo: \"2001-1-002\", left: 1, top: 1, width: 9, height: 9), \
        evidence: [(field: \"portrait\", certainty: low, sources: [\"example-news\"])]),\n        (id: \"sample";
    edit("people.ron", "),\n        (id: \"sample", portrait);
    archive.is_sound();

    let article = files(&export(&archive, &["article/2001-1-opens-zh", "--language", "zh"], "ron", "article"));
    assert_eq!(
        names(&article),
        [
            "archive.ron",
            "editions/2001-1/articles/2001-1-opens-zh.ron",
            "editions/2001-1/articles/2001-1-opens.ron",
            "editions/2001-1/edition.ron",
            "editions/2001-1/photos.ron",
            "editions/2001-1/photos/opening.jpg",
            "people.ron",
        ]
    );
    is_sound(&beside(&archive, "article"));
    let text = |files: &Files, name: &str| String::from_utf8(files[name].clone()).unwrap();
    let photos = text(&article, "editions/2001-1/photos.ron");
    assert!(photos.contains("2001-1-001") && !photos.contains("2001-1-002") && !photos.contains("other"), "{photos}");
    let people = text(&article, "people.ron");
    assert!(people.contains("sample-person") && !people.contains("third-person"), "{people}");
    assert!(!people.contains("portrait") && !people.contains("example-news"), "the photo is not there: {people}");

    let one = files(&export(&archive, &["photo/2001-1-002"], "ron", "photo"));
    assert!(
        one.contains_key("editions/2001-1/photos/b.jpg") && !names(&one).iter().any(|name| name.contains("article"))
    );
    assert!(text(&one, "people.ron").contains("portrait"));
    is_sound(&beside(&archive, "photo"));
    let speaker = files(&export(&archive, &["speaker/example-person"], "ron", "speaker"));
    assert!(speaker.contains_key("editions/2001-1/photos/opening.jpg"), "{:?}", names(&speaker));
    is_sound(&beside(&archive, "speaker"));
}

#[test]
fn originals_come_with_what_they_brought() {
    let archive = Archive::small();
    let report = "1st Example Forum ends\nExample Daily, Exampleton, May 2 (Jane Reporter) The 1st Example Forum ended in \
        Exampleton on May 2, 2001. Zhang Yi, director of the Example Office, delivered a keynote speech.";
    let sources =
        [archive.source("r.txt", report), archive.source("p.jpg", photo("The 1st Example Forum.", "Example Daily"))];
    archive.import(&[&sources[0], &sources[1]]);
    let (out, ..) = archive.run(&["list", "articles", "--json"]);
    let place = out.split('"').find(|words| words.starts_with("article/") && !words.contains("opens")).unwrap();
    let one = files(&export(&archive, &[place], "ron", "one"));
    let original = one.iter().find(|(name, _)| name.starts_with("originals/")).unwrap();
    assert_eq!(original.1, report.as_bytes());
    let imports = String::from_utf8(one["imports.ron"].clone()).unwrap();
    assert!(imports.contains("r.txt") && imports.contains(place), "{imports}");
    is_sound(&beside(&archive, "one"));
    // The report told of the edition too, which every part of it needs.
    let other = files(&export(&archive, &["photo/2001-1-001"], "ron", "other"));
    let imports = String::from_utf8(other["imports.ron"].clone()).unwrap();
    assert!(imports.contains("r.txt") && !imports.contains(place) && !imports.contains("p.jpg"), "{imports}");
    assert_eq!(files(&export(&archive, &[], "ron", "whole")), archive.files());
}

#[test]
fn a_photo_that_cannot_be_read_is_named_and_the_rest_is_there() {
    for format in ["ron", "bag"] {
        let archive = Archive::small();
        fs::remove_file(archive.path.join("editions/2001-1/photos/opening.jpg")).unwrap();
        let to = beside(&archive, "out");
        let arguments = ["export", "--format", format, "--to", to.to_str().unwrap()];
        let (_, error, status) = archive.run(&arguments);
        assert_eq!(status, 1);
        assert!(error.starts_with("Photo 2001-1-001 is missing in the export: "), "{error}");
        assert!(files(&to).keys().any(|name| name.ends_with("articles/2001-1-opens.ron")));
        let before = files(&to);
        let (_, error, status) = archive.run(&arguments);
        assert!(status == 1 && error.contains("is not empty, and was not replaced"), "{error}");
        assert_eq!(files(&to), before);
        let (_, error, status) =
            archive.run(&["export", "edition/9", "--format", format, "--to", to.to_str().unwrap()]);
        assert!(status == 1 && error.contains("There is nothing at edition/9"), "{error}");
        assert_eq!(fs::read_dir(to.parent().unwrap()).unwrap().count(), 2, "nothing is left behind");
    }
}

#[test]
fn a_file_of_the_archive_that_is_lost_is_named() {
    let archive = Archive::small();
    let report = archive.source("r.txt", "1st Example Forum ends\nExample Daily, Exampleton, May 2 (Jane Reporter) The 1st \
        Example Forum ended in Exampleton on May 2, 2001. Zhang Yi, director of the Example Office, delivered a keynote speech.");
    archive.import(&[&report]);
    let store = Folder::new(&archive.path);
    let catalog = catalog_of(&store);
    let path = archive.path.join("editions/2001-1/articles/2001-1-opens.ron");
    fs::remove_file(&path).unwrap();
    let selection = Selection::of(&catalog, None, &["article/2001-1-opens".parse().unwrap()], Languages::Both).unwrap();
    let to = beside(&archive, "out");
    let summary = export::run(&job(&catalog, &store, &selection, "ron", &to, &Cancel::default())).unwrap();
    let said = |language| summary.gaps.iter().map(|gap| gap.words(language)).collect::<Vec<_>>();
    assert!(
        said(Language::En)[0].starts_with("editions/2001-1/articles/2001-1-opens.ron is missing in the export: "),
        "{:?}",
        said(Language::En)
    );
    assert!(said(Language::Zh)[0].starts_with("导出中缺少 editions/2001-1/articles/2001-1-opens.ron："));
}

fn catalog_of(store: &dyn archive::Store) -> catalog::Catalog {
    let (records, _) = archive::load(store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap();
    catalog::build(Input { records, complete: true, ..Input::default() })
}

fn job<'a>(
    catalog: &'a catalog::Catalog,
    store: &'a dyn archive::Store,
    selection: &'a Selection,
    format: &str,
    to: &'a Path,
    cancel: &'a Cancel,
) -> Job<'a> {
    let format = FORMATS.iter().find(|one| one.name == format).unwrap();
    let now = "2026-11-25T10:00:00Z".parse().unwrap();
    let progress = Box::leak(Box::default());
    Job {
        catalog,
        store,
        selection,
        format,
        to,
        overwrite: false,
        address: None,
        language: Language::En,
        now,
        progress,
        cancel,
    }
}

#[test]
fn what_is_cancelled_leaves_nothing() {
    let archive = Archive::small();
    let store = Folder::new(&archive.path);
    let catalog = catalog_of(&store);
    let selection = Selection::of(&catalog, None, &[], Languages::Both).unwrap();
    let cancel = Cancel::default();
    cancel.cancel();
    for (format, name) in
        [("epub", "a.epub"), ("ron", "a"), ("ron", "a.zip"), ("bag", "a"), ("photos", "a"), ("photos", "a.zip")]
    {
        let to = beside(&archive, name);
        let error = export::run(&job(&catalog, &store, &selection, format, &to, &cancel)).unwrap_err();
        assert_eq!(error.words(Language::En), "The export was cancelled; nothing was written", "{format}");
        assert_eq!(fs::read_dir(to.parent().unwrap()).unwrap().count(), 1, "{format}");
    }
}

#[test]
fn a_bag_holds_what_it_says() {
    let archive = Archive::small();
    let store = Folder::new(&archive.path);
    let catalog = catalog_of(&store);
    let selection = Selection::of(&catalog, None, &["edition/1".parse().unwrap()], Languages::Both).unwrap();
    let to = beside(&archive, "bag");
    export::run(&job(&catalog, &store, &selection, "bag", &to, &Cancel::default())).unwrap();
    let bag = files(&to);
    let plain = files(&export(&archive, &["edition/1"], "ron", "plain"));
    let payload: Files = below(&bag, "data/").map(|(name, bytes)| (name[5..].to_owned(), bytes.clone())).collect();
    assert_eq!(payload, plain);
    is_sound(&to.join("data"));
    let text = |name: &str| String::from_utf8(bag[name].clone()).unwrap();
    assert_eq!(text("bagit.txt"), "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    let octets: usize = payload.values().map(Vec::len).sum();
    assert_eq!(
        text("bag-info.txt"),
        format!(
            "Bag-Software-Agent: forum-archive {}\nBagging-Date: 2026-11-25\nExternal-Description: Example Forum / \
             示例论坛\nExternal-Identifier: edition/1\nPayload-Oxum: {octets}.{}\n",
            env!("CARGO_PKG_VERSION"),
            payload.len()
        )
    );
    let sum = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines: String = below(&bag, "data/").map(|(name, bytes)| format!("{}  {name}\n", sum(bytes))).collect();
    assert_eq!(text("manifest-sha256.txt"), lines);
    let tags = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt"];
    let lines: String = tags.iter().map(|name| format!("{}  {name}\n", sum(&bag[*name]))).collect();
    assert_eq!(text("tagmanifest-sha256.txt"), lines);
    is_valid(&to);
}

#[test]
fn odd_names_of_photos_are_in_a_valid_bag() {
    let archive = Archive::small();
    let folder = archive.path.join("editions/2001-1");
    let text = fs::read_to_string(folder.join("photos.ron")).unwrap();
    fs::write(folder.join("photos.ron"), text.replace("opening.jpg", "示例 100%0A.jpg")).unwrap();
    fs::rename(folder.join("photos/opening.jpg"), folder.join("photos/示例 100%0A.jpg")).unwrap();
    let to = export(&archive, &[], "bag", "bag");
    let manifest = fs::read_to_string(to.join("manifest-sha512.txt")).unwrap();
    assert!(manifest.contains("  data/editions/2001-1/photos/示例 100%250A.jpg\n"), "{manifest}");
    // bagit-python takes a percent sign for itself, against section 2.1.3.
    fs::write(folder.join("photos.ron"), text.replace("opening.jpg", "示例 é.jpg")).unwrap();
    fs::rename(folder.join("photos/示例 100%0A.jpg"), folder.join("photos/示例 é.jpg")).unwrap();
    is_valid(&export(&archive, &[], "bag", "other"));
}

/// Whether bagit-python finds nothing to say.
fn is_valid(bag: &Path) {
    let there = Command::new("python3").args(["-c", "import bagit"]).output().is_ok_and(|done| done.status.success());
    if !there {
        // .ci/run says so where it could be installed.
        assert!(std::env::var_os("FORUM_ARCHIVE_BAGIT").is_none(), "bagit-python is missing");
        println!("skipped: bagit-python is missing");
        return;
    }
    let done = Command::new("python3").args(["-m", "bagit", "--validate"]).arg(bag).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn both_are_said_in_both_languages() {
    for (key, en, zh) in [
        ("format-ron", "Records as a small archive (folder or .zip)", "记录，自成小档案（文件夹或 .zip）"),
        ("format-bag", "Preservation package (BagIt)", "长期保存包（BagIt）"),
    ] {
        assert_eq!((words::get(Language::En, key), words::get(Language::Zh, key)), (en.into(), zh.into()));
    }
    let wrong = words::Message::new("export-bag-wrong").with("file", "data/a");
    assert_eq!(
        wrong.words(Language::En),
        "data/a is not on the disk as it was written; nothing was exported; check the disk and export again"
    );
    assert_eq!(wrong.words(Language::Zh), "磁盘上的 data/a 与写入的内容不符；没有导出任何内容；请检查磁盘后重新导出");
}
