//! `check`: everything that is wrong, as `FILE:LINE:COL: message` or JSON.

use std::{io::Write, path::PathBuf};

use serde_json::{Value, json};

use super::{Failure, args, open};
use crate::{
    archive::{self, Finding, Located, OpenError, Position, Severity, check},
    model::Language,
};

pub(super) fn run(
    archive: &Option<PathBuf>,
    language: Language,
    as_json: bool,
    notes: bool,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut opened = match open::try_open(archive, language) {
        // Whoever reads JSON gets JSON, also of a folder that is no archive.
        Err(OpenError::Refused { message, hint }) if as_json => {
            let finding = Finding { hint, ..Finding::problem("", message) };
            let located = Located { finding, position: Position::START };
            writeln!(out, "{:#}", json!({ "format": 1, "problems": [value(&located, language)], "notes": [] }))?;
            return Err(Failure::Said);
        }
        Err(error) => return Err(open::failure(archive, error)),
        Ok(opened) => opened,
    };
    let this_year = args::this_year();
    let mut findings = std::mem::take(&mut opened.findings);
    findings.extend(opened.cut_short.take());
    findings.extend(check::all(&opened.records, opened.store.as_ref(), this_year));
    let (problems, missing): (Vec<Located>, Vec<Located>) = archive::locate(opened.store.as_ref(), findings)
        .into_iter()
        .partition(|located| located.finding.severity == Severity::Problem);
    if as_json {
        let list = |found: &[Located]| found.iter().map(|located| value(located, language)).collect::<Vec<_>>();
        writeln!(out, "{:#}", json!({ "format": 1, "problems": list(&problems), "notes": list(&missing) }))?;
    } else {
        for located in problems.iter().chain(missing.iter().filter(|_| notes)) {
            writeln!(out, "{}", located.line(language))?;
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::Said) }
}

fn value(located: &Located, language: Language) -> Value {
    json!({
        "file": located.finding.file,
        "line": located.position.line,
        "column": located.position.column,
        "message": located.finding.message.words(language),
        "hint": located.finding.hint.as_ref().map(|hint| hint.words(language)),
    })
}
