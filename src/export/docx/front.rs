//! What stands at the front: the title; of a book, a page of its own and the table of contents.

use super::{
    super::{cover::when_and_where, markup::Markup},
    body::{Body, paragraph},
    inline::{run, run_of},
};
use crate::{
    export::{Document, Kind, Line, Node, Words},
    words,
};

/// The mark of a heading that the table of contents leads to.
pub(super) fn mark(number: usize) -> String {
    format!("_Toc{:09}", number + 1)
}

/// Title, title page and table of contents.
pub(super) fn write(out: &mut Markup, document: &Document, body: &mut Body<'_>) {
    let is_book = document.kind == Kind::Book;
    let line = |out: &mut Markup, style: &str, words: &Words| {
        paragraph(out, style, |out| run(out, words, None));
    };
    line(out, if is_book { "CoverTitle" } else { "Title" }, &document.title);
    if let Some(subtitle) = &document.subtitle {
        line(out, "Subtitle", subtitle);
    }
    if !is_book {
        return;
    }
    for subject in &document.about.subjects {
        line(out, "CoverLine", subject);
    }
    for words in when_and_where(document) {
        line(out, "CoverLine", &words);
    }
    let headings = headings(&document.body);
    body.breaks = true;
    if !headings.is_empty() {
        contents(out, document, &headings);
    }
}

/// The headings of the first level: chapters, and those that stand before the first.
fn headings(nodes: &[Node]) -> Vec<&Line> {
    let mut in_chapter = false;
    let mut found = Vec::new();
    for node in nodes {
        match node {
            Node::Chapter(line) => {
                in_chapter = true;
                found.push(line);
            }
            Node::Heading(0..=2, line) if !in_chapter => found.push(line),
            _ => {}
        }
    }
    found
}

/// A table of contents that is there before Word has made it anew; on which page something begins
/// only Word knows.
fn contents(out: &mut Markup, document: &Document, headings: &[&Line]) {
    let language = document.language();
    out.raw("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>");
    out.raw("</w:docPartObj></w:sdtPr><w:sdtContent>");
    let title = words::get(language, "export-contents");
    paragraph(out, "TOCHeading", |out| run_of(out, &title, language, None));
    for (at, heading) in headings.iter().enumerate() {
        paragraph(out, "TOC1", |out| {
            if at == 0 {
                out.raw("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
                out.raw("<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\h \\z </w:instrText></w:r>");
                out.raw("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
            }
            out.element("w:hyperlink", &[("w:anchor", &mark(at)), ("w:history", "1")], |out| {
                heading.iter().for_each(|span| run(out, &span.words, None));
            });
            if at + 1 == headings.len() {
                out.raw("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
        });
    }
    out.raw("</w:sdtContent></w:sdt>");
}
