//! `search`: what a query finds in every record, the best first. Finding nothing is no failure.

use std::{io::Write, path::PathBuf};

use serde_json::json;

use super::{Failure, json, open};
use crate::{
    model::Language,
    search::{Hit, Index, Query, Results},
    words::Message,
};

/// How many hits are shown to who does not say how many.
pub(super) const USUAL_LIMIT: usize = 50;

pub(super) fn run(
    archive: &Option<PathBuf>,
    language: Language,
    query: &str,
    as_json: bool,
    limit: usize,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (catalog, unreadable) = open::open(archive, language)?.catalog();
    let index = Index::build(&catalog);
    let results = index.search(&catalog, &Query::parse(query), limit, language);
    if as_json {
        let hits: Vec<_> = results.hits.iter().map(json::hit).collect();
        writeln!(out, "{:#}", json!({ "format": 1, "query": query, "total": results.total, "hits": hits }))?;
    } else {
        for hit in &results.hits {
            writeln!(out, "{}", line(hit, language))?;
        }
    }
    out.flush()?;
    say(&results, language, as_json);
    open::mention(unreadable, language)
}

/// Address, title, reason and what was found, with tabs between.
fn line(hit: &Hit, language: Language) -> String {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    [hit.place.to_string(), plain(hit.title.show(language)), hit.why.words(language), plain(&hit.snippet)].join("\t")
}

/// Says on the side what was not understood, and that there is more.
fn say(results: &Results, language: Language, as_json: bool) {
    for hint in &results.hints {
        eprintln!("{}", hint.words(language));
    }
    let shown = results.hits.len();
    if !as_json && shown < results.total {
        let more =
            Message::new("cli-more-hits").with("shown", shown.to_string()).with("total", results.total.to_string());
        eprintln!("{}", more.words(language));
    }
}
