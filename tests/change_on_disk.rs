//! Changes on a real disk: processes that are killed in the middle, two that want to write, folders
//! that may not be written, links, what the command line says of it all.
//!
//! `FORUM_ARCHIVE_KILLS=1000 cargo test --test change_on_disk killed` kills more often.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/crash.rs"]
#[allow(dead_code, reason = "every test takes what it needs")]
mod crash;
mod support;
#[path = "support/window.rs"]
mod window;
#[path = "support/worker.rs"]
mod worker;

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
    sync::Arc,
    time::Instant,
};

use crash::{Crash, Fate, Fault};
use forum_archive::{
    archive::{
        FileState, Folder, Memory, Severity, Store as _,
        change::{Access, ChangeError, Fingerprint, Holder, Reading, apply, changes_of},
    },
    model::Language,
    words::{self, Message},
};
use serde_json::{Value, json};
use support::{checked, small, write_to};
use tempfile::TempDir;
use worker::{When, busy, change, files, generation, lock, now, start};

const PEOPLE: &str = "people.ron";
const UNFINISHED: &str = ".forum-archive/journal/unfinished.ron";

fn folder_with(files: &BTreeMap<String, Vec<u8>>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_to(&Memory { files: files.clone() }, folder.path());
    folder
}

fn in_both(message: &Message) -> [String; 2] {
    Language::ALL.map(|language| message.words(language))
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn work_of_another_process() {
    worker::work();
}

#[test]
fn a_process_that_is_killed_leaves_the_old_archive_or_the_new_one() {
    let kills = std::env::var("FORUM_ARCHIVE_KILLS").map_or(200, |kills| kills.parse().unwrap());
    // What a killed process has written, the system still has: memory does as well as a disk, and faster.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    write_to(&Memory { files: busy(0) }, folder.path());
    let (mut cut_short, mut generations, mut random) = (0, 0, 1_u64);
    let mut up_to = |most: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % most
    };
    // On this disk two changes there and back take how long?
    let there = change(&busy(0), &busy(1));
    let start = Instant::now();
    for _ in 0..2 {
        lock(folder.path()).apply(&there, now()).unwrap();
        lock(folder.path()).undo(now()).unwrap();
    }
    let most = u64::try_from(start.elapsed().as_micros()).unwrap();
    for kill in 0..kills {
        let when = if kill % 4 == 0 { When::Started(up_to(most)) } else { When::Said(up_to(most)) };
        let said = worker::killed("change", folder.path(), when);
        cut_short += usize::from(folder.path().join(UNFINISHED).exists());
        if kill % 2 == 1 {
            // Whoever opens it next is killed too.
            worker::killed("open", folder.path(), When::Started(up_to(12_000)));
        }
        drop(lock(folder.path()));
        let tree = files(folder.path());
        let number = |line: &str, word: &str| line.strip_prefix(word)?.trim().parse::<usize>().ok();
        let last = said.lines().rev().find_map(|line| number(line, "is ")).unwrap_or(generations);
        let towards = said.lines().last().and_then(|line| number(line, "towards "));
        let is = [Some(last), towards].into_iter().flatten().find(|number| tree == busy(*number));
        let Some(is) = is else { panic!("kill {kill}: neither {last} nor {towards:?}: {:?}", tree.keys()) };
        generations = is;
    }
    let (_, found) = checked(&Folder::new(folder.path()), support::THIS_YEAR);
    assert!(found.iter().all(|found| found.finding.severity == Severity::Note), "{found:?}");
    println!("{kills} kills, {cut_short} of them within a change, {generations} changes");
    assert!(cut_short >= kills / 50, "only {cut_short} of {kills} kills were within a change");
    assert!(generations > 10, "only {generations} changes");
}

