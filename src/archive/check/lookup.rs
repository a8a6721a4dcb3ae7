//! What a check looks up: ids that there are, files that could not be read, and near misses.

use std::{
    collections::HashSet,
    sync::{
        OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::{
    archive::{Records, explain::nearest},
    words::Message,
};

/// Near misses that are looked for. Each compares an id with all others, and after so many the
/// cause is another one than a slip.
const HINTS: usize = 20;

/// The ids of an archive.
pub(super) struct Lookup<'a> {
    records: &'a Records,
    people: HashSet<&'a str>,
    photos: HashSet<&'a str>,
    articles: OnceLock<Vec<&'a str>>,
    unreadable: HashSet<&'a str>,
    hints: AtomicUsize,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(records: &'a Records) -> Lookup<'a> {
        let editions = || records.editions.iter();
        Lookup {
            records,
            people: records.people.people.iter().map(|person| person.id.as_str()).collect(),
            photos: editions().flat_map(|e| e.photos.photos.iter().map(|photo| photo.id.as_str())).collect(),
            articles: OnceLock::new(),
            unreadable: records.unreadable.iter().map(String::as_str).collect(),
            hints: AtomicUsize::new(HINTS),
        }
    }

    /// Whether a person is there, or may be in a file that could not be read.
    pub(super) fn has_person(&self, id: &str) -> bool {
        self.people.contains(id) || self.unreadable.contains("people.ron")
    }

    /// Whether a photo is there, or may be in a file that could not be read.
    pub(super) fn has_photo(&self, id: &str) -> bool {
        self.photos.contains(id) || self.unreadable.iter().any(|file| file.ends_with("/photos.ron"))
    }

    /// Whether an article's file is there but could not be read.
    pub(super) fn is_unreadable_article(&self, id: &str) -> bool {
        let name = format!("/articles/{id}.ron");
        self.unreadable.iter().any(|file| file.ends_with(&name))
    }

    /// Whether a file was there and could be read.
    pub(super) fn was_read(&self, file: &str) -> bool {
        !self.unreadable.contains(file)
    }

    pub(super) fn near_person(&self, id: &str) -> Option<Message> {
        let ids = || self.records.people.people.iter().map(|person| person.id.as_str());
        self.near(id, ids)
    }

    pub(super) fn near_photo(&self, id: &str) -> Option<Message> {
        let editions = || self.records.editions.iter();
        self.near(id, || editions().flat_map(|e| e.photos.photos.iter().map(|photo| photo.id.as_str())))
    }

    /// The article with the nearest id, but for the one that names it.
    pub(super) fn near_article(&self, id: &str, but: &str) -> Option<Message> {
        let editions = || self.records.editions.iter();
        let all = || editions().flat_map(|e| e.articles.iter().map(|article| article.id.as_str())).collect();
        let all = self.articles.get_or_init(all);
        self.near(id, || all.iter().copied().filter(|id| *id != but))
    }

    fn near<'b, I: Iterator<Item = &'b str>>(&self, id: &str, ids: impl FnOnce() -> I) -> Option<Message> {
        let left = self.hints.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        left.ok()?;
        let ids: Vec<&str> = ids().collect();
        nearest(id, &ids)
    }
}
