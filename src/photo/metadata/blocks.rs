//! Where metadata lies in a file of each format: segments of JPEG, chunks of PNG and WebP, tags of
//! TIFF, resources of Photoshop (Adobe's file format specification, "Image resource blocks").

use std::borrow::Cow;

use crate::photo::{
    bytes::{Order, find, slice, u16_at, u32_at},
    format::{self, Format},
    jpeg_head::Segments,
    tiff::{Tiff, tag},
};

/// The largest block that is looked at, in bytes.
const MAX_BLOCK: usize = 4 << 20;

/// The most blocks of a kind.
const MAX_BLOCKS: usize = 8;

/// Photoshop's number of the resource that holds IPTC datasets.
const IPTC_RESOURCE: u16 = 0x0404;

/// The blocks of a file.
#[derive(Debug, Default)]
pub struct Blocks<'a> {
    /// IPTC datasets.
    pub iptc: Vec<Cow<'a, [u8]>>,
    /// XMP packets.
    pub xmp: Vec<&'a [u8]>,
    /// EXIF blocks; of a TIFF file the whole file.
    pub exif: Vec<&'a [u8]>,
}

/// The blocks of this file.
pub fn of(bytes: &[u8]) -> Blocks<'_> {
    let mut blocks = Blocks::default();
    match format::of(bytes) {
        Some(Format::Jpeg) => blocks.jpeg(bytes),
        Some(Format::Png) => blocks.png(bytes),
        Some(Format::WebP) => blocks.webp(bytes),
        Some(Format::Tiff) => blocks.tiff(bytes),
        Some(Format::Other("Photoshop")) => blocks.photoshop(bytes),
        Some(Format::Other(_)) => blocks.other(bytes),
        Some(Format::Gif | Format::Bmp) | None => {}
    }
    blocks.iptc.retain(|block| block.len() <= MAX_BLOCK);
    blocks.xmp.retain(|block| block.len() <= MAX_BLOCK);
    blocks.iptc.truncate(MAX_BLOCKS);
    blocks.xmp.truncate(MAX_BLOCKS);
    blocks.exif.truncate(MAX_BLOCKS);
    blocks
}

impl<'a> Blocks<'a> {
    fn jpeg(&mut self, bytes: &'a [u8]) {
        let mut resources = Vec::new();
        for (marker, held) in Segments::new(bytes) {
            if let (0xE1, Some(exif)) = (marker, held.strip_prefix(b"Exif\0\0")) {
                self.exif.push(exif);
            } else if let (0xE1, Some(packet)) = (marker, held.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0")) {
                self.xmp.push(packet);
            } else if let (0xED, Some(part)) = (marker, held.strip_prefix(b"Photoshop 3.0\0")) {
                // Resources that are longer than a segment go on in the next one.
                if resources.len() + part.len() <= MAX_BLOCK {
                    resources.extend_from_slice(part);
                }
            }
        }
        self.iptc.extend(iptc_resources(&resources).map(|datasets| Cow::Owned(datasets.to_vec())));
    }

    fn png(&mut self, bytes: &'a [u8]) {
        let mut at = 8;
        while let Some((kind, held)) = chunk_of_png(bytes, at) {
            match kind {
                b"eXIf" => self.exif.push(held),
                // Keyword, no compression, no language, no translated keyword.
                b"iTXt" => self.xmp.extend(held.strip_prefix(b"XML:com.adobe.xmp\0\0\0\0\0")),
                _ => {}
            }
            at += 12 + held.len();
        }
    }

    fn webp(&mut self, bytes: &'a [u8]) {
        let mut at = 12;
        while let (Some(kind), Some(length)) = (slice(bytes, at, 4), u32_at(bytes, at + 4, Order::Little)) {
            let Some(held) = usize::try_from(length).ok().and_then(|length| slice(bytes, at + 8, length)) else {
                break;
            };
            match kind {
                b"EXIF" => self.exif.push(held.strip_prefix(b"Exif\0\0").unwrap_or(held)),
                b"XMP " => self.xmp.push(held),
                _ => {}
            }
            at += 8 + held.len() + held.len() % 2;
        }
    }

    fn tiff(&mut self, bytes: &'a [u8]) {
        let Some(tiff) = Tiff::new(bytes) else { return };
        let first = tiff.first();
        self.exif.push(bytes);
        self.xmp.extend(tiff.bytes(&first, tag::XMP));
        self.iptc.extend(tiff.bytes(&first, tag::IPTC).map(Cow::Borrowed));
        let resources = tiff.bytes(&first, tag::PHOTOSHOP).unwrap_or_default();
        self.iptc.extend(iptc_resources(resources).map(Cow::Borrowed));
    }

    fn photoshop(&mut self, bytes: &'a [u8]) {
        let section = || {
            let colours = usize::try_from(u32_at(bytes, 26, Order::Big)?).ok()?;
            let at = colours.checked_add(30)?;
            slice(bytes, at.checked_add(4)?, usize::try_from(u32_at(bytes, at, Order::Big)?).ok()?)
        };
        self.iptc.extend(iptc_resources(section().unwrap_or_default()).map(Cow::Borrowed));
        self.other(bytes);
    }

    /// Blocks in a container that is not known, by what they begin with.
    fn other(&mut self, bytes: &'a [u8]) {
        self.tiff(bytes);
        if self.exif.is_empty() {
            let found = find(bytes, 0, b"Exif\0\0").and_then(|at| bytes.get(at + 6..));
            self.exif.extend(found.filter(|block| Tiff::new(block).is_some()));
        }
        if self.xmp.is_empty() {
            let end = b"</x:xmpmeta>";
            let packet = find(bytes, 0, b"<x:xmpmeta").and_then(|from| {
                let to = find(bytes, from, end)?;
                bytes.get(from..to + end.len())
            });
            self.xmp.extend(packet);
        }
    }
}

fn chunk_of_png(bytes: &[u8], at: usize) -> Option<(&[u8], &[u8])> {
    let length = usize::try_from(u32_at(bytes, at, Order::Big)?).ok()?;
    Some((slice(bytes, at + 4, 4)?, slice(bytes, at + 8, length)?))
}

/// The IPTC datasets among Photoshop's resources.
fn iptc_resources(resources: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at = find(resources, at, b"8BIM")?;
            let number = u16_at(resources, at + 4, Order::Big)?;
            // The name, with the length in front, is padded to an even number of bytes.
            let name = usize::from(*resources.get(at + 6)?) + 1;
            let length = at + 6 + name + name % 2;
            let size = usize::try_from(u32_at(resources, length, Order::Big)?).ok()?;
            let Some(held) = slice(resources, length + 4, size) else {
                at += 4;
                continue;
            };
            at = length + 4 + size + size % 2;
            if number == IPTC_RESOURCE {
                return Some(held);
            }
        }
    })
}
