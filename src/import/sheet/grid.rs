//! A workbook as plain data, whatever it came as: sheets, cells by their places, and which cells
//! are merged. What is read is counted, so that no file can ask for more memory than is right.

use std::collections::BTreeMap;

use crate::{
    import::{ImportError, encoding::MAX_TEXT, limits},
    words::{self, Message},
};

/// Row and column, from nought.
pub(super) type Place = (u32, u32);

/// A workbook.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub encoding: &'static str,
    pub sheets: Vec<Sheet>,
    pub doubts: Vec<Message>,
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name; a text file has none.
    pub name: String,
    pub cells: BTreeMap<Place, Cell>,
    pub merged: Vec<Area>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// A cell that is not empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// What it shows: dates as `2001-05-01`, times as `09:00`.
    pub words: String,
    /// The number, if it is one that is not formatted as a date or a time.
    pub number: Option<f64>,
    /// Whether it has no value but an error, or a formula that was never worked out.
    pub lost: bool,
}

/// Cells that are merged into one, both corners within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub from: Place,
    pub to: Place,
}

impl Area {
    /// Whether it is wider than one column.
    pub fn is_wide(&self) -> bool {
        self.to.1 > self.from.1
    }
}

impl Sheet {
    pub fn named(name: &str) -> Sheet {
        Sheet { name: name.to_owned(), ..Sheet::default() }
    }

    /// Puts a cell in its place, unless it is empty.
    pub fn put(&mut self, place: Place, cell: Cell, room: &mut Room) -> Result<(), ImportError> {
        if cell.lost || !cell.words.trim().is_empty() {
            room.fill(cell.words.len())?;
            self.cells.insert(place, cell);
        }
        Ok(())
    }

    /// The rows that have cells, from the top.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        rows
    }

    /// The cells of a row, from the left.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Cell)> {
        self.cells.range((row, 0)..=(row, u32::MAX)).map(|((_, column), cell)| (*column, cell))
    }

    pub fn cell(&self, place: Place) -> Option<&Cell> {
        self.cells.get(&place)
    }
}

/// Which cells of a column are merged downwards, to be asked for many rows.
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    pub fn of(sheet: &Sheet, column: u32) -> Spans {
        let downwards = sheet.merged.iter().filter(|area| area.from.1 == column && area.to.0 > area.from.0);
        let mut spans: Vec<(u32, u32)> = downwards.map(|area| (area.from.0, area.to.0)).collect();
        spans.sort_unstable();
        Spans(spans)
    }

    /// The row of the cell that stands for this row.
    pub fn row(&self, row: u32) -> u32 {
        let before = self.0.partition_point(|(from, _)| *from <= row);
        let span = before.checked_sub(1).and_then(|at| self.0.get(at));
        span.filter(|(_, to)| row <= *to).map_or(row, |(from, _)| *from)
    }
}

/// How much may still be read.
pub(super) struct Room {
    filled: usize,
    looked: usize,
    bytes: usize,
}

impl Room {
    pub fn new() -> Room {
        Room { filled: limits::CELLS, looked: limits::CELLS * 20, bytes: MAX_TEXT }
    }

    /// One more cell is looked at, which may be empty.
    pub fn look(&mut self) -> Result<(), ImportError> {
        self.looked = self.looked.checked_sub(1).ok_or_else(too_many)?;
        Ok(())
    }

    /// One more cell has so many bytes.
    pub fn fill(&mut self, bytes: usize) -> Result<(), ImportError> {
        self.filled = self.filled.checked_sub(1).ok_or_else(too_many)?;
        self.bytes = self.bytes.checked_sub(bytes).ok_or_else(too_many)?;
        Ok(())
    }
}

/// What is said of a workbook that is too large.
pub(super) fn too_many() -> ImportError {
    ImportError(Message::new("import-too-many-cells").with("most", words::number(limits::CELLS)))
}

/// What is said of a workbook that cannot be made sense of.
pub(super) fn odd() -> ImportError {
    ImportError(Message::new("import-odd-sheet"))
}

/// A cell as spreadsheets name it: `B3`, with its sheet before it.
pub(super) fn address(sheet: &str, (row, column): Place) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    let letters: String = letters.into_iter().rev().collect();
    let before = if sheet.is_empty() { String::new() } else { format!("{sheet}!") };
    format!("{before}{letters}{}", row + 1)
}
