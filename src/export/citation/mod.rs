//! Citations of articles: for reference managers (BibTeX, RIS, CSL-JSON), and as they are written
//! into a text (GB/T 7714, APA, Chicago). One file a format; all are written from one record.
//!
//! The three styles are our own few lines and no CSL processor: there is one kind of item, each is set
//! in its own language (a processor sets a list in one, and puts 等 behind English names), and what
//! an archive has written itself is cited as that, for which no style sheet has a form.

mod apa;
mod bibtex;
mod chicago;
mod cited;
mod csl;
mod dates;
mod formatted;
mod gbt7714;
mod names;
mod ris;

pub(super) use bibtex::write as bibtex;
pub(super) use csl::write as csl;
pub(super) use formatted::write as formatted;
pub use formatted::{Style, citation, source_citation};
pub(super) use ris::write as ris;
