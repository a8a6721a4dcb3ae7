//! `import` that writes: what is said plainly is taken, the rest is listed.

use std::{io::Write, path::Path};

use serde_json::{Value, json};

use super::{Failure, args, import::Request, open, undo};
use crate::{
    archive::{self, Cancel, Folder, Progress},
    catalog::{self, Catalog, Input, Origin},
    import::{
        self, Failed, Options,
        apply::{self, Prepared},
        review::{EditionChoice, Review, SourceReview},
    },
    model::Language,
    words::Message,
};

pub(super) fn run(
    folder: &Path,
    language: Language,
    request: &Request<'_>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let lock = undo::lock(folder, language)?;
    let store = Folder::new(folder);
    let refused = |error| open::failure(&Some(folder.to_owned()), error);
    let (records, findings) =
        archive::load(&store, &Progress::default(), &Cancel::default(), &mut |_| ()).map_err(refused)?;
    let unreadable = open::unreadable(&findings);
    let origin = Origin::Folder(folder.to_owned());
    let catalog = catalog::build(Input { origin, records, findings: Vec::new(), complete: true });
    let options = Options { looks: true, ..super::import::options(&catalog, request)? };
    let found = import::gather(request.sources);
    let (progress, cancel) = (Progress::default(), Cancel::default());
    let mut batch = import::read_all(found, &catalog, &options, &progress, &cancel);
    import::find_alike(&mut batch, &catalog, &store, &progress, &cancel);
    let before = apply::imports(&store).map_err(Failure::Message)?;
    let review = Review::new(batch, &catalog, &before);
    let Prepared { change, brought } =
        apply::prepare(&review, &catalog, &store, args::now()).map_err(Failure::Message)?;
    let done = match &change {
        Some(change) => Some(lock.apply(change, args::now()).map_err(|error| Failure::Message(error.message()))?),
        None => None,
    };
    if request.json {
        let sources: Vec<Value> = review
            .sources
            .iter()
            .zip(&brought)
            .map(|(source, places)| value(source, places, &catalog, language))
            .collect();
        let failed: Vec<Value> = review
            .failed
            .iter()
            .map(|one| json!({ "source": one.source, "reason": one.reason.0.words(language) }))
            .collect();
        let change = done.as_ref().map(undo::value);
        writeln!(out, "{:#}", json!({ "format": 1, "change": change, "imported": sources, "failed": failed }))?;
    } else {
        lines(&review, &brought, &catalog, language, out)?;
        let said = done.map_or_else(
            || Message::new("import-nothing"),
            |done| Message::new("cli-imported").with("name", done.name),
        );
        writeln!(out, "{}", said.words(language))?;
        for Failed { source, reason, .. } in &review.failed {
            let message =
                Message::new("cli-cannot-open").with("path", source.as_str()).with("message", reason.0.clone());
            eprintln!("{}", message.words(language));
        }
    }
    open::mention(unreadable, language)?;
    let not_filed = |source: &SourceReview| {
        source.seen.is_none() && source.archive.is_none() && source.edition.choice == EditionChoice::None
    };
    let refused = review.sources.iter().any(not_filed);
    if review.failed.is_empty() && !refused { Ok(()) } else { Err(Failure::Said) }
}

/// What is not written, and what a person should look at.
fn left(source: &SourceReview, catalog: &Catalog, language: Language) -> Vec<String> {
    let doubts = source.proposal.doubts.iter().filter(|_| source.seen.is_none()).cloned();
    doubts.chain(source.left(catalog)).map(|message| message.words(language)).collect()
}

fn value(source: &SourceReview, places: &[String], catalog: &Catalog, language: Language) -> Value {
    json!({
        "source": source.proposal.source,
        "kind": source.proposal.kind,
        "seen": source.seen.is_some(),
        "places": places,
        "left": left(source, catalog, language),
        "unplaced": source.proposal.unplaced.iter().map(|read| read.value.as_str()).collect::<Vec<_>>(),
    })
}

fn lines(
    review: &Review,
    brought: &[Vec<String>],
    catalog: &Catalog,
    language: Language,
    out: &mut impl Write,
) -> Result<(), Failure> {
    for (source, places) in review.sources.iter().zip(brought) {
        writeln!(out, "{}\t{}", source.proposal.source, places.join(" "))?;
        for line in left(source, catalog, language) {
            writeln!(out, "  {line}")?;
        }
    }
    Ok(())
}
