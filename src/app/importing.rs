//! Import in the window: sources are read as a task, decided on, and written as a change.

use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use egui::{ColorImage, Context, TextureOptions};

use super::{
    deed::{Deed, Made},
    jobs::{self, Event, Jobs},
    state::State,
    tasks::Ended,
};
use crate::{
    archive::{Cancel, Progress, StoreError},
    catalog::{Catalog, EditionEntry, Place},
    import::{
        self, Batch, ColumnKind, Options,
        apply::{self, Prepared},
        review::{Decision, EditionChoice, ForAll, Names, Review},
    },
    photo::{self, Limits, PhotoError, Wanted},
    ui::{
        commands::CommandId,
        import::{Asked, Key, Picture, Reviewing},
        notice::Notice,
        tasks::TaskState,
    },
    words::{self, Message},
};

/// The longer side of a picture that is looked at before it is taken, in pixels at most.
const PICTURE_SIDE: u32 = 1024;

/// What pasted text is called, as a file.
const PASTED: &str = "pasted.txt";

impl State {
    /// Reads sources, to be decided on. What is being decided on already stays; what is asked for while
    /// others are read waits for them.
    pub(super) fn import(&mut self, asked: Vec<Asked>) {
        if asked.is_empty() {
            return;
        }
        if self.stopped.is_some() || !self.catalog.complete {
            self.notice = Some(Message::new("import-not-yet").into());
            return;
        }
        self.go(Place::Import);
        if self.importing.reading {
            self.importing.waiting.extend(asked);
            return;
        }
        let earlier = self.importing.reviewing.clone();
        match earlier.filter(|earlier| Arc::ptr_eq(&earlier.catalog, &self.catalog)) {
            Some(earlier) => self.read_paths(asked, Some(earlier)),
            None => {
                // What was read for another state of the archive is read for this one, all together.
                let mut all = self.importing.reviewing.as_ref().map(|old| old.asked.clone()).unwrap_or_default();
                all.extend(asked);
                self.read_paths(all, None);
            }
        }
    }

    /// Reads everything once more that is being decided on.
    pub(super) fn import_again(&mut self) {
        if let Some(reviewing) = self.importing.reviewing.take() {
            self.import(reviewing.asked.clone());
        }
    }

    /// Reads what could not be read once more; only one of it, if somebody has named its columns.
    pub(super) fn retry_sources(&mut self, only: Option<(usize, Vec<ColumnKind>)>) {
        let Some(reviewing) = self.importing.reviewing.clone().filter(|_| !self.importing.reading) else { return };
        if !Arc::ptr_eq(&reviewing.catalog, &self.catalog) {
            return self.import_again();
        }
        let (place, columns) = only.unzip();
        let is_meant = move |at: usize| place.is_none_or(|place| place == at);
        let failed = reviewing.review.failed.iter().enumerate().filter(|(at, _)| is_meant(*at));
        let failed: Vec<import::Failed> = failed.map(|(_, failed)| failed.clone()).collect();
        let name = Message::new("import-task").with("count", failed.len());
        let begin = move || {
            let mut review = reviewing.review.clone();
            let mut at = 0..;
            review.failed.retain(|_| !at.next().is_some_and(is_meant));
            Some(review)
        };
        self.read_sources(name, (Vec::new(), true), begin, move |catalog, progress, cancel| {
            let options = Options { looks: true, columns: columns.clone(), ..Options::default() };
            let found = failed.iter().flat_map(import::Failed::again).collect();
            let mut batch = import::read_all(found, catalog, &options, progress, cancel);
            // What somebody has said stays said.
            let named = batch.failed.iter_mut().flat_map(|failed| &mut failed.columns).zip(columns.iter().flatten());
            named.for_each(|(column, kind)| column.kind = *kind);
            batch
        });
    }

    fn read_paths(&mut self, asked: Vec<Asked>, earlier: Option<Arc<Reviewing>>) {
        let name = Message::new("import-task").with("count", asked.len());
        let of = (asked.clone(), earlier.is_some());
        let begin = move || earlier.as_ref().map(|earlier| earlier.review.clone());
        self.read_sources(name, of, begin, move |catalog, progress, cancel| read(&asked, catalog, progress, cancel));
    }

