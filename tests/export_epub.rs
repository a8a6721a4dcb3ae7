//! Electronic books: what the shipped binary writes, as epubcheck and a zip reader see it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
mod support;

use std::{
    fs,
    io::{Cursor, Read as _},
    path::{Path, PathBuf},
    process::Command,
};

use brought::Archive;
use zip::ZipArchive;

/// A small picture.
fn picture() -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8, y as u8, 9]));
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// The small archive with a picture that can be shown.
fn pictured() -> Archive {
    let archive = Archive::small();
    fs::write(archive.path.join("editions/2001-1/photos/opening.jpg"), picture()).unwrap();
    archive
}

/// Exports a place, and gives the file.
fn export(archive: &Archive, place: &str, more: &[&str]) -> PathBuf {
    let to = archive.path.parent().unwrap().join("book.epub");
    let arguments = ["export", place, "--format", "epub", "--overwrite", "--to", to.to_str().unwrap()];
    let (_, error, status) = archive.run(&[arguments.as_slice(), more].concat());
    assert_eq!(status, 0, "{error}");
    to
}

/// The files of a book in their order.
fn parts(path: &Path) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let count = zip.len();
    let read = |at: usize| {
        let mut file = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        (file.name().unwrap().into_owned(), String::from_utf8_lossy(&bytes).into_owned())
    };
    (0..count).map(read).collect()
}

fn part(parts: &[(String, String)], name: &str) -> String {
    parts.iter().find(|(own, _)| own == name).unwrap_or_else(|| panic!("no {name}")).1.clone()
}

/// Whether epubcheck finds nothing to say.
fn is_valid(path: &Path) {
    let check = |program: &str, before: &[&str]| {
        let done = Command::new(program).args(before).arg("--failonwarnings").arg(path).output().ok()?;
        // Without the jar Java has a status of its own.
        let said = String::from_utf8_lossy(&[done.stdout.as_slice(), &done.stderr].concat()).into_owned();
        said.contains("Validating using EPUB").then_some((done.status.success(), said))
    };
    // Debian's command is a jar, which not every system starts.
    let jar = ["-Xshare:auto", "-jar", "/usr/share/java/epubcheck.jar"];
    let Some((valid, said)) = check("epubcheck", &[]).or_else(|| check("java", &jar)) else {
        assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "epubcheck is missing");
        println!("skipped: epubcheck is missing");
        return;
    };
    assert!(valid, "{said}");
}

#[test]
fn an_edition_is_a_book_with_a_page_for_each_chapter() {
    let archive = pictured();
    let path = export(&archive, "edition/1", &[]);
    let bytes = fs::read(&path).unwrap();
    // The kind of file stands at a fixed place: stored, first, nothing between name and words.
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let parts = parts(&path);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "mimetype",
            "META-INF/container.xml",
            "EPUB/image-1.jpg",
            "EPUB/style.css",
            "EPUB/cover.xhtml",
            "EPUB/nav.xhtml",
            "EPUB/chapter-1.xhtml",
            "EPUB/chapter-2.xhtml",
            "EPUB/package.opf",
        ]
    );
    let package = part(&parts, "EPUB/package.opf");
    for said in [
        "<dc:language>en</dc:language>",
        "<dc:language>zh</dc:language>",
        "<dc:date>2001-05-01</dc:date>",
        "<dc:coverage xml:lang=\"en\">Exampleton</dc:coverage>",
        "<meta property=\"dcterms:modified\">2001-05-01T00:00:00Z</meta>",
        "<meta property=\"schema:accessMode\">textual</meta>",
        "<meta property=\"schema:accessMode\">visual</meta>",
        "<meta property=\"schema:accessModeSufficient\">textual</meta>",
        "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>",
        "<meta property=\"schema:accessibilityHazard\">none</meta>",
        "All of the text can be read aloud, enlarged and navigated by headings; for each picture stand its caption and credit",
    ] {
        assert!(package.contains(said), "{said} in {package}");
    }
    let chapter = part(&parts, "EPUB/chapter-2.xhtml");
    for said in [
        "<h1 lang=\"en\" xml:lang=\"en\">The Example Forum opens</h1>",
        "<span lang=\"zh\" xml:lang=\"zh\">示例论坛在示例市开幕。</span>",
        "alt=\"Example Person speaks Photo: A. Photographer\"",
        "<small lang=\"en\" xml:lang=\"en\" class=\"credit\">Photo: A. Photographer</small>",
        "src=\"image-1.jpg\"",
    ] {
        assert!(chapter.contains(said), "{said} in {chapter}");
    }
    let contents = part(&parts, "EPUB/nav.xhtml");
    assert!(contents.contains("<h1 lang=\"en\" xml:lang=\"en\">Contents</h1>") && contents.contains(">Cover<"));
    assert!(contents.contains("<a href=\"chapter-2.xhtml\"><span lang=\"en\" xml:lang=\"en\">The Example Forum opens"));
    is_valid(&path);
    assert_eq!(fs::read(export(&archive, "edition/1", &[])).unwrap(), bytes, "the same again");

    let chinese = export(&archive, "edition/1", &["--language", "zh"]);
    let other = self::parts(&chinese);
    let (one, two) = (part(&other, "EPUB/package.opf"), part(&other, "EPUB/nav.xhtml"));
    assert!(two.contains(">目录<") && two.contains(">封面<"), "{two}");
    let id = |package: &str| {
        package.split("<dc:identifier id=\"id\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
    };
    assert_ne!(id(&one), id(&package), "another language is another book");
}

