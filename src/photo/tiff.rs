//! The directories of a TIFF file and of an EXIF block, which is one (TIFF 6.0, section 2): what
//! decoding and the search for metadata need of them. Pixels are decoded elsewhere.

use super::bytes::{Order, slice, u16_at, u32_at};

/// The most entries of a directory that are looked at.
const MAX_ENTRIES: usize = 1024;

/// Bytes that begin as a TIFF file does.
#[derive(Clone, Copy, Debug)]
pub struct Tiff<'a> {
    bytes: &'a [u8],
    order: Order,
}

/// The entries of one directory.
#[derive(Debug, Default)]
pub struct Directory {
    entries: Vec<Entry>,
    /// Where the next directory begins.
    pub next: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    tag: u16,
    kind: u16,
    count: usize,
    /// Where its four bytes of value, or of the value's place, stand.
    at: usize,
}

/// Tags that are asked for.
pub mod tag {
    /// What the directory's picture is: 1 for a smaller version of another.
    pub const SUBFILE: u16 = 0x00FE;
    /// Width in pixels.
    pub const WIDTH: u16 = 0x0100;
    /// Height in pixels.
    pub const HEIGHT: u16 = 0x0101;
    /// How the pixels are compressed.
    pub const COMPRESSION: u16 = 0x0103;
    /// Where the strips of pixels lie.
    pub const STRIPS: u16 = 0x0111;
    /// How the picture is to be turned.
    pub const ORIENTATION: u16 = 0x0112;
    /// How long the strips are.
    pub const STRIP_LENGTHS: u16 = 0x0117;
    /// Where further directories lie.
    pub const SUB_DIRECTORIES: u16 = 0x014A;
    /// Where a JPEG lies.
    pub const JPEG: u16 = 0x0201;
    /// How long that JPEG is.
    pub const JPEG_LENGTH: u16 = 0x0202;
    /// An XMP packet.
    pub const XMP: u16 = 0x02BC;
    /// IPTC datasets.
    pub const IPTC: u16 = 0x83BB;
    /// Photoshop's resources.
    pub const PHOTOSHOP: u16 = 0x8649;
    /// The version of DNG.
    pub const DNG: u16 = 0xC612;
}

impl<'a> Tiff<'a> {
    /// If the bytes begin as a TIFF file does.
    pub fn new(bytes: &'a [u8]) -> Option<Tiff<'a>> {
        let order = match bytes.first_chunk()? {
            [b'I', b'I', 42, 0] => Order::Little,
            [b'M', b'M', 0, 42] => Order::Big,
            _ => return None,
        };
        Some(Tiff { bytes, order })
    }

    /// The first directory.
    pub fn first(self) -> Directory {
        self.first_at().map(|at| self.directory(at)).unwrap_or_default()
    }

    /// Where the first directory begins.
    pub fn first_at(self) -> Option<usize> {
        self.long(4)
    }

    /// Whether there are as many bytes here as a directory says that it has.
    pub fn is_directory(self, at: usize) -> bool {
        let count = u16_at(self.bytes, at, self.order).map(usize::from);
        count.is_some_and(|count| slice(self.bytes, at + 2, 12 * count).is_some())
    }

    /// The directory that begins here; as much of it as there is.
    pub fn directory(self, at: usize) -> Directory {
        let Some(count) = u16_at(self.bytes, at, self.order) else { return Directory::default() };
        let count = usize::from(count);
        let entry = |number: usize| self.entry(at + 2 + 12 * number);
        let entries = (0..count.min(MAX_ENTRIES)).map_while(entry).collect();
        Directory { entries, next: self.long(at + 2 + 12 * count).filter(|next| *next != 0) }
    }

    fn entry(self, at: usize) -> Option<Entry> {
        Some(Entry {
            tag: u16_at(self.bytes, at, self.order)?,
            kind: u16_at(self.bytes, at + 2, self.order)?,
            count: self.long(at + 4)?,
            at: at + 8,
        })
    }

    fn long(self, at: usize) -> Option<usize> {
        usize::try_from(u32_at(self.bytes, at, self.order)?).ok()
    }

    /// The first number of an entry.
    pub fn number(self, directory: &Directory, tag: u16) -> Option<usize> {
        let entry = directory.entries.iter().find(|entry| entry.tag == tag)?;
        let at = self.place(entry)?;
        match entry.kind {
            1 => self.bytes.get(at).copied().map(usize::from),
            3 => u16_at(self.bytes, at, self.order).map(usize::from),
            4 | 13 => self.long(at),
            _ => None,
        }
    }

    /// The bytes of an entry.
    pub fn bytes(self, directory: &Directory, tag: u16) -> Option<&'a [u8]> {
        let entry = directory.entries.iter().find(|entry| entry.tag == tag)?;
        slice(self.bytes, self.place(entry)?, length(entry)?)
    }

