//! Bytes that are text in an encoding that nobody wrote down. Chinese agencies used GB18030 and
//! its forerunners before UTF-8.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, UTF_8};

/// The encoding of texts that come from one hand: UTF-8 if they are that, else what they look
/// like.
pub fn encoding(texts: &[&[u8]]) -> &'static Encoding {
    if texts.iter().all(|text| std::str::from_utf8(text).is_ok()) {
        return UTF_8;
    }
    let joined = texts.join(&b'\n');
    if is_gb2312(&joined) {
        return GB18030;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&joined, true);
    match detector.guess(None, Utf8Detection::Deny) {
        guessed if guessed == encoding_rs::GBK => GB18030,
        guessed => guessed,
    }
}

/// Text in this encoding; signs that do not exist in it are replaced.
pub fn decoded(text: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(text).0.into_owned()
}

/// Text of one hand alone.
pub fn guessed(text: &[u8]) -> String {
    decoded(text, encoding(&[text]))
}

/// Whether every sign beyond ASCII is a pair of the common characters, both bytes of which are
/// high. No text in Latin letters is like that, and hardly any in another Chinese encoding.
fn is_gb2312(text: &[u8]) -> bool {
    let mut rest = text.iter();
    let mut pairs = 0;
    while let Some(byte) = rest.next() {
        match (byte, rest.as_slice().first()) {
            (0x00..=0x7F, _) => {}
            (0xA1..=0xF7, Some(0xA1..=0xFE)) => {
                rest.next();
                pairs += 1;
            }
            _ => return false,
        }
    }
    pairs > 0
}

/// Text without what cannot be shown, not longer than so many characters.
pub fn clean(text: &str, most: usize) -> String {
    let shown = |c: &char| *c == '\n' || !c.is_control();
    let text: String = text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(shown).take(most).collect();
    text.trim().to_owned()
}
