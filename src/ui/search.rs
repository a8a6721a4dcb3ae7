//! The page of all results of a query: what was found, why, and what narrows it.

use std::sync::Arc;

use egui::{Align2, Id, Key, Modifiers, Panel, Rect, Stroke, Ui, pos2};

use super::{
    found::{self, Found},
    narrow, search_side,
    theme::{self, size, space},
    view::{Action, PlaceState, View},
    widgets::{Completions, Done, Grid, Look, Rows, label, paint_line, paint_marked, query_field, title},
};
use crate::{
    catalog::Place,
    model::Language,
    search::{Hit, Kind},
};

/// What the page remembers.
#[derive(Clone, Debug, Default)]
pub struct SearchPage {
    /// What stands in the field while it is no query, because it is empty.
    empty: bool,
    completions: Completions,
    /// The results with what they were made from.
    found: Option<(Made, Arc<Found>)>,
}

/// The query, the archive and the language.
type Made = (String, u64, Language);

/// The most hits that are shown; all are counted.
const MOST: usize = 500;
/// Narrower than this, the counts stand above the hits and not beside them.
const NARROW: f32 = 860.0;
const SIDE: f32 = 240.0;
const ROW: f32 = 60.0;

impl SearchPage {
    /// Says whether there is nothing to search for.
    pub fn set_empty(&mut self, empty: bool) {
        self.empty = empty;
    }

    /// Where a result leads to.
    pub fn place(&self, row: usize) -> Option<&Place> {
        let (_, found) = self.found.as_ref()?;
        found.results.hits.get(row).map(|hit| &hit.place)
    }

    /// Lets go of the results; they are found anew.
    pub fn leave(&mut self) {
        self.found = None;
    }

    fn refresh(&mut self, view: &View<'_>, text: &str) -> Option<Arc<Found>> {
        let made = (text.to_owned(), view.snapshot, view.language);
        if let Some((_, found)) = self.found.as_ref().filter(|(before, _)| *before == made) {
            return Some(found.clone());
        }
        let found = found::search(view, text, MOST)?;
        self.found = Some((made, found.clone()));
        Some(found)
    }
}

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let Place::Search(query) = view.place else { return };
    egui::Frame::new().inner_margin(egui::Margin::symmetric(space::PAGE as i8, 20)).show(ui, |ui| {
        title(ui, &view.t("place-search"));
        ui.add_space(space::SMALL);
        field(ui, view, state, query);
        if state.search.empty {
            label(ui, &view.t("search-type"), theme::sans(size::BODY), theme::colors(ui).soft);
            return;
        }
        let is_new = state.search.found.as_ref().is_none_or(|((before, ..), _)| before != query);
        let Some(found) = state.search.refresh(view, query) else {
            label(ui, &view.t("search-not-ready"), theme::sans(size::BODY), theme::colors(ui).soft);
            return;
        };
        let count = found.results.hits.len();
        if is_new {
            // Enter opens the best one; after going back, the one that was open.
            state.selected = state.selected.filter(|selected| *selected < count).or((count > 0).then_some(0));
        }
        search_side::chips(ui, view, query);
        said(ui, view, &found);
        ui.add_space(space::SMALL);
        if ui.available_width() < NARROW {
            search_side::above(ui, view, &found);
        } else {
            let margin = egui::Margin { left: space::LARGE as i8, ..egui::Margin::ZERO };
            let side = Panel::right("counts").exact_size(SIDE).resizable(false).show_separator_line(false);
            side.frame(egui::Frame::new().inner_margin(margin)).show(ui, |ui| search_side::beside(ui, view, &found));
        }
        if count > 0 {
            list(ui, view, state, &found);
        }
    });
}

/// The query, to be changed.
fn field(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState, query: &str) {
    let id = Id::unique(("query", view.visit));
    let had_focus = ui.memory(|memory| memory.has_focus(id));
    let leaves = had_focus
        && ui.input_mut(|input| {
            input.consume_key(Modifiers::NONE, Key::Enter)
                || input.consume_key(Modifiers::NONE, Key::ArrowDown)
                || input.consume_key(Modifiers::NONE, Key::Escape)
        });
    let mut text = if state.search.empty { String::new() } else { query.to_owned() };
    let before = text.clone();
    let width = ui.available_width().min(560.0);
    let field = query_field(ui, view, id, &mut text, &mut state.search.completions, width);
    if view.take_filter {
        field.request_focus();
    }
    if leaves {
        field.surrender_focus();
        view.ask(Action::ToList);
    }
    if text != before {
        view.ask(Action::Seek(text));
    }
    ui.add_space(space::TINY);
}

