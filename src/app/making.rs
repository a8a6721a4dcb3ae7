//! New archives on the disk, asked for in a dialog: a copy of the built-in one before its first
//! change, and empty ones.

use std::path::{Path, PathBuf};

use super::{
    jobs::{Event, Jobs},
    reading::How,
    state::State,
};
use crate::{
    archive,
    catalog::Origin,
    model::Text,
    ui::make_dialog::{MakeDialog, Purpose},
    words::{self, Message},
};

/// The most names that are tried for a new folder.
const MOST_NAMES: usize = 100;

impl State {
    pub(super) fn show_new_dialog(&mut self) {
        self.open_dialog = None;
        self.pending = None;
        self.make_dialog = Some(MakeDialog::new_archive());
        self.suggest_folder();
    }

    /// Looks for a folder to suggest, of a name that is still free.
    pub(super) fn suggest_folder(&mut self) {
        if let Some(documents) = self.documents.clone() {
            self.jobs.suggest(documents, self.new_name());
        }
    }

    fn new_name(&self) -> String {
        words::get(self.language(), "new-folder").into_owned()
    }

    /// Asks in the system's own dialog where the new archive is to lie.
    pub(super) fn choose_new_folder(&mut self) {
        let Some(dialog) = &mut self.make_dialog else { return };
        dialog.choosing = true;
        dialog.nothing_chosen = false;
        let (title, name) = (words::get(self.language(), "folder-title"), self.new_name());
        self.jobs.choose_new_folder(&title, name);
    }

    pub(super) fn suggested(&mut self, folder: PathBuf) {
        if let Some(dialog) = self.make_dialog.as_mut().filter(|dialog| dialog.path.is_empty()) {
            dialog.path = folder.display().to_string();
        }
    }

    pub(super) fn new_folder_chosen(&mut self, folder: Option<PathBuf>) {
        let Some(dialog) = &mut self.make_dialog else { return };
        dialog.choosing = false;
        dialog.nothing_chosen = folder.is_none();
        if let Some(folder) = folder {
            dialog.path = folder.display().to_string();
            dialog.error = None;
        }
    }

    /// Makes what the dialog asks for.
    pub(super) fn make(&mut self) {
        let Some(dialog) = self.make_dialog.as_mut().filter(|dialog| !dialog.making) else { return };
        let path = super::absolute(Path::new(dialog.path.trim()));
        dialog.making = true;
        dialog.error = None;
        match &dialog.purpose {
            Purpose::Copy(_) => self.jobs.make(path, archive::copy_built_in),
            Purpose::New { en, zh } => {
                let some = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
                let name = Text { en: some(en), zh: some(zh) };
                self.jobs.make(path, move |path| archive::create(path, name));
            }
        }
    }

    /// Opens what was made, and goes on with what it was made for; or says in the dialog why not.
    pub(super) fn made(&mut self, made: Result<PathBuf, Message>) {
        let Some(dialog) = self.make_dialog.as_mut().filter(|dialog| dialog.making) else { return };
        match made {
            Err(message) => {
                dialog.making = false;
                dialog.error = Some(message);
            }
            Ok(folder) => {
                let is_copy = matches!(dialog.purpose, Purpose::Copy(_));
                self.make_dialog = None;
                let then = self.pending.take();
                self.open_as(Origin::Folder(folder), if is_copy { How::Copy } else { How::Another });
                if let Some(opening) = &mut self.opening {
                    opening.then = then;
                }
            }
        }
    }
}

impl Jobs {
    fn suggest(&self, inside: PathBuf, name: String) {
        self.spawn("suggestion", move |send| {
            if let Some(free) = free(&inside, &name) {
                send(Event::Suggested(free));
            }
        });
    }

    /// Asks for a folder; in one that holds something a new one is meant.
    fn choose_new_folder(&self, title: &str, name: String) {
        self.choose_folder(title, move |folder| {
            let Some(folder) = folder else { return Event::NewFolder(None) };
            let is_empty = folder.read_dir().is_ok_and(|mut entries| entries.next().is_none());
            let chosen = if is_empty { None } else { free(&folder, &name) };
            Event::NewFolder(Some(chosen.unwrap_or(folder)))
        });
    }

    fn make(&self, path: PathBuf, make: impl FnOnce(&Path) -> Result<(), archive::WriteError> + Send + 'static) {
        self.spawn("new archive", move |send| {
            let made = make(&path).map_err(|error| error.message);
            send(Event::Made(made.map(|()| path)));
        });
    }
}

/// A name in a folder that nothing has yet: this one, or with a number.
fn free(inside: &Path, name: &str) -> Option<PathBuf> {
    (1..=MOST_NAMES)
        .map(|number| inside.join(if number == 1 { name.to_owned() } else { format!("{name} {number}") }))
        .find(|path| !path.exists())
}
