//! One photo's record: the plate, caption in both languages, credit, people, and where it appears.

use egui::Ui;

use super::{
    edition::article_rows,
    evidence, stopped,
    theme::{self, size, space},
    view::{PlaceState, View},
    widgets::{fact, figure, label, link, page, section},
};
use crate::{catalog::Target, words};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, _: &mut PlaceState) {
    let Some(Target::Photo(index)) = view.catalog.target(view.place) else { return stopped::no_such_place(ui, view) };
    let Some(photo) = view.catalog.photo(index) else { return };
    let colors = theme::colors(ui);
    page(ui, view, 760.0, |ui| {
        let width = ui.available_width();
        figure(ui, view, photo, width, width * 0.5);
        if let Some(other) = photo.record.caption.get(view.language.other()) {
            label(ui, other, theme::sans(size::SMALL), colors.soft);
        }
        ui.add_space(space::LARGE);
        let date = photo.record.date.map(|date| words::date(view.language, date)).unwrap_or_default();
        fact(ui, view, "field-byline", &[photo.record.byline.as_deref().unwrap_or_default()]);
        fact(ui, view, "field-credit", &[photo.record.credit.as_deref().unwrap_or_default()]);
        fact(ui, view, "photo-taken", &[&date]);
        if let Some(edition) = view.catalog.edition(photo.edition) {
            ui.horizontal_wrapped(|ui| {
                if link(ui, &edition.short_name(view.language)).clicked() {
                    view.go(edition.place());
                }
            });
        }
        if !photo.people.is_empty() {
            section(ui, &view.t("photo-people"), "");
            ui.horizontal_wrapped(|ui| {
                for person in photo.people.iter().filter_map(|index| view.catalog.person(*index)) {
                    if link(ui, person.name(view.language)).clicked() {
                        view.go(person.place());
                    }
                }
            });
        }
        let articles: Vec<_> = photo.articles.iter().filter_map(|index| view.catalog.article(*index)).collect();
        if !articles.is_empty() {
            section(ui, &view.t("photo-in-articles"), "");
            article_rows(ui, view, &articles);
        }
        evidence::disagreements(ui, view, &photo.record.evidence);
        evidence::sources(ui, view, photo.sources());
    });
}
