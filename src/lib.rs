//! Forum Archive: the record of a recurring forum, to be read, kept and handed on.
//!
//! The folders stand one above the other; a module uses what stands below it, never above:
//! `cli` and `app`, `ui`, `export` and `import`, `search`, `catalog`, `photo`, `archive`, `words`, `model`; `fonts`
//! stands by itself. `tests/layers.rs` holds that.

#![warn(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::string_slice))]

pub mod app;
pub mod archive;
pub mod catalog;
pub mod cli;
pub mod export;
pub mod fonts;
pub mod import;
pub mod model;
pub mod photo;
pub mod search;
pub mod ui;
pub mod words;
