//! Word documents that are exported: through the shipped binary, on the built-in archive and on made-up
//! ones; looked at as Word does, and opened by LibreOffice.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;
#[path = "support/zip.rs"]
mod packed;
#[path = "support/photo_archive.rs"]
mod photo_archive;
mod support;
#[path = "support/word_parts.rs"]
mod word_parts;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use photo_archive::{drawn, plant};
use word_parts::{Word, check};

/// Runs the program: standard output, standard error and the status.
fn run(archive: Option<&Path>, folder: &Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
    if let Some(archive) = archive {
        command.arg("--archive").arg(archive);
    }
    let done = command.args(arguments).current_dir(folder).env("LC_ALL", "C").env("LANG", "C").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(done.stdout), text(done.stderr), done.status.code().unwrap())
}

/// Exports a place as a file of this name in the folder.
fn export(archive: Option<&Path>, folder: &Path, place: &str, language: &str, name: &str) -> Vec<u8> {
    let format = name.rsplit('.').next().unwrap();
    let (out, error, status) = run(
        archive,
        folder,
        &["export", place, "--format", format, "--to", name, "--language", language, "--overwrite"],
    );
    // Pictures that cannot be had are told, and the rest is there.
    let only_gaps = error.lines().all(|line| line.contains(" 2001-1-00"));
    assert!(status == 0 || only_gaps && status == 1, "{place} {language}: {out}{error}");
    fs::read(folder.join(name)).unwrap()
}

fn docx(archive: Option<&Path>, place: &str, language: &str) -> Word {
    let folder = tempfile::tempdir().unwrap();
    let bytes = export(archive, folder.path(), place, language, "a.docx");
    assert_eq!(bytes, export(archive, folder.path(), place, language, "b.docx"), "the same bytes twice");
    check(&bytes)
}

const PLACES: [&str; 3] = ["article/2023-17-opens-in-jinan", "edition/17", "speaker/xie-chuntao"];
const LANGUAGES: [&str; 3] = ["en", "zh", "both"];

/// What is left of words when only letters, characters and digits count.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_document_of_the_built_in_archive_is_sound() {
    for place in PLACES {
        for language in LANGUAGES {
            let word = docx(None, place, language);
            let folder = tempfile::tempdir().unwrap();
            let plain = String::from_utf8(export(None, folder.path(), place, language, "a.txt")).unwrap();
            let all = bare(&word.paragraphs().into_iter().map(|(_, words)| words).collect::<String>());
            // Whatever the plain text says, the document says too.
            for part in plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
                assert!(all.contains(part), "{place} {language}: {part}");
            }
        }
    }
}

