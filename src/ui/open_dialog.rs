//! Open archive…: a path to type, the system's own dialog, and the archives opened before.
//!
//! The system's dialog may be missing (a Linux desktop without a portal), so that a path can
//! always be typed.

use std::path::PathBuf;

use egui::{Key, Modifiers, Role, TextEdit, Ui, WidgetInfo};

use super::{
    commands::CommandId,
    theme::{self, size, space},
    view::{Action, View},
    widgets::{button, label, link, modal, primary, title},
};

/// The open dialog.
#[derive(Clone, Debug, Default)]
pub struct OpenDialog {
    /// The path as it is typed or was chosen.
    pub path: String,
    /// Archives opened before, the last one first.
    pub recent: Vec<PathBuf>,
    /// Whether the system's dialog is open.
    pub choosing: bool,
    /// Whether the system's dialog ended without a folder.
    pub nothing_chosen: bool,
}

/// Shows the dialog; false when it is to be closed.
pub fn draw(ui: &Ui, view: &View<'_>, dialog: &mut OpenDialog) -> bool {
    modal(ui, "open-archive", WIDTH, |ui| {
        title(ui, &view.t("open-title"));
        ui.add_space(space::SMALL);
        let name = view.t("open-path");
        label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).soft);
        let entered = path_field(ui, &name, dialog);
        if dialog.nothing_chosen {
            label(ui, &view.t("open-nothing-chosen"), theme::sans(size::SMALL), theme::colors(ui).faint);
        }
        ui.add_space(space::SMALL);
        let answered = buttons(ui, view, dialog, entered);
        !recent(ui, view, dialog) && !answered
    })
}

const WIDTH: f32 = 540.0;

fn path_field(ui: &mut Ui, name: &str, dialog: &mut OpenDialog) -> bool {
    let first = ui.ctx().memory(|memory| memory.focused().is_none());
    let field = ui.add(TextEdit::singleline(&mut dialog.path).desired_width(f32::INFINITY));
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(dialog.path.clone());
        info
    });
    if first {
        field.request_focus();
    }
    field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// Whether one of the buttons ends the dialog.
fn buttons(ui: &mut Ui, view: &View<'_>, dialog: &OpenDialog, entered: bool) -> bool {
    let mut done = false;
    ui.horizontal_wrapped(|ui| {
        let ready = !dialog.path.trim().is_empty();
        let open = ui.add_enabled_ui(ready, |ui| primary(ui, &view.t("open-button"))).inner;
        if ready && (open.clicked() || entered) {
            view.ask(Action::OpenFolder(dialog.path.trim().into()));
            done = true;
        }
        if ui.add_enabled_ui(!dialog.choosing, |ui| button(ui, &view.t("open-browse"))).inner.clicked() {
            view.ask(Action::ChooseFolder);
        }
        if button(ui, &view.t("command-built-in")).clicked() {
            view.ask(Action::Do(CommandId::OpenBuiltIn));
            done = true;
        }
        if button(ui, &view.t("command-new")).clicked() {
            view.ask(Action::Do(CommandId::NewArchive));
            done = true;
        }
        done |= button(ui, &view.t("cancel")).clicked();
    });
    done
}

/// Whether one of the archives opened before was taken.
fn recent(ui: &mut Ui, view: &View<'_>, dialog: &OpenDialog) -> bool {
    if dialog.recent.is_empty() {
        return false;
    }
    ui.add_space(space::MEDIUM);
    label(ui, &view.t("open-recent"), theme::sans(size::SMALL), theme::colors(ui).soft);
    let mut done = false;
    for path in &dialog.recent {
        if link(ui, &path.display().to_string()).clicked() {
            view.ask(Action::OpenFolder(path.clone()));
            done = true;
        }
    }
    done
}