    /// Reads sources as a task; `begin` gives the review that they join.
    fn read_sources(
        &mut self,
        name: Message,
        (asked, more): (Vec<Asked>, bool),
        begin: impl Fn() -> Option<Review> + Send + Sync + 'static,
        read: impl Fn(&Catalog, &Progress, &Cancel) -> Batch + Send + Sync + 'static,
    ) {
        let catalog = self.catalog.clone();
        let store = jobs::store(&catalog.origin);
        self.importing.reading = true;
        self.run_task(name, move |progress, cancel| {
            let mut batch = read(&catalog, progress, cancel);
            import::find_alike(&mut batch, &catalog, store.as_ref(), progress, cancel);
            let read = apply::imports(store.as_ref()).map(|imports| match begin() {
                Some(earlier) => earlier.with(batch, &catalog, &imports),
                None => Review::new(batch, &catalog, &imports),
            });
            let (state, read) = match read {
                _ if cancel.is_cancelled() => (TaskState::Cancelled(Message::new("task-cancelled")), None),
                Ok(review) => {
                    (TaskState::Done(Message::new("task-done")), Some((review, Arc::new(Names::of(&catalog)))))
                }
                Err(message) => (TaskState::Failed(message), None),
            };
            let of = (catalog.clone(), asked.clone(), more);
            Ended::new(state).then(move |window| window.sources_read(read, of))
        });
    }

    fn sources_read(
        &mut self,
        read: Option<(Review, Arc<Names>)>,
        (catalog, asked, more): (Arc<Catalog>, Vec<Asked>, bool),
    ) {
        self.importing.reading = false;
        if let Some((mut review, names)) = read {
            let earlier = self.importing.reviewing.take().filter(|_| more);
            self.importing.reviewing = Some(Arc::new(match earlier.map(Arc::unwrap_or_clone) {
                Some(mut earlier) => {
                    // What was decided while the others were read stays.
                    for (source, decided) in review.sources.iter_mut().zip(&mut earlier.review.sources) {
                        *source = std::mem::take(decided);
                    }
                    earlier.asked.extend(asked);
                    earlier.review = review;
                    earlier.count();
                    earlier
                }
                None => {
                    self.importing.number += 1;
                    Reviewing::new(self.importing.number, review, (catalog, names), asked)
                }
            }));
            self.go(Place::Import);
            self.entered = true;
        }
        let waiting = std::mem::take(&mut self.importing.waiting);
        self.import(waiting);
    }

    /// Decides about a source.
    pub(super) fn decide(&mut self, source: usize, decision: Decision) {
        let Some(reviewing) = self.importing.reviewing.as_mut().map(Arc::make_mut) else { return };
        let catalog = reviewing.catalog.clone();
        if let Some(of) = reviewing.review.sources.get_mut(source) {
            of.decide(decision, &catalog);
        }
        reviewing.decided = true;
        reviewing.count_one(source);
    }

    /// Reads a spreadsheet once more, with columns that somebody has named.
    pub(super) fn name_columns(&mut self, source: usize, columns: Vec<ColumnKind>) {
        let Some(reviewing) = &self.importing.reviewing else { return };
        let (number, catalog) = (reviewing.number, reviewing.catalog.clone());
        let Some(review) = reviewing.review.sources.get(source) else { return };
        let Some(original) = review.original.clone() else { return };
        let (name, store) = (review.proposal.source.clone(), jobs::store(&catalog.origin));
        self.run_task(Message::new("import-task").with("count", 1), move |_, _| {
            let batch = import::read_columns(&name, &original, columns.clone(), &catalog);
            let failed = batch.failed.first().map(|failed| failed.reason.0.clone());
            let read = apply::imports(store.as_ref()).map(|imports| Review::new(batch, &catalog, &imports));
            let (state, read) = match (read, failed) {
                (Err(message), _) | (Ok(_), Some(message)) => (TaskState::Failed(message), None),
                (Ok(review), None) => (TaskState::Done(Message::new("task-done")), Some(review)),
            };
            let told = state.clone();
            Ended::new(state).then(move |window| match (read, told) {
                (Some(review), _) => window.columns_read(number, source, review),
                (None, TaskState::Failed(message)) => window.notice = Some(message.into()),
                (None, _) => {}
            })
        });
    }

