//! Pieces of text to lines, and lines to paragraphs. A paragraph ends where a line leaves room for
//! the next word, where the next line is indented or farther away, or where the letters change.

use std::collections::HashMap;

use super::shown::{Piece, Shown};
use crate::import::{document::Part, wrap};

/// A line of a page.
#[derive(Clone, Debug)]
struct Line {
    words: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
}

enum Row {
    Line(Line),
    Photo(Vec<u8>),
}

/// The parts that the pages make.
pub(super) fn parts(pages: Vec<Vec<Shown>>) -> Vec<Part> {
    let mut pages: Vec<Vec<Row>> = pages.into_iter().map(rows).collect();
    drop_margins(&mut pages);
    let lines = || pages.iter().flatten().filter_map(|row| if let Row::Line(line) = row { Some(line) } else { None });
    let usual = usual(lines().map(|line| (line.size, line.words.chars().count())));
    let body = || lines().filter(|line| (line.size - usual).abs() < usual * 0.1);
    let right = body().map(|line| line.right).fold(0.0, f64::max);
    let leading = leading(body().collect());
    let mut found = Parts { parts: Vec::new(), last: None, usual, right, leading };
    for page in pages {
        for row in page {
            match row {
                Row::Line(line) => found.line(line),
                Row::Photo(bytes) => {
                    found.last = None;
                    found.parts.push(Part::Picture("picture.jpg".to_owned(), bytes));
                }
            }
        }
        found.turn();
    }
    found.parts
}

/// The pieces of a page as lines.
fn rows(shown: Vec<Shown>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for shown in shown {
        let piece = match shown {
            Shown::Piece(piece) => piece,
            Shown::Photo(bytes) => {
                rows.push(Row::Photo(bytes));
                continue;
            }
        };
        match rows.last_mut() {
            Some(Row::Line(line)) if goes_on(line, &piece) => {
                let gap = piece.left - line.right;
                let apart = gap > line.size * 0.25 && !line.words.ends_with(' ') && !piece.words.starts_with(' ');
                if apart {
                    line.words.push(' ');
                }
                line.words.push_str(&piece.words);
                line.right = line.right.max(piece.right);
                line.size = line.size.max(piece.size);
            }
            _ => {
                let Piece { words, left, right, base, size } = piece;
                rows.push(Row::Line(Line { words, left, right, base, size }));
            }
        }
    }
    rows.retain_mut(|row| match row {
        Row::Line(line) => {
            line.words = wrap::in_one_line(&line.words);
            !line.words.is_empty()
        }
        Row::Photo(_) => true,
    });
    rows
}

fn goes_on(line: &Line, piece: &Piece) -> bool {
    let size = line.size.max(piece.size).max(1.0);
    (line.base - piece.base).abs() < size * 0.4
        && piece.left > line.left - size
        && piece.left < line.right + size * 20.0
}

/// The size that most characters have.
fn usual(sizes: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut count: HashMap<u64, usize> = HashMap::new();
    for (size, characters) in sizes {
        *count.entry((size.clamp(0.0, 1e6) * 2.0).round() as u64).or_default() += characters;
    }
    let most = count.into_iter().max_by_key(|(size, characters)| (*characters, *size));
    most.map_or(10.0, |(size, _)| (size as f64 / 2.0).max(1.0))
}

/// How far lines usually stand from one another: the middle of all distances.
fn leading(lines: Vec<&Line>) -> f64 {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let mut gaps: Vec<f64> = pairs.map(|(above, below)| above.base - below.base).filter(|gap| *gap > 0.0).collect();
    gaps.sort_by(f64::total_cmp);
    // Within paragraphs lines are nearer than between them.
    gaps.get(gaps.len() / 4).copied().unwrap_or(14.0)
}

