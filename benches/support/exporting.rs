//! Exports of the made-up archive, as the benchmark of exports wants them.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use forum_archive::{
    archive::{self, Cancel, Folder, Progress},
    catalog::{self, Catalog, Input, Origin, Place},
    export::{self, FORMATS, Format, Job, Languages, Makes, Selection, Subject},
    model::Language,
};
use jiff::Timestamp;

/// The format of a name.
pub fn format(name: &str) -> &'static Format {
    FORMATS.iter().find(|format| format.name == name).unwrap()
}

/// Reads the archive and exports so many of its articles; says how long the export took.
pub fn export_to(
    format: &'static Format,
    articles: usize,
    languages: Languages,
    archive: &Path,
    to: &Path,
) -> Duration {
    let _ = fs::remove_dir_all(to);
    export_with(&read(archive), format, articles, languages, archive, to)
}

/// Documents are made of articles, everything else of the editions that have as many.
pub fn export_with(
    catalog: &Catalog,
    format: &'static Format,
    articles: usize,
    languages: Languages,
    archive: &Path,
    to: &Path,
) -> Duration {
    let begin = Instant::now();
    let is_document = matches!(format.makes, Makes::Document { .. });
    let place = if is_document { Place::Articles } else { Place::Timeline };
    let mut selection = Selection::of(catalog, None, &[place], languages).unwrap();
    let mut left = articles;
    selection.subjects.retain(|subject| {
        let of = match subject {
            Subject::Edition(index) => catalog.edition(*index).unwrap().articles.len(),
            _ => 1,
        };
        let is_kept = left > 0;
        left = left.saturating_sub(of);
        is_kept
    });
    selection.whole &= articles >= catalog.articles().len();
    let (progress, cancel) = (Progress::default(), Cancel::default());
    let store = Folder::new(archive);
    let job = Job {
        catalog,
        store: &store,
        selection: &selection,
        format,
        to,
        overwrite: false,
        address: Some("https://example.org/"),
        language: Language::En,
        now: Timestamp::UNIX_EPOCH,
        progress: &progress,
        cancel: &cancel,
    };
    let summary = export::run(&job).unwrap_or_else(|message| panic!("{message:?}"));
    assert!(!summary.files.is_empty());
    begin.elapsed()
}

/// Reads an archive.
pub fn read(archive: &Path) -> Catalog {
    let store = Folder::new(archive);
    let (records, _) =
        archive::load(&store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap_or_else(|_| panic!());
    catalog::build(Input { origin: Origin::Folder(archive.to_owned()), records, findings: Vec::new(), complete: true })
}

/// Every file in a folder, or the file itself.
pub fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        found.extend(files(&entry.unwrap().path()));
    }
    found.sort();
    found
}
