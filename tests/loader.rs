//! Reading an archive: whatever is wrong with one file is told with its place, a reason and a
//! remedy, in both languages, and the rest of the archive is there. What is no archive, or one of
//! a newer format, is refused in plain words. Damaged, huge and hostile files, links, and folders
//! that may not be read or that vanish cost a message, never a crash or a long wait.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use forum_archive::{
    archive::{self, Cancel, FileState, Folder, Listing, Memory, OpenError, Progress, Records, Store, StoreError},
    model::{Edition, Forum, Indicators, Language, People, Photos},
};
use support::{lines, load, plant, read, small};

const EDITION: &str = "editions/2001-1/edition.ron";
const PHOTOS: &str = "editions/2001-1/photos.ron";
const ARTICLE: &str = "editions/2001-1/articles/2001-1-opens.ron";

/// What is said of a fault, in English and in Chinese.
type Words = [&'static str; 2];

const COMMA: Words = [
    "A comma or a closing bracket is expected here (a comma may be missing just before, or a quotation mark further up)",
    "这里应当有逗号或右括号（前面可能缺少逗号，或上文缺少引号）",
];
const COLON: Words =
    ["A colon is expected here (a field is written as name: value)", "这里应当有冒号（字段写作“名称: 值”）"];
const ENDS: Words = [
    "The file ends in the middle of a record (a quotation mark or a closing bracket may be missing)",
    "文件在记录中途结束（可能缺少引号或右括号）",
];
const BEHIND: Words = [
    "There is text behind the end of the record (there may be one closing bracket too many above)",
    "记录结束之后还有文字（上文可能多了一个右括号）",
];
const RANGE: Words = ["This number is too large or too small", "这个数太大或太小"];

/// Plants a fault in one file of the invented archive.
fn check(path: &str, sound: &str, wrong: &str, place: &str, words: Words) {
    let mut archive = small();
    plant(&mut archive, path, sound, wrong);
    is_the_only_loss(&archive, path, place, words);
}

/// Puts other bytes in the place of the edition's file.
fn check_file(bytes: impl AsRef<[u8]>, place: &str, words: Words) {
    let mut archive = small();
    archive.files.insert(EDITION.to_owned(), bytes.as_ref().to_vec());
    is_the_only_loss(&archive, EDITION, place, words);
}

fn is_the_only_loss(store: &dyn Store, path: &str, place: &str, [english, chinese]: Words) {
    let (records, found) = read(store);
    let line = |words: &str| format!("{path}:{place}: {words}");
    assert_eq!(lines(&found), [[line(english), line(chinese)]]);
    assert!(records == without(path), "more than {path} is missing:\n{records:#?}");
}

/// The invented archive without one of its records.
fn without(path: &str) -> Records {
    let (mut records, found) = read(&small());
    assert_eq!(lines(&found), Vec::<[String; 2]>::new());
    let edition = &mut records.editions[0];
    match path {
        "archive.ron" => records.forum = Forum::default(),
        "people.ron" => records.people = People::default(),
        "indicators.ron" => records.indicators = Indicators::default(),
        // What the folder's name says is all that is left of an edition.
        EDITION => edition.edition = Edition { year: Some(2001), number: Some(1), ..Edition::default() },
        PHOTOS => edition.photos = Photos::default(),
        _ => edition.articles.retain(|stored| !path.ends_with(&format!("/{}.ron", stored.id))),
    }
    records
}

#[test]
fn signs_that_are_missing_or_too_many() {
    check(EDITION, "number: 1,", "number: 1", "3:5", COMMA);
    check(EDITION, "date: \"2001-05-01\",", "date: \"2001-05-01\"", "6:5", COMMA);
    check(EDITION, "mode: in_person),", "mode: in_person)", "10:9", COMMA);
    check(EDITION, "mode: video),", "mode: video)),", "10:61", COMMA);
    check(EDITION, "year: 2001", "year: 2001.5", "3:15", COMMA);
    check(EDITION, "number: 1,", "number 1,", "2:11", COLON);
    check(EDITION, "number: 1,", "number = 1,", "2:11", COLON);
    check(EDITION, "zh: \"示例市\"),", "zh: \"示例市),", "7:18", COMMA);
    check(EDITION, "[\"example-news\"]),\n    ],\n)", "[\"example-news]),\n    ],\n)", "18:53", ENDS);
    check(EDITION, "    ],\n)", "    ],\n))", "20:2", BEHIND);
    check(EDITION, "number: 1", "/* number: 1", "2:7", ENDS);
    check_file("(", "1:1", ENDS);
    check_file("(number:", "1:8", ENDS);
    check_file("(number: 1, city: (en: \"Exampleton\"", "1:25", ENDS);
    check_file("(number: 1) (number: 2)", "1:12", BEHIND);
    check(
        EDITION,
        "Exampleton",
        "Exam\\pleton",
        "6:17",
        [
            r#"This backslash is followed by something unknown (write \\ for a backslash, \" for a quotation mark)"#,
            r#"反斜杠后面的内容无法识别（反斜杠写作 \\，引号写作 \"）"#,
        ],
    );
}

#[test]
fn full_width_signs_of_an_input_method() {
    check(
        EDITION,
        "number: 1,",
        "number： 1,",
        "2:11",
        ["A colon is expected here (write : in place of ：)", "这里应当有冒号（请用半角的 : 代替 ：）"],
    );
    check(
        EDITION,
        "number: 1,",
        "number: 1，",
        "2:14",
        [
            "A comma or a closing bracket is expected here (write , in place of ，)",
            "这里应当有逗号或右括号（请用半角的 , 代替 ，）",
        ],
    );
    check(
        EDITION,
        "date: \"2001-05-01\"",
        "date: “2001-05-01”",
        "5:11",
        [
            "Expected text in quotation marks, but found “2001-05-01” (write \" in place of “)",
            "应当是引号中的文字，却是 “2001-05-01”（请用半角的 \" 代替 “）",
        ],
    );
    check(
        EDITION,
        "city: (en",
        "city: （en",
        "6:11",
        [
            "Expected fields in ( ), but found （en (write ( in place of （)",
            "应当是圆括号 ( ) 中的字段，却是 （en（请用半角的 ( 代替 （）",
        ],
    );
}

#[test]
fn fields_that_are_unknown_missing_or_there_twice() {
    check(
        EDITION,
        "theme:",
        "teme:",
        "7:5",
        ["“teme” is no field of this record (did you mean “theme”?)", "这种记录没有“teme”字段（是否要写“theme”？）"],
    );
    check(
        PHOTOS,
        "credit:",
        "credits:",
        "6:13",
        [
            "“credits” is no field of this record (did you mean “credit”?)",
            "这种记录没有“credits”字段（是否要写“credit”？）",
        ],
    );
    check(EDITION, "theme:", "weather:", "7:5", ["“weather” is no field of this record", "这种记录没有“weather”字段"]);
    check(EDITION, "theme:", "主题:", "7:5", ["“主题” is no field of this record", "这种记录没有“主题”字段"]);
    check(
        EDITION,
        "(person: \"sample-person\", ",
        "(",
        "10:35",
        ["The field “person” is missing in this record", "这条记录缺少“person”字段"],
    );
    check(
        ARTICLE,
        "    kind: press,\n",
        "",
        "13:1",
        ["The field “kind” is missing in this record", "这条记录缺少“kind”字段"],
    );
    check(
        "archive.ron",
        "    format: 1,\n",
        "",
        "10:1",
        ["The field “format” is missing in this record", "这条记录缺少“format”字段"],
    );
    check(
        EDITION,
        "year: 2001,",
        "year: 2001, year: 2001,",
        "3:17",
        ["The field “year” stands here twice", "“year”字段在这里出现了两次"],
    );
}

#[test]
fn words_that_are_not_possible() {
    check(
        EDITION,
        "role: keynote",
        "role: keynot",
        "9:42",
        [
            "“keynot” is not possible here; possible are keynote, speech, opening_address, panel, moderator, host, attended, unknown (did you mean “keynote”?)",
            "这里不能写“keynot”；可以写 keynote, speech, opening_address, panel, moderator, host, attended, unknown（是否要写“keynote”？）",
        ],
    );
    check(
        EDITION,
        "status: held",
        "status: holding",
        "4:13",
        [
            "“holding” is not possible here; possible are held, counted, planned, cancelled",
            "这里不能写“holding”；可以写 held, counted, planned, cancelled",
        ],
    );
    check(
        "indicators.ron",
        "scale: rank",
        "scale: ranks",
        "6:20",
        [
            "“ranks” is not possible here; possible are rank, value (did you mean “rank”?)",
            "这里不能写“ranks”；可以写 rank, value（是否要写“rank”？）",
        ],
    );
    check(
        ARTICLE,
        "paragraph(text",
        "para(text",
        "7:9",
        [
            "“para” is not possible here; possible are paragraph, heading, quotation, photo, list",
            "这里不能写“para”；可以写 paragraph, heading, quotation, photo, list",
        ],
    );
    check(
        EDITION,
        "role: keynote",
        "role: \"keynote\"",
        "9:42",
        [
            "Expected a name or a closing bracket, but found \"keynote\" (names have letters, digits and _ only, and no quotation marks)",
            "应当是名称或右括号，却是 \"keynote\"（名称只用字母、数字和 _，不加引号）",
        ],
    );
    check(
        EDITION,
        "role: keynote",
        "role: opening-address",
        "9:42",
        [
            "Expected a name or a closing bracket, but found opening-address (names have letters, digits and _ only, and no quotation marks)",
            "应当是名称或右括号，却是 opening-address（名称只用字母、数字和 _，不加引号）",
        ],
    );
}

#[test]
fn values_of_another_kind() {
    check(
        EDITION,
        "year: 2001",
        "year: \"2001\"",
        "3:11",
        [
            "Expected a whole number, but found \"2001\" (write the number without quotation marks)",
            "应当是整数，却是 \"2001\"（数字不加引号）",
        ],
    );
    check(
        EDITION,
        "year: 2001",
        "year: true",
        "3:11",
        ["Expected a whole number, but found true", "应当是整数，却是 true"],
    );
    check(
        EDITION,
        "date: \"2001-05-01\"",
        "date: 2001",
        "5:11",
        [
            "Expected text in quotation marks, but found 2001 (put the text in quotation marks)",
            "应当是引号中的文字，却是 2001（请给文字加上引号）",
        ],
    );
    check(
        "people.ron",
        "(id: \"example-person\"",
        "(note: [1], id: \"example-person\"",
        "3:16",
        [
            "Expected text in quotation marks, but found [ (put the text in quotation marks)",
            "应当是引号中的文字，却是 [（请给文字加上引号）",
        ],
    );
    check(
        EDITION,
        "appearances: [",
        "hosts: \"Example Institute\",\n    appearances: [",
        "8:12",
        [
            "Expected a list in [ ], but found \"Example Institute\"",
            "应当是方括号 [ ] 中的列表，却是 \"Example Institute\"",
        ],
    );
    check(
        EDITION,
        "city: (en: \"Exampleton\", zh: \"示例市\")",
        "city: \"Exampleton\"",
        "6:11",
        [
            "Expected fields in ( ), but found \"Exampleton\" (a text in two languages is written (en: \"…\", zh: \"…\"))",
            "应当是圆括号 ( ) 中的字段，却是 \"Exampleton\"（双语文字写作 (en: \"…\", zh: \"…\")）",
        ],
    );
    // The value is shown where it stands, also on the next line.
    check(
        EDITION,
        "city: (en: \"Exampleton\", zh: \"示例市\")",
        "city:\n        [\"Exampleton\"]",
        "7:9",
        ["Expected fields in ( ), but found [", "应当是圆括号 ( ) 中的字段，却是 ["],
    );
    check(
        EDITION,
        "city: (en",
        "city: City(en",
        "6:11",
        ["Expected fields in ( ), but found City", "应当是圆括号 ( ) 中的字段，却是 City"],
    );
}

#[test]
fn numbers_out_of_range() {
    check(EDITION, "year: 2001", "year: 70000", "3:11", RANGE);
    check(EDITION, "year: 2001", "year: -1", "3:12", RANGE);
    check(EDITION, "year: 2001", &format!("year: {}", "9".repeat(60)), "3:11", RANGE);
    check(ARTICLE, "pair: 3", "pair: 4294967296", "9:42", RANGE);
}

#[test]
fn dates_that_are_none() {
    for (wrong, english, chinese) in [
        ("2001-13", "“2001-13” is no date", "“2001-13”不是日期"),
        ("2001年5月1日", "“2001年5月1日” is no date", "“2001年5月1日”不是日期"),
        ("2001-05-02/2001-05-01", "“2001-05-02/2001-05-01” is no date", "“2001-05-02/2001-05-01”不是日期"),
        ("", "“” is no date", "“”不是日期"),
    ] {
        let mut archive = small();
        plant(&mut archive, EDITION, "date: \"2001-05-01\"", &format!("date: \"{wrong}\""));
        let (_, found) = read(&archive);
        assert_eq!(
            lines(&found),
            [[
                format!(
                    "{EDITION}:5:12: {english} (write 2023, 2023-04 or 2023-04-08, or two of them with / between, the earlier first)"
                ),
                format!("{EDITION}:5:12: {chinese}（写作 2023、2023-04 或 2023-04-08；起止日期之间用 /，先写较早的）"),
            ]]
        );
    }
}

#[test]
fn files_that_are_no_records() {
    const EMPTY: Words = [
        "The file is empty (the file may be damaged: compare it with a backup)",
        "文件是空的（文件可能已损坏：请与备份比较）",
    ];
    check_file("", "1:1", EMPTY);
    check_file("\u{feff}\r\n \r\n", "1:1", EMPTY);
    check_file(
        "<!doctype html>\n<html>",
        "1:1",
        ["Expected fields in ( ), but found <!doctype", "应当是圆括号 ( ) 中的字段，却是 <!doctype"],
    );
    check_file("{\"number\": 1}", "1:1", ["Expected fields in ( ), but found {", "应当是圆括号 ( ) 中的字段，却是 {"]);
    check_file(
        "(\n<<<<<<< HEAD\n    number: 1,\n)",
        "2:1",
        [
            "Expected a name or a closing bracket, but found <<<<<<< (names have letters, digits and _ only, and no quotation marks)",
            "应当是名称或右括号，却是 <<<<<<<（名称只用字母、数字和 _，不加引号）",
        ],
    );
    check_file(
        "#![enable(unknown)]\n(number: 1)",
        "1:11",
        [
            "This cannot be read as a record: No RON extension named `unknown` (the file may be damaged: compare it with a backup)",
            "无法作为记录读取：No RON extension named `unknown`（文件可能已损坏：请与备份比较）",
        ],
    );
}

#[test]
fn places_count_characters_whatever_the_line_ends() {
    check_file(
        "\u{feff}(nmber: 1)",
        "1:2",
        [
            "“nmber” is no field of this record (did you mean “number”?)",
            "这种记录没有“nmber”字段（是否要写“number”？）",
        ],
    );
    check_file("(\r\n  number: 1\r\n  year: 2)", "3:3", COMMA);
    check_file(
        "(city: (en: \"👩‍🏫示例\", sh: \"\"))",
        "1:22",
        ["“sh” is no field of this record (did you mean “zh”?)", "这种记录没有“sh”字段（是否要写“zh”？）"],
    );
}

#[test]
fn bytes_that_are_no_text() {
    const CONTROL: &str = "delete it, or take the file from a backup: it may be damaged";
    const CONTROL_ZH: &str = "请删除它，或从备份中取回文件：文件可能已损坏";
    for (bytes, place, code) in [
        (&b"(number: 1,\n city: (zh: \"\xe7\xa4\xba\0\"))"[..], "2:15", "U+0000"),
        (b"(\x1b[1m", "1:2", "U+001B"),
        (b"\xef\xbb\xbf(\xc2\x80)", "1:2", "U+0080"),
        (b"\0\0\0\0", "1:1", "U+0000"),
    ] {
        let mut archive = small();
        archive.files.insert(EDITION.to_owned(), bytes.to_vec());
        let (_, found) = read(&archive);
        assert_eq!(
            lines(&found),
            [[
                format!("{EDITION}:{place}: There is a control character ({code}) in the text ({CONTROL})"),
                format!("{EDITION}:{place}: 文字中有控制字符（{code}）（{CONTROL_ZH}）"),
            ]]
        );
    }
    const NOT_UTF8: Words = [
        "The text is not UTF-8 from here on (open the file in an editor and save it as UTF-8)",
        "从这里起，文字不是 UTF-8 编码（请用编辑器打开文件，另存为 UTF-8）",
    ];
    check_file(b"(number: 1,\n city: (zh: \"\xc0\xfd\xca\xbe\"))", "2:14", NOT_UTF8);
    check_file(b"\xff\xfe(\0", "1:1", NOT_UTF8);
    check_file(b"(zh: \"\xe7\xa4", "1:7", NOT_UTF8);
}

/// Reads an archive one of whose files is hostile: one finding, soon, however it is built.
fn hostile(path: &str, name: &str, content: &str) -> [String; 2] {
    let mut archive = small();
    archive.files.insert(path.to_owned(), content.as_bytes().to_vec());
    let started = Instant::now();
    let (records, found) = read(&archive);
    let taken = started.elapsed();
    assert!(taken < Duration::from_secs(5), "{path} with {name} took {taken:?}");
    assert!(records == without(path), "{path} with {name} hid more than itself");
    let [line] = lines(&found).try_into().unwrap_or_else(|lines| panic!("{path} with {name}: {lines:?}"));
    assert!(line.iter().all(|line| line.len() < 500), "{path} with {name}: too long a line");
    line
}

#[test]
fn a_million_of_anything_is_told_soon() {
    const MANY: usize = 1_000_000;
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(MANY), close.repeat(MANY));
    for path in ["archive.ron", EDITION] {
        hostile(path, "square brackets", &nested("[", "]"));
        hostile(path, "round brackets", &nested("(", ")"));
        hostile(path, "closing brackets", &"]".repeat(MANY));
        hostile(path, "brackets in a field", &format!("(city: {})", nested("(", ")")));
        hostile(path, "options", &format!("(number: {}1{})", "Some(".repeat(MANY), ")".repeat(MANY)));
        hostile(path, "options as the format", &format!("(format: {}1{})", "Some(".repeat(MANY), ")".repeat(MANY)));
        hostile(path, "comments", &"/*".repeat(MANY / 10));
        hostile(path, "quotation marks", &"\"".repeat(MANY / 10));
        hostile(path, "hashes", &format!("(theme: (en: r{}\"", "#".repeat(MANY / 10)));
        hostile(path, "a long name", &format!("({}: 1)", "a".repeat(MANY / 10)));
        hostile(path, "a long number", &format!("(year: {})", "9".repeat(MANY / 10)));
        hostile(path, "values", &format!("({})", "1,".repeat(MANY / 10)));
    }
    let brackets =
        hostile(EDITION, "brackets in a note", &format!("(releases: [(title: (), note: {}", "Some(".repeat(MANY)));
    assert_eq!(
        brackets,
        [
            format!(
                "{EDITION}:1:646: Brackets are nested too deep (the file may be damaged: compare it with a backup)"
            ),
            format!("{EDITION}:1:646: 括号嵌套过深（文件可能已损坏：请与备份比较）"),
        ]
    );
    let [name, _] = hostile(EDITION, "a long name", &format!("({}: 1)", "a".repeat(MANY)));
    assert_eq!(name, format!("{EDITION}:1:2: “{}…” is no field of this record", "a".repeat(60)));
}

