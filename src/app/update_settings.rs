//! What changes in the state when settings are chosen, and while a folder is asked for.

use std::path::PathBuf;

use egui::Context;

use super::{jobs::Event, settings::ZOOM, state::State};
use crate::{
    catalog::Origin,
    model::Language,
    ui::{open_dialog::OpenDialog, reading::Reading},
};

impl State {
    pub(super) fn set_language(&mut self, language: Language) {
        self.asked_language = None;
        self.settings.language = Some(language);
        self.save();
    }

    pub(super) fn set_theme(&mut self, ctx: &Context, dark: Option<bool>) {
        self.settings.dark = dark;
        super::window::apply_theme(ctx, dark);
        self.save();
    }

    pub(super) fn set_zoom(&mut self, ctx: &Context, zoom: f32) {
        self.settings.zoom = ((zoom * 10.0).round() / 10.0).clamp(*ZOOM.start(), *ZOOM.end());
        ctx.set_zoom_factor(self.settings.zoom);
        self.save();
    }

    pub(super) fn set_reading(&mut self, reading: Reading) {
        self.settings.reading = reading;
        self.save();
    }

    pub(super) fn set_facing(&mut self) {
        self.settings.facing = !self.settings.facing;
        self.save();
    }

    pub(super) fn show_open_dialog(&mut self) {
        let path = match &self.catalog.origin {
            Origin::Folder(path) => path.display().to_string(),
            Origin::BuiltIn => String::new(),
        };
        self.open_dialog = Some(OpenDialog { path, recent: self.settings.recent.clone(), ..OpenDialog::default() });
    }

    pub(super) fn choose_folder(&mut self) {
        if let Some(dialog) = &mut self.open_dialog {
            dialog.choosing = true;
            dialog.nothing_chosen = false;
        }
        let title = crate::words::get(self.language(), "open-title");
        self.jobs.choose_folder(&title, Event::Chosen);
    }

    pub(super) fn chosen(&mut self, folder: Option<PathBuf>) {
        match (folder, &mut self.open_dialog) {
            (Some(folder), dialog) => {
                *dialog = None;
                self.open(Origin::Folder(folder));
            }
            (None, Some(dialog)) => {
                dialog.choosing = false;
                dialog.nothing_chosen = true;
            }
            (None, None) => {}
        }
    }
}
