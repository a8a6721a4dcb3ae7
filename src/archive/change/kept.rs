//! What was replaced and what was removed, kept by fingerprint: the same content is kept once.

use std::io;

use super::{
    ChangeError, Files, Fingerprint,
    entry::{Entry, Step},
    error::disk,
    own,
    paths::{BIN, HISTORY},
};
use crate::words::Message;

/// Keeps what the files of a change are before it. When this returns, all of it is on the disk.
pub(super) fn keep(files: &dyn Files, entry: &Entry) -> Result<(), ChangeError> {
    for step in entry.steps() {
        if let Some(from) = step.from {
            keep_one(files, step, from)?;
        }
    }
    for folder in [HISTORY, BIN] {
        files.flush_folder(folder).map_err(disk(folder))?;
    }
    Ok(())
}

fn keep_one(files: &dyn Files, step: Step<'_>, from: Fingerprint) -> Result<(), ChangeError> {
    let folder = if step.to.is_some() { HISTORY } else { BIN };
    let place = format!("{folder}/{from}");
    if own::fingerprint(files, &place)? == Some(from) {
        return Ok(());
    }
    let bytes = files.read(step.path).map_err(disk(step.path))?;
    if Fingerprint::of(&bytes) != from {
        return Err(ChangeError::Conflict { file: step.path.to_owned() });
    }
    own::put(files, &place, &bytes)
}

/// The content that had this fingerprint, for the file at this path.
pub(super) fn get(files: &dyn Files, path: &str, wanted: Fingerprint) -> Result<Vec<u8>, ChangeError> {
    for folder in [HISTORY, BIN] {
        let place = format!("{folder}/{wanted}");
        match files.read(&place) {
            Ok(bytes) if Fingerprint::of(&bytes) == wanted => return Ok(bytes),
            // What the disk has damaged may still lie whole in the other folder.
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(disk(&place)(error)),
        }
    }
    Err(ChangeError::Refused { message: Message::new("history-lost").with("path", path) })
}
