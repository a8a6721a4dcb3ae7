//! One record file: bytes to a record, or to one finding that a layman understands.

use serde::de::DeserializeOwned;

use super::{Finding, Position, Store, StoreError, explain, store::MAX_FILE};
use crate::{
    model::ron_file,
    words::{Message, number},
};

/// Reads one file of a store as a record.
pub fn record<T: DeserializeOwned>(store: &dyn Store, path: &str) -> Result<T, Box<Finding>> {
    let bytes = store.read(path).map_err(|error| Box::new(Finding::problem(path, unreadable(&error))))?;
    parse(path, &bytes)
}

/// Makes a record of a file's bytes.
pub fn parse<T: DeserializeOwned>(path: &str, bytes: &[u8]) -> Result<T, Box<Finding>> {
    let text = text(path, bytes)?;
    ron_file::read(text).map_err(|error| Box::new(explain::finding(path, text, &error)))
}

/// The text of a file, if it is UTF-8 without control characters.
pub fn text<'a>(path: &str, bytes: &'a [u8]) -> Result<&'a str, Box<Finding>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let position = end_of(std::str::from_utf8(good).unwrap_or_default());
        Box::new(Finding::problem(path, Message::new("not-utf8")).at(position).hint(Message::new("not-utf8-hint")))
    })?;
    // Looking at bytes first is several times faster, and nearly every file has none.
    let suspect = bytes.iter().any(|byte| may_be_control(*byte));
    let control = suspect.then(|| text.find(is_control)).flatten();
    match control {
        None => Ok(text),
        Some(at) => {
            let code = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, u32::from);
            let message = Message::new("control-character").with("code", format!("U+{code:04X}"));
            let position = end_of(text.get(..at).unwrap_or_default());
            Err(Box::new(Finding::problem(path, message).at(position).hint(Message::new("control-character-hint"))))
        }
    }
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}')
}

/// Whether a byte is a control character, or begins those that have two bytes.
fn may_be_control(byte: u8) -> bool {
    (byte < b' ' && !matches!(byte, b'\n' | b'\r' | b'\t')) | matches!(byte, 0x7F | 0xC2)
}

/// Why a file or folder could not be read, in words.
pub fn unreadable(error: &StoreError) -> Message {
    match error {
        StoreError::NotFound => Message::new("file-vanished"),
        StoreError::NotAFolder => Message::new("not-a-folder"),
        StoreError::NotAFile => Message::new("not-a-file"),
        StoreError::Denied => Message::new("file-denied"),
        StoreError::Outside => Message::new("link-outside"),
        StoreError::Other(reason) => Message::new("file-unreadable").with("reason", reason.as_str()),
        StoreError::TooLarge(size) => {
            Message::new("file-too-large").with("size", megabytes(*size)).with("limit", megabytes(MAX_FILE))
        }
    }
}

fn megabytes(bytes: u64) -> String {
    number(usize::try_from(bytes.div_ceil(1024 * 1024)).unwrap_or(usize::MAX))
}

fn end_of(text: &str) -> Position {
    let text = ron_file::without_bom(text);
    let line = text.matches('\n').count() + 1;
    let last = text.rsplit('\n').next().unwrap_or_default();
    Position { line, column: last.chars().count() + 1 }
}