#[test]
fn a_second_writer_is_refused_and_a_dead_one_s_lock_is_taken_over() {
    let folder = folder_with(&small().files);
    let mut child = start("hold", folder.path());
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "held");

    let holder = Holder { process: child.id(), ..Holder::this_process(now()) };
    let Access::Held(reason) = Access::to(folder.path(), &Holder::this_process(now())) else { panic!("not refused") };
    let user = |somebody: &str| holder.user.clone().unwrap_or(somebody.to_owned());
    let (machine, since, process) = (&holder.machine, words::moment(now()), holder.process);
    let said = [
        format!(
            "{} on {machine} has had this archive open for writing since {since} (process {process})",
            user("Somebody")
        ),
        format!("{machine} 上的 {} 自 {since} 起已打开此档案进行写入（进程 {process}）", user("某位用户")),
    ];
    assert_eq!(in_both(&reason), said);
    check(folder.path(), &["undo"], 1, ["", ""], told(folder.path(), said.each_ref().map(String::as_str)));
    // Who only reads is not kept from it.
    let list = run(folder.path(), &["list", "editions"], "en");
    assert_eq!((text(&list.stderr).as_str(), list.status.code()), ("", Some(0)));

    // The name is gone, the lock is not.
    fs::write(folder.path().join(".forum-archive/holder.ron"), "(").unwrap();
    let Access::Held(reason) = Access::to(folder.path(), &holder) else { panic!("not refused") };
    let unknown = ["Another program has this archive open for writing", "另一个程序已打开此档案进行写入"];
    assert_eq!(in_both(&reason), unknown);

    child.kill().unwrap();
    child.wait().unwrap();
    drop(lock(folder.path()));
    // And it is given back.
    drop(lock(folder.path()));
}

#[test]
fn changes_are_undone_and_redone_after_a_restart() {
    let folder = folder_with(&generation(0));
    for number in 0..3 {
        lock(folder.path()).apply(&change(&generation(number), &generation(number + 1)), now()).unwrap();
    }
    let undone =
        |folder: &Path| -> Vec<bool> { changes_of(folder).unwrap().iter().map(|done| done.undone.is_some()).collect() };
    lock(folder.path()).undo(now()).unwrap();
    lock(folder.path()).undo(now()).unwrap();
    assert_eq!(files(folder.path()), generation(1));
    assert_eq!(undone(folder.path()), [false, true, true]);
    lock(folder.path()).redo().unwrap();
    assert_eq!(files(folder.path()), generation(2));
    // A new change on top: what was undone before it cannot be redone any more.
    lock(folder.path()).apply(&change(&generation(2), &generation(7)), now()).unwrap();
    assert_eq!(undone(folder.path()), [false, false, true, false]);
    assert!(matches!(lock(folder.path()).redo(), Err(ChangeError::Refused { .. })));
    for number in [2, 1, 0] {
        lock(folder.path()).undo(now()).unwrap();
        assert_eq!(files(folder.path()), generation(number));
    }
    assert!(matches!(lock(folder.path()).undo(now()), Err(ChangeError::Refused { .. })));
    for number in [1, 2, 7] {
        lock(folder.path()).redo().unwrap();
        assert_eq!(files(folder.path()), generation(number));
    }
}

/// The program on an archive, in a language.
fn program(folder: &Path, arguments: &[&str], language: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
    command.arg("--archive").arg(folder).args(arguments).args(["--language", language]).stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str], language: &str) -> Output {
    program(folder, arguments, language).output().unwrap()
}

/// Runs it in both languages and compares all that it says.
fn check(folder: &Path, arguments: &[&str], status: i32, out: [&str; 2], err: [String; 2]) {
    for (language, (out, err)) in ["en", "zh"].into_iter().zip(out.into_iter().zip(err)) {
        is_said(&run(folder, arguments, language), status, out, &err);
    }
}

fn is_said(output: &Output, status: i32, out: &str, err: &str) {
    assert_eq!((text(&output.stdout).as_str(), text(&output.stderr).as_str()), (out, err));
    assert_eq!(output.status.code(), Some(status));
}

