//! How a change reaches the disk: all of it, or nothing.
//!
//! 1. Every file must be what it was when it was read.
//! 2. What will be replaced or removed is kept.
//! 3. The journal says what is about to be done, and under which temporary names.
//! 4. New files are written whole, each beside its place.
//! 5. They are renamed into their places, what goes is removed, and the folders are flushed.
//! 6. The journal says that it is done.
//!
//! The change is done when 5 is: a power cut after it is set right by [`super::recover`], which
//! finds every file as the journal wants it. Whatever fails before is taken back at once.

use std::{collections::BTreeSet, io};

use jiff::Timestamp;

use super::{
    Change, ChangeError, Done, Files, Fingerprint, done,
    entry::{Entry, Step},
    error::disk,
    journal, kept, own, paths, recover,
};
use crate::{
    model::{Language, Text},
    words::Message,
};

/// Does a change. `time` is now.
///
/// # Errors
/// Which also say what they leave, see [`ChangeError`]: all but one leave the archive as it was.
pub fn apply(files: &dyn Files, change: &Change, time: Timestamp) -> Result<Done, ChangeError> {
    recover::set_right(files)?;
    let entry = Entry {
        number: journal::next_number(files)?,
        after: journal::last_done(files)?.map_or(0, |entry| entry.number),
        name: Text::both(&change.name().words(Language::En), &change.name().words(Language::Zh)),
        time,
        undone: None,
        token: paths::token(),
        files: change.files()?,
    };
    carry_out(files, &entry, &|index, step, _| change.bytes(index).map_err(disk(step.path)))?;
    Ok(done::of(&entry))
}

/// Where the new bytes of a file come from: the step's place in the entry, the step, what they are.
pub(super) type Content<'a> = &'a dyn Fn(usize, Step<'_>, Fingerprint) -> Result<Vec<u8>, ChangeError>;

/// Takes an entry's steps, all or none.
pub(super) fn carry_out(files: &dyn Files, entry: &Entry, content: Content<'_>) -> Result<(), ChangeError> {
    for step in entry.steps() {
        own::stays_inside(files, step.path)?;
        is_as_read(files, step)?;
    }
    own::make_folders(files)?;
    kept::keep(files, entry)?;
    if let Err(trouble) = write(files, entry, content) {
        return Err(match recover::take_back(files, entry) {
            Ok(_) => trouble,
            Err(second) => {
                log::warn!("{:?} could not be taken back: {second:?}", entry.name);
                trouble.unfinished()
            }
        });
    }
    if let Err(trouble) = journal::end(files, entry) {
        // The change is done and flushed; whoever comes next finds that out.
        log::warn!("{:?} is done, but the journal does not say so yet: {trouble:?}", entry.name);
    }
    Ok(())
}

fn is_as_read(files: &dyn Files, step: Step<'_>) -> Result<(), ChangeError> {
    if own::fingerprint(files, step.path)? == step.from {
        Ok(())
    } else {
        Err(ChangeError::Conflict { file: step.path.to_owned() })
    }
}

fn write(files: &dyn Files, entry: &Entry, content: Content<'_>) -> Result<(), ChangeError> {
    journal::begin(files, entry)?;
    for (index, step) in entry.steps().enumerate() {
        if let Some(to) = step.to {
            let bytes = content(index, step, to)?;
            if Fingerprint::of(&bytes) != to {
                let message = Message::new("change-source-changed").with("path", step.path);
                return Err(ChangeError::Refused { message });
            }
            write_beside(files, entry, step.path, &bytes)?;
        }
    }
    for step in entry.steps() {
        // Writing many files takes a while, in which somebody may have saved one of them.
        is_as_read(files, step)?;
        match step.to {
            Some(_) => files.rename(&entry.temporary(step.path), step.path).map_err(disk(step.path))?,
            None => files.remove(step.path).map_err(disk(step.path))?,
        }
    }
    settle(files, entry.steps().map(|step| (step.path, step.to)))
}

/// Writes a file's new content beside it, and the folders they stand in.
pub(super) fn write_beside(files: &dyn Files, entry: &Entry, path: &str, bytes: &[u8]) -> Result<(), ChangeError> {
    for folder in paths::folders(path).rev() {
        files.make_folder(folder).map_err(disk(folder))?;
    }
    own::create(files, &entry.temporary(path), path, bytes)
}

/// Removes the folders that hold nothing any more, and flushes the others: an edition whose last
/// file has gone has gone too. Given are the files, and what became of each.
pub(super) fn settle<'a>(
    files: &dyn Files,
    became: impl Iterator<Item = (&'a str, Option<Fingerprint>)> + Clone,
) -> Result<(), ChangeError> {
    let mut gone = BTreeSet::new();
    let removed = became.clone().filter(|(_, now)| now.is_none());
    let perhaps_empty: BTreeSet<&str> = removed.flat_map(|(path, _)| paths::folders(path)).collect();
    // Sorted, a folder comes before what is in it.
    for folder in perhaps_empty.into_iter().rev() {
        match files.remove_folder(folder) {
            Ok(()) => drop(gone.insert(folder)),
            Err(error) if is_not_empty(&error) => {}
            // A share that went away says so of every folder; this one may never have been made.
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_not_there(files, folder) => {
                gone.insert(folder);
            }
            Err(error) => return Err(disk(folder)(error)),
        }
    }
    let stand_in: BTreeSet<&str> = became.flat_map(|(path, _)| paths::folders(path)).chain([""]).collect();
    for folder in stand_in.difference(&gone) {
        files.flush_folder(folder).map_err(disk(folder))?;
    }
    Ok(())
}

fn is_not_there(files: &dyn Files, folder: &str) -> bool {
    files.list(folder).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
}

fn is_not_empty(error: &io::Error) -> bool {
    // POSIX lets a file system say of a full folder that something exists.
    matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists)
}
