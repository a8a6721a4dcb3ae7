//! What a small archive holds: what was chosen, and whatever that leads to, so that nothing in it
//! leads nowhere.

use std::collections::BTreeSet;

use crate::{
    catalog::{ArticleIdx, Catalog, EditionIdx, PersonIdx, PhotoIdx},
    export::{Languages, Selection, Subject},
    model::Block,
};

/// The records of a small archive.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Whether it is the archive as a whole.
    pub whole: bool,
    /// The editions.
    pub editions: BTreeSet<EditionIdx>,
    /// Those of them with everything that is in them.
    pub entire: BTreeSet<EditionIdx>,
    /// The articles.
    pub articles: BTreeSet<ArticleIdx>,
    /// The photos.
    pub photos: BTreeSet<PhotoIdx>,
    /// The people.
    pub people: BTreeSet<PersonIdx>,
}

impl Chosen {
    /// What a selection leads to. Records are in both languages, whichever was asked for.
    pub fn of(catalog: &Catalog, selection: &Selection) -> Chosen {
        let both = Selection { languages: Languages::Both, ..selection.clone() };
        let mut chosen = Chosen { whole: both.whole, ..Chosen::default() };
        for subject in &both.subjects {
            match subject {
                Subject::Edition(index) => {
                    chosen.entire.insert(*index);
                }
                Subject::Speaker(index) => {
                    chosen.people.insert(*index);
                    let person = catalog.person(*index);
                    let portrait = person.and_then(|person| person.record.portrait.as_ref());
                    chosen.photos.extend(portrait.and_then(|portrait| catalog.find_photo(&portrait.photo)));
                }
                Subject::Article(_) | Subject::Photo(_) => {}
            }
        }
        chosen.editions.extend(both.editions(catalog));
        both.articles(catalog).into_iter().for_each(|index| chosen.article(catalog, index));
        chosen.photos.extend(both.photos(catalog));
        for photo in chosen.photos.iter().filter_map(|index| catalog.photo(*index)) {
            chosen.editions.insert(photo.edition);
            chosen.people.extend(&photo.people);
        }
        for edition in chosen.editions.iter().filter_map(|index| catalog.edition(*index)) {
            chosen.people.extend(&edition.speakers);
        }
        chosen
    }

    /// Takes an article with its other version, its photos and whom it names.
    fn article(&mut self, catalog: &Catalog, index: ArticleIdx) {
        let mut next = vec![index];
        while let Some(index) = next.pop() {
            let Some(entry) = catalog.article(index).filter(|_| self.articles.insert(index)) else { continue };
            self.editions.insert(entry.edition);
            self.people.extend(&entry.people);
            next.extend(entry.translation);
            next.extend(entry.record.translation_of.as_deref().and_then(|id| catalog.find_article(id)));
            for block in &entry.record.blocks {
                match block {
                    Block::Photo { photo, .. } => self.photos.extend(catalog.find_photo(photo)),
                    Block::Quotation { speaker: Some(id), .. } => self.people.extend(catalog.find_person(id)),
                    _ => {}
                }
            }
        }
    }
}
