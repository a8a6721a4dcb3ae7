//! The entries of a catalog: a record with all that refers to it.

use std::{borrow::Cow, sync::Arc};

use super::{ArticleIdx, EditionIdx, PersonIdx, PhotoIdx, Place};
use crate::model::{Article, Block, Certainty, Edition, Person, Photo, Source, Status};

/// How many characters of its text stand for a headline, at most.
const FIRST_WORDS: usize = 48;

/// An edition with what belongs to it.
#[derive(Clone, Debug, Default)]
pub struct EditionEntry {
    /// Name of its folder.
    pub folder: String,
    /// The record.
    pub record: Edition,
    /// How sure its number and year are; none if no evidence says so.
    pub certainty: Option<Certainty>,
    /// Whether its record could not be read; then all but year and number are not known.
    pub unreadable: bool,
    /// The person of each appearance; none if the authority file does not have them.
    pub appearances: Vec<Option<PersonIdx>>,
    /// Those who appeared, each once, in the order of the programme.
    pub speakers: Vec<PersonIdx>,
    /// Its articles.
    pub articles: Vec<ArticleIdx>,
    /// Its photos.
    pub photos: Vec<PhotoIdx>,
    /// What is wrong and what is missing in its folder, as places in the catalog's findings.
    pub findings: Vec<u32>,
}

/// A person with every trace of them.
#[derive(Clone, Debug, Default)]
pub struct PersonEntry {
    /// The record.
    pub record: Person,
    /// Reading of the Chinese name with tones: `xiè chūntāo`; none without a Chinese name.
    pub reading: Option<String>,
    /// Every appearance, the earliest first.
    pub appearances: Vec<AppearanceRef>,
    /// The articles that name or quote them.
    pub articles: Vec<ArticleIdx>,
    /// The photos that show them.
    pub photos: Vec<PhotoIdx>,
    /// What they said, word for word.
    pub quotations: Vec<QuotationRef>,
}

/// An appearance: the edition and its place in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AppearanceRef {
    /// The edition.
    pub edition: EditionIdx,
    /// Place in the edition's list of appearances.
    pub place: usize,
}

/// A quotation: the article and its place in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotationRef {
    /// The article.
    pub article: ArticleIdx,
    /// Place in the article's list of blocks.
    pub block: usize,
}

/// An article with its edition and its other language.
#[derive(Clone, Debug)]
pub struct ArticleEntry {
    /// Id.
    pub id: String,
    /// The record.
    pub record: Article,
    /// The edition whose folder it lies in.
    pub edition: EditionIdx,
    /// The same article in the other language.
    pub translation: Option<ArticleIdx>,
    /// The people it names or quotes, in the order of their names' readings.
    pub people: Vec<PersonIdx>,
}

/// A photo with its edition and the articles it stands in.
#[derive(Clone, Debug)]
pub struct PhotoEntry {
    /// The record.
    pub record: Photo,
    /// The sources of its file.
    pub file_sources: Arc<[Source]>,
    /// The edition whose folder it lies in.
    pub edition: EditionIdx,
    /// The people it shows.
    pub people: Vec<PersonIdx>,
    /// The articles it stands in.
    pub articles: Vec<ArticleIdx>,
}

/// The year of an edition, as the record states it, else of its dates.
pub(super) fn year_of(record: &Edition) -> Option<u16> {
    record.year.or(record.date.or(record.planned).map(crate::model::Edtf::year))
}

impl EditionEntry {
    /// Its address: its number, else its folder's name.
    pub fn place(&self) -> Place {
        Place::Edition(self.record.number.map_or_else(|| self.folder.clone(), |number| number.to_string()))
    }

    /// The year, as the record states it, else of its dates.
    pub fn year(&self) -> Option<u16> {
        year_of(&self.record)
    }

    /// Whether a source tells of it: not known by counting alone, and at least one of number and
    /// year more than inferred.
    pub fn is_sourced(&self) -> bool {
        let of =
            |field: &str| self.record.evidence.iter().find(|entry| entry.field == field).map(|entry| entry.certainty);
        let inferred = |field: &str| of(field) == Some(Certainty::Low);
        !self.unreadable && self.record.status != Status::Counted && !(inferred("number") && inferred("year"))
    }

    /// The evidence path of an appearance: `appearances.wang-qinmin#2`.
    pub fn appearance_path(&self, place: usize) -> String {
        let Some(appearance) = self.record.appearances.get(place) else { return String::new() };
        let before =
            self.record.appearances.iter().take(place).filter(|other| other.person == appearance.person).count();
        match before {
            0 => format!("appearances.{}", appearance.person),
            n => format!("appearances.{}#{}", appearance.person, n + 1),
        }
    }
}

impl PersonEntry {
    /// Its address.
    pub fn place(&self) -> Place {
        Place::Speaker(self.record.id.clone())
    }

    /// How many editions they appeared at.
    pub fn editions(&self) -> usize {
        let mut editions: Vec<_> = self.appearances.iter().map(|appearance| appearance.edition).collect();
        editions.dedup();
        editions.len()
    }
}

impl ArticleEntry {
    /// Its address.
    pub fn place(&self) -> Place {
        Place::Article(self.id.clone())
    }

    /// What it is called in lists: its headline; without one its first words, else its id.
    pub fn called(&self) -> Cow<'_, str> {
        if !self.record.headline.trim().is_empty() {
            return Cow::Borrowed(&self.record.headline);
        }
        let mut words = self.record.blocks.iter().flat_map(Block::texts).filter(|text| !text.trim().is_empty());
        match words.next() {
            None => Cow::Borrowed(&self.id),
            Some(text) if text.chars().count() <= FIRST_WORDS => Cow::Borrowed(text),
            Some(text) => {
                let first: String = text.chars().take(FIRST_WORDS).collect();
                // Where words are set apart, none is cut.
                let whole = first.rfind(' ').and_then(|end| first.get(..end)).unwrap_or(&first);
                Cow::Owned(format!("{whole}…"))
            }
        }
    }
}

impl PhotoEntry {
    /// Its address.
    pub fn place(&self) -> Place {
        Place::Photo(self.record.id.clone())
    }

    /// Where it appeared.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.file_sources.iter().filter(|source| self.record.appeared_in.contains(&source.id))
    }

    /// Whether the picture itself is in the archive.
    pub fn is_held(&self) -> bool {
        self.record.file.is_some()
    }
}
