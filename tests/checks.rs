//! Checking an archive: a small sound archive, one planted fault, and exactly the lines that
//! `check` then gives, in both languages: the place of the wrong value, what is wrong, and what to
//! do. Every sentence that the text files have for checks stands in some case, and every row of
//! the table of checks finds its faults by itself.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;

use std::collections::BTreeSet;

use forum_archive::{
    archive::{
        self, FileState, Finding, Listing, Memory, Severity, Store, StoreError,
        check::{CHECKS, Context, Findings},
    },
    model::{Appearance, Language, Text, ron_file},
    words::{self, Arg, Message},
};
use proptest::prelude::*;
use support::{THIS_YEAR, checked, lines, plant, random, small};

const FORUM: &str = "archive.ron";
const PEOPLE: &str = "people.ron";
const INDICATORS: &str = "indicators.ron";
const EDITION: &str = "editions/2001-1/edition.ron";
const PHOTOS: &str = "editions/2001-1/photos.ron";
const ARTICLE: &str = "editions/2001-1/articles/2001-1-opens.ron";
const CHINESE: &str = "editions/2001-1/articles/2001-1-opens-zh.ron";

/// Where a photo file of this content lies, there is a link out of the archive.
const LINK: &str = "a link out of the archive";

/// A change of the small archive.
enum Fault {
    /// Words of a file are replaced by others.
    Replace(&'static str, &'static str, &'static str),
    /// A file is added, or takes the place of another.
    Put(&'static str, &'static str),
    /// A file is taken away.
    Remove(&'static str),
}
use Fault::{Put, Remove, Replace};

/// A fault and all that is then said.
struct Case {
    /// The row of the table that has to say it.
    check: &'static str,
    faults: Vec<Fault>,
    this_year: u16,
    /// The lines, in English and Chinese.
    lines: Vec<[&'static str; 2]>,
}

fn case<const N: usize>(check: &'static str, faults: impl Into<Vec<Fault>>, lines: [[&'static str; 2]; N]) -> Case {
    Case { check, faults: faults.into(), this_year: THIS_YEAR, lines: lines.into() }
}

/// The small archive, with links.
struct Linked(Memory);

impl Store for Linked {
    fn list(&self) -> Result<Listing, StoreError> {
        self.0.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        self.0.read(path)
    }

