//! What a document draws on.

use super::Draft;
use crate::{
    export::{Line, Node, Span, Words},
    model::Source,
    words,
};

/// Sources as a list, each once.
pub(super) fn listed<'a>(sources: impl IntoIterator<Item = &'a Source>, draft: &Draft<'_>) -> Vec<Node> {
    let mut lines: Vec<Line> = Vec::new();
    for source in sources {
        let line = line(source, draft);
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { Vec::new() } else { vec![Node::List(lines)] }
}

/// A source in one line: publisher, title, date, address.
fn line(source: &Source, draft: &Draft<'_>) -> Line {
    let language = draft.first();
    let comma = || Span::plain(Words::new(&words::get(language, "list-comma"), language));
    let mut line = Line::new();
    let mut add = |span: Span| {
        if !line.is_empty() {
            line.push(comma());
        }
        line.push(span);
    };
    for text in [&source.publisher, &source.title] {
        if let Some((words, of)) = text.prefer(language) {
            add(Span::plain(Words::new(words, of)));
        }
    }
    if let Some(date) = source.date {
        add(Span::plain(Words::new(&words::date(language, date), language)));
    }
    if let Some(address) = &source.address {
        add(Span::plain(Words::new(address, language)).leading_to(Some(address)));
    }
    line
}
