//! JPEG. A small picture is decoded small: the thumbnail that the camera put in, else only as many
//! frequencies as are needed, which is several times faster than making a whole picture smaller.
//! Whole pictures are `whole`'s.

use jpeg_decoder::{Decoder, PixelFormat};

use super::{
    decode::{Decoded, orientation_of},
    error::PhotoError,
    format::Format,
    jpeg_head::Head,
    picture::{Limits, Wanted},
    raster::{Channels, Raster},
    tiff::Tiff,
    whole,
};

/// How much narrower or wider than the picture a camera's thumbnail may be, in per mille: some are
/// padded with black, others are left from before the picture was cut.
const SAME_SHAPE: i64 = 20;

/// Decodes a JPEG file.
pub fn decode(bytes: &[u8], wanted: Wanted, limits: &Limits) -> Result<Decoded, PhotoError> {
    let mut head = Head::read(bytes);
    check(&head, limits)?;
    let raster = match camera_thumbnail(&head, wanted, limits) {
        Some(raster) => raster,
        None => pixels(bytes, &head, wanted, limits)?,
    };
    Ok(Decoded {
        raster,
        original: (head.width.into(), head.height.into()),
        orientation: head.exif.and_then(orientation_of),
        profile: head.profile.take(),
        wrong_profile: head.wrong_profile,
    })
}

fn check(head: &Head<'_>, limits: &Limits) -> Result<(), PhotoError> {
    let (width, height) = (u32::from(head.width), u32::from(head.height));
    // Passes are kept in frequencies of two bytes.
    let kept = if head.is_progressive() { 2 * u64::from(head.components) } else { 0 };
    if head.pixels.is_none() || !head.is_complete() {
        Err(PhotoError::CutShort(Format::Jpeg))
    } else if matches!(head.process, 0xC5..=0xCF) || (head.precision == 12 && head.process != 0xC3) {
        let kind = if head.precision == 12 { "12-bit JPEG" } else { "arithmetic JPEG" };
        Err(PhotoError::Unsupported(Format::Other(kind)))
    } else if width == 0 || height == 0 || !matches!(head.components, 1 | 3 | 4) {
        Err(PhotoError::Damaged(Format::Jpeg))
    } else if limits.too_many_pixels(width, height) || kept > 0 && limits.refuse(width, height, kept) {
        Err(PhotoError::TooLarge { width, height })
    } else if head.is_progressive() && head.has_more_passes_than(limits.passes) {
        Err(PhotoError::Damaged(Format::Jpeg))
    } else {
        Ok(())
    }
}

/// The thumbnail in the EXIF block, if it is large enough and of the picture's shape.
fn camera_thumbnail(head: &Head<'_>, wanted: Wanted, limits: &Limits) -> Option<Raster> {
    let Wanted::Thumbnail(side) = wanted else { return None };
    let bytes = Tiff::new(head.exif?)?.thumbnail()?;
    let small = Head::read(bytes);
    check(&small, limits).ok()?;
    let [width, height, small_width, small_height] =
        [head.width, head.height, small.width, small.height].map(i64::from);
    let (one, other) = (width * small_height, height * small_width);
    let large_enough = u32::from(small.width.max(small.height)) >= side;
    let same_shape = (one - other).abs() * 1000 <= one.max(other) * SAME_SHAPE;
    let fits = large_enough && same_shape && small_width < width && small.components == head.components;
    fits.then(|| pixels(bytes, &small, wanted, limits).ok()).flatten()
}

/// The pixels, at the smallest of the sizes 1/8, 1/4, 1/2 and 1 that is large enough.
fn pixels(bytes: &[u8], head: &Head<'_>, wanted: Wanted, limits: &Limits) -> Result<Raster, PhotoError> {
    let longer = u32::from(head.width.max(head.height));
    let share = [8, 4, 2].into_iter().find(|share| longer.div_ceil(*share) >= wanted.side()).unwrap_or(1);
    let (width, height) = (u32::from(head.width), u32::from(head.height));
    // Only this decoder knows inks; the other one is faster for whole pictures.
    if share == 1 && head.components != 4 && head.process != 0xC3 {
        return whole::decode(bytes, Format::Jpeg, limits).map(|decoded| decoded.raster);
    }
    if limits.refuse(width.div_ceil(share), height.div_ceil(share), 4) {
        return Err(PhotoError::TooLarge { width, height });
    }
    match scaled(bytes, share, limits) {
        Ok(raster) => Ok(raster),
        Err(error) if head.components == 4 => Err(described(&error)),
        // What one decoder refuses, the other may still show.
        Err(_) => whole::decode(bytes, Format::Jpeg, limits).map(|decoded| decoded.raster),
    }
}

fn scaled(bytes: &[u8], share: u32, limits: &Limits) -> Result<Raster, jpeg_decoder::Error> {
    let mut decoder = Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(usize::try_from(limits.bytes).unwrap_or(usize::MAX));
    decoder.read_info()?;
    let wrong = || jpeg_decoder::Error::Format("no frame".to_owned());
    let info = decoder.info().ok_or_else(wrong)?;
    let part = |side: u16| u16::try_from(u32::from(side).div_ceil(share)).unwrap_or(side);
    decoder.scale(part(info.width), part(info.height))?;
    let data = decoder.decode()?;
    let info = decoder.info().ok_or_else(wrong)?;
    let (channels, data) = match info.pixel_format {
        PixelFormat::L8 => (Channels::Gray, data),
        // The higher byte of each pair, in this machine's order.
        PixelFormat::L16 => {
            let (pairs, _) = data.as_chunks::<2>();
            let high = |pair: &[u8; 2]| u8::try_from(u16::from_ne_bytes(*pair) >> 8).unwrap_or(255);
            (Channels::Gray, pairs.iter().map(high).collect())
        }
        PixelFormat::RGB24 => (Channels::Rgb, data),
        PixelFormat::CMYK32 => (Channels::Cmyk, data),
    };
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    Ok(Raster { width, height, channels, data })
}

fn described(error: &jpeg_decoder::Error) -> PhotoError {
    match error {
        jpeg_decoder::Error::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            PhotoError::CutShort(Format::Jpeg)
        }
        _ => PhotoError::Damaged(Format::Jpeg),
    }
}
