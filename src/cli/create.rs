//! `copy` and `new`: a new archive on the disk.

use std::{io::Write, path::Path};

use super::Failure;
use crate::{
    archive::{self, WriteError},
    model::{Language, Text, is_han},
    words::Message,
};

pub(super) fn copy(folder: &Path, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    archive::copy_built_in(folder).map_err(failure)?;
    said("cli-copied", folder, language, out)
}

pub(super) fn new(folder: &Path, name: &str, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    let written_in = if name.chars().any(is_han) { Language::Zh } else { Language::En };
    archive::create(folder, Text::only(written_in, name.trim())).map_err(failure)?;
    said("cli-created", folder, language, out)
}

fn failure(error: WriteError) -> Failure {
    Failure::Message(error.message)
}

fn said(key: &'static str, folder: &Path, language: Language, out: &mut impl Write) -> Result<(), Failure> {
    writeln!(out, "{}", Message::new(key).with("path", folder.display().to_string()).words(language))?;
    Ok(())
}
