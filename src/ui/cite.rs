//! What somebody said as it is quoted elsewhere: the words, who said them as what, and where they
//! stand.

use super::article::citation;
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
