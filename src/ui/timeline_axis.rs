//! The axis of the timeline: years to points, the keys that walk it, and its markers.
//!
//! The axis is one stop for the Tab key; the markers are described to screen readers one by one.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    theme::{self, space},
    timeline_canvas::Canvas,
    view::{PlaceState, View},
};
use crate::{
    catalog::EditionEntry,
    model::Edtf,
    words::{self, Message},
};

/// Height of the years' part.
pub(super) const YEARS: f32 = 212.0;
/// Where the line lies in it.
pub(super) const LINE: f32 = 118.0;
/// Height of a lane with bars, its name included.
pub(super) const LANE: f32 = 42.0;
/// Height of the lane of an indicator.
pub(super) const SERIES: f32 = 84.0;

/// Years to points.
pub(super) struct Axis {
    pub(super) first: u16,
    /// The year after the last one shown.
    pub(super) end: u16,
    pub(super) width: f32,
}

impl Axis {
    /// From the founding year, or the first edition, to the present.
    pub(super) fn of(view: &View<'_>, width: f32) -> Axis {
        let years = || view.catalog.editions().iter().filter_map(EditionEntry::year);
        let founded = view.catalog.forum.founded.map(Edtf::year);
        let first = years().chain(founded).min().unwrap_or(view.this_year);
        let last = years().chain([view.this_year]).max().unwrap_or(view.this_year).max(first);
        Axis { first, end: last.saturating_add(1), width }
    }

    pub(super) fn x(&self, year: f64) -> f32 {
        let span = f64::from(self.end - self.first).max(1.0);
        ((year - f64::from(self.first)) / span * f64::from(self.width)) as f32
    }

    pub(super) fn year_width(&self) -> f32 {
        self.width / f32::from(self.end - self.first).max(1.0)
    }

    /// The years that get a label, so that labels do not touch.
    pub(super) fn labelled(&self) -> impl Iterator<Item = u16> {
        let room = self.year_width();
        let step = [1u16, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|step| f32::from(*step) * room >= 38.0);
        let step = step.unwrap_or(1000);
        (self.first..self.end).filter(move |year| step == 1 || year % step == 0)
    }
}

/// Where an edition stands on the axis, in years.
pub(super) fn stands_at(edition: &EditionEntry) -> Option<f64> {
    match edition.record.date {
        Some(date) => Some(date.start.axis_year()),
        None => edition.year().map(|year| f64::from(year) + 0.5),
    }
}

/// Draws axis and lanes, and moves the choice.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, axis: &Axis, state: &mut PlaceState) {
    let series = view.catalog.indicators.series.get(state.series);
    let height = YEARS + 3.0 * LANE + if series.is_some() { SERIES } else { 0.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(axis.width, height), Sense::hover());
    let id = ui.make_persistent_id(("axis", view.visit));
    keys(ui, view, id, rect, state);
    let colors = theme::colors(ui);
    let painter = ui.painter().with_clip_rect(rect.expand(space::PAGE));
    let canvas = Canvas { painter: &painter, colors, origin: rect.min, axis };
    canvas.years(height);
    for (first, end) in canvas.gaps(view) {
        let (rect, words) = canvas.gap(view, first, end);
        let response = ui.interact(rect, id.with(("gap", first)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        response.on_hover_text(words);
    }
    canvas.lanes(view, state);
    if let Some(series) = series {
        canvas.series(view, series, YEARS + 3.0 * LANE);
    }
    markers(ui, view, &canvas, id, state);
}

fn keys(ui: &mut Ui, view: &View<'_>, id: Id, rect: Rect, state: &mut PlaceState) {
    let editions = view.catalog.editions();
    let stop = ui.interact(rect, id, Sense::focusable_noninteractive());
    let chosen = state.selected.and_then(|selected| editions.get(selected));
    let described = chosen.map(|edition| describe(view, edition)).unwrap_or_default();
    stop.widget_info(|| WidgetInfo::labeled(Role::List, true, format!("{}: {described}", view.t("place-timeline"))));
    if view.take_focus {
        stop.request_focus();
    }
    if !stop.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let last = editions.len().saturating_sub(1);
    let now = state.selected.unwrap_or(last);
    let pressed = |ui: &mut Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, next) in [
        (Key::ArrowLeft, now.saturating_sub(1)),
        (Key::ArrowRight, (now + 1).min(last)),
        (Key::Home, 0),
        (Key::End, last),
    ] {
        if pressed(ui, key) {
            state.selected = Some(next);
        }
    }
    if pressed(ui, Key::Enter)
        && let Some(edition) = chosen
    {
        view.go(edition.place());
    }
}

fn describe(view: &View<'_>, edition: &EditionEntry) -> String {
    let mut parts = vec![edition.short_name(view.language)];
    let city = edition.record.city.show(view.language);
    if !city.is_empty() {
        parts.push(city.to_owned());
    }
    parts.push(words::status(view.language, edition.record.status));
    if let Some(planned) = edition.record.planned {
        let planned = words::date(view.language, planned);
        parts.push(Message::new("planned-for").with("date", planned).words(view.language));
    }
    parts.join(" · ")
}

/// Markers are drawn from the least to the most important, so that the chosen one is never hidden.
fn markers(ui: &mut Ui, view: &View<'_>, canvas: &Canvas<'_>, id: Id, state: &mut PlaceState) {
    let editions = view.catalog.editions();
    let room = canvas.axis.year_width();
    let crowded = room < 24.0;
    let radius = if crowded { (room * 0.42).clamp(2.5, 10.0) } else { (room * 0.44).clamp(10.0, 15.0) };
    let mut free_from = f32::NEG_INFINITY;
    let taken = state
        .selected
        .and_then(|selected| editions.get(selected))
        .and_then(|edition| canvas.chosen_label(view, edition));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let mut chosen_marker = None;
    for (index, edition) in editions.iter().enumerate() {
        let Some(year) = stands_at(edition) else { continue };
        let at = canvas.at(year, LINE);
        let chosen = state.selected == Some(index);
        // Not a stop of its own for the Tab key: the axis is.
        let response =
            ui.interact(Rect::from_center_size(at, vec2(2.0, 2.0) * radius.max(5.0)), id.with(index), Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, describe(view, edition)));
        if response.double_clicked() {
            view.go(edition.place());
        } else if response.clicked() {
            state.selected = Some(index);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        // Only the marker under the pointer is put into words: there may be hundreds.
        let response = response.on_hover_ui(|ui| {
            ui.set_max_width(ui.spacing().tooltip_width);
            ui.label(describe(view, edition));
        });
        if let Some(planned) = edition.record.planned {
            canvas.postponed(view, planned, at, radius);
        }
        if chosen {
            chosen_marker = Some((edition, at));
            continue;
        }
        let lit = response.hovered();
        canvas.marker(edition, at, radius, crowded, lit);
        let city = edition.record.city.show(view.language);
        free_from = canvas.city(city, at, free_from, taken);
    }
    if let Some((edition, at)) = chosen_marker {
        canvas.chosen(view, edition, at, has_focus);
    }
}
