//! Where the files of an archive come from: a folder, or texts in memory.
//!
//! The only place below the writer that touches the disk. Paths are relative to the archive,
//! always with `/`.
#![expect(clippy::disallowed_methods, reason = "this is the folder's own reader")]

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Component, Path, PathBuf},
    time::SystemTime,
};

use rayon::prelude::*;

/// The largest record file that is read, in bytes. The largest of an archive of 20,000 articles has
/// half a megabyte.
pub const MAX_FILE: u64 = 16 * 1024 * 1024;

/// A source of an archive's files.
pub trait Store: Send + Sync {
    /// The record files there are, sorted: `archive.ron`, `people.ron`, `indicators.ron`,
    /// `editions/*/edition.ron`, `editions/*/photos.ron`, `editions/*/articles/*.ron`; and the
    /// folders of editions. Folders that could not be listed come with their reason.
    ///
    /// # Errors
    /// If the archive itself cannot be listed.
    fn list(&self) -> Result<Listing, StoreError>;

    /// The bytes of one file.
    ///
    /// # Errors
    /// If it cannot be read, is larger than [`MAX_FILE`], or leads out of the archive.
    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError>;

    /// The bytes of a photo, which may be larger than a record file: at most so many.
    ///
    /// # Errors
    /// As [`Store::read`].
    fn read_photo(&self, path: &str, most: u64) -> Result<Vec<u8>, StoreError> {
        let bytes = self.read(path)?;
        if bytes.len() as u64 > most { Err(StoreError::TooLarge(bytes.len() as u64)) } else { Ok(bytes) }
    }

    /// What tells this state of a file from a later one without reading it; none if nothing does.
    fn stamp(&self, path: &str) -> Option<Stamp> {
        let _ = path;
        None
    }

    /// What stands at a path.
    fn state(&self, path: &str) -> FileState;

    /// The folder on the disk, if there is one.
    fn folder(&self) -> Option<&Path> {
        None
    }
}

/// The record files of an archive.
#[derive(Debug, Default)]
pub struct Listing {
    /// Paths of record files, sorted.
    pub files: Vec<String>,
    /// Names of the folders in `editions/` that could be listed, with record files or without.
    pub editions: Vec<String>,
    /// Folders that could not be listed, with the reason.
    pub failed: Vec<(String, StoreError)>,
    /// Files that look like records and are not read, because of their names.
    pub ignored: Vec<String>,
}

impl Listing {
    /// What of these paths of files is an archive's; they are sorted.
    pub fn of<'a>(paths: impl Iterator<Item = &'a str> + Clone) -> Listing {
        let is_record = |path: &&str| match path.split('/').collect::<Vec<_>>().as_slice() {
            [name] => is_record_at_root(name),
            ["editions", _, name] => is_record_of_edition(name),
            ["editions", _, "articles", name] => is_ron(name),
            _ => false,
        };
        let edition = |path: &str| Some(path.strip_prefix("editions/")?.split_once('/')?.0.to_owned());
        let mut editions: Vec<String> = paths.clone().filter_map(edition).collect();
        editions.dedup();
        Listing { files: paths.filter(is_record).map(str::to_owned).collect(), editions, ..Listing::default() }
    }
}

/// A state of a file: it has changed if any of this has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Where it lies on the disk.
    pub path: PathBuf,
    /// How many bytes it has.
    pub length: u64,
    /// When it was last written.
    pub modified: SystemTime,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// A file.
    Present,
    /// Nothing, or something that is no file.
    Missing,
    /// Something outside the archive, reached by a link.
    Outside,
}

/// Why a file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is nothing of that name.
    NotFound,
    /// It is not a folder.
    NotAFolder,
    /// It is a folder, a pipe or a device.
    NotAFile,
    /// The system does not let this user read it.
    Denied,
    /// It has more bytes than a record file may have; the number is its size.
    TooLarge(u64),
    /// A link leads out of the archive.
    Outside,
    /// A link leads to nothing.
    Dangling,
    /// What the system says.
    Other(String),
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> StoreError {
        match error.kind() {
            io::ErrorKind::NotFound => StoreError::NotFound,
            io::ErrorKind::NotADirectory => StoreError::NotAFolder,
            io::ErrorKind::PermissionDenied => StoreError::Denied,
            _ => StoreError::Other(error.to_string()),
        }
    }
}

fn leads_nowhere(error: io::Error) -> StoreError {
    if error.kind() == io::ErrorKind::NotFound { StoreError::Dangling } else { error.into() }
}

