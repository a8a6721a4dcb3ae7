//! The sweep: every article and photo that has all the words, none of the unwanted ones, and
//! passes the filters. What is known by its pieces is counted unread; the rest, and what may be
//! among the best, is read, and left at the first place of each word.

use memchr::memmem::{Finder, FinderBuilder};
use rayon::prelude::*;

use super::{
    Kind,
    columns::Columns,
    filter::Filters,
    index::{Index, Texts},
    pieces_in::{GROUP, Sought, pass},
    query::Query,
    rank::{self, Best, Candidate},
    text::Part,
};

/// What a sweep looks for.
pub(super) struct Needles<'a> {
    wanted: Vec<Finder<'a>>,
    unwanted: Vec<Finder<'a>>,
    /// The same as pieces.
    wanted_pieces: Vec<Sought>,
    unwanted_pieces: Vec<Sought>,
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
        let row = wanted.join(" ").into_bytes();
        let row =
            (wanted.len() > 1).then(|| FinderBuilder::new().build_forward_with_ranker_owned(&index.frequency, row));
        // The longest is likely to be the rarest.
        wanted.sort_by_key(|word| std::cmp::Reverse(word.len()));
        wanted.dedup();
        let pieces = |word: &str| Sought::new(word, &index.vocabulary);
        Needles {
            wanted_pieces: wanted.iter().map(|word| pieces(word)).collect(),
            unwanted_pieces: words(true).map(|word| pieces(&word.folded)).collect(),
            wanted: wanted.into_iter().map(finder).collect(),
            unwanted: words(true).map(|word| finder(&word.folded)).collect(),
            row,
        }
    }

    /// Whether a text has none of the words that must not be there.
    pub fn allow(&self, text: &str) -> bool {
        !self.unwanted.iter().any(|word| word.find(text.as_bytes()).is_some())
    }

    /// The match of a record that has its tail with it.
    pub fn find(&self, texts: &Texts, record: usize) -> Option<Match> {
        let text = texts.record(record);
        let mut found = Match { part: Part::Head, whole_words: true, together: false };
        for word in &self.wanted {
            found.see(texts, record, word, word.find(text.as_bytes())?);
        }
        found.together = self.row.as_ref().is_some_and(|row| row.find(text.as_bytes()).is_some());
        self.allow(text).then_some(found)
    }
}

