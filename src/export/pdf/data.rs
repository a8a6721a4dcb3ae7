//! A document as the data that the template reads: text is only ever a string in it.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::fonts::{Faces, LATIN};
use crate::{
    export::{
        Document, Figure, Kind, Line, Node, Pictures, Span, Weight, Words, address::strict, columns::needs,
        cover::when_and_where, text::quoted, text_of,
    },
    model::{Language, is_han},
    words,
};

/// What is read aloud for a picture, and what properties hold, at most, in characters.
const LONGEST: usize = 1000;
/// The longest address that is linked.
const LONGEST_ADDRESS: usize = 2000;
/// So many letters and digits without a place where a line may end are broken somewhere.
const LONGEST_WORD: usize = 60;
/// Rows of a table whose cells have fewer bytes stay on one page.
const SHORT: usize = 600;

/// The width of A4 in points, its margins where two columns or tables need room and where they do not,
/// and the space between two columns.
const PAGE: f64 = 595.28;
const MARGIN_OF_WIDE: f64 = 68.0;
const MARGIN: f64 = 96.0;
const BETWEEN: f64 = 24.0;
/// A pixel, of which 96 are an inch, in points: a picture is not made larger than that.
const PIXEL: f64 = 0.75;
/// A picture is at most 17 centimetres high, so that its caption is on its page.
const HIGHEST: f64 = 482.0;

/// A document as data.
pub(super) struct Data {
    /// What is said.
    pub document: Value,
    /// The pictures that it names.
    pub files: Vec<(String, Bytes)>,
    /// The characters that no font has.
    pub unknown: BTreeSet<char>,
    /// Whether there is Chinese in it.
    pub has_chinese: bool,
}

/// A picture that is there.
#[derive(Clone)]
struct Placed {
    name: String,
    width: u32,
    height: u32,
}

struct Draft<'a> {
    document: &'a Document,
    pictures: &'a Pictures<'a>,
    faces: &'a Faces,
    data: Data,
    known: HashMap<usize, Option<Placed>>,
    /// The width of the column that is written.
    width: f64,
    /// The level of the last heading: none of the next one's is left out (PDF/UA-1, 7.4).
    level: u8,
    in_chapter: bool,
}

/// Lays a document out as data.
pub(super) fn of(document: &Document, pictures: &Pictures<'_>, faces: &Faces) -> Data {
    let is_wide = document.kind == Kind::Book || document.languages.len() > 1;
    let margin = if is_wide { MARGIN_OF_WIDE } else { MARGIN };
    // A book without headings has no table of contents, and like any other document its title for a heading.
    let has_contents = document.kind == Kind::Book && document.body.iter().any(is_heading);
    let mut draft = Draft {
        document,
        pictures,
        faces,
        data: Data { document: Value::Null, files: Vec::new(), unknown: BTreeSet::new(), has_chinese: false },
        known: HashMap::new(),
        width: PAGE - 2.0 * margin,
        level: 1,
        in_chapter: false,
    };
    let body = draft.nodes(&document.body);
    let about = &document.about;
    let language = document.language();
    let contents = has_contents.then(|| Words::new(&words::get(language, "export-contents"), language));
    let title = match document.title.is_empty() {
        false => document.title.clone(),
        true => Words::new(&document.place.to_string(), language),
    };
    let when = when_and_where(document);
    let lines: Vec<&Words> = about.subjects.iter().chain(&when).collect();
    let whole_day = about.date.map(|date| date.start).and_then(|day| Some((day.year, day.month?, day.day?)));
    draft.data.document = json!({
        "book": document.kind == Kind::Book,
        "language": language.code(),
        "fonts": { "latin": LATIN, "serif": faces.serif, "sans": faces.sans },
        "wide": is_wide,
        "margin": margin,
        "between": BETWEEN,
        "date": whole_day.map(|(year, month, day)| json!([year, month, day])),
        "authors": about.authors.iter().chain(about.publisher.iter().filter(|_| about.authors.is_empty()))
            .map(|name| property(name)).collect::<Vec<_>>(),
        "keywords": about.subjects.iter().map(|words| property(&words.text)).collect::<Vec<_>>(),
        "called": property(&title.text),
        "series": about.series.as_ref().map(|series| draft.words(series)),
        "title": draft.words(&title),
        "subtitle": document.subtitle.as_ref().map(|words| draft.words(words)),
        "cover": lines.into_iter().map(|words| draft.words(words)).collect::<Vec<_>>(),
        "contents": contents.map(|words| draft.words(&words)),
        "body": body,
    });
    draft.data
}

