//! An article, in one language or with its two versions side by side.

use super::{Draft, sources::listed};
use crate::{
    catalog::{ArticleEntry, ArticleIdx, Catalog, facing},
    export::{About, Document, Kind, Languages, Line, Node, Span, Words},
    model::{Article, ArticleKind, Block, Language},
    words,
};

/// The version of an article that stands for it: the one that was written first.
pub(in crate::export) fn original(catalog: &Catalog, index: ArticleIdx) -> ArticleIdx {
    let is_translation = |entry: &ArticleEntry| entry.record.translation_of.is_some();
    let entry = catalog.article(index);
    entry.filter(|entry| is_translation(entry)).and_then(|entry| entry.translation).unwrap_or(index)
}

/// The versions that are wanted, the main one first: an article that is there in one language only is
/// exported in that.
fn versions<'a>(catalog: &'a Catalog, index: ArticleIdx, languages: &[Language]) -> Vec<&'a ArticleEntry> {
    let Some(entry) = catalog.article(index) else { return Vec::new() };
    let other = entry.translation.and_then(|other| catalog.article(other));
    let all = || [Some(entry), other].into_iter().flatten();
    let of = |language: Language| all().find(|version| version.record.language == language);
    let wanted: Vec<&ArticleEntry> = languages.iter().copied().filter_map(of).collect();
    if wanted.is_empty() { vec![entry] } else { wanted }
}

/// An article as a document of its own.
pub(in crate::export) fn article(catalog: &Catalog, index: ArticleIdx, languages: Languages) -> Option<Document> {
    document(catalog, &versions(catalog, index, &languages.all()))
}

/// Both versions of an article side by side, the one in this language on the left; none of an article that is
/// there in one only.
pub(in crate::export) fn side_by_side(catalog: &Catalog, index: ArticleIdx, left: Language) -> Option<Document> {
    let both = versions(catalog, index, &[left, left.other()]);
    document(catalog, &both).filter(|_| both.len() == 2)
}

fn document(catalog: &Catalog, versions: &[&ArticleEntry]) -> Option<Document> {
    let main = *versions.first()?;
    let languages: Vec<Language> = versions.iter().map(|version| version.record.language).collect();
    let mut draft = Draft { within_articles: 2, ..Draft::new(catalog, languages.clone()) };
    let body = draft.whole_article(versions);
    let title = |version: &ArticleEntry| Words::new(&version.called(), version.record.language);
    Some(Document {
        kind: Kind::Article,
        place: main.place(),
        languages,
        title: title(main),
        subtitle: versions.get(1).map(|other| title(other)),
        about: about(catalog, main),
        body,
        pictures: draft.pictures,
    })
}

fn about(catalog: &Catalog, entry: &ArticleEntry) -> About {
    let record = &entry.record;
    let words = |text: &str| Words::new(text, record.language);
    let edition = catalog.edition(entry.edition).map(|edition| edition.full_name(catalog, record.language));
    let people = entry.people.iter().filter_map(|index| catalog.person(*index));
    let names = people.map(|person| words(person.name(record.language)));
    let publisher = match record.kind {
        // What the archive has written itself nobody has published.
        ArticleKind::Summary => None,
        _ => record.agency.clone(),
    };
    About {
        authors: record.byline.clone(),
        publisher,
        date: record.date,
        city: record.city.prefer(record.language).map(|(city, language)| Words::new(city, language)),
        series: catalog.forum.name.prefer(record.language).map(|(name, language)| Words::new(name, language)),
        subjects: edition.iter().map(|edition| words(edition)).chain(names).collect(),
        // The sources of a summary are other texts.
        address: record
            .sources
            .iter()
            .find_map(|source| source.address.clone())
            .filter(|_| record.kind != ArticleKind::Summary),
    }
}

impl Draft<'_> {
    /// Dateline, text and sources of an article's versions.
    pub fn whole_article(&mut self, versions: &[&ArticleEntry]) -> Vec<Node> {
        let mut body = Vec::new();
        match versions {
            [one] => {
                body.extend(dateline(one));
                for block in &one.record.blocks {
                    self.block(one, block, &mut body);
                }
            }
            [left, right] => body.push(Node::Facing(self.facing(left, right))),
            _ => {}
        }
        let sources = versions.iter().flat_map(|version| &version.record.sources);
        let sources = listed(sources, self);
        self.section("section-sources", sources, &mut body);
        body
    }

    fn facing(&mut self, left: &ArticleEntry, right: &ArticleEntry) -> Vec<[Vec<Node>; 2]> {
        let heads = [left, right].map(|version| dateline(version).into_iter().collect::<Vec<_>>());
        let mut rows = Vec::new();
        if heads.iter().any(|head| !head.is_empty()) {
            rows.push(heads);
        }
        for (a, b) in facing(&left.record.blocks, &right.record.blocks) {
            let mut sides = [Vec::new(), Vec::new()];
            for (side, (version, at)) in sides.iter_mut().zip([(left, a), (right, b)]) {
                if let Some(block) = at.and_then(|at| version.record.blocks.get(at)) {
                    self.block(version, block, side);
                }
            }
            rows.push(sides);
        }
        rows
    }

    fn block(&mut self, entry: &ArticleEntry, block: &Block, body: &mut Vec<Node>) {
        let language = entry.record.language;
        let words = |text: &str| Words::new(text, language);
        match block {
            Block::Paragraph { text, .. } => body.push(Node::Paragraph(vec![Span::plain(words(text))])),
            Block::Heading { text, .. } => {
                body.push(Node::Heading(self.within_articles, vec![Span::plain(words(text))]));
            }
            Block::List { items, .. } => {
                let items = items.iter().map(|item| vec![Span::plain(words(item))]);
                body.push(Node::List(items.collect()));
            }
            Block::Quotation { text, speaker, .. } => {
                let by = speaker.as_deref().and_then(|id| self.catalog.person(self.catalog.find_person(id)?));
                let by = by.map(|person| vec![Span::strong(words(person.name(language))).naming(person.place())]);
                body.push(Node::Quotation(words(text), by));
            }
            Block::Photo { photo, .. } => {
                // Beside the other language a caption stands in its own.
                let all = std::mem::replace(&mut self.languages, vec![language]);
                body.extend(self.catalog.find_photo(photo).and_then(|index| self.figure(index)));
                self.languages = all;
            }
        }
    }
}

/// Agency, city, date and reporters; of a summary, that it is one.
fn dateline(entry: &ArticleEntry) -> Option<Node> {
    let Article { kind, language, agency, city, date, byline, .. } = &entry.record;
    let mut parts: Vec<String> = Vec::new();
    if *kind != ArticleKind::Press {
        parts.push(words::article_kind(*language, *kind));
    }
    parts.extend(agency.clone());
    parts.extend(city.prefer(*language).map(|(city, _)| city.to_owned()));
    parts.extend(date.map(|date| words::date(*language, date)));
    parts.extend((!byline.is_empty()).then(|| byline.join(&words::get(*language, "list-comma"))));
    let line: Line = vec![Span::soft(Words::new(&parts.join(" · "), *language))];
    (!parts.is_empty()).then_some(Node::Dateline(line))
}
