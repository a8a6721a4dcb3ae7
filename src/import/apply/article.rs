//! The article of a source, with its quotations and photos in their places.

use super::{
    Work, clean, date, paths,
    provenance::{ground, source_of},
};
use crate::{
    import::{
        BlockKind,
        review::{Alike, ArticleReview, FieldId},
    },
    model::{Article, Block, Certainty, Language, Text},
    words::Message,
};

/// Takes the article, and gives the path of the file it is in.
pub(super) fn take(work: &mut Work<'_, '_>, articles: &[Option<String>]) -> Result<Option<String>, Message> {
    let Some(review) = work.source.article.as_ref().filter(|article| article.take) else { return Ok(None) };
    if review.join {
        return join(work, review, articles);
    }
    let folder = work.folder.to_owned();
    let words = |id: &FieldId| review.field(id).and_then(|field| field.taken()).map(clean).unwrap_or_default();
    let (headline, agency) = (words(&FieldId::Headline), words(&FieldId::Agency));
    let called = [headline.as_str(), agency.as_str(), "press"].into_iter().find(|words| !words.is_empty());
    let ending = if review.language == Language::Zh { "-zh" } else { "" };
    let catalog = work.draft.catalog;
    let id = work.draft.ids.article(catalog, &folder, called.unwrap_or("press"), ending);
    let source = source_of(work.source);
    let cited = source.id.clone();
    let mut article = Article {
        kind: review.kind,
        language: review.language,
        headline,
        date: Some(words(&FieldId::Date)).filter(|words| !words.is_empty()).map(|words| date(&words)).transpose()?,
        city: Some(words(&FieldId::City))
            .filter(|words| !words.is_empty())
            .map(|words| Text::only(review.language, &words))
            .unwrap_or_default(),
        agency: Some(agency).filter(|words| !words.is_empty()),
        byline: words(&FieldId::Byline)
            .split([';', '；'])
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect(),
        translation_of: None,
        formerly: Vec::new(),
        blocks: blocks(work, review, &cited),
        sources: vec![source],
        evidence: Vec::new(),
    };
    for (field, name) in [(FieldId::Date, "date"), (FieldId::Headline, "headline"), (FieldId::City, "city")] {
        let field = review.field(&field).filter(|field| field.taken().is_some());
        if let Some(certainty) = field.and_then(|field| field.certainty).filter(|sure| *sure == Certainty::Low) {
            ground(&mut article.evidence, name, Some(certainty), Some(&cited), None);
        }
    }
    let path = paths::article(&folder, &id);
    work.draft.add_article(path.clone(), article);
    work.brought.push(format!("article/{id}"));
    Ok(Some(path))
}

/// Notes on an article that is there already that it appeared here too.
fn join(
    work: &mut Work<'_, '_>,
    review: &ArticleReview,
    articles: &[Option<String>],
) -> Result<Option<String>, Message> {
    let source = source_of(work.source);
    let path = match review.alike {
        Some(Alike::Archive(index, _)) => {
            let catalog = work.draft.catalog;
            let Some(entry) = catalog.article(index) else { return Ok(None) };
            let Some(edition) = catalog.edition(entry.edition) else { return Ok(None) };
            let path = paths::article(&edition.folder, &entry.id);
            work.draft.open_article(&path, &entry.record)?;
            path
        }
        Some(Alike::Source(place, _)) => match articles.get(place).cloned().flatten() {
            Some(path) => path,
            None => return Ok(None),
        },
        None => return Ok(None),
    };
    if let Some(file) = work.draft.articles.get_mut(&path) {
        file.cite(&source);
    }
    let id = path.rsplit('/').next().and_then(|name| name.strip_suffix(".ron")).unwrap_or_default();
    work.brought.push(format!("article/{id}"));
    Ok(Some(path))
}

fn blocks(work: &Work<'_, '_>, review: &ArticleReview, cited: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let placed = review.blocks.iter().any(|block| matches!(block.kind, BlockKind::Photo(_)));
    let photos = &work.source.proposal.photos;
    // Captions that stand between paragraphs; each photo goes where its caption stood.
    let starts =
        photos.iter().map(|photo| photo.caption.as_ref().or(photo.credit.as_ref()).map(|read| read.range.start));
    let mut waiting: Vec<(usize, usize)> =
        starts.enumerate().filter_map(|(at, start)| Some((start?, at))).filter(|_| !placed).collect();
    waiting.sort_unstable();
    let mut waiting = waiting.into_iter().peekable();
    let photo = |at: usize| {
        let id = work.photos.get(at).cloned().flatten()?;
        Some(Block::Photo { photo: id, pair: None })
    };
    for block in &review.blocks {
        while let Some((_, at)) = waiting.next_if(|(start, _)| block.begins && *start < block.range.start) {
            blocks.extend(photo(at));
        }
        let text = clean(&block.text);
        if text.is_empty() && !matches!(block.kind, BlockKind::Photo(_)) {
            continue;
        }
        match &block.kind {
            BlockKind::Paragraph => blocks.push(Block::Paragraph { text, pair: None }),
            BlockKind::Heading => blocks.push(Block::Heading { text, pair: None }),
            BlockKind::Photo(at) => blocks.extend(photo(*at)),
            BlockKind::Item => match blocks.last_mut() {
                Some(Block::List { items, .. }) => items.push(text),
                _ => blocks.push(Block::List { items: vec![text], pair: None }),
            },
            BlockKind::Quotation { speaker } => blocks.push(Block::Quotation {
                text,
                speaker: speaker.and_then(|at| work.people.get(at).cloned().flatten()),
                source: Some(cited.to_owned()),
                date: None,
                pair: None,
            }),
        }
    }
    blocks.extend(waiting.filter_map(|(_, at)| photo(at)));
    blocks
}
