//! The edition that a text belongs to: by the ordinal beside the forum's name, else by the year, else
//! as somebody says; and what is doubtful about it.

use super::{
    Text,
    cut::{Span, cut},
    event::{Event, Named},
};
use crate::{
    catalog::EditionEntry,
    import::{Proposal, ProposedEdition},
    model::Certainty,
    words::Message,
};

impl Text<'_> {
    /// Which edition it is, or a doubt; and how the event is named.
    pub(super) fn edition(
        &self,
        event: &Event,
        chosen: Option<&EditionEntry>,
        proposal: &mut Proposal,
    ) -> Option<Named> {
        let named = match event {
            Event::Ours(named) | Event::Mentioned(named) => Some(named.clone()),
            Event::Other(_) | Event::Unnamed => None,
        };
        if let Some(entry) = chosen {
            proposal.edition = Some(proposed(entry, Certainty::High, None));
            let number = named.as_ref().and_then(|named| named.number);
            if let (Some(number), Some(of)) = (number, entry.record.number)
                && number != of
            {
                let message = Message::new("import-other-number");
                proposal.doubts.push(message.with("number", number.to_string()).with("edition", of.to_string()));
            }
            return named.filter(|_| number.is_none() || number == entry.record.number);
        }
        match event {
            Event::Ours(named) => {
                self.ours(named, Certainty::High, proposal);
                two_numbers(named, proposal);
            }
            Event::Mentioned(named) => {
                self.ours(named, Certainty::Low, proposal);
                proposal.doubts.push(Message::new("import-mentioned"));
            }
            Event::Other(name) => {
                proposal.event_doubted = true;
                let message = Message::new("import-other-event").with("name", cut(self.text, name));
                proposal.doubts.push(message.with("forum", self.catalog.forum.name.clone()));
            }
            Event::Unnamed => {
                proposal.event_doubted = true;
                let message = Message::new("import-no-event");
                proposal.doubts.push(message.with("forum", self.catalog.forum.name.clone()));
            }
        }
        named
    }

    /// The edition of this number, else of this year; one that the archive lacks is proposed too.
    fn ours(&self, named: &Named, certainty: Certainty, proposal: &mut Proposal) {
        let range = Some(named.whole.clone());
        if let Some(number) = named.number {
            let entry = self.catalog.editions().iter().find(|entry| entry.record.number == Some(number));
            proposal.edition = Some(match entry {
                Some(entry) => proposed(entry, certainty, range),
                None => ProposedEdition { number: Some(number), year: named.year, certainty, place: None, range },
            });
            if entry.is_none() {
                proposal.doubts.push(Message::new("import-new-edition").with("number", number.to_string()));
            }
            let year = entry.and_then(EditionEntry::year).zip(named.year).filter(|(held, named)| held != named);
            if let Some((held, _)) = year {
                proposal.doubts.push(Message::new("import-other-year").with("year", held.to_string()));
            }
        } else if let Some(year) = named.year {
            self.by_year(year, certainty.min(Certainty::Medium), range, proposal);
        }
    }

    fn by_year(&self, year: u16, certainty: Certainty, range: Option<Span>, proposal: &mut Proposal) {
        let mut held = self.catalog.editions().iter().filter(|entry| entry.year() == Some(year));
        if let (Some(entry), None) = (held.next(), held.next()) {
            proposal.edition = Some(proposed(entry, certainty, range));
            proposal.doubts.push(Message::new("import-by-year").with("year", year.to_string()));
        } else {
            proposal.edition = Some(ProposedEdition { number: None, year: Some(year), certainty, place: None, range });
            proposal.doubts.push(Message::new("import-no-edition-of-year").with("year", year.to_string()));
        }
    }

    /// What can only be said when the date is known: the edition of a forum named without a
    /// number, the year of one that is new, and a year that does not fit.
    pub(super) fn year_without_number(
        &self,
        named: Option<&Named>,
        is_chosen: bool,
        year: Option<u16>,
        proposal: &mut Proposal,
    ) {
        match (&mut proposal.edition, year) {
            (Some(edition), Some(year)) => {
                let held = *edition.year.get_or_insert(year);
                if held != year && !proposal.doubts.iter().any(|doubt| doubt.key == "import-other-year") {
                    proposal.doubts.push(Message::new("import-other-year").with("year", held.to_string()));
                }
            }
            (None, Some(year)) if !is_chosen && !proposal.event_doubted => {
                self.by_year(year, Certainty::Low, named.map(|named| named.whole.clone()), proposal);
            }
            (None, None) if !proposal.event_doubted => {
                proposal.event_doubted = true;
                proposal.doubts.push(Message::new("import-no-number"));
            }
            _ => {}
        }
    }
}

/// A text that gives the event two ordinals says of neither that it is the right one.
fn two_numbers(named: &Named, proposal: &mut Proposal) {
    let (Some(edition), Some(number), Some(other)) = (&mut proposal.edition, named.number, named.other_number) else {
        return;
    };
    edition.certainty = Certainty::Low;
    proposal.event_doubted = true;
    let message = Message::new("import-two-numbers").with("number", number.to_string());
    proposal.doubts.push(message.with("other", other.to_string()));
}

fn proposed(entry: &EditionEntry, certainty: Certainty, range: Option<Span>) -> ProposedEdition {
    ProposedEdition { number: entry.record.number, year: entry.year(), certainty, place: Some(entry.place()), range }
}
