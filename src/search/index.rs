//! The index of one catalog: its text, folded and laid end to end, so that one sweep of memory
//! answers a query; and beside it a few columns of numbers that filters and counts ask for. There
//! is no list of words: it could not find every substring, and would have to be kept in step.
//! Made once for each snapshot of the archive, in parallel.

use rayon::prelude::*;

use super::{
    columns::{Columns, Tails, articles_of, photos_of},
    complete::distinct,
    fold::fold_onto,
    name::Names,
    pieces_in::{Collected, PiecesIn},
    text::{self, Part, Pieces},
    vocabulary::Vocabulary,
};
use crate::catalog::Catalog;

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
    agencies: Vec<String>,
    credits: Vec<String>,
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

/// How often each byte stands in the text, from 0, the rarest, to 255. A sweep looks out for the
/// rarest bytes of what it seeks, and in Chinese these are not those of English.
pub(super) struct Frequency([u8; 256]);

impl Index {
    /// Folds the text of a catalog.
    pub fn build(catalog: &Catalog) -> Index {
        let mut vocabulary = Vocabulary::default();
        let (articles, article_tails) = in_batches(catalog.articles(), ARTICLES, &mut vocabulary, |first, entries| {
            let mut part = Texts::apart(first, entries.iter().map(text::article));
            part.texts.gather_heads();
            part
        });
        let (photos, photo_tails) = in_batches(catalog.photos(), PHOTOS, &mut vocabulary, |first, entries| {
            Texts::apart(first, entries.iter().map(text::photo))
        });
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

    /// The agencies of articles, each once.
    pub fn agencies(&self) -> &[String] {
        &self.agencies
    }

    /// The credits of photos, each once.
    pub fn credits(&self) -> &[String] {
        &self.credits
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

/// So many pieces of work are done before their results are brought together: what they take while
/// they are done is taken once for all of them.
const AT_ONCE: usize = 16;

/// The texts of records with pieces of one vocabulary, so many in each, and their tails.
fn in_batches<T: Sync>(
    entries: &[T],
    size: usize,
    vocabulary: &mut Vocabulary,
    apart: impl Fn(usize, &[T]) -> Apart + Sync,
) -> (Vec<Texts>, Vec<Vec<String>>) {
    let (mut all, mut tails) = (Vec::new(), Vec::new());
    for batch in entries.chunks(size * AT_ONCE) {
        let first = all.len() * size;
        let parts = batch.par_chunks(size).enumerate().map(|(at, entries)| apart(first + at * size, entries));
        for part in parts.collect::<Vec<Apart>>() {
            let pieces = part.collected.map(|collected| collected.numbered(vocabulary));
            all.push(Texts { pieces, ..part.texts });
            tails.push(part.tails);
        }
    }
    (all, tails)
}

/// Folds a piece onto a text, with a line break after it.
fn line(piece: &str, text: &mut String) {
    fold_onto(piece, text);
    text.push('\n');
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
