//! Folding: what a search takes as the same is made the same. Case, accents, full and half width,
//! Simplified and Traditional, kinds of quotation marks, dashes and spaces; marks that are not
//! seen are left out.
//!
//! Every character is folded by itself, without a look at its neighbours (only a row of spaces
//! becomes one), so that a part of a text, folded, is always a part of the folded text. That is
//! what makes every substring findable. No folded text holds a control character.

use std::{ops::Range, sync::OnceLock};

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use unicode_normalization::char::decompose_compatible;

/// A text, folded: case, accents, width and script make no difference.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_onto(text, &mut folded);
    folded
}

/// A text with its Traditional characters simplified and nothing else changed. It has the same
/// length, so that every place in it is a place in the text.
pub fn simplified(text: &str) -> String {
    let simplified = table();
    text.chars().map(|c| simplified.of(c).unwrap_or(c)).collect()
}

/// Folds a text and adds it to another.
pub(super) fn fold_onto(text: &str, folded: &mut String) {
    each(text, |c, _| folded.push(c));
}

/// A folded text with the way back to where its characters come from.
pub(super) struct Mapped<'a> {
    pub folded: String,
    text: &'a str,
    /// For each byte of the folded text where its character begins in the text.
    origins: Vec<u32>,
}

impl<'a> Mapped<'a> {
    pub fn new(text: &'a str) -> Mapped<'a> {
        let mut folded = String::with_capacity(text.len());
        let mut origins = Vec::with_capacity(text.len());
        each(text, |c, at| {
            folded.push(c);
            origins.resize(folded.len(), u32::try_from(at).unwrap_or(u32::MAX));
        });
        Mapped { folded, text, origins }
    }

    /// Where a part of the folded text, in bytes, stands in the text. Accents that were left out
    /// belong to their letter.
    pub fn original(&self, part: Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).map_or(self.text.len(), |origin| *origin as usize);
        let last = origin(part.end.saturating_sub(1));
        let whole = self.text.get(last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        origin(part.start)..origin(part.end).max(last + whole)
    }
}

/// Gives each folded character, with the place of the one it comes from.
fn each(text: &str, mut put: impl FnMut(char, usize)) {
    let simplified = table();
    let mut after_space = false;
    let mut put = |c: char, at: usize| {
        if c == ' ' && after_space {
            return;
        }
        after_space = c == ' ';
        put(c, at);
    };
    for (at, c) in text.char_indices() {
        if c.is_ascii() {
            ascii(c, &mut |c| put(c, at));
        } else if let Some(han) = simplified.of(c) {
            put(han, at);
        } else {
            other(c, &mut |c| put(c, at), simplified);
        }
    }
}

fn ascii(c: char, put: &mut dyn FnMut(char)) {
    if c.is_ascii_whitespace() || c == '\u{B}' {
        put(' ');
    } else if !c.is_ascii_control() {
        put(c.to_ascii_lowercase());
    }
}

fn other(c: char, put: &mut dyn FnMut(char), simplified: &Simplified) {
    match c {
        // Full width, sign by sign.
        '\u{FF01}'..='\u{FF5E}' => {
            let half = u32::from(c) - 0xFF01 + 0x21;
            ascii(char::from_u32(half).unwrap_or(c), put);
        }
        '“' | '”' | '„' | '‟' | '«' | '»' | '「' | '」' | '『' | '』' | '〝' | '〞' | '〟' => put('"'),
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' => put('\''),
        '‐'..='―' | '−' | '﹣' => put('-'),
        '·' | '•' | '‧' | '∙' | '⋅' | '・' | '･' => put('·'),
        'ß' | 'ẞ' => "ss".chars().for_each(put),
        'æ' | 'Æ' => "ae".chars().for_each(put),
        'œ' | 'Œ' => "oe".chars().for_each(put),
        'ø' | 'Ø' => put('o'),
        'đ' | 'Đ' => put('d'),
        'ł' | 'Ł' => put('l'),
        'ı' => put('i'),
        'ς' => put('σ'),
        _ if c.is_whitespace() => put(' '),
        _ if is_unseen(c) => {}
        // Korean syllables stay whole.
        '\u{AC00}'..='\u{D7A3}' => put(c),
        _ => decompose_compatible(c, |part| {
            for lower in part.to_lowercase() {
                match lower {
                    '\u{300}'..='\u{36F}' => {}
                    lower if lower.is_ascii() => ascii(lower, put),
                    // What a sign is made of may be a sign that is folded: ︱ is an upright —.
                    lower if lower != c && simplified.of(lower).is_none() => other(lower, put, simplified),
                    lower => put(simplified.of(lower).unwrap_or(lower)),
                }
            }
        }),
    }
}