    /// The first three fractions of an entry.
    pub fn fractions(self, directory: &Directory, tag: u16) -> Option<[f64; 3]> {
        let bytes = self.bytes(directory, tag)?;
        let number = |at: usize| u32_at(bytes, at, self.order).map(f64::from);
        // A third one without anything below the line is left out by some.
        let fraction = |at: usize| Some(number(at)? / number(at + 4)?).filter(|value| value.is_finite());
        Some([fraction(0)?, fraction(8)?, fraction(16).unwrap_or(0.0)])
    }

    /// The thumbnail that lies in a JPEG of its own behind the second directory.
    pub fn thumbnail(self) -> Option<&'a [u8]> {
        let second = self.directory(self.first().next?);
        slice(self.bytes, self.number(&second, tag::JPEG)?, self.number(&second, tag::JPEG_LENGTH)?)
    }

    /// Width and height of the first picture.
    pub fn sides(self) -> Option<(u32, u32)> {
        let first = self.first();
        let side = |tag: u16| u32::try_from(self.number(&first, tag)?).ok();
        Some((side(tag::WIDTH)?, side(tag::HEIGHT)?))
    }

    /// How the picture is to be turned: 1 to 8.
    pub fn orientation(self) -> Option<u8> {
        u8::try_from(self.number(&self.first(), tag::ORIENTATION)?).ok()
    }

    /// Whether the first directory, or something that it names, lies beyond the end.
    pub fn lacks_its_end(self) -> bool {
        self.reach().is_none()
    }

    fn reach(self) -> Option<()> {
        let at = self.long(4)?;
        let count = usize::from(u16_at(self.bytes, at, self.order)?);
        slice(self.bytes, at + 2, 12 * count + 4)?;
        let first = self.directory(at);
        for entry in first.entries.iter().filter(|entry| length(entry).is_some()) {
            slice(self.bytes, self.place(entry)?, length(entry)?)?;
        }
        let strips = self.numbers(&first, tag::STRIPS).zip(self.numbers(&first, tag::STRIP_LENGTHS));
        for (at, length) in strips {
            slice(self.bytes, at, length)?;
        }
        Some(())
    }

    /// The numbers of an entry.
    fn numbers(self, directory: &Directory, tag: u16) -> impl Iterator<Item = usize> {
        let is_short = directory.entries.iter().any(|entry| entry.tag == tag && entry.kind == 3);
        let bytes = self.bytes(directory, tag).unwrap_or_default();
        bytes.chunks_exact(if is_short { 2 } else { 4 }).map_while(move |number| {
            if is_short {
                u16_at(number, 0, self.order).map(usize::from)
            } else {
                usize::try_from(u32_at(number, 0, self.order)?).ok()
            }
        })
    }

    fn place(self, entry: &Entry) -> Option<usize> {
        if length(entry)? <= 4 { Some(entry.at) } else { self.long(entry.at) }
    }
}

impl Directory {
    /// Whether there is an entry of this tag.
    pub fn has(&self, tag: u16) -> bool {
        self.entries.iter().any(|entry| entry.tag == tag)
    }
}

fn length(entry: &Entry) -> Option<usize> {
    let size = match entry.kind {
        1 | 2 | 6 | 7 => 1,
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 => 8,
        _ => return None,
    };
    entry.count.checked_mul(size)
}
