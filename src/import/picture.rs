//! Pictures that lie within documents: what they are, and whether they are worth keeping.

use std::io::Cursor;

use image::{ImageFormat, ImageReader};

use super::limits;

/// The ending that a picture's content asks for; none if it is no picture that can be shown.
pub(super) fn ending(bytes: &[u8]) -> Option<&'static str> {
    match image::guess_format(bytes).ok()? {
        ImageFormat::Jpeg => Some("jpg"),
        ImageFormat::Png => Some("png"),
        ImageFormat::WebP => Some("webp"),
        ImageFormat::Tiff => Some("tif"),
        ImageFormat::Gif => Some("gif"),
        ImageFormat::Bmp => Some("bmp"),
        _ => None,
    }
}

/// Whether it is an icon, a line or a tracker. What cannot be measured is kept: looking at it is
/// for those who show it.
pub(super) fn is_small(bytes: &[u8]) -> bool {
    let sides = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_dimensions().ok();
    // Only a header is read, but by decoders that have been known to panic.
    let sides = std::panic::catch_unwind(sides).ok().flatten();
    sides.is_some_and(|(width, height)| width.min(height) < limits::SMALLEST_SIDE)
}
