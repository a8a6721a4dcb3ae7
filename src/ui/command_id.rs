//! The names of the commands.

use egui::KeyboardShortcut;

use super::{menus::Menu, situation::Situation};
use crate::export::Style;

/// A command.
#[expect(missing_docs, reason = "the table of commands names the text of each")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommandId {
    OpenArchive,
    NewArchive,
    OpenBuiltIn,
    Reload,
    Import,
    Accept,
    TakeUp,
    Export,
    ExportAgain,
    ShowExported,
    #[cfg(feature = "pdf")]
    Print,
    Quit,
    Undo,
    Redo,
    Paste,
    Search,
    SearchCommands,
    ClearSearches,
    Filter,
    FindNext,
    FindPrevious,
    Timeline,
    Speakers,
    Articles,
    Photos,
    Worklist,
    Back,
    Forward,
    Previous,
    Next,
    Up,
    English,
    Chinese,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Larger,
    Smaller,
    NormalSize,
    ActualSize,
    FullScreen,
    Facing,
    Bookmark,
    Bookmarks,
    CopyAddress,
    CopyCitation,
    Cite(Style),
    CopyText,
    CopyCaption,
    CopyImage,
    Shortcuts,
}

/// A row of the table.
pub struct Command {
    /// Which command.
    pub id: CommandId,
    /// Key of its name in the text files.
    pub text: &'static str,
    /// Its keys, the first of them shown; `COMMAND` is Ctrl, on macOS Cmd.
    pub keys: &'static [KeyboardShortcut],
    /// Its menu.
    pub menu: Menu,
    /// Whether it can be done now.
    pub enabled: fn(&Situation) -> bool,
}
