//! The axis of the timeline: years to points, the keys and the pointer that walk, zoom and move it,
//! and its markers.
//!
//! The axis is one stop for the Tab key; the markers are described to screen readers one by one.

use egui::{EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::{
    theme::{self, space},
    timeline_canvas::Canvas,
    timeline_card,
    timeline_span::Span,
    view::{PlaceState, View},
};
use crate::{
    catalog::EditionEntry,
    model::Edtf,
    words::{self, Message},
};

/// Height of the years' part, with markers and with cards.
const YEARS: f32 = 186.0;
const YEARS_OF_CARDS: f32 = 286.0;
/// From this width of a year on, in points, editions are cards.
const CLOSE: f32 = 150.0;
/// How much nearer one step goes.
const STEP: f64 = 1.4;
/// Where the line lies in it.
pub(super) const LINE: f32 = 104.0;
/// Height of a lane with bars, its name included.
pub(super) const LANE: f32 = 34.0;
/// Height of the lane of an indicator.
pub(super) const SERIES: f32 = 72.0;

/// Years to points.
pub(super) struct Axis {
    /// The first year there is.
    pub(super) first: u16,
    /// The year after the last one.
    pub(super) end: u16,
    /// What of it is shown.
    pub(super) span: Span,
    pub(super) width: f32,
}

impl Axis {
    /// From the founding year, or the first edition, to the present; of that the span.
    pub(super) fn of(view: &View<'_>, span: Option<Span>, width: f32) -> Axis {
        let years = || view.catalog.editions().iter().filter_map(EditionEntry::year);
        let founded = view.catalog.forum.founded.map(Edtf::year);
        let first = years().chain(founded).min().unwrap_or(view.this_year);
        let last = years().chain([view.this_year]).max().unwrap_or(view.this_year).max(first);
        let axis = Axis { first, end: last.saturating_add(1), span: Span { from: 0.0, to: 0.0 }, width };
        let span = span.filter(|span| span.from < axis.whole().to && span.to > axis.whole().from);
        Axis { span: span.unwrap_or(axis.whole()), ..axis }
    }

    /// All years there are.
    fn whole(&self) -> Span {
        Span { from: f64::from(self.first), to: f64::from(self.end) }
    }

    /// The year at a distance from the left end.
    fn year_at(&self, x: f32) -> f64 {
        self.span.from + f64::from(x / self.width.max(1.0)) * self.span.length()
    }

    /// Whether something of this width around a year is seen.
    pub(super) fn shows(&self, year: f64, width: f32) -> bool {
        let x = self.x(year);
        x >= -width && x <= self.width + width
    }

    /// Whether there is room for cards.
    pub(super) fn is_close(&self) -> bool {
        self.year_width() >= CLOSE
    }

    /// Height of the years' part.
    pub(super) fn years_height(&self) -> f32 {
        if self.is_close() { YEARS_OF_CARDS } else { YEARS }
    }

    pub(super) fn x(&self, year: f64) -> f32 {
        ((year - self.span.from) / self.span.length() * f64::from(self.width)) as f32
    }

    pub(super) fn year_width(&self) -> f32 {
        self.width / self.span.length() as f32
    }

    /// The years that get a label, so that labels do not touch.
    pub(super) fn labelled(&self) -> impl Iterator<Item = u16> {
        let room = self.year_width();
        let steps = [1u16, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
        let step = steps.into_iter().find(|step| f32::from(*step) * room >= 38.0).unwrap_or(10_000);
        let from = self.first.max(self.span.from.floor() as u16);
        let end = self.end.min(self.span.to.ceil() as u16);
        (from..end).filter(move |year| step == 1 || year % step == 0)
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
    let years = axis.years_height();
    let height = years + 3.0 * LANE + if series.is_some() { SERIES } else { 0.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(axis.width, height), Sense::hover());
    let id = ui.make_persistent_id(("axis", view.visit));
    keys(ui, view, axis, id, rect, state);
    pointer(ui, axis, id, rect, state);
    let colors = theme::colors(ui);
    // What is zoomed to ends at the edge, but for a marker that stands there; else what stands at the
    // ends may reach over it.
    let margin = if state.span.is_some() { space::LARGE } else { space::PAGE };
    let painter = ui.painter().with_clip_rect(rect.expand2(vec2(margin, space::PAGE)).intersect(ui.clip_rect()));
    let canvas = Canvas { painter: &painter, colors, origin: rect.min, axis };
    canvas.years(height);
    for (first, end) in canvas.gaps(view) {
        let (rect, words) = canvas.gap(view, first, end);
        if words.is_empty() {
            continue;
        }
        let response = ui.interact(rect, id.with(("gap", first)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        response.on_hover_text(words);
    }
    canvas.lanes(view, state);
    if let Some(series) = series {
        canvas.series(view, series, years + 3.0 * LANE);
    }
    markers(ui, view, &canvas, id, state);
}

fn keys(ui: &mut Ui, view: &View<'_>, axis: &Axis, id: Id, rect: Rect, state: &mut PlaceState) {
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
    let mut now = state.selected.unwrap_or(last);
    let pressed = |ui: &mut Ui, key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
    now = now.saturating_sub(pressed(ui, Key::ArrowLeft));
    now = now.saturating_add(pressed(ui, Key::ArrowRight)).min(last);
    if pressed(ui, Key::Home) > 0 {
        now = 0;
    }
    if pressed(ui, Key::End) > 0 {
        now = last;
    }
    let middle = editions.get(now).and_then(stands_at);
    if state.selected != Some(now)
        && let Some(year) = middle.filter(|_| state.span.is_some())
    {
        state.span = axis.span.showing(year, axis.whole());
    }
    state.selected = Some(now);
    let typed = |signs: &[&str]| {
        ui.input(|input| {
            let is_sign =
                |event: &egui::Event| matches!(event, egui::Event::Text(text) if signs.contains(&text.as_str()));
            input.events.iter().filter(|event| is_sign(event)).count()
        })
    };
    let (nearer, farther) = (typed(&["+", "="]), typed(&["-"]));
    if nearer + farther > 0 {
        zoom(view, axis, state, STEP.powf(nearer as f64 - farther as f64));
    }
    if typed(&["0"]) > 0 {
        state.span = None;
    }
    if pressed(ui, Key::Enter) > 0
        && let Some(edition) = chosen
    {
        view.go(edition.place());
    }
}

/// One step nearer or farther.
pub(super) fn step(view: &View<'_>, axis: &Axis, state: &mut PlaceState, nearer: bool) {
    zoom(view, axis, state, if nearer { STEP } else { 1.0 / STEP });
}

/// Zooms towards the edition that is chosen, if it is seen, else towards the middle.
fn zoom(view: &View<'_>, axis: &Axis, state: &mut PlaceState, factor: f64) {
    let chosen = state.selected.and_then(|selected| stands_at(view.catalog.editions().get(selected)?));
    let seen = chosen.filter(|year| (axis.span.from..axis.span.to).contains(year));
    let at = seen.unwrap_or(axis.span.from + axis.span.length() / 2.0);
    state.span = axis.span.zoom(factor, at, axis.whole());
}

/// Dragging moves the axis; the wheel with Ctrl, or two fingers, zoom it to the pointer.
fn pointer(ui: &Ui, axis: &Axis, id: Id, rect: Rect, state: &mut PlaceState) {
    let response = ui.interact(rect, id.with("drag"), Sense::drag());
    if response.dragged() && state.span.is_some() {
        let years = -f64::from(response.drag_delta().x) / f64::from(axis.year_width());
        state.span = axis.span.moved(years, axis.whole());
    }
    let Some(at) = response.hover_pos() else { return };
    let (factor, sideways) = ui.input_mut(|input| {
        let sideways = if state.span.is_some() { std::mem::take(&mut input.smooth_scroll_delta.x) } else { 0.0 };
        (input.zoom_delta(), sideways)
    });
    if (factor - 1.0).abs() > 0.0001 {
        state.span = axis.span.zoom(f64::from(factor), axis.year_at(at.x - rect.left()), axis.whole());
    } else if sideways != 0.0 {
        state.span = axis.span.moved(-f64::from(sideways / axis.year_width()), axis.whole());
    }
}

fn describe(view: &View<'_>, edition: &EditionEntry) -> String {
    let mut parts = vec![edition.short_name(view.language)];
    let city = edition.record.city.show(view.language);
    if !city.is_empty() {
        parts.push(city.to_owned());
    }
    parts.push(edition.status(view.language));
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
        let Some(year) = stands_at(edition).filter(|year| canvas.axis.shows(*year, 120.0)) else { continue };
        let at = canvas.at(year, LINE);
        let chosen = state.selected == Some(index);
        // Not a stop of its own for the Tab key: the axis is.
        let place = if canvas.axis.is_close() {
            timeline_card::place(canvas, at)
        } else {
            Rect::from_center_size(at, vec2(2.0, 2.0) * radius.max(5.0))
        };
        let response = ui.interact(place.intersect(canvas.painter.clip_rect()), id.with(index), Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, describe(view, edition)));
        if response.double_clicked() {
            view.go(edition.place());
        } else if response.clicked() {
            state.selected = Some(index);
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if canvas.axis.is_close() {
            if let Some(planned) = edition.record.planned {
                canvas.postponed(view, planned, at, 13.0);
            }
            timeline_card::paint(canvas, view, edition, at, chosen, response.hovered());
            continue;
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
