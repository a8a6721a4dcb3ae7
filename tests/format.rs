//! The format: a record becomes RON and the same record again, and the same record is always the
//! same bytes. What people write by hand (byte-order marks, Windows line ends, `Some(…)`, comments,
//! raw strings, plain notes) is read as the program's own way of writing it. The archive that is
//! compiled in, and the examples of the format's description, are held to it too.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

mod support;

use std::fmt::Debug;

use forum_archive::{
    archive::{self, BuiltIn, Memory, Records, Severity},
    model::{
        Article, Edition, Forum, Indicators, Language, People, Person, Photos, Text,
        ron_file::{read, write},
    },
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use support::{THIS_YEAR, checked, lines, random};

/// Writes a record, reads it, and writes it again.
fn check<T: Serialize + DeserializeOwned + PartialEq + Debug>(record: &T) -> Result<(), TestCaseError> {
    let text = write(record).unwrap();
    let again: T = read(&text).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
    prop_assert_eq!(&again, record, "{}", text);
    prop_assert_eq!(write(&again).unwrap(), text.clone(), "other bytes the second time");
    prop_assert!(text.ends_with(")\n") && !text.contains('\r') && !text.contains('\t'), "{}", text);
    prop_assert!(text.lines().all(|line| line.trim_end() == line && !line.is_empty()), "{}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_forum_is_read_as_it_was_written(record in random::forum()) {
        check(&record)?;
    }

    #[test]
    fn any_people_are_read_as_they_were_written(record in random::people()) {
        check(&record)?;
    }

    #[test]
    fn any_indicators_are_read_as_they_were_written(record in random::indicators()) {
        check(&record)?;
    }

    #[test]
    fn any_edition_is_read_as_it_was_written(record in random::edition()) {
        check(&record)?;
    }

    #[test]
    fn any_photos_are_read_as_they_were_written(record in random::photos()) {
        check(&record)?;
    }

    #[test]
    fn any_article_is_read_as_it_was_written(record in random::article()) {
        check(&record)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// The whole way: records to files, and files through the loader, which also refuses control
    /// characters and whatever is not UTF-8.
    #[test]
    fn any_archive_is_loaded_as_it_was_written(records in random::records()) {
        let files: Vec<(String, Vec<u8>)> = archive::records_to_files(&records).unwrap();
        let store = Memory { files: files.iter().cloned().collect() };
        let (again, found) = support::read(&store);
        prop_assert_eq!(lines(&found), Vec::<[String; 2]>::new());
        prop_assert_eq!(&again, &records);
        prop_assert_eq!(archive::records_to_files(&again).unwrap(), files);
    }
}

/// Two texts that are the same record.
fn same<T: DeserializeOwned + PartialEq + Debug>(by_hand: &str, plain: &str) {
    let by_hand: T = read(by_hand).unwrap_or_else(|error| panic!("{error}\n{by_hand}"));
    let plain: T = read(plain).unwrap_or_else(|error| panic!("{error}\n{plain}"));
    assert_eq!(by_hand, plain);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let plain = "(\n    number: 1,\n    city: (en: \"Exampleton\", zh: \"示例市\"),\n)\n";
    same::<Edition>(&format!("\u{feff}{plain}"), plain);
    same::<Edition>(&plain.replace('\n', "\r\n"), plain);
    same::<Edition>(&format!("\u{feff}{}", plain.replace('\n', "\r\n")), plain);
}

#[test]
fn some_may_be_written_and_left_out() {
    same::<Edition>(
        r#"(number: Some(1), date: Some("2001-05-01"), city: (en: Some("Exampleton"), zh: None))"#,
        r#"(number: 1, date: "2001-05-01", city: (en: "Exampleton"))"#,
    );
}

#[test]
fn comments_are_read() {
    same::<Edition>(
        "// 第一届 (\n(\n    number: 1, // \"the first\n    /* city: (, /* within */ */ year: 2001,\n)\n// end )",
        "(number: 1, year: 2001)",
    );
}

#[test]
fn raw_strings_and_escapes_are_read() {
    same::<Person>(
        r###"(id: "example-person", aliases: [r"C:\example", r#"the "Example""#, r##"a "# b"##])"###,
        r##"(id: "example-person", aliases: ["C:\\example", "the \"Example\"", "a \"# b"])"##,
    );
    same::<Person>(
        r#"(id: "\u{65}xample-\x70erson", aliases: ["示\'例"])"#,
        r#"(id: "example-person", aliases: ["示'例"])"#,
    );
}

#[test]
fn a_plain_note_has_the_language_of_its_script() {
    let note = |text: &str| read::<Person>(&format!("(id: \"a\", note: {text})")).map(|person| person.note);
    assert_eq!(note("\"Made up.\""), Ok(Text::only(Language::En, "Made up.")));
    assert_eq!(note("\"虚构。\""), Ok(Text::only(Language::Zh, "虚构。")));
    assert_eq!(note("Some(\"Made up.\")"), Ok(Text::only(Language::En, "Made up.")));
    assert_eq!(note("(en: \"Made up.\", zh: \"虚构。\")"), Ok(Text::both("Made up.", "虚构。")));
    assert_eq!(note("Some((zh: Some(\"虚构。\")))"), Ok(Text::only(Language::Zh, "虚构。")));
}

#[test]
fn an_empty_record_is_a_record() {
    assert_eq!(read::<Edition>("()"), Ok(Edition::default()));
    assert_eq!(read::<Photos>("()"), Ok(Photos::default()));
    assert_eq!(write(&Edition::default()).unwrap(), "(\n    status: counted,\n)\n");
}

#[test]
fn the_layout_is_this() {
    let text = r#"(
    number: 1,
    status: held,
    city: (en: "Exampleton", zh: "示例市"),
    theme: (
        en: "A theme that is so long that it would not fit on a line of a hundred columns",
        zh: "主题",
    ),
    hosts: [
        (en: "The host's \"own\" name"),
    ],
    appearances: [
        (person: "example-person", role: opening_address, mode: in_person),
    ],
    sources: [
        (id: "example-news", address: "https://example.org/a\\b"),
    ],
)
"#;
    assert_eq!(write(&read::<Edition>(text).unwrap()).unwrap(), text);
}

/// Reads a file as the kind of record that its path says, and writes it again.
fn rewritten(path: &str, text: &str) -> Option<String> {
    fn again<T: Serialize + DeserializeOwned>(text: &str) -> String {
        let record: T = read(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        write(&record).unwrap()
    }
    Some(match path.rsplit('/').next().unwrap_or(path) {
        "archive.ron" => again::<Forum>(text),
        "people.ron" => again::<People>(text),
        "indicators.ron" => again::<Indicators>(text),
        "edition.ron" => again::<Edition>(text),
        "photos.ron" => again::<Photos>(text),
        _ if path.contains("/articles/") => again::<Article>(text),
        _ => return None,
    })
}

#[test]
fn the_built_in_archive_is_written_as_it_stands() {
    let mut seen = 0;
    for (path, bytes) in BuiltIn::files() {
        let text = std::str::from_utf8(bytes).unwrap();
        if let Some(again) = rewritten(&path, text) {
            assert_eq!(again, text, "{path} is not as the program would write it");
            seen += 1;
        }
    }
    let (records, _): (Records, _) = support::read(&BuiltIn);
    assert_eq!(seen, archive::records_to_files(&records).unwrap().len(), "a file of another kind");
    assert!(seen > 20, "only {seen} files");
}

/// The fenced blocks of the format's description that name a file.
fn examples() -> Memory {
    let readme = include_str!("../archive/README.md").replace("\r\n", "\n");
    let mut archive = Memory::default();
    for part in readme.split("\n```ron ").skip(1) {
        let (path, rest) = part.split_once('\n').unwrap();
        let (content, _) = rest.split_once("\n```").unwrap_or_else(|| panic!("the block of {path} does not end"));
        let twice = archive.files.insert(path.to_owned(), format!("{content}\n").into_bytes());
        assert_eq!(twice, None, "{path} stands in the description twice");
    }
    archive
}

#[test]
fn the_examples_of_the_description_are_an_archive_without_problems() {
    let archive = examples();
    let kinds = ["archive.ron", "people.ron", "indicators.ron", "/edition.ron", "/photos.ron", "/articles/"];
    for kind in kinds {
        assert!(archive.files.keys().any(|path| path.contains(kind)), "no example of {kind}");
    }
    let (records, found) = checked(&archive, THIS_YEAR);
    let problems: Vec<_> = found.into_iter().filter(|l| l.finding.severity == Severity::Problem).collect();
    assert_eq!(lines(&problems), Vec::<[String; 2]>::new());
    assert_eq!(archive::records_to_files(&records).unwrap().len(), archive.files.len(), "an example was not read");
    for (path, bytes) in &archive.files {
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(rewritten(path, text).as_deref(), Some(text), "{path} is not as the program would write it");
    }
}

#[test]
fn the_examples_of_single_fields_are_read() {
    for (field, example) in table_examples() {
        // A path and a date stand in records of several kinds; the value alone is enough to read it.
        let value = format!("({field}: {example})");
        let parsed: Result<ron::Value, _> = ron::from_str(&value);
        assert!(parsed.is_ok(), "the example of {field} is no RON: {example}");
    }
}

/// The examples in the tables of fields: the last cell, if it is one.
fn table_examples() -> Vec<(String, String)> {
    let readme = include_str!("../archive/README.md");
    let rows = readme.lines().filter(|line| line.starts_with("| `"));
    let cell = |cell: &str| cell.trim().strip_prefix('`')?.split('`').next().map(str::to_owned);
    let found: Vec<_> = rows
        .filter_map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split(" | ").collect();
            let example = cell(cells.last()?)?;
            (cells.len() >= 3).then_some((cell(cells.first()?)?, example))
        })
        .collect();
    assert!(found.len() > 30, "only {} examples in tables", found.len());
    found
}
