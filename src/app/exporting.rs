//! Export in the window: a dialog, a task, and what was written shown in its folder.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{
    carry,
    jobs::{self, Event},
    state::State,
    tasks::Ended,
};
use crate::{
    catalog::Place,
    export::{self, Job, Selection},
    ui::{
        commands::CommandId,
        export_dialog::{Choices, ExportDialog, Preview},
        notice::Notice,
        tasks::TaskState,
        view::Filter,
    },
    words::Message,
};

/// How many names are shown before an export.
const SHOWN: usize = 4;

impl State {
    /// What would be exported here: what is selected, else what a list was narrowed to, else the place.
    pub(super) fn exported_here(&self) -> Vec<Place> {
        let place = self.place();
        let Some(here) = self.history.here() else { return vec![place] };
        let rows = here.state.rows.as_ref().filter(|rows| rows.snapshot == self.snapshot);
        let address = |at: usize| carry::place_of(&self.catalog, &place, *rows?.rows.get(at)? as usize);
        let marked: Vec<Place> = here.state.marked.iter().copied().filter_map(address).collect();
        if !marked.is_empty() {
            return marked;
        }
        if here.state.filter != Filter::default() && matches!(place, Place::Speakers | Place::Articles | Place::Photos)
        {
            let count = rows.map_or(0, |rows| rows.rows.len());
            return (0..count).filter_map(address).collect();
        }
        match place {
            // The archive as a whole is what the timeline and the worklist are about.
            Place::Timeline | Place::Worklist | Place::Import => Vec::new(),
            place => vec![place],
        }
    }

    pub(super) fn show_export_dialog(&mut self, places: Vec<Place>) {
        let choices = self.settings.export.clone();
        let folder = choices.folder.clone().or_else(|| self.documents.clone());
        self.export_dialog = Some(ExportDialog {
            places,
            choices,
            path: folder.map(|folder| folder.display().to_string()).unwrap_or_default(),
            overwrite: false,
            preview: None,
            choosing: false,
            at_once: false,
        });
        self.preview_export();
    }

    /// Exports what is here as the last export was; asks, if there was none.
    pub(super) fn export_again(&mut self) {
        let known = self.settings.export.folder.is_some();
        self.show_export_dialog(self.exported_here());
        if let Some(dialog) = &mut self.export_dialog {
            dialog.at_once = known;
        }
    }

    /// Says anew what would be written; the disk is asked on a thread.
    pub(super) fn preview_export(&mut self) {
        let Some(dialog) = self.export_dialog.clone() else { return };
        let (catalog, index, language) = (self.catalog.clone(), self.index.clone(), self.language());
        self.jobs.spawn("preview of an export", move |send| {
            let languages = dialog.choices.languages();
            let selection = Selection::of(&catalog, index.as_deref(), &dialog.places, languages);
            let without_credit =
                selection.as_ref().map_or(0, |selection| export::without_credit(&catalog, selection).len());
            let preview = selection.and_then(|selection| {
                let format = dialog.choices.format().ok_or_else(|| Message::new("export-nothing"))?;
                let to = Path::new(dialog.path.trim());
                let (names, count) = export::names(&catalog, &selection, language, (format, to), SHOWN)?;
                Ok(Preview { names, count, without_credit })
            });
            send(Event::ExportPreview(Box::new((dialog.choices, dialog.path, preview))));
        });
    }

    /// Shows what would be written, unless something else is asked for by now.
    pub(super) fn export_previewed(&mut self, (choices, path, preview): (Choices, String, Result<Preview, Message>)) {
        let of_this = |dialog: &&mut ExportDialog| dialog.choices == choices && dialog.path == path;
        if let Some(dialog) = self.export_dialog.as_mut().filter(of_this) {
            dialog.preview = Some(preview);
            if std::mem::take(&mut dialog.at_once) && dialog.is_ready() {
                self.export();
            }
        }
    }

    /// Asks for a folder in the system's own dialog.
    pub(super) fn choose_export_folder(&mut self) {
        if let Some(dialog) = &mut self.export_dialog {
            dialog.choosing = true;
            let title = crate::words::get(self.language(), "export-title").into_owned();
            self.jobs.choose_folder(&title, Event::ExportFolder);
        }
    }

    pub(super) fn export_folder_chosen(&mut self, folder: Option<PathBuf>) {
        if let Some(dialog) = &mut self.export_dialog {
            dialog.choosing = false;
            if let Some(folder) = folder {
                dialog.path = folder.display().to_string();
            }
            self.preview_export();
        }
    }

    /// Exports what the dialog asks for, as a task.
    pub(super) fn export(&mut self) {
        let Some(dialog) = self.export_dialog.take() else { return };
        let Some(format) = dialog.choices.format() else { return };
        let to = super::absolute(Path::new(dialog.path.trim()));
        self.settings.export = dialog.choices.clone();
        // A file that was named is not named again; its folder is.
        let folder = if to.extension().is_some() { to.parent().unwrap_or(&to) } else { &to };
        self.settings.export.folder = Some(folder.to_owned());
        self.save();
        let name = Message::new("export-task").with("format", Message::new(format.label));
        let (catalog, overwrite) = (self.catalog.clone(), dialog.overwrite);
        let (index, places, language) = (self.index.clone(), dialog.places.clone(), self.language());
        let store = jobs::store(&catalog.origin);
        self.run_task(name, move |progress, cancel| {
            let languages = dialog.choices.languages();
            let selection = match Selection::of(&catalog, index.as_deref(), &places, languages) {
                Ok(selection) => selection,
                Err(message) => return Ended::new(TaskState::Failed(message)),
            };
            let to = export::package(&catalog, &selection, language, (format, &to));
            let job = Job {
                catalog: &catalog,
                store: store.as_ref(),
                selection: &selection,
                format,
                to: &to,
                overwrite,
                address: dialog.choices.address(),
                language,
                now: Timestamp::now(),
                progress,
                cancel,
            };
            match export::run(&job) {
                Err(message) if cancel.is_cancelled() => Ended::new(TaskState::Cancelled(message)),
                Err(message) => {
                    let told = message.clone();
                    Ended::new(TaskState::Failed(message)).then(move |window| window.notice = Some(told.into()))
                }
                Ok(summary) => {
                    let first = summary.files.first().cloned().unwrap_or_default();
                    let done = Message::new("export-done").with("count", summary.files.len());
                    let done = done.with("path", first.display().to_string());
                    let done = match summary.gaps.iter().chain(&summary.notes).next() {
                        Some(gap) => Message::new("export-done-with-gaps").with("done", done).with("gap", gap.clone()),
                        None => done,
                    };
                    Ended::new(TaskState::Done(done.clone())).then(move |window| {
                        window.exported = Some(first);
                        window.notice = Some(Notice { message: done, offer: Some(CommandId::ShowExported) });
                    })
                }
            }
        });
    }

    /// Shows what was exported last in its folder.
    pub(super) fn show_exported(&mut self) {
        if let Some(path) = self.exported.clone() {
            self.jobs.show_in_folder(path);
        }
    }
}
