//! Records to a catalog: sorted, indexed and cross-referenced, once.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    AppearanceRef, ArticleEntry, ArticleIdx, Catalog, EditionEntry, EditionIdx, Idx, Mention, Origin, PersonEntry,
    PersonIdx, PhotoEntry, PhotoIdx, QuotationRef,
    entries::year_of,
    reading::{plain, reading_as},
};
use crate::{
    archive::{Located, Records},
    model::{Article, Block, Certainty, Edition, Person, Photo, Source},
};

/// What a catalog is made of.
#[derive(Debug, Default)]
pub struct Input {
    /// Where the records came from.
    pub origin: Origin,
    /// The records.
    pub records: Records,
    /// What is wrong and what is missing.
    pub findings: Vec<Located>,
    /// Whether photos and articles were read.
    pub complete: bool,
}

/// Makes a catalog.
pub fn build(input: Input) -> Catalog {
    let Records { forum, people, indicators, mut editions, unreadable } = input.records;
    editions.sort_by_cached_key(|edition| {
        let year = year_of(&edition.edition);
        (year.unwrap_or(u16::MAX), edition.edition.number.unwrap_or(u32::MAX), edition.folder.clone())
    });
    let mut catalog = Catalog {
        origin: input.origin,
        complete: input.complete,
        forum,
        indicators,
        findings: input.findings,
        unreadable,
        people: people_in_order(people.people),
        ..Catalog::default()
    };
    for (place, person) in catalog.people.iter().enumerate() {
        refer(&mut catalog.ids.people, &person.record.id, &person.record.formerly, PersonIdx::new(place));
    }
    for edition in editions {
        let index = EditionIdx::new(catalog.editions.len());
        let sources: Arc<[Source]> = edition.photos.sources.into();
        let photos = edition.photos.photos.into_iter();
        let photos = photos.map(|photo| catalog.add_photo(index, photo, sources.clone())).collect();
        let articles =
            edition.articles.into_iter().map(|stored| catalog.add_article(index, stored.id, stored.article)).collect();
        catalog.add_edition(index, edition.folder, edition.edition, articles, photos);
    }
    catalog.join_translations();
    catalog.refer_to_articles();
    catalog.refer_to_findings();
    catalog
}

/// An id that a record bears leads to it, even if another record says that it once had that id.
fn refer<T>(ids: &mut HashMap<String, Idx<T>>, id: &str, formerly: &[String], index: Idx<T>) {
    ids.insert(id.to_owned(), index);
    for former in formerly {
        ids.entry(former.clone()).or_insert(index);
    }
}

fn people_in_order(people: Vec<Person>) -> Vec<PersonEntry> {
    let mut entries: Vec<PersonEntry> = people
        .into_par_iter()
        .map(|record| {
            let read =
                record.reading.clone().or_else(|| reading_as(record.name.zh.as_deref()?, record.name.en.as_deref()));
            PersonEntry { reading: read, record, ..PersonEntry::default() }
        })
        .collect();
    entries.sort_by_cached_key(|entry| {
        let key = entry.reading.as_deref().map_or_else(|| entry.record.id.replace('-', " "), plain);
        (key, entry.record.id.clone())
    });
    entries
}

/// An edition's own certainty is that of its number and year: the lower of the two.
fn certainty(edition: &Edition) -> Option<Certainty> {
    let of = |field: &str| edition.evidence.iter().find(|entry| entry.field == field).map(|entry| entry.certainty);
    match (of("number"), of("year")) {
        (Some(number), Some(year)) => Some(number.min(year)),
        (number, year) => number.or(year),
    }
}

impl Catalog {
    fn add_edition(
        &mut self,
        index: EditionIdx,
        folder: String,
        record: Edition,
        articles: Vec<ArticleIdx>,
        photos: Vec<PhotoIdx>,
    ) {
        let people: Vec<Option<PersonIdx>> =
            record.appearances.iter().map(|appearance| self.find_person(&appearance.person)).collect();
        let mut speakers = Vec::new();
        let mut seen = HashSet::new();
        for (place, person) in people.iter().enumerate() {
            let Some(person) = *person else { continue };
            if seen.insert(person) {
                speakers.push(person);
            }
            if let Some(entry) = self.people.get_mut(person.to_usize()) {
                entry.appearances.push(AppearanceRef { edition: index, place });
            }
        }
        let entry = EditionEntry {
            certainty: certainty(&record),
            unreadable: self.unreadable.contains(&format!("editions/{folder}/edition.ron")),
            folder,
            record,
            appearances: people,
            speakers,
            articles,
            photos,
            findings: Vec::new(),
        };
        self.ids.editions.entry(entry.folder.clone()).or_insert(index);
        if let Some(number) = entry.record.number {
            self.ids.editions.insert(number.to_string(), index);
        }
        self.editions.push(entry);
    }