    fn state(&self, path: &str) -> FileState {
        match self.0.files.get(path) {
            Some(bytes) if bytes == LINK.as_bytes() => FileState::Outside,
            _ => self.0.state(path),
        }
    }
}

impl Case {
    fn store(&self) -> Linked {
        let mut archive = small();
        for fault in &self.faults {
            match fault {
                Replace(path, sound, wrong) => plant(&mut archive, path, sound, wrong),
                Put(path, content) => {
                    archive.files.insert((*path).to_owned(), content.as_bytes().to_vec());
                }
                Remove(path) => assert!(archive.files.remove(*path).is_some(), "{path} is not in the fixture"),
            }
        }
        Linked(archive)
    }
}

fn cases() -> Vec<Case> {
    [
        id_cases(),
        edition_cases(),
        reference_cases(),
        portrait_cases(),
        photo_cases(),
        article_cases(),
        contradiction_cases(),
        evidence_cases(),
        missing_cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn id_cases() -> Vec<Case> {
    const PERSON: &str = "(id: \"example-person\", ";
    const SOURCE: &str = "        (id: \"example-news\"),\n";
    const TWO_SOURCES: &str = "        (id: \"example-news\"),\n        (id: \"example-news\"),\n";
    vec![
        case(
            "ids",
            [Replace(PEOPLE, PERSON, "(id: \"Example Person\", formerly: [\"example-person\"], ")],
            [
                [
                    "editions/2001-1/articles/2001-1-opens.ron:8:46: There is no person “example-person” in people.ron (the record was merged into “Example Person”: use that id)",
                    "editions/2001-1/articles/2001-1-opens.ron:8:46: people.ron 中没有人物“example-person”（此记录已并入“Example Person”：请用该编号）",
                ],
                [
                    "editions/2001-1/edition.ron:9:18: There is no person “example-person” in people.ron (the record was merged into “Example Person”: use that id)",
                    "editions/2001-1/edition.ron:9:18: people.ron 中没有人物“example-person”（此记录已并入“Example Person”：请用该编号）",
                ],
                [
                    "editions/2001-1/photos.ron:7:22: There is no person “example-person” in people.ron (the record was merged into “Example Person”: use that id)",
                    "editions/2001-1/photos.ron:7:22: people.ron 中没有人物“example-person”（此记录已并入“Example Person”：请用该编号）",
                ],
                [
                    "people.ron:3:14: “Example Person” cannot be an id (an id has 1 to 60 of a–z, 0–9 and -)",
                    "people.ron:3:14: “Example Person”不能作为编号（编号由 1 至 60 个 a–z、0–9 和 - 组成）",
                ],
                [
                    "people.ron:3:9: Example Person appears at no edition",
                    "people.ron:3:9: Example Person：未在任何一届出席",
                ],
            ],
        ),
        case(
            "ids",
            [Replace(PEOPLE, "id: \"sample-person\", ", "id: \"sample-person\", formerly: [\"样例\"], ")],
            [[
                "people.ron:4:42: “样例” cannot be an id (an id has 1 to 60 of a–z, 0–9 and -)",
                "people.ron:4:42: “样例”不能作为编号（编号由 1 至 60 个 a–z、0–9 和 - 组成）",
            ]],
        ),
        case(
            "ids",
            [Replace(PEOPLE, "id: \"sample-person\", ", "id: \"sample-person\", formerly: [\"example-person\"], ")],
            [[
                "people.ron:4:42: The person “example-person” is already in people.ron (give one of the two another id)",
                "people.ron:4:42: 人物编号“example-person”已用于 people.ron（请为其中一个另取编号）",
            ]],
        ),
        case(
            "ids",
            [Replace(
                INDICATORS,
                "    series: [",
                "    series: [\n        (id: \"example-rank\", name: (en: \"Again\"), scale: value),",
            )],
            [[
                "indicators.ron:5:17: The series “example-rank” is already in indicators.ron (give one of the two another id)",
                "indicators.ron:5:17: 数据系列编号“example-rank”已用于 indicators.ron（请为其中一个另取编号）",
            ]],
        ),
        case(
            "ids",
            [Replace(
                PHOTOS,
                "    ],\n    sources",
                "        (id: \"2001-1-001\", caption: (en: \"Again\"), credit: \"A.\", file: \"opening.jpg\"),\n    ],\n    sources",
            )],
            [[
                "editions/2001-1/photos.ron:11:14: The photo “2001-1-001” is already in editions/2001-1/photos.ron (give one of the two another id)",
                "editions/2001-1/photos.ron:11:14: 照片编号“2001-1-001”已用于 editions/2001-1/photos.ron（请为其中一个另取编号）",
            ]],
        ),
        case(
            "ids",
            [Replace(ARTICLE, "    kind: press,", "    kind: press,\n    formerly: [\"2001-1-opens-zh\"],")],
            [[
                "editions/2001-1/articles/2001-1-opens.ron:3:16: The article “2001-1-opens-zh” is already in editions/2001-1/articles/2001-1-opens-zh.ron (give one of the two another id)",
                "editions/2001-1/articles/2001-1-opens.ron:3:16: 文章编号“2001-1-opens-zh”已用于 editions/2001-1/articles/2001-1-opens-zh.ron（请为其中一个另取编号）",
            ]],
        ),
        case(
            "ids",
            [Replace(
                EDITION,
                "        (id: \"example-news\"),",
                "        (id: \"example-news\"),\n        (id: \"example-news\"),",
            )],
            [[
                "editions/2001-1/edition.ron:14:14: The source “example-news” is already in editions/2001-1/edition.ron (give one of the two another id)",
                "editions/2001-1/edition.ron:14:14: 来源编号“example-news”已用于 editions/2001-1/edition.ron（请为其中一个另取编号）",
            ]],
        ),
        case(
            "ids",
            [FORUM, ARTICLE, PHOTOS, INDICATORS, PEOPLE].map(|file| Replace(file, SOURCE, TWO_SOURCES)),
            [
                [
                    "archive.ron:7:14: The source “example-news” is already in archive.ron (give one of the two another id)",
                    "archive.ron:7:14: 来源编号“example-news”已用于 archive.ron（请为其中一个另取编号）",
                ],
                [
                    "editions/2001-1/articles/2001-1-opens.ron:13:14: The source “example-news” is already in editions/2001-1/articles/2001-1-opens.ron (give one of the two another id)",
                    "editions/2001-1/articles/2001-1-opens.ron:13:14: 来源编号“example-news”已用于 editions/2001-1/articles/2001-1-opens.ron（请为其中一个另取编号）",
                ],
                [
                    "editions/2001-1/photos.ron:14:14: The source “example-news” is already in editions/2001-1/photos.ron (give one of the two another id)",
                    "editions/2001-1/photos.ron:14:14: 来源编号“example-news”已用于 editions/2001-1/photos.ron（请为其中一个另取编号）",
                ],
                [
                    "indicators.ron:14:14: The source “example-news” is already in indicators.ron (give one of the two another id)",
                    "indicators.ron:14:14: 来源编号“example-news”已用于 indicators.ron（请为其中一个另取编号）",
                ],
                [
                    "people.ron:8:14: The source “example-news” is already in people.ron (give one of the two another id)",
                    "people.ron:8:14: 来源编号“example-news”已用于 people.ron（请为其中一个另取编号）",
                ],
            ],
        ),
        // The name of an article's file is its id.
        case(
            "ids",
            [Put(
                "editions/2001-1/articles/2001-1_walk.ron",
                "// a walk\n(kind: press, language: en, headline: \"A walk\", agency: \"A.\", translation_of: \"2001-1-opens-zh\")",
            )],
            [[
                "editions/2001-1/articles/2001-1_walk.ron:2:1: “2001-1_walk” cannot be an id (an id has 1 to 60 of a–z, 0–9 and -)",
                "editions/2001-1/articles/2001-1_walk.ron:2:1: “2001-1_walk”不能作为编号（编号由 1 至 60 个 a–z、0–9 和 - 组成）",
            ]],
        ),
    ]
}

fn contradiction_cases() -> Vec<Case> {
    vec![
        case(
            "articles",
            [Replace(CHINESE, "        (id: \"example-news\"),\n", "")],
            [[
                "editions/2001-1/articles/2001-1-opens-zh.ron:2:11: A summary by the archive names what it summarises (add it to the sources of this article)",
                "editions/2001-1/articles/2001-1-opens-zh.ron:2:11: 档案自撰的摘要应当写明所据来源（请把它加入本文的来源）",
            ]],
        ),
        case(
            "editions",
            [Replace(FORUM, "format: 1", "format: 0")],
            [[
                "archive.ron:2:13: Format 0 is not known; this program writes format 1",
                "archive.ron:2:13: 格式版本 0 无法识别；本程序写入版本 1",
            ]],
        ),
        case(
            "editions",
            [Replace(FORUM, "founded: \"2001\"", "founded: \"2002\"")],
            [[
                "archive.ron:4:14: The founding year 2002 is after the first edition, in 2001",
                "archive.ron:4:14: 创办年份 2002 晚于首届年份 2001",
            ]],
        ),
        case(
            "editions",
            [Put("editions/10000/edition.ron", "(year: 10000)")],
            [
                [
                    "editions/10000/edition.ron:1:8: 10000 is no year of four digits",
                    "editions/10000/edition.ron:1:8: 10000 不是四位数的年份",
                ],
                [
                    "editions/10000/edition.ron:1:1: Edition 10000 is known by counting only",
                    "editions/10000/edition.ron:1:1: 10000：仅由届次推算得知",
                ],
            ],
        ),
        case(
            "indicators",
            [Replace(
                INDICATORS,
                "(year: 2001,",
                "(year: 2001, value: \"four\", certainty: low),\n                (year: 2001,",
            )],
            [
                ["indicators.ron:8:37: “four” is no number", "indicators.ron:8:37: “four”不是数"],
                ["indicators.ron:9:24: There are two figures for 2001", "indicators.ron:9:24: 2001 年有两个数值"],
            ],
        ),
        case(
            "articles",
            [Replace(ARTICLE, "pair: 3", "pair: 2")],
            [[
                "editions/2001-1/articles/2001-1-opens.ron:9:42: Another block of this article already has pair 2",
                "editions/2001-1/articles/2001-1-opens.ron:9:42: 本文已有另一段的 pair 为 2",
            ]],
        ),
        case(
            "articles",
            [
                Replace(ARTICLE, "    agency:", "    translation_of: \"2001-1-opens-zh\",\n    agency:"),
                Replace(CHINESE, "translation_of: \"2001-1-opens\"", "date: \"2001\""),
                Replace(CHINESE, "    blocks:", "    translation_of: \"2001-1-opens\",\n    blocks:"),
            ],
            [
                [
                    "editions/2001-1/articles/2001-1-opens-zh.ron:6:21: The article “2001-1-opens” is in turn called a translation of this one (take translation_of away from the original)",
                    "editions/2001-1/articles/2001-1-opens-zh.ron:6:21: 文章“2001-1-opens”又被写成本文的译文（请删去原文的 translation_of）",
                ],
                [
                    "editions/2001-1/articles/2001-1-opens.ron:5:21: The article “2001-1-opens-zh” is in turn called a translation of this one (take translation_of away from the original)",
                    "editions/2001-1/articles/2001-1-opens.ron:5:21: 文章“2001-1-opens-zh”又被写成本文的译文（请删去原文的 translation_of）",
                ],
            ],
        ),
        case(
            "ids",
            [Replace(FORUM, "(id: \"example-news\")", "(id: \"example-news\", address: \"file:///example\")")],
            [[
                "archive.ron:6:39: “file:///example” is no web address (a web address begins with https:// or http://)",
                "archive.ron:6:39: “file:///example”不是网址（网址以 https:// 或 http:// 开头）",
            ]],
        ),
    ]
}

fn edition_cases() -> Vec<Case> {
    const PART: &str = "role: keynote, ";
    let time = |time: &'static str, line: [&'static str; 2]| case("editions", [Replace(EDITION, PART, time)], [line]);
    vec![
        time(
            "role: keynote, time: \"9:00\", ",
            [
                "editions/2001-1/edition.ron:9:57: The time “9:00” is neither a time such as 09:00 nor from and to such as 09:00/09:20",
                "editions/2001-1/edition.ron:9:57: “9:00”既不是 09:00 这样的时间，也不是 09:00/09:20 这样的起止时间",
            ],
        ),
        time(
            "role: keynote, time: \"10:00/09:20\", ",
            [
                "editions/2001-1/edition.ron:9:57: The time “10:00/09:20” is neither a time such as 09:00 nor from and to such as 09:00/09:20",
                "editions/2001-1/edition.ron:9:57: “10:00/09:20”既不是 09:00 这样的时间，也不是 09:00/09:20 这样的起止时间",
            ],
        ),
        case(
            "editions",
            [Replace(FORUM, "(en: \"Example Forum\", zh: \"示例论坛\")", "()")],
            [["archive.ron:3:11: The archive has no name", "archive.ron:3:11: 档案没有名称"]],
        ),
        case(
            "editions",
            [
                Put("editions/2000-1/edition.ron", "(\n    number: 1,\n    year: 2000,\n)"),
                Replace(FORUM, "founded: \"2001\"", "founded: \"2000\""),
            ],
            [
                [
                    "editions/2001-1/edition.ron:2:13: Edition number 1 is already used in folder 2000-1",
                    "editions/2001-1/edition.ron:2:13: 届次 1 已用于文件夹 2000-1",
                ],
                [
                    "editions/2000-1/edition.ron:1:1: Edition 2000-1 is known by counting only",
                    "editions/2000-1/edition.ron:1:1: 2000-1：仅由届次推算得知",
                ],
            ],
        ),
        case(
            "editions",
            [Replace(EDITION, "number: 1,", "number: 2,")],
            [[
                "editions/2001-1/edition.ron:2:13: The folder 2001-1 should be called 2001-2 after its year and number",
                "editions/2001-1/edition.ron:2:13: 按年份和届次，文件夹 2001-1 应当名为 2001-2",
            ]],
        ),
        case(
            "editions",
            [
                Put("editions/example/edition.ron", "(\n    year: 2000,\n)"),
                Replace(FORUM, "founded: \"2001\"", "founded: \"2000\""),
            ],
            [
                [
                    "editions/example/edition.ron:2:11: The folder example should be called 2000 after its year and number",
                    "editions/example/edition.ron:2:11: 按年份和届次，文件夹 example 应当名为 2000",
                ],
                [
                    "editions/example/edition.ron:1:1: Edition example is known by counting only",
                    "editions/example/edition.ron:1:1: example：仅由届次推算得知",
                ],
            ],
        ),
        case(
            "editions",
            [Replace(EDITION, "date: \"2001-05-01\"", "date: \"2002-05-01\"")],
            [[
                "editions/2001-1/edition.ron:5:11: The date 2002-05-01 is not in the edition’s year 2001",
                "editions/2001-1/edition.ron:5:11: 日期 2002-05-01 不在本届的年份 2001 之内",
            ]],
        ),
        case(
            "editions",
            [
                Replace(EDITION, "    date: ", "    planned: \"2001-06/2001-07\",\n    date: "),
                Replace(
                    EDITION,
                    "    evidence: [",
                    "    evidence: [\n        (field: \"planned\", certainty: low, sources: [\"example-news\"]),",
                ),
            ],
            [[
                "editions/2001-1/edition.ron:5:14: The planned date 2001-06/2001-07 is after the date 2001-05-01",
                "editions/2001-1/edition.ron:5:14: 原定日期 2001-06/2001-07 晚于举办日期 2001-05-01",
            ]],
        ),
    ]
}

fn reference_cases() -> Vec<Case> {
    vec![
        case(
            "people",
            [Replace(EDITION, "person: \"sample-person\"", "person: \"simple-person\"")],
            [
                [
                    "editions/2001-1/edition.ron:10:18: There is no person “simple-person” in people.ron (did you mean “sample-person”?)",
                    "editions/2001-1/edition.ron:10:18: people.ron 中没有人物“simple-person”（是否要写“sample-person”？）",
                ],
                [
                    "people.ron:4:9: Sample Person appears at no edition",
                    "people.ron:4:9: Sample Person：未在任何一届出席",
                ],
            ],
        ),
        case(
            "people",
            [Replace(PHOTOS, "people: [\"example-person\"]", "people: [\"example-person\", \"a-stranger\"]")],
            [[
                "editions/2001-1/photos.ron:7:40: There is no person “a-stranger” in people.ron (add the person to people.ron, or correct the id)",
                "editions/2001-1/photos.ron:7:40: people.ron 中没有人物“a-stranger”（请在 people.ron 中添加此人，或更正编号）",
            ]],
        ),
        case(
            "people",
            [
                Replace(PEOPLE, "id: \"sample-person\", ", "id: \"sample-person\", formerly: [\"somebody\"], "),
                Replace(ARTICLE, "speaker: \"example-person\"", "speaker: \"somebody\""),
            ],
            [[
                "editions/2001-1/articles/2001-1-opens.ron:8:46: There is no person “somebody” in people.ron (the record was merged into “sample-person”: use that id)",
                "editions/2001-1/articles/2001-1-opens.ron:8:46: people.ron 中没有人物“somebody”（此记录已并入“sample-person”：请用该编号）",
            ]],
        ),
    ]
}

fn portrait_cases() -> Vec<Case> {
    const PERSON: &str = "id: \"sample-person\", ";
    let portrait = |portrait: &'static str, lines| case("people", [Replace(PEOPLE, PERSON, portrait)], lines);
    vec![
        portrait(
            "id: \"sample-person\", portrait: (photo: \"2001-1-002\", left: 0, top: 0, width: 500, height: 1000), ",
            [[
                "people.ron:4:49: There is no photo “2001-1-002” in the archive (did you mean “2001-1-001”?)",
                "people.ron:4:49: 档案中没有照片“2001-1-002”（是否要写“2001-1-001”？）",
            ]],
        ),
        portrait(
            "id: \"sample-person\", portrait: (photo: \"2001-1-001\", left: 600, top: 0, width: 500, height: 10), ",
            [[
                "people.ron:4:41: The portrait does not lie within its photo (left and width, and top and height, are in thousandths of the photo and make 1000 together at most; width and height are more than 0)",
                "people.ron:4:41: 肖像区域超出照片范围（left 与 width、top 与 height 均以照片宽高的千分之一计，两两之和不超过1000，width 和 height 须大于0）",
            ]],
        ),
        portrait(
            "id: \"sample-person\", portrait: (photo: \"2001-1-001\", left: 600, top: 65535, width: 0, height: 65535), ",
            [[
                "people.ron:4:41: The portrait does not lie within its photo (left and width, and top and height, are in thousandths of the photo and make 1000 together at most; width and height are more than 0)",
                "people.ron:4:41: 肖像区域超出照片范围（left 与 width、top 与 height 均以照片宽高的千分之一计，两两之和不超过1000，width 和 height 须大于0）",
            ]],
        ),
    ]
}

fn photo_cases() -> Vec<Case> {
    const FILE: &str = "file: \"opening.jpg\"";
    let outside = |name: &'static str, line: [&'static str; 2]| case("photos", [Replace(PHOTOS, FILE, name)], [line]);
    vec![
        case(
            "photos",
            [
                Replace(PHOTOS, "id: \"2001-1-001\"", "id: \"2001-001\""),
                Replace(ARTICLE, "\"2001-1-001\"", "\"2001-001\""),
            ],
            [[
                "editions/2001-1/photos.ron:4:17: The photo id “2001-001” should begin with 2001-1-",
                "editions/2001-1/photos.ron:4:17: 照片编号“2001-001”应当以 2001-1- 开头",
            ]],
        ),
        case(
            "photos",
            [Replace(PHOTOS, "file: \"opening.jpg\"", "keywords: [\"example\", \" \"], file: \"opening.jpg\"")],
            [[
                "editions/2001-1/photos.ron:9:35: A keyword is blank; remove it",
                "editions/2001-1/photos.ron:9:35: 有一个关键词是空的；请删除",
            ]],
        ),
        case(
            "photos",
            [Remove("editions/2001-1/photos/opening.jpg")],
            [[
                "editions/2001-1/photos.ron:9:19: The image file “opening.jpg” is not in the photos folder (put it there, or take the field away if the photo is not held)",
                "editions/2001-1/photos.ron:9:19: photos 文件夹中没有图片文件“opening.jpg”（请把文件放入；若未入藏，请删去此字段）",
            ]],
        ),
        case(
            "photos",
            [Put("editions/2001-1/photos/opening.jpg", LINK)],
            [[
                "editions/2001-1/photos.ron:9:19: “opening.jpg” is a link that leads out of the archive (put the image into the edition’s photos folder and give its name alone)",
                "editions/2001-1/photos.ron:9:19: “opening.jpg”是指向档案之外的链接（请把图片放入本届的 photos 文件夹，只写文件名）",
            ]],
        ),
        outside(
            "file: \"../photos/opening.jpg\"",
            [
                "editions/2001-1/photos.ron:9:19: “../photos/opening.jpg” is not a plain file name (put the image into the edition’s photos folder and give its name alone)",
                "editions/2001-1/photos.ron:9:19: “../photos/opening.jpg”不是单纯的文件名（请把图片放入本届的 photos 文件夹，只写文件名）",
            ],
        ),
        outside(
            "file: \"/example/opening.jpg\"",
            [
                "editions/2001-1/photos.ron:9:19: “/example/opening.jpg” is not a plain file name (put the image into the edition’s photos folder and give its name alone)",
                "editions/2001-1/photos.ron:9:19: “/example/opening.jpg”不是单纯的文件名（请把图片放入本届的 photos 文件夹，只写文件名）",
            ],
        ),
        outside(
            "file: \"..\\\\opening.jpg\"",
            [
                "editions/2001-1/photos.ron:9:19: “..\\opening.jpg” is not a plain file name (put the image into the edition’s photos folder and give its name alone)",
                "editions/2001-1/photos.ron:9:19: “..\\opening.jpg”不是单纯的文件名（请把图片放入本届的 photos 文件夹，只写文件名）",
            ],
        ),
        outside(
            "file: \"C:opening.jpg\"",
            [
                "editions/2001-1/photos.ron:9:19: “C:opening.jpg” is not a plain file name (put the image into the edition’s photos folder and give its name alone)",
                "editions/2001-1/photos.ron:9:19: “C:opening.jpg”不是单纯的文件名（请把图片放入本届的 photos 文件夹，只写文件名）",
            ],
        ),
        outside(
            "file: \"..\"",
            [
                "editions/2001-1/photos.ron:9:19: “..” is not a plain file name (put the image into the edition’s photos folder and give its name alone)",
                "editions/2001-1/photos.ron:9:19: “..”不是单纯的文件名（请把图片放入本届的 photos 文件夹，只写文件名）",
            ],
        ),
        outside(
            "file: \"\"",
            [
                "editions/2001-1/photos.ron:9:19: “” is not a plain file name (put the image into the edition’s photos folder and give its name alone)",
                "editions/2001-1/photos.ron:9:19: “”不是单纯的文件名（请把图片放入本届的 photos 文件夹，只写文件名）",
            ],
        ),
        case(
            "photos",
            [Replace(PHOTOS, "appeared_in: [\"example-news\"]", "appeared_in: [\"another\"]")],
            [[
                "editions/2001-1/photos.ron:8:27: There is no source “another” in this file (add it to the sources of this file)",
                "editions/2001-1/photos.ron:8:27: 本文件中没有来源“another”（请把它加入本文件的来源）",
            ]],
        ),
    ]
}

fn article_cases() -> Vec<Case> {
    vec![
        case(
            "articles",
            [Replace(ARTICLE, "photo(photo: \"2001-1-001\"", "photo(photo: \"2001-1-002\"")],
            [[
                "editions/2001-1/articles/2001-1-opens.ron:9:22: There is no photo “2001-1-002” in the archive (did you mean “2001-1-001”?)",
                "editions/2001-1/articles/2001-1-opens.ron:9:22: 档案中没有照片“2001-1-002”（是否要写“2001-1-001”？）",
            ]],
        ),
        case(
            "articles",
            [Replace(ARTICLE, "source: \"example-news\"", "source: \"example-new\"")],
            [[
                "editions/2001-1/articles/2001-1-opens.ron:8:72: There is no source “example-new” in this file (did you mean “example-news”?)",
                "editions/2001-1/articles/2001-1-opens.ron:8:72: 本文件中没有来源“example-new”（是否要写“example-news”？）",
            ]],
        ),
        case(
            "articles",
            [Replace(
                CHINESE,
                "    translation_of",
                "    city: (zh: \"示例市\"),\n    agency: \"示例新闻\",\n    byline: [\"示例记者\"],\n    translation_of",
            )],
            [
                [
                    "editions/2001-1/articles/2001-1-opens-zh.ron:5:11: A summary by the archive has no dateline",
                    "editions/2001-1/articles/2001-1-opens-zh.ron:5:11: 档案自撰的摘要没有电头",
                ],
                [
                    "editions/2001-1/articles/2001-1-opens-zh.ron:6:13: A summary by the archive has no agency",
                    "editions/2001-1/articles/2001-1-opens-zh.ron:6:13: 档案自撰的摘要没有通讯社",
                ],
                [
                    "editions/2001-1/articles/2001-1-opens-zh.ron:7:13: A summary by the archive has no byline",
                    "editions/2001-1/articles/2001-1-opens-zh.ron:7:13: 档案自撰的摘要没有署名",
                ],
            ],
        ),
        case(
            "articles",
            [Replace(CHINESE, "translation_of: \"2001-1-opens\"", "translation_of: \"2001-1-open\"")],
            [
                [
                    "editions/2001-1/articles/2001-1-opens-zh.ron:5:21: There is no article “2001-1-open” in the archive (did you mean “2001-1-opens”?)",
                    "editions/2001-1/articles/2001-1-opens-zh.ron:5:21: 档案中没有文章“2001-1-open”（是否要写“2001-1-opens”？）",
                ],
                [
                    "editions/2001-1/articles/2001-1-opens.ron:1:1: Article 2001-1-opens has no Chinese version",
                    "editions/2001-1/articles/2001-1-opens.ron:1:1: 文章 2001-1-opens 没有中文版",
                ],
            ],
        ),
        case(
            "articles",
            [Replace(CHINESE, "translation_of: \"2001-1-opens\"", "translation_of: \"2001-1-opens-zh\"")],
            [
                [
                    "editions/2001-1/articles/2001-1-opens-zh.ron:5:21: The article is called a translation of itself",
                    "editions/2001-1/articles/2001-1-opens-zh.ron:5:21: 文章被写成自己的译文",
                ],
                [
                    "editions/2001-1/articles/2001-1-opens.ron:1:1: Article 2001-1-opens has no Chinese version",
                    "editions/2001-1/articles/2001-1-opens.ron:1:1: 文章 2001-1-opens 没有中文版",
                ],
            ],
        ),
        case(
            "articles",
            [Replace(CHINESE, "language: zh", "language: en")],
            [[
                "editions/2001-1/articles/2001-1-opens-zh.ron:5:21: The article “2001-1-opens” is in the same language",
                "editions/2001-1/articles/2001-1-opens-zh.ron:5:21: 文章“2001-1-opens”是同一种语言",
            ]],
        ),
    ]
}

fn evidence_cases() -> Vec<Case> {
    vec![
        case(
            "evidence",
            [Replace(EDITION, "field: \"city\"", "field: \"town\"")],
            [
                [
                    "editions/2001-1/edition.ron:17:17: “town” names no field of this record: “town” is not there",
                    "editions/2001-1/edition.ron:17:17: “town”不对应本记录的任何字段：没有“town”",
                ],
                [
                    "editions/2001-1/edition.ron:6:11: “city” names no source",
                    "editions/2001-1/edition.ron:6:11: “city”没有来源",
                ],
            ],
        ),
        case(
            "evidence",
            [Replace(EDITION, "field: \"city\"", "field: \"city.cn\"")],
            [[
                "editions/2001-1/edition.ron:17:17: “city.cn” names no field of this record: “cn” is not there (did you mean “en”?)",
                "editions/2001-1/edition.ron:17:17: “city.cn”不对应本记录的任何字段：没有“cn”（是否要写“en”？）",
            ]],
        ),
        case(
            "evidence",
            [Replace(
                EDITION,
                "    evidence: [",
                "    evidence: [\n        (field: \"appearances.example-persom.title\", certainty: low),\n        (field: \"appearances.sample-person#2\", certainty: low),\n        (field: \"hosts.#1\", certainty: low),\n        (field: \"number.one\", certainty: low),",
            )],
            [
                [
                    "editions/2001-1/edition.ron:16:17: “appearances.example-persom.title” names no field of this record: “example-persom” is not there (did you mean “example-person”?)",
                    "editions/2001-1/edition.ron:16:17: “appearances.example-persom.title”不对应本记录的任何字段：没有“example-persom”（是否要写“example-person”？）",
                ],
                [
                    "editions/2001-1/edition.ron:17:17: “appearances.sample-person#2” names no field of this record: “sample-person#2” is not there (did you mean “sample-person”?)",
                    "editions/2001-1/edition.ron:17:17: “appearances.sample-person#2”不对应本记录的任何字段：没有“sample-person#2”（是否要写“sample-person”？）",
                ],
                [
                    "editions/2001-1/edition.ron:18:17: “hosts.#1” names no field of this record: “#1” is not there",
                    "editions/2001-1/edition.ron:18:17: “hosts.#1”不对应本记录的任何字段：没有“#1”",
                ],
                [
                    "editions/2001-1/edition.ron:19:17: “number.one” names no field of this record: “one” is not there",
                    "editions/2001-1/edition.ron:19:17: “number.one”不对应本记录的任何字段：没有“one”",
                ],
            ],
        ),
        case(
            "evidence",
            [Replace(FORUM, "sources: [\"example-news\"]", "sources: [\"example-news\", \"elsewhere\"]")],
            [[
                "archive.ron:9:73: There is no source “elsewhere” in this file (add it to the sources of this file)",
                "archive.ron:9:73: 本文件中没有来源“elsewhere”（请把它加入本文件的来源）",
            ]],
        ),
        case(
            "evidence",
            [Replace(INDICATORS, "sources: [\"example-news\"]", "sources: [\"example-mews\"]")],
            [[
                "indicators.ron:8:71: There is no source “example-mews” in this file (did you mean “example-news”?)",
                "indicators.ron:8:71: 本文件中没有来源“example-mews”（是否要写“example-news”？）",
            ]],
        ),
        case(
            "evidence",
            [
                Replace(
                    PEOPLE,
                    "(id: \"sample-person\", ",
                    "(id: \"sample-person\", evidence: [(field: \"nam\", certainty: low)], ",
                ),
                Replace(
                    PHOTOS,
                    "            file: ",
                    "            evidence: [(field: \"caption.de\", certainty: low)],\n            file: ",
                ),
                Replace(
                    ARTICLE,
                    "    sources: [",
                    "    evidence: [(field: \"blocks.#4\", certainty: low)],\n    sources: [",
                ),
            ],
            [
                [
                    "editions/2001-1/articles/2001-1-opens.ron:11:24: “blocks.#4” names no field of this record: “#4” is not there",
                    "editions/2001-1/articles/2001-1-opens.ron:11:24: “blocks.#4”不对应本记录的任何字段：没有“#4”",
                ],
                [
                    "editions/2001-1/photos.ron:9:32: “caption.de” names no field of this record: “de” is not there",
                    "editions/2001-1/photos.ron:9:32: “caption.de”不对应本记录的任何字段：没有“de”",
                ],
                [
                    "people.ron:4:50: “nam” names no field of this record: “nam” is not there (did you mean “name”?)",
                    "people.ron:4:50: “nam”不对应本记录的任何字段：没有“nam”（是否要写“name”？）",
                ],
            ],
        ),
    ]
}

fn missing_cases() -> Vec<Case> {
    const BARE: &str = "editions/bare/edition.ron";
    let edition = |content: &'static str, line: [&'static str; 2]| case("missing", [Put(EDITION, content)], [line]);
    vec![
        Case {
            this_year: 2003,
            ..case(
                "missing",
                [],
                [
                    ["No edition is known for 2002", "2002 年未见举办记录"],
                    ["No edition is known for 2003", "2003 年未见举办记录"],
                ],
            )
        },
        case(
            "missing",
            [Replace(FORUM, "founded: \"2001\"", "founded: \"2000-05\"")],
            [["No edition is known for 2000", "2000 年未见举办记录"]],
        ),
        edition(
            "(number: 1, year: 2001, status: held, date: \"2001\", city: (en: \"A\"), theme: (en: \"A\"), appearances: [(person: \"example-person\"), (person: \"sample-person\")])",
            [
                "editions/2001-1/edition.ron:1:1: Edition 2001-1 names no source",
                "editions/2001-1/edition.ron:1:1: 2001-1：没有来源",
            ],
        ),
        case(
            "missing",
            [Put(BARE, "(status: planned)")],
            [
                [
                    "editions/bare/edition.ron:1:1: Edition bare: the city is not known",
                    "editions/bare/edition.ron:1:1: bare：城市不详",
                ],
                [
                    "editions/bare/edition.ron:1:1: Edition bare: the date is not known",
                    "editions/bare/edition.ron:1:1: bare：日期不详",
                ],
                [
                    "editions/bare/edition.ron:1:1: Edition bare names no source",
                    "editions/bare/edition.ron:1:1: bare：没有来源",
                ],
                [
                    "editions/bare/edition.ron:1:1: Edition bare: no speaker is known",
                    "editions/bare/edition.ron:1:1: bare：演讲人不详",
                ],
                [
                    "editions/bare/edition.ron:1:1: Edition bare: the theme is not known",
                    "editions/bare/edition.ron:1:1: bare：主题不详",
                ],
                [
                    "editions/bare/edition.ron:1:1: Edition bare: the year is not known",
                    "editions/bare/edition.ron:1:1: bare：年份不详",
                ],
            ],
        ),
        case(
            "missing",
            [Put(BARE, "(number: 2)")],
            [[
                "editions/bare/edition.ron:1:1: Edition bare is known by counting only",
                "editions/bare/edition.ron:1:1: bare：仅由届次推算得知",
            ]],
        ),
        case(
            "missing",
            [Replace(
                EDITION,
                "    date: ",
                "    venue: (en: \"Example Hall\"),\n    hosts: [(en: \"Example Institute\")],\n    date: ",
            )],
            [
                [
                    "editions/2001-1/edition.ron:5:12: “venue” names no source",
                    "editions/2001-1/edition.ron:5:12: “venue”没有来源",
                ],
                [
                    "editions/2001-1/edition.ron:6:12: “hosts” names no source",
                    "editions/2001-1/edition.ron:6:12: “hosts”没有来源",
                ],
            ],
        ),
        case(
            "missing",
            [Replace(PHOTOS, "            file: \"opening.jpg\",\n", "")],
            [[
                "editions/2001-1/photos.ron:3:9: Photo 2001-1-001 is not held",
                "editions/2001-1/photos.ron:3:9: 照片 2001-1-001 未入藏",
            ]],
        ),
        case(
            "missing",
            [Replace(PHOTOS, "            credit: \"A. Photographer\",\n", "")],
            [[
                "editions/2001-1/photos.ron:3:9: Photo 2001-1-001 has no credit",
                "editions/2001-1/photos.ron:3:9: 照片 2001-1-001 没有署名",
            ]],
        ),
        case(
            "missing",
            [Replace(PHOTOS, "(en: \"Example Person speaks\", zh: \"示例人物发言\")", "()")],
            [[
                "editions/2001-1/photos.ron:3:9: Photo 2001-1-001 has no caption",
                "editions/2001-1/photos.ron:3:9: 照片 2001-1-001 没有说明",
            ]],
        ),
        case(
            "missing",
            [Remove(CHINESE)],
            [[
                "editions/2001-1/articles/2001-1-opens.ron:1:1: Article 2001-1-opens has no Chinese version",
                "editions/2001-1/articles/2001-1-opens.ron:1:1: 文章 2001-1-opens 没有中文版",
            ]],
        ),
        case(
            "missing",
            [Remove(ARTICLE), Replace(CHINESE, "    translation_of: \"2001-1-opens\",\n", "")],
            [[
                "editions/2001-1/articles/2001-1-opens-zh.ron:1:1: Article 2001-1-opens-zh has no English version",
                "editions/2001-1/articles/2001-1-opens-zh.ron:1:1: 文章 2001-1-opens-zh 没有英文版",
            ]],
        ),
        case(
            "missing",
            [
                Replace(CHINESE, "        (id: \"example-news\"),\n", ""),
                Replace(CHINESE, "kind: summary", "kind: release"),
            ],
            [[
                "editions/2001-1/articles/2001-1-opens-zh.ron:1:1: Article 2001-1-opens-zh names no source",
                "editions/2001-1/articles/2001-1-opens-zh.ron:1:1: 文章 2001-1-opens-zh 没有来源",
            ]],
        ),
        case(
            "missing",
            [Replace(PEOPLE, ", zh: \"示例人物\"", "")],
            [[
                "people.ron:3:9: Example Person: the Chinese name is not known",
                "people.ron:3:9: Example Person：中文姓名不详",
            ]],
        ),
        case(
            "missing",
            [Replace(PEOPLE, "en: \"Example Person\", ", "")],
            [["people.ron:3:9: 示例人物: the Latin name is not known", "people.ron:3:9: 示例人物：拉丁字母姓名不详"]],
        ),
        case(
            "missing",
            [Replace(
                PEOPLE,
                "    ],\n    sources",
                "        (id: \"a-guest\", name: (en: \"A. Guest\", zh: \"某来宾\")),\n    ],\n    sources",
            )],
            [["people.ron:5:9: A. Guest appears at no edition", "people.ron:5:9: A. Guest：未在任何一届出席"]],
        ),
    ]
}

