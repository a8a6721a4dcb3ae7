//! What was read, made into what a person decides on.

use std::collections::HashMap;

use super::{
    ArchiveReview, ArticleReview, EditionChoice, EditionReview, Field, FieldId, PhotoReview, Review, Seen,
    SourceReview, Who, article::find_alike, people::Candidates,
};
use crate::{
    catalog::{Catalog, EditionEntry, Place},
    import::{Batch, Proposal, Proposed, ProposedEdition},
    model::{Edition, Imports},
};

impl Review {
    /// What a batch would bring. `imports` is what was imported before.
    pub fn new(batch: Batch, catalog: &Catalog, imports: &Imports) -> Review {
        let mut candidates = Candidates::new(catalog);
        let mut before: HashMap<String, Seen> = HashMap::new();
        for import in &imports.imports {
            if let Some(sha256) = &import.sha256 {
                before.insert(sha256.clone(), Seen { batch: import.batch, date: import.date });
            }
        }
        let sources = batch.proposed.into_iter().map(|one| source(one, catalog, &mut candidates, &before));
        let mut sources: Vec<SourceReview> = sources.collect();
        once_each(&mut sources);
        find_alike(&mut sources, catalog);
        Review { sources, failed: batch.failed }
    }
}

/// A source that is there twice in one batch brings what it has once.
fn once_each(sources: &mut Vec<SourceReview>) {
    let mut seen = std::collections::HashSet::new();
    sources.retain(|source| {
        // A workbook may tell of several editions that the archive does not know.
        let edition = source.proposal.edition.as_ref().map(|edition| (edition.number, edition.year));
        let key = source.original.as_ref().map(|original| (original.fingerprint, source.edition.choice));
        key.is_none_or(|(fingerprint, choice)| seen.insert((fingerprint, format!("{choice:?} {edition:?}"))))
    });
}

fn source(
    proposed: Proposed,
    catalog: &Catalog,
    candidates: &mut Candidates<'_>,
    before: &HashMap<String, Seen>,
) -> SourceReview {
    let Proposed { proposal, original } = proposed;
    // Whoever is named in what comes with a photo alone is seen on it; whether they spoke is not said.
    let appears = proposal.article.is_some() || proposal.photos.is_empty();
    let mut review = SourceReview {
        seen: original.as_ref().and_then(|original| before.get(&original.fingerprint.to_string()).cloned()),
        edition: edition(&proposal, catalog),
        article: proposal.article.as_ref().map(ArticleReview::of),
        people: proposal.people.iter().map(|person| candidates.review(person, appears)).collect(),
        photos: proposal.photos.iter().map(PhotoReview::of).collect(),
        facts: proposal
            .facts
            .iter()
            .map(|fact| Field::read(FieldId::Fact(fact.field.clone()), Some(&fact.value)))
            .collect(),
        archive: proposal.archive.as_ref().map(|archive| ArchiveReview::of(archive, catalog)),
        proposal,
        original,
    };
    review.compare(catalog);
    review
}

fn edition(proposal: &Proposal, catalog: &Catalog) -> EditionReview {
    let Some(proposed) = &proposal.edition else { return EditionReview::default() };
    // What is doubted is not filed.
    let choice = if proposal.event_doubted { EditionChoice::None } else { choice(proposed, catalog) };
    EditionReview { choice, certainty: Some(proposed.certainty), range: proposed.range.clone() }
}

fn choice(proposed: &ProposedEdition, catalog: &Catalog) -> EditionChoice {
    let known = proposed.place.as_ref().and_then(|place| match place {
        Place::Edition(address) => catalog.find_edition(address),
        _ => None,
    });
    match (known, proposed.year) {
        (Some(edition), _) => EditionChoice::Known(edition),
        (None, Some(year)) => EditionChoice::New { number: proposed.number, year },
        (None, None) => EditionChoice::None,
    }
}

impl SourceReview {
    /// Compares everything with the archive, as edition and people are chosen now. To be called
    /// when one of them was chosen anew.
    pub fn compare(&mut self, catalog: &Catalog) {
        self.compare_facts(catalog);
        self.compare_people(catalog);
        self.compare_photos(catalog);
    }

    /// Chooses the edition.
    pub fn file_under(&mut self, choice: EditionChoice, catalog: &Catalog) {
        self.edition = EditionReview { choice, certainty: None, range: None };
        self.compare(catalog);
    }

    /// Says who a person is.
    pub fn identify(&mut self, person: usize, who: Who, catalog: &Catalog) {
        if let Some(person) = self.people.get_mut(person) {
            person.who = who;
            person.take = true;
        }
        self.compare(catalog);
    }

    fn compare_facts(&mut self, catalog: &Catalog) {
        let entry: Option<&EditionEntry> = match self.edition.choice {
            EditionChoice::Known(edition) => catalog.edition(edition),
            EditionChoice::None | EditionChoice::New { .. } => None,
        };
        for field in &mut self.facts {
            let FieldId::Fact(path) = &field.id else { continue };
            let was = entry.and_then(|entry| fact(&entry.record, path));
            field.compare(was);
        }
    }
}

/// What an edition has at the path of a fact.
fn fact(edition: &Edition, path: &str) -> Option<String> {
    if path == "date" {
        return edition.date.map(|date| date.to_string());
    }
    let mut edition = edition.clone();
    crate::import::apply::text_at(&mut edition, path).and_then(|slot| slot.clone())
}