impl Match {
    fn see(&mut self, texts: &Texts, record: usize, word: &Finder<'_>, place: usize) {
        self.part = self.part.max(texts.part(record, texts.begin(record) + place));
        self.whole_words &= is_whole(texts.record(record).as_bytes(), place, word.needle().len());
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

/// So many chunks at least are swept one after another: each sweep has to find its own best ones
/// first, and reads closely until it has.
const MIN_CHUNKS: usize = 24;

/// Sweeps articles, then photos; `empty` makes a tally of nothing. Articles come first because they
/// are shown first: when there are enough of them, photos need only be counted.
pub(super) fn sweep(
    index: &Index,
    needles: &Needles<'_>,
    filters: &Filters,
    empty: impl Fn() -> Tally + Sync,
) -> Tally {
    let part = |kind, columns, all: &[Texts], empty: &(dyn Fn() -> Tally + Sync)| {
        let sweep = |mut tally: Tally, texts| {
            Chunk { kind, columns, texts, needles, filters }.sweep(&mut tally);
            tally
        };
        all.par_iter().rev().with_min_len(MIN_CHUNKS).fold(empty, sweep).reduce(empty, Tally::join)
    };
    let mut articles = part(Kind::Article, &index.of_articles, &index.articles, &empty);
    let best = articles.best.after();
    let after = || Tally { best: best.clone(), ..empty() };
    articles.join(part(Kind::Photo, &index.of_photos, &index.photos, &after))
}

/// What is known of a record before it is read.
#[derive(Clone, Copy)]
struct Known {
    /// That it has all words and none of the unwanted.
    sure: bool,
    /// That all words may be in its text, and not in its tail alone.
    in_text: bool,
    /// That each may be a whole word in it.
    whole_words: bool,
    /// That they may stand in a row.
    together: bool,
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
        let records = self.texts.begins.len();
        let in_row = self.in_row();
        // The newest first: once there are enough of them, fewer of the others have to be looked at closely.
        for group in (0..records.div_ceil(GROUP)).rev() {
            let needles = self.needles;
            let passing = pass(&self.texts.pieces, group, &needles.wanted_pieces, &needles.unwanted_pieces);
            let mut left = passing.may;
            self.fetch(group, passing.may & !passing.sure);
            let together = in_row.as_ref().map(|in_row| in_row.get(group).copied().unwrap_or(0));
            while left != 0 {
                let last = GROUP - 1 - left.leading_zeros() as usize;
                left &= !(1 << last);
                let record = group * GROUP + last;
                let bit = |bits: u64| bits >> last & 1 == 1;
                let known = Known {
                    sure: bit(passing.sure),
                    in_text: bit(passing.in_text),
                    whole_words: bit(passing.whole),
                    together: self.needles.row.is_some() && together.is_none_or(bit),
                };
                if record < records {
                    self.take(record, known, tally);
                }
            }
        }
    }

    /// Asks memory for the beginnings of the texts that will be read. It brings many at once, but
    /// only one at a time to who reads each of them before asking for the next.
    fn fetch(&self, group: usize, passing: u64) {
        if passing.count_ones() < 8 {
            return;
        }
        let bytes = self.texts.text.as_bytes();
        let records = self.texts.begins.iter().skip(group * GROUP).take(GROUP);
        let touched = records.fold(0u8, |all, [begin, ..]| all ^ bytes.get(*begin as usize).copied().unwrap_or(0));
        std::hint::black_box(touched);
    }

    /// For each group the records in which all words stand in a row. Short texts are read for that in
    /// one go; of long ones it is not known.
    fn in_row(&self) -> Option<Vec<u64>> {
        let row = self.needles.row.as_ref().filter(|_| self.kind == Kind::Photo)?;
        let mut found = vec![0u64; self.texts.begins.len().div_ceil(GROUP)];
        let text = self.texts.text.as_bytes();
        let mut from = 0;
        while let Some(at) = text.get(from..).and_then(|rest| row.find(rest)) {
            let place = from + at;
            let record = self.texts.begins.partition_point(|[begin, ..]| *begin as usize <= place).saturating_sub(1);
            if let Some(group) = found.get_mut(record / GROUP) {
                *group |= 1 << (record % GROUP);
            }
            // On with the next record.
            from = self.texts.begin(record + 1).max(place + 1);
        }
        Some(found)
    }

    fn take(&self, record: usize, known: Known, tally: &mut Tally) {
        let index = self.texts.first + record;
        if !self.filters.let_through(self.kind, self.columns, index) {
            return;
        }
        let edition = self.columns.edition.get(index).map_or(0, |edition| edition.to_usize());
        let candidate = |found: Match| Candidate {
            score: rank::of_text(self.kind, found.part, found.whole_words, found.together),
            recent: u32::try_from(edition).unwrap_or(u32::MAX),
            kind: self.kind,
            index: u32::try_from(index).unwrap_or(u32::MAX),
        };
        let part = if known.in_text { Part::Head } else { Part::Tail };
        let best = Match { part, whole_words: known.whole_words, together: known.together };
        // Of what cannot be among the best it is enough to know that it is there.
        let may_be_best = |at_most: Match| tally.best.would_take(candidate(at_most));
        let counted = || {
            let there = known.sure || self.has_words(record, index);
            there.then_some(Match { part: Part::Tail, whole_words: false, together: false })
        };
        let found = if !may_be_best(best) {
            counted()
        } else if let Some(head) = self.texts.head_alone(record).filter(|_| known.in_text) {
            match self.in_head(head) {
                Some(found) => counted().map(|_| found),
                None if may_be_best(Match { part: Part::Body, ..best }) => self.closely(record, index),
                None => counted(),
            }
        } else {
            self.closely(record, index)
        };
        let Some(found) = found else { return };
        let people = self.columns.people(index).iter().map(|person| person.to_usize());
        tally.count(candidate(found), std::iter::once(edition), people);
    }

    /// The text of a record, and its tail.
    fn texts_of(&self, record: usize, index: usize) -> [&[u8]; 2] {
        [self.texts.record(record).as_bytes(), self.columns.tails.of_record(index).as_bytes()]
    }

    fn has_words(&self, record: usize, index: usize) -> bool {
        let texts = self.texts_of(record, index);
        let has = |word: &Finder<'_>| texts.iter().any(|text| word.find(text).is_some());
        self.needles.wanted.iter().all(has) && !self.needles.unwanted.iter().any(has)
    }

    /// The match of a head that has all words.
    fn in_head(&self, head: &str) -> Option<Match> {
        let text = head.as_bytes();
        let mut whole_words = true;
        for word in &self.needles.wanted {
            whole_words &= is_whole(text, word.find(text)?, word.needle().len());
        }
        let together = self.needles.row.as_ref().is_some_and(|row| row.find(text).is_some());
        Some(Match { part: Part::Head, whole_words, together })
    }

    /// The match of a record.
    fn closely(&self, record: usize, index: usize) -> Option<Match> {
        let [text, tail] = self.texts_of(record, index);
        let mut found = Match { part: Part::Head, whole_words: true, together: false };
        for word in &self.needles.wanted {
            match word.find(text) {
                Some(place) => found.see(self.texts, record, word, place),
                None => {
                    let place = word.find(tail)?;
                    found.part = Part::Tail;
                    found.whole_words &= is_whole(tail, place, word.needle().len());
                }
            }
        }
        let either = |word: &Finder<'_>| word.find(text).is_some() || word.find(tail).is_some();
        let in_tail = |row: &Finder<'_>| found.part == Part::Tail && row.find(tail).is_some();
        found.together = self.needles.row.as_ref().is_some_and(|row| row.find(text).is_some() || in_tail(row));
        (!self.needles.unwanted.iter().any(either)).then_some(found)
    }
}