/// Why a folder is not opened, in both languages; the hint stands in brackets.
fn refused(store: &dyn Store) -> [String; 2] {
    match load(store) {
        Err(OpenError::Refused { message, hint }) => Language::ALL.map(|language| {
            let hint = hint.as_ref().map(|hint| format!(" ({})", hint.words(language))).unwrap_or_default();
            format!("{}{hint}", message.words(language))
        }),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn what_is_no_archive_is_refused() {
    const NONE: Words = [
        "This folder is no archive: it has no archive.ron (choose another folder, or make an archive with “forum-archive new”)",
        "这个文件夹不是档案：其中没有 archive.ron (请另选文件夹，或用“forum-archive new”新建档案)",
    ];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(refused(&Folder::new(folder.path())), NONE, "an empty folder");

    fs::write(folder.path().join("notes.txt"), "nothing of ours").unwrap();
    fs::create_dir(folder.path().join("editions")).unwrap();
    assert_eq!(refused(&Folder::new(folder.path())), NONE, "a folder of other things");

    assert_eq!(
        refused(&Folder::new(folder.path().join("nowhere"))),
        [
            "There is no such folder (check the path; a drive or share may be disconnected)",
            "找不到这个文件夹 (请核对路径；硬盘或共享文件夹可能已断开)",
        ]
    );
    assert_eq!(
        refused(&Folder::new(folder.path().join("notes.txt"))),
        [
            "This is a file, not the folder of an archive (choose the folder that holds archive.ron)",
            "这是一个文件，不是档案文件夹 (请选择含有 archive.ron 的文件夹)",
        ]
    );

    let mut archive = small();
    archive.files.remove("archive.ron");
    support::write_to(&archive, folder.path());
    assert_eq!(
        refused(&Folder::new(folder.path())),
        [
            "This folder is no archive: it has no archive.ron (it holds records; put archive.ron back from a copy of the archive)",
            "这个文件夹不是档案：其中没有 archive.ron (其中有记录；请从档案副本中恢复 archive.ron)",
        ]
    );
}

#[test]
fn a_newer_format_is_refused_whatever_else_it_has() {
    for head in [
        "format: 2,",
        "format: 2, colours: [(what: \"no field of format 1\")],",
        "/* (format: 1) */ format: Some(2), §",
        "name: \"of another type\", format: 2,",
    ] {
        let mut archive = small();
        plant(&mut archive, "archive.ron", "format: 1,", head);
        assert_eq!(
            refused(&archive),
            [
                "This archive has format 2; this program knows formats up to 1 (get the current version of the program; nothing was changed)",
                "这份档案的格式版本为 2，本程序只认识到版本 1 (请安装程序的最新版本；档案未作任何改动)",
            ],
            "{head}"
        );
    }
}

#[test]
fn a_format_that_is_no_number_is_told_and_the_rest_is_read() {
    check(
        "archive.ron",
        "format: 1,",
        "format: \"1\",",
        "2:13",
        [
            "Expected a whole number, but found \"1\" (write the number without quotation marks)",
            "应当是整数，却是 \"1\"（数字不加引号）",
        ],
    );
    check("archive.ron", "format: 1,", "format: 99999999999999999999,", "2:13", RANGE);
}

#[test]
fn a_folder_without_its_edition_is_told() {
    const MISSING: Words = [
        "The folder has no edition.ron (put it back from a copy, or remove the folder)",
        "文件夹中没有 edition.ron（请从副本中恢复，或移走这个文件夹）",
    ];
    let mut archive = small();
    archive.files.remove(EDITION);
    is_the_only_loss(&archive, EDITION, "1:1", MISSING);

    // Also one in which nothing stands at all; a stray file beside the folders is left alone.
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&small(), folder.path());
    fs::create_dir(folder.path().join("editions/2002-2")).unwrap();
    fs::create_dir(folder.path().join("editions/.hidden")).unwrap();
    fs::write(folder.path().join("editions/README.txt"), "about the editions").unwrap();
    let (records, found) = read(&Folder::new(folder.path()));
    assert_eq!(lines(&found), [MISSING.map(|words| format!("editions/2002-2/edition.ron:1:1: {words}"))]);
    let known: Vec<_> =
        records.editions.iter().map(|e| (e.folder.as_str(), e.edition.year, e.edition.number)).collect();
    assert_eq!(known, [("2001-1", Some(2001), Some(1)), ("2002-2", Some(2002), Some(2))]);
}

#[test]
fn folders_and_articles_may_bear_the_names_of_our_files() {
    let mut archive = small();
    let article = archive.files[ARTICLE].clone();
    for path in ["articles/edition.ron", "articles/photos.ron"] {
        archive.files.insert(format!("editions/2001-1/{path}"), article.clone());
    }
    archive.files.insert("editions/articles/edition.ron".to_owned(), b"(number: 2, year: 2002)".to_vec());
    let progress = Progress::default();
    let (records, found) = archive::load(&archive, &progress, &Cancel::default(), &mut |_| ()).unwrap();
    assert_eq!(found, []);
    let ids: Vec<&str> = records.editions[0].articles.iter().map(|stored| stored.id.as_str()).collect();
    assert_eq!(ids, ["2001-1-opens", "2001-1-opens-zh", "edition", "photos"]);
    assert_eq!(records.editions[1].edition.number, Some(2));
    assert_eq!(progress.get(), (10, 10));
}

/// Writes the invented archive, and a file of this size in the place of its edition's.
fn with_a_file_of(folder: &Path, megabytes: u64) -> Folder {
    support::write_to(&small(), folder);
    // Only its length is written: the disk keeps no room for it.
    fs::File::create(folder.join(EDITION)).unwrap().set_len(megabytes * 1024 * 1024).unwrap();
    Folder::new(folder)
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    for (megabytes, shown) in [(65, "65"), (1024, "1,024")] {
        let started = Instant::now();
        let (_, found) = read(&with_a_file_of(folder.path(), megabytes));
        assert!(started.elapsed() < Duration::from_secs(5), "it was read");
        assert_eq!(
            lines(&found),
            [[
                format!("{EDITION}:1:1: The file has {shown} MB; a record file may have 64 MB"),
                format!("{EDITION}:1:1: 文件有 {shown} MB；记录文件最多 64 MB"),
            ]]
        );
    }
}

#[test]
fn the_archive_s_own_file_may_be_too_large_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&small(), folder.path());
    fs::File::create(folder.path().join("archive.ron")).unwrap().set_len(65 * 1024 * 1024).unwrap();
    is_the_only_loss(
        &Folder::new(folder.path()),
        "archive.ron",
        "1:1",
        ["The file has 65 MB; a record file may have 64 MB", "文件有 65 MB；记录文件最多 64 MB"],
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&small(), folder.path());
    fs::remove_file(folder.path().join("people.ron")).unwrap();
    fs::create_dir(folder.path().join("people.ron")).unwrap();
    is_the_only_loss(&Folder::new(folder.path()), "people.ron", "1:1", ["This should be a file", "这里应当是文件"]);
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = small();
    archive.files.retain(|path, _| !path.contains("/articles/"));
    support::write_to(&archive, folder.path());
    fs::write(folder.path().join("editions/2001-1/articles"), "no folder").unwrap();
    let (records, found) = read(&Folder::new(folder.path()));
    assert_eq!(
        lines(&found),
        [[
            "editions/2001-1/articles:1:1: This should be a folder".to_owned(),
            "editions/2001-1/articles:1:1: 这里应当是文件夹".to_owned(),
        ]]
    );
    assert_eq!(records.editions[0].photos.photos.len(), 1);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    const OUTSIDE: Words = ["This is a link that leads out of the archive", "这是一个指向档案之外的链接"];

    #[test]
    fn a_link_out_of_the_archive_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let outside = folder.path().join("outside.ron");
        fs::write(&outside, "(people: [(id: \"from-outside\")])").unwrap();
        for target in [outside.as_path(), Path::new("../outside.ron"), Path::new("../archive/../outside.ron")] {
            let archive = folder.path().join("archive");
            support::write_to(&small(), &archive);
            fs::remove_file(archive.join("people.ron")).unwrap();
            symlink(target, archive.join("people.ron")).unwrap();
            is_the_only_loss(&Folder::new(&archive), "people.ron", "1:1", OUTSIDE);
            fs::remove_dir_all(&archive).unwrap();
        }
    }

    #[test]
    fn a_linked_folder_out_of_the_archive_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archive");
        support::write_to(&small(), &archive);
        fs::rename(archive.join("editions/2001-1/articles"), folder.path().join("articles")).unwrap();
        symlink("../../../articles", archive.join("editions/2001-1/articles")).unwrap();
        let (records, found) = read(&Folder::new(&archive));
        assert_eq!(lines(&found), [OUTSIDE.map(|words| format!("editions/2001-1/articles:1:1: {words}"))]);
        assert_eq!(records.editions[0].articles, []);
    }

    #[test]
    fn a_link_within_the_archive_and_to_the_archive_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archive");
        support::write_to(&small(), &archive);
        fs::rename(archive.join("people.ron"), archive.join("people of the forum.ron")).unwrap();
        symlink("people of the forum.ron", archive.join("people.ron")).unwrap();
        symlink("archive", folder.path().join("link")).unwrap();
        let (records, found) = read(&Folder::new(folder.path().join("link")));
        assert_eq!(lines(&found), Vec::<[String; 2]>::new());
        assert_eq!(records.people.people.len(), 2);
    }

    #[test]
    fn a_link_that_leads_in_circles_or_nowhere_is_told() {
        let folder = tempfile::tempdir().unwrap();
        support::write_to(&small(), folder.path());
        for name in ["people.ron", "indicators.ron"] {
            fs::remove_file(folder.path().join(name)).unwrap();
        }
        symlink("people.ron", folder.path().join("people.ron")).unwrap();
        symlink("gone.ron", folder.path().join("indicators.ron")).unwrap();
        let (records, found) = read(&Folder::new(folder.path()));
        let [gone, circle] = lines(&found).try_into().unwrap();
        assert_eq!(
            gone,
            [
                "indicators.ron:1:1: The file has gone since the folder was listed",
                "indicators.ron:1:1: 列出文件夹之后，这个文件不见了",
            ]
        );
        assert!(circle[0].starts_with("people.ron:1:1: The file cannot be read: "), "{circle:?}");
        assert!(circle[1].starts_with("people.ron:1:1: 无法读取文件："), "{circle:?}");
        assert_eq!(records.editions[0].edition.number, Some(1));
    }

    #[test]
    fn a_pipe_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        support::write_to(&small(), folder.path());
        let pipe = folder.path().join("people.ron");
        fs::remove_file(&pipe).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        if !made.is_ok_and(|status| status.success()) {
            return println!("skipped: there is no mkfifo here");
        }
        let (done, wait) = std::sync::mpsc::channel();
        let path = folder.path().to_owned();
        std::thread::spawn(move || done.send(lines(&read(&Folder::new(path)).1)));
        let told = wait.recv_timeout(Duration::from_secs(10)).expect("it waits for a writer");
        assert_eq!(told, [["people.ron:1:1: This should be a file", "people.ron:1:1: 这里应当是文件"]]);
    }

    /// Takes the permissions of a path away; false if they do not hold, as for root.
    fn forbid(path: &Path) -> bool {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
        let holds = if path.is_dir() { fs::read_dir(path).is_err() } else { fs::read(path).is_err() };
        if !holds {
            println!("skipped: this user may read everything");
        }
        holds
    }

    fn allow(path: &Path) {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    #[test]
    fn folders_and_files_without_read_permission_are_told() {
        let folder = tempfile::tempdir().unwrap();
        support::write_to(&small(), folder.path());
        let archive = Folder::new(folder.path());
        if forbid(folder.path()) {
            assert_eq!(
                refused(&archive),
                [
                    "This folder may not be read (ask whoever looks after the computer for read permission)",
                    "没有读取这个文件夹的权限 (请向管理员申请读取权限)",
                ]
            );
        }
        allow(folder.path());

        const DENIED: Words = ["The file may not be read: permission denied", "没有读取这个文件的权限"];
        let people = folder.path().join("people.ron");
        if forbid(&people) {
            is_the_only_loss(&archive, "people.ron", "1:1", DENIED);
        }
        allow(&people);

        let edition = folder.path().join("editions/2001-1");
        if forbid(&edition) {
            let (records, found) = read(&archive);
            assert_eq!(lines(&found), [DENIED.map(|words| format!("editions/2001-1:1:1: {words}"))]);
            assert_eq!((records.people.people.len(), records.editions.len()), (2, 0));
        }
        allow(&edition);
    }
}

