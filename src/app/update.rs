//! The only place that changes the state: one arm for each action, command and event.

use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::{carry, jobs::Event, state::State};
use crate::{
    catalog::{Catalog, Origin, PhotoIdx, Place, Target},
    model::Language,
    ui::{
        commands::CommandId,
        palette::Palette,
        screen,
        view::{Action, Filter, Inspected, Look, row_of},
    },
    words::Message,
};

/// How much nearer one step looks at a photo.
const LOOK_STEP: f32 = 1.25;

impl State {
    /// Does what a screen asked for.
    pub fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::Go(place) => self.go(place),
            Action::GoTo(place, filter) => {
                self.go(place);
                if let Some(here) = self.history.here_mut() {
                    here.state.filter = *filter;
                }
            }
            Action::Open(hit) => self.open_hit(hit),
            Action::Seek(query) => self.seek(query),
            Action::Recall(text) => self.palette = Some(Palette::new(&text)),
            Action::Read(reading) => self.set_reading(reading),
            Action::Unmark(place) => self.unmark(place),
            Action::ToList => self.entered = true,
            Action::Do(command) => self.command(ctx, command),
            Action::Browse(address) => ctx.open_url(egui::OpenUrl::new_tab(address)),
            Action::OpenFolder(path) => self.open(Origin::Folder(super::absolute(&path))),
            Action::ChooseFolder => self.choose_folder(),
            Action::ChooseNewFolder => self.choose_new_folder(),
            Action::Make => self.make(),
            Action::CancelTask(number) => self.cancel_task(number),
            Action::RetryTask(number) => self.retry_task(number),
            Action::ClearTasks => self.clear_tasks(),
            Action::LeaveAnyway => self.leave_anyway(),
            Action::Import(asked) => self.import(asked),
            Action::ImportAgain => self.import_again(),
            Action::RetrySources => self.retry_sources(None),
            Action::ChooseSources { folders } => self.choose_sources(folders),
            Action::Decide(source, decision) => self.decide(source, decision),
            Action::DecideAll(decision) => self.decide_all(&decision),
            Action::NameColumnsOfFailed(place, columns) => self.retry_sources(Some((place, columns))),
            Action::NameColumns(source, columns) => self.name_columns(source, columns),
            Action::LoadPicture(key) => self.load_picture(key),
            Action::ExportOf(places) => self.show_export_dialog(places),
            Action::PreviewExport => self.preview_export(),
            Action::ChooseExportFolder => self.choose_export_folder(),
            Action::Export => self.export(),
            Action::PutAside => self.put_aside(),
            Action::Inspect(photo) => self.inspect(photo),
            Action::Retry(photo) => {
                self.pictures.retry(photo);
                self.inspected = None;
            }
            Action::Copy(text) => self.copy(ctx, text),
            Action::CopyCited(style, text) => self.copy_cited(ctx, style, text),
        }
    }

    /// Does a command.
    pub fn command(&mut self, ctx: &Context, command: CommandId) {
        match command {
            CommandId::OpenArchive => self.show_open_dialog(),
            CommandId::NewArchive => self.show_new_dialog(),
            CommandId::Import => self.go(Place::Import),
            CommandId::Accept => self.accept(),
            CommandId::TakeUp => self.take_up(),
            CommandId::Paste => ctx.send_viewport_cmd(ViewportCommand::RequestPaste),
            CommandId::Export => self.show_export_dialog(self.exported_here()),
            CommandId::ExportAgain => self.export_again(),
            CommandId::ShowExported => self.show_exported(),
            #[cfg(feature = "pdf")]
            CommandId::Print => self.print(),
            CommandId::Undo => self.undo(),
            CommandId::Redo => self.redo(),
            CommandId::OpenBuiltIn => self.open(Origin::BuiltIn),
            CommandId::Reload => self.open(self.catalog.origin.clone()),
            CommandId::Quit => self.quit(ctx),
            CommandId::Search => self.palette = Some(Palette::new("")),
            CommandId::SearchCommands => self.palette = Some(Palette::new(">")),
            CommandId::ClearSearches => self.clear_searches(),
            CommandId::Filter => self.find(),
            CommandId::FindNext => self.find_step(1),
            CommandId::FindPrevious => self.find_step(-1),
            CommandId::Timeline => self.go(Place::Timeline),
            CommandId::Speakers => self.go(Place::Speakers),
            CommandId::Articles => self.go(Place::Articles),
            CommandId::Photos => self.go(Place::Photos),
            CommandId::Worklist => self.go(Place::Worklist),
            CommandId::Back => self.back(),
            CommandId::Forward => self.step(ui_forward),
            CommandId::Previous => self.neighbour(false),
            CommandId::Next => self.neighbour(true),
            CommandId::Up if photo_alone(ctx, &self.place()) => full_screen(ctx),
            CommandId::Up => self.up(),
            CommandId::English => self.set_language(Language::En),
            CommandId::Chinese => self.set_language(Language::Zh),
            CommandId::ThemeSystem => self.set_theme(ctx, None),
            CommandId::ThemeLight => self.set_theme(ctx, Some(false)),
            CommandId::ThemeDark => self.set_theme(ctx, Some(true)),
            CommandId::Larger | CommandId::Smaller | CommandId::NormalSize | CommandId::ActualSize
                if matches!(self.place(), Place::Photo(_)) =>
            {
                self.look(command);
            }
            CommandId::ActualSize => {}
            CommandId::Larger => self.set_zoom(ctx, self.settings.zoom + 0.1),
            CommandId::Smaller => self.set_zoom(ctx, self.settings.zoom - 0.1),
            CommandId::NormalSize => self.set_zoom(ctx, 1.0),
            CommandId::FullScreen => full_screen(ctx),
            CommandId::Facing => self.set_facing(),
            CommandId::Bookmark => self.toggle_bookmark(),
            CommandId::Bookmarks => self.palette = Some(Palette::bookmarks()),
            CommandId::CopyAddress => self.copy(ctx, self.place().to_string()),
            CommandId::CopyCitation => self.copy_citation(ctx, self.settings.citation),
            CommandId::Cite(style) => self.copy_citation(ctx, style),
            CommandId::CopyText => self.copy_text(ctx),
            CommandId::CopyImage => self.copy_image(),
            CommandId::CopyCaption => self.copy_caption(ctx),
            CommandId::Shortcuts => self.shortcuts = true,
        }
    }

    /// Takes in what a job has to say. What an older reading still sends is thrown away.
    pub fn event(&mut self, ctx: &Context, event: Event) {
        let current = self.opening.as_ref().map(|opening| opening.number);
        match event {
            Event::Access(number, writing) if current == Some(number) => {
                if let Some(opening) = &mut self.opening {
                    opening.writing = Some(writing);
                }
            }
            Event::Outline(number, catalog) if current == Some(number) => self.outline(catalog),
            Event::Opened(number, opened) if current == Some(number) => self.opened(opened),
            Event::Recovered(number, message) if current == Some(number) => self.notice = Some(message.into()),
            Event::Failed(number, stopped) if current == Some(number) => self.failed(stopped),
            Event::Image(Ok(image)) => {
                self.notice = Some(Message::new("image-copied").into());
                self.to_copy = Some(image);
            }
            Event::Image(Err(error)) => self.notice = Some(error.message().into()),
            Event::Indexed(catalog, index) if Arc::ptr_eq(&catalog, &self.catalog) => {
                self.index = Some(index);
                // The results that take the keys are there only now.
                self.entered |= matches!(self.place(), Place::Search(_));
            }
            Event::Chosen(folder) => self.chosen(folder),
            Event::NewFolder(folder) => self.new_folder_chosen(folder),
            Event::Suggested(folder) => self.suggested(folder),
            Event::Made(made) => self.made(made),
            Event::ExportFolder(folder) => self.export_folder_chosen(folder),
            Event::ExportPreview(preview) => self.export_previewed(*preview),
            Event::Told(message) => self.notice = Some(message.into()),
            Event::Sources(asked) => self.import(asked),
            Event::Picture(number, key, picture) => self.picture_loaded(ctx, number, key, picture),
            Event::Ended(number, ended) => self.task_ended(number, ended),
            Event::Inspected(inspected) if inspected.snapshot == self.snapshot => self.inspected = Some(inspected),
            Event::Access(..)
            | Event::Outline(..)
            | Event::Recovered(..)
            | Event::Opened(..)
            | Event::Indexed(..)
            | Event::Failed(..)
            | Event::Inspected(..) => {}
        }
    }

    /// Writes the settings, if they are written at all.
    pub fn save(&self) {
        if let Some(file) = &self.settings_file {
            self.jobs.save(self.settings.clone(), file.clone());
        }
    }

    pub(super) fn go(&mut self, place: Place) {
        if screen::of(&place).is_none() {
            let message = Message::new("no-screen-yet").with("place", place.to_string());
            self.notice = Some(message.into());
            return;
        }
        self.palette = None;
        if let Place::Search(query) = &place {
            self.settings.searched(query);
        }
        self.keep_position();
        if self.history.go(place) {
            self.entered = true;
            self.resume();
        }
        self.settings.place = Some(self.place().to_string());
    }

    fn step(&mut self, step: fn(&mut super::history::History)) {
        self.keep_position();
        step(&mut self.history);
        self.arrived();
    }

    /// Back to where one was before.
    pub(super) fn back(&mut self) {
        self.step(ui_back);
    }

    fn arrived(&mut self) {
        self.entered = true;
        self.settings.place = Some(self.place().to_string());
    }

    /// One level up: what narrows the list, then the place above.
    fn up(&mut self) {
        if self.give_up_selection() {
            return;
        }
        if let Some(here) = self.history.here_mut().filter(|here| here.state.finding.bar) {
            return here.state.finding.close();
        }
        if matches!(self.place(), Place::Search(_)) {
            // The results stand above no place and below none: one leaves them to where one was.
            return if self.history.can_back() { self.back() } else { self.go(Place::Timeline) };
        }
        let Some(above) = screen::of(&self.place()).and_then(|screen| screen.under.clone()) else {
            // At the top Esc gives the keys back to the place's own list.
            self.entered = true;
            return;
        };
        let left = self.catalog.target(&self.place());
        self.keep_position();
        if self.history.back_to(&above) {
            self.arrived();
        } else {
            self.go(above);
        }
        if let (Some(Target::Edition(index)), Some(here)) = (left, self.history.here_mut())
            && here.place == Place::Timeline
        {
            here.state.selected = Some(index.to_usize());
        }
    }

    /// The item before or after the one that is open in the list it was opened from, which is
    /// chosen there too; none if it was opened from elsewhere.
    fn neighbour_in_list(&mut self, next: bool) -> Option<Option<Place>> {
        let place = self.place();
        let target = self.catalog.target(&place)?;
        let above = screen::of(&place)?.under.as_ref()?;
        let list = self.history.last_mut(above)?;
        let rows = list.state.rows.as_ref().filter(|rows| rows.snapshot == self.snapshot)?.rows.clone();
        let here = row_of(target)?;
        let at = rows.iter().position(|row| *row as usize == here)?;
        let to = if next { at.checked_add(1) } else { at.checked_sub(1) };
        let Some(row) = to.and_then(|to| rows.get(to)) else { return Some(None) };
        list.state.selected = to;
        Some(carry::place_of(&self.catalog, &place, *row as usize))
    }

    /// Gives up what is selected, else what narrows the list; says whether there was either.
    fn give_up_selection(&mut self) -> bool {
        let Some(here) = self.history.here_mut() else { return false };
        let state = &mut here.state;
        let selected = !state.marked.is_empty();
        state.marked.clear();
        if !selected && state.filter == Filter::default() {
            return false;
        }
        if !selected {
            state.filter = Filter::default();
        }
        self.entered = true;
        true
    }

    fn neighbour(&mut self, next: bool) {
        let found = self.neighbour_in_list(next).unwrap_or_else(|| neighbour(&self.catalog, &self.place(), next));
        if let Some(place) = found {
            self.go(place);
        }
    }

    /// Reads what is written into a photo, unless that is being read already.
    fn inspect(&mut self, photo: PhotoIdx) {
        let path = self.catalog.photo(photo).and_then(|entry| self.catalog.photo_path(entry));
        if let Some(path) = path.filter(|_| self.inspected.as_ref().is_none_or(|known| known.photo != photo)) {
            self.inspected = Some(Inspected { snapshot: self.snapshot, photo, found: None });
            self.jobs.inspect(&self.catalog.origin, (self.snapshot, photo), path);
        }
    }

    /// Looks at the photo from nearer or farther.
    fn look(&mut self, command: CommandId) {
        // The keys go back to the photo from the button that was pressed.
        self.entered = true;
        let Some(here) = self.history.here_mut() else { return };
        let look = &mut here.state.look;
        match command {
            CommandId::Larger => look.scale = Some(look.shown * LOOK_STEP),
            CommandId::Smaller => look.scale = Some(look.shown / LOOK_STEP),
            CommandId::ActualSize => look.scale = Some(1.0),
            _ => *look = Look::default(),
        }
    }
}

