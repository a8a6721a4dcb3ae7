//! Changing the archive that is open: deeds, undo and redo, and what follows from each.

use std::path::Path;

use super::{
    deed::{Deed, Made, Trouble},
    reading::How,
    state::State,
    tasks::Again,
    writer::Writing,
};
use crate::{
    archive::change::{ChangeError, Done},
    catalog::Origin,
    ui::{access::Barred, commands::CommandId, make_dialog::MakeDialog, notice::Notice, view::Changes},
    words::Message,
};

impl State {
    /// Changes the archive, if it can be written; asks first where to keep a copy of the built-in one.
    /// What was done, or why not, is told at the foot of the window.
    pub fn change(&mut self, deed: Deed) {
        match &self.writing {
            Writing::Yes(writer) => {
                let (writer, again) = (writer.clone(), Again::Change(deed.clone()));
                self.begin_task(deed.name.clone(), again, move |progress, cancel| {
                    deed.carry_out(writer, progress, cancel)
                });
            }
            Writing::No(Barred::BuiltIn) => self.ask_for_copy(deed),
            Writing::No(barred) => {
                let message = Message::new("change-barred").with("name", deed.name).with("reason", barred.message());
                let message = message.with("hint", barred.hint());
                let offer = matches!(barred, Barred::Held(_)).then_some(CommandId::Reload);
                self.notice = Some(Notice { message, offer });
            }
            // It is done as soon as the archive is there; without one there is no way to ask for it.
            Writing::Unknown => {
                if let Some(opening) = &mut self.opening {
                    opening.then = Some(deed);
                }
            }
        }
    }

    pub(super) fn undo(&mut self) {
        if let Some(name) = self.changes.undo.clone() {
            let name = Message::new("undo-of").with("name", name);
            self.change(Deed::new(name, |work| {
                work.cancel.check()?;
                Ok(Made::Undone(work.lock.undo(work.now)?))
            }));
        }
    }

    pub(super) fn redo(&mut self) {
        if let Some(name) = self.changes.redo.clone() {
            let name = Message::new("redo-of").with("name", name);
            self.change(Deed::new(name, |work| {
                work.cancel.check()?;
                Ok(Made::Redone(work.lock.redo()?))
            }));
        }
    }

    /// Tells how a deed went in the archive of this folder, and shows what has become of it.
    pub(super) fn changed(&mut self, name: &Message, folder: &Path, result: Result<Made, Trouble>) {
        let told = |key: Message, done: &Done| key.with("name", done.name.clone());
        let (message, offer) = match &result {
            Ok(Made::Done(done)) => (told(Message::new("change-done"), done), Some(CommandId::Undo)),
            Ok(Made::Undone(done)) => (told(Message::new("change-undone"), done), Some(CommandId::Redo)),
            Ok(Made::Redone(done)) => (told(Message::new("change-redone"), done), Some(CommandId::Undo)),
            Ok(Made::Nothing(message)) => (message.clone(), None),
            Err(trouble) => {
                let Some(reason) = trouble.message() else { return };
                let message = Message::new("change-not-done").with("name", name.clone()).with("reason", reason);
                let is_conflict = matches!(trouble, Trouble::Change(ChangeError::Conflict { .. }));
                (message, is_conflict.then_some(CommandId::Reload))
            }
        };
        self.notice = Some(Notice { message, offer });
        // What lies before and after it is known when the archive has been read again.
        self.changes = match &result {
            Ok(Made::Done(done) | Made::Redone(done)) => Changes { undo: Some(done.name.clone()), redo: None },
            Ok(Made::Undone(done)) => Changes { undo: None, redo: Some(done.name.clone()) },
            Ok(Made::Nothing(_)) | Err(_) => std::mem::take(&mut self.changes),
        };
        match result {
            Ok(Made::Nothing(_)) => {}
            Ok(_) => self.read_again(folder),
            Err(Trouble::Change(ChangeError::Unfinished { .. })) => {
                // Whoever takes the lock next sets it right: that is the next reading.
                self.writing = Writing::Unknown;
                self.jobs.give_back();
                self.read_again(folder);
            }
            Err(_) => {}
        }
    }

    /// Reads the archive that is shown once more, if it is this one, and no other is on its way.
    fn read_again(&mut self, folder: &Path) {
        let shown = match &self.writing {
            Writing::Yes(writer) => writer.folder() == folder,
            Writing::Unknown | Writing::No(_) => true,
        };
        let origin = self.catalog.origin.clone();
        if !shown || self.opening.as_ref().is_some_and(|opening| opening.origin != origin) {
            return;
        }
        let then = self.opening.take().and_then(|mut opening| opening.then.take());
        let mut opening = self.jobs.open(origin.clone(), self.how(&origin, How::Another));
        opening.then = then;
        self.opening = Some(opening);
    }

    fn ask_for_copy(&mut self, deed: Deed) {
        self.make_dialog = Some(MakeDialog::copy(deed.name.clone()));
        self.pending = Some(deed);
        self.suggest_folder();
    }

    /// The folder of the archive that is shown, if it lies in one.
    pub fn folder(&self) -> Option<&Path> {
        match &self.catalog.origin {
            Origin::Folder(folder) => Some(folder),
            Origin::BuiltIn => None,
        }
    }
}
