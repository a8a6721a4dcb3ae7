//! What decoding gives, and how much it may cost.

use super::format::Format;

/// A decoded picture, upright, in sRGB.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// Its pixels row by row, four bytes each, transparency not multiplied in.
    pub rgba: Vec<u8>,
    /// Width and height of what the file holds, upright.
    pub original: (u32, u32),
    /// What the file is.
    pub format: Format,
    /// Whether this is only a preview that lies in a file that cannot be decoded itself.
    pub preview: bool,
    /// Whether the file has a colour profile that could not be applied.
    pub wrong_profile: bool,
}

impl Picture {
    /// How much memory it takes.
    pub fn bytes(&self) -> usize {
        self.rgba.len()
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (width, height) = self.original;
        write!(f, "{}x{} of {width}x{height} {:?}", self.width, self.height, self.format)
    }
}

/// How large a picture is wanted. None is made larger than it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanted {
    /// Its longer side at most so many pixels; a thumbnail that the camera put in will do.
    Thumbnail(u32),
    /// Its longer side at most so many pixels, from the picture itself.
    Fit(u32),
    /// Every pixel.
    Full,
}

impl Wanted {
    /// The most pixels of the longer side.
    pub fn side(self) -> u32 {
        match self {
            Wanted::Thumbnail(side) | Wanted::Fit(side) => side.max(1),
            Wanted::Full => u32::MAX,
        }
    }
}

/// What decoding may cost. A file that asks for more is refused by its header, before any of it
/// is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in bytes.
    pub file: u64,
    /// The most pixels a picture may have.
    pub pixels: u64,
    /// The most bytes that its pixels may take while they are decoded.
    pub bytes: u64,
    /// The largest colour profile that is read.
    pub profile: usize,
    /// The most passes of a progressive JPEG: a few bytes make each of them go over every pixel.
    pub passes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { file: 512 << 20, pixels: 200_000_000, bytes: 512 << 20, profile: 4 << 20, passes: 100 }
    }
}

impl Limits {
    /// Whether a picture of these sides, of so many bytes a pixel while it is decoded, is too
    /// large. Four are needed to show it.
    pub fn refuse(&self, width: u32, height: u32, bytes_per_pixel: u64) -> bool {
        let bytes = (u64::from(width) * u64::from(height)).saturating_mul(bytes_per_pixel.max(4));
        self.too_many_pixels(width, height) || bytes > self.bytes
    }

    /// Whether a picture of these sides is too large in every size.
    pub fn too_many_pixels(&self, width: u32, height: u32) -> bool {
        u64::from(width) * u64::from(height) > self.pixels
    }
}
