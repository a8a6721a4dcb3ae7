//! The attendance grid: people by editions, a sign for each role and mode. A line joins a
//! person's first appearance with the last, so that who returned is seen at once.

use std::sync::Arc;

use egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::{
    edition::part_color,
    theme::{self, size, space},
    view::{PlaceState, View},
    widgets::{Done, Grid, Rows, button, label, paint_line, sign},
};
use crate::{
    catalog::{EditionEntry, EditionIdx, PersonEntry},
    model::{Appearance, Mode, Role},
    words,
};

/// Width of the column of names.
const NAMES: f32 = 230.0;
/// Width of an edition's column.
const COLUMN: f32 = 46.0;
const ROW: f32 = 30.0;

/// Draws the people of these rows; gives what was done with them.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState, shown: &Arc<[u32]>) -> Done {
    let columns = columns(view);
    let room = ((ui.available_width() - NAMES - space::MEDIUM) / COLUMN).floor().max(1.0) as usize;
    let hidden = columns.len().saturating_sub(room);
    state.columns_back = state.columns_back.min(hidden);
    legend(ui, view);
    let end = columns.len() - state.columns_back;
    let from = end.saturating_sub(room);
    turn(ui, view, state, hidden);
    let columns = columns.get(from..end).unwrap_or_default();
    heads(ui, view, columns);
    let people = view.catalog.people();
    let person = |row: usize| shown.get(row).and_then(|index| people.get(*index as usize));
    let grid = Grid {
        name: &view.t("attendance"),
        count: shown.len(),
        cell_width: None,
        cell_height: ROW,
        gap: 0.0,
        rows: Rows::Records,
    };
    grid.show(
        ui,
        view,
        state,
        |row| person(row).map(|person| described(view, person)).unwrap_or_default(),
        |ui, cell| {
            if let Some(person) = person(cell.index) {
                row(ui, view, person, columns, cell.rect, cell.chosen, cell.hovered);
            }
        },
    )
}

/// The editions of which at least one speaker is known.
fn columns(view: &View<'_>) -> Vec<EditionIdx> {
    let editions = view.catalog.editions().iter().enumerate();
    editions.filter(|(_, edition)| !edition.speakers.is_empty()).map(|(place, _)| EditionIdx::new(place)).collect()
}

fn legend(ui: &mut Ui, view: &View<'_>) {
    let colors = theme::colors(ui);
    ui.horizontal_wrapped(|ui| {
        let roles = Role::ALL.into_iter().map(|role| (role, Mode::Unknown, words::role(view.language, role)));
        let modes = [Mode::Video, Mode::Written].map(|mode| (Role::Speech, mode, words::mode(view.language, mode)));
        for (role, mode, name) in roles.chain(modes) {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), egui::Sense::hover());
            let one = Appearance { role, mode, ..Appearance::default() };
            sign(ui.painter(), rect.center(), role, mode, part_color(ui, &one));
            label(ui, &name, theme::sans(size::SMALL), colors.soft);
        }
    });
}

/// Buttons to earlier and later editions, where not all fit.
fn turn(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState, hidden: usize) {
    const STEP: usize = 5;
    if hidden == 0 {
        return;
    }
    ui.horizontal(|ui| {
        let earlier = ui.add_enabled_ui(state.columns_back < hidden, |ui| button(ui, &view.t("earlier-editions")));
        if earlier.inner.clicked() {
            state.columns_back = (state.columns_back + STEP).min(hidden);
        }
        let later = ui.add_enabled_ui(state.columns_back > 0, |ui| button(ui, &view.t("later-editions")));
        if later.inner.clicked() {
            state.columns_back = state.columns_back.saturating_sub(STEP);
        }
    });
}

