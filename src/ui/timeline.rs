//! The timeline: every edition on a line of years, lanes beneath it, and the chosen edition in
//! short. Left and Right walk the editions, Enter opens the chosen one.

use egui::Ui;

use super::{
    commands::CommandId,
    theme::{self, size, space},
    timeline_axis::{self, Axis},
    view::{PlaceState, View},
    widgets::{button, chip, cover, dropdown, label, option, page, primary, title},
};
use crate::catalog::EditionEntry;

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
        let axis = Axis::of(view, ui.available_width());
        timeline_axis::draw(ui, view, &axis, state);
        series_choice(ui, view, state);
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
        view.ask(super::view::Action::Do(CommandId::OpenArchive));
    }
}

/// With more than one series, which of them the lane shows.
fn series_choice(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let series = &view.catalog.indicators.series;
    let Some(chosen) = series.get(state.series).filter(|_| series.len() > 1) else { return };
    let name = view.t("indicator");
    ui.horizontal(|ui| {
        label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).faint);
        dropdown(ui, &name, chosen.name.show(view.language), 360.0, |ui| {
            for (index, one) in series.iter().enumerate() {
                if option(ui, state.series == index, one.name.show(view.language)) {
                    state.series = index;
                }
            }
        });
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
