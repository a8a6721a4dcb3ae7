//! Search: queries with their right answers in both languages, over the built-in archive and a
//! made-up one with namesakes, traditional characters and characters of several readings; every
//! part of every record's text is found; counts are what narrowing leaves; and whatever is typed
//! gets an answer in bounded time.
#![allow(clippy::type_complexity, reason = "a table of cases is read in one place")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that fails may stop")]

mod support;

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use forum_archive::{
    archive::{BuiltIn, Memory},
    catalog::{self, Catalog, Input},
    model::Language,
    search::{Hit, Index, Kind, Query, Results, Why},
};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;
use support::read;

/// Everybody and everything in it is made up: 示例 is "example", 样例 is "sample".
const MADE_UP: &str = r#"--- archive.ron
(format: 1, name: (en: "Example Forum", zh: "示例论坛"), note: (en: "Nothing of this took place."), principles: [(en: "made up"), (zh: "虚构")])
--- people.ron
(
    people: [
        (id: "zeng-shili", name: (zh: "曾示例")),
        (id: "shan-yangli", name: (en: "Shan Yangli", zh: "单样例"), aliases: ["S. Y. Example", "样例先生"]),
        (id: "lu-shili", name: (zh: "吕示例")),
        (id: "wang-shili", name: (en: "Wang Shili", zh: "王示例"), note: (en: "The elder of two namesakes.")),
        (id: "wang-shili-2", name: (en: "Wang Shili", zh: "王示例")),
        (id: "wang-shili-3", name: (en: "Wang Shili", zh: "王时力")),
        (id: "ouyang-shili", name: (zh: "欧阳示例")),
        (id: "zhang-yangli", name: (en: "Chang Yangli", zh: "长样例")),
        (id: "xian-li", name: (zh: "西安例")),
        (id: "traditional", name: (zh: "謝樣例")),
        (id: "jorg-beispiel", name: (en: "Jörg Beispiel-Müller")),
        (id: "lim-shi-li", name: (en: "Shi-li Lim")),
        (id: "custom", name: (zh: "某示例"), reading: "ài shìlì"),
    ],
)
--- indicators.ron
(series: [(id: "example-rank", name: (en: "Example rank of nations", zh: "示例名次"), scale: rank, note: (en: "An invented series."),
    points: [(year: 2001, value: "4", certainty: low), (year: 2003, value: "0.815", certainty: low, note: (en: "Counted twice."))])])
--- editions/2001-1/edition.ron
(
    number: 1, year: 2001, status: held, city: (en: "Exampleton", zh: "示例市"), theme: (en: "Examples for all", zh: "人人有示例"),
    hosts: [(en: "Institute of Examples", zh: "示例研究院")],
    special_forums: [(en: "Samples and services", zh: "样例与服务")],
    releases: [(title: (en: "The Example Report", zh: "示例报告"), note: (en: "In two volumes."))],
    appearances: [
        (person: "wang-shili", role: keynote, mode: in_person, title: (en: "Director of Examples", zh: "示例主任"), topic: (en: "On counting sheep")),
        (person: "shan-yangli", role: speech, mode: video, organisation: (en: "House of Samples", zh: "样例之家")),
        (person: "traditional", role: moderator, mode: in_person),
    ],
    sources: [(id: "example-news", publisher: (en: "Example News", zh: "示例新闻"), title: (en: "A made-up report"), address: "https://example.org/made-up?page=1")],
    evidence: [(field: "city", certainty: low, sources: ["example-news"], instead_of: "Sampleton", note: (en: "Another report has another city."))],
)
--- editions/2001-1/photos.ron
(
    photos: [
        (id: "2001-1-001", caption: (en: "Wang Shili counts sheep", zh: "王示例数羊"), credit: "A. Photographer / Example News", people: ["wang-shili"], file: "sheep.jpg"),
        (id: "2001-1-002", caption: (zh: "謝樣例主持論壇"), byline: "B. Photographer", people: ["traditional"], place: (en: "Upper Annex"), keywords: ["lectern"]),
        (id: "2001-1-003"),
    ],
)
--- editions/2001-1/photos/sheep.jpg
not a real picture
--- editions/2001-1/articles/2001-1-opens.ron
(
    kind: press, language: en, headline: "The Example Forum opens", agency: "Example News", byline: ["Rita Reporter"], city: (en: "Exampleton"),
    blocks: [
        paragraph(text: "The Example Forum opened in Exampleton."),
        heading(text: "What was counted"),
        list(items: ["sheep", "wooden ducks"]),
        quotation(text: "There are 1,024 of them, naïve as it may sound.", speaker: "wang-shili"),
        photo(photo: "2001-1-001"),
    ],
    sources: [(id: "example-news", publisher: (en: "Example News"))],
)
--- editions/2001-1/articles/2001-1-opens-zh.ron
(kind: summary, language: zh, headline: "示例論壇開幕", translation_of: "2001-1-opens", blocks: [paragraph(text: "示例論壇在示例市開幕，數字政府與樣例。ＡＢＣ　１２３。")])
--- editions/2002-2/edition.ron
(number: 2, year: 2002, status: held, city: (en: "Sampleton", zh: "样例市"), theme: (en: "Sheep and ducks"), appearances: [
    (person: "wang-shili", role: speech, mode: video), (person: "wang-shili-2", role: keynote, mode: in_person)])
