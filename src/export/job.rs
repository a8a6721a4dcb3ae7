//! An export from beginning to end: what is made, under which names, and that it is whole or not there.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rayon::prelude::*;
use zip::result::ZipError;

use super::{
    Format, Made, Makes, Pictures, Selection, Subject,
    file_names::{Names, file_name},
    files::{self, Files, is_empty, is_folder},
    format::{WriteDocument, WriteFolder},
    packed::Packer,
};
use crate::{
    archive::{Cancel, Progress, Store},
    catalog::{Catalog, Place},
    model::Language,
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
    /// The web address at which it will stand, for formats that take one.
    pub address: Option<&'a str>,
    /// The language of whoever exports, in which files are named where both are exported. Beside this, names
    /// depend on the records alone.
    pub language: Language,
    /// The time.
    pub now: Timestamp,
    /// To count what is done.
    pub progress: &'a Progress,
    /// To stop it.
    pub cancel: &'a Cancel,
}

impl Job<'_> {
    /// The language that files are named in.
    pub(super) fn naming(&self) -> Language {
        self.selection.languages.naming(self.language)
    }
}

/// What an export has come to.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The files that are there now.
    pub files: Vec<PathBuf>,
    /// What is missing in them, and why.
    pub gaps: Vec<Message>,
    /// What else is to be said, though nothing is missing.
    pub notes: Vec<Message>,
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
    // What an export leaves in the archive would be taken for a part of it.
    if job.store.folder().is_some_and(|folder| job.to.starts_with(folder)) {
        return Err(Message::new("export-into-archive").with("path", job.to.display().to_string()));
    }
    let pictures = Pictures::new(job.store);
    let files = match job.format.makes {
        Makes::Document { ending, write } => documents(job, &pictures, ending, write)?,
        Makes::File { ending, write } => {
            job.progress.expect(1);
            let bytes = write(job, &pictures)?;
            let (folder, name) =
                place(job.to, ending, || file_name(&collection(job.catalog, job.selection, job.naming())));
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
        Makes::Package { zipped: true, write, .. } if is_zip(job.to) => zipped(job, &pictures, write)?,
        Makes::Package { write, check, .. } => {
            let mut files = Files::begin(job.to, true, job.overwrite)?;
            write(job, &pictures, &mut |name, bytes| {
                stop(job)?;
                files.put(name, bytes)
            })?;
            stop(job)?;
            check(&|name| files.read(name))?;
            files.finish()?
        }
    };
    let no_address = job.format.takes_address() && job.address.is_none();
    let notes = no_address.then(|| Message::new("export-no-address")).into_iter().chain(pictures.notes()).collect();
    Ok(Summary { files, gaps: pictures.gaps(), notes })
}

fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// A folder as one zip.
fn zipped(job: &Job<'_>, pictures: &Pictures<'_>, write: WriteFolder) -> Result<Vec<PathBuf>, Message> {
    let (folder, name) = place(job.to, "zip", || file_name(&collection(job.catalog, job.selection, job.naming())));
    let mut files = Files::begin(&folder, false, job.overwrite)?;
    files.check(std::iter::once(name.as_str()))?;
    let failed = |error: ZipError| match error {
        ZipError::Io(error) => files::failed(job.to, &error),
        other => files::failed(job.to, &std::io::Error::other(other)),
    };
    let mut zip = Packer::new(files.create(&name)?);
    write(job, pictures, &mut |name, bytes| {
        stop(job)?;
        // Photos are packed already.
        let is_text =
            [".ron", ".md", ".txt", ".html", ".xmp", ".css", ".js", ".xml"].iter().any(|ending| name.ends_with(ending));
        if is_text { zip.pack(name, bytes) } else { zip.store(name, bytes) }.map_err(failed)
    })?;
    let file = zip.finish().map_err(failed)?;
    files.keep(&name, file)?;
    stop(job)?;
    files.finish()
}

fn stop(job: &Job<'_>) -> Result<(), Message> {
    job.cancel.check().map_err(|_| Message::new("export-cancelled"))
}

/// Folder and name of the only file: the one that was named, else one of ours in the folder.
fn place(to: &Path, ending: &str, name: impl FnOnce() -> String) -> (PathBuf, String) {
    let named = to.file_name().map(|name| name.to_string_lossy().into_owned());
    match named.filter(|_| !is_folder(to) && !ends_as_folder(to)) {
        Some(name) => {
            let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
            (folder.unwrap_or(Path::new(".")).to_owned(), name)
        }
        None => (to.to_owned(), format!("{}.{ending}", name())),
    }
}

fn ends_as_folder(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

/// What everything that is selected is called together.
fn collection(catalog: &Catalog, selection: &Selection, language: Language) -> String {
    match selection.subjects.as_slice() {
        [one] => called(catalog, language, *one),
        _ => catalog.forum.name.show(language).to_owned(),
    }
}

/// What the file of a subject is called: its date or year, and its title.
fn called(catalog: &Catalog, language: Language, subject: Subject) -> String {
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
    let (folder, names) = names_of(job.catalog, job.naming(), &pieces, (job.to, ending));
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

/// The folder, and the names of the documents in it.
fn names_of(
    catalog: &Catalog,
    language: Language,
    pieces: &[Subject],
    (to, ending): (&Path, &str),
) -> (PathBuf, Vec<String>) {
    let mut names = Names::default();
    let name = |subject: &Subject| file_name(&called(catalog, language, *subject));
    match pieces {
        [one] => {
            let (folder, name) = place(to, ending, || name(one));
            (folder, vec![name])
        }
        _ => (to.to_owned(), pieces.iter().map(|piece| names.take(&name(piece), ending)).collect()),
    }
}

/// The first names that an export would write, and how many there are, if that is known before; `reader` is
/// the language of whoever exports.
///
/// # Errors
/// In words, if there is nothing to export.
pub fn names(
    catalog: &Catalog,
    selection: &Selection,
    reader: Language,
    (format, to): (&Format, &Path),
    most: usize,
) -> Result<(Vec<String>, Option<usize>), Message> {
    if selection.subjects.is_empty() {
        return Err(Message::new("export-nothing"));
    }
    let language = selection.languages.naming(reader);
    Ok(match format.makes {
        Makes::Document { ending, .. } => {
            let pieces = selection.pieces(catalog);
            let first = pieces.get(..most).unwrap_or(&pieces);
            // With one more it is known that there are several.
            let some = if pieces.len() > 1 && first.len() == 1 { pieces.get(..2).unwrap_or(first) } else { first };
            let (_, mut names) = names_of(catalog, language, some, (to, ending));
            names.truncate(most);
            (names, Some(pieces.len()))
        }
        Makes::File { ending, .. } => {
            let (_, name) = place(to, ending, || file_name(&collection(catalog, selection, language)));
            (vec![name], Some(1))
        }
        Makes::Folder { .. } => (Vec::new(), None),
        Makes::Package { .. } => (vec![package(catalog, selection, reader, (format, to)).display().to_string()], None),
    })
}

/// Where a package is put if a folder was chosen in which something lies: into a folder of its own, named in
/// the only language, else in the reader's.
pub fn package(catalog: &Catalog, selection: &Selection, reader: Language, (format, to): (&Format, &Path)) -> PathBuf {
    let is_package = matches!(format.makes, Makes::Package { .. });
    if is_package && is_folder(to) && !is_empty(to) {
        let name = collection(catalog, selection, selection.languages.naming(reader));
        to.join(file_name(&format!("{name} ({})", format.name)))
    } else {
        to.to_owned()
    }
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
