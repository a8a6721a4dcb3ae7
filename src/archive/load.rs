//! An archive's files to its records: in parallel, and in two steps, so that the timeline can be
//! shown while the articles are still being read.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::{
    Cancel, EditionFolder, Finding, Listing, Progress, Records, Stopped, Store, StoreError, StoredArticle, position,
    read, records::of_folder_name,
};
use crate::{
    model::{Article, Edition, FORMAT_VERSION, Forum, Indicators, People, Photos},
    words::Message,
};

/// Why a folder could not be opened as an archive at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// What is wrong, and what can be done about it.
    Refused {
        /// What is wrong.
        message: Message,
        /// What can be done.
        hint: Option<Message>,
    },
    /// The job was stopped.
    Stopped,
}

impl From<Stopped> for OpenError {
    fn from(_: Stopped) -> OpenError {
        OpenError::Stopped
    }
}

/// Reads an archive. `first` gets the records without photos and articles as soon as they are
/// there. What is wrong with single files is among the findings.
///
/// # Errors
/// If the store is no archive, cannot be read, or is of a newer format version.
pub fn load(
    store: &dyn Store,
    progress: &Progress,
    cancel: &Cancel,
    first: &mut dyn FnMut(&Records),
) -> Result<(Records, Vec<Finding>), OpenError> {
    let listing = store.list().map_err(|error| refused(unopened(&error)))?;
    let mut findings: Vec<Finding> = listing
        .failed
        .iter()
        .map(|(folder, error)| Finding::problem(folder.as_str(), read::unreadable(error)))
        .collect();
    refuse_what_is_no_archive(store, &listing.files)?;
    let files = Files::sort(&listing);
    progress.expect(listing.files.len());

    let mut records = outline(store, &files, progress, &mut findings);
    first(&records);
    fill(store, &files, &mut records, progress, cancel, &mut findings)?;
    Ok((records, findings))
}

/// The files by the edition's folder they stand in; those of the archive itself under "".
struct Files<'a>(BTreeMap<&'a str, Vec<&'a str>>);

impl<'a> Files<'a> {
    fn sort(listing: &'a Listing) -> Files<'a> {
        let mut folders: BTreeMap<&str, Vec<&str>> =
            listing.editions.iter().map(|edition| (edition.as_str(), Vec::new())).collect();
        for path in &listing.files {
            let folder = path.strip_prefix("editions/").and_then(|rest| rest.split('/').next()).unwrap_or("");
            folders.entry(folder).or_default().push(path);
        }
        Files(folders)
    }

    fn editions(&self) -> impl Iterator<Item = (&'a str, &[&'a str])> {
        self.0.iter().filter(|(folder, _)| !folder.is_empty()).map(|(folder, files)| (*folder, files.as_slice()))
    }
}

fn refused((message, hint): (Message, Option<Message>)) -> OpenError {
    OpenError::Refused { message, hint }
}

fn unopened(error: &StoreError) -> (Message, Option<Message>) {
    let hint = |key| Some(Message::new(key));
    match error {
        StoreError::NotFound => (Message::new("folder-not-found"), hint("folder-not-found-hint")),
        StoreError::NotAFolder => (Message::new("archive-is-a-file"), hint("archive-is-a-file-hint")),
        StoreError::Denied => (Message::new("folder-denied"), hint("folder-denied-hint")),
        other => (read::unreadable(other), None),
    }
}

fn refuse_what_is_no_archive(store: &dyn Store, files: &[String]) -> Result<(), OpenError> {
    if !files.iter().any(|file| file == "archive.ron") {
        let key = if files.is_empty() { "not-an-archive-hint" } else { "archive-ron-missing-hint" };
        return Err(refused((Message::new("not-an-archive"), Some(Message::new(key)))));
    }
    // The version is read before the other fields, which a newer format may have changed.
    let text = store.read("archive.ron").ok().and_then(|bytes| String::from_utf8(bytes).ok());
    match text.and_then(|text| position::number_at(&text, "format")) {
        Some(found) if found > u64::from(FORMAT_VERSION) => Err(refused((
            Message::new("newer-format").with("found", found.to_string()).with("known", FORMAT_VERSION.to_string()),
            Some(Message::new("newer-format-hint")),
        ))),
        _ => Ok(()),
    }
}

