//! Fonts of a PDF, as far as text needs them: which characters their codes stand for, and how wide
//! these are.

use std::collections::HashMap;

use encoding_rs::{BIG5, GBK};
use lopdf::{Dictionary, Document as Pdf, Encoding, Object};

/// A font.
pub(super) struct Font<'a> {
    coding: Coding<'a>,
    /// How many bytes a code has.
    bytes: usize,
    widths: HashMap<u32, f64>,
    usual: f64,
}

enum Coding<'a> {
    Known(Encoding<'a>),
    Charset(&'static encoding_rs::Encoding),
    Unknown,
}

/// Codes beyond are not looked up; no font has more.
const MOST_WIDTHS: usize = 70_000;

/// A font's dictionary, without its own encoding where it says what its codes mean otherwise.
pub(super) fn dictionary(font: &Dictionary) -> Dictionary {
    let mut font = font.clone();
    if font.has(b"ToUnicode") {
        font.remove(b"Encoding");
    }
    font
}

impl<'a> Font<'a> {
    /// `plain` is what [`dictionary`] made of `font`.
    pub fn new(pdf: &'a Pdf, font: &Dictionary, plain: &'a Dictionary) -> Font<'a> {
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let name = font.get(b"Encoding").and_then(Object::as_name).unwrap_or_default();
        let coding = if font.has(b"ToUnicode") || name.starts_with(b"UniGB") {
            plain.get_font_encoding(pdf).map_or(Coding::Unknown, Coding::Known)
        } else if name.starts_with(b"GB") {
            Coding::Charset(GBK)
        } else if name.starts_with(b"ETen") || name.starts_with(b"B5") {
            Coding::Charset(BIG5)
        } else if is_composite {
            Coding::Unknown
        } else {
            plain.get_font_encoding(pdf).map_or(Coding::Unknown, Coding::Known)
        };
        let (widths, usual) = if is_composite { wide(pdf, font) } else { narrow(pdf, font) };
        Font { coding, bytes: if is_composite { 2 } else { 1 }, widths, usual }
    }

    /// What a string says; none if nobody can know.
    pub fn text(&self, bytes: &[u8]) -> Option<String> {
        match &self.coding {
            Coding::Known(encoding) => Pdf::decode_text(encoding, bytes).ok(),
            Coding::Charset(charset) => Some(charset.decode_without_bom_handling(bytes).0.into_owned()),
            Coding::Unknown => None,
        }
    }

    /// How wide a string is, in parts of the font's size; and how many codes it has.
    pub fn width(&self, bytes: &[u8]) -> (f64, usize) {
        let codes = bytes.chunks(self.bytes);
        let count = codes.len();
        let width = codes.map(|code| {
            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
            self.widths.get(&code).copied().unwrap_or(self.usual)
        });
        (width.sum::<f64>() / 1000.0, count)
    }
}

fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(number) => Some(*number as f64),
        Object::Real(number) => Some(f64::from(*number)),
        _ => None,
    }
}

fn array<'a>(pdf: &'a Pdf, dictionary: &'a Dictionary, name: &[u8]) -> Option<&'a Vec<Object>> {
    dictionary.get_deref(name, pdf).ok()?.as_array().ok()
}

fn narrow(pdf: &Pdf, font: &Dictionary) -> (HashMap<u32, f64>, f64) {
    let first = font.get(b"FirstChar").and_then(Object::as_i64).ok().and_then(|first| u32::try_from(first).ok());
    let widths = array(pdf, font, b"Widths").into_iter().flatten().take(256);
    let placed = (first.unwrap_or(0)..).zip(widths.map(|width| number(width).unwrap_or(500.0)));
    (placed.collect(), 500.0)
}

fn wide(pdf: &Pdf, font: &Dictionary) -> (HashMap<u32, f64>, f64) {
    let descendant = array(pdf, font, b"DescendantFonts").and_then(|all| pdf.dereference(all.first()?).ok());
    let Some(descendant) = descendant.and_then(|(_, font)| font.as_dict().ok()) else {
        return (HashMap::new(), 1000.0);
    };
    let usual = descendant.get(b"DW").ok().and_then(number).unwrap_or(1000.0);
    let mut widths = HashMap::new();
    let mut listed = array(pdf, descendant, b"W").into_iter().flatten();
    // `c [w w w]` gives those from c on, `c d w` one for all from c to d.
    while let (Some(first), Some(next)) = (listed.next(), listed.next()) {
        let Some(first) = first.as_i64().ok().and_then(|first| u32::try_from(first).ok()) else { break };
        let next = pdf.dereference(next).map_or(next, |(_, object)| object);
        if let Ok(row) = next.as_array() {
            widths.extend((first..).zip(row.iter().take(MOST_WIDTHS).map(|width| number(width).unwrap_or(usual))));
        } else if let (Ok(last), Some(width)) = (next.as_i64(), listed.next().and_then(number)) {
            let last = u32::try_from(last).unwrap_or(first).min(first.saturating_add(MOST_WIDTHS as u32));
            widths.extend((first..=last).map(|code| (code, width)));
        }
        if widths.len() > MOST_WIDTHS {
            break;
        }
    }
    (widths, usual)
}
