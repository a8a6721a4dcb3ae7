//! Something that stands before the place until it is answered.

use egui::{Align2, Area, Frame, Id, Margin, Modal, Order, Ui, vec2};

use crate::ui::theme::{self, space};

/// Shows a dialog this wide, or as wide as the window allows, below the top bar. `add` says
/// whether it stays open; Esc and a click beside it close it as well.
pub fn modal(ui: &Ui, name: &str, width: f32, add: impl FnOnce(&mut Ui) -> bool) -> bool {
    let id = Id::unique(name);
    let area = Area::new(id).anchor(Align2::CENTER_TOP, vec2(0.0, space::TOP + space::SMALL)).order(Order::Foreground);
    let colors = theme::colors(ui);
    let frame = Frame::popup(ui.style()).fill(colors.raised).inner_margin(Margin::same(18));
    let response = Modal::new(id).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 2.0 * space::PAGE));
        add(ui)
    });
    response.inner && !response.should_close()
}