/// How much was found, and what was not understood.
fn said(ui: &mut Ui, view: &View<'_>, found: &Found) {
    let results = &found.results;
    let colors = theme::colors(ui);
    let key = if results.total > results.hits.len() { "count-results" } else { "count-found" };
    if results.total > 0 {
        label(ui, &view.count(key, results.total), theme::sans(size::BODY), colors.soft);
    }
    for hint in &results.hints {
        label(ui, &hint.words(view.language), theme::sans(size::SMALL), colors.faint);
    }
    if results.total == 0 {
        label(ui, &view.t("no-match"), theme::serif(size::LEAD), colors.ink);
        label(ui, &view.t("search-nothing"), theme::sans(size::BODY), colors.soft);
    }
}

fn list(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState, found: &Found) {
    let hits = &found.results.hits;
    let is_article = |row: usize| hits.get(row).is_some_and(|hit| hit.kind == Kind::Article);
    let grid = Grid {
        name: &view.t("search-results"),
        count: hits.len(),
        cell_width: None,
        cell_height: ROW,
        gap: 0.0,
        rows: Rows::Mixed(&is_article),
    };
    let described = |row: usize| hits.get(row).map(|hit| described(view, found, hit)).unwrap_or_default();
    // The first row on the screen and the first of each kind say what kind it is.
    let mut kind = None;
    let selection = match state.marked.is_empty() {
        true => Done::Nothing,
        false => ui.horizontal_wrapped(|ui| narrow::selection(ui, view, state)).inner,
    };
    let done = grid.show(ui, view, state, described, |ui, cell| {
        if let Some(hit) = hits.get(cell.index) {
            let first = kind.replace(hit.kind) != Some(hit.kind);
            row(ui, view, found, hit, (cell.rect, first), (cell.chosen, cell.hovered));
        }
    });
    if let Done::Open(row) = done {
        return hits.get(row).into_iter().for_each(|hit| view.ask(Action::Open(found.opened(hit))));
    }
    let done = if done == Done::Nothing { selection } else { done };
    let hit = |row: usize| hits.get(row);
    let title = |row| hit(row).map(|hit| hit.title.show(view.language).to_owned());
    narrow::act(view, done, |row| hit(row).map(|hit| hit.place.clone()), title);
}

/// A hit in one line, for screen readers and as a tip.
fn described(view: &View<'_>, found: &Found, hit: &Hit) -> String {
    let below = found.below(view, hit).map_or("", |(snippet, _)| snippet);
    let parts = [
        &found::kind(view, hit.kind),
        hit.title.show(view.language),
        &found.reason(view, hit),
        &found::belongs_to(view, hit),
        below,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn row(
    ui: &Ui,
    view: &View<'_>,
    found: &Found,
    hit: &Hit,
    (rect, first): (Rect, bool),
    (chosen, hovered): (bool, bool),
) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    let gutter = (rect.width() * 0.14).clamp(64.0, 96.0);
    let card = Rect::from_min_max(pos2(rect.left() + gutter, rect.top()), rect.max);
    if chosen || hovered {
        let fill = if chosen { colors.accent_soft } else { colors.panel };
        painter.rect_filled(card, egui::CornerRadius::same(theme::radius::SMALL), fill);
    }
    let small = || theme::sans(size::SMALL);
    let top = rect.top() + 9.0;
    if first {
        let at = pos2(rect.left(), top + 3.0);
        paint_line(painter, at, Align2::LEFT_TOP, gutter, &found::kind(view, hit.kind), small(), colors.faint);
    }
    let (left, right) = (card.left() + space::SMALL, card.right() - space::SMALL);
    let room = (right - left) * 0.4;
    let reason = found.reason(view, hit);
    let at = pos2(right, top + 3.0);
    let reason = paint_line(painter, at, Align2::RIGHT_TOP, room, &reason, small(), colors.faint);
    let at = pos2(right, rect.bottom() - 9.0);
    let belongs = found::belongs_to(view, hit);
    let belongs = paint_line(painter, at, Align2::RIGHT_BOTTOM, room, &belongs, small(), colors.faint);
    let ink = if chosen { colors.accent } else { colors.ink };
    let name = hit.title.show(view.language);
    let look = Look { font: theme::serif(size::NAME), color: ink };
    let width = reason.left() - left - space::MEDIUM;
    paint_marked(painter, colors, pos2(left, top - 2.0), width, (name, &found.query.marks(name)), &look);
    if let Some(below) = found.below(view, hit) {
        let look = Look { font: small(), color: colors.soft };
        let width = belongs.left() - left - space::MEDIUM;
        paint_marked(painter, colors, pos2(left, rect.bottom() - 25.0), width, below, &look);
    }
    painter.hline(card.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
}
