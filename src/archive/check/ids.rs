//! Ids: well formed, and one of a kind within the archive (sources: within their file).

use std::collections::HashMap;

use super::{Context, Finding};
use crate::{
    model::{Source, id},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let records = context.records;
    people(context, found);
    series(context, found);
    photos(context, found);
    articles(context, found);
    for edition in &records.editions {
        for stored in &edition.articles {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            sources(&file, &stored.article.sources, found);
        }
        sources(&edition.path("edition.ron"), &edition.edition.sources, found);
        sources(&edition.path("photos.ron"), &edition.photos.sources, found);
    }
    sources("archive.ron", &records.forum.sources, found);
    sources("people.ron", &records.people.sources, found);
    sources("indicators.ron", &records.indicators.sources, found);
}

// Ids that records bear come first, so that a former id which repeats one is what is wrong.

fn people(context: &Context<'_>, found: &mut Vec<Finding>) {
    let people = &context.records.people.people;
    let mut seen = Seen::of("kind-person");
    for (index, person) in people.iter().enumerate() {
        seen.meet("people.ron", || format!("people[{index}].id"), &person.id, found);
    }
    for (index, person) in people.iter().enumerate() {
        seen.meet_former("people.ron", &format!("people[{index}]."), &person.formerly, found);
    }
}

fn series(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut seen = Seen::of("kind-series");
    for (index, series) in context.records.indicators.series.iter().enumerate() {
        seen.meet("indicators.ron", || format!("series[{index}].id"), &series.id, found);
    }
}

fn photos(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut seen = Seen::of("kind-photo");
    for edition in &context.records.editions {
        let file = edition.path("photos.ron");
        for (index, photo) in edition.photos.photos.iter().enumerate() {
            seen.meet(&file, || format!("photos[{index}].id"), &photo.id, found);
        }
    }
    for edition in &context.records.editions {
        let file = edition.path("photos.ron");
        for (index, photo) in edition.photos.photos.iter().enumerate().filter(|(_, p)| !p.formerly.is_empty()) {
            seen.meet_former(&file, &format!("photos[{index}]."), &photo.formerly, found);
        }
    }
}

fn articles(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut seen = Seen::of("kind-article");
    for edition in &context.records.editions {
        for stored in &edition.articles {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            seen.meet(&file, String::new, &stored.id, found);
        }
    }
    for edition in &context.records.editions {
        for stored in edition.articles.iter().filter(|stored| !stored.article.formerly.is_empty()) {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            seen.meet_former(&file, "", &stored.article.formerly, found);
        }
    }
}

fn sources(file: &str, sources: &[Source], found: &mut Vec<Finding>) {
    let mut seen = Seen::of("kind-source");
    for (index, source) in sources.iter().enumerate() {
        seen.meet(file, || format!("sources[{index}].id"), &source.id, found);
    }
}

/// The ids of one kind, with the file in which each came first.
struct Seen<'a> {
    kind: &'static str,
    first: HashMap<&'a str, String>,
}

impl<'a> Seen<'a> {
    fn of(kind: &'static str) -> Seen<'a> {
        Seen { kind, first: HashMap::new() }
    }

    fn meet(&mut self, file: &str, field: impl FnOnce() -> String, id: &'a str, found: &mut Vec<Finding>) {
        if !id::is_valid(id) {
            let message = Message::new("id-not-valid").with("id", id);
            found.push(Finding::problem(file, message).at_field(field()).hint(Message::new("id-rule")));
        } else if let Some(first) = self.first.get(id) {
            let message = Message::new("id-twice")
                .with("kind", Message::new(self.kind))
                .with("id", id)
                .with("first", first.as_str());
            found.push(Finding::problem(file, message).at_field(field()).hint(Message::new("id-twice-hint")));
        } else {
            self.first.insert(id, file.to_owned());
        }
    }

    fn meet_former(&mut self, file: &str, record: &str, formerly: &'a [String], found: &mut Vec<Finding>) {
        for (index, id) in formerly.iter().enumerate() {
            self.meet(file, || format!("{record}formerly[{index}]"), id, found);
        }
    }
}
