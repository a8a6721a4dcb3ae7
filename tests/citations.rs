//! Citations as they are written into a text. What is expected was written by hand from the rules of
//! GB/T 7714-2015, of the 7th edition of APA's manual and of the 17th edition of Chicago's.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
mod support;

use std::fs;

use brought::Archive;

/// What is known of an article, and how it is cited in the three styles.
const CITED: &[(&str, [&str; 3])] = &[
    // One author, an address.
    (
        r#"kind: press, language: en, headline: "Examples for all", agency: "Example News", byline: ["Jane Example"],
        date: "2001-05-01", sources: [(id: "a", address: "https://example.com/a")]"#,
        [
            "EXAMPLE J. Examples for all[N/OL]. Example News, 2001-05-01. https://example.com/a.",
            "Example, J. (2001, May 1). Examples for all. Example News. https://example.com/a",
            "Jane Example, “Examples for all,” Example News, May 1, 2001, https://example.com/a.",
        ],
    ),
    // Two authors, a month.
    (
        r#"kind: press, language: en, headline: "More examples", agency: "Example News",
        byline: ["Jane J. Example", "Jean-Paul Sample"], date: "2001-05""#,
        [
            "EXAMPLE J J, SAMPLE J P. More examples[N]. Example News, 2001-05.",
            "Example, J. J., & Sample, J.-P. (2001, May). More examples. Example News.",
            "Jane J. Example and Jean-Paul Sample, “More examples,” Example News, May 2001.",
        ],
    ),
    // Three authors, one of them Chinese in Latin letters; a year.
    (
        r#"kind: press, language: en, headline: "Third examples", agency: "Example News",
        byline: ["Jane Example", "Shi Liren", "Pat van Sample"], date: "2001""#,
        [
            "EXAMPLE J, SHI Liren, VAN SAMPLE P. Third examples[N]. Example News, 2001.",
            "Example, J., Shi, L., & van Sample, P. (2001). Third examples. Example News.",
            "Jane Example, Shi Liren, and Pat van Sample, “Third examples,” Example News, 2001.",
        ],
    ),
    // Four authors, days.
    (
        r#"kind: press, language: en, headline: "Fourth examples", agency: "Example News",
        byline: ["Jane Example", "John Sample", "Mary Model", "Paul Pattern"], date: "2001-05-01/2001-05-03""#,
        [
            "EXAMPLE J, SAMPLE J, MODEL M, et al. Fourth examples[N]. Example News, 2001-05-01/2001-05-03.",
            "Example, J., Sample, J., Model, M., & Pattern, P. (2001, May 1–3). Fourth examples. Example News.",
            "Jane Example et al., “Fourth examples,” Example News, May 1–3, 2001.",
        ],
    ),
    // No author; a title with signs of its own; days in two months.
    (
        r#"kind: press, language: en, headline: "Is “all” enough?", agency: "Example News", date: "2001-05-31/2001-06-01""#,
        [
            "Is “all” enough?[N]. Example News, 2001-05-31/2001-06-01.",
            "Is “all” enough? (2001, May 31–June 1). Example News.",
            "“Is ‘all’ enough?,” Example News, May 31–June 1, 2001.",
        ],
    ),
    // No date; a byline that is no person's name.
    (
        r#"kind: press, language: en, headline: "Undated examples", agency: "Example News", byline: ["our reporters"]"#,
        [
            "our reporters. Undated examples[N]. Example News.",
            "our reporters. (n.d.). Undated examples. Example News.",
            "our reporters, “Undated examples,” Example News, n.d.",
        ],
    ),
    // No agency; days in two years.
    (
        r#"kind: press, language: en, headline: "Loose examples", byline: ["Jane Example"],
        date: "2000-12-31/2001-01-02", sources: [(id: "a", address: "https://example.com/loose")]"#,
        [
            "EXAMPLE J. Loose examples[EB/OL]. (2000-12-31/2001-01-02). https://example.com/loose.",
            "Example, J. (2000, December 31–2001, January 2). Loose examples. https://example.com/loose",
            "Jane Example, “Loose examples,” December 31, 2000–January 2, 2001, https://example.com/loose.",
        ],
    ),
    // Chinese: one author, an address.
    (
        r#"kind: press, language: zh, headline: "人人有示例", agency: "示例社", byline: ["示例人"], date: "2001-05-01",
        sources: [(id: "a", address: "https://example.com/zh")]"#,
        [
            "示例人. 人人有示例[N/OL]. 示例社, 2001-05-01. https://example.com/zh.",
            "示例人（2001年5月1日）。人人有示例。示例社。https://example.com/zh",
            "示例人，“人人有示例”，示例社，2001年5月1日，https://example.com/zh。",
        ],
    ),
    // Chinese: three and four authors.
    (
        r#"kind: press, language: zh, headline: "三人之例", agency: "示例社", byline: ["示例甲", "示例乙", "示例丙"], date: "2001-05""#,
        [
            "示例甲, 示例乙, 示例丙. 三人之例[N]. 示例社, 2001-05.",
            "示例甲、示例乙、示例丙（2001年5月）。三人之例。示例社。",
            "示例甲、示例乙、示例丙，“三人之例”，示例社，2001年5月。",
        ],
    ),
    (
        r#"kind: press, language: zh, headline: "四人之“例”？", agency: "示例社",
        byline: ["示例甲", "示例乙", "示例丙", "示例丁"], date: "2001-05-01/2001-05-03""#,
        [
            "示例甲, 示例乙, 示例丙, 等. 四人之“例”？[N]. 示例社, 2001-05-01/2001-05-03.",
            "示例甲、示例乙、示例丙、示例丁（2001年5月1日至3日）。四人之“例”？示例社。",
            "示例甲等，“四人之‘例’？”，示例社，2001年5月1日至3日。",
        ],
    ),
    // Chinese: neither author, date nor agency.
    (
        r#"kind: press, language: zh, headline: "无名之例""#,
        ["无名之例[N].", "无名之例（无日期）。", "“无名之例”，无日期。"],
    ),
    // What a host has released is the host's; a reporter comes before it.
    (
        r#"kind: release, language: en, headline: "Released examples", agency: "City of Exampleton", date: "2001-04-30",
        sources: [(id: "a", address: "https://example.com/release")]"#,
        [
            "City of Exampleton. Released examples[EB/OL]. (2001-04-30). https://example.com/release.",
            "City of Exampleton. (2001, April 30). Released examples [Release]. https://example.com/release",
            "City of Exampleton, “Released examples” (release, April 30, 2001), https://example.com/release.",
        ],
    ),
    (
        r#"kind: release, language: zh, headline: "发布之例", agency: "示例市政府", byline: ["示例人"], date: "2001""#,
        [
            "示例人. 发布之例[Z]. 发布稿, 示例市政府, 2001.",
            "示例人（2001年）。发布之例［发布稿］。示例市政府。",
            "示例人，“发布之例”（发布稿，示例市政府，2001年）。",
        ],
    ),
    // A speech was held at the event.
    (
        r#"kind: speech, language: en, headline: "Spoken examples", byline: ["Jane Example"], date: "2001-05-01""#,
        [
            "EXAMPLE J. Spoken examples[Z]. Text of a speech, 1st Example Forum, Exampleton, 2001-05-01.",
            "Example, J. (2001, May 1). Spoken examples [Text of a speech]. 1st Example Forum, Exampleton.",
            "Jane Example, “Spoken examples” (text of a speech, 1st Example Forum, Exampleton, May 1, 2001).",
        ],
    ),
    // What the archive has written itself is cited as that; the addresses are those of other texts.
    (
        r#"kind: summary, language: en, headline: "Summed up", sources: [(id: "a", address: "https://example.com/other")]"#,
        [
            "Summed up[Z]. Summary by the archive, 1st Example Forum.",
            "Summed up [Summary by the archive]. (n.d.). 1st Example Forum.",
            "“Summed up” (summary by the archive, 1st Example Forum, n.d.).",
        ],
    ),
    (
        r#"kind: summary, language: zh, headline: "总结", date: "2001-05-01""#,
        [
            "总结[Z]. 档案摘要, 第一届示例论坛, 2001-05-01.",
            "总结［档案摘要］（2001年5月1日）。第一届示例论坛。",
            "“总结”（档案摘要，第一届示例论坛，2001年5月1日）。",
        ],
    ),
];

