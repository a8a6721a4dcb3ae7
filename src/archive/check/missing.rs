//! What is not known or not held: notes for the worklist, never a failure.

use std::collections::HashSet;

use super::{Context, Finding, Findings};
use crate::{
    archive::EditionFolder,
    model::{ArticleKind, Edition, Edtf, Language, Person, Status},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Findings) {
    years(context, found);
    for edition in &context.records.editions {
        facts(edition, found);
        photos(edition, found);
    }
    articles(context, found);
    people(context, found);
}

fn years(context: &Context<'_>, found: &mut Findings) {
    let records = context.records;
    let known: HashSet<u16> =
        records.editions.iter().filter_map(|edition| edition.edition.year.filter(|year| *year >= 1000)).collect();
    let first = records.forum.founded.map(Edtf::year).or_else(|| known.iter().min().copied());
    let Some(first) = first else { return };
    for year in first..=context.this_year {
        if !known.contains(&year) {
            found.push(Finding::note("", Message::new("year-without-edition").with("year", year.to_string())));
        }
    }
}

fn facts(edition: &EditionFolder, found: &mut Findings) {
    let file = edition.path("edition.ron");
    let mut note =
        |key| found.push(Finding::note(file.as_str(), Message::new(key).with("edition", edition.folder.as_str())));
    let facts: &Edition = &edition.edition;
    if facts.status == Status::Counted {
        // Of an edition known by counting nothing else can be expected: one note says it all.
        return note("edition-counted");
    }
    for (missing, key) in [
        (facts.year.is_none(), "edition-without-year"),
        (facts.date.is_none(), "edition-without-date"),
        (facts.city.is_empty(), "edition-without-city"),
        (facts.theme.is_empty(), "edition-without-theme"),
        (facts.appearances.is_empty(), "edition-without-speakers"),
        (facts.sources.is_empty(), "edition-without-source"),
    ] {
        if missing {
            note(key);
        }
    }
    if !facts.sources.is_empty() {
        facts_without_source(facts, &file, found);
    }
}

fn facts_without_source(facts: &Edition, file: &str, found: &mut Findings) {
    let grounded = |field: &str| {
        facts.evidence.iter().any(|entry| entry.field.split('.').next() == Some(field) && !entry.sources.is_empty())
    };
    for (known, field) in [
        (facts.date.is_some(), "date"),
        (facts.planned.is_some(), "planned"),
        (!facts.name.is_empty(), "name"),
        (!facts.city.is_empty(), "city"),
        (!facts.venue.is_empty(), "venue"),
        (!facts.theme.is_empty(), "theme"),
        (!facts.hosts.is_empty(), "hosts"),
        (!facts.special_forums.is_empty(), "special_forums"),
    ] {
        if known && !grounded(field) {
            found.push(Finding::note(file, Message::new("fact-without-source").with("field", field)).at_field(field));
        }
    }
}

fn photos(edition: &EditionFolder, found: &mut Findings) {
    let file = edition.path("photos.ron");
    for (index, photo) in edition.photos.photos.iter().enumerate() {
        let mut note = |key| {
            let message = Message::new(key).with("id", photo.id.as_str());
            found.push(Finding::note(file.as_str(), message).at_field(format!("photos[{index}]")));
        };
        if photo.file.is_none() {
            note("photo-not-held");
        }
        if photo.credit.is_none() {
            note("photo-without-credit");
        }
        if photo.caption.is_empty() {
            note("photo-without-caption");
        }
    }
}

fn articles(context: &Context<'_>, found: &mut Findings) {
    let editions = &context.records.editions;
    let translated: HashSet<&str> = editions
        .iter()
        .flat_map(|edition| &edition.articles)
        .filter_map(|stored| stored.article.translation_of.as_deref())
        .collect();
    for edition in editions {
        for stored in &edition.articles {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            let article = &stored.article;
            if article.translation_of.is_none() && !translated.contains(stored.id.as_str()) {
                let key = match article.language {
                    Language::En => "article-without-chinese",
                    Language::Zh => "article-without-english",
                };
                found.push(Finding::note(file.as_str(), Message::new(key).with("id", stored.id.as_str())));
            }
            // Of a summary it is a problem, and said as one.
            let is_summary = article.kind == ArticleKind::Summary;
            if article.sources.is_empty() && article.agency.is_none() && !is_summary {
                found.push(Finding::note(file, Message::new("article-without-source").with("id", stored.id.as_str())));
            }
        }
    }
}

fn people(context: &Context<'_>, found: &mut Findings) {
    let appeared: HashSet<&str> = context
        .records
        .editions
        .iter()
        .flat_map(|edition| &edition.edition.appearances)
        .map(|appearance| appearance.person.as_str())
        .collect();
    for (index, person) in context.records.people.people.iter().enumerate() {
        let mut note = |key| {
            let message = Message::new(key).with("name", name(person));
            found.push(Finding::note("people.ron", message).at_field(format!("people[{index}]")));
        };
        if person.name.zh.is_none() {
            note("person-without-chinese-name");
        }
        if person.name.en.is_none() {
            note("person-without-english-name");
        }
        if !appeared.contains(person.id.as_str()) {
            note("person-without-appearance");
        }
    }
}

fn name(person: &Person) -> &str {
    person.name.prefer(Language::En).map_or(person.id.as_str(), |(name, _)| name)
}