#[test]
fn articles_people_and_photos_are_valid_books() {
    let archive = pictured();
    for place in ["article/2001-1-opens", "speaker/example-person"] {
        let path = export(&archive, place, &[]);
        assert!(!parts(&path).iter().any(|(name, _)| name == "EPUB/cover.xhtml"), "{place}");
        is_valid(&path);
    }
    let path = export(&archive, "photo/2001-1-001", &["--language", "zh"]);
    let package = part(&parts(&path), "EPUB/package.opf");
    assert!(package.contains("全部文字可以朗读、放大，并可按标题导航；每张图片均有说明和署名<"), "{package}");
    let path = export(&archive, "speaker/sample-person", &["--language", "zh"]);
    let package = part(&parts(&path), "EPUB/package.opf");
    assert!(package.contains("全部文字可以朗读、放大，并可按标题导航<"), "{package}");
    let path = export(&archive, "speaker/sample-person", &["--language", "en"]);
    let package = part(&parts(&path), "EPUB/package.opf");
    assert!(package.contains("All of the text can be read aloud, enlarged and navigated by headings<"), "{package}");
    assert!(!package.contains("visual"), "{package}");
}

#[test]
fn the_built_in_archive_makes_valid_books() {
    let folder = tempfile::tempdir().unwrap();
    for (name, arguments) in
        [("both.epub", ["edition/17", "--language", "both"]), ("zh.epub", ["edition/14", "--language", "zh"])]
    {
        let to = folder.path().join(name);
        let done = Command::new(env!("CARGO_BIN_EXE_forum-archive"))
            .args(["export", "--format", "epub", "--to", to.to_str().unwrap()])
            .args(arguments)
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        is_valid(&to);
    }
}

#[test]
fn whatever_a_record_says_the_book_is_valid() {
    let archive = pictured();
    let path = archive.path.join("editions/2001-1/articles/2001-1-opens.ron");
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replace("The Example Forum opens", "]]> & <script>alert('x')</script> “?” \u{FFFE}\u{200B}");
    let addresses = [
        "https://",
        "https://example.org/a b?q=%&x=<\\\"|{}>^`示例#a#b",
        "http://示例.example/路",
        "HTTPS://example.org:port/[x]",
    ];
    let sources: String =
        addresses.iter().enumerate().map(|(at, address)| format!("(id: \"s{at}\", address: \"{address}\"),")).collect();
    let text =
        text.replace("sources: [", &format!("byline: [\"A & B\", \"<i>\"], date: \"2001\", sources: [{sources}"));
    fs::write(&path, text).unwrap();
    is_valid(&export(&archive, "edition/1", &[]));
}

#[test]
fn a_photo_that_cannot_be_read_is_named_and_the_book_is_there() {
    let archive = Archive::small();
    let to = archive.path.parent().unwrap().join("book.epub");
    let arguments = ["export", "edition/1", "--format", "epub", "--to", to.to_str().unwrap()];
    let (_, error, status) = archive.run(&arguments);
    assert_eq!(status, 1);
    assert!(error.contains("Photo 2001-1-001 is missing in the export: "), "{error}");
    let parts = parts(&to);
    assert!(!parts.iter().any(|(name, _)| name.contains("image")));
    assert!(part(&parts, "EPUB/chapter-2.xhtml").contains("A. Photographer"), "the credit stands without it");
    let (_, error, status) = archive.run(&arguments);
    assert_eq!(status, 1);
    assert!(error.contains("is there already and was not replaced"), "{error}");
    let (_, error, status) = archive.run(&["export", "edition/99", "--format", "epub", "--to", to.to_str().unwrap()]);
    assert_eq!((status, error.contains("There is nothing at edition/99")), (1, true), "{error}");
}

#[test]
fn formats_are_named_in_both_languages() {
    for (language, name) in [("en", "Electronic book (.epub)"), ("zh", "电子书（.epub）")] {
        let format = forum_archive::export::FORMATS.iter().find(|format| format.name == "epub").unwrap();
        let language = forum_archive::model::Language::from_locale(language).unwrap();
        assert_eq!(forum_archive::words::get(language, format.label), name);
    }
}
