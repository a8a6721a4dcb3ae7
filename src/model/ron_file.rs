//! Records to RON and back (the format's own dialect: `Some(…)` may be left out, see
//! `archive/README.md`). The same record is always the same bytes.

use ron::extensions::Extensions;
use serde::{Serialize, de::DeserializeOwned};

use super::layout;

/// Reads one record file.
///
/// # Errors
/// What RON says, with its place. A byte-order mark and CRLF are not errors.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    options().from_str(without_bom(text))
}

/// Writes one record in the layout of the format, ending in a line break.
///
/// # Errors
/// Only if a record holds something that RON cannot write, which none of ours does.
pub fn write<T: Serialize>(record: &T) -> Result<String, ron::Error> {
    options().to_string(record).map(|compact| layout::pretty(&compact))
}

/// The text after its byte-order mark, if it has one.
pub fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{FEFF}').unwrap_or(text)
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}
