//! The program without a window: the built binary is run, and what it prints, where, and with
//! which exit status is compared word for word, in both languages. JSON, CSV and RON are promises
//! to scripts. On the archive that is compiled in, the commands answer as they are described.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use forum_archive::{
    archive::{BuiltIn, Memory},
    model::{Edition, ron_file},
};
use serde_json::{Value, json};
use support::small;

/// The program, in a locale that names no language, and without a display.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
    for name in ["LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANGUAGE", "DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    command.env("LANG", "C").stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Runs the program and compares the exit status and all that it prints.
fn check(arguments: &[&str], status: i32, out: &str, err: &str) {
    let output = run(arguments);
    assert_eq!((text(&output.stdout).as_str(), text(&output.stderr).as_str()), (out, err), "{arguments:?}");
    assert_eq!(output.status.code(), Some(status), "{arguments:?}");
}

/// The same command in English and in Chinese.
fn check_both(arguments: &[&str], status: i32, [english, chinese]: [&str; 2], to: To) {
    for (language, words) in [("en", english), ("zh", chinese)] {
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--language", language]).collect();
        let line = format!("{words}\n");
        match to {
            To::Out => check(&arguments, status, &line, ""),
            To::Err => check(&arguments, status, "", &line),
        }
    }
}

#[derive(Clone, Copy)]
enum To {
    Out,
    Err,
}

/// What a command prints, which must not fail.
fn printed(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!((text(&output.stderr).as_str(), output.status.code()), ("", Some(0)), "{arguments:?}");
    text(&output.stdout)
}

fn parsed(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(arguments)).unwrap()
}

/// A folder with an archive in it.
struct OnDisk {
    folder: tempfile::TempDir,
}

impl OnDisk {
    fn of(archive: &Memory) -> OnDisk {
        let folder = tempfile::tempdir().unwrap();
        support::write_to(archive, folder.path());
        OnDisk { folder }
    }

    fn small() -> OnDisk {
        OnDisk::of(&small())
    }

    fn path(&self) -> &str {
        self.folder.path().to_str().unwrap()
    }