/// The invented archive on a drive that is pulled out: it lists, and after so many reads it fails.
struct Pulled {
    inner: Memory,
    reads_left: AtomicUsize,
    error: StoreError,
}

impl Store for Pulled {
    fn list(&self) -> Result<Listing, StoreError> {
        self.inner.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        let left = self.reads_left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1));
        if left.is_ok() { self.inner.read(path) } else { Err(self.error.clone()) }
    }

    fn state(&self, _: &str) -> FileState {
        FileState::Missing
    }
}

#[test]
fn a_folder_that_vanishes_while_it_is_read_is_told_file_by_file() {
    for (error, english, chinese) in [
        (StoreError::NotFound, "The file has gone since the folder was listed", "列出文件夹之后，这个文件不见了"),
        (
            StoreError::Other("Example reason".into()),
            "The file cannot be read: Example reason",
            "无法读取文件：Example reason",
        ),
    ] {
        // The version and the archive's own facts are read; then the drive is gone.
        let store = Pulled { inner: small(), reads_left: AtomicUsize::new(2), error };
        let (records, found) = read(&store);
        let expected: Vec<[String; 2]> =
            [EDITION, PHOTOS, "indicators.ron", "people.ron", ARTICLE, "editions/2001-1/articles/2001-1-opens-zh.ron"]
                .iter()
                .map(|path| [format!("{path}:1:1: {english}"), format!("{path}:1:1: {chinese}")])
                .collect();
        let sorted = |mut lines: Vec<[String; 2]>| {
            lines.sort();
            lines
        };
        assert_eq!(sorted(lines(&found)), sorted(expected));
        assert_eq!(records.forum.name.en.as_deref(), Some("Example Forum"));
    }
}

