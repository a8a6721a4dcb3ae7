//! Two hundred made-up articles with photos, in every format, before the programs and schemas that judge
//! single files in the other tests.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;
#[cfg(feature = "pdf")]
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/programs.rs"]
mod programs;
#[path = "support/schema.rs"]
mod schema;
#[path = "support/site.rs"]
mod site;
#[path = "support/synthetic.rs"]
mod synthetic;
#[path = "support/word_parts.rs"]
mod word_parts;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

#[cfg(feature = "pdf")]
use forum_archive::archive::EditionFolder;
use forum_archive::{
    archive::{Records, records_to_files},
    model::Language,
};
#[cfg(feature = "pdf")]
use pdf::Pdf;
use programs::{asked, nu_finds, skipped};
use quick_xml::events::Event;
use synthetic::{SEED, Size};

const SIZE: Size = Size { editions: 4, articles_each: 50, photos_each: 10, people: 20 };

/// The archive, written anew by every run, and its records.
static ARCHIVE: LazyLock<(PathBuf, Records)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many-articles");
    let _ = fs::remove_dir_all(&folder);
    let mut records = synthetic::records(SIZE, SEED);
    let mut side = 60;
    for edition in &mut records.editions {
        let photos = folder.join("editions").join(&edition.folder).join("photos");
        fs::create_dir_all(&photos).unwrap();
        for photo in &mut edition.photos.photos {
            side += 1;
            let name = format!("{}.jpg", photo.id);
            fs::write(photos.join(&name), make::file(image::ImageFormat::Jpeg, 80, side)).unwrap();
            photo.file = Some(name);
        }
    }
    for (path, bytes) in records_to_files(&records).unwrap() {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    (folder, records)
});

/// Exports places, and gives what was written, in its order.
fn export(arguments: &[&str], format: &str, to: &Path) -> Vec<PathBuf> {
    let done = Command::new(env!("CARGO_BIN_EXE_forum-archive"))
        .arg("--archive")
        .arg(&ARCHIVE.0)
        .arg("export")
        .args(arguments)
        .args(["--format", format, "--to"])
        .arg(to)
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    // Photos without credit are told, of a site that it has no address, and nothing else.
    let error = String::from_utf8(done.stderr).unwrap();
    let usual = |line: &&str| line.starts_with("photo/") || line.starts_with("The site has no feed");
    let strange: Vec<&str> = error.lines().filter(|line| !usual(line)).collect();
    assert!(done.status.success() && strange.is_empty(), "{format}: {strange:?}");
    String::from_utf8(done.stdout).unwrap().lines().map(PathBuf::from).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The articles in a language.
fn headlines(language: Language) -> Vec<&'static str> {
    let articles = ARCHIVE.1.editions.iter().flat_map(|edition| &edition.articles);
    let of = articles.filter(|one| one.article.language == language);
    of.map(|one| one.article.headline.as_str()).collect()
}

#[test]
fn word_documents_hold_the_same_text_and_pictures_in_libre_office() {
    let folder = tempfile::tempdir().unwrap();
    let files = export(&["articles"], "docx", folder.path());
    assert_eq!(files.len(), SIZE.articles() / 2, "two versions are one document");
    let words: Vec<_> = files.iter().map(|file| word_parts::check(&fs::read(file).unwrap())).collect();
    let texts: Vec<String> =
        words.iter().map(|word| word.paragraphs().into_iter().map(|(_, text)| text).collect()).collect();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let out = folder.path().display().to_string();
    let arguments = [profile.as_str(), "--headless", "--convert-to", "odt", "--outdir", &out];
    let Some(said) = asked(Command::new("soffice").args(arguments).args(&files)) else { return };
    assert!(said.success, "{}", said.all());
    let mut found = 0;
    for ((file, word), text) in files.iter().zip(&words).zip(&texts) {
        let mut zip = zip::ZipArchive::new(fs::File::open(file.with_extension("odt")).unwrap()).unwrap();
        let content = std::io::read_to_string(zip.by_name("content.xml").unwrap()).unwrap();
        assert_eq!(bare(&open_text(&content)), bare(text), "{}", file.display());
        assert_eq!(content.matches("<draw:image").count(), word.pictures(), "{}", file.display());
        found += word.pictures();
    }
    assert!(found >= files.len(), "each article has a photo");
}

/// The text of an OpenDocument, without what stands for pictures.
fn open_text(content: &str) -> String {
    let (mut text, mut within, mut beside) = (String::new(), false, false);
    let mut reader = quick_xml::Reader::from_str(content);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                within |= tag.name().as_ref() == "office:text";
                beside |= tag.name().as_ref().starts_with("svg:");
            }
            Event::End(tag) => beside &= !tag.name().as_ref().starts_with("svg:"),
            Event::Text(words) if within && !beside => text.push_str(&words),
            Event::Eof => return text,
            _ => {}
        }
    }
}

