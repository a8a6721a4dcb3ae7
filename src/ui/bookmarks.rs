//! Bookmarks: places marked by Ctrl+D, and how the palette offers them.

use serde::{Deserialize, Serialize};

use super::{
    frame,
    palette_offers::Offer,
    view::{Action, View},
};
use crate::catalog::Place;

/// A marked place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// Its address.
    pub place: String,
    /// What it was called when it was marked, should it ever be gone.
    pub title: String,
}

/// Whether the place that is shown is marked.
pub fn is_marked(view: &View<'_>) -> bool {
    let here = view.place.to_string();
    view.bookmarks.iter().any(|bookmark| bookmark.place == here)
}

/// The bookmarks whose name or address contains what is typed, in lower case.
pub fn offers<'a>(view: &'a View<'_>, wanted: &'a str) -> impl Iterator<Item = Offer> + 'a {
    let offers = view.bookmarks.iter().map(|bookmark| offer(view, bookmark));
    offers.filter(move |offer| {
        wanted.is_empty()
            || offer.words.to_lowercase().contains(wanted)
            || offer.bookmark.as_ref().is_some_and(|place| place.to_lowercase().contains(wanted))
    })
}

/// A bookmark as it is offered. One whose place is gone says so, and taking it removes it.
fn offer(view: &View<'_>, bookmark: &Bookmark) -> Offer {
    let place = bookmark.place.parse::<Place>().ok();
    let there = place.filter(|place| view.catalog.target(place).is_some() || !view.catalog.complete);
    let (words, beside, action) = match there {
        Some(place) => {
            let name = frame::name_of(view.catalog, view.language, &place);
            (name, bookmark.place.clone(), Action::Go(place))
        }
        None => (bookmark.title.clone(), view.t("bookmark-gone"), Action::Unmark(bookmark.place.clone())),
    };
    Offer {
        group: view.t("group-bookmark"),
        words,
        beside,
        below: None,
        bookmark: Some(bookmark.place.clone()),
        action,
    }
}
