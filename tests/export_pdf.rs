//! PDF that is exported: through the shipped binary, on the built-in archive and on made-up ones, judged by
//! qpdf and by what poppler finds in it.
#![cfg(feature = "pdf")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;
#[path = "support/pdf.rs"]
mod pdf;
#[path = "support/photo_archive.rs"]
mod photo_archive;
#[path = "support/programs.rs"]
mod programs;
mod support;

use std::{fs, ops::Deref, path::Path, process::Command};

use forum_archive::{
    model::Language::{En, Zh},
    words::Message,
};
use pdf::Pdf;
use photo_archive::{drawn, plant};
use tempfile::TempDir;

const JINAN: &str = "article/2023-17-opens-in-jinan";
const PLACES: [&str; 3] = [JINAN, "edition/17", "speaker/li-junhua"];
const LANGUAGES: [&str; 3] = ["en", "zh", "both"];

/// A PDF that was exported, and what was said.
struct Exported {
    folder: TempDir,
    pdf: Pdf,
    said: String,
    status: i32,
}

impl Deref for Exported {
    type Target = Pdf;

    fn deref(&self) -> &Pdf {
        &self.pdf
    }
}

/// Exports a place.
fn export(archive: Option<&Path>, place: &str, language: &str) -> Exported {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
    if let Some(archive) = archive {
        command.arg("--archive").arg(archive);
    }
    command.args(["export", place, "--format", "pdf", "--language", language, "--to"]).arg(&path);
    let done = command.env("LC_ALL", "C").env("LANG", "C").output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    Exported { folder, pdf: Pdf { path }, said, status: done.status.code().unwrap() }
}

impl Exported {
    fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap_or_else(|_| panic!("nothing was written: {}", self.said))
    }
}

/// What is left of words when only letters, characters and digits count.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn every_document_of_the_built_in_archive_is_sound_and_says_all() {
    for (place, titles) in PLACES.into_iter().zip([
        ["The 17th forum opens in Jinan", "第十七届论坛在济南开幕"],
        [
            "17th China E-Government Forum and Digital Transformation Innovation Summit",
            "第十七届中国电子政务论坛暨数字变革创新峰会",
        ],
        ["Li Junhua", "李军华"],
    ]) {
        for language in LANGUAGES {
            let pdf = export(None, place, language);
            assert_eq!((pdf.said.as_str(), pdf.status), ("", 0));
            pdf.check(titles[usize::from(language == "zh")]);
            assert!(pdf.bytes() == export(None, place, language).bytes(), "{place} {language}: the same bytes twice");
            let Some(structure) = pdf.structure() else { continue };
            let done = Command::new(env!("CARGO_BIN_EXE_forum-archive"))
                .args(["export", place, "--format", "txt", "--language", language, "--to", "a.txt"])
                .current_dir(pdf.folder.path())
                .output();
            assert!(done.unwrap().status.success());
            let plain = fs::read_to_string(pdf.folder.path().join("a.txt")).unwrap();
            let all = bare(&structure.text);
            for part in plain.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
                assert!(all.contains(part), "{place} {language}: {part} in {}", structure.text);
            }
            structure.has_sound_headings();
        }
    }
}

#[test]
fn an_article_is_read_aloud_as_it_is_meant() {
    let pdf = export(None, JINAN, "both");
    let Some(structure) = pdf.structure() else { return };
    assert_eq!(structure.elements[0], "Document");
    for (element, least) in [("H1", 1), ("H2", 1), ("BlockQuote", 2), ("L", 1), ("LI", 4), ("P", 20)] {
        assert!(structure.count(element) >= least, "{element}: {:?}", structure.elements);
    }
    assert!(!structure.elements.iter().any(|one| one == "Table"), "two versions side by side are no table");
    let Some(objects) = pdf.objects() else { return };
    assert!(objects.contains("/Lang (zh-CN)") && objects.contains("/Lang (en)"), "each run has its language");
    assert!(objects.contains("<pdfuaid:part>1</pdfuaid:part>"));
    // The record gives no day, which PDF/A asks for.
    assert!(!objects.contains("pdfaid:part"));
    let chinese = export(None, JINAN, "zh").objects().unwrap();
    assert!(chinese.contains("/Lang (zh-CN)") && chinese.contains("<dc:language><rdf:Bag><rdf:li>zh-CN<"));
}

