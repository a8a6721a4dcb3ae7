//! Why a photo cannot be shown, as messages: what is wrong, and what to do. Reasons that decoders
//! give are for the log; nobody could act on them.

use super::{format::Format, picture::Picture};
use crate::{
    archive::StoreError,
    words::{Message, number},
};

/// Why a photo cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhotoError {
    /// The file holds nothing.
    Empty,
    /// It is no picture.
    NotAnImage,
    /// Its end is missing.
    CutShort(Format),
    /// It has, or says that it has, too many pixels.
    TooLarge {
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// It is of a format that this program cannot decode.
    Unsupported(Format),
    /// It cannot be decoded.
    Damaged(Format),
    /// The file could not be had.
    Unreadable(StoreError),
}

impl PhotoError {
    /// What is wrong.
    pub fn message(&self) -> Message {
        match self {
            PhotoError::Empty => Message::new("photo-empty"),
            PhotoError::NotAnImage => Message::new("photo-not-an-image"),
            PhotoError::CutShort(format) => Message::new("photo-cut-short").with("format", format.name()),
            PhotoError::TooLarge { width, height } => {
                Message::new("photo-too-large").with("width", sides(*width)).with("height", sides(*height))
            }
            PhotoError::Unsupported(format) => Message::new("photo-unsupported").with("format", format.name()),
            PhotoError::Damaged(format) => Message::new("photo-damaged").with("format", format.name()),
            PhotoError::Unreadable(error) => unreadable(error),
        }
    }

    /// What to do.
    pub fn hint(&self) -> Message {
        Message::new(match self {
            PhotoError::NotAnImage => "photo-not-an-image-hint",
            PhotoError::Empty | PhotoError::CutShort(_) => "photo-cut-short-hint",
            PhotoError::TooLarge { .. } => "photo-too-large-hint",
            PhotoError::Unsupported(_) => "photo-unsupported-hint",
            PhotoError::Damaged(_) => "photo-damaged-hint",
            PhotoError::Unreadable(StoreError::Denied) => "folder-denied-hint",
            PhotoError::Unreadable(StoreError::Outside) => "photo-outside-hint",
            PhotoError::Unreadable(StoreError::TooLarge(_)) => "photo-too-large-hint",
            PhotoError::Unreadable(_) => "photo-unreadable-hint",
        })
    }
}

impl From<StoreError> for PhotoError {
    fn from(error: StoreError) -> PhotoError {
        PhotoError::Unreadable(error)
    }
}

impl Picture {
    /// What should be said beside a picture that is not shown as it is.
    pub fn note(&self) -> Option<Message> {
        if self.preview {
            let note = Message::new("photo-preview").with("format", self.format.name());
            let (width, height) = self.original;
            return Some(note.with("width", sides(width)).with("height", sides(height)));
        }
        self.wrong_profile.then(|| Message::new("photo-wrong-profile"))
    }
}

fn unreadable(error: &StoreError) -> Message {
    match error {
        StoreError::NotFound | StoreError::NotAFolder => Message::new("photo-missing"),
        StoreError::NotAFile => Message::new("not-a-file"),
        StoreError::Denied => Message::new("file-denied"),
        StoreError::Outside => Message::new("link-outside"),
        StoreError::Dangling => Message::new("link-nowhere"),
        StoreError::Other(reason) => Message::new("file-unreadable").with("reason", reason.as_str()),
        StoreError::TooLarge(size) => {
            let megabytes = usize::try_from(size.div_ceil(1024 * 1024)).unwrap_or(usize::MAX);
            Message::new("photo-file-too-large").with("size", number(megabytes))
        }
    }
}

fn sides(pixels: u32) -> String {
    number(usize::try_from(pixels).unwrap_or(usize::MAX))
}
