//! Dates that a text leaves open: the year of a dateline, from what stands around it.

use super::dates::{self, Day};
use crate::model::{Certainty, Edtf};

/// Where a year can come from, the best ground first.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Grounds<'a> {
    /// The year in the event's name.
    pub name: Option<u16>,
    /// The first full date in the text.
    pub text: Option<Day>,
    /// The web address.
    pub address: Option<&'a str>,
    /// The day of publication.
    pub published: Option<Day>,
    /// The year of the edition that is named.
    pub edition: Option<u16>,
}

/// A day made whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Whole {
    pub date: Edtf,
    pub certainty: Certainty,
    /// Whether the year is only that of the edition named.
    pub from_edition: bool,
}

impl Grounds<'_> {
    /// The day with the year, and if need be the month, that the text around it gives.
    pub fn complete(&self, day: Day) -> Option<Whole> {
        let whole = |day: Day, certainty, from_edition| Some(Whole { date: day.date()?, certainty, from_edition });
        if day.year.is_some() && day.month.is_some() {
            return whole(day, Certainty::High, false);
        }
        let near = self.published.or_else(|| self.address.and_then(dates::in_address));
        let day = Day { month: day.month.or_else(|| near.and_then(|near| near.month)), ..day };
        let same = |other: &Day| other.month == day.month && other.day == day.day && other.year.is_some();
        if let Some(text) = self.text.filter(same) {
            return whole(Day { year: text.year, ..day }, Certainty::High, false);
        }
        let from_address = self.address.and_then(dates::year_in_address);
        let found = self.name.or(from_address.map(|year| before(day, near, year)));
        let found =
            found.or_else(|| self.published.and_then(|published| Some(before(day, Some(published), published.year?))));
        match (found, self.edition) {
            (Some(year), _) => whole(Day { year: Some(year), ..day }, Certainty::High, false),
            (None, Some(year)) => whole(Day { year: Some(year), ..day }, Certainty::Low, true),
            (None, None) => None,
        }
    }
}

/// What is printed in January may tell of December.
fn before(day: Day, printed: Option<Day>, year: u16) -> u16 {
    let later =
        printed.and_then(|printed| printed.month).zip(day.month).is_some_and(|(printed, month)| month > printed + 1);
    if later { year.saturating_sub(1) } else { year }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_comes_from_the_nearest_ground() {
        let day = |year, month, day| Day { year, month, day };
        let dateline = day(None, Some(4), 8);
        let shown = |grounds: Grounds<'_>, of: Day| {
            grounds.complete(of).map(|whole| (whole.date.to_string(), whole.certainty, whole.from_edition))
        };
        let published = Some(day(Some(2001), Some(4), 9));
        let high = |date: &str| Some((date.to_owned(), Certainty::High, false));
        assert_eq!(shown(Grounds { published, ..Grounds::default() }, dateline), high("2001-04-08"));
        assert_eq!(shown(Grounds { published, ..Grounds::default() }, day(None, None, 8)), high("2001-04-08"));
        let january = Some(day(Some(2002), Some(1), 2));
        assert_eq!(
            shown(Grounds { published: january, ..Grounds::default() }, day(None, Some(12), 30)),
            high("2001-12-30")
        );
        let address = Some("http://example.org/2001-04/09/a.htm");
        assert_eq!(shown(Grounds { address, ..Grounds::default() }, dateline), high("2001-04-08"));
        let edition = Grounds { edition: Some(2001), ..Grounds::default() };
        assert_eq!(shown(edition, dateline), Some(("2001-04-08".to_owned(), Certainty::Low, true)));
        assert_eq!(shown(Grounds::default(), dateline), None);
    }
}
