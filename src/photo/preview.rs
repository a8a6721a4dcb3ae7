//! The JPEG preview that lies in a file of a format that cannot be decoded. Cameras' files,
//! Photoshop's and many of phones have one, each in another place; all of them are found by what
//! a JPEG begins with.

use super::{
    bytes::find,
    decode::{Decoded, orientation_of},
    jpeg,
    jpeg_head::Head,
    picture::{Limits, Wanted},
    tiff::Tiff,
};

/// The most beginnings that are looked at.
const MAX_CANDIDATES: usize = 64;

/// The least sides of a preview that is worth showing.
const MIN_SIDE: u16 = 16;

/// The largest preview in a file, decoded.
pub fn find_in(bytes: &[u8], wanted: Wanted, limits: &Limits) -> Option<Decoded> {
    let mut at = 0;
    let mut candidates = Vec::new();
    for _ in 0..MAX_CANDIDATES {
        let Some(found) = find(bytes, at, &[0xFF, 0xD8, 0xFF]) else { break };
        at = found + 3;
        let preview = bytes.get(found..)?;
        let head = Head::read(preview);
        // Raw pixels of a camera may be in a lossless JPEG of their own.
        let usual = matches!(head.process, 0xC0..=0xC2) && head.width >= MIN_SIDE && head.height >= MIN_SIDE;
        if usual {
            candidates.push((u32::from(head.width) * u32::from(head.height), preview));
        }
    }
    candidates.sort_by_key(|(pixels, _)| std::cmp::Reverse(*pixels));
    let decoded = candidates.into_iter().find_map(|(_, preview)| jpeg::decode(preview, wanted, limits).ok());
    // A preview that does not say how it is to be turned is turned as the whole file is.
    decoded.map(|decoded| match (decoded.orientation, Tiff::new(bytes)) {
        (None, Some(_)) => Decoded { orientation: orientation_of(bytes), ..decoded },
        _ => decoded,
    })
}
