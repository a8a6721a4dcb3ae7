//! The records of an archive: plain data, read and written with serde, no I/O.
//!
//! Each file here is one kind of record or one building block of records. The format itself,
//! with an example of every record, is described in `archive/README.md`.

mod article;
mod date;
mod edition;
mod evidence;
mod forum;
pub mod id;
mod imports;
mod indicator;
pub mod layout;
mod person;
mod photo;
pub mod ron_file;
mod text;
mod time;

pub use article::{Article, ArticleKind, Block};
pub use date::{Edtf, NOT_A_DATE, PartialDate};
pub use edition::{Appearance, Edition, Mode, Release, Role, Status};
pub use evidence::{Certainty, Evidence, Source, is_web_address};
pub use forum::{FORMAT_VERSION, Forum};
pub use imports::{Import, Imports};
pub use indicator::{Indicators, Point, Scale, Series};
pub use person::{People, Person, Portrait};
pub use photo::{Photo, Photos};
pub use text::{BLANK_TEXT, Language, Text, is_han};
pub use time::is_time;
