//! The test program as a process of its own: it starts itself once more with the name of a piece of
//! work, and may be killed in the middle of it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use forum_archive::{
    archive::change::{Access, Change, Fingerprint, Holder, Lock},
    words::Message,
};
use jiff::Timestamp;

use crate::support::small;

const WORK: &str = "FORUM_ARCHIVE_TEST_WORK";

/// The time in these tests.
pub fn now() -> Timestamp {
    "2026-11-25T01:40:00Z".parse().unwrap()
}

/// The lock of an archive that nobody holds.
pub fn lock(folder: &Path) -> Lock {
    match Access::to(folder, &Holder::this_process(now())) {
        Access::Writable(lock) => lock,
        other => panic!("{other:?}"),
    }
}

/// All files of a folder but the program's own, with their bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inner)).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = if inner.is_empty() { name.clone() } else { format!("{inner}/{name}") };
            match entry.file_type().unwrap().is_dir() {
                true if name == ".forum-archive" => {}
                true => folders.push(path),
                false => drop(found.insert(path, fs::read(entry.path()).unwrap())),
            }
        }
    }
    found
}

/// The archive after so many changes. Every file says after how many; some are there only at times.
pub fn generation(number: usize) -> BTreeMap<String, Vec<u8>> {
    let mut files = small().files;
    let mark = format!("// {number}\n");
    for (path, bytes) in &mut files {
        if path.ends_with(".ron") {
            bytes.extend_from_slice(mark.as_bytes());
        }
    }
    if number.is_multiple_of(3) {
        files.remove("editions/2001-1/articles/2001-1-opens-zh.ron");
    }
    if !number.is_multiple_of(2) {
        let edition = format!("(\n    number: 2,\n    year: 2002,\n)\n{mark}");
        files.insert("editions/2002-2/edition.ron".to_owned(), edition.into_bytes());
        files.insert("originals/2002/large.txt".to_owned(), mark.repeat(4000).into_bytes());
    }
    files
}

/// The same with many small files, so that most of the time of a change is that of writing.
pub fn busy(number: usize) -> BTreeMap<String, Vec<u8>> {
    let mut files = generation(number);
    let large = files.get("originals/2002/large.txt").cloned().unwrap_or_default();
    for file in 0..large.len().min(40) {
        files.insert(format!("originals/2002/{file}.txt"), large[..file].to_vec());
    }
    files
}

/// The change from one archive to another.
pub fn change(from: &BTreeMap<String, Vec<u8>>, to: &BTreeMap<String, Vec<u8>>) -> Change {
    let mut change = Change::new(Message::new("kind-photo"));
    for (path, bytes) in to {
        change.put(path.as_str(), from.get(path).map(|bytes| Fingerprint::of(bytes)), bytes.clone());
    }
    for (path, bytes) in from.iter().filter(|(path, _)| !to.contains_key(*path)) {
        change.remove(path.as_str(), Fingerprint::of(bytes));
    }
    change
}

/// When a process is killed, in microseconds.
pub enum When {
    /// After its start.
    Started(u64),
    /// After it said something for the first time.
    Said(u64),
}

/// What a process said that was killed.
pub fn killed(work: &str, folder: &Path, when: When) -> String {
    let mut child = start(work, folder);
    let mut stderr = BufReader::new(child.stderr.take().unwrap());
    let mut said = String::new();
    let after = match when {
        When::Started(after) => after,
        When::Said(after) => {
            stderr.read_line(&mut said).unwrap();
            after
        }
    };
    thread::sleep(Duration::from_micros(after));
    child.kill().unwrap();
    child.wait().unwrap();
    stderr.read_to_string(&mut said).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// Starts a piece of work in a process of its own. It tells what it does on its standard error.
pub fn start(work: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "work_of_another_process", "--nocapture", "--test-threads=1"])
        .env(WORK, work)
        .env("FORUM_ARCHIVE_TEST_FOLDER", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Does the work that this process was started for; in the test run itself, nothing.
pub fn work() {
    let Ok(work) = std::env::var(WORK) else { return };
    let folder = std::env::var_os("FORUM_ARCHIVE_TEST_FOLDER").unwrap();
    let folder = Path::new(&folder);
    match work.as_str() {
        "hold" => {
            let _lock = lock(folder);
            tell("held");
            std::io::stdin().read_line(&mut String::new()).unwrap();
        }
        "open" => drop(lock(folder)),
        "change" => change_for_ever(folder),
        other => panic!("{other}"),
    }
}

fn tell(line: &str) {
    // One write for a line, so that a kill leaves no half of it.
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// Changes the archive from one generation to the next, now and then back and forth again.
fn change_for_ever(folder: &Path) -> ! {
    let lock = lock(folder);
    let text = fs::read_to_string(folder.join("people.ron")).unwrap();
    let mut number: usize = text.lines().last().unwrap().trim_start_matches("// ").parse().unwrap();
    loop {
        // Made before it is begun, so that a kill meets the writing and not this.
        let changes: Vec<Change> =
            (number..number + 8).map(|number| change(&busy(number), &busy(number + 1))).collect();
        tell(&format!("is {number}"));
        for change in changes {
            tell(&format!("towards {}", number + 1));
            lock.apply(&change, now()).unwrap();
            tell(&format!("is {}", number + 1));
            if number % 4 == 3 {
                tell(&format!("towards {number}"));
                lock.undo(now()).unwrap();
                tell(&format!("is {number}"));
                tell(&format!("towards {}", number + 1));
                lock.redo().unwrap();
                tell(&format!("is {}", number + 1));
            }
            number += 1;
        }
    }
}
