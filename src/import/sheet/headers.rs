//! The row of headers of a sheet, and what its columns are, by the words in it, in English and
//! Chinese. It need not be the first row, and may be two rows, of which the second says in which
//! language, or divides what the first has as one.

use std::collections::BTreeSet;

use super::grid::{Sheet, Spans};
use crate::{
    import::{Column, ColumnKind, ColumnKind as K, wrap},
    model::{Language, is_han},
    search::simplified,
};

/// In so many rows the headers are looked for.
const LOOKED_AT: usize = 50;
/// So many values of a column are shown, of so many characters.
const SAMPLES: (usize, usize) = (3, 60);

/// What headers are called, simplified and in small letters.
const WORDS: &[(ColumnKind, &[&str])] = &[
    (
        K::Name,
        &[
            "name",
            "full name",
            "speaker",
            "speaker name",
            "speakers name",
            "name of speaker",
            "guest",
            "guest name",
            "presenter",
            "lecturer",
            "person",
            "participant",
            "姓名",
            "名字",
            "嘉宾",
            "嘉宾姓名",
            "演讲人",
            "演讲人姓名",
            "演讲嘉宾",
            "演讲者",
            "主讲人",
            "主讲嘉宾",
            "发言人",
            "发言嘉宾",
            "报告人",
            "讲者",
            "讲师",
            "与会嘉宾",
            "出席嘉宾",
            "参会嘉宾",
            "拟邀嘉宾",
            "人员",
            "人物",
        ],
    ),
    (
        K::Title,
        &[
            "title",
            "position",
            "job title",
            "post",
            "title and organisation",
            "title and organization",
            "职务",
            "职位",
            "职称",
            "职务职称",
            "头衔",
            "单位职务",
            "单位及职务",
            "单位和职务",
            "单位与职务",
            "职务单位",
            "工作单位及职务",
            "工作单位职务",
            "嘉宾职务",
            "现任职务",
        ],
    ),
    (
        K::Organisation,
        &[
            "organisation",
            "organization",
            "affiliation",
            "institution",
            "company",
            "employer",
            "org",
            "单位",
            "机构",
            "组织",
            "工作单位",
            "所在单位",
            "所属单位",
            "单位名称",
            "公司",
            "机构名称",
        ],
    ),
    (
        K::Topic,
        &[
            "topic",
            "subject",
            "speech title",
            "title of speech",
            "topic of speech",
            "speech topic",
            "talk",
            "talk title",
            "title of talk",
            "presentation",
            "presentation title",
            "theme",
            "题目",
            "演讲题目",
            "主题",
            "演讲主题",
            "报告题目",
            "报告主题",
            "发言题目",
            "发言主题",
            "议题",
            "题目主题",
            "内容",
            "演讲内容",
        ],
    ),
    (
        K::Session,
        &[
            "session",
            "forum",
            "special forum",
            "sub forum",
            "subforum",
            "track",
            "segment",
            "论坛",
            "环节",
            "会场",
            "分论坛",
            "专题论坛",
            "平行论坛",
            "论坛名称",
            "板块",
            "单元",
            "场次",
        ],
    ),
    (K::Role, &["role", "角色", "形式", "身份", "发言形式", "演讲形式"]),
    (
        K::Mode,
        &["mode", "participation", "mode of participation", "方式", "参会方式", "出席方式", "发言方式", "参与方式"],
    ),
    (
        K::Time,
        &[
            "time",
            "times",
            "start",
            "start time",
            "from",
            "begins",
            "时间",
            "时段",
            "时间段",
            "开始",
            "开始时间",
            "起始时间",
        ],
    ),
    (K::TimeEnd, &["end", "end time", "to", "until", "ends", "结束", "结束时间"]),
    (K::Date, &["date", "day", "日期"]),
    (K::Edition, &["edition", "届", "届次", "届数", "第几届"]),
    (K::Year, &["year", "年份", "年度", "年"]),
];