#[test]
fn the_small_archive_is_sound() {
    let (_, found) = checked(&small(), THIS_YEAR);
    assert_eq!(lines(&found), Vec::<[String; 2]>::new());
}

#[test]
fn every_fault_is_told_where_it_stands() {
    for case in cases() {
        let store = case.store();
        let (_, found) = checked(&store, case.this_year);
        assert_eq!(lines(&found), case.lines);
    }
}

/// What one row of the table finds.
fn found_by(name: &str, case: &Case) -> Vec<Finding> {
    let store = case.store();
    let (records, unreadable) = support::load(&store).unwrap();
    assert_eq!(unreadable, [], "a case for tests/loader.rs");
    let check = CHECKS.iter().find(|check| check.name == name).unwrap_or_else(|| panic!("there is no check {name}"));
    let mut found = Findings::default();
    (check.run)(&Context::new(&records, &store, case.this_year), &mut found);
    found.into_list()
}

#[test]
fn every_row_of_the_table_finds_its_faults() {
    let cases = cases();
    for check in CHECKS {
        assert!(cases.iter().any(|case| case.check == check.name), "no case for the check {}", check.name);
    }
    for case in &cases {
        let found = found_by(case.check, case);
        assert!(!found.is_empty(), "{} does not find what it should: {:?}", case.check, case.lines);
        let is_note = |finding: &Finding| finding.severity == Severity::Note;
        assert_eq!(found.iter().all(is_note), case.check == "missing", "{:?}", case.lines);
        assert_eq!(found.iter().any(is_note), case.check == "missing", "{:?}", case.lines);
    }
}

