//! What is sought in the article that is read: the words of the query that found it, or what was
//! typed into the bar. Folding is that of the search, so that marks stand on the original text.

use std::{cell::Cell, collections::HashMap, ops::Range, sync::Arc};

use egui::Rect;

use super::{
    view::{Hit, View},
    widgets::Marks,
};
use crate::{
    catalog::{ArticleEntry, FacingRow},
    model::{Block, Language},
    search::Query,
};

/// What is sought in an article, and which match is looked at.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// What stands in the bar.
    pub text: String,
    /// Whether the bar is shown.
    pub bar: bool,
    /// The query that found the article; each of its words is sought.
    query: Option<String>,
    /// The block to begin at.
    block: Option<usize>,
    current: usize,
    steps: isize,
    /// Whether the match that is looked at is still to be brought into sight.
    pub jump: bool,
    matches: Option<(Made, Arc<Matches>)>,
}

/// What matches depend on: what is sought, the archive, whether both languages are shown, and the
/// language of captions.
type Made = (String, bool, u64, bool, Language);

/// Where in an article a text stands: in which version, in which block (none is the headline), and
/// which of the block's texts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Spot {
    /// 0 is the version that is open, 1 the one that faces it.
    pub version: usize,
    /// The block.
    pub block: Option<usize>,
    /// The item of a list, or 1 for a caption's other language.
    pub item: usize,
}

/// Every match, in the order of reading.
#[derive(Debug, Default)]
pub struct Matches {
    /// How many there are.
    pub total: usize,
    spots: Vec<(usize, Spot)>,
    ranges: HashMap<Spot, (usize, Vec<Range<usize>>)>,
}

impl Finding {
    /// The words of the query that found the article.
    pub fn of_hit(hit: &Hit) -> Finding {
        let text = Query::parse(&hit.query).sought();
        let jump = hit.block.is_some();
        Finding { text, query: Some(hit.query.clone()), block: hit.block, jump, ..Finding::default() }
    }

    /// Goes this many matches on, or back. The bar tells which one it is.
    pub fn step(&mut self, by: isize) {
        self.bar = true;
        self.steps += by;
        self.jump = true;
    }

    /// Takes what was typed: it is sought as it stands.
    pub fn typed(&mut self) {
        self.query = None;
        self.current = 0;
        self.jump = true;
    }

    /// Closes the bar, and takes away the marks of what was typed into it.
    pub fn close(&mut self) {
        self.bar = false;
        self.steps = 0;
    }

    /// Which match is looked at.
    pub fn current(&self) -> usize {
        self.current
    }

    /// Lets go of the matches; they are found anew.
    pub fn leave(&mut self) {
        self.matches = None;
    }

    /// The matches, found anew where something has changed.
    pub fn matches(&mut self, view: &View<'_>, pieces: impl FnOnce() -> Vec<(Spot, String)>) -> Arc<Matches> {
        let sought = match &self.query {
            Some(query) => query.clone(),
            None if self.bar => self.text.clone(),
            None => String::new(),
        };
        let made = (sought, self.query.is_some(), view.snapshot, view.facing, view.language);
        if self.matches.as_ref().is_none_or(|(before, _)| *before != made) {
            let query = if made.1 { Query::parse(&made.0) } else { Query::literal(&made.0) };
            let found = if made.0.is_empty() { Matches::default() } else { Matches::of(&query, pieces()) };
            if let Some(block) = self.block.take() {
                self.current = found.first_in(block);
            }
            self.matches = Some((made, Arc::new(found)));
        }
        let found = self.matches.as_ref().map(|(_, found)| found.clone()).unwrap_or_default();
        if let Ok(total) = isize::try_from(found.total.max(1)) {
            let now = isize::try_from(self.current).unwrap_or_default();
            self.current = (now + std::mem::take(&mut self.steps)).rem_euclid(total).unsigned_abs();
        }
        found
    }
}

impl Matches {
    fn of(query: &Query, pieces: Vec<(Spot, String)>) -> Matches {
        let mut found = Matches::default();
        for (spot, text) in pieces {
            let ranges = query.marks(&text);
            if !ranges.is_empty() {
                found.spots.push((found.total, spot));
                let first = found.total;
                found.total += ranges.len();
                found.ranges.insert(spot, (first, ranges));
            }
        }
        found
    }

    /// The first match in a block of the open version, else in the article.
    fn first_in(&self, block: usize) -> usize {
        let here = |(_, spot): &&(usize, Spot)| spot.version == 0 && spot.block == Some(block);
        self.spots.iter().find(here).map_or(0, |(first, _)| *first)
    }

    /// Where a match stands.
    pub fn spot(&self, number: usize) -> Option<Spot> {
        let after = self.spots.partition_point(|(first, _)| *first <= number);
        after.checked_sub(1).and_then(|at| self.spots.get(at)).map(|(_, spot)| *spot)
    }

    /// The marks of a text before which some bytes are shown.
    pub fn marks<'a>(&'a self, spot: Spot, current: usize, shift: usize, seen: &'a Cell<Option<Rect>>) -> Marks<'a> {
        let (first, ranges) = self.ranges.get(&spot).map_or((0, &[][..]), |(first, ranges)| (*first, ranges));
        Marks { ranges, current: current.checked_sub(first), shift, seen }
    }
}

/// The texts of an article in the order of reading, with what faces it.
pub fn pieces(
    view: &View<'_>,
    entry: &ArticleEntry,
    other: Option<&ArticleEntry>,
    rows: &[FacingRow],
) -> Vec<(Spot, String)> {
    let versions = [Some(entry), other];
    let mut found = Vec::new();
    for (version, entry) in versions.into_iter().enumerate() {
        let spot = Spot { version, ..Spot::default() };
        found.extend(entry.map(|entry| (spot, entry.record.headline.clone())));
    }
    for (left, right) in rows {
        let mut shown = None;
        for (version, (entry, place)) in versions.into_iter().zip([left, right]).enumerate() {
            let block = place.and_then(|place| entry.and_then(|entry| entry.record.blocks.get(place)));
            let Some(block) = block else { continue };
            let spot = |item: usize| Spot { version, block: *place, item };
            if let Block::Photo { photo, .. } = block {
                // A photo of both versions is shown once, with its caption in both languages.
                if shown.replace(photo) != Some(photo) {
                    let captions = captions(view, photo, other.is_some());
                    found.extend(captions.into_iter().enumerate().map(|(item, text)| (spot(item), text)));
                }
            }
            found.extend(block.texts().into_iter().enumerate().map(|(item, text)| (spot(item), text.to_owned())));
        }
    }
    found
}

fn captions(view: &View<'_>, photo: &str, both: bool) -> Vec<String> {
    let Some(photo) = view.catalog.find_photo(photo).and_then(|index| view.catalog.photo(index)) else {
        return Vec::new();
    };
    let caption = &photo.record.caption;
    let mut found = vec![caption.show(view.language).to_owned()];
    if both && caption.get(view.language).is_some() {
        found.extend(caption.get(view.language.other()).map(str::to_owned));
    }
    found
}
