//! What is known of a photo, written into a copy of its file, as IPTC-IIM and XMP, or beside it as a
//! packet of XMP. Nothing but these two blocks is changed; what they say of other things stays.

mod iim;
mod jpeg;
mod xmp;

pub use jpeg::into_jpeg;

use super::metadata::Field;

/// A value to be written in place of what the file says of the same field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it tells.
    pub field: Field,
    /// The language of a value that is not the main one: `zh`.
    pub language: Option<&'static str>,
    /// Its words; none take out what the file says.
    pub text: String,
}

/// A packet of XMP, to lie beside a file of another format.
pub fn packet(entries: &[Entry]) -> String {
    xmp::packet(entries)
}

/// Whether what a file says of this field is replaced.
fn is_replaced(entries: &[Entry], field: Field) -> bool {
    entries.iter().any(|entry| entry.field == field)
}
