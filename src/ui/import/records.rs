//! An archive that was handed over: its records, each new, the same, or different.

use egui::Ui;

use super::field;
use crate::{
    import::review::{ArchiveReview, Decision, Difference},
    ui::{
        theme::{self, size, space},
        view::View,
        widgets::{label, lazy_of_height, section},
    },
};

/// Height of a line that was not drawn yet.
const HEIGHT: f32 = 30.0;

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, place: usize, archive: &ArchiveReview) {
    let of = |difference: Difference| archive.records.iter().filter(move |record| record.difference == difference);
    for (key, difference) in [
        ("review-records-different", Difference::Different),
        ("review-records-new", Difference::New),
        ("review-records-same", Difference::Same),
    ] {
        let count = of(difference).count();
        if count == 0 {
            continue;
        }
        section(ui, &view.t(key), &view.count("review-records", count));
        if difference == Difference::Same {
            continue;
        }
        for (number, record) in archive.records.iter().enumerate().filter(|(_, one)| one.difference == difference) {
            lazy_of_height(ui, view.part_id("record", number), HEIGHT, |ui| {
                ui.horizontal(|ui| {
                    if field::tick(ui, view, record.take, &record.address).clicked() {
                        field::decide(view, place, Decision::TakeRecord(number, !record.take));
                    }
                    let colors = theme::colors(ui);
                    label(ui, &record.name, theme::sans(size::BODY), colors.ink);
                    ui.add_space(space::SMALL);
                    label(ui, &record.address, theme::sans(size::SMALL), colors.faint);
                });
            });
        }
    }
}