--- editions/2021-21/edition.ron
(number: 21, year: 2021, status: planned)
--- editions/undated/edition.ron
(name: (en: "A meeting without a year"))
"#;

struct Archive {
    catalog: Catalog,
    index: Index,
}

fn indexed(store: &dyn forum_archive::archive::Store) -> Archive {
    let (records, found) = read(store);
    assert_eq!(found, []);
    let catalog = catalog::build(Input { records, complete: true, ..Input::default() });
    Archive { index: Index::build(&catalog), catalog }
}

fn built_in() -> &'static Archive {
    static ARCHIVE: OnceLock<Archive> = OnceLock::new();
    ARCHIVE.get_or_init(|| indexed(&BuiltIn))
}

fn made_up() -> &'static Archive {
    static ARCHIVE: OnceLock<Archive> = OnceLock::new();
    ARCHIVE.get_or_init(|| indexed(&Memory::fixture(MADE_UP)))
}

impl Archive {
    fn search(&self, query: &str) -> Results {
        self.of(&Query::parse(query))
    }

    fn of(&self, query: &Query) -> Results {
        let results = self.index.search(&self.catalog, query, 1000, Language::En);
        assert_eq!(results.total, results.hits.len(), "{}", query.text());
        results.hits.iter().for_each(|hit| sound(hit, query.text()));
        results
    }

    fn places(&self, query: &str) -> Vec<String> {
        self.search(query).hits.iter().map(|hit| hit.place.to_string()).collect()
    }

