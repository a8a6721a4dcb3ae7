//! Entries as JSON. Its shape is a promise: `archive/README.md` documents it.
//!
//! Unknown values are null, texts `{"en":…,"zh":…}`, dates EDTF, places addresses.

use serde_json::{Map, Value, json};

use crate::{
    catalog::{ArticleEntry, Catalog, EditionEntry, PersonEntry, PhotoEntry, Place},
    model::{Appearance, Block, Edtf, Evidence, Source, Text},
    search::Hit,
};

/// An edition in a list.
pub(super) fn edition(entry: &EditionEntry) -> Value {
    let record = &entry.record;
    json!({
        "place": entry.place().to_string(),
        "number": record.number,
        "year": entry.year(),
        "date": date(record.date),
        "planned": date(record.planned),
        "status": (!entry.unreadable).then(|| record.status.code()),
        "name": text(&record.name),
        "city": text(&record.city),
        "theme": text(&record.theme),
        "certainty": entry.certainty,
        "speakers": entry.speakers.len(),
        "articles": entry.articles.len(),
        "photos": entry.photos.len(),
    })
}

/// An edition with everything in its record.
pub(super) fn whole_edition(catalog: &Catalog, entry: &EditionEntry) -> Value {
    let record = &entry.record;
    let releases: Vec<Value> = record
        .releases
        .iter()
        .map(|release| json!({ "title": text(&release.title), "note": text(&release.note) }))
        .collect();
    extended(
        edition(entry),
        json!({
            "hosts": texts(&record.hosts),
            "special_forums": texts(&record.special_forums),
            "sources": record.sources.iter().map(source).collect::<Vec<_>>(),
            "evidence": record.evidence.iter().map(evidence).collect::<Vec<_>>(),
            "articles": places(entry.articles.iter().filter_map(|index| catalog.article(*index)).map(ArticleEntry::place)),
            "photos": places(entry.photos.iter().filter_map(|index| catalog.photo(*index)).map(PhotoEntry::place)),
            "appearances": record.appearances.iter().map(|one| appearance_of_edition(catalog, one)).collect::<Vec<_>>(),
            "held_with": text(&record.held_with),
            "venue": text(&record.venue),
            "topics": texts(&record.topics),
            "attendance": text(&record.attendance),
            "releases": releases,
            "notes": texts(&record.notes),
        }),
    )
}

fn appearance_of_edition(catalog: &Catalog, one: &Appearance) -> Value {
    let person = catalog.find_person(&one.person).and_then(|index| catalog.person(index));
    let name = person.map(|person| person.record.name.clone()).unwrap_or_default();
    extended(json!({ "speaker": Place::Speaker(one.person.clone()).to_string(), "name": text(&name) }), appearance(one))
}

fn appearance(one: &Appearance) -> Value {
    json!({
        "title": text(&one.title),
        "organisation": text(&one.organisation),
        "role": spaced(one.role.code()),
        "mode": spaced(one.mode.code()),
        "session": text(&one.session),
        "topic": text(&one.topic),
        "time": one.time,
    })
}

/// A person in a list.
pub(super) fn speaker(catalog: &Catalog, entry: &PersonEntry) -> Value {
    let years = || entry.appearances.iter().filter_map(|one| catalog.edition(one.edition)?.year());
    json!({
        "place": entry.place().to_string(),
        "name": text(&entry.record.name),
        "aliases": entry.record.aliases,
        "appearances": entry.appearances.len(),
        "first": years().min(),
        "last": years().max(),
    })
}

/// A person with every trace of them.
pub(super) fn whole_speaker(catalog: &Catalog, entry: &PersonEntry) -> Value {
    let appearances: Vec<Value> = entry
        .appearances
        .iter()
        .filter_map(|reference| {
            let edition = catalog.edition(reference.edition)?;
            let one = edition.record.appearances.get(reference.place)?;
            Some(extended(json!({ "edition": edition.place().to_string() }), appearance(one)))
        })
        .collect();
    extended(
        speaker(catalog, entry),
        json!({
            "appearances": appearances,
            "articles": places(entry.articles.iter().filter_map(|index| catalog.article(*index)).map(ArticleEntry::place)),
            "photos": places(entry.photos.iter().filter_map(|index| catalog.photo(*index)).map(PhotoEntry::place)),
            "reading": entry.reading,
            "note": text(&entry.record.note),
            "evidence": entry.record.evidence.iter().map(evidence).collect::<Vec<_>>(),
        }),
    )
}

