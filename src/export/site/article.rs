//! The page of an article: a column to read, with its edition, the other language, and what comes before
//! and after it.

use super::{
    File, Site,
    frame::{ARTICLES, Page, encoded},
    grid, named,
    search::{Found, Kind},
};
use crate::{
    catalog::ArticleIdx,
    export::{Languages, Words, linked_data, markup::Markup, tree},
    model::Language,
    words,
};

/// The page, and what the search finds of it.
pub(super) fn page(site: &Site<'_>, language: Language, index: ArticleIdx) -> Option<(File, Option<Found>)> {
    let catalog = site.catalog;
    let entry = catalog.article(index)?;
    let mut document = tree::article(catalog, index, Languages::One(language))?;
    let file = site.contents.file(&entry.place())?;
    let edition = catalog.edition(entry.edition)?;
    let edition_name = Words::new(&edition.short_name(language), language);
    named::link(catalog, &document.place, &mut document.body);
    let found = Found::of(Kind::Article, file, language, &document, edition_name.text.clone());
    let mut page = Page::new(site, language, file, document.title.clone(), ARTICLES);
    page.above = vec![
        (page.said("place-articles"), Some(ARTICLES.to_owned())),
        (edition_name, site.contents.file(&edition.place()).map(str::to_owned)),
    ];
    page.data = Some(linked_data::of(&document));
    let in_other = entry.translation.is_some() && site.languages.len() > 1;
    let written = page.write(|out| {
        out.element("article", &[("lang", document.language().code())], |out| {
            out.words("h1", &[], &document.title);
            if in_other {
                other_versions(out, &page, index);
            }
            out.line();
            grid::body(out, &page, &document, &document.body);
        });
        neighbours(out, &page, index, &|_, href| href);
    });
    Some((written, Some(found)))
}

/// The ways to the version in the other language, and to both.
fn other_versions(out: &mut Markup, page: &Page<'_>, index: ArticleIdx) {
    out.element("p", &[("class", "version")], |out| {
        version(out, page, page.language.other(), page.file);
        if let Some(both) = page.site.contents.facing(page.site.catalog, index) {
            out.text(" ");
            out.element("a", &[("href", &page.to(&both))], |out| out.text(&page.said("site-facing").text));
        }
    });
}

/// The way to the version in a language, whose file this is.
pub(super) fn version(out: &mut Markup, page: &Page<'_>, language: Language, file: &str) {
    let key = match language {
        Language::En => "read-english",
        Language::Zh => "read-chinese",
    };
    let href = format!("{}{}/{}", page.root(), language.code(), encoded(file));
    let attributes = [("href", href.as_str()), ("hreflang", language.code()), ("lang", language.code())];
    out.element("a", &attributes, |out| out.text(&words::get(language, key)));
}

/// The articles before and after it in the list. `way` may lead to another page of one than its own.
pub(super) fn neighbours(
    out: &mut Markup,
    page: &Page<'_>,
    index: ArticleIdx,
    way: &dyn Fn(ArticleIdx, String) -> String,
) {
    let articles = &page.site.contents.articles;
    let Some(at) = page.site.contents.article_at(index) else { return };
    let ways = [("prev", "command-previous", at.checked_sub(1)), ("next", "command-next", Some(at + 1))];
    out.element(
        "nav",
        &[("class", "neighbours"), ("aria-label", &words::get(page.language, "site-neighbours"))],
        |out| {
            for (rel, key, at) in ways {
                let other = at.and_then(|at| articles.get(at)).copied();
                let Some(other) = other else { continue };
                let Some((title, href)) = title(page, other) else { continue };
                let href = way(other, href);
                out.element("a", &[("rel", rel), ("href", &href)], |out| {
                    out.words("small", &[], &page.said(key));
                    out.words("span", &[], &title);
                });
            }
        },
    );
}

/// What an article is called in the language of a page, and its address.
pub(super) fn title(page: &Page<'_>, index: ArticleIdx) -> Option<(Words, String)> {
    let catalog = page.site.catalog;
    let entry = catalog.article(index)?;
    let href = page.to_place(&entry.place())?;
    let other = entry.translation.and_then(|other| catalog.article(other));
    let version = other.filter(|other| other.record.language == page.language).unwrap_or(entry);
    let version = if entry.record.language == page.language { entry } else { version };
    Some((Words::new(&version.called(), version.record.language), href))
}
