//! One thumbnail as the bytes of a cache file: what it was made of, what is told of the original,
//! a checksum, and the pixels as a JPEG, or as a PNG if some are transparent. Whatever does not
//! agree is no thumbnail.

use image::{
    DynamicImage, ExtendedColorType, ImageEncoder as _, RgbaImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
};

use super::{
    bytes::{Order, slice, u32_at},
    decode::decode,
    format,
    picture::{Limits, Picture, Wanted},
};

/// What a file begins with; the digit is the version.
const MAGIC: &[u8] = b"ForumThumbnail1\n";

/// Of 100; smaller files show at edges of letters.
const QUALITY: u8 = 88;

/// What a thumbnail may cost, which is little.
const LIMITS: Limits = Limits { file: 16 << 20, pixels: 16 << 20, bytes: 64 << 20, profile: 0, passes: 1 };

/// The bytes of a cache file; none if the picture does not agree with its sides.
pub fn write(identity: &[u8], picture: &Picture) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    block(&mut body, identity)?;
    block(&mut body, picture.format.name().as_bytes())?;
    for number in [picture.original.0, picture.original.1] {
        body.extend_from_slice(&number.to_le_bytes());
    }
    body.extend([u8::from(picture.preview), u8::from(picture.wrong_profile)]);
    body.extend(encoded(picture)?);
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&hash(&body).to_le_bytes());
    file.append(&mut body);
    Some(file)
}

/// The picture in a cache file, if the file is whole and was made of the same.
pub fn read(file: &[u8], identity: &[u8]) -> Option<Picture> {
    let (checksum, body) = file.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    if u64::from_le_bytes(*checksum) != hash(body) {
        return None;
    }
    let (made_of, rest) = read_block(body)?;
    let (name, rest) = read_block(rest)?;
    let original = (u32_at(rest, 0, Order::Little)?, u32_at(rest, 4, Order::Little)?);
    let [preview, wrong_profile] = slice(rest, 8, 2)?.first_chunk().copied()?;
    let format = format::named(std::str::from_utf8(name).ok()?)?;
    let picture = decode(rest.get(10..)?, Wanted::Full, &LIMITS).ok()?;
    let picture = Picture { original, format, preview: preview == 1, wrong_profile: wrong_profile == 1, ..picture };
    (made_of == identity).then_some(picture)
}

fn block(body: &mut Vec<u8>, bytes: &[u8]) -> Option<()> {
    body.extend_from_slice(&u32::try_from(bytes.len()).ok()?.to_le_bytes());
    body.extend_from_slice(bytes);
    Some(())
}

fn read_block(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = usize::try_from(u32_at(bytes, 0, Order::Little)?).ok()?;
    bytes.get(4..)?.split_at_checked(length)
}

fn encoded(picture: &Picture) -> Option<Vec<u8>> {
    let image = RgbaImage::from_raw(picture.width, picture.height, picture.rgba.clone())?;
    let mut out = Vec::new();
    let (width, height) = (picture.width, picture.height);
    if image.pixels().all(|pixel| pixel.0.last() == Some(&255)) {
        let rgb = DynamicImage::ImageRgba8(image).into_rgb8();
        let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
        encoder.write_image(&rgb, width, height, ExtendedColorType::Rgb8).ok()?;
    } else {
        PngEncoder::new(&mut out).write_image(&image, width, height, ExtendedColorType::Rgba8).ok()?;
    }
    Some(out)
}

/// FNV-1a: the same in every version of the program. It finds damage and gives names; a name that
/// two thumbnails share is harmless, since each file says what it was made of.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}