/// An article in a list.
pub(super) fn article(catalog: &Catalog, entry: &ArticleEntry) -> Value {
    let record = &entry.record;
    json!({
        "place": entry.place().to_string(),
        "edition": catalog.edition(entry.edition).map(|edition| edition.place().to_string()),
        "kind": record.kind.code(),
        "language": record.language.code(),
        "headline": record.headline,
        "date": date(record.date),
        "agency": record.agency,
        "byline": record.byline,
        "translation_of": record.translation_of.as_ref().map(|id| Place::Article(id.clone()).to_string()),
    })
}

/// An article with its text.
pub(super) fn whole_article(catalog: &Catalog, entry: &ArticleEntry) -> Value {
    let record = &entry.record;
    extended(
        article(catalog, entry),
        json!({
            "city": text(&record.city),
            "sources": record.sources.iter().map(source).collect::<Vec<_>>(),
            "blocks": record.blocks.iter().map(block).collect::<Vec<_>>(),
            "evidence": record.evidence.iter().map(evidence).collect::<Vec<_>>(),
        }),
    )
}

fn block(block: &Block) -> Value {
    let (speaker, photo) = match block {
        Block::Quotation { speaker, .. } => (speaker.clone().map(Place::Speaker), None),
        Block::Photo { photo, .. } => (None, Some(Place::Photo(photo.clone()))),
        _ => (None, None),
    };
    let texts = block.texts();
    json!({
        "kind": block.code(),
        "text": if texts.is_empty() { None } else { Some(texts.join("\n")) },
        "speaker": speaker.map(|place| place.to_string()),
        "photo": photo.map(|place| place.to_string()),
    })
}

/// A photo, in a list or alone.
pub(super) fn photo(catalog: &Catalog, entry: &PhotoEntry) -> Value {
    let record = &entry.record;
    json!({
        "place": entry.place().to_string(),
        "edition": catalog.edition(entry.edition).map(|edition| edition.place().to_string()),
        "caption": text(&record.caption),
        "credit": record.credit,
        "byline": record.byline,
        "held": entry.is_held(),
        "people": places(entry.people.iter().filter_map(|index| catalog.person(*index)).map(PersonEntry::place)),
    })
}

/// A photo with where it stands.
pub(super) fn whole_photo(catalog: &Catalog, entry: &PhotoEntry) -> Value {
    extended(
        photo(catalog, entry),
        json!({
            "date": date(entry.record.date),
            "file": entry.record.file,
            "sources": entry.sources().map(source).collect::<Vec<_>>(),
            "articles": places(entry.articles.iter().filter_map(|index| catalog.article(*index)).map(ArticleEntry::place)),
            // "place" is the photo's address.
            "location": text(&entry.record.place),
            "keywords": entry.record.keywords,
        }),
    )
}

/// A hit of a search.
pub(super) fn hit(hit: &Hit) -> Value {
    json!({
        "place": hit.place.to_string(),
        "kind": hit.kind.code(),
        "title": text(&hit.title),
        "why": hit.why.code(),
        "snippet": hit.snippet,
        "marks": hit.marks.iter().map(|mark| [mark.start, mark.end]).collect::<Vec<_>>(),
    })
}

fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "publisher": text(&source.publisher),
        "title": text(&source.title),
        "date": date(source.date),
        "address": source.address,
        "note": text(&source.note),
    })
}

fn evidence(entry: &Evidence) -> Value {
    json!({
        "field": entry.field,
        "certainty": entry.certainty,
        "sources": entry.sources,
        "note": text(&entry.note),
        "instead_of": entry.instead_of,
    })
}

fn places(places: impl Iterator<Item = Place>) -> Vec<String> {
    places.map(|place| place.to_string()).collect()
}

pub(super) fn text(text: &Text) -> Value {
    json!({ "en": text.en, "zh": text.zh })
}

fn texts(texts: &[Text]) -> Vec<Value> {
    texts.iter().map(text).collect()
}

fn date(date: Option<Edtf>) -> Option<String> {
    date.map(|date| date.to_string())
}

/// RON writes `in_person` where JSON says `in person`.
pub(super) fn spaced(code: &str) -> String {
    code.replace('_', " ")
}

/// An object with the fields of another; a field of both has the other's value in its old place.
fn extended(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut fields), Value::Object(more)) => {
            fields.extend(more);
            Value::Object(fields)
        }
        (one, _) => one,
    }
}

/// A document: the version of the format, then what it holds.
pub(super) fn document(name: &str, value: Value) -> Value {
    let mut fields = Map::new();
    fields.insert("format".to_owned(), json!(1));
    fields.insert(name.to_owned(), value);
    Value::Object(fields)
}
