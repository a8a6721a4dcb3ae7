//! Opening an archive to read it: what was cut short is set right first, where that is possible.
//! Where it is not, the archive is read as it was before, from what was kept.

use std::path::Path;

use super::{Access, ChangeError, Done, Holder, Recovered, before::Before, disk::Disk, done, entry::Entry, journal};
use crate::{
    archive::{Finding, Folder, Store},
    words::Message,
};

/// An archive's folder, ready to be read.
pub struct Reading {
    /// Its files.
    pub store: Box<dyn Store>,
    /// What had been cut short and was set right.
    pub recovered: Option<Recovered>,
    /// What is cut short and could not be set right, for `check`.
    pub finding: Option<Finding>,
}

impl Reading {
    /// Opens a folder. Unless something was cut short, nothing is written, and the lock not asked for.
    /// Who has the lock already needs no more than [`Folder`].
    pub fn of(folder: &Path, holder: &Holder) -> Reading {
        let plain = || Box::new(Folder::new(folder));
        let before = |disk: &Disk, entry: &Entry| Box::new(Before::of(folder, disk, entry));
        let disk = Disk::new(folder);
        match journal::unfinished(&disk) {
            Ok(None) => Reading { store: plain(), recovered: None, finding: None },
            // A folder that is not there or may not be read says so itself when it is read.
            Err(ChangeError::Failed { .. }) => Reading { store: plain(), recovered: None, finding: None },
            Err(error) => {
                let finding = Finding::problem(journal::UNFINISHED, error.message());
                Reading { store: plain(), recovered: None, finding: Some(finding) }
            }
            Ok(Some(entry)) => match Access::to(folder, holder) {
                Access::Writable(lock) => {
                    Reading { store: plain(), recovered: lock.recovered().cloned(), finding: None }
                }
                // It is under way at this moment: no problem of the archive.
                Access::Held(_) => Reading { store: before(&disk, &entry), recovered: None, finding: None },
                Access::ReadOnly(reason) => {
                    let finding = Some(cut_short(&entry, reason));
                    Reading { store: before(&disk, &entry), recovered: None, finding }
                }
            },
        }
    }
}

/// All changes of the archive in a folder, the oldest first. The lock is not asked for.
///
/// # Errors
/// If the journal cannot be read.
pub fn changes_of(folder: &Path) -> Result<Vec<Done>, ChangeError> {
    done::changes(&Disk::new(folder))
}

fn cut_short(entry: &Entry, reason: Message) -> Finding {
    let message = Message::new("change-cut-short").with("name", entry.name.clone()).with("reason", reason);
    Finding::problem(journal::UNFINISHED, message).hint(Message::new("change-cut-short-hint"))
}
