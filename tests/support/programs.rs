//! The programs that judge what is exported, where they are there.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{path::Path, process::Command};

/// What a program has said.
pub struct Said {
    pub out: String,
    pub error: String,
    /// Whether its status says that all is well.
    pub success: bool,
}

impl Said {
    /// Standard output, and standard error after it.
    pub fn all(&self) -> String {
        format!("{}{}", self.out, self.error)
    }
}

/// What a program says; none, which is told, if it is not there.
pub fn asked(command: &mut Command) -> Option<Said> {
    let Ok(done) = command.env("LC_ALL", "C.UTF-8").output() else {
        skipped(&command.get_program().to_string_lossy());
        return None;
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some(Said { out: text(&done.stdout), error: text(&done.stderr), success: done.status.success() })
}

/// Says that something is not there; where tests may not be skipped that is a failure.
pub fn skipped(what: &str) {
    println!("skipped: {what} is missing");
    assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "{what} is missing");
}

/// What the Nu HTML checker finds in the pages of a folder, a line each; none if it is not there.
pub fn nu_finds(folder: &Path) -> Option<Vec<String>> {
    // .ci/run names it where it could be installed.
    let Some(vnu) = std::env::var_os("FORUM_ARCHIVE_VNU") else {
        println!("skipped: FORUM_ARCHIVE_VNU does not name the Nu HTML checker (vnu.jar)");
        return None;
    };
    let said = asked(Command::new("java").arg("-jar").arg(vnu).arg("--skip-non-html").arg(folder))?;
    Some(said.all().lines().map(str::to_owned).collect())
}