#[test]
fn the_last_change_is_taken_back_and_done_again_by_command() {
    let folder = folder_with(&generation(0));
    check(
        folder.path(),
        &["undo"],
        1,
        ["", ""],
        told(folder.path(), ["There is nothing to undo", "没有可以撤销的更改"]),
    );
    check(
        folder.path(),
        &["redo"],
        1,
        ["", ""],
        told(folder.path(), ["There is nothing to redo", "没有可以重做的更改"]),
    );
    check(folder.path(), &["undo", "--list"], 0, ["", ""], [String::new(), String::new()]);
    lock(folder.path()).apply(&change(&generation(0), &generation(1)), now()).unwrap();
    let count = changes_of(folder.path()).unwrap()[0].files;

    let quiet = || [String::new(), String::new()];
    let at = words::moment(now());
    let line = [format!("1\t{at}\t{count}\tphoto\n"), format!("1\t{at}\t{count}\t照片\n")];
    check(folder.path(), &["undo", "--list"], 0, line.each_ref().map(String::as_str), quiet());
    for (language, undone, redone) in
        [("en", "Undone: photo\n", "Done again: photo\n"), ("zh", "已撤销：照片\n", "已重做：照片\n")]
    {
        is_said(&run(folder.path(), &["undo"], language), 0, undone, "");
        assert_eq!(files(folder.path()), generation(0));
        is_said(&run(folder.path(), &["redo"], language), 0, redone, "");
        assert_eq!(files(folder.path()), generation(1));
    }

    let parsed = |arguments: &[&str]| -> Value {
        let output = run(folder.path(), arguments, "en");
        assert_eq!((text(&output.stderr).as_str(), output.status.code()), ("", Some(0)));
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let mut one = json!({ "number": 1, "name": { "en": "photo", "zh": "照片" }, "time": "2026-11-25T01:40:00Z",
                          "files": count, "undone": null });
    let undone = parsed(&["undo", "--json"]);
    let time = undone["undone"]["undone"].as_str().unwrap();
    assert!(time.parse::<jiff::Timestamp>().unwrap() > now(), "{time}");
    one["undone"] = json!(time);
    assert_eq!(undone, json!({ "format": 1, "undone": one }));
    assert_eq!(parsed(&["undo", "--list", "--json"]), json!({ "format": 1, "changes": [one] }));
    let line = [format!("1\t{at}\t{count}\tphoto\tundone\n"), format!("1\t{at}\t{count}\t照片\t已撤销\n")];
    check(folder.path(), &["undo", "--list"], 0, line.each_ref().map(String::as_str), quiet());
    one["undone"] = Value::Null;
    assert_eq!(parsed(&["redo", "--json"]), json!({ "format": 1, "redone": one }));
}

/// What a command says of a folder, as a line in each language.
fn told(folder: &Path, said: [&str; 2]) -> [String; 2] {
    let [english, chinese] = said;
    let folder = folder.display();
    [format!("{folder}: {english}\n"), format!("{folder}：{chinese}\n")]
}

#[test]
fn what_cannot_be_undone_says_why() {
    let nowhere = tempfile::tempdir().unwrap();
    let said = ["This folder is no archive: it has no archive.ron", "这个文件夹不是档案：其中没有 archive.ron"];
    check(nowhere.path(), &["undo"], 1, ["", ""], told(nowhere.path(), said));
    assert_eq!(fs::read_dir(nowhere.path()).unwrap().count(), 0, "something was left in a folder that is no archive");

    for (language, said) in [
        ("en", "The built-in archive never changes; name the folder of an archive with --archive\n"),
        ("zh", "内置档案不可更改；请用 --archive 指定档案文件夹\n"),
    ] {
        for arguments in [&["undo"][..], &["redo"], &["undo", "--list"]] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
            is_said(&command.args(arguments).args(["--language", language]).output().unwrap(), 2, "", said);
        }
    }

    let folder = folder_with(&generation(0));
    lock(folder.path()).apply(&change(&generation(0), &generation(1)), now()).unwrap();
    let lost = Fingerprint::of(&generation(0)[PEOPLE]);
    fs::remove_file(folder.path().join(format!(".forum-archive/history/{lost}"))).unwrap();
    let said = [
        "What people.ron was before is no longer in the history; nothing was changed",
        "历史中已没有 people.ron 原来的内容；未作任何更改",
    ];
    check(folder.path(), &["undo"], 1, ["", ""], told(folder.path(), said));
    assert_eq!(files(folder.path()), generation(1));
    fs::write(folder.path().join(PEOPLE), "(people: [])").unwrap();
    let said = [
        "people.ron was changed by somebody else since it was read; nothing was changed",
        "读取之后，people.ron 已被他人修改；未作任何更改",
    ];
    check(folder.path(), &["undo"], 1, ["", ""], told(folder.path(), said));
}

