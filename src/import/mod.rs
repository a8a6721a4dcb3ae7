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
mod container;
mod data_uri;
mod document;
pub mod encoding;
mod gather;
mod limits;
mod location;
mod looks;
mod mail;
mod markdown;
mod open_document;
mod page;
mod parts;
mod pdf;
mod photos;
mod picture;
mod press;
mod proposal;
mod refused;
pub mod review;
mod sheet;
mod whole;
mod whole_first;
mod word;
mod wrap;
mod xml;
mod zipped;

pub use gather::{Batch, Failed, Found, Original, Proposed, gather, read_all, read_columns, read_pasted};
pub use looks::{Looks, find_alike};
pub use proposal::{
    BlockKind, Column, ColumnKind, Fact, Further, Other, Proposal, ProposedArchive, ProposedArticle, ProposedBlock,
    ProposedEdition, ProposedFile, ProposedPerson, ProposedPhoto, Read,
};
pub use sheet::columns;

use std::sync::Arc;

use crate::{catalog::Catalog, catalog::EditionIdx, search::Authority, words::Message};

/// What was asked for beside the source itself.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The edition that the source belongs to, if somebody says so.
    pub edition: Option<EditionIdx>,
    /// What the columns of a spreadsheet are, if somebody says so: one for each of
    /// [`Proposal::columns`] (or of [`columns`]), in their order. It is of one source; others have
    /// columns of their own.
    pub columns: Option<Vec<ColumnKind>>,
    /// The catalog's authority file, ready to be asked. Whoever reads many sources makes it once;
    /// without it each source makes its own.
    pub authority: Option<Arc<Authority>>,
    /// Whether it is worked out what pictures look like, for [`find_alike`]; each has to be decoded.
    pub looks: bool,
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
    Importer { kind: "OpenDocument text", recognises: open_document::recognises, read: open_document::read },
    Importer { kind: "PDF", recognises: pdf::recognises, read: pdf::read },
    Importer { kind: "web page", recognises: page::recognises, read: page::read },
    Importer { kind: "web page", recognises: mail::is_page, read: mail::read_page },
    Importer { kind: "Word document", recognises: word::recognises, read: word::read },
    Importer { kind: "e-mail", recognises: mail::recognises, read: mail::read },
    Importer { kind: "spreadsheet", recognises: sheet::recognises, read: sheet::read },
    Importer { kind: "Markdown", recognises: markdown::recognises, read: markdown::read },
    Importer { kind: "press text", recognises: |source| refused::why(source.bytes).is_none(), read: press::read },
];

/// Reads one source.
///
/// # Errors
/// A sentence on what the source is and what to do: it is of no known kind, or cannot be read.
pub fn propose(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let importer = IMPORTERS.iter().find(|importer| (importer.recognises)(source));
    let Some(importer) = importer else {
        let why = refused::why(source.bytes);
        return Err(ImportError(why.unwrap_or_else(|| Message::new("import-not-text"))));
    };
    let proposals = (importer.read)(source, catalog, options)?;
    let named = |proposal| Proposal { source: source.name.to_owned(), kind: importer.kind, ..proposal };
    Ok(proposals.into_iter().map(named).collect())
}
