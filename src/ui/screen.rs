//! The table of screens. Menus and rail show the places of the table; tests walk it.

use egui::Ui;

use super::{
    commands::CommandId,
    view::{PlaceState, View},
    widgets::Icon,
};
use crate::catalog::Place;

/// A screen.
pub struct Screen {
    /// Its name, for tests and benchmarks.
    pub name: &'static str,
    /// Whether it shows a place.
    pub shows: fn(&Place) -> bool,
    /// Draws it.
    pub draw: fn(&mut Ui, &View<'_>, &mut PlaceState),
    /// The command of its button in the rail; a screen without one lights up `under`.
    pub rail: Option<(CommandId, Icon)>,
    /// The place that Esc and the breadcrumb lead to.
    pub under: Option<Place>,
    /// Whether its list can be narrowed.
    pub filters: bool,
}

/// Every screen.
pub const SCREENS: &[Screen] = &[
    Screen {
        name: "timeline",
        shows: |place| matches!(place, Place::Timeline),
        draw: super::timeline::draw,
        rail: Some((CommandId::Timeline, Icon::Timeline)),
        under: None,
        filters: false,
    },
    Screen {
        name: "speakers",
        shows: |place| matches!(place, Place::Speakers),
        draw: super::speakers::draw,
        rail: Some((CommandId::Speakers, Icon::Speakers)),
        under: None,
        filters: true,
    },
    Screen {
        name: "articles",
        shows: |place| matches!(place, Place::Articles),
        draw: super::articles::draw,
        rail: Some((CommandId::Articles, Icon::Articles)),
        under: None,
        filters: true,
    },
    Screen {
        name: "photos",
        shows: |place| matches!(place, Place::Photos),
        draw: super::photos::draw,
        rail: Some((CommandId::Photos, Icon::Photos)),
        under: None,
        filters: true,
    },
    Screen {
        name: "worklist",
        shows: |place| matches!(place, Place::Worklist),
        draw: super::worklist::draw,
        rail: Some((CommandId::Worklist, Icon::Worklist)),
        under: None,
        filters: true,
    },
    Screen {
        name: "import",
        shows: |place| matches!(place, Place::Import),
        draw: super::import::draw,
        rail: Some((CommandId::Import, Icon::Import)),
        under: None,
        filters: false,
    },
    Screen {
        name: "edition",
        shows: |place| matches!(place, Place::Edition(_)),
        draw: super::edition::draw,
        rail: None,
        under: Some(Place::Timeline),
        filters: false,
    },
    Screen {
        name: "speaker",
        shows: |place| matches!(place, Place::Speaker(_)),
        draw: super::speaker::draw,
        rail: None,
        under: Some(Place::Speakers),
        filters: false,
    },
    Screen {
        name: "article",
        shows: |place| matches!(place, Place::Article(_)),
        draw: super::article::draw,
        rail: None,
        under: Some(Place::Articles),
        filters: false,
    },
    Screen {
        name: "compare",
        shows: |place| matches!(place, Place::Compare(..)),
        draw: super::compare::draw,
        rail: None,
        under: Some(Place::Timeline),
        filters: false,
    },
    Screen {
        name: "search",
        shows: |place| matches!(place, Place::Search(_)),
        draw: super::search::draw,
        rail: None,
        under: None,
        filters: true,
    },
    Screen {
        name: "photo",
        shows: |place| matches!(place, Place::Photo(_)),
        draw: super::photo::draw,
        rail: None,
        under: Some(Place::Photos),
        filters: false,
    },
];

/// The screen of a place; none for a place that has no screen yet.
pub fn of(place: &Place) -> Option<&'static Screen> {
    SCREENS.iter().find(|screen| (screen.shows)(place))
}
