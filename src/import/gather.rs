//! What was named or dropped, read one source after another: the disk's side of import. Importers
//! themselves see bytes only.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use super::{ImportError, Looks, Options, Proposal, Source, limits, looks, propose, whole};
use crate::{
    archive::{self, Cancel, Given, Progress, StoreError, change::Fingerprint},
    catalog::Catalog,
    words::Message,
};

/// The most files of one folder.
const MOST_FILES: usize = 100_000;
/// How many sources are read before those that were read are put down.
const AT_ONCE: usize = 64;
/// What systems leave in folders.
const LITTER: &[&str] = &["thumbs.db", "desktop.ini"];

/// A source that was found where somebody pointed to.
pub struct Found {
    /// Its name as it is shown: the path as it was named.
    pub name: String,
    path: PathBuf,
    /// Whether it is an archive's folder.
    archive: bool,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    /// Its name.
    pub source: String,
    /// Why, and what to do.
    pub reason: ImportError,
}

/// What sources became.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// What was read, in the order of the sources.
    pub proposed: Vec<Proposed>,
    /// What was not.
    pub failed: Vec<Failed>,
}

/// The sources in these files and folders, in order.
pub fn gather(paths: &[PathBuf]) -> Vec<Result<Found, Failed>> {
    let mut found = Vec::new();
    for path in paths {
        let one = |path: &Path, archive| Ok(Found { name: path.display().to_string(), path: path.to_owned(), archive });
        match archive::given(path, MOST_FILES) {
            Ok(Given::File) => found.push(one(path, false)),
            Ok(Given::Archive) => found.push(one(path, true)),
            Ok(Given::Files(files)) if files.is_empty() => {
                let reason = ImportError(Message::new("import-no-files"));
                found.push(Err(Failed { source: path.display().to_string(), reason }));
            }
            Ok(Given::Files(files)) => {
                let wanted = files.iter().filter(|file| !is_litter(file) && !is_beside_a_page(file, &files));
                found.extend(wanted.map(|file| one(file, false)));
            }
            Err(error) => found.push(Err(Failed { source: path.display().to_string(), reason: unread(error) })),
        }
    }
    found
}

fn is_litter(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    LITTER.contains(&name.as_str())
}

/// Whether a file lies in the folder that a browser makes for a page beside it: `a_files/` of `a.html`.
fn is_beside_a_page(file: &Path, files: &[PathBuf]) -> bool {
    file.ancestors().skip(1).any(|folder| {
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return false };
        let stem = ["_files", ".files"].iter().find_map(|end| name.strip_suffix(end));
        stem.is_some_and(|stem| {
            ["html", "htm", "xhtml"]
                .iter()
                .any(|end| files.binary_search(&folder.with_file_name(format!("{stem}.{end}"))).is_ok())
        })
    })
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
            return batch;
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
    let failed = |reason| Failed { source: found.name.clone(), reason };
    if found.archive {
        let proposal = whole::read(&found.path).map_err(failed)?;
        let proposal = Proposal { source: found.name.clone(), kind: "archive", ..proposal };
        return Ok(vec![Proposed { proposal, original: None, looks: Vec::new() }]);
    }
    let bytes = archive::read_file(&found.path, limits::SOURCE as u64).map_err(|error| failed(unread(error)))?;
    let folder = found.path.parent().map(Path::to_owned).unwrap_or_default();
    let beside = move |path: &str| {
        // Only what lies below: a page must not be able to fetch other files of the disk.
        let inside = Path::new(path).components().all(|part| matches!(part, std::path::Component::Normal(_)));
        inside.then(|| archive::read_file(&folder.join(path), limits::PART).ok()).flatten()
    };
    let source = Source { name: &found.name, bytes: &bytes, beside: &beside };
    let proposals = propose(&source, catalog, options).map_err(failed)?;
    Ok(with_original(proposals, &original(&found.path, &bytes), &bytes, options))
}

fn with_original(proposals: Vec<Proposal>, original: &Original, bytes: &[u8], options: &Options) -> Vec<Proposed> {
    let with = |proposal| {
        let looks = if options.looks { looks::of(&proposal, bytes) } else { Vec::new() };
        Proposed { proposal, original: Some(original.clone()), looks }
    };
    proposals.into_iter().map(with).collect()
}

/// Reads a source that came within another.
fn read_within(name: &str, bytes: &Arc<[u8]>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposed>, Failed> {
    let failed = |reason| Failed { source: name.to_owned(), reason };
    let proposals = propose(&Source::alone(name, bytes), catalog, options).map_err(failed)?;
    let (fingerprint, length) = (Fingerprint::of(bytes), bytes.len() as u64);
    let kept = bytes.clone();
    let original = Original { name: name.to_owned(), fingerprint, length, read: Arc::new(move || Ok(kept.to_vec())) };
    Ok(with_original(proposals, &original, bytes, options))
}

/// What came with a source that came within another: nobody would find it again under its name.
fn too_deep(proposed: &Proposed) -> Vec<Failed> {
    let Proposal { source, further, .. } = &proposed.proposal;
    let reason = || ImportError(Message::new("import-too-deep"));
    further.iter().map(|one| Failed { source: format!("{source}/{}", one.name), reason: reason() }).collect()
}

fn original(path: &Path, bytes: &[u8]) -> Original {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let path = path.to_owned();
    Original {
        name,
        fingerprint: Fingerprint::of(bytes),
        length: bytes.len() as u64,
        read: Arc::new(move || {
            archive::read_file(&path, limits::SOURCE as u64)
                .map_err(|error| io::Error::other(unread(error).to_string()))
        }),
    }
}

fn unread(error: StoreError) -> ImportError {
    ImportError(match error {
        StoreError::NotFound | StoreError::NotAFolder | StoreError::Dangling | StoreError::Outside => {
            Message::new("import-not-found")
        }
        StoreError::NotAFile => Message::new("import-folder"),
        StoreError::Denied => Message::new("import-denied"),
        StoreError::TooLarge(_) => Message::new("import-too-large"),
        StoreError::Other(reason) => Message::new("file-unreadable").with("reason", reason),
    })
}
