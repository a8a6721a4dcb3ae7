//! Where a source lies: on the disk, or in a zip that does.

use std::{
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use super::{
    ImportError,
    container::too_large,
    zipped::{Zipped, ZippedFolder},
};
use crate::{
    archive::{self, Folder, Store, StoreError},
    words::Message,
};

/// Where a file or a folder lies.
#[derive(Clone, Debug)]
pub(super) enum Location {
    /// On the disk.
    Disk(PathBuf),
    /// In a zip, under this name.
    Zip(Arc<Zipped>, PathBuf),
}

impl Location {
    /// The same with what a zip holds now, if it can be opened.
    pub fn again(&self) -> Location {
        match self {
            Location::Zip(zip, inner) => match Zipped::open(&zip.path) {
                Ok(Some(zip)) => Location::Zip(Arc::new(zip), inner.clone()),
                Ok(None) | Err(_) => self.clone(),
            },
            Location::Disk(_) => self.clone(),
        }
    }

    /// Its path as it is shown.
    pub fn shown(&self) -> String {
        match self {
            Location::Disk(path) => path.display().to_string(),
            Location::Zip(zip, inner) if inner.as_os_str().is_empty() => zip.path.display().to_string(),
            Location::Zip(zip, inner) => format!("{}/{}", zip.path.display(), inner.display()),
        }
    }

    /// Its own name, without folders.
    pub fn file_name(&self) -> String {
        let path = match self {
            Location::Disk(path) | Location::Zip(_, path) => path,
        };
        path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// What a folder is called: a zip as its file, without the ending.
    pub fn folder_name(&self) -> String {
        match self {
            Location::Zip(zip, inner) if inner.as_os_str().is_empty() => {
                zip.path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
            }
            _ => self.file_name(),
        }
    }

    /// The bytes of a file, at most so many.
    ///
    /// # Errors
    /// Why it cannot be read, and what to do.
    pub fn read(&self, most: u64) -> Result<Vec<u8>, ImportError> {
        match self {
            Location::Disk(path) => archive::read_file(path, most).map_err(unread),
            Location::Zip(zip, inner) => zip.read(inner, most),
        }
    }

    /// What lies at a path beside a file. Only what lies below its folder: a page must not be able to
    /// fetch other files of the disk.
    pub fn beside(&self, path: &str) -> Option<Location> {
        let path = Path::new(path);
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return None;
        }
        let beside = |own: &Path| own.parent().unwrap_or(Path::new("")).join(path);
        Some(match self {
            Location::Disk(own) => Location::Disk(beside(own)),
            Location::Zip(zip, own) => Location::Zip(zip.clone(), beside(own)),
        })
    }

    /// The files of a folder.
    pub fn store(&self) -> Arc<dyn Store> {
        match self {
            Location::Disk(path) => Arc::new(Folder::new(path)),
            Location::Zip(zip, inner) => Arc::new(ZippedFolder { zip: zip.clone(), folder: inner.clone() }),
        }
    }
}

/// Why a file or folder of the disk cannot be read.
pub(super) fn unread(error: StoreError) -> ImportError {
    ImportError(match error {
        StoreError::NotFound | StoreError::NotAFolder | StoreError::Dangling | StoreError::Outside => {
            Message::new("import-not-found")
        }
        StoreError::NotAFile => Message::new("import-folder"),
        StoreError::Denied => Message::new("import-denied"),
        StoreError::TooLarge(_) => return too_large(),
        StoreError::Other(reason) => Message::new("file-unreadable").with("reason", reason),
    })
}
