//! Whole pictures of every format that the image crate decodes, checked by their headers first.

use std::{
    error::Error,
    io::{self, Cursor},
};

use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};

use super::{
    decode::Decoded,
    error::PhotoError,
    format::{Format, claimed_sides, lacks_its_end},
    picture::Limits,
    raster::Raster,
};

/// Decodes the first picture of a file.
pub fn decode(bytes: &[u8], format: Format, limits: &Limits) -> Result<Decoded, PhotoError> {
    if let Some((width, height)) = claimed_sides(bytes, format)
        && limits.refuse(width, height, 1)
    {
        return Err(PhotoError::TooLarge { width, height });
    }
    let known = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Tiff => ImageFormat::Tiff,
        Format::Gif => ImageFormat::Gif,
        Format::Bmp => ImageFormat::Bmp,
        Format::Other(_) => return Err(PhotoError::Unsupported(format)),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), known);
    reader.limits(of_image(limits));
    let mut decoder = reader.into_decoder().map_err(|error| described(&error, bytes, format))?;
    let (width, height) = decoder.dimensions();
    if limits.refuse(width, height, decoder.color_type().bytes_per_pixel().into()) {
        return Err(PhotoError::TooLarge { width, height });
    }
    let profile = decoder.icc_profile();
    let wrong_profile = profile.is_err();
    let orientation = decoder.orientation().ok();
    let image = DynamicImage::from_decoder(decoder).map_err(|error| match error {
        ImageError::Limits(_) => PhotoError::TooLarge { width, height },
        error => described(&error, bytes, format),
    })?;
    let raster = Raster::from(image);
    Ok(Decoded { raster, original: (width, height), orientation, profile: profile.ok().flatten(), wrong_profile })
}

fn of_image(limits: &Limits) -> image::Limits {
    let mut known = image::Limits::default();
    // What a decoder takes beside the pixels comes on top.
    known.max_alloc = Some(limits.bytes.saturating_mul(2));
    known
}

fn described(error: &ImageError, bytes: &[u8], format: Format) -> PhotoError {
    log::debug!("{}: {error}", format.name());
    match error {
        ImageError::Unsupported(_) => PhotoError::Unsupported(format),
        _ if ended_too_soon(error) || lacks_its_end(bytes, format) => PhotoError::CutShort(format),
        _ => PhotoError::Damaged(format),
    }
}

/// Whether the end of the file is what stopped a decoder.
fn ended_too_soon(error: &ImageError) -> bool {
    let mut reason: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = reason {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::UnexpectedEof) {
            return true;
        }
        reason = error.source();
    }
    false
}
