//! The records of old workbooks, [MS-XLS]: counted before the workbook is read, because the reader
//! sets memory aside for every cell between the first and the last, and copies each text into
//! every cell that shows it.

use std::collections::HashMap;

use super::grid::{odd, too_many};
use crate::import::{ImportError, container::locked, limits};

/// The most cells between the first and the last of all sheets, empty ones too.
const AREA: usize = 4_000_000;
/// The most bytes of formulas.
const FORMULAS: usize = 4 * 1024 * 1024;
/// The most bytes that all cells may take with their texts.
const TEXTS: usize = 512 * 1024 * 1024;

/// A record: its kind and its bytes.
struct Record<'a>(u16, &'a [u8]);

/// The records of a stream, from a place on.
fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut rest = stream.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (kind, length) = (number(rest, 0)?, number(rest, 2)?);
        let end = 4 + usize::from(length);
        let bytes = rest.get(4..end)?;
        rest = rest.get(end..)?;
        Some(Record(kind, bytes))
    })
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

/// Whether a workbook can be read.
///
/// # Errors
/// A sentence, if it has a password or would take too much memory.
pub(super) fn check(stream: &[u8]) -> Result<(), ImportError> {
    let mut sheets = Vec::new();
    let mut texts = 0;
    let mut in_texts = false;
    for Record(kind, bytes) in records(stream, 0) {
        match kind {
            // The texts, which go on in the records that follow.
            0x00FC => (texts, in_texts) = (bytes.len(), true),
            0x003C if in_texts => texts += bytes.len(),
            0x002F if number(bytes, 0) != Some(0) => return Err(locked()),
            0x0085 => sheets.push(long(bytes, 0).ok_or_else(odd)?),
            0x000A => break,
            _ => in_texts = false,
        }
    }
    if sheets.len() > limits::SHEETS {
        return Err(odd());
    }
    let mut counts = Counts::default();
    for sheet in sheets {
        counts.sheet(stream, sheet)?;
    }
    // A byte of a text may become two; each is copied as often as cells show it.
    let most = counts.shown.values().max().copied().unwrap_or(0);
    if texts.saturating_mul(2).saturating_mul(most) > TEXTS { Err(odd()) } else { Ok(()) }
}

#[derive(Default)]
struct Counts {
    cells: usize,
    area: usize,
    formulas: usize,
    /// How many cells show each text.
    shown: HashMap<usize, usize>,
}

impl Counts {
    fn sheet(&mut self, stream: &[u8], from: usize) -> Result<(), ImportError> {
        let mut corners: Option<[usize; 4]> = None;
        let mut inner = 0usize;
        let mut begun = false;
        for Record(kind, bytes) in records(stream, from) {
            match kind {
                // Charts within a sheet have records of their own.
                0x0809 if begun => inner += 1,
                0x0809 => begun = true,
                0x000A if inner == 0 => break,
                0x000A => inner -= 1,
                _ if inner > 0 => {}
                0x0200 => self.declared(bytes)?,
                0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x00BD | 0x0006 => {
                    let (row, column) = (number(bytes, 0).ok_or_else(odd)?, number(bytes, 2).ok_or_else(odd)?);
                    let wide = if kind == 0x00BD { bytes.len() / 6 } else { 1 };
                    self.cells += wide;
                    let (row, column) = (usize::from(row), usize::from(column));
                    let [top, left, bottom, right] = corners.unwrap_or([row, column, row, column]);
                    corners =
                        Some([top.min(row), left.min(column), bottom.max(row), right.max(column + wide.max(1) - 1)]);
                    if kind == 0x00FD {
                        *self.shown.entry(long(bytes, 6).ok_or_else(odd)?).or_default() += 1;
                    }
                    if kind == 0x0006 {
                        self.formulas += bytes.len();
                    }
                }
                _ => {}
            }
        }
        if let Some([top, left, bottom, right]) = corners {
            self.area += (bottom - top + 1) * (right - left + 1);
        }
        if self.cells > limits::CELLS {
            return Err(too_many());
        }
        if self.area > AREA || self.formulas > FORMULAS { Err(odd()) } else { Ok(()) }
    }

    /// What a sheet says of its size.
    fn declared(&self, bytes: &[u8]) -> Result<(), ImportError> {
        // Since Excel 97 rows have four bytes.
        let parts = if bytes.len() == 14 {
            [long(bytes, 0), long(bytes, 4), number(bytes, 8).map(usize::from), number(bytes, 10).map(usize::from)]
        } else {
            [0, 2, 4, 6].map(|at| number(bytes, at).map(usize::from))
        };
        let [Some(top), Some(bottom), Some(left), Some(right)] = parts else { return Err(odd()) };
        let area = (bottom.saturating_sub(top) + 1).saturating_mul(right.saturating_sub(left) + 1);
        if area > AREA { Err(odd()) } else { Ok(()) }
    }
}
