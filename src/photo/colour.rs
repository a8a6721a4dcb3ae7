//! From the colours of a file's own ICC profile to sRGB, which the window shows.

use std::panic::{AssertUnwindSafe, catch_unwind};

use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::raster::{Channels, Raster};

/// The pixels in sRGB; as they are if the profile cannot be read or is for another kind of pixels.
pub fn to_srgb(raster: Raster, profile: &[u8]) -> Result<Raster, Raster> {
    let read = catch_unwind(AssertUnwindSafe(|| ColorProfile::new_from_slice(profile).ok()));
    let Ok(Some(profile)) = read else { return Err(raster) };
    // A gray of a colour profile stays gray, but may become lighter or darker.
    let raster = match (profile.color_space, raster.channels) {
        (DataColorSpace::Rgb, Channels::Gray) => raster.gray_to_rgb(),
        _ => raster,
    };
    // A profile that no one can apply costs the right colours, not the picture.
    match catch_unwind(AssertUnwindSafe(|| converted(&raster, &profile))) {
        Ok(Some(converted)) => Ok(converted),
        _ => Err(raster),
    }
}

fn converted(raster: &Raster, profile: &ColorProfile) -> Option<Raster> {
    let (from, to, channels) = match (profile.color_space, raster.channels) {
        (DataColorSpace::Gray, Channels::Gray) => (Layout::Gray, Layout::Rgb, Channels::Rgb),
        (DataColorSpace::Rgb, Channels::Rgb) => (Layout::Rgb, Layout::Rgb, Channels::Rgb),
        (DataColorSpace::Rgb, Channels::Rgba) => (Layout::Rgba, Layout::Rgba, Channels::Rgba),
        (DataColorSpace::Cmyk, Channels::Cmyk) => (Layout::Rgba, Layout::Rgb, Channels::Rgb),
        _ => return None,
    };
    let srgb = ColorProfile::new_srgb();
    let transform = profile.create_transform_8bit(from, &srgb, to, TransformOptions::default()).ok()?;
    let pixels = raster.data.len() / raster.channels.count();
    let mut data = vec![0; pixels * channels.count()];
    transform.transform(&raster.data, &mut data).ok()?;
    Some(Raster { width: raster.width, height: raster.height, channels, data })
}
