//! Search: what a person types, found in every record of a catalog as they type it.
//!
//! [`Query::parse`] reads a query and never fails; [`Index::build`] folds the text of a catalog
//! once; [`Index::search`] gives the best hits with the reason for each, and counts that narrow
//! the search. The folded text is swept anew for every query (`scan.rs`); there is no list of
//! words that could go stale or miss a part of one. No I/O, no clock.

mod authority;
mod columns;
mod complete;
mod field;
mod filter;
mod fold;
mod index;
mod name;
mod ordinal;
mod pieces_in;
mod pinyin;
mod query;
mod rank;
mod scan;
mod seek;
mod slip;
mod snippet;
mod text;
mod vocabulary;

use std::ops::Range;

use rayon::prelude::*;

pub use authority::Authority;
pub use complete::Completion;
pub use field::{FIELDS, Field, choices, field};
pub use fold::{fold, simplified};
pub use index::Index;
pub use ordinal::edition_number;
pub use query::{Clause, Query};

use crate::{
    catalog::{Catalog, EditionIdx, PersonIdx, Place, Target},
    model::{Language, Text},
    words::Message,
};
use filter::Filters;
use rank::Candidate;
use scan::Tally;
use seek::Seeker;

/// What a hit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A person.
    Speaker,
    /// An edition.
    Edition,
    /// An article.
    Article,
    /// A photo.
    Photo,
    /// A list, by its address.
    List,
}

impl Kind {
    const COUNT: usize = 5;

    /// Every kind, in the order in which they are shown.
    pub const ALL: [Kind; Kind::COUNT] = [Kind::Speaker, Kind::Edition, Kind::Article, Kind::Photo, Kind::List];

    /// The name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Speaker => "speaker",
            Kind::Edition => "edition",
            Kind::Article => "article",
            Kind::Photo => "photo",
            Kind::List => "list",
        }
    }
}

/// Why a record is a hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The query is its address.
    Place,
    /// Its name.
    Name,
    /// Another form of the name.
    Alias,
    /// The reading of the name.
    Pinyin,
    /// The initials of the name.
    Initials,
    /// The name, but for a slip.
    Spelling,
    /// Headline, theme, or a person's title or organisation.
    Title,
    /// Its text.
    Text,
    /// The caption of a photo.
    Caption,
    /// Credit, byline or agency.
    Credit,
    /// The number or year of an edition.
    Number,
}

impl Why {
    /// Every reason.
    pub const ALL: [Why; 11] = [
        Why::Place,
        Why::Name,
        Why::Alias,
        Why::Pinyin,
        Why::Initials,
        Why::Spelling,
        Why::Title,
        Why::Text,
        Why::Caption,
        Why::Credit,
        Why::Number,
    ];

    /// The name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Why::Place => "place",
            Why::Name => "name",
            Why::Alias => "alias",
            Why::Pinyin => "pinyin",
            Why::Initials => "initials",
            Why::Spelling => "spelling",
            Why::Title => "title",
            Why::Text => "text",
            Why::Caption => "caption",
            Why::Credit => "credit",
            Why::Number => "number",
        }
    }

    /// In words: `by initials`.
    pub fn words(self, language: Language) -> String {
        crate::words::get(language, &format!("why-{}", self.code())).into_owned()
    }
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: Kind,
    /// Name, headline or caption.
    pub title: Text,
    /// Why it was found.
    pub why: Why,
    /// The piece of its text that was found, as it is written; cut with an ellipsis if it is long.
    pub snippet: String,
    /// Where the words of the query stand in the snippet, in bytes.
    pub marks: Vec<Range<usize>>,
    /// The block of an article that the snippet is from.
    pub block: Option<usize>,
    /// The higher, the better.
    pub score: u16,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Results {
    /// How many records were found, shown or not.
    pub total: usize,
    /// The best of them, the best first.
    pub hits: Vec<Hit>,
    /// How many there are of each kind, edition and person.
    pub counts: Counts,
    /// What was not understood, and what to write in its place.
    pub hints: Vec<Message>,
}

/// How many of the records found belong to what; a filter for it leaves as many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By kind, in the order of [`Kind::ALL`]; those of which there is one at least.
    pub kinds: Vec<(Kind, usize)>,
    /// By edition, the earliest first.
    pub editions: Vec<(EditionIdx, usize)>,
    /// By person, the most frequent first.
    pub people: Vec<(PersonIdx, usize)>,
}

