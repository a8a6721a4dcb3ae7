//! Import of documents: the same made-up report as text, Markdown, web page, mail, Word document,
//! OpenDocument text and PDF, in both languages. The files in `tests/import/documents/` were written
//! by LibreOffice and saved by Chromium from the `.fodt` and `.published.html` beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/proposals.rs"]
mod proposals;
mod support;

use std::{
    collections::HashMap,
    fmt::Write as _,
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use forum_archive::{
    archive::{self, Cancel, Progress},
    catalog::{self, Catalog, Input, Origin},
    import::{self, BlockKind, ImportError, Options, Proposal, Source},
    model::Language,
};
use proposals::{check_ranges, shown};
use proptest::prelude::*;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// The made-up archive: the Example Forum, 示例论坛, whose first edition was of 1 May 2001.
fn small() -> Catalog {
    let store = support::small();
    let (records, _) = archive::load(&store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap();
    catalog::build(Input { origin: Origin::BuiltIn, records, findings: Vec::new(), complete: true })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/documents")
}

fn file(name: &str) -> Vec<u8> {
    fs::read(folder().join(name)).unwrap()
}

/// The one proposal of a file, with the files of a folder beside it.
fn propose(name: &str, bytes: &[u8], beside: &Path, catalog: &Catalog) -> Result<Proposal, ImportError> {
    let beside = |place: &str| fs::read(beside.join(place)).ok();
    let mut read = import::propose(&Source { name, bytes, beside: &beside }, catalog, &Options::default())?;
    assert_eq!(read.len(), 1);
    Ok(read.remove(0))
}

fn alone(name: &str, bytes: &[u8]) -> Result<Proposal, ImportError> {
    import::propose(&Source::alone(name, bytes), &small(), &Options::default()).map(|mut read| read.remove(0))
}

/// Every kind, by the ending of the file.
const KINDS: &[(&str, &str)] = &[
    ("txt", "press text"),
    ("md", "Markdown"),
    ("html", "web page"),
    ("mhtml", "web page"),
    ("eml", "e-mail"),
    ("docx", "Word document"),
    ("odt", "OpenDocument text"),
    ("pdf", "PDF"),
];

#[test]
fn every_kind_of_document_is_read() {
    let catalog = small();
    for language in ["en", "zh"] {
        let mut all = String::new();
        for (ending, kind) in KINDS {
            let name = format!("{language}.{ending}");
            let proposal =
                propose(&name, &file(&name), &folder(), &catalog).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(proposal.kind, *kind, "{name}");
            check_ranges(&proposal);
            writeln!(all, "===== {name} {}\n{}", proposal.encoding, shown(&proposal)).unwrap();
        }
        let path = folder().join(format!("{language}.expected"));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &all).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        for (found, expected) in all.split("===== ").zip(expected.split("===== ")) {
            assert_eq!(found, expected);
        }
        assert_eq!(all.len(), expected.len());
    }
}

/// What must be the same whatever a report came as.
fn substance(proposal: &Proposal) -> String {
    let article = proposal.article.as_ref().unwrap();
    let mut out = String::new();
    let value = |read: &Option<import::Read<String>>| read.as_ref().map(|read| read.value.clone());
    writeln!(out, "{:?} {:?}", value(&article.headline), article.date.as_ref().map(|date| date.value)).unwrap();
    writeln!(out, "{:?} {:?}", value(&article.city), value(&article.agency)).unwrap();
    writeln!(out, "{:?}", article.byline.iter().map(|name| name.value.as_str()).collect::<Vec<_>>()).unwrap();
    for block in article.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Photo(_))) {
        // A plain text has no lists: their items are paragraphs or headings of it.
        let kind = match &block.kind {
            BlockKind::Quotation { speaker } => format!("{:?}", speaker.map(|at| &proposal.people[at].name.value)),
            _ => String::new(),
        };
        writeln!(out, "{kind} {}", block.text).unwrap();
    }
    for person in &proposal.people {
        writeln!(out, "{} {:?} {:?}", person.name.value, value(&person.title), person.role.value).unwrap();
    }
    for photo in &proposal.photos {
        writeln!(out, "{:?} {:?} {:?}", value(&photo.caption), value(&photo.credit), value(&photo.byline)).unwrap();
    }
    for fact in &proposal.facts {
        writeln!(out, "{} {}", fact.field, fact.value.value).unwrap();
    }
    out
}

