//! Photos: decoded, upright and in sRGB; what is embedded in them; thumbnails kept on the disk and
//! loaded off the window's thread.
//!
//! A photo comes from somewhere else, so nothing of it is trusted: what it may cost is bounded
//! ([`Limits`]), and whatever it is, the answer is a [`Picture`] or a [`PhotoError`] in words.

mod bytes;
mod cache;
mod cache_file;
mod colour;
mod decode;
mod details;
mod error;
mod format;
mod held;
mod jpeg;
mod jpeg_head;
mod loader;
mod look;
pub mod metadata;
mod picture;
mod preview;
mod raster;
mod tiff;
mod whole;

pub use cache::{Cache, Key};
pub use decode::decode;
pub use details::{Details, details};
pub use error::PhotoError;
pub use format::Format;
pub use loader::{Loader, Priority, Status};
pub use look::Look;
pub use metadata::{Metadata, metadata};
pub use picture::{Limits, Picture, Wanted};
