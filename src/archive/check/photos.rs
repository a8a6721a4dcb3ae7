//! Photos: the file that a record names lies in its `photos/` folder and is there.

use super::{Context, Finding, Findings, unknown_source};
use crate::{
    archive::{EditionFolder, FileState},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Findings) {
    for edition in &context.records.editions {
        let file = edition.path("photos.ron");
        for (index, photo) in edition.photos.photos.iter().enumerate() {
            if !photo.id.starts_with(&format!("{}-", edition.folder)) {
                let message = Message::new("photo-id-not-of-folder")
                    .with("id", photo.id.as_str())
                    .with("folder", edition.folder.as_str());
                found.push(Finding::problem(&file, message).at_field(format!("photos[{index}].id")));
            }
            if let Some(name) = &photo.file
                && let Some((message, hint)) = wrong_file(context, edition, name)
            {
                let field = format!("photos[{index}].file");
                found.push(Finding::problem(&file, message).at_field(field).hint(Message::new(hint)));
            }
            for (at, _) in photo.keywords.iter().enumerate().filter(|(_, keyword)| keyword.trim().is_empty()) {
                let field = format!("photos[{index}].keywords[{at}]");
                found.push(Finding::problem(&file, Message::new("keyword-blank")).at_field(field));
            }
            sources(&file, index, &photo.appeared_in, edition, found);
        }
    }
}

fn wrong_file(context: &Context<'_>, edition: &EditionFolder, name: &str) -> Option<(Message, &'static str)> {
    let message = |key| Message::new(key).with("file", name);
    if !is_plain(name) {
        return Some((message("photo-path-outside"), "photo-path-hint"));
    }
    match context.store.state(&edition.path(&format!("photos/{name}"))) {
        FileState::Present => None,
        FileState::Missing => Some((message("photo-file-missing"), "photo-file-missing-hint")),
        FileState::Outside => Some((message("photo-link-outside"), "photo-path-hint")),
    }
}

/// Whether a name stays in its folder on every system: no separator of any kind, no drive, no `..`.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', ':']) && name != "." && name != ".."
}

fn sources(file: &str, index: usize, named: &[String], edition: &EditionFolder, found: &mut Findings) {
    for (at, id) in named.iter().enumerate() {
        if !edition.photos.sources.iter().any(|source| source.id == *id) {
            let (message, hint) = unknown_source(id, &edition.photos.sources);
            let field = format!("photos[{index}].appeared_in[{at}]");
            found.push(Finding::problem(file, message).at_field(field).hint(hint));
        }
    }
}
