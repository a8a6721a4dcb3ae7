//! The window itself: takes events and keys, draws frame, place and what stands before it, and
//! hands what was asked for to `update`.

use std::cell::RefCell;

use egui::{CentralPanel, Context, Frame, Ui, ViewportCommand};

use super::{
    fonts::{self, SystemFonts},
    measure::Measure,
    reading::Reading,
    state::{Start, State},
};
use crate::{
    catalog::Place,
    ui::{
        commands, export_dialog, frame, import, leaving, make_dialog, notice, open_dialog, palette, screen, shortcuts,
        stopped, theme,
        view::{Action, PlaceState, View},
    },
    words::Message,
};

/// The window.
pub struct Window {
    /// Everything it knows.
    pub state: State,
    title: String,
    measure: Measure,
    outline_drawn: bool,
    /// Whether the renderer has already filled the window with its background.
    pub filled: bool,
    /// Whether a field for text had the keys in the last frame.
    was_in_field: bool,
    mouse: [egui::PointerButton; 2],
}

impl Window {
    /// A window that begins; fonts are those of the system, or none in tests without any.
    pub fn new(ctx: &Context, start: Start, fonts: Option<&SystemFonts>) -> Window {
        let reading = Reading::begin(start.origin.clone(), start.this_year);
        Window::with(ctx, start, reading, fonts)
    }

    /// A window whose archive is being read already.
    pub(super) fn with(ctx: &Context, start: Start, reading: Reading, fonts: Option<&SystemFonts>) -> Window {
        theme::install(ctx);
        apply_theme(ctx, start.settings.dark);
        ctx.set_zoom_factor(start.settings.zoom);
        let mut state = State::new(start, reading, ctx);
        if let Some(fonts) = fonts {
            fonts::install(ctx, fonts);
            if !fonts.has_chinese {
                state.notice = Some(Message::new("no-chinese-font").into());
            }
        }
        Window {
            state,
            title: String::new(),
            measure: Measure::of_environment(),
            outline_drawn: false,
            filled: false,
            was_in_field: false,
            mouse: [egui::PointerButton::Extra1, egui::PointerButton::Extra2],
        }
    }

    /// Draws one frame.
    pub fn draw(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        for event in self.state.jobs.events() {
            self.state.event(&ctx, event);
        }
        if let Some(image) = self.state.to_copy.take() {
            ctx.copy_image(image);
        }
        if let Some(opening) = self.state.opening.as_ref().filter(|_| self.outline_drawn) {
            // What was drawn in the frame before is on the screen now.
            opening.outline_is_shown();
        }
        self.outline_drawn = self.state.catalog.forum.format > 0;
        self.measure.frame(&ctx, !self.state.catalog.editions().is_empty());
        self.state.pictures.begin_frame(&ctx);
        self.state.tasks.frame(ctx.input(|input| input.time));
        if ctx.input(|input| input.viewport().close_requested()) {
            self.state.close_requested(&ctx);
        }
        self.state.take_in(&ctx);
        self.keys(&ctx);
        let actions = self.draw_all(ui);
        for action in actions {
            self.state.act(&ctx, action);
        }
        self.was_in_field = ctx.text_edit_focused();
        self.state.leave_when_done(&ctx);
        self.remember_size(&ctx);
        if self.state.opening.is_some() || self.state.tasks.running().next().is_some() {
            // Progress moves while an archive is read or a task runs, and nothing else does.
            ctx.request_repaint_after(std::time::Duration::from_millis(100));
        }
    }

