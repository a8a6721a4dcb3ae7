//! What a screen is given to draw.

use std::{cell::RefCell, collections::BTreeSet, sync::Arc};

pub use super::action::{Action, Hit};
use super::{
    bookmarks::Bookmark,
    finding::Finding,
    import::{ImportPage, Importing},
    pictures::Pictures,
    reading::Reading,
    search::SearchPage,
    timeline_span::Span,
    widgets::Group,
};
use crate::{
    catalog::{Catalog, EditionIdx, PersonIdx, PhotoIdx, Place, Target},
    export::Style,
    model::{ArticleKind, Language, Mode, Role, Text},
    photo::{Details, PhotoError},
    search::{Index, Kind, Query},
    words::{self, Message},
};

/// What a place remembers while one is elsewhere; it lives in the history.
#[derive(Clone, Debug, Default)]
pub struct PlaceState {
    /// The chosen item: its place in the list as it is sorted and filtered.
    pub selected: Option<usize>,
    /// What the list is narrowed to.
    pub filter: Filter,
    /// What is selected beside it, if several are.
    pub marked: BTreeSet<usize>,
    /// Where selecting with Shift began.
    pub anchor: Option<usize>,
    /// How the list is sorted.
    pub sort: usize,
    /// How the list is grouped.
    pub group: usize,
    /// The groups of its rows.
    pub groups: Arc<[Group]>,
    /// Which years the timeline shows; none shows all.
    pub span: Option<Span>,
    /// Which indicator the timeline shows.
    pub series: usize,
    /// Whether the speakers are shown as a grid of attendance.
    pub attendance: bool,
    /// How many of the latest editions the grid of attendance has turned past.
    pub columns_back: usize,
    /// The rows of the list, kept until what they depend on changes.
    pub rows: Option<Rows>,
    /// What was chosen in a snapshot before, to be found again in the next.
    pub carried: Option<Carried>,
    /// How the photo is looked at.
    pub look: Look,
    /// Who shared a stage and whose name is similar, with the snapshot they were looked for in.
    pub others: Option<(u64, Others)>,
    /// The lines of the worklist as they are searched, with what they were made from.
    pub lines: Option<(u64, Language, Arc<[String]>)>,
    /// The page of results.
    pub search: SearchPage,
    /// What is sought in an article.
    pub finding: Finding,
    /// The import.
    pub import: ImportPage,
    /// The block at the top of the window, in an article.
    pub read: usize,
    /// The block to go on reading at, once it is there.
    pub resume: Option<usize>,
}

impl PlaceState {
    /// Whether anything is selected or chosen.
    pub fn has_choice(&self) -> bool {
        self.selected.is_some() || !self.marked.is_empty()
    }

    /// The rows that are selected, else the one that is chosen.
    pub fn chosen(&self) -> Vec<usize> {
        if self.marked.is_empty() { self.selected.into_iter().collect() } else { self.marked.iter().copied().collect() }
    }

    /// Lets go of what can be made anew when the place is shown again.
    pub fn leave(&mut self) {
        self.search.leave();
        self.finding.leave();
    }
}

/// What was chosen in a list, by its addresses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// The chosen item.
    pub selected: Option<Place>,
    /// What was selected beside it.
    pub marked: Vec<Place>,
}

/// How a photo is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Pixels of the screen for each of the photo; none fits all of it into the space.
    pub scale: Option<f32>,
    /// What is in the middle, in shares of the photo's width and height.
    pub middle: egui::Pos2,
    /// The scale at which it was last drawn.
    pub shown: f32,
}

impl Default for Look {
    fn default() -> Look {
        Look { scale: None, middle: egui::pos2(0.5, 0.5), shown: 1.0 }
    }
}

/// What can be undone and redone in an archive: the names of the changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The change that undo takes back.
    pub undo: Option<Text>,
    /// The change that redo does again.
    pub redo: Option<Text>,
}

/// What is written into a photo's file.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// The snapshot of the archive.
    pub snapshot: u64,
    /// The photo.
    pub photo: PhotoIdx,
    /// What was found; none until it was read.
    pub found: Option<Result<Arc<Details>, PhotoError>>,
}

