//! Import of spreadsheets: made-up programmes and lists of speakers in both languages, as LibreOffice
//! writes them and as text in several encodings; and what cannot be read, with its sentence.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
#[path = "support/sheets.rs"]
mod sheets;
mod support;

use std::{
    fmt::Write as _,
    fs,
    io::{Cursor, Write as _},
    time::Instant,
};

use brought::Archive;
use forum_archive::{
    archive::{self, Cancel, Progress},
    catalog::{self, Catalog, Input, Origin},
    import::{self, ColumnKind, ImportError, Options, Proposal, Read, Source},
    model::{Certainty, Language},
};
use sheets::{Row, convert, libre_office_is_there, workbook};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// The made-up archive: the Example Forum, 示例论坛, whose first edition was of 1 May 2001.
fn small() -> Catalog {
    let store = support::small();
    let (records, _) = archive::load(&store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap();
    catalog::build(Input { origin: Origin::BuiltIn, records, findings: Vec::new(), complete: true })
}

fn propose(name: &str, bytes: &[u8]) -> Result<Vec<Proposal>, ImportError> {
    import::propose(&Source::alone(name, bytes), &small(), &Options::default())
}

/// Proposals as lines: a person a line, with what is said in the other language behind a stroke.
fn told(proposals: &[Proposal]) -> String {
    let mut out = String::new();
    let value = |read: &Option<Read<String>>| read.as_ref().map_or("-".to_owned(), |read| read.value.clone());
    let both = |one: &Option<Read<String>>, other: &Option<Read<String>>| match other {
        Some(other) => format!("{} / {}", value(one), other.value),
        None => value(one),
    };
    for proposal in proposals {
        assert_eq!(proposal.kind, "spreadsheet");
        check_ranges(proposal);
        let edition = proposal.edition.as_ref().map_or("-".to_owned(), |edition| {
            let number = edition.number.map_or("-".to_owned(), |number| number.to_string());
            let year = edition.year.map_or("-".to_owned(), |year| year.to_string());
            let place = edition.place.as_ref().map_or("new".to_owned(), ToString::to_string);
            format!("{number} {year} {place}")
        });
        writeln!(out, "edition {edition}").unwrap();
        for doubt in &proposal.doubts {
            writeln!(out, "doubt {}", doubt.words(Language::En)).unwrap();
        }
        for person in &proposal.people {
            let other = &person.other;
            let name = both(&Some(person.name.clone()), &other.name);
            let fields = [
                person.speaker.as_ref().map_or("new".to_owned(), ToString::to_string),
                both(&person.title, &other.title),
                both(&person.organisation, &other.organisation),
                format!("{} {}", person.role.value.code(), person.mode.value.code()),
                both(&person.topic, &other.topic),
                both(&person.session, &other.session),
                value(&person.time),
            ];
            writeln!(out, "{name} | {}", fields.join(" | ")).unwrap();
        }
        for fact in &proposal.facts {
            writeln!(out, "fact {} {}", fact.field, fact.value.value).unwrap();
        }
        for line in &proposal.unplaced {
            writeln!(out, "unplaced {}", line.value).unwrap();
        }
    }
    out
}

/// Every value stands in the text where it is said to stand.
fn check_ranges(proposal: &Proposal) {
    let part = |read: &Read<String>| proposal.text.get(read.range.clone()).unwrap().to_owned();
    for line in &proposal.unplaced {
        assert_eq!(part(line), line.value);
    }
    for person in &proposal.people {
        let closed = |name: &str| name.split_whitespace().collect::<String>();
        assert_eq!(closed(&part(&person.name)), closed(&person.name.value));
        let other = &person.other;
        let fields = [&person.title, &person.organisation, &person.topic, &person.session];
        let others = [&other.name, &other.title, &other.organisation, &other.topic, &other.session];
        for read in fields.into_iter().chain(others).flatten() {
            assert_eq!(part(read), read.value);
        }
        let ranges = [Some(&person.role.range), Some(&person.mode.range), person.time.as_ref().map(|time| &time.range)];
        assert!(
            ranges
                .into_iter()
                .flatten()
                .all(|range| proposal.text.get(range.clone()).is_some_and(|part| !part.is_empty()))
        );
    }
}

/// A programme whose headers are not in the first row, with a session that is merged over two rows,
/// one that a row begins, and a break.
const ENGLISH: &[Row<'_>] = &[
    &["8→ Programme of the 1st Example Forum", "·", "·", "·", "·", "·", "·", "·"],
    &["Exampleton, 1 May 2001"],
    &["Time", "Session", "Name", "Title", "Organisation", "Role", "Mode", "Topic"],
    &[
        "09:00-09:20",
        "2↓ Sample Forum",
        "Example Person",
        "Director",
        "Example Office",
        "Keynote speech",
        "In person",
        "Examples for all",
    ],
    &["09:20-09:40", "·", "Sample Person", "Head", "Sample Office", "Speech", "Video", "Samples for some"],
    &["09:40-10:00", "", "Tea break"],
    &["8→ Specimen Forum", "·", "·", "·", "·", "·", "·", "·"],
    &["10:00-10:20", "", "Nora Nobody", "Engineer", "Example Works", "Moderator", "Online", ""],
    &["10:20-10:40", "", "TBD", "", "", "Speech", "", "Something"],
    &["", "", "Example Person", "", "", "Panel discussion", "", "Specimens in words"],
];

const ENGLISH_TOLD: &str = "\
edition 1 2001 edition/1
Example Person | speaker/example-person | Director | Example Office | keynote in_person | Examples for all | Sample Forum | 09:00/09:20
Sample Person | speaker/sample-person | Head | Sample Office | speech video | Samples for some | Sample Forum | 09:20/09:40
Nora Nobody | new | Engineer | Example Works | moderator video | - | Specimen Forum | 10:00/10:20
Example Person | speaker/example-person | - | - | panel unknown | Specimens in words | Specimen Forum | -
unplaced Exampleton, 1 May 2001
unplaced 09:40-10:00\t\tTea break
unplaced 10:20-10:40\t\tTBD\t\t\tSpeech\t\tSomething
";

/// A programme with days and times as such, notes behind names, and two people in one cell.
const CHINESE: &[Row<'_>] = &[
    &["7→ 第一届示例论坛议程", "·", "·", "·", "·", "·", "·"],
    &["日期", "时间", "论坛", "演讲嘉宾", "单位及职务", "形式", "演讲题目"],
    &["date 2001-05-01", "time 09:00", "主论坛", "示例人物", "示例办公室主任", "主旨演讲", "人人有示例"],
    &["", "time 09:30", "", "示　例", "示例公司经理", "视频演讲", "示例之二"],
    &["7→ 专题论坛一：样本论坛", "·", "·", "·", "·", "·", "·"],
    &["date 2001-05-02", "10:00—10:20", "", "新示例（Nova Example）", "样本中心主任", "主持人", ""],
    &["", "10:20", "", "茶歇"],
    &["", "10:40-11:00", "", "甲示例、乙示例", "样本一所所长；样本二所所长", "圆桌对话", "样本谈"],
    &["注：以实际议程为准"],
];

const CHINESE_TOLD: &str = "\
edition 1 2001 edition/1
示例人物 | speaker/example-person | 示例办公室主任 | - | keynote unknown | 人人有示例 | 主论坛 | 09:00
示例 | new | 示例公司经理 | - | speech video | 示例之二 | 主论坛 | 09:30
新示例 / Nova Example | new | 样本中心主任 | - | moderator unknown | - | 专题论坛一：样本论坛 | 10:00/10:20
甲示例 | new | 样本一所所长 | - | panel unknown | 样本谈 | 专题论坛一：样本论坛 | 10:40/11:00
乙示例 | new | 样本二所所长 | - | panel unknown | 样本谈 | 专题论坛一：样本论坛 | 10:40/11:00
fact date 2001-05-01/2001-05-02
unplaced 10:20\t\t茶歇
unplaced 注：以实际议程为准
";

/// Both languages: in columns of their own, below a header of two rows, and in one cell.
const BILINGUAL: &[Row<'_>] = &[
    &["Example Forum 示例论坛 2001"],
    &["2→ 嘉宾 Speaker", "·", "2→ 职务 Title", "·", "题目 Topic", "Session / 论坛", "参会方式 Mode", "Remarks"],
    &["中文", "English", "中文", "English", "", "", "", ""],
    &[
        "示例人物",
        "Example Person",
        "示例办公室主任",
        "Director, Example Office",
        "人人有示例\nExamples for all",
        "样本论坛 / Sample Forum",
        "线上",
        "vegetarian",
    ],
    &["新示例", "Nova Example", "", "Head", "Samples", "样本论坛 / Sample Forum", "onsite", ""],
];

const BILINGUAL_TOLD: &str = "\
edition 1 2001 edition/1
doubt Columns that were not understood were left out: Remarks
doubt The edition was found by its year, 2001; the text gives no number
示例人物 / Example Person | speaker/example-person | 示例办公室主任 / Director, Example Office | - | unknown video | 人人有示例 / Examples for all | 样本论坛 / Sample Forum | -
新示例 / Nova Example | new | Head | - | unknown in_person | Samples | 样本论坛 / Sample Forum | -
";

#[test]
fn what_libre_office_writes_is_read_alike_whatever_it_is() {
    if !libre_office_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let programmes =
        [("en", ENGLISH, ENGLISH_TOLD), ("zh", CHINESE, CHINESE_TOLD), ("both", BILINGUAL, BILINGUAL_TOLD)];
    for (name, rows, _) in programmes {
        fs::write(folder.path().join(name).with_extension("fods"), workbook(&[("Programme", rows)])).unwrap();
    }
    let csv = |separator: char, encoding: u32| {
        format!("csv:Text - txt - csv (StarCalc):{},34,{encoding}", u32::from(separator))
    };
    // The numbers that LibreOffice has for UTF-8, GB18030 and UTF-16.
    for (format, ending, encoding) in [
        ("xlsx".to_owned(), "xlsx", "UTF-8"),
        ("xls".to_owned(), "xls", "UTF-16LE"),
        ("ods".to_owned(), "ods", "UTF-8"),
        (csv(',', 76), "csv", "UTF-8"),
        (csv(';', 85), "csv", "GB18030"),
        (csv('\t', 65535), "csv", "UTF-16LE"),
    ] {
        let into = format!("{ending}-{encoding}");
        convert(folder.path(), &format, &into);
        for (name, _, expected) in programmes {
            let file = format!("{name}.{ending}");
            let bytes = fs::read(folder.path().join(&into).join(&file)).unwrap();
            let proposals = propose(&file, &bytes).unwrap_or_else(|error| panic!("{into}/{file}: {error}"));
            assert_eq!(told(&proposals), expected, "{into}/{file}");
            changes_have_an_answer(&file, &bytes);
            // English alone is the same in all encodings of one byte.
            if name != "en" || encoding == "UTF-16LE" {
                assert_eq!(proposals[0].encoding, encoding, "{into}/{file}");
            }
        }
    }
}

/// Reads a file with bytes of it changed, which must end, whatever comes of it.
fn changes_have_an_answer(name: &str, bytes: &[u8]) {
    let mut state = bytes.len();
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for _ in 0..40 {
        let mut changed = bytes.to_vec();
        for _ in 0..=random(20) {
            let at = random(changed.len());
            changed[at] = [0, 1, 255, b'<', b'9', b';'][random(6)];
        }
        if let Ok(proposals) = propose(name, &changed) {
            proposals.iter().for_each(check_ranges);
        }
    }
}

#[test]
fn several_sheets_and_editions_are_told_apart() {
    if !libre_office_is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let header: Row<'_> = &["Name", "Topic"];
    let sheets = workbook(&[
        ("2001", &[header, &["Example Person", "Examples for all"]]),
        ("2nd Example Forum 2003", &[header, &["Sample Person", "Samples for some"]]),
        ("Hotels", &[&["Nothing is here"]]),
    ]);
    let editions = workbook(&[(
        "All",
        &[
            &["Edition", "Year", "Name", "Topic"],
            &["2↓ 1", "2001", "Example Person", "Examples for all"],
            &["·", "2001", "Sample Person", "Samples for some"],
            &["第二届", "2003年", "Example Person", "More examples"],
            &["", "", "Nova Example", "Novelties"],
        ],
    )]);
    fs::write(folder.path().join("sheets.fods"), sheets).unwrap();
    fs::write(folder.path().join("editions.fods"), editions).unwrap();
    for ending in ["xlsx", "xls", "ods"] {
        convert(folder.path(), ending, ending);
        let read = |name: &str| {
            let file = format!("{name}.{ending}");
            told(&propose(&file, &fs::read(folder.path().join(ending).join(&file)).unwrap()).unwrap())
        };
        let expected = "\
            edition 1 2001 edition/1\n\
            doubt The edition was found by its year, 2001; the text gives no number\n\
            Example Person | speaker/example-person | - | - | unknown unknown | Examples for all | - | -\n\
            unplaced Nothing is here\n\
            edition 2 2003 new\n\
            doubt The archive has no edition with the number 2 yet\n\
            Sample Person | speaker/sample-person | - | - | unknown unknown | Samples for some | - | -\n";
        assert_eq!(read("sheets"), expected, "{ending}");
        let expected = "\
            edition 1 2001 edition/1\n\
            Example Person | speaker/example-person | - | - | unknown unknown | Examples for all | - | -\n\
            Sample Person | speaker/sample-person | - | - | unknown unknown | Samples for some | - | -\n\
            edition 2 2003 new\n\
            doubt The archive has no edition with the number 2 yet\n\
            Example Person | speaker/example-person | - | - | unknown unknown | More examples | - | -\n\
            Nova Example | new | - | - | unknown unknown | Novelties | - | -\n";
        assert_eq!(read("editions"), expected, "{ending}");
    }
    // The record behind the first one of the workbook says that a password is needed.
    let mut locked = fs::read(folder.path().join("xls/sheets.xls")).unwrap();
    let at = locked.windows(4).position(|bytes| bytes == b"\x09\x08\x10\0").unwrap() + 20;
    locked[at..at + 2].copy_from_slice(&[0x2F, 0]);
    locked[at + 4..at + 6].copy_from_slice(&[1, 0]);
    assert!(refused("a.xls", &locked)[0].starts_with("It is locked with a password"));
}

/// A container with these parts; large sheets are not packed, which takes long.
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let large = bytes.len() > 1 << 20 && name.contains("sheet");
        let how = if large { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        out.start_file(*name, SimpleFileOptions::default().compression_method(how)).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A workbook of Excel with these rows in its only sheet, and other parts.
fn excel(rows: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>");
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        (
            "_rels/.rels",
            b"<Relationships><Relationship Id=\"a\" Type=\"a/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            b"<workbook xmlns:r=\"r\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"<Relationships><Relationship Id=\"a\" Type=\"a/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(others);
    zipped(&parts)
}

/// A row of words.
fn row(number: u32, words: &[&str]) -> String {
    let cells = ('A'..).zip(words);
    let cells: String = cells
        .map(|(column, words)| format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{words}</t></is></c>"))
        .collect();
    format!("<row r=\"{number}\">{cells}</row>")
}

fn open_sheet(table: &str, others: &[(&str, &[u8])]) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Sheet1\">{table}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mut parts: Vec<(&str, &[u8])> =
        vec![("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())];
    parts.extend(others);
    zipped(&parts)
}

fn in_both(message: &forum_archive::words::Message) -> [String; 2] {
    Language::ALL.map(|language| message.words(language))
}

fn both(english: &str, chinese: &str) -> [String; 2] {
    [english.to_owned(), chinese.to_owned()]
}

#[test]
fn formulas_give_what_they_showed_last() {
    let formula = |value: &str| format!("<c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f>{value}</c>");
    let rows = |cell: &str, error: &str| {
        let names = "<c r=\"A2\" t=\"inlineStr\"><is><t>Example Person</t></is></c>";
        format!("{}<row r=\"2\">{names}{cell}{error}</row>", row(1, &["Name", "Topic", "Title"]))
    };
    let read = propose("a.xlsx", &excel(&rows(&formula("<v>Examples for all</v>"), ""), &[])).unwrap();
    assert_eq!(read[0].people[0].topic.as_ref().unwrap().value, "Examples for all");
    assert!(!told(&read).contains("left out"), "{}", told(&read));
    let error = "<c r=\"C2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>";
    let macros: &[(&str, &[u8])] = &[("xl/vbaProject.bin", b"macros")];
    let read = propose("a.xlsm", &excel(&rows(&formula(""), error), macros)).unwrap();
    let person = &read[0].people[0];
    assert_eq!((&person.topic, &person.title), (&None, &None));
    let doubts: Vec<[String; 2]> = read[0].doubts.iter().map(in_both).collect();
    for words in [
        both(
            "Cells that show an error, or have a formula that was never worked out, were left out: Sheet1!B2, Sheet1!C2",
            "以下单元格显示错误，或公式从未计算，未采用：Sheet1!B2, Sheet1!C2",
        ),
        both("It has macros; they were not run and are not kept", "其中有宏；没有运行，也不会保留"),
    ] {
        assert!(doubts.contains(&words), "{doubts:?}");
    }
    let table = "<table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell>\
        <table:table-cell><text:p>Topic</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell><text:p>Example Person</text:p></table:table-cell>\
        <table:table-cell table:formula=\"of:=1/0\"/></table:table-row>";
    let read = propose("a.ods", &open_sheet(table, &[])).unwrap();
    assert!(in_both(&read[0].doubts[0])[0].ends_with("were left out: Sheet1!B2"), "{:?}", read[0].doubts);
}

#[test]
fn what_is_doubtful_is_told_in_words() {
    let read = propose("第一届示例论坛.csv", "姓名,备注,尺码\n示例人物,,大\n".as_bytes()).unwrap();
    let edition = read[0].edition.as_ref().unwrap();
    assert_eq!((edition.number, edition.certainty), (Some(1), Certainty::Low));
    let doubts: Vec<[String; 2]> = read[0].doubts.iter().map(in_both).collect();
    for words in [
        both("Columns that were not understood were left out: 备注, 尺码", "以下各列未能识别，未采用：备注, 尺码"),
        both("The edition was taken from the name of the file alone", "届次只是根据文件名判断的"),
    ] {
        assert!(doubts.contains(&words), "{doubts:?}");
    }
}

#[test]
fn a_person_says_what_columns_are() {
    let table = b"Colleague,Shade\nExample Person,Green\nSample Person,Blue\nSample Person,Green\n";
    let source = Source::alone("1st Example Forum.csv", table);
    let error = import::propose(&source, &small(), &Options::default()).unwrap_err();
    assert!(error.to_string().starts_with("No column of names was found"), "{error}");
    let columns = import::columns(&source).unwrap();
    let shown: Vec<(&str, ColumnKind, Vec<&str>)> = columns
        .iter()
        .map(|column| (column.header.as_str(), column.kind, column.samples.iter().map(String::as_str).collect()))
        .collect();
    let expected = [
        ("Colleague", ColumnKind::Ignored, vec!["Example Person", "Sample Person"]),
        ("Shade", ColumnKind::Ignored, vec!["Green", "Blue"]),
    ];
    assert_eq!(shown, expected);
    let options = Options { columns: Some(vec![ColumnKind::Name, ColumnKind::Topic]), ..Options::default() };
    let read = import::propose(&source, &small(), &options).unwrap();
    let topics: Vec<&str> = read[0].people.iter().map(|person| person.topic.as_ref().unwrap().value.as_str()).collect();
    assert_eq!(topics, ["Green", "Blue", "Green"]);
    let error = import::columns(&Source::alone("a.txt", b"The 1st Example Forum opened.")).unwrap_err();
    assert_eq!(in_both(&error.0), both("It is no spreadsheet, so it has no columns", "这不是电子表格，没有列"));
}

fn refused(name: &str, bytes: &[u8]) -> [String; 2] {
    let started = Instant::now();
    let error = propose(name, bytes).err().unwrap_or_else(|| panic!("{name} is read"));
    assert!(started.elapsed().as_secs() < 20, "{name} took {:?}", started.elapsed());
    in_both(&error.0)
}

#[test]
fn what_cannot_be_read_gets_a_sentence() {
    let compound = |names: &[&str]| -> Vec<u8> {
        let mut bytes = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
        bytes.extend([0; 600]);
        bytes.extend(names.concat().encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let no_names = both(
        "No column of names was found in it; give the columns headers such as name, title, organisation, topic, session, role, mode, date, time, edition, year (or 姓名, 职务, 单位, 题目, 论坛, 角色, 方式, 日期, 时间, 届次, 年份), and import that",
        "没有找到姓名一列；请为各列加上表头，例如姓名、职务、单位、题目、论坛、角色、方式、日期、时间、届次、年份（或 Name、Title、Organisation、Topic、Session、Role、Mode、Date、Time、Edition、Year），再导入",
    );
    let nobody = both(
        "There is nobody in it: its cells are empty, or no names stand below the headers",
        "其中没有人物：单元格都是空的，或表头之下没有姓名",
    );
    let too_many = both(
        "At most 200,000 filled cells and 32 MB of a workbook are read, and it has more; copy the rows that are wanted into a new workbook, and import that",
        "一份工作簿最多读取 200,000 个有内容的单元格、32 MB，这份超出了；请把需要的行复制到新的工作簿，再导入",
    );
    let odd = both(
        "It is a workbook that is damaged or built as no program writes it; open it, save it anew as .xlsx, and import that",
        "这份工作簿已损坏，或不是正常程序写出的；请打开后另存为新的 .xlsx，再导入",
    );
    let other = |format: &str| {
        [
            format!(
                "It is of a kind of workbook that cannot be imported ({format}); open it and save it as .xlsx, and import that"
            ),
            format!("这是不能导入的工作簿格式（{format}）；请打开后另存为 .xlsx，再导入"),
        ]
    };
    let locked = both(
        "It is locked with a password; open it, save it without one, and import that",
        "文件有密码保护；请打开后去掉密码另存，再导入",
    );
    let damaged = both("It is damaged or not whole; copy or send it again", "文件已损坏或不完整；请重新复制或发送");
    let bomb = both(
        "What it holds is far larger than the file itself, as no honest document is; it was not unpacked",
        "其中的内容远大于文件本身，正常的文档不会如此；没有解压",
    );
    let names = row(1, &["Name", "Topic"]);
    let whole = excel(&(names.clone() + &row(2, &["Example Person", "Examples"])), &[]);
    let row_of =
        |cell: &str| format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    let repeated =
        row_of("<table:table-cell table:number-columns-repeated=\"16384\"><text:p>Name</text:p></table:table-cell>");
    let encrypted: &[(&str, &[u8])] =
        &[("META-INF/manifest.xml", b"<m><file-entry><encryption-data/></file-entry></m>")];
    let spaces = vec![b' '; 20 << 20];
    for (name, bytes, words) in [
        ("a.csv", b"Colour,Size\nred,3\n".to_vec(), no_names.clone()),
        ("a.xlsx", excel(&row(1, &["Colour", "Size"]), &[]), no_names),
        ("a.xlsx", excel("", &[]), nobody.clone()),
        ("a.xlsx", excel(&names, &[]), nobody.clone()),
        ("a.ods", open_sheet("", &[]), nobody),
        ("a.xlsx", excel(&"<row><c><v>2001</v></c></row>".repeat(1_200_000), &[]), too_many.clone()),
        ("a.xlsx", excel(&"<row><c><v>2001</v></c></row>".repeat(200_001), &[]), too_many.clone()),
        ("a.csv", "Name,Topic\n".repeat(100_001).into_bytes(), too_many.clone()),
        ("a.ods", open_sheet(&repeated, &[]), too_many),
        ("a.xlsx", excel("<row><c r=\"A1\" t=\"s\"><v>7</v></c></row>", &[]), odd.clone()),
        ("a.xlsx", excel(&names, &[("xl/styles.xml", b"\xFF\xFE<\0")]), odd.clone()),
        ("a.xlsx", zipped(&[("xl/workbook.xml", b"<workbook>")]), odd),
        ("a.xlsb", zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"x")]), other("XLSB")),
        ("a.xml", b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><a/>".to_vec(), other("XML")),
        ("a.fods", workbook(&[("Sheet1", ENGLISH)]).into_bytes(), other("XML")),
        ("a.xlsx", compound(&["EncryptedPackage"]), locked.clone()),
        ("a.ods", open_sheet("", encrypted), locked),
        ("a.xlsx", whole[..whole.len() / 2].to_vec(), damaged.clone()),
        ("a.xls", compound(&["Workbook"]), damaged),
        ("a.ods", open_sheet("", &[("META-INF/manifest.xml", &spaces)]), bomb),
    ] {
        assert_eq!(refused(name, &bytes), words, "{name}");
    }
    // What a sheet declares of its size is not believed.
    assert!(told(&propose("a.xlsx", &whole).unwrap()).contains("Example Person | speaker/example-person | "));
}

/// The rows of a sheet, of which the first names the edition.
fn programme(rows: &[&[&str]]) -> Vec<u8> {
    let title: &[&str] = &["Programme of the 1st Example Forum"];
    let header: &[&str] = &["Time", "Session", "Name", "Title", "Role", "Mode", "Topic"];
    let all = [title, header].into_iter().chain(rows.iter().copied());
    excel(&(1..).zip(all).map(|(number, words)| row(number, words)).collect::<String>(), &[])
}

/// What an edition has of the appearances of a person.
fn appearances(archive: &Archive, person: &str) -> Vec<serde_json::Value> {
    let edition = &archive.show("edition/1")["edition"];
    let all = edition["appearances"].as_array().unwrap().iter();
    all.filter(|one| one["speaker"] == format!("speaker/{person}")).cloned().collect()
}

#[test]
fn a_programme_becomes_appearances_and_one_undo_takes_it_back() {
    let archive = Archive::small();
    let before = archive.files();
    let bytes = programme(&[
        &["09:00-09:20", "Main Forum", "Example Person", "Director", "Keynote", "", "Examples for all"],
        &["10:00-10:20", "Specimen Forum", "Novus Testname", "Head", "Speech", "Video", "Novelties"],
        &["Remarks are welcome"],
    ]);
    let source = archive.source("programme.xlsx", &bytes);
    let (said, status) = archive.import(&[&source]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    let imported = &said["imported"][0];
    assert_eq!(imported["kind"], "spreadsheet");
    assert!(imported["unplaced"].to_string().contains("Remarks are welcome"), "{said:#}");

    let known = appearances(&archive, "example-person");
    assert_eq!(known.len(), 1, "what the archive has is filled in: {known:#?}");
    assert_eq!((known[0]["title"]["en"].as_str(), known[0]["mode"].as_str()), (Some("Director"), Some("in person")));
    assert_eq!(
        (known[0]["topic"]["en"].as_str(), known[0]["time"].as_str()),
        (Some("Examples for all"), Some("09:00/09:20"))
    );
    let new = appearances(&archive, "testname-novus");
    let new = if new.is_empty() { appearances(&archive, "novus-testname") } else { new };
    assert_eq!(new.len(), 1, "{:#}", archive.show("edition/1"));
    assert_eq!((new[0]["session"]["en"].as_str(), new[0]["mode"].as_str()), (Some("Specimen Forum"), Some("video")));

    let after = archive.files();
    let text = |name: &str| String::from_utf8(after[name].clone()).unwrap();
    let edition = text("editions/2001-1/edition.ron");
    assert!(
        edition.contains("(field: \"appearances.novus-testname\", certainty: medium, sources: [\"programme\"])"),
        "{edition}"
    );
    assert!(edition.contains("(id: \"programme\", title: (en: \"programme.xlsx\"))"), "{edition}");
    assert!(text("people.ron").contains("(field: \"name\", certainty: medium, sources: [\"programme\"])"));
    assert!(text("imports.ron").contains("file: \"programme.xlsx\""));
    assert!(
        after.iter().any(|(name, held)| name.starts_with("originals/") && name.ends_with(".xlsx") && *held == bytes)
    );

    let (said, status) = archive.import(&[&source]);
    assert_eq!((said["change"].is_null(), status), (true, 0), "{said:#}");
    assert_eq!(archive.files(), after, "a second import writes nothing");
    let (out, _, status) = archive.run(&["undo"]);
    assert_eq!((out.as_str(), status), ("Undone: Import of programme.xlsx\n", 0));
    assert_eq!(archive.files(), before, "every byte is as it was");
}

#[test]
fn a_list_of_several_editions_is_one_import() {
    let archive = Archive::small();
    let before = archive.files();
    let list = "届次;年份;姓名;职务\n第一届;2001;示例人物;示例办公室主任\n第二届;2003;样本新人;样本中心主任\n";
    let (list, _, _) = encoding_rs::GB18030.encode(list);
    let source = archive.source("list.csv", &list);
    let (said, status) = archive.import(&[&source]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    assert_eq!(appearances(&archive, "example-person")[0]["title"]["zh"], "示例办公室主任");
    let second = &archive.show("edition/2")["edition"];
    assert_eq!(
        (second["year"].as_u64(), second["appearances"].as_array().unwrap().len()),
        (Some(2003), 1),
        "{second:#}"
    );
    let after = archive.files();
    assert_eq!(after.keys().filter(|name| name.starts_with("originals/")).count(), 1);
    let (said, _) = archive.import(&[&source]);
    assert!(said["change"].is_null(), "{said:#}");
    assert_eq!(archive.files(), after);
    archive.run(&["undo"]);
    assert_eq!(archive.files(), before);
}

#[test]
fn two_talks_in_one_session_are_two_appearances() {
    let archive = Archive::small();
    let talks = [
        &["10:00", "Specimen Forum", "Novus Testname", "Head", "Speech", "", "Novelties"],
        &["11:00", "Specimen Forum", "Novus Testname", "Head", "Speech", "", "More novelties"],
    ];
    let first = archive.source("first.xlsx", programme(&[talks[0], talks[1]]));
    // Another file of the same programme, in another order, tells of the same talks.
    let second = archive.source("second.xlsx", programme(&[talks[1], talks[0]]));
    let topics = || -> Vec<String> {
        let all = appearances(&archive, "novus-testname");
        all.iter().map(|one| one["topic"]["en"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let (said, status) = archive.import(&[&first, &second]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    assert_eq!(topics(), ["Novelties", "More novelties"]);
    let (out, ..) = archive.run(&["undo"]);
    assert_eq!(out, "Undone: Import of 2 sources\n");
    archive.import(&[&first]);
    let before = archive.files();
    let (said, _) = archive.import(&[&second]);
    assert_eq!(said["imported"][0]["left"].as_array().unwrap().len(), 0, "{said:#}");
    assert_eq!(archive.files()["editions/2001-1/edition.ron"], before["editions/2001-1/edition.ron"]);
    // One that the archive has, and one more.
    let third = archive.source(
        "third.xlsx",
        programme(&[
            &["", "", "Sample Person", "", "", "", "Samples"],
            &["", "", "Sample Person", "", "Moderator", "", "Questions"],
        ]),
    );
    archive.import(&[&third]);
    archive.is_sound();
    assert_eq!(appearances(&archive, "sample-person").len(), 2, "{:#}", archive.show("edition/1"));
}
