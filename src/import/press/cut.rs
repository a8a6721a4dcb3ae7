//! Cutting text: parts of it as ranges of bytes, which always lie on the borders of characters.
//! Patterns are regular expressions that run in time linear in the text.

use std::{ops::Range, sync::OnceLock};

use regex::{Captures, Regex};

use crate::model::is_han;

/// A part of a text, in bytes.
pub(super) type Span = Range<usize>;

/// A sentence that is longer than this many bytes is none, and is not looked into.
pub(super) const LONGEST_SENTENCE: usize = 4096;

/// A pattern that is made when it is first used.
pub(super) struct Pattern {
    source: &'static str,
    made: OnceLock<Option<Regex>>,
}

impl Pattern {
    pub const fn new(source: &'static str) -> Pattern {
        Pattern { source, made: OnceLock::new() }
    }

    fn get(&self) -> Option<&Regex> {
        self.made.get_or_init(|| make(self.source)).as_ref()
    }

    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.get()?.captures(text)
    }

    pub fn find(&self, text: &str) -> Option<Span> {
        self.get()?.find(text).map(|found| found.range())
    }

    pub fn all(&self, text: &str) -> Vec<Span> {
        self.get().map(|made| made.find_iter(text).map(|found| found.range()).collect()).unwrap_or_default()
    }

    pub fn is_in(&self, text: &str) -> bool {
        self.get().is_some_and(|made| made.is_match(text))
    }
}

/// A regular expression; none, with a line in the log, if it is wrong.
pub(super) fn make(source: &str) -> Option<Regex> {
    match Regex::new(source) {
        Ok(made) => Some(made),
        Err(error) => {
            log::error!("a pattern of press texts is wrong: {error}");
            None
        }
    }
}

/// The words of a part.
pub(super) fn cut<'a>(text: &'a str, span: &Span) -> &'a str {
    text.get(span.clone()).unwrap_or_default()
}

/// A group of a match, placed in the whole text.
pub(super) fn group(captures: &Captures<'_>, name: &str, base: usize) -> Option<Span> {
    captures.name(name).filter(|found| !found.is_empty()).map(|found| shift(found.range(), base))
}

/// A range moved forward.
pub(super) fn shift(span: Span, by: usize) -> Span {
    span.start + by..span.end + by
}

/// A part without spaces at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    trim_of(text, span, |_| false)
}

/// A part without spaces and these signs at its ends.
pub(super) fn trim_of(text: &str, span: Span, signs: fn(char) -> bool) -> Span {
    let part = cut(text, &span);
    let loose = |c: char| c.is_whitespace() || c == '\u{FEFF}' || signs(c);
    let start = span.start + (part.len() - part.trim_start_matches(loose).len());
    let end = start + part.trim_matches(loose).len();
    start..end.max(start)
}

/// The lines of a text that are not empty, without the spaces around them.
pub(super) fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split('\n') {
        let span = trim(text, start..start + line.len());
        start += line.len() + 1;
        if !span.is_empty() {
            found.push(span);
        }
    }
    found
}

/// The sentences of a part. A closing quotation mark belongs to the sentence it closes.
pub(super) fn sentences(text: &str, span: &Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = span.start;
    let mut chars = cut(text, span).char_indices().peekable();
    let mut word = 0usize;
    while let Some((at, c)) = chars.next() {
        let mut end = span.start + at + c.len_utf8();
        let wide = matches!(c, '。' | '！' | '？' | '；');
        let narrow = matches!(c, '.' | '!' | '?');
        if wide || narrow {
            let mut quoted = false;
            while let Some((_, close)) = chars.peek().copied() {
                if !matches!(close, '”' | '’' | '"' | '」' | '』' | '）' | ')') {
                    break;
                }
                quoted = true;
                end += close.len_utf8();
                chars.next();
            }
            let next = chars.peek().map(|(_, next)| *next);
            // "J. Smith" and "Mr. Wang" go on; so do "e.g." and "www.example.com".
            let abbreviated = c == '.' && (word <= 1 || title_before(text, span.start + at));
            let ends = wide
                || quoted && next.is_none_or(|next| next.is_whitespace() || is_han(next))
                || !abbreviated && next.is_none_or(|next| next.is_whitespace() || is_han(next));
            if ends {
                found.push(trim(text, start..end));
                start = end;
            }
        }
        word = if c.is_alphanumeric() { word + 1 } else { 0 };
    }
    found.push(trim(text, start..span.end));
    found.retain(|span| !span.is_empty());
    found
}

/// Whether the word before a full stop is a form of address.
fn title_before(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    let word = head.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "St" | "Gen" | "Gov" | "Sen" | "Jr" | "No" | "Dept" | "vs")
}

/// Whether a text is in Chinese: each character counts as a word's worth of letters.
pub(super) fn is_chinese(text: &str) -> bool {
    let (mut han, mut latin) = (0usize, 0usize);
    for c in text.chars() {
        han += usize::from(is_han(c));
        latin += usize::from(c.is_alphabetic() && !is_han(c));
    }
    han * 4 > latin
}
