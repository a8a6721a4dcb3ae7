//! A photo with its caption, its credit and who is in it.

use super::{Draft, naming, sources::listed};
use crate::{
    catalog::{Catalog, PhotoIdx},
    export::{About, Document, Kind, Languages, Line, Node, Span, Words},
    words,
};

pub(in crate::export) fn photo(catalog: &Catalog, index: PhotoIdx, languages: Languages) -> Option<Document> {
    let entry = catalog.photo(index)?;
    let mut draft = Draft::new(catalog, languages.all());
    let first = draft.first();
    let mut body: Vec<Node> = draft.figure(index).into_iter().collect();
    let people = entry.people.iter().filter_map(|index| catalog.person(*index));
    let people: Vec<Line> = people.map(|person| naming(draft.line(&person.record.name), &person.place())).collect();
    let date = entry.record.date.map(|date| vec![Span::plain(Words::new(&words::date(first, date), first))]);
    let facts = [
        ("photo-people", people),
        ("photo-taken", date.into_iter().collect()),
        ("import-field-place", draft.lines(&entry.record.place)),
    ];
    let facts = facts.into_iter().filter(|(_, lines)| !lines.is_empty());
    let facts: Vec<_> = facts.map(|(key, lines)| (draft.said(key), lines)).collect();
    if !facts.is_empty() {
        body.push(Node::Facts(facts));
    }
    let sources = listed(entry.sources(), &draft);
    draft.section("section-sources", sources, &mut body);
    let title = draft.each(&entry.record.caption).into_iter().next();
    Some(Document {
        kind: Kind::Article,
        place: entry.place(),
        title: title.unwrap_or_else(|| Words::new(&entry.record.id, first)),
        subtitle: None,
        about: About {
            authors: entry.record.byline.iter().cloned().collect(),
            date: entry.record.date,
            series: catalog.forum.name.prefer(first).map(|(name, language)| Words::new(name, language)),
            ..About::default()
        },
        languages: draft.languages,
        body,
        pictures: draft.pictures,
    })
}