/// The headers of a sheet.
pub(super) struct Header {
    /// The first of its rows.
    pub first: u32,
    /// The last of them.
    pub last: u32,
    /// The columns from the left: where each is, its header, and what it is.
    pub columns: Vec<(u32, String, ColumnKind)>,
}

impl Header {
    /// Where the column of a kind is.
    pub fn column(&self, kind: ColumnKind) -> Option<u32> {
        self.columns.iter().find(|(_, _, own)| *own == kind).map(|(column, ..)| *column)
    }

    /// What a column is.
    pub fn kind(&self, column: u32) -> ColumnKind {
        self.columns.iter().find(|(own, ..)| *own == column).map_or(K::Ignored, |(.., kind)| *kind)
    }
}

/// The headers of a sheet; none if no row can be one. A row of headers that are not known is taken
/// for one too, so that a person can say what they are.
pub(super) fn find(sheet: &Sheet) -> Option<Header> {
    let rows: Vec<u32> = sheet.rows().into_iter().take(LOOKED_AT).collect();
    let scores = rows.iter().map(|row| (*row, score(sheet, *row)));
    // Of rows that are alike the first one.
    let best = scores.rev().max_by_key(|(_, (kinds, _))| *kinds)?;
    let known = |(kinds, names): (usize, bool)| kinds >= 2 || kinds == 1 && names;
    let row = match best {
        (row, score) if known(score) => row,
        _ => *rows.iter().find(|row| sheet.row(**row).count() >= 2)?,
    };
    let at = rows.iter().position(|one| *one == row)?;
    let before = at.checked_sub(1).and_then(|at| rows.get(at)).copied();
    let after = rows.get(at + 1).copied();
    let (first, last) = match (before, after) {
        (_, Some(after)) if divides(sheet, after) => (row, after),
        (Some(before), _) if divides(sheet, row) && score(sheet, before).0 > 0 => (before, row),
        _ => (row, row),
    };
    Some(Header { first, last, columns: columns(sheet, first, last) })
}

/// How many kinds of columns a row names, and whether one of them is of names.
fn score(sheet: &Sheet, row: u32) -> (usize, bool) {
    let kinds = sheet.row(row).filter_map(|(_, cell)| Meaning::of(&cell.words).kind);
    let kinds: std::collections::HashSet<ColumnKind> = kinds.collect();
    (kinds.len(), kinds.contains(&K::Name))
}

/// Whether everything in a row is a header or a language.
fn divides(sheet: &Sheet, row: u32) -> bool {
    sheet.row(row).all(|(_, cell)| {
        let meaning = Meaning::of(&cell.words);
        meaning.kind.is_some() || meaning.is_language
    })
}

fn columns(sheet: &Sheet, first: u32, last: u32) -> Vec<(u32, String, ColumnKind)> {
    let used: BTreeSet<u32> = sheet.cells.range((first, 0)..).map(|((_, column), _)| *column).collect();
    let mut known: Vec<(ColumnKind, Option<Language>)> = Vec::new();
    let mut columns = Vec::new();
    for column in used {
        let header = words(sheet, column, first, last);
        let meaning = Meaning::of(&header);
        let kind = meaning.kind.map_or(K::Ignored, |kind| {
            let before = known.iter().find(|(own, _)| *own == kind).map(|(_, language)| *language);
            let other = kind.other().filter(|other| !known.iter().any(|(own, _)| own == other));
            match before {
                None => kind,
                Some(language) if language != meaning.language => other.unwrap_or_default(),
                Some(_) => K::Ignored,
            }
        });
        known.push((kind, meaning.language));
        columns.push((column, header, kind));
    }
    columns
}