/// What lies on the disk if the computer stops at this call of a change; none if there is no such call.
fn stopped_at(call: usize) -> Option<BTreeMap<String, Option<Arc<Vec<u8>>>>> {
    let disk = Crash::with(&generation(0));
    disk.plan(call, Fault::Crash);
    let result = apply(&disk, &change(&generation(0), &generation(1)), now());
    result.is_err().then(|| disk.restart(Fate::Kept).tree())
}

fn write_tree(tree: BTreeMap<String, Option<Arc<Vec<u8>>>>, folder: &Path) {
    for (path, bytes) in tree {
        match bytes {
            None => fs::create_dir_all(folder.join(path)).unwrap(),
            Some(bytes) => fs::write(folder.join(path), &*bytes).unwrap(),
        }
    }
}

/// An archive in which a change was cut short half way: the first files are renamed, others not.
fn cut_short() -> TempDir {
    let new = generation(1);
    for tree in (0..).map_while(stopped_at) {
        let is_new = |path: &str| tree.get(path).is_some_and(|bytes| bytes.as_deref() == Some(&new[path]));
        if is_new("archive.ron") && !is_new(PEOPLE) {
            let folder = tempfile::tempdir().unwrap();
            write_tree(tree, folder.path());
            return folder;
        }
    }
    panic!("no call is half way");
}

#[test]
fn who_only_reads_sets_right_what_was_cut_short_and_says_so() {
    for (language, said) in
        [("en", "A change that had been cut short was taken back: photo\n"), ("zh", "一项中断的更改已撤回：照片\n")]
    {
        for command in [&["list", "editions"][..], &["check"], &["undo", "--list"], &["search", "Example"]] {
            let folder = cut_short();
            assert_ne!(files(folder.path()), generation(0));
            let output = run(folder.path(), command, language);
            assert_eq!((text(&output.stderr).as_str(), output.status.code()), (said, Some(0)));
            assert_eq!(files(folder.path()), generation(0));
            assert_eq!(text(&run(folder.path(), command, language).stderr), "", "said twice");
        }
    }
    // What was renamed whole is finished.
    for (language, said) in
        [("en", "A change that had been cut short was finished: photo\n"), ("zh", "一项中断的更改已补做完成：照片\n")]
    {
        is_finished(language, said);
    }
}

#[test]
fn the_window_sets_right_what_was_cut_short_and_says_so() {
    for (language, said) in [
        (Language::En, "A change that had been cut short was taken back: photo"),
        (Language::Zh, "一项中断的更改已撤回：照片"),
    ] {
        let folder = cut_short();
        let driven = window::open(window::start_on(folder.path(), language, "timeline"), [1000.0, 700.0]);
        driven.shows(&[said]);
        assert_eq!(files(folder.path()), generation(0));
    }
}

fn is_finished(language: &str, said: &str) {
    let folder = cut_short();
    write_to(&Memory { files: generation(1) }, folder.path());
    for (path, _) in files(folder.path()) {
        assert!(generation(1).contains_key(&path) || path.ends_with(".tmp"), "{path}");
    }
    assert_eq!(text(&run(folder.path(), &["check"], language).stderr), said);
    assert_eq!(files(folder.path()), generation(1));
    assert_eq!(changes_of(folder.path()).unwrap().len(), 1);
}

