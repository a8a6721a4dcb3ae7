//! Dates, ordinals and numbers as each language writes them.

use jiff::{Timestamp, tz::TimeZone};

use crate::model::{Edtf, Language, PartialDate};

use super::Message;

/// `8 April 2023`, `24–28 October 2010`; `2023年4月8日`, `2010年10月24日至28日`.
pub fn date(language: Language, date: Edtf) -> String {
    match (date.end, language) {
        (None, _) => one(language, date.start),
        (Some(end), Language::En) => english_interval(date.start, end),
        (Some(end), Language::Zh) => format!("{}至{}", one(language, date.start), chinese_end(date.start, end)),
    }
}

/// `17th`; `第十七届`. An edition's number in words of the language.
pub fn ordinal(language: Language, number: u32) -> String {
    match language {
        Language::En => format!("{number}{}", english_suffix(number)),
        Language::Zh => format!("第{}届", chinese_number(number)),
    }
}

/// `2026-11-25 09:40`, in the time zone of the computer; the same in both languages.
pub fn moment(time: Timestamp) -> String {
    time.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}

/// A count with its thousands set apart: `20,000`.
pub fn number(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn one(language: Language, date: PartialDate) -> String {
    let year = date.year;
    match (language, date.month, date.day) {
        (Language::En, Some(month), Some(day)) => format!("{day} {} {year}", month_name(month)),
        (Language::En, Some(month), None) => format!("{} {year}", month_name(month)),
        (Language::En, None, _) => year.to_string(),
        (Language::Zh, Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        (Language::Zh, Some(month), None) => format!("{year}年{month}月"),
        (Language::Zh, None, _) => format!("{year}年"),
    }
}

fn english_interval(start: PartialDate, end: PartialDate) -> String {
    let last = one(Language::En, end);
    match (start.month, start.day) {
        (Some(_), Some(day)) if same_month(start, end) => format!("{day}–{last}"),
        (Some(month), Some(day)) if start.year == end.year => format!("{day} {} – {last}", month_name(month)),
        (Some(month), None) if start.year == end.year => format!("{} – {last}", month_name(month)),
        (None, _) => format!("{}–{last}", start.year),
        _ => format!("{} – {last}", one(Language::En, start)),
    }
}

fn chinese_end(start: PartialDate, end: PartialDate) -> String {
    match (end.month, end.day) {
        (Some(_), Some(day)) if same_month(start, end) => format!("{day}日"),
        (Some(month), Some(day)) if start.year == end.year => format!("{month}月{day}日"),
        (Some(month), None) if start.year == end.year => format!("{month}月"),
        _ => one(Language::Zh, end),
    }
}

fn same_month(start: PartialDate, end: PartialDate) -> bool {
    start.year == end.year && start.month == end.month && start.day.is_some() == end.day.is_some()
}

fn month_name(month: u8) -> String {
    const KEYS: [&str; 12] = [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
        "month-11", "month-12",
    ];
    let key = KEYS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or("month-1");
    Message::new(key).words(Language::En)
}

fn english_suffix(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// Chinese numerals up to 99, as ordinals of editions are written; beyond that, digits.
fn chinese_number(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| DIGITS.get(n as usize).copied().unwrap_or("");
    match number {
        1..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number % 10)),
        20..=99 => format!("{}十{}", digit(number / 10), digit(number % 10)),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_the_language_writes_them() {
        for (edtf, english, chinese) in [
            ("2006", "2006", "2006年"),
            ("2006-10", "October 2006", "2006年10月"),
            ("2023-04-08", "8 April 2023", "2023年4月8日"),
            ("2010-10-24/2010-10-28", "24–28 October 2010", "2010年10月24日至28日"),
            ("2010-10-31/2010-11-02", "31 October – 2 November 2010", "2010年10月31日至11月2日"),
            ("2010-12-31/2011-01-02", "31 December 2010 – 2 January 2011", "2010年12月31日至2011年1月2日"),
            ("2010-10/2010-11", "October – November 2010", "2010年10月至11月"),
            ("2006/2008", "2006–2008", "2006年至2008年"),
        ] {
            let Ok(parsed) = edtf.parse() else { panic!("{edtf}") };
            assert_eq!(date(Language::En, parsed), english);
            assert_eq!(date(Language::Zh, parsed), chinese);
        }
    }

    #[test]
    fn ordinals() {
        for (n, english, chinese) in [
            (1, "1st", "第一届"),
            (2, "2nd", "第二届"),
            (10, "10th", "第十届"),
            (12, "12th", "第十二届"),
            (20, "20th", "第二十届"),
            (23, "23rd", "第二十三届"),
            (111, "111th", "第111届"),
        ] {
            assert_eq!(ordinal(Language::En, n), english);
            assert_eq!(ordinal(Language::Zh, n), chinese);
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(20_000), "20,000");
        assert_eq!(number(1_234_567), "1,234,567");
    }
}
