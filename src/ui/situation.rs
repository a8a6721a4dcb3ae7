//! What decides which commands can be done.

/// What decides whether a command can be done now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Situation {
    /// An archive is open.
    pub open: bool,
    /// There is a place to go back to.
    pub back: bool,
    /// There is a place to go forward to.
    pub forward: bool,
    /// The place shows one item of many.
    pub item: bool,
    /// The place shows an article.
    pub article: bool,
    /// An article is shown, or chosen in the list of articles.
    pub citable: bool,
    /// The place shows a photo.
    pub photo: bool,
    /// The place is a list that can be narrowed.
    pub list: bool,
    /// Something was searched for before.
    pub searched: bool,
    /// The archive lies in a folder, not in the program.
    pub folder: bool,
    /// An import is being decided on, and would bring something.
    pub reviewing: bool,
    /// An import was put aside.
    pub aside: bool,
    /// Something was exported.
    pub exported: bool,
    /// A change can be undone now.
    pub undo: bool,
    /// A change can be done again now.
    pub redo: bool,
}

/// Whatever the situation.
pub(super) const fn always(_: &Situation) -> bool {
    true
}

/// Where an archive is open.
pub(super) const fn open(now: &Situation) -> bool {
    now.open
}

/// Where an article could be cited.
pub(super) const fn citable(now: &Situation) -> bool {
    now.citable
}

/// Where the place shows one item of many.
pub(super) const fn item(now: &Situation) -> bool {
    now.item
}
