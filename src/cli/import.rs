//! `import`: what sources would bring, and with [`bring`] what they do bring.

use std::{io::Write, path::PathBuf};

use serde_json::json;

use super::{Failure, bring, open, proposal};
use crate::{
    archive::{Cancel, Progress},
    catalog::{Catalog, EditionIdx},
    import::{self, Batch, Failed, Options, Proposal},
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
        let folder = archive.as_deref().ok_or_else(|| Failure::Usage(Message::new("cli-needs-archive")))?;
        return bring::run(folder, language, request, out);
    }
    let (catalog, unreadable) = open::open(archive, language)?.catalog();
    let options = options(&catalog, request)?;
    let found = import::gather(request.sources);
    let Batch { proposed, failed } =
        import::read_all(found, &catalog, &options, &Progress::default(), &Cancel::default());
    let proposals: Vec<&Proposal> = proposed.iter().map(|one| &one.proposal).collect();
    if request.json {
        let failed: Vec<_> =
            failed.iter().map(|one| json!({ "source": one.source, "reason": one.reason.0.words(language) })).collect();
        let shown: Vec<_> = proposals.iter().map(|one| proposal::value(one, language)).collect();
        writeln!(out, "{:#}", json!({ "format": 1, "proposals": shown, "failed": failed }))?;
    } else {
        for one in &proposals {
            for line in proposal::lines(one, language) {
                writeln!(out, "{line}")?;
            }
        }
        for Failed { source, reason, .. } in &failed {
            let message =
                Message::new("cli-cannot-open").with("path", source.as_str()).with("message", reason.0.clone());
            eprintln!("{}", message.words(language));
        }
    }
    open::mention(unreadable, language)?;
    let doubted = proposals.iter().any(|proposal| proposal.event_doubted);
    if failed.is_empty() && !doubted { Ok(()) } else { Err(Failure::Said) }
}

/// What was asked for beside the sources.
pub(super) fn options(catalog: &Catalog, request: &Request<'_>) -> Result<Options, Failure> {
    let chosen = request.edition.map(|address| edition(catalog, address)).transpose()?;
    Ok(Options { edition: chosen, ..Options::default() })
}

/// The edition of this number, folder or address.
fn edition(catalog: &Catalog, address: &str) -> Result<EditionIdx, Failure> {
    let name = address.strip_prefix("edition/").unwrap_or(address);
    let missing = || Failure::Message(Message::new("cli-no-such-place").with("place", format!("edition/{name}")));
    catalog.find_edition(name).ok_or_else(missing)
}
