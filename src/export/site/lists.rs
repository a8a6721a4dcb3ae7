//! Lists of everything of a kind, so many on a page that any browser shows it at once.

use super::{
    File, Site,
    article::title,
    contents::Contents,
    edition::{status, when_and_where},
    frame::{ARTICLES, EDITIONS, PHOTOS, Page, SPEAKERS},
    grid,
    speaker::{latest_title, monogram},
};
use crate::{
    catalog::{ArticleIdx, EditionIdx, PersonIdx, PhotoIdx},
    export::{Languages, Words, markup::Markup, tree},
    model::{ArticleKind, Language},
    words::{self, Message},
};

/// How many there are on a page.
const ON_A_PAGE: usize = 100;
/// How many pages around the present one are named.
const AROUND: usize = 3;

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Editions,
    Speakers,
    Articles,
    Photos,
}

impl List {
    pub const ALL: [List; 4] = [List::Editions, List::Speakers, List::Articles, List::Photos];

    fn first_file(self) -> &'static str {
        match self {
            List::Editions => EDITIONS,
            List::Speakers => SPEAKERS,
            List::Articles => ARTICLES,
            List::Photos => PHOTOS,
        }
    }

    fn key(self) -> &'static str {
        match self {
            List::Editions => "group-edition",
            List::Speakers => "place-speakers",
            List::Articles => "place-articles",
            List::Photos => "place-photos",
        }
    }

    fn len(self, contents: &Contents) -> usize {
        match self {
            List::Editions => contents.editions.len(),
            List::Speakers => contents.people.len(),
            List::Articles => contents.articles.len(),
            List::Photos => contents.photos.len(),
        }
    }

    /// On how many pages it stands; an empty one on one that says so.
    pub fn pages(self, contents: &Contents) -> usize {
        self.len(contents).div_ceil(ON_A_PAGE).max(1)
    }

    /// The file of a page, counted from nought.
    pub fn file(self, page: usize) -> String {
        match page {
            0 => self.first_file().to_owned(),
            page => self.first_file().replace(".html", &format!("-{}.html", page + 1)),
        }
    }
}

/// A page of a list.
pub(super) fn page(site: &Site<'_>, language: Language, list: List, number: usize) -> File {
    let file = list.file(number);
    let heading = super::frame::said(language, list.key());
    let title = match number {
        0 => heading.clone(),
        _ => Words::new(&format!("{} · {}", heading.text, numbered(language, number)), language),
    };
    let page = Page::new(site, language, &file, title, list.first_file());
    let contents = &site.contents;
    page.write(|out| {
        out.words("h1", &[], &heading);
        if list.len(contents) == 0 {
            out.words("p", &[("class", "meta")], &page.said("no-match"));
        }
        match list {
            List::Editions => editions(out, &page, on_page(&contents.editions, number)),
            List::Speakers => speakers(out, &page, on_page(&contents.people, number)),
            List::Articles => articles(out, &page, on_page(&contents.articles, number)),
            List::Photos => photos(out, &page, on_page(&contents.photos, number)),
        }
        ways(out, &page, list, number);
    })
}

fn on_page<T>(all: &[T], number: usize) -> &[T] {
    let from = (number * ON_A_PAGE).min(all.len());
    all.get(from..(from + ON_A_PAGE).min(all.len())).unwrap_or_default()
}

fn numbered(language: Language, number: usize) -> String {
    Message::new("site-page").with("number", words::number(number + 1)).words(language)
}

fn editions(out: &mut Markup, page: &Page<'_>, editions: &[EditionIdx]) {
    let language = page.language;
    out.element("ul", &[("class", "editions")], |out| {
        for entry in editions.iter().filter_map(|index| page.site.catalog.edition(*index)) {
            out.element("li", &[], |out| {
                let name = Words::new(&entry.full_name(page.site.catalog, language), language);
                let href = page.to_place(&entry.place()).unwrap_or_default();
                out.element("h2", &[], |out| out.element("a", &[("href", &href)], |out| out.words("span", &[], &name)));
                let about = [when_and_where(language, entry), status(language, entry)];
                let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
                out.words("p", &[("class", "meta")], &Words::new(&about.join(" · "), language));
                if let Some((theme, language)) = entry.record.theme.prefer(language) {
                    out.words("p", &[], &Words::new(theme, language));
                }
            });
            out.line();
        }
    });
}

fn speakers(out: &mut Markup, page: &Page<'_>, people: &[PersonIdx]) {
    let catalog = page.site.catalog;
    let entries: Vec<_> = people.iter().filter_map(|index| catalog.person(*index)).collect();
    for same in entries.chunk_by(|one, other| one.initial() == other.initial()) {
        let initial = same.first().and_then(|entry| entry.initial()).unwrap_or('·').to_string();
        out.element("h2", &[("class", "letter")], |out| out.text(&initial));
        out.element("ul", &[("class", "people")], |out| {
            for entry in same {
                out.element("li", &[], |out| {
                    monogram(out, entry);
                    out.element("div", &[], |out| speaker(out, page, entry));
                });
                out.line();
            }
        });
    }
}

