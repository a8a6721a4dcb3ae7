//! New archives on the disk: a copy of the built-in one, or an empty one.
//!
//! Both are made beside their place (or, if that is an empty folder, inside it) under a name of
//! their own, and moved there when every file is whole on the disk, so that a half archive never
//! has the name that was asked for.
#![expect(clippy::disallowed_methods, reason = "this is the folder's own writer")]

use std::{
    fs,
    io::{self, Write as _},
    path::Path,
};

use super::{BuiltIn, Records};
use crate::{
    model::{FORMAT_VERSION, Forum, Text, ron_file},
    words::Message,
};

/// Why nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError {
    /// What went wrong and what to do.
    pub message: Message,
}

/// Writes a copy of the built-in archive that can be changed.
///
/// # Errors
/// If the folder exists and is not empty, or the disk refuses; then nothing is left behind.
pub fn copy_built_in(to: &Path) -> Result<(), WriteError> {
    let files = BuiltIn::files().into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect();
    new_folder(to, files)
}

/// Writes an empty archive of this name.
///
/// # Errors
/// As [`copy_built_in`]; also if the name is empty.
pub fn create(to: &Path, name: Text) -> Result<(), WriteError> {
    let named = [&name.en, &name.zh].into_iter().flatten().any(|words| !words.trim().is_empty());
    if !named {
        return Err(WriteError { message: Message::new("new-needs-a-name") });
    }
    let records = Records { forum: Forum { format: FORMAT_VERSION, name, ..Forum::default() }, ..Records::default() };
    let mut files = records_to_files(&records).map_err(|error| failed(to, &error.to_string()))?;
    files.extend(BuiltIn::files().into_iter().filter(|(path, _)| path == "README.md").map(|(p, b)| (p, b.to_vec())));
    new_folder(to, files)
}

/// The record files of an archive as they are written, with their paths. Files that hold nothing
/// are left out, but for the first.
///
/// # Errors
/// Only if a record holds something that RON cannot write.
pub fn records_to_files(records: &Records) -> Result<Vec<(String, Vec<u8>)>, ron::Error> {
    let mut files = vec![("archive.ron".to_owned(), ron_file::write(&records.forum)?)];
    if records.people != Default::default() {
        files.push(("people.ron".to_owned(), ron_file::write(&records.people)?));
    }
    if records.indicators != Default::default() {
        files.push(("indicators.ron".to_owned(), ron_file::write(&records.indicators)?));
    }
    for edition in &records.editions {
        files.push((edition.path("edition.ron"), ron_file::write(&edition.edition)?));
        if edition.photos != Default::default() {
            files.push((edition.path("photos.ron"), ron_file::write(&edition.photos)?));
        }
        for stored in &edition.articles {
            let path = edition.path(&format!("articles/{}.ron", stored.id));
            files.push((path, ron_file::write(&stored.article)?));
        }
    }
    Ok(files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect())
}

fn new_folder(to: &Path, files: Vec<(String, Vec<u8>)>) -> Result<(), WriteError> {
    if !is_free(to).map_err(|error| failed(to, &error.to_string()))? {
        return Err(WriteError { message: Message::new("folder-not-empty").with("path", to.display().to_string()) });
    }
    let written = if to.is_dir() { fill(to, &files) } else { put(to, &files) };
    written.map_err(|error| failed(to, &error.to_string()))
}

/// Makes the folder beside its place and moves it there.
fn put(to: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let name = to.file_name().map_or_else(|| "archive".into(), |name| name.to_string_lossy().into_owned());
    let beside = to.with_file_name(unfinished(&name));
    write_all(&beside, files).and_then(|()| fs::rename(&beside, to)).inspect_err(|_| clear_away(&beside))
}

/// Fills a folder that is there and empty. It stays the same folder: somebody may stand in it, a
/// drive may be mounted on it, a link may lead to it.
fn fill(to: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let inside = to.join(unfinished("archive"));
    write_all(&inside, files).inspect_err(|_| clear_away(&inside))?;
    let mut names: Vec<&str> = files.iter().map(|(path, _)| path.split('/').next().unwrap_or(path)).collect();
    // The file that makes it an archive comes last.
    names.sort_by_key(|name| (*name == "archive.ron", *name));
    names.dedup();
    for (moved, name) in names.iter().enumerate() {
        fs::rename(inside.join(name), to.join(name)).inspect_err(|_| {
            names.iter().take(moved).for_each(|name| clear_away(&to.join(name)));
            clear_away(&inside);
        })?;
    }
    fs::remove_dir(&inside)
}

fn unfinished(name: &str) -> String {
    format!(".{name}.{}.new", std::process::id())
}

/// What could not be finished is ours alone; if it cannot be removed, the disk has worse trouble.
fn clear_away(path: &Path) {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    if let Err(left) = removed {
        log::warn!("{} was left behind: {left}", path.display());
    }
}

fn is_free(to: &Path) -> io::Result<bool> {
    match fs::read_dir(to) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(error),
    }
}

fn write_all(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(())
}

fn failed(to: &Path, reason: &str) -> WriteError {
    let message = Message::new("cannot-write").with("path", to.display().to_string()).with("reason", reason);
    WriteError { message }
}