fn ui_back(history: &mut super::history::History) {
    history.back();
}

fn ui_forward(history: &mut super::history::History) {
    history.forward();
}

/// Whether a photo has the whole screen.
fn photo_alone(ctx: &Context, place: &Place) -> bool {
    matches!(place, Place::Photo(_)) && ctx.input(|input| input.viewport().fullscreen == Some(true))
}

fn full_screen(ctx: &Context) {
    let now = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!now));
}

/// The item before or after the one that is open, in the order of the catalog.
fn neighbour(catalog: &Catalog, place: &Place, next: bool) -> Option<Place> {
    let step = |at: usize| if next { at.checked_add(1) } else { at.checked_sub(1) };
    match catalog.target(place)? {
        Target::Edition(index) => Some(catalog.editions().get(step(index.to_usize())?)?.place()),
        Target::Speaker(index) => Some(catalog.people().get(step(index.to_usize())?)?.place()),
        Target::Photo(index) => Some(catalog.photos().get(step(index.to_usize())?)?.place()),
        Target::Article(index) => {
            // The other language's version is no neighbour: it is the same article.
            let language = catalog.article(index)?.record.language;
            let mut at = index.to_usize();
            loop {
                at = step(at)?;
                let entry = catalog.articles().get(at)?;
                if entry.record.language == language {
                    return Some(entry.place());
                }
            }
        }
        Target::Compare(..) | Target::Always => None,
    }
}
