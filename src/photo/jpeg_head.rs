//! The segments of a JPEG file up to its pixels (ITU-T T.81, annex B): its sides and kind, and the
//! blocks that programs put in: EXIF, ICC, XMP, Photoshop's resources.

use super::bytes::{Order, find, slice, u16_at};

/// The most bytes of a kind of block that are put together from its segments.
const MAX_BLOCK: usize = 16 << 20;

const ICC: &[u8] = b"ICC_PROFILE\0";

/// A segment: its marker and what it holds.
pub type Segment<'a> = (u8, &'a [u8]);

/// The segments in front of the pixels, the last being the one that begins them.
#[derive(Clone, Debug)]
pub struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Segments<'a> {
    /// Those of this file.
    pub fn new(bytes: &'a [u8]) -> Segments<'a> {
        Segments { bytes, at: 2 }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        loop {
            // Anything between segments is skipped, as other programs do.
            self.at = find(self.bytes, self.at, &[0xFF])?;
            let marker = *self.bytes.get(self.at + 1)?;
            match marker {
                0xFF => self.at += 1,
                0x00 | 0x01 | 0xD0..=0xD8 => self.at += 2,
                0xD9 => return None,
                _ => {
                    let length = usize::from(u16_at(self.bytes, self.at + 2, Order::Big)?);
                    let held = slice(self.bytes, self.at + 4, length.checked_sub(2)?)?;
                    self.at += 2 + length;
                    if marker == 0xDA {
                        let end = self.at;
                        self.at = self.bytes.len();
                        return Some((marker, self.bytes.get(end..)?));
                    }
                    return Some((marker, held));
                }
            }
        }
    }
}

/// What stands in front of the pixels.
#[derive(Debug, Default)]
pub struct Head<'a> {
    /// Width in pixels.
    pub width: u16,
    /// Height in pixels.
    pub height: u16,
    /// How many channels.
    pub components: u8,
    /// Bits a channel.
    pub precision: u8,
    /// The marker of the frame, which is the coding process; 0 if there is none.
    pub process: u8,
    /// The EXIF block.
    pub exif: Option<&'a [u8]>,
    /// The colour profile; none if there is none or parts of it are missing.
    pub profile: Option<Vec<u8>>,
    /// Whether there are parts of a colour profile that cannot be put together.
    pub wrong_profile: bool,
    /// The pixels and what stands behind them.
    pub pixels: Option<&'a [u8]>,
}

impl<'a> Head<'a> {
    /// Reads it, as far as the file goes.
    pub fn read(bytes: &'a [u8]) -> Head<'a> {
        let mut head = Head::default();
        let mut profile = Vec::new();
        for (marker, held) in Segments::new(bytes) {
            match marker {
                0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => head.frame(marker, held),
                0xE1 if head.exif.is_none() => head.exif = held.strip_prefix(b"Exif\0\0"),
                0xE2 => profile.extend(part_of_profile(held)),
                0xDA => head.pixels = Some(held),
                _ => {}
            }
        }
        let has_profile = !profile.is_empty();
        head.profile = joined(profile);
        head.wrong_profile = has_profile && head.profile.is_none();
        head
    }

    fn frame(&mut self, marker: u8, held: &[u8]) {
        let side = |at: usize| u16_at(held, at, Order::Big).unwrap_or(0);
        self.process = marker;
        self.precision = held.first().copied().unwrap_or(0);
        (self.height, self.width) = (side(1), side(3));
        self.components = held.get(5).copied().unwrap_or(0);
    }

    /// Whether the pixels come in passes, each over the whole picture.
    pub fn is_progressive(&self) -> bool {
        matches!(self.process, 0xC2 | 0xC6)
    }

    /// Whether the end of the picture is there. It is looked for from behind, where it mostly is.
    pub fn is_complete(&self) -> bool {
        self.pixels.is_some_and(|pixels| pixels.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]))
    }

    /// Whether there are more passes than this.
    pub fn has_more_passes_than(&self, most: usize) -> bool {
        let pixels = self.pixels.unwrap_or_default();
        pixels.windows(2).filter(|pair| **pair == [0xFF, 0xDA]).nth(most.saturating_sub(1)).is_some()
    }
}

/// A part of a profile: its number, how many there are, its bytes.
fn part_of_profile(held: &[u8]) -> Option<(u8, u8, &[u8])> {
    match held.strip_prefix(ICC)? {
        [number, of, part @ ..] => Some((*number, *of, part)),
        _ => None,
    }
}

fn joined(mut parts: Vec<(u8, u8, &[u8])>) -> Option<Vec<u8>> {
    parts.sort_by_key(|(number, ..)| *number);
    let all = parts.iter().zip(1..).all(|((number, of, _), place)| *number == place && usize::from(*of) == parts.len());
    let length: usize = parts.iter().map(|(.., part)| part.len()).sum();
    (all && !parts.is_empty() && length <= MAX_BLOCK)
        .then(|| parts.iter().flat_map(|(.., part)| *part).copied().collect())
}
