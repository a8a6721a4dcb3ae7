//! `show`: one place as text, JSON, or the record as it stands in its file.

use std::{io::Write, path::PathBuf};

use serde_json::Value;

use super::{
    Failure,
    args::{Format, Kind},
    check, json, list, open, search,
};
use crate::{
    catalog::{Catalog, EditionEntry, PersonEntry, PhotoEntry, Place, Target},
    model::{Block, Language, Text, ron_file},
    words::{self, Message},
};

pub(super) fn run(
    archive: &Option<PathBuf>,
    language: Language,
    place: &str,
    format: Format,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let place: Place =
        place.parse().map_err(|_| Failure::Usage(Message::new("cli-not-a-place").with("text", place)))?;
    if place == Place::Worklist && format != Format::Ron {
        return check::run(archive, language, format == Format::Json, true, out);
    }
    if let (Place::Search(query), Format::Text | Format::Json) = (&place, format) {
        return search::run(archive, language, query, format == Format::Json, search::USUAL_LIMIT, out);
    }
    let (catalog, unreadable) = open::open(archive, language)?.catalog();
    let target = catalog
        .target(&place)
        .ok_or_else(|| Failure::Message(Message::new("cli-no-such-place").with("place", place.to_string())))?;
    match (target, format) {
        (Target::Always | Target::Compare(..), Format::Ron) => {
            return Err(Failure::Message(Message::new("cli-no-record").with("place", place.to_string())));
        }
        (Target::Always, format) => list::print(&catalog, language, kind(&place), format, out)?,
        (target, Format::Json) => writeln!(out, "{:#}", document(&catalog, target))?,
        (target, Format::Ron) => write!(out, "{}", record(&catalog, target)?)?,
        (target, _) => {
            for line in text(&catalog, language, target) {
                writeln!(out, "{line}")?;
            }
        }
    }
    open::mention(unreadable, language)
}

fn kind(place: &Place) -> Kind {
    match place {
        Place::Speakers => Kind::Speakers,
        Place::Articles => Kind::Articles,
        Place::Photos => Kind::Photos,
        _ => Kind::Editions,
    }
}

fn document(catalog: &Catalog, target: Target) -> Value {
    let found = match target {
        Target::Edition(index) => catalog.edition(index).map(|entry| ("edition", json::whole_edition(catalog, entry))),
        Target::Speaker(index) => catalog.person(index).map(|entry| ("speaker", json::whole_speaker(catalog, entry))),
        Target::Article(index) => catalog.article(index).map(|entry| ("article", json::whole_article(catalog, entry))),
        Target::Photo(index) => catalog.photo(index).map(|entry| ("photo", json::whole_photo(catalog, entry))),
        Target::Compare(one, other) => {
            let both = [one, other].into_iter().filter_map(|index| catalog.edition(index));
            Some(("compare", both.map(|entry| json::whole_edition(catalog, entry)).collect()))
        }
        Target::Always => None,
    };
    found.map_or(Value::Null, |(name, value)| json::document(name, value))
}

fn record(catalog: &Catalog, target: Target) -> Result<String, Failure> {
    let written = match target {
        Target::Edition(index) => catalog.edition(index).map(|entry| ron_file::write(&entry.record)),
        Target::Speaker(index) => catalog.person(index).map(|entry| ron_file::write(&entry.record)),
        Target::Article(index) => catalog.article(index).map(|entry| ron_file::write(&entry.record)),
        Target::Photo(index) => catalog.photo(index).map(|entry| ron_file::write(&entry.record)),
        Target::Compare(..) | Target::Always => None,
    };
    let unwritable =
        |error: ron::Error| Failure::Message(Message::new("cli-not-written").with("reason", error.to_string()));
    written.transpose().map(Option::unwrap_or_default).map_err(unwritable)
}

fn text(catalog: &Catalog, language: Language, target: Target) -> Vec<String> {
    match target {
        Target::Edition(index) => catalog.edition(index).map(|entry| edition(catalog, language, entry)),
        Target::Speaker(index) => catalog.person(index).map(|entry| speaker(catalog, language, entry)),
        Target::Photo(index) => catalog.photo(index).map(|entry| photo(catalog, language, entry)),
        Target::Article(index) => catalog.article(index).map(|entry| {
            let mut lines = vec![entry.record.headline.clone()];
            for block in &entry.record.blocks {
                lines.push(String::new());
                lines.extend(block_lines(catalog, language, block));
            }
            lines
        }),
        Target::Compare(one, other) => {
            let mut lines = text(catalog, language, Target::Edition(one));
            lines.push(String::new());
            lines.extend(text(catalog, language, Target::Edition(other)));
            Some(lines)
        }
        Target::Always => None,
    }
    .unwrap_or_default()
}

