//! Work that the window never waits for: reading archives, the system's folder dialog, writing
//! settings. Each job is a thread that sends [`Event`]s and wakes the window.
#![expect(clippy::disallowed_methods, reason = "this is where the window's threads begin")]

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use egui::ColorImage;
use jiff::Timestamp;

use super::settings::Settings;
use crate::{
    archive::{
        self, BuiltIn, Cancel, Finding, Folder, OpenError, Progress, Store,
        change::{self, Holder},
        check,
    },
    catalog::{self, Catalog, Input, Origin, PhotoIdx},
    photo::{self, Cache, Limits, Loader, PhotoError, Wanted},
    search::Index,
    ui::{pictures::Pictures, stopped::Stopped, view::Inspected},
    words::Message,
};

/// What a job has to say.
pub enum Event {
    /// An archive's editions are there; photos and articles follow.
    Outline(u64, Arc<Catalog>),
    /// An archive is there, whole.
    Opened(u64, Arc<Catalog>),
    /// A change that was cut short was set right.
    Recovered(u64, Message),
    /// An archive could not be opened.
    Failed(u64, Stopped),
    /// What is searched in an archive is there.
    Indexed(Arc<Catalog>, Arc<Index>),
    /// A photo was decoded to be copied, or why it was not.
    Image(Result<ColorImage, PhotoError>),
    /// What is written into a photo was read.
    Inspected(Inspected),
    /// The folder dialog has ended.
    Chosen(Option<PathBuf>),
}

/// How long a window that begins waits for the outline of its archive, rather than showing
/// nothing first.
const PATIENCE: Duration = Duration::from_millis(100);
/// How many bytes of thumbnails are kept on the disk.
const MOST_THUMBNAILS: u64 = 1 << 30;
/// The longer side of a photo that is put on the clipboard, in pixels at most.
const COPIED_SIDE: u32 = 4096;
/// How long reading waits for the outline to be on the screen before it takes every core.
const COURTESY: Duration = Duration::from_millis(300);

/// The window's jobs. They may begin before there is a window.
pub struct Jobs {
    ctx: Arc<OnceLock<egui::Context>>,
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    opening: u64,
    this_year: u16,
    saved: Arc<AtomicU64>,
    saving: Arc<Mutex<()>>,
}

/// An archive that is being read.
pub struct Opening {
    /// Which reading it is; what an older one still sends is thrown away.
    pub number: u64,
    /// How far it is.
    pub progress: Progress,
    /// To stop it.
    pub cancel: Cancel,
    shown: Sender<()>,
}

impl Opening {
    /// To be called when the outline is on the screen: the rest may now take every core.
    pub fn outline_is_shown(&self) {
        // When everything was read nobody waits any more.
        let _ = self.shown.send(());
    }
}

/// An archive that is being read for a window which may not be there yet.
pub struct Reading {
    pub(super) jobs: Jobs,
    pub(super) opening: Opening,
}

impl Reading {
    /// Begins to read.
    pub fn begin(origin: Origin, this_year: u16) -> Reading {
        let mut jobs = Jobs::new(this_year);
        let opening = jobs.open(origin);
        Reading { jobs, opening }
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

impl Jobs {
    /// No jobs yet.
    pub fn new(this_year: u16) -> Jobs {
        let (sender, receiver) = channel();
        let (saved, saving) = (Arc::default(), Arc::default());
        Jobs { ctx: Arc::default(), sender, receiver, opening: 0, this_year, saved, saving }
    }

    /// From now on wakes this window, and gives what has happened first, if that is soon.
    pub fn wake(&self, ctx: &egui::Context) -> Option<Event> {
        self.ctx.get_or_init(|| ctx.clone());
        self.receiver.recv_timeout(PATIENCE).ok()
    }

    /// What has happened since this was last asked.
    pub fn events(&self) -> Vec<Event> {
        self.receiver.try_iter().collect()
    }

    /// Begins to read an archive.
    pub fn open(&mut self, origin: Origin) -> Opening {
        self.opening += 1;
        let (shown, is_shown) = channel();
        let (progress, cancel) = (Progress::default(), Cancel::default());
        let opening = Opening { number: self.opening, progress, cancel, shown };
        let (number, progress, cancel) = (opening.number, opening.progress.clone(), opening.cancel.clone());
        let this_year = self.this_year;
        self.spawn("open", move |send| {
            let read = |event: Event| {
                let is_outline = matches!(event, Event::Outline(..));
                send(event);
                if is_outline {
                    // Whether it came or not: then it is time to go on.
                    let _ = is_shown.recv_timeout(COURTESY);
                }
            };
            open(number, &origin, &progress, &cancel, this_year, &read);
        });
        opening
    }

    /// The pictures of an archive, with their thumbnails kept in this folder.
    pub fn pictures(&self, origin: &Origin, thumbnails: Option<&Path>) -> Pictures {
        let cache = thumbnails.map(|folder| Cache::new(folder, MOST_THUMBNAILS));
        let ctx = self.ctx.clone();
        let wake = Arc::new(move || {
            if let Some(ctx) = ctx.get() {
                ctx.request_repaint();
            }
        });
        let threads = thread::available_parallelism().map_or(2, |cores| cores.get().clamp(1, 4));
        Pictures::new(Loader::new(store(origin), cache, wake, threads))
    }

    /// Decodes a photo to be put on the clipboard.
    pub fn copy_image(&self, origin: &Origin, path: String) {
        let store = store(origin);
        self.spawn("copy of a photo", move |send| {
            let limits = Limits::default();
            let bytes = store.read_photo(&path, limits.file).map_err(PhotoError::from);
            let picture = bytes.and_then(|bytes| photo::decode(&bytes, Wanted::Fit(COPIED_SIDE), &limits));
            send(Event::Image(picture.map(|picture| {
                let size = [picture.width as usize, picture.height as usize];
                ColorImage::from_rgba_unmultiplied(size, &picture.rgba)
            })));
        });
    }

    /// Reads what is written into a photo of a snapshot of an archive.
    pub fn inspect(&self, origin: &Origin, (snapshot, photo): (u64, PhotoIdx), path: String) {
        let store = store(origin);
        self.spawn("photo details", move |send| {
            let found = photo::details(store.as_ref(), &path, &Limits::default()).map(Arc::new);
            send(Event::Inspected(Inspected { snapshot, photo, found: Some(found) }));
        });
    }

    /// Asks for a folder in the system's own dialog. The dialog has to be made on this thread, as
    /// macOS demands; it is waited for on another.
    pub fn choose_folder(&self, title: &str) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).pick_folder();
        self.spawn("folder dialog", move |send| {
            let folder = pollster::block_on(dialog).map(|folder| folder.path().to_owned());
            send(Event::Chosen(folder));
        });
    }

