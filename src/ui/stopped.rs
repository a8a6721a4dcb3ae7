//! What is shown where there is nothing to show: an archive that cannot be opened, an address
//! that leads nowhere.

use egui::Ui;

use super::{
    commands::CommandId,
    theme::{self, size, space},
    view::{Action, View},
    widgets::{button, label, page, primary, sentence, title},
};
use crate::words::Message;

/// Why an archive could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// Its folder.
    pub path: String,
    /// What is wrong.
    pub message: Message,
    /// What can be done.
    pub hint: Option<Message>,
}

/// Says why an archive could not be opened, and offers what can be done.
pub fn draw(ui: &mut Ui, view: &View<'_>, stopped: &Stopped) {
    let colors = theme::colors(ui);
    page(ui, view, 640.0, |ui| {
        ui.add_space(space::PAGE);
        title(ui, &view.t("cannot-open"));
        ui.add_space(space::SMALL);
        label(ui, &stopped.path, theme::sans(size::SMALL), colors.faint);
        ui.add_space(space::SMALL);
        label(ui, &stopped.message.words(view.language), theme::sans(size::NAME), colors.ink);
        if let Some(hint) = &stopped.hint {
            label(ui, &sentence(&hint.words(view.language)), theme::sans(size::BODY), colors.soft);
        }
        ui.add_space(space::LARGE);
        ui.horizontal_wrapped(|ui| {
            let open = primary(ui, &view.t("command-open"));
            if view.take_focus {
                open.request_focus();
            }
            if open.clicked() {
                view.ask(Action::Do(CommandId::OpenArchive));
            }
            if button(ui, &view.t("try-again")).clicked() {
                view.ask(Action::OpenFolder(stopped.path.clone().into()));
            }
            if button(ui, &view.t("command-built-in")).clicked() {
                view.ask(Action::Do(CommandId::OpenBuiltIn));
            }
        });
    });
}

/// Says that an address leads nowhere in this archive.
pub(super) fn no_such_place(ui: &mut Ui, view: &View<'_>) {
    if !view.catalog.complete {
        return;
    }
    page(ui, view, 640.0, |ui| {
        title(ui, &view.t("no-such-place"));
        label(ui, &view.place.to_string(), theme::sans(size::BODY), theme::colors(ui).soft);
        ui.add_space(space::LARGE);
        if primary(ui, &view.t("to-timeline")).clicked() {
            view.go(crate::catalog::Place::Timeline);
        }
    });
}
