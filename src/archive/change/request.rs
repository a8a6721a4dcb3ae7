//! What is to be changed: a name that people read, and any number of files.

use std::{collections::BTreeSet, io};

use super::{ChangeError, Fingerprint, entry::FileChange, paths};
use crate::words::Message;

/// A change of an archive, not yet done. Each file comes with what it was when it was read, so that
/// what somebody else wrote since is never overwritten unseen.
pub struct Change {
    name: Message,
    wanted: Vec<Wanted>,
}

struct Wanted {
    file: FileChange,
    content: Content,
}

/// Where a file's new bytes come from.
enum Content {
    /// They are here.
    Bytes(Vec<u8>),
    /// They are read when their turn comes, so that many photos need not be in memory together.
    Read(Box<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync>),
    /// There are none: the file is removed.
    None,
}

impl Change {
    /// A change of this name, without files yet: "Import of 40 photos".
    pub fn new(name: Message) -> Change {
        Change { name, wanted: Vec::new() }
    }

    /// Writes a file. `was` is what it had when it was read; none if there was no such file.
    pub fn put(&mut self, path: impl Into<String>, was: Option<Fingerprint>, bytes: impl Into<Vec<u8>>) {
        let bytes = bytes.into();
        let after = Some(Fingerprint::of(&bytes));
        self.add(FileChange { path: path.into(), before: was, after }, Content::Bytes(bytes));
    }

    /// Writes a file whose bytes are read only when they are written. `becomes` is what they were
    /// when somebody decided on them: if they have changed since, nothing is written.
    pub fn put_from(
        &mut self,
        path: impl Into<String>,
        was: Option<Fingerprint>,
        becomes: Fingerprint,
        read: impl Fn() -> io::Result<Vec<u8>> + Send + Sync + 'static,
    ) {
        let file = FileChange { path: path.into(), before: was, after: Some(becomes) };
        self.add(file, Content::Read(Box::new(read)));
    }

    /// Removes a file that had this when it was read.
    pub fn remove(&mut self, path: impl Into<String>, was: Fingerprint) {
        self.add(FileChange { path: path.into(), before: Some(was), after: None }, Content::None);
    }

    /// Whether no file would become another.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty()
    }

    /// What is done, as people read it.
    pub fn name(&self) -> &Message {
        &self.name
    }

    fn add(&mut self, file: FileChange, content: Content) {
        if file.before != file.after {
            self.wanted.push(Wanted { file, content });
        }
    }

    /// The files, if they can all be written.
    pub(super) fn files(&self) -> Result<Vec<FileChange>, ChangeError> {
        if self.is_empty() {
            return Err(ChangeError::Refused { message: Message::new("change-of-nothing") });
        }
        let mut seen = BTreeSet::new();
        for Wanted { file, .. } in &self.wanted {
            let path = || file.path.clone();
            if !paths::allowed(&file.path) {
                return Err(ChangeError::Refused { message: Message::new("change-path").with("path", path()) });
            }
            // On many disks two names that differ in capitals only are one file.
            if !seen.insert(file.path.to_lowercase()) {
                return Err(ChangeError::Refused { message: Message::new("change-path-twice").with("path", path()) });
            }
        }
        Ok(self.wanted.iter().map(|wanted| wanted.file.clone()).collect())
    }

    /// The new bytes of one of the files.
    pub(super) fn bytes(&self, index: usize) -> io::Result<Vec<u8>> {
        match self.wanted.get(index).map(|wanted| &wanted.content) {
            Some(Content::Bytes(bytes)) => Ok(bytes.clone()),
            Some(Content::Read(read)) => read(),
            Some(Content::None) | None => Err(io::ErrorKind::NotFound.into()),
        }
    }
}
