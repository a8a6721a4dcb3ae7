//! What a button opens below itself, to be read and answered.

use egui::{Frame, Margin, Popup, PopupCloseBehavior, Response, Ui};

use crate::ui::theme::space;

/// Shows a small page below a button that opens and closes it; Esc and a click beside it close it too.
pub fn below(ui: &Ui, button: &Response, name: &str, add: impl FnOnce(&mut Ui)) {
    let margin = Margin::same(space::MEDIUM as i8);
    Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .frame(Frame::popup(ui.style()).inner_margin(margin))
        .gap(space::TINY)
        .accessible_name(name)
        .show(add);
}
