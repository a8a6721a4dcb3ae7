//! What was read, made into what a person decides on.

use std::collections::{HashMap, HashSet};

use super::{
    ArchiveReview, ArticleReview, EditionChoice, EditionReview, Field, FieldId, PersonReview, PhotoReview, Review,
    Seen, SourceReview, Who,
    article::find_alike,
    candidates::Candidates,
    photos::{EditionPhotos, Twin},
};
use crate::{
    catalog::{Catalog, EditionEntry, PhotoIdx, Place},
    import::{
        Batch, Proposal, Proposed, ProposedEdition,
        apply::{text_at, words_of},
    },
    model::Imports,
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
        let mut photos: HashMap<EditionChoice, EditionPhotos> = HashMap::new();
        let sources = batch.proposed.into_iter().map(|one| {
            let mut review = source(one, catalog, &mut candidates, &before);
            let choice = review.edition.choice;
            review.compare_with(catalog, photos.entry(choice).or_insert_with(|| EditionPhotos::of(&choice, catalog)));
            review
        });
        let mut sources: Vec<SourceReview> = sources.collect();
        once_each(&mut sources);
        find_alike(&mut sources, catalog);
        Review { sources, failed: batch.failed }
    }

    /// Puts what a source has become by another reading in the place of what it was. What could not be
    /// read this time stays as it was.
    pub fn read_again(&mut self, place: usize, again: Review) {
        let original = |source: &SourceReview| source.original.as_ref().map(|original| original.fingerprint);
        let Some(fingerprint) = self.sources.get(place).and_then(original) else { return };
        if again.sources.is_empty() {
            return;
        }
        let is_it = |source: &SourceReview| original(source) == Some(fingerprint);
        let first = self.sources.iter().position(is_it).unwrap_or(place);
        self.sources.retain(|source| !is_it(source));
        self.sources.splice(first..first, again.sources);
    }

    /// This with what another batch brings. What was decided stays; `catalog` is the one that this was
    /// made with.
    #[must_use]
    pub fn with(self, batch: Batch, catalog: &Catalog, imports: &Imports) -> Review {
        let again = |source: &SourceReview| Proposed {
            proposal: source.proposal.clone(),
            original: source.original.clone(),
            looks: Vec::new(),
        };
        let mut all = Batch { proposed: self.sources.iter().map(again).collect(), failed: self.failed };
        let earlier = all.proposed.len();
        // Places within the batch become places among all of them.
        let moved = |mut one: Proposed| {
            for (source, _) in one.looks.iter_mut().filter_map(|looks| looks.twin.as_mut()) {
                *source += earlier;
            }
            one
        };
        all.proposed.extend(batch.proposed.into_iter().map(moved));
        all.failed.extend(batch.failed);
        let mut review = Review::new(all, catalog, imports);
        for (source, decided) in review.sources.iter_mut().zip(self.sources) {
            *source = decided;
        }
        review
    }
}

/// A source that is there twice in one batch brings what it has once.
fn once_each(sources: &mut Vec<SourceReview>) {
    let mut seen = HashSet::new();
    // Where each source stands when the others are gone, and what it is called.
    let mut places: Vec<Option<(usize, String)>> = Vec::new();
    let mut kept = 0;
    sources.retain(|source| {
        // A workbook may tell of several editions that the archive does not know.
        let edition = source.proposal.edition.as_ref().map(|edition| (edition.number, edition.year));
        let key = source.original.as_ref().map(|original| (original.fingerprint, source.edition.choice));
        let keep = key.is_none_or(|(fingerprint, choice)| seen.insert((fingerprint, choice, edition)));
        places.push(keep.then(|| (kept, source.proposal.source.clone())));
        kept += usize::from(keep);
        keep
    });
    for photo in sources.iter_mut().flat_map(|source| &mut source.photos) {
        photo.twin = photo.twin.take().and_then(|twin| {
            let (source, name) = places.get(twin.source).cloned().flatten()?;
            Some(Twin { source, name, ..twin })
        });
    }
}

fn source(
    proposed: Proposed,
    catalog: &Catalog,
    candidates: &mut Candidates,
    before: &HashMap<String, Seen>,
) -> SourceReview {
    let Proposed { proposal, original, looks } = proposed;
    // Whoever is named in what comes with a photo alone is seen on it; whether they spoke is not said.
    let appears = proposal.article.is_some() || proposal.photos.is_empty();
    SourceReview {
        seen: original.as_ref().and_then(|original| before.get(&original.fingerprint.to_string()).cloned()),
        edition: edition(&proposal, catalog),
        article: proposal.article.as_ref().map(ArticleReview::of),
        people: proposal.people.iter().map(|person| PersonReview::of(person, appears, candidates)).collect(),
        photos: proposal.photos.iter().enumerate().map(|(at, photo)| PhotoReview::of(photo, looks.get(at))).collect(),
        facts: proposal
            .facts
            .iter()
            .map(|fact| Field::read(FieldId::Fact(fact.field.clone()), Some(&fact.value)))
            .collect(),
        archive: proposal.archive.as_ref().map(|archive| ArchiveReview::of(archive, catalog)),
        proposal,
        original,
    }
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
        self.compare_with(catalog, &EditionPhotos::of(&self.edition.choice, catalog));
    }

    fn compare_with(&mut self, catalog: &Catalog, photos: &EditionPhotos) {
        self.compare_facts(catalog);
        self.compare_people(catalog);
        self.compare_photos(catalog, photos);
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

    /// Says that a photo is one of the archive, or none of those it may be.
    pub fn decide_photo(&mut self, photo: usize, same: Option<PhotoIdx>, catalog: &Catalog) {
        if let Some(photo) = self.photos.get_mut(photo) {
            photo.decide(same);
        }
        self.compare(catalog);
    }

    fn compare_facts(&mut self, catalog: &Catalog) {
        let entry: Option<&EditionEntry> = match self.edition.choice {
            EditionChoice::Known(edition) => catalog.edition(edition),
            EditionChoice::None | EditionChoice::New { .. } => None,
        };
        let mut words = entry.filter(|_| !self.facts.is_empty()).map(|entry| words_of(&entry.record));
        for field in &mut self.facts {
            let FieldId::Fact(path) = &field.id else { continue };
            let was = match path.as_str() {
                "date" => entry.and_then(|entry| entry.record.date).map(|date| date.to_string()),
                "planned" => entry.and_then(|entry| entry.record.planned).map(|date| date.to_string()),
                _ => words.as_mut().and_then(|words| text_at(words, path)?.clone()),
            };
            field.compare(was);
        }
    }
}