    fn columns_read(&mut self, number: u64, source: usize, review: Review) {
        let reviewing = self.importing.reviewing.as_mut().filter(|reviewing| reviewing.number == number);
        if let Some(reviewing) = reviewing.map(Arc::make_mut) {
            reviewing.review.read_again(source, review);
            reviewing.decided = true;
            reviewing.count();
        }
    }

    /// Decides about all sources.
    pub(super) fn decide_all(&mut self, decision: &ForAll) {
        let Some(reviewing) = self.importing.reviewing.as_mut().map(Arc::make_mut) else { return };
        let catalog = reviewing.catalog.clone();
        reviewing.review.decide_all(decision, &catalog);
        reviewing.decided = true;
        reviewing.count();
    }

    /// Whether there is an import that would bring something.
    pub(super) fn can_accept(&self) -> bool {
        let of_this =
            |reviewing: &Arc<Reviewing>| reviewing.records > 0 && reviewing.catalog.origin == self.catalog.origin;
        self.place() == Place::Import
            && self.importing.reviewing.as_ref().is_some_and(of_this)
            && !self.tasks.is_changing()
    }

    /// Writes what was decided, as one change.
    pub(super) fn accept(&mut self) {
        let Some(reviewing) = self.importing.reviewing.clone().filter(|_| self.can_accept()) else { return };
        let name = Message::new("import-accepting").with("count", reviewing.records);
        let wanted = reviewing.clone();
        let brought: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = brought.clone();
        let deed = Deed::new(name, move |work| {
            work.cancel.check()?;
            let Prepared { change, brought } = apply::prepare(&wanted.review, &wanted.catalog, work.store, work.now)?;
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = brought.into_iter().flatten().collect();
            work.cancel.check()?;
            match change {
                Some(change) => Ok(Made::Done(work.lock.apply(&change, work.now)?)),
                None => Ok(Made::Nothing(Message::new("import-nothing"))),
            }
        });
        self.change(deed.after(move |window| {
            let brought = brought.lock().unwrap_or_else(PoisonError::into_inner).clone();
            window.accepted(&reviewing, &brought);
        }));
    }

    /// An import was written: it is no longer decided on, and what it brought is shown.
    fn accepted(&mut self, reviewing: &Arc<Reviewing>, brought: &[String]) {
        let written = |now: &Arc<Reviewing>| now.number == reviewing.number;
        if self.importing.reviewing.as_ref().is_some_and(written) {
            self.importing.reviewing = None;
        }
        let known = reviewing.edition.and_then(|choice| match choice {
            EditionChoice::Known(index) => reviewing.catalog.edition(index).map(EditionEntry::place),
            EditionChoice::New { .. } | EditionChoice::None => None,
        });
        let first = |kind: &str| brought.iter().find(|address| address.starts_with(kind));
        let kinds = ["edition/", "article/", "photo/", "speaker/"];
        let place = known.or_else(|| kinds.into_iter().find_map(first)?.parse().ok());
        self.then_go = Some(place.unwrap_or(Place::Timeline)).filter(|_| self.place() == Place::Import);
    }

    /// Puts the import aside; it can be taken up again.
    pub(super) fn put_aside(&mut self) {
        let Some(reviewing) = self.importing.reviewing.take() else { return };
        if reviewing.decided {
            let message = Message::new("import-put-aside");
            self.notice = Some(Notice { message, offer: Some(CommandId::TakeUp) });
        }
        self.importing.aside = Some(reviewing);
        self.leave_import();
    }

    /// Back to where the import was called from.
    fn leave_import(&mut self) {
        if self.history.can_back() {
            self.back();
        } else {
            self.go(Place::Timeline);
        }
    }

    /// Takes up the import that was put aside.
    pub(super) fn take_up(&mut self) {
        if let Some(aside) = self.importing.aside.take() {
            let present = self.importing.reviewing.replace(aside);
            self.importing.aside = present;
            self.go(Place::Import);
        }
    }

