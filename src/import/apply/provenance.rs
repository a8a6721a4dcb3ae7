//! Where records came from: sources and evidence beside them, `imports.ron`, and the file as it
//! came in `originals/`.

use jiff::Timestamp;

use super::{
    Work, clean,
    draft::{Draft, Raw},
    ids::slug,
};
use crate::{
    import::review::{FieldId, SourceReview},
    model::{Certainty, Edtf, Evidence, Import, Source, Text, is_web_address},
    words::Message,
};

/// What is noted of a source that brought something.
pub(super) struct Entry {
    pub import: Import,
}

/// Keeps the source as it came, and notes what it brought. A photo is in the archive as it came
/// already, in `photos/`; an archive's files are.
pub(super) fn keep(
    draft: &mut Draft<'_>,
    source: &SourceReview,
    records: &[String],
    now: Timestamp,
) -> Result<Entry, Message> {
    let name = source.proposal.source.rsplit(['/', '\\']).next().unwrap_or_default();
    let mut sha256 = None;
    if let Some(original) = &source.original {
        sha256 = Some(original.fingerprint.to_string());
        if !draft.pictures.contains_key(&original.fingerprint) {
            let ending = original.name.rsplit_once('.').map(|(_, ending)| slug(ending)).unwrap_or_default();
            let ending = if ending.is_empty() || ending.len() > 8 { "bin".to_owned() } else { ending };
            let path = format!("originals/{}.{ending}", original.fingerprint);
            draft.add_file(&path, Raw::Read(original.fingerprint, original.read.clone()), false)?;
        }
    }
    let import = Import {
        batch: draft.batch,
        file: clean(name),
        sha256,
        address: source.proposal.address.as_ref().map(|read| clean(&read.value)),
        date: day(now),
        ids: records.to_vec(),
    };
    Ok(Entry { import })
}

/// The day of a moment, in universal time.
fn day(now: Timestamp) -> Option<Edtf> {
    now.strftime("%Y-%m-%d").to_string().parse().ok()
}

/// What a source is called in the lists of sources of record files, and its entry there.
pub(super) fn source_of(source: &SourceReview) -> Source {
    let proposal = &source.proposal;
    let article = proposal.article.as_ref();
    let agency = source.article.as_ref().and_then(|article| article.field(&FieldId::Agency)).map(|field| &field.value);
    let publisher = proposal.publisher.as_ref().map(|read| &read.value).or(agency).filter(|words| !words.is_empty());
    let date = proposal.published.as_ref().map(|read| read.value);
    let date = date.or_else(|| article.and_then(|article| article.date.as_ref()).map(|read| read.value));
    let file = proposal.source.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut base = slug(publisher.map_or(stem, String::as_str));
    base.truncate(40);
    let base = base.trim_matches('-');
    let base = if base.is_empty() { "source" } else { base };
    let id = date.map_or_else(|| base.to_owned(), |date| format!("{base}-{}", date.start));
    let text = |words: &str| Text::only(super::super::review::language_of(words), &clean(words));
    let headline = article.and_then(|article| article.headline.as_ref()).map(|read| text(&read.value));
    Source {
        id,
        publisher: publisher.map(|words| text(words)).unwrap_or_default(),
        // Without a headline the file's name is what tells it from others.
        title: headline.unwrap_or_else(|| text(file)),
        date,
        address: proposal.address.as_ref().map(|read| clean(&read.value)).filter(|address| is_web_address(address)),
        note: Text::default(),
    }
}

/// Notes on what ground a field stands. One source makes a value no surer than medium.
pub(super) fn ground(
    evidence: &mut Vec<Evidence>,
    field: &str,
    certainty: Option<Certainty>,
    source: Option<&str>,
    instead_of: Option<String>,
) {
    let known = evidence.iter().position(|known| known.field == field && known.instead_of == instead_of);
    let at = known.unwrap_or(evidence.len());
    add_ground(evidence, at, field, certainty, source, instead_of);
}

/// The same, where it is known at which place that is noted already; behind the last one if it is not.
pub(super) fn add_ground(
    evidence: &mut Vec<Evidence>,
    at: usize,
    field: &str,
    certainty: Option<Certainty>,
    source: Option<&str>,
    instead_of: Option<String>,
) {
    let certainty = certainty.unwrap_or(Certainty::Medium).min(Certainty::Medium);
    match evidence.get_mut(at) {
        Some(known) => {
            if let Some(source) = source.filter(|source| !known.sources.iter().any(|known| known == source)) {
                known.sources.push(source.to_owned());
            }
        }
        None => evidence.push(Evidence {
            field: field.to_owned(),
            certainty,
            sources: source.map(str::to_owned).into_iter().collect(),
            note: Text::default(),
            instead_of,
        }),
    }
}

impl Work<'_, '_> {
    /// The source, in the list of the edition's file.
    pub fn cite_in_edition(&mut self) -> Result<String, Message> {
        let source = source_of(self.source);
        Ok(self.draft.open_edition(self.folder)?.cite(&source))
    }
}
