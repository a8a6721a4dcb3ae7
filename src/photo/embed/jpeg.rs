//! The segments of a JPEG with other metadata among them; the picture is not touched.

use super::{Entry, iim, xmp};
use crate::photo::bytes::{Order, slice, u16_at, u32_at};

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// The most bytes that a segment holds.
const MOST: usize = 0xFFFF - 2;

/// Photoshop's numbers of the resources that hold IPTC datasets, and a checksum of these.
const IPTC: u16 = 0x0404;
const IPTC_DIGEST: u16 = 0x0425;

/// A copy of a JPEG that says this. None if its segments cannot be told apart, or it does not fit in.
pub fn into_jpeg(bytes: &[u8], entries: &[Entry]) -> Option<Vec<u8>> {
    let (segments, picture) = segments(bytes)?;
    let mut resources = Vec::new();
    let (mut old_xmp, mut front, mut rest) = (None, Vec::new(), Vec::new());
    for (marker, whole, held) in segments {
        if let (0xE1, Some(packet)) = (marker, held.strip_prefix(XMP)) {
            old_xmp = old_xmp.or(Some(packet));
        } else if let (0xED, Some(part)) = (marker, held.strip_prefix(PHOTOSHOP)) {
            resources.extend_from_slice(part);
        } else if rest.is_empty() && matches!(marker, 0xE0 | 0xE1) {
            // JFIF and EXIF want to be in front.
            front.extend_from_slice(whole);
        } else {
            rest.extend_from_slice(whole);
        }
    }
    let packet = old_xmp.map_or_else(|| xmp::packet(entries), |old| xmp::merged(old, entries));
    let mut out = [b"\xFF\xD8".as_slice(), &front].concat();
    put(&mut out, 0xE1, &[XMP, packet.as_bytes()].concat())?;
    // Resources that are longer than a segment go on in the next one.
    for part in with_iptc(&resources, entries)?.chunks(MOST - PHOTOSHOP.len()) {
        put(&mut out, 0xED, &[PHOTOSHOP, part].concat())?;
    }
    out.extend(rest);
    out.extend_from_slice(picture);
    Some(out)
}

/// A segment: its marker, the whole of it, what it holds.
type Segment<'a> = (u8, &'a [u8], &'a [u8]);

/// The segments in front of the picture, and the picture.
fn segments(bytes: &[u8]) -> Option<(Vec<Segment<'_>>, &[u8])> {
    if !bytes.starts_with(b"\xFF\xD8") {
        return None;
    }
    let (mut found, mut at) = (Vec::new(), 2);
    loop {
        match *slice(bytes, at, 2)? {
            // Fill bytes may stand in front of a marker.
            [0xFF, 0xFF] => at += 1,
            [0xFF, 0xD9 | 0xDA | 0xC0..=0xCF] => return Some((found, bytes.get(at..)?)),
            [0xFF, marker @ 0xDB..=0xFE] => {
                let length = usize::from(u16_at(bytes, at + 2, Order::Big)?);
                let whole = slice(bytes, at, length.checked_add(2)?)?;
                found.push((marker, whole, whole.get(4..)?));
                at += whole.len();
            }
            _ => return None,
        }
    }
}

fn put(out: &mut Vec<u8>, marker: u8, held: &[u8]) -> Option<()> {
    let length = u16::try_from(held.len().checked_add(2)?).ok()?;
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend_from_slice(held);
    Some(())
}

/// Photoshop's resources with other IPTC datasets among them.
fn with_iptc(resources: &[u8], entries: &[Entry]) -> Option<Vec<u8>> {
    let (mut kept, mut old, mut at) = (Vec::new(), Vec::new(), 0);
    while at < resources.len() {
        if slice(resources, at, 4)? != b"8BIM" {
            // Blocks are filled up with zeros.
            let is_end = resources.get(at..)?.iter().all(|byte| *byte == 0);
            return is_end.then(|| joined(kept, &old, entries)).flatten();
        }
        let number = u16_at(resources, at + 4, Order::Big)?;
        let name = usize::from(*resources.get(at + 6)?) + 1;
        let length = at + 6 + name + name % 2;
        let size = usize::try_from(u32_at(resources, length, Order::Big)?).ok()?;
        let held = slice(resources, length + 4, size)?;
        let end = (length + 4 + size + size % 2).min(resources.len());
        match number {
            IPTC => old.extend_from_slice(held),
            IPTC_DIGEST => {}
            _ => {
                kept.extend_from_slice(resources.get(at..end)?);
                if kept.len() % 2 == 1 {
                    kept.push(0);
                }
            }
        }
        at = end;
    }
    joined(kept, &old, entries)
}

fn joined(mut kept: Vec<u8>, old: &[u8], entries: &[Entry]) -> Option<Vec<u8>> {
    let block = iim::block(old, entries);
    kept.extend_from_slice(b"8BIM");
    kept.extend(IPTC.to_be_bytes());
    kept.extend([0, 0]);
    kept.extend(u32::try_from(block.len()).ok()?.to_be_bytes());
    kept.extend_from_slice(&block);
    if block.len() % 2 == 1 {
        kept.push(0);
    }
    Some(kept)
}