    /// Asks for files or folders in the system's own dialog.
    pub(super) fn choose_sources(&self, folders: bool) {
        let title = words::get(self.language(), "import-choose-title");
        self.jobs.choose_sources(&title, folders);
    }

    /// Loads the picture of a photo that came.
    pub(super) fn load_picture(&mut self, key: Key) {
        let Some(reviewing) = self.importing.reviewing.as_mut().map(Arc::make_mut) else { return };
        let Some(source) = reviewing.review.sources.get(key.0) else { return };
        let Some(file) = source.proposal.photos.get(key.1).and_then(|photo| photo.file.clone()) else { return };
        let original = source.original.clone();
        reviewing.keep_picture(key, Picture::Waiting);
        self.jobs.picture(reviewing.number, key, move || match (&file.within, &original) {
            (Some(bytes), _) => Some(bytes.to_vec()),
            (None, Some(original)) => (original.read)().ok(),
            (None, None) => None,
        });
    }

    /// Keeps a picture that was loaded, if it is still looked at.
    pub(super) fn picture_loaded(
        &mut self,
        ctx: &Context,
        number: u64,
        key: Key,
        picture: Result<ColorImage, PhotoError>,
    ) {
        let Some(reviewing) = self.importing.reviewing.as_mut().map(Arc::make_mut) else { return };
        if reviewing.number == number {
            let picture = match picture {
                Ok(image) => Picture::Ready(ctx.load_texture("photo that came", image, TextureOptions::LINEAR)),
                Err(error) => Picture::Failed(error),
            };
            reviewing.keep_picture(key, picture);
        }
    }

    /// Takes in what was dropped on the window or pasted into no field.
    pub(super) fn take_in(&mut self, ctx: &Context) {
        let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
        let mut asked: Vec<Asked> = dropped.iter().map(|file| Asked::Path(file.path().to_owned())).collect();
        if !self.is_covered() && !ctx.text_edit_focused() {
            ctx.input(|input| {
                asked.extend(input.events.iter().filter_map(|event| match event {
                    egui::Event::Paste(text) if !text.trim().is_empty() => Some(Asked::Text(text.clone())),
                    _ => None,
                }));
            });
        }
        self.import(asked);
    }
}

/// Reads what was asked for.
fn read(asked: &[Asked], catalog: &Catalog, progress: &Progress, cancel: &Cancel) -> Batch {
    let options = Options { looks: true, ..Options::default() };
    let path = |one: &Asked| match one {
        Asked::Path(path) => Some(path.clone()),
        Asked::Text(_) => None,
    };
    let paths: Vec<PathBuf> = asked.iter().filter_map(path).collect();
    let mut batch = import::read_all(import::gather(&paths), catalog, &options, progress, cancel);
    for one in asked {
        if let Asked::Text(text) = one {
            batch.append(import::read_pasted(PASTED, text, catalog, &options));
        }
    }
    batch
}

impl Jobs {
    fn choose_sources(&self, title: &str, folders: bool) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title);
        let paths = |files: Option<Vec<rfd::FileHandle>>| {
            files.unwrap_or_default().iter().map(|file| Asked::Path(file.path().to_owned())).collect()
        };
        // The dialog has to be made on this thread, as macOS demands; it is waited for on another.
        if folders {
            let dialog = dialog.pick_folders();
            self.spawn("folder dialog", move |send| send(Event::Sources(paths(pollster::block_on(dialog)))));
        } else {
            let dialog = dialog.pick_files();
            self.spawn("file dialog", move |send| send(Event::Sources(paths(pollster::block_on(dialog)))));
        }
    }

    /// Decodes the picture of a photo that came.
    fn picture(&self, number: u64, key: Key, read: impl FnOnce() -> Option<Vec<u8>> + Send + 'static) {
        self.spawn("picture that came", move |send| {
            let limits = Limits::default();
            let bytes = read().ok_or(PhotoError::Unreadable(StoreError::NotFound));
            let picture = bytes.and_then(|bytes| photo::decode(&bytes, Wanted::Fit(PICTURE_SIDE), &limits));
            let image = picture.map(|picture| {
                ColorImage::from_rgba_unmultiplied([picture.width as usize, picture.height as usize], &picture.rgba)
            });
            send(Event::Picture(number, key, image));
        });
    }
}
