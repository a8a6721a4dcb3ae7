//! Two editions side by side: their facts, and the people who were at both or at one only.

use egui::Ui;

use super::{
    stopped,
    theme::{self, size, space},
    timeline,
    view::{PlaceState, View},
    widgets::{cover, dropdown, fact, label, link, option, page, peek, section},
};
use crate::{
    catalog::{Catalog, EditionEntry, PersonIdx, Place, Target},
    model::{Language, Text},
    words,
};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, _: &mut PlaceState) {
    let Some(Target::Compare(left, right)) = view.catalog.target(view.place) else {
        return stopped::no_such_place(ui, view);
    };
    let (Some(left), Some(right)) = (view.catalog.edition(left), view.catalog.edition(right)) else { return };
    page(ui, view, f32::INFINITY, |ui| {
        let width = (ui.available_width() - space::GUTTER) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (edition, other, gap) in [(left, right, space::GUTTER), (right, left, 0.0)] {
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.x = space::SMALL;
                    one(ui, view, edition, other);
                });
                ui.add_space(gap);
            }
        });
        people(ui, view, left, right);
    });
}

fn one(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry, other: &EditionEntry) {
    let record = &edition.record;
    cover(ui, view, edition, 120.0);
    ui.add_space(space::SMALL);
    label(ui, &edition.full_name(view.catalog, view.language), theme::bold(size::NAME), theme::colors(ui).ink);
    if link(ui, &view.t("open-edition")).clicked() {
        view.go(edition.place());
    }
    ui.add_space(space::MEDIUM);
    let date = |date: Option<_>| date.map(|date| words::date(view.language, date)).unwrap_or_default();
    let list = |texts: &[Text]| texts.iter().map(|text| text.show(view.language).to_owned()).collect::<Vec<_>>();
    let several = |ui: &mut Ui, name: &str, texts: &[Text]| {
        let texts = list(texts);
        fact(ui, view, name, &texts.iter().map(String::as_str).collect::<Vec<_>>());
    };
    fact(ui, view, "fact-date", &[&date(record.date)]);
    if record.planned.is_some() || other.record.planned.is_some() {
        fact(ui, view, "fact-planned", &[&date(record.planned)]);
    }
    fact(ui, view, "fact-city", &[record.city.show(view.language)]);
    fact(ui, view, "section-theme", &[record.theme.show(view.language)]);
    several(ui, "fact-hosts", &record.hosts);
    several(ui, "section-special-forums", &record.special_forums);
    let counts = [
        view.count("count-speakers", edition.speakers.len()),
        view.count("count-articles", edition.articles.len()),
        timeline::photos(view, edition),
    ];
    fact(ui, view, "section-counts", &counts.each_ref().map(String::as_str));
}

fn people(ui: &mut Ui, view: &View<'_>, left: &EditionEntry, right: &EditionEntry) {
    let at = |edition: &EditionEntry, person: &PersonIdx| edition.speakers.contains(person);
    let both: Vec<PersonIdx> = left.speakers.iter().copied().filter(|person| at(right, person)).collect();
    let only = |one: &EditionEntry, other: &EditionEntry| -> Vec<PersonIdx> {
        one.speakers.iter().copied().filter(|person| !at(other, person)).collect()
    };
    group(ui, view, &view.t("at-both"), &both);
    for (one, other) in [(left, right), (right, left)] {
        let name = words::Message::new("only-at").with("edition", one.short_name(view.language));
        group(ui, view, &name.words(view.language), &only(one, other));
    }
}

fn group(ui: &mut Ui, view: &View<'_>, name: &str, people: &[PersonIdx]) {
    section(ui, name, &view.count("count-people", people.len()));
    ui.horizontal_wrapped(|ui| {
        for person in people.iter().filter_map(|index| view.catalog.person(*index)) {
            let response = link(ui, person.name(view.language));
            if peek(ui, view, person, response).clicked() {
                view.go(person.place());
            }
        }
    });
}

/// A list of the other editions to compare one with.
pub(super) fn choice(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let Some(here) = name_of(&edition.place()) else { return };
    let name = view.t("compare-with");
    dropdown(ui, &name, &name, 150.0, |ui| {
        for other in view.catalog.editions().iter().rev().filter(|other| other.folder != edition.folder) {
            if option(ui, false, &other.short_name(view.language))
                && let Some(there) = name_of(&other.place())
            {
                view.go(Place::Compare(there, here.clone()));
            }
        }
    });
}

fn name_of(place: &Place) -> Option<String> {
    match place {
        Place::Edition(name) => Some(name.clone()),
        _ => None,
    }
}

/// What the comparison is called: both short names.
pub(super) fn name(catalog: &Catalog, language: Language, place: &Place) -> Option<String> {
    let Some(Target::Compare(left, right)) = catalog.target(place) else { return None };
    let (left, right) = (catalog.edition(left)?, catalog.edition(right)?);
    Some(format!("{} / {}", left.short_name(language), right.short_name(language)))
}
