//! How a change reaches the disk. On a disk in memory every call is made to fail, once and for
//! good, and the computer to stop at every call, with what was not flushed kept, lost or torn, also
//! while an earlier crash is being set right: afterwards the archive is the old one or the new one,
//! whole.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/crash.rs"]
#[allow(dead_code, reason = "every test takes what it needs")]
mod crash;
mod support;

use std::{collections::BTreeMap, io, sync::Arc};

use crash::{Crash, Fate, Fault};
use forum_archive::{
    archive::{
        Memory, Severity,
        change::{Change, ChangeError, Done, Fingerprint, apply, changes, next_redo, next_undo, recover, redo, undo},
    },
    model::Language,
    words::Message,
};
use jiff::Timestamp;
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::select,
};
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

/// A change without files yet. Any message of the text files will do for its name.
fn named() -> Change {
    Change::new(Message::new("kind-photo"))
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
    let mut change = named();
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
fn what_somebody_else_writes_while_a_change_is_written_is_not_overwritten_either() {
    let disk = Arc::new(Crash::with(&small().files));
    let theirs = b"(people: [])\n";
    let mut change = import();
    let somebody = disk.clone();
    // The last of the files, when the others lie beside their places.
    change.put_from("originals/a", None, Fingerprint::of(b"a"), move || {
        somebody.write_by_hand(CHINESE, theirs);
        Ok(b"a".to_vec())
    });
    let mut expected = records(&disk.tree());
    assert_eq!(apply(&*disk, &change, now()), Err(ChangeError::Conflict { file: CHINESE.to_owned() }));
    expected.insert(CHINESE.to_owned(), Some(Arc::new(theirs.to_vec())));
    assert_eq!(records(&disk.tree()), expected);
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
            assert_eq!(
                words,
                [
                    "A change that had been cut short was taken back: photo (written by somebody else \
                 since, and left as it is: people.ron)",
                    "一项中断的更改已撤回：照片（其后已被他人修改、保持原样的文件：people.ron）",
                ]
            );
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

/// Something that a user does, and whether the computer stops while it is done, at which call.
#[derive(Clone, Debug)]
enum Act {
    Apply(BTreeMap<&'static str, Option<u8>>),
    Undo,
    Redo,
}

fn acts() -> impl Strategy<Value = Vec<(Act, Option<usize>)>> {
    let paths =
        select(vec!["people.ron", "indicators.ron", "editions/2001-1/edition.ron", "originals/a", "originals/b/c"]);
    let files = btree_map(paths, option::weighted(0.7, 0u8..4), 1..5);
    let act = prop_oneof![3 => files.prop_map(Act::Apply), 2 => Just(Act::Undo), 2 => Just(Act::Redo)];
    vec((act, option::weighted(0.3, 0usize..150)), 1..25)
}

/// What the archive should be: its states so far, of which one is now, the others undone.
struct Model {
    states: Vec<BTreeMap<String, Vec<u8>>>,
    now: usize,
}

impl Model {
    /// The state after an act, if it can be done.
    fn next(&self, act: &Act) -> Option<BTreeMap<String, Vec<u8>>> {
        match act {
            Act::Apply(files) => {
                let mut state = self.states[self.now].clone();
                for (path, content) in files {
                    match content {
                        Some(content) => drop(state.insert((*path).to_owned(), vec![*content; 9])),
                        None => drop(state.remove(*path)),
                    }
                }
                (state != self.states[self.now]).then_some(state)
            }
            Act::Undo => self.states.get(self.now.checked_sub(1)?).cloned(),
            Act::Redo => self.states.get(self.now + 1).cloned(),
        }
    }

    fn done(&mut self, act: &Act, state: BTreeMap<String, Vec<u8>>) {
        match act {
            Act::Apply(_) => {
                self.states.truncate(self.now + 1);
                self.states.push(state);
                self.now += 1;
            }
            Act::Undo => self.now -= 1,
            Act::Redo => self.now += 1,
        }
    }
}

fn act_on(disk: &Crash, act: &Act, now_is: &BTreeMap<String, Vec<u8>>) -> Result<Done, ChangeError> {
    match act {
        Act::Undo => undo(disk, now()),
        Act::Redo => redo(disk),
        Act::Apply(files) => {
            let mut change = named();
            for (path, content) in files {
                let was = now_is.get(*path).map(|bytes| Fingerprint::of(bytes));
                match (content, was) {
                    (Some(content), was) => change.put(*path, was, vec![*content; 9]),
                    (None, Some(was)) => change.remove(*path, was),
                    (None, None) => {}
                }
            }
            apply(disk, &change, now())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_row_of_changes_undos_redos_and_crashes_is_as_a_list_of_states(acts in acts()) {
        let mut disk = Crash::with(&BTreeMap::new());
        let mut model = Model { states: vec![BTreeMap::new()], now: 0 };
        for (act, crash) in acts {
            let next = model.next(&act);
            disk.plan(crash.unwrap_or(usize::MAX), Fault::Crash);
            let result = act_on(&disk, &act, &model.states[model.now]);
            let crashed = disk.crashed();
            if crashed {
                disk = disk.restart(Fate::Torn(crash.unwrap_or(0) as u64));
            }
            disk.plan(usize::MAX, Fault::Crash);
            recover(&disk).unwrap();
            let files = memory(&disk.tree()).files;
            match next {
                Some(next) if result.is_ok() || crashed && files == next => model.done(&act, next),
                Some(_) => prop_assert!(crashed, "{:?}: {:?}", act, result),
                None => prop_assert!(result.is_err(), "{:?}: {:?}", act, result),
            }
            prop_assert_eq!(&files, &model.states[model.now]);
            prop_assert_eq!(next_undo(&disk).unwrap().is_some(), model.now > 0);
            prop_assert_eq!(next_redo(&disk).unwrap().is_some(), model.now + 1 < model.states.len());
        }
    }
}
