//! All photos: a grid that is narrowed, sorted and grouped. What is recorded but not held is a
//! plate with its caption.

use egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::{
    narrow::{self, MOST_CHOICES, act, choose, edition_name, group_choice, grouped, in_years, sort_choice, years_chip},
    theme::{self, radius, size, space},
    view::{PlaceState, View, rows, with_words},
    widgets::{Done, Grid, Group, Rows, credit, described, filter_field, label, paint_line, paint_photo, title},
};
use crate::{
    catalog::{EditionEntry, PhotoEntry},
    search::{Index, Kind},
};

/// The ways to sort, as keys of the text files.
const SORTS: [&str; 3] = ["sort-newest", "sort-oldest", "sort-credit"];
/// The ways to group, as keys of the text files.
const GROUPS: [&str; 4] = ["by-none", "by-edition", "by-credit", "by-person"];

/// A cell, in points.
const WIDTH: f32 = 216.0;
const PICTURE: f32 = 150.0;
const HEIGHT: f32 = PICTURE + 50.0;

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(space::PAGE as i8, 20)).show(ui, |ui| {
        title(ui, &view.t("place-photos"));
        ui.add_space(space::SMALL);
        controls(ui, view, state);
        let photos = view.catalog.photos();
        let shown = rows(view, state, |state| matching(view, state));
        let photo = |row: usize| shown.get(row).and_then(|index| photos.get(*index as usize));
        let place = |row: usize| photo(row).map(PhotoEntry::place);
        let text = |row: usize| photo(row).map(|photo| super::caption_with_credit(photo, view.language));
        act(view, below(ui, view, state, shown.len()), place, text);
        ui.add_space(space::SMALL);
        if shown.is_empty() && view.catalog.complete {
            let key = if photos.is_empty() { "no-photos" } else { "no-match" };
            label(ui, &view.t(key), theme::sans(size::BODY), theme::colors(ui).soft);
            return;
        }
        let grid = Grid {
            name: &view.t("place-photos"),
            count: shown.len(),
            cell_width: Some(WIDTH),
            cell_height: HEIGHT,
            gap: space::MEDIUM,
            rows: Rows::Records,
        };
        let name =
            |row: usize| photo(row).map(|photo| described(view, photo, &credit(view, photo))).unwrap_or_default();
        let done = grid.show(ui, view, state, name, |ui, cell| {
            if let Some(photo) = photo(cell.index) {
                card(ui, view, photo, cell.rect, cell.chosen, cell.hovered);
            }
        });
        act(view, done, place, text);
    });
}

fn controls(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    ui.horizontal_wrapped(|ui| {
        filter_field(ui, view, &mut state.filter.text, 180.0);
        let filter = &mut state.filter;
        years_chip(ui, view, filter);
        choose(ui, view, ("filter-edition", "all-editions"), &mut filter.edition, &edition_name(view), || {
            let with_photos = view.catalog.editions().iter().filter(|edition| !edition.photos.is_empty());
            with_photos.map(EditionEntry::place).collect()
        });
        let person = |id: &String| {
            let person = view.catalog.find_person(id).and_then(|index| view.catalog.person(index));
            person.map_or_else(|| id.clone(), |person| person.name(view.language).to_owned())
        };
        choose(ui, view, ("filter-person", "all-people"), &mut filter.person, &person, || {
            let in_photos = view.catalog.people().iter().filter(|person| !person.photos.is_empty());
            in_photos.map(|person| person.record.id.clone()).take(MOST_CHOICES).collect()
        });
        choose(ui, view, ("filter-credit", "all-credits"), &mut filter.from, &Clone::clone, || credits(view));
        let held = |held: &bool| view.t(if *held { "only-held" } else { "only-not-held" });
        choose(ui, view, ("filter-held", "held-or-not"), &mut filter.held, &held, || vec![true, false]);
        sort_choice(ui, view, &SORTS, &mut state.sort);
        group_choice(ui, view, &GROUPS, &mut state.group);
    });
}

/// How many there are, and what is selected.
fn below(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState, shown: usize) -> Done {
    let mut done = Done::Nothing;
    ui.horizontal_wrapped(|ui| {
        label(ui, &view.count("count-photos", shown), theme::sans(size::SMALL), theme::colors(ui).faint);
        done = narrow::selection(ui, view, state);
    });
    done
}

