//! The pieces that screens are made of. Each sizes itself, answers to pointer and keys, and
//! describes itself for screen readers.

mod button;
mod cover;
mod dropdown;
mod fact;
mod field;
mod icon;
mod lazy;
mod list;
mod modal;
mod monogram;
mod page;
mod peek;
mod plate;
mod prose;
mod sign;
mod text;

pub use button::{button, chip, choice, focus_ring, link, primary};
pub use cover::cover;
pub use dropdown::dropdown;
pub use fact::{fact, section};
pub use field::filter_field;
pub use icon::{Icon, icon};
pub use lazy::lazy;
pub use list::Grid;
pub use modal::modal;
pub use monogram::monogram;
pub use page::page;
pub use peek::peek;
pub use plate::figure;
pub use prose::prose;
pub use sign::sign;
pub use text::{label, paint_line, title, was_cut};
