//! What was cut short is finished or taken back when the archive is next opened for writing.
//!
//! It is **finished** if every file already is what the change makes of it: then only the journal
//! did not say so. Otherwise it is **taken back**: a user whose program died never saw "saved", and
//! what was there before is what they know. Taking back needs nothing but what the journal names and
//! what was kept before the journal named it. Each step can be taken again, so that a crash on the
//! way changes nothing: the next one to open the archive goes on.
//!
//! A file that is neither what it was nor what it should become was written by somebody else since.
//! It is left as it is, and named.

use super::{
    ChangeError, Files,
    entry::Entry,
    error::disk,
    journal, kept, own,
    paths::{BIN, HISTORY, JOURNAL, WRITING},
    transaction::{settle, write_beside},
};
use crate::{model::Text, words::Message};

/// What became of a change that was cut short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The name of the change.
    pub name: Text,
    /// Whether it was finished, or else taken back.
    pub finished: bool,
    /// Files that somebody else wrote since, left as they are.
    pub left: Vec<String>,
}

impl Recovered {
    /// In one sentence.
    pub fn message(&self) -> Message {
        let key =
            if self.finished { Message::new("change-was-finished") } else { Message::new("change-was-taken-back") };
        let message = key.with("name", self.name.clone());
        if self.left.is_empty() {
            return message;
        }
        let left = Message::new("change-left").with("files", self.left.join(", "));
        Message::new("with-hint").with("message", message).with("hint", left)
    }
}

/// Finishes or takes back what was cut short, if anything was. Only whoever holds the lock may.
///
/// # Errors
/// If the disk refuses, or the journal cannot be read: then nothing may be written.
pub fn recover(files: &dyn Files) -> Result<Option<Recovered>, ChangeError> {
    for folder in [JOURNAL, HISTORY, BIN] {
        own::stays_inside(files, folder)?;
    }
    own::remove(files, WRITING)?;
    let Some(entry) = journal::unfinished(files)? else { return Ok(None) };
    for step in entry.steps() {
        own::stays_inside(files, step.path)?;
    }
    let finished = is_finished(files, &entry)?;
    let left = if finished { finish(files, &entry).map(|()| Vec::new())? } else { take_back(files, &entry)? };
    Ok(Some(Recovered { name: entry.name, finished, left }))
}

/// [`recover`] before a change by whoever holds the lock: what it finds, the failure of an earlier
/// change has already told.
pub(super) fn set_right(files: &dyn Files) -> Result<(), ChangeError> {
    if let Some(recovered) = recover(files)? {
        log::info!("set right before the next change: {recovered:?}");
    }
    Ok(())
}

/// Whether every file is what the change makes of it.
pub(super) fn is_finished(files: &dyn Files, entry: &Entry) -> Result<bool, ChangeError> {
    for step in entry.steps() {
        if own::fingerprint(files, step.path)? != step.to {
            return Ok(false);
        }
    }
    Ok(true)
}

fn finish(files: &dyn Files, entry: &Entry) -> Result<(), ChangeError> {
    for step in entry.steps() {
        own::remove(files, &entry.temporary(step.path))?;
    }
    settle(files, entry.steps().map(|step| (step.path, step.to)))?;
    journal::end(files, entry)
}

/// Puts every file back that the change has replaced, made or removed. Gives those that were written
/// by somebody else since and were left alone.
pub(super) fn take_back(files: &dyn Files, entry: &Entry) -> Result<Vec<String>, ChangeError> {
    let mut left = Vec::new();
    for step in entry.steps() {
        own::remove(files, &entry.temporary(step.path))?;
        let now = own::fingerprint(files, step.path)?;
        if now == step.from {
            continue;
        }
        if now != step.to {
            left.push(step.path.to_owned());
            continue;
        }
        match step.from {
            None => files.remove(step.path).map_err(disk(step.path))?,
            Some(from) => {
                write_beside(files, entry, step.path, &kept::get(files, step.path, from)?)?;
                files.rename(&entry.temporary(step.path), step.path).map_err(disk(step.path))?;
            }
        }
    }
    settle(files, entry.steps().map(|step| (step.path, step.from)))?;
    journal::forget(files)?;
    Ok(left)
}
