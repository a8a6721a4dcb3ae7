//! Saved web pages, with or without the folder that browsers save beside them: the article's text
//! with its headings, lists, pictures and captions. Navigation, advertising and comments are left
//! out; nothing is fetched.
//!
//! Tags become a tree in `tree.rs`; `article.rs` finds the article in it and `flow.rs` reads it;
//! `told.rs` knows what a page says of itself in its head.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! let bytes = b"<html><head><title>Example - Example Daily</title></head><body><nav>Home</nav><h1>Example headline</h1>
//!     <p>The 1st Example Forum opened in Exampleton, they said.</p></body></html>";
//! let proposal = import::propose(&Source::alone("a.html", bytes), &Catalog::default(), &Options::default())?.remove(0);
//! let headline = proposal.article.and_then(|article| article.headline);
//! assert_eq!((proposal.kind, headline.map(|read| read.value).as_deref()), ("web page", Some("Example headline")));
//! # Ok::<(), import::ImportError>(())
//! ```

mod article;
mod flow;
mod told;
mod tree;

use super::{
    ImportError, Options, Proposal, Source, data_uri,
    document::{Document, Part},
    encoding::{self, Decoded},
};
use crate::catalog::Catalog;

/// Whether it is a web page: it begins as one, or is called one and has its tags.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    let head = source.bytes.get(..source.bytes.len().min(2048)).unwrap_or(source.bytes);
    // UTF-16 looks the same without its zeros.
    let head: Vec<u8> = head.iter().copied().filter(|byte| *byte != 0).collect();
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let mut head = head.trim_start_matches(['\u{FEFF}', '\u{FFFD}']).trim_start();
    while let Some((_, rest)) = head.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        head = rest.trim_start();
    }
    let begins = ["<!doctype html", "<html", "<head", "<body"].iter().any(|mark| head.starts_with(mark));
    let xhtml = head.starts_with("<?xml") && head.contains("<html");
    let named = ["html", "htm", "xhtml", "shtml"].iter().any(|ending| source.ends_with(ending));
    begins || xhtml || named && head.starts_with('<') && head.contains('>') && !head.starts_with("<?xml")
}

/// Reads a saved page.
///
/// # Errors
/// What is no text, or has none.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let decoded = decoded(source.bytes)?;
    let mut document = document(&decoded.text, None, &|place| beside(source, place));
    document.encoding = decoded.encoding;
    document.proposal(catalog, options)
}

/// A page's text, in the encoding of its mark or its own label, else in one that fits.
///
/// # Errors
/// What is no text.
pub(super) fn decoded(bytes: &[u8]) -> Result<Decoded, ImportError> {
    encoding::decode_labelled(bytes, label(bytes).as_deref())
}

/// What a page becomes. `address` is where it was, if its container says so; `picture` gives the
/// bytes of one that came with it.
pub(super) fn document(text: &str, address: Option<&str>, picture: &dyn Fn(&str) -> Option<Vec<u8>>) -> Document {
    let page = tree::read(text);
    let mut document = Document::default();
    told::tell(&page, address, &mut document);
    let picture = |place: &str| data_uri::bytes(place).or_else(|| picture(place));
    document.parts = article::parts(&page, &document.told, &picture);
    // A headline that stands in the text is sure; one beside it is only needed without.
    if document.parts.iter().any(|part| matches!(part, Part::Title(_))) {
        document.told.retain(|told| told.what != super::document::What::Headline);
    }
    document
}

/// The encoding that a page names in its head.
fn label(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let meta = head.split("<meta").skip(1).filter_map(|meta| meta.split('>').next());
    let declared = head.split("<?xml").skip(1).filter_map(|declaration| declaration.split("?>").next());
    meta.chain(declared).find_map(|tag| {
        let after = tag.split_once("charset=").or_else(|| tag.split_once("encoding="))?.1;
        let name: String = after
            .chars()
            .skip_while(|c| matches!(c, '"' | '\'' | ' '))
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            .collect();
        (!name.is_empty()).then_some(name)
    })
}

/// A file that was saved with the page. Its place is written as in an address.
fn beside(source: &Source<'_>, place: &str) -> Option<Vec<u8>> {
    if place.contains("://") || place.starts_with("//") {
        return None;
    }
    let place = place.strip_prefix("./").unwrap_or(place);
    let bare = place.split(['?', '#']).next().unwrap_or(place);
    let decoded = data_uri::percent_decoded(bare);
    [place, decoded.as_str(), bare].into_iter().find_map(|place| (source.beside)(place))
}
