//! The archive folder: found, read, checked and written.
//!
//! [`load`] turns a [`Store`] (a folder, the built-in archive, or texts in memory) into
//! [`Records`] and [`Finding`]s; one bad file never hides the others. Nothing here knows how
//! records are shown.

mod builtin;
pub mod change;
pub mod check;
mod explain;
mod finding;
mod given;
mod load;
mod position;
mod progress;
mod read;
mod records;
mod store;
mod write;

pub use builtin::BuiltIn;
pub use finding::{Finding, Located, Severity, locate};
pub use given::{Below, Given, given, open_file, read_file};
pub use load::{OpenError, load};
pub use position::Position;
pub use progress::{Cancel, Progress, Stopped};
pub use read::parse as parse_record;
pub use records::{EditionFolder, Records, StoredArticle};
pub use store::{FileState, Folder, Listing, MAX_FILE, Memory, Stamp, Store, StoreError};
pub use write::{WriteError, copy_built_in, create, records_to_files};
