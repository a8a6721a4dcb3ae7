//! A person as a dossier: portrait, titles by year, appearances, words, photos.

use super::{Draft, naming, sources::listed};
use crate::{
    catalog::{Catalog, PersonEntry, PersonIdx},
    export::{About, Document, Kind, Languages, Line, Node, Span, Words},
    model::{Block, Text},
    words,
};

pub(in crate::export) fn speaker(catalog: &Catalog, index: PersonIdx, languages: Languages) -> Option<Document> {
    let entry = catalog.person(index)?;
    let mut draft = Draft::new(catalog, languages.all());
    let first = draft.first();
    let mut body = Vec::new();
    draft.portrait(entry, &mut body);
    draft.person(entry, &mut body);
    draft.appearances(entry, &mut body);
    draft.quotations(entry, &mut body);
    draft.photos_of(entry, &mut body);
    let sources = entry.articles.iter().filter_map(|index| catalog.article(*index));
    let sources = listed(sources.flat_map(|article| &article.record.sources), &draft);
    draft.section("section-sources", sources, &mut body);
    let name = |language| entry.record.name.get(language).map(|name| Words::new(name, language));
    let title = name(first).unwrap_or_else(|| Words::new(entry.name(first), first.other()));
    Some(Document {
        kind: Kind::Dossier,
        place: entry.place(),
        subtitle: name(first.other()).filter(|other| other.text != title.text),
        title,
        about: About {
            publisher: catalog.forum.name.prefer(first).map(|(name, _)| name.to_owned()),
            series: catalog.forum.name.prefer(first).map(|(name, language)| Words::new(name, language)),
            ..About::default()
        },
        languages: draft.languages,
        body,
        pictures: draft.pictures,
    })
}

impl Draft<'_> {
    /// The photo of which a part is the portrait stands first.
    fn portrait(&mut self, entry: &PersonEntry, body: &mut Vec<Node>) {
        let photo = entry.record.portrait.as_ref().map(|portrait| portrait.photo.as_str());
        body.extend(photo.and_then(|id| self.catalog.find_photo(id)).and_then(|index| self.figure(index)));
    }

    fn person(&self, entry: &PersonEntry, body: &mut Vec<Node>) {
        let mut facts = Vec::new();
        if !entry.record.aliases.is_empty() {
            let names = Words::new(&entry.record.aliases.join(&words::get(self.first(), "list-comma")), self.first());
            facts.push((self.said("export-also-known"), vec![vec![Span::plain(names)]]));
        }
        if !entry.record.note.is_empty() {
            facts.push((self.said("section-notes"), self.lines(&entry.record.note)));
        }
        if !facts.is_empty() {
            body.push(Node::Facts(facts));
        }
    }

    fn appearances(&self, entry: &PersonEntry, body: &mut Vec<Node>) {
        let mut rows: Vec<Vec<Line>> = Vec::new();
        for of in &entry.appearances {
            let Some(edition) = self.catalog.edition(of.edition) else { continue };
            let Some(appearance) = edition.record.appearances.get(of.place) else { continue };
            let name = Text::both(
                &edition.short_name(crate::model::Language::En),
                &edition.short_name(crate::model::Language::Zh),
            );
            let part = Text::both(
                &words::part(crate::model::Language::En, appearance.role, appearance.mode),
                &words::part(crate::model::Language::Zh, appearance.role, appearance.mode),
            );
            rows.push(vec![
                naming(self.line(&name), &edition.place()),
                self.line(&appearance.title),
                self.line(&part),
                self.line(&appearance.topic),
            ]);
        }
        let nodes = self.table(&["filter-edition", "field-title", "field-role", "field-topic"], rows);
        self.section("section-appearances", nodes, body);
    }

    /// What they said, each with the article it stands in.
    fn quotations(&self, entry: &PersonEntry, body: &mut Vec<Node>) {
        let mut nodes = Vec::new();
        for of in &entry.quotations {
            let Some(article) = self.catalog.article(of.article) else { continue };
            let language = article.record.language;
            if !self.languages.contains(&language) && article.translation.is_some() {
                continue;
            }
            let Some(Block::Quotation { text, source, date, .. }) = article.record.blocks.get(of.block) else {
                continue;
            };
            let source = source.as_deref().and_then(|id| article.record.sources.iter().find(|one| one.id == id));
            let mut parts: Vec<String> = Vec::new();
            match source {
                Some(source) => {
                    parts.extend([source.publisher.show(language), source.title.show(language)].map(str::to_owned));
                }
                None => parts.push(article.called().into_owned()),
            }
            let date = date.or(source.and_then(|source| source.date)).or(article.record.date);
            parts.extend(date.map(|date| words::date(language, date)));
            parts.retain(|part| !part.is_empty());
            if parts.is_empty() {
                parts.push(article.called().into_owned());
            }
            let cited = Words::new(&parts.join(&words::get(language, "list-comma")), language);
            nodes.push(Node::Quotation(
                Words::new(text, language),
                Some(vec![Span::soft(cited).naming(article.place())]),
            ));
        }
        self.section("section-quotations", nodes, body);
    }

    fn photos_of(&mut self, entry: &PersonEntry, body: &mut Vec<Node>) {
        let portrait = entry.record.portrait.as_ref().map(|portrait| portrait.photo.clone());
        let others = entry.photos.iter().filter(|index| {
            self.catalog.photo(**index).is_some_and(|photo| Some(&photo.record.id) != portrait.as_ref())
        });
        let others: Vec<_> = others.copied().collect();
        let figures: Vec<Node> = others.into_iter().filter_map(|index| self.figure(index)).collect();
        self.section("place-photos", figures, body);
    }
}