#[test]
fn the_same_report_is_the_same_whatever_it_came_as() {
    let catalog = small();
    for language in ["en", "zh"] {
        let read = |ending: &str| {
            let name = format!("{language}.{ending}");
            propose(&name, &file(&name), &folder(), &catalog).unwrap()
        };
        let expected = substance(&read("txt"));
        for (ending, _) in KINDS {
            assert_eq!(substance(&read(ending)), expected, "{language}.{ending}");
        }
        // The picture came, and stands where it stood: after the first paragraph.
        for ending in ["md", "html", "mhtml", "eml", "docx", "odt"] {
            let proposal = read(ending);
            let file = proposal.photos[0].file.as_ref().unwrap_or_else(|| panic!("{language}.{ending}"));
            assert_eq!(file.within.as_deref().unwrap().len(), self::file("hall.png").len(), "{language}.{ending}");
            let blocks = &proposal.article.as_ref().unwrap().blocks;
            assert_eq!(blocks[1].kind, BlockKind::Photo(0), "{language}.{ending}");
        }
    }
}

/// Whether a program is there; if tests may not be skipped it has to be.
fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "{program} is missing");
        println!("skipped: {program} is missing");
    }
    there
}

#[test]
fn what_libre_office_writes_today_is_read_alike() {
    if !is_there("soffice") {
        return;
    }
    let catalog = small();
    let made = tempfile::tempdir().unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", made.path().display());
    for language in ["en", "zh"] {
        let expected = substance(&alone("a.txt", &file(&format!("{language}.txt"))).unwrap());
        for ending in ["docx", "odt", "pdf"] {
            let status = Command::new("soffice")
                .args([profile.as_str(), "--headless", "--convert-to", ending, "--outdir"])
                .arg(made.path())
                .arg(folder().join(format!("{language}.fodt")))
                .output()
                .unwrap()
                .status;
            assert!(status.success());
            let name = format!("{language}.{ending}");
            let bytes = fs::read(made.path().join(&name)).unwrap();
            assert_eq!(substance(&propose(&name, &bytes, made.path(), &catalog).unwrap()), expected, "{name}");
        }
    }
}

#[test]
fn what_chromium_saves_today_is_read_alike() {
    if !is_there("chromium") {
        return;
    }
    let catalog = small();
    let made = tempfile::tempdir().unwrap();
    for language in ["en", "zh"] {
        let expected = substance(&alone("a.txt", &file(&format!("{language}.txt"))).unwrap());
        let published = folder().join(format!("{language}.published.html"));
        let output = Command::new("chromium")
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
            .arg(format!("--user-data-dir={}", made.path().join("profile").display()))
            .arg(format!("file://{}", published.display()))
            .output()
            .unwrap();
        assert!(output.status.success());
        assert_eq!(substance(&propose("a.html", &output.stdout, &folder(), &catalog).unwrap()), expected, "{language}");
        // As it was published, in its own encoding.
        let published = propose("a.html", &fs::read(published).unwrap(), &folder(), &catalog).unwrap();
        assert_eq!(published.encoding, if language == "en" { "UTF-8" } else { "GB18030" });
        assert_eq!(substance(&published), expected, "{language}");
    }
}

/// A container with these parts.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A Word document with this body.
fn word(body: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let text = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r" xmlns:a="a" xmlns:mc="mc"><w:body>{body}</w:body></w:document>"#
    );
    let mut parts: Vec<(&str, &[u8])> = vec![("word/document.xml", text.as_bytes())];
    parts.extend(others);
    zipped(&parts)
}

fn open_document(body: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let text = format!(
        r#"<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:xlink="x"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
    );
    let mut parts: Vec<(&str, &[u8])> =
        vec![("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", text.as_bytes())];
    parts.extend(others);
    zipped(&parts)
}

fn refused(name: &str, bytes: &[u8]) -> [String; 2] {
    let started = Instant::now();
    let error = alone(name, bytes).err().unwrap_or_else(|| panic!("{name} is read"));
    assert!(started.elapsed().as_secs() < 10, "{name} took {:?}", started.elapsed());
    Language::ALL.map(|language| error.0.words(language))
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn words_of(proposal: &Proposal) -> Vec<String> {
    let article = proposal.article.as_ref().unwrap();
    article
        .headline
        .iter()
        .map(|read| read.value.clone())
        .chain(article.blocks.iter().map(|block| block.text.clone()))
        .collect()
}
