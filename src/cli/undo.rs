//! `undo` and `redo`: the last change of an archive back and forth, and the list of changes.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{Failure, args, json::text, open};
use crate::{
    archive::change::{self, Access, Done, Holder, Lock},
    model::Language,
    words::{self, Message},
};

/// Takes back the last change.
pub(super) fn undo(
    archive: &Option<PathBuf>,
    language: Language,
    as_json: bool,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let folder = folder(archive)?;
    let done = lock(folder, language)?.undo(args::now()).map_err(|error| failed(folder, error.message()))?;
    let said = Message::new("cli-undone").with("name", done.name.clone());
    told(as_json.then_some("undone"), &done, said, language, out)
}

/// Does again what was undone last.
pub(super) fn redo(
    archive: &Option<PathBuf>,
    language: Language,
    as_json: bool,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let folder = folder(archive)?;
    let done = lock(folder, language)?.redo().map_err(|error| failed(folder, error.message()))?;
    let said = Message::new("cli-redone").with("name", done.name.clone());
    told(as_json.then_some("redone"), &done, said, language, out)
}

/// Says what was done: in JSON under this name, else in words.
fn told(
    in_json: Option<&str>,
    done: &Done,
    said: Message,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    match in_json {
        Some(name) => writeln!(out, "{:#}", json!({ "format": 1, name: value(done) }))?,
        None => writeln!(out, "{}", said.words(language))?,
    }
    Ok(())
}

/// Lists the changes, the newest first.
pub(super) fn list(
    archive: &Option<PathBuf>,
    language: Language,
    as_json: bool,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let folder = folder(archive)?;
    // Whoever looks at what was done should see what has become of a change that was cut short.
    open::ready(folder, language);
    let mut changes = change::changes_of(folder).map_err(|error| failed(folder, error.message()))?;
    changes.reverse();
    if as_json {
        let changes: Vec<Value> = changes.iter().map(value).collect();
        writeln!(out, "{:#}", json!({ "format": 1, "changes": changes }))?;
    } else {
        for done in changes {
            writeln!(out, "{}", line(&done, language))?;
        }
    }
    Ok(())
}

/// The built-in archive is nobody's to change.
fn folder(archive: &Option<PathBuf>) -> Result<&Path, Failure> {
    archive.as_deref().ok_or_else(|| Failure::Usage(Message::new("cli-needs-archive")))
}

/// The right to write into an archive, or who has it.
pub(super) fn lock(folder: &Path, language: Language) -> Result<Lock, Failure> {
    match Access::to(folder, &Holder::this_process(args::now())) {
        Access::Writable(lock) => {
            open::tell(lock.recovered(), language);
            Ok(lock)
        }
        Access::Held(reason) | Access::ReadOnly(reason) => Err(failed(folder, reason)),
    }
}

fn failed(folder: &Path, message: Message) -> Failure {
    let path = folder.display().to_string();
    Failure::Message(Message::new("cli-cannot-open").with("path", path).with("message", message))
}

fn line(done: &Done, language: Language) -> String {
    let line = format!("{}\t{}\t{}\t{}", done.number, words::moment(done.time), done.files, done.name.show(language));
    match done.undone {
        None => line,
        Some(_) => format!("{line}\t{}", words::get(language, "cli-is-undone")),
    }
}

/// A change in JSON.
pub(super) fn value(done: &Done) -> Value {
    json!({
        "number": done.number,
        "name": text(&done.name),
        "time": done.time.to_string(),
        "files": done.files,
        "undone": done.undone.map(|time| time.to_string()),
    })
}
