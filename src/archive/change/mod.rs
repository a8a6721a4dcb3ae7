//! How a change reaches the disk: all of it, or nothing.
//!
//! A [`Change`] names files with what they were and what they become; [`apply`] writes it,
//! [`undo`] and [`redo`] turn it back and forth, [`recover`] sets right what was cut short. They
//! work on [`Files`]; on a disk these come from a [`Lock`], which one process at a time can have.
//! Read `transaction.rs` for the order in which things happen, and why.

mod before;
mod disk;
mod done;
mod entry;
mod error;
mod files;
mod fingerprint;
mod journal;
mod kept;
mod lock;
mod own;
mod paths;
mod reading;
mod recover;
mod request;
mod transaction;

pub use done::{Done, changes, next_redo, next_undo, redo, undo};
pub use error::{ChangeError, Said};
pub use files::Files;
pub use fingerprint::{Fingerprint, NotAFingerprint};
pub use lock::{Access, Holder, Lock, READ_ONLY};
pub use reading::{Reading, changes_of};
pub use recover::{Recovered, recover};
pub use request::Change;
pub use transaction::apply;
