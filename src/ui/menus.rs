//! The menus in which commands stand.

/// Where a command stands in the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// The archive.
    File,
    /// Copying.
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