/// The credits there are, once they are known to search: an open list asks in every frame.
fn credits(view: &View<'_>) -> Vec<String> {
    view.index.map(Index::credits).unwrap_or_default().iter().take(MOST_CHOICES).cloned().collect()
}

fn matching(view: &View<'_>, state: &PlaceState) -> (Vec<u32>, Vec<Group>) {
    let photos = view.catalog.photos();
    let filter = &state.filter;
    let all = || (0..photos.len() as u32).collect();
    let mut found: Vec<u32> = match (with_words(view, &filter.text, Kind::Photo), filter.text.trim()) {
        (Some(found), _) => found,
        (None, "") => all(),
        // Words cannot be searched for yet; nothing is better than everything.
        (None, _) => Vec::new(),
    };
    let edition = filter.edition.as_ref().map(|place| match view.catalog.target(place) {
        Some(crate::catalog::Target::Edition(index)) => Some(index),
        _ => None,
    });
    let person = filter.person.as_ref().map(|id| view.catalog.find_person(id));
    found.retain(|index| {
        photos.get(*index as usize).is_some_and(|photo| {
            edition.is_none_or(|edition| edition == Some(photo.edition))
                && in_years(filter, view.catalog.edition(photo.edition))
                && person.is_none_or(|person| person.is_some_and(|person| photo.people.contains(&person)))
                && filter.from.as_ref().is_none_or(|credit| photo.record.credit.as_ref() == Some(credit))
                && filter.held.is_none_or(|held| held == photo.is_held())
        })
    });
    match state.sort {
        1 => {}
        2 => found.sort_by_cached_key(|index| photos.get(*index as usize).map(|photo| photo.record.credit.clone())),
        // Within an edition they keep their order.
        _ => found.sort_by_key(|index| std::cmp::Reverse(photos.get(*index as usize).map(|photo| photo.edition))),
    }
    let groups = match state.group {
        0 => Vec::new(),
        by => grouped(&mut found, |index| group(view, photos.get(index as usize), by)),
    };
    (found, groups)
}

/// What a photo is grouped under, and where that group stands.
fn group(view: &View<'_>, photo: Option<&PhotoEntry>, by: usize) -> (u32, String) {
    let Some(photo) = photo else { return (u32::MAX, String::new()) };
    let unknown = || (u32::MAX, view.t("not-known"));
    match by {
        1 => view.catalog.edition(photo.edition).map_or_else(unknown, |one| (0, one.short_name(view.language))),
        2 => photo.record.credit.clone().map_or_else(unknown, |credit| (0, credit)),
        _ => {
            let first = photo.people.first().and_then(|index| Some((*index, view.catalog.person(*index)?)));
            let place = |index: crate::catalog::PersonIdx| u32::try_from(index.to_usize()).unwrap_or(u32::MAX);
            first.map_or_else(unknown, |(index, person)| (place(index), person.name(view.language).to_owned()))
        }
    }
}

fn card(ui: &Ui, view: &View<'_>, photo: &PhotoEntry, rect: Rect, chosen: bool, hovered: bool) {
    let colors = theme::colors(ui);
    let picture = Rect::from_min_size(rect.min, vec2(rect.width(), PICTURE));
    paint_photo(ui, view, photo, picture, hovered && !chosen);
    let painter = ui.painter();
    if chosen {
        let corner = CornerRadius::same(radius::SMALL);
        painter.rect_stroke(picture, corner, Stroke::new(3.0, colors.accent), egui::StrokeKind::Inside);
    }
    let caption = photo.record.caption.show(view.language);
    let ink = if chosen { colors.accent } else { colors.ink };
    let at = pos2(rect.left(), picture.bottom() + 8.0);
    paint_line(painter, at, Align2::LEFT_TOP, rect.width(), caption, theme::sans(size::SMALL), ink);
    let at = pos2(rect.left(), picture.bottom() + 27.0);
    let credit = credit(view, photo);
    paint_line(painter, at, Align2::LEFT_TOP, rect.width(), &credit, theme::sans(size::SMALL), colors.faint);
}
