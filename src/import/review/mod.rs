//! What a person decides on before an import is written: every record that the sources would bring,
//! field by field, compared with the archive.
//!
//! A [`Review`] starts with the usual decisions: what is new and said plainly is taken, what the
//! archive says otherwise is kept, what is only inferred is left. Everything can be changed; then
//! [`super::apply`] makes a change of it.

mod added;
mod archive;
mod article;
mod build;
mod candidates;
mod changed;
mod decision;
mod field;
mod left;
mod people;
mod photos;
mod shingles;

use std::ops::Range;

pub use added::names_in;
pub use archive::{ArchiveReview, Difference, RecordReview};
pub use article::{Alike, ArticleReview};
pub use candidates::{Candidate, Likeness, Names};
pub use changed::Changed;
pub use decision::{At, Decision, ForAll};
pub(super) use field::letters;
pub use field::{Choice, Field, FieldId, FieldState, same_words};
pub use people::{PersonReview, Who};
pub(super) use people::{is_session, is_session_name, is_topic, language_of, main_forum};
pub use photos::{PhotoReview, Twin};

use super::{Failed, Original, Proposal};
use crate::{
    catalog::EditionIdx,
    model::{Certainty, Edtf},
};

/// Everything that sources would bring.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// The sources that were read.
    pub sources: Vec<SourceReview>,
    /// The sources that could not be.
    pub failed: Vec<Failed>,
}

/// One source.
#[derive(Clone, Debug, Default)]
pub struct SourceReview {
    /// What was read from it.
    pub proposal: Proposal,
    /// The source itself.
    pub original: Option<Original>,
    /// When it was imported before, if it was; then it brings nothing.
    pub seen: Option<Seen>,
    /// The edition it belongs to.
    pub edition: EditionReview,
    /// Its article.
    pub article: Option<ArticleReview>,
    /// Its people, in the order of the proposal; after them those who were added.
    pub people: Vec<PersonReview>,
    /// Its photos, in the order of the proposal.
    pub photos: Vec<PhotoReview>,
    /// What it says of the edition.
    pub facts: Vec<Field>,
    /// Its records, if it is an archive.
    pub archive: Option<ArchiveReview>,
}

/// An earlier import of the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its number.
    pub batch: u32,
    /// Its day.
    pub date: Option<Edtf>,
}

/// The edition that a source belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionReview {
    /// Which one is meant.
    pub choice: EditionChoice,
    /// How sure the importer is; none if somebody chose it.
    pub certainty: Option<Certainty>,
    /// Where the source names it.
    pub range: Option<Range<usize>>,
}

/// An edition that a source may belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum EditionChoice {
    /// None is known: the source cannot be filed.
    #[default]
    None,
    /// One of the archive.
    Known(EditionIdx),
    /// One that the archive does not have yet.
    New {
        /// Its number.
        number: Option<u32>,
        /// Its year.
        year: u16,
    },
}

impl SourceReview {
    /// How many records it would bring or change, as it is decided now.
    pub fn records(&self) -> usize {
        if self.seen.is_some() {
            return 0;
        }
        let archive = self.archive.as_ref().map_or(0, ArchiveReview::taken);
        if archive == 0 && self.edition.choice == EditionChoice::None {
            return 0;
        }
        let article = usize::from(self.article.as_ref().is_some_and(|article| article.take));
        let people = self.people.iter().filter(|person| person.is_taken()).count();
        let photos = self.photos.iter().filter(|photo| photo.is_taken()).count();
        let facts = usize::from(self.facts.iter().any(Field::is_taken));
        let edition = usize::from(matches!(self.edition.choice, EditionChoice::New { .. }));
        article + people + photos + facts.max(edition) + archive
    }

    /// How many questions are open: nothing hangs on their answers but what they ask.
    pub fn questions(&self) -> usize {
        if self.seen.is_some() {
            return 0;
        }
        let people = self.people.iter().filter(|person| person.who == Who::Undecided).count();
        let photos = self.photos.iter().filter(|photo| photo.is_open()).count();
        let differs = |field: &&Field| field.state() == FieldState::Different && !field.decided;
        let facts = self.facts.iter().filter(differs).count();
        let no_edition = self.archive.is_none() && self.edition.choice == EditionChoice::None;
        people + photos + facts + usize::from(no_edition)
    }
}

impl Review {
    /// How many records all sources would bring or change.
    pub fn records(&self) -> usize {
        self.sources.iter().map(SourceReview::records).sum()
    }

    /// How many questions are open.
    pub fn questions(&self) -> usize {
        self.sources.iter().map(SourceReview::questions).sum()
    }
}
