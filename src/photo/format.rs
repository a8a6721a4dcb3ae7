//! What a file is, by its first bytes and never by its name. Formats that cannot be shown are
//! known too, so that they can be named.

use super::{
    bytes::{Order, find, slice, u32_at},
    tiff::{Tiff, tag},
};

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP; of a moving one the first frame.
    WebP,
    /// TIFF; the first page.
    Tiff,
    /// GIF; of a moving one the first frame.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// One that this program cannot decode, with its name.
    Other(&'static str),
}

impl Format {
    /// What these bytes are; none if they are no picture that is known.
    pub fn of(bytes: &[u8]) -> Option<Format> {
        of(bytes)
    }

    /// How the name of a file of this format ends, in small letters.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Jpeg => "jpg",
            Format::Png => "png",
            Format::WebP => "webp",
            Format::Tiff => "tif",
            Format::Gif => "gif",
            Format::Bmp => "bmp",
            Format::Other(name) => OTHERS.iter().find(|(known, _)| *known == name).map_or("bin", |(_, ending)| ending),
        }
    }

    /// Whether it is one that cameras, scanners and programs for photos write, not one of drawings.
    pub fn is_of_photos(self) -> bool {
        !matches!(self, Format::Other("SVG" | "EPS" | "WMF" | "ICO" | "QOI"))
    }

    /// Its name, which is the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jpeg => "JPEG",
            Format::Png => "PNG",
            Format::WebP => "WebP",
            Format::Tiff => "TIFF",
            Format::Gif => "GIF",
            Format::Bmp => "BMP",
            Format::Other(name) => name,
        }
    }
}

/// How names of files end that this program cannot decode.
const OTHERS: &[(&str, &str)] = &[
    ("JPEG-LS", "jls"),
    ("Photoshop", "psd"),
    ("JPEG XL", "jxl"),
    ("JPEG 2000", "jp2"),
    ("JPEG XR", "jxr"),
    ("ORF", "orf"),
    ("RW2", "rw2"),
    ("RAF", "raf"),
    ("X3F", "x3f"),
    ("GIMP", "xcf"),
    ("ICO", "ico"),
    ("OpenEXR", "exr"),
    ("QOI", "qoi"),
    ("WMF", "wmf"),
    ("EPS", "eps"),
    ("SVG", "svg"),
    ("AVIF", "avif"),
    ("HEIC", "heic"),
    ("HEIF", "heif"),
    ("CR2", "cr2"),
    ("CR3", "cr3"),
    ("DNG", "dng"),
    ("RAW", "raw"),
];

/// First bytes that are enough to know a format.
const BEGINNINGS: &[(&[u8], Format)] = &[
    (b"\x89PNG\r\n\x1A\n", Format::Png),
    (b"GIF87a", Format::Gif),
    (b"GIF89a", Format::Gif),
    (b"\xFF\xD8\xFF\xF7", Format::Other("JPEG-LS")),
    (b"\xFF\xD8\xFF", Format::Jpeg),
    (b"II\x2B\0", Format::Tiff),
    (b"MM\0\x2B", Format::Tiff),
    (b"8BPS", Format::Other("Photoshop")),
    (b"\xFF\x0A", Format::Other("JPEG XL")),
    (b"\0\0\0\x0CJXL \r\n\x87\n", Format::Other("JPEG XL")),
    (b"\0\0\0\x0CjP  \r\n\x87\n", Format::Other("JPEG 2000")),
    (b"\xFF\x4F\xFF\x51", Format::Other("JPEG 2000")),
    (b"II\xBC\x01", Format::Other("JPEG XR")),
    (b"IIRO", Format::Other("ORF")),
    (b"IIRS", Format::Other("ORF")),
    (b"MMOR", Format::Other("ORF")),
    (b"IIU\0", Format::Other("RW2")),
    (b"FUJIFILMCCD-RAW", Format::Other("RAF")),
    (b"FOVb", Format::Other("X3F")),
    (b"gimp xcf", Format::Other("GIMP")),
    (b"\0\0\x01\0", Format::Other("ICO")),
    (b"\x76\x2F\x31\x01", Format::Other("OpenEXR")),
    (b"qoif", Format::Other("QOI")),
    (b"\xD7\xCD\xC6\x9A", Format::Other("WMF")),
    (b"%!PS", Format::Other("EPS")),
    (b"\xC5\xD0\xD3\xC6", Format::Other("EPS")),
    (b"<svg", Format::Other("SVG")),
];

