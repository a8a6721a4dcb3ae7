//! An archive that was handed over: its records, each new, the same, or different.

use egui::Ui;

use super::field;
use crate::{
    import::review::{ArchiveReview, Changed, Decision, Difference},
    ui::{
        evidence,
        theme::{self, size, space},
        view::View,
        widgets::{label, lazy_of_height, section},
    },
    words::Message,
};

/// Height of a line that was not drawn yet.
const HEIGHT: f32 = 30.0;

/// What is otherwise in a record, as far as it is shown.
const MOST: usize = 20;
/// Where the values begin.
const INDENT: f32 = 30.0;

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
                changes(ui, view, &record.changed);
            });
        }
    }
}

/// What the archive has and what came, value by value.
fn changes(ui: &mut Ui, view: &View<'_>, changed: &[Changed]) {
    let colors = theme::colors(ui);
    let line = |ui: &mut Ui, key: &'static str, value: &Option<String>, color| {
        let value = value.clone().unwrap_or_else(|| view.t("review-no-value"));
        label(ui, &Message::new(key).with("value", value).words(view.language), theme::sans(size::SMALL), color);
    };
    ui.spacing_mut().indent = INDENT;
    ui.indent("changes", |ui| {
        for one in changed.iter().take(MOST) {
            ui.horizontal_wrapped(|ui| {
                label(ui, &evidence::field_name(view, &one.field), theme::bold(size::SMALL), colors.soft);
                label(ui, &one.field, theme::sans(size::SMALL), colors.faint);
            });
            line(ui, "review-archive-has", &one.own, colors.soft);
            line(ui, "review-came", &one.came, colors.ink);
            ui.add_space(space::TINY);
        }
        if changed.len() > MOST {
            label(ui, &view.count("review-more", changed.len() - MOST), theme::sans(size::SMALL), colors.faint);
        }
    });
}
