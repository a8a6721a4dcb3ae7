//! Words and lines as data.

use serde_json::{Value, json};

use super::data::Draft;
use crate::{
    export::{Line, Span, Weight, Words, address::strict},
    model::is_han,
};

/// The longest address that is linked.
const LONGEST_ADDRESS: usize = 2000;
/// So many letters and digits without a place where a line may end are broken somewhere.
const LONGEST_WORD: usize = 60;

impl Draft<'_> {
    pub fn words(&mut self, words: &Words) -> Value {
        json!({ "t": self.text(&words.text), "l": words.language.code() })
    }

    /// Text in which a font has every character, and no word is wider than a page.
    pub fn text(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut in_word = 0;
        for c in text.chars().filter(|c| *c != '\u{FEFF}') {
            let breaks = c.is_whitespace() || is_han(c);
            self.data.has_chinese |= is_han(c);
            in_word = if breaks || !c.is_alphanumeric() { 0 } else { in_word + 1 };
            if in_word > LONGEST_WORD {
                out.push('\u{200B}');
                in_word = 1;
            }
            if breaks || is_unseen(c) || self.faces.has(c) {
                out.push(c);
            } else {
                self.data.unknown.insert(c);
                out.push('\u{FFFD}');
            }
        }
        out
    }

    pub fn line(&mut self, line: &[Span]) -> Value {
        line.iter().map(|span| self.span(span)).collect()
    }

    pub fn span(&mut self, span: &Span) -> Value {
        let weight = match span.weight {
            Weight::Plain => "plain",
            Weight::Strong => "strong",
            Weight::Soft => "soft",
        };
        let link = span.link.as_deref().and_then(strict).filter(|link| link.len() <= LONGEST_ADDRESS);
        json!({ "t": self.text(&span.words.text), "l": span.words.language.code(), "w": weight, "u": link })
    }

    pub fn lines(&mut self, lines: &[Line]) -> Vec<Value> {
        lines.iter().map(|line| self.line(line)).collect()
    }
}

/// Whether a character is not drawn, only acted on by those around it.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
}
