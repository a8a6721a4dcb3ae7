//! Everything an archive holds, as it was read: still without cross-references.

use crate::model::{Article, Edition, Forum, Indicators, People, Photos};

/// The records of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Records {
    /// The archive's own facts.
    pub forum: Forum,
    /// The authority file.
    pub people: People,
    /// Series of figures.
    pub indicators: Indicators,
    /// The editions, in the order of their folders' names.
    pub editions: Vec<EditionFolder>,
    /// Paths of files that are there and could not be read: what they hold is not known.
    pub unreadable: Vec<String>,
}

/// One edition's folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditionFolder {
    /// Name of the folder in `editions/`: `2023-17`.
    pub folder: String,
    /// Its `edition.ron`; if that cannot be read, year and number after the folder's name.
    pub edition: Edition,
    /// Its `photos.ron`.
    pub photos: Photos,
    /// Its articles, in the order of their ids.
    pub articles: Vec<StoredArticle>,
}

/// An article with its id, which is the name of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredArticle {
    /// Id.
    pub id: String,
    /// The record.
    pub article: Article,
}

impl EditionFolder {
    /// Path of one of this folder's files within the archive, always with `/`.
    pub fn path(&self, file: &str) -> String {
        format!("editions/{}/{file}", self.folder)
    }
}

/// Year and number that a folder's name states: `2023-17`, `2023`; none for other names.
pub(super) fn of_folder_name(name: &str) -> (Option<u16>, Option<u32>) {
    let (year, number) = name.split_once('-').map_or((name, None), |(year, number)| (year, Some(number)));
    let four_digits = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year = four_digits.then(|| year.parse().ok()).flatten();
    match (year, number) {
        (Some(year), Some(number)) => (Some(year), number.parse().ok()),
        (year, _) => (year, None),
    }
}
