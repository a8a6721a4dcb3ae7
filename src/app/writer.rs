//! The right to write into the archive that is open. The window has it as long as the archive is
//! open; reading the same archive again neither loses it nor is refused by it.
#![expect(clippy::disallowed_methods, reason = "one folder may have several paths")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
    thread,
    time::Duration,
};

use crate::{
    archive::{
        Cancel, Stopped,
        change::{Access, Holder, Lock, Recovered},
    },
    ui::access::Barred,
};

/// Whether the archive that is shown can be changed.
#[derive(Clone, Debug, Default)]
pub enum Writing {
    /// That is not known yet.
    #[default]
    Unknown,
    /// It can.
    Yes(Writer),
    /// It cannot.
    No(Barred),
}

impl Writing {
    /// Why it cannot be changed, if so.
    pub fn barred(&self) -> Option<&Barred> {
        match self {
            Writing::No(barred) => Some(barred),
            Writing::Unknown | Writing::Yes(_) => None,
        }
    }
}

/// Writes into one archive.
#[derive(Clone, Debug)]
pub struct Writer {
    folder: PathBuf,
    lock: Arc<Mutex<Lock>>,
}

/// How long a change waits before it asks again whether it may begin.
const TURN: Duration = Duration::from_millis(10);

impl Writer {
    /// The folder of the archive, by its real path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps changes from being made meanwhile, so that what is read belongs together.
    pub fn hold(&self) -> MutexGuard<'_, Lock> {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for its turn to make a change, as long as that is wanted.
    ///
    /// # Errors
    /// [`Stopped`] if it is not wanted any more.
    pub fn turn(&self, cancel: &Cancel) -> Result<MutexGuard<'_, Lock>, Stopped> {
        loop {
            cancel.check()?;
            match self.lock.try_lock() {
                Ok(lock) => return Ok(lock),
                Err(TryLockError::Poisoned(lock)) => return Ok(lock.into_inner()),
                Err(TryLockError::WouldBlock) => thread::sleep(TURN),
            }
        }
    }
}

/// The archives that this window may write into: the one that is shown, and one that is just being
/// opened. Only jobs ask it, because it waits for the disk.
#[derive(Clone, Debug, Default)]
pub struct Writers(Arc<Mutex<BTreeMap<PathBuf, Arc<Mutex<Lock>>>>>);

impl Writers {
    /// The right to write into an archive, which the window may have already; and what was set right
    /// when it was taken.
    pub fn of(&self, folder: &Path, holder: &Holder, cancel: &Cancel) -> (Writing, Option<Recovered>) {
        // A folder that is not there says so when it is read.
        let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lock) = known.get(&real) {
            return (Writing::Yes(Writer { folder: real, lock: lock.clone() }), None);
        }
        match Access::to(&real, holder) {
            Access::Writable(lock) => {
                let recovered = lock.recovered().cloned();
                let lock = Arc::new(Mutex::new(lock));
                // An archive that nobody wants to see any more would never be given back.
                if !cancel.is_cancelled() {
                    known.insert(real.clone(), lock.clone());
                }
                (Writing::Yes(Writer { folder: real, lock }), recovered)
            }
            Access::Held(reason) => (Writing::No(Barred::Held(reason)), None),
            Access::ReadOnly(reason) => (Writing::No(Barred::ReadOnly(reason)), None),
        }
    }

    /// Gives back every archive but this one.
    pub fn keep_only(&self, folder: Option<&Path>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|path, _| Some(path.as_path()) == folder);
    }
}