fn heads(ui: &mut Ui, view: &View<'_>, columns: &[EditionIdx]) {
    let colors = theme::colors(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), egui::Sense::hover());
    for (place, edition) in columns.iter().filter_map(|index| view.catalog.edition(*index)).enumerate() {
        let x = column_x(rect, place);
        let number = edition.record.number.map_or_else(|| edition.folder.clone(), |number| number.to_string());
        let year = edition.year().map(|year| year.to_string()).unwrap_or_default();
        let painter = ui.painter();
        let top = pos2(x, rect.top());
        paint_line(painter, top, Align2::CENTER_TOP, COLUMN, &number, theme::bold(size::SMALL), colors.ink);
        let below = pos2(x, rect.top() + 17.0);
        paint_line(painter, below, Align2::CENTER_TOP, COLUMN, &year, theme::sans(size::TINY), colors.faint);
    }
}

fn column_x(rect: Rect, place: usize) -> f32 {
    rect.left() + NAMES + COLUMN * (place as f32 + 0.5)
}

fn row(
    ui: &mut Ui,
    view: &View<'_>,
    person: &PersonEntry,
    columns: &[EditionIdx],
    rect: Rect,
    chosen: bool,
    lit: bool,
) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    if chosen || lit {
        let fill = if chosen { colors.accent_soft } else { colors.panel };
        painter.rect_filled(rect, egui::CornerRadius::same(theme::radius::SMALL), fill);
    }
    let left = pos2(rect.left() + space::SMALL, rect.center().y);
    let name = person.name(view.language);
    let room = NAMES - 2.0 * space::SMALL;
    let written = paint_line(painter, left, Align2::LEFT_CENTER, room, name, theme::sans(size::BODY), colors.ink);
    let other = person.other_name(view.language).unwrap_or_default();
    let at = pos2(written.right() + space::SMALL, rect.center().y);
    let room = rect.left() + NAMES - at.x;
    paint_line(painter, at, Align2::LEFT_CENTER, room, other, theme::sans(size::SMALL), colors.faint);
    let parts: Vec<(usize, &Appearance)> = columns
        .iter()
        .enumerate()
        .flat_map(|(place, edition)| parts(view, person, *edition).map(move |one| (place, one)))
        .collect();
    if let (Some((first, _)), Some((last, _))) = (parts.first(), parts.last())
        && first < last
    {
        let line = Stroke::new(1.0, colors.line);
        painter.hline(column_x(rect, *first)..=column_x(rect, *last), rect.center().y, line);
    }
    for (place, count) in parts.iter().map(|(place, _)| *place).fold(Vec::<(usize, usize)>::new(), counted) {
        for (nth, (_, one)) in parts.iter().filter(|(at, _)| *at == place).enumerate() {
            let shift = (nth as f32 - (count as f32 - 1.0) / 2.0) * 15.0;
            let at = pos2(column_x(rect, place) + shift, rect.center().y);
            sign(painter, at, one.role, one.mode, part_color(ui, one));
        }
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
}

/// Counts how often each place follows itself.
fn counted(mut counts: Vec<(usize, usize)>, place: usize) -> Vec<(usize, usize)> {
    match counts.last_mut() {
        Some((last, count)) if *last == place => *count += 1,
        _ => counts.push((place, 1)),
    }
    counts
}

fn parts<'a>(view: &View<'a>, person: &'a PersonEntry, edition: EditionIdx) -> impl Iterator<Item = &'a Appearance> {
    let entry: Option<&EditionEntry> = view.catalog.edition(edition);
    let here = person.appearances.iter().filter(move |reference| reference.edition == edition);
    here.filter_map(move |reference| entry?.record.appearances.get(reference.place))
}

/// A row in words: the name, then each edition with the part.
fn described(view: &View<'_>, person: &PersonEntry) -> String {
    let mut words = vec![person.name(view.language).to_owned()];
    for reference in &person.appearances {
        let Some(edition) = view.catalog.edition(reference.edition) else { continue };
        if let Some(one) = edition.record.appearances.get(reference.place) {
            let part = words::part(view.language, one.role, one.mode);
            words.push(format!("{} {part}", edition.short_name(view.language)));
        }
    }
    words.join(" · ")
}