    /// The words of a command on this archive.
    fn on<'a>(&'a self, arguments: &[&'a str]) -> Vec<&'a str> {
        ["--archive", self.path()].into_iter().chain(arguments.iter().copied()).collect()
    }

    fn put(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// Replaces words that stand in a file, and gives the place of the last `mark` in the new
    /// ones, as `FILE:LINE:COL`.
    fn plant(&self, path: &str, sound: &str, wrong: &str, mark: &str) -> String {
        let full = self.folder.path().join(path);
        let text = fs::read_to_string(&full).unwrap();
        assert!(text.contains(sound), "“{sound}” is not in {path}");
        let planted = text.replacen(sound, wrong, 1);
        fs::write(&full, &planted).unwrap();
        let at = text.find(sound).unwrap() + wrong.rfind(mark).unwrap_or_else(|| panic!("“{mark}” is not in {wrong}"));
        let before = &planted[..at];
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{path}:{}:{column}", before.matches('\n').count() + 1)
    }
}

const NO_TEXT: fn() -> Value = || json!({ "en": null, "zh": null });

fn source() -> Value {
    json!({ "id": "example-news", "publisher": NO_TEXT(), "title": NO_TEXT(), "date": null, "address": null, "note": NO_TEXT() })
}

fn both(en: &str, zh: &str) -> Value {
    json!({ "en": en, "zh": zh })
}

#[test]
fn lists_are_lines_with_the_address_first() {
    let archive = OnDisk::small();
    for (kind, english, chinese) in [
        (
            "editions",
            "edition/1\t2001\t1 May 2001\tExampleton\t1st Example Forum",
            "edition/1\t2001\t2001年5月1日\t示例市\t第一届示例论坛",
        ),
        (
            "speakers",
            "speaker/example-person\tExample Person\t示例人物\nspeaker/sample-person\tSample Person\t样例人物",
            "speaker/example-person\t示例人物\tExample Person\nspeaker/sample-person\t样例人物\tSample Person",
        ),
        (
            "articles",
            "article/2001-1-opens\t\tThe Example Forum opens\narticle/2001-1-opens-zh\t\t示例论坛开幕",
            "article/2001-1-opens\t\tThe Example Forum opens\narticle/2001-1-opens-zh\t\t示例论坛开幕",
        ),
        (
            "photos",
            "photo/2001-1-001\tA. Photographer\tExample Person speaks",
            "photo/2001-1-001\tA. Photographer\t示例人物发言",
        ),
    ] {
        check_both(&archive.on(&["list", kind]), 0, [english, chinese], To::Out);
        let place = if kind == "editions" { "timeline" } else { kind };
        check_both(&archive.on(&["show", place]), 0, [english, chinese], To::Out);
    }
}

#[test]
fn lists_in_json_are_this() {
    let archive = OnDisk::small();
    let expected = [
        (
            "editions",
            json!({ "format": 1, "editions": [{
            "place": "edition/1", "number": 1, "year": 2001, "date": "2001-05-01", "planned": null, "status": "held",
            "name": NO_TEXT(), "city": both("Exampleton", "示例市"), "theme": both("Examples for all", "人人有示例"),
            "certainty": null, "speakers": 2, "articles": 2, "photos": 1,
        }] }),
        ),
        (
            "speakers",
            json!({ "format": 1, "speakers": [
            { "place": "speaker/example-person", "name": both("Example Person", "示例人物"), "aliases": [],
              "appearances": 1, "first": 2001, "last": 2001 },
            { "place": "speaker/sample-person", "name": both("Sample Person", "样例人物"), "aliases": [],
              "appearances": 1, "first": 2001, "last": 2001 },
        ] }),
        ),
        (
            "articles",
            json!({ "format": 1, "articles": [
            { "place": "article/2001-1-opens", "edition": "edition/1", "kind": "press", "language": "en",
              "headline": "The Example Forum opens", "date": null, "agency": "Example News", "byline": [],
              "translation_of": null },
            { "place": "article/2001-1-opens-zh", "edition": "edition/1", "kind": "summary", "language": "zh",
              "headline": "示例论坛开幕", "date": null, "agency": null, "byline": [],
              "translation_of": "article/2001-1-opens" },
        ] }),
        ),
        (
            "photos",
            json!({ "format": 1, "photos": [{
            "place": "photo/2001-1-001", "edition": "edition/1",
            "caption": both("Example Person speaks", "示例人物发言"), "credit": "A. Photographer", "byline": null,
            "held": true, "people": ["speaker/example-person"],
        }] }),
        ),
    ];
    for (kind, value) in expected {
        // As text, so that the order of the keys counts: the version of the format comes first.
        check(&archive.on(&["list", kind, "--json"]), 0, &format!("{value:#}\n"), "");
        check(&archive.on(&["list", kind, "--json", "--language", "zh"]), 0, &format!("{value:#}\n"), "");
    }
}

#[test]
fn an_edition_in_json_is_this() {
    let archive = OnDisk::small();
    let appearance = |id: &str, name: Value, role: &str, mode: &str| {
        json!({ "speaker": id, "name": name, "title": NO_TEXT(), "organisation": NO_TEXT(), "role": role, "mode": mode,
                "session": NO_TEXT(), "topic": NO_TEXT(), "time": null })
    };
    let evidence = |field: &str| json!({ "field": field, "certainty": "high", "sources": ["example-news"], "note": NO_TEXT(), "instead_of": null });
    let value = json!({ "format": 1, "edition": {
        "place": "edition/1", "number": 1, "year": 2001, "date": "2001-05-01", "planned": null, "status": "held",
        "name": NO_TEXT(), "city": both("Exampleton", "示例市"), "theme": both("Examples for all", "人人有示例"),
        "certainty": null, "speakers": 2, "articles": ["article/2001-1-opens", "article/2001-1-opens-zh"],
        "photos": ["photo/2001-1-001"], "hosts": [], "special_forums": [], "sources": [source()],
        "evidence": [evidence("date"), evidence("city"), evidence("theme")],
        "appearances": [
            appearance("speaker/example-person", both("Example Person", "示例人物"), "keynote", "in person"),
            appearance("speaker/sample-person", both("Sample Person", "样例人物"), "speech", "video"),
        ],
        "held_with": NO_TEXT(), "venue": NO_TEXT(), "topics": [], "attendance": NO_TEXT(), "releases": [], "notes": [],
    } });
    check(&archive.on(&["show", "edition/1", "--json"]), 0, &format!("{value:#}\n"), "");
    check(&archive.on(&["show", "edition/2001-1", "--json"]), 0, &format!("{value:#}\n"), "");
}

#[test]
fn a_speaker_an_article_and_a_photo_in_json_are_this() {
    let archive = OnDisk::small();
    let speaker = json!({ "format": 1, "speaker": {
        "place": "speaker/example-person", "name": both("Example Person", "示例人物"), "aliases": [],
        "appearances": [{ "edition": "edition/1", "title": NO_TEXT(), "organisation": NO_TEXT(), "role": "keynote",
                          "mode": "in person", "session": NO_TEXT(), "topic": NO_TEXT(), "time": null }],
        "first": 2001, "last": 2001, "articles": ["article/2001-1-opens"], "photos": ["photo/2001-1-001"],
        "reading": "shì lìrénwù", "note": NO_TEXT(), "evidence": [],
    } });
    let block = |kind: &str, text: Option<&str>, speaker: Option<&str>, photo: Option<&str>| json!({ "kind": kind, "text": text, "speaker": speaker, "photo": photo });
    let article = json!({ "format": 1, "article": {
        "place": "article/2001-1-opens", "edition": "edition/1", "kind": "press", "language": "en",
        "headline": "The Example Forum opens", "date": null, "agency": "Example News", "byline": [],
        "translation_of": null, "city": NO_TEXT(), "sources": [source()],
        "blocks": [
            block("paragraph", Some("The Example Forum opened in Exampleton."), None, None),
            block("quotation", Some("Welcome."), Some("speaker/example-person"), None),
            block("photo", None, None, Some("photo/2001-1-001")),
        ],
        "evidence": [],
    } });
    let photo = json!({ "format": 1, "photo": {
        "place": "photo/2001-1-001", "edition": "edition/1",
        "caption": both("Example Person speaks", "示例人物发言"), "credit": "A. Photographer", "byline": null,
        "held": true, "people": ["speaker/example-person"], "date": null, "file": "opening.jpg",
        "sources": [source()], "articles": ["article/2001-1-opens"],
        "location": { "en": null, "zh": null }, "keywords": [],
    } });
    for (place, value) in
        [("speaker/example-person", speaker), ("article/2001-1-opens", article), ("photo/2001-1-001", photo)]
    {
        check(&archive.on(&["show", place, "--json"]), 0, &format!("{value:#}\n"), "");
    }
}

#[test]
fn places_as_text_are_this() {
    let archive = OnDisk::small();
    for (place, english, chinese) in [
        (
            "edition/1",
            "1st Example Forum\nDate\t1 May 2001\nStatus\theld\nCity\tExampleton\nTheme\tExamples for all\n\
             Speakers\tExample Person · Keynote\nSpeakers\tSample Person · Speech, by video\n\
             Articles\tarticle/2001-1-opens The Example Forum opens\nArticles\tarticle/2001-1-opens-zh 示例论坛开幕\n\
             Photos\t1",
            "第一届示例论坛\n日期\t2001年5月1日\n状态\t已举办\n城市\t示例市\n主题\t人人有示例\n\
             演讲人\t示例人物 · 主旨演讲\n演讲人\t样例人物 · 视频演讲\n\
             文章\tarticle/2001-1-opens The Example Forum opens\n文章\tarticle/2001-1-opens-zh 示例论坛开幕\n\
             照片\t1",
        ),
        (
            "speaker/example-person",
            "Example Person\nName\t示例人物\nReading\tshì lìrénwù\nAppearances\t1st, 2001 · Keynote\nArticles\t1\nPhotos\t1",
            "示例人物\n名称\tExample Person\n读音\tshì lìrénwù\n出席\t第一届（2001） · 主旨演讲\n文章\t1\n照片\t1",
        ),
        (
            "article/2001-1-opens",
            "The Example Forum opens\n\nThe Example Forum opened in Exampleton.\n\n> Welcome. (Example Person)\n\n\
             [photo/2001-1-001] Example Person speaks A. Photographer",
            "The Example Forum opens\n\nThe Example Forum opened in Exampleton.\n\n> Welcome. (示例人物)\n\n\
             [photo/2001-1-001] 示例人物发言 A. Photographer",
        ),
        (
            "photo/2001-1-001",
            "2001-1-001\nCaption\tExample Person speaks\nCredit\tA. Photographer\nPeople\tExample Person\nFile\topening.jpg",
            "2001-1-001\n说明\t示例人物发言\n署名\tA. Photographer\n人物\t示例人物\n文件\topening.jpg",
        ),
    ] {
        check_both(&archive.on(&["show", place]), 0, [english, chinese], To::Out);
    }
}

#[test]
fn a_search_in_json_is_this() {
    let archive = OnDisk::small();
    let hits = |query: &str| parsed(&archive.on(&["search", query, "--json"]));
    assert_eq!(
        hits("示例市開幕"),
        json!({ "format": 1, "query": "示例市開幕", "total": 1, "hits": [
            {
                "place": "article/2001-1-opens-zh", "kind": "article", "title": { "en": null, "zh": "示例论坛开幕" },
                "why": "text", "snippet": "示例论坛在示例市开幕。", "marks": [[15, 30]],
            },
        ] })
    );
    let opened = hits("speaks");
    assert_eq!(
        opened["hits"][0],
        json!({
            "place": "photo/2001-1-001", "kind": "photo", "title": both("Example Person speaks", "示例人物发言"),
            "why": "caption", "snippet": "Example Person speaks", "marks": [[15, 21]],
        })
    );
    let printed_text = printed(&archive.on(&["search", "speaks", "--json"]));
    let keys = [
        "\"format\"",
        "\"query\"",
        "\"total\"",
        "\"hits\"",
        "\"place\"",
        "\"kind\"",
        "\"title\"",
        "\"why\"",
        "\"snippet\"",
        "\"marks\"",
    ];
    let places: Vec<usize> = keys.iter().map(|key| printed_text.find(key).unwrap()).collect();
    assert!(places.is_sorted(), "the fields stand in another order: {printed_text}");
    for nothing in ["", " ", "zeppelin", "-speaks"] {
        let output = run(&archive.on(&["search", nothing, "--json"]));
        let value: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(value, json!({ "format": 1, "query": nothing, "total": 0, "hits": [] }));
        assert_eq!(output.status.code(), Some(0));
    }
    let some = parsed(&archive.on(&["search", "example", "--json", "--limit", "2"]));
    assert_eq!(some["hits"].as_array().unwrap().len(), 2);
    assert!(some["total"].as_u64().unwrap() > 2);
    assert_eq!(parsed(&archive.on(&["search", "--limit=0", "--json", "example"]))["hits"], json!([]));
}

#[test]
fn a_search_as_text_is_lines_with_the_address_first() {
    let archive = OnDisk::small();
    let caption = "photo/2001-1-001\tExample Person speaks\tin the caption\tExample Person speaks";
    check_both(
        &archive.on(&["search", "speaks"]),
        0,
        [caption, "photo/2001-1-001\t示例人物发言\t见于图片说明\tExample Person speaks"],
        To::Out,
    );
    let wanted = "edition/1\t1st Example Forum\tby number\t1st Example Forum\n";
    check(&archive.on(&["search", "first"]), 0, wanted, "");
    check(&archive.on(&["search", "zeppelin"]), 0, "", "");
    // What begins with a minus is a query too.
    check(&archive.on(&["search", "-speaks type:photo"]), 0, "", "");
    check(&archive.on(&["search", "-opening speaks"]), 0, "", "");
    check_both(
        &archive.on(&["search", "-speaks"]),
        0,
        ["There is only what must not be found; add what to look for", "只写了不要的内容，请再写要查找的内容"],
        To::Err,
    );
    check(&archive.on(&["search", "speaks photo:x -photo:x"]), 0, "", &"There is no field “photo”, so it was looked for as it stands; fields are edition, year, speaker, role, mode, city, agency, credit, type, has, missing\n".repeat(2));
    let output = run(&archive.on(&["search", "example", "--limit", "1"]));
    assert_eq!(text(&output.stdout).lines().count(), 1);
    assert!(text(&output.stderr).ends_with(" shown; --limit shows more\n"), "{}", text(&output.stderr));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_search_mentions_what_could_not_be_read() {
    let archive = OnDisk::small();
    archive.put("editions/2001-1/photos.ron", "(");
    let output = run(&archive.on(&["search", "Sample Person"]));
    assert!(text(&output.stdout).starts_with("speaker/sample-person\t"), "{}", text(&output.stdout));
    assert_eq!(text(&output.stderr), "One file could not be read; “check” says more\n");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn lists_in_csv_are_this_and_start_no_formula() {
    let archive = OnDisk::small();
    archive.plant("people.ron", "en: \"Sample Person\"", "en: \"=1+1\"", "=");
    archive.plant("editions/2001-1/photos.ron", "\"A. Photographer\"", "\"-A., \\\"the\\\" Photographer\"", "-");
    for (kind, expected) in [
        (
            "editions",
            "place,number,year,date,planned,status,name_en,name_zh,city_en,city_zh,theme_en,theme_zh,speakers,articles,photos\n\
             edition/1,1,2001,2001-05-01,,held,,,Exampleton,示例市,Examples for all,人人有示例,2,2,1\n",
        ),
        (
            "speakers",
            "place,name_en,name_zh,aliases,appearances,first,last\n\
             speaker/example-person,Example Person,示例人物,,1,2001,2001\n\
             speaker/sample-person,'=1+1,样例人物,,1,2001,2001\n",
        ),
        (
            "articles",
            "place,edition,kind,language,headline,date,agency,byline,translation_of\n\
             article/2001-1-opens,edition/1,press,en,The Example Forum opens,,Example News,,\n\
             article/2001-1-opens-zh,edition/1,summary,zh,示例论坛开幕,,,,article/2001-1-opens\n",
        ),
        (
            "photos",
            "place,edition,caption_en,caption_zh,credit,byline,held,people\n\
             photo/2001-1-001,edition/1,Example Person speaks,示例人物发言,\"'-A., \"\"the\"\" Photographer\",,true,speaker/example-person\n",
        ),
    ] {
        check(&archive.on(&["list", kind, "--csv"]), 0, expected, "");
    }
}

#[test]
fn a_record_in_ron_is_its_file() {
    for (place, path) in [
        ("edition/17", "editions/2023-17/edition.ron"),
        ("article/2023-17-opens-in-jinan", "editions/2023-17/articles/2023-17-opens-in-jinan.ron"),
    ] {
        let (_, bytes) = BuiltIn::files().into_iter().find(|(there, _)| there == path).unwrap();
        check(&["show", place, "--ron"], 0, std::str::from_utf8(bytes).unwrap(), "");
    }
    let archive = OnDisk::small();
    let person = "(\n    id: \"example-person\",\n    name: (en: \"Example Person\", zh: \"示例人物\"),\n)\n";
    check(&archive.on(&["show", "speaker/example-person", "--ron"]), 0, person, "");
    let photo = printed(&archive.on(&["show", "photo/2001-1-001", "--ron"]));
    assert!(photo.starts_with("(\n    id: \"2001-1-001\",\n"), "{photo}");
    check_both(
        &archive.on(&["show", "speakers", "--ron"]),
        1,
        [
            "speakers is a list and has no record of its own; leave --ron out",
            "speakers 是列表，没有单独的记录；请去掉 --ron",
        ],
        To::Err,
    );
}

#[test]
fn a_sound_archive_is_checked_in_silence() {
    check(&["check"], 0, "", "");
    check(&OnDisk::small().on(&["check"]), 0, "", "");
}

#[test]
fn notes_are_told_when_asked_for_and_are_no_failure() {
    let archive = OnDisk::small();
    archive.plant("editions/2001-1/photos.ron", "            credit: \"A. Photographer\",\n", "", "");
    let line = [
        "editions/2001-1/photos.ron:3:9: Photo 2001-1-001 has no credit",
        "editions/2001-1/photos.ron:3:9: 照片 2001-1-001 没有署名",
    ];
    let year = ["No edition is known for 2002", "2002 年未见举办记录"];
    for (language, line, year) in [("en", line[0], year[0]), ("zh", line[1], year[1])] {
        for command in [&["check", "--notes"][..], &["show", "worklist"]] {
            let out = printed(&archive.on(&[command, &["--language", language]].concat()));
            assert!(out.lines().any(|there| there == line) && out.lines().any(|there| there == year), "{out}");
        }
    }
    check(&archive.on(&["check"]), 0, "", "");
    let value = parsed(&archive.on(&["check", "--json"]));
    assert_eq!(value["problems"], json!([]));
    let note = json!({ "file": "editions/2001-1/photos.ron", "line": 3, "column": 9,
                       "message": "Photo 2001-1-001 has no credit", "hint": null });
    assert!(value["notes"].as_array().unwrap().contains(&note), "{value:#}");
    assert_eq!(value, parsed(&archive.on(&["show", "worklist", "--json"])));
}

#[test]
fn problems_are_told_and_are_a_failure() {
    let archive = OnDisk::small();
    archive.plant("editions/2001-1/edition.ron", "role: keynote", "role: keynot", "keynot");
    archive.plant("editions/2001-1/articles/2001-1-opens-zh.ron", "\"2001-1-opens\"", "\"2001-1-open\"", "2001");
    check_both(
        &archive.on(&["check"]),
        1,
        [
            "editions/2001-1/edition.ron:9:42: “keynot” is not possible here; possible are keynote, speech, opening_address, panel, moderator, host, attended, unknown (did you mean “keynote”?)\n\
             editions/2001-1/articles/2001-1-opens-zh.ron:5:21: There is no article “2001-1-open” in the archive (did you mean “2001-1-opens”?)",
            "editions/2001-1/edition.ron:9:42: 这里不能写“keynot”；可以写 keynote, speech, opening_address, panel, moderator, host, attended, unknown（是否要写“keynote”？）\n\
             editions/2001-1/articles/2001-1-opens-zh.ron:5:21: 档案中没有文章“2001-1-open”（是否要写“2001-1-opens”？）",
        ],
        To::Out,
    );
    let output = run(&archive.on(&["check", "--json"]));
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(1), ""));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    let keys: Vec<&String> = value.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["format", "problems", "notes"]);
    let problems = json!([
        { "file": "editions/2001-1/edition.ron", "line": 9, "column": 42,
          "message": "“keynot” is not possible here; possible are keynote, speech, opening_address, panel, moderator, host, attended, unknown",
          "hint": "did you mean “keynote”?" },
        { "file": "editions/2001-1/articles/2001-1-opens-zh.ron", "line": 5, "column": 21,
          "message": "There is no article “2001-1-open” in the archive", "hint": "did you mean “2001-1-opens”?" },
    ]);
    assert_eq!(value["problems"].to_string(), problems.to_string());
}

#[test]
fn a_broken_file_is_mentioned_after_the_rest() {
    let archive = OnDisk::small();
    archive.put("editions/2002-2/edition.ron", "(number: 2, year: 2002)\n");
    archive.put("editions/2001-1/edition.ron", "(number: 1, year: 2001,\n");
    for (language, out, one, two) in [
        (
            "en",
            "edition/1\t2001\t\t\t1st Example Forum\nedition/2\t2002\t\t\t2nd Example Forum\n",
            "One file could not be read; “check” says more\n",
            "2 files could not be read; “check” says more\n",
        ),
        (
            "zh",
            "edition/1\t2001\t\t\t第一届示例论坛\nedition/2\t2002\t\t\t第二届示例论坛\n",
            "有 1 个文件无法读取；详情请用“check”查看\n",
            "有 2 个文件无法读取；详情请用“check”查看\n",
        ),
    ] {
        archive.put("indicators.ron", "()");
        check(&archive.on(&["list", "editions", "--language", language]), 1, out, one);
        archive.put("indicators.ron", "(((");
        check(&archive.on(&["list", "editions", "--language", language]), 1, out, two);
    }
    let output = run(&archive.on(&["show", "speaker/example-person", "--json"]));
    assert_eq!(output.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["speaker"]["photos"], json!(["photo/2001-1-001"]), "the rest is shown");
}

#[test]
fn what_is_not_there_is_a_failure() {
    let archive = OnDisk::small();
    for place in ["edition/2", "speaker/nobody", "article/nothing", "photo/2001-1-002"] {
        check_both(
            &archive.on(&["show", place]),
            1,
            [&format!("There is nothing at {place} in this archive"), &format!("这份档案中没有 {place}")],
            To::Err,
        );
        check(
            &archive.on(&["show", place, "--json"]),
            1,
            "",
            &format!("There is nothing at {place} in this archive\n"),
        );
    }
}

#[test]
fn who_reads_json_gets_json_of_a_folder_that_is_no_archive() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(&["--archive", folder.path().to_str().unwrap(), "check", "--json", "--language", "en"]);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(1), ""));
    let expected = json!({ "format": 1, "problems": [{ "file": "", "line": 1, "column": 1,
        "message": "This folder is no archive: it has no archive.ron",
        "hint": "choose another folder, or make an archive with “forum-archive new”" }], "notes": [] });
    let value: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value.to_string(), expected.to_string());
}

