//! A document cut into chapters, each a page of its own.

use std::borrow::Cow;

use crate::export::{Document, Line, Node, Span, Words};

/// A chapter.
pub(super) struct Chapter<'a> {
    /// Name of its file, which is the id in the package too.
    pub file: String,
    /// Its title.
    pub title: Cow<'a, Line>,
    /// A second line of the title.
    pub subtitle: Option<&'a Words>,
    /// What is in it.
    pub nodes: &'a [Node],
}

/// The chapters of a document; what stands in front of the first is one that has the document's title.
pub(super) fn of(document: &Document) -> Vec<Chapter<'_>> {
    let mut parts = document.body.as_slice();
    let mut chapters = Vec::new();
    let mut heads = (Cow::Owned(vec![Span::plain(document.title.clone())]), document.subtitle.as_ref());
    loop {
        let next = parts.iter().enumerate().find_map(|(at, node)| match node {
            Node::Chapter(title) => Some((at, title)),
            _ => None,
        });
        let (nodes, rest) = parts.split_at(next.map_or(parts.len(), |(at, _)| at));
        if !nodes.is_empty() || next.is_none() || !chapters.is_empty() {
            let file = format!("chapter-{}.xhtml", chapters.len() + 1);
            chapters.push(Chapter { file, title: heads.0, subtitle: heads.1, nodes });
        }
        let Some((_, title)) = next else { return chapters };
        heads = (Cow::Borrowed(title), None);
        parts = rest.get(1..).unwrap_or_default();
    }
}
