//! Dates as far as they are known: a small part of EDTF (ISO 8601-2, level 0).
//!
//! `2006`, `2006-10`, `2006-10-24`, or an interval of two of them, `2010-10-24/2010-10-28`.
//! Not supported: times of day, seasons, uncertainty marks, open intervals. An unknown date is
//! left out of its record.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date known to the year, the month or the day. Earlier dates sort first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year of the common era, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12, if known.
    pub month: Option<u8>,
    /// Day of the month, if known; never without a month.
    pub day: Option<u8>,
}

/// A date or an interval of dates, written as EDTF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edtf {
    /// The date, or the first date of the interval.
    pub start: PartialDate,
    /// The last date of an interval.
    pub end: Option<PartialDate>,
}

impl PartialDate {
    /// The date in years, for an axis: the middle of what is known (a year alone is its middle).
    pub fn axis_year(self) -> f64 {
        let year = f64::from(self.year);
        let Some(month) = self.month else { return year + 0.5 };
        let in_month = self.day.map_or(0.5, |day| (f64::from(day) - 0.5) / f64::from(days_in_month(self.year, month)));
        year + (f64::from(month) - 1.0 + in_month) / 12.0
    }
}

impl Edtf {
    /// The year of the (first) date.
    pub fn year(self) -> u16 {
        self.start.year
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(out, "-{part:02}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.start)?;
        match self.end {
            Some(end) => write!(out, "/{end}"),
            None => Ok(()),
        }
    }
}

/// A string that is no date of the supported kinds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADate(pub String);

impl fmt::Display for NotADate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", NOT_A_DATE, self.0)
    }
}

/// What marks a date error among the custom errors of serde; the bad text follows it.
pub const NOT_A_DATE: &str = "not-a-date:";

impl FromStr for PartialDate {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<PartialDate, NotADate> {
        partial(text).ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl FromStr for Edtf {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Edtf, NotADate> {
        let bad = || NotADate(text.to_owned());
        match text.split_once('/') {
            None => Ok(Edtf { start: partial(text).ok_or_else(bad)?, end: None }),
            Some((first, last)) => {
                let start = partial(first).ok_or_else(bad)?;
                let end = partial(last).ok_or_else(bad)?;
                if end < start { Err(bad()) } else { Ok(Edtf { start, end: Some(end) }) }
            }
        }
    }
}

fn partial(text: &str) -> Option<PartialDate> {
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4).filter(|year| *year >= 1)?;
    let month = parts.next().map(|part| number(part, 2).filter(|m| (1..=12).contains(m)));
    let day = parts.next().map(|part| number(part, 2).filter(|d| *d >= 1));
    let (month, day) = match (month, day, parts.next()) {
        (None, None, None) => (None, None),
        (Some(Some(month)), None, None) => (Some(month), None),
        (Some(Some(month)), Some(Some(day)), None) => (Some(month), Some(day)),
        _ => return None,
    };
    let month = month.and_then(|month| u8::try_from(month).ok());
    let day = day.and_then(|day| u8::try_from(day).ok());
    match (month, day) {
        (Some(month), Some(day)) if day > days_in_month(year, month) => None,
        _ => Some(PartialDate { year, month, day }),
    }
}

fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Edtf, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates_of_every_kind_are_read_and_written_alike() {
        for text in ["2006", "2006-10", "2010-10-24", "2010-10-24/2010-10-28", "2008-02-29", "2006/2008"] {
            assert_eq!(text.parse::<Edtf>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "20",
            "0000",
            "2006-13",
            "2006-00",
            "2006-10-32",
            "2007-02-29",
            "2010/2009",
            "2006-1",
            "+006",
            "2006-10-24-1",
            "2006/",
            "８月",
        ] {
            assert_eq!(text.parse::<Edtf>(), Err(NotADate(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn an_axis_shows_the_middle_of_what_is_known() {
        let year = |text: &str| text.parse::<PartialDate>().map(PartialDate::axis_year);
        assert_eq!(year("2006"), Ok(2006.5));
        assert_eq!(year("2006-01"), Ok(2006.0 + 0.5 / 12.0));
        assert!(year("2006-12-31").is_ok_and(|y| y < 2007.0 && y > 2006.99));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
            if let Ok(date) = text.parse::<Edtf>() {
                prop_assert_eq!(date.to_string(), text);
            }
        }
    }
}