    /// Writes the settings. Savings wait for one another, and one that a later one has overtaken is
    /// left out.
    pub fn save(&self, settings: Settings, file: PathBuf) {
        let (latest, one_at_a_time) = (self.saved.clone(), self.saving.clone());
        let number = latest.fetch_add(1, Ordering::SeqCst) + 1;
        self.spawn("settings", move |_| {
            let _guard = one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
            if latest.load(Ordering::SeqCst) != number {
                return;
            }
            if let Err(error) = settings.write(&file) {
                log::warn!("settings cannot be written to {}: {error}", file.display());
            }
        });
    }

    fn spawn(&self, name: &str, job: impl FnOnce(&dyn Fn(Event)) + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let started = thread::Builder::new().name(name.to_owned()).spawn(move || {
            job(&|event| {
                // The window may have been closed meanwhile; then nobody is left to tell.
                if sender.send(event).is_ok()
                    && let Some(ctx) = ctx.get()
                {
                    ctx.request_repaint();
                }
            });
        });
        if let Err(error) = started {
            log::error!("{name}: no thread could be started: {error}");
        }
    }
}

/// The files of an archive.
fn store(origin: &Origin) -> Arc<dyn Store> {
    match origin {
        Origin::BuiltIn => Arc::new(BuiltIn),
        Origin::Folder(path) => Arc::new(Folder::new(path)),
    }
}

/// The files of an archive that is opened: a change that was cut short is set right first. What could
/// not be set right is a finding, and the archive is read as it was before.
fn ready(origin: &Origin, number: u64, send: &dyn Fn(Event)) -> (Arc<dyn Store>, Option<Finding>) {
    let Origin::Folder(folder) = origin else { return (store(origin), None) };
    let reading = change::Reading::of(folder, &Holder::this_process(Timestamp::now()));
    if let Some(recovered) = &reading.recovered {
        send(Event::Recovered(number, recovered.message()));
    }
    (Arc::from(reading.store), reading.finding)
}

fn open(number: u64, origin: &Origin, progress: &Progress, cancel: &Cancel, this_year: u16, send: &dyn Fn(Event)) {
    let (store, cut_short) = ready(origin, number, send);
    let mut first = |records: &archive::Records| {
        let input = Input { origin: origin.clone(), records: records.clone(), findings: Vec::new(), complete: false };
        send(Event::Outline(number, Arc::new(catalog::build(input))));
    };
    match archive::load(store.as_ref(), progress, cancel, &mut first) {
        Ok((records, mut findings)) => {
            findings.extend(check::all(&records, store.as_ref(), this_year));
            findings.extend(cut_short);
            let findings = archive::locate(store.as_ref(), findings);
            let input = Input { origin: origin.clone(), records, findings, complete: true };
            if cancel.is_cancelled() {
                return;
            }
            let catalog = Arc::new(catalog::build(input));
            send(Event::Opened(number, catalog.clone()));
            let index = Arc::new(Index::build(&catalog));
            send(Event::Indexed(catalog, index));
        }
        Err(OpenError::Stopped) => {}
        Err(OpenError::Refused { message, hint }) => {
            let path = match origin {
                Origin::BuiltIn => String::new(),
                Origin::Folder(path) => path.display().to_string(),
            };
            send(Event::Failed(number, Stopped { path, message, hint }));
        }
    }
}
