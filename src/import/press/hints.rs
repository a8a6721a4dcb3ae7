//! What a document said of its lines beyond their words: which is the headline, a heading, an item,
//! a caption; where its pictures stand; and what stood beside the text. A plain text says nothing.

use std::collections::BTreeMap;

use super::cut::{Span, cut};
use crate::{import::ProposedFile, model::Certainty};

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Line {
    Headline,
    Heading,
    Item,
    /// A quotation that is set apart.
    Quotation,
    /// A row of a table.
    Row,
    Caption,
    /// A footnote, which fits nowhere.
    Note,
    /// What stood beside the text.
    Told(What, Certainty),
}

/// What is told beside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum What {
    Headline,
    Publisher,
    Published,
    Author,
    Address,
    /// The day of a mail, which is the article's only if nothing else is known.
    Sent,
}

/// A picture and where it stands: before the line that begins there.
#[derive(Clone, Debug)]
pub(in crate::import) struct Spot {
    pub at: usize,
    pub file: ProposedFile,
}

/// The hints of a text, by the places at which its lines begin.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct Hints {
    pub lines: BTreeMap<usize, Line>,
    pub spots: Vec<Spot>,
}

impl Hints {
    /// What the line is that begins here.
    pub(super) fn line(&self, start: usize) -> Option<Line> {
        self.lines.get(&start).copied()
    }

    /// How sure a value is that was read here: what stood in the text is, what stood beside it less.
    pub(super) fn certainty(&self, at: usize) -> Certainty {
        match self.lines.range(..=at).next_back() {
            Some((_, Line::Told(_, certainty))) => *certainty,
            _ => Certainty::High,
        }
    }

    /// The last picture directly before a line, with no line between.
    pub(super) fn picture_before(&self, line: &Span) -> Option<usize> {
        self.spots.iter().rposition(|spot| spot.at == line.start)
    }

    /// The first of what is told, in its place.
    pub(super) fn told(&self, what: What, text: &str) -> Vec<Span> {
        let told = self.lines.iter().filter(|(_, line)| matches!(line, Line::Told(of, _) if *of == what));
        told.map(|(start, _)| {
            let rest = cut(text, &(*start..text.len()));
            *start..start + rest.find('\n').unwrap_or(rest.len())
        })
        .collect()
    }
}
