//! What stands in cells: times, days, numbers of editions, names, and words in two languages.

use std::ops::Range;

use super::{cells, grid::Cell};
use crate::{
    import::press,
    model::{Edtf, is_han},
    search::{edition_number, fold},
};

/// What is written where a name is not known yet, or nobody speaks.
const NOBODY: &[&str] = &[
    "tbd",
    "tba",
    "tbc",
    "n/a",
    "none",
    "-",
    "--",
    "/",
    "—",
    "待定",
    "待邀",
    "待邀请",
    "待确认",
    "拟邀",
    "无",
    "空缺",
    "同上",
];

/// A time of day as records have it: `09:00`, or from and to, `09:00/09:20`.
pub(super) fn time(cell: &Cell, from_1904: bool) -> Option<String> {
    let words = match cell.number {
        Some(days) if days.fract() > 0.0 && days < 100_000.0 => cells::serial(days, from_1904),
        Some(_) => return None,
        None => cell.words.clone(),
    };
    let words = after_day(&words).to_lowercase();
    let words: String = words.chars().map(plain).collect();
    let words = words.replace(" to ", "-");
    let (from, to) = words.split_once('-').map_or((words.as_str(), None), |(from, to)| (from, Some(to)));
    let from = Clock::read(from)?;
    let Some(to) = to.map(|to| Clock::read(to).ok_or(())) else { return Some(from.at(from.half)) };
    let to = to.ok()?;
    // `2:30-3:30 pm` and `下午2:30-3:30` are both in the afternoon.
    let end = to.at(to.half.or(from.half));
    let begin = match (from.half, to.half) {
        (None, Some(half)) if from.at(Some(half)) <= end => from.at(Some(half)),
        _ => from.at(from.half),
    };
    (begin <= end).then(|| format!("{begin}/{end}"))
}

/// Words without a day before the time.
fn after_day(words: &str) -> &str {
    let words = words.trim();
    let rest = words.split_once(' ').filter(|(day, _)| day.len() == 10 && day.parse::<Edtf>().is_ok());
    let rest = rest.or_else(|| words.rsplit_once(['日', '号'])).map_or(words, |(_, rest)| rest);
    rest.trim()
}

