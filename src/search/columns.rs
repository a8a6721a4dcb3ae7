//! Beside the text of articles and photos: numbers that filters and counts ask for, and what many
//! records have in common, kept once.

use std::collections::HashMap;

use super::fold::fold;
use crate::{
    catalog::{Catalog, EditionIdx, PersonIdx},
    model::{Block, Text},
};

/// Facts of articles or of photos, one of each for each record.
#[derive(Default)]
pub(super) struct Columns {
    pub edition: Vec<EditionIdx>,
    /// Whether an article has a photo in it; whether a photo is held.
    pub photo: Vec<bool>,
    /// Where the record's people begin in `people`; one more than there are records.
    starts: Vec<u32>,
    people: Vec<PersonIdx>,
    pub city: Values,
    pub agency: Values,
    pub credit: Values,
    pub tails: Tails,
}

/// The tails of records, credits and sources, folded. Many records have the same one, which is
/// kept, and read by a search, once.
#[derive(Default)]
pub(super) struct Tails {
    /// For each record its tail's place among the different ones.
    pub of: Vec<u32>,
    text: String,
    ends: Vec<usize>,
}

/// A folded value for each record; equal values are kept once.
#[derive(Default)]
pub(super) struct Values {
    pub of: Vec<u32>,
    pub values: Vec<String>,
    known: HashMap<String, u32>,
}

impl Tails {
    pub fn of(tails: Vec<Vec<String>>) -> Tails {
        let mut known: HashMap<String, u32> = HashMap::new();
        let mut all = Tails::default();
        for tail in tails.into_iter().flatten() {
            let number = match known.get(&tail) {
                Some(number) => *number,
                None => {
                    let next = u32::try_from(all.ends.len()).unwrap_or(u32::MAX);
                    all.text.push_str(&tail);
                    all.ends.push(all.text.len());
                    known.insert(tail, next);
                    next
                }
            };
            all.of.push(number);
        }
        all
    }

    /// One of the different tails.
    pub fn text(&self, number: usize) -> &str {
        let end = |number: usize| self.ends.get(number).copied().unwrap_or(0);
        let begin = number.checked_sub(1).map_or(0, end);
        self.text.get(begin..end(number)).unwrap_or_default()
    }

    /// The tail of a record.
    pub fn of_record(&self, record: usize) -> &str {
        self.of.get(record).map_or("", |number| self.text(*number as usize))
    }
}

impl Columns {
    /// The people whom a record names or shows.
    pub fn people(&self, record: usize) -> &[PersonIdx] {
        let at = |record: usize| self.starts.get(record).map_or(0, |start| *start as usize);
        self.people.get(at(record)..at(record + 1)).unwrap_or_default()
    }

    fn add(&mut self, edition: EditionIdx, people: &[PersonIdx], photo: bool) {
        self.edition.push(edition);
        self.photo.push(photo);
        self.people.extend(people);
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.starts.push(u32::try_from(self.people.len()).unwrap_or(u32::MAX));
    }

    pub fn bytes(&self) -> usize {
        let numbers = self.edition.capacity() + self.starts.capacity() + self.people.capacity();
        let values = [&self.city, &self.agency, &self.credit].map(|values| values.of.capacity());
        let tails = self.tails.text.capacity() + self.tails.ends.capacity() * 8 + self.tails.of.capacity() * 4;
        (numbers + values.iter().sum::<usize>()) * 4 + self.photo.capacity() + tails
    }
}

impl Values {
    /// Adds a record with these values; what is sought among them is a part of any.
    fn add<'a>(&mut self, values: impl Iterator<Item = &'a str>) {
        let joined: Vec<String> = values.map(fold).collect();
        let joined = joined.join("\n");
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        let number = match self.known.get(&joined) {
            Some(number) => *number,
            None => {
                self.values.push(joined.clone());
                self.known.insert(joined, next);
                next
            }
        };
        self.of.push(number);
    }
}

fn both(text: &Text) -> impl Iterator<Item = &str> {
    [&text.en, &text.zh].into_iter().flatten().map(String::as_str)
}

pub(super) fn articles_of(catalog: &Catalog, tails: Tails) -> Columns {
    let mut columns = Columns { tails, ..Columns::default() };
    for entry in catalog.articles() {
        let record = &entry.record;
        let photo = record.blocks.iter().any(|block| matches!(block, Block::Photo { .. }));
        columns.add(entry.edition, &entry.people, photo);
        columns.city.add(both(&record.city));
        let publishers = record.sources.iter().flat_map(|source| both(&source.publisher));
        columns.agency.add(record.agency.as_deref().into_iter().chain(publishers));
        columns.credit.add(record.byline.iter().map(String::as_str));
    }
    columns
}

pub(super) fn photos_of(catalog: &Catalog, tails: Tails) -> Columns {
    let mut columns = Columns { tails, ..Columns::default() };
    for entry in catalog.photos() {
        let record = &entry.record;
        columns.add(entry.edition, &entry.people, entry.is_held());
        columns.city.add(std::iter::empty());
        columns.agency.add(entry.sources().flat_map(|source| both(&source.publisher)));
        columns.credit.add([&record.credit, &record.byline].into_iter().flatten().map(String::as_str));
    }
    columns
}
