//! Print: what is open as PDF, in a folder of ours among the system's temporary ones, shown by the system's
//! own program for PDF, from which people print.
#![expect(clippy::disallowed_methods, reason = "this is where what is printed reaches the disk")]

use std::{
    fs, io,
    path::{Path, PathBuf},
    process::Command,
    sync::Arc,
    time::Duration,
};

use jiff::Timestamp;

use super::{
    jobs::{self, Event, Jobs},
    state::State,
    tasks::Ended,
};
use crate::{
    archive::Cancel,
    catalog::Catalog,
    export::{self, FORMATS, Job, Selection, Summary},
    ui::tasks::TaskState,
    words::Message,
};

/// Name of a folder for what is printed, before a number.
const FOLDER: &str = "forum-archive-print-";

/// How long what was printed is kept, if the system keeps it that long.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);

/// Shows a file or folder in the system's own program for it.
pub type Viewer = Arc<dyn Fn(&Path) -> io::Result<()> + Send + Sync>;

/// The one that the system has.
pub(super) fn viewer_of_system() -> Viewer {
    Arc::new(show)
}

impl State {
    /// Makes PDF of what is open, in the language of the last export, and shows it.
    pub(super) fn print(&mut self) {
        let Some(format) = FORMATS.iter().find(|format| format.name == "pdf") else { return };
        let (catalog, index, places) = (self.catalog.clone(), self.index.clone(), self.exported_here());
        let (languages, language) = (self.settings.export.languages(), self.language());
        let store = jobs::store(&catalog.origin);
        self.run_task(Message::new("print-task"), move |progress, cancel| {
            let printed = Selection::of(&catalog, index.as_deref(), &places, languages).and_then(|selection| {
                let to = &folder()?;
                let now = Timestamp::now();
                let (catalog, store, selection): (&Catalog, _, _) = (&catalog, store.as_ref(), &selection);
                export::run(&Job {
                    catalog,
                    store,
                    selection,
                    format,
                    to,
                    overwrite: false,
                    address: None,
                    language,
                    now,
                    progress,
                    cancel,
                })
            });
            ended(printed, cancel)
        });
    }
}

fn ended(printed: Result<Summary, Message>, cancel: &Cancel) -> Ended {
    match printed {
        Err(message) if cancel.is_cancelled() => Ended::new(TaskState::Cancelled(message)),
        Err(message) => {
            let told = message.clone();
            Ended::new(TaskState::Failed(message)).then(move |window| window.notice = Some(told.into()))
        }
        Ok(summary) => {
            let count = summary.files.len();
            let Some(path) = shown(summary.files) else {
                return Ended::new(TaskState::Failed(Message::new("export-nothing")));
            };
            let done = Message::new("print-done").with("count", count).with("path", path.display().to_string());
            let done = match summary.gaps.first() {
                Some(gap) => Message::new("export-done-with-gaps").with("done", done).with("gap", gap.clone()),
                None => done,
            };
            Ended::new(TaskState::Done(done.clone())).then(move |window| {
                window.notice = Some(done.into());
                window.jobs.view(window.viewer.clone(), path);
            })
        }
    }
}

/// What is shown: the only file, else the folder in which all of them lie.
fn shown(files: Vec<PathBuf>) -> Option<PathBuf> {
    match files.as_slice() {
        [one] => Some(one.clone()),
        files => files.first()?.parent().map(Path::to_owned),
    }
}

impl Jobs {
    /// Shows a file or folder, and says where it is if the system cannot.
    fn view(&self, viewer: Viewer, path: PathBuf) {
        self.spawn("viewer", move |send| {
            if let Err(error) = viewer(&path) {
                let message = Message::new("print-not-shown").with("path", path.display().to_string());
                send(Event::Told(message.with("reason", error.to_string())));
            }
        });
    }
}

/// A new folder that nobody else can look into; those of days before are removed.
fn folder() -> Result<PathBuf, Message> {
    let temporary = std::env::temp_dir();
    remove_old(&temporary);
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let made = (0..1000).find_map(|number| {
        let folder = temporary.join(format!("{FOLDER}{}-{number}", std::process::id()));
        match builder.create(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => None,
            made => Some(made.map(|()| folder)),
        }
    });
    let failed = |reason: String| {
        Message::new("export-failed").with("path", temporary.display().to_string()).with("reason", reason)
    };
    made.ok_or_else(|| failed(FOLDER.to_owned()))?.map_err(|error| failed(error.to_string()))
}

fn remove_old(temporary: &Path) {
    for entry in fs::read_dir(temporary).into_iter().flatten().flatten() {
        let is_old = || entry.metadata().ok()?.modified().ok()?.elapsed().ok().map(|age| age > KEPT);
        if entry.file_name().to_string_lossy().starts_with(FOLDER)
            && is_old() == Some(true)
            && let Err(error) = fs::remove_dir_all(entry.path())
        {
            log::debug!("{} cannot be removed: {error}", entry.path().display());
        }
    }
}

fn show(path: &Path) -> io::Result<()> {
    let program = if cfg!(target_os = "windows") {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    let status = Command::new(program).arg(path).status()?;
    // Explorer ends with 1 although it has shown what it was to show.
    if status.success() || cfg!(target_os = "windows") {
        Ok(())
    } else {
        Err(io::Error::other(format!("{program}: {status}")))
    }
}
