//! The first page of a language: what the archive is about, and its editions on a line of years.

use std::collections::BTreeMap;

use super::{
    File, Site,
    edition::{status, when_and_where},
    frame::{HOME, Page},
};
use crate::{
    catalog::EditionEntry,
    export::{Words, markup::Markup},
    model::{Edtf, Language},
    words::{self, Message},
};

/// The page.
pub(super) fn page(site: &Site<'_>, language: Language) -> File {
    let forum = site.forum(language);
    let mut page = Page::new(site, language, HOME, forum.clone(), HOME);
    let data = serde_json::json!({
        "@context": "https://schema.org", "@type": "WebSite", "name": forum.text, "inLanguage": language.code(),
    });
    page.data = Some(crate::export::linked_data::in_page(&data));
    page.write(|out| {
        out.words("h1", &[], &forum);
        if let Some(other) = site.catalog.forum.name.get(language.other()).filter(|other| *other != forum.text) {
            out.words("p", &[("class", "subtitle")], &Words::new(other, language.other()));
        }
        out.words("h2", &[("class", "unseen")], &page.said("place-timeline"));
        out.element("ul", &[("class", "timeline")], |out| timeline(out, &page));
        out.line();
        if let Some((note, language)) = site.catalog.forum.note.prefer(language) {
            out.words("h2", &[], &page.said("section-notes"));
            out.words("p", &[("class", "note")], &Words::new(note, language));
        }
    })
}

/// The latest year first. Years in between of which no edition is known are shown as gaps, if the archive
/// is there as a whole.
fn timeline(out: &mut Markup, page: &Page<'_>) {
    let site = page.site;
    let entries = site.contents.editions.iter().filter_map(|index| site.catalog.edition(*index));
    let mut years: BTreeMap<Option<u16>, Vec<&EditionEntry>> = BTreeMap::new();
    for entry in entries {
        years.entry(entry.year()).or_default().push(entry);
    }
    let founded = site.catalog.forum.founded.map(Edtf::year);
    let first = years.keys().copied().flatten().chain(founded).min();
    let mut after = site.today.map(|today| today.year() + 1);
    let is_whole = site.whole;
    for (year, entries) in years.iter().rev() {
        if let (Some(year), Some(after)) = (year, after.filter(|_| is_whole)) {
            gap(out, page, year + 1, after);
        }
        for (at, entry) in entries.iter().enumerate() {
            let when = year.filter(|_| at == 0);
            row(out, page, when, entry);
        }
        after = year.or(after);
    }
    if let (Some(first), Some(after)) = (first, after.filter(|_| is_whole)) {
        gap(out, page, first, after);
    }
}

/// The years from one to before another, if there are any.
fn gap(out: &mut Markup, page: &Page<'_>, from: u16, after: u16) {
    if from >= after {
        return;
    }
    let last = after - 1;
    let years = if from == last { from.to_string() } else { format!("{from}–{last}") };
    let is_last = page.site.today.is_some_and(|today| last >= today.year());
    out.element("li", &[("class", "gap")], |out| {
        out.element("span", &[("class", "year")], |out| out.text(&years));
        out.element("span", &[("class", "marker"), ("aria-hidden", "true")], |_| ());
        out.words("p", &[], &page.said(if is_last { "none-found-since" } else { "none-found" }));
    });
    out.line();
}

fn row(out: &mut Markup, page: &Page<'_>, year: Option<u16>, entry: &EditionEntry) {
    let language = page.language;
    let class: &[(&str, &str)] = if entry.is_sourced() { &[] } else { &[("class", "unsourced")] };
    out.element("li", class, |out| {
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        out.element("span", &[("class", "year")], |out| out.text(&year));
        let number = entry.record.number.map_or_else(|| "•".to_owned(), |number| number.to_string());
        out.element("span", &[("class", "marker"), ("aria-hidden", "true")], |out| out.text(&number));
        out.element("div", &[], |out| {
            let name = Words::new(&entry.full_name(page.site.catalog, language), language);
            let href = page.to_place(&entry.place()).unwrap_or_default();
            out.element("h3", &[], |out| out.element("a", &[("href", &href)], |out| out.words("span", &[], &name)));
            out.words("p", &[("class", "meta")], &Words::new(&about(language, entry), language));
            if let Some((theme, language)) = entry.record.theme.prefer(language) {
                out.words("p", &[("class", "theme")], &Words::new(theme, language));
            }
            let counts = counts(page, entry);
            if !counts.is_empty() {
                out.words("p", &[("class", "meta")], &Words::new(&counts, language));
            }
        });
    });
    out.line();
}

/// Where and when; what else there is to say of that.
fn about(language: Language, entry: &EditionEntry) -> String {
    let mut parts: Vec<String> = Vec::new();
    if entry.is_sourced() {
        parts.push(when_and_where(language, entry));
    }
    if !entry.is_sourced() || entry.record.status != crate::model::Status::Held {
        parts.push(status(language, entry));
    }
    if let Some(planned) = entry.record.planned {
        parts.push(Message::new("planned-for").with("date", words::date(language, planned)).words(language));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn counts(page: &Page<'_>, entry: &EditionEntry) -> String {
    let contents = &page.site.contents;
    let articles = entry.articles.iter().filter(|index| contents.article_at(**index).is_some());
    let counts = [
        ("count-speakers", entry.speakers.len()),
        ("count-articles", articles.count()),
        ("count-photos", entry.photos.len()),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(key, count)| page.count(key, count)).collect::<Vec<_>>().join(" · ")
}
