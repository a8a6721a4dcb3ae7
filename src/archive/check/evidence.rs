//! Evidence names a field that exists, and sources that stand in the same file.

use std::cell::OnceCell;

use serde::Serialize;
use serde_json::Value;

use super::{Context, Finding, Findings, unknown_source};
use crate::{
    archive::explain::nearest,
    model::{Evidence, Source},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Findings) {
    let records = context.records;
    let forum = &records.forum;
    one("archive.ron", "", forum, FORUM, &forum.evidence, &forum.sources, found);
    let people = &records.people;
    for (index, person) in people.people.iter().enumerate() {
        let record = format!("people[{index}].");
        one("people.ron", &record, person, PERSON, &person.evidence, &people.sources, found);
    }
    let series = &records.indicators;
    for (index, line) in series.series.iter().enumerate() {
        for (at, point) in line.points.iter().enumerate() {
            let field = format!("series[{index}].points[{at}]");
            sources("indicators.ron", &field, &point.sources, &series.sources, found);
        }
    }
    for edition in &records.editions {
        let file = edition.path("edition.ron");
        let facts = &edition.edition;
        one(&file, "", facts, EDITION, &facts.evidence, &facts.sources, found);
        let file = edition.path("photos.ron");
        for (index, photo) in edition.photos.photos.iter().enumerate() {
            let record = format!("photos[{index}].");
            one(&file, &record, photo, PHOTO, &photo.evidence, &edition.photos.sources, found);
        }
        for stored in &edition.articles {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            let article = &stored.article;
            one(&file, "", article, ARTICLE, &article.evidence, &article.sources, found);
        }
    }
}

fn one<T: Serialize>(
    file: &str,
    record: &str,
    value: &T,
    shape: &Shape,
    evidence: &[Evidence],
    known: &[Source],
    found: &mut Findings,
) {
    if evidence.is_empty() {
        return;
    }
    // Only a path into a list has to look at the record; most paths need the shape alone.
    let json = OnceCell::new();
    let value = || json.get_or_init(|| serde_json::to_value(value).unwrap_or(Value::Null));
    for (index, entry) in evidence.iter().enumerate() {
        let place = format!("{record}evidence[{index}]");
        if let Err(wrong) = follow(&entry.field, value, shape) {
            let message = Message::new("evidence-field").with("field", entry.field.as_str());
            let finding = Finding::problem(file, message.with("part", wrong.part)).at_field(format!("{place}.field"));
            found.push(match wrong.nearest {
                Some(hint) => finding.hint(hint),
                None => finding,
            });
        }
        sources(file, &place, &entry.sources, known, found);
    }
}

fn sources(file: &str, place: &str, named: &[String], known: &[Source], found: &mut Findings) {
    for (index, id) in named.iter().enumerate() {
        if known.iter().any(|source| source.id == *id) {
            continue;
        }
        let (message, hint) = unknown_source(id, known);
        found.push(Finding::problem(file, message).at_field(format!("{place}.sources[{index}]")).hint(hint));
    }
}

