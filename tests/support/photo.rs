//! Photos for tests: drawn patterns in every format, and the blocks that can be put into them by
//! hand. Nothing in them could be taken for a photo of anything.
#![allow(dead_code, reason = "every test takes what it needs")]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// The colours of the pattern's quarters: red and green above, blue and white below.
pub const QUARTERS: [[u8; 3]; 4] = [[200, 30, 30], [30, 160, 60], [40, 60, 200], [250, 250, 250]];

/// Four quarters of different colours, with soft waves, so that files are not trivially small.
pub fn pattern(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let quarter = usize::from(x * 2 >= width) + 2 * usize::from(y * 2 >= height);
        let wave = i32::try_from((x * 7 + y * 13) % 17).unwrap() - 8;
        Rgb(QUARTERS[quarter].map(|value| u8::try_from((i32::from(value) + wave).clamp(0, 255)).unwrap()))
    })
}

/// The pattern as a file.
pub fn file(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    encoded(&DynamicImage::ImageRgb8(pattern(width, height)), format)
}

/// A picture as a file.
pub fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A JPEG with a segment put in behind its first two bytes.
pub fn with_segment(jpeg: &[u8], marker: u8, held: &[u8]) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    out.extend([0xFF, marker]);
    out.extend(u16::try_from(held.len() + 2).unwrap().to_be_bytes());
    out.extend(held);
    out.extend(&jpeg[2..]);
    out
}

/// A JPEG with an EXIF block.
pub fn with_exif(jpeg: &[u8], exif: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0", exif].concat())
}

/// A JPEG with an XMP packet.
pub fn with_xmp(jpeg: &[u8], packet: &str) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat())
}

/// A JPEG with IPTC datasets among Photoshop's resources, as agencies send it.
pub fn with_iptc(jpeg: &[u8], datasets: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xED, &[b"Photoshop 3.0\0", resource(0x0404, datasets).as_slice()].concat())
}

/// A JPEG with a colour profile.
pub fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xE2, &[b"ICC_PROFILE\0\x01\x01", profile].concat())
}

/// A resource of Photoshop.
pub fn resource(number: u16, held: &[u8]) -> Vec<u8> {
    let mut out = b"8BIM".to_vec();
    out.extend(number.to_be_bytes());
    out.extend([0, 0]);
    out.extend(u32::try_from(held.len()).unwrap().to_be_bytes());
    out.extend(held);
    out.extend(vec![0; held.len() % 2]);
    out
}

/// An IPTC dataset.
pub fn dataset(record: u8, number: u8, held: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1C, record, number];
    out.extend(u16::try_from(held.len()).unwrap().to_be_bytes());
    out.extend(held);
    out
}

/// An entry of a directory: tag, kind, value.
pub type Entry<'a> = (u16, u16, &'a [u8]);

/// An EXIF block of one directory, highest byte first.
pub fn exif(entries: &[Entry<'_>]) -> Vec<u8> {
    exif_of(&[entries], &[])
}

/// An EXIF block that says how the picture is to be turned.
pub fn turned(orientation: u8) -> Vec<u8> {
    exif(&[(0x0112, 3, &[0, orientation])])
}

/// An EXIF block whose second directory has a thumbnail.
pub fn with_thumbnail(orientation: u8, thumbnail: &[u8]) -> Vec<u8> {
    let first: &[Entry<'_>] = &[(0x0112, 3, &[0, orientation])];
    let at = (8 + 2 + 12 + 4 + 2 + 24 + 4u32).to_be_bytes();
    let length = u32::try_from(thumbnail.len()).unwrap().to_be_bytes();
    exif_of(&[first, &[(0x0201, 4, &at), (0x0202, 4, &length)]], thumbnail)
}

/// An EXIF block of these directories, one after another, and what is to stand behind them.
pub fn exif_of(directories: &[&[Entry<'_>]], behind: &[u8]) -> Vec<u8> {
    let size = |entries: &[Entry<'_>]| 2 + 12 * entries.len() + 4;
    let mut out = b"MM\0\x2A\0\0\0\x08".to_vec();
    let all: usize = directories.iter().map(|entries| size(entries)).sum();
    let mut far = behind.to_vec();
    for (number, entries) in directories.iter().enumerate() {
        let end = out.len() + size(entries);
        out.extend(u16::try_from(entries.len()).unwrap().to_be_bytes());
        for (tag, kind, value) in *entries {
            let each = match kind {
                3 => 2,
                4 => 4,
                5 => 8,
                _ => 1,
            };
            out.extend(tag.to_be_bytes());
            out.extend(kind.to_be_bytes());
            out.extend(u32::try_from(value.len() / each).unwrap().to_be_bytes());
            if value.len() <= 4 {
                out.extend(value.iter().copied().chain(std::iter::repeat(0)).take(4));
            } else {
                out.extend(u32::try_from(8 + all + far.len()).unwrap().to_be_bytes());
                far.extend(*value);
            }
        }
        let next = if number + 1 < directories.len() { end } else { 0 };
        out.extend(u32::try_from(next).unwrap().to_be_bytes());
    }
    out.extend(far);
    out
}

/// A PNG with a chunk put in behind its header.
pub fn with_chunk(png: &[u8], kind: &[u8; 4], held: &[u8]) -> Vec<u8> {
    let header = 8 + 12 + 13;
    let mut out = png[..header].to_vec();
    out.extend(u32::try_from(held.len()).unwrap().to_be_bytes());
    let begin = out.len();
    out.extend(kind);
    out.extend(held);
    let sum = crc(&out[begin..]);
    out.extend(sum.to_be_bytes());
    out.extend(&png[header..]);
    out
}

/// The checksum of PNG.
pub fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 })
    })
}

/// A PNG that says it has these sides.
pub fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut png = file(ImageFormat::Png, 8, 8);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}
