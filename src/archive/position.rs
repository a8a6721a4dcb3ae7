//! A map from field path to line and column: ron gives positions in its own errors only.
//!
//! Reads the same grammar as ron (names, groups, strings, raw strings, comments), without
//! making values of it, and never fails: a text that ron refuses gives the map so far.

use std::{collections::HashMap, iter::Peekable, str::CharIndices};

use crate::model::ron_file::without_bom;

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line.
    pub line: usize,
    /// Column.
    pub column: usize,
}

impl Position {
    /// The beginning of a file.
    pub const START: Position = Position { line: 1, column: 1 };
}

/// Deeper than any record; protects the stack from a hostile file.
const MAX_DEPTH: usize = 64;

/// Behind so many bytes nobody looks for the first field of a file.
const MAX_HEAD: usize = 64 * 1024;

/// The position of each value by its path: `appearances[3].person`.
pub fn of_fields(text: &str) -> HashMap<String, Position> {
    let text = without_bom(text);
    let lines = Lines::of(text);
    Scanner::run(text, MAX_DEPTH).into_iter().map(|(path, offset)| (path, lines.position(text, offset))).collect()
}

/// The position of a field, else of the nearest group around it, else the file's beginning.
pub fn nearest(positions: &HashMap<String, Position>, field: &str) -> Position {
    let mut path = field;
    loop {
        if let Some(position) = positions.get(path) {
            return *position;
        }
        match path.rfind(['.', '[']) {
            Some(cut) => path = path.get(..cut).unwrap_or(""),
            None => return positions.get("").copied().unwrap_or(Position::START),
        }
    }
}

/// The whole number that stands at a field of the file's outer group, whatever else is wrong.
/// Looks at the beginning of the text only, so that a hostile file costs no memory.
pub(super) fn number_at(text: &str, field: &str) -> Option<u64> {
    let text = without_bom(text);
    let text = text.get(..text.floor_char_boundary(MAX_HEAD)).unwrap_or(text);
    let (_, offset) = Scanner::run(text, 1).into_iter().find(|(path, _)| path == field)?;
    let digits = text.get(offset..)?.split(|c: char| !c.is_ascii_digit()).next()?;
    digits.parse().ok()
}

struct Scanner<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
    starts: Vec<(String, usize)>,
    max_depth: usize,
}

impl<'a> Scanner<'a> {
    fn run(text: &'a str, max_depth: usize) -> Vec<(String, usize)> {
        let mut scanner = Scanner { text, chars: text.char_indices().peekable(), starts: Vec::new(), max_depth };
        scanner.value("", 0);
        scanner.starts
    }

    /// Records where the next value starts, and where the values within it start.
    fn value(&mut self, path: &str, depth: usize) {
        self.space();
        let Some(&(start, first)) = self.chars.peek() else { return };
        self.starts.push((path.to_owned(), start));
        let word = self.word();
        match (word, self.peek()) {
            ("r", Some('"' | '#')) => self.raw_string(),
            (_, Some('"')) => self.string(),
            ("Some", Some('(')) if depth > self.max_depth => self.skip_group(),
            ("Some", Some('(')) => {
                self.chars.next();
                self.starts.pop();
                self.value(path, depth + 1);
                self.space();
                self.take(')');
            }
            (_, Some('(')) => self.group(path, depth, ')'),
            (_, Some('[')) if word.is_empty() => self.group(path, depth, ']'),
            (_, Some('{')) if word.is_empty() => self.group(path, depth, '}'),
            _ => {
                if word.is_empty() && !matches!(first, ')' | ']' | '}' | ',') {
                    self.chars.next();
                }
            }
        }
    }

    fn group(&mut self, path: &str, depth: usize, close: char) {
        if depth >= self.max_depth {
            return self.skip_group();
        }
        self.chars.next();
        let mut index = 0usize;
        loop {
            self.space();
            match self.peek() {
                None => return,
                Some(c) if c == close => {
                    self.chars.next();
                    return;
                }
                Some(',') => {
                    self.chars.next();
                }
                Some(_) => {
                    let before = self.offset();
                    self.member(path, depth, index);
                    index += 1;
                    if self.offset() == before {
                        // A stray bracket: step over it, or the scan would stand still.
                        self.chars.next();
                    }
                }
            }
        }
    }