#[test]
fn books_are_valid() {
    let folder = tempfile::tempdir().unwrap();
    let files = export(&["timeline"], "epub", folder.path());
    assert_eq!(files.len(), usize::from(SIZE.editions));
    for file in files {
        let failing = ["--failonwarnings"];
        let jar = ["-Xshare:auto", "-jar", "/usr/share/java/epubcheck.jar", "--failonwarnings"];
        // Debian's command is a jar, which not every system starts; without the jar Java has a status of its own.
        let check = |program: &str, arguments: &[&str]| {
            let done = Command::new(program).args(arguments).arg(&file).output().ok()?;
            let said = String::from_utf8_lossy(&[done.stdout.as_slice(), &done.stderr].concat()).into_owned();
            said.contains("Validating using EPUB").then_some((said, done.status.success()))
        };
        let Some((said, valid)) = check("epubcheck", &failing).or_else(|| check("java", &jar)) else {
            return skipped("epubcheck");
        };
        assert!(valid, "{said}");
    }
}

#[test]
fn pages_are_valid_and_texts_hold_every_article() {
    let folder = tempfile::tempdir().unwrap();
    for (format, both) in [("html", "both"), ("md", "en"), ("txt", "zh")] {
        let to = folder.path().join(format);
        let files = export(&["articles", "--language", both], format, &to);
        assert_eq!(files.iter().filter(|file| file.extension().is_some_and(|end| end == format)).count(), 100);
        let all: HashMap<&PathBuf, String> =
            files.iter().filter_map(|file| Some((file, fs::read_to_string(file).ok()?))).collect();
        for language in Language::ALL.into_iter().filter(|language| both == "both" || both == language.code()) {
            for headline in headlines(language) {
                assert!(all.values().any(|text| text.contains(headline)), "{headline} in {format}");
            }
        }
    }
    assert_eq!(nu_finds(&folder.path().join("html")).unwrap_or_default(), Vec::<String>::new());
}

#[test]
fn records_are_sound_and_their_bag_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let (records, bag) = (folder.path().join("records"), folder.path().join("bag"));
    export(&[], "ron", &records);
    let checked =
        Command::new(env!("CARGO_BIN_EXE_forum-archive")).arg("--archive").arg(&records).arg("check").output();
    let checked = checked.unwrap();
    assert!(checked.status.success() && checked.stdout.is_empty(), "{}", String::from_utf8_lossy(&checked.stdout));
    for path in ["people.ron", "archive.ron"] {
        assert_eq!(fs::read(records.join(path)).unwrap(), fs::read(ARCHIVE.0.join(path)).unwrap(), "{path}");
    }
    export(&[], "bag", &bag);
    let there = Command::new("python3").args(["-c", "import bagit"]).output().is_ok_and(|done| done.status.success());
    if !there {
        // .ci/run says so where it could be installed.
        assert!(std::env::var_os("FORUM_ARCHIVE_BAGIT").is_none(), "bagit-python is missing");
        return println!("skipped: bagit-python is missing");
    }
    let said = asked(Command::new("python3").args(["-m", "bagit", "--validate"]).arg(bag)).unwrap();
    assert!(said.success, "{}", said.all());
}

#[test]
fn exiftool_finds_nothing_wrong_in_photos() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("photos");
    let files = export(&[], "photos", &out);
    let photos: Vec<PathBuf> =
        files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "jpg")).collect();
    assert_eq!(photos.len(), SIZE.photos());
    let arguments = ["-json", "-validate", "-warning", "-error", "-IPTC:Caption-Abstract", "-charset", "filename=utf8"];
    let Some(said) = asked(Command::new("exiftool").args(arguments).args(&photos)) else { return };
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let told = told.as_array().unwrap();
    assert_eq!(told.len(), photos.len());
    for one in told {
        assert_eq!(one["Validate"], "OK", "{one:#}");
        assert!(one["Caption-Abstract"].as_str().is_some_and(|caption| caption.contains("Example Person")), "{one:#}");
    }
}

