//! Thumbnails on the disk, in a folder of the system's cache: made once, found again by what they
//! were made of. The folder may be emptied at any time, by anyone; what cannot be read, written or
//! believed is a thumbnail less. The only place here that touches the disk.
#![expect(clippy::disallowed_methods, reason = "this is the cache's own reader and writer")]

use std::{
    fs, io,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

use super::{
    cache_file::{self, hash},
    picture::{Picture, Wanted},
};
use crate::archive::Stamp;

/// The largest cache file that is read, in bytes.
const MAX_FILE: u64 = 16 << 20;

/// A cache in a folder.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    most: u64,
    /// How many bytes are in it; none until somebody has counted.
    total: Mutex<Option<u64>>,
    /// Whether it was said that the folder takes nothing, which is said once.
    warned: AtomicBool,
}

/// What a thumbnail is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    identity: Vec<u8>,
}

impl Key {
    /// A file in this state, in this size.
    pub fn of_stamp(stamp: &Stamp, wanted: Wanted) -> Key {
        let since = |from: SystemTime, to: SystemTime| to.duration_since(from).ok().map(|span| span.as_nanos());
        let modified = (since(UNIX_EPOCH, stamp.modified), since(stamp.modified, UNIX_EPOCH));
        let mut identity = format!("{wanted:?} {} {modified:?} ", stamp.length).into_bytes();
        identity.extend_from_slice(stamp.path.as_os_str().as_encoded_bytes());
        Key { identity }
    }

    /// These bytes, in this size.
    pub fn of_bytes(bytes: &[u8], wanted: Wanted) -> Key {
        let identity = format!("{wanted:?} {} {:016x}", bytes.len(), hash(bytes)).into_bytes();
        Key { identity }
    }

    fn name(&self) -> String {
        format!("{:016x}", hash(&self.identity))
    }
}

impl Cache {
    /// The cache in this folder, which may not be there yet, of at most so many bytes. Nothing is
    /// read yet.
    pub fn new(folder: impl Into<PathBuf>, most: u64) -> Cache {
        Cache { folder: folder.into(), most, total: Mutex::new(None), warned: AtomicBool::new(false) }
    }

    /// The thumbnail that was made of this.
    pub fn get(&self, key: &Key) -> Option<Picture> {
        let file = fs::File::open(self.path(key)).ok()?;
        let mut bytes = Vec::new();
        file.take(MAX_FILE).read_to_end(&mut bytes).ok()?;
        cache_file::read(&bytes, &key.identity)
    }

    /// Keeps a thumbnail.
    pub fn put(&self, key: &Key, picture: &Picture) {
        let Some(bytes) = cache_file::write(&key.identity, picture) else { return };
        let length = bytes.len() as u64;
        if length > MAX_FILE.min(self.most) {
            return;
        }
        let mut total = self.total.lock().unwrap_or_else(PoisonError::into_inner);
        match write(&self.path(key), &bytes) {
            Ok(()) => *total = Some(self.grown(*total, length)),
            Err(error) if !self.warned.swap(true, Ordering::Relaxed) => {
                log::warn!("thumbnails cannot be kept in {}: {error}", self.folder.display());
            }
            Err(_) => {}
        }
    }

    fn path(&self, key: &Key) -> PathBuf {
        let name = key.name();
        self.folder.join(name.get(..2).unwrap_or_default()).join(name)
    }

    /// The total after a file of this size; the oldest files go if it is too large.
    fn grown(&self, total: Option<u64>, by: u64) -> u64 {
        let count = || self.files().iter().map(|file| file.length).sum();
        let total = total.map_or_else(count, |total| total + by);
        if total <= self.most {
            return total;
        }
        let mut files = self.files();
        files.sort_by_key(|file| file.modified);
        let mut left = files.iter().map(|file| file.length).sum::<u64>();
        // Some room is made at once, so that not every thumbnail counts all the others.
        let enough = self.most - self.most / 8;
        for file in files {
            if left <= enough {
                break;
            }
            if fs::remove_file(&file.path).is_ok() {
                left -= file.length;
            }
        }
        left
    }

    /// The files of the cache, and what writing left behind when the program was stopped.
    fn files(&self) -> Vec<File> {
        let is_hex = |name: &str, length: usize| {
            name.len() == length && name.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        };
        let folders = names(&self.folder).into_iter().filter(|name| is_hex(name, 2));
        let mut files = Vec::new();
        for folder in folders {
            let folder = self.folder.join(folder);
            for name in names(&folder) {
                if is_hex(name.split('.').next().unwrap_or_default(), 16) {
                    files.extend(File::of(folder.join(name)));
                }
            }
        }
        files
    }
}

struct File {
    path: PathBuf,
    length: u64,
    modified: SystemTime,
}

impl File {
    fn of(path: PathBuf) -> Option<File> {
        let state = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_file)?;
        Some(File { length: state.len(), modified: state.modified().unwrap_or(UNIX_EPOCH), path })
    }
}

fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect()
}

/// Written beside and renamed, so that no one ever reads half of it.
fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let beside = path.with_extension(format!("{}-{number}.new", std::process::id()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let written = fs::OpenOptions::new().write(true).create_new(true).open(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        drop(file);
        fs::rename(&beside, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
