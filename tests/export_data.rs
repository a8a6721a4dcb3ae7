//! Data for other systems: linked data, and CSL-JSON, against the schemas in `tests/schemas/`.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
#[path = "support/schema.rs"]
mod schema;
mod support;

use std::{collections::BTreeSet, fs, path::Path};

use brought::Archive;
use forum_archive::{model::Language, words};
use serde_json::{Value, json};

/// What is exported; it follows its schema.
fn export(archive: &Archive, arguments: &[&str]) -> (Value, String, i32) {
    let to = archive.source("data.json", "");
    let all = [&["export"], arguments, &["--format", "json", "--overwrite", "--to", &to]].concat();
    let (_, error, status) = archive.run(&all);
    schema::follow("linked-data.schema.json", &[Path::new(&to)]);
    (serde_json::from_str(&fs::read_to_string(to).unwrap()).unwrap(), error, status)
}

/// The node of an address.
fn node<'a>(data: &'a Value, id: &str) -> &'a Value {
    let graph = data["@graph"].as_array().unwrap();
    graph.iter().find(|node| node["@id"] == id).unwrap_or_else(|| panic!("no {id} in {data:#}"))
}

fn both(en: &str, zh: &str) -> Value {
    json!([{ "@language": "en", "@value": en }, { "@language": "zh", "@value": zh }])
}

#[test]
fn an_edition_is_an_event_with_its_people_articles_quotations_and_photos() {
    let archive = Archive::small();
    let (data, error, status) = export(&archive, &["edition/1"]);
    assert_eq!((error.as_str(), status), ("", 0));
    assert_eq!(data["@context"], "https://schema.org");
    let link = |id: &str| json!({ "@id": id });
    assert_eq!(
        *node(&data, "timeline"),
        json!({
            "@id": "timeline",
            "@type": "EventSeries",
            "name": both("Example Forum", "示例论坛"),
            "startDate": "2001",
        })
    );
    assert_eq!(
        *node(&data, "edition/1"),
        json!({
            "@id": "edition/1",
            "@type": "Event",
            "name": both("1st Example Forum", "第一届示例论坛"),
            "superEvent": link("timeline"),
            "startDate": "2001-05-01",
            "endDate": "2001-05-01",
            "location": {
                "@type": "Place",
                "name": both("Exampleton", "示例市"),
                "address": { "@type": "PostalAddress", "addressLocality": both("Exampleton", "示例市") },
            },
            "description": both("Examples for all", "人人有示例"),
            "performer": [
                { "@type": "Role", "roleName": both("Keynote", "主旨演讲"), "performer": link("speaker/example-person") },
                { "@type": "Role", "roleName": both("Speech, by video", "视频演讲"), "performer": link("speaker/sample-person") },
            ],
        })
    );
    assert_eq!(
        *node(&data, "speaker/example-person"),
        json!({ "@id": "speaker/example-person", "@type": "Person", "name": both("Example Person", "示例人物") })
    );
    assert_eq!(
        *node(&data, "article/2001-1-opens"),
        json!({
            "@id": "article/2001-1-opens",
            "@type": "NewsArticle",
            "headline": "The Example Forum opens",
            "inLanguage": "en",
            "genre": { "@language": "en", "@value": "Press report" },
            "publisher": { "@type": "Organization", "name": "Example News" },
            "about": link("edition/1"),
            "mentions": [link("speaker/example-person")],
            "articleBody": "The Example Forum opened in Exampleton.\n\n“Welcome.”",
            "image": [link("photo/2001-1-001")],
            "hasPart": [link("article/2001-1-opens#2")],
            "workTranslation": link("article/2001-1-opens-zh"),
        })
    );
    let chinese = node(&data, "article/2001-1-opens-zh");
    assert_eq!((&chinese["@type"], &chinese["translationOfWork"]), (&json!("Article"), &link("article/2001-1-opens")));
    assert_eq!(
        *node(&data, "article/2001-1-opens#2"),
        json!({
            "@id": "article/2001-1-opens#2",
            "@type": "Quotation",
            "text": { "@language": "en", "@value": "Welcome." },
            "spokenByCharacter": link("speaker/example-person"),
            "isPartOf": link("article/2001-1-opens"),
        })
    );
    let bytes = fs::read(archive.path.join("editions/2001-1/photos/opening.jpg")).unwrap();
    assert_eq!(
        *node(&data, "photo/2001-1-001"),
        json!({
            "@id": "photo/2001-1-001",
            "@type": ["ImageObject", "Photograph"],
            "caption": both("Example Person speaks", "示例人物发言"),
            "creditText": "A. Photographer",
            "about": [link("edition/1"), link("speaker/example-person")],
            "sha256": forum_archive::archive::change::Fingerprint::of(&bytes).to_string(),
        })
    );
}

