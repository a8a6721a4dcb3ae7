//! Opens an archive for a command: the folder named, else the built-in one.

use std::path::{Path, PathBuf};

use super::{Failure, args};
use crate::{
    archive::{
        self, BuiltIn, Cancel, Finding, OpenError, Progress, Records, Severity, Store,
        change::{Holder, Reading, Recovered},
    },
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
    /// A change that is cut short and could not be set right: the archive is read as it was before.
    pub cut_short: Option<Finding>,
    pub origin: Origin,
}

/// Reads an archive, or says why not.
pub(super) fn open(archive: &Option<PathBuf>, language: Language) -> Result<Opened, Failure> {
    try_open(archive, language).map_err(|error| failure(archive, error))
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
pub(super) fn try_open(archive: &Option<PathBuf>, language: Language) -> Result<Opened, OpenError> {
    let (store, cut_short, origin): (Box<dyn Store>, _, Origin) = match archive {
        None => (Box::new(BuiltIn), None, Origin::BuiltIn),
        Some(path) => {
            let reading = ready(path, language);
            (reading.store, reading.finding, Origin::Folder(path.clone()))
        }
    };
    let (records, findings) = archive::load(store.as_ref(), &Progress::default(), &Cancel::default(), &mut |_| ())?;
    Ok(Opened { store, records, findings, cut_short, origin })
}

/// Sets right what was cut short in a folder, says so, and gives what can be read.
pub(super) fn ready(folder: &Path, language: Language) -> Reading {
    let reading = Reading::of(folder, &Holder::this_process(args::now()));
    tell(reading.recovered.as_ref(), language);
    reading
}

/// Says what became of a change that had been cut short. Not on the standard output, which may be
/// read by a script.
pub(super) fn tell(recovered: Option<&Recovered>, language: Language) {
    if let Some(recovered) = recovered {
        eprintln!("{}", recovered.message().words(language));
    }
}

impl Opened {
    /// The catalog of an archive, and how many of its files could not be read.
    pub fn catalog(self) -> (Catalog, usize) {
        let unreadable = unreadable(&self.findings);
        let input = Input { origin: self.origin, records: self.records, findings: Vec::new(), complete: true };
        (catalog::build(input), unreadable)
    }
}

/// How many files could not be read, by what was found while reading.
pub(super) fn unreadable(findings: &[Finding]) -> usize {
    findings.iter().filter(|finding| finding.severity == Severity::Problem).count()
}

/// Says that files could not be read, after the command has shown the rest.
pub(super) fn mention(unreadable: usize, language: Language) -> Result<(), Failure> {
    if unreadable == 0 {
        return Ok(());
    }
    eprintln!("{}", Message::new("cli-unreadable").with("count", unreadable).words(language));
    Err(Failure::Said)
}
