//! What is exported: places of an archive, made into subjects, and the languages they are wanted in.

use std::collections::HashSet;

use super::{Document, tree};
use crate::{
    catalog::{ArticleIdx, Catalog, EditionIdx, PersonIdx, PhotoIdx, Place, Target},
    model::Language,
    search::{Index, Kind, Query},
    words::Message,
};

/// The languages of what is exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// One.
    One(Language),
    /// Both: side by side where a format can, else one after the other.
    #[default]
    Both,
}

impl Languages {
    /// The main one.
    pub fn first(self) -> Language {
        match self {
            Languages::One(language) => language,
            Languages::Both => Language::En,
        }
    }

    /// All of them, the main one first.
    pub fn all(self) -> Vec<Language> {
        match self {
            Languages::One(language) => vec![language],
            Languages::Both => vec![Language::En, Language::Zh],
        }
    }

    /// The one that files are named in: the only one, else that of whoever exports.
    pub fn naming(self, reader: Language) -> Language {
        match self {
            Languages::One(language) => language,
            Languages::Both => reader,
        }
    }

    /// Their name: `en`, `zh`, `both`.
    pub fn code(self) -> &'static str {
        match self {
            Languages::One(language) => language.code(),
            Languages::Both => "both",
        }
    }
}

/// Something that becomes a document of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// An edition: a book.
    Edition(EditionIdx),
    /// A person: a dossier.
    Speaker(PersonIdx),
    /// An article.
    Article(ArticleIdx),
    /// A photo.
    Photo(PhotoIdx),
}

/// What is exported.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Each once, in the order asked for.
    pub subjects: Vec<Subject>,
    /// Whether it is the archive as a whole.
    pub whole: bool,
    /// The languages.
    pub languages: Languages,
}

impl Selection {
    /// What stands at these places; nothing named is the archive as a whole. A list is all that is in
    /// it, a search all that it finds; `index` spares making one.
    ///
    /// # Errors
    /// In words, if the archive has nothing at one of them.
    pub fn of(
        catalog: &Catalog,
        index: Option<&Index>,
        places: &[Place],
        languages: Languages,
    ) -> Result<Selection, Message> {
        let mut subjects = Vec::new();
        for place in places {
            subjects.extend(at(catalog, index, place)?);
        }
        let whole = places.is_empty() || places.contains(&Place::Timeline);
        if places.is_empty() {
            subjects.extend(all(catalog.editions().len(), |at| Subject::Edition(EditionIdx::new(at))));
        }
        let mut seen = HashSet::new();
        subjects.retain(|subject| seen.insert(*subject));
        Ok(Selection { subjects, whole, languages })
    }

    /// Each subject as a document. An article that is there in both languages is one document if both
    /// are wanted, and the version in the one that is wanted else.
    pub fn documents(&self, catalog: &Catalog) -> Vec<Document> {
        self.pieces(catalog).iter().filter_map(|subject| self.document(catalog, *subject)).collect()
    }

    /// The subjects that become documents: versions of one article are one.
    pub fn pieces(&self, catalog: &Catalog) -> Vec<Subject> {
        let mut seen = HashSet::new();
        let once = |subject: &Subject| match subject {
            Subject::Article(index) => seen.insert(tree::original(catalog, *index)),
            Subject::Edition(_) | Subject::Speaker(_) | Subject::Photo(_) => true,
        };
        self.subjects.iter().copied().filter(once).collect()
    }

    /// A subject as a document.
    pub fn document(&self, catalog: &Catalog, subject: Subject) -> Option<Document> {
        match subject {
            Subject::Article(index) => tree::article(catalog, index, self.languages),
            Subject::Edition(index) => tree::edition(catalog, index, self.languages),
            Subject::Speaker(index) => tree::speaker(catalog, index, self.languages),
            Subject::Photo(index) => tree::photo(catalog, index, self.languages),
        }
    }

    /// The editions that it touches, in their order.
    pub fn editions(&self, catalog: &Catalog) -> Vec<EditionIdx> {
        let mut editions: Vec<EditionIdx> = self
            .subjects
            .iter()
            .flat_map(|subject| match subject {
                Subject::Edition(index) => vec![*index],
                Subject::Article(index) => catalog.article(*index).map(|entry| entry.edition).into_iter().collect(),
                Subject::Photo(index) => catalog.photo(*index).map(|entry| entry.edition).into_iter().collect(),
                Subject::Speaker(index) => {
                    let of = catalog.person(*index).map(|entry| entry.appearances.as_slice()).unwrap_or_default();
                    of.iter().map(|appearance| appearance.edition).collect()
                }
            })
            .collect();
        editions.sort();
        editions.dedup();
        editions
    }

