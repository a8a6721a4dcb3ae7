//! A workbook as text to be read: its sheets one below the other, a row a line, tabs between the
//! cells. Every value of a proposal points into it.

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use super::{
    grid::{Book, Place, too_many},
    headers::Header,
    values::differ,
};
use crate::import::{ColumnKind, ImportError, encoding::MAX_TEXT, wrap};

/// The text, and where the cells are in it.
#[derive(Default)]
pub(super) struct Text {
    pub text: String,
    cells: HashMap<(usize, Place), Range<usize>>,
    lines: HashMap<(usize, u32), Range<usize>>,
    names: HashMap<usize, Range<usize>>,
}

impl Text {
    /// Lays a workbook out; of its sheets those with headers are read.
    pub fn of(book: &Book, headers: &[Option<Header>]) -> Result<Text, ImportError> {
        let mut text = Text::default();
        for (sheet, header) in headers.iter().enumerate() {
            text.sheet(book, sheet, header.as_ref())?;
        }
        Ok(text)
    }

    fn sheet(&mut self, book: &Book, at: usize, header: Option<&Header>) -> Result<(), ImportError> {
        let Some(sheet) = book.sheets.get(at) else { return Ok(()) };
        if !sheet.name.is_empty() {
            let start = self.text.len();
            self.text.push_str(&wrap::in_one_line(&sheet.name));
            self.names.insert(at, start..self.text.len());
            self.text.push('\n');
        }
        let columns: BTreeSet<u32> = sheet.cells.keys().map(|(_, column)| *column).collect();
        for row in sheet.rows() {
            let start = self.text.len();
            let mut cells = sheet.row(row).peekable();
            for (before, column) in columns.iter().enumerate() {
                if before > 0 {
                    self.text.push('\t');
                }
                let Some((_, cell)) = cells.next_if(|(own, _)| own == column) else { continue };
                let kind = header.map_or(ColumnKind::Ignored, |header| header.kind(*column));
                let start = self.text.len();
                self.text.push_str(&in_one_line(&cell.words, kind));
                self.cells.insert((at, (row, *column)), start..self.text.len());
                if cells.peek().is_none() || self.text.len() > MAX_TEXT {
                    break;
                }
            }
            if self.text.len() > MAX_TEXT {
                return Err(too_many());
            }
            self.lines.insert((at, row), start..self.text.len());
            self.text.push('\n');
        }
        Ok(())
    }

    pub fn cell(&self, sheet: usize, place: Place) -> Option<Range<usize>> {
        self.cells.get(&(sheet, place)).cloned()
    }

    /// The name of a sheet.
    pub fn name(&self, sheet: usize) -> Option<Range<usize>> {
        self.names.get(&sheet).cloned()
    }

    /// The line of a row, without the tabs at its ends; none if nothing can be seen in it.
    pub fn line(&self, sheet: usize, row: u32) -> Option<Range<usize>> {
        let line = self.lines.get(&(sheet, row))?;
        let words = self.words(line);
        let start = line.start + (words.len() - words.trim_start().len());
        Some(start..start + words.trim().len()).filter(|line| !line.is_empty())
    }

    pub fn words(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// The words of a cell in one line. Lines in two languages, and those of names, stay apart.
fn in_one_line(words: &str, kind: ColumnKind) -> String {
    let lines: Vec<String> = words.lines().map(wrap::in_one_line).filter(|line| !line.is_empty()).collect();
    let is_name = matches!(kind, ColumnKind::Name | ColumnKind::OtherName);
    match lines.as_slice() {
        [one, other] if differ(one, other) => format!("{one} / {other}"),
        [_, _, ..] if is_name => lines.join("; "),
        _ => wrap::in_one_line(words),
    }
}
