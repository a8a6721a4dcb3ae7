//! The one table of commands: menus, shortcuts, the palette and the page of keys all read it.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::situation::{always, citable, item, open};
pub use super::{
    command_id::{Command, CommandId},
    keys::pressed,
    menus::Menu,
    situation::Situation,
};
use crate::export::Style;

const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;
const NONE: Modifiers = Modifiers::NONE;

/// Every command.
pub const COMMANDS: &[Command] = &[
    Command {
        id: CommandId::OpenArchive,
        text: "command-open",
        keys: &[keys(CTRL, Key::O)],
        menu: Menu::File,
        enabled: always,
    },
    Command {
        id: CommandId::NewArchive,
        text: "command-new",
        keys: &[keys(CTRL, Key::N)],
        menu: Menu::File,
        enabled: always,
    },
    Command {
        id: CommandId::OpenBuiltIn,
        text: "command-built-in",
        keys: &[],
        menu: Menu::File,
        enabled: |now| now.folder || !now.open,
    },
    Command {
        id: CommandId::Reload,
        text: "command-reload",
        keys: &[keys(NONE, Key::F5)],
        menu: Menu::File,
        enabled: |now| now.folder,
    },
    Command {
        id: CommandId::Import,
        text: "command-import",
        keys: &[keys(CTRL_SHIFT, Key::I)],
        menu: Menu::File,
        enabled: open,
    },
    Command {
        id: CommandId::Accept,
        text: "command-accept",
        keys: &[keys(CTRL, Key::Enter)],
        menu: Menu::File,
        enabled: |now| now.reviewing,
    },
    Command { id: CommandId::TakeUp, text: "command-take-up", keys: &[], menu: Menu::File, enabled: |now| now.aside },
    Command {
        id: CommandId::Export,
        text: "command-export",
        keys: &[keys(CTRL, Key::E)],
        menu: Menu::File,
        enabled: open,
    },
    Command {
        id: CommandId::ExportAgain,
        text: "command-export-again",
        keys: &[keys(CTRL_SHIFT, Key::E)],
        menu: Menu::File,
        enabled: open,
    },
    Command {
        id: CommandId::ShowExported,
        text: "command-show-exported",
        keys: &[],
        menu: Menu::File,
        enabled: |now| now.exported,
    },
    #[cfg(feature = "pdf")]
    Command {
        id: CommandId::Print,
        text: "command-print",
        keys: &[keys(CTRL, Key::P)],
        menu: Menu::File,
        enabled: open,
    },
    Command {
        id: CommandId::Quit,
        text: "command-quit",
        keys: &[keys(CTRL, Key::Q)],
        menu: Menu::File,
        enabled: always,
    },
    Command {
        id: CommandId::Undo,
        text: "command-undo",
        keys: &[keys(CTRL, Key::Z)],
        menu: Menu::Edit,
        enabled: |now| now.undo,
    },
    Command {
        id: CommandId::Redo,
        text: "command-redo",
        keys: &[keys(CTRL_SHIFT, Key::Z), keys(CTRL, Key::Y)],
        menu: Menu::Edit,
        enabled: |now| now.redo,
    },
    // A paste that no field takes; the system's keys for it arrive as an event of their own.
    Command { id: CommandId::Paste, text: "command-paste", keys: &[], menu: Menu::Edit, enabled: open },
    Command {
        id: CommandId::CopyAddress,
        text: "command-copy-address",
        keys: &[keys(CTRL_SHIFT, Key::C)],
        menu: Menu::Edit,
        enabled: open,
    },
    Command {
        id: CommandId::Bookmark,
        text: "command-bookmark",
        keys: &[keys(CTRL, Key::D)],
        menu: Menu::Edit,
        enabled: open,
    },
    Command {
        id: CommandId::Bookmarks,
        text: "command-bookmarks",
        keys: &[keys(CTRL, Key::B)],
        menu: Menu::Go,
        enabled: open,
    },
    Command {
        id: CommandId::CopyCitation,
        text: "command-copy-citation",
        keys: &[keys(CTRL_SHIFT, Key::K)],
        menu: Menu::Edit,
        enabled: citable,
    },
    Command {
        id: CommandId::Cite(Style::GbT7714),
        text: "cite-gbt7714",
        keys: &[],
        menu: Menu::Edit,
        enabled: citable,
    },
    Command { id: CommandId::Cite(Style::Apa), text: "cite-apa", keys: &[], menu: Menu::Edit, enabled: citable },
    Command {
        id: CommandId::Cite(Style::Chicago),
        text: "cite-chicago",
        keys: &[],
        menu: Menu::Edit,
        enabled: citable,
    },
    Command { id: CommandId::Cite(Style::Bibtex), text: "cite-bibtex", keys: &[], menu: Menu::Edit, enabled: citable },
    Command {
        id: CommandId::CopyText,
        text: "command-copy-text",
        keys: &[],
        menu: Menu::Edit,
        enabled: |now| now.article,
    },
    Command {
        id: CommandId::CopyCaption,
        text: "command-copy-caption",
        keys: &[],
        menu: Menu::Edit,
        enabled: |now| now.photo,
    },
    Command {
        id: CommandId::CopyImage,
        text: "command-copy-image",
        keys: &[],
        menu: Menu::Edit,
        enabled: |now| now.photo,
    },
    Command {
        id: CommandId::ClearSearches,
        text: "command-clear-searches",
        keys: &[],
        menu: Menu::Edit,
        enabled: |now| now.searched,
    },
    Command {
        id: CommandId::Search,
        text: "command-search",
        keys: &[keys(CTRL, Key::K)],
        menu: Menu::Go,
        enabled: open,
    },
    Command {
        id: CommandId::SearchCommands,
        text: "command-search-commands",
        keys: &[keys(CTRL_SHIFT, Key::P)],
        menu: Menu::Go,
        enabled: always,
    },
    Command {
        id: CommandId::Filter,
        text: "command-filter",
        keys: &[keys(CTRL, Key::F)],
        menu: Menu::Go,
        enabled: |now| now.list || now.article,
    },
    Command {
        id: CommandId::FindNext,
        text: "command-find-next",
        keys: &[keys(NONE, Key::F3)],
        menu: Menu::Go,
        enabled: |now| now.article,
    },
    Command {
        id: CommandId::FindPrevious,
        text: "command-find-previous",
        keys: &[keys(Modifiers::SHIFT, Key::F3)],
        menu: Menu::Go,
        enabled: |now| now.article,
    },
    Command {
        id: CommandId::Timeline,
        text: "place-timeline",
        keys: &[keys(CTRL, Key::Num1)],
        menu: Menu::Go,
        enabled: open,
    },
    Command {
        id: CommandId::Speakers,
        text: "place-speakers",
        keys: &[keys(CTRL, Key::Num2)],
        menu: Menu::Go,
        enabled: open,
    },
    Command {
        id: CommandId::Articles,
        text: "place-articles",
        keys: &[keys(CTRL, Key::Num3)],
        menu: Menu::Go,
        enabled: open,
    },
    Command {
        id: CommandId::Photos,
        text: "place-photos",
        keys: &[keys(CTRL, Key::Num4)],
        menu: Menu::Go,
        enabled: open,
    },
    Command {
        id: CommandId::Worklist,
        text: "place-worklist",
        keys: &[keys(CTRL, Key::Num6)],
        menu: Menu::Go,
        enabled: open,
    },
    Command {
        id: CommandId::Back,
        text: "command-back",
        keys: &[keys(ALT, Key::ArrowLeft), keys(CTRL, Key::OpenBracket)],
        menu: Menu::Go,
        enabled: |now| now.back,
    },
    Command {
        id: CommandId::Forward,
        text: "command-forward",
        keys: &[keys(ALT, Key::ArrowRight), keys(CTRL, Key::CloseBracket)],
        menu: Menu::Go,
        enabled: |now| now.forward,
    },
    Command {
        id: CommandId::Previous,
        text: "command-previous",
        keys: &[keys(ALT, Key::ArrowUp)],
        menu: Menu::Go,
        enabled: item,
    },
    Command {
        id: CommandId::Next,
        text: "command-next",
        keys: &[keys(ALT, Key::ArrowDown)],
        menu: Menu::Go,
        enabled: item,
    },
    Command {
        id: CommandId::Up,
        text: "command-up",
        keys: &[keys(NONE, Key::Escape)],
        menu: Menu::None,
        enabled: open,
    },
    Command { id: CommandId::English, text: "command-english", keys: &[], menu: Menu::View, enabled: always },
    Command { id: CommandId::Chinese, text: "command-chinese", keys: &[], menu: Menu::View, enabled: always },
    Command {
        id: CommandId::Facing,
        text: "command-facing",
        keys: &[keys(CTRL, Key::L)],
        menu: Menu::View,
        enabled: |now| now.article,
    },
    Command { id: CommandId::ThemeSystem, text: "command-theme-system", keys: &[], menu: Menu::View, enabled: always },
    Command { id: CommandId::ThemeLight, text: "command-theme-light", keys: &[], menu: Menu::View, enabled: always },
    Command { id: CommandId::ThemeDark, text: "command-theme-dark", keys: &[], menu: Menu::View, enabled: always },
    Command {
        id: CommandId::Larger,
        text: "command-larger",
        keys: &[keys(CTRL, Key::Plus), keys(CTRL, Key::Equals)],
        menu: Menu::View,
        enabled: always,
    },
    Command {
        id: CommandId::Smaller,
        text: "command-smaller",
        keys: &[keys(CTRL, Key::Minus)],
        menu: Menu::View,
        enabled: always,
    },
    Command {
        id: CommandId::NormalSize,
        text: "command-normal-size",
        keys: &[keys(CTRL, Key::Num0)],
        menu: Menu::View,
        enabled: always,
    },
    Command {
        id: CommandId::ActualSize,
        text: "photo-actual-size",
        keys: &[],
        menu: Menu::View,
        enabled: |now| now.photo,
    },
    Command {
        id: CommandId::FullScreen,
        text: "command-full-screen",
        keys: &[keys(NONE, Key::F11)],
        menu: Menu::View,
        enabled: always,
    },
    Command {
        id: CommandId::Shortcuts,
        text: "command-shortcuts",
        keys: &[keys(NONE, Key::F1), keys(CTRL, Key::Slash)],
        menu: Menu::Help,
        enabled: always,
    },
];

/// The row of a command.
pub fn row(id: CommandId) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Language, words};

    #[test]
    fn no_two_commands_share_keys() {
        let mut seen = std::collections::HashMap::new();
        for command in COMMANDS {
            for keys in command.keys {
                let key = (format!("{:?}", keys.modifiers), keys.logical_key);
                assert_eq!(seen.insert(key, command.text), None, "{}", command.text);
            }
        }
    }

    #[test]
    fn no_bare_letter_is_a_command() {
        for command in COMMANDS {
            for keys in command.keys {
                let bare = !keys.modifiers.alt && !keys.modifiers.command && !keys.modifiers.ctrl;
                assert!(!bare || keys.logical_key.name().len() > 1, "{}", command.text);
            }
        }
    }

    #[test]
    fn every_command_has_words_in_both_languages() {
        for command in COMMANDS {
            for language in Language::ALL {
                assert_ne!(words::get(language, command.text), command.text);
            }
        }
    }
}
