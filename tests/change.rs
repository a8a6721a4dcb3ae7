//! How a change reaches the disk. On a disk in memory every call is made to fail, once and for
//! good, and the computer to stop at every call, with what was not flushed kept, lost or torn, also
//! while an earlier crash is being set right: afterwards the archive is the old one or the new one,
//! whole.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/crash.rs"]
mod crash;
mod support;

use std::{collections::BTreeMap, io, sync::Arc};

use crash::{Crash, Fate, Fault};
use forum_archive::{
    archive::{
        Memory, Severity,
        change::{Change, ChangeError, Done, Fingerprint, apply, changes, recover, redo, undo},
    },
    model::Language,
    words::Message,
};
use jiff::Timestamp;
use support::{checked, small};

const PEOPLE: &str = "people.ron";
const EDITION: &str = "editions/2002-2/edition.ron";
const ARTICLE: &str = "editions/2002-2/articles/2002-2-opens.ron";
const CHINESE: &str = "editions/2001-1/articles/2001-1-opens-zh.ron";
const PHOTOS: &str = "editions/2001-1/photos.ron";
const PHOTO: &str = "editions/2001-1/photos/opening.jpg";

/// Files and folders, without the program's own.
type Tree = BTreeMap<String, Option<Arc<Vec<u8>>>>;

fn now() -> Timestamp {
    "2026-11-25T01:40:00Z".parse().unwrap()
}

/// A change of this name; any message of the text files will do.
fn named(name: &str) -> Change {
    Change::new(Message::new("disk-full").with("path", name))
}

