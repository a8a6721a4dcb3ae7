//! The page of an edition: its facts and its programme, its articles and its photos.

use super::{
    File, Site,
    frame::{EDITIONS, Page},
    grid,
    lists::article_item,
    search::{Found, Kind},
};
use crate::{
    catalog::{EditionEntry, EditionIdx},
    export::{Languages, Words, linked_data, markup::Markup, tree},
    model::Language,
    words,
};

/// The page, and what the search finds of it.
pub(super) fn page(site: &Site<'_>, language: Language, index: EditionIdx) -> Option<(File, Option<Found>)> {
    let catalog = site.catalog;
    let entry = catalog.edition(index)?;
    let document = tree::overview(catalog, index, Languages::One(language))?;
    let file = site.contents.file(&entry.place())?;
    let found = Found::of(Kind::Edition, file, language, &document, when_and_where(language, entry));
    let mut page = Page::new(site, language, file, document.title.clone(), EDITIONS);
    page.above = vec![(page.said("group-edition"), Some(EDITIONS.to_owned()))];
    page.data = Some(linked_data::of(&document));
    let written = page.write(|out| {
        out.element("div", &[("class", "edition")], |out| {
            out.element("div", &[("class", "head")], |out| {
                cover(out, language, entry);
                out.element("div", &[], |out| {
                    out.words("h1", &[], &document.title);
                    out.words("p", &[("class", "subtitle")], &Words::new(&status(language, entry), language));
                });
            });
            out.line();
            grid::body(out, &page, &document, &document.body);
            articles(out, &page, entry);
            photos(out, &page, entry);
        });
    });
    Some((written, Some(found)))
}

/// The drawn cover: number, city and date.
fn cover(out: &mut Markup, language: Language, entry: &EditionEntry) {
    let number = entry.record.number.map_or_else(|| "•".to_owned(), |number| number.to_string());
    let class = if entry.is_sourced() { "cover" } else { "cover unsourced" };
    out.element("div", &[("class", class), ("aria-hidden", "true")], |out| {
        out.words("span", &[("class", "number")], &Words::new(&number, language));
        if let Some((city, language)) = entry.record.city.prefer(language) {
            out.words("span", &[], &Words::new(city, language));
        }
        if let Some(date) = date(language, entry) {
            out.words("span", &[], &Words::new(&date, language));
        }
    });
}

/// Its date, else its year.
pub(super) fn date(language: Language, entry: &EditionEntry) -> Option<String> {
    let year = || entry.year().map(|year| year.to_string());
    entry.record.date.map(|date| words::date(language, date)).or_else(year)
}

/// City and date.
pub(super) fn when_and_where(language: Language, entry: &EditionEntry) -> String {
    let city = Some(entry.record.city.show(language)).filter(|city| !city.is_empty()).map(str::to_owned);
    city.into_iter().chain(date(language, entry)).collect::<Vec<_>>().join(" · ")
}

/// Whether it took place, beginning a line.
pub(super) fn status(language: Language, entry: &EditionEntry) -> String {
    let mut status = entry.status(language);
    if let Some(first) = status.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    status
}

fn articles(out: &mut Markup, page: &Page<'_>, entry: &EditionEntry) {
    let contents = &page.site.contents;
    let mut here: Vec<usize> = entry.articles.iter().filter_map(|index| contents.article_at(*index)).collect();
    here.sort_unstable();
    let here: Vec<_> = here.into_iter().filter_map(|at| contents.articles.get(at)).collect();
    if here.is_empty() {
        return;
    }
    out.words("h2", &[("id", "articles")], &page.said("place-articles"));
    out.element("ul", &[("class", "articles")], |out| {
        for index in here {
            article_item(out, page, *index);
        }
    });
    out.line();
}

fn photos(out: &mut Markup, page: &Page<'_>, entry: &EditionEntry) {
    let catalog = page.site.catalog;
    let has_page = |index: &&crate::catalog::PhotoIdx| {
        catalog.photo(**index).is_some_and(|photo| page.to_place(&photo.place()).is_some())
    };
    let here: Vec<_> = entry.photos.iter().filter(has_page).copied().collect();
    if here.is_empty() {
        return;
    }
    out.words("h2", &[("id", "photos")], &page.said("place-photos"));
    grid::grid(out, |out| {
        for index in here {
            if let Some(document) = tree::photo(catalog, index, Languages::One(page.language)) {
                grid::small(out, page, &document);
            }
        }
    });
}
