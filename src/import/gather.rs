//! What was named or dropped, read one source after another: the disk's side of import. Importers
//! themselves see bytes only.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Column, ColumnKind, ImportError, Looks, Options, Proposal, Source, columns,
    container::damaged,
    limits,
    location::{Location, unread},
    looks,
    parts::{Part, parts},
    propose, whole,
    whole_first::whole_first,
    zipped::Zipped,
};
use crate::{
    archive::{
        self, Below, Cancel, Given, Progress,
        change::{self, Fingerprint},
    },
    catalog::Catalog,
    words::Message,
};

/// The most files of one folder.
const MOST_FILES: usize = 100_000;
/// How many sources are read before those that were read are put down.
const AT_ONCE: usize = 64;

/// A source that was found where somebody pointed to.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its name as it is shown: the path as it was named; of a file in a zip `a.zip/inner/name.txt`.
    pub name: String,
    kind: Kind,
}

/// What was found.
#[derive(Clone, Debug)]
enum Kind {
    /// A source of its own.
    File(Location),
    /// The folder of an archive.
    Archive(Location),
    /// What came within another source.
    Within(Arc<[u8]>),
    /// The folder of an edition, and the paths of the files in it.
    Edition(Location, Vec<PathBuf>),
}

impl Found {
    /// The same where it is now.
    fn again(&self) -> Found {
        let kind = match &self.kind {
            Kind::File(at) => Kind::File(at.again()),
            kind => kind.clone(),
        };
        Found { name: self.name.clone(), kind }
    }
}

/// A source's bytes as they came, for `originals/` and for its photos. They are read again when they
/// are needed, so that ten thousand photos need not be in memory together.
#[derive(Clone)]
pub struct Original {
    /// Its name, without folders.
    pub name: String,
    /// What its bytes are known by.
    pub fingerprint: Fingerprint,
    /// How many bytes it has.
    pub length: u64,
    /// Reads them again.
    pub read: Arc<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync>,
}

impl std::fmt::Debug for Original {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Original").field("name", &self.name).field("length", &self.length).finish_non_exhaustive()
    }
}

/// A proposal and the source it was read from.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// What it becomes.
    pub proposal: Proposal,
    /// What came; none for an archive, whose files are taken over as they are.
    pub original: Option<Original>,
    /// Its pictures, in the order of its photos, if that was asked for.
    pub looks: Vec<Looks>,
}

/// A source that gives no proposal.
#[derive(Clone, Debug)]
pub struct Failed {
    /// Its name.
    pub source: String,
    /// Why, and what to do.
    pub reason: ImportError,
    again: Box<Again>,
    /// The columns of a spreadsheet, if none is known to have names: a person may say which has, and
    /// it is read with [`Options::columns`].
    pub columns: Vec<Column>,
}

/// How a source is read once more.
#[derive(Clone, Debug)]
enum Again {
    /// It is not: nothing would be different.
    Never,
    /// From where somebody pointed to.
    Path(PathBuf),
    /// From where it was found.
    Found(Found),
}

impl Failed {
    pub(super) fn new(source: String, reason: ImportError) -> Failed {
        Failed { source, reason, again: Box::new(Again::Never), columns: Vec::new() }
    }

    /// To read it once more, with [`read_all`]; it stays as it is if nothing would be different. Zips
    /// are opened anew.
    pub fn again(&self) -> Vec<Result<Found, Failed>> {
        match &*self.again {
            Again::Never => vec![Err(self.clone())],
            Again::Path(path) => in_path(path),
            Again::Found(found) => vec![Ok(found.again())],
        }
    }
}

/// What sources became.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// What was read, in the order of the sources.
    pub proposed: Vec<Proposed>,
    /// What was not.
    pub failed: Vec<Failed>,
}

impl Batch {
    /// Adds what other sources became.
    pub fn append(&mut self, mut other: Batch) {
        self.proposed.append(&mut other.proposed);
        self.failed.append(&mut other.failed);
    }
}

/// Reads text that came as no file: pasted, for instance. It is kept as a file of this name.
pub fn read_pasted(name: &str, text: &str, catalog: &Catalog, options: &Options) -> Batch {
    match read_within(name, &Arc::from(text.as_bytes()), catalog, options) {
        Ok(proposed) => Batch { proposed, failed: Vec::new() },
        Err(failed) => Batch { proposed: Vec::new(), failed: vec![failed] },
    }
}

/// Reads a spreadsheet once more, with columns that somebody has named.
pub fn read_columns(name: &str, original: &Original, columns: Vec<ColumnKind>, catalog: &Catalog) -> Batch {
    let options = Options { columns: Some(columns), ..Options::default() };
    let read = || {
        let unread = |error: io::Error| Message::new("file-unreadable").with("reason", error.to_string());
        let bytes = (original.read)().map_err(|error| ImportError(unread(error)))?;
        propose(&Source::alone(name, &bytes), catalog, &options)
    };
    let with = |proposal| Proposed { proposal, original: Some(original.clone()), looks: Vec::new() };
    match read() {
        Ok(proposals) => Batch { proposed: proposals.into_iter().map(with).collect(), failed: Vec::new() },
        Err(reason) => Batch { proposed: Vec::new(), failed: vec![Failed::new(name.to_owned(), reason)] },
    }
}

