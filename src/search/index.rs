//! The index of one catalog: its text, folded and laid end to end, so that one sweep of memory
//! answers a query; and beside it a few columns of numbers that filters and counts ask for. There
//! is no list of words: it could not find every substring, and would have to be kept in step.
//! Made once for each snapshot of the archive, in parallel.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{
    complete::distinct,
    fold::{fold, fold_onto},
    name::Names,
    pieces_in::{Collected, PiecesIn},
    text::{self, Part, Pieces},
    vocabulary::Vocabulary,
};
use crate::{
    catalog::{Catalog, EditionIdx, PersonIdx},
    model::{Block, Text},
};

/// The folded text of every record of a catalog.
#[derive(Default)]
pub struct Index {
    pub(super) people: Texts,
    pub(super) editions: Texts,
    pub(super) names: Vec<Names>,
    /// Articles, then photos.
    pub(super) articles: Vec<Texts>,
    pub(super) photos: Vec<Texts>,
    pub(super) of_articles: Columns,
    pub(super) of_photos: Columns,
    pub(super) frequency: Frequency,
    /// The pieces of articles and photos.
    pub(super) vocabulary: Vocabulary,
    /// The agencies of articles and the credits of photos, each once, to complete what is typed.
    pub(super) agencies: Vec<String>,
    pub(super) credits: Vec<String>,
}

/// How many articles are swept as one piece of work, and how many photos: half a megabyte each.
const ARTICLES: usize = 128;
const PHOTOS: usize = 1024;

/// The folded text of several records, a line break after each piece. No folded text holds one,
/// so that no query reaches from one piece into the next.
#[derive(Default)]
pub(super) struct Texts {
    /// The first record's place in the catalog.
    pub first: usize,
    pub text: String,
    /// For each record where its head, body and tail begin.
    pub begins: Vec<[u32; 3]>,
    /// The pieces of the texts, and those of their tails.
    pub pieces: [PiecesIn; 2],
    /// The heads once more, close together: to read them among the texts of long records costs memory
    /// many times as long.
    heads: Option<Heads>,
}

/// The heads of records, and where each ends.
#[derive(Default)]
struct Heads {
    text: String,
    ends: Vec<u32>,
}

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

/// How often each byte stands in the text, from 0, the rarest, to 255. A sweep looks out for the
/// rarest bytes of what it seeks, and in Chinese these are not those of English.
pub(super) struct Frequency([u8; 256]);

impl Index {
    /// Folds the text of a catalog.
    pub fn build(catalog: &Catalog) -> Index {
        let photos = catalog.photos().par_chunks(PHOTOS).enumerate();
        let photos = photos.map(|(at, entries)| Texts::apart(at * PHOTOS, entries.iter().map(text::photo)));
        let photos: Vec<Apart> = photos.collect();
        let articles = catalog.articles().par_chunks(ARTICLES).enumerate();
        let articles = articles.map(|(at, entries)| Texts::apart(at * ARTICLES, entries.iter().map(text::article)));
        let mut articles: Vec<Apart> = articles.collect();
        articles.par_iter_mut().for_each(|part| part.texts.gather_heads());
        let mut vocabulary = Vocabulary::default();
        let (articles, article_tails) = together(articles, &mut vocabulary);
        let (photos, photo_tails) = together(photos, &mut vocabulary);
        Index {
            people: Texts::of(0, catalog.people().iter().map(|entry| text::person(catalog, entry))),
            editions: Texts::of(0, catalog.editions().iter().map(|entry| text::edition(catalog, entry))),
            names: catalog.people().iter().map(Names::of).collect(),
            of_articles: articles_of(catalog, Tails::of(article_tails)),
            of_photos: photos_of(catalog, Tails::of(photo_tails)),
            frequency: Frequency::of(articles.iter().chain(&photos)),
            articles,
            photos,
            vocabulary,
            agencies: distinct(catalog.articles().iter().filter_map(|entry| entry.record.agency.as_deref())),
            credits: distinct(catalog.photos().iter().filter_map(|entry| entry.record.credit.as_deref())),
        }
    }

    /// The memory that its text and columns take, in bytes.
    pub fn bytes(&self) -> usize {
        let all = [&self.people, &self.editions].into_iter().chain(&self.articles).chain(&self.photos);
        let columns = self.of_articles.bytes() + self.of_photos.bytes();
        all.map(Texts::bytes).sum::<usize>() + columns + self.vocabulary.bytes()
    }
}