#[test]
fn an_archive_that_cannot_be_opened_is_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().to_str().unwrap();
    let nowhere = folder.path().join("nowhere");
    let nowhere = nowhere.to_str().unwrap();
    for command in [&["check"][..], &["list", "photos"], &["show", "timeline"]] {
        let on = |path| -> Vec<&str> { [&["--archive", path], command].concat() };
        check_both(
            &on(nowhere),
            1,
            [
                &format!("{nowhere}: There is no such folder (check the path; a drive or share may be disconnected)"),
                &format!("{nowhere}：找不到这个文件夹（请核对路径；硬盘或共享文件夹可能已断开）"),
            ],
            To::Err,
        );
        check_both(
            &on(empty),
            1,
            [
                &format!(
                    "{empty}: This folder is no archive: it has no archive.ron (choose another folder, or make an archive with “forum-archive new”)"
                ),
                &format!(
                    "{empty}：这个文件夹不是档案：其中没有 archive.ron（请另选文件夹，或用“forum-archive new”新建档案）"
                ),
            ],
            To::Err,
        );
    }
}

#[test]
fn what_is_no_address_is_wrong_usage() {
    for wrong in ["edition", "edition/", "editions/17", "../people.ron", "edition/17 ", ""] {
        check_both(
            &["show", wrong],
            2,
            [
                &format!("“{wrong}” is no address; addresses look like edition/17 or speaker/xie-chuntao"),
                &format!("“{wrong}”不是地址；地址形如 edition/17 或 speaker/xie-chuntao"),
            ],
            To::Err,
        );
    }
    for (language, words) in [
        ("en", "“edition” is no address; addresses look like edition/17 or speaker/xie-chuntao"),
        ("zh", "“edition”不是地址；地址形如 edition/17 或 speaker/xie-chuntao"),
    ] {
        let output = run(&["--at", "edition", "--language", language]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(text(&output.stderr).contains(words), "{}", text(&output.stderr));
    }
}

#[test]
fn wrong_usage_says_so() {
    for arguments in [
        &["list"][..],
        &["list", "hosts"],
        &["list", "editions", "--json", "--csv"],
        &["list", "editions", "--ron"],
        &["show"],
        &["show", "edition/1", "--csv"],
        &["show", "edition/1", "--json", "--ron"],
        &["check", "--everything"],
        &["search"],
        &["search", "two", "words"],
        &["search", "word", "--limit", "many"],
        &["search", "word", "--csv"],
        &["copy"],
        &["new", "somewhere"],
        &["--renderer", "paper"],
        &["--language", "de"],
        &["--archive"],
        &["a-command"],
    ] {
        let output = run(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(text(&output.stderr).starts_with("error: "), "{arguments:?}: {}", text(&output.stderr));
        let chinese = program().args(arguments).env("LANG", "zh_CN.UTF-8").output().unwrap();
        assert_eq!((chinese.status.code(), chinese.stdout.len()), (Some(2), 0), "{arguments:?}");
        assert!(text(&chinese.stderr).starts_with("用法有误：\nerror: "), "{arguments:?}: {}", text(&chinese.stderr));
    }
}

#[test]
fn help_and_version_are_printed_in_the_language() {
    for (language, about, check) in [
        (
            "en",
            "The record of a forum: editions, speakers, articles and photos. Without a command it opens the window.",
            "Say what is wrong in the archive",
        ),
        ("zh", "论坛的档案：届次、演讲人、文章与照片。不带命令时打开窗口。", "指出档案中的错误"),
    ] {
        let help = printed(&["--help", "--language", language]);
        assert!(help.starts_with(about), "{help}");
        for command in ["check", "list", "show", "search", "copy", "new"] {
            assert!(help.contains(&format!("\n  {command} ")), "{command} is not in {help}");
        }
        assert!(printed(&["check", "--help", "--language", language]).starts_with(check));
    }
    check(&["--version"], 0, &format!("forum-archive {}\n", env!("CARGO_PKG_VERSION")), "");
}

#[test]
fn the_language_is_the_one_named_else_the_locale_s_else_english() {
    for (variables, arguments, chinese) in [
        (&[("LANG", "C")][..], &[][..], false),
        (&[("LANG", "zh_CN.UTF-8")], &[], true),
        (&[("LANG", "zh_TW")], &[], true),
        (&[("LANG", "de_DE.UTF-8")], &[], false),
        (&[("LANG", "en_GB.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")], &[], true),
        (&[("LANG", "zh_CN.UTF-8")], &["--language", "en"], false),
        (&[("LANG", "C")], &["--language=zh"], true),
    ] {
        let output = program().args(["show", "edition/99"]).args(arguments).envs(variables.iter().copied()).output();
        let told = text(&output.unwrap().stderr);
        let expected = if chinese {
            "这份档案中没有 edition/99\n"
        } else {
            "There is nothing at edition/99 in this archive\n"
        };
        assert_eq!(told, expected, "{variables:?} {arguments:?}");
    }
}

/// Every file below a folder, by its path with `/`.
fn files(folder: &Path) -> Memory {
    let mut archive = Memory::default();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inner)).unwrap() {
            let path = inner.join(entry.unwrap().file_name());
            if folder.join(&path).is_dir() {
                folders.push(path);
            } else {
                let name =
                    path.components().map(|part| part.as_os_str().to_str().unwrap()).collect::<Vec<_>>().join("/");
                archive.files.insert(name, fs::read(folder.join(path)).unwrap());
            }
        }
    }
    archive
}

