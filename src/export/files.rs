//! Where an export is written: into a folder beside its place first, and moved there when every file
//! of it is whole on the disk. What is given up leaves nothing behind.
#![expect(clippy::disallowed_methods, reason = "this is where exports reach the disk")]

use std::{
    fs,
    io::{self, BufWriter, Write as _},
    path::{Component, Path, PathBuf},
};

use rayon::prelude::*;

use crate::words::Message;

/// Name of the folder in which an export is made, before a number.
const MAKING: &str = ".forum-archive-export-";
/// In it: what is locked as long as it is made, and the files.
const LOCK: &str = "lock";
const CONTENTS: &str = "files";

/// Files that are being made.
pub(super) struct Files {
    place: PathBuf,
    /// The folder that is there only as long as they are made.
    room: PathBuf,
    /// What is locked; the system lets go of it, too, when it ends this process.
    lock: Option<fs::File>,
    /// Where they are made.
    making: PathBuf,
    names: Vec<String>,
    overwrite: bool,
    /// Whether the folder is one thing, for which there has to be an empty folder, or none.
    whole: bool,
}

impl Files {
    /// Begins files that are to lie in this folder.
    pub fn begin(place: &Path, whole: bool, overwrite: bool) -> Result<Files, Message> {
        match fs::metadata(place) {
            Ok(known) if !known.is_dir() => return Err(refused("export-not-a-folder", place)),
            // Whatever lies in a folder, an archive perhaps, is not thrown away for an export.
            Ok(_) if whole && !is_empty(place) => return Err(refused("export-not-empty", place)),
            Ok(_) | Err(_) => {}
        }
        // Beside the folder, so that it can be moved there; within it, where there is nothing beside.
        let beside = place.parent().filter(|parent| !parent.as_os_str().is_empty());
        let at = if place.is_dir() && !whole { place } else { beside.unwrap_or(Path::new(".")) };
        fs::create_dir_all(at).map_err(|error| failed(at, &error))?;
        clear_up(at);
        let own = own_rooms();
        let rooms = (0..1000).map(|number| at.join(format!("{own}{}-{number}", std::process::id())));
        let taken = rooms.into_iter().find_map(|room| match take(&room) {
            // Somebody has it, or has just cleared it up.
            Err(error) if matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) => None,
            done => Some(done.map(|lock| (room, lock))),
        });
        let (room, lock) = match taken {
            Some(Ok(taken)) => taken,
            Some(Err(error)) => return Err(failed(at, &error)),
            None => return Err(refused("export-not-a-folder", at)),
        };
        let making = room.join(CONTENTS);
        Ok(Files { place: place.to_owned(), room, lock: Some(lock), making, names: Vec::new(), overwrite, whole })
    }

    /// Refuses names that are taken, before anything is made.
    pub fn check<'a>(&self, names: impl Iterator<Item = &'a str>) -> Result<(), Message> {
        if self.overwrite || self.whole {
            return Ok(());
        }
        let taken: Vec<PathBuf> =
            names.map(|name| self.place.join(name)).filter(|path| fs::symlink_metadata(path).is_ok()).collect();
        match taken.first() {
            None => Ok(()),
            Some(first) => {
                let message = Message::new("export-exists").with("path", first.display().to_string());
                Err(message.with("count", taken.len()))
            }
        }
    }

    /// Makes one file; folders in its name are made too.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Message> {
        debug_assert!(Path::new(name).components().all(|part| matches!(part, Component::Normal(_))), "{name}");
        let path = self.making.join(name);
        let write = || -> io::Result<()> {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            let mut file = fs::File::create_new(&path)?;
            file.write_all(bytes)?;
            if name == PROGRAM { make_runnable(&file) } else { Ok(()) }
        };
        write().map_err(|error| failed(&self.place.join(name), &error))?;
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Begins one file, to be written bit by bit and then kept.
    pub fn create(&self, name: &str) -> Result<BufWriter<fs::File>, Message> {
        fs::File::create_new(self.making.join(name))
            .map(BufWriter::new)
            .map_err(|error| failed(&self.place.join(name), &error))
    }

    /// Keeps a file that was begun, when it is whole.
    pub fn keep(&mut self, name: &str, file: BufWriter<fs::File>) -> Result<(), Message> {
        let whole = file.into_inner().map_err(io::IntoInnerError::into_error).map(drop);
        whole.map_err(|error| failed(&self.place.join(name), &error))?;
        self.names.push(name.to_owned());
        Ok(())
    }

    /// Reads a file back.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, Message> {
        fs::read(self.making.join(name)).map_err(|error| failed(&self.place.join(name), &error))
    }

    /// Moves everything to its place, and gives the paths.
    pub fn finish(mut self) -> Result<Vec<PathBuf>, Message> {
        let names = std::mem::take(&mut self.names);
        // Many at once: one by one a disk takes as many turns as there are files.
        names.par_iter().try_for_each(|name| self.flush(name))?;
        self.check(names.iter().map(String::as_str))?;
        let paths: Vec<PathBuf> = names.iter().map(|name| self.place.join(name)).collect();
        if self.whole || !self.place.exists() {
            self.move_folder()?;
        } else {
            for (name, path) in names.iter().zip(&paths) {
                if let Some(folder) = path.parent() {
                    fs::create_dir_all(folder).map_err(|error| failed(folder, &error))?;
                }
                fs::rename(self.making.join(name), path).map_err(|error| failed(path, &error))?;
            }
        }
        Ok(paths)
    }

    /// Waits until a file is whole on the disk.
    fn flush(&self, name: &str) -> Result<(), Message> {
        let file = fs::OpenOptions::new().write(true).open(self.making.join(name));
        file.and_then(|file| file.sync_all()).map_err(|error| failed(&self.place.join(name), &error))
    }

    fn move_folder(&self) -> Result<(), Message> {
        let error = |error: io::Error| failed(&self.place, &error);
        if !self.place.exists() {
            return fs::rename(&self.making, &self.place).map_err(error);
        }
        // It is empty, or the system refuses.
        fs::remove_dir(&self.place).map_err(error)?;
        fs::rename(&self.making, &self.place).map_err(error)
    }
}

