//! Bytes to text: UTF-8, GB18030, Big5 and UTF-16, with a byte-order mark or without. What is no
//! text is refused in words.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use super::ImportError;
use crate::words::Message;

/// The most bytes a text may have.
pub const MAX_TEXT: usize = 16 * 1024 * 1024;

/// A text and the name of the encoding it was in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without its byte-order mark, its lines ending in `\n`.
    pub text: String,
    /// The encoding.
    pub encoding: &'static str,
}

/// Reads bytes as text.
///
/// # Errors
/// What is empty, larger than [`MAX_TEXT`], or no text in any of the encodings.
pub fn decode(bytes: &[u8]) -> Result<Decoded, ImportError> {
    if bytes.len() > MAX_TEXT {
        return Err(ImportError(Message::new("import-too-large")));
    }
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (without_mark(bytes).ok_or_else(not_text)?, 0),
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.trim().is_empty() {
        return Err(ImportError(Message::new("import-empty")));
    }
    // A damaged character or two are no reason to refuse a text; many mean that it is none.
    let strange = text.chars().filter(|c| *c == '\u{FFFD}' || is_control(*c)).count();
    let allowed = if broken { text.len() / 400 } else { text.len() / 1000 };
    if strange > allowed { Err(not_text()) } else { Ok(Decoded { text, encoding: name(encoding) }) }
}

/// Reads bytes as text in the encoding that they are labelled with, unless a mark says otherwise or
/// they are not in it.
///
/// # Errors
/// Those of [`decode`].
pub fn decode_labelled(bytes: &[u8], label: Option<&str>) -> Result<Decoded, ImportError> {
    let labelled = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    // What reads as UTF-8 is UTF-8: whoever saved the page may have left the label as it was.
    let is_utf8 = || std::str::from_utf8(bytes).is_ok_and(|text| !text.is_ascii());
    let Some(labelled) = labelled.filter(|_| Encoding::for_bom(bytes).is_none() && !is_utf8()) else {
        return decode(bytes);
    };
    let labelled = if labelled == GBK { GB18030 } else { labelled };
    let decoded = labelled.decode_without_bom_handling_and_without_replacement(bytes);
    let Some(text) = decoded.filter(|text| bytes.len() <= MAX_TEXT && !text.trim().is_empty()) else {
        return decode(bytes);
    };
    Ok(Decoded { text: text.replace("\r\n", "\n").replace('\r', "\n"), encoding: name(labelled) })
}

/// The usual spelling of an encoding's name.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

fn not_text() -> ImportError {
    ImportError(Message::new("import-not-text"))
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t' | '\u{B}' | '\u{C}')
}

fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some(wide) = utf16(bytes) {
        return Some(wide);
    }
    if nearly_utf8(bytes) {
        return Some(UTF_8);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, Utf8Detection::Deny) {
        guessed if guessed == BIG5 => Some(BIG5),
        guessed if guessed == GBK => Some(GB18030),
        // The guess knows every script of the web, and a short text looks like many of them. What
        // reads as Chinese without a fault is Chinese.
        _ => [GB18030, BIG5].into_iter().find(|encoding| {
            let read = encoding.decode_without_bom_handling_and_without_replacement(bytes);
            read.is_some_and(|text| {
                let beyond = text.chars().filter(|c| !c.is_ascii()).count();
                text.chars().filter(|c| crate::model::is_han(*c)).count() * 2 > beyond
            })
        }),
    }
}

/// Whether it is UTF-8, but perhaps for a few damaged characters or a cut at the end.
fn nearly_utf8(bytes: &[u8]) -> bool {
    let chunks = || bytes.utf8_chunks();
    let broken = chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    let beyond: usize = chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    broken == 0 || beyond > broken * 50
}

/// UTF-16 without a mark: an even number of bytes, and either zeros at every other place, as
/// Latin text has, or what reads as Chinese and is no UTF-8.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) || bytes.is_empty() {
        return None;
    }
    // The beginning shows it; a text of 16 MB is not read thrice.
    let head = bytes.get(..bytes.len().min(8192)).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let half = head.len() / 2;
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 3 > half && even * 20 < half {
        return Some(UTF_16LE);
    }
    if even * 3 > half && odd * 20 < half {
        return Some(UTF_16BE);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let chinese = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(head).0;
        let all = text.chars().count().max(1);
        // Common characters, their marks and line breaks; a wrong reading has them by chance only.
        let common = |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3002}' | '\u{FF01}'..='\u{FF5E}' | '“' | '”' | '\n' | ' '..='~');
        let marks = text.chars().filter(|c| matches!(c, '的' | '，' | '。' | '、' | '\n' | ',')).count();
        text.chars().filter(|c| common(*c)).count() * 20 > all * 19 && marks * 60 > all
    };
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| chinese(encoding))
}
