//! The line at the foot of a review: what would be done, and the ways out.

use egui::{Align, Layout, Ui};

use super::Reviewing;
use crate::{
    ui::{
        commands::{self, CommandId},
        theme::{self, size, space},
        view::{Action, View},
        widgets::{button, label, primary},
    },
    words::{self, Message},
};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing) {
    let colors = theme::colors(ui);
    let other_archive = reviewing.catalog.origin != view.catalog.origin;
    let stale = !std::ptr::eq(reviewing.catalog.as_ref(), view.catalog);
    if stale {
        ui.horizontal_wrapped(|ui| {
            let key = if other_archive { "review-other-archive" } else { "review-archive-changed" };
            label(ui, &view.t(key), theme::sans(size::SMALL), colors.accent);
            if button(ui, &view.t("review-again")).clicked() {
                view.ask(Action::ImportAgain);
            }
        });
        ui.add_space(space::TINY);
    }
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let accept = Message::new("review-accept").with("count", reviewing.records);
        let accept = accept.with("shown", words::number(reviewing.records)).words(view.language);
        let ready = reviewing.records > 0 && !other_archive;
        let response = ui.add_enabled_ui(ready, |ui| primary(ui, &accept)).inner;
        if response.on_hover_text(shown_keys(ui, CommandId::Accept)).clicked() {
            view.ask(Action::Do(CommandId::Accept));
        }
        if button(ui, &view.t("cancel")).clicked() {
            view.ask(Action::PutAside);
        }
        let back = Message::new("review-takes-back").with("keys", shown_keys(ui, CommandId::Undo));
        label(ui, &back.words(view.language), theme::sans(size::SMALL), colors.soft);
    });
}

fn shown_keys(ui: &Ui, command: CommandId) -> String {
    let keys = commands::row(command).and_then(|row| row.keys.first());
    keys.map(|keys| ui.ctx().format_shortcut(keys)).unwrap_or_default()
}