#[test]
fn a_folder_that_vanishes_on_the_disk_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&small(), folder.path());
    let store = Folder::new(folder.path());
    assert!(load(&store).is_ok());
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(refused(&store)[0], "There is no such folder (check the path; a drive or share may be disconnected)");
}

#[test]
fn progress_ends_when_every_file_was_read() {
    for (mut archive, files) in [(small(), 7), (Memory::fixture("--- archive.ron\n(format: 1)"), 1)] {
        archive.files.insert("people of the forum.txt".to_owned(), Vec::new());
        let progress = Progress::default();
        archive::load(&archive, &progress, &Cancel::default(), &mut |_| ()).unwrap();
        assert_eq!(progress.get(), (files, files));
    }
    // A file that cannot be read was dealt with too.
    let mut archive = small();
    for bytes in archive.files.values_mut().skip(1) {
        bytes.clear();
    }
    let progress = Progress::default();
    archive::load(&archive, &progress, &Cancel::default(), &mut |_| ()).unwrap();
    assert_eq!(progress.get(), (7, 7));
}

#[test]
fn the_outline_comes_first() {
    let mut calls = 0;
    let progress = Progress::default();
    let (records, _) = archive::load(&small(), &progress, &Cancel::default(), &mut |first| {
        calls += 1;
        assert_eq!(progress.get(), (4, 7), "the outline came after more than it needs");
        assert_eq!(first.people.people.len(), 2);
        assert_eq!(first.editions[0].edition.number, Some(1));
        assert_eq!((first.editions[0].photos.photos.len(), first.editions[0].articles.len()), (0, 0));
    })
    .unwrap();
    assert_eq!(calls, 1);
    assert_eq!((records.editions[0].photos.photos.len(), records.editions[0].articles.len()), (1, 2));
}

#[test]
fn cancel_stops_the_reading() {
    let cancel = Cancel::default();
    let progress = Progress::default();
    let result = archive::load(&small(), &progress, &cancel, &mut |_| cancel.clone().cancel());
    assert_eq!(result.map(|_| ()), Err(OpenError::Stopped));
    assert_eq!(progress.get(), (4, 7), "photos and articles were read all the same");
}
