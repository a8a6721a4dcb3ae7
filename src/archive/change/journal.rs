//! The journal: one file for each change that was done, `1.ron` onwards, and `unfinished.ron` for
//! the one under way. A change is begun when that file has its name, and done when it is renamed
//! to its number; what it is in between, [`super::recover`] decides.

use std::io;

use super::{ChangeError, Files, entry::Entry, error::disk, own, paths::JOURNAL};
use crate::{
    model::ron_file,
    words::{Arg, Message},
};

/// The change under way, as a path within the archive.
pub(super) const UNFINISHED: &str = ".forum-archive/journal/unfinished.ron";

fn path_of(number: u64) -> String {
    format!("{JOURNAL}/{number}.ron")
}

/// Writes down what is about to be done. When this returns, it is on the disk.
pub(super) fn begin(files: &dyn Files, entry: &Entry) -> Result<(), ChangeError> {
    let text = ron_file::write(entry).map_err(|error| unreadable(UNFINISHED, error.to_string()))?;
    own::put(files, UNFINISHED, text.as_bytes())?;
    files.flush_folder(JOURNAL).map_err(disk(JOURNAL))
}

/// Writes down that it is done.
pub(super) fn end(files: &dyn Files, entry: &Entry) -> Result<(), ChangeError> {
    files.rename(UNFINISHED, &path_of(entry.number)).map_err(disk(UNFINISHED))?;
    files.flush_folder(JOURNAL).map_err(disk(JOURNAL))
}

/// Forgets what was begun.
pub(super) fn forget(files: &dyn Files) -> Result<(), ChangeError> {
    match own::remove(files, UNFINISHED)? {
        true => files.flush_folder(JOURNAL).map_err(disk(JOURNAL)),
        false => Ok(()),
    }
}

/// What was begun and neither finished nor taken back.
pub(super) fn unfinished(files: &dyn Files) -> Result<Option<Entry>, ChangeError> {
    read(files, UNFINISHED)
}

/// All that was done, the oldest first.
pub(super) fn done(files: &dyn Files) -> Result<Vec<Entry>, ChangeError> {
    numbers(files)?.into_iter().filter_map(|number| entry(files, number).transpose()).collect()
}

/// The last change that was done and not undone.
pub(super) fn last_done(files: &dyn Files) -> Result<Option<Entry>, ChangeError> {
    for number in numbers(files)?.into_iter().rev() {
        match entry(files, number)? {
            Some(entry) if entry.undone.is_none() => return Ok(Some(entry)),
            _ => {}
        }
    }
    Ok(None)
}

/// The change that was undone last: of those made on top of what is there now, the latest.
pub(super) fn last_undone(files: &dyn Files) -> Result<Option<Entry>, ChangeError> {
    let top = last_done(files)?.map_or(0, |entry| entry.number);
    for number in numbers(files)?.into_iter().rev().take_while(|number| *number > top) {
        match entry(files, number)? {
            Some(entry) if entry.after == top => return Ok(Some(entry)),
            _ => {}
        }
    }
    Ok(None)
}

/// The number of the next change.
pub(super) fn next_number(files: &dyn Files) -> Result<u64, ChangeError> {
    Ok(numbers(files)?.last().map_or(1, |last| last.saturating_add(1)))
}

fn numbers(files: &dyn Files) -> Result<Vec<u64>, ChangeError> {
    let names = match files.list(JOURNAL) {
        Ok(names) => names,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(disk(JOURNAL)(error)),
    };
    let mut numbers: Vec<u64> = names.iter().filter_map(|name| name.strip_suffix(".ron")?.parse().ok()).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

fn entry(files: &dyn Files, number: u64) -> Result<Option<Entry>, ChangeError> {
    read(files, &path_of(number))
}

fn read(files: &dyn Files, path: &str) -> Result<Option<Entry>, ChangeError> {
    let bytes = match files.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(disk(path)(error)),
    };
    let text = String::from_utf8(bytes).map_err(|error| unreadable(path, error.to_string()))?;
    let entry: Entry = ron_file::read(&text).map_err(|error| unreadable(path, error.to_string()))?;
    if entry.is_sound() { Ok(Some(entry)) } else { Err(unreadable(path, Message::new("journal-names-others"))) }
}

fn unreadable(path: &str, reason: impl Into<Arg>) -> ChangeError {
    let message = Message::new("journal-unreadable").with("path", path).with("reason", reason);
    ChangeError::Refused { message }
}
