//! Dates as the press writes them: `April 8, 2023`, `8 April`, `2023年4月8日`, `21日`,
//! `2023-04-09`, and those in web addresses.

use super::cut::{Pattern, Span, group, shift};
use crate::model::{Edtf, PartialDate};

/// A day, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub year: Option<u16>,
    pub month: Option<u8>,
    pub day: u8,
}

impl Day {
    /// The date, if year and month are known and there is such a day.
    pub fn date(self) -> Option<Edtf> {
        let date = PartialDate { year: self.year?, month: Some(self.month?), day: Some(self.day) };
        date.to_string().parse().ok()
    }
}

macro_rules! month_names {
    () => {
        r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    };
}

static MONTH_FIRST: Pattern = Pattern::new(concat!(
    r"(?i)\b(?P<m>",
    month_names!(),
    r")\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<y>(?:19|20)\d{2})\b)?"
));
static DAY_FIRST: Pattern = Pattern::new(concat!(
    r"(?i)\b(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m>",
    month_names!(),
    r")\b\.?(?:,? (?P<y>(?:19|20)\d{2})\b)?"
));
static CHINESE: Pattern =
    Pattern::new(r"(?:(?P<y>(?:19|20)\d{2})\s*年\s*)?(?:(?P<m>\d{1,2})\s*月\s*)?(?P<d>\d{1,2})\s*[日号]");
static FIGURES: Pattern =
    Pattern::new(r"\b(?P<y>(?:19|20)\d{2})(?:-|/|\.|年)(?P<m>\d{1,2})(?:-|/|\.|月)(?P<d>\d{1,2})(?:\b|日)");
static IN_ADDRESS: Pattern =
    Pattern::new(r"(?P<y>(?:19|20)\d{2})[-/_]?(?P<m>0[1-9]|1[0-2])[-/_]?(?P<d>0[1-9]|[12]\d|3[01])(?:\D|$)");
static YEAR_IN_ADDRESS: Pattern = Pattern::new(r"[/_-](?P<y>(?:19|20)\d{2})[/_-]");

/// The first day in a text, and where it stands, moved by `base`.
pub(super) fn first(text: &str, base: usize) -> Option<(Span, Day)> {
    let all = [&FIGURES, &MONTH_FIRST, &DAY_FIRST, &CHINESE];
    all.iter()
        .filter_map(|pattern| found(pattern, text, base))
        .min_by_key(|(span, _)| (span.start, usize::MAX - span.end))
}

/// One day, or the first and the last of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub span: Span,
    pub first: Day,
    pub last: Option<Day>,
}

impl Days {
    /// With a month, where the text gives none.
    pub fn in_month(self, month: Option<u8>) -> Days {
        let month = self.first.month.or(month);
        let last = self.last.map(|last| Day { month: last.month.or(month), ..last });
        Days { first: Day { month, ..self.first }, last, ..self }
    }
}

/// The first day or days in a text: `8月27-28日`, `from May 1 to 3, 2001`.
pub(super) fn days(text: &str, base: usize) -> Option<Days> {
    static CHINESE: Pattern = Pattern::new(
        r"(?:(?P<y>(?:19|20)\d{2})\s*年\s*)?(?:(?P<m>\d{1,2})\s*月\s*)?(?P<d>\d{1,2})\s*[日号]?\s*(?:至|到|-|–|—|~|～)\s*(?:(?P<m2>\d{1,2})\s*月\s*)?(?P<d2>\d{1,2})\s*[日号]",
    );
    static MONTH_FIRST: Pattern = Pattern::new(concat!(
        r"(?i)\b(?P<m>",
        month_names!(),
        r")\.? (?P<d>\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|—|to|through|until|and) ?(?:(?P<m2>",
        month_names!(),
        r")\.? )?(?P<d2>\d{1,2})(?:st|nd|rd|th)?\b(?:,? (?P<y>(?:19|20)\d{2})\b)?"
    ));
    static DAY_FIRST: Pattern = Pattern::new(concat!(
        r"(?i)\b(?P<d>\d{1,2})(?:st|nd|rd|th)?(?: (?P<m>",
        month_names!(),
        r"))? ?(?:-|–|—|to|through|until|and) ?(?P<d2>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?P<m2>",
        month_names!(),
        r")\b\.?(?:,? (?P<y>(?:19|20)\d{2})\b)?"
    ));
    let patterns = [&CHINESE, &MONTH_FIRST, &DAY_FIRST];
    let several = patterns.iter().filter_map(|pattern| range(pattern, text, base));
    let several = several.min_by_key(|days| days.span.start);
    let one = first(text, base).map(|(span, day)| Days { span, first: day, last: None });
    match (several, one) {
        (Some(several), Some(one)) if one.span.end < several.span.start => Some(one),
        (several, one) => several.or(one),
    }
}

