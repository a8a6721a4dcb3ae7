//! What is to be done to an archive, once it can be written: on a thread, all of it or nothing.

use std::sync::Arc;

use jiff::Timestamp;

use super::{state::State, tasks::Ended, writer::Writer};
use crate::{
    archive::{
        Cancel, Folder, Progress, Stopped, Store,
        change::{ChangeError, Done, Lock},
    },
    ui::tasks::TaskState,
    words::Message,
};

/// A change that somebody asked for. It may be done more than once: again after it failed.
#[derive(Clone)]
pub struct Deed {
    /// What it is, as people read it: "Import of 40 photos".
    pub name: Message,
    run: Arc<Run>,
    after: Option<Arc<After>>,
}

type After = dyn Fn(&mut State) + Send + Sync;

type Run = dyn Fn(&Work<'_>) -> Result<Made, Trouble> + Send + Sync;

/// What a deed works with.
pub struct Work<'a> {
    /// Makes the change: `work.lock.apply(&change, work.now)`.
    pub lock: &'a Lock,
    /// The archive's files as they are now.
    pub store: &'a dyn Store,
    /// The time.
    pub now: Timestamp,
    /// To count what is done.
    pub progress: &'a Progress,
    /// To be asked before the change is made: `work.cancel.check()?`.
    pub cancel: &'a Cancel,
}

/// What a deed has made.
#[derive(Clone, Debug)]
pub enum Made {
    /// A change.
    Done(Done),
    /// A change was undone.
    Undone(Done),
    /// A change was done again.
    Redone(Done),
    /// There was nothing to do, and why.
    Nothing(Message),
}

/// Why a deed was not done. The archive is as it was.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// Nobody wanted it any more.
    Cancelled,
    /// The change was not made.
    Change(ChangeError),
    /// Something else, with what to do.
    Other(Message),
}

impl From<ChangeError> for Trouble {
    fn from(error: ChangeError) -> Trouble {
        Trouble::Change(error)
    }
}

impl From<Stopped> for Trouble {
    fn from(_: Stopped) -> Trouble {
        Trouble::Cancelled
    }
}

impl From<Message> for Trouble {
    fn from(message: Message) -> Trouble {
        Trouble::Other(message)
    }
}

impl Trouble {
    /// In words; none if it is what was asked for.
    pub fn message(&self) -> Option<Message> {
        match self {
            Trouble::Cancelled => None,
            Trouble::Change(error) => Some(error.message()),
            Trouble::Other(message) => Some(message.clone()),
        }
    }
}

impl Deed {
    /// A deed of this name.
    pub fn new(name: Message, run: impl Fn(&Work<'_>) -> Result<Made, Trouble> + Send + Sync + 'static) -> Deed {
        Deed { name, run: Arc::new(run), after: None }
    }

    /// Does this in the window once it is done.
    #[must_use]
    pub fn after(self, after: impl Fn(&mut State) + Send + Sync + 'static) -> Deed {
        Deed { after: Some(Arc::new(after)), ..self }
    }

    /// Does it as a task. The right to write is given back before the window hears of it.
    pub(super) fn carry_out(self, writer: Writer, progress: &Progress, cancel: &Cancel) -> Ended {
        let folder = writer.folder().to_owned();
        let result = done(&self.run, &writer, progress, cancel);
        drop(writer);
        let state = match &result {
            Ok(Made::Nothing(message)) => TaskState::Done(message.clone()),
            Ok(_) => TaskState::Done(Message::new("task-done")),
            Err(trouble) => match trouble.message() {
                None => TaskState::Cancelled(Message::new("task-cancelled")),
                Some(message) => TaskState::Failed(message),
            },
        };
        let after = self.after.filter(|_| result.is_ok());
        let name = self.name;
        Ended::new(state).then(move |window| {
            window.changed(&name, &folder, result);
            if let Some(after) = after {
                after(window);
            }
        })
    }
}

fn done(run: &Arc<Run>, writer: &Writer, progress: &Progress, cancel: &Cancel) -> Result<Made, Trouble> {
    let lock = writer.turn(cancel)?;
    let store = Folder::new(writer.folder());
    run(&Work { lock: &lock, store: &store, now: Timestamp::now(), progress, cancel })
}
