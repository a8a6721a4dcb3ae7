//! Import: what press texts become, field by field. The four texts in `tests/import/` are real;
//! all others are made up in their manner.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/proposals.rs"]
mod proposals;
mod support;

use std::{fmt::Write as _, fs, process::Command, time::Instant};

use forum_archive::{
    archive::{self, BuiltIn, Cancel, Progress, Store},
    catalog::{self, Catalog, Input, Origin},
    import::{self, ImportError, Options, Proposal, Source},
    model::{Certainty, Language},
};
use proposals::{check_ranges, shown};
use proptest::prelude::*;

fn catalog_of(store: &dyn Store) -> Catalog {
    let (records, _) = archive::load(store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap();
    catalog::build(Input { origin: Origin::BuiltIn, records, findings: Vec::new(), complete: true })
}

fn built_in() -> Catalog {
    catalog_of(&BuiltIn)
}

/// The made-up archive: the Example Forum, 示例论坛, whose first edition was of 1 May 2001.
fn small() -> Catalog {
    catalog_of(&support::small())
}

fn propose(bytes: &[u8], catalog: &Catalog) -> Proposal {
    one("a.txt", bytes, catalog).unwrap_or_else(|error| panic!("{error}"))
}

/// The one proposal that a text becomes.
fn one(name: &str, bytes: &[u8], catalog: &Catalog) -> Result<Proposal, ImportError> {
    let mut read = import::propose(&Source::alone(name, bytes), catalog, &Options::default())?;
    assert_eq!(read.len(), 1);
    Ok(read.remove(0))
}

/// Of what a text became, the facts; its sentences are counted.
fn facts(shown: &str) -> String {
    let is_fact = |line: &&str| {
        ["edition ", "doubt ", "source ", "article ", "person ", "fact "].iter().any(|kind| line.starts_with(kind))
    };
    let count = |kind: &str| shown.lines().filter(|line| line.starts_with(kind)).count();
    let mut out = String::new();
    for line in shown.lines().filter(is_fact) {
        writeln!(out, "{line}").unwrap();
    }
    let counts = ["paragraph ", "quotation ", "photo ", "unplaced "].map(count);
    let [paragraphs, quotations, photos, unplaced] = counts;
    writeln!(out, "paragraphs {paragraphs}, quotations {quotations}, photos {photos}, unplaced {unplaced}").unwrap();
    out
}

/// The texts belong to those who wrote them and are no part of this project; the facts in them are.
/// Whoever has the texts names their folder in `FORUM_ARCHIVE_PRESS_TEXTS`.
#[test]
fn real_texts_become_what_a_careful_archivist_would_enter() {
    let Some(folder) = std::env::var_os("FORUM_ARCHIVE_PRESS_TEXTS") else {
        println!("skipped: FORUM_ARCHIVE_PRESS_TEXTS names no folder of press texts");
        return;
    };
    let catalog = built_in();
    for name in
        ["press-14th-opening-zh", "press-17th-opening-en", "press-17th-special-forum-zh", "press-not-an-edition-en"]
    {
        let bytes = fs::read(std::path::Path::new(&folder).join(format!("{name}.txt"))).unwrap();
        let proposal = propose(&bytes, &catalog);
        assert_eq!((proposal.kind, proposal.encoding), ("press text", "UTF-8"));
        assert_eq!(proposal.event_doubted, name == "press-not-an-edition-en");
        let expected = format!("{}/tests/import/{name}.expected", env!("CARGO_MANIFEST_DIR"));
        let expected = fs::read_to_string(expected).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(facts(&shown(&proposal)), expected, "{name}");
    }
}

#[test]
fn made_up_texts_of_the_same_manner_are_read_too() {
    let catalog = small();
    let text = fs::read_to_string(format!("{}/tests/import/made-up.txt", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let texts: Vec<&str> = text.split("=====\n").filter(|text| !text.trim().is_empty()).collect();
    assert!(texts.len() >= 12);
    let mut all = String::new();
    for text in texts {
        let proposal = propose(text.as_bytes(), &catalog);
        let first: String = text.chars().take_while(|c| *c != '\n').collect();
        writeln!(all, "===== {first}\n{}", shown(&proposal)).unwrap();
    }
    let path = format!("{}/tests/import/made-up.expected", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, &all).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    for (found, expected) in all.split("===== ").zip(expected.split("===== ")) {
        assert_eq!(found, expected);
    }
    assert_eq!(all.len(), expected.len());
}

const CHINESE: &str = "示例社示例市5月1日电（记者张三）第一届示例论坛在示例市开幕。示例人物出席论坛并致辞。";

#[test]
fn every_encoding_is_read() {
    let catalog = small();
    let expected = shown(&propose(CHINESE.as_bytes(), &catalog));
    let with = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let utf16 = |big: bool| -> Vec<u8> {
        CHINESE.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let gb = encoding_rs::GB18030.encode(CHINESE).0.into_owned();
    for (bytes, encoding) in [
        (CHINESE.as_bytes().to_vec(), "UTF-8"),
        (with(b"\xEF\xBB\xBF", CHINESE.as_bytes().to_vec()), "UTF-8"),
        (gb, "GB18030"),
        (utf16(false), "UTF-16LE"),
        (utf16(true), "UTF-16BE"),
        (with(b"\xFF\xFE", utf16(false)), "UTF-16LE"),
        (with(b"\xFE\xFF", utf16(true)), "UTF-16BE"),
    ] {
        let proposal = propose(&bytes, &catalog);
        assert_eq!((proposal.encoding, shown(&proposal)), (encoding, expected.clone()));
    }
    let traditional = "示例社示例市5月1日電（記者張三）第一屆示例論壇在示例市開幕。示例人物出席論壇並致辭。";
    let proposal = propose(&encoding_rs::BIG5.encode(traditional).0, &catalog);
    assert_eq!((proposal.encoding, proposal.text.as_str()), ("Big5", traditional));
    assert_eq!(proposal.people[0].role.value.code(), "opening_address");
    let english = "EXAMPLETON, May 1 (Example News) -- The 1st Example Forum opened here.";
    let wide: Vec<u8> = english.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(propose(&wide, &catalog).encoding, "UTF-16LE");
    // Lines end in any way.
    let lines =
        |end: &str| shown(&propose(["One headline", english, "A second paragraph."].join(end).as_bytes(), &catalog));
    assert_eq!(lines("\n"), lines("\r\n"));
    assert_eq!(lines("\n"), lines("\r"));
}

fn refused(bytes: &[u8]) -> [String; 2] {
    let error = import::propose(&Source::alone("a", bytes), &small(), &Options::default()).unwrap_err();
    Language::ALL.map(|language| error.0.words(language))
}

#[test]
fn what_cannot_be_read_gets_a_sentence() {
    let mut noise = Vec::new();
    let mut state = 1u32;
    for _ in 0..4000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.push((state >> 24) as u8);
    }
    let empty = ["There is no text in it; export or copy it again", "其中没有文字；请重新导出或复制"];
    let not_text = [
        "It is not text in an encoding that is known (UTF-8, GB18030, Big5, UTF-16); save it as UTF-8 and import that",
        "不是已知编码（UTF-8、GB18030、Big5、UTF-16）的文字；请另存为 UTF-8 后再导入",
    ];
    for (bytes, words) in [
        (Vec::new(), empty),
        (b" \r\n\t".to_vec(), empty),
        (b"\xEF\xBB\xBF".to_vec(), empty),
        (noise, not_text),
        (vec![0; 100], not_text),
        (
            vec![b'a'; 16 * 1024 * 1024 + 1],
            [
                "It is larger than 16 MB, which no press text is; import the part that is wanted",
                "超过 16 MB，不会是新闻稿；请只导入需要的部分",
            ],
        ),
        (
            b"Rar! example".to_vec(),
            [
                "It is of a kind that cannot be imported yet (RAR); copy its text into a text file and import that",
                "目前还不能导入这种文件（RAR）；请把其中的文字复制到文本文件后再导入",
            ],
        ),
    ] {
        assert_eq!(refused(&bytes), words.map(str::to_owned));
    }
}

/// The doubts of a text in both languages.
fn doubts(text: &str, catalog: &Catalog, edition: Option<&str>) -> Vec<[String; 2]> {
    let options =
        Options { edition: edition.map(|address| catalog.find_edition(address).unwrap()), ..Options::default() };
    let proposal = import::propose(&Source::alone("a", text.as_bytes()), catalog, &options).unwrap().remove(0);
    proposal.doubts.iter().map(|doubt| Language::ALL.map(|language| doubt.words(language))).collect()
}

#[test]
fn every_doubt_is_said_in_both_languages() {
    let catalog = small();
    let namesakes = support::SMALL.replace(
        "(id: \"sample-person\", name: (en: \"Sample Person\", zh: \"样例人物\")),",
        "(id: \"sample-person\", name: (en: \"Sample Person\", zh: \"样例人物\")),\n(id: \"example-person-2\", name: (en: \"Example Person\", zh: \"示例仁\")),",
    );
    let namesakes = catalog_of(&archive::Memory::fixture(&namesakes));
    let long = format!("The 1st Example Forum opened in 2001.\n{}", "Words and words. ".repeat(20_000));
    let cases: Vec<(&str, &Catalog, Option<&str>, [&str; 2])> = vec![
        (
            "The 3rd Sample Summit opened in Exampleton on May 1, 2001.",
            &catalog,
            None,
            [
                "The event is “3rd Sample Summit”, not an edition of “Example Forum”; if it belongs to one all the same, say to which",
                "文中的活动是“3rd Sample Summit”，不是“示例论坛”的一届；如果确实属于某一届，请指明",
            ],
        ),
        (
            "Nothing at all happened in Exampleton on May 1, 2001.",
            &catalog,
            None,
            [
                "The text names no edition of “Example Forum”; if it belongs to one, say to which",
                "文中没有提到“示例论坛”的任何一届；如果属于某一届，请指明",
            ],
        ),
        (
            "示例论坛在示例市开幕。",
            &catalog,
            None,
            [
                "The forum is named without number or year; say which edition it is",
                "文中只有论坛名称，没有届次和年份；请指明是哪一届",
            ],
        ),
        (
            "Much happened here.\nMore happened.\nExample Person spoke at the 1st Example Forum.",
            &catalog,
            None,
            [
                "The edition is named in passing only, not as the event the text is about",
                "该届论坛只是文中顺带提及，不是报道的主题",
            ],
        ),
        (
            "第二届示例论坛2002年5月1日在示例市开幕。",
            &catalog,
            None,
            ["The archive has no edition with the number 2 yet", "档案中还没有第2届"],
        ),
        (
            "The 1st Example Forum and Sample Summit opened. The 43th Example Forum and Sample Summit was large.",
            &catalog,
            None,
            [
                "The text calls the same event number 43 and number 1; say which edition it is",
                "同一活动在文中既是第43届又是第1届；请指明是哪一届",
            ],
        ),
        (
            "2001年示例论坛在示例市开幕。",
            &catalog,
            None,
            ["The edition was found by its year, 2001; the text gives no number", "文中没有届次，是按年份 2001 找到的"],
        ),
        (
            "2004年示例论坛在示例市开幕。",
            &catalog,
            None,
            [
                "The text gives the year 2004 only, and the archive has not exactly one edition of it",
                "文中只有年份 2004，档案中该年并非恰有一届",
            ],
        ),
        (
            "The 2003 (1st) Example Forum opened.",
            &catalog,
            None,
            [
                "In the archive the edition is of 2001, in the text of another year",
                "档案中该届的年份是 2001，与文中不同",
            ],
        ),
        (
            "The 4th Example Forum opened.",
            &catalog,
            Some("1"),
            ["The text names edition 4, not 1", "文中写的是第4届，不是第1届"],
        ),
        (
            "示例社示例市5月1日电 第一届示例论坛开幕。",
            &catalog,
            None,
            ["The date is without a year; 2001 was taken from the edition", "日期没有年份；2001 取自该届论坛"],
        ),
        (
            "Example Person, mayor of Exampleton, spoke at the 1st Example Forum.",
            &namesakes,
            None,
            [
                "Several people bear the name “Example Person”; choose which one it is",
                "有几个人名为“Example Person”；请选择是哪一位",
            ],
        ),
        (
            "The 1st Example Forum opened.\nShili Renwu, mayor of Exampleton, attended.",
            &catalog,
            None,
            [
                "“Shili Renwu” was taken for Example Person by the reading of the name alone",
                "仅凭姓名读音把“Shili Renwu”认作Example Person",
            ],
        ),
        (
            "The 1st Example Forum opened.\nExample Person delivers a speech. Photo by Jane Photographer",
            &catalog,
            None,
            [
                "That these people were there in person was inferred from photo captions: Example Person",
                "以下人物到场是根据图片说明推定的：Example Person",
            ],
        ),
        (
            "The 1st Example Forum opened.\nIt was a very long day, and many people from all of the",
            &catalog,
            None,
            [
                "The text breaks off at “day, and many people from all of the”",
                "文字到“day, and many people from all of the”中断",
            ],
        ),
        (
            &long,
            &catalog,
            None,
            [
                "The text is very long; people and facts were looked for at its beginning only",
                "文字很长，只在开头部分查找了人物和事实",
            ],
        ),
    ];
    for (text, catalog, edition, words) in cases {
        let found = doubts(text, catalog, edition);
        let head: String = text.chars().take(80).collect();
        assert!(found.contains(&words.map(str::to_owned)), "{head}: {found:#?}");
    }
}

#[test]
fn an_edition_that_is_named_by_hand_is_not_doubted() {
    let catalog = small();
    let options = Options { edition: catalog.find_edition("1"), ..Options::default() };
    let text = "The 3rd Sample Summit opened in Exampleton on May 1, 2001.";
    let proposal = import::propose(&Source::alone("a", text.as_bytes()), &catalog, &options).unwrap().remove(0);
    assert!(!proposal.event_doubted);
    let edition = proposal.edition.unwrap();
    assert_eq!((edition.number, edition.certainty, edition.range), (Some(1), Certainty::High, None));
}

#[test]
fn homonyms_are_matched_to_nobody() {
    let two = support::SMALL
        .replace("(en: \"Sample Person\", zh: \"样例人物\")", "(en: \"Example Person\", zh: \"样例人物\")");
    let catalog = catalog_of(&archive::Memory::fixture(&two));
    let proposal = propose(b"Example Person, mayor of Exampleton, attended the 1st Example Forum.", &catalog);
    let person = &proposal.people[0];
    assert_eq!((person.matched, person.certainty), (None, Certainty::Low));
}

/// Texts that could make a reader slow: each is read in a time that grows as the text does.
#[test]
fn no_text_takes_long() {
    let catalog = built_in();
    let repeated = |piece: &str| piece.repeat(40 * 1024 / piece.len());
    for piece in [
        "a",
        "示",
        "(",
        "（",
        "“",
        "\"",
        "。",
        ".",
        "王",
        "主任王",
        "A ",
        "Example Person, director of x, ",
        " and ",
        "、",
        "\n",
        "a\n",
        "《",
        "第",
        "April 8, ",
        "来源:",
        "|",
        "By A ",
        "Photo by ",
        "摄",
        "1",
        "http://",
        "4月",
        "党校",
        "\t",
        "示例省省长张三、",
        "Wang said. ",
        "“a b c d.” ",
        "中国电子政务论坛",
        "17th China E-Government Forum and ",
        "on the theme of ",
    ] {
        let text = repeated(piece);
        let begun = Instant::now();
        let _ = import::propose(&Source::alone("a", text.as_bytes()), &catalog, &Options::default());
        let taken = begun.elapsed();
        assert!(taken.as_secs() < 20, "{piece}: {taken:?}");
    }
    let brackets = format!("{}{}", "(".repeat(10_000), ")".repeat(10_000));
    propose(brackets.as_bytes(), &catalog);
}

/// Pieces of press texts in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "第一届示例论坛",
        "在示例市开幕",
        "示例社示例市5月1日电",
        "（记者张三）",
        "，",
        "。",
        "、",
        "“",
        "”",
        "\"",
        "\n",
        " ",
        "示例省省长张三",
        "出席并致辞",
        "示例人物",
        "指出",
        "作主题报告",
        "由",
        "主办",
        "以",
        "为主题",
        "发布了《示例》",
        "三个专题论坛",
        "图为",
        "某某 摄",
        "来源：",
        "2001-05-01",
        "4月8日",
        "(",
        ")",
        "The 1st Example Forum",
        " opened in Exampleton",
        "EXAMPLETON, May 1 (Xinhua) -- ",
        "Example Person",
        ", mayor of Exampleton,",
        " said ",
        "delivered a speech.",
        "Photo by ",
        "[Photo/",
        "]",
        "By ",
        "hosted by the ",
        " and the ",
        "theme of ",
        "special forums on ",
        "|",
        "Updated: ",
        "http://example.org/2001-05/01/a.htm",
        "é",
        "👩‍💻",
        "\u{3000}",
        "Jr.",
        "1st",
        "2001",
        "(over)",
        "（完）",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_have_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(proposal) = one("a", &bytes, &Catalog::default()) {
            check_ranges(&proposal);
        }
    }

    #[test]
    fn any_text_has_its_ranges_within(text in "\\PC{1,200}") {
        if let Ok(proposal) = one("a", text.as_bytes(), &Catalog::default()) {
            check_ranges(&proposal);
        }
    }

    #[test]
    fn what_looks_like_press_text_is_read_alike_each_time(text in pieces()) {
        let catalog = small();
        let read = || one("a", text.as_bytes(), &catalog);
        if let Ok(proposal) = read() {
            check_ranges(&proposal);
            prop_assert_eq!(shown(&read().unwrap()), shown(&proposal));
        }
    }
}

/// Runs the program in a folder with these sources.
fn run(folder: &std::path::Path, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
    let output = command.current_dir(folder).env("LANG", "C").env_remove("LC_ALL").args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn the_command_line_prints_what_an_import_would_bring() {
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&support::small(), &folder.path().join("archive"));
    fs::write(folder.path().join("a.txt"), CHINESE).unwrap();
    fs::write(folder.path().join("b.txt"), "The 3rd Sample Summit opened on May 1, 2001.").unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    let arguments = ["--archive", "archive", "import", "a.txt", "folder", "gone.txt", "--dry-run", "--json"];
    let (out, err, status) = run(folder.path(), &arguments);
    assert_eq!((err.as_str(), status), ("", 1));
    let expected = serde_json::json!({
        "format": 1,
        "proposals": [{
            "source": "a.txt",
            "kind": "press text",
            "encoding": "UTF-8",
            "edition": { "number": 1, "year": 2001, "certainty": "high", "place": "edition/1" },
            "doubts": ["The date is without a year; 2001 was taken from the edition"],
            "article": {
                "language": "zh",
                "headline": null,
                "date": "2001-05-01",
                "city": "示例市",
                "agency": "示例社",
                "byline": ["张三"],
                "paragraphs": 1,
            },
            "people": [{
                "name": "示例人物",
                "speaker": "speaker/example-person",
                "title": null,
                "role": "opening address",
                "mode": "in person",
                "certainty": "high",
            }],
            "photos": [],
            "facts": [
                { "field": "name.zh", "value": "第一届示例论坛", "certainty": "high", "was": null },
                { "field": "city.zh", "value": "示例市", "certainty": "high", "was": "示例市" },
            ],
            "unplaced": [],
        }],
        "failed": [
            { "source": "folder", "reason": "There is no file in the folder" },
            { "source": "gone.txt", "reason": "There is no such file; look at the path" },
        ],
    });
    // As text, so that the order of the fields is compared too.
    assert_eq!(out, format!("{expected:#}\n"));

    let (_, err, status) =
        run(folder.path(), &["--archive", "archive", "import", "gone.txt", "--dry-run", "--language", "zh"]);
    assert_eq!((err.as_str(), status), ("gone.txt：没有这个文件；请检查路径\n", 1));
    let (_, err, _) =
        run(folder.path(), &["--archive", "archive", "import", "folder", "--dry-run", "--language", "zh"]);
    assert_eq!(err, "folder：文件夹中没有文件\n");
    // A doubted event is a failure until somebody says where it belongs.
    assert_eq!(run(folder.path(), &["--archive", "archive", "import", "b.txt", "--dry-run"]).2, 1);
    assert_eq!(run(folder.path(), &["--archive", "archive", "import", "b.txt", "--dry-run", "--edition", "1"]).2, 0);
    let (_, err, status) =
        run(folder.path(), &["--archive", "archive", "import", "b.txt", "--dry-run", "--edition", "9"]);
    assert_eq!((err.as_str(), status), ("There is nothing at edition/9 in this archive\n", 1));
}

#[test]
fn the_command_line_prints_lines_to_be_read() {
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&support::small(), &folder.path().join("archive"));
    fs::write(folder.path().join("a.txt"), CHINESE).unwrap();
    let (out, err, status) =
        run(folder.path(), &["--archive", "archive", "import", "a.txt", "--dry-run", "--language", "zh"]);
    assert_eq!((err.as_str(), status), ("", 0));
    let lines = [
        "a.txt\tUTF-8",
        "  届次\t第一届 · 2001 · edition/1",
        "  存疑\t日期没有年份；2001 取自该届论坛",
        "  日期\t2001年5月1日",
        "  城市\t示例市",
        "  机构\t示例社",
        "  记者\t张三",
        "  段落数\t1",
        "  人物\t示例人物 · speaker/example-person · 致辞",
        "  事实\tname.zh · 第一届示例论坛",
        "  事实\tcity.zh · 示例市",
        "",
    ];
    assert_eq!(out, lines.join("\n"));
    let (out, ..) = run(folder.path(), &["--archive", "archive", "import", "a.txt", "--dry-run"]);
    assert!(out.contains("  Fact\tcity.zh · 示例市\n") && out.contains("  Edition\t1st · 2001 · edition/1\n"));
    fs::write(folder.path().join("b.txt"), "以“样例”为主题的第一届示例论坛在样例市开幕。").unwrap();
    let other = ["  Fact\ttheme.zh · 样例 · (now 人人有示例)\n", "  事实\ttheme.zh · 样例 · （现为 人人有示例）\n"];
    for (language, line) in [("en", other[0]), ("zh", other[1])] {
        let arguments = ["--archive", "archive", "import", "b.txt", "--dry-run", "--language", language];
        let (out, ..) = run(folder.path(), &arguments);
        assert!(out.contains(line), "{out}");
    }
}