/// The sources in these files and folders, in order.
pub fn gather(paths: &[PathBuf]) -> Vec<Result<Found, Failed>> {
    paths.iter().flat_map(|path| in_path(path)).collect()
}

fn in_path(path: &Path) -> Vec<Result<Found, Failed>> {
    match archive::given(path, MOST_FILES) {
        Ok(Given::File) => in_file(path),
        Ok(Given::Archive) => vec![found(Kind::Archive, Location::Disk(path.to_owned()))],
        Ok(Given::Folder(below)) => in_all(path, below),
        Err(error) => vec![unopened(path, unread(error))],
    }
}

/// The sources in a folder and below it; what could not be looked into is told.
fn in_all(path: &Path, below: Below) -> Vec<Result<Found, Failed>> {
    let in_part = |part| match part {
        Part::File(path) => in_file(&path),
        part => vec![in_folder(part, Location::Disk)],
    };
    let mut all: Vec<_> = parts(&below.files).into_iter().flat_map(in_part).collect();
    all.extend(below.unread.into_iter().map(|(folder, error)| unopened(&folder, unread(error))));
    if below.is_cut {
        let reason = Message::new("import-too-many-files").with("most", below.files.len());
        all.push(failed(path.display().to_string(), ImportError(reason)));
    }
    or_nothing(all, path, "import-no-files")
}

/// What could not even be looked into.
fn unopened(path: &Path, reason: ImportError) -> Result<Found, Failed> {
    Err(Failed { again: Box::new(Again::Path(path.to_owned())), ..Failed::new(path.display().to_string(), reason) })
}

/// A file, or what is in it if somebody packed files together.
fn in_file(path: &Path) -> Vec<Result<Found, Failed>> {
    match Zipped::open(path) {
        Ok(None) => vec![found(Kind::File, Location::Disk(path.to_owned()))],
        Ok(Some(zip)) => in_zip(path, zip),
        Err(reason) => vec![unopened(path, reason)],
    }
}

fn in_zip(path: &Path, mut zip: Zipped) -> Vec<Result<Found, Failed>> {
    let refused = std::mem::take(&mut zip.refused);
    let (files, zip) = (zip.names(), Arc::new(zip));
    let within = |inner| Location::Zip(zip.clone(), inner);
    let mut all: Vec<_> = parts(&files).into_iter().map(|part| in_folder(part, within)).collect();
    let name = |inner: &str| format!("{}/{inner}", path.display());
    all.extend(refused.into_iter().map(|(inner, reason)| failed(name(&inner), reason)));
    or_nothing(all, path, "import-zip-empty")
}

/// What was found, or that there is nothing but what systems leave behind.
fn or_nothing(mut all: Vec<Result<Found, Failed>>, path: &Path, key: &'static str) -> Vec<Result<Found, Failed>> {
    if all.is_empty() {
        all.push(failed(path.display().to_string(), ImportError(Message::new(key))));
    }
    all
}

fn in_folder(part: Part, at: impl Fn(PathBuf) -> Location) -> Result<Found, Failed> {
    match part {
        Part::File(path) => found(Kind::File, at(path)),
        Part::Archive(path) => found(Kind::Archive, at(path)),
        Part::Edition(path, files) => {
            let below = |file: PathBuf| file.strip_prefix(&path).ok().map(Path::to_owned);
            let files = files.into_iter().filter_map(below).collect();
            found(|folder| Kind::Edition(folder, files), at(path))
        }
    }
}

fn found(kind: impl FnOnce(Location) -> Kind, at: Location) -> Result<Found, Failed> {
    Ok(Found { name: at.shown(), kind: kind(at) })
}

fn failed(source: String, reason: ImportError) -> Result<Found, Failed> {
    Err(Failed::new(source, reason))
}

/// Reads sources, counting them; stops early if it is told to, with what it has.
pub fn read_all(
    found: Vec<Result<Found, Failed>>,
    catalog: &Catalog,
    options: &Options,
    progress: &Progress,
    cancel: &Cancel,
) -> Batch {
    let mut batch = Batch::default();
    progress.expect(found.len());
    let options = Options { authority: Some(options.authority(catalog)), ..options.clone() };
    let mut found = found.into_iter();
    loop {
        let some: Vec<Result<Found, Failed>> = found.by_ref().take(AT_ONCE).collect();
        if some.is_empty() || cancel.is_cancelled() {
            return whole_first(batch, catalog);
        }
        let read_one = |one: Result<Found, Failed>| {
            let read = one.and_then(|found| read(&found, catalog, &options));
            progress.step();
            read
        };
        for one in some.into_par_iter().map(read_one).collect::<Vec<_>>() {
            match one {
                Ok(proposed) => {
                    // What came within a mail is a source of its own; what came within that is named.
                    let further: Vec<_> = proposed.iter().flat_map(|one| one.proposal.further.clone()).collect();
                    batch.proposed.extend(proposed);
                    for one in further {
                        match read_within(&one.name, &one.bytes, catalog, &options) {
                            Ok(proposed) => {
                                batch.failed.extend(proposed.iter().flat_map(too_deep));
                                batch.proposed.extend(proposed);
                            }
                            Err(failed) => batch.failed.push(failed),
                        }
                    }
                }
                Err(failed) => batch.failed.push(failed),
            }
        }
    }
}

