//! The shipped program on an archive, and a folder that it exports into.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use super::support;

pub struct Desk {
    pub folder: TempDir,
    archive: Option<PathBuf>,
}

impl Desk {
    /// On the built-in archive.
    pub fn new() -> Desk {
        Desk { folder: tempfile::tempdir().unwrap(), archive: None }
    }

    /// On an archive that is written so.
    pub fn on(write: impl FnOnce(&Path)) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archive");
        write(&archive);
        Desk { folder, archive: Some(archive) }
    }

    /// On the invented archive, changed so.
    pub fn invented(change: impl FnOnce(&Path)) -> Desk {
        Desk::on(|archive| {
            support::write_to(&support::small(), archive);
            change(archive);
        })
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Standard output, standard error and the status.
    pub fn export(&self, arguments: &[&str], to: &Path) -> (String, String, i32) {
        self.export_as("C", arguments, to)
    }

    /// The same for somebody whose computer is set to this locale.
    pub fn export_as(&self, locale: &str, arguments: &[&str], to: &Path) -> (String, String, i32) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
        if let Some(archive) = &self.archive {
            command.arg("--archive").arg(archive);
        }
        command.arg("export").args(arguments).arg("--to").arg(to).env("LC_ALL", locale).env("LANG", locale);
        let done = command.output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(done.stdout), text(done.stderr), done.status.code().unwrap())
    }
}
