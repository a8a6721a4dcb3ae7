//! One change as the journal keeps it: enough to finish it, to take it back, and to do it again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Fingerprint, paths};
use crate::model::Text;

/// A change in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// From 1, never used twice.
    pub number: u64,
    /// The number of the change on top of which it was made; 0 for none. What was undone before it
    /// is on another branch and cannot be redone on top of it.
    #[serde(default)]
    pub after: u64,
    /// Its name in both languages, so that a later program need not know its messages.
    pub name: Text,
    /// When it was made.
    pub time: Timestamp,
    /// When it was undone, if it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undone: Option<Timestamp>,
    /// What its temporary files are called by.
    pub token: String,
    /// The files it changes.
    pub files: Vec<FileChange>,
}

/// What a change makes of a file. None is: there is no such file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileChange {
    /// Path within the archive.
    pub path: String,
    /// What it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Fingerprint>,
    /// What it becomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Fingerprint>,
}

/// One file of a change on its way, which for an undo is the way back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step<'a> {
    /// Path within the archive.
    pub path: &'a str,
    /// What it is until then.
    pub from: Option<Fingerprint>,
    /// What it becomes.
    pub to: Option<Fingerprint>,
}

impl Entry {
    /// What has to be done for this state of the entry: its files forward, or back if it is undone.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> + Clone {
        self.files.iter().map(|FileChange { path, before, after }| match self.undone {
            None => Step { path, from: *before, to: *after },
            Some(_) => Step { path, from: *after, to: *before },
        })
    }

    /// The temporary file of one of its files.
    pub fn temporary(&self, path: &str) -> String {
        paths::temporary(path, &self.token)
    }

    /// Whether it can have been written by this program. A journal comes with an archive from
    /// anywhere: nothing that it says may reach beyond the archive.
    pub fn is_sound(&self) -> bool {
        paths::is_token(&self.token) && self.files.iter().all(|file| paths::allowed(&file.path))
    }
}
