//! Files that are packed together: the parts of Word and OpenDocument files. Parts are unpacked one
//! by one into counted memory, by their names only; nothing is written anywhere.

use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use super::{ImportError, limits};
use crate::words::Message;

/// A file that holds others.
pub(super) struct Container<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// What was unpacked of a part.
struct Beginning {
    bytes: Vec<u8>,
    whole: bool,
    /// How many bytes it has packed.
    packed: u64,
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
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.len() > limits::ENTRIES {
            return Err(too_large());
        }
        Ok(Container { archive, left: limits::UNPACKED })
    }

    /// Whether a part is there.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Whether a part is there whose name ends so.
    pub fn has_ending(&self, ending: &str) -> bool {
        self.archive.file_names().filter_map(Result::ok).any(|name| name.to_ascii_lowercase().ends_with(ending))
    }

    /// The names of all parts.
    pub fn names(&self) -> Vec<String> {
        self.archive.file_names().filter_map(Result::ok).map(|name| name.to_string()).collect()
    }

    /// The bytes of a part; none if it is not there.
    ///
    /// # Errors
    /// What is damaged, locked with a password, or far larger than it is packed.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let Some(Beginning { bytes, whole, packed }) = self.unpack(name)? else { return Ok(None) };
        let length = bytes.len() as u64;
        if !whole || length > limits::RATIO_FROM && length / packed > limits::RATIO {
            return Err(ImportError(Message::new("import-bomb")));
        }
        Ok(Some(bytes))
    }

    /// The bytes of a part that may well be large, as many as may be read, and whether these are
    /// all; none if it is not there.
    ///
    /// # Errors
    /// What is damaged, or locked with a password.
    pub fn beginning(&mut self, name: &str) -> Result<Option<(Vec<u8>, bool)>, ImportError> {
        Ok(self.unpack(name)?.map(|part| (part.bytes, part.whole)))
    }

    fn unpack(&mut self, name: &str) -> Result<Option<Beginning>, ImportError> {
        let mut part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => return Err(locked()),
            Err(_) => return Err(damaged()),
        };
        let most = limits::PART.min(self.left);
        let packed = part.compressed_size().max(1);
        // What a header says of the size is not believed; one byte more than allowed is too much.
        let mut bytes = Vec::new();
        part.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let length = bytes.len() as u64;
        self.left = self.left.saturating_sub(length);
        Ok(Some(Beginning { bytes, whole: length <= most, packed }))
    }
}

fn too_large() -> ImportError {
    ImportError(Message::new("import-document-too-large"))
}

/// What is said of a file that is not whole.
pub(super) fn damaged() -> ImportError {
    ImportError(Message::new("import-damaged"))
}

/// What is said of a file that asks for a password.
pub(super) fn locked() -> ImportError {
    ImportError(Message::new("import-locked"))
}
