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
    time::{Duration, Instant},
};

use egui::ColorImage;

use super::{
    settings::Settings,
    tasks::Ended,
    writer::{Writers, Writing},
};
use crate::{
    archive::{BuiltIn, Folder, Store},
    catalog::{Catalog, Origin, PhotoIdx},
    photo::{self, Cache, Limits, Loader, PhotoError, Wanted},
    search::Index,
    ui::{
        import::{Asked, Key},
        pictures::Pictures,
        stopped::Stopped,
        view::{Changes, Inspected},
    },
    words::Message,
};

/// What a job has to say.
pub enum Event {
    /// Whether an archive can be changed.
    Access(u64, Writing),
    /// An archive's editions are there; photos and articles follow.
    Outline(u64, Arc<Catalog>),
    /// An archive is there, whole.
    Opened(u64, Opened),
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
    /// The folder dialog for a new archive has ended.
    NewFolder(Option<PathBuf>),
    /// A folder for a new archive.
    Suggested(PathBuf),
    /// A new archive was made, or why not.
    Made(Result<PathBuf, Message>),
    /// The dialog for sources of an import has ended.
    Sources(Vec<Asked>),
    /// The picture of a photo that came to the review of this number was decoded, or why it was not.
    Picture(u64, Key, Result<ColorImage, PhotoError>),
    /// A task has ended.
    Ended(u64, Ended),
}

/// An archive that was read.
pub struct Opened {
    /// The archive.
    pub catalog: Arc<Catalog>,
    /// What can be undone in it.
    pub changes: Changes,
    /// What is searched in it, if that was waited for.
    pub index: Option<Arc<Index>>,
}

/// How long a window that begins waits for the outline of its archive, rather than showing
/// nothing first.
const PATIENCE: Duration = Duration::from_millis(100);
/// How many bytes of thumbnails are kept on the disk.
const MOST_THUMBNAILS: u64 = 1 << 30;
/// The longer side of a photo that is put on the clipboard, in pixels at most.
const COPIED_SIDE: u32 = 4096;
/// The window's jobs. They may begin before there is a window.
pub struct Jobs {
    ctx: Arc<OnceLock<egui::Context>>,
    sender: Sender<Event>,
    receiver: Receiver<Event>,
    pub(super) opening: u64,
    pub(super) this_year: u16,
    pub(super) writers: Writers,
    /// Whether the next reading takes the right to write anew.
    pub(super) anew: bool,
    saved: Arc<AtomicU64>,
    saving: Arc<Mutex<()>>,
}

impl Jobs {
    /// No jobs yet.
    pub fn new(this_year: u16) -> Jobs {
        let (sender, receiver) = channel();
        let (saved, saving) = (Arc::default(), Arc::default());
        let writers = Writers::default();
        Jobs { ctx: Arc::default(), sender, receiver, opening: 0, this_year, writers, anew: false, saved, saving }
    }

    /// From now on wakes this window, and gives what has happened until there is something to show,
    /// if that is soon.
    pub fn wake(&self, ctx: &egui::Context) -> Vec<Event> {
        self.ctx.get_or_init(|| ctx.clone());
        let until = Instant::now() + PATIENCE;
        let mut events = Vec::new();
        while let Ok(event) = self.receiver.recv_timeout(until.saturating_duration_since(Instant::now())) {
            let shows = matches!(event, Event::Outline(..) | Event::Opened(..) | Event::Failed(..));
            events.push(event);
            if shows {
                break;
            }
        }
        events
    }

    /// What has happened since this was last asked.
    pub fn events(&self) -> Vec<Event> {
        self.receiver.try_iter().collect()
    }

    /// Gives back the right to write into every archive but the one that is shown.
    pub fn keep_only(&self, writing: &Writing) {
        let folder = match writing {
            Writing::Yes(writer) => Some(writer.folder().to_owned()),
            Writing::Unknown | Writing::No(_) => None,
        };
        let writers = self.writers.clone();
        self.spawn("locks", move |_| writers.keep_only(folder.as_deref()));
    }

    /// The next reading takes the right to write anew.
    pub fn give_back(&mut self) {
        self.anew = true;
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
    pub fn choose_folder(&self, title: &str, chosen: impl FnOnce(Option<PathBuf>) -> Event + Send + 'static) {
        let dialog = rfd::AsyncFileDialog::new().set_title(title).pick_folder();
        self.spawn("folder dialog", move |send| {
            let folder = pollster::block_on(dialog).map(|folder| folder.path().to_owned());
            send(chosen(folder));
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

    /// Starts a thread; says whether there is one.
    pub(super) fn spawn(&self, name: &str, job: impl FnOnce(&dyn Fn(Event)) + Send + 'static) -> bool {
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
        if let Err(error) = &started {
            log::error!("{name}: no thread could be started: {error}");
        }
        started.is_ok()
    }
}

/// The files of an archive.
pub(super) fn store(origin: &Origin) -> Arc<dyn Store> {
    match origin {
        Origin::BuiltIn => Arc::new(BuiltIn),
        Origin::Folder(path) => Arc::new(Folder::new(path)),
    }
}
