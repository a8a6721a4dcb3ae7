//! Tables: CSV (RFC 4180, UTF-8, a header line), for spreadsheets and other systems.
//!
//! A value that a spreadsheet would take for a formula gets an apostrophe before it.

use super::{Pictures, format::Put, job::Job};
use crate::{
    catalog::{AppearanceRef, ArticleEntry, Catalog, EditionEntry, PersonEntry, PhotoEntry},
    model::Text,
    words::Message,
};

/// A table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// The editions.
    Editions,
    /// The people.
    Speakers,
    /// Who appeared where.
    Appearances,
    /// The articles.
    Articles,
    /// The photos.
    Photos,
}

/// What Excel needs before it to read UTF-8.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

const EDITIONS: &[&str] = &[
    "place", "number", "year", "date", "planned", "status", "name_en", "name_zh", "city_en", "city_zh", "theme_en",
    "theme_zh", "speakers", "articles", "photos",
];
const SPEAKERS: &[&str] = &["place", "name_en", "name_zh", "aliases", "appearances", "first", "last"];
const APPEARANCES: &[&str] = &[
    "edition",
    "year",
    "speaker",
    "name_en",
    "name_zh",
    "title_en",
    "title_zh",
    "organisation_en",
    "organisation_zh",
    "role",
    "mode",
    "session_en",
    "session_zh",
    "time",
    "topic_en",
    "topic_zh",
];
const ARTICLES: &[&str] =
    &["place", "edition", "kind", "language", "headline", "date", "agency", "byline", "translation_of"];
const PHOTOS: &[&str] = &["place", "edition", "caption_en", "caption_zh", "credit", "byline", "held", "people"];

impl Table {
    /// Every table.
    pub const ALL: [Table; 5] = [Table::Editions, Table::Speakers, Table::Appearances, Table::Articles, Table::Photos];

    /// Its name, as that of its file.
    pub fn name(self) -> &'static str {
        match self {
            Table::Editions => "editions",
            Table::Speakers => "speakers",
            Table::Appearances => "appearances",
            Table::Articles => "articles",
            Table::Photos => "photos",
        }
    }
}

/// Writes the tables of what is selected.
pub(super) fn write(job: &Job<'_>, _: &Pictures<'_>, put: &mut Put<'_>) -> Result<(), Message> {
    job.progress.expect(Table::ALL.len());
    let (catalog, selection) = (job.catalog, job.selection);
    for table in Table::ALL {
        let rows: Vec<Vec<String>> = match table {
            Table::Editions | Table::Appearances => {
                let editions = selection.editions(catalog);
                let entries = editions.iter().filter_map(|index| catalog.edition(*index));
                match table {
                    Table::Editions => entries.map(edition).collect(),
                    _ => entries.flat_map(|entry| appearances(catalog, entry)).collect(),
                }
            }
            Table::Speakers => {
                let people = selection.people(catalog);
                people.iter().filter_map(|index| catalog.person(*index)).map(|one| speaker(catalog, one)).collect()
            }
            Table::Articles => {
                let articles = selection.articles(catalog);
                articles.iter().filter_map(|index| catalog.article(*index)).map(|one| article(catalog, one)).collect()
            }
            Table::Photos => {
                let photos = selection.photos(catalog);
                photos.iter().filter_map(|index| catalog.photo(*index)).map(|one| photo(catalog, one)).collect()
            }
        };
        put(&format!("{}.csv", table.name()), &[MARK, &csv(table, rows)].concat())?;
        job.progress.step();
    }
    Ok(())
}

/// A table of everything that is in a catalog, without a mark of its encoding before it.
pub fn whole_table(catalog: &Catalog, table: Table) -> Vec<u8> {
    let rows: Vec<Vec<String>> = match table {
        Table::Editions => catalog.editions().iter().map(edition).collect(),
        Table::Speakers => catalog.people().iter().map(|one| speaker(catalog, one)).collect(),
        Table::Appearances => catalog.editions().iter().flat_map(|one| appearances(catalog, one)).collect(),
        Table::Articles => catalog.articles().iter().map(|one| article(catalog, one)).collect(),
        Table::Photos => catalog.photos().iter().map(|one| photo(catalog, one)).collect(),
    };
    csv(table, rows)
}

fn csv(table: Table, rows: Vec<Vec<String>>) -> Vec<u8> {
    let header = match table {
        Table::Editions => EDITIONS,
        Table::Speakers => SPEAKERS,
        Table::Appearances => APPEARANCES,
        Table::Articles => ARTICLES,
        Table::Photos => PHOTOS,
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Memory takes everything; rows have as many cells as the header.
    let written = writer
        .write_record(header)
        .and_then(|()| rows.iter().try_for_each(|row| writer.write_record(row.iter().map(|cell| harmless(cell)))));
    if let Err(error) = written {
        log::error!("{}: {error}", table.name());
    }
    writer.into_inner().unwrap_or_default()
}

fn edition(entry: &EditionEntry) -> Vec<String> {
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
}

fn speaker(catalog: &Catalog, entry: &PersonEntry) -> Vec<String> {
    let year = |one: &AppearanceRef| catalog.edition(one.edition)?.year();
    let years = || entry.appearances.iter().filter_map(year);
    let mut row = vec![entry.place().to_string()];
    row.extend(both(&entry.record.name));
    row.push(entry.record.aliases.join("; "));
    row.push(entry.appearances.len().to_string());
    row.extend([or_empty(years().min()), or_empty(years().max())]);
    row
}

fn appearances(catalog: &Catalog, entry: &EditionEntry) -> Vec<Vec<String>> {
    let row = |(appearance, person): (&crate::model::Appearance, &Option<crate::catalog::PersonIdx>)| {
        let person = person.and_then(|index| catalog.person(index));
        let mut row = vec![entry.place().to_string(), or_empty(entry.year()), format!("speaker/{}", appearance.person)];
        row.extend(person.map(|person| both(&person.record.name)).unwrap_or_default());
        row.extend([&appearance.title, &appearance.organisation].into_iter().flat_map(both));
        row.extend([appearance.role.code().to_owned(), appearance.mode.code().to_owned()]);
        row.extend(both(&appearance.session));
        row.push(appearance.time.clone().unwrap_or_default());
        row.extend(both(&appearance.topic));
        row
    };
    entry.record.appearances.iter().zip(&entry.appearances).map(row).collect()
}

fn article(catalog: &Catalog, entry: &ArticleEntry) -> Vec<String> {
    let record = &entry.record;
    vec![
        entry.place().to_string(),
        or_empty(catalog.edition(entry.edition).map(EditionEntry::place)),
        record.kind.code().to_owned(),
        record.language.code().to_owned(),
        record.headline.clone(),
        or_empty(record.date),
        record.agency.clone().unwrap_or_default(),
        record.byline.join("; "),
        record.translation_of.clone().map(|id| format!("article/{id}")).unwrap_or_default(),
    ]
}

fn photo(catalog: &Catalog, entry: &PhotoEntry) -> Vec<String> {
    let record = &entry.record;
    let people = entry.people.iter().filter_map(|index| catalog.person(*index));
    let mut row = vec![entry.place().to_string(), or_empty(catalog.edition(entry.edition).map(EditionEntry::place))];
    row.extend(both(&record.caption));
    row.extend([
        record.credit.clone().unwrap_or_default(),
        record.byline.clone().unwrap_or_default(),
        entry.is_held().to_string(),
        people.map(|person| person.place().to_string()).collect::<Vec<_>>().join("; "),
    ]);
    row
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