#[test]
fn a_copy_is_the_built_in_archive() {
    let folder = tempfile::tempdir().unwrap();
    for (place, language, said) in [
        ("copy", "en", "The archive was copied to "),
        ("a folder/that is/not there", "en", "The archive was copied to "),
        ("档案", "zh", "档案已复制到 "),
    ] {
        let path = folder.path().join(place);
        let name = path.to_str().unwrap();
        check(&["copy", name, "--language", language], 0, &format!("{said}{name}\n"), "");
        let expected: Vec<(String, Vec<u8>)> =
            BuiltIn::files().into_iter().map(|(path, bytes)| (path, bytes.to_vec())).collect();
        assert_eq!(files(&path).files.into_iter().collect::<Vec<_>>(), expected);
        check(&["--archive", name, "check"], 0, "", "");
    }
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside.len(), 3, "something was left behind: {beside:?}");
}

#[test]
fn a_copy_fills_an_empty_folder_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let output = program().args(["copy", "."]).current_dir(folder.path()).output().unwrap();
    assert_eq!((text(&output.stdout).as_str(), output.status.code()), ("The archive was copied to .\n", Some(0)));
    let written = files(folder.path());
    assert_eq!(written.files.len(), BuiltIn::files().len());
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left_behind: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
    assert_eq!(left_behind, Vec::<String>::new());

    let name = folder.path().to_str().unwrap();
    let file = folder.path().join("archive.ron");
    for path in [name, file.to_str().unwrap()] {
        let words = [
            &*format!("{path} is not an empty folder; choose another name"),
            &*format!("{path} 不是空文件夹；请另取名称"),
        ];
        check_both(&["copy", path], 1, words, To::Err);
        check_both(&["new", path, "--name", "Example Forum"], 1, words, To::Err);
    }
    assert_eq!(files(folder.path()).files, written.files, "a refusal changed something");
}