fn records(tree: &Tree) -> Tree {
    let own = |path: &str| path.split('/').next() == Some(".forum-archive");
    tree.iter().filter(|(path, _)| !own(path)).map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// The files that a disk holds, read as an archive.
fn memory(tree: &Tree) -> Memory {
    let files = records(tree).into_iter().filter_map(|(path, bytes)| Some((path, bytes?.to_vec())));
    Memory { files: files.collect() }
}

fn is_sound(tree: &Tree) {
    let (_, found) = checked(&memory(tree), 2002);
    let problems: Vec<_> = found.iter().filter(|found| found.finding.severity == Severity::Problem).collect();
    assert!(problems.is_empty(), "{problems:?}");
}

/// What a file of the small archive is.
fn was(path: &str) -> Option<Fingerprint> {
    small().files.get(path).map(|bytes| Fingerprint::of(bytes))
}

/// A new edition in folders of its own, a record replaced, an article removed, and a photo, which
/// leaves its folder empty.
fn import() -> Change {
    let mut change = named("import");
    let replaced = |path, sound: &str, new| {
        let text = String::from_utf8(small().files[path].clone()).unwrap();
        assert!(text.contains(sound), "{sound}");
        text.replacen(sound, new, 1)
    };
    change.put(PEOPLE, was(PEOPLE), replaced(PEOPLE, "Sample Person", "Sample-Person"));
    change.put(EDITION, None, "(\n    number: 2,\n    year: 2002,\n    status: held,\n)\n");
    change.put(ARTICLE, None, "(\n    kind: press,\n    language: en,\n    headline: \"The second one\",\n)\n");
    change.remove(CHINESE, was(CHINESE).unwrap());
    change.put(PHOTOS, was(PHOTOS), replaced(PHOTOS, "            file: \"opening.jpg\",\n", ""));
    change.remove(PHOTO, was(PHOTO).unwrap());
    change
}

/// Something done to an archive, which has to be done whole or not at all.
struct Deed {
    name: &'static str,
    /// The disk before.
    disk: Crash,
    run: fn(&Crash) -> Result<Done, ChangeError>,
    old: Tree,
    new: Tree,
    /// What the journal then says: how many changes, and whether the last one is undone.
    journal: [(usize, Option<bool>); 2],
}

fn deeds() -> Vec<Deed> {
    let do_import = |disk: &Crash| apply(disk, &import(), now());
    let do_undo = |disk: &Crash| undo(disk, now());
    let do_redo = |disk: &Crash| redo(disk);
    let disk = Crash::with(&small().files);
    let old = records(&disk.tree());
    let fresh = disk.copy();
    do_import(&disk).unwrap();
    let new = records(&disk.tree());
    let imported = disk.copy();
    do_undo(&disk).unwrap();
    let there = |state: Option<bool>| (usize::from(state.is_some()), state);
    let deed = |name, disk, run, old: &Tree, new: &Tree, journal: [Option<bool>; 2]| Deed {
        name,
        disk,
        run,
        old: old.clone(),
        new: new.clone(),
        journal: journal.map(there),
    };
    vec![
        deed("import", fresh, do_import, &old, &new, [None, Some(false)]),
        deed("undo", imported, do_undo, &new, &old, [Some(false), Some(true)]),
        deed("redo", disk, do_redo, &old, &new, [Some(true), Some(false)]),
    ]
}

impl Deed {
    /// Opens the archive as the next program would, and holds that it is whole.
    fn is_whole(&self, disk: &Crash, told: Option<bool>, at: &str) {
        recover(disk).unwrap_or_else(|error| panic!("{at}: not recovered: {error:?}"));
        let tree = disk.tree();
        let records = records(&tree);
        let is_new = records == self.new;
        assert!(
            is_new || records == self.old,
            "{at}: neither the old nor the new archive: {:?}",
            self.differ(&records)
        );
        if let Some(told) = told {
            assert_eq!(is_new, told, "{at}: the other of the two");
        }
        let left = tree.keys().find(|path| path.ends_with(".tmp") || path.ends_with("unfinished.ron"));
        assert_eq!(left, None, "{at}");
        let done = changes(disk).unwrap();
        let journal = (done.len(), done.last().map(|done| done.undone.is_some()));
        assert_eq!(journal, self.journal[usize::from(is_new)], "{at}");
    }

    /// Where a tree is like neither.
    fn differ(&self, tree: &Tree) -> Vec<String> {
        let paths = self.old.keys().chain(self.new.keys()).chain(tree.keys());
        let odd = |path: &&String| tree.get(*path) != self.old.get(*path) || tree.get(*path) != self.new.get(*path);
        paths
            .filter(odd)
            .map(|path| format!("{path}: {:?}", tree.get(path).map(|bytes| bytes.as_ref().map(|bytes| bytes.len()))))
            .collect()
    }

    /// Runs it with a fault at every call in turn, until there are no more calls.
    fn at_every_call(&self, fault: Fault, mut then: impl FnMut(&Crash, Result<Done, ChangeError>, String)) -> usize {
        for call in 0.. {
            let disk = self.disk.copy();
            disk.plan(call, fault);
            let result = (self.run)(&disk);
            if disk.calls() <= call {
                assert!(result.is_ok(), "{}: {result:?}", self.name);
                return call;
            }
            then(&disk, result, format!("{}, {fault:?} at call {call}", self.name));
        }
        0
    }
}

const FATES: [Fate; 6] = [Fate::Kept, Fate::Lost, Fate::Torn(1), Fate::Torn(2), Fate::Torn(3), Fate::Torn(4)];

#[test]
fn both_archives_are_sound_and_each_deed_does_something() {
    for deed in deeds() {
        is_sound(&deed.old);
        is_sound(&deed.new);
        assert_ne!(deed.old, deed.new);
        for folder in ["editions/2001-1/photos", "editions/2002-2/articles"] {
            assert_ne!(deed.old.contains_key(folder), deed.new.contains_key(folder), "{folder}");
        }
        deed.is_whole(&deed.disk.copy(), Some(false), deed.name);
    }
}

#[test]
fn a_call_that_fails_leaves_the_old_archive_or_the_new_one_and_says_which() {
    for deed in deeds() {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::NotFound, io::ErrorKind::PermissionDenied] {
            for fault in [Fault::Once(kind), Fault::FromNow(kind), Fault::DoneButFails(kind)] {
                let calls = deed.at_every_call(fault, |disk, result, at| {
                    let told = match &result {
                        Ok(_) => Some(true),
                        Err(ChangeError::Unfinished { .. }) => None,
                        Err(_) => Some(false),
                    };
                    match told {
                        Some(true) => assert_eq!(records(&disk.tree()), deed.new, "{at}"),
                        Some(false) => assert_eq!(records(&disk.tree()), deed.old, "{at}: {result:?}"),
                        None => {}
                    }
                    disk.plan(usize::MAX, Fault::Crash);
                    deed.is_whole(&disk.copy(), told, &at);
                    // What was said is also so after a power cut.
                    for fate in FATES {
                        deed.is_whole(&disk.restart(fate), told, &format!("{at}, then a power cut: {fate:?}"));
                    }
                });
                assert!(calls > 60, "only {calls} calls");
            }
        }
    }
}