    /// The articles in it, those of its editions too, in the languages that are wanted.
    pub fn articles(&self, catalog: &Catalog) -> Vec<ArticleIdx> {
        let wanted = self.languages.all();
        let of = |subject: &Subject| match subject {
            Subject::Edition(index) => catalog.edition(*index).map(|entry| entry.articles.clone()).unwrap_or_default(),
            Subject::Article(index) => {
                let other = catalog.article(*index).and_then(|entry| entry.translation);
                std::iter::once(*index).chain(other).collect()
            }
            Subject::Speaker(index) => catalog.person(*index).map(|entry| entry.articles.clone()).unwrap_or_default(),
            Subject::Photo(_) => Vec::new(),
        };
        let mut seen = HashSet::new();
        let in_wanted = |index: &ArticleIdx| {
            catalog
                .article(*index)
                .is_some_and(|entry| wanted.contains(&entry.record.language) || entry.translation.is_none())
        };
        self.subjects.iter().flat_map(of).filter(in_wanted).filter(|index| seen.insert(*index)).collect()
    }

    /// The photos in it, those of its editions and articles too.
    pub fn photos(&self, catalog: &Catalog) -> Vec<PhotoIdx> {
        let of_article = |index: ArticleIdx| -> Vec<PhotoIdx> {
            let blocks = catalog.article(index).map(|entry| entry.record.blocks.as_slice()).unwrap_or_default();
            let ids = blocks.iter().filter_map(|block| match block {
                crate::model::Block::Photo { photo, .. } => catalog.find_photo(photo),
                _ => None,
            });
            ids.collect()
        };
        let of = |subject: &Subject| match subject {
            Subject::Edition(index) => catalog.edition(*index).map(|entry| entry.photos.clone()).unwrap_or_default(),
            Subject::Article(index) => of_article(*index),
            Subject::Speaker(index) => catalog.person(*index).map(|entry| entry.photos.clone()).unwrap_or_default(),
            Subject::Photo(index) => vec![*index],
        };
        let mut seen = HashSet::new();
        self.subjects.iter().flat_map(of).filter(|index| seen.insert(*index)).collect()
    }

    /// The people in it: those asked for, and whoever its editions and articles name.
    pub fn people(&self, catalog: &Catalog) -> Vec<PersonIdx> {
        let of = |subject: &Subject| match subject {
            Subject::Edition(index) => catalog.edition(*index).map(|entry| entry.speakers.clone()).unwrap_or_default(),
            Subject::Article(index) => catalog.article(*index).map(|entry| entry.people.clone()).unwrap_or_default(),
            Subject::Speaker(index) => vec![*index],
            Subject::Photo(index) => catalog.photo(*index).map(|entry| entry.people.clone()).unwrap_or_default(),
        };
        let mut people: Vec<PersonIdx> = self.subjects.iter().flat_map(of).collect();
        people.sort();
        people.dedup();
        people
    }
}

fn all<T>(count: usize, make: impl Fn(usize) -> T) -> Vec<T> {
    (0..count).map(make).collect()
}

fn at(catalog: &Catalog, index: Option<&Index>, place: &Place) -> Result<Vec<Subject>, Message> {
    let nothing = || Message::new("export-no-such-place").with("place", place.to_string());
    Ok(match (place, catalog.target(place)) {
        (_, Some(Target::Edition(index))) => vec![Subject::Edition(index)],
        (_, Some(Target::Speaker(index))) => vec![Subject::Speaker(index)],
        (_, Some(Target::Article(index))) => vec![Subject::Article(index)],
        (_, Some(Target::Photo(index))) => vec![Subject::Photo(index)],
        (_, Some(Target::Compare(one, other))) => vec![Subject::Edition(one), Subject::Edition(other)],
        (Place::Timeline, _) => all(catalog.editions().len(), |at| Subject::Edition(EditionIdx::new(at))),
        (Place::Speakers, _) => all(catalog.people().len(), |at| Subject::Speaker(PersonIdx::new(at))),
        (Place::Articles, _) => all(catalog.articles().len(), |at| Subject::Article(ArticleIdx::new(at))),
        (Place::Photos, _) => all(catalog.photos().len(), |at| Subject::Photo(PhotoIdx::new(at))),
        (Place::Search(query), _) => match index {
            Some(index) => found(catalog, index, query),
            None => found(catalog, &Index::build(catalog), query),
        },
        _ => return Err(nothing()),
    })
}

fn found(catalog: &Catalog, index: &Index, query: &str) -> Vec<Subject> {
    let query = Query::parse(query);
    let of = |kind: Kind, subject: fn(usize) -> Subject| {
        index.matching(catalog, &query, kind).into_iter().map(move |at| subject(at as usize)).collect::<Vec<_>>()
    };
    let mut subjects = of(Kind::Edition, |at| Subject::Edition(EditionIdx::new(at)));
    subjects.extend(of(Kind::Speaker, |at| Subject::Speaker(PersonIdx::new(at))));
    subjects.extend(of(Kind::Article, |at| Subject::Article(ArticleIdx::new(at))));
    subjects.extend(of(Kind::Photo, |at| Subject::Photo(PhotoIdx::new(at))));
    subjects
}