/// People beside a person.
#[derive(Clone, Debug, Default)]
pub struct Others {
    /// Those who shared a stage, with the editions.
    pub company: Vec<(PersonIdx, Vec<EditionIdx>)>,
    /// Those with similar names.
    pub similar: Vec<PersonIdx>,
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
    /// Id of a person.
    pub person: Option<String>,
    /// A kind of article.
    pub kind: Option<ArticleKind>,
    /// The language of an article.
    pub language: Option<Language>,
    /// An agency, or a credit, in the words of the records.
    pub from: Option<String>,
    /// Whether the photo is held.
    pub held: Option<bool>,
    /// The first and the last year.
    pub years: Option<(u16, u16)>,
}

/// The rows of a list with what they were made from.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The snapshot that they index.
    pub snapshot: u64,
    /// What they were narrowed to, how sorted and grouped.
    pub made_from: MadeFrom,
    /// Indexes into the catalog's entries.
    pub rows: Arc<[u32]>,
}

/// What the rows of a list depend on beside the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFrom {
    filter: Filter,
    sort: usize,
    group: usize,
    language: Language,
    /// Whether its words could be searched for.
    searched: bool,
}

/// Everything a screen may look at while it draws.
pub struct View<'a> {
    /// The archive.
    pub catalog: &'a Catalog,
    /// Which snapshot of the archive it is; each has a number of its own.
    pub snapshot: u64,
    /// What is searched in it, once it is made.
    pub index: Option<&'a Index>,
    /// The pictures of its photos.
    pub pictures: &'a Pictures,
    /// What is written into the photo that is open.
    pub inspected: Option<&'a Inspected>,
    /// What is imported.
    pub importing: &'a Importing,
    /// Whether the window fills the screen.
    pub full_screen: bool,
    /// What can be undone and redone.
    pub changes: &'a Changes,
    /// Where we are.
    pub place: &'a Place,
    /// A number for this visit; scroll positions are kept under it.
    pub visit: u64,
    /// The language of the interface.
    pub language: Language,
    /// Whether articles are shown in both languages at once.
    pub facing: bool,
    /// How articles are set.
    pub reading: Reading,
    /// How citations are written.
    pub style: Style,
    /// The bookmarks in this archive, the last first.
    pub bookmarks: &'a [Bookmark],
    /// What was searched for, the last first.
    pub searches: &'a [String],
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

/// The rows of a list: remembered ones if they still hold, else made anew, with their groups. A
/// list that was narrowed or sorted otherwise has no choice: what was chosen may not be in it.
pub fn rows(
    view: &View<'_>,
    state: &mut PlaceState,
    make: impl FnOnce(&PlaceState) -> (Vec<u32>, Vec<Group>),
) -> Arc<[u32]> {
    let made_from = MadeFrom {
        filter: state.filter.clone(),
        sort: state.sort,
        group: state.group,
        language: view.language,
        searched: view.index.is_some() && !state.filter.text.trim().is_empty(),
    };
    if let Some(kept) = &state.rows {
        if kept.snapshot == view.snapshot && kept.made_from == made_from {
            return kept.rows.clone();
        }
        if kept.made_from != made_from {
            state.selected = None;
            state.carried = None;
        }
        state.marked.clear();
        state.anchor = None;
    }
    let (rows, groups) = make(state);
    let rows: Arc<[u32]> = rows.into();
    if let Some(carried) = state.carried.take() {
        let find = |place: &Place| {
            let row = row_of(view.catalog.target(place)?)?;
            rows.iter().position(|other| *other as usize == row)
        };
        state.selected = carried.selected.as_ref().and_then(find).or(state.selected);
        state.marked = carried.marked.iter().filter_map(find).collect();
    }
    state.selected = state.selected.filter(|selected| *selected < rows.len());
    state.groups = groups.into();
    state.rows = Some(Rows { snapshot: view.snapshot, made_from, rows: rows.clone() });
    rows
}

/// The entries of a kind in which the words of a filter are found, in their order; none if there
/// are no words, or they cannot be searched for yet.
pub fn with_words(view: &View<'_>, text: &str, kind: Kind) -> Option<Vec<u32>> {
    let text = text.trim();
    let index = view.index.filter(|_| !text.is_empty())?;
    Some(index.matching(view.catalog, &Query::parse(text), kind))
}

/// The place of an entry among those of its kind, of which there is a list.
pub fn row_of(target: Target) -> Option<usize> {
    match target {
        Target::Speaker(index) => Some(index.to_usize()),
        Target::Article(index) => Some(index.to_usize()),
        Target::Photo(index) => Some(index.to_usize()),
        Target::Edition(_) | Target::Compare(..) | Target::Always => None,
    }
}
