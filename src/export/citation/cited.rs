//! What is known of a text for its citation, whatever the format.

use crate::{
    catalog::{ArticleEntry, Catalog},
    export::{Words, job::Job},
    model::{ArticleKind, Edtf, Language, Source, is_web_address},
    words::{self, Message},
};

/// A text as it is cited. Nothing in it holds control characters.
pub(super) struct Cited {
    pub id: String,
    /// What an article is; of a source it is not known.
    pub kind: Option<ArticleKind>,
    pub title: String,
    /// Reporters, as they are written: the order of their names is not known.
    pub authors: Vec<String>,
    /// The agency or publisher.
    pub published_in: Option<String>,
    pub date: Option<Edtf>,
    /// The event that it tells of, and where it was.
    pub event: Option<String>,
    pub city: Option<String>,
    pub address: Option<String>,
    pub language: Language,
}

impl Cited {
    pub fn of(catalog: &Catalog, entry: &ArticleEntry) -> Cited {
        let record = &entry.record;
        let language = record.language;
        let edition = catalog.edition(entry.edition);
        let name = |text: &str| known(text, language);
        Cited {
            id: entry.id.clone(),
            kind: Some(record.kind),
            title: plain(&entry.called(), language),
            authors: record.byline.iter().filter_map(|author| name(author)).collect(),
            published_in: record.agency.as_deref().and_then(name),
            date: record.date,
            event: edition.and_then(|edition| name(&edition.full_name(catalog, language))),
            city: edition.and_then(|edition| name(edition.record.city.show(language))),
            // The sources of a summary are other texts.
            address: record
                .sources
                .iter()
                .filter_map(|one| one.address.as_deref())
                .find(|one| is_web_address(one) && record.kind != ArticleKind::Summary)
                .and_then(name),
            language,
        }
    }

    /// A source, by itself; none without a title.
    pub fn of_source(source: &Source, wanted: Language) -> Option<Cited> {
        let (title, language) = source.title.prefer(wanted)?;
        Some(Cited {
            id: source.id.clone(),
            kind: None,
            title: plain(title, language),
            authors: Vec::new(),
            published_in: known(source.publisher.show(language), language),
            date: source.date,
            event: None,
            city: None,
            address: source.address.as_deref().filter(|one| is_web_address(one)).and_then(|one| known(one, language)),
            language,
        })
    }

    /// What it is, in words, where it is not a report by the press.
    pub fn description(&self) -> Option<String> {
        let kind = self.kind.filter(|kind| *kind != ArticleKind::Press)?;
        Some(words::article_kind(self.language, kind))
    }

    /// The event of what has a place at one: a speech was held there, a summary tells of nothing else.
    pub fn setting(&self) -> Vec<&str> {
        let event = self.event.as_deref();
        match self.kind {
            Some(ArticleKind::Speech) => event.into_iter().chain(self.city.as_deref()).collect(),
            Some(ArticleKind::Summary) => event.into_iter().collect(),
            Some(ArticleKind::Press | ArticleKind::Release) | None => Vec::new(),
        }
    }

    /// Whoever answers for the text without being a person: a host for what it has released.
    pub fn body(&self) -> Option<&str> {
        let is_body = self.authors.is_empty() && self.kind == Some(ArticleKind::Release);
        self.published_in.as_deref().filter(|_| is_body)
    }

    /// Where it was published, if that is not named as its author already.
    pub fn container(&self) -> Option<&str> {
        self.published_in.as_deref().filter(|_| self.body().is_none())
    }
}

/// The articles of an export.
pub(super) fn cited(job: &Job<'_>) -> Result<Vec<Cited>, Message> {
    let catalog = job.catalog;
    let articles = job.selection.articles(catalog);
    let all: Vec<Cited> =
        articles.iter().filter_map(|index| catalog.article(*index)).map(|entry| Cited::of(catalog, entry)).collect();
    if all.is_empty() { Err(Message::new("export-no-articles")) } else { Ok(all) }
}

fn plain(text: &str, language: Language) -> String {
    Words::new(text, language).text.trim().to_owned()
}

fn known(text: &str, language: Language) -> Option<String> {
    Some(plain(text, language)).filter(|text| !text.is_empty())
}
