//! The language of queries: words, "phrases", -minus, field:value. Reading one never fails: what
//! is not understood is sought as it stands, and a hint says so.

use super::{
    field::{self, Filter, Read},
    fold::{Mapped, fold},
    name::Pattern,
};
use crate::{catalog::Place, words::Message};
use std::ops::Range;

/// More of a query than this is not looked at.
const MAX_CHARS: usize = 1000;
/// More words than this are not looked at.
const MAX_WORDS: usize = 32;

/// A query, read.
#[derive(Clone, Debug, Default)]
pub struct Query {
    pub(super) text: String,
    pub(super) words: Vec<Word>,
    pub(super) filters: Vec<Filter>,
    pub(super) address: Option<Place>,
    hints: Vec<Message>,
}

/// A word or phrase that is sought in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub folded: String,
    /// As it was typed, for names: a tone mark tells.
    pub typed: String,
    pub phrase: bool,
    pub negated: bool,
}

impl Query {
    /// Reads a query.
    pub fn parse(text: &str) -> Query {
        let text = text.trim();
        let mut query = Query { text: text.to_owned(), address: address(text), ..Query::default() };
        let mut rest = text;
        if let Some((end, _)) = text.char_indices().nth(MAX_CHARS) {
            rest = text.get(..end).unwrap_or_default();
            query.hints.push(Message::new("search-hint-long").with("count", MAX_CHARS));
        }
        while let Some((token, after, closed)) = token(rest) {
            rest = after;
            if !closed {
                query.hints.push(Message::new("search-hint-quote"));
            }
            query.add(token, after.trim().is_empty());
        }
        if query.words.len() > MAX_WORDS {
            query.words.truncate(MAX_WORDS);
            query.hints.push(Message::new("search-hint-words").with("count", MAX_WORDS));
        }
        if query.is_empty() && !query.words.is_empty() {
            query.hints.push(Message::new("search-hint-minus"));
        }
        query
    }

    /// A query for exactly this text, none of which has a meaning of its own.
    pub fn literal(text: &str) -> Query {
        let mut query = Query { text: text.to_owned(), ..Query::default() };
        query.word(text, true, false);
        query
    }

    /// The query as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it seeks nothing.
    pub fn is_empty(&self) -> bool {
        self.address.is_none() && self.filters.is_empty() && !self.words.iter().any(|word| !word.negated)
    }

    /// What was not understood, and what to write in its place.
    pub fn hints(&self) -> &[Message] {
        &self.hints
    }

    /// The words and phrases that have to be there, as they were typed, without fields.
    pub fn sought(&self) -> String {
        self.wanted().map(|word| word.typed.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The fields of a query that narrow it, each with its name, its value, and where it stands in
    /// the text, in bytes.
    pub fn clauses(text: &str) -> Vec<Clause<'_>> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some((token, after, _)) = token(rest) {
            let start = text.len() - rest.trim_start().len();
            let range = start..text.len() - after.len();
            rest = after;
            if let (Some((name, value)), false) = (token.field, token.phrase)
                && matches!(field::read(name, value, token.negated, false), Read::Filter(_))
            {
                found.push(Clause { range, name, value });
            }
        }
        found
    }

    /// Where the words of the query stand in a text, in bytes, from left to right.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let needles: Vec<&str> = self.wanted().map(|word| word.folded.as_str()).collect();
        marks(&Mapped::new(text), &needles)
    }

    /// The words that have to be there.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.negated)
    }

    /// All words together, as the name of a person or an edition.
    pub(super) fn whole(&self) -> Pattern {
        let typed: Vec<&str> = self.wanted().map(|word| word.typed.as_str()).collect();
        Pattern::new(&typed.join(" "))
    }

    fn add(&mut self, token: Token<'_>, last: bool) {
        let (name, value) = match token.field {
            Some((name, value)) if !token.phrase => (name, value),
            _ => return self.word(token.text, token.phrase, token.negated),
        };
        match field::read(name, value, token.negated, last) {
            Read::Filter(filter) => self.filters.push(filter),
            Read::Unfinished(hint) => self.hints.push(hint),
            Read::Literal(hint) => {
                self.hints.extend(hint);
                self.word(token.text, false, token.negated);
            }
        }
    }

    fn word(&mut self, typed: &str, phrase: bool, negated: bool) {
        let folded = fold(typed);
        if !folded.trim().is_empty() {
            self.words.push(Word { folded, typed: typed.to_owned(), phrase, negated });
        }
    }
}

/// A field of a query with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause<'a> {
    /// Where it stands in the query, in bytes.
    pub range: Range<usize>,
    /// The name of the field, as it was typed.
    pub name: &'a str,
    /// Its value, without quotation marks.
    pub value: &'a str,
}

/// An address of an entry or a list, whatever its case. That of a search is no entry: what is
/// sought is sought as it stands.
fn address(text: &str) -> Option<Place> {
    let plain = fold(text);
    plain.trim().parse().ok().filter(|place| !matches!(place, Place::Search(_)))
}