/// The header of a column: what stands in it, and what stands above it for several.
fn words(sheet: &Sheet, column: u32, first: u32, last: u32) -> String {
    let own = |row: u32| sheet.cell((row, column)).map(|cell| wrap::in_one_line(&cell.words));
    let above = || {
        let wide = |area: &&super::grid::Area| area.from.0 == first && (area.from.1..=area.to.1).contains(&column);
        let area = sheet.merged.iter().find(wide)?;
        sheet.cell(area.from).map(|cell| wrap::in_one_line(&cell.words))
    };
    if first == last {
        return own(first).unwrap_or_default();
    }
    let below = own(last);
    let is_language = below.as_ref().is_some_and(|below| Meaning::of(below).is_language);
    // In text nothing is merged: a language without a header above it divides the one to its left.
    let to_left = || {
        let cell = sheet.row(first).take_while(|(own, _)| *own < column).last();
        cell.filter(|_| is_language).map(|(_, cell)| wrap::in_one_line(&cell.words))
    };
    match (own(first).or_else(above).or_else(to_left), below) {
        (Some(top), Some(below)) if is_language => format!("{top} ({below})"),
        (_, Some(below)) => below,
        (top, None) => top.unwrap_or_default(),
    }
}

/// What a header means.
struct Meaning {
    kind: Option<ColumnKind>,
    /// The language that it names or is in; none if it is in both.
    language: Option<Language>,
    /// Whether it names a language and nothing else.
    is_language: bool,
}

impl Meaning {
    fn of(header: &str) -> Meaning {
        // A sentence is no header.
        if header.chars().count() > 60 {
            return Meaning { kind: None, language: None, is_language: false };
        }
        let plain = simplified(header).to_lowercase().replace(['\'', '’'], "");
        let mut named = None;
        let han: String = plain.chars().filter(|c| is_han(*c)).collect();
        let han = without_language(&han, &mut named);
        let tokens = plain.split(|c: char| !c.is_alphabetic() || is_han(c)).filter(|token| !token.is_empty());
        let mut is_word = |token: &&str| {
            let language = match *token {
                "en" | "eng" | "english" => Language::En,
                "zh" | "cn" | "chs" | "chinese" => Language::Zh,
                // `Speaker(s)` is one.
                word => return word != "s",
            };
            named = Some(language);
            false
        };
        let latin = tokens.filter(|token| is_word(token)).collect::<Vec<_>>().join(" ");
        let own = match (han.is_empty(), latin.is_empty()) {
            (false, true) => Some(Language::Zh),
            (true, false) => Some(Language::En),
            _ => None,
        };
        let kind = known(han).or_else(|| known(&latin)).or_else(|| known(latin.strip_suffix('s')?));
        let is_language = named.is_some() && han.is_empty() && latin.is_empty();
        Meaning { kind, language: named.or(own), is_language }
    }
}

fn known(words: &str) -> Option<ColumnKind> {
    WORDS.iter().find(|(_, known)| known.contains(&words)).map(|(kind, _)| *kind)
}

/// A header without `中文` or `英文` before or after it.
fn without_language<'a>(han: &'a str, named: &mut Option<Language>) -> &'a str {
    for (words, language) in
        [("英文", Language::En), ("英语", Language::En), ("中文", Language::Zh), ("汉语", Language::Zh)]
    {
        if let Some(rest) = han.strip_prefix(words).or_else(|| han.strip_suffix(words)) {
            *named = Some(language);
            // `英文名` is a name.
            return if rest == "名" { "姓名" } else { rest };
        }
    }
    han
}

/// The columns of a sheet as they are shown.
pub(super) fn shown(sheet: &Sheet, header: &Header) -> Vec<Column> {
    let one = |(column, words, kind): &(u32, String, ColumnKind)| {
        let spans = Spans::of(sheet, *column);
        let mut samples: Vec<String> = Vec::new();
        for ((row, own), cell) in sheet.cells.range((header.last + 1, 0)..) {
            if samples.len() >= SAMPLES.0 {
                break;
            }
            let short: String = wrap::in_one_line(&cell.words).chars().take(SAMPLES.1).collect();
            if own == column && spans.row(*row) > header.last && !short.is_empty() && !samples.contains(&short) {
                samples.push(short);
            }
        }
        Column { sheet: sheet.name.clone(), header: words.clone(), kind: *kind, samples }
    };
    header.columns.iter().map(one).collect()
}
