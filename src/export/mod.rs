//! Export: what the archive has, in the forms that staff hand on.
//!
//! A selection becomes one document tree ([`Document`]); each format is one file that turns that tree
//! into bytes, and one row of [`FORMATS`]. Names of files, pictures, progress and safety are shared.
//!
//! ```
//! use forum_archive::{archive, catalog, export, model::Language};
//!
//! let store = archive::BuiltIn;
//! let (records, _) = archive::load(&store, &Default::default(), &Default::default(), &mut |_| ()).unwrap();
//! let catalog = catalog::build(catalog::Input { records, complete: true, ..Default::default() });
//! let places = ["article/2023-17-opens-in-jinan".parse().unwrap()];
//! let selection = export::Selection::of(&catalog, None, &places, export::Languages::One(Language::En)).unwrap();
//! let [document] = selection.documents(&catalog).try_into().unwrap_or_else(|_| panic!("one article"));
//! assert_eq!(document.title.text, "The 17th forum opens in Jinan");
//! ```

mod address;
mod bag;
mod citation;
mod columns;
mod cover;
mod document;
mod docx;
mod epub;
mod file_names;
mod files;
mod format;
mod job;
mod linked_data;
mod markdown;
mod markup;
mod packed;
#[cfg(feature = "pdf")]
mod pdf;
mod photos;
mod pictures;
mod records;
mod selection;
mod site;
mod tables;
mod takeaway;
mod text;
mod tree;
mod web_page;

pub use citation::{Style, citation, source_citation};
pub use document::{About, Document, Figure, Kind, Line, Node, Picture, Span, Weight, Words, text_of};
pub use file_names::file_name;
pub use format::{Companion, FORMATS, Format, Made, Makes, Put, WriteFolder, Written};
pub use job::{Job, Summary, names, package, run, without_credit};
pub use pictures::{Pictures, Prepared};
pub use selection::{Languages, Selection, Subject};
pub use tables::{Table, whole_table};
pub use takeaway::TAKEN_ARCHIVE;
