//! The pieces of a document as data.

use serde_json::{Value, json};

use super::data::{BETWEEN, Draft};
use crate::{
    export::{Kind, Line, Node, Span, Words, columns::needs, text::quoted, text_of},
    model::Language,
};

/// Rows of a table whose cells have fewer bytes stay on one page.
const SHORT: usize = 600;

impl Draft<'_> {
    pub fn nodes(&mut self, nodes: &[Node]) -> Vec<Value> {
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
                let by = by
                    .as_ref()
                    .filter(|by| !text_of(by).trim().is_empty())
                    .map(|by| self.attribution(by, words.language));
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
}

/// Whether a piece is a heading in which something stands.
pub(super) fn is_heading(node: &Node) -> bool {
    matches!(node, Node::Chapter(line) | Node::Heading(_, line) if !text_of(line).trim().is_empty())
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
