//! What a photo's file is and what is written into it, without decoding the picture.

use super::{
    error::PhotoError,
    format::{self, Format},
    metadata::{Metadata, metadata},
    picture::Limits,
};
use crate::archive::Store;

/// What a photo's file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Its format; none if it is no picture.
    pub format: Option<Format>,
    /// How many bytes it has.
    pub bytes: u64,
    /// What is embedded in it.
    pub metadata: Metadata,
}

/// Reads a photo of an archive for what is written into it. A picture that cannot be shown may
/// still tell who took it.
///
/// # Errors
/// If the file cannot be had, or is larger than the limits.
pub fn details(store: &dyn Store, path: &str, limits: &Limits) -> Result<Details, PhotoError> {
    let bytes = store.read_photo(path, limits.file)?;
    Ok(Details { format: format::of(&bytes), bytes: bytes.len() as u64, metadata: metadata(&bytes) })
}