    /// Steps over a group without looking at what is in it.
    fn skip_group(&mut self) {
        let mut open = 0usize;
        while let Some(c) = self.peek() {
            match c {
                '"' => self.string(),
                _ => {
                    self.chars.next();
                }
            }
            match c {
                '(' | '[' | '{' => open += 1,
                ')' | ']' | '}' => open = open.saturating_sub(1),
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }

    /// A `name: value` pair, or a value that is known by its place.
    fn member(&mut self, path: &str, depth: usize, index: usize) {
        let name = self.name_before_colon();
        let inner = match name {
            Some(name) if path.is_empty() => name,
            Some(name) => format!("{path}.{name}"),
            None => format!("{path}[{index}]"),
        };
        self.value(&inner, depth + 1);
    }

    fn name_before_colon(&mut self) -> Option<String> {
        let mut ahead = self.chars.clone();
        let start = self.offset();
        let mut end = start;
        while let Some(&(at, c)) = ahead.peek() {
            if !is_name(c) {
                break;
            }
            end = at + c.len_utf8();
            ahead.next();
        }
        while ahead.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        if end > start && ahead.next_if(|(_, c)| *c == ':').is_some() {
            self.chars = ahead;
            return self.text.get(start..end).map(str::to_owned);
        }
        None
    }

    fn word(&mut self) -> &'a str {
        let start = self.offset();
        while self.chars.next_if(|(_, c)| is_name(*c)).is_some() {}
        let end = self.offset();
        let text: &'a str = self.text;
        let word = text.get(start..end).unwrap_or("");
        // `quotation (` is as good as `quotation(`.
        let mut ahead = self.chars.clone();
        while ahead.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        if !word.is_empty() && ahead.peek().is_some_and(|(_, c)| *c == '(') {
            self.chars = ahead;
        }
        word
    }

    fn string(&mut self) {
        self.chars.next();
        while let Some((_, c)) = self.chars.next() {
            match c {
                '\\' => {
                    self.chars.next();
                }
                '"' => return,
                _ => {}
            }
        }
    }

    fn raw_string(&mut self) {
        let mut hashes = 0usize;
        while self.take('#') {
            hashes += 1;
        }
        self.take('"');
        while let Some((_, c)) = self.chars.next() {
            if c == '"' {
                let mut ahead = self.chars.clone();
                if (0..hashes).all(|_| ahead.next_if(|(_, c)| *c == '#').is_some()) {
                    self.chars = ahead;
                    return;
                }
            }
        }
    }

    /// Skips white space, comments and `#![…]` attributes.
    fn space(&mut self) {
        loop {
            while self.chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            let rest = self.text.get(self.offset()..).unwrap_or("");
            if rest.starts_with("//") || rest.starts_with("#!") {
                while self.chars.next_if(|(_, c)| *c != '\n').is_some() {}
            } else if rest.starts_with("/*") {
                self.block_comment();
            } else {
                return;
            }
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0usize;
        loop {
            let rest = self.text.get(self.offset()..).unwrap_or("");
            if rest.starts_with("/*") {
                depth += 1;
                self.chars.next();
            } else if rest.starts_with("*/") {
                depth = depth.saturating_sub(1);
                self.chars.next();
            }
            if self.chars.next().is_none() || depth == 0 {
                return;
            }
        }
    }

    fn peek(&mut self) -> Option<char> {
        self.chars.peek().map(|(_, c)| *c)
    }

    fn take(&mut self, wanted: char) -> bool {
        self.chars.next_if(|(_, c)| *c == wanted).is_some()
    }

    fn offset(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |(at, _)| *at)
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.')
}

struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Lines {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Lines(std::iter::once(0).chain(breaks).collect())
    }

    fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.0.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| self.0.get(index)).copied().unwrap_or(0);
        let before = text.get(start..offset).map_or(0, |text| text.chars().count());
        Position { line, column: before + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_are_found_where_they_stand() {
        let text = "\u{FEFF}// 注\n(\n  name: (en: \"a: (b\", zh: Some(\"甲\")),\n  /* x, */ list: [\n    quotation(text: r#\"q\"#, speaker: \"王\"), photo (photo: \"p\"),\n  ],\n)\n";
        let map = of_fields(text);
        for (path, line, column) in [
            ("", 2, 1),
            ("name", 3, 9),
            ("name.en", 3, 14),
            ("name.zh", 3, 32),
            ("list", 4, 18),
            ("list[0]", 5, 5),
            ("list[0].text", 5, 21),
            ("list[0].speaker", 5, 38),
            ("list[1].photo", 5, 58),
        ] {
            assert_eq!(map.get(path), Some(&Position { line, column }), "{path}");
        }
        assert_eq!(nearest(&map, "list[1].byline"), Position { line: 5, column: 44 });
        assert_eq!(nearest(&map, "nothing"), Position { line: 2, column: 1 });
    }

    #[test]
    fn a_number_is_read_from_a_file_that_is_otherwise_broken() {
        assert_eq!(number_at("(format: 7, name: §", "format"), Some(7));
        assert_eq!(number_at("(name: \"format: 7\")", "format"), None);
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "[\\[\\](){}a:,\"#r/*\\\\ \n]{0,80}") {
            of_fields(&text);
        }
    }
}
