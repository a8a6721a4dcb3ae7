//! A whole archive that is handed over, or the folder of one edition: records as they are, to be
//! taken one by one.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{ImportError, Proposal, ProposedArchive};
use crate::{
    archive::{
        self, Cancel, EditionFolder, FileState, Listing, OpenError, Progress, Severity, Store, StoreError, parse_record,
    },
    catalog::Catalog,
    model::{Block, Edition, id},
    words::Message,
};

/// Reads an archive.
///
/// # Errors
/// If it is of a newer format, or cannot be read.
pub(super) fn read(store: Arc<dyn Store>) -> Result<Proposal, ImportError> {
    let loaded = archive::load(store.as_ref(), &Progress::default(), &Cancel::default(), &mut |_| ());
    let (mut records, findings) = loaded.map_err(|error| match error {
        OpenError::Refused { message, .. } => ImportError(message),
        OpenError::Stopped => ImportError(Message::new("not-an-archive")),
    })?;
    let problems = findings.into_iter().filter(|finding| finding.severity == Severity::Problem);
    let doubt = |finding: archive::Finding| {
        let file = finding.file.strip_suffix("/edition.ron").unwrap_or(&finding.file);
        Message::new("import-in-archive").with("file", file).with("message", finding.message)
    };
    let doubts = problems.map(doubt).collect();
    // What belongs to an edition has no place without it.
    let unreadable = std::mem::take(&mut records.unreadable);
    records.editions.retain(|folder| !unreadable.contains(&folder.path("edition.ron")));
    records.unreadable = unreadable;
    Ok(Proposal { doubts, archive: Some(ProposedArchive { records: Arc::new(records), store }), ..Proposal::default() })
}

/// Reads the folder of one edition. `files` are the paths in it, `name` is what the folder is called.
///
/// # Errors
/// If it has no name that the folder of an edition may have, or its record cannot be read.
pub(super) fn read_edition(
    folder: Arc<dyn Store>,
    files: &[PathBuf],
    name: &str,
    catalog: &Catalog,
) -> Result<Proposal, ImportError> {
    let name = edition_name(folder.as_ref(), name)?;
    let files = files.iter().filter_map(|file| inner_path(file)).collect();
    let mut proposal = read(Arc::new(OneEdition { folder, files, name }))?;
    let records = proposal.archive.as_ref().map(|archive| archive.records.clone()).unwrap_or_default();
    if records.editions.is_empty() && !proposal.doubts.is_empty() {
        return Err(ImportError(proposal.doubts.remove(0)));
    }
    let people: BTreeSet<&str> = records.editions.iter().flat_map(people).collect();
    let unknown: Vec<&str> = people.into_iter().filter(|person| catalog.find_person(person).is_none()).collect();
    if !unknown.is_empty() {
        proposal.doubts.push(Message::new("import-edition-people").with("people", unknown.join(", ")));
    }
    Ok(proposal)
}

/// The people whom the records of an edition name, by their ids.
fn people(folder: &EditionFolder) -> Vec<&str> {
    let appearances = folder.edition.appearances.iter().map(|appearance| appearance.person.as_str());
    let photos = folder.photos.photos.iter().flat_map(|photo| photo.people.iter().map(String::as_str));
    let quoted = folder.articles.iter().flat_map(|stored| &stored.article.blocks).filter_map(|block| match block {
        Block::Quotation { speaker, .. } => speaker.as_deref(),
        _ => None,
    });
    appearances.chain(photos).chain(quoted).collect()
}

/// The name that the folder has in an archive: after year and number, as these are what it must
/// agree with, whatever it was called on the way; else its own.
fn edition_name(folder: &dyn Store, own: &str) -> Result<String, ImportError> {
    let bytes = folder.read("edition.ron").unwrap_or_default();
    let edition: Edition = parse_record("edition.ron", &bytes).unwrap_or_default();
    match (edition.year, edition.number) {
        (Some(year), Some(number)) => Ok(format!("{year}-{number}")),
        _ if id::is_valid(own) => Ok(own.to_owned()),
        (Some(year), None) => Ok(year.to_string()),
        _ => Err(ImportError(Message::new("import-edition-unnamed"))),
    }
}

/// The folder of an edition as an archive that has nothing else, so that it is read as one.
struct OneEdition {
    folder: Arc<dyn Store>,
    files: Vec<String>,
    name: String,
}

/// A path as paths are written within an archive.
fn inner_path(path: &Path) -> Option<String> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    names.map(|names| names.join("/"))
}

/// What the archive around the edition says of itself; nobody gets to see it.
const AROUND: &str = "(format: 1, name: (en: \"-\"))";

impl OneEdition {
    fn within<'a>(&self, path: &'a str) -> Option<&'a str> {
        path.strip_prefix("editions/")?.strip_prefix(&self.name)?.strip_prefix('/')
    }
}

impl Store for OneEdition {
    fn list(&self) -> Result<Listing, StoreError> {
        let paths = self.files.iter().map(|file| format!("editions/{}/{file}", self.name));
        let paths: Vec<String> = ["archive.ron".to_owned()].into_iter().chain(paths).collect();
        Ok(Listing::of(paths.iter().map(String::as_str)))
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        match self.within(path) {
            Some(path) => self.folder.read(path),
            None if path == "archive.ron" => Ok(AROUND.into()),
            None => Err(StoreError::NotFound),
        }
    }

    fn read_photo(&self, path: &str, most: u64) -> Result<Vec<u8>, StoreError> {
        self.within(path).map_or_else(|| self.read(path), |path| self.folder.read_photo(path, most))
    }

    fn state(&self, path: &str) -> FileState {
        self.within(path).map_or(FileState::Missing, |path| self.folder.state(path))
    }
}
