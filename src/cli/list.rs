//! `list`: the editions, speakers, articles or photos of an archive.

use std::{io::Write, path::PathBuf};

use serde_json::Value;

use super::{
    Failure,
    args::{Format, Kind},
    json, open,
};
use crate::{catalog::Catalog, export, model::Language, words};

pub(super) fn run(
    archive: &Option<PathBuf>,
    language: Language,
    kind: Kind,
    format: Format,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let (catalog, unreadable) = open::open(archive, language)?.catalog();
    print(&catalog, language, kind, format, out)?;
    open::mention(unreadable, language)
}

/// Writes a list in a format.
pub(super) fn print(
    catalog: &Catalog,
    language: Language,
    kind: Kind,
    format: Format,
    out: &mut impl Write,
) -> Result<(), Failure> {
    match format {
        Format::Json => writeln!(out, "{:#}", json::document(name(kind), Value::Array(values(catalog, kind))))?,
        Format::Csv => out.write_all(&export::whole_table(catalog, table(kind)))?,
        Format::Text | Format::Ron => {
            for line in lines(catalog, language, kind) {
                writeln!(out, "{}", line.join("\t"))?;
            }
        }
    }
    Ok(())
}

fn table(kind: Kind) -> export::Table {
    match kind {
        Kind::Editions => export::Table::Editions,
        Kind::Speakers => export::Table::Speakers,
        Kind::Articles => export::Table::Articles,
        Kind::Photos => export::Table::Photos,
    }
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Editions => "editions",
        Kind::Speakers => "speakers",
        Kind::Articles => "articles",
        Kind::Photos => "photos",
    }
}

fn values(catalog: &Catalog, kind: Kind) -> Vec<Value> {
    match kind {
        Kind::Editions => catalog.editions().iter().map(json::edition).collect(),
        Kind::Speakers => catalog.people().iter().map(|entry| json::speaker(catalog, entry)).collect(),
        Kind::Articles => catalog.articles().iter().map(|entry| json::article(catalog, entry)).collect(),
        Kind::Photos => catalog.photos().iter().map(|entry| json::photo(catalog, entry)).collect(),
    }
}

/// One line an entry, its address first, tabs between.
fn lines(catalog: &Catalog, language: Language, kind: Kind) -> Vec<Vec<String>> {
    let date = |date: Option<_>| date.map(|date| words::date(language, date)).unwrap_or_default();
    match kind {
        Kind::Editions => catalog
            .editions()
            .iter()
            .map(|entry| {
                vec![
                    entry.place().to_string(),
                    entry.year().map(|year| year.to_string()).unwrap_or_default(),
                    date(entry.record.date),
                    entry.record.city.show(language).to_owned(),
                    entry.full_name(catalog, language),
                ]
            })
            .collect(),
        Kind::Speakers => catalog
            .people()
            .iter()
            .map(|entry| {
                let other = entry.other_name(language).unwrap_or_default().to_owned();
                vec![entry.place().to_string(), entry.name(language).to_owned(), other]
            })
            .collect(),
        Kind::Articles => catalog
            .articles()
            .iter()
            .map(|entry| vec![entry.place().to_string(), date(entry.record.date), entry.called().into_owned()])
            .collect(),
        Kind::Photos => catalog
            .photos()
            .iter()
            .map(|entry| {
                let credit = entry.record.credit.clone().unwrap_or_default();
                vec![entry.place().to_string(), credit, entry.record.caption.show(language).to_owned()]
            })
            .collect(),
    }
}
