//! Where one has been: places with what was chosen and how it was narrowed, as in a browser.

use crate::{catalog::Place, ui::view::PlaceState};

/// The places visited, and which of them is shown.
#[derive(Debug)]
pub struct History {
    visits: Vec<Visit>,
    at: usize,
    next_number: u64,
}

/// One visit to a place.
#[derive(Debug)]
pub struct Visit {
    /// The place.
    pub place: Place,
    /// What it remembers.
    pub state: PlaceState,
    /// A number of its own, under which the window keeps scroll positions.
    pub number: u64,
}

/// Beyond so many visits the earliest are forgotten.
const MOST: usize = 200;

impl History {
    /// A history that begins at a place.
    pub fn new(place: Place) -> History {
        let first = Visit { place, state: PlaceState::default(), number: 0 };
        History { visits: vec![first], at: 0, next_number: 1 }
    }

    /// The visit that is shown.
    pub fn here(&self) -> Option<&Visit> {
        self.visits.get(self.at)
    }

    /// The visit that is shown, to be changed.
    pub fn here_mut(&mut self) -> Option<&mut Visit> {
        self.visits.get_mut(self.at)
    }

    /// Goes to a place and forgets what was ahead. False if it is shown already.
    pub fn go(&mut self, place: Place) -> bool {
        if self.here().is_some_and(|here| here.place == place) {
            return false;
        }
        self.leave();
        self.visits.truncate(self.at + 1);
        self.visits.push(Visit { place, state: PlaceState::default(), number: self.next_number });
        self.next_number += 1;
        if self.visits.len() > MOST {
            self.visits.remove(0);
        }
        self.at = self.visits.len() - 1;
        true
    }

    /// Shows another place in this visit.
    pub fn become_place(&mut self, place: Place) {
        if let Some(here) = self.here_mut() {
            here.place = place;
            here.state.selected = None;
            here.state.marked.clear();
        }
    }

    fn leave(&mut self) {
        if let Some(here) = self.here_mut() {
            here.state.leave();
        }
    }

    /// Whether there is a place to go back to.
    pub fn can_back(&self) -> bool {
        self.at > 0
    }

    /// Whether there is a place to go forward to.
    pub fn can_forward(&self) -> bool {
        self.at + 1 < self.visits.len()
    }

    /// Goes back one place.
    pub fn back(&mut self) {
        self.leave();
        self.at = self.at.saturating_sub(1);
    }

    /// Goes forward one place.
    pub fn forward(&mut self) {
        if self.can_forward() {
            self.leave();
            self.at += 1;
        }
    }

    /// Every visit, to be changed.
    pub fn visits_mut(&mut self) -> impl Iterator<Item = &mut Visit> {
        self.visits.iter_mut()
    }

    /// The last visit to a place before this one.
    pub fn last_mut(&mut self, place: &Place) -> Option<&mut Visit> {
        self.visits.iter_mut().take(self.at).rev().find(|visit| visit.place == *place)
    }

    /// Goes back to a place from which only items of one kind were gone through since; false if
    /// there is none.
    pub fn back_to(&mut self, place: &Place) -> bool {
        let Some(here) = self.here().map(|here| std::mem::discriminant(&here.place)) else { return false };
        let since = self.visits.iter().take(self.at).rev();
        let stepped = since.take_while(|visit| std::mem::discriminant(&visit.place) == here).count();
        let Some(at) = self.at.checked_sub(stepped + 1) else { return false };
        if self.visits.get(at).is_none_or(|visit| visit.place != *place) {
            return false;
        }
        self.leave();
        self.at = at;
        true
    }

    /// Forgets everything but where we are; what was remembered belongs to another archive.
    pub fn restart(&mut self, place: Place) {
        self.visits.clear();
        self.visits.push(Visit { place, state: PlaceState::default(), number: self.next_number });
        self.next_number += 1;
        self.at = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_somewhere_cuts_what_was_ahead() {
        let mut history = History::new(Place::Timeline);
        assert!(history.go(Place::Speakers));
        assert!(!history.go(Place::Speakers));
        assert!(history.go(Place::Articles));
        history.back();
        history.back();
        assert!(!history.can_back() && history.can_forward());
        history.forward();
        assert_eq!(history.here().map(|visit| &visit.place), Some(&Place::Speakers));
        assert!(history.go(Place::Worklist));
        assert!(!history.can_forward());
        assert!(!history.back_to(&Place::Timeline));
        assert!(history.back_to(&Place::Speakers));
    }

    #[test]
    fn one_level_up_is_the_list_that_was_left() {
        let mut history = History::new(Place::Photos);
        for photo in ["a", "b", "c"] {
            history.go(Place::Photo(photo.to_owned()));
        }
        assert!(history.last_mut(&Place::Photos).is_some_and(|visit| visit.number == 0));
        assert!(history.back_to(&Place::Photos));
        assert_eq!(history.here().map(|visit| visit.number), Some(0));
        assert!(history.can_forward());
        history.go(Place::Speakers);
        history.go(Place::Photo("d".to_owned()));
        assert!(!history.back_to(&Place::Photos));
    }

    #[test]
    fn a_visit_keeps_its_state_and_its_number() {
        let mut history = History::new(Place::Timeline);
        if let Some(here) = history.here_mut() {
            here.state.selected = Some(3);
        }
        history.go(Place::Speakers);
        history.back();
        assert_eq!(history.here().map(|visit| (visit.state.selected, visit.number)), Some((Some(3), 0)));
    }

    #[test]
    fn a_long_day_does_not_fill_the_memory() {
        let mut history = History::new(Place::Timeline);
        for visit in 0..1000 {
            history.go(Place::Edition(visit.to_string()));
        }
        assert_eq!(history.visits.len(), MOST);
        assert_eq!(history.here().map(|visit| visit.place.to_string()), Some("edition/999".to_owned()));
    }
}
