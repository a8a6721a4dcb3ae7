//! Zips that somebody packed: their files by name, each unpacked when it is wanted and only into
//! memory, and a folder in one as the store of an archive. The zip is opened anew for each file, so
//! that a thousand of them are not open at once.

use std::{
    collections::BTreeMap,
    io::{Read as _, Seek as _, SeekFrom},
    path::{Component, Path, PathBuf},
    sync::Arc,
};

use encoding_rs::GB18030;

use super::{
    ImportError,
    container::{self, Entry, bomb, damaged, locked, too_large},
    limits,
};
use crate::{
    archive::{self, FileState, Listing, Store, StoreError},
    words::Message,
};

/// How a zip begins, and one without files.
const BEGINNINGS: [[u8; 4]; 2] = [*b"PK\x03\x04", *b"PK\x05\x06"];

/// The longest name of a file, with its folders, in bytes.
const LONGEST_NAME: usize = 1024;

/// What marks a name as UTF-8 (APPNOTE, 4.4.4, bit 11).
const UTF_8_FLAG: u16 = 1 << 11;

/// A zip on the disk.
#[derive(Debug)]
pub(super) struct Zipped {
    /// Where it lies.
    pub path: PathBuf,
    files: BTreeMap<PathBuf, Entry>,
    /// Files that are not opened because of their names or of what they are, by their names.
    pub refused: Vec<(String, ImportError)>,
}

impl Zipped {
    /// Looks at the directory of a zip; none if the file is no zip, or a document that is one.
    ///
    /// # Errors
    /// What is damaged, locked as a whole, or made to be a burden.
    pub fn open(path: &Path) -> Result<Option<Zipped>, ImportError> {
        // What cannot be opened is explained when it is read.
        let Ok(mut zip) = archive::open_file(path) else { return Ok(None) };
        let mut beginning = [0; 4];
        if zip.read_exact(&mut beginning).is_err() || !BEGINNINGS.contains(&beginning) {
            return Ok(None);
        }
        let length = zip.seek(SeekFrom::End(0)).map_err(|_| damaged())?;
        let entries = container::directory(&mut zip)?;
        let names = Names::of(&entries);
        if entries.iter().any(|entry| container::is_of_a_document(&names.of_one(entry))) {
            return Ok(None);
        }
        refuse_burdens(&entries, length)?;
        let mut zipped = Zipped { path: path.to_owned(), files: BTreeMap::new(), refused: Vec::new() };
        for entry in entries.into_iter().filter(|entry| !container::is_folder(entry)) {
            zipped.add(names.of_one(&entry), entry)?;
        }
        Ok(Some(zipped))
    }

    /// Adds a file, unless it is one that systems hide.
    fn add(&mut self, name: String, entry: Entry) -> Result<(), ImportError> {
        let refused = |key| ImportError(Message::new(key));
        let Some(path) = plain(&name) else {
            let shown = name.chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
            self.refused.push((shown, refused("import-zip-name")));
            return Ok(());
        };
        let hidden = |part: Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
        if path.components().any(hidden) {
            return Ok(());
        }
        if container::is_link(&entry) {
            self.refused.push((name, refused("import-zip-link")));
        } else if self.files.insert(path, entry).is_some() {
            return Err(ImportError(Message::new("import-zip-twice").with("name", name)));
        }
        Ok(())
    }

    /// Its files, sorted.
    pub fn names(&self) -> Vec<PathBuf> {
        self.files.keys().cloned().collect()
    }

    /// The bytes of one file, at most so many.
    ///
    /// # Errors
    /// If it is not there any more, damaged, locked, too large, or far larger than it is packed.
    pub fn read(&self, name: &Path, most: u64) -> Result<Vec<u8>, ImportError> {
        let missing = || ImportError(Message::new("import-not-found"));
        let entry = self.files.get(name).ok_or_else(missing)?;
        if container::is_bomb(entry.size(), entry.compressed_size()) {
            return Err(bomb());
        }
        if entry.size() > most {
            return Err(too_large());
        }
        let mut zip = archive::open_file(&self.path).map_err(|_| missing())?;
        container::unpack(entry, &mut zip, most)
    }
}

/// Refuses a zip that is locked as a whole, whose files lie within one another, or are together far
/// larger than it is. No file gives more bytes than the directory says, so that counting these is enough.
fn refuse_burdens(entries: &[Entry], length: u64) -> Result<(), ImportError> {
    let files = || entries.iter().filter(|entry| !container::is_folder(entry));
    if files().next().is_some() && files().all(Entry::encrypted) {
        return Err(locked());
    }
    let mut places: Vec<(u64, u64)> = files().map(|entry| (entry.header_start(), entry.compressed_size())).collect();
    places.sort_unstable();
    let overlap = |pair: &[(u64, u64)]| match pair {
        [(begins, packed), (next, _)] => begins.saturating_add(*packed) > *next,
        _ => false,
    };
    let all = files().fold(0u64, |sum, entry| sum.saturating_add(entry.size()));
    let most = limits::UNPACKED.max(length.saturating_mul(limits::SPREAD));
    if places.windows(2).any(overlap) || all > most { Err(bomb()) } else { Ok(()) }
}

/// In what encoding the names are. Without the flag of UTF-8 they are in that of the computer on
/// which they were packed, all of them in the same: in China GB18030 on Windows, UTF-8 elsewhere.
struct Names {
    all_utf_8: bool,
}

impl Names {
    fn of(entries: &[Entry]) -> Names {
        Names { all_utf_8: entries.iter().all(|entry| std::str::from_utf8(entry.name_raw()).is_ok()) }
    }

    fn of_one(&self, entry: &Entry) -> String {
        let flagged = entry.flags().as_u16() & UTF_8_FLAG != 0;
        match std::str::from_utf8(entry.name_raw()) {
            Ok(name) if flagged || self.all_utf_8 => name.to_owned(),
            _ => GB18030.decode_without_bom_handling(entry.name_raw()).0.into_owned(),
        }
    }
}

/// A name as a path below the zip; none if it leads elsewhere, or does on some computer.
fn plain(name: &str) -> Option<PathBuf> {
    let drive = matches!(name.as_bytes(), [letter, b':', ..] if letter.is_ascii_alphabetic());
    let odd = |c: char| c == '\\' || c.is_control();
    if drive || name.starts_with('/') || name.len() > LONGEST_NAME || name.chars().any(odd) {
        return None;
    }
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    (!parts.is_empty() && !parts.contains(&"..")).then(|| PathBuf::from(parts.join("/")))
}

/// A folder in a zip, as the place of an archive.
pub(super) struct ZippedFolder {
    /// The zip.
    pub zip: Arc<Zipped>,
    /// The folder in it; empty for the zip itself.
    pub folder: PathBuf,
}

impl Store for ZippedFolder {
    fn list(&self) -> Result<Listing, StoreError> {
        let below = |path: &PathBuf| Some(path.strip_prefix(&self.folder).ok()?.to_str()?.to_owned());
        let paths: Vec<String> = self.zip.files.keys().filter_map(below).collect();
        Ok(Listing::of(paths.iter().map(String::as_str)))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        self.read_photo(path, archive::MAX_FILE)
    }

    fn read_photo(&self, path: &str, most: u64) -> Result<Vec<u8>, StoreError> {
        if self.state(path) == FileState::Missing {
            return Err(StoreError::NotFound);
        }
        self.zip.read(&self.folder.join(path), most).map_err(|error| StoreError::Other(error.to_string()))
    }

    fn state(&self, path: &str) -> FileState {
        if self.zip.files.contains_key(&self.folder.join(path)) { FileState::Present } else { FileState::Missing }
    }
}
