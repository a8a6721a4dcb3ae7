//! What the tests of the archive share: small invented archives, and how findings are told.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

pub mod random;

use std::{fs, path::Path};

use forum_archive::{
    archive::{self, Cancel, Finding, Located, Memory, OpenError, Progress, Records, Store, check},
    model::Language,
};

/// The present year of the tests; the invented forum's only edition was held in it.
pub const THIS_YEAR: u16 = 2001;

/// An invented archive of two people, one edition, one photo, and one article in two languages.
/// Nothing is wrong with it, and nothing is missing but what a test takes away.
pub const SMALL: &str = r#"--- archive.ron
(
    format: 1,
    name: (en: "Example Forum", zh: "示例论坛"),
    founded: "2001",
    sources: [
        (id: "example-news"),
    ],
    evidence: [
        (field: "founded", certainty: medium, sources: ["example-news"]),
    ],
)
--- people.ron
(
    people: [
        (id: "example-person", name: (en: "Example Person", zh: "示例人物")),
        (id: "sample-person", name: (en: "Sample Person", zh: "样例人物")),
    ],
    sources: [
        (id: "example-news"),
    ],
)
--- indicators.ron
(
    series: [
        (
            id: "example-rank",
            name: (en: "Example rank", zh: "示例名次"),
            scale: rank,
            points: [
                (year: 2001, value: "4", certainty: medium, sources: ["example-news"]),
            ],
        ),
    ],
    sources: [
        (id: "example-news"),
    ],
)
--- editions/2001-1/edition.ron
(
    number: 1,
    year: 2001,
    status: held,
    date: "2001-05-01",
    city: (en: "Exampleton", zh: "示例市"),
    theme: (en: "Examples for all", zh: "人人有示例"),
    appearances: [
        (person: "example-person", role: keynote, mode: in_person),
        (person: "sample-person", role: speech, mode: video),
    ],
    sources: [
        (id: "example-news"),
    ],
    evidence: [
        (field: "date", certainty: high, sources: ["example-news"]),
        (field: "city", certainty: high, sources: ["example-news"]),
        (field: "theme", certainty: high, sources: ["example-news"]),
    ],
)
--- editions/2001-1/photos.ron
(
    photos: [
        (
            id: "2001-1-001",
            caption: (en: "Example Person speaks", zh: "示例人物发言"),
            credit: "A. Photographer",
            people: ["example-person"],
            appeared_in: ["example-news"],
            file: "opening.jpg",
        ),
    ],
    sources: [
        (id: "example-news"),
    ],
)
--- editions/2001-1/photos/opening.jpg
not a real picture
--- editions/2001-1/articles/2001-1-opens.ron
(
    kind: press,
    language: en,
    headline: "The Example Forum opens",
    agency: "Example News",
    blocks: [
        paragraph(text: "The Example Forum opened in Exampleton.", pair: 1),
        quotation(text: "Welcome.", speaker: "example-person", source: "example-news", pair: 2),
        photo(photo: "2001-1-001", pair: 3),
    ],
    sources: [
        (id: "example-news"),
    ],
)
--- editions/2001-1/articles/2001-1-opens-zh.ron
(
    kind: summary,
    language: zh,
    headline: "示例论坛开幕",
    translation_of: "2001-1-opens",
    blocks: [
        paragraph(text: "示例论坛在示例市开幕。", pair: 1),
    ],
    sources: [
        (id: "example-news"),
    ],
)
"#;

/// The invented archive in memory.
pub fn small() -> Memory {
    Memory::fixture(SMALL)
}

/// Replaces words of one file that stand in it exactly once.
pub fn plant(archive: &mut Memory, path: &str, sound: &str, wrong: &str) {
    let bytes = archive.files.get(path).unwrap_or_else(|| panic!("{path} is not in the fixture"));
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(text.matches(sound).count(), 1, "“{sound}” should stand in {path} once");
    archive.files.insert(path.to_owned(), text.replacen(sound, wrong, 1).into_bytes());
}

/// Reads an archive; what `first` gets is not looked at.
pub fn load(store: &dyn Store) -> Result<(Records, Vec<Finding>), OpenError> {
    archive::load(store, &Progress::default(), &Cancel::default(), &mut |_| ())
}

/// Reads an archive that can be opened, and gives what is wrong with its files.
pub fn read(store: &dyn Store) -> (Records, Vec<Located>) {
    let (records, findings) = load(store).unwrap_or_else(|error| panic!("not opened: {error:?}"));
    (records, archive::locate(store, findings))
}

/// Reads an archive that can be opened, and gives everything that is wrong or missing.
pub fn checked(store: &dyn Store, this_year: u16) -> (Records, Vec<Located>) {
    let (records, mut findings) = load(store).unwrap_or_else(|error| panic!("not opened: {error:?}"));
    findings.extend(check::all(&records, store, this_year));
    let located = archive::locate(store, findings);
    (records, located)
}

/// The findings as `check` prints them, in both languages.
pub fn lines(found: &[Located]) -> Vec<[String; 2]> {
    found.iter().map(|located| Language::ALL.map(|language| located.line(language))).collect()
}

/// Writes the files of an archive into a folder.
pub fn write_to(archive: &Memory, folder: &Path) {
    for (path, bytes) in &archive.files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