/// The fields that evidence may name. Unknown fields are left out of a record, so that the record
/// itself cannot tell a field that is empty from one that does not exist.
enum Shape {
    Leaf,
    Group(&'static [(&'static str, &'static Shape)]),
    List(&'static Shape),
}

const LEAF: &Shape = &Shape::Leaf;
const TEXT: &Shape = &Shape::Group(&[("en", LEAF), ("zh", LEAF)]);
const TEXTS: &Shape = &Shape::List(TEXT);
const LEAVES: &Shape = &Shape::List(LEAF);
const FORUM: &Shape =
    &Shape::Group(&[("name", TEXT), ("founded", LEAF), ("initiator", TEXT), ("principles", TEXTS), ("note", TEXT)]);
const PERSON: &Shape =
    &Shape::Group(&[("name", TEXT), ("reading", LEAF), ("portrait", LEAF), ("aliases", LEAVES), ("note", TEXT)]);
const EDITION: &Shape = &Shape::Group(&[
    ("number", LEAF),
    ("year", LEAF),
    ("status", LEAF),
    ("date", LEAF),
    ("planned", LEAF),
    ("name", TEXT),
    ("held_with", TEXT),
    ("city", TEXT),
    ("venue", TEXT),
    ("theme", TEXT),
    ("hosts", TEXTS),
    ("special_forums", TEXTS),
    ("topics", TEXTS),
    ("attendance", TEXT),
    ("releases", &Shape::List(&Shape::Group(&[("title", TEXT), ("note", TEXT)]))),
    ("appearances", &Shape::List(APPEARANCE)),
    ("notes", TEXTS),
]);
const APPEARANCE: &Shape = &Shape::Group(&[
    ("person", LEAF),
    ("title", TEXT),
    ("organisation", TEXT),
    ("role", LEAF),
    ("mode", LEAF),
    ("session", TEXT),
    ("time", LEAF),
    ("topic", TEXT),
]);
const PHOTO: &Shape = &Shape::Group(&[
    ("caption", TEXT),
    ("byline", LEAF),
    ("credit", LEAF),
    ("people", LEAVES),
    ("place", TEXT),
    ("keywords", LEAVES),
    ("date", LEAF),
    ("appeared_in", LEAVES),
    ("file", LEAF),
]);
const ARTICLE: &Shape = &Shape::Group(&[
    ("kind", LEAF),
    ("language", LEAF),
    ("headline", LEAF),
    ("date", LEAF),
    ("city", TEXT),
    ("agency", LEAF),
    ("byline", LEAVES),
    ("translation_of", LEAF),
    ("blocks", &Shape::List(LEAF)),
]);

struct Wrong {
    part: String,
    nearest: Option<Message>,
}

/// Follows a path through a record; an error names the part that leads nowhere.
fn follow<'a>(path: &str, record: impl Fn() -> &'a Value, shape: &Shape) -> Result<(), Wrong> {
    let mut shape = shape;
    // The item that the path has led to, and the fields since; the first one stands in the record.
    let mut reached = None;
    let mut since = Vec::new();
    for part in path.split('.') {
        match shape {
            Shape::Leaf => return Err(Wrong { part: part.to_owned(), nearest: None }),
            Shape::Group(fields) => {
                let Some((_, inner)) = fields.iter().find(|(name, _)| *name == part) else {
                    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
                    return Err(Wrong { part: part.to_owned(), nearest: nearest(part, &names) });
                };
                shape = inner;
                since.push(part);
            }
            Shape::List(inner) => {
                let list = since.drain(..).fold(reached.unwrap_or_else(&record), |value: &Value, field: &str| {
                    value.get(field).unwrap_or(&Value::Null)
                });
                let items = list.as_array().map(Vec::as_slice).unwrap_or_default();
                reached = Some(item(items, part).ok_or_else(|| not_in(items, part))?);
                shape = inner;
            }
        }
    }
    Ok(())
}

/// `li-junhua` is the first item of that name, `li-junhua#2` the second, `#2` the second of all.
fn item<'a>(items: &'a [Value], part: &str) -> Option<&'a Value> {
    let (name, ordinal) = match part.split_once('#') {
        Some((name, ordinal)) => (name, ordinal.parse::<usize>().ok()?),
        None => (part, 1),
    };
    items.iter().filter(|item| name.is_empty() || name_of(item) == Some(name)).nth(ordinal.checked_sub(1)?)
}

fn name_of(item: &Value) -> Option<&str> {
    item.get("person").or_else(|| item.get("id")).unwrap_or(item).as_str()
}

fn not_in(items: &[Value], part: &str) -> Wrong {
    let names: Vec<&str> = items.iter().filter_map(name_of).collect();
    Wrong { part: part.to_owned(), nearest: nearest(part, &names) }
}