#[test]
fn a_new_archive_is_empty_and_sound() {
    let folder = tempfile::tempdir().unwrap();
    for (place, name, language, said, record) in [
        ("en", "Example Forum", "en", "The archive was made in ", "en: \"Example Forum\""),
        ("zh", " 示例论坛 ", "zh", "已在 ", "zh: \"示例论坛\""),
        ("odd", "The \"Example\" \\ Forum", "en", "The archive was made in ", "en: \"The \\\"Example\\\" \\\\ Forum\""),
    ] {
        let path = folder.path().join(place);
        let path = path.to_str().unwrap();
        let out = printed(&["new", path, "--name", name, "--language", language]);
        let tail = if language == "zh" { " 新建档案\n" } else { "\n" };
        assert_eq!(out, format!("{said}{path}{tail}"));
        let written = files(Path::new(path));
        assert_eq!(written.files.keys().collect::<Vec<_>>(), ["README.md", "archive.ron"]);
        assert_eq!(text(&written.files["archive.ron"]), format!("(\n    format: 1,\n    name: ({record}),\n)\n"));
        check(&["--archive", path, "check"], 0, "", "");
        check(&["--archive", path, "check", "--notes"], 0, "", "");
        check(&["--archive", path, "list", "editions"], 0, "", "");
        check(&["--archive", path, "list", "photos", "--json"], 0, "{\n  \"format\": 1,\n  \"photos\": []\n}\n", "");
    }
}

