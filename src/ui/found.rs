//! What a search found, as it is shown: grouped by kind, the best kind first, each hit with its
//! reason in words and with every match marked.

use std::{ops::Range, sync::Arc};

use super::{
    view::{Hit as Opened, View},
    widgets::sentence,
};
use crate::{
    catalog::{EditionEntry, Target},
    search::{Hit, Kind, Query, Results, Why},
    words::Message,
};

/// Results in the order in which they are shown.
#[derive(Clone, Debug)]
pub struct Found {
    /// The query as it was typed.
    pub text: String,
    /// The query, read.
    pub query: Query,
    /// What was found, its hits in groups.
    pub results: Results,
}

/// Searches, and puts hits of one kind together, in the order in which the best of each kind came.
pub fn search(view: &View<'_>, text: &str, limit: usize) -> Option<Arc<Found>> {
    let query = Query::parse(text);
    let mut results = view.index?.search(view.catalog, &query, limit, view.language);
    let mut order: Vec<Kind> = Vec::new();
    for hit in &results.hits {
        if !order.contains(&hit.kind) {
            order.push(hit.kind);
        }
    }
    results.hits.sort_by_key(|hit| order.iter().position(|kind| *kind == hit.kind));
    Some(Arc::new(Found { text: text.to_owned(), query, results }))
}

impl Found {
    /// What it takes to open a hit.
    pub fn opened(&self, hit: &Hit) -> Opened {
        Opened { place: hit.place.clone(), query: self.text.clone(), block: hit.block }
    }

    /// Why it is a hit: the name that was meant, with what was typed for it, or where it was found.
    pub fn reason(&self, view: &View<'_>, hit: &Hit) -> String {
        let why = hit.why.words(view.language);
        let by_form = matches!(hit.why, Why::Alias | Why::Pinyin | Why::Initials | Why::Spelling);
        if !by_form || hit.snippet.is_empty() {
            return sentence(&why);
        }
        let message = Message::new("search-reason").with("name", hit.snippet.as_str()).with("why", why);
        message.with("typed", shortened(&self.query.sought())).words(view.language)
    }

    /// The line below the title, with its marks; none if it says nothing new.
    pub fn below<'a>(&self, view: &View<'_>, hit: &'a Hit) -> Option<(&'a str, &'a [Range<usize>])> {
        let known = hit.snippet == hit.title.show(view.language) || hit.why == Why::Place;
        (!hit.snippet.is_empty() && !known).then_some((hit.snippet.as_str(), hit.marks.as_slice()))
    }
}

/// The edition that a hit belongs to, or how often a person appeared.
pub fn belongs_to(view: &View<'_>, hit: &Hit) -> String {
    let of = |index| view.catalog.edition(index).map(|edition: &EditionEntry| edition.short_name(view.language));
    match view.catalog.target(&hit.place) {
        Some(Target::Article(index)) => view.catalog.article(index).and_then(|entry| of(entry.edition)),
        Some(Target::Photo(index)) => view.catalog.photo(index).and_then(|entry| of(entry.edition)),
        Some(Target::Edition(index)) => of(index),
        Some(Target::Speaker(index)) => {
            view.catalog.person(index).map(|entry| view.count("count-editions", entry.editions()))
        }
        _ => None,
    }
    .unwrap_or_default()
}

/// What a kind is called as a group.
pub fn kind(view: &View<'_>, kind: Kind) -> String {
    view.t(&format!("group-{}", kind.code()))
}

/// As much of a query as a line can hold.
pub fn shortened(query: &str) -> String {
    const LONGEST: usize = 60;
    let mut chars = query.chars();
    let short: String = chars.by_ref().take(LONGEST).collect();
    if chars.next().is_some() { format!("{short}…") } else { short }
}