#[test]
fn what_is_said_of_people_and_events_is_said_of_the_edition_it_is_known_of() {
    let archive = Archive::small();
    let file = archive.path.join("editions/2001-1/edition.ron");
    let text = fs::read_to_string(&file).unwrap();
    let text = text
        .replace(
            "(person: \"sample-person\", role: speech, mode: video)",
            "(person: \"sample-person\", title: (en: \"Director\"), organisation: (zh: \"示例机构\"), role: attended, \
             topic: (en: \"On examples\")), (person: \"sample-person\")",
        )
        .replace(
            "date: \"2001-05-01\",",
            "date: \"2001-05-01/2001-05-02\", planned: \"2001-04\", venue: (en: \"Example Hall\"), \
             hosts: [(en: \"Example Institute\")], special_forums: [(en: \"Samples\")], topics: [(zh: \"样例\")],",
        );
    fs::write(&file, text).unwrap();
    let (data, ..) = export(&archive, &["edition/1", "--language", "en"]);
    let edition = node(&data, "edition/1");
    let en = |words: &str| json!([{ "@language": "en", "@value": words }]);
    let zh = |words: &str| json!([{ "@language": "zh", "@value": words }]);
    for (key, value) in [
        ("startDate", json!("2001-05-01")),
        ("endDate", json!("2001-05-02")),
        ("previousStartDate", json!("2001-04")),
        ("eventStatus", json!("https://schema.org/EventRescheduled")),
        ("name", en("1st Example Forum")),
        ("organizer", json!([{ "@type": "Organization", "name": en("Example Institute") }])),
        ("subEvent", json!([{ "@type": "Event", "name": en("Samples") }])),
        // What is known in one language is said in that one.
        ("about", json!([{ "@type": "Thing", "name": zh("样例") }])),
        (
            "attendee",
            json!([{
                "@type": "Role",
                "roleName": en("Attended"),
                "description": en("On examples"),
                "attendee": { "@id": "speaker/sample-person" },
            }]),
        ),
        ("contributor", json!([{ "@type": "Role", "contributor": { "@id": "speaker/sample-person" } }])),
    ] {
        assert_eq!(edition[key], value, "{key}");
    }
    assert_eq!(edition["location"]["name"], en("Example Hall"));
    let person = node(&data, "speaker/sample-person");
    let at = json!({ "@id": "edition/1" });
    assert_eq!(person["jobTitle"], json!([{ "@type": "Role", "jobTitle": en("Director"), "subjectOf": at }]));
    let organisation = json!({ "@type": "Organization", "name": zh("示例机构") });
    assert_eq!(person["affiliation"], json!([{ "@type": "Role", "affiliation": organisation, "subjectOf": at }]));
    // A name is in both languages whatever is asked for; an article is in the language asked for.
    assert_eq!(person["name"], both("Sample Person", "样例人物"));
    let graph = data["@graph"].as_array().unwrap();
    assert!(graph.iter().all(|node| node["@id"] != "article/2001-1-opens-zh"), "{data:#}");
}

#[test]
fn a_photo_that_cannot_be_read_is_told_and_hostile_text_is_data() {
    let archive = Archive::small();
    fs::remove_file(archive.path.join("editions/2001-1/photos/opening.jpg")).unwrap();
    let file = archive.path.join("editions/2001-1/articles/2001-1-opens.ron");
    let text = fs::read_to_string(&file).unwrap();
    let text = text.replace("opens\"", "\\\"</script>\\u{0}\\u{202E} @id {{x}}\"").replace(
        "(id: \"example-news\"),\n    ],\n)",
        "(id: \"example-news\", address: \"javascript:alert(1)\"), (id: \"b\", address: \"https://example.com/a b\")])",
    );
    fs::write(&file, text).unwrap();
    let (data, error, status) = export(&archive, &["edition/1"]);
    assert!(error.starts_with("Photo 2001-1-001 is missing in the export: ") && status == 1, "{error}");
    assert_eq!(node(&data, "photo/2001-1-001").get("sha256"), None);
    let article = node(&data, "article/2001-1-opens");
    assert_eq!(article["headline"], "The Example Forum \"</script>\u{202E} @id {{x}}");
    assert_eq!(article["isBasedOn"], json!([{ "@type": "CreativeWork", "url": "https://example.com/a%20b" }]));
}

#[test]
fn every_link_of_the_built_in_archive_leads_to_something() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (format, schema) in [("json", "linked-data.schema.json"), ("csl", "csl.schema.json")] {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_forum-archive"))
            .args(["export", "--format", format, "--to", path(format).to_str().unwrap()])
            .status()
            .unwrap();
        assert!(done.success());
        schema::follow(schema, &[&path(format)]);
    }
    let data: Value = serde_json::from_str(&fs::read_to_string(path("json")).unwrap()).unwrap();
    let graph = data["@graph"].as_array().unwrap();
    let ids: Vec<&str> = graph.iter().map(|node| node["@id"].as_str().unwrap()).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an address stands twice");
    let mut links = Vec::new();
    graph.iter().for_each(|node| leads(node, &mut links));
    let lost: Vec<&&str> = links.iter().filter(|link| !known.contains(**link)).collect();
    assert!(links.len() > 100 && lost.is_empty(), "{lost:?}");
}

/// Everything that a node leads to.
fn leads<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(map) if map.len() == 1 && map.contains_key("@id") => found.extend(map["@id"].as_str()),
        Value::Object(map) => map.values().for_each(|value| leads(value, found)),
        Value::Array(values) => values.iter().for_each(|value| leads(value, found)),
        _ => {}
    }
}

#[test]
fn they_are_named_in_both_languages() {
    for (key, en, zh) in [
        ("format-json", "Linked data for other systems (.json)", "供其他系统使用的关联数据（.json）"),
        ("format-citations", "Citations in three styles (.txt)", "三种样式的引文（.txt）"),
    ] {
        assert_eq!((words::get(Language::En, key), words::get(Language::Zh, key)), (en.into(), zh.into()));
    }
}