    fn keys(&mut self, ctx: &Context) {
        if self.state.is_covered() {
            return;
        }
        let in_field = ctx.text_edit_focused();
        let mut now = self.state.situation();
        // What is typed in a field is undone in the field.
        now.undo &= !in_field;
        now.redo &= !in_field;
        // Ctrl and Enter end what is being written before they accept anything.
        now.reviewing &= !in_field;
        // Esc belongs to the field or the menu first; a field has lost the keys by it already.
        let take_escape = !(in_field || self.was_in_field || egui::Popup::is_any_open(ctx));
        for command in commands::pressed(ctx, &now, take_escape) {
            self.state.command(ctx, command);
        }
        let typed =
            ctx.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Text(text) if text == "/")));
        if typed && !in_field && now.open {
            self.state.command(ctx, commands::CommandId::Search);
        }
        for (button, command) in self.mouse.into_iter().zip([commands::CommandId::Back, commands::CommandId::Forward]) {
            if ctx.input(|input| input.pointer.button_pressed(button)) {
                self.state.command(ctx, command);
            }
        }
    }

    fn draw_all(&mut self, ui: &mut Ui) -> Vec<Action> {
        let catalog = self.state.catalog.clone();
        let index = self.state.index.clone();
        let pictures = self.state.pictures.clone();
        let inspected = self.state.inspected.clone();
        let importing = self.state.importing.clone();
        let place = self.state.place();
        let now = self.state.situation();
        let visit = self.state.history.here().map_or(0, |visit| visit.number);
        let covered = self.state.is_covered();
        let changes = self.state.changes.clone();
        let searches = self.state.settings.searches.clone();
        let kept = self.state.settings.kept(&catalog.origin);
        let bookmarks = kept.map(|kept| kept.bookmarks.clone()).unwrap_or_default();
        let view = View {
            catalog: &catalog,
            snapshot: self.state.snapshot,
            index: index.as_deref(),
            pictures: &pictures,
            inspected: inspected.as_ref(),
            importing: &importing,
            full_screen: ui.input(|input| input.viewport().fullscreen == Some(true)),
            changes: &changes,
            place: &place,
            visit,
            language: self.state.language(),
            facing: self.state.settings.facing,
            reading: self.state.settings.reading,
            style: self.state.settings.citation,
            bookmarks: &bookmarks,
            searches: &searches,
            this_year: self.state.this_year,
            take_focus: self.state.entered && !covered,
            take_filter: std::mem::take(&mut self.state.filter_asked),
            actions: RefCell::default(),
        };
        let loading = self.state.opening.as_ref().map(|opening| opening.progress.get());
        let barred = self.state.writing.barred().filter(|_| self.state.stopped.is_none());
        frame::draw(ui, &view, &frame::Around { now: &now, loading, barred, tasks: &self.state.tasks.list });
        notice::draw(ui, &view, &now, &mut self.state.notice);
        // To fill it once more would cost a software renderer as much as all the rest.
        let fill = if self.filled { egui::Color32::TRANSPARENT } else { theme::colors(ui).paper };
        CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| {
            if let Some(reason) = &self.state.stopped {
                stopped::draw(ui, &view, reason);
                self.state.entered = false;
                return;
            }
            // Until the outline of an archive is there, there is nothing to show, not even that
            // it is empty: an empty state must not flash by.
            let nothing_yet =
                catalog.forum.format == 0 && catalog.editions().is_empty() && self.state.opening.is_some();
            let mut none = PlaceState::default();
            let state = self.state.history.here_mut().map_or(&mut none, |visit| &mut visit.state);
            if let Some(screen) = screen::of(&place).filter(|_| !nothing_yet) {
                (screen.draw)(ui, &view, state);
                self.state.entered = false;
            }
        });
        self.draw_before(ui, &view, &now);
        self.set_title(ui.ctx(), &view);
        view.actions.into_inner()
    }

    /// What stands before the place.
    fn draw_before(&mut self, ui: &Ui, view: &View<'_>, now: &commands::Situation) {
        if let Some(open) = &mut self.state.palette
            && !palette::draw(ui, view, now, open)
        {
            self.state.palette = None;
            self.state.entered = true;
        }
        if let Some(open) = &mut self.state.open_dialog
            && !open_dialog::draw(ui, view, open)
        {
            self.state.open_dialog = None;
            self.state.entered = true;
        }
        if let Some(open) = &mut self.state.make_dialog
            && !make_dialog::draw(ui, view, open)
        {
            self.state.make_dialog = None;
            self.state.pending = None;
            self.state.entered = true;
        }
        if let Some(open) = &mut self.state.export_dialog
            && !export_dialog::draw(ui, view, open)
            && !view.actions.borrow().contains(&Action::Export)
        {
            self.state.export_dialog = None;
            self.state.entered = true;
        }
        if let Some((_, open)) = &self.state.leaving
            && !leaving::draw(ui, view, open, &self.state.tasks.list)
        {
            self.state.leaving = None;
            self.state.entered = true;
        }
        import::hover(ui, view);
        if self.state.shortcuts && !shortcuts::draw(ui, view) {
            self.state.shortcuts = false;
            self.state.entered = true;
        }
    }

    fn set_title(&mut self, ctx: &Context, view: &View<'_>) {
        let title = format!("{} – Forum Archive", frame::name(view));
        if title != self.title {
            self.title = title.clone();
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    fn remember_size(&mut self, ctx: &Context) {
        let (size, full) = ctx.input(|input| {
            let viewport = input.viewport();
            let full = viewport.fullscreen == Some(true) || viewport.maximized == Some(true);
            (viewport.inner_rect.map(|rect| rect.size()), full)
        });
        if let Some(size) = size.filter(|_| !full) {
            let zoom = ctx.zoom_factor();
            self.state.settings.window = Some((size.x * zoom, size.y * zoom));
        }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.draw(ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.state.keep_position();
        // No thread would live long enough to write them.
        if let Some(file) = &self.state.settings_file
            && let Err(error) = self.state.settings.write(file)
        {
            log::warn!("settings cannot be written: {error}");
        }
    }
}

/// Makes the window light or dark, or lets it follow the system.
pub(super) fn apply_theme(ctx: &Context, dark: Option<bool>) {
    ctx.set_theme(match dark {
        None => egui::ThemePreference::System,
        Some(false) => egui::ThemePreference::Light,
        Some(true) => egui::ThemePreference::Dark,
    });
}

/// The place an archive opens at: the one asked for, else the one shown last.
pub(super) fn first_place(asked: Option<Place>, remembered: Option<&str>) -> Option<Place> {
    asked.or_else(|| remembered.and_then(|address| address.parse().ok()))
}