#[test]
fn an_article_has_real_styles_and_properties() {
    let word = docx(None, "article/2023-17-opens-in-jinan", "both");
    assert_eq!(word.of_style("Title"), ["The 17th forum opens in Jinan"]);
    assert_eq!(word.of_style("Subtitle"), ["第十七届论坛在济南开幕"]);
    assert_eq!(word.of_style("Dateline"), ["Summary by the archive", "档案摘要"]);
    assert_eq!(word.of_style("Heading1"), ["Sources / 来源"]);
    let quotations = word.of_style("Quote");
    assert!(quotations[0].starts_with("“We must continue"), "{quotations:?}");
    assert!(quotations[0].ends_with("governance capabilities.” — Xie Chuntao"), "{quotations:?}");
    assert!(word.of_style("BodyTextFirstIndent")[0].starts_with("2023年4月8日"), "Chinese paragraphs are indented");
    assert!(word.of_style("CaptionAlone")[0].ends_with("Photo: Sun Tingting / China News Service"));

    // Two versions side by side, whose rows may break across pages, without borders.
    let [table] = word.text.all("w:tbl").try_into().unwrap_or_else(|_| panic!("one table"));
    assert_eq!(table.all("w:tblStyle")[0].attribute("w:val"), Some("FacingTable"));
    assert!(table.all("w:cantSplit").is_empty() && table.all("w:tblBorders").is_empty());

    let of = |words: &str| {
        let runs = word.text.all("w:r");
        let run = runs.into_iter().find(|run| run.child("w:t").is_some_and(|text| text.text == words)).unwrap();
        let (language, hint) = (run.all("w:lang")[0], run.all("w:rFonts"));
        (
            language.attribute("w:val").map(str::to_owned),
            language.attribute("w:eastAsia").map(str::to_owned),
            hint.first().and_then(|fonts| fonts.attribute("w:hint")).map(str::to_owned),
        )
    };
    let some = |words: &str| Some(words.to_owned());
    assert_eq!(of("The 17th forum opens in Jinan"), (some("en-US"), None, None));
    assert_eq!(of("第十七届论坛在济南开幕"), (some("en-US"), some("zh-CN"), some("eastAsia")));
    let styles = word.part("word/styles.xml");
    assert!(styles.contains("w:eastAsia=\"SimSun\"") && styles.contains("w:eastAsia=\"Microsoft YaHei\""));

    let core = word.part("docProps/core.xml");
    for said in [
        "<dc:title>The 17th forum opens in Jinan</dc:title>",
        "<dc:subject>China E-Government Forum</dc:subject>",
        "<cp:keywords>17th China E-Government Forum",
        "Wang Qinmin; Xie Chuntao</cp:keywords>",
        "<dc:identifier>article/2023-17-opens-in-jinan</dc:identifier>",
        "<dc:language>en-US</dc:language>",
    ] {
        assert!(core.contains(said), "{said}: {core}");
    }
    assert!(!word.part("word/settings.xml").contains("updateFields"), "nobody is asked anything");
    let chinese = docx(None, "article/2023-17-opens-in-jinan", "zh");
    assert!(chinese.part("docProps/core.xml").contains("<dc:language>zh-CN</dc:language>"));
    assert_eq!(chinese.of_style("Heading1"), ["来源"]);
}

#[test]
fn an_edition_is_a_book() {
    let word = docx(None, "edition/17", "en");
    let title = "17th China E-Government Forum and Digital Transformation Innovation Summit";
    assert_eq!(word.of_style("CoverTitle"), [title]);
    assert_eq!(word.of_style("CoverLine").last().unwrap(), "8 April 2023 · Jinan");
    let headings = word.of_style("Heading1");
    assert_eq!(headings[..3], ["Facts", "Programme", "Sources"]);
    assert!(headings.contains(&"The 17th forum opens in Jinan".to_owned()), "{headings:?}");
    assert_eq!(word.of_style("TOC1"), headings, "the table of contents is not empty before it is updated");
    assert_eq!(word.of_style("TOCHeading"), ["Contents"]);
    assert_eq!(docx(None, "edition/17", "zh").of_style("TOCHeading"), ["目录"]);
    assert_eq!(word.text.all("w:instrText").len(), 1);
    assert_eq!(word.text.all("w:titlePg").len(), 1, "the title page has no number");
    assert_eq!(word.text.all("w:tblHeader").len(), 1, "the head of the programme is repeated");
    // Each chapter, and what comes after the contents, begins a page.
    let chapters = headings.len() - 3;
    assert_eq!(word.text.all("w:pageBreakBefore").len(), chapters + 1);
    let core = word.part("docProps/core.xml");
    let created = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2023-04-08T00:00:00Z</dcterms:created>";
    assert!(core.contains(created), "{core}");
    assert!(word.part("word/_rels/document.xml.rels").contains("http://tp.hkcd.com/"));
}