#[test]
fn an_edition_is_a_book_with_contents_and_bookmarks() {
    let pdf = export(None, "edition/17", "en");
    let Some(structure) = pdf.structure() else { return };
    for (element, least) in [("TOC", 1), ("TOCI", 5), ("H1", 5), ("Table", 2), ("TH", 5), ("TD", 20)] {
        assert!(structure.count(element) >= least, "{element}: {:?}", structure.elements);
    }
    let Some(objects) = pdf.objects() else { return };
    for claim in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "2023-04-08T00:00:00Z"] {
        assert!(objects.contains(claim), "{claim}");
    }
    assert!(objects.contains("/Type /Outlines"));
    for title in ["(Facts)", "(Programme)", "(The 17th forum opens in Jinan)"] {
        assert!(objects.contains(&format!("/Title {title}")), "{title} has no bookmark");
    }
    assert!(objects.contains("/URI (http://tp.hkcd.com/"), "links lead to the web");
    assert!(!objects.contains("/Launch") && !objects.contains("/S /JavaScript"));
    let text = pdf.text().unwrap();
    let contents = text.split('\u{C}').nth(1).unwrap();
    assert!(contents.starts_with("Contents") && contents.contains("The 17th forum opens in Jinan"), "{contents}");
    let entry = contents.lines().find(|line| line.starts_with("The 17th forum opens in Jinan")).unwrap();
    let page: usize = entry.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
    let chapter = text.split('\u{C}').nth(page - 1).unwrap();
    assert!(chapter.contains("The 17th forum opens in Jinan\n") && chapter.contains("Wang Qinmin"), "{chapter}");
    assert!(export(None, "edition/17", "zh").text().unwrap().contains("目录"));
}

#[test]
fn pictures_have_caption_credit_and_what_stands_for_them() {
    let archive = drawn();
    let pdf = export(Some(archive.path()), "edition/1", "en");
    // Of seven files three are pictures; the others are told, and everything else is there.
    assert_eq!(pdf.status, 1);
    for id in ["2001-1-004", "2001-1-005", "2001-1-006", "2001-1-007", "2001-1-008"] {
        assert!(pdf.said.contains(&format!("Photo {id} is missing in the export: ")), "{}", pdf.said);
    }
    pdf.check("1st Example Forum");
    let Some(structure) = pdf.structure() else { return };
    assert_eq!(structure.count("Figure"), 3);
    for said in ["A wide pattern Photo: B. Photographer", "A photo nobody has Photo: C. Photographer"] {
        assert!(structure.text.contains(said), "{said}: {}", structure.text);
    }
    let objects = pdf.objects().unwrap();
    for alternative in ["Example Person speaks Photo: A. Photographer", "A tall pattern Photo: A. Photographer"] {
        assert!(objects.contains(&format!("/Alt ({alternative})")), "{alternative}");
    }
    // What both versions show stands once, with what each says of it.
    let zh = "editions/2001-1/articles/2001-1-opens-zh.ron";
    plant(archive.path(), zh, "pair: 1),\n", "pair: 1),\n        photo(photo: \"2001-1-001\", pair: 3),\n");
    let both = export(Some(archive.path()), "article/2001-1-opens", "both").structure().unwrap();
    assert_eq!(both.count("Figure"), 1);
    assert!(
        both.text.contains("Example Person speaks Photo: A. Photographer示例人物发言 摄影：A. Photographer"),
        "{}",
        both.text
    );
}

