//! Changing an archive in the window: who may write, changes with undo and redo, tasks, a copy of the
//! built-in archive, new archives, and leaving while something runs.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;
#[path = "support/window.rs"]
mod window;

use std::{
    fs,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use forum_archive::{
    app::{Deed, Ended, Made},
    archive::{
        FileState, Folder, Store as _,
        change::{Access, Change, Fingerprint, Holder, Lock},
    },
    model::Language::{self, En, Zh},
    ui::tasks::TaskState,
    words::Message,
};
use jiff::Timestamp;
use support::{small, write_to};
use tempfile::TempDir;
use window::{Driven, open, start, start_on};

const USUAL: [f32; 2] = [1400.0, 900.0];
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const PEOPLE: &str = "people.ron";

fn archive() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_to(&small(), folder.path());
    folder
}

fn on(folder: &Path, language: Language, place: &str) -> Driven {
    open(start_on(folder, language, place), USUAL)
}

fn now() -> Timestamp {
    "2026-11-25T01:40:00Z".parse().unwrap()
}

/// The lock of an archive, as another program has it.
fn held(folder: &Path) -> Lock {
    match Access::to(folder, &Holder { process: 4711, ..Holder::this_process(now()) }) {
        Access::Writable(lock) => lock,
        other => panic!("{other:?}"),
    }
}

/// Gives the example person another name; what the file was is read when the change is made.
fn rename(to: &'static str) -> Deed {
    Deed::new(Message::new("no-screen-yet").with("place", to), move |work| {
        work.progress.expect(1);
        let was = work.store.read(PEOPLE).map_err(|_| Message::new("disk-gone").with("path", PEOPLE))?;
        let becomes = String::from_utf8(was.clone()).unwrap().replace("Example Person", to);
        let mut change = Change::new(named(to));
        change.put(PEOPLE, Some(Fingerprint::of(&was)), becomes);
        work.cancel.check()?;
        work.progress.step();
        Ok(Made::Done(work.lock.apply(&change, work.now)?))
    })
}

fn named(what: &str) -> Message {
    Message::new("article-without-source").with("id", what)
}

