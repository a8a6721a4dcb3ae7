//! Figures as they stand on a page of a site: one by one, or several as a grid of small ones.

use super::frame::Page;
use crate::export::{Document, Figure, Node, markup::Markup};

/// The contents of a document; figures that follow one another are a grid.
pub(super) fn body(out: &mut Markup, page: &Page<'_>, document: &Document, nodes: &[Node]) {
    let is_figure = |node: &Node| matches!(node, Node::Figure(_));
    for run in nodes.chunk_by(|one, other| is_figure(one) && is_figure(other)) {
        match run {
            [_] | [] => out.nodes(run, &|figure| page.shown(&document.pictures, figure, false)),
            several => grid(out, |out| {
                out.nodes(several, &|figure| page.shown(&document.pictures, figure, true));
            }),
        }
    }
}

/// What stands in a grid.
pub(super) fn grid(out: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    out.element("div", &[("class", "grid")], inside);
    out.line();
}

/// A small figure of a photo's document.
pub(super) fn small(out: &mut Markup, page: &Page<'_>, document: &Document) {
    let figure = document.body.iter().find_map(|node| match node {
        Node::Figure(figure) => Some(figure),
        _ => None,
    });
    let picture = |figure: &Figure| page.shown(&document.pictures, figure, true);
    if let Some(figure) = figure {
        out.figure(figure, &picture);
        out.line();
    }
}
