//! What a page says of itself: in its head, and in the data that is meant for programs.

use serde_json::Value;

use super::tree::Page;
use crate::{
    import::document::{Document, What},
    model::Certainty,
};

/// Keeps what the page says.
pub(super) fn tell(page: &Page, address: Option<&str>, document: &mut Document) {
    let linked: Vec<Value> = page.linked_data.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
    let mut articles = Vec::new();
    linked.iter().for_each(|value| find_articles(value, 0, &mut articles));
    let linked = |name: &'static str| articles.iter().filter_map(move |article| article.get(name)).flat_map(texts);
    let meta = |names: &[&str]| -> Option<String> {
        let of = |wanted: &str| page.metas.iter().find(|(name, content)| name == wanted && !content.is_empty());
        names.iter().find_map(|name| of(name)).map(|(_, content)| content.clone())
    };
    let sure = Certainty::Medium;

    let publisher = meta(&["contentsource", "source", "publication_name"])
        .or_else(|| linked("publisher").next())
        .or_else(|| meta(&["og:site_name", "sitename", "publisher", "application-name"]));
    let publisher = publisher.map(|name| without_label(&name).to_owned()).filter(|name| !is_address(name));
    if let Some(publisher) = &publisher {
        document.tell(What::Publisher, publisher, sure);
    }

    let headline = linked("headline").next().or_else(|| meta(&["og:title", "articletitle", "twitter:title"]));
    if let Some(headline) = headline {
        document.tell(What::Headline, without_site(&headline, publisher.as_deref()), sure);
    } else {
        document.tell(What::Headline, without_site(&page.title, publisher.as_deref()), sure);
    }

    let published = linked("datePublished").next().or_else(|| {
        meta(&[
            "article:published_time",
            "pubdate",
            "publishdate",
            "publish_date",
            "og:release_date",
            "datepublished",
            "dc.date",
            "date",
        ])
    });
    if let Some(day) = published.as_deref().and_then(day) {
        document.tell(What::Published, day, sure);
    }

    let authors: Vec<String> = linked("author").collect();
    let authors = if authors.is_empty() {
        meta(&["author", "article:author", "dc.creator"]).into_iter().collect()
    } else {
        authors
    };
    for author in authors.iter().flat_map(|names| names.split([',', '，', '、', ';'])) {
        let author = without_label(author.trim());
        let author = author.strip_prefix("By ").unwrap_or(author);
        let is_name = !is_address(author) && publisher.as_deref() != Some(author) && author.chars().count() <= 40;
        if is_name && !["管理员", "admin", "Admin", "编辑", "网"].iter().any(|word| author.contains(word)) {
            document.tell(What::Author, author, sure);
        }
    }

    let canonical = page.canonical.clone().or_else(|| meta(&["og:url"])).or_else(|| linked("url").next());
    let saved = page.saved_from.clone().or_else(|| address.map(str::to_owned));
    if let Some(address) =
        canonical.filter(|address| is_web(address)).or_else(|| saved.filter(|address| is_web(address)))
    {
        document.tell(What::Address, &address, sure);
    }
}

fn is_web(address: &str) -> bool {
    (address.starts_with("https://") || address.starts_with("http://")) && !address.contains(char::is_whitespace)
}

fn is_address(name: &str) -> bool {
    name.contains("://") || name.starts_with('@')
}

/// `来源：示例社` is the name alone.
fn without_label(name: &str) -> &str {
    name.rsplit(['：', ':']).next().unwrap_or(name).trim()
}

/// The day at the beginning of a point in time; a name of a day too.
fn day(time: &str) -> Option<&str> {
    let time = time.trim();
    time.split(['T', ' ']).next().filter(|day| day.len() >= 8 && day.starts_with(|c: char| c.is_ascii_digit()))
}

/// A title without the name of the site behind it.
pub(super) fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let title = title.trim();
    for separator in ["_", "|", "｜", " - ", "--", " – ", " — ", "—", "-"] {
        let Some((head, tail)) = title.split_once(separator) else { continue };
        let (head, tail) = (head.trim(), tail.trim());
        let is_site = site.is_some_and(|site| tail.contains(site) || site.contains(tail));
        let short = tail.chars().count() < head.chars().count();
        // A hyphen is often part of the headline itself.
        let sure = is_site || separator != "-" && short;
        if sure && head.chars().count() >= 6 {
            return head;
        }
    }
    title
}

/// Articles among linked data. Data may be nested; a few levels are looked into.
fn find_articles<'a>(value: &'a Value, depth: usize, found: &mut Vec<&'a Value>) {
    if depth > 4 {
        return;
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| find_articles(one, depth + 1, found)),
        Value::Object(fields) => {
            let kind = fields.get("@type").map(texts).unwrap_or_default();
            if kind.iter().any(|kind| kind.ends_with("Article") || kind == "Report" || kind == "BlogPosting") {
                found.push(value);
            }
            if let Some(graph) = fields.get("@graph") {
                find_articles(graph, depth + 1, found);
            }
        }
        _ => {}
    }
}

/// A text, the name of a thing, or several.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.trim().to_owned()],
        Value::Array(all) => all.iter().filter(|one| !one.is_array()).flat_map(texts).collect(),
        Value::Object(fields) => fields.get("name").and_then(Value::as_str).map(str::to_owned).into_iter().collect(),
        _ => Vec::new(),
    }
}