/// An archive in a folder on the disk.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The archive in this folder. Nothing is read yet.
    pub fn new(root: impl Into<PathBuf>) -> Folder {
        Folder { root: root.into() }
    }

    fn guard(&self, path: &Path) -> Result<(), StoreError> {
        // Beside `..`, only a link can lead elsewhere, and resolving every path would double the reading time.
        let mut part = self.root.clone();
        for name in path.strip_prefix(&self.root).map_err(|_| StoreError::Outside)?.components() {
            if !matches!(name, Component::Normal(_)) {
                return Err(StoreError::Outside);
            }
            part.push(name);
            if fs::symlink_metadata(&part)?.file_type().is_symlink() {
                let target = fs::canonicalize(&part).map_err(leads_nowhere)?;
                if !target.starts_with(fs::canonicalize(&self.root)?) {
                    return Err(StoreError::Outside);
                }
            }
        }
        Ok(())
    }

    fn names(&self, folder: &str) -> Result<Vec<String>, StoreError> {
        let path = self.root.join(folder);
        self.guard(&path)?;
        let mut names = Vec::new();
        for entry in fs::read_dir(path)? {
            // A name that is not Unicode matches no record's and is shown with its odd characters replaced.
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    fn list_edition(&self, edition: &str) -> Listing {
        let mut listing = Listing::default();
        let folder = format!("editions/{edition}");
        match self.names(&folder) {
            Ok(names) => {
                let (records, others): (Vec<&String>, Vec<&String>) =
                    names.iter().partition(|name| is_record_of_edition(name));
                listing.files.extend(records.iter().map(|name| format!("{folder}/{name}")));
                let others = others.iter().filter(|name| looks_like_a_record(name));
                listing.ignored.extend(others.map(|name| format!("{folder}/{name}")));
                listing.editions.push(edition.to_owned());
            }
            Err(StoreError::NotAFolder) => return listing,
            Err(error) => listing.failed.push((folder.clone(), error)),
        }
        let folder = format!("{folder}/articles");
        match self.names(&folder) {
            Ok(names) => {
                listing.files.extend(names.iter().filter(|name| is_ron(name)).map(|name| format!("{folder}/{name}")));
                let others = names.iter().filter(|name| !is_ron(name) && looks_like_a_record(name));
                listing.ignored.extend(others.map(|name| format!("{folder}/{name}")));
            }
            Err(StoreError::NotFound) => {}
            Err(error) => listing.failed.push((folder, error)),
        }
        listing
    }
}

impl Store for Folder {
    fn list(&self) -> Result<Listing, StoreError> {
        let mut listing = Listing::default();
        for name in self.names("")? {
            if is_record_at_root(&name) {
                listing.files.push(name);
            } else if looks_like_a_record(&name) && name != "imports.ron" {
                listing.ignored.push(name);
            }
        }
        let editions = match self.names("editions") {
            Ok(editions) => editions,
            Err(StoreError::NotFound) => Vec::new(),
            Err(error) => {
                listing.failed.push(("editions".to_owned(), error));
                Vec::new()
            }
        };
        let editions: Vec<&String> = editions.iter().filter(|name| !name.starts_with('.')).collect();
        for of_edition in editions.into_par_iter().map(|name| self.list_edition(name)).collect::<Vec<_>>() {
            listing.files.extend(of_edition.files);
            listing.editions.extend(of_edition.editions);
            listing.failed.extend(of_edition.failed);
            listing.ignored.extend(of_edition.ignored);
        }
        listing.files.sort();
        Ok(listing)
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        self.read_photo(path, MAX_FILE)
    }

    fn read_photo(&self, path: &str, most: u64) -> Result<Vec<u8>, StoreError> {
        let full = self.root.join(path);
        self.guard(&full)?;
        super::given::read_file(&full, most)
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        let full = self.root.join(path);
        self.guard(&full).ok()?;
        let state = fs::metadata(&full).ok().filter(fs::Metadata::is_file)?;
        let modified = state.modified().ok()?;
        // Written as the system names it, so that one file has one stamp.
        Some(Stamp { path: fs::canonicalize(full).ok()?, length: state.len(), modified })
    }

    fn state(&self, path: &str) -> FileState {
        let full = self.root.join(path);
        match self.guard(&full) {
            Err(StoreError::Outside) => FileState::Outside,
            Err(_) => FileState::Missing,
            Ok(()) if full.is_file() => FileState::Present,
            Ok(()) => FileState::Missing,
        }
    }

    fn folder(&self) -> Option<&Path> {
        Some(&self.root)
    }
}

/// An archive made of texts, for tests and for what is compiled in.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The files by path.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// Files written one after another in one text, each after a line `--- PATH`.
    pub fn fixture(text: &str) -> Memory {
        let mut files = BTreeMap::new();
        for part in text.split("--- ").skip(1) {
            let (path, content) = part.split_once('\n').unwrap_or((part, ""));
            files.insert(path.trim().to_owned(), content.as_bytes().to_vec());
        }
        Memory { files }
    }
}

impl Store for Memory {
    fn list(&self) -> Result<Listing, StoreError> {
        Ok(Listing::of(self.files.keys().map(String::as_str)))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        let bytes = self.files.get(path).ok_or(StoreError::NotFound)?;
        if bytes.len() as u64 > MAX_FILE { Err(StoreError::TooLarge(bytes.len() as u64)) } else { Ok(bytes.clone()) }
    }

    fn state(&self, path: &str) -> FileState {
        if self.files.contains_key(path) { FileState::Present } else { FileState::Missing }
    }
}

fn is_record_at_root(name: &str) -> bool {
    matches!(name, "archive.ron" | "people.ron" | "indicators.ron")
}

fn is_record_of_edition(name: &str) -> bool {
    matches!(name, "edition.ron" | "photos.ron")
}

fn is_ron(name: &str) -> bool {
    name.ends_with(".ron") && !name.starts_with('.')
}

/// A file that somebody may take for a record: other capitals, a copy made by a cloud folder.
fn looks_like_a_record(name: &str) -> bool {
    name.to_lowercase().ends_with(".ron") && !name.starts_with('.')
}
