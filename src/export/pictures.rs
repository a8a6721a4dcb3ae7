//! Pictures as documents take them: upright, of a size that a page needs, JPEG or PNG.

use std::{
    io::Cursor,
    sync::{Mutex, PoisonError},
};

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbaImage, codecs::jpeg::JpegEncoder, metadata,
};

use super::Picture;
use crate::{
    archive::{Store, StoreError},
    photo::{self, Limits, PhotoError, Wanted},
    words::Message,
};

/// The longer side of a picture in a document, in pixels at most: 300 to the inch on 17 centimetres.
const SIDE: u32 = 2000;
/// Quality of pictures that are written anew, of a hundred.
const QUALITY: u8 = 88;

/// How many bytes from its end the end of a picture is looked for.
const LAST: usize = 64 * 1024;

/// A picture that is ready to be put into a document.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its ending: `jpg` or `png`.
    pub ending: &'static str,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl Prepared {
    /// Its media type.
    pub fn media_type(&self) -> &'static str {
        if self.ending == "png" { "image/png" } else { "image/jpeg" }
    }

    /// The same with a longer side of so many pixels at most; none if it cannot be decoded.
    pub fn smaller(&self, side: u32) -> Option<Prepared> {
        written(&self.bytes, Wanted::Fit(side), &Limits::default()).ok()
    }
}

/// The pictures of an archive. What cannot be had is remembered, to be told at the end, and what else is to
/// be told then.
pub struct Pictures<'a> {
    store: &'a dyn Store,
    gaps: Mutex<Vec<Message>>,
    notes: Mutex<Vec<Message>>,
}

impl<'a> Pictures<'a> {
    /// Those whose files lie here.
    pub fn new(store: &'a dyn Store) -> Pictures<'a> {
        Pictures { store, gaps: Mutex::default(), notes: Mutex::default() }
    }

    /// A picture that is ready for a document; none if it is not held or cannot be read.
    pub fn get(&self, picture: &Picture) -> Option<Prepared> {
        let path = picture.path.as_deref()?;
        let limits = Limits::default();
        let bytes = self.store.read_photo(path, limits.file).map_err(PhotoError::from);
        match bytes.and_then(|bytes| prepare(bytes, &limits)) {
            Ok(prepared) => Some(prepared),
            Err(error) => {
                self.missing(&picture.id, error.message());
                None
            }
        }
    }

    /// The file of a picture as it is; none if it is not held or cannot be read.
    pub fn original(&self, picture: &Picture) -> Option<Vec<u8>> {
        let path = picture.path.as_deref()?;
        match self.store.read_photo(path, Limits::default().file).map_err(PhotoError::from) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.missing(&picture.id, error.message());
                None
            }
        }
    }

    fn missing(&self, id: &str, reason: Message) {
        self.gap(Message::new("export-gap").with("photo", id).with("reason", reason));
    }

    /// Remembers that a file of the archive could not be had.
    pub(super) fn lost(&self, path: &str, error: StoreError) {
        let reason = PhotoError::from(error).message();
        self.gap(Message::new("export-file-gap").with("file", path).with("reason", reason));
    }

    /// Remembers what is missing.
    pub(super) fn gap(&self, message: Message) {
        remember(&self.gaps, message);
    }

    /// Remembers what is to be said though nothing is missing.
    #[cfg(feature = "pdf")]
    pub(super) fn note(&self, message: Message) {
        remember(&self.notes, message);
    }

    /// What could not be had, and why.
    pub fn gaps(&self) -> Vec<Message> {
        self.gaps.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What else is to be said.
    pub fn notes(&self) -> Vec<Message> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn remember(told: &Mutex<Vec<Message>>, message: Message) {
    let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
    if !told.contains(&message) {
        told.push(message);
    }
}

/// A file that a document can take is taken as it is; any other is written anew.
fn prepare(bytes: Vec<u8>, limits: &Limits) -> Result<Prepared, PhotoError> {
    if let Some((ending, width, height)) = as_it_is(&bytes).filter(|(ending, ..)| has_its_end(&bytes, ending)) {
        return Ok(Prepared { bytes, ending, width, height });
    }
    written(&bytes, Wanted::Fit(SIDE), limits)
}

/// A picture written anew: JPEG, or PNG where it can be seen through.
fn written(bytes: &[u8], wanted: Wanted, limits: &Limits) -> Result<Prepared, PhotoError> {
    let picture = photo::decode(bytes, wanted, limits)?;
    let (width, height) = (picture.width, picture.height);
    let image = RgbaImage::from_raw(width, height, picture.rgba).ok_or(PhotoError::NotAnImage)?;
    let clear = image.pixels().any(|pixel| pixel.0.last().is_some_and(|alpha| *alpha < u8::MAX));
    let image = DynamicImage::ImageRgba8(image);
    let mut out = Cursor::new(Vec::new());
    let (ending, written) = if clear {
        ("png", image.write_to(&mut out, ImageFormat::Png))
    } else {
        ("jpg", JpegEncoder::new_with_quality(&mut out, QUALITY).encode_image(&image.to_rgb8()))
    };
    written.map_err(|_| PhotoError::NotAnImage)?;
    Ok(Prepared { bytes: out.into_inner(), ending, width, height })
}

/// Whether the last part of a file is there, as far as that is seen at its end. Cameras and programs
/// leave something after it.
fn has_its_end(bytes: &[u8], ending: &str) -> bool {
    let mark: &[u8] = if ending == "png" { b"IEND" } else { &[0xFF, 0xD9] };
    let last = bytes.get(bytes.len().saturating_sub(LAST)..).unwrap_or_default();
    last.windows(mark.len()).any(|part| part == mark)
}

/// Ending and sides of a JPEG or PNG that is upright and not too large.
fn as_it_is(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let ending = match reader.format()? {
        ImageFormat::Jpeg => "jpg",
        ImageFormat::Png => "png",
        _ => return None,
    };
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    let upright = decoder.orientation().is_ok_and(|turned| turned == metadata::Orientation::NoTransforms);
    // Four components are the inks of a press, which few programs show.
    let shown = decoder.original_color_type().channel_count() <= 4 && !is_of_inks(bytes, ending);
    (upright && shown && width.max(height) <= SIDE && width > 0 && height > 0).then_some((ending, width, height))
}

/// Whether a JPEG has four components.
fn is_of_inks(bytes: &[u8], ending: &str) -> bool {
    if ending != "jpg" {
        return false;
    }
    let mut at = 2;
    while let Some([0xFF, marker, high, low]) = bytes.get(at..at + 4) {
        if matches!(marker, 0xC0..=0xC2) {
            return bytes.get(at + 9).is_some_and(|components| *components > 3);
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    false
}