/// Brands of the ISO container that hold pictures.
const BRANDS: &[(&[u8], &str)] = &[
    (b"avif", "AVIF"),
    (b"avis", "AVIF"),
    (b"heic", "HEIC"),
    (b"heix", "HEIC"),
    (b"heim", "HEIC"),
    (b"heis", "HEIC"),
    (b"hevc", "HEIC"),
    (b"hevx", "HEIC"),
    (b"mif1", "HEIF"),
    (b"msf1", "HEIF"),
    (b"crx ", "CR3"),
];

/// The format of this name.
pub fn named(name: &str) -> Option<Format> {
    let listed = BEGINNINGS.iter().map(|(_, format)| *format);
    let others = BRANDS.iter().map(|(_, name)| *name).chain(["CR2", "DNG", "RAW"]).map(Format::Other);
    listed.chain([Format::WebP, Format::Bmp]).chain(others).find(|format| format.name() == name)
}

/// What these bytes are; none if they are no picture that is known.
pub fn of(bytes: &[u8]) -> Option<Format> {
    let known = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, format)| *format);
    known.or_else(|| riff(bytes)).or_else(|| iso(bytes)).or_else(|| tiff(bytes)).or_else(|| bmp(bytes))
}

fn riff(bytes: &[u8]) -> Option<Format> {
    (bytes.starts_with(b"RIFF") && slice(bytes, 8, 4)? == b"WEBP").then_some(Format::WebP)
}

fn iso(bytes: &[u8]) -> Option<Format> {
    let brand = (slice(bytes, 4, 4)? == b"ftyp").then(|| slice(bytes, 8, 4)).flatten()?;
    BRANDS.iter().find(|(known, _)| *known == brand).map(|(_, name)| Format::Other(name))
}

/// Cameras' own formats are TIFF files whose first directory is a small preview.
fn tiff(bytes: &[u8]) -> Option<Format> {
    let tiff = Tiff::new(bytes)?;
    if slice(bytes, 8, 2) == Some(b"CR") {
        return Some(Format::Other("CR2"));
    }
    let first = tiff.first();
    let compression = tiff.number(&first, tag::COMPRESSION);
    let is_smaller_version = first.has(tag::SUB_DIRECTORIES) && tiff.number(&first, tag::SUBFILE) == Some(1);
    Some(if first.has(tag::DNG) {
        Format::Other("DNG")
    } else if is_smaller_version || matches!(compression, Some(32767 | 34713 | 65535)) {
        Format::Other("RAW")
    } else {
        Format::Tiff
    })
}

/// Two letters are not enough: the size of the header behind them has to be one that exists.
fn bmp(bytes: &[u8]) -> Option<Format> {
    let header = bytes.starts_with(b"BM").then(|| u32_at(bytes, 14, Order::Little)).flatten()?;
    matches!(header, 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124).then_some(Format::Bmp)
}

/// Whether a file that could not be decoded lacks its end.
pub fn lacks_its_end(bytes: &[u8], format: Format) -> bool {
    match format {
        Format::Png => find(bytes, 8, b"IEND").is_none(),
        Format::Gif => gif_ends(bytes).is_none(),
        Format::WebP => lies_beyond(bytes, u32_at(bytes, 4, Order::Little), 8),
        Format::Bmp => lies_beyond(bytes, u32_at(bytes, 2, Order::Little), 0),
        Format::Tiff => Tiff::new(bytes).is_some_and(Tiff::lacks_its_end),
        _ => false,
    }
}

/// The sides that a header claims, of formats whose decoders refuse large ones without a word.
pub fn claimed_sides(bytes: &[u8], format: Format) -> Option<(u32, u32)> {
    match format {
        Format::Png => Some((u32_at(bytes, 16, Order::Big)?, u32_at(bytes, 20, Order::Big)?)),
        Format::Tiff => Tiff::new(bytes)?.sides(),
        _ => None,
    }
}

/// Goes over the blocks of a GIF; nothing if the file ends within one.
fn gif_ends(bytes: &[u8]) -> Option<()> {
    let table = |packed: u8| if packed & 0x80 == 0 { 0 } else { 3 << ((packed & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    loop {
        at += match *bytes.get(at)? {
            // A picture: its place, its colours, the length of its codes.
            0x2C => 11 + table(*bytes.get(at + 9)?),
            0x21 => 2,
            _ => return Some(()),
        };
        while let length @ 1.. = usize::from(*bytes.get(at)?) {
            at += 1 + length;
        }
        at += 1;
    }
}

fn lies_beyond(bytes: &[u8], length: Option<u32>, more: usize) -> bool {
    let end = length.and_then(|length| usize::try_from(length).ok()?.checked_add(more));
    end.is_some_and(|end| end > bytes.len())
}