fn outline(store: &dyn Store, files: &Files<'_>, progress: &Progress, findings: &mut Vec<Finding>) -> Records {
    let there = files.0.get("").map(Vec::as_slice).unwrap_or_default();
    let editions: Vec<_> = files.editions().collect();
    let read_editions = || -> Vec<(EditionFolder, Option<Finding>)> {
        editions.into_par_iter().map(|(folder, files)| edition(store, folder, files, progress)).collect()
    };
    let (forum, no_forum) = root::<Forum>(store, there, "archive.ron", progress);
    // The authority file is the longest of its kind, and the editions need not wait for it.
    let ((people, no_people), ((indicators, no_indicators), editions)) = rayon::join(
        || root::<People>(store, there, "people.ron", progress),
        || (root::<Indicators>(store, there, "indicators.ron", progress), read_editions()),
    );
    findings.extend([no_forum, no_people, no_indicators].into_iter().flatten());
    let mut records = Records { forum, people, indicators, editions: Vec::with_capacity(editions.len()) };
    for (edition, finding) in editions {
        records.editions.push(edition);
        findings.extend(finding);
    }
    records
}

fn root<T: DeserializeOwned + Default>(
    store: &dyn Store,
    there: &[&str],
    path: &str,
    progress: &Progress,
) -> (T, Option<Finding>) {
    if !there.contains(&path) {
        return (T::default(), None);
    }
    let record = read::record(store, path);
    progress.step();
    match record {
        Ok(record) => (record, None),
        Err(finding) => (T::default(), Some(*finding)),
    }
}

fn edition(store: &dyn Store, folder: &str, files: &[&str], progress: &Progress) -> (EditionFolder, Option<Finding>) {
    let mut edition = EditionFolder { folder: folder.to_owned(), ..EditionFolder::default() };
    let path = edition.path("edition.ron");
    let result = if files.contains(&path.as_str()) {
        let record = read::record::<Edition>(store, &path);
        progress.step();
        record
    } else {
        let finding = Finding::problem(path, Message::new("edition-file-missing"));
        Err(Box::new(finding.hint(Message::new("edition-file-missing-hint"))))
    };
    let finding = match result {
        Ok(record) => {
            edition.edition = record;
            None
        }
        Err(finding) => {
            // Its photos and articles still need a place to stand.
            let (year, number) = of_folder_name(folder);
            edition.edition = Edition { year, number, ..Edition::default() };
            Some(*finding)
        }
    };
    (edition, finding)
}

fn fill(
    store: &dyn Store,
    files: &Files<'_>,
    records: &mut Records,
    progress: &Progress,
    cancel: &Cancel,
    findings: &mut Vec<Finding>,
) -> Result<(), Stopped> {
    let found: Vec<Vec<Finding>> = records
        .editions
        .par_iter_mut()
        .map(|edition| {
            let mut findings = Vec::new();
            let files = files.0.get(edition.folder.as_str()).map(Vec::as_slice).unwrap_or_default();
            for path in files {
                cancel.check()?;
                if let Err(finding) = one(store, path, edition) {
                    findings.push(*finding);
                }
                if *path != edition.path("edition.ron") {
                    progress.step();
                }
            }
            // Files are in the order of their paths, where "a-zh.ron" comes before "a.ron".
            edition.articles.sort_by(|a, b| a.id.cmp(&b.id));
            Ok(findings)
        })
        .collect::<Result<_, Stopped>>()?;
    findings.extend(found.into_iter().flatten());
    Ok(())
}

fn one(store: &dyn Store, path: &str, edition: &mut EditionFolder) -> Result<(), Box<Finding>> {
    if path == edition.path("photos.ron") {
        edition.photos = read::record::<Photos>(store, path)?;
    } else if let Some(name) = path.strip_prefix(&edition.path("articles/")) {
        let article = read::record::<Article>(store, path)?;
        let id = name.strip_suffix(".ron").unwrap_or(name).to_owned();
        edition.articles.push(StoredArticle { id, article });
    }
    Ok(())
}
