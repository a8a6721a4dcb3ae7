//! The page of a photo: the picture, what it shows, and where it stands.

use super::{
    File, Site, article,
    frame::{PHOTOS, Page},
    search::{Found, Kind},
};
use crate::{
    catalog::{ArticleIdx, PhotoIdx},
    export::{Languages, Words, linked_data, markup::Markup, tree},
    model::Language,
};

/// The page, and what the search finds of it.
pub(super) fn page(site: &Site<'_>, language: Language, index: PhotoIdx) -> Option<(File, Option<Found>)> {
    let catalog = site.catalog;
    let entry = catalog.photo(index)?;
    let document = tree::photo(catalog, index, Languages::One(language))?;
    let file = site.contents.file(&entry.place())?;
    let edition = catalog.edition(entry.edition)?;
    let edition_name = Words::new(&edition.short_name(language), language);
    let found = Found::of(Kind::Photo, file, language, &document, edition_name.text.clone());
    let mut page = Page::new(site, language, file, document.title.clone(), PHOTOS);
    page.above = vec![
        (page.said("place-photos"), Some(PHOTOS.to_owned())),
        (edition_name, site.contents.file(&edition.place()).map(str::to_owned)),
    ];
    page.data = Some(linked_data::of(&document));
    let written = page.write(|out| {
        out.element("div", &[("class", "photo")], |out| {
            // It is the caption, which stands below the picture.
            out.words("h1", &[("class", "unseen")], &document.title);
            out.line();
            out.nodes(&document.body, &|figure| page.shown(&document.pictures, figure, false));
            articles(out, &page, "photo-in-articles", &entry.articles);
        });
    });
    Some((written, Some(found)))
}

/// A section that lists articles, if any of them has a page; versions of one are one.
pub(super) fn articles(out: &mut Markup, page: &Page<'_>, key: &str, articles: &[ArticleIdx]) {
    let mut titles: Vec<(Words, String)> = Vec::new();
    for (title, href) in articles.iter().filter_map(|index| article::title(page, *index)) {
        if !titles.iter().any(|(_, known)| *known == href) {
            titles.push((title, href));
        }
    }
    if titles.is_empty() {
        return;
    }
    out.words("h2", &[], &page.said(key));
    out.element("ul", &[], |out| {
        for (title, href) in &titles {
            out.element("li", &[], |out| {
                out.element("a", &[("href", href)], |out| out.words("span", &[], title));
            });
        }
    });
    out.line();
}
