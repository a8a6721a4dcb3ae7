//! An export from beginning to end: what is made, under which names, and that it is whole or not there.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::{
    Format, Made, Makes, Pictures, Selection, Subject,
    files::{Files, is_folder},
    format::WriteDocument,
    names::{Names, file_name},
};
use crate::{
    archive::{Cancel, Progress, Store},
    catalog::{Catalog, Place},
    words::Message,
};

/// How many documents are in memory together.
const AT_ONCE: usize = 32;

/// An export.
pub struct Job<'a> {
    /// The archive.
    pub catalog: &'a Catalog,
    /// Its files.
    pub store: &'a dyn Store,
    /// What is exported.
    pub selection: &'a Selection,
    /// In which format.
    pub format: &'static Format,
    /// The file or folder.
    pub to: &'a Path,
    /// Whether what is there may be replaced.
    pub overwrite: bool,
    /// To count what is done.
    pub progress: &'a Progress,
    /// To stop it.
    pub cancel: &'a Cancel,
}

/// What an export has come to.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The files that are there now.
    pub files: Vec<PathBuf>,
    /// What is missing in them, and why.
    pub gaps: Vec<Message>,
}

/// Exports.
///
/// # Errors
/// In words, if nothing is selected, something is in the way, or the disk refuses; then nothing of it is
/// there.
pub fn run(job: &Job<'_>) -> Result<Summary, Message> {
    if job.selection.subjects.is_empty() {
        return Err(Message::new("export-nothing"));
    }
    let pictures = Pictures::new(job.store);
    let files = match job.format.makes {
        Makes::Document { ending, write } => documents(job, &pictures, ending, write)?,
        Makes::File { ending, write } => {
            job.progress.expect(1);
            let bytes = write(job)?;
            let (folder, name) = place(job, ending, || file_name(&collection(job)));
            let mut files = Files::begin(&folder, false, job.overwrite)?;
            files.check(std::iter::once(name.as_str()))?;
            files.put(&name, &bytes)?;
            job.progress.step();
            stop(job)?;
            files.finish()?
        }
        Makes::Folder { whole, write } => {
            let mut files = Files::begin(job.to, whole, job.overwrite)?;
            write(job, &pictures, &mut |name, bytes| {
                stop(job)?;
                files.put(name, bytes)
            })?;
            stop(job)?;
            files.finish()?
        }
    };
    Ok(Summary { files, gaps: pictures.gaps() })
}

fn stop(job: &Job<'_>) -> Result<(), Message> {
    job.cancel.check().map_err(|_| Message::new("export-cancelled"))
}

/// Folder and name of the only file: the one that was named, else one of ours in the folder.
fn place(job: &Job<'_>, ending: &str, name: impl FnOnce() -> String) -> (PathBuf, String) {
    let named = job.to.file_name().map(|name| name.to_string_lossy().into_owned());
    match named.filter(|_| !is_folder(job.to) && !ends_as_folder(job.to)) {
        Some(name) => (job.to.parent().map(Path::to_owned).unwrap_or_default(), name),
        None => (job.to.to_owned(), format!("{}.{ending}", name())),
    }
}

fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// What everything that is selected is called together.
fn collection(job: &Job<'_>) -> String {
    match job.selection.subjects.as_slice() {
        [one] => called(job, *one),
        _ => job.catalog.forum.name.show(job.selection.languages.first()).to_owned(),
    }
}

/// What the file of a subject is called: its date or year, and its title.
pub(super) fn called(job: &Job<'_>, subject: Subject) -> String {
    let language = job.selection.languages.first();
    let catalog = job.catalog;
    match subject {
        Subject::Edition(index) => catalog.edition(index).map(|entry| {
            let year = entry.year().map(|year| format!("{year} ")).unwrap_or_default();
            format!("{year}{}", entry.full_name(catalog, language))
        }),
        Subject::Speaker(index) => catalog.person(index).map(|entry| entry.name(language).to_owned()),
        Subject::Photo(index) => catalog.photo(index).map(|entry| entry.record.id.clone()),
        Subject::Article(index) => catalog.article(index).map(|entry| {
            let other = entry.translation.and_then(|other| catalog.article(other));
            let all = [Some(entry), other].into_iter().flatten();
            let entry = all.into_iter().find(|one| one.record.language == language).unwrap_or(entry);
            let date = entry.record.date.map(|date| format!("{} ", date.start)).unwrap_or_default();
            format!("{date}{}", entry.called())
        }),
    }
    .unwrap_or_default()
}

fn documents(
    job: &Job<'_>,
    pictures: &Pictures<'_>,
    ending: &'static str,
    write: WriteDocument,
) -> Result<Vec<PathBuf>, Message> {
    let pieces = job.selection.pieces(job.catalog);
    job.progress.expect(pieces.len());
    let mut names = Names::default();
    let (folder, names): (PathBuf, Vec<String>) = match pieces.as_slice() {
        [one] => {
            let (folder, name) = place(job, ending, || file_name(&called(job, *one)));
            (folder, vec![name])
        }
        _ => {
            let name = |subject: &Subject| names.take(&file_name(&called(job, *subject)), ending);
            (job.to.to_owned(), pieces.iter().map(name).collect())
        }
    };
    let mut files = Files::begin(&folder, false, job.overwrite)?;
    files.check(names.iter().map(String::as_str))?;
    for (pieces, names) in pieces.chunks(AT_ONCE).zip(names.chunks(AT_ONCE)) {
        stop(job)?;
        let made: Vec<Option<Result<Made, Message>>> = pieces
            .par_iter()
            .zip(names)
            .map(|(piece, name)| {
                let document = job.selection.document(job.catalog, *piece);
                let made = document.map(|document| write(&document, stem(name, ending), pictures));
                job.progress.step();
                made
            })
            .collect();
        for (made, name) in made.into_iter().zip(names) {
            let Some(made) = made else { continue };
            let made = made?;
            files.put(name, &made.bytes)?;
            for one in made.beside {
                files.put(&format!("{}-files/{}", stem(name, ending), one.name), &one.bytes)?;
            }
        }
    }
    stop(job)?;
    files.finish()
}

/// A name without its ending.
fn stem<'a>(name: &'a str, ending: &str) -> &'a str {
    name.strip_suffix(ending).and_then(|stem| stem.strip_suffix('.')).unwrap_or(name)
}

/// The photos in a selection that have no credit; they are told before an export, once.
pub fn without_credit(catalog: &Catalog, selection: &Selection) -> Vec<Place> {
    let photos = selection.photos(catalog).into_iter().filter_map(|index| catalog.photo(index));
    photos.filter(|photo| photo.record.credit.is_none()).map(crate::catalog::PhotoEntry::place).collect()
}
