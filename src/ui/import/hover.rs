//! What is shown while files are held over the window.

use egui::{Align2, Area, Id, Order, Sense, Stroke, Ui};

use crate::ui::{
    theme::{self, radius, size, space},
    view::View,
};

/// Says that what is held over the window can be dropped.
pub fn hover(ui: &Ui, view: &View<'_>) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let colors = theme::colors(ui);
    let window = ui.ctx().content_rect();
    Area::new(Id::unique("drop")).order(Order::Tooltip).fixed_pos(window.min).show(ui.ctx(), |ui| {
        let (rect, _) = ui.allocate_exact_size(window.size(), Sense::hover());
        let inside = rect.shrink(space::MEDIUM);
        let painter = ui.painter();
        painter.rect_filled(rect, 0.0, colors.paper.gamma_multiply(0.8));
        painter.rect_stroke(inside, radius::CARD, Stroke::new(2.0, colors.accent), egui::StrokeKind::Inside);
        let font = theme::bold(size::TITLE);
        painter.text(inside.center(), Align2::CENTER_CENTER, view.t("import-drop"), font, colors.accent);
    });
}
