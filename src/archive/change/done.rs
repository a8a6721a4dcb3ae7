//! What was done, and undo and redo of it. The journal remembers, so both work after a restart.

use jiff::Timestamp;

use super::{ChangeError, Files, entry::Entry, journal, kept, paths, recover, transaction};
use crate::{model::Text, words::Message};

/// A change that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// Its number, from 1.
    pub number: u64,
    /// Its name.
    pub name: Text,
    /// When it was made.
    pub time: Timestamp,
    /// How many files it changed.
    pub files: usize,
    /// When it was undone, if it is.
    pub undone: Option<Timestamp>,
}

pub(super) fn of(entry: &Entry) -> Done {
    Done {
        number: entry.number,
        name: entry.name.clone(),
        time: entry.time,
        files: entry.files.len(),
        undone: entry.undone,
    }
}

/// All changes, the oldest first.
///
/// # Errors
/// If the journal cannot be read.
pub fn changes(files: &dyn Files) -> Result<Vec<Done>, ChangeError> {
    Ok(journal::done(files)?.iter().map(of).collect())
}

/// What [`undo`] would take back, for its name; none if there is nothing.
///
/// # Errors
/// If the journal cannot be read.
pub fn next_undo(files: &dyn Files) -> Result<Option<Done>, ChangeError> {
    Ok(journal::last_done(files)?.as_ref().map(of))
}

/// What [`redo`] would do again, for its name; none if there is nothing.
///
/// # Errors
/// If the journal cannot be read.
pub fn next_redo(files: &dyn Files) -> Result<Option<Done>, ChangeError> {
    Ok(journal::last_undone(files)?.as_ref().map(of))
}

/// Takes back the last change that was done and not undone. `time` is now.
///
/// # Errors
/// If there is none; a conflict if a file was changed since; as [`super::apply`].
pub fn undo(files: &dyn Files, time: Timestamp) -> Result<Done, ChangeError> {
    recover::set_right(files)?;
    let entry = journal::last_done(files)?.ok_or_else(|| nothing(Message::new("nothing-to-undo")))?;
    turn(files, Entry { undone: Some(time), ..entry })
}

/// Does again what was undone last.
///
/// # Errors
/// As [`undo`].
pub fn redo(files: &dyn Files) -> Result<Done, ChangeError> {
    recover::set_right(files)?;
    let entry = journal::last_undone(files)?.ok_or_else(|| nothing(Message::new("nothing-to-redo")))?;
    turn(files, Entry { undone: None, ..entry })
}

fn turn(files: &dyn Files, entry: Entry) -> Result<Done, ChangeError> {
    let entry = Entry { token: paths::token(), ..entry };
    transaction::carry_out(files, &entry, &|_, step, to| kept::get(files, step.path, to))?;
    Ok(of(&entry))
}

fn nothing(message: Message) -> ChangeError {
    ChangeError::Refused { message }
}