/// A sign of a time as it is meant.
fn plain(c: char) -> char {
    match c {
        '：' | '时' | '點' | '点' | '時' => ':',
        '—' | '–' | '－' | '―' | '‐' | '‑' | '~' | '～' | '〜' | '至' | '到' => '-',
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Half {
    Morning,
    Afternoon,
}

struct Clock {
    hour: u32,
    minute: u32,
    half: Option<Half>,
}

impl Clock {
    fn read(words: &str) -> Option<Clock> {
        let mut rest = words.replace("a.m.", "am").replace("p.m.", "pm");
        let mut half = None;
        for (mark, means) in [
            ("上午", Half::Morning),
            ("早上", Half::Morning),
            ("am", Half::Morning),
            ("下午", Half::Afternoon),
            ("晚上", Half::Afternoon),
            ("中午", Half::Afternoon),
            ("pm", Half::Afternoon),
        ] {
            if rest.contains(mark) {
                half = Some(means);
                rest = rest.replace(mark, "");
            }
        }
        let mut parts = rest.trim().trim_end_matches('分').split(':');
        let (hour, minute) = (parts.next()?.trim(), parts.next()?.trim());
        let seconds = parts.next().is_none_or(|seconds| seconds.trim().parse::<u32>().is_ok_and(|number| number < 60));
        let digits = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        // `9点` is nine o'clock.
        let minute = if minute.is_empty() { "00" } else { minute };
        if !seconds || parts.next().is_some() || !digits(hour) || !digits(minute) {
            return None;
        }
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        (hour < 24 && minute < 60).then_some(Clock { hour, minute, half })
    }

    fn at(&self, half: Option<Half>) -> String {
        let hour = match half {
            Some(Half::Afternoon) if self.hour < 12 => self.hour + 12,
            Some(Half::Morning) if self.hour == 12 && self.half.is_some() => 0,
            _ => self.hour,
        };
        format!("{hour:02}:{:02}", self.minute)
    }
}

/// A day.
pub(super) fn day(cell: &Cell, from_1904: bool) -> Option<Edtf> {
    let words = match cell.number {
        // Of the years 1950 to 2120; a smaller number is none of a day.
        Some(days) if (18_000.0..80_500.0).contains(&days) => cells::serial(days, from_1904),
        Some(_) => return None,
        None => cell.words.clone(),
    };
    let date = words.split(' ').next().unwrap_or_default();
    date.parse().ok().or_else(|| press::table::day(&words))
}

/// The number of an edition, or a year.
pub(super) fn edition(words: &str) -> (Option<u32>, Option<u16>) {
    match year(words) {
        Some(year) => (None, Some(year)),
        None => (edition_number(words), None),
    }
}

/// A year: `2001`, `2001年`.
pub(super) fn year(words: &str) -> Option<u16> {
    let digits = words.trim().trim_end_matches(['年', '度']);
    let year = Some(digits).filter(|digits| digits.len() == 4)?.parse().ok();
    year.filter(|year| (1900..2200).contains(year))
}

/// A name, perhaps in both languages, as parts of a cell's words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub own: Range<usize>,
    pub other: Option<Range<usize>>,
}

/// The people whom a cell names, and what stands in brackets behind a name and is none.
pub(super) fn names(words: &str) -> (Vec<Name>, Vec<Range<usize>>) {
    let mut names = Vec::new();
    let mut notes = Vec::new();
    for part in several(words) {
        let Some((name, note)) = name(words, part) else { continue };
        notes.extend(note);
        names.extend(name);
    }
    (names, notes)
}

/// The parts of a cell that name one person each.
fn several(words: &str) -> Vec<Range<usize>> {
    let parts = split(words, |c| matches!(c, '、' | ';' | '；'));
    if parts.len() > 1 {
        return parts;
    }
    // Commas and spaces stand between Chinese names, and within others.
    let short = |part: &Range<usize>| {
        let name = words.get(part.clone()).unwrap_or_default();
        name.chars().all(is_han) && (2..=4).contains(&name.chars().count())
    };
    let parts = split(words, |c| matches!(c, ',' | '，') || c.is_whitespace());
    if parts.len() > 1 && parts.iter().all(short) { parts } else { split(words, |_| false) }
}

/// The parts between signs, without space around them, and without those that are empty.
fn split(words: &str, sign: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for part in words.split(&sign) {
        let range = trimmed(words, from..from + part.len());
        if !range.is_empty() {
            parts.push(range);
        }
        from += part.len();
        from += words.get(from..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    parts
}

fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let part = words.get(range.clone()).unwrap_or_default();
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The name in a part, and what is no name in it; none if nobody is named.
fn name(words: &str, part: Range<usize>) -> Option<(Option<Name>, Option<Range<usize>>)> {
    let text = words.get(part.clone())?;
    if NOBODY.contains(&fold(text).trim()) {
        return None;
    }
    if text.chars().count() > 60 {
        return Some((None, Some(part)));
    }
    let at = |range: Range<usize>| trimmed(words, part.start + range.start..part.start + range.end);
    if let Some(open) = text.find(['(', '（']).filter(|open| *open > 0) {
        let inner = open + text.get(open..)?.chars().next()?.len_utf8();
        let close = text.rfind([')', '）']).filter(|close| *close >= inner).unwrap_or(text.len());
        let (own, inside) = (at(0..open), at(inner..close));
        return Some(match differ(words.get(own.clone())?, words.get(inside.clone())?) {
            true => (Some(Name { own, other: Some(inside) }), None),
            false => (Some(Name { own, other: None }), Some(inside).filter(|inside| !inside.is_empty())),
        });
    }
    let (own, other) =
        two(text).or_else(|| by_script(text)).map_or((0..text.len(), None), |(own, other)| (own, Some(other)));
    Some((Some(Name { own: at(own), other: other.map(at) }), None))
}

/// Words in two languages with a sign between them, as parts.
pub(super) fn two(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    let parts = split(words, |c| matches!(c, '/' | '／' | '|' | '｜'));
    let [one, other] = parts.as_slice() else { return None };
    differ(words.get(one.clone())?, words.get(other.clone())?).then(|| (one.clone(), other.clone()))
}

/// `张三 San Zhang`: Chinese characters on one side, letters on the other.
fn by_script(words: &str) -> Option<(Range<usize>, Range<usize>)> {
    let kind = |c: char| if is_han(c) { Some(true) } else { c.is_alphabetic().then_some(false) };
    let first = words.chars().find_map(kind)?;
    let at = words.char_indices().find(|(_, c)| kind(*c) == Some(!first)).map(|(at, _)| at)?;
    let (one, other) = (trimmed(words, 0..at), trimmed(words, at..words.len()));
    differ(words.get(one.clone())?, words.get(other.clone())?).then_some((one, other))
}

/// Whether one is in Chinese and the other is not.
pub(super) fn differ(one: &str, other: &str) -> bool {
    let chinese = |words: &str| words.chars().any(is_han);
    let letters = |words: &str| words.chars().any(|c| c.is_alphabetic() && !is_han(c));
    chinese(one) && letters(other) && !chinese(other) || chinese(other) && letters(one) && !chinese(one)
}

/// A name without the space that makes short Chinese names as wide as others: `张　三`.
pub(super) fn closed(name: &str) -> String {
    let padded = name.chars().any(char::is_whitespace) && name.chars().all(|c| is_han(c) || c.is_whitespace());
    if padded { name.chars().filter(|c| !c.is_whitespace()).collect() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_they_are_written() {
        for (words, expected) in [
            ("9:00-9:20", Some("09:00/09:20")),
            ("09:00—09:20", Some("09:00/09:20")),
            ("9：00～9：20", Some("09:00/09:20")),
            ("09:00 to 09:20", Some("09:00/09:20")),
            ("9:00", Some("09:00")),
            ("9:00:00", Some("09:00")),
            ("9点", Some("09:00")),
            ("上午9点30分至10点", Some("09:30/10:00")),
            ("下午2:30-3:30", Some("14:30/15:30")),
            ("2:30-3:30 pm", Some("14:30/15:30")),
            ("11:30-1:30 pm", Some("11:30/13:30")),
            ("2001-05-01 09:00", Some("09:00")),
            ("5月1日 9:00-9:20", Some("09:00/09:20")),
            ("10:00-9:00", None),
            ("25:00", None),
            ("morning", None),
            ("9", None),
        ] {
            let cell = Cell { words: words.to_owned(), ..Cell::default() };
            assert_eq!(time(&cell, false).as_deref(), expected, "{words}");
        }
        for (days, expected) in [(0.375, Some("09:00")), (37012.5, Some("12:00")), (9.0, None)] {
            let cell = Cell { words: days.to_string(), number: Some(days), lost: false };
            assert_eq!(time(&cell, false).as_deref(), expected, "{days}");
        }
        let cell = Cell { words: "37012".to_owned(), number: Some(37012.0), lost: false };
        assert_eq!(day(&cell, false).map(|day| day.to_string()).as_deref(), Some("2001-05-01"));
        assert_eq!(day(&cell, true).map(|day| day.to_string()).as_deref(), Some("2005-05-02"));
    }

    #[test]
    fn names_are_told_apart() {
        let told = |words: &str| -> Vec<String> {
            let (names, notes) = names(words);
            let cut = |range: &Range<usize>| words[range.clone()].to_owned();
            let named = names.iter().map(|name| match &name.other {
                Some(other) => format!("{}+{}", cut(&name.own), cut(other)),
                None => cut(&name.own),
            });
            named.chain(notes.iter().map(|note| format!("!{}", cut(note)))).collect()
        };
        for (words, expected) in [
            ("Example Person", vec!["Example Person"]),
            ("Person, Example", vec!["Person, Example"]),
            ("示例人、样例人", vec!["示例人", "样例人"]),
            ("示例人 样例人", vec!["示例人", "样例人"]),
            ("示　例", vec!["示　例"]),
            ("示例人 Example Person", vec!["示例人+Example Person"]),
            ("Example Person / 示例人", vec!["Example Person+示例人"]),
            ("示例人（Example Person）", vec!["示例人+Example Person"]),
            ("示例人（视频）", vec!["示例人", "!视频"]),
            ("Example Person; Sample Person", vec!["Example Person", "Sample Person"]),
            ("TBD", vec![]),
        ] {
            assert_eq!(told(words), expected, "{words}");
        }
        assert_eq!(closed("示　例"), "示例");
    }
}