#[test]
fn pictures_have_their_sides_and_what_stands_for_them() {
    let archive = drawn();
    let word = docx(Some(archive.path()), "edition/1", "en");
    let shown = word.text.all("wp:docPr");
    let alternatives: Vec<&str> = shown.iter().map(|one| one.attribute("descr").unwrap()).collect();
    assert!(alternatives.contains(&"Example Person speaks Photo: A. Photographer"), "{alternatives:?}");
    for (size, picture) in word.text.all("wp:extent").iter().zip(&alternatives) {
        let [wide, high] = ["cx", "cy"].map(|key| size.attribute(key).unwrap().parse::<u64>().unwrap());
        let expected = match *picture {
            "Example Person speaks Photo: A. Photographer" => (5_760_720, 3_840_480),
            "A wide pattern Photo: B. Photographer" => (5_760_720, 1_920_240),
            "A tall pattern Photo: A. Photographer" => (2_592_000, 6_480_000),
            _ => continue,
        };
        assert_eq!((wide, high), expected, "{picture}");
    }
    assert!(word.of_style("Caption").contains(&"A wide pattern Photo: B. Photographer".to_owned()));
    assert!(word.of_style("CaptionAlone").contains(&"A photo nobody has Photo: C. Photographer".to_owned()));

    // What both versions show stands once, with what each says of it.
    let zh = "editions/2001-1/articles/2001-1-opens-zh.ron";
    plant(archive.path(), zh, "pair: 1),\n", "pair: 1),\n        photo(photo: \"2001-1-001\", pair: 3),\n");
    let both = docx(Some(archive.path()), "article/2001-1-opens", "both");
    assert_eq!(both.pictures(), 1);
    assert_eq!(
        both.of_style("Caption"),
        ["Example Person speaks Photo: A. Photographer 示例人物发言 摄影：A. Photographer"]
    );
    assert_eq!(both.text.all("w:gridSpan").len(), 1);
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

/// What LibreOffice makes of the documents in a folder.
fn converted(folder: &Path, to: &str) {
    let documents = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let documents: Vec<PathBuf> = documents.filter(|path| path.extension().is_some_and(|end| end == "docx")).collect();
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(&documents)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn libre_office_opens_them_with_the_same_text_and_pictures() {
    if !is_there("soffice") {
        return;
    }
    let archive = drawn();
    let made = tempfile::tempdir().unwrap();
    let mut documents = Vec::new();
    for language in LANGUAGES {
        let built_in = PLACES.map(|place| (None, place));
        let drawn = ["article/2001-1-opens", "edition/1"].map(|place| (Some(archive.path()), place));
        for (archive, place) in built_in.into_iter().chain(drawn) {
            let name = format!("{}-{language}", place.replace('/', "-"));
            let bytes = export(archive, made.path(), place, language, &format!("{name}.docx"));
            documents.push((name, check(&bytes)));
        }
    }
    for to in ["txt:Text (encoded):UTF8", "pdf", "odt"] {
        converted(made.path(), to);
    }
    for (name, word) in documents {
        let read = |ending: &str| fs::read(made.path().join(format!("{name}.{ending}"))).unwrap();
        let text = String::from_utf8(read("txt")).unwrap();
        let expected: String = word.paragraphs().into_iter().map(|(_, words)| words).collect();
        assert_eq!(bare(&text), bare(&expected), "{name}");
        let pdf = String::from_utf8_lossy(&read("pdf")).into_owned();
        let files: std::collections::HashSet<_> =
            word.text.all("a:blip").iter().map(|one| one.attribute("r:embed")).collect();
        assert_eq!(pdf.matches("/Subtype/Image").count(), files.len(), "{name}");
        let open = read("odt");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(open)).unwrap();
        let content = std::io::read_to_string(zip.by_name("content.xml").unwrap()).unwrap();
        assert_eq!(content.matches("<draw:image").count(), word.pictures(), "{name}");
        for alternative in word.text.all("wp:docPr") {
            let begins: String = alternative.attribute("descr").unwrap().chars().take(8).collect();
            assert!(content.contains(&begins), "{name}: {begins}");
        }
    }
}

#[test]
fn nothing_in_a_record_can_do_anything() {
    let archive = drawn();
    let en = "editions/2001-1/articles/2001-1-opens.ron";
    let long = "长".repeat(50_000) + &"a".repeat(50_000);
    let odd = "</w:t></w:r><w:fldSimple w:instr=\\\"DDEAUTO c:\\\\\\\\cmd\\\"/>{ INCLUDETEXT } &amp; \\u{0}\\u{7}\\u{8}\\u{1B}\\u{FFFE}\\u{85}\\u{202E}\\u{2067}👩‍💻🇨🇳";
    plant(archive.path(), en, "The Example Forum opens", odd);
    plant(archive.path(), en, "The Example Forum opened in Exampleton.", &long);
    let sources = "sources: [\n        (id: \"example-news\"),\n    ]";
    let planted = "sources: [\n        (id: \"example-news\", publisher: (en: \"A\"), address: \"https://example.org/\\\"><x> \\u{202E}|\"),\n        \
         (id: \"file\", publisher: (en: \"B\"), address: \"file:///etc/passwd\"),\n        \
         (id: \"broken\", publisher: (en: \"C\"), address: \"https://[broken/\"),\n        \
         (id: \"script\", publisher: (en: \"D\"), address: \"javascript:alert(1)\"),\n    ]";
    plant(archive.path(), en, sources, planted);
    for language in LANGUAGES {
        let word = docx(Some(archive.path()), "article/2001-1-opens", language);
        let all: String = word.paragraphs().into_iter().map(|(_, words)| words).collect();
        let kept = "</w:t></w:r><w:fldSimple w:instr=\"DDEAUTO c:\\\\cmd\"/>{ INCLUDETEXT } &amp; \u{202E}\u{2067}👩‍💻🇨🇳";
        if language != "zh" {
            assert!(all.contains(kept), "{language}: {:?}", all.chars().take(300).collect::<String>());
            assert!(all.contains(&long), "{language}");
            let relations = word.part("word/_rels/document.xml.rels");
            assert_eq!(relations.matches("External").count(), 1, "{relations}");
            assert!(relations.contains("https://example.org/%22%3E%3Cx%3E%20%E2%80%AE%7C"), "{relations}");
        }
    }
    docx(Some(archive.path()), "edition/1", "both");
    docx(Some(archive.path()), "speaker/example-person", "both");
}

/// The look at parts is worth as much as what it finds.
#[test]
fn what_word_would_repair_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let sound = check(&export(None, folder.path(), "edition/17", "both", "a.docx")).parts;
    let relations = "word/_rels/document.xml.rels";
    for (part, words, other) in [
        ("word/document.xml", "w:val=\"Heading1\"", "w:val=\"Nothing\""),
        ("word/document.xml", "<w:pageBreakBefore/></w:pPr>", "</w:pPr><w:pageBreakBefore/>"),
        ("word/document.xml", "<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/><w:cantSplit/>"),
        ("word/document.xml", "<w:sectPr>", "<w:p/><w:sectPr><w:titlePg/>"),
        ("word/document.xml", "w:name=\"_Toc000000002\"", "w:name=\"_Toc000000001\""),
        ("word/document.xml", " TOC ", " INCLUDETEXT "),
        ("word/document.xml", "</w:tc>", "<w:tbl/></w:tc>"),
        ("word/document.xml", "r:id=\"link1\"", "r:id=\"link2\""),
        ("word/document.xml", "</w:body>", "\u{7}</w:body>"),
        ("word/styles.xml", "w:styleId=\"Quote\"", "w:styleId=\"Caption\""),
        (relations, "Target=\"styles.xml\"", "Target=\"nothing.xml\""),
        (relations, "Target=\"http://", "Target=\"file://"),
        (relations, "Id=\"link1\"", "Id=\"styles\""),
        ("[Content_Types].xml", "/word/footer1.xml", "/word/nothing.xml"),
    ] {
        let mut parts = sound.clone();
        let text = String::from_utf8(parts[part].clone()).unwrap();
        assert!(text.contains(words), "{words}");
        parts.insert(part.to_owned(), text.replacen(words, other, 1).into_bytes());
        let broken = packed::zip(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        assert!(std::panic::catch_unwind(|| check(&broken)).is_err(), "{part}: {other}");
    }
}
