//! CSL-JSON: "CSL-JSON", github.com/citation-style-language/schema.

use serde_json::{Map, Value, json};

use super::cited::{Cited, cited};
use crate::{
    export::{Pictures, job::Job},
    model::{ArticleKind, Edtf, PartialDate},
    words::Message,
};

/// The articles of an export.
pub(in crate::export) fn write(job: &Job<'_>, _: &Pictures<'_>) -> Result<Vec<u8>, Message> {
    let items: Vec<Value> = cited(job)?.iter().map(item).collect();
    Ok(format!("{:#}\n", Value::Array(items)).into_bytes())
}

fn item(one: &Cited) -> Value {
    let mut item = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            item.insert(key.to_owned(), value);
        }
    };
    put("id", Some(json!(one.id)));
    put("type", Some(json!("article-newspaper")));
    put("title", Some(json!(one.title)));
    let authors: Vec<Value> = one.authors.iter().map(|name| json!({ "literal": name })).collect();
    put("author", (!authors.is_empty()).then_some(json!(authors)));
    put("container-title", one.published_in.as_deref().map(|name| json!(name)));
    put("issued", one.date.map(|date| json!({ "date-parts": date_parts(date) })));
    put("event-title", one.event.as_deref().map(|event| json!(event)));
    put("URL", one.address.as_deref().map(|address| json!(address)));
    put("note", one.description().filter(|_| one.kind == Some(ArticleKind::Summary)).map(|note| json!(note)));
    put("language", Some(json!(one.language.code())));
    Value::Object(item)
}

fn date_parts(date: Edtf) -> Vec<Vec<u16>> {
    let parts = |date: PartialDate| {
        let rest = [date.month, date.day].into_iter().map_while(|part| part.map(u16::from));
        std::iter::once(date.year).chain(rest).collect()
    };
    std::iter::once(date.start).chain(date.end).map(parts).collect()
}