fn is_heading(node: &Node) -> bool {
    matches!(node, Node::Chapter(line) | Node::Heading(_, line) if !text_of(line).trim().is_empty())
}

/// A property of the file.
fn property(text: &str) -> String {
    text.chars().filter(|c| *c != '\u{FEFF}').take(LONGEST).collect()
}

impl Draft<'_> {
    fn words(&mut self, words: &Words) -> Value {
        json!({ "t": self.text(&words.text), "l": words.language.code() })
    }

    /// Text in which a font has every character, and no word is wider than a page.
    fn text(&mut self, text: &str) -> String {
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

    fn line(&mut self, line: &[Span]) -> Value {
        line.iter().map(|span| self.span(span)).collect()
    }

    fn span(&mut self, span: &Span) -> Value {
        let weight = match span.weight {
            Weight::Plain => "plain",
            Weight::Strong => "strong",
            Weight::Soft => "soft",
        };
        let link = span.link.as_deref().and_then(strict).filter(|link| link.len() <= LONGEST_ADDRESS);
        json!({ "t": self.text(&span.words.text), "l": span.words.language.code(), "w": weight, "u": link })
    }

    fn nodes(&mut self, nodes: &[Node]) -> Vec<Value> {
        let mut before: Option<&Node> = None;
        let mut out = Vec::new();
        for node in nodes {
            let after_chapter = matches!(before, Some(Node::Chapter(_)));
            out.extend(self.node(node, after_chapter));
            before = Some(node);
        }
        out
    }

    fn node(&mut self, node: &Node, after_chapter: bool) -> Option<Value> {
        Some(match node {
            Node::Chapter(line) => {
                self.in_chapter = true;
                return self.heading(1, "chapter", line);
            }
            Node::Heading(level, line) => {
                let is_first = self.document.kind == Kind::Book && !self.in_chapter;
                let level = if is_first { level.saturating_sub(1) } else { *level }.clamp(1, 6);
                let look = match level {
                    // What follows the title of a chapter is the same in the other language.
                    2 if after_chapter => "subtitle",
                    0..=2 => "section",
                    _ => "part",
                };
                return self.heading(level, look, line);
            }
            Node::Paragraph(line) => json!({ "is": "paragraph", "line": self.line(line) }),
            Node::Dateline(line) => json!({ "is": "dateline", "line": self.line(line) }),
            Node::Quotation(words, by) => {
                let quoted = Words { text: quoted(words), language: words.language };
                let by = by.as_ref().map(|by| self.attribution(by, words.language));
                json!({ "is": "quotation", "words": self.words(&quoted), "by": by })
            }
            Node::List(lines) => json!({ "is": "list", "lines": self.lines(lines) }),
            Node::Facts(facts) => {
                let facts = facts.iter().map(|(name, lines)| json!([self.line(name), self.lines(lines)]));
                json!({ "is": "facts", "facts": facts.collect::<Vec<_>>() })
            }
            Node::Table(head, rows) => self.table(head, rows),
            Node::Figure(figure) => self.figure(&[figure]),
            Node::Facing(rows) => self.facing(rows),
        })
    }

    fn heading(&mut self, level: u8, look: &str, line: &Line) -> Option<Value> {
        if text_of(line).trim().is_empty() {
            return None;
        }
        self.level = level.min(self.level + 1);
        Some(json!({ "is": "heading", "level": self.level, "look": look, "line": self.line(line) }))
    }

    fn attribution(&mut self, by: &Line, language: Language) -> Value {
        let language = by.first().map_or(language, |span| span.words.language);
        let dash = Words::new(if language == Language::Zh { "——" } else { "— " }, language);
        let mut line = vec![Span::soft(dash)];
        line.extend(by.iter().cloned());
        self.line(&line)
    }

    fn lines(&mut self, lines: &[Line]) -> Vec<Value> {
        lines.iter().map(|line| self.line(line)).collect()
    }

    fn table(&mut self, head: &[Line], rows: &[Vec<Line>]) -> Value {
        let mut out = Vec::new();
        for row in rows {
            // A row that would fill a page has to break.
            let is_short = row.iter().all(|cell| text_of(cell).len() < SHORT);
            let cells: Vec<Value> =
                (0..head.len()).map(|at| self.line(row.get(at).map(Vec::as_slice).unwrap_or_default())).collect();
            out.push(json!({ "short": is_short, "cells": cells }));
        }
        json!({ "is": "table", "columns": needs(head, rows), "head": self.lines(head), "rows": out })
    }

    /// Two language versions side by side. A picture that both show stands once, below it both captions.
    fn facing(&mut self, rows: &[[Vec<Node>; 2]]) -> Value {
        let whole = self.width;
        let mut out: Vec<Value> = Vec::new();
        for [left, right] in together(rows) {
            if let ([Node::Figure(one)], [Node::Figure(other)]) = (left.as_slice(), right.as_slice())
                && one.picture == other.picture
                && self.placed(one.picture).is_some()
            {
                out.push(json!([[self.figure(&[one, other])]]));
                continue;
            }
            self.width = (whole - BETWEEN) / 2.0;
            let (left, right) = (self.nodes(&left), self.nodes(&right));
            out.push(json!([left, right]));
            self.width = whole;
        }
        json!({ "is": "facing", "rows": out })
    }

    /// A picture, if it can be had, and below it caption and credit of these figures, which all show it.
    fn figure(&mut self, figures: &[&Figure]) -> Value {
        let Some(first) = figures.first() else { return Value::Null };
        let picture = self.placed(first.picture).map(|placed| {
            let (width, height) = sides(placed.width, placed.height, self.width);
            json!({ "file": placed.name, "width": width, "height": height })
        });
        let instead = Words::new(&property(&first.alternative.text), first.alternative.language);
        let is_bare = figures.iter().all(|figure| figure.caption.is_empty() && figure.credit.is_none());
        let mut captions = Vec::new();
        for figure in figures.iter().filter(|_| !is_bare) {
            let caption: Vec<Value> = figure.caption.iter().map(|words| self.words(words)).collect();
            captions.push(json!([caption, figure.credit.as_ref().map(|words| self.words(words))]));
        }
        if is_bare && picture.is_none() {
            captions.push(json!([[self.words(&instead)], null]));
        }
        let instead = json!({ "t": instead.text, "l": instead.language.code() });
        json!({ "is": "figure", "picture": picture, "instead": instead, "captions": captions })
    }

    fn placed(&mut self, picture: usize) -> Option<Placed> {
        if let Some(known) = self.known.get(&picture) {
            return known.clone();
        }
        let ready = self.document.pictures.get(picture).and_then(|picture| self.pictures.get(picture));
        let placed = ready.map(|ready| {
            // Names are few and come again: typst keeps each that it has heard of.
            let name = format!("{}.{}", self.data.files.len() + 1, ready.ending);
            self.data.files.push((name.clone(), Bytes::new(ready.bytes)));
            Placed { name, width: ready.width, height: ready.height }
        });
        self.known.insert(picture, placed.clone());
        placed
    }
}

/// Rows of headings with the row below them, so that no heading ends a page.
fn together(rows: &[[Vec<Node>; 2]]) -> Vec<[Vec<Node>; 2]> {
    let mut out: Vec<[Vec<Node>; 2]> = Vec::new();
    let mut is_headed = false;
    for row in rows {
        match out.last_mut().filter(|_| is_headed) {
            Some(last) => last.iter_mut().zip(row).for_each(|(side, more)| side.extend(more.iter().cloned())),
            None => out.push(row.clone()),
        }
        is_headed = row.iter().flatten().all(is_heading);
    }
    out
}

/// Whether a character is not drawn, only acted on by those around it.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}')
}

/// The sides of a picture of so many pixels, in points: as wide as the column, unless it has too few
/// pixels or would be too high.
fn sides(width: u32, height: u32, column: f64) -> (f64, f64) {
    let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let wide = column.min(width * PIXEL).min(HIGHEST * width / height);
    (wide, wide * height / width)
}