/// Marks that take no room of their own: joiners, directions, variants, controls.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E01EF}')
}

const FIRST_HAN: u32 = 0x3400;
const LAST_HAN: u32 = 0x9FFF;

/// Han characters of the basic plane with the simplified form of each. Both have three bytes.
struct Simplified(Vec<char>);

impl Simplified {
    fn of(&self, c: char) -> Option<char> {
        self.0.get(u32::from(c).checked_sub(FIRST_HAN)? as usize).copied()
    }
}

fn table() -> &'static Simplified {
    static TABLE: OnceLock<Simplified> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: Vec<char> = (FIRST_HAN..=LAST_HAN).filter_map(char::from_u32).collect();
        match OpenCC::from_config(BuiltinConfig::T2s) {
            Ok(converter) => table.iter_mut().for_each(|c| *c = alone(&converter, *c)),
            // Its dictionaries are compiled in; without them each script is found by itself only.
            Err(error) => log::error!("Traditional characters are not folded: {error}"),
        }
        Simplified(table)
    })
}

/// The simplified form of one character by itself. A converter of phrases would change a character
/// after its neighbours, and then a part of a text would not be a part of the folded text.
fn alone(converter: &OpenCC, c: char) -> char {
    // Both are written, and both in simplified text too.
    if c == '著' {
        return '着';
    }
    let mut buffer = [0; 4];
    let converted = converter.convert(c.encode_utf8(&mut buffer));
    let mut chars = converted.chars();
    match (chars.next(), chars.next()) {
        (Some(simplified), None) if simplified.len_utf8() == c.len_utf8() => simplified,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_the_same_to_a_reader_is_folded_alike() {
        for (text, folded) in [
            ("Xie Chuntao", "xie chuntao"),
            ("Xiè Chūntāo", "xie chuntao"),
            ("Xie\u{300} Chu\u{304}nta\u{304}o", "xie chuntao"),
            ("謝春濤", "谢春涛"),
            ("第十七屆中國電子政務論壇", "第十七届中国电子政务论坛"),
            ("ＡＢＣ　１２３：", "abc 123:"),
            ("ｶﾞ", "カ\u{3099}"),
            ("“数字”、「政府」", "\"数字\"、\"政府\""),
            ("E‑government — 2018–2019", "e-government - 2018-2019"),
            ("a \t\r\n b", "a b"),
            ("a\u{0}\u{7}\u{200B}\u{202E}b\u{FEFF}", "ab"),
            ("Straße Łódź Ærø ＩİI", "strasse lodz aero iii"),
            ("Б Й ΣΑΣ", "б и σασ"),
            ("한국", "한국"),
            ("金\u{F90A}", "金金"),
            ("👩‍💻🇨🇳", "👩💻🇨🇳"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn the_way_back_gives_whole_characters() {
        let text = "Die Stra\u{df}e, e\u{301}te\u{301}  \u{FF11}7 謝";
        let mapped = Mapped::new(text);
        assert_eq!(mapped.folded, "die strasse, ete 17 谢");
        for (part, original) in
            [("stras", "Straß"), ("se", "ße"), ("ete", "e\u{301}te\u{301}"), ("e 1", "e\u{301}  １"), ("谢", "謝")]
        {
            let at = mapped.folded.find(part).unwrap();
            assert_eq!(&text[mapped.original(at..at + part.len())], original, "{part}");
        }
    }

    proptest! {
        #[test]
        fn a_part_of_a_text_is_a_part_of_the_folded_text(text in "\\PC{0,40}", from in 0usize..40, take in 1usize..20) {
            let part: String = text.chars().skip(from).take(take).collect();
            prop_assert!(fold(&text).contains(&fold(&part)), "{}", part);
            let once = fold(&text);
            prop_assert_eq!(&fold(&once), &once);
        }

        #[test]
        fn the_way_back_never_cuts_a_character(text in "\\PC{0,40}") {
            let mapped = Mapped::new(&text);
            let ends: Vec<usize> = mapped.folded.char_indices().map(|(at, _)| at).chain([mapped.folded.len()]).collect();
            for pair in ends.windows(2) {
                prop_assert!(text.get(mapped.original(pair[0]..pair[1])).is_some_and(|part| !part.is_empty()));
            }
        }
    }
}
