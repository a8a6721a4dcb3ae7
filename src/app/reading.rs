//! Reading an archive for the window: who may write into it first, then its outline, then all of it.

use std::{
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
    time::Duration,
};

use jiff::Timestamp;

use super::{
    deed::Deed,
    jobs::{Event, Jobs, Opened, store},
    writer::{Writer, Writers, Writing},
};
use crate::{
    archive::{
        self, Cancel, Finding, OpenError, Progress, Store,
        change::{self, ChangeError, Holder, Lock},
        check,
    },
    catalog::{self, Input, Origin},
    search::Index,
    ui::{access::Barred, stopped::Stopped, view::Changes},
};

/// How long reading waits for the outline to be on the screen before it takes every core.
const COURTESY: Duration = Duration::from_millis(300);

/// What an archive that is read is to the one that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Another one, or the first: what is there of it is shown as it comes.
    Another,
    /// The same once more: nothing of it may vanish meanwhile.
    Again,
    /// A copy of it in another folder: one stays where one is.
    Copy,
}

/// An archive that is being read.
pub struct Opening {
    /// Which reading it is; what an older one still sends is thrown away.
    pub number: u64,
    /// What is read.
    pub origin: Origin,
    /// Whether it can be changed, once that is known.
    pub writing: Option<Writing>,
    /// What it is to what is shown.
    pub how: How,
    /// What is to be done to it when it is there.
    pub then: Option<Deed>,
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
        let opening = jobs.open(origin, How::Another);
        Reading { jobs, opening }
    }
}

impl Drop for Opening {
    fn drop(&mut self) {
        self.cancel.cancel();
    }
}

impl Jobs {
    /// Begins to read an archive.
    pub fn open(&mut self, origin: Origin, how: How) -> Opening {
        self.opening += 1;
        let (shown, is_shown) = channel();
        let (progress, cancel) = (Progress::default(), Cancel::default());
        let reading = ToRead {
            number: self.opening,
            origin: origin.clone(),
            progress: progress.clone(),
            cancel: cancel.clone(),
            this_year: self.this_year,
            writers: self.writers.clone(),
            anew: std::mem::take(&mut self.anew),
            how,
        };
        let number = self.opening;
        let opening = Opening { number, origin, writing: None, how, then: None, progress, cancel, shown };
        self.spawn("open", move |send| {
            let read = |event: Event| {
                let is_outline = matches!(event, Event::Outline(..));
                send(event);
                if is_outline {
                    // Whether it came or not: then it is time to go on.
                    let _ = is_shown.recv_timeout(COURTESY);
                }
            };
            open(&reading, &read);
        });
        opening
    }
}

/// What a reading needs.
struct ToRead {
    number: u64,
    origin: Origin,
    progress: Progress,
    cancel: Cancel,
    this_year: u16,
    writers: Writers,
    anew: bool,
    how: How,
}

/// An archive that is ready to be read.
struct Ready {
    store: Arc<dyn Store>,
    writer: Option<Writer>,
    /// What is cut short and could not be set right.
    cut_short: Option<Finding>,
}

/// Takes the right to write into an archive. A change that was cut short is set right first; what
/// could not be set right is a finding, and the archive is read as it was before.
fn ready(reading: &ToRead, send: &dyn Fn(Event)) -> Ready {
    let Origin::Folder(folder) = &reading.origin else {
        send(Event::Access(reading.number, Writing::No(Barred::BuiltIn)));
        return Ready { store: store(&reading.origin), writer: None, cut_short: None };
    };
    if reading.anew {
        reading.writers.keep_only(None);
    }
    let holder = Holder::this_process(Timestamp::now());
    let (writing, recovered) = reading.writers.of(folder, &holder, &reading.cancel);
    let writer = match &writing {
        Writing::Yes(writer) => Some(writer.clone()),
        Writing::Unknown | Writing::No(_) => None,
    };
    send(Event::Access(reading.number, writing));
    let (recovered, store, cut_short) = match &writer {
        Some(_) => (recovered, store(&reading.origin), None),
        None => {
            let reading = change::Reading::of(folder, &holder);
            (reading.recovered, Arc::from(reading.store), reading.finding)
        }
    };
    if let Some(recovered) = recovered {
        send(Event::Recovered(reading.number, recovered.message()));
    }
    Ready { store, writer, cut_short }
}

fn open(reading: &ToRead, send: &dyn Fn(Event)) {
    let ToRead { number, origin, progress, cancel, .. } = reading;
    let Ready { store, writer, cut_short } = ready(reading, send);
    // A change waits until everything was read, so that what is shown belongs together.
    let held = writer.as_ref().map(Writer::hold);
    let mut first = |records: &archive::Records| {
        let input = Input { origin: origin.clone(), records: records.clone(), findings: Vec::new(), complete: false };
        send(Event::Outline(*number, Arc::new(catalog::build(input))));
    };
    match archive::load(store.as_ref(), progress, cancel, &mut first) {
        Ok((records, mut findings)) => {
            findings.extend(check::all(&records, store.as_ref(), reading.this_year));
            findings.extend(cut_short);
            let changes = held.as_ref().map(|lock| changes(lock)).transpose();
            let changes = changes.unwrap_or_else(|error| {
                findings.push(Finding::problem(JOURNAL, error.message()));
                None
            });
            drop(held);
            let findings = archive::locate(store.as_ref(), findings);
            let input = Input { origin: origin.clone(), records, findings, complete: true };
            if cancel.is_cancelled() {
                return;
            }
            let catalog = Arc::new(catalog::build(input));
            let changes = changes.unwrap_or_default();
            if reading.how == How::Another {
                send(Event::Opened(*number, Opened { catalog: catalog.clone(), changes, index: None }));
                let index = Arc::new(Index::build(&catalog));
                send(Event::Indexed(catalog, index));
            } else {
                // A list that is narrowed by words must not show all of itself for a moment.
                let index = Some(Arc::new(Index::build(&catalog)));
                send(Event::Opened(*number, Opened { catalog, changes, index }));
            }
        }
        Err(OpenError::Stopped) => {}
        Err(OpenError::Refused { message, hint }) => {
            let path = match origin {
                Origin::BuiltIn => String::new(),
                Origin::Folder(path) => path.display().to_string(),
            };
            send(Event::Failed(*number, Stopped { path, message, hint }));
        }
    }
}

/// Where a journal that cannot be read lies, for the worklist.
const JOURNAL: &str = ".forum-archive/journal";

fn changes(lock: &Lock) -> Result<Changes, ChangeError> {
    let name = |done: Option<change::Done>| done.map(|done| done.name);
    Ok(Changes { undo: name(lock.next_undo()?), redo: name(lock.next_redo()?) })
}
