//! The page of an article with both versions side by side, block by block; the one in the page's language is
//! on the left.

use super::{
    File, Site,
    article::{neighbours, version},
    frame::{ARTICLES, Page},
    grid, named,
};
use crate::{
    catalog::ArticleIdx,
    export::{Words, linked_data, markup::Markup, tree},
    model::Language,
};

/// The page, if there are both.
pub(super) fn page(site: &Site<'_>, language: Language, index: ArticleIdx) -> Option<File> {
    let catalog = site.catalog;
    let entry = catalog.article(index)?;
    let file = site.contents.facing(catalog, index)?;
    let own = site.contents.file(&entry.place())?;
    let edition = catalog.edition(entry.edition)?;
    let mut document = tree::side_by_side(catalog, index, language)?;
    let other = document.subtitle.take()?;
    named::link(catalog, &document.place, &mut document.body);
    let title = format!("{} · {}", document.title.text, super::frame::said(language, "site-facing").text);
    let mut page = Page::new(site, language, &file, Words::new(&title, language), ARTICLES);
    page.above = vec![
        (page.said("place-articles"), Some(ARTICLES.to_owned())),
        (Words::new(&edition.short_name(language), language), site.contents.file(&edition.place()).map(str::to_owned)),
    ];
    page.data = Some(linked_data::of(&document));
    Some(page.write(|out| {
        out.element("article", &[("class", "both")], |out| {
            titles(out, &document.title, &other);
            out.element("p", &[("class", "version")], |out| {
                version(out, &page, language, own);
                out.text(" ");
                version(out, &page, language.other(), own);
            });
            out.line();
            grid::body(out, &page, &document, &document.body);
        });
        let both = |other| site.contents.facing(catalog, other).map(|file| page.to(&file));
        neighbours(out, &page, index, &|other, href| both(other).unwrap_or(href));
    }))
}

/// The titles, as the versions below them stand.
fn titles(out: &mut Markup, title: &Words, other: &Words) {
    out.element("div", &[("class", "row")], |out| {
        out.words("h1", &[], title);
        out.words("p", &[("class", "title")], other);
    });
    out.line();
}
