//! The timeline: every edition on a line of years, lanes beneath it, and the chosen edition in
//! short. Left and Right walk the editions, Enter opens the chosen one.

use std::{collections::HashSet, ops::RangeInclusive};

use egui::Ui;

use super::{
    commands::CommandId,
    narrow,
    theme::{self, size, space},
    timeline_axis::{self, Axis},
    view::{Action, Filter, PlaceState, View},
    widgets::{button, chip, cover, dropdown, label, link, option, page, primary, title},
};
use crate::catalog::{EditionEntry, Place};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let editions = view.catalog.editions();
    page(ui, view, f32::INFINITY, |ui| {
        if editions.is_empty() {
            return empty(ui, view);
        }
        if state.selected.is_none_or(|selected| selected >= editions.len()) {
            // The latest edition is what most come for.
            state.selected = editions.len().checked_sub(1);
        }
        let axis = Axis::of(view, state.span, ui.available_width());
        timeline_axis::draw(ui, view, &axis, state);
        ui.horizontal_wrapped(|ui| {
            zoom(ui, view, &axis, state);
            series_choice(ui, view, state);
        });
        if let Some(span) = state.span {
            in_span(ui, view, span.years());
        }
        ui.add_space(space::MEDIUM);
        ui.separator();
        ui.add_space(space::MEDIUM);
        if let Some(edition) = state.selected.and_then(|selected| editions.get(selected)) {
            chosen(ui, view, edition);
        }
    });
}

fn empty(ui: &mut Ui, view: &View<'_>) {
    if !view.catalog.complete {
        return;
    }
    title(ui, view.catalog.forum.name.show(view.language));
    label(ui, &view.t("no-editions"), theme::sans(size::BODY), theme::colors(ui).soft);
    ui.add_space(space::MEDIUM);
    if button(ui, &view.t("command-open")).clicked() {
        view.ask(Action::Do(CommandId::OpenArchive));
    }
}

/// The buttons that zoom, for whoever has no wheel.
fn zoom(ui: &mut Ui, view: &View<'_>, axis: &Axis, state: &mut PlaceState) {
    for (key, nearer) in [("timeline-nearer", true), ("timeline-farther", false)] {
        let useful = nearer || state.span.is_some();
        if ui.add_enabled_ui(useful, |ui| button(ui, &view.t(key))).inner.clicked() {
            timeline_axis::step(view, axis, state, nearer);
        }
    }
    if state.span.is_some() && button(ui, &view.t("timeline-whole")).clicked() {
        state.span = None;
    }
    ui.add_space(space::MEDIUM);
}

/// What there is in the years that are shown, each with the list of it.
fn in_span(ui: &mut Ui, view: &View<'_>, years: RangeInclusive<u16>) {
    let editions = || {
        let all = view.catalog.editions().iter();
        all.filter(|edition| edition.year().is_some_and(|year| years.contains(&year)))
    };
    let speakers: HashSet<_> = editions().flat_map(|edition| &edition.speakers).collect();
    let filter = Filter { years: Some((*years.start(), *years.end())), ..Filter::default() };
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        let words = format!("{} · {}", narrow::years(view, &filter), view.count("count-editions", editions().count()));
        label(ui, &words, theme::bold(size::SMALL), theme::colors(ui).soft);
        for (place, key, count) in [
            (Place::Speakers, "count-speakers", speakers.len()),
            (Place::Articles, "count-articles", editions().map(|edition| edition.articles.len()).sum()),
            (Place::Photos, "count-photos", editions().map(|edition| edition.photos.len()).sum()),
        ] {
            if count > 0 && link(ui, &view.count(key, count)).clicked() {
                view.ask(Action::GoTo(place, Box::new(filter.clone())));
            }
        }
    });
}

/// With more than one series, which of them the lane shows.
fn series_choice(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let series = &view.catalog.indicators.series;
    let Some(chosen) = series.get(state.series).filter(|_| series.len() > 1) else { return };
    let name = view.t("indicator");
    label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).faint);
    dropdown(ui, &name, chosen.name.show(view.language), 360.0, |ui| {
        for (index, one) in series.iter().enumerate() {
            if option(ui, state.series == index, one.name.show(view.language)) {
                state.series = index;
            }
        }
    });
}

fn chosen(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let colors = theme::colors(ui);
    let record = &edition.record;
    ui.horizontal_top(|ui| {
        cover(ui, view, edition, 150.0);
        ui.add_space(space::LARGE);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            title(ui, &edition.full_name(view.catalog, view.language));
            ui.add_space(space::TINY);
            match record.theme.prefer(view.language) {
                Some((theme_words, language)) => {
                    let key = if language == view.language { "theme-is" } else { "theme-in-other-language" };
                    let words = crate::words::Message::new(key).with("theme", theme_words).words(view.language);
                    label(ui, &words, theme::sans(size::BODY), colors.soft);
                }
                None => {
                    label(ui, &view.t("theme-unknown"), theme::sans(size::BODY), colors.faint);
                }
            }
            ui.add_space(space::SMALL);
            ui.horizontal_wrapped(|ui| {
                for forum in &record.special_forums {
                    chip(ui, forum.show(view.language));
                }
            });
            ui.add_space(space::SMALL);
            if let Some(planned) = record.planned {
                let planned = crate::words::date(view.language, planned);
                let words = crate::words::Message::new("planned-for").with("date", planned).words(view.language);
                label(ui, &words, theme::sans(size::BODY), colors.soft);
            }
            label(ui, &counts(view, edition), theme::sans(size::BODY), colors.soft);
            ui.add_space(space::MEDIUM);
            ui.horizontal_wrapped(|ui| {
                if primary(ui, &view.t("open-edition")).clicked() {
                    view.go(edition.place());
                }
                label(ui, &view.t("walk-hint"), theme::sans(size::SMALL), colors.faint);
            });
        });
    });
}

fn counts(view: &View<'_>, edition: &EditionEntry) -> String {
    let mut parts = vec![edition.status(view.language)];
    if !edition.speakers.is_empty() {
        parts.push(view.count("count-speakers", edition.speakers.len()));
    }
    if !edition.articles.is_empty() {
        parts.push(view.count("count-articles", edition.articles.len()));
    }
    if !edition.photos.is_empty() {
        parts.push(photos(view, edition));
    }
    parts.join(" · ")
}

/// How many photos are recorded, and how many of them held.
pub(super) fn photos(view: &View<'_>, edition: &EditionEntry) -> String {
    let photos = edition.photos.iter().filter_map(|index| view.catalog.photo(*index));
    let held = photos.filter(|photo| photo.is_held()).count();
    let recorded = view.count("count-photos", edition.photos.len());
    match held {
        0 => format!("{recorded}{}", view.t("photos-none-held")),
        held => format!("{recorded}{}", view.count("photos-held", held)),
    }
}
