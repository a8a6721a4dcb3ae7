//! Import before there is anything to decide on: the ways in.

use egui::{Key, Modifiers, Role, TextEdit, Ui, WidgetInfo};

use super::Asked;
use crate::ui::{
    commands::CommandId,
    theme::{self, size, space},
    view::{Action, PlaceState, View},
    widgets::{button, label, page, primary, title},
};

const WIDEST: f32 = 640.0;

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    page(ui, view, WIDEST, |ui| {
        let colors = theme::colors(ui);
        title(ui, &view.t("place-import"));
        ui.add_space(space::SMALL);
        if view.importing.reading {
            label(ui, &view.t("import-reading"), theme::sans(size::BODY), colors.ink);
            return;
        }
        label(ui, &view.t("import-start"), theme::sans(size::BODY), colors.ink);
        label(ui, &view.t("import-kinds"), theme::sans(size::BODY), colors.soft);
        ui.add_space(space::MEDIUM);
        ui.horizontal_wrapped(|ui| ways(ui, view));
        path(ui, view, &mut state.import.path);
        if view.importing.aside.is_some() {
            ui.add_space(space::LARGE);
            label(ui, &view.t("import-aside"), theme::sans(size::BODY), colors.soft);
            if button(ui, &view.t("command-take-up")).clicked() {
                view.ask(Action::Do(CommandId::TakeUp));
            }
        }
    });
}

fn ways(ui: &mut Ui, view: &View<'_>) {
    let files = primary(ui, &view.t("import-choose-files"));
    if view.take_focus {
        files.request_focus();
    }
    if files.clicked() {
        view.ask(Action::ChooseSources { folders: false });
    }
    if button(ui, &view.t("import-choose-folders")).clicked() {
        view.ask(Action::ChooseSources { folders: true });
    }
    if button(ui, &view.t("command-paste")).clicked() {
        view.ask(Action::Do(CommandId::Paste));
    }
}

/// A path can be typed where the system has no dialog.
fn path(ui: &mut Ui, view: &View<'_>, path: &mut String) {
    ui.add_space(space::MEDIUM);
    let name = view.t("import-path");
    label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).soft);
    ui.horizontal(|ui| {
        let field = ui.add(TextEdit::singleline(path).desired_width(WIDEST * 0.7).char_limit(4000));
        field.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
            info.current_text_value = Some(path.clone());
            info
        });
        let entered = field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let ready = !path.trim().is_empty();
        let pressed = ui.add_enabled_ui(ready, |ui| button(ui, &view.t("import-read"))).inner.clicked();
        if ready && (pressed || entered) {
            view.ask(Action::Import(vec![Asked::Path(path.trim().into())]));
        }
    });
}
