//! What was named or dropped, read one source after another: the disk's side of import. Importers
//! themselves see bytes only.

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{ImportError, Options, Proposal, Source, encoding::MAX_TEXT, propose};
use crate::{
    archive::{self, Cancel, Progress, StoreError, change::Fingerprint},
    catalog::Catalog,
    words::Message,
};

/// A source that was found where somebody pointed to.
pub struct Found {
    /// Its name as it is shown: the path as it was named.
    pub name: String,
    path: PathBuf,
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
    paths.iter().map(|path| Ok(Found { name: path.display().to_string(), path: path.clone() })).collect()
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
    for one in found {
        if cancel.is_cancelled() {
            break;
        }
        match one.and_then(|found| read(&found, catalog, options)) {
            Ok(proposed) => batch.proposed.extend(proposed),
            Err(failed) => batch.failed.push(failed),
        }
        progress.step();
    }
    batch
}

fn read(found: &Found, catalog: &Catalog, options: &Options) -> Result<Vec<Proposed>, Failed> {
    let failed = |reason| Failed { source: found.name.clone(), reason };
    let bytes = archive::read_file(&found.path, MAX_TEXT as u64).map_err(|error| failed(unread(error)))?;
    let proposals = propose(&Source::alone(&found.name, &bytes), catalog, options).map_err(failed)?;
    let original = original(&found.path, &bytes);
    Ok(proposals.into_iter().map(|proposal| Proposed { proposal, original: Some(original.clone()) }).collect())
}

fn original(path: &Path, bytes: &[u8]) -> Original {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let path = path.to_owned();
    Original {
        name,
        fingerprint: Fingerprint::of(bytes),
        length: bytes.len() as u64,
        read: Arc::new(move || {
            archive::read_file(&path, MAX_TEXT as u64).map_err(|error| io::Error::other(unread(error).to_string()))
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
