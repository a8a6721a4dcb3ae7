//! The drawing of the timeline: years, gaps, markers, and the lanes beneath.
//!
//! The axis is one stop for the Tab key; the markers are described to screen readers one by one.

use egui::{
    Align2, CornerRadius, EventFilter, Id, Key, Modifiers, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};

use super::{
    theme::{self, Colors, size, space},
    view::{PlaceState, View},
};
use crate::{
    catalog::EditionEntry,
    model::{Edtf, Scale, Series},
    words::{self, Message},
};

/// Height of the years' part.
const YEARS: f32 = 212.0;
/// Where the line lies in it.
const LINE: f32 = 118.0;
/// Height of a lane with bars, its name included.
const LANE: f32 = 42.0;
/// Height of the lane of an indicator.
const SERIES: f32 = 84.0;

/// Years to points.
pub(super) struct Axis {
    first: u16,
    /// The year after the last one shown.
    end: u16,
    width: f32,
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

    fn x(&self, year: f64) -> f32 {
        let span = f64::from(self.end - self.first).max(1.0);
        ((year - f64::from(self.first)) / span * f64::from(self.width)) as f32
    }

    fn year_width(&self) -> f32 {
        self.width / f32::from(self.end - self.first).max(1.0)
    }

    /// The years that get a label, so that labels do not touch.
    fn labelled(&self) -> impl Iterator<Item = u16> {
        let room = self.year_width();
        let step = [1u16, 2, 5, 10, 20, 50, 100, 200, 500].into_iter().find(|step| f32::from(*step) * room >= 38.0);
        let step = step.unwrap_or(1000);
        (self.first..self.end).filter(move |year| step == 1 || year % step == 0)
    }
}

/// Where an edition stands on the axis, in years.
fn stands_at(edition: &EditionEntry) -> Option<f64> {
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
    canvas.gaps(view);
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
    let crowded = canvas.axis.year_width() < 34.0;
    let mut free_from = f32::NEG_INFINITY;
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let mut chosen_marker = None;
    for (index, edition) in editions.iter().enumerate() {
        let Some(year) = stands_at(edition) else { continue };
        let at = canvas.at(year, LINE);
        let chosen = state.selected == Some(index);
        let radius = if crowded { (canvas.axis.year_width() * 0.42).clamp(2.5, 12.0) } else { 15.0 };
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
        let response = response.on_hover_text(describe(view, edition));
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
        free_from = canvas.city(city, at, free_from);
    }
    if let Some((edition, at)) = chosen_marker {
        canvas.chosen(view, edition, at, has_focus);
    }
}

struct Canvas<'a> {
    painter: &'a Painter,
    colors: &'static Colors,
    origin: Pos2,
    axis: &'a Axis,
}

