//! An edition as a book: its facts, its programme, its articles and its photos.

use super::{Draft, article::original, naming, sources::listed};
use crate::{
    catalog::{ArticleEntry, Catalog, EditionEntry, EditionIdx},
    export::{About, Document, Kind, Languages, Line, Node, Span, Words},
    model::Text,
    words,
};

pub(in crate::export) fn edition(catalog: &Catalog, index: EditionIdx, languages: Languages) -> Option<Document> {
    let entry = catalog.edition(index)?;
    let mut draft = Draft::new(catalog, languages.all());
    let mut body = draft.overview(entry);
    draft.articles(entry, languages, &mut body);
    draft.photos(entry, &mut body);
    Some(draft.book(entry, body))
}

/// The same without its articles and photos, where those have pages of their own.
pub(in crate::export) fn overview(catalog: &Catalog, index: EditionIdx, languages: Languages) -> Option<Document> {
    let entry = catalog.edition(index)?;
    let draft = Draft::new(catalog, languages.all());
    let body = draft.overview(entry);
    Some(draft.book(entry, body))
}

impl Draft<'_> {
    fn book(self, entry: &EditionEntry, body: Vec<Node>) -> Document {
        let (catalog, first) = (self.catalog, self.first());
        let name = |language| Words::new(&entry.full_name(catalog, language), language);
        Document {
            kind: Kind::Book,
            place: entry.place(),
            title: name(first),
            subtitle: self.languages.get(1).map(|other| name(*other)),
            about: About {
                date: entry.record.date,
                city: self.each(&entry.record.city).into_iter().next(),
                publisher: catalog.forum.name.prefer(first).map(|(name, _)| name.to_owned()),
                series: catalog.forum.name.prefer(first).map(|(name, language)| Words::new(name, language)),
                subjects: self.each(&entry.record.theme),
                ..About::default()
            },
            languages: self.languages,
            body,
            pictures: self.pictures,
        }
    }

    /// Facts, programme and sources.
    fn overview(&self, entry: &EditionEntry) -> Vec<Node> {
        let mut body = Vec::new();
        self.facts(entry, &mut body);
        self.programme(entry, &mut body);
        let sources = listed(&entry.record.sources, self);
        self.section("section-sources", sources, &mut body);
        body
    }

    fn facts(&self, entry: &EditionEntry, body: &mut Vec<Node>) {
        let record = &entry.record;
        let list = |texts: &[Text]| texts.iter().map(|text| self.line(text)).collect::<Vec<Line>>();
        let date = |date: crate::model::Edtf| {
            let of = |language: &crate::model::Language| Words::new(&words::date(*language, date), *language);
            self.languages.iter().map(|language| vec![Span::plain(of(language))]).collect::<Vec<Line>>()
        };
        let facts = [
            ("section-theme", self.lines(&record.theme)),
            ("fact-date", record.date.map(date).unwrap_or_default()),
            ("fact-planned", record.planned.map(date).unwrap_or_default()),
            ("fact-city", self.lines(&record.city)),
            ("fact-venue", self.lines(&record.venue)),
            ("fact-hosts", list(&record.hosts)),
            ("fact-held-with", self.lines(&record.held_with)),
            ("fact-attendance", self.lines(&record.attendance)),
            ("section-special-forums", list(&record.special_forums)),
            ("section-topics", list(&record.topics)),
            ("section-releases", record.releases.iter().map(|release| self.line(&release.title)).collect()),
            ("section-notes", list(&record.notes)),
        ];
        let facts = facts.into_iter().filter(|(_, lines)| !lines.is_empty());
        let facts: Vec<_> = facts.map(|(key, lines)| (self.said(key), lines)).collect();
        let nodes = if facts.is_empty() { Vec::new() } else { vec![Node::Facts(facts)] };
        self.section("section-facts", nodes, body);
    }

    fn programme(&self, entry: &EditionEntry, body: &mut Vec<Node>) {
        let mut rows = Vec::new();
        for (appearance, person) in entry.record.appearances.iter().zip(&entry.appearances) {
            let known = person.and_then(|index| self.catalog.person(index));
            let name = match known {
                Some(person) => naming(self.name(&person.record.name), &person.place()),
                None => self.name(&Text::both(&appearance.person, &appearance.person)),
            };
            let part = |language: &crate::model::Language| {
                Words::new(&words::part(*language, appearance.role, appearance.mode), *language)
            };
            let mut parts = Line::new();
            for (at, language) in self.languages.iter().enumerate() {
                if at > 0 {
                    parts.push(Span::plain(Words::new(" / ", self.first())));
                }
                parts.push(Span::plain(part(language)));
            }
            let session = self.line(&appearance.session);
            let time = appearance.time.as_deref().map(|time| time.replace('/', "–")).unwrap_or_default();
            let mut what = self.line(&appearance.topic);
            for more in [session, vec![Span::soft(Words::new(&time, self.first()))]] {
                if more.iter().any(|span| !span.words.is_empty()) {
                    if !what.is_empty() {
                        what.push(Span::plain(Words::new(" · ", self.first())));
                    }
                    what.extend(more);
                }
            }
            rows.push(vec![name, self.line(&appearance.title), parts, what]);
        }
        let nodes = self.table(&["import-field-name", "field-title", "field-role", "field-topic"], rows);
        self.section("section-programme", nodes, body);
    }

    fn articles(&mut self, entry: &EditionEntry, languages: Languages, body: &mut Vec<Node>) {
        let wanted = languages.all();
        let title = |entry: &ArticleEntry| vec![Span::plain(Words::new(&entry.called(), entry.record.language))];
        for index in &entry.articles {
            if original(self.catalog, *index) != *index {
                continue;
            }
            let Some(one) = self.catalog.article(*index) else { continue };
            let other = one.translation.and_then(|other| self.catalog.article(other));
            let all: Vec<&ArticleEntry> = [Some(one), other].into_iter().flatten().collect();
            let of = |language: &crate::model::Language| all.iter().find(|one| one.record.language == *language);
            let mut versions: Vec<&ArticleEntry> = wanted.iter().filter_map(of).copied().collect();
            if versions.is_empty() {
                versions.push(one);
            }
            let Some(main) = versions.first() else { continue };
            body.push(Node::Chapter(title(main)));
            if let Some(other) = versions.get(1) {
                body.push(Node::Heading(2, title(other)));
            }
            let nodes = self.whole_article(&versions);
            body.extend(nodes);
        }
    }

    /// The photos that no article in this document shows.
    fn photos(&mut self, entry: &EditionEntry, body: &mut Vec<Node>) {
        let is_free = |index: &&crate::catalog::PhotoIdx| {
            let photo = self.catalog.photo(**index).map(|photo| photo.record.id.as_str());
            photo.is_some_and(|id| !self.pictures.iter().any(|picture| picture.id == id))
        };
        let free: Vec<_> = entry.photos.iter().filter(is_free).copied().collect();
        let figures: Vec<Node> = free.into_iter().filter_map(|index| self.figure(index)).collect();
        if !figures.is_empty() {
            body.push(Node::Chapter(self.said("place-photos")));
            body.extend(figures);
        }
    }
}
