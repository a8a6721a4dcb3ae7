//! Who somebody is, without leaving the line: a small card beside a name that the pointer rests on
//! or that has the keys.

use egui::{Response, Sense, Ui, vec2};

use super::{label, portrait};
use crate::{
    catalog::{Catalog, PersonEntry},
    model::Text,
    ui::{
        theme::{self, size, space},
        view::View,
    },
    words::Message,
};

const WIDTH: f32 = 320.0;

/// Shows a person's card beside what was drawn for their name.
pub fn peek(ui: &Ui, view: &View<'_>, person: &PersonEntry, response: Response) -> Response {
    if response.has_focus() {
        egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id.with("peek"), &response)
            .show(|ui| card(ui, view, person));
        return response;
    }
    response.on_hover_ui(|ui| card(ui, view, person))
}

fn card(ui: &mut Ui, view: &View<'_>, person: &PersonEntry) {
    let colors = theme::colors(ui);
    ui.set_width(WIDTH);
    ui.horizontal_top(|ui| {
        let (face, _) = ui.allocate_exact_size(vec2(52.0, 52.0), Sense::hover());
        portrait(ui, view, person, face);
        ui.add_space(space::SMALL);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                label(ui, person.name(view.language), theme::bold(size::BODY), colors.ink);
                let other = person.other_name(view.language).unwrap_or_default();
                label(ui, other, theme::sans(size::BODY), colors.soft);
            });
            for (year, title) in first_and_last(view.catalog, person) {
                let title = title.show(view.language);
                let words = Message::new("title-in-year").with("year", year.to_string()).with("title", title);
                label(ui, &words.words(view.language), theme::sans(size::SMALL), colors.soft);
            }
            label(ui, &traces(view, person), theme::sans(size::SMALL), colors.faint);
        });
    });
}

/// The first and the last title that is known, if they differ; else the last.
fn first_and_last<'a>(catalog: &'a Catalog, person: &'a PersonEntry) -> Vec<(u16, &'a Text)> {
    let mut titles: Vec<(u16, &Text)> = person
        .appearances
        .iter()
        .filter_map(|reference| {
            let edition = catalog.edition(reference.edition)?;
            let title = &edition.record.appearances.get(reference.place)?.title;
            (!title.is_empty()).then_some((edition.year()?, title))
        })
        .collect();
    titles.dedup_by(|later, earlier| later.1 == earlier.1);
    match titles.as_slice() {
        [first, .., last] if first.1 == last.1 => vec![*last],
        [first, .., last] => vec![*first, *last],
        _ => titles,
    }
}

fn traces(view: &View<'_>, person: &PersonEntry) -> String {
    let mut parts = vec![view.count("count-editions", person.editions())];
    if !person.articles.is_empty() {
        parts.push(view.count("count-articles", person.articles.len()));
    }
    if !person.photos.is_empty() {
        parts.push(view.count("count-photos", person.photos.len()));
    }
    parts.join(" · ")
}
