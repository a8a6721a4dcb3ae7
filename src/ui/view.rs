//! What a screen is given to draw, and what it may ask for.

use std::{cell::RefCell, path::PathBuf, sync::Arc};

use super::commands::CommandId;
use crate::{
    catalog::{Catalog, PersonIdx, Place},
    model::{Language, Mode, Role},
    words::{self, Message},
};

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Go to a place.
    Go(Place),
    /// Do a command.
    Do(CommandId),
    /// Put text on the clipboard.
    Copy(String),
    /// Open a web address in the browser.
    Browse(String),
    /// Open the archive in this folder.
    OpenFolder(PathBuf),
    /// Ask for a folder in the system's own dialog.
    ChooseFolder,
}

/// What a place remembers while one is elsewhere; it lives in the history.
#[derive(Clone, Debug, Default)]
pub struct PlaceState {
    /// The chosen item: its place in the list as it is sorted and filtered.
    pub selected: Option<usize>,
    /// What the list is narrowed to.
    pub filter: Filter,
    /// How the list is sorted.
    pub sort: usize,
    /// Which indicator the timeline shows.
    pub series: usize,
    /// Whether the speakers are shown as a grid of attendance.
    pub attendance: bool,
    /// How many of the latest editions the grid of attendance has turned past.
    pub columns_back: usize,
    /// The rows of the list, kept until what they depend on changes.
    pub rows: Option<Rows>,
    /// People with similar names, with the snapshot they were looked for in.
    pub similar: Option<(u64, Vec<PersonIdx>)>,
}

/// What a list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must occur.
    pub text: String,
    /// Address of an edition.
    pub edition: Option<Place>,
    /// A role.
    pub role: Option<Role>,
    /// A mode.
    pub mode: Option<Mode>,
    /// An organisation, in the words of the records.
    pub organisation: Option<String>,
}

/// The rows of a list with what they were made from.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The snapshot that they index.
    pub snapshot: u64,
    /// What they were narrowed to, how sorted, and in which language.
    pub made_from: (Filter, usize, Language),
    /// Indexes into the catalog's entries.
    pub rows: Arc<[u32]>,
}

/// Everything a screen may look at while it draws.
pub struct View<'a> {
    /// The archive.
    pub catalog: &'a Catalog,
    /// Which snapshot of the archive it is; each has a number of its own.
    pub snapshot: u64,
    /// Where we are.
    pub place: &'a Place,
    /// A number for this visit; scroll positions are kept under it.
    pub visit: u64,
    /// The language of the interface.
    pub language: Language,
    /// Whether articles are shown in both languages at once.
    pub facing: bool,
    /// The present year.
    pub this_year: u16,
    /// Whether the place was just entered, so that its list takes the keys.
    pub take_focus: bool,
    /// Whether the filter was asked for (Ctrl+F), so that it takes the keys.
    pub take_filter: bool,
    /// What the screen asks for.
    pub actions: RefCell<Vec<Action>>,
}

impl View<'_> {
    /// Words of the interface.
    pub fn t(&self, key: &str) -> String {
        words::get(self.language, key).into_owned()
    }

    /// Words of the interface with a count.
    pub fn count(&self, key: &'static str, count: usize) -> String {
        Message::new(key).with("count", count).with("shown", words::number(count)).words(self.language)
    }

    /// Asks for something.
    pub fn ask(&self, action: Action) {
        self.actions.borrow_mut().push(action);
    }

    /// Asks to go to a place.
    pub fn go(&self, place: Place) {
        self.ask(Action::Go(place));
    }

    /// An id for a part of the page.
    pub fn part_id(&self, part: &str, place: usize) -> egui::Id {
        egui::Id::unique((self.visit, part, place))
    }

    /// The id under which this visit keeps a scroll position.
    pub fn scroll_id(&self, part: &str) -> (u64, String) {
        (self.visit, part.to_owned())
    }
}

/// The rows of a list: remembered ones if they still hold, else made anew. A list that was
/// narrowed or sorted otherwise has no choice: what was chosen may not be in it.
pub fn rows(view: &View<'_>, state: &mut PlaceState, make: impl FnOnce(&PlaceState) -> Vec<u32>) -> Arc<[u32]> {
    let made_from = (state.filter.clone(), state.sort, view.language);
    if let Some(kept) = &state.rows {
        if kept.snapshot == view.snapshot && kept.made_from == made_from {
            return kept.rows.clone();
        }
        if kept.made_from != made_from {
            state.selected = None;
        }
    }
    let rows: Arc<[u32]> = make(state).into();
    state.selected = state.selected.filter(|selected| *selected < rows.len());
    state.rows = Some(Rows { snapshot: view.snapshot, made_from, rows: rows.clone() });
    rows
}
