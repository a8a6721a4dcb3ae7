//! The reader: one article in a column made for reading, or both language versions facing.

use std::cell::Cell;

use egui::{Align, Rect, Ui};

use super::{
    cite,
    commands::CommandId,
    evidence, find_bar,
    finding::{Finding, Spot, pieces},
    reader::Reader,
    reading, stopped,
    theme::{self, size, space},
    view::{Action, PlaceState, View},
    widgets::{button, label, lazy, link, marked_label, page},
};
use crate::{
    catalog::{ArticleEntry, FacingRow, Target, facing},
    model::{ArticleKind, Language},
    words::{self, Message},
};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let Some(Target::Article(index)) = view.catalog.target(view.place) else { return stopped::no_such_place(ui, view) };
    let Some(entry) = view.catalog.article(index) else { return };
    let other = entry.translation.and_then(|index| view.catalog.article(index)).filter(|_| view.facing);
    let rows = rows(entry, other);
    let matches = state.finding.matches(view, || pieces(view, entry, other, &rows));
    if state.finding.bar {
        find_bar::draw(ui, view, &mut state.finding, matches.total);
    }
    let current = state.finding.current();
    let reader = Reader { view, entry, other, matches: &matches, current, seen: Cell::default() };
    page(ui, view, f32::INFINITY, |ui| {
        let room = ui.available_width();
        let measure = view.reading.measure();
        let wanted = if other.is_some() { 2.0 * measure + space::GUTTER } else { measure };
        let width = wanted.min(room);
        ui.horizontal_top(|ui| {
            ui.add_space(((room - width) / 2.0).max(0.0));
            ui.vertical(|ui| {
                ui.set_width(width);
                reader.head(ui);
                reader.body(ui, &rows, width, state);
                foot(ui, view, entry);
            });
        });
    });
}

/// The blocks that stand side by side; of one version each by itself.
fn rows(entry: &ArticleEntry, other: Option<&ArticleEntry>) -> Vec<FacingRow> {
    match other {
        Some(other) => facing(&entry.record.blocks, &other.record.blocks),
        None => (0..entry.record.blocks.len()).map(|place| (Some(place), None)).collect(),
    }
}

impl Reader<'_> {
    fn head(&self, ui: &mut Ui) {
        let (view, entry) = (self.view, self.entry);
        let colors = theme::colors(ui);
        let record = &entry.record;
        ui.horizontal_wrapped(|ui| {
            label(ui, &words::article_kind(view.language, record.kind), theme::sans(size::SMALL), colors.soft);
            if let Some(edition) = view.catalog.edition(entry.edition)
                && link(ui, &edition.short_name(view.language)).clicked()
            {
                view.go(edition.place());
            }
            label(ui, &origin(view, entry), theme::sans(size::SMALL), colors.faint);
        });
        ui.add_space(space::TINY);
        let marks = self.marks(Spot::default(), 0);
        if !record.headline.is_empty() {
            marked_label(ui, &record.headline, &marks, &view.reading.bold(size::HEADLINE), colors.ink);
        }
        if let Some(other) = self.other {
            let marks = self.marks(Spot { version: 1, ..Spot::default() }, 0);
            marked_label(ui, &other.record.headline, &marks, &view.reading.face(size::LEAD), colors.soft);
        }
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| tools(ui, view, entry));
        ui.add_space(space::MEDIUM);
    }

    fn body(&self, ui: &mut Ui, rows: &[FacingRow], width: f32, state: &mut PlaceState) {
        let (finding, resume) = (&mut state.finding, state.resume.take());
        let wanted = self.matches.spot(self.current).filter(|_| finding.jump);
        if finding.jump && wanted.is_none_or(|spot| spot.block.is_none()) {
            self.arrive(ui, None, finding);
        }
        let mut at_top = None;
        for (place, row) in rows.iter().enumerate() {
            let rect = lazy(ui, self.view.part_id("row", place), |ui| {
                self.row(ui, *row, width);
                ui.add_space(space::MEDIUM);
            });
            let has = |spot: &Spot| spot.block == if spot.version == 0 { row.0 } else { row.1 };
            if finding.jump && wanted.as_ref().is_some_and(has) {
                self.arrive(ui, Some(rect), finding);
            }
            if resume.is_some() && row.0 == resume {
                ui.scroll_to_rect(rect, Some(Align::TOP));
            }
            // A part of which only the end is left to read was read.
            if rect.bottom() > ui.clip_rect().top() + size::READING {
                at_top = at_top.or(row.0);
            }
        }
        // Where it was is shown only in the next frame.
        state.read = resume.or(at_top).unwrap_or_default();
    }

    /// Brings the match that is looked at into sight. One in a part that was not drawn, because it
    /// is far off, is brought near first.
    fn arrive(&self, ui: &Ui, row: Option<Rect>, finding: &mut Finding) {
        let rect = self.seen.get();
        // What is in sight already stays where it is.
        if let Some(rect) = rect.or(row).filter(|rect| !ui.clip_rect().contains_rect(*rect)) {
            ui.scroll_to_rect(rect, Some(Align::Center));
        }
        finding.jump = rect.is_none() && row.is_some();
        if finding.jump {
            ui.ctx().request_repaint();
        }
    }
}

/// The dateline of a report; what a summary summarises.
fn origin(view: &View<'_>, entry: &ArticleEntry) -> String {
    let record = &entry.record;
    if record.kind == ArticleKind::Summary {
        let sources: Vec<String> = record.sources.iter().map(|source| evidence::source_line(view, source)).collect();
        let first = sources.first().cloned().unwrap_or_default();
        return if first.is_empty() {
            first
        } else {
            Message::new("summary-after").with("source", first).words(view.language)
        };
    }
    let date = record.date.map(|date| words::date(view.language, date)).unwrap_or_default();
    let city = record.city.show(view.language).to_owned();
    let byline = record.byline.join(&view.t("list-comma"));
    let parts = [record.agency.clone().unwrap_or_default(), city, date, byline];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn tools(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry) {
    if let Some(other) = entry.translation.and_then(|index| view.catalog.article(index)) {
        let facing = view.t(if view.facing { "one-language" } else { "both-languages" });
        if button(ui, &facing).clicked() {
            view.ask(Action::Do(CommandId::Facing));
        }
        let key = match other.record.language {
            Language::En => "read-english",
            Language::Zh => "read-chinese",
        };
        if !view.facing && button(ui, &view.t(key)).clicked() {
            view.go(other.place());
        }
    }
    reading::menu(ui, view);
    cite::styles(ui, view, &view.t("command-copy-citation"), |style| Some(Action::Do(CommandId::Cite(style))));
    for (key, command) in [("command-previous", CommandId::Previous), ("command-next", CommandId::Next)] {
        if button(ui, &view.t(key)).clicked() {
            view.ask(Action::Do(command));
        }
    }
}

fn foot(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry) {
    evidence::disagreements(ui, view, &entry.record.evidence);
    evidence::sources(ui, view, &entry.record.sources);
    ui.add_space(space::LARGE);
}
