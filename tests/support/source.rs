//! The program's own sources, cut into words, for the tests that hold its rules. Comments are
//! left out; strings are kept whole.
#![allow(dead_code, reason = "every test takes what it needs")]

use std::{fs, path::Path};

/// A piece of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    /// A name, a keyword or a number.
    Word(String),
    /// What a string literal holds, its escapes as they are written.
    Text(String),
    /// Any other sign.
    Sign(char),
}

/// A file of `src`.
pub struct Source {
    /// Its path below `src`, with `/`.
    pub path: String,
    /// How many lines it has.
    pub lines: usize,
    /// Its pieces with their lines.
    pub tokens: Vec<(usize, Token)>,
}

/// Every Rust file of `src`, sorted by path.
pub fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if root.join(&path).is_dir() {
                folders.push(path);
            } else if path.ends_with(".rs") {
                let text = fs::read_to_string(root.join(&path)).unwrap();
                found.push(Source { lines: text.lines().count(), tokens: tokens(&text), path });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 30, "only {} sources", found.len());
    found
}

impl Source {
    /// The pieces outside of `#[cfg(test)]` modules.
    pub fn without_tests(&self) -> Vec<(usize, Token)> {
        let mut kept = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            if starts(&self.tokens[at..], &["#", "[", "cfg", "(", "test", ")", "]", "mod"]) {
                let open = self.tokens[at..].iter().position(|(_, token)| *token == Token::Sign('{'));
                at = closing(&self.tokens, at + open.expect("a module in its own file")) + 1;
            } else {
                kept.push(self.tokens[at].clone());
                at += 1;
            }
        }
        kept
    }
}

/// Whether pieces begin with these words and signs.
pub fn starts(tokens: &[(usize, Token)], wanted: &[&str]) -> bool {
    tokens.len() >= wanted.len()
        && tokens.iter().zip(wanted).all(|((_, token), wanted)| match token {
            Token::Word(word) => word == wanted,
            Token::Sign(sign) => wanted.chars().eq([*sign]),
            Token::Text(_) => false,
        })
}

/// The place of the bracket that closes the one at `open`.
pub fn closing(tokens: &[(usize, Token)], open: usize) -> usize {
    let mut depth = 0usize;
    for (at, (line, token)) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Sign('(' | '[' | '{') => depth += 1,
            Token::Sign(')' | ']' | '}') => depth = depth.checked_sub(1).unwrap_or_else(|| panic!("line {line}")),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    panic!("a bracket that is never closed");
}

/// Every path that is written, `use a::{b, c::d}` being `a::b` and `a::c::d`, with its line.
pub fn paths(tokens: &[(usize, Token)]) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let after_colons = at >= 2 && starts(&tokens[at - 2..], &[":", ":"]);
        match &tokens[at] {
            (line, Token::Word(_)) if !after_colons => at = tree(tokens, at, *line, &[], &mut found),
            _ => at += 1,
        }
    }
    found
}

/// Follows one path from its first word; gives the place behind it.
fn tree(
    tokens: &[(usize, Token)],
    at: usize,
    line: usize,
    before: &[String],
    found: &mut Vec<(usize, Vec<String>)>,
) -> usize {
    let Some((_, Token::Word(word))) = tokens.get(at) else { return at + 1 };
    let mut path = before.to_vec();
    path.push(word.clone());
    if !starts(&tokens[at + 1..], &[":", ":"]) {
        found.push((line, path));
        return at + 1;
    }
    match tokens.get(at + 3) {
        Some((_, Token::Word(_))) => tree(tokens, at + 3, line, &path, found),
        Some((_, Token::Sign('{'))) => {
            let end = closing(tokens, at + 3);
            let mut inner = at + 4;
            while inner < end {
                inner = match &tokens[inner] {
                    (line, Token::Word(_)) => tree(tokens, inner, *line, &path, found),
                    _ => inner + 1,
                };
            }
            end + 1
        }
        _ => {
            found.push((line, path));
            at + 3
        }
    }
}

fn tokens(text: &str) -> Vec<(usize, Token)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let start = at;
        let rest = &chars[at..];
        let token = match rest {
            ['/', '/', ..] => {
                at += rest.iter().position(|c| *c == '\n').unwrap_or(rest.len());
                None
            }
            ['/', '*', ..] => {
                at += 2;
                while at < chars.len() && chars[at - 1..=at] != ['*', '/'] {
                    at += 1;
                }
                at += 1;
                None
            }
            ['r', '"' | '#', ..] | ['b', 'r', '"' | '#', ..] if raw_string(rest).is_some() => {
                let (content, length) = raw_string(rest).unwrap();
                at += length;
                Some(Token::Text(content))
            }
            ['"', ..] => {
                at += 1;
                while chars[at] != '"' {
                    at += if chars[at] == '\\' { 2 } else { 1 };
                }
                at += 1;
                Some(Token::Text(chars[start + 1..at - 1].iter().collect()))
            }
            ['\'', '\\', _, inner @ ..] => {
                at += 4 + inner.iter().position(|c| *c == '\'').unwrap();
                None
            }
            ['\'', _, '\'', ..] => {
                at += 3;
                None
            }
            [c, ..] if c.is_alphanumeric() || *c == '_' => {
                at += rest.iter().position(|c| !c.is_alphanumeric() && *c != '_').unwrap_or(rest.len());
                Some(Token::Word(chars[start..at].iter().collect()))
            }
            [c, ..] => {
                at += 1;
                (!c.is_whitespace()).then_some(Token::Sign(*c))
            }
            [] => unreachable!("at < chars.len()"),
        };
        found.extend(token.map(|token| (line, token)));
        line += chars[start..at].iter().filter(|c| **c == '\n').count();
    }
    found
}

/// What a raw string at the beginning holds, and its length with its marks.
fn raw_string(rest: &[char]) -> Option<(String, usize)> {
    let prefix = rest.iter().position(|c| *c == 'r')? + 1;
    let hashes = rest[prefix..].iter().take_while(|c| **c == '#').count();
    let begin = prefix + hashes + 1;
    if rest.get(begin - 1) != Some(&'"') {
        return None;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let length = rest[begin..].windows(end.len()).position(|window| window == end)?;
    Some((rest[begin..begin + length].iter().collect(), begin + length + end.len()))
}
