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

    /// The bytes of a part; none if it is not there.
    ///
    /// # Errors
    /// What is damaged, locked with a password, or far larger than it is packed.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
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
        if length > most || length > limits::RATIO_FROM && length / packed > limits::RATIO {
            return Err(ImportError(Message::new("import-bomb")));
        }
        self.left = self.left.saturating_sub(length);
        Ok(Some(bytes))
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
