//! The gallery of speakers: a card each, sorted and filtered.

use egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::{
    attendance,
    narrow::{
        MOST_CHOICES, act, choose, edition_name, group_choice, grouped, in_years, selection, sort_choice, years_chip,
    },
    theme::{self, radius, size, space},
    view::{PlaceState, View, rows, with_words},
    widgets::{Grid, Group, Rows, choice, filter_field, label, paint_line, portrait, title},
};
use crate::{
    catalog::{Catalog, EditionEntry, PersonEntry},
    model::{Appearance, Language, Mode, Role, is_han},
    search::Kind,
    words,
};

/// The ways to sort, as keys of the text files.
const SORTS: [&str; 4] = ["sort-name", "sort-first", "sort-last", "sort-appearances"];
/// The ways to group, as keys of the text files.
const GROUPS: [&str; 4] = ["by-none", "by-initial", "by-first-year", "by-organisation"];

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(space::PAGE as i8, 20)).show(ui, |ui| {
        ui.horizontal(|ui| {
            title(ui, &view.t("place-speakers"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                for (key, attendance) in [("attendance", true), ("cards", false)] {
                    if choice(ui, &view.t(key), state.attendance == attendance).clicked() {
                        state.attendance = attendance;
                    }
                }
            });
        });
        ui.add_space(space::SMALL);
        controls(ui, view, state);
        ui.add_space(space::MEDIUM);
        let people = view.catalog.people();
        let shown = rows(view, state, |state| matching(view, state));
        if shown.is_empty() && view.catalog.complete {
            let lost = view.catalog.unreadable.iter().any(|file| file == "people.ron");
            let key = match people.is_empty() {
                true if lost => "people-unreadable",
                true => "no-people",
                false => "no-match",
            };
            label(ui, &view.t(key), theme::sans(size::BODY), theme::colors(ui).soft);
            return;
        }
        let person = |row: usize| shown.get(row).and_then(|index| people.get(*index as usize));
        let place = |row: usize| person(row).map(PersonEntry::place);
        let text = |row: usize| person(row).map(|person| described(view, person));
        let done = selection(ui, view, state);
        act(view, done, place, text);
        if state.attendance {
            return act(view, attendance::draw(ui, view, state, &shown), place, text);
        }
        let grid = Grid {
            name: &view.t("place-speakers"),
            count: shown.len(),
            cell_width: Some(270.0),
            cell_height: 98.0,
            gap: space::MEDIUM,
            rows: Rows::Records,
        };
        let done = grid.show(
            ui,
            view,
            state,
            |row| person(row).map(|person| described(view, person)).unwrap_or_default(),
            |ui, cell| {
                if let Some(person) = person(cell.index) {
                    card(ui, view, person, cell.rect, cell.chosen, cell.hovered);
                }
            },
        );
        act(view, done, place, text);
    });
}

fn controls(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    ui.horizontal_wrapped(|ui| {
        filter_field(ui, view, &mut state.filter.text, 180.0);
        let filter = &mut state.filter;
        years_chip(ui, view, filter);
        choose(ui, view, ("filter-edition", "all-editions"), &mut filter.edition, &edition_name(view), || {
            let with_speakers = view.catalog.editions().iter().filter(|edition| !edition.speakers.is_empty());
            with_speakers.map(EditionEntry::place).collect()
        });
        let role = |role: &Role| words::role(view.language, *role);
        choose(ui, view, ("filter-role", "all-roles"), &mut filter.role, &role, || Role::ALL.to_vec());
        let mode = |mode: &Mode| words::mode(view.language, *mode);
        choose(ui, view, ("filter-mode", "all-modes"), &mut filter.mode, &mode, || Mode::ALL.to_vec());
        let organisation = |name: &String| name.clone();
        let keys = ("filter-organisation", "all-organisations");
        choose(ui, view, keys, &mut filter.organisation, &organisation, || organisations(view.catalog, view.language));
        sort_choice(ui, view, &SORTS, &mut state.sort);
        group_choice(ui, view, &GROUPS, &mut state.group);
    });
}

/// The organisations of appearances, most of them few words long.
fn organisations(catalog: &Catalog, language: Language) -> Vec<String> {
    let appearances = catalog.editions().iter().flat_map(|edition| &edition.record.appearances);
    let names = appearances.map(|one| one.organisation.show(language)).filter(|name| !name.is_empty());
    let names: std::collections::BTreeSet<&str> = names.collect();
    names.into_iter().take(MOST_CHOICES).map(str::to_owned).collect()
}

