//! Articles: their photos, sources and translations are there, and a summary is the archive's own.

use super::{Context, Finding};
use crate::{
    archive::StoredArticle,
    model::{Article, ArticleKind, Block},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let languages: std::collections::HashMap<&str, _> = context
        .records
        .editions
        .iter()
        .flat_map(|edition| &edition.articles)
        .map(|stored| (stored.id.as_str(), stored.article.language))
        .collect();
    for edition in &context.records.editions {
        for stored in &edition.articles {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            let mut problem = |field: String, message: Message| {
                found.push(Finding::problem(file.as_str(), message).at_field(field));
            };
            blocks(context, &stored.article, &mut problem);
            summary(&stored.article, &mut problem);
            if let Some(original) = &stored.article.translation_of {
                translation(original, stored, languages.get(original.as_str()).copied(), &mut problem);
            }
        }
    }
}

fn blocks(context: &Context<'_>, article: &Article, problem: &mut dyn FnMut(String, Message)) {
    for (index, block) in article.blocks.iter().enumerate() {
        match block {
            Block::Photo { photo, .. } if !context.photos.contains(photo.as_str()) => {
                problem(format!("blocks[{index}].photo"), Message::new("unknown-photo").with("id", photo.as_str()));
            }
            Block::Quotation { source: Some(id), .. } if !article.sources.iter().any(|source| source.id == *id) => {
                problem(format!("blocks[{index}].source"), Message::new("unknown-source").with("id", id.as_str()));
            }
            _ => {}
        }
    }
}

fn summary(article: &Article, problem: &mut dyn FnMut(String, Message)) {
    if article.kind != ArticleKind::Summary {
        return;
    }
    if article.agency.is_some() {
        problem("agency".to_owned(), Message::new("summary-with-agency"));
    }
    if !article.byline.is_empty() {
        problem("byline".to_owned(), Message::new("summary-with-byline"));
    }
    if !article.city.is_empty() {
        problem("city".to_owned(), Message::new("summary-with-city"));
    }
}

fn translation(
    original: &str,
    stored: &StoredArticle,
    language: Option<crate::model::Language>,
    problem: &mut dyn FnMut(String, Message),
) {
    let key = match language {
        None => "unknown-original",
        Some(_) if original == stored.id => "translation-of-itself",
        Some(language) if language == stored.article.language => "translation-same-language",
        Some(_) => return,
    };
    problem("translation_of".to_owned(), Message::new(key).with("id", original));
}
