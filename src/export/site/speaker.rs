//! The page of a person: the dossier, and the articles that name them.

use super::{
    File, Site,
    frame::{Page, SPEAKERS},
    grid, photo,
    search::{Found, Kind},
};
use crate::{
    catalog::{PersonEntry, PersonIdx},
    export::{Languages, Words, linked_data, markup::Markup, tree},
    model::Language,
};

/// How many grounds monograms have.
const GROUNDS: usize = 7;

/// The page, and what the search finds of it.
pub(super) fn page(site: &Site<'_>, language: Language, index: PersonIdx) -> Option<(File, Option<Found>)> {
    let catalog = site.catalog;
    let entry = catalog.person(index)?;
    let document = tree::speaker(catalog, index, Languages::One(language))?;
    let file = site.contents.file(&entry.place())?;
    let title = latest_title(site, language, entry).map(|words| words.text).unwrap_or_default();
    let found = Found::of(Kind::Speaker, file, language, &document, title);
    let mut page = Page::new(site, language, file, document.title.clone(), SPEAKERS);
    page.above = vec![(page.said("place-speakers"), Some(SPEAKERS.to_owned()))];
    page.data = Some(linked_data::of(&document));
    let written = page.write(|out| {
        out.element("div", &[("class", "dossier")], |out| {
            out.element("div", &[("class", "head")], |out| {
                monogram(out, entry);
                out.element("div", &[], |out| {
                    out.words("h1", &[], &document.title);
                    if let Some(other) = &document.subtitle {
                        out.words("p", &[("class", "subtitle")], other);
                    }
                });
            });
            out.line();
            grid::body(out, &page, &document, &document.body);
            photo::articles(out, &page, "section-named-in", &entry.articles);
        });
    });
    Some((written, Some(found)))
}

/// What stands for a face: the surname's character on a ground that is always the same.
pub(super) fn monogram(out: &mut Markup, entry: &PersonEntry) {
    let hash = entry.record.id.bytes().fold(0_usize, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
    let class = format!("monogram ground-{}", hash % GROUNDS);
    out.element("span", &[("class", &class), ("aria-hidden", "true")], |out| out.text(&entry.monogram()));
}

/// The title at the last edition at which one is known.
pub(super) fn latest_title(site: &Site<'_>, language: Language, entry: &PersonEntry) -> Option<Words> {
    entry.appearances.iter().rev().find_map(|of| {
        let edition = site.catalog.edition(of.edition)?;
        let (title, language) = edition.record.appearances.get(of.place)?.title.prefer(language)?;
        Some(Words::new(title, language))
    })
}
