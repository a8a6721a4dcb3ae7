//! Spreadsheets (.xlsx, .xls, .ods, .csv, .tsv) of a programme or of speakers: each row that names
//! somebody is an appearance. Rows of several editions give a proposal for each.
//!
//! What a file came as is read into a grid of cells (`grid.rs`) by `xlsx.rs`, `xls.rs`, `ods.rs` or
//! `delimited.rs`; columns are known by their headers (`headers.rs`), or as a person says
//! ([`Options::columns`]); rows become people (`rows.rs`, `people.rs`) of editions (`editions.rs`).
//! The library that reads workbooks sets memory aside as a file asks for it, and may panic: sizes
//! are checked before, and a panic is caught. Formulas are not worked out: what a cell showed last
//! is read.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, ColumnKind, Options, Source}, model::Role};
//!
//! let table = "Year,Name,Topic,Role\n2001,Example Person,Examples for all,Keynote\n";
//! let source = Source::alone("speakers.csv", table.as_bytes());
//! let proposal = import::propose(&source, &Catalog::default(), &Options::default())?.remove(0);
//! let person = &proposal.people[0];
//! assert_eq!((proposal.kind, person.name.value.as_str(), person.role.value), ("spreadsheet", "Example Person", Role::Keynote));
//!
//! // A person says that the third column is something else.
//! let mut kinds: Vec<ColumnKind> = proposal.columns.iter().map(|column| column.kind).collect();
//! assert_eq!(kinds, [ColumnKind::Year, ColumnKind::Name, ColumnKind::Topic, ColumnKind::Role]);
//! kinds[2] = ColumnKind::Session;
//! let options = Options { columns: Some(kinds), ..Options::default() };
//! let proposal = import::propose(&source, &Catalog::default(), &options)?.remove(0);
//! assert_eq!(proposal.people[0].session.as_ref().map(|read| read.value.as_str()), Some("Examples for all"));
//! # Ok::<(), import::ImportError>(())
//! ```

mod biff;
mod cells;
mod delimited;
mod editions;
mod grid;
mod headers;
mod layout;
mod ods;
mod ole;
mod people;
mod programme;
mod rows;
mod values;
mod xls;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Column, ColumnKind, ImportError, Options, Proposal, Source, limits};
use crate::{catalog::Catalog, words::Message};
use editions::Editions;
use grid::{Book, odd};
use headers::Header;

/// Whether it is a spreadsheet.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    xlsx::recognises(source.bytes)
        || ods::recognises(source.bytes)
        || ole::holds_workbook(source.bytes)
        || delimited::recognises(source)
}

/// The columns of a spreadsheet and what they are taken for, also of one that cannot be read because
/// none of them is known to have names: a person says what they are, and it is read with
/// [`Options::columns`].
///
/// # Errors
/// If it is no spreadsheet, or cannot be opened.
pub fn columns(source: &Source<'_>) -> Result<Vec<Column>, ImportError> {
    if !recognises(source) {
        return Err(ImportError(Message::new("import-no-sheet")));
    }
    let book = open(source)?;
    let headers: Vec<Option<Header>> = book.sheets.iter().map(headers::find).collect();
    Ok(shown(&book, &headers))
}

/// Reads a spreadsheet.
///
/// # Errors
/// What is damaged, locked, too large, or empty, and what names nobody.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let book = open(source)?;
    let mut headers: Vec<Option<Header>> = book.sheets.iter().map(headers::find).collect();
    let said = options.columns.as_deref();
    overrule(&mut headers, said.unwrap_or_default());
    let has_names =
        |header: &Header| [ColumnKind::Name, ColumnKind::OtherName].iter().any(|kind| header.column(*kind).is_some());
    let is_read = |header: &Option<Header>| header.as_ref().is_some_and(has_names);
    if book.sheets.iter().all(|sheet| sheet.cells.is_empty()) {
        return Err(ImportError(Message::new("import-nobody-in-sheet")));
    }
    if !headers.iter().any(is_read) {
        return Err(ImportError(Message::new("import-no-names")));
    }
    let text = layout::Text::of(&book, &headers)?;
    let mut editions = Editions::new(source, &text, catalog, options);
    let mut lost = Vec::new();
    for (at, (sheet, header)) in book.sheets.iter().zip(&headers).enumerate() {
        if let Some(header) = header.as_ref().filter(|header| has_names(header)) {
            let mut read = rows::read(sheet, at, header, &text);
            lost.append(&mut read.lost);
            editions.add(&book, at, header, read)?;
        }
    }
    // What is in other sheets is kept with what was read first.
    for (at, _) in headers.iter().enumerate().filter(|(_, header)| !is_read(header)) {
        editions.leave_sheet(&book, at);
    }
    let mut proposals = editions.proposals();
    if proposals.iter().all(|proposal| proposal.people.is_empty()) {
        return Err(ImportError(Message::new("import-nobody-in-sheet")));
    }
    let columns = shown(&book, &headers);
    let mut doubts = book.doubts.clone();
    doubts.extend(without_value(&lost));
    doubts.extend(not_understood(&headers).filter(|_| said.is_none()));
    for proposal in &mut proposals {
        proposal.encoding = book.encoding;
        proposal.columns.clone_from(&columns);
        proposal.doubts.splice(0..0, doubts.iter().cloned());
    }
    Ok(proposals)
}

fn open(source: &Source<'_>) -> Result<Book, ImportError> {
    let bytes = source.bytes;
    if bytes.len() > limits::SOURCE {
        return Err(ImportError(Message::new("import-document-too-large")));
    }
    let read = || match () {
        () if xlsx::recognises(bytes) => xlsx::read(bytes),
        () if ods::recognises(bytes) => ods::read(bytes),
        () if ole::holds_workbook(bytes) => xls::read(bytes),
        () => delimited::read(source),
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(odd()))
}

fn shown(book: &Book, headers: &[Option<Header>]) -> Vec<Column> {
    let sheets = book.sheets.iter().zip(headers);
    sheets.filter_map(|(sheet, header)| Some(headers::shown(sheet, header.as_ref()?))).flatten().collect()
}

/// Takes columns for what a person says.
fn overrule(headers: &mut [Option<Header>], kinds: &[ColumnKind]) {
    let columns = headers.iter_mut().flatten().flat_map(|header| &mut header.columns);
    for ((.., kind), said) in columns.zip(kinds) {
        *kind = *said;
    }
}

fn without_value(cells: &[String]) -> Option<Message> {
    let some: Vec<&str> = cells.iter().take(10).map(String::as_str).collect();
    let more = if cells.len() > some.len() { " …" } else { "" };
    let named = format!("{}{more}", some.join(", "));
    (!cells.is_empty()).then(|| Message::new("import-cells-without-value").with("cells", named))
}

/// The headers of columns that are not read.
fn not_understood(headers: &[Option<Header>]) -> Option<Message> {
    let columns = headers.iter().flatten().flat_map(|header| &header.columns);
    let ignored = columns.filter(|(_, words, kind)| *kind == ColumnKind::Ignored && !words.is_empty());
    let names: Vec<&str> = ignored.map(|(_, words, _)| words.as_str()).take(20).collect();
    (!names.is_empty()).then(|| Message::new("import-columns-left-out").with("columns", names.join(", ")))
}
