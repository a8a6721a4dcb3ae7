//! What a screen is given to draw, and what it may ask for.

use std::{cell::RefCell, path::PathBuf, sync::Arc};

use egui::Ui;

use super::commands::CommandId;
use crate::{
    catalog::{Catalog, Place},
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
    /// The rows of the list, kept until what they depend on changes.
    pub rows: Option<Rows>,
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
    /// Where the catalog lies that they index; another snapshot lies elsewhere.
    pub catalog: usize,
    /// What they were narrowed to, how sorted, and in which language.
    pub made_from: (Filter, usize, Language),
    /// Indexes into the catalog's entries.
    pub rows: Arc<[u32]>,
}

/// Everything a screen may look at while it draws.
pub struct View<'a> {
    /// The archive.
    pub catalog: &'a Catalog,
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

    /// The id under which this visit keeps a scroll position.
    pub fn scroll_id(&self, part: &str) -> (u64, String) {
        (self.visit, part.to_owned())
    }
}

/// The rows of a list: remembered ones if they still hold, else made anew.
pub fn rows(view: &View<'_>, state: &mut PlaceState, make: impl FnOnce(&PlaceState) -> Vec<u32>) -> Arc<[u32]> {
    let catalog = std::ptr::from_ref(view.catalog).addr();
    let made_from = (state.filter.clone(), state.sort, view.language);
    if let Some(kept) = &state.rows
        && kept.catalog == catalog
        && kept.made_from == made_from
    {
        return kept.rows.clone();
    }
    let rows: Arc<[u32]> = make(state).into();
    state.selected = state.selected.filter(|selected| *selected < rows.len());
    state.rows = Some(Rows { catalog, made_from, rows: rows.clone() });
    rows
}

/// A page that scrolls as a whole, with the margins of all pages, at most as wide as given.
pub fn page(ui: &mut Ui, view: &View<'_>, widest: f32, add: impl FnOnce(&mut Ui)) {
    egui::ScrollArea::vertical().id_salt(view.scroll_id("page")).auto_shrink([false, false]).show(ui, |ui| {
        egui::Frame::new().inner_margin(super::theme::space::PAGE).show(ui, |ui| {
            let width = ui.available_width();
            ui.set_width(width);
            ui.vertical(|ui| {
                ui.set_width(width.min(widest));
                add(ui);
            });
        });
    });
}
