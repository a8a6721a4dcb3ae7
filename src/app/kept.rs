//! What the settings keep of each archive: bookmarks, and how far its articles were read.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::settings::Settings;
use crate::{catalog::Origin, ui::bookmarks::Bookmark};

/// What is kept of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Its folder; none is the built-in archive.
    pub archive: Option<PathBuf>,
    /// Its bookmarks, the last first.
    pub bookmarks: Vec<Bookmark>,
    /// Ids of articles with the block at the top of the window, the last one read first.
    pub read: Vec<(String, usize)>,
}

/// The most articles whose place is kept.
const MOST_READ: usize = 50;
/// The most archives without bookmarks of which anything is kept.
const MOST_ARCHIVES: usize = 20;

fn folder(origin: &Origin) -> Option<PathBuf> {
    match origin {
        Origin::BuiltIn => None,
        Origin::Folder(path) => Some(path.clone()),
    }
}

impl Settings {
    /// What is kept of an archive.
    pub fn kept(&self, origin: &Origin) -> Option<&Kept> {
        let archive = folder(origin);
        self.kept.iter().find(|kept| kept.archive == archive)
    }

    /// The same, to be changed; the archive comes first from now on.
    fn first_kept(&mut self, origin: &Origin) -> Option<&mut Kept> {
        let archive = folder(origin);
        let known = self.kept.iter().position(|kept| kept.archive == archive).map(|at| self.kept.remove(at));
        let mut left = MOST_ARCHIVES;
        self.kept.retain(|kept| {
            left = left.saturating_sub(usize::from(kept.bookmarks.is_empty()));
            !kept.bookmarks.is_empty() || left > 0
        });
        self.kept.insert(0, known.unwrap_or_else(|| Kept { archive, ..Kept::default() }));
        self.kept.first_mut()
    }

    /// Keeps of a copy of an archive what is kept of the archive.
    pub fn keep_of_copy(&mut self, archive: &Origin, copy: &Origin) {
        let Some(kept) = self.kept(archive).cloned() else { return };
        if let Some(first) = self.first_kept(copy) {
            first.bookmarks = kept.bookmarks;
            first.read = kept.read;
        }
    }

    /// Adds a bookmark, or takes it away if its place has one; says whether it was added.
    pub fn toggle_bookmark(&mut self, origin: &Origin, bookmark: Bookmark) -> bool {
        let Some(kept) = self.first_kept(origin) else { return false };
        let before = kept.bookmarks.len();
        kept.bookmarks.retain(|other| other.place != bookmark.place);
        let added = kept.bookmarks.len() == before;
        if added {
            kept.bookmarks.insert(0, bookmark);
        }
        added
    }

    /// Keeps how far an article was read; from its beginning there is nothing to keep.
    pub fn read_to(&mut self, origin: &Origin, article: &str, block: usize) {
        if block == 0 && self.position(origin, article).is_none() {
            return;
        }
        let Some(Kept { read, .. }) = self.first_kept(origin) else { return };
        read.retain(|(other, _)| other != article);
        if block > 0 {
            read.insert(0, (article.to_owned(), block));
        }
        read.truncate(MOST_READ);
    }

    /// How far an article was read.
    pub fn position(&self, origin: &Origin, article: &str) -> Option<usize> {
        self.kept(origin)?.read.iter().find(|(other, _)| other == article).map(|(_, block)| *block)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bookmark(place: &str) -> Bookmark {
        Bookmark { place: place.to_owned(), title: "example".to_owned() }
    }

    #[test]
    fn each_archive_has_bookmarks_of_its_own() {
        let mut settings = Settings::default();
        let other = Origin::Folder("/example".into());
        assert!(settings.toggle_bookmark(&Origin::BuiltIn, bookmark("edition/1")));
        assert!(settings.toggle_bookmark(&other, bookmark("edition/2")));
        assert!(settings.toggle_bookmark(&Origin::BuiltIn, bookmark("speakers")));
        let of = |settings: &Settings, origin: &Origin| -> Vec<String> {
            settings.kept(origin).into_iter().flat_map(|kept| &kept.bookmarks).map(|one| one.place.clone()).collect()
        };
        assert_eq!(of(&settings, &Origin::BuiltIn), ["speakers", "edition/1"]);
        assert_eq!(of(&settings, &other), ["edition/2"]);
        assert!(!settings.toggle_bookmark(&Origin::BuiltIn, bookmark("edition/1")));
        assert_eq!(of(&settings, &Origin::BuiltIn), ["speakers"]);
    }

    #[test]
    fn positions_are_kept_of_the_last_articles_only() {
        let mut settings = Settings::default();
        let origin = Origin::BuiltIn;
        settings.read_to(&origin, "untouched", 0);
        assert!(settings.kept.is_empty());
        for number in 0..60 {
            settings.read_to(&origin, &format!("example-{number}"), number + 1);
        }
        assert_eq!(settings.position(&origin, "example-59"), Some(60));
        assert_eq!(settings.position(&origin, "example-9"), None);
        settings.read_to(&origin, "example-59", 0);
        assert_eq!(settings.position(&origin, "example-59"), None);
    }

    #[test]
    fn many_archives_do_not_fill_the_settings_and_no_bookmark_is_lost() {
        let mut settings = Settings::default();
        settings.toggle_bookmark(&Origin::BuiltIn, bookmark("speakers"));
        for number in 0..100 {
            settings.read_to(&Origin::Folder(format!("/{number}").into()), "example", 3);
        }
        assert!(settings.kept.len() <= MOST_ARCHIVES + 1);
        assert!(settings.kept(&Origin::BuiltIn).is_some());
    }
}
