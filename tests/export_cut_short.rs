//! Exports that are cut short: killed at any moment, or stopped by a disk that takes no more.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Instant,
};

/// How often an export is killed.
const KILLS: u32 = 40;

fn archive(folder: &Path) -> PathBuf {
    let archive = folder.join("archive");
    support::write_to(&support::small(), &archive);
    archive
}

fn export(archive: &Path, format: &str, to: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
    command.arg("--archive").arg(archive).args(["export", "articles", "--format", format, "--to"]).arg(to);
    command.env("LC_ALL", "C").env("LANG", "C").stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            found.extend(
                tree(&entry.path()).into_iter().map(|(path, bytes)| (Path::new(&entry.file_name()).join(path), bytes)),
            );
        } else {
            found.insert(entry.file_name().into(), fs::read(entry.path()).unwrap());
        }
    }
    found
}

#[test]
fn a_killed_export_is_there_as_a_whole_or_not_at_all_and_the_next_one_clears_up() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive(folder.path());
    let whole = folder.path().join("whole/site");
    let begin = Instant::now();
    export(&archive, "site", &whole).status().unwrap();
    let most = begin.elapsed();
    let whole = tree(&whole);
    assert!(whole.len() > 20);
    let place = folder.path().join("place");
    fs::create_dir(&place).unwrap();
    let mut missing = 0;
    for kill in 0..KILLS {
        let to = place.join("site");
        let mut child = export(&archive, "site", &to).spawn().unwrap();
        thread::sleep(most * kill / KILLS);
        child.kill().unwrap();
        child.wait().unwrap();
        if to.exists() {
            assert!(tree(&to) == whole, "kill {kill}: a part of the website was left as if it were all of it");
            fs::remove_dir_all(&to).unwrap();
        } else {
            missing += 1;
        }
    }
    assert!(missing > KILLS / 4, "only {missing} of {KILLS} kills were in time");
    export(&archive, "site", &place.join("site")).status().unwrap();
    let left: Vec<_> = fs::read_dir(&place).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["site"], "what was cut short is cleared up by the next export");
    assert!(tree(&place.join("site")) == whole);
}

#[test]
fn two_exports_at_once_leave_each_other_alone() {
    let folder = tempfile::tempdir().unwrap();
    let archive = archive(folder.path());
    let place = folder.path().join("place");
    let mut all: Vec<_> =
        (0..6).map(|number| export(&archive, "site", &place.join(number.to_string())).spawn().unwrap()).collect();
    for child in &mut all {
        // One photo of this archive is no picture, which is told.
        assert_eq!(child.wait().unwrap().code(), Some(1));
    }
    let first = tree(&place.join("0"));
    assert!((1..6).all(|number| tree(&place.join(number.to_string())) == first));
    assert_eq!(fs::read_dir(&place).unwrap().count(), 6);
}

#[test]
fn a_disk_that_takes_no_more_leaves_nothing_half_written() {
    for (format, name) in [("site", "a"), ("ron", "a.zip"), ("docx", "a"), ("epub", "a"), ("bag", "a")] {
        let folder = tempfile::tempdir().unwrap();
        let archive = archive(folder.path());
        let to = folder.path().join("place").join(name);
        // A file of more than a kibibyte fails, as on a disk that is full.
        let limited = format!(
            "trap '' XFSZ; ulimit -f 1; exec {} --archive {} export edition/1 --format {format} --to {}",
            env!("CARGO_BIN_EXE_forum-archive"),
            archive.display(),
            to.display()
        );
        let done = Command::new("bash").args(["-c", &limited]).env("LC_ALL", "C").output().unwrap();
        let error = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(1), "{format}: {error}");
        assert!(error.contains("could not be written (File too large"), "{format}: {error}");
        assert_eq!(tree(&folder.path().join("place")).len(), 0, "{format}");
    }
}
