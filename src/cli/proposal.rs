//! A proposal of an import as JSON, whose shape is a promise that `archive/README.md` documents,
//! and as lines to be read.

use serde_json::{Value, json};

use super::json::spaced;
use crate::{
    import::{Fact, Proposal, ProposedArticle, ProposedPerson, ProposedPhoto, Read},
    model::Language,
    words::{self, Message},
};

/// A proposal as JSON. Doubts are in the language asked for.
pub(super) fn value(proposal: &Proposal, language: Language) -> Value {
    let edition = proposal.edition.as_ref().map(|edition| {
        json!({
            "number": edition.number,
            "year": edition.year,
            "certainty": edition.certainty,
            "place": edition.place.as_ref().map(ToString::to_string),
        })
    });
    json!({
        "source": proposal.source,
        "kind": proposal.kind,
        "encoding": proposal.encoding,
        "edition": edition,
        "doubts": proposal.doubts.iter().map(|doubt| doubt.words(language)).collect::<Vec<_>>(),
        "article": proposal.article.as_ref().map(article),
        "people": proposal.people.iter().map(person).collect::<Vec<_>>(),
        "photos": proposal.photos.iter().map(|one| photo(proposal, one)).collect::<Vec<_>>(),
        "facts": proposal.facts.iter().map(fact).collect::<Vec<_>>(),
        "unplaced": values(&proposal.unplaced),
    })
}

fn article(article: &ProposedArticle) -> Value {
    json!({
        "language": article.language.code(),
        "headline": text(&article.headline),
        "date": article.date.as_ref().map(|date| date.value.to_string()),
        "city": text(&article.city),
        "agency": text(&article.agency),
        "byline": values(&article.byline),
        "paragraphs": article.paragraphs(),
    })
}

fn person(person: &ProposedPerson) -> Value {
    json!({
        "name": person.name.value,
        "speaker": person.speaker.as_ref().map(ToString::to_string),
        "title": text(&person.title),
        "role": spaced(person.role.value.code()),
        "mode": spaced(person.mode.value.code()),
        "certainty": person.certainty,
    })
}

fn photo(proposal: &Proposal, photo: &ProposedPhoto) -> Value {
    json!({
        "caption": text(&photo.caption),
        "byline": text(&photo.byline),
        "credit": text(&photo.credit),
        "people": named(proposal, photo),
    })
}

fn named<'a>(proposal: &'a Proposal, photo: &ProposedPhoto) -> Vec<&'a str> {
    photo.people.iter().filter_map(|place| Some(proposal.people.get(*place)?.name.value.as_str())).collect()
}

fn fact(fact: &Fact) -> Value {
    json!({
        "field": fact.field,
        "value": fact.value.value,
        "certainty": fact.value.certainty,
        "was": fact.was,
    })
}

fn text(read: &Option<Read<String>>) -> Option<&str> {
    read.as_ref().map(|read| read.value.as_str())
}

fn values(read: &[Read<String>]) -> Vec<&str> {
    read.iter().map(|read| read.value.as_str()).collect()
}

/// A proposal as lines: the source, then a label and a value a line.
pub(super) fn lines(proposal: &Proposal, language: Language) -> Vec<String> {
    let mut lines = vec![format!("{}\t{}", proposal.source, proposal.encoding)];
    let mut line = |key: &str, parts: &[&str]| {
        let known: Vec<&str> = parts.iter().filter(|part| !part.is_empty()).copied().collect();
        if !known.is_empty() {
            lines.push(format!("  {}\t{}", words::get(language, key), known.join(" · ")));
        }
    };
    let edition = proposal.edition.as_ref().map(|edition| {
        let number = edition.number.map(|number| words::ordinal(language, number)).unwrap_or_default();
        let year = edition.year.map(|year| year.to_string()).unwrap_or_default();
        let place = edition.place.as_ref().map(ToString::to_string);
        let known = place.unwrap_or_else(|| words::get(language, "import-line-new").into_owned());
        [number, year, known].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    let none = words::get(language, "import-line-no-edition");
    line("import-line-edition", &[edition.as_deref().unwrap_or(&none)]);
    for doubt in &proposal.doubts {
        line("import-line-doubt", &[&doubt.words(language)]);
    }
    if let Some(article) = &proposal.article {
        let date = article.date.as_ref().map(|date| words::date(language, date.value)).unwrap_or_default();
        line("import-line-headline", &[text(&article.headline).unwrap_or_default()]);
        line("import-line-date", &[&date]);
        line("import-line-city", &[text(&article.city).unwrap_or_default()]);
        line("import-line-agency", &[text(&article.agency).unwrap_or_default()]);
        line("import-line-byline", &values(&article.byline));
        line("import-line-paragraphs", &[&article.paragraphs().to_string()]);
    }
    for person in &proposal.people {
        let part = words::part(language, person.role.value, person.mode.value);
        let speaker = person.speaker.as_ref().map(ToString::to_string);
        let known = speaker.unwrap_or_else(|| words::get(language, "import-line-new").into_owned());
        line("import-line-person", &[&person.name.value, &known, &part, text(&person.title).unwrap_or_default()]);
    }
    for photo in &proposal.photos {
        let (caption, credit) = (text(&photo.caption), text(&photo.credit));
        line("import-line-photo", &[caption.unwrap_or_default(), credit.unwrap_or_default()]);
    }
    for fact in &proposal.facts {
        let was = fact.was.as_ref().filter(|was| **was != fact.value.value);
        let was = was.map(|was| Message::new("import-line-was").with("value", was.as_str()).words(language));
        line("import-line-fact", &[&fact.field, &fact.value.value, &was.unwrap_or_default()]);
    }
    for unplaced in &proposal.unplaced {
        line("import-line-unplaced", &[&unplaced.value]);
    }
    lines
}
