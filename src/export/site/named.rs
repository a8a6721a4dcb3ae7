//! Names in running text lead to the pages of whom they name: each once on a page, so that reading is not
//! disturbed. A name that several people bear leads nowhere.

use std::collections::HashSet;

use crate::{
    catalog::{Catalog, EditionEntry, Named, PersonEntry, Place},
    export::{Line, Node, Span, Weight, Words},
};

/// Lets names lead on. `own` is what the page itself is about.
pub(super) fn link(catalog: &Catalog, own: &Place, nodes: &mut [Node]) {
    within(catalog, nodes, &mut HashSet::from([own.clone()]));
}

fn within(catalog: &Catalog, nodes: &mut [Node], seen: &mut HashSet<Place>) {
    for node in nodes {
        match node {
            Node::Paragraph(line) => linked(catalog, line, seen),
            Node::List(lines) => lines.iter_mut().for_each(|line| linked(catalog, line, seen)),
            Node::Facing(rows) => {
                // Each version is read by itself.
                let mut sides = [seen.clone(), seen.clone()];
                for row in rows {
                    row.iter_mut().zip(&mut sides).for_each(|(side, seen)| within(catalog, side, seen));
                }
            }
            _ => {}
        }
    }
}

fn linked(catalog: &Catalog, line: &mut Line, seen: &mut HashSet<Place>) {
    let spans = std::mem::take(line);
    for span in spans {
        let is_text = span.weight == Weight::Plain && span.link.is_none() && span.names.is_none();
        if is_text { split(catalog, &span.words, seen, line) } else { line.push(span) }
    }
}

fn split(catalog: &Catalog, words: &Words, seen: &mut HashSet<Place>, line: &mut Line) {
    let text = words.text.as_str();
    let part = |from: usize, to: usize| Span::plain(Words::new(text.get(from..to).unwrap_or_default(), words.language));
    let mut done = 0;
    for mention in catalog.mentions(text) {
        let place = match mention.named {
            Named::Person(index) => catalog.person(index).map(PersonEntry::place),
            Named::Edition(index) => catalog.edition(index).map(EditionEntry::place),
            Named::Homonyms(_) | Named::Organisation(_) => None,
        };
        let Some(place) = place.filter(|place| seen.insert(place.clone())) else { continue };
        if mention.range.start > done {
            line.push(part(done, mention.range.start));
        }
        line.push(part(mention.range.start, mention.range.end).naming(place));
        done = mention.range.end;
    }
    if done < text.len() || text.is_empty() {
        line.push(part(done, text.len()));
    }
}
