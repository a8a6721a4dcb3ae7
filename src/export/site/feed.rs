//! A feed of the latest articles in each language: Atom, RFC 4287. Its addresses have to be absolute.
//!
//! Each entry has to have a time. It is the article's date, or of one without the day of what it tells of; only
//! the former is said to be when it was published.

use super::{
    Site,
    frame::{HOME, encoded},
};
use crate::{
    catalog::{ArticleIdx, Catalog},
    export::{Document, Languages, Node, format::Put, markup::Markup, text_of, tree},
    model::{Language, PartialDate},
    words::Message,
};

/// How many articles are in it.
const MOST: usize = 50;

/// Writes them.
pub(super) fn write(site: &Site<'_>, address: &str, put: &mut Put<'_>) -> Result<(), Message> {
    let dated = |index: &ArticleIdx| Some((date(site.catalog, *index)?, *index));
    let mut latest: Vec<(PartialDate, ArticleIdx)> = site.contents.articles.iter().filter_map(dated).collect();
    latest.sort_by_key(|one| std::cmp::Reverse(*one));
    latest.truncate(MOST);
    for language in &site.languages {
        put(&format!("{}/feed.xml", language.code()), feed(site, address, *language, &latest).as_bytes())?;
    }
    Ok(())
}

fn date(catalog: &Catalog, index: ArticleIdx) -> Option<PartialDate> {
    let entry = catalog.article(index)?;
    let edition = || catalog.edition(entry.edition)?.record.date;
    entry.record.date.or_else(edition).map(|date| date.start)
}

fn feed(site: &Site<'_>, address: &str, language: Language, latest: &[(PartialDate, ArticleIdx)]) -> String {
    let base = format!("{address}{}/", language.code());
    let made = site.today.map(|today| today.start);
    let updated = latest.first().map(|(date, _)| *date).or(made).map(time).unwrap_or_default();
    let mut out = Markup::xhtml();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let attributes = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", language.code())];
    out.element("feed", &attributes, |out| {
        let forum = site.forum(language);
        text(out, "title", &forum.text);
        text(out, "id", &format!("{base}feed.xml"));
        text(out, "updated", &updated);
        out.void("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &format!("{base}feed.xml"))]);
        out.void("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &format!("{base}{HOME}"))]);
        out.element("author", &[], |out| text(out, "name", &forum.text));
        for (date, index) in latest {
            entry(out, site.catalog, &base, language, *date, (*index, site));
        }
    });
    out.line();
    out.into_string()
}

fn entry(
    out: &mut Markup,
    catalog: &Catalog,
    base: &str,
    language: Language,
    date: PartialDate,
    (index, site): (ArticleIdx, &Site<'_>),
) {
    let Some(document) = tree::article(catalog, index, Languages::One(language)) else { return };
    let Some(file) = site.contents.file(&document.place) else { return };
    let address = format!("{base}{}", encoded(file));
    out.line();
    out.element("entry", &[("xml:lang", document.language().code())], |out| {
        text(out, "title", &document.title.text);
        text(out, "id", &address);
        text(out, "updated", &time(date));
        if document.about.date.is_some() {
            text(out, "published", &time(date));
        }
        out.void("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &address)]);
        for author in &document.about.authors {
            out.element("author", &[], |out| text(out, "name", author));
        }
        if let Some(first) = first_paragraph(&document) {
            text(out, "summary", &first);
        }
    });
}

fn first_paragraph(document: &Document) -> Option<String> {
    document.body.iter().find_map(|node| match node {
        Node::Paragraph(line) => Some(text_of(line)),
        _ => None,
    })
}

fn text(out: &mut Markup, name: &str, text: &str) {
    out.element(name, &[], |out| out.text(text));
}

/// The beginning of a day, RFC 3339; of what is known to the month or year only, its first.
fn time(date: PartialDate) -> String {
    format!("{:04}-{:02}-{:02}T00:00:00Z", date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
}