/// The keys of the two sections of a text file that speak of checks.
fn keys_of_checks(language: Language) -> BTreeSet<String> {
    let headings = match language {
        Language::En => ["Checking across records", "What is not known or not held"],
        Language::Zh => ["记录之间的检查", "未知与未入藏"],
    };
    let text = words::sources(language).iter().find(|text| text.contains(headings[0])).unwrap();
    text.split("\n## ")
        .filter(|section| headings.contains(&section.lines().next().unwrap_or_default()))
        .flat_map(|section| section.lines().filter_map(|line| line.split_once(" =")))
        .map(|(key, _)| key.to_owned())
        .collect()
}

fn keys_in(message: &Message, keys: &mut BTreeSet<String>) {
    keys.insert(message.key.to_owned());
    for (_, arg) in &message.args {
        if let Arg::Message(inner) = arg {
            keys_in(inner, keys);
        }
    }
}

#[test]
fn every_sentence_about_checks_stands_in_a_case() {
    let mut quoted = BTreeSet::new();
    for case in cases() {
        let (_, found) = checked(&case.store(), case.this_year);
        for located in found {
            keys_in(&located.finding.message, &mut quoted);
            if let Some(hint) = &located.finding.hint {
                keys_in(hint, &mut quoted);
            }
        }
    }
    for language in Language::ALL {
        let keys = keys_of_checks(language);
        assert!(keys.len() > 40, "only {} keys: were the headings renamed?", keys.len());
        let unquoted: Vec<_> = keys.difference(&quoted).collect();
        assert!(unquoted.is_empty(), "no case quotes {unquoted:?}");
    }
    let keys = keys_of_checks(Language::En);
    let elsewhere: Vec<_> = quoted.difference(&keys).collect();
    assert_eq!(elsewhere, ["nearest-hint"], "sentences of checks that stand in another section");
}

