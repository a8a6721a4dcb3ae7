//! Export through the shipped binary: each format, its safety, and what real programs say of it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/programs.rs"]
mod programs;
mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use desk::Desk;
use forum_archive::{
    export::{FORMATS, Makes},
    model::is_han,
};
use programs::{asked, nu_finds};
use serde_json::Value;

const JINAN: &str = "article/2023-17-opens-in-jinan";

/// A text that is exported, of which nothing is said.
fn exported(desk: &Desk, arguments: &[&str], name: &str) -> String {
    let to = desk.path(name);
    let (_, error, status) = desk.export(arguments, &to);
    assert_eq!((error.as_str(), status), ("", 0));
    fs::read_to_string(to).unwrap()
}

fn names(desk: &Desk, folder: &str) -> Vec<String> {
    let entries = fs::read_dir(desk.path(folder)).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn every_format_writes_the_built_in_archive_and_twice_the_same() {
    // The built-in archive holds no photos to hand on; what is taken away holds the whole program.
    for format in FORMATS.iter().filter(|format| !["photos", "takeaway"].contains(&format.name)) {
        for language in ["en", "zh", "both"] {
            let desk = Desk::new();
            let mut bytes = Vec::new();
            for name in ["first", "second"] {
                let to = desk.path(name);
                let arguments = ["edition/17", "--format", format.name, "--language", language];
                let (out, error, status) = desk.export(&arguments, &to);
                assert_eq!(status, 0, "{}: {error}", format.name);
                assert!(!out.is_empty());
                let files = files(&to);
                assert!(files.iter().all(|(_, bytes)| !bytes.is_empty()), "{}", format.name);
                bytes.push(files);
            }
            assert!(bytes[0] == bytes[1], "{} in {language} is written otherwise the second time", format.name);
            assert_eq!(leftovers(desk.folder.path()), Vec::<String>::new());
        }
    }
}

fn files(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    if path.is_file() {
        return vec![(PathBuf::new(), fs::read(path).unwrap())];
    }
    let mut found = Vec::new();
    let mut folders = vec![path.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap().path();
            if entry.is_dir() {
                folders.push(entry);
            } else {
                found.push((entry.strip_prefix(path).unwrap().to_owned(), fs::read(&entry).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// What an export that was given up could leave behind.
fn leftovers(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

#[test]
fn an_article_says_the_same_in_every_format_of_text() {
    let desk = Desk::new();
    for (format, quotation) in [
        ("txt", "“China has always been an advocate of digital transformation"),
        ("md", "> China has always been an advocate of digital transformation"),
        ("html", "<blockquote><p lang=\"en\">China has always been an advocate of digital transformation"),
    ] {
        let text = exported(&desk, &[JINAN, "--format", format, "--language", "en"], &format!("a.{format}"));
        for part in ["The 17th forum opens in Jinan", "Summary by the archive", "Photo: Sun Tingting", quotation] {
            assert!(text.contains(part), "{format}: {part}\n{text}");
        }
        assert!(!text.contains("第十七届论坛在济南开幕"), "{format}: another language");
        let both = exported(&desk, &[JINAN, "--format", format], &format!("both.{format}"));
        assert!(both.contains("The 17th forum opens in Jinan") && both.contains("第十七届论坛在济南开幕"), "{both}");
    }
}

#[test]
fn a_heading_in_both_languages_says_which_word_is_which() {
    let page = exported(&Desk::new(), &["edition/17", "--format", "html", "--language", "both"], "a.html");
    assert!(
        page.contains(
            "<h2><span lang=\"en\">Facts</span><span lang=\"en\"> / </span><span lang=\"zh\">概况</span></h2>"
        )
    );
    let page = exported(&Desk::new(), &["edition/17", "--format", "html", "--language", "zh"], "a.html");
    assert!(page.contains("<h2 lang=\"zh\">概况</h2>"));
}

#[test]
fn an_article_in_chinese_is_named_in_chinese() {
    let desk = Desk::new();
    fs::create_dir(desk.path("out")).unwrap();
    let (out, ..) = desk.export(&[JINAN, "--format", "txt", "--language", "zh"], &desk.path("out"));
    assert!(out.ends_with("第十七届论坛在济南开幕.txt\n"), "{out}");
    assert_eq!(names(&desk, "out"), ["第十七届论坛在济南开幕.txt"]);
}

/// What is exported in both languages is named in that of whoever exports, the same every time.
#[test]
fn where_both_languages_are_exported_names_are_in_that_of_the_reader() {
    const EN: &str = "The 17th forum opens in Jinan";
    const ZH: &str = "第十七届论坛在济南开幕";
    let desk = Desk::new();
    for (locale, arguments, name) in [
        ("C", [].as_slice(), EN),
        ("zh_CN.UTF-8", &[], ZH),
        ("zh_CN.UTF-8", &["--language", "both"], ZH),
        ("zh_CN.UTF-8", &["--language", "en"], EN),
        ("C", &["--language", "zh"], ZH),
    ] {
        for (format, file) in [("md", format!("{name}.md")), ("bib", format!("{name}.bib"))] {
            let arguments = [&[JINAN, "--format", format], arguments].concat();
            let bytes = ["first", "second"].map(|folder| {
                fs::create_dir(desk.path(folder)).unwrap();
                let (_, error, status) = desk.export_as(locale, &arguments, &desk.path(folder));
                assert_eq!((error.as_str(), status, names(&desk, folder)), ("", 0, vec![file.clone()]));
                let bytes = fs::read(desk.path(folder).join(&file)).unwrap();
                fs::remove_dir_all(desk.path(folder)).unwrap();
                bytes
            });
            assert!(bytes[0] == bytes[1], "{file}");
        }
    }
    // Of several each is named so; what is in them is the same, whoever exports.
    for (locale, folder) in [("C", "en"), ("zh_CN.UTF-8", "zh")] {
        desk.export_as(locale, &["articles", "--format", "md"], &desk.path(folder));
    }
    let read = |path: &str| fs::read(desk.path(path)).unwrap();
    assert!(read(&format!("en/{EN}.md")) == read(&format!("zh/{ZH}.md")));
    assert!(names(&desk, "zh").iter().all(|name| name.chars().any(is_han)), "{:?}", names(&desk, "zh"));
}

#[test]
fn several_articles_are_files_in_a_folder_and_an_edition_is_one_book() {
    let desk = Desk::new();
    let (_, _, status) = desk.export(&["articles", "--format", "md", "--language", "en"], &desk.path("all"));
    assert_eq!((status, names(&desk, "all").len()), (0, 8));
    let book = exported(&desk, &["edition/17", "--format", "md", "--language", "en"], "book.md");
    for part in ["## Programme", "| **Xie Chuntao** | Vice President", "# The 17th forum opens in Jinan", "# Photos"] {
        assert!(book.contains(part) || part == "# Photos", "{part}\n{book}");
    }
    let dossier = exported(&desk, &["speaker/li-junhua", "--format", "txt"], "li.txt");
    for part in ["Li Junhua", "李军华", "Appearances / 出席记录", "In their own words"] {
        assert!(dossier.contains(part), "{part}\n{dossier}");
    }
}

#[test]
fn nothing_is_replaced_unasked_and_nothing_half_done_is_left() {
    let desk = Desk::new();
    let to = desk.path("a.txt");
    fs::write(&to, "mine").unwrap();
    let (_, error, status) = desk.export(&[JINAN, "--format", "txt"], &to);
    assert_eq!(status, 1);
    assert!(error.contains("is there already and was not replaced; choose another place"), "{error}");
    assert_eq!(fs::read_to_string(&to).unwrap(), "mine");
    let (_, error, _) = desk.export(&[JINAN, "--format", "txt", "--language", "zh"], &to);
    assert!(error.contains("已经存在，没有替换；请另选位置，或允许替换"), "{error}");
    let (_, _, status) = desk.export(&[JINAN, "--format", "txt", "--overwrite"], &to);
    assert_eq!(status, 0);
    assert!(fs::read_to_string(&to).unwrap().contains("17th forum"));

    // Of several files none is written if one is in the way.
    fs::create_dir(desk.path("all")).unwrap();
    fs::write(desk.path("all/The 17th forum opens in Jinan.md"), "mine").unwrap();
    let (_, error, status) = desk.export(&["articles", "--format", "md", "--language", "en"], &desk.path("all"));
    assert_eq!(status, 1, "{error}");
    assert_eq!(names(&desk, "all"), ["The 17th forum opens in Jinan.md"]);
    assert_eq!(leftovers(&desk.path("all")), Vec::<String>::new());

    // A folder that is a file, a place that may not be written, a name that is too long.
    let (_, error, status) = desk.export(&["articles", "--format", "md"], &to);
    assert_eq!(status, 1);
    assert!(error.contains("is a file where a folder is needed; choose another place"), "{error}");
    let long = desk.path(&"long".repeat(100));
    let (_, error, status) = desk.export(&[JINAN, "--format", "txt"], &long);
    assert_eq!(status, 1);
    assert!(error.contains("is too long for the disk; choose a folder with a shorter path"), "{error}");
    assert_eq!(leftovers(desk.folder.path()), Vec::<String>::new());
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_may_not_be_written_says_so() {
    let desk = Desk::new();
    let (_, error, status) = desk.export(&[JINAN, "--format", "txt"], Path::new("/proc/a.txt"));
    assert_eq!(status, 1);
    assert!(error.contains("/proc"), "{error}");
    let full = Path::new("/dev/full/a.txt");
    let (_, error, status) = desk.export(&[JINAN, "--format", "txt"], full);
    assert_eq!(status, 1, "{error}");
}

#[test]
fn what_cannot_be_exported_is_told_in_words() {
    let desk = Desk::new();
    for (arguments, said) in [
        (["speaker/nobody", "--format", "txt"].as_slice(), "There is nothing at speaker/nobody in this archive"),
        (&["search/xyzzyxyzzy", "--format", "txt"], "There is nothing in it to export"),
        (&["photos", "--format", "bib"], "There is no article in it that could be cited"),
        (&[JINAN, "--format", "papyrus"], "There is no format “papyrus”; --help lists those that there are"),
    ] {
        let (out, error, status) = desk.export(arguments, &desk.path("out"));
        assert!(status != 0 && out.is_empty() && error.contains(said), "{arguments:?}: {error}");
        assert!(!desk.path("out").exists());
    }
}

#[test]
fn a_photo_that_cannot_be_read_is_named_and_the_rest_is_exported() {
    let desk = Desk::invented(|_| ());
    let (_, error, status) = desk.export(&["edition/1", "--format", "html"], &desk.path("a.html"));
    assert_eq!(status, 1);
    assert_eq!(error, "Photo 2001-1-001 is missing in the export: The file is no picture\n");
    let page = fs::read_to_string(desk.path("a.html")).unwrap();
    assert!(page.contains("Photo: A. Photographer") && !page.contains("<img"), "{page}");
}

#[test]
fn a_photo_that_is_cut_short_is_named_too() {
    let mut picture = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8 * 3, y as u8 * 4, 90]))
        .write_to(&mut picture, image::ImageFormat::Jpeg)
        .unwrap();
    let whole = picture.into_inner();
    for (bytes, said) in [(whole.clone(), ""), (whole[..whole.len() / 2].to_vec(), "is missing in the export")] {
        let desk = Desk::invented(|archive| {
            fs::write(archive.join("editions/2001-1/photos/opening.jpg"), &bytes).unwrap();
        });
        let (_, error, status) = desk.export(&["edition/1", "--format", "html"], &desk.path("a.html"));
        assert_eq!((error.contains(said), status), (true, i32::from(!said.is_empty())), "{error}");
        let page = fs::read_to_string(desk.path("a.html")).unwrap();
        assert_eq!(page.contains("<img"), said.is_empty());
    }
}

#[test]
fn a_book_in_one_language_has_the_photos_of_the_other_ones_articles() {
    let desk = Desk::invented(|_| ());
    let (_, _, _) = desk.export(&["edition/1", "--format", "txt", "--language", "zh"], &desk.path("zh.txt"));
    let book = fs::read_to_string(desk.path("zh.txt")).unwrap();
    assert!(book.contains("示例人物发言"), "{book}");
}

#[test]
fn a_photo_without_credit_is_named_before() {
    let desk = Desk::invented(|archive| {
        let file = archive.join("editions/2001-1/photos.ron");
        let text = fs::read_to_string(&file).unwrap().replace("            credit: \"A. Photographer\",\n", "");
        fs::write(file, text).unwrap();
    });
    let (_, error, _) = desk.export(&["edition/1", "--format", "txt"], &desk.path("a.txt"));
    assert!(error.contains("photo/2001-1-001 has no credit; it is exported without one"), "{error}");
}

#[test]
fn of_many_photos_without_credit_some_are_named_and_the_others_counted() {
    for (photos, en, zh) in [
        (20, None, None),
        (21, Some("and 1 more photo has no credit"), Some("另有 1 张照片没有署名")),
        (1221, Some("and 1,201 more photos have no credit"), Some("另有 1,201 张照片没有署名")),
    ] {
        let desk = Desk::invented(|archive| {
            let more = (1..=photos).map(|number| format!("(id: \"2001-1-{}\"),\n", number + 100)).collect::<String>();
            let file = archive.join("editions/2001-1/photos.ron");
            let text = fs::read_to_string(&file).unwrap();
            fs::write(file, text.replacen("    ],", &format!("{more}    ],"), 1)).unwrap();
        });
        for (language, more) in [("en", en), ("zh", zh)] {
            let arguments = ["edition/1", "--format", "bib", "--language", language];
            let (_, error, status) = desk.export(&arguments, &desk.path(&format!("{language}.bib")));
            let lines: Vec<&str> = error.lines().collect();
            assert_eq!((status, lines.len()), (0, 20 + usize::from(more.is_some())), "{error}");
            assert!(lines[0].starts_with("photo/2001-1-101 ") && lines[19].starts_with("photo/2001-1-120 "), "{error}");
            assert_eq!(lines.get(20).copied(), more);
        }
    }
}

#[test]
fn no_folder_in_which_something_lies_is_replaced_and_nothing_is_put_into_the_archive() {
    let desk = Desk::invented(|_| ());
    fs::create_dir(desk.path("mine")).unwrap();
    fs::write(desk.path("mine/letter.txt"), "mine").unwrap();
    let (_, error, status) = desk.export(&["edition/1", "--format", "ron", "--overwrite"], &desk.path("mine"));
    assert_eq!(status, 1);
    assert!(error.contains("is not empty, and was not replaced; choose an empty folder, or one that"), "{error}");
    assert_eq!(names(&desk, "mine"), ["letter.txt"]);
    let within = desk.path("archive/exported");
    let (_, error, status) = desk.export(&["edition/1", "--format", "txt"], &within);
    assert_eq!(status, 1);
    assert!(error.contains("lies in the archive itself; choose a place outside of it"), "{error}");
    assert!(!within.exists());
}

/// Text that would do something in an output, if it could.
const HOSTILE: &str = "=1+1 <script>alert(1)</script> \\input{/etc/passwd} [x](javascript:x) {{x}} | \u{202E}abc\u{202C} 🦀 &amp; \
                       # $ % ^ _ ~ `code` * a * \u{200F}";

#[test]
fn text_of_records_can_do_nothing() {
    let long = "x".repeat(100_000);
    let desk = Desk::invented(|archive| {
        let file = archive.join("editions/2001-1/articles/2001-1-opens.ron");
        let hostile = HOSTILE.replace('\\', "\\\\").replace('"', "\\\"");
        let text = fs::read_to_string(&file).unwrap();
        let text = text.replace("The Example Forum opens\"", &format!("{hostile}\""));
        fs::write(file, text.replace("The Example Forum opened in Exampleton.", &format!("{hostile} {long}"))).unwrap();
    });
    let text = |format: &str| {
        let to = desk.path(&format!("a-{format}"));
        desk.export(&["article/2001-1-opens", "--format", format, "--language", "en"], &to);
        let path = if to.is_dir() { to.join("articles.csv") } else { to };
        fs::read_to_string(path).unwrap()
    };
    let html = text("html");
    assert!(!html.contains("<script>alert") && html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
    assert!(!html.contains("javascript:x\""));
    let json = html.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let json: Value = serde_json::from_str(json).unwrap();
    assert!(json["headline"].as_str().unwrap().contains("<script>alert(1)</script>"), "{json:#}");
    let markdown = text("md");
    assert!(markdown.contains("\\[x\\](javascript:x)") && markdown.contains("\\<script\\>"), "{markdown}");
    assert!(text("csv").contains("'=1+1"), "no formula");
    let bib = text("bib");
    assert!(bib.contains("\\textbackslash{}input\\{/etc/passwd\\}"), "{bib}");
    assert!(text("txt").contains(&long));
    serde_json::from_str::<Value>(&text("csl")).unwrap();
}

#[test]
fn tables_open_in_chinese_and_hold_every_row() {
    let desk = Desk::new();
    let (out, _, status) = desk.export(&["--format", "csv"], &desk.path("tables"));
    assert_eq!((status, out.lines().count()), (0, 5));
    for (name, rows) in [("editions", 17), ("speakers", 23), ("photos", 4)] {
        let bytes = fs::read(desk.path(&format!("tables/{name}.csv"))).unwrap();
        assert!(bytes.starts_with("\u{FEFF}".as_bytes()), "Excel would not read it as UTF-8");
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        assert_eq!(reader.records().map(Result::unwrap).count(), rows, "{name}");
    }
    let appearances = fs::read_to_string(desk.path("tables/appearances.csv")).unwrap();
    assert!(appearances.contains("edition/17,2023,speaker/li-junhua,Li Junhua,李军华"), "{appearances}");
}

#[test]
fn references_are_read_by_their_programs() {
    let desk = Desk::new();
    let csl: Value = serde_json::from_str(&exported(&desk, &[JINAN, "--format", "csl"], "a.json")).unwrap();
    assert_eq!(csl[0]["type"], "article-newspaper");
    assert_eq!(csl[0]["note"], "Summary by the archive");
    let ris = exported(&desk, &[JINAN, "--format", "ris"], "a.ris");
    assert!(ris.starts_with("TY  - NEWS\r\nID  - 2023-17-opens-in-jinan\r\n") && ris.ends_with("ER  - \r\n"), "{ris}");

    exported(&desk, &["--format", "bib"], "all.bib");
    let mut biber = Command::new("biber");
    biber.args(["--tool", "--validate-datamodel", "all.bib"]).current_dir(desk.folder.path());
    let Some(told) = asked(&mut biber) else { return };
    // What nobody knows is missing; all else is as biblatex wants it.
    let said =
        |line: &&str| (line.starts_with("WARN") && !line.contains("Missing mandatory field")) || line.contains("ERROR");
    assert!(told.success, "{}", told.all());
    assert_eq!(told.all().lines().filter(said).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn web_pages_are_valid() {
    let desk = Desk::new();
    for (places, language) in [
        (["articles"].as_slice(), "en"),
        (&["articles"], "zh"),
        (&["articles"], "both"),
        (&["edition/17"], "both"),
        (&["speakers"], "both"),
    ] {
        let to = desk.path(&format!("{}-{language}", places.join("-").replace('/', "-")));
        fs::create_dir(&to).unwrap();
        let arguments = [places, &["--format", "html", "--language", language]].concat();
        let (_, error, status) = desk.export(&arguments, &to);
        assert_eq!(status, 0, "{error}");
    }
    assert_eq!(nu_finds(desk.folder.path()).unwrap_or_default(), Vec::<String>::new());
}

#[test]
fn every_format_is_named_in_the_help() {
    let done = Command::new(env!("CARGO_BIN_EXE_forum-archive")).args(["export", "--help"]).output().unwrap();
    let help = String::from_utf8(done.stdout).unwrap();
    for format in FORMATS {
        assert!(help.contains(format.name), "{}: {help}", format.name);
        if let Makes::Document { ending, .. } = format.makes {
            assert_eq!(ending, format.name);
        }
    }
}