/// A deed that waits until it is let go or cancelled, and then does nothing.
fn waiting(go: &Arc<AtomicBool>) -> Deed {
    let go = go.clone();
    Deed::new(named("waiting"), move |work| {
        work.progress.expect(4);
        work.progress.step();
        while !go.load(Ordering::SeqCst) {
            work.cancel.check()?;
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(Made::Nothing(Message::new("change-of-nothing")))
    })
}

fn change(driven: &mut Driven, deed: Deed) {
    driven.harness.state_mut().state.change(deed);
}

/// Steps until something holds.
#[track_caller]
fn until(driven: &mut Driven, what: &str, holds: impl Fn(&Driven) -> bool) {
    for _ in 0..600 {
        driven.harness.step();
        if holds(driven) {
            driven.harness.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{what} did not come:\n{}", driven.words());
}

/// Steps until no task runs and the archive was read.
#[track_caller]
fn settle(driven: &mut Driven) {
    until(driven, "the end of the task", |driven| {
        let state = &driven.harness.state().state;
        state.tasks.running().next().is_none() && state.opening.is_none() && state.index.is_some()
    });
}

fn people(folder: &Path) -> String {
    fs::read_to_string(folder.join(PEOPLE)).unwrap()
}

/// What a screen reader says of the only control of this name beside its name.
fn description(driven: &Driven, name: &str) -> String {
    driven.harness.get_by_label(name).accesskit_node().description().unwrap_or_default()
}

#[test]
fn a_change_is_made_shown_undone_and_redone_by_keys() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "speaker/example-person");
    driven.hides(&["Read-only", "Built-in", "Tasks"]);
    let before = driven.harness.state().state.snapshot;
    change(&mut driven, rename("Renamed Person"));
    settle(&mut driven);
    driven.shows(&["Done: Article Renamed Person names no source", "Undo", "›\nRenamed Person", "Tasks"]);
    driven.hides(&["›\nExample Person"]);
    assert!(driven.harness.state().state.snapshot > before, "a new snapshot");
    assert_eq!(driven.place(), "speaker/example-person", "one stays where one is");
    assert!(people(folder.path()).contains("Renamed Person"));
    assert_eq!(description(&driven, "Undo"), "Undo: Article Renamed Person names no source");

    driven.keys(CTRL, Key::Z);
    settle(&mut driven);
    driven.shows(&["Undone: Article Renamed Person names no source", "›\nExample Person"]);
    assert!(people(folder.path()).contains("Example Person"));
    driven.keys(CTRL_SHIFT, Key::Z);
    settle(&mut driven);
    driven.shows(&["Done again: Article Renamed Person names no source", "›\nRenamed Person"]);
    driven.keys(CTRL, Key::Z);
    settle(&mut driven);
    driven.keys(CTRL, Key::Y);
    settle(&mut driven);
    driven.shows(&["Done again: Article Renamed Person names no source"]);
    assert!(people(folder.path()).contains("Renamed Person"));
    driven.click("Undo");
    settle(&mut driven);
    driven.click("Redo");
    settle(&mut driven);
    driven.shows(&["Done again"]);
}

#[test]
fn undo_and_redo_are_named_in_menu_and_palette_in_both_languages_also_after_reopening() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "timeline");
    driven.click("Menu");
    driven.click("Edit");
    assert!(driven.harness.get_by_label_contains("Undo").accesskit_node().is_disabled(), "nothing to undo");
    driven.key(Key::Escape);
    driven.key(Key::Escape);
    change(&mut driven, rename("Renamed Person"));
    settle(&mut driven);
    drop(driven);

    let mut driven = on(folder.path(), Zh, "timeline");
    driven.click("菜单");
    driven.click("编辑");
    driven.shows(&["撤销：文章 Renamed Person", "重做"]);
    driven.key(Key::Escape);
    driven.key(Key::Escape);
    driven.keys(CTRL_SHIFT, Key::P);
    driven.type_text("撤销");
    driven.key(Key::Enter);
    settle(&mut driven);
    driven.shows(&["已撤销：文章 Renamed Person"]);
    drop(driven);

    let mut driven = on(folder.path(), En, "timeline");
    driven.keys(CTRL_SHIFT, Key::P);
    driven.type_text("redo");
    driven.shows(&["Redo: Article Renamed Person names no source"]);
    driven.key(Key::Enter);
    settle(&mut driven);
    driven.shows(&["Done again: Article Renamed Person names no source"]);
    drop(driven);
    let mut driven = on(folder.path(), Zh, "timeline");
    change(&mut driven, rename("另一人"));
    settle(&mut driven);
    driven.keys(CTRL, Key::Z);
    settle(&mut driven);
    driven.keys(CTRL, Key::Y);
    settle(&mut driven);
    driven.shows(&["已重做：文章"]);
}

#[test]
fn what_is_typed_in_a_field_is_undone_in_the_field() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "speakers");
    change(&mut driven, rename("Renamed Person"));
    settle(&mut driven);
    driven.keys(CTRL, Key::F);
    driven.type_text("sample");
    driven.keys(CTRL, Key::Z);
    settle(&mut driven);
    driven.hides(&["Undone"]);
    assert!(people(folder.path()).contains("Renamed Person"));
}

#[test]
fn one_stays_where_one_is_with_what_was_chosen() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "speakers");
    driven.key(Key::ArrowDown);
    driven.key(Key::ArrowRight);
    let chosen = |driven: &Driven| {
        let state = &driven.harness.state().state;
        let here = state.history.here().unwrap();
        let row = here.state.rows.as_ref().unwrap().rows[here.state.selected.unwrap()];
        state.catalog.people()[row as usize].record.id.clone()
    };
    assert_eq!(chosen(&driven), "sample-person");
    let visit = driven.harness.state().state.history.here().unwrap().number;
    change(&mut driven, rename("Zealous Person"));
    settle(&mut driven);
    assert_eq!(chosen(&driven), "sample-person", "it stands elsewhere in the list now");
    assert_eq!(driven.harness.state().state.history.here().unwrap().number, visit);
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "speaker/sample-person");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(driven.place(), "speakers");
}