impl Drop for Files {
    fn drop(&mut self) {
        // Some systems remove nothing that is open.
        drop(self.lock.take());
        if let Err(error) = fs::remove_dir_all(&self.room)
            && error.kind() != io::ErrorKind::NotFound
        {
            log::warn!("{} cannot be removed: {error}", self.room.display());
        }
    }
}

/// Makes a folder for files that are being made, and says so to others.
fn take(room: &Path) -> io::Result<fs::File> {
    fs::create_dir(room)?;
    let take = || {
        let lock = fs::File::create_new(room.join(LOCK))?;
        // Where nothing can be locked nothing is cleared up either.
        lock.lock().unwrap_or_else(|error| log::warn!("{} cannot be locked: {error}", room.display()));
        fs::create_dir(room.join(CONTENTS))?;
        Ok(lock)
    };
    take().inspect_err(|_| {
        // Nothing is in it yet, and what went wrong is told.
        let _ = fs::remove_dir_all(room);
    })
}

/// How the folders of this computer begin. Of others, on a share, locks are not always seen.
fn own_rooms() -> String {
    let machine = gethostname::gethostname().to_string_lossy().into_owned();
    let machine: String = machine.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    format!("{MAKING}{machine}-")
}

/// Removes what exports of this computer have left that were killed: nobody holds their lock.
fn clear_up(at: &Path) {
    let own = own_rooms();
    for entry in fs::read_dir(at).into_iter().flatten().flatten() {
        if !entry.file_name().to_string_lossy().starts_with(&own) {
            continue;
        }
        let room = entry.path();
        let is_left = match fs::File::open(room.join(LOCK)) {
            Ok(lock) => lock.try_lock().is_ok(),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        };
        if is_left && let Err(error) = fs::remove_dir_all(&room) {
            log::warn!("{} cannot be removed: {error}", room.display());
        }
    }
}

/// This program, as it is handed on.
pub(super) struct Program {
    /// The name of its file.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// The name of this program's file, wherever it lies now.
const PROGRAM: &str = if cfg!(windows) { "forum-archive.exe" } else { "forum-archive" };

/// Reads this program's own file.
pub(super) fn program() -> Result<Program, Message> {
    let path = std::env::current_exe().map_err(|error| failed(Path::new(PROGRAM), &error))?;
    let bytes = fs::read(&path).map_err(|error| failed(&path, &error))?;
    Ok(Program { name: PROGRAM.to_owned(), bytes })
}

/// Lets everybody run a file.
fn make_runnable(file: &fs::File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(fs::Permissions::from_mode(0o755))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

/// Whether a path is a folder that is there.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

pub(super) fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

fn refused(key: &'static str, path: &Path) -> Message {
    Message::new(key).with("path", path.display().to_string())
}

pub(super) fn failed(path: &Path, error: &io::Error) -> Message {
    let key = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "export-denied",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "export-full",
        io::ErrorKind::NotADirectory => "export-not-a-folder",
        io::ErrorKind::InvalidFilename => "export-name-too-long",
        io::ErrorKind::NotFound => "export-gone",
        _ => "export-failed",
    };
    let message = Message::new(key).with("path", path.display().to_string());
    if key == "export-failed" { message.with("reason", error.to_string()) } else { message }
}
