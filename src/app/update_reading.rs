//! What changes in the state while one searches and reads: queries, hits, matches, bookmarks, and
//! how far articles were read.

use super::state::State;
use crate::{
    catalog::{Place, Target},
    ui::{bookmarks::Bookmark, finding::Finding, frame, view::Hit},
    words::Message,
};

impl State {
    pub(super) fn open_hit(&mut self, hit: Hit) {
        self.settings.searched(&hit.query);
        self.save();
        let finding = Finding::of_hit(&hit);
        self.go(hit.place);
        if let Some(here) = self.history.here_mut().filter(|here| matches!(here.place, Place::Article(_))) {
            // Where it was found goes before where one stopped reading.
            here.state.resume = here.state.resume.filter(|_| !finding.jump);
            here.state.finding = finding;
        }
    }

    /// Gives the keys to the field that finds or narrows; in an article it is shown first.
    pub(super) fn find(&mut self) {
        self.filter_asked = true;
        if let Some(here) = self.history.here_mut().filter(|here| matches!(here.place, Place::Article(_))) {
            here.state.finding.bar = true;
        }
    }

    pub(super) fn find_step(&mut self, by: isize) {
        if let Some(here) = self.history.here_mut() {
            // Without anything to find there is something to type first.
            self.filter_asked |= here.state.finding.text.is_empty();
            here.state.finding.step(by);
        }
    }

    /// Changes the query of the page of results, which stays the same visit.
    pub(super) fn seek(&mut self, query: String) {
        let empty = query.trim().is_empty();
        if !empty {
            self.history.become_place(Place::Search(query));
            self.settings.place = Some(self.place().to_string());
        }
        if let Some(here) = self.history.here_mut() {
            here.state.search.set_empty(empty);
        }
    }

    pub(super) fn clear_searches(&mut self) {
        self.settings.searches.clear();
        self.save();
    }

    /// Keeps how far the article that is shown was read.
    pub(super) fn keep_position(&mut self) {
        let Some(here) = self.history.here() else { return };
        let (Place::Article(id), block) = (&here.place, here.state.read) else { return };
        // Of an archive that is still being read, nothing was shown.
        if let Some(Target::Article(_)) = self.catalog.target(&here.place) {
            self.settings.read_to(&self.catalog.origin, id, block);
        }
    }

    /// Goes on where an article was left.
    pub(super) fn resume(&mut self) {
        let Some(here) = self.history.here_mut() else { return };
        if let Place::Article(id) = &here.place {
            here.state.resume = self.settings.position(&self.catalog.origin, id);
        }
    }

    pub(super) fn toggle_bookmark(&mut self) {
        let place = self.place();
        let title = frame::name_of(&self.catalog, self.language(), &place);
        let bookmark = Bookmark { place: place.to_string(), title: title.clone() };
        let added = self.settings.toggle_bookmark(&self.catalog.origin, bookmark);
        let message = Message::new(if added { "bookmark-added" } else { "bookmark-removed" });
        self.notice = Some(message.with("title", title).into());
        self.save();
    }

    pub(super) fn unmark(&mut self, place: String) {
        let bookmark = Bookmark { place, title: String::new() };
        self.settings.toggle_bookmark(&self.catalog.origin, bookmark);
        self.save();
    }
}
