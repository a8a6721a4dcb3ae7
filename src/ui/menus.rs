//! The menus in which commands stand, and what they are called there.

use super::{
    commands::{Command, CommandId},
    view::View,
};
use crate::words::Message;

/// Where a command stands in the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// The archive.
    File,
    /// Undoing, marking, copying.
    Edit,
    /// How things are shown.
    View,
    /// Where to go.
    Go,
    /// Help.
    Help,
    /// In no menu; it has a key only.
    None,
}

impl Menu {
    /// The menus, in their order.
    pub const ALL: [Menu; 5] = [Menu::File, Menu::Edit, Menu::View, Menu::Go, Menu::Help];

    /// Key of its name in the text files.
    pub fn key(self) -> &'static str {
        match self {
            Menu::File => "menu-file",
            Menu::Edit => "menu-edit",
            Menu::View => "menu-view",
            Menu::Go => "menu-go",
            Menu::Help => "menu-help",
            Menu::None => "",
        }
    }
}

/// What a command is called now: undo and redo name the change that they are about.
pub fn name(view: &View<'_>, command: &Command) -> String {
    let message = match (command.id, &view.changes.undo, &view.changes.redo) {
        (CommandId::Undo, Some(undo), _) => Message::new("undo-of").with("name", undo.clone()),
        (CommandId::Redo, _, Some(redo)) => Message::new("redo-of").with("name", redo.clone()),
        _ => Message::new(command.text),
    };
    message.words(view.language)
}