fn read(found: &Found, catalog: &Catalog, options: &Options) -> Result<Vec<Proposed>, Failed> {
    let proposed = match &found.kind {
        Kind::File(at) => return read_file(found, at, catalog, options),
        Kind::Within(bytes) => return read_within(&found.name, bytes, catalog, options),
        Kind::Archive(at) => whole::read(at.store()).map(|proposal| vec![as_it_is(found, "archive", proposal)]),
        Kind::Edition(at, files) => {
            let proposal = whole::read_edition(at.store(), files, &at.folder_name(), catalog);
            proposal.map(|proposal| vec![as_it_is(found, "edition", proposal)])
        }
    };
    proposed.map_err(|reason| Failed {
        again: Box::new(Again::Found(found.clone())),
        ..Failed::new(found.name.clone(), reason)
    })
}

fn as_it_is(found: &Found, kind: &'static str, proposal: Proposal) -> Proposed {
    Proposed { proposal: Proposal { source: found.name.clone(), kind, ..proposal }, original: None, looks: Vec::new() }
}

fn read_file(found: &Found, at: &Location, catalog: &Catalog, options: &Options) -> Result<Vec<Proposed>, Failed> {
    let again = || Box::new(Again::Found(found.clone()));
    let unread = |reason| Failed { again: again(), ..Failed::new(found.name.clone(), reason) };
    let bytes = at.read(limits::SOURCE as u64).map_err(unread)?;
    let beside = |path: &str| at.beside(path)?.read(limits::PART).ok();
    let source = Source { name: &found.name, bytes: &bytes, beside: &beside };
    let proposals = propose(&source, catalog, options);
    let proposals = proposals.map_err(|reason| Failed { again: again(), ..unnamed(&source, reason) })?;
    let fingerprint = Fingerprint::of(&bytes);
    let (again, length) = (at.clone(), bytes.len() as u64);
    let original =
        Original { name: at.file_name(), fingerprint, length, read: Arc::new(move || read_again(&again, fingerprint)) };
    Ok(with_original(proposals, &original, &bytes, options))
}

/// A source that gives no proposal; a spreadsheet with its columns, which a person may know.
fn unnamed(source: &Source<'_>, reason: ImportError) -> Failed {
    // What is no spreadsheet, or a broken one, has no columns to be named.
    Failed { columns: columns(source).unwrap_or_default(), ..Failed::new(source.name.to_owned(), reason) }
}

fn with_original(proposals: Vec<Proposal>, original: &Original, bytes: &[u8], options: &Options) -> Vec<Proposed> {
    let with = |proposal| {
        let looks = if options.looks { looks::of(&proposal, bytes) } else { Vec::new() };
        Proposed { proposal, original: Some(original.clone()), looks }
    };
    proposals.into_iter().map(with).collect()
}

/// The bytes of a source that are still what they were.
fn read_again(at: &Location, fingerprint: Fingerprint) -> io::Result<Vec<u8>> {
    let said = |message: Message| io::Error::other(change::Said(message.with("file", at.shown())));
    match at.read(limits::SOURCE as u64) {
        Ok(bytes) if Fingerprint::of(&bytes) == fingerprint => Ok(bytes),
        // A part of a zip that was whole is damaged only because another zip stands there now.
        Err(error) if error != damaged() => Err(said(Message::new("import-source-unread").with("reason", error.0))),
        Ok(_) | Err(_) => Err(said(Message::new("import-source-changed"))),
    }
}

/// Reads a source that came within another.
fn read_within(name: &str, bytes: &Arc<[u8]>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposed>, Failed> {
    let source = Source::alone(name, bytes);
    let proposals = propose(&source, catalog, options).map_err(|reason| {
        let again = Box::new(Again::Found(Found { name: name.to_owned(), kind: Kind::Within(bytes.clone()) }));
        Failed { again, ..unnamed(&source, reason) }
    })?;
    let (fingerprint, length) = (Fingerprint::of(bytes), bytes.len() as u64);
    let kept = bytes.clone();
    let original = Original { name: name.to_owned(), fingerprint, length, read: Arc::new(move || Ok(kept.to_vec())) };
    Ok(with_original(proposals, &original, bytes, options))
}

/// What came with a source that came within another: nobody would find it again under its name.
fn too_deep(proposed: &Proposed) -> Vec<Failed> {
    let Proposal { source, further, .. } = &proposed.proposal;
    let reason = || ImportError(Message::new("import-too-deep"));
    further.iter().map(|one| Failed::new(format!("{source}/{}", one.name), reason())).collect()
}