fn block_lines(catalog: &Catalog, language: Language, block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => vec![text.clone()],
        Block::List { items, .. } => items.iter().map(|item| format!("- {item}")).collect(),
        Block::Quotation { text, speaker, .. } => {
            let person = speaker.as_ref().and_then(|id| catalog.person(catalog.find_person(id)?));
            let name = person.map(|person| format!(" ({})", person.name(language))).unwrap_or_default();
            vec![format!("> {text}{name}")]
        }
        Block::Photo { photo: id, .. } => {
            catalog.find_photo(id).and_then(|index| catalog.photo(index)).map_or_else(Vec::new, |entry| {
                let credit = entry.record.credit.as_deref().unwrap_or_default();
                vec![format!("[{}] {} {credit}", entry.place(), entry.record.caption.show(language))]
            })
        }
    }
}

fn edition(catalog: &Catalog, language: Language, entry: &EditionEntry) -> Vec<String> {
    let record = &entry.record;
    let date = |date: Option<_>| date.map(|date| words::date(language, date)).unwrap_or_default();
    let mut lines = vec![entry.full_name(catalog, language)];
    field(&mut lines, language, "show-date", &date(record.date));
    field(&mut lines, language, "show-planned", &date(record.planned));
    field(&mut lines, language, "show-status", &entry.status(language));
    field(&mut lines, language, "show-city", record.city.show(language));
    field(&mut lines, language, "show-theme", record.theme.show(language));
    many(&mut lines, language, "show-hosts", &record.hosts);
    many(&mut lines, language, "show-forums", &record.special_forums);
    for (one, person) in record.appearances.iter().zip(&entry.appearances) {
        let name = person.and_then(|index| catalog.person(index)).map_or(one.person.as_str(), |p| p.name(language));
        let role = words::part(language, one.role, one.mode);
        field(&mut lines, language, "show-speakers", &dotted(&[name, &role, one.title.show(language)]));
    }
    let articles = entry.articles.iter().filter_map(|index| catalog.article(*index));
    for article in articles {
        field(&mut lines, language, "show-articles", &format!("{} {}", article.place(), article.called()));
    }
    field(&mut lines, language, "show-photos", &entry.photos.len().to_string());
    lines
}

fn speaker(catalog: &Catalog, language: Language, entry: &PersonEntry) -> Vec<String> {
    let mut lines = vec![entry.name(language).to_owned()];
    field(&mut lines, language, "show-name", entry.other_name(language).unwrap_or_default());
    field(&mut lines, language, "show-reading", entry.reading.as_deref().unwrap_or_default());
    field(&mut lines, language, "show-aliases", &entry.record.aliases.join(", "));
    for reference in &entry.appearances {
        let Some(edition) = catalog.edition(reference.edition) else { continue };
        let Some(one) = edition.record.appearances.get(reference.place) else { continue };
        let role = words::part(language, one.role, one.mode);
        let what = dotted(&[&edition.short_name(language), &role, one.title.show(language)]);
        field(&mut lines, language, "show-appearances", &what);
    }
    field(&mut lines, language, "show-articles", &entry.articles.len().to_string());
    field(&mut lines, language, "show-photos", &entry.photos.len().to_string());
    lines
}

fn photo(catalog: &Catalog, language: Language, entry: &PhotoEntry) -> Vec<String> {
    let people = entry.people.iter().filter_map(|index| catalog.person(*index)).map(|person| person.name(language));
    let mut lines = vec![entry.record.id.clone()];
    field(&mut lines, language, "show-caption", entry.record.caption.show(language));
    field(&mut lines, language, "show-credit", entry.record.credit.as_deref().unwrap_or_default());
    field(&mut lines, language, "show-people", &people.collect::<Vec<_>>().join(", "));
    field(&mut lines, language, "show-file", entry.record.file.as_deref().unwrap_or_default());
    lines
}

/// Those that are known, with dots between.
fn dotted(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

fn field(lines: &mut Vec<String>, language: Language, key: &str, value: &str) {
    if !value.is_empty() {
        lines.push(format!("{}\t{value}", words::get(language, key)));
    }
}

fn many(lines: &mut Vec<String>, language: Language, key: &str, values: &[Text]) {
    for value in values {
        field(lines, language, key, value.show(language));
    }
}