impl Index {
    /// Searches the catalog that the index was built from. At most `limit` hits are shown, all are
    /// counted. The language is that of what is shown where both would do.
    pub fn search(&self, catalog: &Catalog, query: &Query, limit: usize, language: Language) -> Results {
        let hints = query.hints().to_vec();
        if query.is_empty() {
            return Results { hints, ..Results::default() };
        }
        let seeker = Seeker::new(self, query);
        let tally = self.tally(catalog, &seeker, limit);
        let mut total = tally.kinds.iter().sum::<usize>();
        let counts = counts(&tally);
        let best = tally.best.sorted();
        let show = |found: &Candidate| snippet::hit(catalog, self, &seeker, language, found);
        let mut hits: Vec<Hit> = best.par_iter().with_min_len(8).filter_map(show).collect();
        if let Some(first) = self.addressed(catalog, &seeker, language) {
            // It may have been found by its text as well.
            let before = hits.len();
            hits.retain(|hit| hit.place != first.place);
            total += usize::from(hits.len() == before);
            hits.insert(0, first);
            hits.truncate(limit);
        }
        Results { total, hits, counts, hints }
    }

    /// The places in the catalog of all entries of a kind that a query finds, in their order; for
    /// a list that is narrowed.
    pub fn matching(&self, catalog: &Catalog, query: &Query, kind: Kind) -> Vec<u32> {
        let seeker = Seeker::new(self, query);
        let found = self.tally(catalog, &seeker, usize::MAX).best.sorted().into_iter();
        let mut places: Vec<u32> = found.filter(|found| found.kind == kind).map(|found| found.index).collect();
        places.sort_unstable();
        places
    }

    fn tally(&self, catalog: &Catalog, seeker: &Seeker<'_>, limit: usize) -> Tally {
        let (editions, people) = (catalog.editions(), catalog.people());
        let empty = || Tally::new(limit, editions.len(), people.len());
        // An address alone is no word to be found everywhere.
        let filters = Filters::new(catalog, self, seeker.query);
        let (mut tally, (found_people, found_editions)) = rayon::join(
            || scan::sweep(self, &seeker.needles, &filters, empty),
            || (seeker.speakers(self, &filters), seeker.editions(catalog, self, &filters)),
        );
        for (at, score) in found_people {
            let Some(entry) = people.get(at) else { continue };
            let mut at_editions: Vec<usize> = entry.appearances.iter().map(|one| one.edition.to_usize()).collect();
            at_editions.dedup();
            let recent = entry.appearances.len();
            tally.count(candidate(Kind::Speaker, at, score, recent), at_editions.into_iter(), std::iter::once(at));
        }
        for (at, score) in found_editions {
            let Some(entry) = editions.get(at) else { continue };
            let speakers = entry.speakers.iter().map(|person| person.to_usize());
            tally.count(candidate(Kind::Edition, at, score, at), std::iter::once(at), speakers);
        }
        tally
    }

    /// The entry or list whose address, or id, the query is.
    fn addressed(&self, catalog: &Catalog, seeker: &Seeker<'_>, language: Language) -> Option<Hit> {
        let (kind, at) = match target(catalog, seeker.query)? {
            (place, Target::Always) => return snippet::list(&place, language),
            // A comparison is no record; where it is typed, it is opened as it stands.
            (_, Target::Compare(..)) => return None,
            (_, Target::Speaker(index)) => (Kind::Speaker, index.to_usize()),
            (_, Target::Edition(index)) => (Kind::Edition, index.to_usize()),
            (_, Target::Article(index)) => (Kind::Article, index.to_usize()),
            (_, Target::Photo(index)) => (Kind::Photo, index.to_usize()),
        };
        let found = candidate(kind, at, rank::ADDRESS, 0);
        snippet::hit(catalog, self, seeker, language, &found).map(snippet::addressed)
    }
}

fn candidate(kind: Kind, at: usize, score: u16, recent: usize) -> Candidate {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Candidate { kind, index: small(at), score, recent: small(recent) }
}

/// What stands at the address that the query is. An id alone will do, if it is no common word.
fn target(catalog: &Catalog, query: &Query) -> Option<(Place, Target)> {
    if let Some(place) = &query.address {
        return catalog.target(place).map(|target| (place.clone(), target));
    }
    let id = query.text().to_lowercase();
    if !id.contains('-') {
        return None;
    }
    let places = [Place::Photo(id.clone()), Place::Article(id.clone()), Place::Edition(id.clone()), Place::Speaker(id)];
    places.into_iter().find_map(|place| catalog.target(&place).map(|target| (place, target)))
}

fn counts(tally: &Tally) -> Counts {
    let kinds = Kind::ALL.into_iter().zip(tally.kinds).filter(|(_, count)| *count > 0).collect();
    let some = |counts: &[u32]| -> Vec<(usize, usize)> {
        counts.iter().map(|count| *count as usize).enumerate().filter(|(_, count)| *count > 0).collect()
    };
    let mut people: Vec<_> = some(&tally.people).into_iter().map(|(at, count)| (PersonIdx::new(at), count)).collect();
    people.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let editions = some(&tally.editions).into_iter().map(|(at, count)| (EditionIdx::new(at), count)).collect();
    Counts { kinds, editions, people }
}
