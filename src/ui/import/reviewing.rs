//! The import that is being decided on, as the window keeps it.

use std::{collections::VecDeque, path::PathBuf, sync::Arc};

use egui::TextureHandle;

use crate::{
    catalog::Catalog,
    import::review::{EditionChoice, Review},
    photo::PhotoError,
};

/// What somebody asked to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A file or a folder.
    Path(PathBuf),
    /// Text that was pasted.
    Text(String),
}

/// What is imported, or was put aside.
#[derive(Clone, Debug, Default)]
pub struct Importing {
    /// What is being decided on.
    pub reviewing: Option<Arc<Reviewing>>,
    /// What was put aside last.
    pub aside: Option<Arc<Reviewing>>,
    /// Whether sources are being read.
    pub reading: bool,
    /// What was asked for meanwhile.
    pub waiting: Vec<Asked>,
    /// The number of the last review.
    pub number: u64,
}

/// An import that is being decided on.
#[derive(Clone, Debug)]
pub struct Reviewing {
    /// A number of its own; it stays when more sources are added.
    pub number: u64,
    /// What it would bring.
    pub review: Review,
    /// The archive that it is compared with.
    pub catalog: Arc<Catalog>,
    /// What was asked for, in order.
    pub asked: Vec<Asked>,
    /// How many records it would bring or change, as it is decided now.
    pub records: usize,
    /// How many questions are open.
    pub questions: usize,
    /// Whether anything was decided.
    pub decided: bool,
    /// Pictures of its photos, as far as they were asked for: the last ones, with none as long as
    /// they are being loaded.
    pub pictures: VecDeque<(Key, Picture)>,
}

/// A photo: the place of its source, and its own in it.
pub type Key = (usize, usize);

/// The picture of a photo.
#[derive(Clone)]
pub enum Picture {
    /// It is being loaded.
    Waiting,
    /// Here it is.
    Ready(TextureHandle),
    /// It cannot be shown.
    Failed(PhotoError),
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Picture::Waiting => "waiting",
            Picture::Ready(_) => "ready",
            Picture::Failed(_) => "failed",
        })
    }
}

/// How many pictures are kept.
const MOST_PICTURES: usize = 64;

impl Reviewing {
    /// A review that begins.
    pub fn new(number: u64, review: Review, catalog: Arc<Catalog>, asked: Vec<Asked>) -> Reviewing {
        let pictures = VecDeque::new();
        let mut reviewing =
            Reviewing { number, review, catalog, asked, records: 0, questions: 0, decided: false, pictures };
        reviewing.count();
        reviewing
    }

    /// Counts anew, after something was decided.
    pub fn count(&mut self) {
        self.records = self.review.records();
        self.questions = self.review.questions();
    }

    /// The edition that all sources belong to, if it is one.
    pub fn edition(&self) -> Option<EditionChoice> {
        let mut choices = self.review.sources.iter().map(|source| source.edition.choice);
        let first = choices.next()?;
        choices.all(|other| other == first).then_some(first)
    }

    /// What has become of a picture; none if it was not asked for.
    pub fn picture(&self, key: Key) -> Option<&Picture> {
        self.pictures.iter().find(|(known, _)| *known == key).map(|(_, picture)| picture)
    }

    /// Keeps a picture, in place of what was known of it.
    pub fn keep_picture(&mut self, key: Key, picture: Picture) {
        self.pictures.retain(|(known, _)| *known != key);
        self.pictures.push_back((key, picture));
        if self.pictures.len() > MOST_PICTURES {
            self.pictures.pop_front();
        }
    }
}
