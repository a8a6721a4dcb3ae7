//! The order of hits. A hit's score says what was found and how: a whole name before a beginning,
//! a name before a headline, a headline before running text, text before credits; a whole word
//! before a part of one. Of equal hits that of the newest edition comes first.

use std::cmp::{Ordering, Reverse};

use super::{Kind, text::Part};

/// A query that is an address.
pub(super) const ADDRESS: u16 = 1000;
/// The whole name of a person.
pub(super) const WHOLE_NAME: u16 = 950;
/// The number, year, name, city or theme of an edition.
pub(super) const WHOLE_EDITION: u16 = 930;
/// Each word names the edition.
pub(super) const NAMED_EDITION: u16 = 850;
/// The beginning of a person's name, or words out of it.
pub(super) const NAME: u16 = 800;
/// A name with a slip.
pub(super) const SLIP: u16 = 100;

/// The score of a part of a record that has all words in it.
pub(super) fn of_text(kind: Kind, part: Part, whole_words: bool, together: bool) -> u16 {
    let base = match (part, kind) {
        (Part::Head, Kind::Speaker) => 700,
        (Part::Head, Kind::Edition) => 650,
        (Part::Head, Kind::Article) => 600,
        (Part::Head, _) => 500,
        // A person's title, mostly.
        (Part::Body, Kind::Speaker) => 570,
        (Part::Body, _) => 400,
        (Part::Tail, _) => 200,
    };
    base + if whole_words { 20 } else { 0 } + if together { 40 } else { 0 }
}

/// A record that was found, before it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub score: u16,
    /// The later the edition, or the more a person appeared, the higher.
    pub recent: u32,
    pub kind: Kind,
    pub index: u32,
}

impl Ord for Candidate {
    /// The better is the greater.
    fn cmp(&self, other: &Candidate) -> Ordering {
        let key = |one: &Candidate| (one.score, one.recent, Reverse((one.kind, one.index)));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Candidate) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best of many candidates.
#[derive(Clone, Debug, Default)]
pub(super) struct Best {
    limit: usize,
    found: Vec<Candidate>,
    /// What is no better than this is not among the best.
    worst: Option<Candidate>,
}

impl Best {
    pub fn new(limit: usize) -> Best {
        Best { limit, ..Best::default() }
    }

    /// An empty one for records that are looked at after these: what these are better than is not
    /// taken.
    pub fn after(&mut self) -> Best {
        if self.found.len() > self.limit && self.limit > 0 {
            self.prune();
        }
        let full = self.found.len() == self.limit;
        let worst = if full { self.found.iter().min().copied() } else { None };
        Best { limit: self.limit, worst: worst.max(self.worst), ..Best::default() }
    }

    /// Whether a candidate may be among the best.
    pub fn would_take(&self, candidate: Candidate) -> bool {
        self.limit > 0 && self.worst.is_none_or(|worst| candidate > worst)
    }

    pub fn add(&mut self, candidate: Candidate) {
        if !self.would_take(candidate) {
            return;
        }
        self.found.push(candidate);
        if self.found.len() >= self.limit.saturating_mul(2) {
            self.prune();
        }
    }

    pub fn join(&mut self, other: Best) {
        other.found.into_iter().for_each(|candidate| self.add(candidate));
    }

    /// The best, the best first.
    pub fn sorted(mut self) -> Vec<Candidate> {
        self.found.sort_unstable_by(|a, b| b.cmp(a));
        self.found.truncate(self.limit);
        self.found
    }

    fn prune(&mut self) {
        let last = self.limit.saturating_sub(1);
        let (_, worst, _) = self.found.select_nth_unstable_by(last, |a, b| b.cmp(a));
        self.worst = Some(*worst);
        self.found.truncate(self.limit);
    }
}
