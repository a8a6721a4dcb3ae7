//! An archive or edition that is handed over as it is: record by record, what is new and what
//! differs. Records are taken whole.

use serde::Serialize;

use super::changed::{Changed, changed};
use crate::{
    archive::{EditionFolder, Records},
    catalog::{Catalog, EditionEntry},
    import::ProposedArchive,
    model::Person,
};

/// The records of an archive.
#[derive(Clone, Debug, Default)]
pub struct ArchiveReview {
    /// Every record, in the order of people, editions, articles, photos.
    pub records: Vec<RecordReview>,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordReview {
    /// Its address: `speaker/example-person`; of an edition its folder, `edition/2001-1`.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// The folder of its edition; none for a person.
    pub folder: Option<String>,
    /// How it stands to the archive.
    pub difference: Difference,
    /// What is otherwise in it, value by value.
    pub changed: Vec<Changed>,
    /// Whether it is taken: of one that differs, in place of the archive's.
    pub take: bool,
}

/// How a record stands to the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// The archive has no such record.
    New,
    /// The archive has the very same.
    Same,
    /// The archive has another under the same address.
    Different,
}

impl ArchiveReview {
    /// How many records are taken.
    pub fn taken(&self) -> usize {
        self.records.iter().filter(|record| record.take).count()
    }

    /// Whether the record of this address is taken.
    pub fn takes(&self, address: &str) -> bool {
        self.records.iter().any(|record| record.take && record.address == address)
    }

    pub(super) fn of(archive: &ProposedArchive, catalog: &Catalog) -> ArchiveReview {
        let Records { people, editions, .. } = &*archive.records;
        let mut records: Vec<RecordReview> = people.people.iter().map(|one| person(one, catalog)).collect();
        for folder in editions {
            records.extend(edition(folder, catalog));
        }
        ArchiveReview { records }
    }
}

fn record<T: PartialEq + Serialize>(
    address: String,
    name: &str,
    folder: Option<&str>,
    own: Option<&T>,
    new: &T,
) -> RecordReview {
    let difference = match own {
        None => Difference::New,
        Some(own) if own == new => Difference::Same,
        Some(_) => Difference::Different,
    };
    let changed = own.filter(|_| difference == Difference::Different).map(|own| changed(own, new)).unwrap_or_default();
    let (name, folder) = (name.to_owned(), folder.map(str::to_owned));
    RecordReview { address, name, folder, difference, changed, take: difference == Difference::New }
}

fn person(person: &Person, catalog: &Catalog) -> RecordReview {
    let own = catalog.find_person(&person.id).and_then(|index| catalog.person(index)).map(|entry| &entry.record);
    let name = person.name.prefer(crate::model::Language::En).map_or(person.id.as_str(), |(name, _)| name);
    record(format!("speaker/{}", person.id), name, None, own, person)
}

fn edition(folder: &EditionFolder, catalog: &Catalog) -> Vec<RecordReview> {
    let own: Option<&EditionEntry> = catalog
        .find_edition(&folder.folder)
        .or_else(|| catalog.find_edition(&folder.edition.number?.to_string()))
        .and_then(|index| catalog.edition(index));
    let place = folder.folder.as_str();
    let mut records =
        vec![record(format!("edition/{place}"), place, Some(place), own.map(|own| &own.record), &folder.edition)];
    for stored in &folder.articles {
        let own = catalog.find_article(&stored.id).and_then(|index| catalog.article(index)).map(|entry| &entry.record);
        let name = &stored.article.headline;
        records.push(record(format!("article/{}", stored.id), name, Some(place), own, &stored.article));
    }
    for photo in &folder.photos.photos {
        let own = catalog.find_photo(&photo.id).and_then(|index| catalog.photo(index)).map(|entry| &entry.record);
        records.push(record(format!("photo/{}", photo.id), &photo.id, Some(place), own, photo));
    }
    records
}