#[test]
fn evidence_may_name_whatever_a_record_can_hold() {
    let paths = [
        (
            EDITION,
            "number year status date planned name.en name.zh held_with.en city venue theme hosts special_forums \
          topics attendance releases appearances notes appearances.example-person appearances.example-person#1.title.zh \
          appearances.#2.mode appearances.sample-person.organisation appearances.sample-person.session.en \
          appearances.sample-person.topic appearances.sample-person.role appearances.sample-person.person",
        ),
        (FORUM, "name initiator.zh founded principles note.en"),
        (ARTICLE, "kind language headline date city.en agency byline translation_of blocks blocks.#3"),
    ];
    for (path, fields) in paths {
        for field in fields.split_whitespace() {
            let mut archive = small();
            let entry = format!("(field: \"{field}\", certainty: low),");
            if path == ARTICLE {
                plant(&mut archive, path, "    sources: [", &format!("    evidence: [{entry}],\n    sources: ["));
            } else {
                plant(&mut archive, path, "    evidence: [", &format!("    evidence: [{entry}"));
            }
            let (_, found) = checked(&archive, THIS_YEAR);
            assert_eq!(lines(&found), Vec::<[String; 2]>::new(), "{field} of {path}");
        }
    }
}

#[test]
fn a_new_archive_without_anything_is_sound() {
    for text in [
        "--- archive.ron\n(format: 1, name: (en: \"Example Forum\"))",
        "--- archive.ron\n(format: 1, name: (zh: \"示例论坛\"))",
    ] {
        let (_, found) = checked(&Memory::fixture(text), THIS_YEAR);
        assert_eq!(lines(&found), Vec::<[String; 2]>::new());
    }
}

