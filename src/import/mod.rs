//! Import: bytes that staff receive, turned into a proposal of records.
//!
//! Every kind of source is one file (or folder) and one row of [`IMPORTERS`]; it is recognised by
//! its content. An importer gives a [`Proposal`] and changes nothing: no I/O, no clock. Deciding
//! on it and writing it down are not its business.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! let text = "Exampleton, May 1 (Example Person) The first Example Forum opened here on May 1.";
//! let source = Source::alone("a.txt", text.as_bytes());
//! let proposals = import::propose(&source, &Catalog::default(), &Options::default())?;
//! let [proposal] = proposals.as_slice() else { panic!("one text is one proposal") };
//! assert_eq!(proposal.kind, "press text");
//! let city = proposal.article.as_ref().and_then(|article| article.city.as_ref());
//! assert_eq!(city.map(|city| city.value.as_str()), Some("Exampleton"));
//! # Ok::<(), import::ImportError>(())
//! ```

pub mod apply;
pub mod encoding;
mod gather;
mod photos;
mod press;
mod proposal;
pub mod review;

pub use gather::{Batch, Failed, Found, Original, Proposed, gather, read_all};
pub use proposal::{
    BlockKind, Fact, Further, Other, Proposal, ProposedArchive, ProposedArticle, ProposedBlock, ProposedEdition,
    ProposedFile, ProposedPerson, ProposedPhoto, Read,
};

use std::sync::Arc;

use crate::{catalog::Catalog, catalog::EditionIdx, search::Authority, words::Message};

/// What was asked for beside the source itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The edition that the source belongs to, if somebody says so.
    pub edition: Option<EditionIdx>,
    /// The catalog's authority file, ready to be asked. Whoever reads many sources makes it once;
    /// without it each source makes its own.
    pub authority: Option<Arc<Authority>>,
}

impl Options {
    fn authority(&self, catalog: &Catalog) -> Arc<Authority> {
        self.authority.clone().unwrap_or_else(|| Arc::new(Authority::of(catalog)))
    }
}

/// Why a source gives no proposal, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError(pub Message);

impl std::fmt::Display for ImportError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0.words(crate::model::Language::En))
    }
}

impl std::error::Error for ImportError {}

/// What is read: one file.
pub struct Source<'a> {
    /// Its name, with folders if it came in some.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// The bytes of a file that came with it, by its path beside it: the pictures of a saved page.
    pub beside: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

impl<'a> Source<'a> {
    /// A file that came alone.
    pub fn alone(name: &'a str, bytes: &'a [u8]) -> Source<'a> {
        Source { name, bytes, beside: &|_| None }
    }

    /// Whether its name ends so; the ending is in small letters, without a dot.
    pub fn ends_with(&self, ending: &str) -> bool {
        let own = self.name.rsplit_once('.').map(|(_, ending)| ending);
        own.is_some_and(|own| own.eq_ignore_ascii_case(ending))
    }
}

/// A kind of source.
pub struct Importer {
    /// Its name in JSON.
    pub kind: &'static str,
    /// Whether a file is of this kind, by its content; its name decides only between kinds of text.
    /// The first row that says so reads it.
    pub recognises: fn(&Source<'_>) -> bool,
    /// Reads it.
    pub read: fn(&Source<'_>, &Catalog, &Options) -> Result<Vec<Proposal>, ImportError>,
}

/// The kinds of sources that can be read. The last one takes every text.
pub const IMPORTERS: &[Importer] = &[
    Importer { kind: "photo", recognises: photos::recognises, read: photos::read },
    Importer { kind: "press text", recognises: |source| container(source.bytes).is_none(), read: press::read },
];

/// Reads one source.
///
/// # Errors
/// A sentence on what the source is and what to do: it is of no known kind, or cannot be read.
pub fn propose(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let importer = IMPORTERS.iter().find(|importer| (importer.recognises)(source));
    let Some(importer) = importer else {
        let format = container(source.bytes).unwrap_or_default();
        return Err(ImportError(Message::new("import-unknown-kind").with("format", format)));
    };
    let proposals = (importer.read)(source, catalog, options)?;
    let named = |proposal| Proposal { source: source.name.to_owned(), kind: importer.kind, ..proposal };
    Ok(proposals.into_iter().map(named).collect())
}

/// The name of a format that begins with marks of its own and is no plain text.
fn container(bytes: &[u8]) -> Option<&'static str> {
    const MARKS: &[(&[u8], &str)] = &[
        (b"PK\x03\x04", "ZIP, DOCX, ODT, XLSX"),
        (b"PK\x05\x06", "ZIP"),
        (b"%PDF-", "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "DOC, XLS, WPS"),
        (b"{\\rtf", "RTF"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"\x89PNG", "PNG"),
        (b"GIF8", "GIF"),
        (b"\x1F\x8B", "GZIP"),
        (b"7z\xBC\xAF\x27\x1C", "7Z"),
        (b"Rar!", "RAR"),
    ];
    let marked = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| *name);
    marked.or_else(|| is_page(bytes).then_some("HTML"))
}

/// Whether a text begins as a web page does.
fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    ["<!doctype html", "<html", "<?xml"].iter().any(|mark| head.starts_with(mark))
}
