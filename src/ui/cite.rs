//! What is handed on by the clipboard: a quotation with who said it as what and where it stands, and
//! the text of an article.

use super::{article::citation, widgets::caption_with_credit};
use crate::{
    catalog::{ArticleEntry, Catalog, PersonEntry},
    model::{Block, Language, Source},
    words,
};

/// A quotation of an article with its citation, for the clipboard; none if the block is none.
pub fn quotation(catalog: &Catalog, article: &ArticleEntry, block: usize, language: Language) -> Option<String> {
    let Some(Block::Quotation { text, speaker, source, date, .. }) = article.record.blocks.get(block) else {
        return None;
    };
    let person = speaker.as_deref().and_then(|id| catalog.person(catalog.find_person(id)?));
    let source = source.as_deref().and_then(|id| article.record.sources.iter().find(|source| source.id == id));
    let mut parts: Vec<String> = person.map(|person| who(catalog, person, article, language)).into_iter().collect();
    match source {
        Some(source) => parts.extend(of_source(source, language)),
        None => parts.push(citation(catalog, article, language)),
    }
    if source.is_none_or(|source| source.date.is_none()) {
        parts.extend(date.map(|date| words::date(language, date)));
    }
    Some(match language {
        Language::En => format!("“{text}” ({})", parts.join(", ")),
        Language::Zh => format!("“{text}”（{}）", parts.join("，")),
    })
}

/// The text of an article: headline, dateline, and its blocks with an empty line between them.
/// Photos are their captions with credit.
pub fn article_text(catalog: &Catalog, article: &ArticleEntry) -> String {
    let record = &article.record;
    let language = record.language;
    let date = record.date.map(|date| words::date(language, date)).unwrap_or_default();
    let line =
        [record.agency.as_deref().unwrap_or_default(), record.city.show(language), &date, &record.byline.join(", ")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
    let blocks = record.blocks.iter().map(|block| match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => text.clone(),
        Block::Quotation { text, .. } => format!("“{text}”"),
        Block::List { items, .. } => items.iter().map(|item| format!("– {item}")).collect::<Vec<_>>().join("\n"),
        Block::Photo { photo, .. } => {
            let photo = catalog.find_photo(photo).and_then(|index| catalog.photo(index));
            photo.map(|photo| caption_with_credit(photo, language)).unwrap_or_default()
        }
    });
    let parts = [record.headline.clone(), line].into_iter().chain(blocks);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Name, and the title at the edition that the article is about.
fn who(catalog: &Catalog, person: &PersonEntry, article: &ArticleEntry, language: Language) -> String {
    let at_edition = person.appearances.iter().find(|one| one.edition == article.edition);
    let edition = catalog.edition(article.edition);
    let appearance = at_edition.and_then(|one| edition?.record.appearances.get(one.place));
    let title = appearance.map(|one| one.title.show(language)).filter(|title| !title.is_empty());
    let name = person.name(language);
    match (title, language) {
        (None, _) => name.to_owned(),
        (Some(title), Language::En) => format!("{name}, {title}"),
        (Some(title), Language::Zh) => format!("{title}{name}"),
    }
}

fn of_source(source: &Source, language: Language) -> Vec<String> {
    let title = source.title.show(language);
    let title = match language {
        _ if title.is_empty() => String::new(),
        Language::En => format!("“{title}”"),
        Language::Zh => format!("《{title}》"),
    };
    let date = source.date.map(|date| words::date(language, date)).unwrap_or_default();
    let parts = [source.publisher.show(language).to_owned(), title, date, source.address.clone().unwrap_or_default()];
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}
