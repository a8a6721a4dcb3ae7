//! Dates as the American styles write them: `April 8, 2023`, `2023, April 8`.

use crate::{
    model::{Edtf, Language, PartialDate},
    words,
};

/// Where the year stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// `2023, April 8`.
    First,
    /// `April 8, 2023`.
    Last,
}

/// A date or an interval in the words of a language.
pub(super) fn date(language: Language, date: Edtf, order: Year) -> String {
    if language == Language::Zh {
        return words::date(language, date);
    }
    let Edtf { start, end } = date;
    let Some(end) = end else { return with_year(order, start.year, &day(start)) };
    if start.year != end.year {
        return format!("{}–{}", with_year(order, start.year, &day(start)), with_year(order, end.year, &day(end)));
    }
    let days = match (end.day, day(end)) {
        (Some(last), _) if start.day.is_some() && start.month == end.month => format!("{}–{last}", day(start)),
        (_, last) => [day(start), last].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("–"),
    };
    with_year(order, start.year, &days)
}

/// `April 8`, `April`, or nothing.
fn day(date: PartialDate) -> String {
    let month = date.month.map(|month| words::get(Language::En, &format!("month-{month}")));
    match (month, date.day) {
        (Some(month), Some(day)) => format!("{month} {day}"),
        (Some(month), None) => month.into_owned(),
        (None, _) => String::new(),
    }
}

fn with_year(order: Year, year: u16, day: &str) -> String {
    // A month alone is set off from the year by no comma where it stands before it.
    let has_day = day.chars().any(|c| c.is_ascii_digit());
    match order {
        _ if day.is_empty() => year.to_string(),
        Year::First => format!("{year}, {day}"),
        Year::Last if has_day => format!("{day}, {year}"),
        Year::Last => format!("{day} {year}"),
    }
}