#[cfg(unix)]
#[test]
fn a_photo_behind_a_link_on_the_disk_is_told() {
    use std::{fs, os::unix::fs::symlink};
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    support::write_to(&small(), &archive);
    let photos = archive.join("editions/2001-1/photos");
    fs::rename(photos.join("opening.jpg"), folder.path().join("elsewhere.jpg")).unwrap();
    symlink("../../../../elsewhere.jpg", photos.join("opening.jpg")).unwrap();
    let line = "editions/2001-1/photos.ron:9:19: “opening.jpg” is a link that leads out of the archive (put the image into the edition’s photos folder and give its name alone)";
    let first_line = |archive: &std::path::Path| {
        let (_, found) = checked(&archive::Folder::new(archive), THIS_YEAR);
        lines(&found).into_iter().next().map(|[english, _]| english)
    };
    assert_eq!(first_line(&archive).as_deref(), Some(line));

    // So is a whole folder of photos behind a link; a link that stays inside is none of it.
    fs::remove_file(photos.join("opening.jpg")).unwrap();
    fs::rename(folder.path().join("elsewhere.jpg"), photos.join("real.jpg")).unwrap();
    symlink("real.jpg", photos.join("opening.jpg")).unwrap();
    assert_eq!(first_line(&archive), None);
    fs::rename(&photos, folder.path().join("photos")).unwrap();
    symlink("../../../photos", &photos).unwrap();
    assert_eq!(first_line(&archive).as_deref(), Some(line));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever stands before it, a wrong value is shown where it stands: in the program's own
    /// layout, on one line, and behind a byte-order mark.
    #[test]
    fn a_wrong_value_is_found_among_any_others(mut edition in random::edition(), topic in random::words()) {
        const MARK: &str = "the-planted-person";
        let topic = Text::only(Language::En, &format!("On {topic}"));
        edition.appearances.push(Appearance { topic, person: MARK.to_owned(), ..Appearance::default() });
        let pretty = ron_file::write(&edition).unwrap();
        let compact = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .to_string(&edition)
            .unwrap();
        let windows = pretty.replace('\n', "\r\n");
        for text in [pretty, compact, windows] {
            let before = &text[..text.find(&format!("\"{MARK}\"")).unwrap()];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
            for text in [text.clone(), format!("\u{feff}{text}")] {
                let mut archive = small();
                archive.files.insert(EDITION.to_owned(), text.clone().into_bytes());
                let (_, found) = checked(&archive, THIS_YEAR);
                let told = lines(&found);
                let place = format!("{EDITION}:{line}:{column}: There is no person “{MARK}” in people.ron");
                prop_assert!(told.iter().any(|[english, _]| english.starts_with(&place)), "{}\n{:?}\n{}", place, told, text);
            }
        }
    }
}
