//! Who may write into an archive: one process at a time, which says who it is.
//!
//! The operating system holds the lock and lets go of it when the process ends, however it ends. The
//! file that is locked stays empty, because Windows lets nobody read a locked file; who holds it
//! stands beside it.
#![expect(clippy::disallowed_methods, reason = "this is the folder's own writer")]

use std::{
    fs::{self, File, TryLockError},
    io,
    path::Path,
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    Change, ChangeError, Done, Files, Recovered, apply, disk::Disk, error, next_redo, next_undo, own, paths, recover,
    redo, undo,
};
use crate::{
    archive::{FileState, Folder, Store as _},
    model::ron_file,
    words::{self, Message},
};

const LOCK: &str = ".forum-archive/lock";
const HOLDER: &str = ".forum-archive/holder.ron";
/// A file that says to people and to the program that an archive is only to be read.
pub const READ_ONLY: &str = "read-only.txt";

/// Who has an archive open for writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The user's name on the system, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// The computer's name.
    pub machine: String,
    /// The number of the process on that computer.
    pub process: u32,
    /// Since when.
    pub since: Timestamp,
}

impl Holder {
    /// This process, from now on.
    pub fn this_process(now: Timestamp) -> Holder {
        let user = ["USER", "USERNAME", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
        Holder {
            user: user.filter(|user| !user.is_empty()),
            machine: gethostname::gethostname().to_string_lossy().into_owned(),
            process: std::process::id(),
            since: now,
        }
    }

    /// Why nobody else may write.
    pub fn message(&self) -> Message {
        let somebody = || words::Arg::from(Message::new("lock-somebody"));
        Message::new("lock-held")
            .with("user", self.user.as_deref().map_or_else(somebody, words::Arg::from))
            .with("machine", self.machine.as_str())
            .with("since", words::moment(self.since))
            .with("process", self.process.to_string())
    }
}

/// Whether an archive can be written, and if not, why.
#[derive(Debug)]
pub enum Access {
    /// It can, by whoever has this.
    Writable(Lock),
    /// Another process has it open for writing: who, and since when.
    Held(Message),
    /// The disk does not allow it, or what was cut short cannot be set right.
    ReadOnly(Message),
}

impl Access {
    /// Takes the lock of an archive, and sets right what was cut short before. Nothing is waited for.
    pub fn to(folder: &Path, holder: &Holder) -> Access {
        match Lock::take(folder, holder) {
            Ok(Ok(lock)) => Access::Writable(lock),
            Ok(Err(held)) => Access::Held(held),
            Err(error) => Access::ReadOnly(error.message()),
        }
    }

    /// Why it cannot be written; none if it can.
    pub fn reason(&self) -> Option<&Message> {
        match self {
            Access::Writable(_) => None,
            Access::Held(reason) | Access::ReadOnly(reason) => Some(reason),
        }
    }
}

/// The right to write into an archive. Dropped, it is given back.
#[derive(Debug)]
pub struct Lock {
    disk: Disk,
    recovered: Option<Recovered>,
    locked: File,
}

impl Lock {
    fn take(folder: &Path, holder: &Holder) -> Result<Result<Lock, Message>, ChangeError> {
        let disk = Disk::new(folder);
        // Nothing is left behind in a folder that was named by mistake.
        if Folder::new(folder).state("archive.ron") != FileState::Present {
            return Err(ChangeError::Refused { message: Message::new("not-an-archive") });
        }
        if Folder::new(folder).state(READ_ONLY) == FileState::Present {
            return Err(ChangeError::Refused { message: Message::new("marked-read-only").with("file", READ_ONLY) });
        }
        own::stays_inside(&disk, LOCK)?;
        disk.make_folder(paths::OWN).map_err(not_writable)?;
        let file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(LOCK));
        let file = file.map_err(not_writable)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Err(held(folder))),
            Err(TryLockError::Error(error)) => {
                // Two writers at once could mix their changes: better none.
                let message = Message::new("lock-not-possible").with("reason", error.to_string());
                return Err(ChangeError::Refused { message });
            }
        }
        let written =
            ron_file::write(holder).map_err(io::Error::other).and_then(|who| fs::write(folder.join(HOLDER), who));
        // Whoever is refused meanwhile is told less; the lock itself does not hang on it.
        written.unwrap_or_else(|error| log::warn!("the holder of the archive could not be noted: {error}"));
        let recovered = recover(&disk)?;
        Ok(Ok(Lock { disk, recovered, locked: file }))
    }

    /// What had been cut short and was set right when the lock was taken.
    pub fn recovered(&self) -> Option<&Recovered> {
        self.recovered.as_ref()
    }

    /// Does a change. `now` is the time.
    ///
    /// # Errors
    /// As [`apply`].
    pub fn apply(&self, change: &Change, now: Timestamp) -> Result<Done, ChangeError> {
        apply(&self.disk, change, now)
    }

    /// What [`Lock::undo`] would take back.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn next_undo(&self) -> Result<Option<Done>, ChangeError> {
        next_undo(&self.disk)
    }

    /// What [`Lock::redo`] would do again.
    ///
    /// # Errors
    /// If the journal cannot be read.
    pub fn next_redo(&self) -> Result<Option<Done>, ChangeError> {
        next_redo(&self.disk)
    }

    /// Takes back the last change that was done and not undone.
    ///
    /// # Errors
    /// As [`undo`].
    pub fn undo(&self, now: Timestamp) -> Result<Done, ChangeError> {
        undo(&self.disk, now)
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// As [`redo`].
    pub fn redo(&self) -> Result<Done, ChangeError> {
        redo(&self.disk)
    }
}

impl Drop for Lock {
    /// Closing the file is not enough: a process that this one is just starting holds it too, until it
    /// has become another program.
    fn drop(&mut self) {
        self.locked.unlock().unwrap_or_else(|error| log::warn!("the lock was not given back: {error}"));
    }
}

fn not_writable(error: io::Error) -> ChangeError {
    let message = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Message::new("folder-not-writable"),
        _ => error::in_words(paths::OWN, &error),
    };
    ChangeError::Refused { message }
}

fn held(folder: &Path) -> Message {
    let text = fs::read_to_string(folder.join(HOLDER)).ok();
    let holder = text.and_then(|text| ron_file::read::<Holder>(&text).ok());
    holder.map_or_else(|| Message::new("lock-held-by-somebody"), |holder| holder.message())
}
