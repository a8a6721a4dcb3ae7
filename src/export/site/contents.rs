//! Which pages there are, under which names, and in which order.

use std::collections::{HashMap, HashSet};

use crate::{
    catalog::{ArticleIdx, Catalog, EditionIdx, PersonIdx, PhotoIdx, Place},
    export::{
        Languages, Selection, Subject,
        file_names::{Names, file_name},
        tree,
    },
};

/// The folder of the pages of articles.
const ARTICLE: &str = "article/";

/// What has a page of its own: the latest first, people by name.
pub(super) struct Contents {
    pub editions: Vec<EditionIdx>,
    pub people: Vec<PersonIdx>,
    /// Of each article the version that was written first.
    pub articles: Vec<ArticleIdx>,
    pub photos: Vec<PhotoIdx>,
    /// Where each article stands among them.
    places: HashMap<ArticleIdx, usize>,
    /// The file of each within the folder of a language; versions of one article have one.
    files: HashMap<Place, String>,
    /// The articles that have a page with both versions.
    facing: HashSet<ArticleIdx>,
}

impl Contents {
    /// What is selected, and what belongs to it.
    pub fn of(catalog: &Catalog, selection: &Selection) -> Contents {
        let mut all = Selection { subjects: selection.subjects.clone(), ..*selection };
        all.subjects.extend(selection.articles(catalog).into_iter().map(Subject::Article));
        let mut articles = all.articles(catalog);
        let mut seen = HashSet::new();
        articles.retain_mut(|index| {
            *index = tree::original(catalog, *index);
            seen.insert(*index)
        });
        let photos = all.photos(catalog);
        all.subjects.extend(photos.iter().copied().map(Subject::Photo));
        let editions = all.editions(catalog);
        let people = match selection.whole {
            true => (0..catalog.people().len()).map(PersonIdx::new).collect(),
            false => all.people(catalog),
        };
        let has_both = |index: &ArticleIdx| {
            let entry = catalog.article(*index);
            let other = entry.and_then(|entry| catalog.article(entry.translation?));
            other.is_some_and(|other| entry.is_some_and(|entry| entry.record.language != other.record.language))
        };
        let both = selection.languages == Languages::Both;
        let facing = articles.iter().copied().filter(|index| both && has_both(index)).collect();
        let (places, files) = (HashMap::new(), HashMap::new());
        let mut contents = Contents { editions, people, articles, photos, places, files, facing };
        contents.sort(catalog);
        contents.places = contents.articles.iter().enumerate().map(|(at, index)| (*index, at)).collect();
        contents.name(catalog);
        contents
    }

    fn sort(&mut self, catalog: &Catalog) {
        self.editions.reverse();
        let edition = |index: &ArticleIdx| catalog.article(*index).map(|entry| (entry.edition, entry.record.date));
        self.articles.sort_by_key(|index| std::cmp::Reverse((edition(index), std::cmp::Reverse(*index))));
        let edition = |index: &PhotoIdx| catalog.photo(*index).map(|entry| entry.edition);
        self.photos.sort_by_key(|index| (std::cmp::Reverse(edition(index)), *index));
    }

    fn name(&mut self, catalog: &Catalog) {
        let mut names = Names::default();
        let mut name = |folder: &str, place: &Place| {
            let id = place.to_string();
            let id = id.split_once('/').map_or(id.as_str(), |(_, id)| id);
            names.take(&format!("{folder}/{}", file_name(id)), "html")
        };
        let mut files = HashMap::new();
        for entry in self.editions.iter().filter_map(|index| catalog.edition(*index)) {
            files.insert(entry.place(), name("edition", &entry.place()));
        }
        for entry in self.people.iter().filter_map(|index| catalog.person(*index)) {
            files.insert(entry.place(), name("speaker", &entry.place()));
        }
        for entry in self.articles.iter().filter_map(|index| catalog.article(*index)) {
            let file = name(ARTICLE.trim_end_matches('/'), &entry.place());
            if let Some(other) = entry.translation.and_then(|other| catalog.article(other)) {
                files.insert(other.place(), file.clone());
            }
            files.insert(entry.place(), file);
        }
        for entry in self.photos.iter().filter_map(|index| catalog.photo(*index)) {
            files.insert(entry.place(), name("photo", &entry.place()));
        }
        self.files = files;
    }

    /// The file of the page about a place, within the folder of a language.
    pub fn file(&self, place: &Place) -> Option<&str> {
        self.files.get(place).map(String::as_str)
    }

    /// The file of the page with both versions of an article, if there is one.
    pub fn facing(&self, catalog: &Catalog, index: ArticleIdx) -> Option<String> {
        let entry = catalog.article(index).filter(|_| self.facing.contains(&index))?;
        let name = self.file(&entry.place())?.trim_start_matches(ARTICLE);
        Some(format!("both/{name}"))
    }

    /// Everything that has a page.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> {
        let editions = self.editions.iter().copied().map(Subject::Edition);
        let people = self.people.iter().copied().map(Subject::Speaker);
        let articles = self.articles.iter().copied().map(Subject::Article);
        let photos = self.photos.iter().copied().map(Subject::Photo);
        editions.chain(people).chain(articles).chain(photos)
    }

    /// Where an article stands among them; of one that is a translation, none.
    pub fn article_at(&self, index: ArticleIdx) -> Option<usize> {
        self.places.get(&index).copied()
    }
}
