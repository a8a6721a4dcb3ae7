//! The import that is being decided on, as the window keeps it.

use std::{collections::VecDeque, path::PathBuf, sync::Arc};

use egui::TextureHandle;

use crate::{
    catalog::Catalog,
    import::review::{EditionChoice, Names, Review, SourceReview},
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
    /// How it stands with each source. Of ten thousand sources not all are looked through in a frame.
    pub standing: Vec<Standing>,
    /// The edition that all sources belong to, if it is one.
    pub edition: Option<EditionChoice>,
    /// How many photos there are.
    pub photos: usize,
    /// Whether anything was decided.
    pub decided: bool,
    /// Pictures of its photos, as far as they were asked for: the last ones, with none as long as
    /// they are being loaded.
    pub pictures: VecDeque<(Key, Picture)>,
    /// The names of the people of the archive, for whoever types one.
    pub names: Arc<Names>,
}

/// How it stands with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// How many records it would bring or change.
    pub records: usize,
    /// How many questions it asks.
    pub questions: usize,
}

impl Standing {
    fn of(source: &SourceReview) -> Standing {
        Standing { records: source.records(), questions: source.questions() }
    }
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
    /// A review that begins, with the archive that it is compared with and the names in it.
    pub fn new(
        number: u64,
        review: Review,
        (catalog, names): (Arc<Catalog>, Arc<Names>),
        asked: Vec<Asked>,
    ) -> Reviewing {
        let mut reviewing = Reviewing {
            number,
            review,
            catalog,
            asked,
            records: 0,
            questions: 0,
            standing: Vec::new(),
            edition: None,
            photos: 0,
            decided: false,
            pictures: VecDeque::new(),
            names,
        };
        reviewing.count();
        reviewing
    }

    /// Counts anew, after something was decided about all of it.
    pub fn count(&mut self) {
        self.standing = self.review.sources.iter().map(Standing::of).collect();
        self.add_up();
    }

    /// Counts anew, after something was decided about one source.
    pub fn count_one(&mut self, place: usize) {
        if let (Some(standing), Some(source)) = (self.standing.get_mut(place), self.review.sources.get(place)) {
            *standing = Standing::of(source);
        }
        self.add_up();
    }

    fn add_up(&mut self) {
        self.records = self.standing.iter().map(|one| one.records).sum();
        self.questions = self.standing.iter().map(|one| one.questions).sum();
        self.photos = self.review.sources.iter().map(|source| source.photos.len()).sum();
        let mut choices = self.review.sources.iter().map(|source| source.edition.choice);
        let first = choices.next();
        self.edition = first.filter(|first| choices.all(|other| other == *first));
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
