//! Lists as CSV (RFC 4180, UTF-8, a header line), for spreadsheets.
//!
//! A value that a spreadsheet would take for a formula gets an apostrophe before it.

use std::io::Write;

use super::{Failure, args::Kind};
use crate::{catalog::Catalog, model::Text};

pub(super) fn write(catalog: &Catalog, kind: Kind, out: &mut impl Write) -> Result<(), Failure> {
    let (header, rows) = match kind {
        Kind::Editions => (EDITIONS, editions(catalog)),
        Kind::Speakers => (SPEAKERS, speakers(catalog)),
        Kind::Articles => (ARTICLES, articles(catalog)),
        Kind::Photos => (PHOTOS, photos(catalog)),
    };
    let mut table = csv::Writer::from_writer(out);
    let written = table
        .write_record(header)
        .and_then(|()| rows.iter().try_for_each(|row| table.write_record(row.iter().map(|cell| harmless(cell)))));
    written.map_err(|error| Failure::Output(error.into()))?;
    table.flush()?;
    Ok(())
}

const EDITIONS: &[&str] = &[
    "place", "number", "year", "date", "planned", "status", "name_en", "name_zh", "city_en", "city_zh", "theme_en",
    "theme_zh", "speakers", "articles", "photos",
];
const SPEAKERS: &[&str] = &["place", "name_en", "name_zh", "aliases", "appearances", "first", "last"];
const ARTICLES: &[&str] =
    &["place", "edition", "kind", "language", "headline", "date", "agency", "byline", "translation_of"];
const PHOTOS: &[&str] = &["place", "edition", "caption_en", "caption_zh", "credit", "byline", "held", "people"];

fn editions(catalog: &Catalog) -> Vec<Vec<String>> {
    let row = |entry: &crate::catalog::EditionEntry| {
        let record = &entry.record;
        let mut row = vec![
            entry.place().to_string(),
            or_empty(record.number),
            or_empty(entry.year()),
            or_empty(record.date),
            or_empty(record.planned),
            if entry.unreadable { String::new() } else { record.status.code().to_owned() },
        ];
        row.extend([&record.name, &record.city, &record.theme].into_iter().flat_map(both));
        row.extend([entry.speakers.len(), entry.articles.len(), entry.photos.len()].map(|count| count.to_string()));
        row
    };
    catalog.editions().iter().map(row).collect()
}

fn speakers(catalog: &Catalog) -> Vec<Vec<String>> {
    let row = |entry: &crate::catalog::PersonEntry| {
        let years = || entry.appearances.iter().filter_map(|one| catalog.edition(one.edition)?.year());
        let mut row = vec![entry.place().to_string()];
        row.extend(both(&entry.record.name));
        row.push(entry.record.aliases.join("; "));
        row.push(entry.appearances.len().to_string());
        row.extend([or_empty(years().min()), or_empty(years().max())]);
        row
    };
    catalog.people().iter().map(row).collect()
}

fn articles(catalog: &Catalog) -> Vec<Vec<String>> {
    let row = |entry: &crate::catalog::ArticleEntry| {
        let record = &entry.record;
        vec![
            entry.place().to_string(),
            or_empty(catalog.edition(entry.edition).map(crate::catalog::EditionEntry::place)),
            record.kind.code().to_owned(),
            record.language.code().to_owned(),
            record.headline.clone(),
            or_empty(record.date),
            record.agency.clone().unwrap_or_default(),
            record.byline.join("; "),
            record.translation_of.clone().map(|id| format!("article/{id}")).unwrap_or_default(),
        ]
    };
    catalog.articles().iter().map(row).collect()
}

fn photos(catalog: &Catalog) -> Vec<Vec<String>> {
    let row = |entry: &crate::catalog::PhotoEntry| {
        let record = &entry.record;
        let people = entry.people.iter().filter_map(|index| catalog.person(*index));
        let mut row = vec![
            entry.place().to_string(),
            or_empty(catalog.edition(entry.edition).map(crate::catalog::EditionEntry::place)),
        ];
        row.extend(both(&record.caption));
        row.extend([
            record.credit.clone().unwrap_or_default(),
            record.byline.clone().unwrap_or_default(),
            entry.is_held().to_string(),
            people.map(|person| person.place().to_string()).collect::<Vec<_>>().join("; "),
        ]);
        row
    };
    catalog.photos().iter().map(row).collect()
}

fn both(text: &Text) -> [String; 2] {
    [text.en.clone().unwrap_or_default(), text.zh.clone().unwrap_or_default()]
}

fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}
