//! What is put on the clipboard.

use egui::Context;

use super::state::State;
use crate::{catalog::Target, ui, words::Message};

impl State {
    pub(super) fn copy(&mut self, ctx: &Context, text: String) {
        self.notice = Some(Message::new("copied").with("text", text.as_str()).into());
        ctx.copy_text(text);
    }

    pub(super) fn copy_citation(&mut self, ctx: &Context) {
        if let Some(Target::Article(index)) = self.catalog.target(&self.place())
            && let Some(entry) = self.catalog.article(index)
        {
            let citation = ui::citation(&self.catalog, entry, self.language());
            self.copy(ctx, citation);
        }
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
