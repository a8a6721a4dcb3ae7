//! The files of an archive in a folder on the disk.
#![expect(clippy::disallowed_methods, reason = "this is the folder's own writer")]

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::Files;

/// How long a rename waits for a virus scanner or a cloud folder that holds the target, which on
/// Windows forbids it: 25 ms, 50 ms and so on, 2 s together.
const WAITS: u64 = 12;

/// The largest file that is read, in bytes. A photo has some hundred megabytes at most; memory that
/// cannot be had would end the program.
const LARGEST: u64 = 1 << 30;

/// An archive's folder. Only the holder of its lock is given one.
#[derive(Clone, Debug)]
pub(super) struct Disk {
    root: PathBuf,
}

impl Disk {
    pub fn new(root: &Path) -> Disk {
        Disk { root: root.to_owned() }
    }

    fn path(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let path = self.path(path);
        // Opening a pipe would wait for a writer for ever.
        match fs::metadata(&path)? {
            found if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            found if !found.is_file() => Err(io::ErrorKind::InvalidInput.into()),
            found if found.len() > LARGEST => Err(io::ErrorKind::FileTooLarge.into()),
            _ => fs::read(path),
        }
    }

    fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let mut file = fs::OpenOptions::new().write(true).create_new(true).open(self.path(path))?;
        file.write_all(bytes)?;
        // Through the same handle: some systems tell of a failed write only here, and only once.
        file.sync_all()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let (from, to) = (self.path(from), self.path(to));
        if let Ok(replaced) = fs::metadata(&to) {
            // Who may read a file stays as it was. Not every file system has permissions to set.
            let kept = fs::set_permissions(&from, replaced.permissions());
            kept.unwrap_or_else(|error| log::debug!("permissions of {}: {error}", to.display()));
        }
        for wait in 1..=WAITS {
            match fs::rename(&from, &to) {
                Err(error) if is_held(&error) => thread::sleep(Duration::from_millis(25 * wait)),
                result => return result,
            }
        }
        fs::rename(from, to)
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        fs::remove_file(self.path(path))
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        match fs::create_dir(self.path(path)) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            result => result,
        }
    }

    fn remove_folder(&self, path: &str) -> io::Result<()> {
        fs::remove_dir(self.path(path))
    }

    fn flush_folder(&self, path: &str) -> io::Result<()> {
        // Elsewhere a folder cannot be opened like a file, and a rename is in the file system's own journal.
        if !cfg!(unix) {
            return Ok(());
        }
        match fs::File::open(self.path(path))?.sync_all() {
            Err(error) if is_not_possible(&error) => Ok(()),
            result => result,
        }
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        fs::read_dir(self.path(path))?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    fn leads_out(&self, path: &str) -> io::Result<bool> {
        let mut part = self.root.clone();
        for name in path.split('/') {
            part.push(name);
            match fs::symlink_metadata(&part) {
                Ok(found) if found.file_type().is_symlink() => {
                    // A link to nowhere could be filled with a target later.
                    let target = fs::canonicalize(&part).ok();
                    let root = fs::canonicalize(&self.root)?;
                    if target.is_none_or(|target| !target.starts_with(root)) {
                        return Ok(true);
                    }
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
                Err(error) => return Err(error),
            }
        }
        Ok(false)
    }
}

/// Windows: access denied, and held by another program.
fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32))
}

/// What file systems say that cannot flush a folder (network drives, for one).
fn is_not_possible(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
        || error.raw_os_error().is_some_and(|code| cfg!(target_os = "macos") && code == 25)
}
