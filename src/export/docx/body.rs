//! The pieces of a document, paragraph by paragraph.

use std::collections::HashMap;

use super::{
    super::{markup::Markup, text::quoted},
    front,
    inline::{new_line, run_of},
};
use crate::{
    export::{Document, Kind, Line, Node, Pictures, Prepared, Span, Words},
    model::Language,
};

/// The width of the text in twentieths of a point: A4 without its margins.
pub(super) const TEXT: u32 = 11906 - 2 * 1417;

/// What is being written, and what its text refers to.
pub(super) struct Body<'a> {
    pub document: &'a Document,
    pub pictures: &'a Pictures<'a>,
    /// The pictures that are in it, each once.
    pub media: Vec<Prepared>,
    /// Those that were asked for, and where they are.
    pub known: HashMap<usize, Option<usize>>,
    /// The web addresses that it links to.
    pub links: Vec<String>,
    /// How many figures there are, which are numbered.
    pub figures: usize,
    /// The width of the column that is written.
    pub width: u32,
    /// How many headings were marked for the table of contents.
    marked: usize,
    /// Whether a chapter has begun. Before that the highest heading is the first level, and after it
    /// the second.
    in_chapter: bool,
    /// Whether the next heading begins a page.
    pub breaks: bool,
}

impl<'a> Body<'a> {
    pub fn new(document: &'a Document, pictures: &'a Pictures<'a>) -> Body<'a> {
        Body {
            document,
            pictures,
            media: Vec::new(),
            known: HashMap::new(),
            links: Vec::new(),
            figures: 0,
            width: TEXT,
            marked: 0,
            in_chapter: false,
            breaks: false,
        }
    }

    /// Pieces one after another.
    pub fn nodes(&mut self, out: &mut Markup, nodes: &[Node]) {
        for node in nodes {
            self.node(out, node);
        }
    }

    fn node(&mut self, out: &mut Markup, node: &Node) {
        match node {
            Node::Chapter(line) => {
                self.in_chapter = true;
                self.breaks = true;
                self.heading(out, 1, line);
            }
            Node::Heading(level, line) => {
                let level = if self.in_chapter { *level } else { level.saturating_sub(1) };
                self.heading(out, level.clamp(1, 3), line);
            }
            Node::Paragraph(line) => paragraph(out, text_style(line), |out| self.spans(out, line)),
            Node::Dateline(line) => paragraph(out, "Dateline", |out| self.spans(out, line)),
            Node::Quotation(words, by) => self.quotation(out, words, by.as_ref()),
            Node::List(lines) => {
                for line in lines {
                    paragraph(out, "ListBullet", |out| self.spans(out, line));
                }
            }
            Node::Facts(facts) => self.facts(out, facts),
            Node::Table(head, rows) => self.table(out, head, rows),
            Node::Figure(figure) => self.figure(out, &[figure]),
            Node::Facing(rows) => self.facing(out, rows),
        }
    }

    fn heading(&mut self, out: &mut Markup, level: u8, line: &[Span]) {
        let style = format!("Heading{level}");
        let begins_page = std::mem::take(&mut self.breaks);
        let mark = (level == 1 && self.document.kind == Kind::Book).then_some(self.marked);
        self.marked += usize::from(mark.is_some());
        out.element("w:p", &[], |out| {
            out.element("w:pPr", &[], |out| {
                out.void("w:pStyle", &[("w:val", &style)]);
                if begins_page {
                    out.void("w:pageBreakBefore", &[]);
                }
            });
            let Some(mark) = mark else { return self.spans(out, line) };
            let id = mark.to_string();
            out.void("w:bookmarkStart", &[("w:id", &id), ("w:name", &front::mark(mark))]);
            self.spans(out, line);
            out.void("w:bookmarkEnd", &[("w:id", &id)]);
        });
    }

    fn quotation(&mut self, out: &mut Markup, words: &Words, by: Option<&Line>) {
        paragraph(out, "Quote", |out| {
            run_of(out, &quoted(words), words.language, None);
            let Some(by) = by else { return };
            new_line(out);
            let language = by.first().map_or(words.language, |span| span.words.language);
            run_of(out, if language == Language::Zh { "——" } else { "— " }, language, Some("Remark"));
            self.spans(out, by);
        });
    }
}

/// A paragraph in a style.
pub(super) fn paragraph(out: &mut Markup, style: &str, inside: impl FnOnce(&mut Markup)) {
    out.element("w:p", &[], |out| {
        out.element("w:pPr", &[], |out| out.void("w:pStyle", &[("w:val", style)]));
        inside(out);
    });
}

/// Chinese paragraphs begin two characters further in, as is usual.
fn text_style(line: &Line) -> &'static str {
    match line.first().map(|span| span.words.language) {
        Some(Language::Zh) => "BodyTextFirstIndent",
        _ => "BodyText",
    }
}
