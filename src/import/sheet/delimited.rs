//! Tables as text (.csv, .tsv): in any encoding that texts come in, with commas, semicolons or tabs
//! between the values.

use csv::ReaderBuilder;

use super::grid::{Book, Cell, Room, Sheet, too_many};
use crate::import::{ImportError, Source, encoding, refused};

/// What may stand between values, the likeliest first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];
/// How many rows are looked at to tell what stands between the values.
const LOOKED_AT: usize = 50;

/// Whether it is such a table: any text may be, so that its name says it.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    (source.ends_with("csv") || source.ends_with("tsv")) && refused::why(source.bytes).is_none()
}

/// Reads a table.
pub(super) fn read(source: &Source<'_>) -> Result<Book, ImportError> {
    if source.bytes.len() > encoding::MAX_TEXT {
        return Err(too_many());
    }
    let decoded = encoding::decode(source.bytes)?;
    let mut sheet = Sheet::default();
    let mut room = Room::new();
    for (row, record) in reader(&decoded.text, separator(&decoded.text)).records().enumerate() {
        // The text is text already, and rows may have as many values as they like.
        let Ok(record) = record else { break };
        let row = u32::try_from(row).map_err(|_| too_many())?;
        for (column, words) in (0..).zip(&record) {
            room.look()?;
            sheet.put((row, column), Cell { words: harmless(words).to_owned(), ..Cell::default() }, &mut room)?;
        }
    }
    Ok(Book { encoding: decoded.encoding, sheets: vec![sheet], doubts: Vec::new() })
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// The separator that makes the most rows of more than one value, and the most values.
fn separator(text: &str) -> u8 {
    let parts = |separator: u8| {
        let rows = reader(text, separator).into_records().take(LOOKED_AT).filter_map(Result::ok);
        let counts: Vec<usize> = rows.map(|row| row.len()).filter(|count| *count > 1).collect();
        (counts.len(), counts.iter().sum::<usize>())
    };
    let best = SEPARATORS.into_iter().rev().max_by_key(|separator| parts(*separator));
    best.unwrap_or(b',')
}

/// A value without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn harmless(words: &str) -> &str {
    let rest = words.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r']));
    rest.unwrap_or(words)
}
