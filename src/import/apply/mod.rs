//! A review made into one change: every file that is written, with what it was.
//!
//! Files are read anew when the change is made. What is not as the person saw it, because somebody
//! else wrote it meanwhile, stops the import before anything is written.

mod archive;
mod article;
mod authority;
mod cited;
mod draft;
mod edition;
mod edition_files;
mod ids;
mod paths;
mod people;
mod photos;
mod provenance;

use std::collections::HashSet;

use jiff::Timestamp;

pub use draft::imports;
pub(super) use edition::{text_at, words_of};

use super::review::{EditionChoice, Review, SourceReview};
use crate::{
    archive::{Store, change::Change},
    catalog::Catalog,
    words::Message,
};
use draft::Draft;

/// An import that is ready to be written.
pub struct Prepared {
    /// The change; none if nothing would change.
    pub change: Option<Change>,
    /// What each source of the review brings, as addresses, in their order.
    pub brought: Vec<Vec<String>>,
}

/// What is worked on while one source is taken in.
struct Work<'a, 'd> {
    draft: &'d mut Draft<'a>,
    source: &'d SourceReview,
    /// The source's place in the review.
    place: usize,
    /// Name of the edition's folder.
    folder: &'d str,
    /// Ids of the people, in the order of the review; none for those who are not taken.
    people: Vec<Option<String>>,
    /// The appearances of the edition that the source has told of.
    appearances: HashSet<usize>,
    /// Ids of the photos, in the order of the review.
    photos: Vec<Option<String>>,
    /// Addresses of the records that were made or changed.
    brought: Vec<String>,
}

/// Makes a change of what was decided. `store` are the archive's files, `now` is the time.
///
/// # Errors
/// In words, if a record file cannot be read or is not what the catalog was made of, or a value
/// that somebody wrote cannot stand where it is.
pub fn prepare(review: &Review, catalog: &Catalog, store: &dyn Store, now: Timestamp) -> Result<Prepared, Message> {
    let mut draft = Draft::new(store, catalog)?;
    let mut brought = Vec::with_capacity(review.sources.len());
    let mut entries = Vec::new();
    // Where the article of each source went, for those that are joined with it.
    let mut articles: Vec<Option<String>> = Vec::with_capacity(review.sources.len());
    for source in &review.sources {
        let mut records = Vec::new();
        let mut article = None;
        if source.seen.is_none() {
            if let Some(archive) = &source.archive {
                records = archive::take(&mut draft, source, archive)?;
            } else if source.edition.choice != EditionChoice::None {
                (records, article) = take(&mut draft, source, &articles)?;
            }
        }
        if !records.is_empty() {
            entries.push(provenance::keep(&mut draft, source, &records, now)?);
        }
        articles.push(article);
        brought.push(records);
    }
    let change = draft.into_change(name(review, &brought), entries)?;
    Ok(Prepared { change: Some(change).filter(|change| !change.is_empty()), brought })
}

/// Takes one source in, and gives the records it brought, and where its article is.
fn take<'a>(
    draft: &mut Draft<'a>,
    source: &SourceReview,
    articles: &[Option<String>],
) -> Result<(Vec<String>, Option<String>), Message> {
    if source.records() == 0 {
        return Ok((Vec::new(), None));
    }
    let folder = draft.edition_of(source.edition.choice, source)?;
    // Every source before this one left where its article went.
    let place = articles.len();
    let (people, photos, brought) = (Vec::new(), Vec::new(), Vec::new());
    let appearances = HashSet::new();
    let mut work = Work { draft, source, place, folder: &folder, people, appearances, photos, brought };
    people::take(&mut work)?;
    edition::take(&mut work)?;
    photos::take(&mut work)?;
    let article = article::take(&mut work, articles)?;
    let mut records = work.brought;
    let mut seen = HashSet::new();
    records.retain(|record| seen.insert(record.clone()));
    Ok((records, article))
}

/// What the change is called.
fn name(review: &Review, brought: &[Vec<String>]) -> Message {
    let mut taking = review.sources.iter().zip(brought).filter(|(_, records)| !records.is_empty());
    let (first, more) = (taking.next(), taking.next().is_some());
    if let (Some((source, _)), false) = (first, more) {
        let file = source.proposal.source.rsplit(['/', '\\']).next().unwrap_or_default();
        return Message::new("import-change-file").with("file", file);
    }
    let count = |kind: &str| brought.iter().flatten().filter(|address| address.starts_with(kind)).count();
    let only_photos = brought.iter().flatten().all(|address| !address.starts_with("article/"));
    match count("photo/") {
        photos if only_photos && photos > 0 => Message::new("import-change-photos").with("count", photos),
        _ => {
            let sources = brought.iter().filter(|records| !records.is_empty()).count();
            Message::new("import-change-sources").with("count", sources)
        }
    }
}

/// Words as they may stand in a record: without control characters, which no record file may have,
/// and without space around them.
fn clean(words: &str) -> String {
    let kept = words.chars().filter(|c| !c.is_control() || *c == '\n');
    kept.collect::<String>().trim().to_owned()
}

/// A date that somebody may have written.
fn date(words: &str) -> Result<crate::model::Edtf, Message> {
    words.trim().parse().map_err(|_| Message::new("import-not-a-date").with("value", words))
}