    fn add_photo(&mut self, edition: EditionIdx, record: Photo, sources: Arc<[Source]>) -> PhotoIdx {
        let index = PhotoIdx::new(self.photos.len());
        let mut seen = HashSet::new();
        let people: Vec<PersonIdx> =
            record.people.iter().filter_map(|id| self.find_person(id)).filter(|person| seen.insert(*person)).collect();
        for person in &people {
            if let Some(entry) = self.people.get_mut(person.to_usize()) {
                entry.photos.push(index);
            }
        }
        refer(&mut self.ids.photos, &record.id, &record.formerly, index);
        self.photos.push(PhotoEntry { record, file_sources: sources, edition, people, articles: Vec::new() });
        index
    }

    fn add_article(&mut self, edition: EditionIdx, id: String, record: Article) -> ArticleIdx {
        let index = ArticleIdx::new(self.articles.len());
        refer(&mut self.ids.articles, &id, &record.formerly, index);
        self.articles.push(ArticleEntry { id, record, edition, translation: None, people: Vec::new() });
        index
    }

    fn join_translations(&mut self) {
        let pairs: Vec<(ArticleIdx, ArticleIdx)> = self
            .articles
            .iter()
            .enumerate()
            .filter_map(|(place, entry)| {
                let original = self.find_article(entry.record.translation_of.as_deref()?)?;
                let differs = self.article(original)?.record.language != entry.record.language;
                differs.then_some((ArticleIdx::new(place), original))
            })
            .collect();
        for (translation, original) in pairs {
            for (one, other) in [(translation, original), (original, translation)] {
                if let Some(entry) = self.articles.get_mut(one.to_usize()) {
                    entry.translation.get_or_insert(other);
                }
            }
        }
    }

    fn refer_to_articles(&mut self) {
        // Scanning the text for names is nearly all of the work, and each article stands alone.
        let named: Vec<Vec<PersonIdx>> = self.articles.par_iter().map(|entry| self.people_in(&entry.record)).collect();
        for (place, people) in named.into_iter().enumerate() {
            let index = ArticleIdx::new(place);
            for person in &people {
                if let Some(entry) = self.people.get_mut(person.to_usize()) {
                    entry.articles.push(index);
                }
            }
            if let Some(entry) = self.articles.get_mut(place) {
                entry.people = people;
            }
        }
        self.refer_from_blocks();
    }

    fn people_in(&self, article: &Article) -> Vec<PersonIdx> {
        let mut people: Vec<PersonIdx> = self.mentions(&article.headline).iter().filter_map(Mention::person).collect();
        for block in &article.blocks {
            for text in block.texts() {
                people.extend(self.mentions(text).iter().filter_map(Mention::person));
            }
            if let Block::Quotation { speaker: Some(speaker), .. } = block {
                people.extend(self.find_person(speaker));
            }
        }
        people.sort();
        people.dedup();
        people
    }

    fn refer_to_findings(&mut self) {
        // By the name of the folder alone: what opens at it may be the edition of that number.
        let folders: HashMap<String, usize> =
            self.editions.iter().enumerate().map(|(place, entry)| (entry.folder.clone(), place)).collect();
        for (place, located) in (0u32..).zip(&self.findings) {
            let file = located.finding.file.strip_prefix("editions/");
            let folder = file.and_then(|rest| rest.split('/').next());
            let edition = folder.and_then(|folder| folders.get(folder));
            if let Some(entry) = edition.and_then(|place| self.editions.get_mut(*place)) {
                entry.findings.push(place);
            }
        }
    }

    fn refer_from_blocks(&mut self) {
        let mut quotations: HashMap<PersonIdx, Vec<QuotationRef>> = HashMap::new();
        let mut photos: HashMap<PhotoIdx, Vec<ArticleIdx>> = HashMap::new();
        for (place, entry) in self.articles.iter().enumerate() {
            let article = ArticleIdx::new(place);
            for (block, content) in entry.record.blocks.iter().enumerate() {
                match content {
                    Block::Quotation { speaker: Some(speaker), .. } => {
                        if let Some(person) = self.find_person(speaker) {
                            quotations.entry(person).or_default().push(QuotationRef { article, block });
                        }
                    }
                    Block::Photo { photo, .. } => {
                        if let Some(photo) = self.find_photo(photo) {
                            let articles = photos.entry(photo).or_default();
                            if articles.last() != Some(&article) {
                                articles.push(article);
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        for (person, quotations) in quotations {
            if let Some(entry) = self.people.get_mut(person.to_usize()) {
                entry.quotations = quotations;
            }
        }
        for (photo, articles) in photos {
            if let Some(entry) = self.photos.get_mut(photo.to_usize()) {
                entry.articles = articles;
            }
        }
    }
}
