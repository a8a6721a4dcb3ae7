//! An archive as it was before a change that is cut short, for whoever may not write and so cannot
//! take it back.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{disk::Disk, entry::Entry, kept, own, recover};
use crate::archive::{FileState, Folder, Listing, Memory, Stamp, Store, StoreError};

/// A folder, but for the files that the change has already written or removed.
pub(super) struct Before {
    folder: Folder,
    /// Files that are now others, as they were.
    was: Memory,
    /// Files that were not there.
    added: BTreeSet<String>,
    /// Files that could not be had as they were.
    lost: BTreeMap<String, StoreError>,
}

impl Before {
    /// The folder as it is now, with this change taken back, unless it is whole.
    pub fn of(folder: &Path, disk: &Disk, entry: &Entry) -> Before {
        let mut before = Before {
            folder: Folder::new(folder),
            was: Memory::default(),
            added: BTreeSet::new(),
            lost: BTreeMap::new(),
        };
        // What cannot be read to decide this will say so when it is read.
        if recover::is_finished(disk, entry).unwrap_or(false) {
            return before;
        }
        for step in entry.steps() {
            let path = step.path.to_owned();
            let Ok(now) = own::fingerprint(disk, step.path) else { continue };
            match step.from {
                None if now.is_none() || now == step.to => drop(before.added.insert(path)),
                Some(from) if now == step.to => match kept::get(disk, step.path, from) {
                    Ok(bytes) => drop(before.was.files.insert(path, bytes)),
                    Err(_) => drop(before.lost.insert(path, StoreError::NotFound)),
                },
                _ => {}
            }
        }
        before
    }

    /// What is not read from the folder.
    fn instead(&self, path: &str) -> Option<Result<&Vec<u8>, StoreError>> {
        if self.added.contains(path) {
            return Some(Err(StoreError::NotFound));
        }
        let lost = self.lost.get(path).map(|error| Err(error.clone()));
        lost.or_else(|| self.was.files.get(path).map(Ok))
    }
}

impl Store for Before {
    fn list(&self) -> Result<Listing, StoreError> {
        let mut listing = self.folder.list()?;
        let was = self.was.list()?;
        listing.files.extend(was.files);
        listing.files.retain(|path| !self.added.contains(path));
        listing.files.sort();
        listing.files.dedup();
        listing.editions.extend(was.editions);
        let held = |edition: &String| {
            let inside = format!("editions/{edition}/");
            let made = self.added.iter().any(|path| path.starts_with(&inside));
            !made || listing.files.iter().any(|path| path.starts_with(&inside))
        };
        listing.editions.retain(held);
        listing.editions.sort();
        listing.editions.dedup();
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        match self.instead(path) {
            Some(instead) => instead.cloned(),
            None => self.folder.read(path),
        }
    }

    fn read_photo(&self, path: &str, most: u64) -> Result<Vec<u8>, StoreError> {
        match self.instead(path) {
            Some(Ok(bytes)) if bytes.len() as u64 > most => Err(StoreError::TooLarge(bytes.len() as u64)),
            Some(instead) => instead.cloned(),
            None => self.folder.read_photo(path, most),
        }
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        if self.instead(path).is_some() { None } else { self.folder.stamp(path) }
    }

    fn state(&self, path: &str) -> FileState {
        match self.instead(path) {
            Some(Ok(_)) => FileState::Present,
            Some(Err(_)) => FileState::Missing,
            None => self.folder.state(path),
        }
    }

    fn folder(&self) -> Option<&Path> {
        self.folder.folder()
    }
}
