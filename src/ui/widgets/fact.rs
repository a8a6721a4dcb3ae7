//! A fact: what it is, and below it the value, or that it is not known.

use egui::Ui;

use super::label;
use crate::ui::{
    theme::{self, size, space},
    view::View,
};

/// A fact with its value; an empty value is shown as not known.
pub fn fact(ui: &mut Ui, view: &View<'_>, name: &str, values: &[&str]) {
    let colors = theme::colors(ui);
    label(ui, &view.t(name), theme::sans(size::SMALL), colors.faint);
    let mut known = false;
    for value in values.iter().filter(|value| !value.is_empty()) {
        known = true;
        label(ui, value, theme::sans(size::BODY), colors.ink);
    }
    if !known {
        label(ui, &view.t("not-known"), theme::sans(size::BODY), colors.faint);
    }
    ui.add_space(space::SMALL);
}

/// The heading of a part of a page, with a remark beside it.
pub fn section(ui: &mut Ui, name: &str, remark: &str) {
    let colors = theme::colors(ui);
    ui.add_space(space::LARGE);
    ui.horizontal_wrapped(|ui| {
        label(ui, name, theme::bold(size::SMALL), colors.soft);
        if !remark.is_empty() {
            ui.add_space(space::SMALL);
            label(ui, remark, theme::sans(size::SMALL), colors.faint);
        }
    });
    ui.add_space(space::TINY);
}
