//! Articles: their photos, sources and translations are there, and a summary is the archive's own.

use std::collections::HashMap;

use super::{Context, Finding, unknown_source};
use crate::{
    archive::{StoredArticle, explain::nearest},
    model::{Article, ArticleKind, Block, Language},
    words::Message,
};

/// Takes a field, what is wrong with it, and what to do.
type Problem<'a> = dyn FnMut(String, Message, Option<Message>) + 'a;

pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let languages: HashMap<&str, Language> = context
        .records
        .editions
        .iter()
        .flat_map(|edition| &edition.articles)
        .map(|stored| (stored.id.as_str(), stored.article.language))
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
                translation(original, stored, &languages, &mut problem);
            }
        }
    }
}

fn blocks(context: &Context<'_>, article: &Article, problem: &mut Problem<'_>) {
    for (index, block) in article.blocks.iter().enumerate() {
        match block {
            Block::Photo { photo, .. } if !context.photos.contains(photo.as_str()) => {
                let mut ids: Vec<&str> = context.photos.iter().copied().collect();
                ids.sort_unstable();
                let message = Message::new("unknown-photo").with("id", photo.as_str());
                problem(format!("blocks[{index}].photo"), message, nearest(photo, &ids));
            }
            Block::Quotation { source: Some(id), .. } if !article.sources.iter().any(|source| source.id == *id) => {
                let (message, hint) = unknown_source(id, &article.sources);
                problem(format!("blocks[{index}].source"), message, Some(hint));
            }
            _ => {}
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
}

fn translation(original: &str, stored: &StoredArticle, languages: &HashMap<&str, Language>, problem: &mut Problem<'_>) {
    let message = |key| Message::new(key).with("id", original);
    let field = "translation_of".to_owned();
    match languages.get(original) {
        None => {
            let mut ids: Vec<&str> = languages.keys().copied().filter(|id| *id != stored.id).collect();
            ids.sort_unstable();
            problem(field, message("unknown-original"), nearest(original, &ids));
        }
        Some(_) if original == stored.id => problem(field, message("translation-of-itself"), None),
        Some(language) if *language == stored.article.language => {
            problem(field, message("translation-same-language"), None);
        }
        Some(_) => {}
    }
}
