//! The field that narrows a list.

use egui::{Key, Role, TextEdit, Ui, WidgetInfo};

use crate::ui::view::View;

/// A field for words; Ctrl+F gives it the keys, Esc empties it and gives them back.
pub fn filter_field(ui: &mut Ui, view: &View<'_>, text: &mut String, width: f32) {
    let name = view.t("filter-list");
    let response = ui.add(TextEdit::singleline(text).hint_text(name.clone()).desired_width(width).char_limit(1000));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
        info.current_text_value = Some(text.clone());
        info
    });
    if view.take_filter {
        response.request_focus();
    }
    let with_keys = response.has_focus() || response.lost_focus();
    if with_keys && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape)) {
        text.clear();
        response.surrender_focus();
    }
}
