//! Files in the program's own folder: written whole or not at all, one after the other.

use std::io;

use super::{
    ChangeError, Files, Fingerprint,
    error::disk,
    paths::{BIN, HISTORY, JOURNAL, OWN, WRITING},
};
use crate::words::Message;

/// Makes the program's own folders, and flushes the ones they stand in.
pub(super) fn make_folders(files: &dyn Files) -> Result<(), ChangeError> {
    for folder in [OWN, JOURNAL, HISTORY, BIN] {
        stays_inside(files, folder)?;
        files.make_folder(folder).map_err(disk(folder))?;
    }
    for folder in [OWN, ""] {
        files.flush_folder(folder).map_err(disk(folder))?;
    }
    Ok(())
}

/// Refuses a path that a link takes out of the archive.
pub(super) fn stays_inside(files: &dyn Files, path: &str) -> Result<(), ChangeError> {
    match files.leads_out(path).map_err(disk(path))? {
        false => Ok(()),
        true => Err(ChangeError::Refused { message: Message::new("change-link-outside").with("path", path) }),
    }
}

/// Writes a file whole. Its folder is not yet flushed.
pub(super) fn put(files: &dyn Files, path: &str, bytes: &[u8]) -> Result<(), ChangeError> {
    remove(files, WRITING)?;
    create(files, WRITING, path, bytes)?;
    files.rename(WRITING, path).map_err(disk(path))
}

/// Makes a file that will be renamed to `path`, and reads it back: a network drive may take bytes and
/// lose them.
pub(super) fn create(files: &dyn Files, temporary: &str, path: &str, bytes: &[u8]) -> Result<(), ChangeError> {
    files.create(temporary, bytes).map_err(disk(path))?;
    match files.read(temporary) {
        Ok(found) if found == bytes => Ok(()),
        Ok(_) => Err(ChangeError::Failed { message: Message::new("disk-other-bytes").with("path", path) }),
        Err(error) => Err(disk(path)(error)),
    }
}

/// Removes a file, if it is there; whether it was.
pub(super) fn remove(files: &dyn Files, path: &str) -> Result<bool, ChangeError> {
    match files.remove(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(disk(path)(error)),
    }
}

/// What a file is now; none if there is no such file.
pub(super) fn fingerprint(files: &dyn Files, path: &str) -> Result<Option<Fingerprint>, ChangeError> {
    match files.read(path) {
        Ok(bytes) => Ok(Some(Fingerprint::of(&bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(disk(path)(error)),
    }
}
