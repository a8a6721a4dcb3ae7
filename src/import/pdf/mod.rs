//! PDF files with text: lines are put together into paragraphs, broken words are joined, page
//! numbers and running heads are dropped. A scan has no text, and is answered so.
//!
//! What is drawn is read in `shown.rs` with the fonts of `fonts.rs`; `lines.rs` makes paragraphs of
//! it. The library that reads the file may panic on odd ones, which is caught; what would unpack to
//! far more than it is, is refused before (`weight.rs`).
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! let bytes = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/documents/en.pdf"));
//! let proposal = import::propose(&Source::alone("a.pdf", bytes), &Catalog::default(), &Options::default())?.remove(0);
//! let headline = proposal.article.and_then(|article| article.headline);
//! assert_eq!((proposal.kind, headline.map(|read| read.value).as_deref()), ("PDF", Some("First Example Forum opens in Exampleton")));
//! # Ok::<(), import::ImportError>(())
//! ```

mod fonts;
mod lines;
mod shown;
mod weight;

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document as Pdf, Object};

use super::{
    ImportError, Options, Proposal, Source,
    container::locked,
    document::{Document, What},
    limits,
};
use crate::{catalog::Catalog, model::Certainty, words::Message};

/// Whether it is a PDF. Some programs write a few bytes before its mark.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    let head = source.bytes.get(..source.bytes.len().min(1024)).unwrap_or(source.bytes);
    head.starts_with(b"%PDF-") || source.ends_with("pdf") && memchr::memmem::find(head, b"%PDF-").is_some()
}

/// Reads a PDF.
///
/// # Errors
/// What is damaged, locked, too large, or has no text.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    if source.bytes.len() > limits::SOURCE {
        return Err(ImportError(Message::new("import-document-too-large")));
    }
    weight::check(source.bytes)?;
    let document = catch_unwind(AssertUnwindSafe(|| document(source.bytes))).unwrap_or_else(|_| Err(odd()))?;
    document.proposal(catalog, options)
}

fn odd() -> ImportError {
    ImportError(Message::new("import-odd-pdf"))
}

fn document(bytes: &[u8]) -> Result<Document, ImportError> {
    let pdf = match Pdf::load_mem(bytes) {
        Ok(pdf) => pdf,
        Err(
            lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_),
        ) => {
            return Err(locked());
        }
        Err(_) => return Err(odd()),
    };
    if pdf.is_encrypted() {
        return Err(locked());
    }
    let pages: Vec<_> = pdf.page_iter().take(limits::PAGES + 1).collect();
    if pages.len() > limits::PAGES {
        return Err(ImportError(Message::new("import-pages").with("most", limits::PAGES.to_string())));
    }
    let shown = shown::read(&pdf, &pages);
    let mut document = Document { encoding: "PDF", ..Document::default() };
    if shown.lost * 20 > shown.read {
        document.doubt(Message::new("import-lost-characters"));
    }
    document.parts = lines::parts(shown.pages);
    let has_text = shown.read > 0;
    if !has_text {
        return Err(if pages.is_empty() { odd() } else { ImportError(Message::new("import-scan")) });
    }
    let info = pdf.trailer.get(b"Info").ok().and_then(|info| pdf.dereference(info).ok()).map(|(_, info)| info);
    if let Some(info) = info.and_then(|info| info.as_dict().ok()) {
        tell(info, b"Title", What::Headline, &mut document);
        tell(info, b"Author", What::Author, &mut document);
    }
    Ok(document)
}

/// A property. Programs fill them in by themselves: `Microsoft Word - 1.doc`.
fn tell(info: &Dictionary, name: &[u8], what: What, document: &mut Document) {
    let Ok(Object::String(bytes, _)) = info.get(name) else { return };
    let value = match bytes.as_slice() {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        bytes if bytes.is_ascii() => String::from_utf8_lossy(bytes).into_owned(),
        _ => return,
    };
    super::word::tell_value(&value, what, Certainty::Low, document);
}