/// The small archive with these articles beside its own.
fn archive() -> Archive {
    let archive = Archive::small();
    for (number, (record, _)) in (10..).zip(CITED) {
        let name = format!("editions/2001-1/articles/2001-1-cited-{number}.ron");
        fs::write(archive.path.join(name), format!("({record})")).unwrap();
    }
    archive
}

#[test]
fn articles_are_cited_after_the_rules_of_each_style() {
    let archive = archive();
    let to = archive.source("citations.txt", "");
    for (language, names) in [
        ("en", ["GB/T 7714-2015", "APA (7th edition)", "Chicago (17th edition, notes)"]),
        ("zh", ["国标 GB/T 7714-2015", "APA（第七版）", "芝加哥格式（第十七版，注释）"]),
    ] {
        let arguments =
            ["export", "articles", "--format", "citations", "--language", language, "--overwrite", "--to", &to];
        let (_, error, status) = archive.run(&arguments);
        assert_eq!((error.as_str(), status), ("", 0));
        let text = fs::read_to_string(&to).unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty()).collect();
        let starts = names.map(|name| lines.iter().position(|line| *line == name).unwrap());
        let ends = [starts[1], starts[2], lines.len()];
        for (record, expected) in CITED {
            for (style, expected) in expected.iter().enumerate() {
                let section = &lines[starts[style] + 1..ends[style]];
                // A list after GB/T 7714 is numbered.
                let is_it = |line: &&&str| {
                    line.split_once("] ").filter(|_| style == 0).map_or(**line, |(_, cited)| cited) == *expected
                };
                assert_eq!(section.iter().filter(is_it).count(), 1, "{record}\n{expected}\n{}", section.join("\n"));
            }
        }
        assert!(lines[1].starts_with("[1] "), "{text}");
    }
}