#[test]
fn a_list_narrowed_by_words_stays_narrowed_while_the_archive_is_read_again() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "speakers");
    driven.keys(CTRL, Key::F);
    driven.type_text("sample");
    driven.hides(&["Example Person"]);
    let before = driven.harness.state().state.snapshot;
    change(&mut driven, rename("Renamed Person"));
    while driven.harness.state().state.snapshot == before {
        driven.harness.step();
        driven.shows(&["Sample Person"]);
        driven.hides(&["Example Person", "Renamed Person ·"]);
        std::thread::sleep(Duration::from_millis(2));
    }
    settle(&mut driven);
    driven.hides(&["Renamed Person ·"]);
}

#[test]
fn reading_again_shows_no_half_archive_and_keeps_the_right_to_write() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "article/2001-1-opens");
    driven.key(Key::F5);
    for _ in 0..100 {
        driven.harness.step();
        driven.shows(&["The Example Forum opens"]);
        if driven.harness.state().state.opening.is_none() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    driven.wait();
    driven.hides(&["Read-only"]);
    change(&mut driven, rename("Renamed Person"));
    settle(&mut driven);
    assert!(people(folder.path()).contains("Renamed Person"));
    assert!(matches!(Access::to(folder.path(), &Holder::this_process(now())), Access::Held(_)), "the window has it");
    drop(driven);
}

#[test]
fn another_path_to_the_same_archive_is_the_same_archive() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "timeline");
    let other = folder.path().join("editions").join("..");
    driven.keys(CTRL, Key::O);
    driven.keys(CTRL, Key::A);
    driven.type_text(&other.display().to_string());
    driven.key(Key::Enter);
    driven.wait();
    driven.hides(&["Read-only"]);
}

#[test]
fn an_archive_that_is_left_is_given_back() {
    let (first, second) = (archive(), archive());
    let mut driven = on(first.path(), En, "timeline");
    driven.keys(CTRL, Key::O);
    driven.keys(CTRL, Key::A);
    driven.type_text(&second.path().display().to_string());
    driven.key(Key::Enter);
    driven.wait();
    until(&mut driven, "the first archive", |_| {
        matches!(Access::to(first.path(), &Holder::this_process(now())), Access::Writable(_))
    });
    assert!(matches!(Access::to(second.path(), &Holder::this_process(now())), Access::Held(_)));
}