    /// The first hit of each query, with its reason.
    fn first(&self, cases: &[(&str, &str, Why)]) {
        let wrong: Vec<String> = cases
            .iter()
            .filter_map(|(query, place, why)| {
                let results = self.search(query);
                let first = results.hits.first().map(|hit| (hit.place.to_string(), hit.why));
                (first != Some(((*place).to_owned(), *why))).then(|| format!("{query}: {first:?}, not {place} {why:?}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// All hits of each query, in any order.
    fn all(&self, cases: &[(&str, &[&str])]) {
        let wrong: Vec<String> = cases
            .iter()
            .filter_map(|(query, places)| {
                let mut found = self.places(query);
                let mut expected: Vec<String> = places.iter().map(|place| (*place).to_owned()).collect();
                found.sort();
                expected.sort();
                (found != expected).then(|| format!("{query}: {found:?}, not {expected:?}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// Marks stand at whole characters, from left to right, within the snippet.
fn sound(hit: &Hit, query: &str) {
    let mut end = 0;
    for mark in &hit.marks {
        assert!(mark.start >= end && mark.start < mark.end, "{query}: {hit:?}");
        assert!(hit.snippet.get(mark.clone()).is_some(), "{query}: {hit:?}");
        end = mark.end;
    }
    assert!(hit.snippet.chars().count() < 1300, "{query}: {hit:?}");
    assert!(hit.block.is_none() || hit.kind == Kind::Article, "{query}: {hit:?}");
}

#[test]
fn people_are_found_by_every_form_of_their_names() {
    built_in().first(&[
        ("谢春涛", "speaker/xie-chuntao", Why::Name),
        ("謝春濤", "speaker/xie-chuntao", Why::Name),
        ("谢春", "speaker/xie-chuntao", Why::Name),
        ("春涛", "speaker/xie-chuntao", Why::Name),
        ("Xie", "speaker/xie-chuntao", Why::Name),
        ("Xie Chuntao", "speaker/xie-chuntao", Why::Name),
        ("Chuntao Xie", "speaker/xie-chuntao", Why::Name),
        ("xie c", "speaker/xie-chuntao", Why::Name),
        ("XIE CHUN", "speaker/xie-chuntao", Why::Name),
        ("ｘｉｅ　ｃｈｕｎｔａｏ", "speaker/xie-chuntao", Why::Name),
        ("xiechuntao", "speaker/xie-chuntao", Why::Pinyin),
        ("chuntaoxie", "speaker/xie-chuntao", Why::Pinyin),
        ("xiè chūntāo", "speaker/xie-chuntao", Why::Pinyin),
        ("xiechunt", "speaker/xie-chuntao", Why::Pinyin),
        ("xie4chun1tao1", "speaker/xie-chuntao", Why::Pinyin),
        ("xie4 chun1", "speaker/xie-chuntao", Why::Pinyin),
        ("xct", "speaker/xie-chuntao", Why::Initials),
        ("XCT", "speaker/xie-chuntao", Why::Initials),
        ("谢chuntao", "speaker/xie-chuntao", Why::Pinyin),
        ("xie春涛", "speaker/xie-chuntao", Why::Pinyin),
        ("谢ct", "speaker/xie-chuntao", Why::Initials),
        ("xchuntao", "speaker/xie-chuntao", Why::Initials),
        ("Xie Chuntoa", "speaker/xie-chuntao", Why::Spelling),
        ("Xie Chutao", "speaker/xie-chuntao", Why::Spelling),
        ("xeichuntao", "speaker/xie-chuntao", Why::Spelling),
        ("Zhuang Rongwan", "speaker/zhuang-rongwen", Why::Spelling),
        ("谢春桃", "speaker/xie-chuntao", Why::Spelling),
        ("春谢涛", "speaker/xie-chuntao", Why::Spelling),
        ("Jae-hong Lim", "speaker/lim-jae-hong", Why::Name),
        ("Lim Jae-hong", "speaker/lim-jae-hong", Why::Name),
        ("jae lim", "speaker/lim-jae-hong", Why::Name),
        ("limjaehong", "speaker/lim-jae-hong", Why::Name),
        ("jhl", "speaker/lim-jae-hong", Why::Initials),
        ("wangcs", "speaker/wang-changsheng", Why::Initials),
        ("wangzhangsheng", "speaker/wang-changsheng", Why::Pinyin),
        ("ding yi", "speaker/ding-yi", Why::Name),
        ("联合国副秘书长", "speaker/li-junhua", Why::Title),
    ]);
}

#[test]
fn made_up_people_are_found_by_every_form_of_their_names() {
    let archive = made_up();
    archive.first(&[
        // The reading as a surname, and the usual one.
        ("zeng shili", "speaker/zeng-shili", Why::Pinyin),
        ("zengshili", "speaker/zeng-shili", Why::Pinyin),
        ("ceng shili", "speaker/zeng-shili", Why::Pinyin),
        ("shanyl", "speaker/shan-yangli", Why::Initials),
        ("dan yang li", "speaker/shan-yangli", Why::Pinyin),
        ("lü shili", "speaker/lu-shili", Why::Pinyin),
        ("lv shili", "speaker/lu-shili", Why::Pinyin),
        ("lu shili", "speaker/lu-shili", Why::Pinyin),
        ("lyushili", "speaker/lu-shili", Why::Pinyin),
        ("lǚshìlì", "speaker/lu-shili", Why::Pinyin),
        ("ouyang", "speaker/ouyang-shili", Why::Pinyin),
        ("oysl", "speaker/ouyang-shili", Why::Initials),
        ("shili ouyang", "speaker/ouyang-shili", Why::Pinyin),
        ("chang yangli", "speaker/zhang-yangli", Why::Name),
        ("zhangyangli", "speaker/zhang-yangli", Why::Pinyin),
        ("xi'anli", "speaker/xian-li", Why::Pinyin),
        ("谢样例", "speaker/traditional", Why::Name),
        ("xie yang li", "speaker/traditional", Why::Pinyin),
        ("ai shili", "speaker/custom", Why::Pinyin),
        ("mou shili", "speaker/custom", Why::Pinyin),
        ("S. Y. Example", "speaker/shan-yangli", Why::Alias),
        ("样例先生", "speaker/shan-yangli", Why::Alias),
        ("jorg", "speaker/jorg-beispiel", Why::Name),
        ("JÖRG BEISPIEL MULLER", "speaker/jorg-beispiel", Why::Name),
        ("muller jorg", "speaker/jorg-beispiel", Why::Name),
        ("biespiel", "speaker/jorg-beispiel", Why::Spelling),
        ("lim shi li", "speaker/lim-shi-li", Why::Name),
        ("counting sheep", "speaker/wang-shili", Why::Text),
        ("director examples", "speaker/wang-shili", Why::Title),
        ("zeng 示例", "speaker/zeng-shili", Why::Pinyin),
    ]);
    // Namesakes come together; a character tells the third of them apart.
    assert_eq!(
        archive.places("Wang Shili")[..3],
        ["speaker/wang-shili", "speaker/wang-shili-2", "speaker/wang-shili-3"]
    );
    let bearers = archive.places("王示例");
    assert_eq!(bearers[..2], ["speaker/wang-shili", "speaker/wang-shili-2"]);
    assert!(!bearers.contains(&"speaker/wang-shili-3".to_owned()));
    assert_eq!(archive.places("王时力"), ["speaker/wang-shili-3"]);
    // Three letters are too few for a slip.
    assert_eq!(archive.places("lmi"), Vec::<String>::new());
}

#[test]
fn editions_are_found_by_number_year_name_city_and_theme() {
    built_in().first(&[
        ("17", "edition/17", Why::Number),
        ("１７", "edition/17", Why::Number),
        ("17th", "edition/17", Why::Number),
        ("the 17th forum", "edition/17", Why::Number),
        ("seventeenth", "edition/17", Why::Number),
        ("第十七届", "edition/17", Why::Number),
        ("第十七屆", "edition/17", Why::Number),
        ("十七届", "edition/17", Why::Number),
        ("第17届", "edition/17", Why::Number),
        ("第十七届论坛", "edition/17", Why::Number),
        ("first", "edition/1", Why::Number),
        ("2019", "edition/14", Why::Number),
        ("2019年", "edition/14", Why::Number),
        ("17 2023", "edition/17", Why::Number),
        ("Jinan", "edition/17", Why::Name),
        ("济南", "edition/17", Why::Name),
        ("濟南", "edition/17", Why::Name),
        ("jinan 2023", "edition/17", Why::Name),
        ("Beijing", "edition/12", Why::Name),
        ("第十七届中国电子政务论坛暨数字变革创新峰会", "edition/17", Why::Name),
        ("14th China E-Government Forum", "edition/14", Why::Name),
        ("Integration, development, innovation", "edition/5", Why::Title),
        ("融合、发展、创新", "edition/5", Why::Title),
        ("Chinese-style modernization", "edition/17", Why::Title),
    ]);
    made_up().first(&[
        ("sampleton", "edition/2", Why::Name),
        ("twenty-first", "edition/21", Why::Number),
        ("二十一届", "edition/21", Why::Number),
        ("meeting without a year", "edition/undated", Why::Name),
        ("institute of examples", "edition/1", Why::Text),
        ("two volumes", "edition/1", Why::Text),
        ("Example rank of nations", "edition/2", Why::Text),
        ("counted twice", "edition/2", Why::Text),
        ("invented series", "edition/2", Why::Text),
        ("example.org/made-up", "edition/1", Why::Text),
        ("another city", "edition/1", Why::Text),
        ("nothing of this took place", "edition/1", Why::Text),
    ]);
}

#[test]
fn articles_and_photos_are_found_by_their_text() {
    built_in().first(&[
        ("The 17th forum opens", "article/2023-17-opens-in-jinan", Why::Title),
        ("论坛在济南开幕", "article/2023-17-opens-in-jinan-zh", Why::Title),
        ("論壇在濟南開幕", "article/2023-17-opens-in-jinan-zh", Why::Title),
        ("brings out four studies", "article/2019-14-opens-in-guangzhou", Why::Title),
        ("timetable and a route", "article/2023-17-opens-in-jinan", Why::Text),
        ("digital innovations have continued to emerge", "article/2023-17-opens-in-jinan", Why::Text),
        ("数据能够双向流动", "article/2023-17-opens-in-jinan-zh", Why::Text),
        ("addresses the 17th forum by video", "photo/2023-17-001", Why::Caption),
        ("林武在第十七届论坛开幕式上致辞", "photo/2023-17-003", Why::Caption),
        ("\"traditional characters\" mirror", "edition/17", Why::Text),
    ]);
    made_up().first(&[
        ("wooden ducks", "article/2001-1-opens", Why::Text),
        ("1,024", "article/2001-1-opens", Why::Text),
        ("naive as it", "article/2001-1-opens", Why::Text),
        ("数字政府", "article/2001-1-opens-zh", Why::Text),
        ("abc 123", "article/2001-1-opens-zh", Why::Text),
        ("Rita Reporter", "article/2001-1-opens", Why::Credit),
        ("counts sheep", "photo/2001-1-001", Why::Caption),
        ("谢样例主持", "photo/2001-1-002", Why::Caption),
        ("b. photographer", "photo/2001-1-002", Why::Credit),
        ("sheep.jpg", "photo/2001-1-001", Why::Text),
        // Words of different pieces of one record.
        ("ducks reporter naïve", "article/2001-1-opens", Why::Text),
    ]);
}

#[test]
fn an_address_gives_its_place_first() {
    built_in().first(&[
        ("edition/17", "edition/17", Why::Place),
        ("speaker/xie-chuntao", "speaker/xie-chuntao", Why::Place),
        (" Article/2023-17-opens-in-jinan ", "article/2023-17-opens-in-jinan", Why::Place),
        ("photo/2023-17-003", "photo/2023-17-003", Why::Place),
        ("2023-17-003", "photo/2023-17-003", Why::Place),
        ("xie-chuntao", "speaker/xie-chuntao", Why::Place),
        ("2023-17", "edition/17", Why::Place),
        ("timeline", "timeline", Why::Place),
    ]);
    assert_eq!(built_in().places("edition/99"), Vec::<String>::new());
    let results = made_up().search("2001-1-001");
    assert_eq!((results.total, results.hits[0].score), (1, 1000));
}

#[test]
fn what_is_named_comes_before_what_mentions_it() {
    for (query, kind) in [
        ("谢春涛", Kind::Speaker),
        ("Xie Chuntao", Kind::Speaker),
        ("Jinan", Kind::Edition),
        ("第十七届", Kind::Edition),
    ] {
        let results = built_in().search(query);
        assert_eq!(results.hits[0].kind, kind, "{query}");
        assert!(results.hits.iter().any(|hit| hit.kind == Kind::Article), "{query} is mentioned");
        assert!(results.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "{query}");
    }
}

#[test]
fn words_phrases_minus_and_fields_narrow_a_search() {
    made_up().all(&[
        ("sheep ducks", &["article/2001-1-opens", "edition/2"]),
        ("\"sheep and ducks\"", &["edition/2"]),
        ("sheep -ducks", &["edition/1", "photo/2001-1-001", "speaker/wang-shili"]),
        ("-sheep ducks", &[]),
        ("ducks -\"sheep and\"", &["article/2001-1-opens"]),
        ("sheep type:photo", &["photo/2001-1-001"]),
        ("sheep -type:photo type:article", &["article/2001-1-opens"]),
        ("类型:照片", &["photo/2001-1-001", "photo/2001-1-002", "photo/2001-1-003"]),
        ("has:photo type:photo", &["photo/2001-1-001"]),
        ("missing:photo type:photo", &["photo/2001-1-002", "photo/2001-1-003"]),
        ("缺:照片 类型:文章", &["article/2001-1-opens-zh"]),
        ("has:photo type:article", &["article/2001-1-opens"]),
        ("type:press", &["article/2001-1-opens"]),
        ("type:summary", &["article/2001-1-opens-zh"]),
        ("-type:press type:article", &["article/2001-1-opens-zh"]),
        ("edition:2", &["edition/2", "speaker/wang-shili", "speaker/wang-shili-2"]),
        ("edition:2..21 type:edition", &["edition/2", "edition/21"]),
        ("edition:2001-1 type:edition", &["edition/1"]),
        ("届:第二届 类型:届次", &["edition/2"]),
        ("year:2001..2002 type:edition", &["edition/1", "edition/2"]),
        ("year:2003.. type:edition", &["edition/21"]),
        ("-year:2001 type:edition", &["edition/2", "edition/21", "edition/undated"]),
        ("speaker:wang-shili-2", &["speaker/wang-shili-2", "edition/2"]),
        ("speaker:xieyangli", &["speaker/traditional", "edition/1", "photo/2001-1-002"]),
        ("人:谢样例 类型:照片", &["photo/2001-1-002"]),
        ("speaker:\"S. Y. Example\" type:speaker", &["speaker/shan-yangli"]),
        ("role:keynote type:speaker", &["speaker/wang-shili", "speaker/wang-shili-2"]),
        ("role:keynote edition:1 type:speaker", &["speaker/wang-shili"]),
        ("身份:主旨演讲 届:1 类型:人", &["speaker/wang-shili"]),
        // Role and mode are those of one appearance.
        ("role:keynote mode:video type:speaker", &[]),
        ("mode:video type:speaker", &["speaker/wang-shili", "speaker/shan-yangli"]),
        ("方式:视频 edition:2 type:speaker", &["speaker/wang-shili"]),
        ("role:keynote type:photo", &["photo/2001-1-001"]),
        ("role:keynote speaker:shan-yangli", &[]),
        ("role:keynote role:moderator edition:1 type:speaker", &["speaker/wang-shili", "speaker/traditional"]),
        ("-role:keynote type:speaker edition:1", &["speaker/shan-yangli", "speaker/traditional"]),
        ("city:exampleton type:edition", &["edition/1"]),
        ("城市:示例 type:edition", &["edition/1"]),
        ("agency:\"example news\" type:article", &["article/2001-1-opens"]),
        ("credit:photographer", &["photo/2001-1-001", "photo/2001-1-002"]),
        ("署名:rita", &["article/2001-1-opens"]),
        ("speaker:nobody", &[]),
        ("year:1999", &[]),
        ("year:2021", &["edition/21"]),
    ]);
    built_in().all(&[
        ("year:2023 type:edition", &["edition/17"]),
        ("speaker:wang-qinmin type:edition", &["edition/14", "edition/17"]),
        ("speaker:wang-qinmin speaker:xie-chuntao type:edition", &["edition/17"]),
        ("人:xct 类型:照片", &["photo/2023-17-002"]),
        ("role:keynote year:2023 type:speaker", &["speaker/wang-qinmin"]),
        ("mode:video type:speaker", &["speaker/li-junhua"]),
        ("city:guangzhou type:edition", &["edition/14", "edition/16"]),
        ("credit:\"Sun Tingting\" -lin -cao -xie", &["photo/2023-17-001"]),
        ("has:photo type:photo", &[]),
    ]);
}

#[test]
fn what_is_not_understood_is_sought_as_it_stands_with_a_hint() {
    let hint = |query: &str, language| {
        let results = made_up().search(query);
        results.hints.iter().map(|hint| hint.words(language)).collect::<Vec<_>>().join(" ")
    };
    for (query, english, chinese) in [
        ("colour:red", "There is no field “colour”", "没有“colour”字段"),
        ("year:soon", "“year:” needs a number or a range", "“year:”之后应为数字或范围"),
        ("role:king", "keynote, speech, opening-address", "keynote, speech, opening-address"),
        ("身份:国王", "主旨演讲", "主旨演讲"),
        ("speaker:", "“speaker:” needs a value after it", "“speaker:”之后应紧接所找的值"),
        ("\"sheep and", "A quotation mark is not closed", "引号没有闭合"),
        ("-sheep", "There is only what must not be found", "只写了不要的内容"),
    ] {
        assert!(hint(query, Language::En).contains(english), "{query}: {}", hint(query, Language::En));
        assert!(hint(query, Language::Zh).contains(chinese), "{query}: {}", hint(query, Language::Zh));
    }
    assert_eq!(hint("sheep https://example.org 10:30 主题：示例", Language::En), "");
    assert_eq!(made_up().places("\"sheep and"), ["edition/2"]);
    assert_eq!(made_up().places("sheep and year:"), made_up().places("sheep and"));
}

#[test]
fn hits_say_what_was_found_and_where() {
    let hit = |archive: &Archive, query: &str| -> (String, String, Option<usize>) {
        let results = archive.search(query);
        let hit = results.hits.first().unwrap().clone();
        let mut marked = hit.snippet.clone();
        for mark in hit.marks.iter().rev() {
            marked.insert(mark.end, ']');
            marked.insert(mark.start, '[');
        }
        (hit.title.show(Language::En).to_owned(), marked, hit.block)
    };
    let made_up = made_up();
    for (query, title, marked, block) in [
        ("xie yang li", "謝樣例", "[謝樣例]", None),
        ("xie", "謝樣例", "[謝]樣例", None),
        ("論壇開幕", "示例論壇開幕", "示例[論壇開幕]", None),
        ("数字政府 样例", "示例論壇開幕", "示例論壇在示例市開幕，[數字政府]與[樣例]。ＡＢＣ　１２３。", Some(0)),
        ("abc 123", "示例論壇開幕", "示例論壇在示例市開幕，數字政府與樣例。[ＡＢＣ]　[１２３]。", Some(0)),
        ("\"abc 123\"", "示例論壇開幕", "示例論壇在示例市開幕，數字政府與樣例。[ＡＢＣ　１２３]。", Some(0)),
        ("wooden", "The Example Forum opens", "[wooden] ducks", Some(2)),
        ("naive", "The Example Forum opens", "There are 1,024 of them, [naïve] as it may sound.", Some(3)),
        ("counts", "Wang Shili counts sheep", "Wang Shili [counts] sheep", None),
        ("muller", "Jörg Beispiel-Müller", "Jörg Beispiel-[Müller]", None),
        ("2", "2nd Example Forum", "[2]nd Example Forum", None),
        ("biespiel", "Jörg Beispiel-Müller", "[Jörg Beispiel-Müller]", None),
    ] {
        assert_eq!(hit(made_up, query), (title.to_owned(), marked.to_owned(), block), "{query}");
    }
    assert_eq!(hit(built_in(), "xct").1, "[谢春涛]");
    assert_eq!(hit(built_in(), "谢chuntao").1, "[谢春涛]");
    // A long paragraph is cut around what was found.
    let (_, snippet, block) = hit(built_in(), "\"timetable and a route\"");
    assert!(
        snippet.starts_with('…') && snippet.ends_with('…') && snippet.contains("[timetable and a route]"),
        "{snippet}"
    );
    assert!(snippet.chars().count() < 180, "{snippet}");
    assert_eq!(block, Some(3));
    let chinese = made_up.index.search(&made_up.catalog, &Query::parse("type:photo 数羊"), 1, Language::Zh);
    assert_eq!(chinese.hits[0].snippet, "王示例数羊");
}

#[test]
fn of_many_hits_all_are_counted_and_some_are_shown() {
    let archive = built_in();
    let shown = |limit| archive.index.search(&archive.catalog, &Query::parse("forum"), limit, Language::En);
    let all = shown(1000);
    assert!(all.total > 20);
    for limit in [0, 1, 7, all.total] {
        let some = shown(limit);
        assert_eq!((some.total, some.hits.as_slice()), (all.total, &all.hits[..limit]), "{limit}");
        assert_eq!(some.counts, all.counts);
    }
    let nothing = archive.search("");
    assert_eq!((nothing.total, nothing.hits.len(), nothing.hints.len()), (0, 0, 0));
    let empty = Catalog::default();
    for query in ["", "forum", "edition/1", "type:photo", "role:keynote", "xct", "year:2001"] {
        let results = Index::build(&empty).search(&empty, &Query::parse(query), 10, Language::Zh);
        assert_eq!(results.hits, [], "{query}");
        // The index of another catalog finds nothing that is not there.
        built_in().index.search(&empty, &Query::parse(query), 10, Language::Zh);
        Index::build(&empty).search(&archive.catalog, &Query::parse(query), 10, Language::Zh);
    }
}

#[test]
fn counts_are_what_a_filter_leaves() {
    for archive in [built_in(), made_up()] {
        for query in ["forum", "论坛", "wang", "2023", "示例", "type:photo", "digital -jinan"] {
            let results = archive.search(query);
            let left = |filter: String| archive.search(&format!("{query} {filter}")).total;
            let kinds: usize = results.counts.kinds.iter().map(|(_, count)| count).sum();
            assert_eq!(kinds, results.total, "{query}");
            for (kind, count) in &results.counts.kinds {
                // A second type would widen the first.
                if !query.contains("type:") {
                    assert_eq!(left(format!("type:{}", kind.code())), *count, "{query} {kind:?}");
                }
            }
            for (edition, count) in &results.counts.editions {
                let entry = archive.catalog.edition(*edition).unwrap();
                if let Some(number) = entry.record.number {
                    assert_eq!(left(format!("edition:{number}")), *count, "{query} {number}");
                }
            }
            for (person, count) in &results.counts.people {
                let id = &archive.catalog.person(*person).unwrap().record.id;
                assert_eq!(left(format!("speaker:{id}")), *count, "{query} {id}");
            }
        }
    }
}

#[test]
fn a_query_can_be_completed() {
    let complete = |archive: &Archive, typed: &str, language| -> Vec<String> {
        let found = archive.index.complete(&archive.catalog, typed, language, 6);
        found.into_iter().map(|one| format!("{}{}", &typed[..one.from], one.text)).collect()
    };
    let made_up = made_up();
    for (typed, expected) in [
        ("e", vec!["edition:"]),
        ("sheep ro", vec!["sheep role:"]),
        ("-ci", vec!["-city:"]),
        ("身", vec!["身份:"]),
        ("role:key", vec!["role:keynote"]),
        ("type:ph", vec!["type:photo"]),
        ("edition:2", vec!["edition:21", "edition:2"]),
        ("届:", vec!["届:21", "届:2", "届:1"]),
        ("city:sam", vec!["city:Sampleton"]),
        ("speaker:jorg", vec!["speaker:\"Jörg Beispiel-Müller\""]),
        ("credit:a.", vec!["credit:\"A. Photographer / Example News\""]),
        ("agency:", vec!["agency:\"Example News\""]),
        ("has:", vec!["has:photo"]),
        ("nothing:x", vec![]),
        ("zzz", vec![]),
        ("", vec![]),
    ] {
        let found = complete(made_up, typed, Language::En);
        assert_eq!(found, expected, "{typed}");
        // What is offered is understood.
        for one in found.iter().filter(|one| !one.ends_with(':')) {
            assert_eq!(Query::parse(one).hints(), [], "{one}");
        }
    }
    assert_eq!(complete(made_up, "身份:", Language::Zh)[0], "身份:主旨演讲");
}

/// The texts of a record: what stands in its file but for ids, dates and words of the format.
fn texts(record: &impl Serialize) -> Vec<String> {
    const NO_TEXT: &[&str] = &[
        "id",
        "person",
        "people",
        "field",
        "date",
        "planned",
        "kind",
        "language",
        "role",
        "mode",
        "status",
        "certainty",
        "scale",
        "speaker",
        "source",
        "photo",
        "appeared_in",
        "translation_of",
        "formerly",
        "reading",
        "founded",
        "photos",
    ];
    fn collect(value: &Value, texts: &mut Vec<String>) {
        match value {
            Value::String(text) if !text.trim().is_empty() => texts.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|one| collect(one, texts)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    // A block is named after its kind.
                    let block = name == "photo" && value.is_object();
                    let ids =
                        name == "sources" && value.as_array().is_some_and(|list| list.iter().any(Value::is_string));
                    if !block && !ids && !NO_TEXT.contains(&name.as_str()) {
                        collect(value, texts);
                    }
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(&serde_json::to_value(record).unwrap(), &mut found);
    found
}

/// Every text of every record, with the place where it has to be found; any place for what has
/// none of its own.
fn everything(archive: &Archive) -> Vec<(String, Option<String>)> {
    let catalog = &archive.catalog;
    let mut all = Vec::new();
    let mut add =
        |place: Option<String>, texts: Vec<String>| all.extend(texts.into_iter().map(|text| (text, place.clone())));
    for entry in catalog.editions() {
        add(Some(entry.place().to_string()), texts(&entry.record));
    }
    for entry in catalog.people() {
        add(Some(entry.place().to_string()), texts(&entry.record));
    }
    for entry in catalog.articles() {
        add(Some(entry.place().to_string()), texts(&entry.record));
    }
    for entry in catalog.photos() {
        add(Some(entry.place().to_string()), texts(&entry.record));
        add(None, entry.file_sources.iter().flat_map(texts).collect());
    }
    add(None, texts(&catalog.forum));
    add(None, texts(&catalog.indicators));
    all
}

fn assert_found(archive: &Archive, query: &Query, place: &Option<String>) {
    let results = archive.of(query);
    let there = results.hits.iter().any(|hit| place.as_ref().is_none_or(|place| hit.place.to_string() == *place));
    assert!(there, "“{}” is not found at {place:?}", query.text());
}

#[test]
fn every_text_of_every_record_is_found_whole() {
    for archive in [built_in(), made_up()] {
        let all = everything(archive);
        assert!(all.len() > 50);
        for (text, place) in all {
            // A query is cut at a thousand characters; texts are not that long.
            assert_found(archive, &Query::literal(&text), &place);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn every_part_of_every_text_is_found(
        which in any::<prop::sample::Index>(), from in any::<prop::sample::Index>(), take in 1usize..30, made in any::<bool>(), upper in any::<bool>(),
    ) {
        static ALL: OnceLock<[Vec<(String, Option<String>)>; 2]> = OnceLock::new();
        let all = ALL.get_or_init(|| [everything(built_in()), everything(made_up())]);
        let archive = if made { made_up() } else { built_in() };
        let (text, place) = which.get(&all[usize::from(made)]);
        let part: String = text.chars().skip(from.index(text.chars().count())).take(take).collect();
        let part = if upper { part.to_uppercase() } else { part };
        let query = Query::literal(&part);
        if !query.is_empty() {
            assert_found(archive, &query, place);
        }
        // As words too, where none of them means something else.
        let plain = |c: char| c.is_alphanumeric() || c == ' ' || c == ',' || c == '.';
        let words = Query::parse(&part);
        if part.chars().all(plain) && !words.is_empty() {
            assert_found(archive, &words, place);
        }
    }

    #[test]
    fn anything_gets_an_answer(query in "\\PC{0,80}") {
        made_up().search(&query);
        built_in().search(&query);
    }

    #[test]
    fn anything_that_looks_like_a_query_gets_an_answer(
        parts in prop::collection::vec("(-?(edition|year|speaker|role|mode|city|agency|credit|type|has|missing|届|年|人|x):?(\"|“|\\.\\.|-|[0-9]{0,12}|[a-z]{0,3}|谢)?)|\\PC{0,4}", 0..8),
    ) {
        let query = parts.join(" ");
        made_up().search(&query);
        let catalog = &made_up().catalog;
        made_up().index.complete(catalog, &query, Language::Zh, 5);
    }
}

#[test]
fn hostile_queries_get_an_answer_in_bounded_time() {
    let queries = [
        "x".repeat(10_000),
        "谢".repeat(10_000),
        "x ".repeat(5_000),
        "\"".repeat(10_000),
        "-".repeat(10_000),
        ":".repeat(10_000),
        "edition:1 ".repeat(1_000),
        "-speaker:x ".repeat(1_000),
        "a-".repeat(5_000),
        "\u{301}".repeat(10_000),
        "\u{0}\u{1}\u{7F}\u{85}".to_owned(),
        "\u{202E}gnaW\u{202C} \u{200F}שלום العربية".to_owned(),
        "👩‍💻🇨🇳🏳️‍🌈".to_owned(),
        ".*[a-z]+(?:sheep|ducks){1,9999}$^\\d\\".to_owned(),
        "year:99999999999999999999..1".to_owned(),
        "edition:..".to_owned(),
        "speaker:\"\"".to_owned(),
        "year:2019..2015".to_owned(),
        format!("speaker:{}", "a".repeat(5_000)),
        "zhchshzhchsh".repeat(800),
        "\u{10FFFF}\u{FFFE}\u{FFFD}".to_owned(),
    ];
    for query in queries {
        let begin = Instant::now();
        for archive in [built_in(), made_up()] {
            archive.search(&query);
            archive.index.complete(&archive.catalog, &query, Language::En, 10);
        }
        let shown: String = query.chars().take(20).collect();
        assert!(begin.elapsed() < Duration::from_secs(5), "{shown}… took {:?}", begin.elapsed());
    }
}