#[test]
fn a_crash_leaves_the_old_archive_or_the_new_one() {
    for deed in deeds() {
        deed.at_every_call(Fault::Crash, |disk, result, at| {
            assert!(disk.crashed());
            for fate in FATES {
                // If it was said to be done before the crash, it is.
                deed.is_whole(&disk.restart(fate), result.is_ok().then_some(true), &format!("{at}, {fate:?}"));
            }
        });
    }
}

#[test]
fn a_crash_while_a_crash_is_set_right_changes_nothing() {
    // A redo is written like an import.
    for deed in deeds().into_iter().filter(|deed| deed.name != "redo") {
        let mut first = 0;
        deed.at_every_call(Fault::Crash, |disk, _, at| {
            first += 1;
            for fate in [Fate::Kept, Fate::Lost, Fate::Torn(5)] {
                let image = disk.restart(fate);
                for call in 0.. {
                    let second = image.copy();
                    second.plan(call, Fault::Crash);
                    let result = recover(&second);
                    if second.calls() <= call {
                        result.unwrap();
                        break;
                    }
                    // Over all crash points each gets both.
                    let again = if (first + call) % 2 == 0 { Fate::Lost } else { Fate::Torn(6) };
                    let at = format!("{at}, {fate:?}; then at call {call} of the recovery, {again:?}");
                    deed.is_whole(&second.restart(again), None, &at);
                }
            }
        });
    }
}

#[test]
fn what_somebody_else_wrote_is_never_overwritten_unseen() {
    let disk = Crash::with(&small().files);
    let theirs = b"(people: [])\n";
    for (path, said) in [
        (PEOPLE, "people.ron was changed by somebody else since it was read; nothing was changed"),
        (EDITION, "editions/2002-2/edition.ron was changed by somebody else since it was read; nothing was changed"),
        (
            PHOTO,
            "editions/2001-1/photos/opening.jpg was changed by somebody else since it was read; nothing was changed",
        ),
    ] {
        let disk = disk.copy();
        disk.write_by_hand(path, theirs);
        let before = disk.tree();
        let error = apply(&disk, &import(), now()).unwrap_err();
        assert_eq!(error, ChangeError::Conflict { file: path.to_owned() });
        assert_eq!(error.message().words(Language::En), said);
        let chinese = format!("读取之后，{path} 已被他人修改；未作任何更改");
        assert_eq!(error.message().words(Language::Zh), chinese);
        assert_eq!(disk.tree(), before);
    }
    // Undo and redo do not overwrite either.
    apply(&disk, &import(), now()).unwrap();
    let imported = disk.copy();
    imported.write_by_hand(ARTICLE, theirs);
    assert_eq!(undo(&imported, now()), Err(ChangeError::Conflict { file: ARTICLE.to_owned() }));
    undo(&disk, now()).unwrap();
    disk.write_by_hand(CHINESE, theirs);
    assert_eq!(redo(&disk), Err(ChangeError::Conflict { file: CHINESE.to_owned() }));
}

#[test]
fn a_file_written_by_somebody_else_after_a_crash_is_left_and_named() {
    let deed = deeds().remove(0);
    let theirs = b"(people: [])\n";
    let mut named = 0;
    deed.at_every_call(Fault::Crash, |disk, _, at| {
        let disk = disk.restart(Fate::Kept);
        let begun = disk.tree().contains_key(".forum-archive/journal/unfinished.ron");
        disk.write_by_hand(PEOPLE, theirs);
        let recovered = recover(&disk).unwrap();
        let left = recovered.map(|recovered| {
            assert!(!recovered.finished, "{at}");
            let words = Language::ALL.map(|language| recovered.message().words(language));
            assert_eq!(words, [
                "A change that had been cut short was taken back: import: the disk is full (written by somebody else \
                 since, and left as it is: people.ron)",
                "一项中断的更改已撤回：import：磁盘已满（其后已被他人修改、保持原样的文件：people.ron）",
            ]);
            recovered.left
        });
        if begun {
            assert_eq!(left, Some(vec![PEOPLE.to_owned()]), "{at}");
            named += 1;
            let mut expected = deed.old.clone();
            expected.insert(PEOPLE.to_owned(), Some(Arc::new(theirs.to_vec())));
            assert_eq!(records(&disk.tree()), expected, "{at}");
        }
    });
    assert!(named > 30, "only {named} crashes were within the change");
}
