//! Bytes of a file to an upright picture in sRGB, of the size that is wanted. What a file may
//! cost is bounded by [`Limits`]; a decoder that panics costs an error.

use std::panic::{AssertUnwindSafe, catch_unwind};

use image::metadata::Orientation;

use super::{
    colour,
    error::PhotoError,
    format::{self, Format},
    jpeg,
    picture::{Limits, Picture, Wanted},
    preview,
    raster::{Raster, exchanges_sides},
    tiff::Tiff,
    whole,
};

/// What a decoder gives.
pub struct Decoded {
    /// The pixels, maybe already smaller.
    pub raster: Raster,
    /// Width and height of what the file holds, not yet upright.
    pub original: (u32, u32),
    /// How it is to be turned; none if the file does not say.
    pub orientation: Option<Orientation>,
    /// Its colour profile.
    pub profile: Option<Vec<u8>>,
    /// Whether it has one that cannot be read.
    pub wrong_profile: bool,
}

/// Decodes a picture.
///
/// # Errors
/// If the bytes are no picture, of a format that is not known and without a preview, damaged, cut
/// short, or larger than the limits.
pub fn decode(bytes: &[u8], wanted: Wanted, limits: &Limits) -> Result<Picture, PhotoError> {
    if bytes.is_empty() {
        return Err(PhotoError::Empty);
    }
    let format = format::of(bytes).ok_or(PhotoError::NotAnImage)?;
    catch_unwind(AssertUnwindSafe(|| guarded(bytes, format, wanted, limits))).unwrap_or_else(|_| {
        log::warn!("the decoder of {} gave up", format.name());
        Err(PhotoError::Damaged(format))
    })
}

fn guarded(bytes: &[u8], format: Format, wanted: Wanted, limits: &Limits) -> Result<Picture, PhotoError> {
    let preview = |failed| preview::find_in(bytes, wanted, limits).ok_or(failed);
    let (decoded, is_preview) = match format {
        Format::Jpeg => (jpeg::decode(bytes, wanted, limits)?, false),
        Format::Other(_) => (preview(PhotoError::Unsupported(format))?, true),
        _ => match whole::decode(bytes, format, limits) {
            Err(failed @ PhotoError::Unsupported(_)) => (preview(failed)?, true),
            other => (other?, false),
        },
    };
    Ok(finish(decoded, format, is_preview, wanted, limits))
}

fn finish(decoded: Decoded, format: Format, preview: bool, wanted: Wanted, limits: &Limits) -> Picture {
    let mut wrong_profile = decoded.wrong_profile;
    let mut raster = decoded.raster.fit(wanted.side());
    if let Some(profile) = decoded.profile {
        let small_enough = profile.len() <= limits.profile;
        let converted = if small_enough { colour::to_srgb(raster, &profile) } else { Err(raster) };
        wrong_profile |= converted.is_err();
        raster = converted.unwrap_or_else(|same| same);
    }
    let orientation = decoded.orientation.unwrap_or(Orientation::NoTransforms);
    let (width, height) = decoded.original;
    let original = if exchanges_sides(orientation) { (height, width) } else { (width, height) };
    let (width, height, rgba) = raster.into_rgba(orientation);
    Picture { width, height, rgba, original, format, preview, wrong_profile }
}

/// How an EXIF block says that its picture is to be turned.
pub fn orientation_of(exif: &[u8]) -> Option<Orientation> {
    Tiff::new(exif)?.orientation().and_then(Orientation::from_exif)
}
