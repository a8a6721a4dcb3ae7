//! Asks whether to leave although something still runs.

use egui::Ui;

use super::{
    tasks::{Task, TaskState},
    theme::{self, size, space},
    view::{Action, View},
    widgets::{button, label, modal, primary, title},
};
use crate::words::Message;

/// The question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// Whether the window is to be closed, or else another archive opened.
    pub closes: bool,
    /// Whether it was answered, and what runs is waited for.
    pub waits: bool,
    /// Whether an import that somebody has decided on would be lost.
    pub import: bool,
}

/// Asks; false when one stays.
pub fn draw(ui: &Ui, view: &View<'_>, leaving: &Leaving, tasks: &[Task]) -> bool {
    let running: Vec<&Task> = tasks.iter().filter(|task| task.state == TaskState::Running).collect();
    modal(ui, "leaving", WIDTH, |ui| {
        let colors = theme::colors(ui);
        let still = match running.as_slice() {
            [] => view.t("leaving-import"),
            [one] => Message::new("leaving-one").with("name", one.name.clone()).words(view.language),
            several => view.count("leaving-several", several.len()),
        };
        title(ui, &still);
        ui.add_space(space::SMALL);
        let why = match (leaving.waits, running.is_empty()) {
            (true, _) => "leaving-waits",
            (false, true) => "leaving-import-why",
            (false, false) => "leaving-why",
        };
        label(ui, &view.t(why), theme::sans(size::BODY), colors.soft);
        ui.add_space(space::MEDIUM);
        let mut stays = true;
        ui.horizontal_wrapped(|ui| {
            let nobody = ui.ctx().memory(|memory| memory.focused().is_none());
            let stay = primary(ui, &view.t("leaving-stay"));
            if nobody {
                stay.request_focus();
            }
            stays = !stay.clicked();
            if !leaving.waits {
                let leave = if leaving.closes { "leaving-close" } else { "leaving-open" };
                if button(ui, &view.t(leave)).clicked() {
                    view.ask(Action::LeaveAnyway);
                }
            }
        });
        stays
    })
}

const WIDTH: f32 = 480.0;
