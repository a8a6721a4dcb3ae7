//! EPUB 3.3: the package, a table of contents, and a page for each chapter.
//!
//! "EPUB 3.3", w3.org/TR/epub-33; "EPUB Accessibility 1.1", w3.org/TR/epub-a11y-11.

mod chapters;
mod package;
mod pages;

use std::io::Cursor;

use super::{Document, Kind, Made, Pictures, markup::Shown, packed::Packer};
use crate::words::Message;

/// What the first file says, and what every EPUB begins with.
const MIMETYPE: &[u8] = b"application/epub+zip";

const CONTAINER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"#;

/// How every page looks.
const STYLE: &str = include_str!("style.css");

/// A picture in the book.
struct Image {
    file: String,
    media_type: &'static str,
    width: u32,
    height: u32,
}

impl Image {
    fn shown(&self) -> Shown {
        Shown { address: self.file.clone(), width: self.width, height: self.height }
    }
}

/// Writes a document.
pub(super) fn write(document: &Document, name: &str, pictures: &Pictures<'_>) -> Result<Made, Message> {
    let failed = |error: zip::result::ZipError| {
        Message::new("export-failed").with("path", format!("{name}.epub")).with("reason", error.to_string())
    };
    let mut zip = Packer::new(Cursor::new(Vec::new()));
    // Stored and first, so that the kind of file can be seen at a fixed place.
    zip.store("mimetype", MIMETYPE).map_err(failed)?;
    zip.pack("META-INF/container.xml", CONTAINER.as_bytes()).map_err(failed)?;
    let mut images: Vec<Option<Image>> = Vec::with_capacity(document.pictures.len());
    for (at, picture) in document.pictures.iter().enumerate() {
        let ready = pictures.get(picture);
        if let Some(ready) = &ready {
            zip.store(&format!("EPUB/image-{}.{}", at + 1, ready.ending), &ready.bytes).map_err(failed)?;
        }
        images.push(ready.map(|ready| Image {
            file: format!("image-{}.{}", at + 1, ready.ending),
            media_type: ready.media_type(),
            width: ready.width,
            height: ready.height,
        }));
    }
    let chapters = chapters::of(document);
    let has_cover = document.kind == Kind::Book;
    let mut text = |name: &str, text: &str| zip.pack(&format!("EPUB/{name}"), text.as_bytes()).map_err(failed);
    text("style.css", STYLE)?;
    if has_cover {
        text("cover.xhtml", &pages::cover(document))?;
    }
    text("nav.xhtml", &pages::contents(document, &chapters, has_cover))?;
    for chapter in &chapters {
        text(&chapter.file, &pages::chapter(document, chapter, &images))?;
    }
    text("package.opf", &package::of(document, &chapters, &images, has_cover))?;
    Ok(Made::from(zip.finish().map_err(failed)?.into_inner()))
}
