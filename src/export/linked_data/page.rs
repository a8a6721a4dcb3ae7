//! What a document is about, for machines: schema.org types as JSON-LD 1.1.

use serde_json::{Map, Value, json};

use crate::{
    catalog::Place,
    export::{Document, Kind},
};

/// The JSON-LD of a document, as it may stand within a page.
pub(in crate::export) fn of(document: &Document) -> String {
    in_page(&value(document))
}

/// A value as it may stand within a page.
pub(in crate::export) fn in_page(value: &Value) -> String {
    // Nothing may look like the end of the script.
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn value(document: &Document) -> Value {
    let about = &document.about;
    let mut map = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(key.to_owned(), value);
        }
    };
    let organisation = |name: &str| json!({ "@type": "Organization", "name": name });
    let languages: Vec<&str> = document.languages.iter().map(|language| language.code()).collect();
    put("@context", Some(json!("https://schema.org")));
    match document.kind {
        Kind::Article if matches!(document.place, Place::Photo(_)) => {
            put("@type", Some(json!("Photograph")));
            put("name", Some(json!(document.title.text)));
            put("dateCreated", about.date.map(|date| json!(date.start.to_string())));
            let authors: Vec<Value> =
                about.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
            put("creator", (!authors.is_empty()).then_some(json!(authors)));
        }
        Kind::Article => {
            put("@type", Some(json!("NewsArticle")));
            put("headline", Some(json!(document.title.text)));
            put("alternativeHeadline", document.subtitle.as_ref().map(|words| json!(words.text)));
            put("inLanguage", Some(json!(languages)));
            put("datePublished", about.date.map(|date| json!(date.start.to_string())));
            let authors: Vec<Value> =
                about.authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
            put("author", (!authors.is_empty()).then_some(json!(authors)));
            put("publisher", about.publisher.as_deref().map(organisation));
            put("contentLocation", about.city.as_ref().map(|city| json!({ "@type": "Place", "name": city.text })));
        }
        Kind::Book => {
            put("@type", Some(json!("Event")));
            put("name", Some(json!(document.title.text)));
            put("alternateName", document.subtitle.as_ref().map(|words| json!(words.text)));
            put("startDate", about.date.map(|date| json!(date.start.to_string())));
            put("endDate", about.date.and_then(|date| date.end).map(|date| json!(date.to_string())));
            put("location", about.city.as_ref().map(|city| json!({ "@type": "Place", "name": city.text })));
            put("description", about.subjects.first().map(|words| json!(words.text)));
        }
        Kind::Dossier => {
            put("@type", Some(json!("Person")));
            put("name", Some(json!(document.title.text)));
            put("alternateName", document.subtitle.as_ref().map(|words| json!(words.text)));
        }
    }
    put("identifier", Some(json!(document.place.to_string())));
    put(
        "url",
        about.address.as_deref().filter(|address| crate::model::is_web_address(address)).map(|address| json!(address)),
    );
    if document.kind == Kind::Article {
        let keywords: Vec<&str> = about.subjects.iter().map(|words| words.text.as_str()).collect();
        put("keywords", (!keywords.is_empty()).then_some(json!(keywords)));
    }
    Value::Object(map)
}
