//! Files that are packed together: zips, and the parts of Word and OpenDocument files, which are
//! zips. Parts are unpacked one by one into counted memory; nothing is written anywhere.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read, Seek},
};

use zip::{
    CompressionMethod, ZipReadOptions,
    read::{Config, OwnedZipFileEntry},
    unstable::read::ZipIterable,
};

use super::{ImportError, limits};
use crate::words::{Message, number};

/// What the directory of a zip says of one file.
pub(super) type Entry = OwnedZipFileEntry;

/// The directory of a zip, with files of the same name as often as they are there.
///
/// # Errors
/// What is damaged, or too large.
pub(super) fn directory(zip: impl Read + Seek) -> Result<Vec<Entry>, ImportError> {
    let mut directory = ZipIterable::try_new(zip, Config::default()).map_err(|_| damaged())?;
    if directory.len() > limits::ENTRIES {
        return Err(ImportError(Message::new("import-zip-many").with("most", number(limits::ENTRIES))));
    }
    let mut entries: Vec<Entry> = Vec::new();
    for entry in directory.files().map_err(|_| damaged())? {
        let entry: Entry = entry.map_err(|_| damaged())?.into();
        // Names and remarks of 64 KB each would fill the memory too.
        let begins = entries.first().map_or(entry.central_header_start(), Entry::central_header_start);
        if entry.central_header_start() - begins.min(entry.central_header_start()) > limits::DIRECTORY {
            return Err(too_large());
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// The bytes of one file of a zip, at most so many.
///
/// # Errors
/// What is damaged, locked with a password, or far larger than it is packed.
pub(super) fn unpack(entry: &Entry, zip: &mut (impl Read + Seek), most: u64) -> Result<Vec<u8>, ImportError> {
    let (bytes, whole) = beginning(entry, zip, most)?;
    if !whole || is_bomb(bytes.len() as u64, entry.compressed_size()) {
        return Err(bomb());
    }
    Ok(bytes)
}

/// The first bytes of one file of a zip, and whether these are all.
fn beginning(entry: &Entry, zip: &mut (impl Read + Seek), most: u64) -> Result<(Vec<u8>, bool), ImportError> {
    if entry.encrypted() {
        return Err(locked());
    }
    if !matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) {
        return Err(ImportError(Message::new("import-zip-method")));
    }
    let file = entry.as_ref().with_reader(zip, ZipReadOptions::new()).map_err(|_| damaged())?;
    // What the directory says of the size is not believed; one byte more than allowed is too much.
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
    let whole = bytes.len() as u64 <= most;
    Ok((bytes, whole))
}

/// Whether it stands for a folder.
pub(super) fn is_folder(entry: &Entry) -> bool {
    entry.name_raw().ends_with(b"/")
}

/// Whether it stands for a link, which only systems like Unix pack (`S_IFLNK`).
pub(super) fn is_link(entry: &Entry) -> bool {
    entry.unix_mode().is_some_and(|mode| mode & 0o170_000 == 0o120_000)
}

/// Whether so many bytes out of so few are more than an honest file has.
pub(super) fn is_bomb(length: u64, packed: u64) -> bool {
    length > limits::RATIO_FROM && length / packed.max(1) > limits::RATIO
}

/// A file that holds others.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    parts: BTreeMap<String, Entry>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Container<'a> {
    /// Looks at what is in it.
    ///
    /// # Errors
    /// What is damaged, or too large.
    pub fn open(bytes: &'a [u8]) -> Result<Container<'a>, ImportError> {
        if bytes.len() > limits::SOURCE {
            return Err(too_large());
        }
        let named = |entry: Entry| (String::from_utf8_lossy(entry.name_raw()).into_owned(), entry);
        let parts = directory(Cursor::new(bytes))?.into_iter().map(named).collect();
        Ok(Container { bytes, parts, left: limits::UNPACKED })
    }

    /// Whether a part is there.
    pub fn has(&self, name: &str) -> bool {
        self.parts.contains_key(name)
    }

    /// Whether a part is there whose name ends so.
    pub fn has_ending(&self, ending: &str) -> bool {
        self.parts.keys().any(|name| name.to_ascii_lowercase().ends_with(ending))
    }

    /// Whether it is a document of some program, not files that somebody packed together.
    pub fn is_document(&self) -> bool {
        self.parts.keys().any(|name| is_of_a_document(name))
    }

    /// The names of all parts.
    pub fn names(&self) -> Vec<String> {
        self.parts.keys().cloned().collect()
    }

    /// The bytes of a part; none if it is not there.
    ///
    /// # Errors
    /// What is damaged, locked with a password, or far larger than it is packed.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(entry) = self.parts.get(name) else { return Ok(None) };
        let bytes = unpack(entry, &mut Cursor::new(self.bytes), limits::PART.min(self.left))?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Ok(Some(bytes))
    }

    /// The bytes of a part that may well be large, as many as may be read, and whether these are
    /// all; none if it is not there.
    ///
    /// # Errors
    /// What is damaged, or locked with a password.
    pub fn beginning(&mut self, name: &str) -> Result<Option<(Vec<u8>, bool)>, ImportError> {
        let Some(entry) = self.parts.get(name) else { return Ok(None) };
        let (bytes, whole) = beginning(entry, &mut Cursor::new(self.bytes), limits::PART.min(self.left))?;
        self.left = self.left.saturating_sub(bytes.len() as u64);
        Ok(Some((bytes, whole)))
    }
}

/// Whether only documents have a file of this name: those of Office, OpenDocument and EPUB, and OFD.
pub(super) fn is_of_a_document(name: &str) -> bool {
    matches!(name, "[Content_Types].xml" | "mimetype" | "OFD.xml")
}

/// What is said of a file that is too large to be looked at.
pub(super) fn too_large() -> ImportError {
    ImportError(Message::new("import-document-too-large"))
}

/// What is said of a file that was made to be a burden.
pub(super) fn bomb() -> ImportError {
    ImportError(Message::new("import-bomb"))
}

/// What is said of a file that is not whole.
pub(super) fn damaged() -> ImportError {
    ImportError(Message::new("import-damaged"))
}

/// What is said of a file that asks for a password.
pub(super) fn locked() -> ImportError {
    ImportError(Message::new("import-locked"))
}
