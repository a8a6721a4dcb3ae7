//! Where a photo stands: the plate of one that is not held, with its caption and credit.

use egui::{Align2, CornerRadius, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use super::{label, paint_line};
use crate::{
    catalog::PhotoEntry,
    ui::{
        theme::{self, radius, size, space},
        view::View,
    },
    words::Message,
};

/// Draws the plate of a photo; a click opens it.
pub fn plate(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, size_of: egui::Vec2) -> Response {
    // On its own page it leads nowhere.
    let sense = if *view.place == photo.place() { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(size_of, sense);
    let caption = photo.record.caption.show(view.language);
    let state = state(view, photo);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{caption} · {state}")));
    if ui.is_rect_visible(rect) {
        paint(ui, rect, &state, sense.senses_click() && (response.has_focus() || response.hovered()));
    }
    if response.clicked() {
        view.go(photo.place());
    }
    let cursor = if sense.senses_click() { egui::CursorIcon::PointingHand } else { egui::CursorIcon::Default };
    response.on_hover_cursor(cursor)
}

/// A plate with its caption and credit below, as wide as given.
pub fn figure(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, width: f32, height: f32) {
    let colors = theme::colors(ui);
    ui.vertical(|ui| {
        ui.set_width(width);
        plate(ui, view, photo, vec2(width, height));
        ui.add_space(space::TINY);
        label(ui, photo.record.caption.show(view.language), theme::sans(size::SMALL), colors.ink);
        label(ui, &credit(view, photo), theme::sans(size::SMALL), colors.faint);
    });
}

fn state(view: &View<'_>, photo: &PhotoEntry) -> String {
    match &photo.record.file {
        None => view.t("photo-plate-not-held"),
        Some(file) => Message::new("photo-plate-held").with("file", file.as_str()).words(view.language),
    }
}

/// The credit line that goes wherever a photo goes.
pub(in crate::ui) fn credit(view: &View<'_>, photo: &PhotoEntry) -> String {
    let Some(credit) = &photo.record.credit else { return view.t("photo-credit-unknown") };
    let publisher = photo.sources().next().map(|source| source.publisher.show(view.language)).unwrap_or_default();
    let key = if publisher.is_empty() { "photo-credit" } else { "photo-credit-in" };
    Message::new(key).with("credit", credit.as_str()).with("publisher", publisher).words(view.language)
}

fn paint(ui: &Ui, rect: Rect, state: &str, lit: bool) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(radius::SMALL), colors.panel);
    let edge = if lit { Stroke::new(1.5, colors.accent) } else { Stroke::new(1.0, colors.faint) };
    let rim = rect.shrink(0.5);
    let corners = [rim.left_top(), rim.right_top(), rim.right_bottom(), rim.left_bottom(), rim.left_top()];
    painter.extend(Shape::dashed_line(&corners, edge, 4.0, 3.0));
    let width = rect.width() - 2.0 * space::SMALL;
    paint_line(painter, rect.center(), Align2::CENTER_CENTER, width, state, theme::sans(size::SMALL), colors.faint);
}
