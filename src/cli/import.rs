//! `import`: what sources would bring. Writing it into the archive is not in this version.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::{Failure, open, proposal};
use crate::{
    archive::{self, StoreError},
    catalog::{Catalog, EditionIdx},
    import::{self, ImportError, Options, Proposal, Source, encoding::MAX_TEXT},
    model::Language,
    words::Message,
};

/// What was asked for.
pub(super) struct Request<'a> {
    pub sources: &'a [PathBuf],
    pub edition: Option<&'a str>,
    pub dry_run: bool,
    pub json: bool,
}

pub(super) fn run(
    archive: &Option<PathBuf>,
    language: Language,
    request: &Request<'_>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    if !request.dry_run {
        return Err(Failure::Usage(Message::new("cli-import-only-dry-run")));
    }
    let (catalog, unreadable) = open::open(archive, language)?.catalog();
    let options = Options { edition: request.edition.map(|address| edition(&catalog, address)).transpose()? };
    let mut proposals = Vec::new();
    let mut failed = Vec::new();
    for source in request.sources {
        let name = source.display().to_string();
        match read(source, &name, &catalog, &options) {
            Ok(read) => proposals.extend(read),
            Err(ImportError(reason)) => failed.push((name, reason)),
        }
    }
    if request.json {
        let failed: Vec<_> = failed
            .iter()
            .map(|(source, reason)| json!({ "source": source, "reason": reason.words(language) }))
            .collect();
        let shown: Vec<_> = proposals.iter().map(|one| proposal::value(one, language)).collect();
        writeln!(out, "{:#}", json!({ "format": 1, "proposals": shown, "failed": failed }))?;
    } else {
        for one in &proposals {
            for line in proposal::lines(one, language) {
                writeln!(out, "{line}")?;
            }
        }
        for (source, reason) in &failed {
            let message = Message::new("cli-cannot-open").with("path", source.as_str()).with("message", reason.clone());
            eprintln!("{}", message.words(language));
        }
    }
    open::mention(unreadable, language)?;
    let doubted = proposals.iter().any(|proposal| proposal.event_doubted);
    if failed.is_empty() && !doubted { Ok(()) } else { Err(Failure::Said) }
}

fn read(path: &Path, name: &str, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let bytes = archive::read_file(path, MAX_TEXT as u64).map_err(|error| ImportError(unread(error)))?;
    import::propose(&Source::alone(name, &bytes), catalog, options)
}

fn unread(error: StoreError) -> Message {
    match error {
        StoreError::NotFound | StoreError::NotAFolder | StoreError::Dangling | StoreError::Outside => {
            Message::new("import-not-found")
        }
        StoreError::NotAFile => Message::new("import-folder"),
        StoreError::Denied => Message::new("import-denied"),
        StoreError::TooLarge(_) => Message::new("import-too-large"),
        StoreError::Other(reason) => Message::new("file-unreadable").with("reason", reason),
    }
}

/// The edition of this number, folder or address.
fn edition(catalog: &Catalog, address: &str) -> Result<EditionIdx, Failure> {
    let name = address.strip_prefix("edition/").unwrap_or(address);
    let missing = || Failure::Message(Message::new("cli-no-such-place").with("place", format!("edition/{name}")));
    catalog.find_edition(name).ok_or_else(missing)
}
