//! Import of documents: the same made-up report as text, Markdown, web page, mail, Word document,
//! OpenDocument text and PDF, in both languages. The files in `tests/import/documents/` were written
//! by LibreOffice and saved by Chromium from the `.fodt` and `.published.html` beside them.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/proposals.rs"]
mod proposals;
mod support;

use std::{
    fmt::Write as _,
    fs,
    io::{Cursor, Read as _, Write as _},
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use forum_archive::{
    archive::{self, Cancel, Progress},
    catalog::{self, Catalog, Input, Origin},
    import::{self, BlockKind, ImportError, Options, Proposal, Source},
    model::{Certainty, Language},
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
    // Plain text is printed in the letters of a typewriter, over several pages here.
    let paragraph = format!("{}end.", format!("{}the ", "developments ".repeat(5)).repeat(60));
    fs::write(made.path().join("plain.txt"), [paragraph.as_str(), "They were good."].join("\n\n")).unwrap();
    let output = Command::new("soffice")
        .args([profile.as_str(), "--headless", "--convert-to", "pdf", "--outdir"])
        .args([made.path(), &made.path().join("plain.txt")])
        .output()
        .unwrap();
    assert!(output.status.success());
    let bytes = fs::read(made.path().join("plain.pdf")).unwrap();
    assert_eq!(words_of(&alone("plain.pdf", &bytes).unwrap()), [paragraph.as_str(), "They were good."]);
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

/// Broken into lines of so many letters at most; a Chinese character is two wide.
fn in_lines(text: &str, width: usize) -> String {
    let mut out = String::new();
    for paragraph in text.lines() {
        let mut room = width;
        for word in paragraph.split_inclusive(|c: char| c == ' ' || !c.is_ascii() && !"’”“".contains(c)) {
            let wide = word.trim_end().chars().map(|c| if c.is_ascii() || "’”“".contains(c) { 1 } else { 2 }).sum();
            if room < wide && room < width {
                out.push('\n');
                room = width;
            }
            out.push_str(word);
            room = room.saturating_sub(wide + usize::from(word.ends_with(' ')));
        }
        out.push_str("\n\n");
    }
    out
}

#[test]
fn lines_that_were_broken_to_a_width_are_put_together() {
    for language in ["en", "zh"] {
        let text = String::from_utf8(file(&format!("{language}.txt"))).unwrap();
        let expected = substance(&alone("a.txt", text.as_bytes()).unwrap());
        for width in [64, 72, 78] {
            let broken = in_lines(&text, width);
            assert!(broken.lines().count() > 20);
            assert_eq!(substance(&alone("a.txt", broken.as_bytes()).unwrap()), expected, "{language}, {width}");
            let page = format!("<html><head><meta charset=\"utf-8\"></head><body><pre>{broken}</pre></body></html>");
            assert_eq!(substance(&alone("a.html", page.as_bytes()).unwrap()), expected, "{language}, {width}");
        }
        // As office programs save text as a page.
        let page = format!("<html><head><meta charset=\"utf-8\"></head><body><pre>{text}</pre></body></html>");
        assert_eq!(substance(&alone("a.html", page.as_bytes()).unwrap()), expected, "{language}");
    }
}

#[test]
fn lines_that_are_ended_stay_apart() {
    let list = "The 1st Example Forum opened in Exampleton.\n\nExample Person, president of the Example Academy\nSample Person, director of the Office of Samples\nJane Specimen, director of the Sample Bureau here\nJohn Specimen, director of the Sample Office here\n";
    assert!(alone("a.txt", list.as_bytes()).unwrap().text.contains("Academy\nSample Person"));
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

#[test]
fn word_documents_keep_what_counts_and_leave_the_rest() {
    let proposal = alone(
        "a.docx",
        &word(
            &[
                &paragraph("Example headline here"),
                "<w:p><w:r><w:t>The 1st Example Forum </w:t></w:r><w:del><w:r><w:delText>closed</w:delText></w:r></w:del>",
                "<w:ins><w:r><w:t>opened</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>",
                "<w:fldSimple><w:r><w:t> in 2001</w:t></w:r></w:fldSimple><w:r><w:footnoteReference w:id=\"2\"/></w:r>",
                "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>",
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>09:00</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Opening</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                "<w:p><w:r><w:drawing><a:blip r:embed=\"outside\"/></w:drawing></w:r></w:p>",
                &paragraph("That was all, they said."),
            ]
            .concat(),
            &[
                ("word/vbaProject.bin", b"macros"),
                (
                    "word/_rels/document.xml.rels",
                    br#"<Relationships><Relationship Id="outside" Target="file:///etc/hall.png" TargetMode="External"/></Relationships>"#,
                ),
                (
                    "word/footnotes.xml",
                    br#"<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"#,
                ),
                (
                    "docProps/core.xml",
                    br#"<cp xmlns:dc="dc"><dc:title>Another title</dc:title><dc:creator>Sample Writer</dc:creator></cp>"#,
                ),
            ],
        ),
    )
    .unwrap();
    check_ranges(&proposal);
    let expected = [
        "Example headline here",
        "The 1st Example Forum opened in 2001.",
        "09:00 | Opening",
        "That was all, they said.",
    ];
    assert_eq!(words_of(&proposal), expected);
    assert_eq!(proposal.unplaced.iter().map(|line| line.value.as_str()).collect::<Vec<_>>(), ["A note."]);
    // Whoever a program was set up for is a hint, no more.
    let byline = &proposal.article.as_ref().unwrap().byline;
    assert_eq!((byline[0].value.as_str(), byline[0].certainty), ("Sample Writer", Certainty::Low));
    let doubts: Vec<_> =
        proposal.doubts.iter().map(|doubt| Language::ALL.map(|language| doubt.words(language))).collect();
    for words in [
        ["It has macros; they were not run and are not kept", "其中有宏；没有运行，也不会保留"],
        [
            "A picture is not in the file but elsewhere, and was not fetched: word/file:///etc/hall.png",
            "有一张图片不在文件里而在别处，没有取来：word/file:///etc/hall.png",
        ],
    ] {
        assert!(doubts.contains(&words.map(str::to_owned)), "{doubts:?}");
    }
}

#[test]
fn open_documents_keep_what_counts_and_leave_the_rest() {
    let body = "<text:tracked-changes><text:p>Deleted words.</text:p></text:tracked-changes>\
        <text:h>Example headline here</text:h>\
        <text:p>The 1st Example Forum<text:s/>opened in 2001.<text:note><text:note-citation>1</text:note-citation>\
        <text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>\
        <text:p><draw:frame><draw:image xlink:href=\"../../hall.png\"/></draw:frame></text:p>\
        <text:list><text:list-item><text:p>one thing;</text:p></text:list-item></text:list>\
        <text:p>That was all, they said.</text:p>";
    let proposal = alone("a.odt", &open_document(body, &[])).unwrap();
    check_ranges(&proposal);
    let expected =
        ["Example headline here", "The 1st Example Forum opened in 2001.", "one thing;", "That was all, they said."];
    assert_eq!(words_of(&proposal), expected);
    assert_eq!(proposal.unplaced[0].value, "A note.");
    assert!(proposal.doubts[0].words(Language::En).ends_with("../../hall.png"));
}

#[test]
fn what_stands_beside_a_text_counts_where_it_says_nothing() {
    let text = "---\ntitle: \"Example headline\"\ndate: 2001-05-02\nauthor: [Sample Writer, Jane Sample]\nurl: https://example.org/a\n---\n\nThe 1st Example Forum opened\nin Exampleton, they said.\n";
    let proposal = alone("a.md", text.as_bytes()).unwrap();
    check_ranges(&proposal);
    let told = shown(&proposal);
    assert!(told.contains("source https://example.org/a (medium) | - | 2001-05-02\n"), "{told}");
    assert!(
        told.contains(
            "article en | Example headline (medium) | 2001-05-02 (medium) | - | - | Sample Writer+Jane Sample\n"
        ),
        "{told}"
    );
    assert_eq!(words_of(&proposal)[1], "The 1st Example Forum opened in Exampleton, they said.");

    // The day and the subject of a mail count least; its sender does not count.
    let mail = b"From: Some Sender <a@example.org>\r\nDate: Thu, 03 May 2001 09:00:00 +0800\r\nSubject: Re: an example\r\nMessage-ID: <1@example.org>\r\n\r\nThe 1st Example Forum opened in Exampleton, they said.\r\n";
    let proposal = alone("a.eml", mail).unwrap();
    check_ranges(&proposal);
    let told = shown(&proposal);
    assert!(told.contains("article en | an example (low) | 2001-05-03 (low) | - | - | \n"), "{told}");
    let doubts = Language::ALL.map(|language| proposal.doubts[0].words(language));
    assert_eq!(doubts, ["The date is that on which the mail was sent", "日期是邮件发出的日期"]);
    // `From:` stands before press texts too.
    assert_eq!(
        alone("a.txt", b"From: Example Daily\nDate: 2001-05-02\nThe 1st Example Forum opened.").unwrap().kind,
        "press text"
    );
}

/// A PDF of one page that draws this.
fn pdf(content: &[u8], objects: &str) -> Vec<u8> {
    pdf_of_pages(1, content, objects)
}

/// A PDF whose first page draws this; its other pages are empty.
fn pdf_of_pages(pages: usize, content: &[u8], objects: &str) -> Vec<u8> {
    let others: String = (7..6 + pages).map(|id| format!("{id} 0 obj<</Type/Page/Parent 2 0 R>>endobj\n")).collect();
    let kids: String = (7..6 + pages).map(|id| format!(" {id} 0 R")).collect();
    let mut out = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[3 0 R{kids}]/Count {pages}>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n\
         5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj\n\
         {others}{objects}4 0 obj<</Length {}>>\nstream\n",
        content.len()
    )
    .into_bytes();
    out.extend(content);
    out.extend(b"\nendstream endobj\n");
    let place = |id: usize| {
        let begins = format!("\n{id} 0 obj");
        out.windows(begins.len()).position(|part| part == begins.as_bytes()).map_or(0, |at| at + 1)
    };
    let start = out.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", 6 + pages);
    for id in 1..6 + pages {
        writeln!(table, "{:010} 00000 n ", place(id)).unwrap();
    }
    write!(table, "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF", 6 + pages).unwrap();
    out.extend(table.into_bytes());
    out
}

#[test]
fn lines_of_a_pdf_become_paragraphs() {
    let mut content = "BT /F 12 Tf 14 TL 50 700 Td ".to_owned();
    for line in [
        "The 1st Example Forum opened in Exampleton, where very many exam-",
        "ples and samples were shown to everybody who came for them, and",
        "nobody went home with none.",
        "A second paragraph, which is short.",
    ] {
        write!(content, "({line}) Tj T* ").unwrap();
    }
    content += "ET BT /F 12 Tf 300 30 Td (- 1 -) Tj ET /X Do";
    // A drawing that draws itself is drawn a few times at most.
    let circle =
        "6 0 obj<</Subtype/Form/Length 5/Resources<</XObject<</X 6 0 R>>>>>>\nstream\n/X Do\nendstream endobj\n";
    let proposal = alone("a.pdf", &pdf(content.as_bytes(), circle)).unwrap();
    check_ranges(&proposal);
    let expected = [
        "The 1st Example Forum opened in Exampleton, where very many examples and samples were shown to everybody who came for them, and nobody went home with none.",
        "A second paragraph, which is short.",
    ];
    assert_eq!(words_of(&proposal), expected);
}

#[test]
fn what_cannot_be_read_gets_a_sentence() {
    let compound = |name: &str| -> Vec<u8> {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend([0; 600]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let old = |format: &str| {
        [
            format!(
                "It is of an old kind that cannot be imported ({format}); open it and save it as .docx, and import that"
            ),
            format!("这是不能导入的旧格式（{format}）；请打开后另存为 .docx，再导入"),
        ]
    };
    let both = |english: &str, chinese: &str| [english.to_owned(), chinese.to_owned()];
    let locked = both(
        "It is locked with a password; open it, save it without one, and import that",
        "文件有密码保护；请打开后去掉密码另存，再导入",
    );
    let damaged = both("It is damaged or not whole; copy or send it again", "文件已损坏或不完整；请重新复制或发送");
    let bomb = both(
        "What it holds is far larger than the file itself, as no honest document is; it was not unpacked",
        "其中的内容远大于文件本身，正常的文档不会如此；没有解压",
    );
    let odd_xml = both(
        "What it holds is built as no program writes it; open it, save it anew, and import that",
        "其内部结构不是任何程序会写出的；请打开后重新保存，再导入",
    );
    let odd_pdf = both(
        "It is a PDF that is damaged or built as no program writes it; open it, print it into a new PDF, and import that",
        "这份 PDF 已损坏，或不是正常程序写出的；请打开后重新打印成 PDF，再导入",
    );
    let empty = both("There is no text in it; export or copy it again", "其中没有文字；请重新导出或复制");
    let scan = both(
        "Its pages are pictures without text; recognise the text (OCR), save that, and import it",
        "各页都是图像，没有文字；请先识别文字（OCR），保存后再导入",
    );
    let odd_mail = both(
        "It has more parts within one another than any mail program writes; save what is wanted of it, and import that",
        "其中层层嵌套的部分比任何邮件程序写出的都多；请把需要的内容另存后再导入",
    );
    let too_large = both(
        "It is too large for a document; import the part that is wanted",
        "对一份文档来说太大；请只导入需要的部分",
    );
    let encrypted = open_document(
        "<text:p>x</text:p>",
        &[("META-INF/manifest.xml", b"<m><file-entry><encryption-data/></file-entry></m>")],
    );
    let nested = "<w:p>".repeat(100_000);
    let entities = b"<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><a>&c;</a>".to_vec();
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    deflated.write_all(&vec![b' '; 20 << 20]).unwrap();
    let deflated = deflated.finish().unwrap();
    let mut mail = "From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n".to_owned();
    for at in 0..1000 {
        write!(mail, "Content-Type: multipart/mixed; boundary=\"{at}\"\n\n--{at}\n").unwrap();
    }
    for (name, bytes, words) in [
        ("a.doc", compound("WordDocument"), old("DOC, WPS")),
        ("a.wps", compound("WpsContent"), old("DOC, WPS")),
        ("a.rtf", b"{\\rtf1 example}".to_vec(), old("RTF")),
        ("a.xml", b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><a/>".to_vec(), old("XML")),
        ("a.docx", compound("EncryptedPackage"), locked.clone()),
        ("a.odt", encrypted, locked),
        ("a.docx", word("", &[]), empty.clone()),
        ("a.html", b"<html><body><script>x</script></body></html>".to_vec(), empty),
        ("a.docx", file("en.docx")[..4000].to_vec(), damaged.clone()),
        ("a.docx", b"PK\x03\x04".to_vec(), damaged.clone()),
        ("a.docx", zipped(&[("word/document.xml", b"<a><b></a>")]), damaged),
        ("a.docx", zipped(&[("word/document.xml", &vec![b' '; 20 << 20])]), bomb.clone()),
        ("a.pdf", pdf(&deflated, ""), bomb),
        ("a.docx", word(&nested, &[]), odd_xml.clone()),
        ("a.docx", zipped(&[("word/document.xml", &entities)]), odd_xml),
        ("a.pdf", b"%PDF-1.7 example".to_vec(), odd_pdf.clone()),
        ("a.pdf", format!("%PDF-1.7\n1 0 obj\n{}", "[".repeat(100_000)).into_bytes(), odd_pdf),
        ("a.pdf", pdf(b"0 0 10 10 re f", ""), scan),
        ("a.eml", mail.into_bytes(), odd_mail),
        ("a.pdf", [b"%PDF-1.7 ".to_vec(), vec![0; 128 << 20]].concat(), too_large),
    ] {
        let found = refused(name, &bytes);
        assert_eq!(found, words, "{name}");
    }
}

#[test]
fn pages_of_odd_shape_are_read_in_bounded_time() {
    let text = "<p>The 1st Example Forum opened in Exampleton, they said.</p>";
    for piece in ["<div>", "<p>", "<b>", "<table><tr><td>", "<li>", "<a href=x>", "<!--", "&lt;", "</div>", "<svg>"] {
        let page = format!("<html><body>{text}{}", piece.repeat(100_000));
        let started = Instant::now();
        let _ = alone("a.html", page.as_bytes());
        assert!(started.elapsed().as_secs() < 20, "{piece} took {:?}", started.elapsed());
    }
    let quotes = "> ".repeat(50_000) + "- ".repeat(50_000).as_str() + "![".repeat(50_000).as_str();
    let _ = alone("a.md", quotes.as_bytes());
}

#[test]
fn pages_of_a_pdf_are_counted_and_lost_characters_are_told() {
    let pages = ["It has more than 500 pages; import the part that is wanted", "超过 500 页；请只导入需要的部分"];
    assert_eq!(refused("a.pdf", &pdf_of_pages(501, b"BT ET", "")), pages.map(str::to_owned));
    // A font that does not say what its codes mean.
    let font = "6 0 obj<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[]>>endobj\n";
    let content = b"BT /F 12 Tf 50 700 Td (The 1st Example Forum opened.) Tj /X 12 Tf (abcdefghijkl) Tj ET";
    let odd = String::from_utf8_lossy(&pdf(content, font))
        .replace("/Font<</F 5 0 R>>/XObject<</X 6 0 R>>", "/Font<</F 5 0 R/X 6 0 R>>            ");
    let proposal = alone("a.pdf", odd.as_bytes()).unwrap();
    let words = Language::ALL.map(|language| proposal.doubts[0].words(language));
    assert_eq!(
        words,
        [
            "Part of its text cannot be read, because its fonts do not say what their signs mean",
            "部分文字无法读出，因为字体没有说明其符号的含义"
        ]
    );
}

/// The beginnings by which each kind is recognised.
const BEGINNINGS: &[(&str, &[u8])] = &[
    ("a.html", b"<html><body>"),
    ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n"),
    ("a.eml", b"From: a@example.org\nTo: b\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"),
    ("a.md", b"---\n"),
    ("a.pdf", b"%PDF-1.7\n"),
    ("a.docx", b"PK\x03\x04"),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_have_an_answer(kind in 0..BEGINNINGS.len(), bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,200}") {
        let (name, beginning) = BEGINNINGS[kind];
        for rest in [bytes.as_slice(), text.as_bytes()] {
            if let Ok(proposal) = alone(name, &[beginning, rest].concat()) {
                check_ranges(&proposal);
            }
        }
        for name in ["word/document.xml", "content.xml"] {
            let kind: &[u8] = b"application/vnd.oasis.opendocument.text";
            let _ = alone("a", &zipped(&[("mimetype", kind), (name, text.as_bytes())]));
        }
    }

    #[test]
    fn files_with_changes_have_an_answer(kind in 0..KINDS.len(), chinese: bool, changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<Option<prop::sample::Index>>()) {
        let name = format!("{}.{}", if chinese { "zh" } else { "en" }, KINDS[kind].0);
        let mut bytes = file(&name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(proposal) = alone(&name, &bytes) {
            check_ranges(&proposal);
        }
    }
}

/// Changes within the parts of containers, which as files would only be found damaged.
#[test]
fn parts_with_changes_have_an_answer() {
    for name in ["en.docx", "zh.docx", "en.odt", "zh.odt"] {
        let bytes = file(name);
        let mut held = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
        for at in 0..held.len() {
            let mut part = held.by_index(at).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            parts.push((part.name().unwrap().into_owned(), content));
        }
        let mut state = 1usize;
        let mut random = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below.max(1)
        };
        for _ in 0..40 {
            let mut changed = parts.clone();
            for (_, content) in &mut changed {
                for _ in 0..random(4) {
                    let at = random(content.len());
                    if let Some(byte) = content.get_mut(at) {
                        *byte = b"<>/\"& a=\xE4"[random(9)];
                    }
                }
            }
            let changed: Vec<(&str, &[u8])> =
                changed.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
            if let Ok(proposal) = alone(name, &zipped(&changed)) {
                check_ranges(&proposal);
            }
        }
    }
}
