//! A list that drops down, with a name for screen readers beside the value it shows.

use egui::{ComboBox, Role, Ui, WidgetInfo};

/// Shows a dropdown of at least this width; `add` draws its choices.
pub fn dropdown(ui: &mut Ui, name: &str, shown: &str, width: f32, add: impl FnOnce(&mut Ui)) {
    let list = ComboBox::from_id_salt(name).selected_text(shown).width(width).height(420.0).truncate();
    let response = list.show_ui(ui, add).response;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(shown.to_owned());
        info
    });
    super::focus_ring(ui, &response);
}

/// A choice in a dropdown; taking it closes the list, by key as by pointer.
pub fn option(ui: &mut Ui, chosen: bool, words: &str) -> bool {
    let taken = ui.selectable_label(chosen, words).clicked();
    if taken {
        ui.close();
    }
    taken
}
