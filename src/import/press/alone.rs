//! A caption without a report around it, as photos bring them: the event it names, who is in it,
//! and its credit.

use super::{Text, captions, cut::Span, cut::cut, cut::is_chinese, event, people::People};
use crate::{
    catalog::Catalog,
    import::{Options, Proposal, ProposedPerson, Read},
    model::{Certainty, Language, Mode, Role},
    search::simplified,
};

/// What a caption tells.
#[derive(Debug, Default)]
pub(in crate::import) struct Caption {
    /// What is to be seen, without the credit.
    pub caption: Option<Read<String>>,
    /// The credit, word for word.
    pub credit: Option<Read<String>>,
    /// Who took the photo.
    pub byline: Option<Read<String>>,
    /// Who is in it: those who are named beside it, and those in the caption who are on file.
    pub people: Vec<ProposedPerson>,
}

/// Reads a caption that stands somewhere in a text, and the names that stand in it elsewhere.
/// The edition, and what is doubtful, go into the proposal.
pub(in crate::import) fn caption(
    text: &str,
    line: Option<&Span>,
    names: &[Span],
    year: Option<u16>,
    (catalog, options): (&Catalog, &Options),
    proposal: &mut Proposal,
) -> Caption {
    let plain = simplified(text);
    let told = line.map_or("", |line| cut(text, line));
    let language = if is_chinese(told) { Language::Zh } else { Language::En };
    let hints = super::hints::Hints::default();
    let of = Text { text, plain: &plain, language, catalog, hints: &hints };
    let read = line.map(|line| match captions::read(text, line) {
        Some(read) => read,
        None => captions::Caption { caption: Some(line.clone()), credit: None, byline: None, picture: None },
    });
    let lead: Vec<Span> = read.iter().filter_map(|read| read.caption.clone()).collect();
    let event = event::event(&plain, None, &lead, &event::Names::of(catalog, language));
    let chosen = options.edition.and_then(|index| catalog.edition(index));
    let named = of.edition(&event, chosen, proposal);
    of.year_without_number(named.as_ref(), chosen.is_some(), year, proposal);

    let mut people = People::new(text, &plain, language, catalog, options.authority(catalog));
    let expressly: Vec<usize> = names.iter().filter_map(|name| people.named(name)).collect();
    lead.iter().for_each(|span| people.read(span, true));
    proposal.doubts.append(&mut people.doubts);
    let people = people.found.into_iter().enumerate();
    // What somebody does on a photo is not what they did in the programme.
    let people = people.filter(|(place, person)| expressly.contains(place) || person.matched.is_some());
    let people = people.map(|(_, person)| ProposedPerson {
        role: unknown(Role::Unknown, &person),
        mode: unknown(Mode::Unknown, &person),
        topic: None,
        ..person
    });
    let read = read.unwrap_or(captions::Caption { caption: None, credit: None, byline: None, picture: None });
    Caption {
        caption: read.caption.as_ref().map(|span| of.value(span)),
        credit: read.credit.as_ref().map(|span| of.value(span)),
        byline: read.byline.as_ref().map(|span| of.in_title_case(span)),
        people: people.collect(),
    }
}

fn unknown<T>(value: T, person: &ProposedPerson) -> Read<T> {
    Read { value, range: person.name.range.clone(), certainty: Certainty::Low }
}