/// Where needles stand in a text; marks that touch or overlap are one.
pub(super) fn marks(mapped: &Mapped<'_>, needles: &[&str]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = needles
        .iter()
        .filter(|needle| !needle.is_empty())
        .flat_map(|needle| {
            let places = memchr::memmem::find_iter(mapped.folded.as_bytes(), needle.as_bytes());
            places.map(|at| mapped.original(at..at + needle.len())).collect::<Vec<_>>()
        })
        .collect();
    found.sort_by_key(|range| (range.start, range.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for range in found {
        match joined.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// A part of a query between spaces, or a phrase.
#[derive(Clone, Copy, Debug)]
struct Token<'a> {
    /// Without its minus; of a phrase what stands within its quotation marks.
    text: &'a str,
    phrase: bool,
    negated: bool,
    /// What stands before and after a colon.
    field: Option<(&'a str, &'a str)>,
}

/// The first part of a query, what comes after it, and whether its quotation is closed.
fn token(text: &str) -> Option<(Token<'_>, &str, bool)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let minus = text.strip_prefix(['-', '－']).filter(|rest| rest.chars().next().is_some_and(|c| !c.is_whitespace()));
    let (text, negated) = (minus.unwrap_or(text), minus.is_some());
    if is_quote(if negated { text.chars().next()? } else { first }) {
        let (phrase, after, closed) = quoted(text);
        return Some((Token { text: phrase, phrase: true, negated, field: None }, after, closed));
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let word = text.get(..end)?;
    // A value may be a phrase: city:"San Example".
    if let Some((name, value)) = word.split_once([':', '：']) {
        let value_at = end - value.len();
        if value.starts_with(is_quote) {
            let (phrase, after, closed) = quoted(text.get(value_at..)?);
            let whole = text.get(..text.len() - after.len())?;
            let token = Token { text: whole, phrase: false, negated, field: Some((name, phrase)) };
            return Some((token, after, closed));
        }
        return Some((
            Token { text: word, phrase: false, negated, field: Some((name, value)) },
            text.get(end..)?,
            true,
        ));
    }
    Some((Token { text: word, phrase: false, negated, field: None }, text.get(end..)?, true))
}

/// What stands within the quotation marks that a text begins with, and what comes after them.
fn quoted(text: &str) -> (&str, &str, bool) {
    let mut chars = text.chars();
    chars.next();
    let inner = chars.as_str();
    match inner.find(is_quote) {
        Some(end) => {
            let after = inner.get(end..).and_then(|rest| rest.char_indices().nth(1).and_then(|(at, _)| rest.get(at..)));
            (inner.get(..end).unwrap_or_default(), after.unwrap_or_default(), true)
        }
        None => (inner, "", false),
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '＂' | '「' | '」' | '『' | '』' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let show = |word: &Word| format!("{}{}", if word.negated { "-" } else { "" }, word.folded);
        Query::parse(text).words.iter().map(show).collect()
    }

    fn hints(text: &str) -> Vec<&'static str> {
        Query::parse(text).hints.iter().map(|hint| hint.key).collect()
    }

    #[test]
    fn words_phrases_and_minus_are_told_apart() {
        for (text, expected) in [
            ("Digital  government", vec!["digital", "government"]),
            ("\"digital government\" -Jinan", vec!["digital government", "-jinan"]),
            ("“数字政府”建设 －济南", vec!["数字政府", "建设", "-济南"]),
            ("「數字」", vec!["数字"]),
            ("-\"not this\" that", vec!["-not this", "that"]),
            ("a - b", vec!["a", "-", "b"]),
            ("--x", vec!["--x"]),
            ("以“数字”为主题", vec!["以\"数字\"为主题"]),
            ("\"open", vec!["open"]),
            ("\"\" \" \" -", vec!["-"]),
            ("http://example.org/a?b=c", vec!["http://example.org/a?b=c"]),
            (".*[a-z]+(", vec![".*[a-z]+("]),
            ("", vec![]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for (text, expected) in [
            ("\"open", vec!["search-hint-quote"]),
            ("nonsense:17", vec!["search-hint-field"]),
            ("10:30 http://x 主题：数字政府", vec![]),
            ("year:", vec!["search-hint-number"]),
            ("year:abc", vec!["search-hint-number"]),
            ("role:king", vec!["search-hint-choice"]),
            ("-minus", vec!["search-hint-minus"]),
            ("fine", vec![]),
        ] {
            assert_eq!(hints(text), expected, "{text}");
        }
        assert_eq!(hints(&"x".repeat(10_000)), ["search-hint-long"]);
        assert_eq!(hints(&"x ".repeat(100)), ["search-hint-words"]);
        assert_eq!(words("nonsense:17 role:king"), ["nonsense:17", "role:king"]);
    }

    #[test]
    fn fields_are_told_from_words() {
        let text = "  city:\"San Example\" word 10:30 -type:photo “a phrase:17” 届：17 role:king year:";
        let clauses = Query::clauses(text);
        let found: Vec<_> = clauses.iter().map(|one| (&text[one.range.clone()], one.name, one.value)).collect();
        let expected = [("city:\"San Example\"", "city", "San Example"), ("-type:photo", "type", "photo")];
        assert_eq!(found[..2], expected);
        assert_eq!(found[2..], [("届：17", "届", "17")]);
        assert_eq!(Query::parse(text).sought(), "word 10:30 a phrase:17 role:king");
    }

    #[test]
    fn marks_stand_in_the_text_as_it_is_written() {
        let text = "第十七屆論壇。Xiè Chūntāo, xie";
        let marks = Query::parse("论坛 xie 十七 -chuntao").marks(text);
        let marked: Vec<&str> = marks.into_iter().map(|range| &text[range]).collect();
        assert_eq!(marked, ["十七", "論壇", "Xiè", "xie"]);
    }
}
