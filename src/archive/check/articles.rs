//! Articles: their photos, sources and translations are there, and a summary is the archive's own.

use std::collections::{HashMap, HashSet};

use super::{Context, Finding, Findings, unknown_source};
use crate::{
    archive::StoredArticle,
    model::{Article, ArticleKind, Block},
    words::Message,
};

/// Takes a field, what is wrong with it, and what to do.
type Problem<'a> = dyn FnMut(String, Message, Option<Message>) + 'a;

pub(super) fn check(context: &Context<'_>, found: &mut Findings) {
    let articles: HashMap<&str, &Article> = context
        .records
        .editions
        .iter()
        .flat_map(|edition| &edition.articles)
        .map(|stored| (stored.id.as_str(), &stored.article))
        .collect();
    for edition in &context.records.editions {
        for stored in &edition.articles {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            let mut problem = |field: String, message: Message, hint: Option<Message>| {
                found.push(Finding { hint, ..Finding::problem(file.as_str(), message).at_field(field) });
            };
            blocks(context, &stored.article, &mut problem);
            summary(&stored.article, &mut problem);
            if let Some(original) = &stored.article.translation_of {
                translation(context, original, stored, &articles, &mut problem);
            }
        }
    }
}

fn blocks(context: &Context<'_>, article: &Article, problem: &mut Problem<'_>) {
    for (index, block) in article.blocks.iter().enumerate() {
        match block {
            Block::Photo { photo, .. } if !context.lookup.has_photo(photo) => {
                let message = Message::new("unknown-photo").with("id", photo.as_str());
                problem(format!("blocks[{index}].photo"), message, context.lookup.near_photo(photo));
            }
            Block::Quotation { source: Some(id), .. } if !article.sources.iter().any(|source| source.id == *id) => {
                let (message, hint) = unknown_source(id, &article.sources);
                problem(format!("blocks[{index}].source"), message, Some(hint));
            }
            _ => {}
        }
    }
    pairs(article, problem);
}

/// Two blocks with one `pair` would both face the same block.
fn pairs(article: &Article, problem: &mut Problem<'_>) {
    let mut seen = HashSet::new();
    for (index, block) in article.blocks.iter().enumerate() {
        if let Some(pair) = block.pair()
            && !seen.insert(pair)
        {
            let message = Message::new("pair-twice").with("pair", pair.to_string());
            problem(format!("blocks[{index}].pair"), message, None);
        }
    }
}

fn summary(article: &Article, problem: &mut Problem<'_>) {
    if article.kind != ArticleKind::Summary {
        return;
    }
    if article.agency.is_some() {
        problem("agency".to_owned(), Message::new("summary-with-agency"), None);
    }
    if !article.byline.is_empty() {
        problem("byline".to_owned(), Message::new("summary-with-byline"), None);
    }
    if !article.city.is_empty() {
        problem("city".to_owned(), Message::new("summary-with-city"), None);
    }
    if article.sources.is_empty() {
        let hint = Message::new("summary-without-source-hint");
        problem("kind".to_owned(), Message::new("summary-without-source"), Some(hint));
    }
}

fn translation(
    context: &Context<'_>,
    original: &str,
    stored: &StoredArticle,
    articles: &HashMap<&str, &Article>,
    problem: &mut Problem<'_>,
) {
    let message = |key| Message::new(key).with("id", original);
    let field = "translation_of".to_owned();
    match articles.get(original) {
        None if context.lookup.is_unreadable_article(original) => {}
        None => problem(field, message("unknown-original"), context.lookup.near_article(original, &stored.id)),
        Some(_) if original == stored.id => problem(field, message("translation-of-itself"), None),
        Some(other) if other.language == stored.article.language => {
            problem(field, message("translation-same-language"), None);
        }
        Some(other) if other.translation_of.as_deref() == Some(stored.id.as_str()) => {
            problem(field, message("translation-in-a-circle"), Some(Message::new("translation-in-a-circle-hint")));
        }
        Some(_) => {}
    }
}
