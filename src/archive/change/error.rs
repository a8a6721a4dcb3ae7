//! Why a change was not done, and what that leaves.

use std::io;

use crate::words::Message;

/// Why a change was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeError {
    /// A file is not as it was when it was read. Nothing was changed.
    Conflict {
        /// Its path within the archive.
        file: String,
    },
    /// It cannot be done as it is. Nothing was changed.
    Refused {
        /// Why not.
        message: Message,
    },
    /// The disk refused. Nothing was changed.
    Failed {
        /// What the disk said.
        message: Message,
    },
    /// The disk refused, also to take back what was begun. Whoever next opens the archive for
    /// writing finishes it or takes it back.
    Unfinished {
        /// What the disk said.
        message: Message,
    },
}

impl ChangeError {
    /// What went wrong and what that leaves, for a reader.
    pub fn message(&self) -> Message {
        match self {
            ChangeError::Conflict { file } => Message::new("change-conflict").with("file", file.as_str()),
            ChangeError::Refused { message } => message.clone(),
            ChangeError::Failed { message } => Message::new("change-failed").with("reason", message.clone()),
            ChangeError::Unfinished { message } => Message::new("change-unfinished").with("reason", message.clone()),
        }
    }

    /// The same trouble where taking back failed too.
    pub(super) fn unfinished(self) -> ChangeError {
        match self {
            ChangeError::Failed { message } => ChangeError::Unfinished { message },
            ChangeError::Conflict { .. } | ChangeError::Refused { .. } => {
                ChangeError::Unfinished { message: self.message() }
            }
            ChangeError::Unfinished { .. } => self,
        }
    }
}

/// What the disk said of a path.
pub(super) fn disk(path: &str) -> impl FnOnce(io::Error) -> ChangeError {
    move |error| ChangeError::Failed { message: in_words(path, &error) }
}

/// Why the new bytes of a file cannot be had, as whoever was to give them says it: within an
/// [`io::Error`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said(pub Message);

impl std::fmt::Display for Said {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0.words(crate::model::Language::En))
    }
}

impl std::error::Error for Said {}

/// What a disk said, in words if there are some for it.
pub(super) fn in_words(path: &str, error: &io::Error) -> Message {
    if let Some(Said(message)) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return message.clone();
    }
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Message::new("disk-full"),
        io::ErrorKind::PermissionDenied => Message::new("disk-denied"),
        io::ErrorKind::ReadOnlyFilesystem => Message::new("disk-read-only"),
        io::ErrorKind::NotFound | io::ErrorKind::StaleNetworkFileHandle => Message::new("disk-gone"),
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => Message::new("disk-busy"),
        _ => Message::new("disk-other").with("reason", error.to_string()),
    }
    .with("path", if path.is_empty() { "." } else { path })
}
