//! A whole archive that is handed over: its records as they are, to be taken one by one.

use std::{path::Path, sync::Arc};

use super::{ImportError, Proposal, ProposedArchive};
use crate::{
    archive::{self, Cancel, Folder, OpenError, Progress, Severity, Store},
    words::Message,
};

/// Reads the archive in a folder.
///
/// # Errors
/// If it is of a newer format, or cannot be read.
pub(super) fn read(folder: &Path) -> Result<Proposal, ImportError> {
    let store: Arc<dyn Store> = Arc::new(Folder::new(folder));
    let loaded = archive::load(store.as_ref(), &Progress::default(), &Cancel::default(), &mut |_| ());
    let (records, findings) = loaded.map_err(|error| match error {
        OpenError::Refused { message, .. } => ImportError(message),
        OpenError::Stopped => ImportError(Message::new("not-an-archive")),
    })?;
    let problems = findings.into_iter().filter(|finding| finding.severity == Severity::Problem);
    let doubt = |finding: archive::Finding| {
        Message::new("import-in-archive").with("file", finding.file).with("message", finding.message)
    };
    let doubts = problems.map(doubt).collect();
    Ok(Proposal { doubts, archive: Some(ProposedArchive { records: Arc::new(records), store }), ..Proposal::default() })
}
