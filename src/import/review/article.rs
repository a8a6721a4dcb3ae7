//! The article of a source, and whether the archive, or another source, has it already.

use super::{
    SourceReview,
    field::{Field, FieldId},
    shingles::{Alikes, Pieces},
};
use crate::{
    catalog::{ArticleIdx, Catalog},
    import::{BlockKind, ProposedArticle, ProposedBlock, Read},
    model::{ArticleKind, Language},
};

/// An article.
#[derive(Clone, Debug)]
pub struct ArticleReview {
    /// Whether it is taken.
    pub take: bool,
    /// What it is nearly the same as.
    pub alike: Option<Alike>,
    /// Whether it is joined with that: then only where it appeared is noted there.
    pub join: bool,
    /// Its kind.
    pub kind: ArticleKind,
    /// Its language.
    pub language: Language,
    /// Headline, date, city, agency and byline.
    pub fields: Vec<Field>,
    /// Its text.
    pub blocks: Vec<ProposedBlock>,
}

/// What an article is nearly the same as, and by how many hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
    /// An article of the archive.
    Archive(ArticleIdx, u8),
    /// The article of an earlier source, by its place in the review.
    Source(usize, u8),
}

impl ArticleReview {
    pub(super) fn of(article: &ProposedArticle) -> ArticleReview {
        let text = |id, read: &Option<Read<String>>| Field::read(id, read.as_ref());
        let byline = article.byline.first().map(|first| Read {
            value: article.byline.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("; "),
            ..first.clone()
        });
        let mut fields = vec![
            text(FieldId::Headline, &article.headline),
            Field::of(FieldId::Date, article.date.as_ref(), ToString::to_string),
            text(FieldId::City, &article.city),
            text(FieldId::Agency, &article.agency),
            text(FieldId::Byline, &byline),
        ];
        for field in &mut fields {
            field.compare(None);
        }
        let has_text = article.blocks.iter().any(|block| !matches!(block.kind, BlockKind::Photo(_)));
        ArticleReview {
            take: has_text,
            alike: None,
            join: false,
            kind: article.kind,
            language: article.language,
            fields,
            blocks: article.blocks.clone(),
        }
    }

    /// One of its values.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    fn pieces(&self) -> Pieces {
        Pieces::of(self.blocks.iter().map(|block| block.text.as_str()))
    }
}

/// Finds the articles that the archive, or an earlier source, has already.
pub(super) fn find_alike(sources: &mut [SourceReview], catalog: &Catalog) {
    if !sources.iter().any(|source| source.article.is_some()) {
        return;
    }
    let mut alikes = Alikes::default();
    for entry in catalog.articles() {
        alikes.add(&Pieces::of(entry.record.blocks.iter().flat_map(crate::model::Block::texts)));
    }
    let in_archive = catalog.articles().len();
    // The numbers of the texts that sources brought, as places in the review.
    let mut brought = Vec::new();
    for (place, source) in sources.iter_mut().enumerate() {
        let Some(article) = source.article.as_mut().filter(|article| article.take) else { continue };
        let pieces = article.pieces();
        article.alike = alikes.most_alike(&pieces).and_then(|(number, share)| match number.checked_sub(in_archive) {
            None => Some(Alike::Archive(ArticleIdx::new(number), share)),
            Some(later) => Some(Alike::Source(*brought.get(later)?, share)),
        });
        article.join = article.alike.is_some();
        if article.alike.is_none() {
            alikes.add(&pieces);
            brought.push(place);
        }
    }
}
