//! Buttons, chips and links.

use egui::{Button, CornerRadius, Label, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::ui::theme::{self, radius, size};

/// A plain button.
pub fn button(ui: &mut Ui, text: &str) -> Response {
    let response = ui.add(Button::new(text));
    focus_ring(ui, &response);
    response
}

/// The button for what one most likely wants.
pub fn primary(ui: &mut Ui, text: &str) -> Response {
    let colors = theme::colors(ui);
    let text = RichText::new(text).color(colors.on_accent);
    let response = ui.add(Button::new(text).fill(colors.accent).stroke(Stroke::new(1.0, colors.accent)));
    focus_ring(ui, &response);
    response
}

/// A name in a rounded frame that leads nowhere: a special forum, a topic. It never breaks; one
/// that is wider than the page ends in an ellipsis.
pub fn chip(ui: &mut Ui, text: &str) {
    const PADDING: egui::Vec2 = egui::vec2(10.0, 3.0);
    let colors = theme::colors(ui);
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), theme::sans(size::BODY), colors.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width(ui.max_rect().width() - 2.0 * PADDING.x);
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size() + 2.0 * PADDING, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let corner = CornerRadius::same(radius::CHIP);
    let edge = Stroke::new(1.0, colors.line);
    ui.painter().rect(rect, corner, colors.raised, edge, egui::StrokeKind::Inside);
    let cut = galley.elided;
    ui.painter().galley(rect.min + PADDING, galley, colors.ink);
    if cut {
        response.on_hover_text(text);
    }
}

/// One of several: chosen or not.
pub fn choice(ui: &mut Ui, text: &str, chosen: bool) -> Response {
    let colors = theme::colors(ui);
    let (fill, border, ink) = if chosen {
        (colors.accent_soft, colors.accent, colors.accent)
    } else {
        (colors.raised, colors.line, colors.ink)
    };
    let response = ui.add(
        Button::new(RichText::new(text).color(ink))
            .fill(fill)
            .stroke(Stroke::new(1.0, border))
            .corner_radius(CornerRadius::same(radius::CHIP)),
    );
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, text));
    focus_ring(ui, &response);
    response
}

/// Words that lead somewhere.
pub fn link(ui: &mut Ui, text: &str) -> Response {
    let color = theme::colors(ui).accent;
    let label = Label::new(RichText::new(text).font(theme::sans(size::BODY)).color(color)).sense(Sense::click());
    let response = ui.add(label.selectable(false)).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text));
    focus_ring(ui, &response);
    response
}

/// A ring around what has the keys.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(1.5, theme::colors(ui).accent);
        ui.painter().rect_stroke(response.rect.expand(2.0), 4.0, stroke, egui::StrokeKind::Outside);
    }
}
