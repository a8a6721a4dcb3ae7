//! Pixels on their way from the decoder to the screen: made smaller, expanded, turned upright.

use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image};
use image::{DynamicImage, RgbaImage, metadata::Orientation};

/// Pixels row by row, eight bits a channel.
pub struct Raster {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What a pixel consists of.
    pub channels: Channels,
    /// The pixels.
    pub data: Vec<u8>,
}

/// What a pixel consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channels {
    /// Brightness.
    Gray,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, opacity.
    Rgba,
    /// Cyan, magenta, yellow, black; 0 is no ink.
    Cmyk,
}

impl Channels {
    /// How many there are.
    pub fn count(self) -> usize {
        match self {
            Channels::Gray => 1,
            Channels::Rgb => 3,
            Channels::Rgba | Channels::Cmyk => 4,
        }
    }
}

impl From<DynamicImage> for Raster {
    fn from(image: DynamicImage) -> Raster {
        let (width, height) = (image.width(), image.height());
        let (channels, data) = match image {
            DynamicImage::ImageLuma8(image) => (Channels::Gray, image.into_raw()),
            DynamicImage::ImageRgb8(image) => (Channels::Rgb, image.into_raw()),
            other if other.color().has_alpha() => (Channels::Rgba, other.into_rgba8().into_raw()),
            DynamicImage::ImageLuma16(_) => (Channels::Gray, image.into_luma8().into_raw()),
            other => (Channels::Rgb, other.into_rgb8().into_raw()),
        };
        Raster { width, height, channels, data }
    }
}

impl Raster {
    /// Made smaller, so that its longer side has at most so many pixels; as it is if that fails,
    /// which it does only for sizes that do not agree with the data.
    pub fn fit(self, side: u32) -> Raster {
        let longer = self.width.max(self.height);
        if longer <= side {
            return self;
        }
        let shrunk = |length: u32| {
            let rounded = (u64::from(length) * u64::from(side) + u64::from(longer) / 2) / u64::from(longer);
            u32::try_from(rounded).unwrap_or(side).max(1)
        };
        let (width, height) = (shrunk(self.width), shrunk(self.height));
        let pixel = match self.channels {
            Channels::Gray => PixelType::U8,
            Channels::Rgb => PixelType::U8x3,
            Channels::Rgba | Channels::Cmyk => PixelType::U8x4,
        };
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .use_alpha(self.channels == Channels::Rgba);
        let mut small = Image::new(width, height, pixel);
        match Image::from_vec_u8(self.width, self.height, self.data, pixel) {
            Ok(large) if Resizer::new().resize(&large, &mut small, &options).is_ok() => {}
            _ => log::error!("a picture of {}x{} could not be made smaller", self.width, self.height),
        }
        Raster { width, height, channels: self.channels, data: small.into_vec() }
    }

    /// Gray in three channels.
    pub fn gray_to_rgb(self) -> Raster {
        let data = self.data.iter().flat_map(|gray| [*gray; 3]).collect();
        Raster { channels: Channels::Rgb, data, ..self }
    }

    /// In red, green, blue and opacity, turned upright: width, height, pixels.
    pub fn into_rgba(self, orientation: Orientation) -> (u32, u32, Vec<u8>) {
        let (width, height) = (self.width, self.height);
        let data = self.expanded();
        let Some(image) = RgbaImage::from_raw(width, height, data) else { return (0, 0, Vec::new()) };
        let mut image = DynamicImage::ImageRgba8(image);
        image.apply_orientation(orientation);
        (image.width(), image.height(), image.into_rgba8().into_raw())
    }

    fn expanded(self) -> Vec<u8> {
        let pixels = self.data.len() / self.channels.count();
        match self.channels {
            Channels::Rgba => self.data,
            Channels::Gray => filled(pixels, self.data.iter().map(|gray| [*gray, *gray, *gray, 255])),
            Channels::Rgb => {
                let (chunks, _) = self.data.as_chunks::<3>();
                filled(pixels, chunks.iter().map(|[red, green, blue]| [*red, *green, *blue, 255]))
            }
            Channels::Cmyk => {
                let (chunks, _) = self.data.as_chunks::<4>();
                filled(pixels, chunks.iter().map(|pixel| without_profile(*pixel)))
            }
        }
    }
}

fn filled(pixels: usize, each: impl Iterator<Item = [u8; 4]>) -> Vec<u8> {
    let mut out = Vec::with_capacity(pixels * 4);
    each.for_each(|pixel| out.extend_from_slice(&pixel));
    out
}

/// Ink to light where no profile says how a press mixes them.
fn without_profile([cyan, magenta, yellow, black]: [u8; 4]) -> [u8; 4] {
    let light = |ink: u8| {
        let product = u16::from(255 - ink) * u16::from(255 - black);
        u8::try_from(product / 255).unwrap_or(255)
    };
    [light(cyan), light(magenta), light(yellow), 255]
}

/// Whether turning exchanges width and height.
pub fn exchanges_sides(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    )
}