#[test]
fn data_follow_their_schemas_and_references_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (format, schema) in [("json", "linked-data.schema.json"), ("csl", "csl.schema.json")] {
        export(&[], format, &path(format));
        schema::follow(schema, &[&path(format)]);
    }
    let data: serde_json::Value = serde_json::from_str(&fs::read_to_string(path("json")).unwrap()).unwrap();
    let of = |kinds: &[&str]| {
        let is_it = |node: &&serde_json::Value| kinds.iter().any(|kind| node["@type"] == *kind);
        data["@graph"].as_array().unwrap().iter().filter(is_it).count()
    };
    assert_eq!((of(&["NewsArticle", "Article"]), of(&["Event"]), of(&["Person"])), (200, 4, 20));
    assert!(of(&["Quotation"]) > 200);
    let csl: serde_json::Value = serde_json::from_str(&fs::read_to_string(path("csl")).unwrap()).unwrap();
    assert_eq!(csl.as_array().unwrap().len(), 200);

    export(&[], "ris", &path("all.ris"));
    let ris = fs::read_to_string(path("all.ris")).unwrap();
    assert_eq!((ris.matches("TY  - NEWS\r\n").count(), ris.matches("ER  - \r\n").count()), (200, 200));
    export(&[], "citations", &path("all.txt"));
    let citations = fs::read_to_string(path("all.txt")).unwrap();
    assert_eq!(citations.split("\n\n").count(), 3 * (200 + 1));
    export(&[], "bib", &path("all.bib"));
    let mut biber = Command::new("biber");
    let Some(told) = asked(biber.args(["--tool", "--validate-datamodel", "all.bib"]).current_dir(&folder)) else {
        return;
    };
    let said = told.all();
    // What nobody knows is missing; all else is as biblatex wants it.
    let is_wrong =
        |line: &&str| (line.starts_with("WARN") && !line.contains("Missing mandatory field")) || line.contains("ERROR");
    let wrong: Vec<&str> = said.lines().filter(is_wrong).collect();
    assert!(told.success && wrong.is_empty(), "{wrong:#?}");
}

/// A book of one edition in Chinese, and single articles of the others in both languages: to set all takes
/// minutes.
#[cfg(feature = "pdf")]
#[test]
fn pdf_is_sound_and_says_what_every_picture_shows() {
    let folder = tempfile::tempdir().unwrap();
    let [first, others @ ..] = ARCHIVE.1.editions.as_slice() else { panic!("no editions") };
    let book = export(&["edition/1", "--language", "zh"], "pdf", &folder.path().join("book.pdf"));
    let chosen: Vec<&str> = others.iter().flat_map(|edition| ids(edition, 1)).collect();
    let places: Vec<String> = chosen.iter().map(|id| format!("article/{id}")).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let single = export(&places, "pdf", &folder.path().join("single"));
    assert_eq!((book.len(), single.len()), (1, chosen.len()));
    for path in book.into_iter().chain(single) {
        let is_book = path.ends_with("book.pdf");
        let title = path.file_stem().unwrap().to_str().unwrap();
        let name = title.split_once(' ').map_or("", |(_, name)| name);
        let pdf = Pdf { path: path.clone() };
        pdf.check(if is_book { "第一届示例论坛" } else { name });
        let Some(structure) = pdf.structure() else { return };
        structure.has_sound_headings();
        let Some(alternatives) = pdf.alternatives() else { return };
        // In each article stands one, and at the end of a book those that stand in none.
        let least = if is_book { first.articles.len() / 2 } else { 1 };
        assert!(structure.count("Figure") >= least, "{title}: {:?}", structure.elements);
        assert_eq!(alternatives.len(), structure.count("Figure"), "{title}");
        for words in alternatives {
            let said = if is_book { "图为示例人物" } else { "is seen." };
            assert!(words.contains(said), "{title}: {words:?}");
        }
    }
}

/// The first articles of an edition, of each the version that was written first.
#[cfg(feature = "pdf")]
fn ids(edition: &EditionFolder, count: usize) -> impl Iterator<Item = &str> {
    let written_first = edition.articles.iter().filter(|one| one.article.translation_of.is_none());
    written_first.take(count).map(|one| one.id.as_str())
}

#[test]
fn every_page_of_a_site_is_valid_and_each_kind_of_page_is_accessible() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("site");
    export(&[], "site", &to);
    let files = site::files(&to);
    assert_eq!(site::wrong_links(&files), Vec::<String>::new());
    assert_eq!(site::invalid(&to), Vec::<String>::new());
    let kind = |name: &str| name.trim_end_matches(|c| c != '/').to_owned();
    let pages = files.keys().filter(|name| name.ends_with(".html"));
    let (mut seen, mut sample) = (HashMap::new(), Vec::new());
    for page in pages.cloned() {
        let count: &mut usize = seen.entry(kind(&page)).or_default();
        *count += 1;
        // Lists and the like are each of their own kind; of those about one thing, one stands for all.
        if page.matches('/').count() < 2 || *count == 1 {
            sample.push(page);
        }
    }
    assert!(sample.len() >= 20, "{sample:?}");
    assert_eq!(site::not_accessible(&to, &sample), Vec::<String>::new());
}
