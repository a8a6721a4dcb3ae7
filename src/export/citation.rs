//! Citations of articles for reference managers: BibTeX as biblatex reads it, RIS, CSL-JSON.
//!
//! biblatex manual 3.20, sections 2.1 to 2.3; "RIS Format Specifications" (Research Information
//! Systems, 2011); "CSL-JSON", github.com/citation-style-language/schema.

use serde_json::{Map, Value, json};

use super::job::Job;
use crate::{
    catalog::{ArticleEntry, Catalog},
    model::{ArticleKind, Edtf, PartialDate, is_web_address},
    words::{self, Message},
};

/// An article as it is cited.
struct Cited<'a> {
    id: &'a str,
    title: String,
    /// Reporters, as they are written: the order of their names is not known.
    authors: Vec<&'a str>,
    published_in: Option<&'a str>,
    date: Option<Edtf>,
    event: Option<String>,
    address: Option<&'a str>,
    language: &'static str,
    /// That the archive has written it.
    note: Option<String>,
}

impl<'a> Cited<'a> {
    fn of(catalog: &'a Catalog, entry: &'a ArticleEntry) -> Cited<'a> {
        let record = &entry.record;
        let edition = catalog.edition(entry.edition);
        let is_summary = record.kind == ArticleKind::Summary;
        Cited {
            id: &entry.id,
            title: entry.called().into_owned(),
            authors: record.byline.iter().map(String::as_str).collect(),
            published_in: record.agency.as_deref(),
            date: record.date,
            event: edition.map(|edition| edition.full_name(catalog, record.language)),
            // The sources of a summary are other texts.
            address: record
                .sources
                .iter()
                .filter_map(|one| one.address.as_deref())
                .find(|one| is_web_address(one) && !is_summary),
            note: is_summary.then(|| words::article_kind(record.language, record.kind)),
            language: record.language.code(),
        }
    }
}

/// The articles of an export.
fn cited<'a>(job: &Job<'a>) -> Result<Vec<Cited<'a>>, Message> {
    let catalog = job.catalog;
    let articles = job.selection.articles(catalog);
    let all: Vec<Cited<'a>> =
        articles.iter().filter_map(|index| catalog.article(*index)).map(|entry| Cited::of(catalog, entry)).collect();
    if all.is_empty() { Err(Message::new("export-no-articles")) } else { Ok(all) }
}

/// BibTeX.
pub(super) fn bibtex(job: &Job<'_>) -> Result<Vec<u8>, Message> {
    let mut out = String::new();
    for one in cited(job)? {
        let mut fields = vec![("title", format!("{{{}}}", tex(&one.title)))];
        if !one.authors.is_empty() {
            // In braces of its own a name is one piece, whatever its order.
            let names: Vec<String> = one.authors.iter().map(|name| format!("{{{}}}", tex(name))).collect();
            fields.push(("author", names.join(" and ")));
        }
        fields.extend(one.published_in.map(|name| ("journaltitle", tex(name))));
        fields.extend(one.date.map(|date| ("date", date.to_string())));
        fields.extend(one.event.as_deref().map(|event| ("eventtitle", tex(event))));
        fields.extend(one.address.map(|address| ("url", address.replace(['{', '}', '\\'], ""))));
        fields.extend(one.note.as_deref().map(|note| ("note", tex(note))));
        fields.push(("langid", if one.language == "zh" { "chinese" } else { "english" }.to_owned()));
        out.push_str(&format!("@article{{{},\n", one.id));
        for (name, value) in fields {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
        out.push_str("}\n\n");
    }
    Ok(out.into_bytes())
}

/// Text as TeX sets it, sign by sign.
fn tex(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '#' | '&' | '$' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// RIS.
pub(super) fn ris(job: &Job<'_>) -> Result<Vec<u8>, Message> {
    let mut out = String::new();
    for one in cited(job)? {
        let mut line = |tag: &str, value: &str| {
            let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            out.push_str(&format!("{tag}  - {value}\r\n"));
        };
        line("TY", "NEWS");
        line("ID", one.id);
        line("TI", &one.title);
        for author in &one.authors {
            // A comma would part family and given name.
            line("AU", &author.replace(',', " "));
        }
        if let Some(name) = one.published_in {
            line("T2", name);
        }
        if let Some(date) = one.date {
            let PartialDate { year, month, day } = date.start;
            line("PY", &format!("{year:04}"));
            let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
            line("DA", &format!("{year:04}/{}/{}/", part(month), part(day)));
        }
        if let Some(event) = &one.event {
            line("C3", event);
        }
        if let Some(address) = one.address {
            line("UR", address);
        }
        if let Some(note) = &one.note {
            line("N1", note);
        }
        line("LA", one.language);
        line("ER", "");
    }
    Ok(out.into_bytes())
}

/// CSL-JSON.
pub(super) fn csl(job: &Job<'_>) -> Result<Vec<u8>, Message> {
    let item = |one: &Cited<'_>| {
        let mut item = Map::new();
        item.insert("id".to_owned(), json!(one.id));
        item.insert("type".to_owned(), json!("article-newspaper"));
        item.insert("title".to_owned(), json!(one.title));
        if !one.authors.is_empty() {
            let authors: Vec<Value> = one.authors.iter().map(|name| json!({ "literal": name })).collect();
            item.insert("author".to_owned(), json!(authors));
        }
        let mut put = |key: &str, value: Option<Value>| {
            if let Some(value) = value {
                item.insert(key.to_owned(), value);
            }
        };
        put("container-title", one.published_in.map(|name| json!(name)));
        put("issued", one.date.map(|date| json!({ "date-parts": date_parts(date) })));
        put("event-title", one.event.as_deref().map(|event| json!(event)));
        put("URL", one.address.map(|address| json!(address)));
        put("note", one.note.as_deref().map(|note| json!(note)));
        put("language", Some(json!(one.language)));
        Value::Object(item)
    };
    let items: Vec<Value> = cited(job)?.iter().map(item).collect();
    Ok(format!("{:#}\n", Value::Array(items)).into_bytes())
}

fn date_parts(date: Edtf) -> Vec<Vec<u16>> {
    let parts = |date: PartialDate| {
        let rest = [date.month, date.day].into_iter().map_while(|part| part.map(u16::from));
        std::iter::once(date.year).chain(rest).collect()
    };
    std::iter::once(date.start).chain(date.end).map(parts).collect()
}
