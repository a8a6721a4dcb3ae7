//! From records to the document tree.

mod article;
mod dossier;
mod edition;
mod figure;
mod photo;
mod sources;

pub(super) use article::{article, original, side_by_side};
pub(super) use dossier::speaker;
pub(super) use edition::{edition, overview};
pub(super) use photo::photo;

use super::{Line, Node, Picture, Span, Words};
use crate::{
    catalog::{Catalog, Place},
    model::{Language, Text},
    words,
};

/// Words that stand alone.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A line that names something in the archive.
fn naming(line: Line, place: &Place) -> Line {
    line.into_iter().map(|span| span.naming(place.clone())).collect()
}

/// What is being made.
struct Draft<'a> {
    catalog: &'a Catalog,
    languages: Vec<Language>,
    pictures: Vec<Picture>,
    /// The level of headings within articles: no level is left out below the title or the chapter.
    within_articles: u8,
}

impl<'a> Draft<'a> {
    fn new(catalog: &'a Catalog, languages: Vec<Language>) -> Draft<'a> {
        Draft { catalog, languages, pictures: Vec::new(), within_articles: 3 }
    }

    /// The main language.
    fn first(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }

    /// Words of the interface in the main language, and in the second one too.
    fn said(&self, key: &str) -> Line {
        let of = |language: &Language| Words::new(&capital(&words::get(*language, key)), *language);
        self.side_by_side(self.languages.iter().map(of), Span::plain)
    }

    /// A text in each language that is wanted; in the other one if it is known in that alone.
    fn each(&self, text: &Text) -> Vec<Words> {
        let known = |language: &Language| text.get(*language).map(|words| Words::new(words, *language));
        let found: Vec<Words> = self.languages.iter().filter_map(known).collect();
        if !found.is_empty() {
            return found;
        }
        text.prefer(self.first()).map(|(words, language)| Words::new(words, language)).into_iter().collect()
    }

    /// The same as one line each.
    fn lines(&self, text: &Text) -> Vec<Line> {
        self.each(text).into_iter().map(|words| vec![Span::plain(words)]).collect()
    }

    /// The same in one line.
    fn line(&self, text: &Text) -> Line {
        self.joined(text, Span::plain)
    }

    /// A name in one line.
    fn name(&self, text: &Text) -> Line {
        self.joined(text, Span::strong)
    }

    fn joined(&self, text: &Text, span: fn(Words) -> Span) -> Line {
        self.side_by_side(self.each(text), span)
    }

    /// Words in one line, each in its language.
    fn side_by_side(&self, all: impl IntoIterator<Item = Words>, span: fn(Words) -> Span) -> Line {
        let mut line = Line::new();
        for words in all {
            if !line.is_empty() {
                line.push(Span::plain(Words::new(" / ", self.first())));
            }
            line.push(span(words));
        }
        line
    }

    /// A table, without columns in which nothing stands; none without rows.
    fn table(&self, names: &[&str], mut rows: Vec<Vec<Line>>) -> Vec<Node> {
        let is_used = |column: &usize| rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()));
        let used: Vec<usize> = (0..names.len()).filter(is_used).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        for row in &mut rows {
            *row = used.iter().filter_map(|column| row.get_mut(*column).map(std::mem::take)).collect();
        }
        let head = used.iter().filter_map(|column| names.get(*column)).map(|key| self.said(key)).collect();
        vec![Node::Table(head, rows)]
    }

    /// A heading and what stands below it, if there is anything.
    fn section(&self, key: &str, nodes: Vec<Node>, body: &mut Vec<Node>) {
        if !nodes.is_empty() {
            body.push(Node::Heading(2, self.said(key)));
            body.extend(nodes);
        }
    }
}
