//! What the window shows: one file a screen, all drawing from the catalog.
//!
//! A screen never changes data. It draws a [`View`] and leaves [`Action`]s in it; whoever owns
//! the state applies them. Adding a screen is a new file and a new row in [`screen::SCREENS`].

pub mod access;
mod action;
mod article;
mod articles;
mod attendance;
pub mod bookmarks;
mod cite;
mod command_id;
pub mod commands;
mod compare;
mod edition;
mod evidence;
pub mod export_dialog;
mod find_bar;
pub mod finding;
mod found;
pub mod frame;
pub mod import;
mod keys;
pub mod leaving;
pub mod make_dialog;
mod menus;
mod narrow;
pub mod notice;
pub mod open_dialog;
pub mod palette;
mod palette_offers;
mod photo;
mod photo_canvas;
mod photo_file;
mod photos;
pub mod pictures;
mod reader;
pub mod reading;
pub mod screen;
mod search;
mod search_side;
pub mod shortcuts;
mod situation;
mod speaker;
mod speakers;
pub mod stopped;
pub mod tasks;
pub mod theme;
mod timeline;
mod timeline_axis;
mod timeline_canvas;
mod timeline_card;
pub mod timeline_span;
pub mod view;
mod widgets;
mod worklist;

pub use cite::{article_text, citations, quotation};
pub use widgets::caption_with_credit;