fn speaker(out: &mut Markup, page: &Page<'_>, entry: &crate::catalog::PersonEntry) {
    let language = page.language;
    let href = page.to_place(&entry.place()).unwrap_or_default();
    let own = entry.record.name.prefer(language).map_or(language, |(_, language)| language);
    out.element("p", &[], |out| {
        out.element("a", &[("href", &href)], |out| out.words("strong", &[], &Words::new(entry.name(language), own)));
        if let Some(other) = entry.other_name(language) {
            out.text(" ");
            out.words("span", &[("class", "other")], &Words::new(other, language.other()));
        }
    });
    if let Some(title) = latest_title(page.site, language, entry) {
        out.words("p", &[("class", "meta")], &title);
    }
}

fn articles(out: &mut Markup, page: &Page<'_>, articles: &[ArticleIdx]) {
    let edition = |index: &ArticleIdx| page.site.catalog.article(*index).map(|entry| entry.edition);
    for same in articles.chunk_by(|one, other| edition(one) == edition(other)) {
        if let Some(edition) = same.first().and_then(edition) {
            edition_heading(out, page, edition);
        }
        out.element("ul", &[("class", "articles")], |out| {
            for index in same {
                article_item(out, page, *index);
            }
        });
        out.line();
    }
}

fn photos(out: &mut Markup, page: &Page<'_>, photos: &[PhotoIdx]) {
    let catalog = page.site.catalog;
    let edition = |index: &PhotoIdx| catalog.photo(*index).map(|entry| entry.edition);
    for same in photos.chunk_by(|one, other| edition(one) == edition(other)) {
        if let Some(edition) = same.first().and_then(edition) {
            edition_heading(out, page, edition);
        }
        grid::grid(out, |out| {
            for index in same {
                if let Some(document) = tree::photo(catalog, *index, Languages::One(page.language)) {
                    grid::small(out, page, &document);
                }
            }
        });
    }
}

fn edition_heading(out: &mut Markup, page: &Page<'_>, edition: EditionIdx) {
    let Some(entry) = page.site.catalog.edition(edition) else { return };
    let name = Words::new(&entry.short_name(page.language), page.language);
    let city = entry.record.city.prefer(page.language).map(|(city, language)| Words::new(city, language));
    out.element("h2", &[], |out| {
        match page.to_place(&entry.place()) {
            Some(href) => out.element("a", &[("href", &href)], |out| out.words("span", &[], &name)),
            None => out.words("span", &[], &name),
        }
        if let Some(city) = &city {
            out.text(" ");
            out.words("small", &[], city);
        }
    });
}

/// An article in a list: what it is called, when and by whom, and whether it is in the other language.
pub(super) fn article_item(out: &mut Markup, page: &Page<'_>, index: ArticleIdx) {
    let Some((title, href)) = title(page, index) else { return };
    let Some(entry) = page.site.catalog.article(index) else { return };
    let language = page.language;
    let record = &entry.record;
    let mut about: Vec<String> = record.date.map(|date| words::date(language, date)).into_iter().collect();
    about.extend(record.agency.clone());
    if record.kind != ArticleKind::Press {
        about.push(words::article_kind(language, record.kind));
    }
    if title.language != language {
        about.push(words::get(language, super::frame::own_name(title.language)).into_owned());
    }
    out.element("li", &[], |out| {
        out.element("a", &[("href", &href)], |out| out.words("span", &[], &title));
        if !about.is_empty() {
            out.words("p", &[("class", "meta")], &Words::new(&about.join(" · "), language));
        }
    });
    out.line();
}

/// The ways to the other pages of a list.
fn ways(out: &mut Markup, page: &Page<'_>, list: List, number: usize) {
    let count = list.pages(&page.site.contents);
    if count < 2 {
        return;
    }
    let near = number.saturating_sub(AROUND)..(number + AROUND + 1).min(count);
    let mut shown: Vec<usize> = std::iter::once(0).chain(near).chain([count - 1]).collect();
    shown.dedup();
    out.element("nav", &[("class", "pages"), ("aria-label", &words::get(page.language, "site-pages"))], |out| {
        out.element("ol", &[], |out| {
            for other in shown {
                let href = page.to(&list.file(other));
                let name = numbered(page.language, other);
                let mut attributes = vec![("href", href.as_str()), ("aria-label", &name)];
                if other == number {
                    attributes.push(("aria-current", "page"));
                }
                let text = words::number(other + 1);
                out.element("li", &[], |out| out.element("a", &attributes, |out| out.text(&text)));
            }
        });
    });
}
