//! Shows a file in the system's own file manager.

use std::{path::Path, path::PathBuf, process::Command};

use super::jobs::{Event, Jobs};
use crate::words::Message;

impl Jobs {
    /// Shows a file in its folder, where the system can; else opens the folder.
    pub fn show_in_folder(&self, path: PathBuf) {
        self.spawn("file manager", move |send| {
            if let Err(error) = show(&path) {
                let message = Message::new("folder-not-shown").with("path", path.display().to_string());
                send(Event::Told(message.with("reason", error.to_string())));
            }
        });
    }
}

fn show(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("explorer");
        command.arg("/select,").arg(path);
        command
    } else if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        command.arg("-R").arg(path);
        command
    } else {
        let mut command = Command::new("xdg-open");
        command.arg(folder);
        command
    };
    command.spawn().map(drop)
}
