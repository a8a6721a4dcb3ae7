//! What the timeline is painted with: years, gaps, markers, lanes.
//!
//! Everything here is given in years and drawn in points; nothing here is clicked.

use std::{collections::HashSet, sync::Arc};

use egui::{Align2, CornerRadius, Galley, Painter, Pos2, Rangef, Rect, Shape, Stroke, pos2, vec2};

use super::{
    theme::{self, Colors, size, space},
    timeline_axis::{Axis, LANE, LINE, SERIES, stands_at},
    view::{PlaceState, View},
};
use crate::{
    catalog::EditionEntry,
    model::{Edtf, Scale, Series},
    words,
};

/// A place to paint on.
pub(super) struct Canvas<'a> {
    pub painter: &'a Painter,
    pub colors: &'static Colors,
    pub origin: Pos2,
    pub axis: &'a Axis,
}

impl Canvas<'_> {
    pub fn at(&self, year: f64, y: f32) -> Pos2 {
        self.origin + vec2(self.axis.x(year), y)
    }

    fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.colors.line)
    }

    pub fn years(&self, height: f32) {
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

    /// The years of which no edition is known, each span with the year after it.
    pub fn gaps(&self, view: &View<'_>) -> Vec<(u16, u16)> {
        let known: HashSet<u16> = view.catalog.editions().iter().filter_map(EditionEntry::year).collect();
        let mut gaps = Vec::new();
        let mut from = None;
        for year in self.axis.first..=self.axis.end {
            let missing = year < self.axis.end && !known.contains(&year);
            match (missing, from) {
                (true, None) => from = Some(year),
                (false, Some(first)) => {
                    gaps.push((first, year));
                    from = None;
                }
                _ => {}
            }
        }
        gaps
    }

    /// Shades such a span and says what it is; gives where it is and what it says.
    pub fn gap(&self, view: &View<'_>, first: u16, end: u16) -> (Rect, String) {
        let (left, right) = (self.at(f64::from(first), 24.0), self.at(f64::from(end), self.axis.years_height() - 10.0));
        let rect =
            Rect::from_min_max(left + vec2(1.0, 0.0), right - vec2(1.0, 0.0)).intersect(self.painter.clip_rect());
        if !rect.is_positive() {
            return (Rect::NOTHING, String::new());
        }
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
            self.painter.text(at, Align2::CENTER_BOTTOM, &words, font(), self.colors.faint);
        } else if rect.width() > 24.0 {
            self.in_two_lines(&words, rect);
        }
        let last = end.saturating_sub(1);
        let years = if first == last { first.to_string() } else { format!("{first}–{last}") };
        (rect, format!("{years}{}{words}", view.t("colon")))
    }

    fn in_two_lines(&self, words: &str, rect: Rect) {
        let font = theme::sans(size::TINY);
        let galley = self.painter.layout(words.to_owned(), font, self.colors.faint, rect.width());
        if galley.size().y < 40.0 {
            let at = rect.left_bottom() - vec2(-3.0, galley.size().y + 4.0);
            self.painter.galley(at, galley, self.colors.faint);
        }
    }

    pub fn marker(&self, edition: &EditionEntry, at: Pos2, radius: f32, crowded: bool, lit: bool) {
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

    pub fn chosen(&self, view: &View<'_>, edition: &EditionEntry, at: Pos2, has_focus: bool) {
        let colors = self.colors;
        self.painter.circle_filled(at, 19.0, colors.accent);
        if has_focus {
            self.painter.circle_stroke(at, 22.0, Stroke::new(1.5, colors.accent));
        }
        let number = edition.record.number.map_or_else(|| "•".to_owned(), |number| number.to_string());
        self.painter.text(at, Align2::CENTER_CENTER, number, theme::bold(size::BODY), colors.on_accent);
        let galley = self.chosen_words(view, edition);
        let place = self.label_place(galley.size().x, at);
        let ground = Rect::from_min_size(place, galley.size()).expand2(vec2(4.0, 1.0));
        self.painter.rect_filled(ground, CornerRadius::same(3), colors.paper);
        self.painter.galley(place, galley, colors.ink);
    }

    /// What stands below the chosen marker: its city, else its name.
    fn chosen_words(&self, view: &View<'_>, edition: &EditionEntry) -> Arc<Galley> {
        let city = edition.record.city.show(view.language);
        let words = if city.is_empty() { edition.short_name(view.language) } else { city.to_owned() };
        self.painter.layout_no_wrap(words, theme::bold(size::SMALL), self.colors.ink)
    }

    /// From where to where that reaches, so that no other city is written there.
    pub fn chosen_label(&self, view: &View<'_>, edition: &EditionEntry) -> Option<Rangef> {
        let at = self.at(stands_at(edition)?, LINE);
        let width = self.chosen_words(view, edition).size().x;
        let left = self.label_place(width, at).x;
        Some(Rangef::new(left - space::TINY, left + width + space::TINY))
    }

    /// Below the marker, moved inwards at the ends of the axis.
    fn label_place(&self, width: f32, at: Pos2) -> Pos2 {
        let left = self.origin.x;
        let right = (self.origin.x + self.axis.width - width).max(left);
        pos2((at.x - width / 2.0).clamp(left, right), at.y + 26.0)
    }

    /// Writes the city below a marker if it does not touch the one before; gives where the next may begin.
    pub fn city(&self, city: &str, at: Pos2, free_from: f32, taken: Option<Rangef>) -> f32 {
        if city.is_empty() {
            return free_from;
        }
        let galley = self.painter.layout_no_wrap(city.to_owned(), theme::sans(size::SMALL), self.colors.soft);
        let place = self.label_place(galley.size().x, at);
        let next = place.x + galley.size().x + space::TINY;
        let covered = taken.is_some_and(|taken| taken.intersects(Rangef::new(place.x, next)));
        if place.x < free_from || covered {
            return free_from;
        }
        self.painter.galley(place, galley, self.colors.soft);
        next
    }

    /// The date it was first to be held, above the line, joined to the one when it was.
    pub fn postponed(&self, view: &View<'_>, planned: Edtf, at: Pos2, radius: f32) {
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
    pub fn lanes(&self, view: &View<'_>, state: &PlaceState) {
        type Count = fn(&EditionEntry) -> usize;
        let lanes: [(&str, Count); 3] = [
            ("place-speakers", |edition| edition.speakers.len()),
            ("place-articles", |edition| edition.articles.len()),
            ("place-photos", |edition| edition.photos.len()),
        ];
        for (row, (name, count)) in lanes.into_iter().enumerate() {
            let top = self.axis.years_height() + row as f32 * LANE;
            self.lane_name(&view.t(name), top);
            let most = view.catalog.editions().iter().map(count).max().unwrap_or(0).max(1);
            for (index, edition) in view.catalog.editions().iter().enumerate() {
                let Some(year) = stands_at(edition).filter(|year| self.axis.shows(*year, 30.0)) else { continue };
                let height = 17.0 * count(edition) as f32 / most as f32;
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

    pub fn series(&self, view: &View<'_>, series: &Series, top: f32) {
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
                (self.at(*year, top + SERIES - 8.0 - up * (SERIES - 40.0)), *words)
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