#[test]
fn a_new_archive_needs_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new");
    for name in ["", "  "] {
        check_both(
            &["new", path.to_str().unwrap(), "--name", name],
            1,
            ["A new archive needs a name", "新档案需要名称"],
            To::Err,
        );
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "something was made");
}

#[test]
fn a_reader_who_has_had_enough_is_no_failure() {
    for arguments in [
        &["list", "articles", "--json"][..],
        &["list", "editions", "--csv"],
        &["show", "edition/17"],
        &["check", "--notes"],
        &["--help"],
    ] {
        let mut child = program().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((text(&output.stderr).as_str(), output.status.code()), ("", Some(0)), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        return println!("skipped: there is no /dev/full here");
    };
    let output = program().args(["list", "editions"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("The output could not be written: "), "{}", text(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_window_says_so() {
    for (language, words) in [
        (
            "en",
            "There is no display to open a window on (neither WAYLAND_DISPLAY nor DISPLAY is set). Start the program from a desktop, or use the commands that need none, such as “forum-archive list editions”; “forum-archive --help” shows them all",
        ),
        (
            "zh",
            "没有可以打开窗口的显示器（WAYLAND_DISPLAY 与 DISPLAY 均未设置）。请在桌面环境中启动程序，或使用不需要窗口的命令，例如“forum-archive list editions”；“forum-archive --help”列出全部命令",
        ),
    ] {
        check(&["--language", language], 1, "", &format!("{words}\n"));
    }
}

/// Runs the program as a user whom permissions hold for, if this one is root.
#[cfg(unix)]
#[test]
fn a_folder_without_read_permission_is_told() {
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};
    const NOBODY: u32 = 65534;
    let archive = OnDisk::small();
    let may_read_all = {
        fs::set_permissions(archive.path(), fs::Permissions::from_mode(0o000)).unwrap();
        fs::read_dir(archive.path()).is_ok()
    };
    let mut command = program();
    command.args(archive.on(&["list", "editions"]));
    if may_read_all {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output();
    fs::set_permissions(archive.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let Ok(output) = output else {
        return println!("skipped: another user may not run the program here");
    };
    let path = archive.path();
    let line =
        format!("{path}: This folder may not be read (ask whoever looks after the computer for read permission)\n");
    assert_eq!((text(&output.stderr), output.status.code()), (line, Some(1)));
}

/// A folder that may not be read keeps nobody from the others beside it.
#[cfg(unix)]
#[test]
fn a_folder_within_an_import_that_may_not_be_read_is_told() {
    use std::os::unix::{fs::PermissionsExt, process::CommandExt};
    const NOBODY: u32 = 65534;
    let archive = OnDisk::small();
    let sources = tempfile::tempdir().unwrap();
    let closed = sources.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::write(sources.path().join("a.txt"), "The 1st Example Forum opened in Exampleton.").unwrap();
    let mode = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    mode(sources.path(), 0o755);
    mode(&closed, 0o000);
    let mut command = program();
    command.args(archive.on(&["import", "--dry-run", sources.path().to_str().unwrap()]));
    if fs::read_dir(&closed).is_ok() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output();
    mode(&closed, 0o755);
    let Ok(output) = output else {
        return println!("skipped: another user may not run the program here");
    };
    assert!(text(&output.stdout).contains("a.txt"), "{output:?}");
    let told = format!("{}: It may not be read; change its permissions or copy it elsewhere", closed.display());
    assert!(text(&output.stderr).contains(&told), "{output:?}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_built_in_editions_are_listed() {
    let value = parsed(&["list", "editions", "--json"]);
    let editions = value["editions"].as_array().unwrap();
    assert_eq!(editions.len(), 17);
    assert_eq!(printed(&["list", "editions"]).lines().count(), 17);
    let keys: Vec<&String> = editions[16].as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        [
            "place",
            "number",
            "year",
            "date",
            "planned",
            "status",
            "name",
            "city",
            "theme",
            "certainty",
            "speakers",
            "articles",
            "photos"
        ]
    );
    let last = &editions[16];
    for (key, expected) in [
        ("place", json!("edition/17")),
        ("number", json!(17)),
        ("year", json!(2023)),
        ("date", json!("2023-04-08")),
        ("planned", json!(null)),
        ("status", json!("held")),
        ("certainty", json!("high")),
        ("photos", json!(4)),
    ] {
        assert_eq!(last[key], expected, "{key}");
    }
    assert_eq!((&last["city"]["en"], &last["city"]["zh"]), (&json!("Jinan"), &json!("济南")));
    let sixteenth = &editions[15];
    assert!(sixteenth["planned"].is_string() && sixteenth["date"].is_string(), "both dates of the postponed one");
}

#[test]
fn the_17th_edition_is_shown() {
    let value = parsed(&["show", "edition/17", "--json"]);
    assert_eq!(value.as_object().unwrap().keys().collect::<Vec<_>>(), ["format", "edition"]);
    let edition = &value["edition"];
    assert_eq!(edition["special_forums"].as_array().unwrap().len(), 4);
    assert_eq!(edition["hosts"].as_array().unwrap().len(), 2);
    assert!(edition["sources"].as_array().is_some_and(|sources| !sources.is_empty()));
    assert!(edition["evidence"].as_array().is_some_and(|evidence| !evidence.is_empty()));
    let by_video = edition["appearances"].as_array().unwrap().iter().find(|one| one["speaker"] == "speaker/li-junhua");
    let by_video = by_video.unwrap();
    assert_eq!((&by_video["role"], &by_video["mode"]), (&json!("speech"), &json!("video")));
    assert!(by_video["title"]["en"].is_string() && by_video["name"]["zh"] == "李军华");
    for photo in edition["photos"].as_array().unwrap() {
        let photo = parsed(&["show", photo.as_str().unwrap(), "--json"]);
        assert_eq!((&photo["photo"]["credit"], &photo["photo"]["held"]), (&json!("Sun Tingting"), &json!(false)));
    }
}

#[test]
fn the_address_of_a_search_shows_what_the_search_shows() {
    assert_eq!(parsed(&["show", "search/xct", "--json"]), parsed(&["search", "xct", "--json"]));
    assert_eq!(parsed(&["show", "search/xct", "--json"])["hits"][0]["place"], "speaker/xie-chuntao");
}

#[test]
fn a_built_in_speaker_and_article_are_shown() {
    let value = parsed(&["show", "speaker/xie-chuntao", "--json"]);
    assert_eq!(value.as_object().unwrap().keys().collect::<Vec<_>>(), ["format", "speaker"]);
    let speaker = &value["speaker"];
    assert_eq!(speaker["name"], both("Xie Chuntao", "谢春涛"));
    let keys: Vec<&String> = speaker.as_object().unwrap().keys().collect();
    assert_eq!(keys[..8], ["place", "name", "aliases", "appearances", "first", "last", "articles", "photos"]);
    let appearances = speaker["appearances"].as_array().unwrap();
    assert!(appearances.iter().any(|one| one["edition"] == "edition/17" && one["title"]["zh"].is_string()));
    assert!(speaker["articles"].as_array().is_some_and(|articles| !articles.is_empty()));

    let value = parsed(&["show", "article/2023-17-opens-in-jinan", "--json"]);
    let article = &value["article"];
    for (key, expected) in [
        ("place", json!("article/2023-17-opens-in-jinan")),
        ("edition", json!("edition/17")),
        ("kind", json!("summary")),
        ("language", json!("en")),
        ("agency", json!(null)),
        ("byline", json!([])),
        ("translation_of", json!(null)),
        ("city", NO_TEXT()),
    ] {
        assert_eq!(article[key], expected, "{key}");
    }
    let blocks = article["blocks"].as_array().unwrap();
    assert!(blocks.iter().any(|block| block["kind"] == "quotation" && block["speaker"].is_string()));
    let chinese = parsed(&["show", "article/2023-17-opens-in-jinan-zh", "--json"]);
    assert_eq!(chinese["article"]["translation_of"], "article/2023-17-opens-in-jinan");
}

#[test]
fn the_built_in_archive_is_searched() {
    for (query, place, why) in [
        ("xct", "speaker/xie-chuntao", "initials"),
        ("谢春涛", "speaker/xie-chuntao", "name"),
        ("第十七届", "edition/17", "number"),
        ("济南", "edition/17", "name"),
        ("edition/17", "edition/17", "place"),
    ] {
        let first = &parsed(&["search", query, "--json", "--limit", "1"])["hits"][0];
        assert_eq!((&first["place"], &first["why"]), (&json!(place), &json!(why)), "{query}");
    }
}

/// A copy of the built-in archive with one fault of each sort: `check` names each of them where it
/// stands, and nothing else.
#[test]
fn every_sort_of_fault_in_a_copy_is_named() {
    let archive = OnDisk { folder: tempfile::tempdir().unwrap() };
    printed(&["copy", archive.path()]);
    let mut expected = faults_of_whole_files(&archive);
    let held = held_on(&archive, "editions/2019-14/edition.ron");
    for (path, sound, wrong, mark, message) in faults() {
        let place = archive.plant(path, sound, wrong, mark);
        expected.push(format!("{place}: {}", message.replace("HELD", &held)));
    }
    expected.sort();
    let output = run(&archive.on(&["check"]));
    let mut told: Vec<String> = text(&output.stdout).lines().map(str::to_owned).collect();
    told.sort();
    assert_eq!(told, expected);
    assert_eq!((text(&output.stderr).as_str(), output.status.code()), ("", Some(1)));
}

/// A file, words of it, what takes their place, where in that the fault stands, what is said.
type Fault = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn faults() -> Vec<Fault> {
    let photos = "editions/2023-17/photos.ron";
    vec![
        // Files that cannot be read.
        (
            "editions/2006-1/edition.ron",
            "number: 1,\n    year",
            "number: 1\n    year",
            "year",
            "A comma or a closing bracket is expected here (a comma may be missing just before, or a quotation mark further up)",
        ),
        (
            "editions/2007-2/edition.ron",
            "year: 2007",
            "yeer: 2007",
            "yeer",
            "“yeer” is no field of this record (did you mean “year”?)",
        ),
        (
            "editions/2008-3/edition.ron",
            "year: 2008",
            "year: \"2008\"",
            "\"2008\"",
            "Expected a whole number, but found \"2008\" (write the number without quotation marks)",
        ),
        (
            "editions/2009-4/edition.ron",
            "status: held",
            "status: hold",
            "hold",
            "“hold” is not possible here; possible are held, counted, planned, cancelled (did you mean “held”?)",
        ),
        (
            "editions/2010-5/edition.ron",
            "year: 2010",
            "year: 201000",
            "201000",
            "This number is too large or too small",
        ),
        (
            "editions/2011-6/edition.ron",
            "number: 6",
            "number: 6\0",
            "\0",
            "There is a control character (U+0000) in the text (delete it, or take the file from a backup: it may be damaged)",
        ),
        (
            "editions/2012-7/edition.ron",
            "number: 7",
            "number: 7, number: 7",
            "number: 7",
            "The field “number” stands here twice",
        ),
        // What contradicts something else.
        (
            "editions/2019-14/edition.ron",
            "    status: held,",
            "    status: held,\n    planned: \"2031-02\",",
            "\"2031-02\"",
            "The planned date 2031-02 is after the date HELD",
        ),
        (
            "editions/2021-16/edition.ron",
            "field: \"city\"",
            "field: \"town\"",
            "\"town\"",
            "“town” names no field of this record: “town” is not there",
        ),
        (
            photos,
            "byline: ",
            "file: \"../photos/x.jpg\",\n            byline: ",
            "\"../photos/x.jpg\"",
            "“../photos/x.jpg” is not a plain file name (put the image into the edition’s photos folder and give its name alone)",
        ),
        (
            photos,
            "id: \"2023-17-002\",",
            "id: \"2023-17-002\",\n            file: \"x.jpg\",",
            "\"x.jpg\"",
            "The image file “x.jpg” is not in the photos folder (put it there, or take the field away if the photo is not held)",
        ),
        (
            photos,
            "id: \"2023-17-004\",",
            "id: \"2023-17-004\",\n            formerly: [\"2023-17-001\"],",
            "\"2023-17-001\"",
            "The photo “2023-17-001” is already in editions/2023-17/photos.ron (give one of the two another id)",
        ),
        (
            photos,
            "people: [\"lin-wu\"]",
            "people: [\"lin-wo\"]",
            "\"lin-wo\"",
            "There is no person “lin-wo” in people.ron (did you mean “lin-wu”?)",
        ),
        (
            "editions/2023-17/articles/2023-17-opens-in-jinan.ron",
            "    kind: summary,",
            "    kind: summary,\n    agency: \"Example News\",",
            "\"Example News\"",
            "A summary by the archive has no agency",
        ),
        (
            "editions/2023-17/articles/2023-17-opens-in-jinan-zh.ron",
            "photo: \"2023-17-004\"",
            "photo: \"2023-17-040\"",
            "\"2023-17-040\"",
            "There is no photo “2023-17-040” in the archive (did you mean “2023-17-004”?)",
        ),
        (
            "editions/2023-17/articles/2023-17-opens-in-jinan-zh.ron",
            "translation_of: \"2023-17-opens-in-jinan\"",
            "translation_of: \"2023-17-opened-in-jinan\"",
            "\"2023-17-opened-in-jinan\"",
            "There is no article “2023-17-opened-in-jinan” in the archive (did you mean “2023-17-opens-in-jinan”?)",
        ),
    ]
}

fn faults_of_whole_files(archive: &OnDisk) -> Vec<String> {
    let on_disk = |path: &str| archive.folder.path().join(path);
    archive.put("editions/2013-8/edition.ron", format!("(releases: [(note: {}", "[".repeat(1_000_000)));
    archive.put("editions/2014-9/edition.ron", b"(city: (zh: \"\xc0\xfd\"))");
    fs::File::create(on_disk("editions/2016-11/edition.ron")).unwrap().set_len(1 << 30).unwrap();
    fs::remove_file(on_disk("editions/2018-13/edition.ron")).unwrap();
    [
        "editions/2013-8/edition.ron:1:20: Expected text in quotation marks, but found [ (put the text in quotation marks)",
        "editions/2014-9/edition.ron:1:14: The text is not UTF-8 from here on (open the file in an editor and save it as UTF-8)",
        "editions/2016-11/edition.ron:1:1: The file has 1,024 MB; a record file may have 16 MB",
        "editions/2018-13/edition.ron:1:1: The folder has no edition.ron (put it back from a copy, or remove the folder)",
    ]
    .map(str::to_owned)
    .into()
}

fn held_on(archive: &OnDisk, path: &str) -> String {
    let text = fs::read_to_string(archive.folder.path().join(path)).unwrap();
    let edition: Edition = ron_file::read(&text).unwrap();
    edition.date.unwrap().to_string()
}
