//! Opens an archive for a command: the folder named, else the built-in one.

use std::path::PathBuf;

use super::Failure;
use crate::{
    archive::{self, BuiltIn, Cancel, Finding, Folder, OpenError, Progress, Records, Severity, Store},
    catalog::{self, Catalog, Input, Origin},
    model::Language,
    words::Message,
};

/// An archive that was read.
pub(super) struct Opened {
    pub store: Box<dyn Store>,
    pub records: Records,
    /// What could not be read.
    pub findings: Vec<Finding>,
    origin: Origin,
}

/// Reads an archive, or says why not.
pub(super) fn open(archive: &Option<PathBuf>) -> Result<Opened, Failure> {
    try_open(archive).map_err(|error| failure(archive, error))
}

/// What to say of a folder that could not be opened.
pub(super) fn failure(archive: &Option<PathBuf>, error: OpenError) -> Failure {
    let OpenError::Refused { message, hint } = error else { return Failure::Said };
    let path = archive.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let words = match hint {
        Some(hint) => Message::new("with-hint").with("message", message).with("hint", hint),
        None => message,
    };
    Failure::Message(Message::new("cli-cannot-open").with("path", path).with("message", words))
}

/// Reads an archive.
pub(super) fn try_open(archive: &Option<PathBuf>) -> Result<Opened, OpenError> {
    let (store, origin): (Box<dyn Store>, Origin) = match archive {
        None => (Box::new(BuiltIn), Origin::BuiltIn),
        Some(path) => (Box::new(Folder::new(path)), Origin::Folder(path.clone())),
    };
    let (records, findings) = archive::load(store.as_ref(), &Progress::default(), &Cancel::default(), &mut |_| ())?;
    Ok(Opened { store, records, findings, origin })
}

impl Opened {
    /// The catalog of an archive, and how many of its files could not be read.
    pub fn catalog(self) -> (Catalog, usize) {
        let unreadable = self.findings.iter().filter(|finding| finding.severity == Severity::Problem).count();
        let input = Input { origin: self.origin, records: self.records, findings: Vec::new(), complete: true };
        (catalog::build(input), unreadable)
    }
}

/// Says that files could not be read, after the command has shown the rest.
pub(super) fn mention(unreadable: usize, language: Language) -> Result<(), Failure> {
    if unreadable == 0 {
        return Ok(());
    }
    eprintln!("{}", Message::new("cli-unreadable").with("count", unreadable).words(language));
    Err(Failure::Said)
}