#[test]
fn where_a_change_is_under_way_the_archive_is_read_as_it_was_before() {
    let (mut before, mut after) = (0, 0);
    for tree in (0..).map_while(stopped_at) {
        if !tree.contains_key(UNFINISHED) {
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("archive.ron"), "").unwrap();
        let held = lock(folder.path());
        write_tree(tree, folder.path());
        let reading = Reading::of(folder.path(), &Holder::this_process(now()));
        assert_eq!((&reading.recovered, &reading.finding), (&None, &None));
        let whole = files(folder.path()) == generation(1);
        let expected = generation(usize::from(whole));
        *if whole { &mut after } else { &mut before } += 1;
        let store = reading.store.as_ref();
        for path in generation(0).keys().chain(generation(1).keys()) {
            assert_eq!(store.read(path).ok().as_ref(), expected.get(path), "{path}");
            assert_eq!(store.read_photo(path, 1 << 20).ok().as_ref(), expected.get(path), "{path}");
            assert_eq!(store.state(path) == FileState::Present, expected.contains_key(path), "{path}");
        }
        let listing = store.list().unwrap();
        let wanted = Memory { files: expected }.list().unwrap();
        assert_eq!((listing.files, listing.editions), (wanted.files, wanted.editions));
        let (_, found) = checked(store, support::THIS_YEAR);
        assert!(found.iter().all(|found| found.finding.severity == Severity::Note), "{found:?}");
        drop(held);
    }
    assert!(before > 30 && after > 3, "{before} as before, {after} as after");
}

/// Forbids to write into a folder and all within, or allows it again.
#[cfg(unix)]
fn may_write(folder: &Path, may: bool) {
    use std::os::unix::fs::PermissionsExt as _;
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        fs::set_permissions(&inner, fs::Permissions::from_mode(if may { 0o755 } else { 0o555 })).unwrap();
        let entries = fs::read_dir(inner).unwrap().map(Result::unwrap);
        folders.extend(entries.filter(|entry| entry.file_type().unwrap().is_dir()).map(|entry| entry.path()));
    }
}

/// Runs the program on a folder that it may not write. Nothing is forbidden to root, who therefore
/// runs it as nobody; none where that is not possible.
#[cfg(unix)]
fn run_without_permission(folder: &Path, arguments: &[&str], language: &str) -> Option<Output> {
    if fs::write(folder.join("probe"), "").is_err() {
        return Some(run(folder, arguments, language));
    }
    fs::remove_file(folder.join("probe")).unwrap();
    let program = program(folder, arguments, language);
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program.get_program());
    let output = command.args(program.get_args()).stdin(Stdio::null()).output().ok()?;
    // What setpriv itself has to say, if it may not run the program.
    (!text(&output.stderr).starts_with("setpriv")).then_some(output)
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_read_and_says_why_it_cannot_be_changed() {
    let sound = folder_with(&generation(0));
    let cut_short = cut_short();
    for folder in [&sound, &cut_short] {
        may_write(folder.path(), false);
    }
    let denied = ["You may not write in this folder", "没有写入这个文件夹的权限"];
    for (language, (denied, cut)) in ["en", "zh"].into_iter().zip(denied.into_iter().zip([
        ".forum-archive/journal/unfinished.ron:1:1: A change was cut short, “photo”, and could not be set right: You may \
         not write in this folder (the archive is read as it was before; open it where it may be written)\n",
        ".forum-archive/journal/unfinished.ron:1:1: 更改“照片”中断，且未能处理：没有写入这个文件夹的权限（\
         现按更改之前的内容读取；请在有写入权限的电脑上打开）\n",
    ])) {
        let run = |folder: &TempDir, arguments: &[&str]| run_without_permission(folder.path(), arguments, language);
        let Some(output) = run(&sound, &["undo"]) else {
            assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "setpriv is missing");
            return println!("skipped: this user may write everywhere, and setpriv cannot start the program as another");
        };
        let colon = if language == "en" { ": " } else { "：" };
        is_said(&output, 1, "", &format!("{}{colon}{denied}\n", sound.path().display()));
        is_said(&run(&sound, &["check"]).unwrap(), 0, "", "");

        let before = files(cut_short.path());
        is_said(&run(&cut_short, &["check"]).unwrap(), 1, cut, "");
        for kind in ["editions", "articles", "speakers"] {
            let expected = text(&run(&sound, &["list", kind]).unwrap().stdout);
            is_said(&run(&cut_short, &["list", kind]).unwrap(), 0, &expected, "");
        }
        assert_eq!(files(cut_short.path()), before);
    }
    for folder in [&sound, &cut_short] {
        may_write(folder.path(), true);
    }
}
