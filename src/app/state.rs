//! Everything the window knows, and what it was last told. Drawing reads it; `update` alone
//! changes it.

use std::{path::PathBuf, rc::Rc, sync::Arc};

use super::{
    deed::Deed,
    history::History,
    jobs::Jobs,
    leaving::Towards,
    reading::{Opening, Reading},
    settings::Settings,
    tasks::Tasks,
    writer::Writing,
};
use crate::{
    catalog::{Catalog, Input, Origin, Place},
    model::Language,
    search::Index,
    ui::{
        commands::Situation,
        export_dialog::ExportDialog,
        import::Importing,
        leaving::Leaving,
        make_dialog::MakeDialog,
        notice::Notice,
        open_dialog::OpenDialog,
        palette::Palette,
        pictures::Pictures,
        screen,
        stopped::Stopped,
        view::{Changes, Inspected},
    },
};

/// How a window begins.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The archive to open.
    pub origin: Origin,
    /// The place to show.
    pub place: Option<Place>,
    /// The settings as they were read.
    pub settings: Settings,
    /// Where to write them; none does not write them.
    pub settings_file: Option<PathBuf>,
    /// Where thumbnails are kept between two starts; none keeps them nowhere.
    pub thumbnails: Option<PathBuf>,
    /// Where a new archive is suggested to lie; none suggests no place.
    pub documents: Option<PathBuf>,
    /// The language of the system.
    pub system_language: Language,
    /// The language the command line asked for; it is not remembered.
    pub language: Option<Language>,
    /// The present year.
    pub this_year: u16,
}

/// The state of the window.
pub struct State {
    /// The archive that is shown.
    pub catalog: Arc<Catalog>,
    /// A number for that snapshot of it.
    pub snapshot: u64,
    /// What is searched in it, once it is made.
    pub index: Option<Arc<Index>>,
    /// The pictures of its photos.
    pub pictures: Rc<Pictures>,
    /// The archive that is being read.
    pub opening: Option<Opening>,
    /// Whether the archive that is shown can be changed.
    pub writing: Writing,
    /// What can be undone and redone in it.
    pub changes: Changes,
    /// What takes time, running or ended.
    pub tasks: Tasks,
    /// Why no archive is shown.
    pub stopped: Option<Stopped>,
    /// Where we are and were.
    pub history: History,
    /// The settings.
    pub settings: Settings,
    /// Where the settings are written.
    pub settings_file: Option<PathBuf>,
    /// Where thumbnails are kept between two starts.
    pub thumbnails: Option<PathBuf>,
    /// Where a new archive is suggested to lie.
    pub documents: Option<PathBuf>,
    /// The language of the system.
    pub system_language: Language,
    /// The language the command line asked for, until another is chosen.
    pub asked_language: Option<Language>,
    /// The palette, while it is open.
    pub palette: Option<Palette>,
    /// The open dialog, while it is open.
    pub open_dialog: Option<OpenDialog>,
    /// The dialog for a new archive, while it is open.
    pub make_dialog: Option<MakeDialog>,
    /// The dialog for an export, while it is open.
    pub export_dialog: Option<ExportDialog>,
    /// What shows what is printed.
    #[cfg(feature = "pdf")]
    pub viewer: super::printing::Viewer,
    /// What was exported last.
    pub(super) exported: Option<PathBuf>,
    /// What is to be done to the copy of the built-in archive that is asked for.
    pub(super) pending: Option<Deed>,
    /// The question whether to leave although something runs, and for where.
    pub(super) leaving: Option<(Towards, Leaving)>,
    /// An image for the clipboard.
    pub to_copy: Option<egui::ColorImage>,
    /// What is written into the photo that is open.
    pub inspected: Option<Inspected>,
    /// What is imported.
    pub importing: Importing,
    /// Where to go when the archive has been read again.
    pub(super) then_go: Option<Place>,
    /// Whether the page of keys is open.
    pub shortcuts: bool,
    /// Something the user should know.
    pub notice: Option<Notice>,
    /// Whether the place was just entered.
    pub entered: bool,
    /// Whether the filter was just asked for.
    pub filter_asked: bool,
    /// The present year.
    pub this_year: u16,
    /// The jobs.
    pub jobs: Jobs,
}

impl State {
    /// The state of a window that begins.
    pub fn new(start: Start, reading: Reading, ctx: &egui::Context) -> State {
        let Reading { jobs, opening } = reading;
        let first = jobs.wake(ctx);
        let place = start.place.filter(|place| screen::of(place).is_some()).unwrap_or(Place::Timeline);
        let mut state = State {
            snapshot: 0,
            index: None,
            pictures: Rc::default(),
            thumbnails: start.thumbnails,
            documents: start.documents,
            writing: Writing::Unknown,
            changes: Changes::default(),
            tasks: Tasks::default(),
            make_dialog: None,
            export_dialog: None,
            #[cfg(feature = "pdf")]
            viewer: super::printing::viewer_of_system(),
            exported: None,
            pending: None,
            leaving: None,
            catalog: Arc::new(crate::catalog::build(Input { origin: start.origin, ..Input::default() })),
            opening: Some(opening),
            stopped: None,
            history: History::new(place),
            settings: start.settings,
            settings_file: start.settings_file,
            system_language: start.system_language,
            asked_language: start.language,
            palette: None,
            open_dialog: None,
            to_copy: None,
            inspected: None,
            importing: Importing::default(),
            then_go: None,
            shortcuts: false,
            notice: None,
            entered: true,
            filter_asked: false,
            this_year: start.this_year,
            jobs,
        };
        state.resume();
        for event in first {
            state.event(ctx, event);
        }
        state
    }

    /// The language of the interface.
    pub fn language(&self) -> Language {
        self.asked_language.or(self.settings.language).unwrap_or(self.system_language)
    }

    /// The place that is shown.
    pub fn place(&self) -> Place {
        self.history.here().map_or(Place::Timeline, |visit| visit.place.clone())
    }

    /// Whether something stands before the place and has the keys.
    pub fn is_covered(&self) -> bool {
        let dialog = self.open_dialog.is_some() || self.make_dialog.is_some() || self.leaving.is_some();
        let dialog = dialog || self.export_dialog.is_some();
        self.palette.is_some() || dialog || self.shortcuts
    }

    /// What decides which commands can be done.
    pub fn situation(&self) -> Situation {
        let place = self.place();
        let screen = screen::of(&place);
        let open = self.stopped.is_none();
        let can_turn = open && matches!(self.writing, Writing::Yes(_)) && !self.tasks.is_changing();
        Situation {
            open,
            back: open && self.history.can_back(),
            forward: open && self.history.can_forward(),
            item: open && screen.is_some_and(|screen| screen.under.is_some()),
            article: open && matches!(place, Place::Article(_)),
            citable: open && self.can_cite(),
            photo: open && matches!(place, Place::Photo(_)),
            list: open && screen.is_some_and(|screen| screen.filters),
            searched: !self.settings.searches.is_empty(),
            folder: self.folder().is_some(),
            reviewing: open && self.can_accept(),
            exported: self.exported.is_some(),
            aside: open && self.importing.aside.is_some(),
            undo: can_turn && self.changes.undo.is_some(),
            redo: can_turn && self.changes.redo.is_some(),
        }
    }
}
