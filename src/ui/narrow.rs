//! What lists have in common: narrowing, sorting, grouping, and copying what is selected.

use egui::Ui;

use super::{
    cite,
    theme::{self, size},
    view::{Action, Filter, PlaceState, View},
    widgets::{Done, Group, button, choice, dropdown, label, option},
};
use crate::catalog::{EditionEntry, Place, Target};

/// The most values that a list of choices offers.
pub const MOST_CHOICES: usize = 1000;

/// A list of values to narrow by, the first of which is all. `keys` are those of its name and of
/// all; the values are asked for only while the list is open.
pub fn choose<T: Clone + PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    keys: (&str, &str),
    chosen: &mut Option<T>,
    name: &dyn Fn(&T) -> String,
    values: impl FnOnce() -> Vec<T>,
) {
    let all = view.t(keys.1);
    let shown = chosen.as_ref().map_or_else(|| all.clone(), name);
    dropdown(ui, &view.t(keys.0), &shown, 130.0, |ui| {
        if option(ui, chosen.is_none(), &all) {
            *chosen = None;
        }
        for value in values() {
            if option(ui, chosen.as_ref() == Some(&value), &name(&value)) {
                *chosen = Some(value);
            }
        }
    });
}

/// The years that a list is narrowed to; a click takes that away.
pub fn years_chip(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    if filter.years.is_some() {
        let words = format!("{}  ×", years(view, filter));
        if choice(ui, &words, true).on_hover_text(view.t("all-years")).clicked() {
            filter.years = None;
        }
    }
}

/// The years that a list is narrowed to, in words.
pub fn years(view: &View<'_>, filter: &Filter) -> String {
    match filter.years {
        Some((first, last)) if first == last => first.to_string(),
        Some((first, last)) => format!("{first}–{last}"),
        None => view.t("all-years"),
    }
}

/// Whether an edition is of the years that a list is narrowed to.
pub fn in_years(filter: &Filter, edition: Option<&EditionEntry>) -> bool {
    filter.years.is_none_or(|(first, last)| {
        edition.and_then(EditionEntry::year).is_some_and(|year| (first..=last).contains(&year))
    })
}

/// How a list is sorted; `sorts` are keys of the text files.
pub fn sort_choice(ui: &mut Ui, view: &View<'_>, sorts: &[&str], chosen: &mut usize) {
    number_choice(ui, view, ("sort-order", "sorted-by"), sorts, chosen);
}

/// How a list is grouped; `groups` are keys of the text files.
pub fn group_choice(ui: &mut Ui, view: &View<'_>, groups: &[&str], chosen: &mut usize) {
    number_choice(ui, view, ("group-order", "grouped-by"), groups, chosen);
}

fn number_choice(ui: &mut Ui, view: &View<'_>, keys: (&str, &str), choices: &[&str], chosen: &mut usize) {
    let name = choices.get(*chosen).map(|key| view.t(key)).unwrap_or_default();
    dropdown(ui, &view.t(keys.0), &format!("{}{name}", view.t(keys.1)), 170.0, |ui| {
        for (index, key) in choices.iter().enumerate() {
            if option(ui, *chosen == index, &view.t(key)) {
                *chosen = index;
            }
        }
    });
}

/// The name of an edition by its address.
pub fn edition_name<'a>(view: &'a View<'_>) -> impl Fn(&Place) -> String + 'a {
    |place| {
        let edition = match view.catalog.target(place) {
            Some(Target::Edition(index)) => view.catalog.edition(index),
            _ => None,
        };
        edition.map_or_else(|| place.to_string(), |edition| edition.short_name(view.language))
    }
}

/// Brings rows of equal names together under a heading. `name` gives a row's heading with a number
/// by which the headings are sorted; of equal numbers the one whose row came first comes first.
pub fn grouped(rows: &mut Vec<u32>, name: impl Fn(u32) -> (u32, String)) -> Vec<Group> {
    let mut groups: Vec<((u32, String), Vec<u32>)> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for row in rows.iter().copied() {
        let name = name(row);
        let place = *places.entry(name).or_insert_with_key(|name| {
            groups.push((name.clone(), Vec::new()));
            groups.len() - 1
        });
        if let Some((_, members)) = groups.get_mut(place) {
            members.push(row);
        }
    }
    rows.clear();
    groups.sort_by_key(|((order, _), _)| *order);
    let heads = groups.into_iter().map(|((_, name), members)| {
        let first = rows.len();
        rows.extend(members);
        Group { name, first }
    });
    heads.collect()
}

/// How many rows are selected, if several are, with what can be done with them.
pub fn selection(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) -> Done {
    if state.marked.is_empty() {
        return Done::Nothing;
    }
    let words = view.count("count-selected", state.marked.len());
    label(ui, &words, theme::sans(size::BODY), theme::colors(ui).accent);
    let copy = button(ui, &view.t("list-copy")).clicked();
    let export = button(ui, &view.t("command-export")).clicked();
    let done = match (copy, export) {
        (true, _) => Done::Copy(state.chosen()),
        (_, true) => Done::Export(state.chosen()),
        _ => Done::Nothing,
    };
    if button(ui, &view.t("list-select-none")).clicked() {
        state.marked.clear();
    }
    done
}

/// Does what was done in a list: `place` is where a row leads to, `text` what is copied of it.
pub fn act(
    view: &View<'_>,
    done: Done,
    place: impl Fn(usize) -> Option<Place>,
    text: impl Fn(usize) -> Option<String>,
) {
    let lines = |lines: Vec<String>| view.ask(Action::Copy(lines.join("\n")));
    match done {
        Done::Nothing => {}
        Done::Open(row) => {
            if let Some(place) = place(row) {
                view.go(place);
            }
        }
        Done::Copy(rows) => lines(rows.into_iter().filter_map(text).collect()),
        Done::Cite(style, rows) => {
            let cited = cite::citations(view.catalog, rows.into_iter().filter_map(place), style);
            cited.into_iter().for_each(|cited| view.ask(Action::CopyCited(style, cited)));
        }
        Done::CopyAddresses(rows) => {
            lines(rows.into_iter().filter_map(place).map(|place| place.to_string()).collect());
        }
        Done::Export(rows) => view.ask(Action::ExportOf(rows.into_iter().filter_map(place).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_names_stand_together_where_the_first_stood() {
        let mut rows = vec![3, 10, 4, 11, 20];
        let groups = grouped(&mut rows, |row| (0, (row / 10).to_string()));
        assert_eq!(rows, [3, 4, 10, 11, 20]);
        let names: Vec<_> = groups.iter().map(|group| (group.name.as_str(), group.first)).collect();
        assert_eq!(names, [("0", 0), ("1", 2), ("2", 4)]);
        let groups = grouped(&mut rows, |row| (100 - row / 10, (row / 10).to_string()));
        assert_eq!(rows, [20, 10, 11, 3, 4]);
        assert_eq!(groups.first().map(|group| group.name.as_str()), Some("2"));
    }
}