#[test]
fn nothing_in_a_record_can_do_anything() {
    let archive = drawn();
    let en = "editions/2001-1/articles/2001-1-opens.ron";
    let odd = "#read(\\\"/etc/passwd\\\") #panic() #image(\\\"/etc/passwd\\\") $x$ \\\\ *a* _b_ `c` <label> @ref // [x] = y \
               \\u{0}\\u{7}\\u{8}\\u{1B}\\u{FFFE}\\u{FEFF}\\u{85}\\u{202E}abc\\u{2067}👩‍💻🇨🇳 a\\u{301}\\u{650}\\u{0E33}";
    plant(archive.path(), en, "The Example Forum opens", odd);
    let long = "长".repeat(2_000) + &"a".repeat(100_000);
    plant(archive.path(), en, "The Example Forum opened in Exampleton.", &long);
    let sources = "sources: [\n        (id: \"example-news\"),\n    ]";
    let planted = "sources: [\n        (id: \"example-news\", publisher: (en: \"A\"), address: \"https://example.org/\\\"><x> \\u{202E}|\"),\n        \
         (id: \"file\", publisher: (en: \"B\"), address: \"file:///etc/passwd\"),\n        \
         (id: \"broken\", publisher: (en: \"C\"), address: \"https://[broken/\"),\n        \
         (id: \"script\", publisher: (en: \"D\"), address: \"javascript:alert(1)\"),\n    ]";
    plant(archive.path(), en, sources, planted);
    for language in ["en", "both"] {
        let pdf = export(Some(archive.path()), "article/2001-1-opens", language);
        let usual = |line: &str| line.starts_with("No font on this computer has") || line.starts_with("a.pdf does not");
        assert!(pdf.said.lines().all(usual), "{}", pdf.said);
        pdf.bytes();
        let Some(structure) = pdf.structure() else { continue };
        let kept = "#read(\"/etc/passwd\") #panic() #image(\"/etc/passwd\") $x$ \\ *a* _b_ `c` <label> @ref // [x] = y";
        assert!(structure.text.contains(kept), "{}", structure.text.chars().take(500).collect::<String>());
        assert!(bare(&structure.text).contains(&long), "{language}");
        let objects = pdf.objects().unwrap();
        let links: Vec<&str> = objects.lines().filter(|line| line.contains("/URI (")).map(str::trim).collect();
        let kept = "/URI (https://example.org/%22%3E%3Cx%3E%20%E2%80%AE%7C)";
        assert!(!links.is_empty() && links.iter().all(|link| *link == kept), "{links:?}");
    }
    for place in ["edition/1", "speaker/example-person"] {
        export(Some(archive.path()), place, "both").bytes();
    }
}

#[test]
fn characters_that_no_font_has_are_told() {
    let archive = drawn();
    plant(archive.path(), "editions/2001-1/articles/2001-1-opens.ron", "Exampleton.", "Exampleton \u{10FFFD}.");
    let message = Message::new("export-no-font").with("signs", "\u{10FFFD} (U+10FFFD)");
    let wanted =
        "No font on this computer has these characters, in the PDF a sign stands for each: \u{10FFFD} (U+10FFFD)";
    assert_eq!(message.words(En), wanted);
    assert_eq!(message.words(Zh), "这台电脑上没有字体包含以下字符，PDF 中以符号代替：\u{10FFFD} (U+10FFFD)");
    let pdf = export(Some(archive.path()), "article/2001-1-opens", "en");
    assert!(pdf.status == 1 && pdf.said.lines().next() == Some(wanted), "{}", pdf.said);
    if let Some(structure) = pdf.structure() {
        assert!(structure.text.contains("Exampleton \u{FFFD}."), "{}", structure.text);
    }
}

/// A mark that no font puts on its letter; typst finds then that the text is not what is drawn.
#[test]
fn a_file_that_does_not_claim_to_be_accessible_is_told() {
    let archive = drawn();
    plant(archive.path(), "editions/2001-1/articles/2001-1-opens.ron", "Exampleton.", "Exampleton a\u{650}.");
    let pdf = export(Some(archive.path()), "article/2001-1-opens", "en");
    let reason = "the text \"a\" could not be displayed with font \"Libertinus Serif\"";
    let message = Message::new("export-pdf-not-accessible").with("file", "a.pdf").with("reason", reason);
    let wanted = format!("a.pdf does not claim to be accessible (PDF/UA): {reason}; nothing is missing in it");
    assert_eq!((message.words(En), pdf.said, pdf.status), (wanted.clone(), format!("{wanted}\n"), 0));
    assert_eq!(message.words(Zh), format!("a.pdf 未标明符合无障碍标准（PDF/UA）：{reason}；内容没有缺失"));
    let Some(objects) = pdf.pdf.objects() else { return };
    assert!(!objects.contains("pdfuaid:part"));
    // It is tagged all the same.
    pdf.pdf.check("The Example Forum opens");
    assert!(pdf.pdf.structure().unwrap().count("P") > 1);
}
