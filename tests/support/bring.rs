//! What tests of import share: an archive on the disk that the shipped binary is run on.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::support;

/// A made-up archive in a folder of its own, which sources lie beside.
pub struct Archive {
    _folder: tempfile::TempDir,
    pub path: PathBuf,
}

impl Archive {
    /// The archive of [`support::SMALL`].
    pub fn small() -> Archive {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive");
        support::write_to(&support::small(), &path);
        Archive { _folder: folder, path }
    }

    /// An archive without records.
    pub fn empty() -> Archive {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive");
        let made = Command::new(env!("CARGO_BIN_EXE_forum-archive"))
            .args(["new", path.to_str().unwrap(), "--name", "Example Forum"])
            .status()
            .unwrap();
        assert!(made.success());
        Archive { _folder: folder, path }
    }

    /// Writes a file beside the archive, and gives its path.
    pub fn source(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path.parent().unwrap().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }

    /// Standard output, standard error and the status.
    pub fn run(&self, arguments: &[&str]) -> (String, String, i32) {
        let binary = env!("CARGO_BIN_EXE_forum-archive");
        let done = Command::new(binary)
            .arg("--archive")
            .arg(&self.path)
            .args(arguments)
            .env("LC_ALL", "C")
            .env("LANG", "C")
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(done.stdout), text(done.stderr), done.status.code().unwrap())
    }

    /// What the import of sources prints, and the status.
    pub fn import(&self, sources: &[&str]) -> (Value, i32) {
        let arguments: Vec<&str> = ["import"].into_iter().chain(sources.iter().copied()).chain(["--json"]).collect();
        let (out, error, status) = self.run(&arguments);
        (serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{error}")), status)
    }

    /// What is printed of a record.
    pub fn show(&self, place: &str) -> Value {
        let (out, error, _) = self.run(&["show", place, "--json"]);
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{error}"))
    }

    /// Nothing is wrong with it.
    pub fn is_sound(&self) {
        let (out, error, status) = self.run(&["check"]);
        assert_eq!((out.as_str(), error.as_str(), status), ("", "", 0));
    }

    /// Every file but the program's own.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path)
    }
}

/// The files below a folder by their paths, but the program's own.
pub fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            if path.is_dir() && name != ".forum-archive" {
                folders.push(path);
            } else if path.is_file() {
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The smallest JPEG that carries an IPTC caption, a credit and a date.
pub fn photo(caption: &str, credit: &str) -> Vec<u8> {
    let dataset = |number: u8, words: &str| {
        let length = u16::try_from(words.len()).unwrap().to_be_bytes();
        [&[0x1C, 2, number], length.as_slice(), words.as_bytes()].concat()
    };
    let marker = [0x1C, 1, 90, 0, 3, 0x1B, b'%', b'G'];
    let mut data =
        [marker.as_slice(), &dataset(120, caption), &dataset(110, credit), &dataset(55, "20010501")].concat();
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    if !data.len().is_multiple_of(2) {
        data.push(0);
    }
    let resource = [b"8BIM\x04\x04\0\0".as_slice(), &length, &data].concat();
    let segment = [b"Photoshop 3.0\0".as_slice(), &resource].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [b"\xFF\xD8\xFF\xED".as_slice(), &length, &segment, b"\xFF\xD9"].concat()
}
