//! What is sought, prepared once for all records, and which speakers and editions are it. Both
//! are few, and both are found by more than their text: people by any form of their names,
//! editions by their number in any form.

use rayon::prelude::*;

use super::{
    Kind, Why,
    filter::Filters,
    index::Index,
    name::{Fit, Found, Pattern},
    ordinal::{ordinal, year},
    query::Query,
    rank,
    scan::{Match, Needles},
    text::Part,
};
use crate::catalog::{Catalog, EditionEntry};

/// A query with all that is made of it to compare it with records.
pub(super) struct Seeker<'a> {
    pub query: &'a Query,
    pub needles: Needles<'a>,
    /// All words as one name.
    whole: Pattern,
    /// Each word as a part of a name.
    words: Vec<Pattern>,
    /// Whether a name may be meant in another form than it is written in.
    free: bool,
}

/// How a speaker was found.
#[derive(Clone, Debug)]
pub(super) enum ByName {
    /// By the whole query.
    Whole(Found),
    /// Each word is in the name.
    Words(Found),
    /// In the text of the record, or by name and text together.
    Text(Match),
}

impl<'a> Seeker<'a> {
    pub fn new(index: &Index, query: &'a Query) -> Seeker<'a> {
        Seeker {
            needles: Needles::new(index, query),
            whole: query.whole(),
            words: query.wanted().map(|word| Pattern::new(&word.typed)).collect(),
            free: query.wanted().all(|word| !word.phrase),
            query,
        }
    }

    fn has_words(&self) -> bool {
        !self.words.is_empty()
    }

    /// The speakers with their scores.
    pub fn speakers(&self, index: &Index, filters: &Filters) -> Vec<(usize, u16)> {
        let passing = |at: &usize| filters.speakers.get(*at).copied().unwrap_or(false);
        let all = (0..index.names.len()).into_par_iter().with_min_len(256).filter(passing);
        let found: Vec<(usize, u16)> =
            all.clone().filter_map(|at| Some((at, score(&self.speaker(index, at)?)))).collect();
        if !found.is_empty() || !self.free {
            return found;
        }
        all.filter(|at| self.nearly(index, *at).is_some()).map(|at| (at, rank::SLIP)).collect()
    }

    /// How a speaker is found.
    pub fn speaker(&self, index: &Index, at: usize) -> Option<ByName> {
        let (names, texts) = (index.names.get(at)?, &index.people);
        if !self.has_words() {
            return self.needles.find(texts, at, None).map(ByName::Text);
        }
        let plain = |found: &Found| self.free || matches!(found.why, Why::Name | Why::Alias);
        let allowed = || self.needles.allow(texts.record(at));
        if let Some(found) = names.find(&self.whole).filter(plain) {
            return allowed().then_some(ByName::Whole(found));
        }
        if let Some(found) = self.needles.find(texts, at, None) {
            let by_name = found.part == Part::Head && self.words.len() > 1;
            let whole = |word: &Pattern| names.find(word).filter(plain);
            let all = by_name.then(|| self.words.iter().map(whole).collect::<Option<Vec<_>>>()).flatten();
            return Some(match all.and_then(|all| all.into_iter().next()) {
                Some(found) => ByName::Words(found),
                None => ByName::Text(found),
            });
        }
        if !self.free || self.words.len() < 2 {
            return None;
        }
        // Some words by name, the others in the text.
        let text = texts.record(at);
        let mut by_name = None;
        for (pattern, word) in self.words.iter().zip(self.query.wanted()) {
            match names.find(pattern).filter(|found| found.why != Why::Initials) {
                Some(found) => by_name = by_name.or(Some(found)),
                None if text.contains(&word.folded) => {}
                None => return None,
            }
        }
        by_name.filter(|_| allowed()).map(ByName::Words)
    }

    /// A speaker whose name was typed with a slip.
    pub fn nearly(&self, index: &Index, at: usize) -> Option<Found> {
        let found = index.names.get(at)?.nearly(&self.whole)?;
        self.needles.allow(index.people.record(at)).then_some(found)
    }

    /// The editions with their scores.
    pub fn editions(&self, catalog: &Catalog, index: &Index, filters: &Filters) -> Vec<(usize, u16)> {
        let whole: Vec<&str> = self.query.wanted().map(|word| word.folded.as_str()).collect();
        let whole = whole.join(" ");
        let all = catalog.editions().iter().enumerate();
        all.filter(|(at, _)| filters.editions.get(*at).copied().unwrap_or(false))
            .filter_map(|(at, entry)| Some((at, self.edition(index, at, entry, whole.trim())?)))
            .collect()
    }

    fn edition(&self, index: &Index, at: usize, entry: &EditionEntry, whole: &str) -> Option<u16> {
        let texts = &index.editions;
        let named = |words: &str| is_number(entry, words) || texts.head(at).any(|name| name == words);
        let allowed = || self.needles.allow(texts.record(at));
        if self.has_words() && named(whole) {
            return allowed().then_some(rank::WHOLE_EDITION);
        }
        if self.has_words() && self.query.wanted().all(|word| named(&word.folded)) {
            return allowed().then_some(rank::NAMED_EDITION);
        }
        if let Some(found) = self.needles.find(texts, at, None) {
            return Some(rank::of_text(Kind::Edition, found.part, found.whole_words, found.together));
        }
        // A number may stand in the text in another form.
        let here = |word: &str| is_number(entry, word) || texts.record(at).contains(word);
        let here = self.query.wanted().all(|word| here(&word.folded)) && allowed();
        here.then(|| rank::of_text(Kind::Edition, Part::Body, true, false))
    }

    /// Whether an edition is found by its number or year alone.
    pub fn is_number(&self, entry: &EditionEntry) -> bool {
        let whole: Vec<&str> = self.query.wanted().map(|word| word.folded.as_str()).collect();
        let each = || whole.iter().all(|word| is_number(entry, word));
        !whole.is_empty() && (is_number(entry, whole.join(" ").trim()) || each())
    }
}

fn is_number(entry: &EditionEntry, folded: &str) -> bool {
    entry.record.number.is_some_and(|number| ordinal(folded) == Some(number))
        || entry.year().is_some_and(|other| year(folded) == Some(other))
}

fn score(found: &ByName) -> u16 {
    let step = |why: Why| match why {
        Why::Name => 0,
        Why::Alias => 5,
        Why::Pinyin => 10,
        _ => 20,
    };
    match found {
        ByName::Whole(found) if found.fit == Fit::Whole => rank::WHOLE_NAME - step(found.why),
        ByName::Whole(found) => rank::NAME - step(found.why),
        ByName::Words(found) => rank::NAME - 30 - step(found.why),
        ByName::Text(found) => rank::of_text(Kind::Speaker, found.part, found.whole_words, found.together),
    }
}

/// The people whom a name in any form means: those of the whole name, else those whose names
/// begin so, else those for whom it has one slip.
pub(super) fn named(index: &Index, name: &Pattern) -> Vec<usize> {
    let words: Vec<Pattern> = name.folded.split(' ').map(Pattern::new).collect();
    let all = || index.names.iter().enumerate();
    let begin = all().filter_map(|(at, names)| Some((at, names.find(name)?.fit)));
    let begin: Vec<(usize, Fit)> = begin.collect();
    if !begin.is_empty() {
        let best = begin.iter().map(|(_, fit)| *fit).max();
        return begin.into_iter().filter(|(_, fit)| Some(*fit) == best).map(|(at, _)| at).collect();
    }
    let found: Vec<usize> =
        all().filter(|(_, names)| words.iter().all(|word| names.find(word).is_some())).map(|(at, _)| at).collect();
    if !found.is_empty() {
        return found;
    }
    all().filter(|(_, names)| names.nearly(name).is_some()).map(|(at, _)| at).collect()
}