impl Canvas<'_> {
    fn at(&self, year: f64, y: f32) -> Pos2 {
        self.origin + vec2(self.axis.x(year), y)
    }

    fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.colors.line)
    }

    fn years(&self, height: f32) {
        for year in self.axis.labelled() {
            let top = self.at(f64::from(year), 0.0);
            self.painter.line_segment([top, top + vec2(0.0, height)], self.hairline());
            let at = top + vec2(5.0, 2.0);
            let font = theme::sans(size::TINY);
            self.painter.text(at, Align2::LEFT_TOP, year, font, self.colors.faint);
        }
        let line = Stroke::new(1.5, self.colors.faint);
        let left = self.origin + vec2(0.0, LINE);
        self.painter.line_segment([left, left + vec2(self.axis.width, 0.0)], line);
    }

    /// Years of which no edition is known are shaded and say so.
    fn gaps(&self, view: &View<'_>) {
        let known: std::collections::HashSet<u16> =
            view.catalog.editions().iter().filter_map(EditionEntry::year).collect();
        let mut from = None;
        for year in self.axis.first..=self.axis.end {
            let missing = year < self.axis.end && !known.contains(&year);
            match (missing, from) {
                (true, None) => from = Some(year),
                (false, Some(first)) => {
                    self.gap(view, first, year);
                    from = None;
                }
                _ => {}
            }
        }
    }

    fn gap(&self, view: &View<'_>, first: u16, end: u16) {
        let (left, right) = (self.at(f64::from(first), 24.0), self.at(f64::from(end), YEARS - 10.0));
        let rect = Rect::from_min_max(left + vec2(1.0, 0.0), right - vec2(1.0, 0.0));
        self.painter.rect_filled(rect, CornerRadius::ZERO, self.colors.panel);
        let line = Stroke::new(1.5, self.colors.faint);
        let y = self.origin.y + LINE;
        self.painter.line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], line);
        let key = if end == self.axis.end { "none-found-since" } else { "none-found" };
        let words = view.t(key);
        let font = || theme::sans(size::TINY);
        let wide = self.painter.layout_no_wrap(words.clone(), font(), self.colors.faint).size().x;
        if wide + space::TINY <= rect.width() {
            let at = rect.center_bottom() - vec2(0.0, 6.0);
            self.painter.text(at, Align2::CENTER_BOTTOM, words, font(), self.colors.faint);
        } else if rect.width() > 24.0 {
            self.in_two_lines(&words, rect);
        }
    }

    fn in_two_lines(&self, words: &str, rect: Rect) {
        let font = theme::sans(size::TINY);
        let galley = self.painter.layout(words.to_owned(), font, self.colors.faint, rect.width());
        if galley.size().y < 40.0 {
            let at = rect.left_bottom() - vec2(-3.0, galley.size().y + 4.0);
            self.painter.galley(at, galley, self.colors.faint);
        }
    }

    fn marker(&self, edition: &EditionEntry, at: Pos2, radius: f32, crowded: bool, lit: bool) {
        let colors = self.colors;
        let sourced = edition.is_sourced();
        let edge = if sourced || lit { colors.accent } else { colors.faint };
        let (fill, ink) = if sourced { (colors.raised, colors.ink) } else { (colors.paper, colors.faint) };
        self.painter.circle_filled(at, radius, if crowded && sourced { colors.accent } else { fill });
        if sourced || crowded {
            self.painter.circle_stroke(at, radius, Stroke::new(1.5, edge));
        } else {
            self.dashed_circle(at, radius, Stroke::new(1.0, edge));
        }
        if let Some(number) = edition.record.number.filter(|_| !crowded) {
            self.painter.text(at, Align2::CENTER_CENTER, number, theme::bold(size::SMALL), ink);
        }
    }

    fn chosen(&self, view: &View<'_>, edition: &EditionEntry, at: Pos2, has_focus: bool) {
        let colors = self.colors;
        self.painter.circle_filled(at, 19.0, colors.accent);
        if has_focus {
            self.painter.circle_stroke(at, 22.0, Stroke::new(1.5, colors.accent));
        }
        let number = edition.record.number.map_or_else(|| "•".to_owned(), |number| number.to_string());
        self.painter.text(at, Align2::CENTER_CENTER, number, theme::bold(size::BODY), colors.on_accent);
        let city = edition.record.city.show(view.language);
        let words = if city.is_empty() { edition.short_name(view.language) } else { city.to_owned() };
        let galley = self.painter.layout_no_wrap(words, theme::bold(size::SMALL), colors.ink);
        let place = self.label_place(galley.size().x, at);
        let ground = Rect::from_min_size(place, galley.size()).expand2(vec2(4.0, 1.0));
        self.painter.rect_filled(ground, CornerRadius::same(3), colors.paper);
        self.painter.galley(place, galley, colors.ink);
    }

    /// Below the marker, moved inwards at the ends of the axis.
    fn label_place(&self, width: f32, at: Pos2) -> Pos2 {
        let left = self.origin.x;
        let right = (self.origin.x + self.axis.width - width).max(left);
        pos2((at.x - width / 2.0).clamp(left, right), at.y + 26.0)
    }

    /// Writes the city below a marker if it does not touch the one before; gives where the next may begin.
    fn city(&self, city: &str, at: Pos2, free_from: f32) -> f32 {
        if city.is_empty() {
            return free_from;
        }
        let galley = self.painter.layout_no_wrap(city.to_owned(), theme::sans(size::SMALL), self.colors.soft);
        let place = self.label_place(galley.size().x, at);
        if place.x < free_from {
            return free_from;
        }
        let next = place.x + galley.size().x + space::TINY;
        self.painter.galley(place, galley, self.colors.soft);
        next
    }

    /// The date it was first to be held, above the line, joined to the one when it was.
    fn postponed(&self, view: &View<'_>, planned: Edtf, at: Pos2, radius: f32) {
        const ABOVE: f32 = 48.0;
        let from = self.at(planned.start.axis_year(), LINE - ABOVE);
        let stroke = Stroke::new(1.0, self.colors.soft);
        let end = at - vec2(0.0, radius + 2.0);
        let middle = pos2(end.x, from.y);
        let bow: Vec<Pos2> = (0..=16)
            .map(|step| {
                let t = step as f32 / 16.0;
                from.lerp(middle, t).lerp(middle.lerp(end, t), t)
            })
            .collect();
        self.painter.extend(Shape::dashed_line(&bow, stroke, 2.0, 3.0));
        self.painter.circle_filled(from, 5.0, self.colors.paper);
        self.dashed_circle(from, 5.0, stroke);
        let words = words::date(view.language, planned);
        let galley = self.painter.layout_no_wrap(words, theme::sans(size::TINY), self.colors.soft);
        let left = (from.x - 10.0 - galley.size().x).max(self.origin.x);
        let place = pos2(left, from.y - galley.size().y / 2.0);
        let ground = Rect::from_min_size(place, galley.size()).expand2(vec2(3.0, 0.0));
        self.painter.rect_filled(ground, CornerRadius::ZERO, self.colors.paper);
        self.painter.galley(place, galley, self.colors.soft);
    }

    fn dashed_circle(&self, at: Pos2, radius: f32, stroke: Stroke) {
        let points: Vec<Pos2> = (0..=48)
            .map(|step| {
                let angle = std::f32::consts::TAU * step as f32 / 48.0;
                at + radius * vec2(angle.cos(), angle.sin())
            })
            .collect();
        self.painter.extend(Shape::dashed_line(&points, stroke, 3.0, 3.0));
    }

    /// Bars of how many speakers, articles and photos each edition has.
    fn lanes(&self, view: &View<'_>, state: &PlaceState) {
        type Count = fn(&EditionEntry) -> usize;
        let lanes: [(&str, Count); 3] = [
            ("place-speakers", |edition| edition.speakers.len()),
            ("place-articles", |edition| edition.articles.len()),
            ("place-photos", |edition| edition.photos.len()),
        ];
        for (row, (name, count)) in lanes.into_iter().enumerate() {
            let top = YEARS + row as f32 * LANE;
            self.lane_name(&view.t(name), top);
            let most = view.catalog.editions().iter().map(count).max().unwrap_or(0).max(1);
            for (index, edition) in view.catalog.editions().iter().enumerate() {
                let Some(year) = stands_at(edition) else { continue };
                let height = 20.0 * count(edition) as f32 / most as f32;
                if count(edition) > 0 {
                    self.bar(year, top + LANE - 4.0, height.max(2.0), state.selected == Some(index));
                }
            }
        }
    }

    fn lane_name(&self, name: &str, top: f32) {
        let at = self.origin + vec2(0.0, top + 2.0);
        let galley = self.painter.layout_no_wrap(name.to_owned(), theme::sans(size::TINY), self.colors.soft);
        let ground = Rect::from_min_size(at, galley.size());
        self.painter.rect_filled(ground, CornerRadius::ZERO, self.colors.paper);
        self.painter.galley(at, galley, self.colors.soft);
    }

    fn bar(&self, year: f64, bottom: f32, height: f32, chosen: bool) {
        let width = (self.axis.year_width() * 0.5).clamp(2.0, 26.0);
        let foot = self.at(year, bottom);
        let rect = Rect::from_min_max(foot - vec2(width / 2.0, height), foot + vec2(width / 2.0, 0.0));
        let color = if chosen { self.colors.accent } else { self.colors.accent.gamma_multiply(0.4) };
        self.painter.rect_filled(rect, CornerRadius::same(2), color);
    }

    fn series(&self, view: &View<'_>, series: &Series, top: f32) {
        self.lane_name(series.name.show(view.language), top);
        let values: Vec<(f64, f64, &str)> = series
            .points
            .iter()
            .filter(|point| (self.axis.first..self.axis.end).contains(&point.year))
            .filter_map(|point| Some((f64::from(point.year) + 0.5, point.value.parse().ok()?, point.value.as_str())))
            .collect();
        let low = values.iter().map(|(_, value, _)| *value).fold(f64::INFINITY, f64::min);
        let high = values.iter().map(|(_, value, _)| *value).fold(f64::NEG_INFINITY, f64::max);
        let span = (high - low).max(f64::EPSILON);
        let points: Vec<(Pos2, &str)> = values
            .iter()
            .map(|(year, value, words)| {
                let share = ((value - low) / span) as f32;
                // A rank of 1 is the best and stands highest.
                let up = if series.scale == Scale::Rank { 1.0 - share } else { share };
                (self.at(*year, top + SERIES - 8.0 - up * (SERIES - 44.0)), *words)
            })
            .collect();
        let line = points.iter().map(|(at, _)| *at).collect();
        self.painter.add(Shape::line(line, Stroke::new(1.8, self.colors.video)));
        for (at, words) in points {
            self.painter.circle_filled(at, 2.8, self.colors.video);
            let room = self.axis.year_width() >= 18.0;
            if room {
                let font = theme::sans(size::TINY);
                self.painter.text(at + vec2(5.0, -3.0), Align2::LEFT_BOTTOM, words, font, self.colors.soft);
            }
        }
    }
}
