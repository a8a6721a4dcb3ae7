//! Which years the timeline shows: all of them, or a part that was zoomed to and can be moved.

use std::ops::RangeInclusive;

/// The least number of years that are shown.
const SHORTEST: f64 = 2.0;

/// A span of years within all there are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Where it begins, in years.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Span {
    /// How long it is, in years.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// A shorter or longer span, in which `at` keeps its place; the whole if it would be longer.
    pub fn zoom(self, factor: f64, at: f64, whole: Span) -> Option<Span> {
        let length = (self.length() / factor).max(SHORTEST.min(whole.length()));
        let share = (at - self.from) / self.length();
        let from = at - share * length;
        Span { from, to: from + length }.within(whole)
    }

    /// The span moved by so many years.
    pub fn moved(self, years: f64, whole: Span) -> Option<Span> {
        Span { from: self.from + years, to: self.to + years }.within(whole)
    }

    /// The span moved just so far that a year is well within it.
    pub fn showing(self, year: f64, whole: Span) -> Option<Span> {
        let margin = self.length() * 0.12;
        let (left, right) = (self.from + margin - year, year - (self.to - margin));
        let by = if left > 0.0 { -left } else { right.max(0.0) };
        self.moved(by, whole)
    }

    /// The years of which at least the middle is shown.
    pub fn years(self) -> RangeInclusive<u16> {
        let year = |year: f64| year.clamp(0.0, f64::from(u16::MAX)) as u16;
        year((self.from - 0.5).ceil())..=year((self.to - 0.5).floor())
    }

    /// Kept within the whole; none if it is all of it.
    fn within(self, whole: Span) -> Option<Span> {
        let length = self.length();
        if length >= whole.length() * 0.999 {
            return None;
        }
        let from = self.from.clamp(whole.from, whole.to - length);
        Some(Span { from, to: from + length })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Span = Span { from: 2006.0, to: 2026.0 };

    #[test]
    fn what_lies_under_the_pointer_stays_there() {
        let near = WHOLE.zoom(4.0, 2011.0, WHOLE).unwrap();
        assert_eq!(near, Span { from: 2009.75, to: 2014.75 });
        assert_eq!((2011.0 - near.from) / near.length(), (2011.0 - WHOLE.from) / WHOLE.length());
        assert_eq!(near.zoom(0.1, 2011.0, WHOLE), None);
        assert_eq!(near.zoom(1000.0, 2011.0, WHOLE).unwrap().length(), SHORTEST);
    }

    #[test]
    fn a_span_does_not_leave_the_years_there_are() {
        let span = Span { from: 2008.0, to: 2012.0 };
        assert_eq!(span.moved(-10.0, WHOLE), Some(Span { from: 2006.0, to: 2010.0 }));
        assert_eq!(span.moved(100.0, WHOLE), Some(Span { from: 2022.0, to: 2026.0 }));
    }

    #[test]
    fn a_span_follows_the_choice() {
        let span = Span { from: 2008.0, to: 2018.0 };
        assert_eq!(span.showing(2013.0, WHOLE), Some(span));
        let moved = span.showing(2020.0, WHOLE).unwrap();
        assert!(moved.from < 2020.0 && moved.to > 2020.5 && moved.length() == 10.0);
    }

    #[test]
    fn years_are_those_whose_middle_is_seen() {
        assert_eq!(Span { from: 2008.6, to: 2012.4 }.years(), 2009..=2011);
        assert_eq!(WHOLE.years(), 2006..=2025);
    }
}