#[test]
fn an_archive_that_somebody_has_is_read_only_until_it_is_given_back() {
    let folder = archive();
    let lock = held(folder.path());
    let mut driven = on(folder.path(), En, "speakers");
    let said = description(&driven, "Read-only");
    for part in ["has had this archive open for writing since", "(process 4711)", "It can be read meanwhile"] {
        assert!(said.contains(part), "“{part}” is not in {said}");
    }
    driven.click("Read-only");
    driven.shows(&["(process 4711)", "When it is closed there, read it again (F5) to make changes", "Read again"]);
    driven.key(Key::Escape);
    change(&mut driven, rename("Renamed Person"));
    driven.harness.run();
    driven.shows(&["Not done: ", "(process 4711). It can be read meanwhile", "Read again"]);
    assert!(people(folder.path()).contains("Example Person"));
    driven.keys(CTRL, Key::Z);
    driven.hides(&["Undone"]);

    let mut chinese = on(folder.path(), Zh, "speakers");
    assert!(description(&chinese, "只读").contains("已打开此档案进行写入"));
    assert!(description(&chinese, "只读").contains("其间仍可阅读。待对方关闭后，重新读取（F5）即可更改"));
    change(&mut chinese, rename("Renamed Person"));
    chinese.harness.run();
    chinese.shows(&["未完成：", "已打开此档案进行写入"]);
    drop(chinese);

    drop(lock);
    driven.click("Read again");
    driven.wait();
    driven.hides(&["Read-only"]);
    change(&mut driven, rename("Renamed Person"));
    settle(&mut driven);
    assert!(people(folder.path()).contains("Renamed Person"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_read_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = archive();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::create_dir(folder.path().join("probe")).is_ok() {
        println!("skipped: this user may write everywhere");
        return;
    }
    let mut driven = on(folder.path(), En, "timeline");
    assert!(description(&driven, "Read-only").contains("You may not write in this folder"));
    change(&mut driven, rename("Renamed Person"));
    driven.harness.run();
    driven.shows(&["You may not write in this folder. To make changes, copy the folder to where you may write"]);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_journal_that_cannot_be_read_makes_the_archive_read_only() {
    for (language, badge, hint) in [
        (En, "Read-only", "To make changes, copy the folder to where you may write, and open the copy"),
        (Zh, "只读", "如需更改，请将文件夹复制到有写入权限的位置，再打开副本"),
    ] {
        let folder = archive();
        fs::create_dir_all(folder.path().join(".forum-archive/journal")).unwrap();
        fs::write(folder.path().join(".forum-archive/journal/unfinished.ron"), "(").unwrap();
        let mut driven = on(folder.path(), language, "timeline");
        driven.click(badge);
        driven.shows(&[hint]);
    }
}

#[test]
fn what_somebody_else_changed_is_a_conflict_and_nothing_is_lost() {
    let folder = archive();
    let stale = Deed::new(named("stale"), |work| {
        let mut change = Change::new(named("stale"));
        change.put(PEOPLE, Some(Fingerprint::of(b"as it was long ago")), "(people: [])");
        Ok(Made::Done(work.lock.apply(&change, work.now)?))
    });
    let mut driven = on(folder.path(), En, "speakers");
    let before = people(folder.path());
    change(&mut driven, stale.clone());
    settle(&mut driven);
    driven.shows(&[
        "Not done: Article stale names no source. people.ron was changed by somebody else since it was read",
        "Read again",
    ]);
    assert_eq!(people(folder.path()), before);
    fs::write(folder.path().join(PEOPLE), before.replace("Example Person", "Changed Elsewhere")).unwrap();
    driven.click("Read again");
    driven.wait();
    driven.shows(&["Changed Elsewhere"]);
    driven.hides(&["Not done"]);

    driven.click("Tasks");
    driven.shows(&["Article stale names no source", "people.ron was changed by somebody else", "Try again"]);
    driven.click("Try again");
    settle(&mut driven);
    driven.shows(&["Not done: Article stale names no source"]);
    assert_eq!(driven.harness.state().state.tasks.list.len(), 1, "it is the same task");

    let mut chinese = on(archive().path(), Zh, "speakers");
    change(&mut chinese, stale);
    settle(&mut chinese);
    chinese.shows(&["未完成：", "people.ron", "重新读取"]);
}

#[test]
fn undo_of_what_was_changed_since_is_a_conflict() {
    let folder = archive();
    let mut driven = on(folder.path(), En, "speakers");
    change(&mut driven, rename("Renamed Person"));
    settle(&mut driven);
    let by_hand = people(folder.path()).replace("Renamed", "By Hand");
    fs::write(folder.path().join(PEOPLE), &by_hand).unwrap();
    driven.keys(CTRL, Key::Z);
    settle(&mut driven);
    driven.shows(&["Not done: Undo: Article Renamed Person names no source. people.ron was changed by somebody else"]);
    assert_eq!(people(folder.path()), by_hand);
}

#[test]
fn a_task_is_listed_counted_cancelled_and_cleared_by_keys() {
    let folder = archive();
    let go = Arc::new(AtomicBool::new(false));
    let mut driven = on(folder.path(), En, "speakers");
    change(&mut driven, waiting(&go));
    until(&mut driven, "progress", |driven| driven.words().contains("Tasks, 1 running"));
    driven.harness.get_by_label("Tasks, 1 running").focus();
    driven.harness.run();
    driven.key(Key::Enter);
    until(&mut driven, "the list", |driven| driven.words().contains("1 of 4"));
    assert!(driven.harness.query_by_role(egui::accesskit::Role::ProgressIndicator).is_some());
    for _ in 0..10 {
        if driven.harness.get_by_label("Cancel").accesskit_node().is_focused() {
            break;
        }
        driven.key(Key::Tab);
    }
    driven.key(Key::Enter);
    settle(&mut driven);
    driven.shows(&["Article waiting names no source", "Cancelled; nothing was changed", "Clear what has ended"]);
    driven.hides(&["Not done"]);
    driven.click("Clear what has ended");
    driven.hides(&["Tasks"]);

    let mut chinese = on(archive().path(), Zh, "speakers");
    change(&mut chinese, waiting(&go));
    until(&mut chinese, "progress", |driven| driven.words().contains("任务，1 项进行中"));
    chinese.click("任务，1 项进行中");
    until(&mut chinese, "the count", |driven| driven.words().contains("1／4"));
    go.store(true, Ordering::SeqCst);
    settle(&mut chinese);
    chinese.shows(&["没有需要更改的内容", "清除已结束的任务"]);
}

#[test]
fn other_tasks_are_listed_too_and_what_fails_is_tried_again() {
    let mut driven = open(start(En, "timeline"), USUAL);
    let tried = Arc::new(AtomicBool::new(false));
    let run = tried.clone();
    driven.harness.state_mut().state.run_task(named("reading"), move |_, _| {
        if run.swap(true, Ordering::SeqCst) {
            return Ended::new(TaskState::Done(Message::new("task-done")))
                .then(|state| state.notice = Some(named("followed").into()));
        }
        Ended::new(TaskState::Failed(Message::new("disk-full").with("path", "example")))
    });
    settle(&mut driven);
    driven.click("Tasks");
    driven.shows(&["Article reading names no source", "example: the disk is full"]);
    driven.click("Try again");
    settle(&mut driven);
    driven.shows(&["Done", "Article followed names no source"]);
    driven.hides(&["Try again"]);
    driven.harness.state_mut().state.run_task(named("broken"), |_, _| panic!("on purpose"));
    settle(&mut driven);
    driven.shows(&["The program met an error of its own; nothing was changed. Try again, and report it if it stays"]);
    let words = |key: &'static str| [En, Zh].map(|language| Message::new(key).words(language));
    assert_eq!(words("task-broke")[1], "程序自身出错，没有作任何更改。请重试；若仍出错，请反馈");
    assert_eq!(
        words("task-not-started"),
        [
            "The computer could not begin another task; close other programs and try again",
            "电脑无法再开始新的任务，请关闭其他程序后重试"
        ]
    );
    assert_eq!(words("task-runs"), ["Running…", "进行中…"]);
    assert_eq!(words("task-stops"), ["Stopping…", "正在停止…"]);
    assert_eq!(words("task-cancelled")[1], "已取消，没有作任何更改");
    assert_eq!(words("task-done")[1], "已完成");
}

#[test]
fn the_built_in_archive_asks_where_to_keep_a_copy_and_carries_on() {
    let documents = tempfile::tempdir().unwrap();
    let mut begin = start(En, "speaker/xie-chuntao");
    begin.documents = Some(documents.path().to_owned());
    let mut driven = open(begin, USUAL);
    driven.keys(CTRL, Key::D);
    driven.shows(&["Bookmark added"]);
    driven.click("Built-in");
    driven.shows(&[
        "This archive is part of the program and stays as it is",
        "The first change asks where to keep a copy of it",
    ]);
    driven.key(Key::Escape);
    let deed = Deed::new(named("carried on"), |work| {
        let was = work.store.read(PEOPLE).unwrap();
        let mut change = Change::new(named("carried on"));
        let becomes = String::from_utf8(was.clone()).unwrap().replace("Xie Chuntao", "Renamed Person");
        change.put(PEOPLE, Some(Fingerprint::of(&was)), becomes);
        Ok(Made::Done(work.lock.apply(&change, work.now)?))
    });
    change(&mut driven, deed.clone());
    driven.harness.run();
    driven.shows(&[
        "Keep a copy to change",
        "Changes are made to a copy in a folder of your own",
        "To be done then: Article carried on names no source",
    ]);
    driven.click("Cancel");
    driven.hides(&["Keep a copy to change", "Not done"]);

    fs::create_dir(documents.path().join("Forum archive")).unwrap();
    change(&mut driven, deed);
    let suggested = documents.path().join("Forum archive 2");
    let shown = suggested.display().to_string();
    until(&mut driven, "a suggestion", |driven| driven.words().contains(&shown));
    fs::create_dir(&suggested).unwrap();
    fs::write(suggested.join("mine.txt"), "mine").unwrap();
    driven.click("Make the copy");
    until(&mut driven, "the refusal", |driven| driven.words().contains("is not an empty folder; choose another name"));
    driven.shows(&["Keep a copy to change"]);
    fs::remove_file(suggested.join("mine.txt")).unwrap();
    driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Folder").focus();
    driven.harness.run();
    driven.key(Key::Enter);
    settle(&mut driven);
    until(&mut driven, "the change", |driven| driven.words().contains("Done: Article carried on"));
    settle(&mut driven);
    driven.shows(&["Renamed Person"]);
    driven.hides(&["Built-in", "Keep a copy"]);
    driven.shows(&["Bookmarked"]);
    assert_eq!(driven.place(), "speaker/xie-chuntao", "one stays where one is");
    assert!(people(&suggested).contains("Renamed Person"));
    assert_eq!(driven.harness.state().state.settings.archive.as_deref(), Some(suggested.as_path()));

    let mut chinese = open(start(Zh, "timeline"), USUAL);
    change(&mut chinese, waiting(&Arc::default()));
    chinese.harness.run();
    chinese.shows(&[
        "保存一份副本以供更改",
        "更改将在您自己文件夹中的副本里进行",
        "随后进行：文章 waiting",
        "制作副本",
    ]);
    chinese.key(Key::Escape);
    chinese.hides(&["保存一份副本以供更改"]);
    chinese.click("内置");
    chinese.shows(&["这份档案是程序的一部分，不会被更改", "首次更改时会询问副本的存放位置"]);
}

#[test]
fn a_new_archive_is_made_from_the_dialog() {
    let documents = tempfile::tempdir().unwrap();
    let mut begin = start(En, "timeline");
    begin.documents = Some(documents.path().to_owned());
    let mut driven = open(begin, USUAL);
    driven.keys(CTRL, Key::N);
    driven.shows(&["New archive", "A name in one of the two languages is enough", "Name in Chinese", "Browse…"]);
    until(&mut driven, "a suggestion", |driven| driven.words().contains("Forum archive"));
    assert!(driven.harness.get_by_label("Make the archive").accesskit_node().is_disabled(), "it has no name yet");
    driven.type_text("Sample Forum");
    driven.key(Key::Tab);
    driven.type_text("样例论坛");
    driven.key(Key::Tab);
    driven.keys(CTRL, Key::A);
    let file = documents.path().join("file");
    fs::write(&file, "").unwrap();
    driven.type_text(&file.display().to_string());
    driven.key(Key::Enter);
    until(&mut driven, "the refusal", |driven| driven.words().contains("is not an empty folder; choose another name"));
    driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Folder").focus();
    driven.harness.run();
    driven.keys(CTRL, Key::A);
    let folder = documents.path().join("sample");
    driven.type_text(&folder.display().to_string());
    driven.hides(&["is not an empty folder"]);
    driven.key(Key::Enter);
    until(&mut driven, "the archive", |driven| driven.words().contains("This archive has no editions yet"));
    driven.wait();
    driven.hides(&["Read-only", "Built-in", "Make the archive"]);
    let text = fs::read_to_string(folder.join("archive.ron")).unwrap();
    assert!(text.contains("Sample Forum") && text.contains("样例论坛"), "{text}");
    assert_eq!(Folder::new(&folder).state("README.md"), FileState::Present);

    let mut chinese = open(start(Zh, "timeline"), USUAL);
    chinese.keys(CTRL, Key::O);
    chinese.click("新建档案…");
    chinese.shows(&["新建档案", "两种语言的名称填写其一即可", "英文名称", "中文名称", "文件夹", "新建"]);
    chinese.key(Key::Escape);
    chinese.hides(&["英文名称"]);
}

/// Asks the window to close, as the system does.
fn close(driven: &mut Driven) -> Vec<egui::ViewportCommand> {
    let viewport = driven.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    driven.harness.step();
    let commands = commands(driven);
    let viewport = driven.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.events.clear();
    driven.harness.run();
    commands
}

fn commands(driven: &Driven) -> Vec<egui::ViewportCommand> {
    let output = driven.harness.output().viewport_output.get(&egui::ViewportId::ROOT);
    output.map(|output| output.commands.clone()).unwrap_or_default()
}

#[test]
fn closing_while_a_task_runs_asks_and_waits_for_it() {
    let folder = archive();
    let go = Arc::new(AtomicBool::new(false));
    let mut driven = on(folder.path(), En, "timeline");
    assert!(!close(&mut driven).contains(&egui::ViewportCommand::CancelClose), "nothing runs");
    change(&mut driven, waiting(&go));
    driven.harness.step();
    assert!(close(&mut driven).contains(&egui::ViewportCommand::CancelClose));
    driven.shows(&[
        "“Article waiting names no source” is still running",
        "What is being changed is finished or not made at all; nothing stays half done",
        "Cancel it and close",
        "Keep working",
    ]);
    driven.key(Key::Enter);
    driven.hides(&["still running"]);
    assert!(driven.harness.state().state.tasks.running().next().is_some(), "it goes on");
    driven.keys(CTRL, Key::Q);
    driven.shows(&["Cancel it and close"]);
    driven.key(Key::Tab);
    driven.harness.key_press(Key::Enter);
    let closed = (0..200).any(|_| {
        driven.harness.step();
        std::thread::sleep(Duration::from_millis(5));
        commands(&driven).contains(&egui::ViewportCommand::Close)
    });
    assert!(closed, "it closes when the task has answered");
    assert!(driven.harness.state().state.tasks.running().next().is_none());

    let mut chinese = on(archive().path(), Zh, "timeline");
    change(&mut chinese, waiting(&go));
    chinese.harness.step();
    chinese.keys(CTRL, Key::Q);
    chinese.shows(&["仍在进行", "更改要么全部完成，要么完全不作，不会只做一半", "取消任务并关闭", "继续工作"]);
    go.store(true, Ordering::SeqCst);
    settle(&mut chinese);
    chinese.hides(&["仍在进行"]);
}

#[test]
fn opening_another_archive_while_tasks_run_asks() {
    let (folder, other) = (archive(), archive());
    let go = Arc::new(AtomicBool::new(false));
    let mut driven = on(folder.path(), En, "timeline");
    change(&mut driven, waiting(&go));
    change(&mut driven, waiting(&go));
    driven.harness.step();
    let ask = |driven: &mut Driven| {
        driven.keys(CTRL, Key::O);
        driven.keys(CTRL, Key::A);
        driven.type_text(&other.path().display().to_string());
        driven.key(Key::Enter);
    };
    ask(&mut driven);
    driven.shows(&["2 tasks are still running", "Cancel it and open the other archive"]);
    driven.key(Key::Escape);
    driven.hides(&["still running"]);
    ask(&mut driven);
    driven.click("Cancel it and open the other archive");
    until(&mut driven, "the other archive", |driven| {
        driven.harness.state().state.folder() == Some(other.path()) && driven.harness.state().state.opening.is_none()
    });
    driven.hides(&["still running"]);
    // Reading the same archive again needs no answer.
    change(&mut driven, waiting(&go));
    driven.harness.step();
    driven.key(Key::F5);
    driven.hides(&["still running"]);
    go.store(true, Ordering::SeqCst);
    settle(&mut driven);
    let words = [En, Zh].map(|language| {
        let several = Message::new("leaving-several").with("count", 2).with("shown", "2").words(language);
        let open = Message::new("leaving-open").words(language);
        [several, open, Message::new("leaving-waits").words(language)]
    });
    assert_eq!(words[0][2], "Waiting until it has stopped…");
    assert_eq!(words[1], ["仍有 2 项任务在进行", "取消任务并打开另一份档案", "正在等待停止…"]);
}
