//! The loaded archive, cross-referenced and immutable: who appeared where, which photo shows
//! whom, which article names whom.
//!
//! A [`Catalog`] is made once from records and shared as an `Arc`; every screen and every command
//! reads such a snapshot and nothing else.

mod build;
mod company;
mod entries;
mod facing;
mod index;
mod mentions;
mod place;
mod reading;
mod show;
mod spellings;

use std::{collections::HashMap, path::PathBuf, sync::OnceLock};

pub use build::{Input, build};
pub use entries::{AppearanceRef, ArticleEntry, EditionEntry, PersonEntry, PhotoEntry, QuotationRef};
pub use facing::{Row as FacingRow, facing};
pub use index::{ArticleIdx, EditionIdx, Idx, PersonIdx, PhotoIdx};
pub use mentions::{Mention, Named};
pub use place::{NotAPlace, Place, Target};
pub use reading::reading;
pub use spellings::Spellings;

use crate::{
    archive::Located,
    model::{Evidence, Forum, Indicators},
};

/// Where an archive came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The archive that is compiled into the program.
    #[default]
    BuiltIn,
    /// A folder on the disk.
    Folder(PathBuf),
}

/// An archive, ready to be read.
#[derive(Debug, Default)]
pub struct Catalog {
    /// Where it came from.
    pub origin: Origin,
    /// Whether photos and articles are in it, or still being read.
    pub complete: bool,
    /// The archive's own facts.
    pub forum: Forum,
    /// Series of figures, with their sources.
    pub indicators: Indicators,
    /// What is wrong and what is missing, problems first.
    pub findings: Vec<Located>,
    /// Paths of files that are there and could not be read.
    pub unreadable: Vec<String>,
    editions: Vec<EditionEntry>,
    people: Vec<PersonEntry>,
    articles: Vec<ArticleEntry>,
    photos: Vec<PhotoEntry>,
    ids: Ids,
    names: OnceLock<mentions::Names>,
}

/// Addresses to entries; ids that were merged lead to what they became.
#[derive(Debug, Default)]
struct Ids {
    editions: HashMap<String, EditionIdx>,
    people: HashMap<String, PersonIdx>,
    articles: HashMap<String, ArticleIdx>,
    photos: HashMap<String, PhotoIdx>,
}

impl Catalog {
    /// The editions, the earliest first.
    pub fn editions(&self) -> &[EditionEntry] {
        &self.editions
    }

    /// The people, in the order of the readings of their names.
    pub fn people(&self) -> &[PersonEntry] {
        &self.people
    }

    /// The articles, by edition and id.
    pub fn articles(&self) -> &[ArticleEntry] {
        &self.articles
    }

    /// The photos, by edition and id.
    pub fn photos(&self) -> &[PhotoEntry] {
        &self.photos
    }

    /// An edition. An index of another snapshot may name none.
    pub fn edition(&self, index: EditionIdx) -> Option<&EditionEntry> {
        self.editions.get(index.to_usize())
    }

    /// A person.
    pub fn person(&self, index: PersonIdx) -> Option<&PersonEntry> {
        self.people.get(index.to_usize())
    }

    /// An article.
    pub fn article(&self, index: ArticleIdx) -> Option<&ArticleEntry> {
        self.articles.get(index.to_usize())
    }

    /// A photo.
    pub fn photo(&self, index: PhotoIdx) -> Option<&PhotoEntry> {
        self.photos.get(index.to_usize())
    }

    /// The path in the archive of a photo's file; none if it is not held.
    pub fn photo_path(&self, photo: &PhotoEntry) -> Option<String> {
        let folder = &self.edition(photo.edition)?.folder;
        Some(format!("editions/{folder}/photos/{}", photo.record.file.as_ref()?))
    }

    /// The edition with this number, folder or former address.
    pub fn find_edition(&self, address: &str) -> Option<EditionIdx> {
        self.ids.editions.get(address).copied()
    }

    /// The person with this id or former id.
    pub fn find_person(&self, id: &str) -> Option<PersonIdx> {
        self.ids.people.get(id).copied()
    }

    /// The article with this id or former id.
    pub fn find_article(&self, id: &str) -> Option<ArticleIdx> {
        self.ids.articles.get(id).copied()
    }

    /// The photo with this id or former id.
    pub fn find_photo(&self, id: &str) -> Option<PhotoIdx> {
        self.ids.photos.get(id).copied()
    }

    /// The whole names of people, editions and organisations in a text, from left to right.
    pub fn mentions(&self, text: &str) -> Vec<Mention> {
        // Made when it is first asked for: an outline has no text to look for names in, and the
        // window waits for it.
        self.names.get_or_init(|| mentions::Names::of(self)).find(text)
    }

    /// How many findings are problems; the rest are notes.
    pub fn problems(&self) -> usize {
        // They come first; every frame of the worklist asks.
        self.findings.partition_point(|found| found.finding.severity == crate::archive::Severity::Problem)
    }
}

/// The evidence for a field and for what is within it.
pub fn evidence_of<'a>(evidence: &'a [Evidence], field: &str) -> impl Iterator<Item = &'a Evidence> {
    let field = field.to_owned();
    evidence.iter().filter(move |entry| {
        entry.field.strip_prefix(field.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}