fn matching(view: &View<'_>, state: &PlaceState) -> (Vec<u32>, Vec<Group>) {
    let people = view.catalog.people();
    let filter = &state.filter;
    let text = filter.text.trim().to_lowercase();
    let searched = with_words(view, &text, Kind::Speaker);
    // Until search is ready, names alone are looked at.
    let names = if searched.is_some() { String::new() } else { text };
    let candidates = searched.unwrap_or_else(|| (0..people.len() as u32).collect());
    let mut found: Vec<u32> = candidates
        .into_iter()
        .filter(|index| {
            people.get(*index as usize).is_some_and(|person| {
                let named = names.is_empty() || names_contain(person, &names);
                let anywhere = filter.edition.is_none()
                    && filter.role.is_none()
                    && filter.mode.is_none()
                    && filter.organisation.is_none()
                    && filter.years.is_none();
                named
                    && (anywhere
                        || appearances(view.catalog, person).any(|(edition, one)| fits(view, state, edition, one)))
            })
        })
        .collect();
    let year = |index: &u32, first: bool| {
        let years = people.get(*index as usize).into_iter().flat_map(|person| appearances(view.catalog, person));
        let years = years.filter_map(|(edition, _)| edition.year());
        if first { years.min() } else { years.max() }
    };
    match state.sort {
        1 => found.sort_by_cached_key(|index| year(index, true).unwrap_or(u16::MAX)),
        2 => found.sort_by_cached_key(|index| std::cmp::Reverse(year(index, false).unwrap_or(0))),
        3 => found.sort_by_cached_key(|index| {
            std::cmp::Reverse(people.get(*index as usize).map_or(0, |person| person.appearances.len()))
        }),
        // The catalog has them by the readings of their names.
        _ => {}
    }
    let groups = match state.group {
        0 => Vec::new(),
        by => grouped(&mut found, |index| group(view, people.get(index as usize), by)),
    };
    (found, groups)
}

/// What a person is grouped under, and where that group stands.
fn group(view: &View<'_>, person: Option<&PersonEntry>, by: usize) -> (u32, String) {
    let Some(person) = person else { return (u32::MAX, String::new()) };
    let mut of_person = appearances(view.catalog, person);
    let found = match by {
        1 => person.initial().map(|initial| (u32::from(initial), initial.to_string())),
        2 => of_person.find_map(|(edition, _)| edition.year()).map(|year| (u32::from(year), year.to_string())),
        _ => {
            let organisations = of_person.map(|(_, one)| one.organisation.show(view.language));
            organisations.filter(|name| !name.is_empty()).last().map(|name| (0, name.to_owned()))
        }
    };
    found.unwrap_or_else(|| (u32::MAX, view.t("not-known")))
}

fn names_contain(person: &PersonEntry, text: &str) -> bool {
    let record = &person.record;
    let names =
        [record.name.en.as_deref(), record.name.zh.as_deref(), person.reading.as_deref(), Some(record.id.as_str())];
    names
        .into_iter()
        .flatten()
        .chain(record.aliases.iter().map(String::as_str))
        .any(|name| name.to_lowercase().contains(text))
}

fn appearances<'a>(
    catalog: &'a Catalog,
    person: &'a PersonEntry,
) -> impl Iterator<Item = (&'a EditionEntry, &'a Appearance)> {
    person.appearances.iter().filter_map(|reference| {
        let edition = catalog.edition(reference.edition)?;
        Some((edition, edition.record.appearances.get(reference.place)?))
    })
}

fn fits(view: &View<'_>, state: &PlaceState, edition: &EditionEntry, one: &Appearance) -> bool {
    let filter = &state.filter;
    in_years(filter, Some(edition))
        && filter.edition.as_ref().is_none_or(|place| *place == edition.place())
        && filter.role.is_none_or(|role| role == one.role)
        && filter.mode.is_none_or(|mode| mode == one.mode)
        && filter.organisation.as_ref().is_none_or(|name| name == one.organisation.show(view.language))
}

/// The last appearance in one line: year and part.
fn latest(view: &View<'_>, person: &PersonEntry) -> String {
    let Some((edition, one)) = appearances(view.catalog, person).last() else { return view.t("no-appearance") };
    let part = words::part(view.language, one.role, one.mode);
    let year = edition.year().map_or_else(|| edition.folder.clone(), |year| year.to_string());
    let more = person.editions();
    if more > 1 {
        format!("{year} · {part} · {}", view.count("count-editions", more))
    } else {
        format!("{year} · {part}")
    }
}

fn described(view: &View<'_>, person: &PersonEntry) -> String {
    let other = person.other_name(view.language).unwrap_or_default();
    [person.name(view.language), other, &latest(view, person)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

fn card(ui: &mut Ui, view: &View<'_>, person: &PersonEntry, rect: Rect, chosen: bool, hovered: bool) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    let edge = if chosen {
        Stroke::new(1.5, colors.accent)
    } else {
        Stroke::new(1.0, if hovered { colors.faint } else { colors.line })
    };
    painter.rect(rect.shrink(1.0), CornerRadius::same(radius::CARD), colors.raised, edge, egui::StrokeKind::Inside);
    let face = Rect::from_center_size(pos2(rect.left() + 46.0, rect.center().y), vec2(60.0, 60.0));
    portrait(ui, view, person, face);
    let left = face.right() + space::MEDIUM;
    let width = rect.right() - left - space::SMALL;
    // Under a Chinese name stands its reading, under a Latin one the Chinese name.
    let name = person.name(view.language);
    let below = if name.chars().any(is_han) { person.reading.as_deref() } else { person.other_name(view.language) };
    let mut y = rect.center().y - if below.is_some() { 33.0 } else { 23.0 };
    for (text, font, color) in [
        (name, theme::bold(size::NAME), colors.ink),
        (below.unwrap_or_default(), theme::sans(size::SMALL), colors.soft),
        (&latest(view, person), theme::sans(size::SMALL), colors.faint),
    ] {
        if !text.is_empty() {
            let step = font.size * 1.32;
            paint_line(painter, pos2(left, y), Align2::LEFT_TOP, width, text, font, color);
            y += step + 3.0;
        }
    }
}