/// Page numbers, and what stands at the same place of several pages.
fn drop_margins(pages: &mut [Vec<Row>]) {
    let key = |line: &Line| {
        let words: String = line.words.chars().filter(|c| !c.is_ascii_digit()).collect();
        (words, line.base.round() as i64)
    };
    let mut seen: HashMap<(String, i64), usize> = HashMap::new();
    for page in pages.iter() {
        for at in margin(page) {
            if let Some(Row::Line(line)) = page.get(at) {
                *seen.entry(key(line)).or_default() += 1;
            }
        }
    }
    let count = pages.len();
    for page in pages {
        let gone: Vec<usize> = margin(page)
            .into_iter()
            .filter(|at| match page.get(*at) {
                Some(Row::Line(line)) => {
                    let often = seen.get(&key(line)).copied().unwrap_or(0);
                    is_number(&line.words) || often > 1 && often * 2 >= count
                }
                _ => false,
            })
            .collect();
        let mut at = 0;
        page.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The two highest and the two lowest lines of a page.
fn margin(page: &[Row]) -> Vec<usize> {
    let mut lines: Vec<(usize, f64)> = page
        .iter()
        .enumerate()
        .filter_map(|(at, row)| if let Row::Line(line) = row { Some((at, line.base)) } else { None })
        .collect();
    lines.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (first, last) = (lines.iter().take(2), lines.iter().rev().take(2));
    let mut found: Vec<usize> = first.chain(last).map(|(at, _)| *at).collect();
    // On a page of three lines these are the same ones.
    found.sort_unstable();
    found.dedup();
    found
}

/// `3`, `- 3 -`, `Page 3 of 5`, `第3页`.
fn is_number(words: &str) -> bool {
    let words = words.to_lowercase();
    let digits = words.chars().any(|c| c.is_ascii_digit());
    let rest: String = words.chars().filter(|c| c.is_alphabetic()).collect();
    digits
        && words.chars().count() <= 20
        && matches!(rest.as_str(), "" | "page" | "pageof" | "第页" | "第页共页" | "页" | "of")
}

struct Parts {
    parts: Vec<Part>,
    last: Option<Line>,
    usual: f64,
    right: f64,
    leading: f64,
}

impl Parts {
    fn line(&mut self, line: Line) {
        const BULLETS: &[char] = &['•', '●', '▪', '◦', '‣', '■', '\u{F0B7}'];
        let item = line.words.strip_prefix(BULLETS).map(|rest| rest.trim().to_owned());
        let joins = item.is_none() && self.last.as_ref().is_some_and(|last| self.follows(last, &line));
        if joins {
            if let Some(Part::Heading(words) | Part::Paragraph(words) | Part::Item(words) | Part::Title(words)) =
                self.parts.last_mut()
            {
                append(words, &line.words);
            }
        } else if let Some(item) = item {
            self.parts.push(Part::Item(item));
        } else if line.size > self.usual * 1.15 {
            let first = self.parts.is_empty() || self.parts.iter().all(|part| matches!(part, Part::Picture(..)));
            let words = line.words.clone();
            self.parts.push(if first { Part::Title(words) } else { Part::Heading(words) });
        } else {
            self.parts.push(Part::Paragraph(line.words.clone()));
        }
        self.last = Some(line);
    }

    /// Whether a line goes on with the one before.
    fn follows(&self, last: &Line, line: &Line) -> bool {
        let alike = (last.size - line.size).abs() < self.usual * 0.1;
        let first = line.words.split_whitespace().next().unwrap_or_default();
        let wide = first.chars().next().is_some_and(crate::model::is_han);
        // Letters of typewriters are wider than others.
        let letter = (line.right - line.left) / line.words.chars().count().max(1) as f64;
        let letter = letter.clamp(line.size * 0.3, line.size * 0.65);
        let word = if wide { line.size } else { first.chars().count() as f64 * letter };
        // A heading is narrower than the text; only the size of its letters holds it together.
        // Chinese marks may hang over the edge, and some may not begin a line.
        let slack = if wide { 1.6 } else { 0.5 };
        let room = self.right - last.right > word + line.size * slack;
        let item = matches!(self.parts.last(), Some(Part::Item(_)));
        let indented = line.left > last.left + line.size * 0.8 && !item;
        let gap = last.base - line.base;
        let far = gap > self.leading.max(line.size) * 1.45;
        alike && !far && !room && !indented
    }

    /// A new page: what is not finished goes on.
    fn turn(&mut self) {
        if let Some(last) = &mut self.last {
            let ended = last.words.ends_with(['.', '。', '！', '!', '”', '"', '?', '？', ')', '）']);
            if ended {
                self.last = None;
            } else {
                // The next line is as near as lines are.
                last.base = f64::NEG_INFINITY;
            }
        }
    }
}

/// Appends a line; a word that was broken at its end is whole again.
fn append(words: &mut String, line: &str) {
    let broken = words.ends_with(['-', '\u{AD}', '‐']) && line.starts_with(|c: char| c.is_lowercase());
    let before = words.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if broken && before {
        words.pop();
        words.push_str(line);
    } else {
        wrap::join(words, line);
    }
}