fn range(pattern: &Pattern, text: &str, base: usize) -> Option<Days> {
    let captures = pattern.captures(text)?;
    let part = |name: &str| captures.name(name).map(|found| found.as_str());
    let day = |name: &str| part(name)?.parse().ok().filter(|day| (1..=31).contains(day));
    let year = part("y").and_then(|year| year.parse().ok());
    let (first, last) = (part("m").and_then(month), part("m2").and_then(month));
    let span = captures.get(0).map(|whole| shift(whole.range(), base))?;
    Some(Days {
        span,
        first: Day { year, month: first.or(last), day: day("d")? },
        last: Some(Day { year, month: last.or(first), day: day("d2")? }),
    })
}

/// The day in a web address.
pub(super) fn in_address(address: &str) -> Option<Day> {
    found(&IN_ADDRESS, address, 0).map(|(_, day)| day)
}

/// The year in a web address.
pub(super) fn year_in_address(address: &str) -> Option<u16> {
    let year = YEAR_IN_ADDRESS.captures(address)?;
    in_address(address).and_then(|day| day.year).or_else(|| year.name("y")?.as_str().parse().ok())
}

fn found(pattern: &Pattern, text: &str, base: usize) -> Option<(Span, Day)> {
    let captures = pattern.captures(text)?;
    let part = |name: &str| captures.name(name).map(|found| found.as_str());
    let month = match part("m") {
        Some(name) => Some(month(name)?),
        None => None,
    };
    let day = part("d")?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year = part("y").and_then(|year| year.parse().ok());
    let span = captures.get(0).map(|whole| shift(whole.range(), base))?;
    Some((span, Day { year, month, day }))
}

fn month(name: &str) -> Option<u8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Ok(number) = name.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let name = name.to_lowercase();
    let at = NAMES.iter().position(|known| name.starts_with(known))?;
    u8::try_from(at + 1).ok()
}

/// A full date written in figures at the beginning of a line, with what is before it:
/// `date 2023-04-09 `, `日期：2023年4月9日`.
pub(super) fn leading(line: &str, base: usize) -> Option<(Span, Day)> {
    static LEADING: Pattern = Pattern::new(
        r"(?i)^(?:date|published(?: on)?|posted(?: on)?|日期|时间|發布時間|发布时间|发布日期)?\s*[:：]?\s*(?P<date>(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:[ T]\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?\s*",
    );
    let captures = LEADING.captures(line)?;
    let whole = captures.get(0)?.range();
    let date = group(&captures, "date", 0)?;
    let (_, day) = first(line.get(date)?, 0)?;
    Some((shift(whole, base), day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_every_form() {
        for (text, written) in [
            ("on April 8, 2023 in", Some((Some(2023), Some(4), 8))),
            ("Jinan, April 8 (A B)", Some((None, Some(4), 8))),
            ("on 8 April 2023", Some((Some(2023), Some(4), 8))),
            ("Sept. 21st", Some((None, Some(9), 21))),
            ("2023年4月8日", Some((Some(2023), Some(4), 8))),
            ("示例社4月8日电", Some((None, Some(4), 8))),
            ("示例社21日电", Some((None, None, 21))),
            ("2023-04-09", Some((Some(2023), Some(4), 9))),
            ("may 2023", None),
            ("2023年13月8日", None),
            ("it may 40", None),
        ] {
            let day = first(text, 0).map(|(_, day)| (day.year, day.month, day.day));
            assert_eq!(day, written, "{text}");
        }
        let written = |day: Day| (day.year, day.month, day.day);
        for (text, one, other) in [
            ("于8月27-28日在", (None, Some(8), 27), Some((None, Some(8), 28))),
            ("2001年4月30日至5月2日", (Some(2001), Some(4), 30), Some((Some(2001), Some(5), 2))),
            ("from May 1 to 3, 2001", (Some(2001), Some(5), 1), Some((Some(2001), Some(5), 3))),
            ("30 April–2 May 2001", (Some(2001), Some(4), 30), Some((Some(2001), Some(5), 2))),
            ("1-3 May 2001", (Some(2001), Some(5), 1), Some((Some(2001), Some(5), 3))),
            ("on May 1, and May 3 to 4", (None, Some(5), 1), None),
            ("2001-05-01", (Some(2001), Some(5), 1), None),
        ] {
            let days = days(text, 0).map(|days| (written(days.first), days.last.map(written)));
            assert_eq!(days, Some((one, other)), "{text}");
        }
        let day = in_address("http://example.org/html/2019-07/22/nw.D1_20190722_2.htm").map(Day::date);
        assert_eq!(day, Some("2019-07-22".parse().ok()));
        assert_eq!(year_in_address("http://example.org/2021-07/30/c_1.htm"), Some(2021));
        assert_eq!(in_address("http://example.org/af4de4250b4475f4542a247cd878f3e7.html"), None);
    }
}
