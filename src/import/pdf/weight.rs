//! How much a PDF unpacks to, before it is unpacked: its streams are read through without being
//! kept. Names may be disguised, so that every stream is looked at, whatever it says it is.

use std::io::{self, Read as _};

use flate2::read::ZlibDecoder;

use super::odd;
use crate::{
    import::{ImportError, limits},
    words::Message,
};

/// Refuses what unpacks to too much.
///
/// # Errors
/// What is far larger than it looks.
pub(super) fn check(bytes: &[u8]) -> Result<(), ImportError> {
    let mut total = 0u64;
    let mut streams = 0usize;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let data = bytes.get(at + b"stream".len()..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).or_else(|| data.strip_prefix(b"\r"));
        let Some(data) = data.filter(|data| is_packed(data)) else { continue };
        streams += 1;
        if streams > limits::ENTRIES * 10 {
            return Err(odd());
        }
        let mut first = Vec::new();
        let mut decoder = ZlibDecoder::new(data);
        // What is damaged further on counts as far as it goes.
        let _ = decoder.by_ref().take(2).read_to_end(&mut first);
        let most = limits::UNPACKED - total.min(limits::UNPACKED);
        let length = count(&mut decoder, most) + first.len() as u64;
        let packed = decoder.total_in().max(1);
        let twice = is_packed(&first);
        let heavy = length > limits::RATIO_FROM && length / packed > limits::RATIO * 5;
        total += length;
        if total >= limits::UNPACKED || heavy || twice && length > 16 {
            return Err(ImportError(Message::new("import-bomb")));
        }
    }
    Ok(())
}

fn count(decoder: &mut impl io::Read, most: u64) -> u64 {
    let mut taken = decoder.take(most + 1);
    match io::copy(&mut taken, &mut io::sink()) {
        Ok(length) => length,
        Err(_) => most + 1 - taken.limit(),
    }
}

/// Whether bytes begin as packed ones do.
fn is_packed(bytes: &[u8]) -> bool {
    let [method, check, ..] = bytes else { return false };
    method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*check)).is_multiple_of(31)
}
