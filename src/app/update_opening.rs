//! What changes in the state when an archive is opened, read again, or cannot be opened.

use std::{rc::Rc, sync::Arc};

use super::{carry, jobs::Opened, leaving::Towards, reading::How, state::State, writer::Writing};
use crate::{
    catalog::{Catalog, Origin, Place},
    ui::{access::Barred, stopped::Stopped, view::Changes},
    words::Message,
};

impl State {
    /// Opens an archive, or reads the one that is shown again. To another one does not go unasked
    /// while something runs.
    pub(super) fn open(&mut self, origin: Origin) {
        self.open_as(origin, How::Another);
    }

    /// Opens an archive that is this to the one that is shown.
    pub(super) fn open_as(&mut self, origin: Origin, how: How) {
        self.open_dialog = None;
        if origin != self.catalog.origin && self.asks_before(Towards::Open(origin.clone())) {
            return;
        }
        let how = self.how(&origin, how);
        self.opening = Some(self.jobs.open(origin, how));
    }

    /// What an archive is to the one that is shown: this, unless it is the same.
    pub(super) fn how(&self, origin: &Origin, otherwise: How) -> How {
        let shown = self.catalog.complete && self.stopped.is_none();
        if *origin == self.catalog.origin && shown { How::Again } else { otherwise }
    }

    /// Shows what is there first of an archive; of one that is shown already nothing may vanish.
    pub(super) fn outline(&mut self, catalog: Arc<Catalog>) {
        if self.opening.as_ref().is_some_and(|opening| opening.how == How::Another) {
            self.show(catalog);
        }
    }

    pub(super) fn opened(&mut self, opened: Opened) {
        let Opened { catalog, changes, index } = opened;
        self.show(catalog);
        self.changes = changes;
        self.index = index;
        let then = self.opening.take().and_then(|mut opening| opening.then.take());
        self.jobs.keep_only(&self.writing);
        if let Some(place) = self.then_go.take().filter(|_| self.place() == Place::Import) {
            self.go(place);
        }
        if let Some(deed) = then {
            self.change(deed);
        }
    }

    fn is_copy(&self) -> bool {
        self.opening.as_ref().is_some_and(|opening| opening.how == How::Copy)
    }

    fn show(&mut self, catalog: Arc<Catalog>) {
        let another = catalog.origin != self.catalog.origin || self.stopped.is_some();
        if another {
            self.keep_position();
            self.changes = Changes::default();
            self.writing = Writing::Unknown;
            self.tasks.other_archive();
            if self.is_copy() {
                self.settings.keep_of_copy(&self.catalog.origin, &catalog.origin);
            }
        }
        if let Some(writing) = self.opening.as_mut().and_then(|opening| opening.writing.take()) {
            self.writing = writing;
        }
        // What had not been read yet when its place was entered is entered now.
        let place = self.place();
        self.entered |= self.catalog.target(&place).is_none() && catalog.target(&place).is_some();
        if !another || self.is_copy() {
            carry::remember(&mut self.history, &self.catalog, &catalog);
        }
        self.catalog = catalog;
        self.snapshot += 1;
        self.index = None;
        self.inspected = None;
        self.stopped = None;
        if another && !self.is_copy() {
            let place = self.place();
            let known = self.catalog.target(&place).is_some() && !self.history.can_back();
            self.history.restart(if known { place } else { Place::Timeline });
            self.entered = true;
        }
        if self.catalog.complete {
            self.pictures = Rc::new(self.jobs.pictures(&self.catalog.origin, self.thumbnails.as_deref()));
            self.remember_archive();
        }
    }

    fn remember_archive(&mut self) {
        match &self.catalog.origin {
            Origin::Folder(folder) => self.settings.opened(&folder.clone()),
            Origin::BuiltIn => self.settings.archive = None,
        }
        self.save();
    }

    /// An archive that is shown stays; only without one is the whole window about the failure.
    pub(super) fn failed(&mut self, stopped: Stopped) {
        let same = self.opening.take().is_some_and(|opening| opening.origin == self.catalog.origin);
        if same {
            // When it comes back, it is asked anew who may write into it.
            self.writing = Writing::No(Barred::ReadOnly(stopped.message.clone()));
            self.changes = Changes::default();
        }
        self.jobs.keep_only(&self.writing);
        if self.catalog.complete {
            let message = Message::new("could-not-open").with("path", stopped.path.as_str());
            self.notice = Some(message.with("reason", stopped.message).into());
        } else {
            self.stopped = Some(stopped);
            self.entered = true;
        }
    }
}
