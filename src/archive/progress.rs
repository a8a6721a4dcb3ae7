//! How far a job is, and whether it is still wanted.
//!
//! A job is a plain function that counts up a [`Progress`] and asks a [`Cancel`] once an item;
//! it is the same for the window, the command line and a test.

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

/// Items done, of items to do. Clones count the same job.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// Adds to the number of items to do.
    pub fn expect(&self, items: usize) {
        self.0.total.fetch_add(items, Ordering::Relaxed);
    }

    /// Counts one item as done.
    pub fn step(&self) {
        self.0.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Items done and items to do.
    pub fn get(&self) -> (usize, usize) {
        (self.0.done.load(Ordering::Relaxed), self.0.total.load(Ordering::Relaxed))
    }
}

/// The wish to stop a job. Clones stop the same job.
#[derive(Clone, Debug, Default)]
pub struct Cancel(Arc<AtomicBool>);

/// A job ended because it was no longer wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stopped;

impl Cancel {
    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether the job was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An error if the job was asked to stop; for the `?` of a loop.
    ///
    /// # Errors
    /// [`Stopped`] once somebody cancelled.
    pub fn check(&self) -> Result<(), Stopped> {
        if self.is_cancelled() { Err(Stopped) } else { Ok(()) }
    }
}
