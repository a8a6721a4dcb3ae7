//! What a screen may ask for; whoever owns the state does it.

use std::path::PathBuf;

use super::{
    commands::CommandId,
    import::{Asked, Key},
    reading::Reading,
    view::Filter,
};
use crate::{
    catalog::{PhotoIdx, Place},
    export::Style,
    import::{
        ColumnKind,
        review::{Decision, ForAll},
    },
};

/// What a screen asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Go to a place.
    Go(Place),
    /// Go to a list, narrowed.
    GoTo(Place, Box<Filter>),
    /// Go to what a query found.
    Open(Hit),
    /// Search again for what was searched for before, in the palette.
    Recall(String),
    /// Search for something else on the page of results that is shown.
    Seek(String),
    /// Set articles so.
    Read(Reading),
    /// Take away the bookmark of this address.
    Unmark(String),
    /// Give the keys to the place's own list.
    ToList,
    /// Do a command.
    Do(CommandId),
    /// Open a web address in the browser.
    Browse(String),
    /// Open the archive in this folder.
    OpenFolder(PathBuf),
    /// Ask for a folder in the system's own dialog.
    ChooseFolder,
    /// The same for a new archive.
    ChooseNewFolder,
    /// Make the archive that the dialog asks for.
    Make,
    /// Stop a task.
    CancelTask(u64),
    /// Try once more what failed.
    RetryTask(u64),
    /// Take the tasks that have ended off the list.
    ClearTasks,
    /// Stop what runs, and leave then.
    LeaveAnyway,
    /// Read these, to be decided on.
    Import(Vec<Asked>),
    /// Read everything that is being decided on once more.
    ImportAgain,
    /// Read again what could not be read.
    RetrySources,
    /// Ask for files, or for folders, in the system's own dialog.
    ChooseSources {
        /// Whether folders are asked for.
        folders: bool,
    },
    /// Decide about a source.
    Decide(usize, Decision),
    /// Decide about all sources.
    DecideAll(ForAll),
    /// Read a spreadsheet once more, with these columns.
    NameColumns(usize, Vec<ColumnKind>),
    /// Read a spreadsheet that could not be read once more, with these columns.
    NameColumnsOfFailed(usize, Vec<ColumnKind>),
    /// Load the picture of a photo that came.
    LoadPicture(Key),
    /// Put the import aside.
    PutAside,
    /// Ask how these are to be exported.
    ExportOf(Vec<Place>),
    /// Say anew what the export that is asked for would write.
    PreviewExport,
    /// Ask for a folder for it in the system's own dialog.
    ChooseExportFolder,
    /// Export what the dialog asks for.
    Export,
    /// Put a text on the clipboard.
    Copy(String),
    /// Put text on the clipboard that cites in this style, which is the usual one from now on.
    CopyCited(Style, String),
    /// Read what is written into a photo.
    Inspect(PhotoIdx),
    /// Try once more to show a photo that could not be shown.
    Retry(PhotoIdx),
}

/// What was found, as it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where it is.
    pub place: Place,
    /// The query that found it.
    pub query: String,
    /// The block of an article in which it was found.
    pub block: Option<usize>,
}
