//! What is put on the clipboard.

use egui::Context;

use super::{carry, state::State};
use crate::{
    catalog::{Place, Target},
    export::Style,
    ui,
    words::Message,
};

/// The most characters that the notice shows of what was copied.
const SHOWN: usize = 240;

impl State {
    pub(super) fn copy(&mut self, ctx: &Context, text: String) {
        self.notice = Some(Message::new("copied").with("text", shown(&text)).into());
        ctx.copy_text(text);
    }

    /// Whether an article is shown, or chosen in the list or among what was found.
    pub fn can_cite(&self) -> bool {
        match self.place() {
            Place::Article(_) => true,
            Place::Articles => self.history.here().is_some_and(|here| here.state.has_choice()),
            Place::Search(_) => self.chosen_here().iter().any(|place| matches!(place, Place::Article(_))),
            _ => false,
        }
    }

    /// The article that is shown, or those that are chosen in the list or among what was found, cited in a style, which is the usual
    /// one from now on.
    pub(super) fn copy_citation(&mut self, ctx: &Context, style: Style) {
        let places = match self.place() {
            Place::Articles | Place::Search(_) => self.chosen_here(),
            place => vec![place],
        };
        if let Some(cited) = ui::citations(&self.catalog, places, style) {
            self.copy_cited(ctx, style, cited);
        }
    }

    pub(super) fn copy_cited(&mut self, ctx: &Context, style: Style, text: String) {
        self.settings.citation = style;
        self.save();
        self.copy(ctx, text);
    }

    /// What is selected in the list that is shown, else the row that is chosen.
    fn chosen_here(&self) -> Vec<Place> {
        let place = self.place();
        let Some(here) = self.history.here() else { return Vec::new() };
        if matches!(place, Place::Search(_)) {
            return here.state.chosen().into_iter().filter_map(|row| here.state.search.place(row).cloned()).collect();
        }
        let rows = here.state.rows.as_ref().filter(|rows| rows.snapshot == self.snapshot);
        let address = |at: usize| carry::place_of(&self.catalog, &place, *rows?.rows.get(at)? as usize);
        here.state.chosen().into_iter().filter_map(address).collect()
    }

    pub(super) fn copy_text(&mut self, ctx: &Context) {
        if let Some(Target::Article(index)) = self.catalog.target(&self.place())
            && let Some(entry) = self.catalog.article(index)
        {
            let text = ui::article_text(&self.catalog, entry);
            self.notice = Some(Message::new("copied").with("text", entry.called().into_owned()).into());
            ctx.copy_text(text);
        }
    }

    pub(super) fn copy_image(&mut self) {
        let Some(Target::Photo(index)) = self.catalog.target(&self.place()) else { return };
        match self.catalog.photo(index).map(|photo| self.catalog.photo_path(photo)) {
            Some(Some(path)) => self.jobs.copy_image(&self.catalog.origin, path),
            _ => self.notice = Some(Message::new("photo-plate-not-held").into()),
        }
    }

    pub(super) fn copy_caption(&mut self, ctx: &Context) {
        if let Some(Target::Photo(index)) = self.catalog.target(&self.place())
            && let Some(entry) = self.catalog.photo(index)
        {
            let caption = ui::caption_with_credit(entry, self.language());
            self.copy(ctx, caption);
        }
    }
}

/// What is shown of a text: in one line, and no more than can be read in passing.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        None => line,
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
    }
}
