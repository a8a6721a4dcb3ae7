//! IPTC-IIM (Information Interchange Model 4.2, sections 1.5 and 6): the datasets that agencies
//! have written into photos since the nineties, in whatever encoding their computers had.

use encoding_rs::{Encoding, UTF_8};

use super::{Field, Metadata, Origin, text};
use crate::photo::bytes::{Order, slice, u16_at};

/// The most datasets that are read.
const MAX_DATASETS: usize = 4_096;

/// What marks the text as UTF-8, in dataset 1:90.
pub const UTF_8_MARK: &[u8] = b"\x1B%G";

/// The datasets of the second record that are read.
pub const NUMBERS: &[(u8, Field)] = &[
    (105, Field::Headline),
    (5, Field::Title),
    (120, Field::Caption),
    (80, Field::Byline),
    (110, Field::Credit),
    (115, Field::Source),
    (116, Field::Copyright),
    (90, Field::City),
    (92, Field::Location),
    (95, Field::Province),
    (101, Field::Country),
    (25, Field::Keyword),
    (55, Field::Date),
];

/// From this number on datasets of the second record are no text.
const FIRST_OF_PREVIEW: u8 = 200;

/// A dataset: its record, its number, its bytes.
type Dataset<'a> = (u8, u8, &'a [u8]);

/// Reads datasets.
pub fn read(bytes: &[u8], found: &mut Metadata) {
    let (datasets, whole) = datasets(bytes);
    if !whole {
        found.broken(Origin::Iptc);
    }
    let encoding = encoding(&datasets);
    let of = |number: u8| datasets.iter().find(|(record, of, _)| (*record, *of) == (2, number));
    for (record, number, held) in &datasets {
        let Some((_, field)) = NUMBERS.iter().find(|(own, _)| (*record, *number) == (2, *own)) else { continue };
        if *field == Field::Date {
            let time = of(60).map(|(.., time)| text::decoded(time, encoding));
            let date = date(&text::decoded(held, encoding), time.as_deref());
            found.add(Field::Date, Origin::Iptc, None, &date);
            continue;
        }
        found.add(*field, Origin::Iptc, None, &text::decoded(held, encoding));
    }
}

/// Every dataset, texts in UTF-8.
pub fn in_utf_8(bytes: &[u8]) -> Vec<(u8, u8, Vec<u8>)> {
    let (datasets, _) = datasets(bytes);
    let encoding = encoding(&datasets);
    let own = |(record, number, held): &Dataset<'_>| match (record, number) {
        (2, 1..FIRST_OF_PREVIEW) => (2, *number, text::decoded(held, encoding).into_bytes()),
        (record, number) => (*record, *number, held.to_vec()),
    };
    datasets.iter().map(own).collect()
}

/// The datasets, and whether the block could be read to its end.
fn datasets(bytes: &[u8]) -> (Vec<Dataset<'_>>, bool) {
    let mut found = Vec::new();
    let mut at = 0;
    while bytes.get(at) == Some(&0x1C) && found.len() < MAX_DATASETS {
        let Some((dataset, next)) = dataset(bytes, at) else { return (found, false) };
        found.push(dataset);
        at = next;
    }
    // Blocks are filled up with zeros.
    let whole = bytes.get(at..).is_some_and(|rest| rest.iter().all(|byte| *byte == 0));
    (found, whole)
}

fn dataset(bytes: &[u8], at: usize) -> Option<(Dataset<'_>, usize)> {
    let (record, number) = (*bytes.get(at + 1)?, *bytes.get(at + 2)?);
    let short = usize::from(u16_at(bytes, at + 3, Order::Big)?);
    // With the highest bit it is not the length, but how many bytes the length has.
    let (length, begins) = match short.checked_sub(0x8000) {
        None => (short, at + 5),
        Some(digits @ 1..=4) => {
            let length = slice(bytes, at + 5, digits)?.iter().fold(0usize, |sum, byte| sum << 8 | usize::from(*byte));
            (length, at + 5 + digits)
        }
        Some(_) => return None,
    };
    let held = slice(bytes, begins, length)?;
    Some(((record, number, held), begins + length))
}

fn encoding(datasets: &[Dataset<'_>]) -> &'static Encoding {
    if datasets.iter().any(|(record, number, held)| (*record, *number) == (1, 90) && *held == UTF_8_MARK) {
        return UTF_8;
    }
    let texts: Vec<&[u8]> = datasets.iter().filter(|(record, ..)| *record == 2).map(|(.., held)| *held).collect();
    // Dataset 2:0 is a number.
    let texts: Vec<&[u8]> = texts.into_iter().filter(|text| !matches!(text, [0, _])).collect();
    text::encoding(&texts)
}

/// `20231105` and `102030+0800` as `2023-11-05 10:20:30`; what is written otherwise stays.
fn date(date: &str, time: Option<&str>) -> String {
    let part = |text: &str, from: usize, to: usize| -> Option<String> {
        let digits = text.get(from..to).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        digits.map(str::to_owned)
    };
    let (Some(year), Some(month), Some(day), 8) = (part(date, 0, 4), part(date, 4, 6), part(date, 6, 8), date.len())
    else {
        return date.to_owned();
    };
    let known: Vec<String> =
        [year, month, day].into_iter().take_while(|part| part.bytes().any(|b| b != b'0')).collect();
    let clock = time.and_then(|time| Some([part(time, 0, 2)?, part(time, 2, 4)?, part(time, 4, 6)?].join(":")));
    match clock {
        Some(clock) if known.len() == 3 => format!("{} {clock}", known.join("-")),
        _ => known.join("-"),
    }
}