impl Texts {
    /// The texts of whole records.
    fn of<'a>(first: usize, records: impl Iterator<Item = Pieces<'a>>) -> Texts {
        let mut texts = Texts { first, ..Texts::default() };
        for pieces in records {
            let begin = texts.text.len();
            let mut begins = [None; 3];
            for piece in &pieces.0 {
                for begin in begins.iter_mut().take(piece.part as usize + 1) {
                    begin.get_or_insert(texts.text.len());
                }
                line(&piece.text, &mut texts.text);
            }
            texts.end_record(begin, begins);
        }
        texts
    }

    /// The texts of records, and their tails apart.
    fn apart<'a>(first: usize, records: impl Iterator<Item = Pieces<'a>>) -> Apart {
        let mut texts = Texts { first, ..Texts::default() };
        let mut tails = Vec::new();
        for pieces in records {
            let begin = texts.text.len();
            let mut body = None;
            let mut tail = String::new();
            for piece in &pieces.0 {
                match piece.part {
                    Part::Head => line(&piece.text, &mut texts.text),
                    Part::Body => {
                        body.get_or_insert(texts.text.len());
                        line(&piece.text, &mut texts.text);
                    }
                    Part::Tail => line(&piece.text, &mut tail),
                }
            }
            texts.end_record(begin, [Some(begin), body, None]);
            tails.push(tail);
        }
        texts.text.shrink_to_fit();
        texts.begins.shrink_to_fit();
        let mut collected = [Collected::default(), Collected::default()];
        let [of_texts, of_tails] = &mut collected;
        for (record, tail) in tails.iter().enumerate() {
            of_texts.add(record, texts.record(record));
            of_tails.add(record, tail);
        }
        Apart { texts, tails, collected }
    }

    fn end_record(&mut self, begin: usize, begins: [Option<usize>; 3]) {
        let end = self.text.len();
        let [head, body, tail] = begins.map(|begin| u32::try_from(begin.unwrap_or(end)).unwrap_or(u32::MAX));
        let head = head.min(u32::try_from(begin).unwrap_or(u32::MAX));
        self.begins.push([head, body, tail]);
    }

    fn gather_heads(&mut self) {
        let mut heads = Heads::default();
        for record in 0..self.begins.len() {
            let end = self.begins.get(record).map_or(0, |[_, body, _]| *body as usize);
            heads.text.push_str(self.text.get(self.begin(record)..end).unwrap_or_default());
            heads.ends.push(u32::try_from(heads.text.len()).unwrap_or(u32::MAX));
        }
        self.heads = Some(heads);
    }

    /// The head of a record, if heads are kept apart.
    pub fn head_alone(&self, record: usize) -> Option<&str> {
        let heads = self.heads.as_ref()?;
        let end = |record: usize| heads.ends.get(record).map_or(heads.text.len(), |end| *end as usize);
        heads.text.get(record.checked_sub(1).map_or(0, end)..end(record))
    }

    /// Where the text of a record begins; of the one after the last, where the text ends.
    pub fn begin(&self, record: usize) -> usize {
        self.begins.get(record).map_or(self.text.len(), |[head, ..]| *head as usize)
    }

    /// The folded text of a record.
    pub fn record(&self, record: usize) -> &str {
        self.text.get(self.begin(record)..self.begin(record + 1)).unwrap_or_default()
    }

    /// The names of a record, folded.
    pub fn head(&self, record: usize) -> impl Iterator<Item = &str> {
        let end = self.begins.get(record).map_or(0, |[_, body, _]| *body as usize);
        self.text.get(self.begin(record)..end).unwrap_or_default().lines()
    }

    /// The part of a record that a place in the text belongs to.
    pub fn part(&self, record: usize, place: usize) -> Part {
        match self.begins.get(record) {
            Some([_, body, _]) if place < *body as usize => Part::Head,
            Some([_, _, tail]) if place < *tail as usize => Part::Body,
            _ => Part::Tail,
        }
    }

    fn bytes(&self) -> usize {
        self.text.capacity()
            + self.begins.capacity() * size_of::<[u32; 3]>()
            + self.pieces.iter().map(PiecesIn::bytes).sum::<usize>()
            + self.heads.as_ref().map_or(0, |heads| heads.text.capacity() + heads.ends.capacity() * 4)
    }
}

/// Records whose tails are apart, and whose pieces have numbers of their own yet.
struct Apart {
    texts: Texts,
    tails: Vec<String>,
    collected: [Collected; 2],
}

/// The records with pieces of one vocabulary, and their tails.
fn together(parts: Vec<Apart>, vocabulary: &mut Vocabulary) -> (Vec<Texts>, Vec<Vec<String>>) {
    let of_part = |part: Apart| {
        let pieces = part.collected.map(|collected| collected.numbered(vocabulary));
        (Texts { pieces, ..part.texts }, part.tails)
    };
    parts.into_iter().map(of_part).unzip()
}

/// Folds a piece onto a text, with a line break after it.
fn line(piece: &str, text: &mut String) {
    fold_onto(piece, text);
    text.push('\n');
}

impl Tails {
    fn of(tails: Vec<Vec<String>>) -> Tails {
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

    fn bytes(&self) -> usize {
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

fn articles_of(catalog: &Catalog, tails: Tails) -> Columns {
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

fn photos_of(catalog: &Catalog, tails: Tails) -> Columns {
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

impl Frequency {
    fn of<'a>(texts: impl Iterator<Item = &'a Texts>) -> Frequency {
        let mut counts = [0u64; 256];
        // A part of the text tells enough.
        for texts in texts.step_by(8) {
            for byte in texts.text.bytes() {
                if let Some(count) = counts.get_mut(usize::from(byte)) {
                    *count += 1;
                }
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        Frequency(counts.map(|count| u8::try_from(count * 255 / most).unwrap_or(u8::MAX)))
    }
}

impl Default for Frequency {
    fn default() -> Frequency {
        Frequency([0; 256])
    }
}

impl memchr::arch::all::packedpair::HeuristicFrequencyRank for &Frequency {
    fn rank(&self, byte: u8) -> u8 {
        self.0.get(usize::from(byte)).copied().unwrap_or(u8::MAX)
    }
}
