//! What the palette offers for what is typed: what was found, addresses, commands; and what was
//! searched for before to who has typed nothing yet.

use std::ops::Range;

use super::{
    bookmarks,
    commands::{COMMANDS, CommandId, Menu, Situation},
    found, menus,
    view::{Action, View},
};
use crate::{
    catalog::{Place, Target},
    search::Kind,
    words::{self, Message},
};

/// What offers were made from: the text, the archive, whether it could be searched, and how many
/// bookmarks there were.
pub type Made = (String, u64, bool, usize);

/// The offers, and what a search has to say beside them.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The offers, those of one group together.
    pub offers: Vec<Offer>,
    /// What was not understood.
    pub remark: String,
}

/// Something to go to or to do.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What it is under: speakers, articles, commands.
    pub group: String,
    /// What it is called.
    pub words: String,
    /// What stands at the right: why it was found, or its menu.
    pub beside: String,
    /// The text that was found, with the words of the query marked.
    pub below: Option<(String, Vec<Range<usize>>)>,
    /// The address of the bookmark that it is.
    pub bookmark: Option<String>,
    /// What taking it does.
    pub action: Action,
}

/// The most records offered; more would not be read.
const MOST: usize = 24;

/// Whether what is typed is a search, and not a command or nothing.
pub fn seeks(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && !text.starts_with('>')
}

/// The offers for what is typed.
pub fn find(view: &View<'_>, now: &Situation, text: &str) -> Found {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('>') {
        return Found { offers: commands(view, now, &rest.trim().to_lowercase()), remark: String::new() };
    }
    let mut found = Found { offers: address(view, text).into_iter().collect(), remark: String::new() };
    if text.is_empty() {
        found.offers.extend(recent(view));
        found.offers.extend(bookmarks::offers(view, ""));
        found.offers.extend(latest(view));
        found.offers.extend(commands(view, now, ""));
        return found;
    }
    let total = search(view, text, &mut found);
    found.offers.extend(bookmarks::offers(view, &text.to_lowercase()));
    found.offers.extend(commands(view, now, &text.to_lowercase()));
    found.offers.extend(all(view, text, total));
    found.offers.extend(export_all(view, text, total));
    found
}

/// The bookmarks alone, with how they are made and taken away.
pub fn only_bookmarks(view: &View<'_>, text: &str) -> Found {
    let offers: Vec<Offer> = bookmarks::offers(view, &text.trim().to_lowercase()).collect();
    let key = match (view.bookmarks.is_empty(), offers.is_empty()) {
        (true, _) => "no-bookmarks",
        (_, true) => "no-match",
        _ => "bookmark-keys",
    };
    Found { offers, remark: view.t(key) }
}

/// A pasted address of a place that is no record: a list, or a comparison.
fn address(view: &View<'_>, text: &str) -> Option<Offer> {
    let place: Place = text.parse().ok()?;
    let is_record = !matches!(view.catalog.target(&place)?, Target::Always | Target::Compare(..));
    let offer = Offer {
        group: view.t("go-to-address"),
        words: text.to_owned(),
        beside: String::new(),
        below: None,
        bookmark: None,
        action: Action::Go(place),
    };
    (!is_record || view.index.is_none()).then_some(offer)
}

/// What was searched for before, and a way to forget it.
fn recent<'a>(view: &'a View<'_>) -> impl Iterator<Item = Offer> + 'a {
    let offer = |words: String, beside: String, action: Action| Offer {
        group: view.t("group-recent"),
        words,
        beside,
        below: None,
        bookmark: None,
        action,
    };
    let clear = offer(view.t("command-clear-searches"), String::new(), Action::Do(CommandId::ClearSearches));
    let searches = view.searches.iter();
    searches
        .map(move |query| offer(query.clone(), String::new(), Action::Recall(query.clone())))
        .chain((!view.searches.is_empty()).then_some(clear))
}

/// The latest editions, for who has typed nothing yet.
fn latest<'a>(view: &'a View<'_>) -> impl Iterator<Item = Offer> + 'a {
    view.catalog.editions().iter().rev().take(3).map(|edition| Offer {
        group: view.t("group-edition"),
        words: edition.full_name(view.catalog, view.language),
        beside: edition.short_name(view.language),
        below: None,
        bookmark: None,
        action: Action::Go(edition.place()),
    })
}

/// Adds what a search finds, and says how much there is.
fn search(view: &View<'_>, text: &str, found: &mut Found) -> usize {
    let Some(sought) = found::search(view, text, MOST) else {
        found.remark = view.t("search-not-ready");
        return 0;
    };
    let results = &sought.results;
    let hits = results.hits.iter().filter(|hit| hit.kind != Kind::List);
    found.offers.extend(hits.map(|hit| Offer {
        group: found::kind(view, hit.kind),
        words: hit.title.show(view.language).to_owned(),
        beside: sought.reason(view, hit),
        below: (!hit.snippet.is_empty() && !hit.marks.is_empty()).then(|| (hit.snippet.clone(), hit.marks.clone())),
        bookmark: None,
        action: Action::Open(sought.opened(hit)),
    }));
    let remarks: Vec<String> = results.hints.iter().map(|hint| hint.words(view.language)).collect();
    found.remark = remarks.join(" · ");
    results.total
}

/// The way to the page of all results.
fn all(view: &View<'_>, text: &str, total: usize) -> Option<Offer> {
    let message = Message::new("all-results").with("count", total).with("shown", words::number(total));
    let offer = Offer {
        group: view.t("place-search"),
        words: message.words(view.language),
        beside: "Ctrl+Enter".to_owned(),
        below: None,
        bookmark: None,
        action: Action::Go(Place::Search(text.to_owned())),
    };
    (total > 0).then_some(offer)
}

/// To export all that was found.
fn export_all(view: &View<'_>, text: &str, total: usize) -> Option<Offer> {
    let message = Message::new("export-results").with("count", total).with("shown", words::number(total));
    let offer = Offer {
        group: view.t("group-command"),
        words: message.words(view.language),
        beside: view.t(Menu::File.key()),
        below: None,
        bookmark: None,
        action: Action::ExportOf(vec![Place::Search(text.to_owned())]),
    };
    (total > 0).then_some(offer)
}

fn commands(view: &View<'_>, now: &Situation, wanted: &str) -> Vec<Offer> {
    let mut found: Vec<Offer> = COMMANDS
        .iter()
        .filter(|row| row.menu != Menu::None && (row.enabled)(now))
        .map(|row| Offer {
            group: view.t("group-command"),
            words: menus::name(view, row),
            beside: view.t(row.menu.key()),
            below: None,
            bookmark: None,
            action: Action::Do(row.id),
        })
        .filter(|offer| contains(&offer.words, wanted))
        .collect();
    // "dark" means the command of that name before another that mentions it.
    found.sort_by_key(|offer| !offer.words.to_lowercase().starts_with(wanted));
    found
}

fn contains(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(wanted)
}
