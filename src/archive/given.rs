//! What somebody points to in order to import it: files and folders anywhere on the disk.
#![expect(clippy::disallowed_methods, reason = "this is their reader")]

use std::{
    fs,
    io::{self, BufReader, Read, Seek},
    path::{Path, PathBuf},
};

use super::StoreError;

/// The bytes of a file anywhere, at most so many: of what is to be imported.
///
/// # Errors
/// If it cannot be read, is no file, or is larger.
pub fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, StoreError> {
    let file = open(path)?;
    let size = file.metadata()?.len();
    if size > most {
        return Err(StoreError::TooLarge(size));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // The file may grow while it is read.
    let read = file.take(most + 1).read_to_end(&mut bytes)?;
    if read as u64 > most { Err(StoreError::TooLarge(read as u64)) } else { Ok(bytes) }
}

/// A file anywhere, to be read at any place: a zip, of which only a part is wanted.
///
/// # Errors
/// If it cannot be opened, or is no file.
pub fn open_file(path: &Path) -> Result<impl Read + Seek + use<>, StoreError> {
    Ok(BufReader::new(open(path)?))
}

fn open(path: &Path) -> Result<fs::File, StoreError> {
    // Opening a pipe would wait for a writer for ever.
    if !fs::metadata(path)?.is_file() {
        return Err(StoreError::NotAFile);
    }
    Ok(fs::File::open(path)?)
}

/// What a path is, for whoever is to import it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A file.
    File,
    /// A folder that is an archive.
    Archive,
    /// Any other folder.
    Folder(Below),
}

/// The files in a folder and below it. Hidden ones are left out, and links, which could lead in a circle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Below {
    /// The files, sorted.
    pub files: Vec<PathBuf>,
    /// Whether there were more than are named.
    pub is_cut: bool,
    /// Folders in it that cannot be listed, and why.
    pub unread: Vec<(PathBuf, StoreError)>,
}

/// Looks what stands at a path: at most so many files of a folder are named.
///
/// # Errors
/// If there is nothing, or it cannot be listed.
pub fn given(path: &Path, most: usize) -> Result<Given, StoreError> {
    if !fs::metadata(path)?.is_dir() {
        return Ok(Given::File);
    }
    if path.join("archive.ron").is_file() {
        return Ok(Given::Archive);
    }
    let mut found = Below::default();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        match list(&folder, most, &mut found) {
            Ok(below) => folders.extend(below),
            Err(error) if folder == path => return Err(error.into()),
            Err(error) => found.unread.push((folder, error.into())),
        }
    }
    found.files.sort();
    Ok(Given::Folder(found))
}

/// Adds the files of one folder, and gives the folders in it.
fn list(folder: &Path, most: usize, found: &mut Below) -> io::Result<Vec<PathBuf>> {
    let mut below = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && !hidden {
            below.push(entry.path());
        } else if kind.is_file() && !hidden {
            if found.files.len() < most {
                found.files.push(entry.path());
            } else {
                found.is_cut = true;
            }
        }
    }
    Ok(below)
}
