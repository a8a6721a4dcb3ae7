//! IPTC-IIM in UTF-8 (Information Interchange Model 4.2). Values are written whole: what reads them
//! takes more than the lengths of the nineties.

use super::{Entry, is_replaced};
use crate::photo::metadata::{Field, iim};

/// The longest value whose length has two bytes.
const LONGEST: usize = 0x7FFF;

/// A block of datasets: what the old one has on other things, and the new values.
pub fn block(old: &[u8], entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    put(&mut out, 1, 90, iim::UTF_8_MARK);
    put(&mut out, 2, 0, &[0, 4]);
    let dated = is_replaced(entries, Field::Date);
    for (record, number, held) in iim::in_utf_8(old) {
        let field = iim::NUMBERS.iter().find(|(own, _)| (record, number) == (2, *own)).map(|(_, field)| *field);
        let goes = match (record, number) {
            (1, 90) | (2, 0) => true,
            // The time of day of the date.
            (2, 60) => dated,
            _ => field.is_some_and(|field| is_replaced(entries, field)),
        };
        if !goes {
            put(&mut out, record, number, &held);
        }
    }
    for entry in entries.iter().filter(|entry| entry.language.is_none() && !entry.text.is_empty()) {
        let Some((number, _)) = iim::NUMBERS.iter().find(|(_, field)| *field == entry.field) else { continue };
        let text = if entry.field == Field::Date { day(&entry.text) } else { entry.text.clone() };
        put(&mut out, 2, *number, text.as_bytes());
    }
    out
}

/// Puts a dataset at the end; one that is too long stands in XMP alone.
fn put(out: &mut Vec<u8>, record: u8, number: u8, held: &[u8]) {
    if let Some(length) = u16::try_from(held.len()).ok().filter(|length| usize::from(*length) <= LONGEST) {
        out.extend([0x1C, record, number]);
        out.extend(length.to_be_bytes());
        out.extend(held);
    }
}

/// `2001-05` as `20010500`: what is not known is zero.
fn day(date: &str) -> String {
    let digits: String = date.chars().filter(char::is_ascii_digit).take(8).collect();
    format!("{digits:0<8}")
}
