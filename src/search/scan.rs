//! The sweep: every article and photo that has all the words, none of the unwanted ones, and
//! passes the filters. One word is looked for in the text of many records at once; the others
//! only in the records that have it. A record is left at its first hit, so that the commonest
//! word costs no more than the rarest.

use memchr::memmem::{Finder, FinderBuilder};
use rayon::prelude::*;

use super::{
    Kind,
    filter::Filters,
    index::{Columns, Index, Texts},
    query::Query,
    rank::{self, Best, Candidate},
    text::Part,
};

/// What a sweep looks for.
pub(super) struct Needles<'a> {
    wanted: Vec<Finder<'a>>,
    unwanted: Vec<Finder<'a>>,
    /// All words in a row, as they were typed, if there are several.
    row: Option<Finder<'static>>,
}

/// What was found, counted.
pub(super) struct Tally {
    pub best: Best,
    pub kinds: [usize; Kind::COUNT],
    pub editions: Vec<u32>,
    pub people: Vec<u32>,
}

/// What one word or several gave in one record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    pub part: Part,
    pub whole_words: bool,
    pub together: bool,
}

impl<'a> Needles<'a> {
    pub fn new(index: &Index, query: &'a Query) -> Needles<'a> {
        let finder = |text: &'a str| FinderBuilder::new().build_forward_with_ranker(&index.frequency, text.as_bytes());
        let words = |negated: bool| query.words.iter().filter(move |word| word.negated == negated);
        let mut wanted: Vec<&str> = words(false).map(|word| word.folded.as_str()).collect();
        let row = (wanted.len() > 1).then(|| {
            FinderBuilder::new().build_forward_with_ranker_owned(&index.frequency, wanted.join(" ").into_bytes())
        });
        // The longest is likely to be the rarest.
        wanted.sort_by_key(|word| std::cmp::Reverse(word.len()));
        wanted.dedup();
        Needles {
            wanted: wanted.into_iter().map(finder).collect(),
            unwanted: words(true).map(|word| finder(&word.folded)).collect(),
            row,
        }
    }

    /// Whether a text has none of the words that must not be there.
    pub fn allow(&self, text: &str) -> bool {
        !self.unwanted.iter().any(|word| word.find(text.as_bytes()).is_some())
    }

    /// The match of a record; of the first word it is known where it first stands, if it was
    /// swept for.
    pub fn find(&self, texts: &Texts, record: usize, first: Option<usize>) -> Option<Match> {
        let begin = texts.begin(record);
        let text = texts.record(record).as_bytes();
        let mut found = Match { part: Part::Head, whole_words: true, together: false };
        for (at, word) in self.wanted.iter().enumerate() {
            let place = match first {
                Some(place) if at == 0 => place - begin,
                _ => word.find(text)?,
            };
            found.part = found.part.max(texts.part(record, begin + place));
            found.whole_words &= is_whole(text, place, word.needle().len());
        }
        if let Some(row) = &self.row {
            found.together = row.find(text).is_some();
        }
        let allowed = !self.unwanted.iter().any(|word| word.find(text).is_some());
        allowed.then_some(found)
    }
}

/// Whether no letter or digit touches what was found; between characters there are no words.
fn is_whole(text: &[u8], place: usize, length: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(u8::is_ascii_alphanumeric);
    let within = |before: Option<usize>, after: usize| letter(before) && letter(Some(after));
    !(within(place.checked_sub(1), place) || within(Some(place + length - 1), place + length))
}

impl Tally {
    pub fn new(limit: usize, editions: usize, people: usize) -> Tally {
        Tally { best: Best::new(limit), kinds: [0; Kind::COUNT], editions: vec![0; editions], people: vec![0; people] }
    }

    pub fn count(
        &mut self,
        candidate: Candidate,
        editions: impl Iterator<Item = usize>,
        people: impl Iterator<Item = usize>,
    ) {
        if let Some(count) = self.kinds.get_mut(candidate.kind as usize) {
            *count += 1;
        }
        editions.for_each(|at| add(&mut self.editions, at, 1));
        people.for_each(|at| add(&mut self.people, at, 1));
        self.best.add(candidate);
    }

    pub fn join(mut self, other: Tally) -> Tally {
        self.best.join(other.best);
        self.kinds.iter_mut().zip(other.kinds).for_each(|(count, more)| *count += more);
        self.editions.iter_mut().zip(other.editions).for_each(|(count, more)| *count += more);
        self.people.iter_mut().zip(other.people).for_each(|(count, more)| *count += more);
        self
    }
}

fn add(counts: &mut [u32], at: usize, more: u32) {
    if let Some(count) = counts.get_mut(at) {
        *count += more;
    }
}

/// Sweeps articles and photos; `empty` makes a tally of nothing.
pub(super) fn sweep(
    index: &Index,
    needles: &Needles<'_>,
    filters: &Filters,
    empty: impl Fn() -> Tally + Sync,
) -> Tally {
    let articles = index.articles.par_iter().map(|texts| (Kind::Article, &index.of_articles, texts));
    let photos = index.photos.par_iter().map(|texts| (Kind::Photo, &index.of_photos, texts));
    articles
        .chain(photos)
        .fold(&empty, |mut tally, (kind, columns, texts)| {
            let chunk = Chunk { kind, columns, texts, needles, filters };
            chunk.sweep(&mut tally);
            tally
        })
        .reduce(&empty, Tally::join)
}

/// Some records of one kind, and what is sought among them.
struct Chunk<'a> {
    kind: Kind,
    columns: &'a Columns,
    texts: &'a Texts,
    needles: &'a Needles<'a>,
    filters: &'a Filters,
}

impl Chunk<'_> {
    fn sweep(&self, tally: &mut Tally) {
        if self.filters.exclude(self.kind) {
            return;
        }
        let texts = self.texts;
        let Some(first) = self.needles.wanted.first() else {
            return (0..texts.begins.len()).for_each(|record| self.take(record, None, tally));
        };
        let (mut at, mut record) = (0, 0);
        while let Some(found) = texts.text.as_bytes().get(at..).and_then(|rest| first.find(rest)) {
            let place = at + found;
            record = self.record_at(record, place);
            self.take(record, Some(place), tally);
            record += 1;
            at = texts.begin(record);
        }
    }

    /// The record that a place belongs to, which is this one or a later one.
    fn record_at(&self, from: usize, place: usize) -> usize {
        if self.texts.begin(from + 1) > place {
            return from;
        }
        let later = self.texts.begins.get(from + 1..).unwrap_or_default();
        from + later.partition_point(|[begin, ..]| *begin as usize <= place)
    }

    fn take(&self, record: usize, first: Option<usize>, tally: &mut Tally) {
        let index = self.texts.first + record;
        if !self.filters.let_through(self.kind, self.columns, index) {
            return;
        }
        let Some(found) = self.needles.find(self.texts, record, first) else { return };
        let edition = self.columns.edition.get(index).map_or(0, |edition| edition.to_usize());
        let candidate = Candidate {
            score: rank::of_text(self.kind, found.part, found.whole_words, found.together),
            recent: u32::try_from(edition).unwrap_or(u32::MAX),
            kind: self.kind,
            index: u32::try_from(index).unwrap_or(u32::MAX),
        };
        let people = self.columns.people(index).iter().map(|person| person.to_usize());
        tally.count(candidate, std::iter::once(edition), people);
    }
}
