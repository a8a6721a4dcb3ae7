//! Where a name in running text leads: to a person, an edition, the people of an organisation; or,
//! if several people bear it, to a small menu that offers each of them.

use egui::{Popup, Response, Ui};

use super::peek;
use crate::{
    catalog::{Named, PersonEntry, PersonIdx, Place},
    ui::view::{Action, Filter, View},
    words::Message,
};

/// Lets a name that was drawn lead where it leads.
pub fn follow(ui: &Ui, view: &View<'_>, named: &Named, response: Response) {
    match named {
        Named::Person(index) => {
            if let Some(person) = view.catalog.person(*index)
                && peek(ui, view, person, response).clicked()
            {
                view.go(person.place());
            }
        }
        Named::Homonyms(people) => offer(view, people, &response.on_hover_text(view.t("several-people"))),
        Named::Edition(index) => {
            let Some(edition) = view.catalog.edition(*index) else { return };
            let name = edition.full_name(view.catalog, view.language);
            if response.on_hover_text(format!("{} · {name}", edition.short_name(view.language))).clicked() {
                view.go(edition.place());
            }
        }
        Named::Organisation(at) => {
            let edition = view.catalog.edition(at.edition);
            let Some(one) = edition.and_then(|edition| edition.record.appearances.get(at.place)) else { return };
            // The list is narrowed by the words in which it shows the organisation.
            let name = one.organisation.show(view.language);
            let tip = Message::new("people-of").with("name", name).words(view.language);
            if response.on_hover_text(tip).clicked() {
                let filter = Filter { organisation: Some(name.to_owned()), ..Filter::default() };
                view.ask(Action::GoTo(Place::Speakers, Box::new(filter)));
            }
        }
    }
}

/// The people who bear a name, to choose from.
fn offer(view: &View<'_>, people: &[PersonIdx], response: &Response) {
    Popup::menu(response).accessible_name(view.t("several-people")).show(|ui| {
        for person in people.iter().filter_map(|index| view.catalog.person(*index)) {
            if super::button(ui, &described(view, person)).clicked() {
                view.go(person.place());
                ui.close();
            }
        }
    });
}

/// What tells a person from others of the same name: the other name, the last title, the editions.
fn described(view: &View<'_>, person: &PersonEntry) -> String {
    let appearances = || person.appearances.iter().filter_map(|at| Some((view.catalog.edition(at.edition)?, at.place)));
    let titles = appearances().filter_map(|(edition, place)| Some(&edition.record.appearances.get(place)?.title));
    let title = titles.filter(|title| !title.is_empty()).last().map_or("", |title| title.show(view.language));
    let mut editions: Vec<String> = appearances().map(|(edition, _)| edition.short_name(view.language)).collect();
    editions.dedup();
    let name = person.name(view.language);
    let other = person.other_name(view.language).unwrap_or_default();
    let editions = editions.join(&view.t("list-comma"));
    [name, other, title, &editions].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
