//! The pieces that screens are made of. Each sizes itself, answers to pointer and keys, and
//! describes itself for screen readers.

mod button;
mod cover;
mod dropdown;
mod fact;
mod field;
mod figure;
mod icon;
mod lazy;
mod list;
mod list_keys;
mod list_layout;
mod marked;
mod marks;
mod modal;
mod page;
mod peek;
mod picture;
pub mod plate;
mod portrait;
mod prose;
mod query_field;
mod sign;
mod text;

pub use button::{button, chip, choice, focus_ring, link, primary};
pub use cover::cover;
pub use dropdown::{dropdown, option};
pub use fact::{fact, section};
pub use field::filter_field;
pub use figure::{caption_with_credit, credit, figure, photo_rows};
pub use icon::{Icon, icon};
pub use lazy::{lazy, lazy_of_height};
pub use list::{Done, Grid};
pub use list_keys::selected;
pub use list_layout::Group;
pub use marked::{Look, paint_marked};
pub use marks::{Marks, marked_label};
pub use modal::modal;
pub use page::page;
pub use peek::peek;
pub use picture::{described, failure, load, paint_photo, picture};
pub use portrait::portrait;
pub use prose::prose;
pub use query_field::{Completions, query_field};
pub use sign::sign;
pub use text::{label, paint_line, sentence, title, was_cut};
