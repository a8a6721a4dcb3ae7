//! The plate that stands where no picture can: of a photo that is not held, or cannot be shown.

use egui::{Align, Color32, CornerRadius, Rect, Shape, Stroke, Ui, text::LayoutJob};

use crate::ui::{
    theme::{self, radius, size, space},
    view::View,
};

/// How many lines of words a plate has at most.
const LINES: usize = 3;

/// Paints a plate with these words on it.
pub fn paint(ui: &Ui, rect: Rect, state: &str, lit: bool) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(radius::SMALL), colors.panel);
    let edge = if lit { Stroke::new(1.5, colors.accent) } else { Stroke::new(1.0, colors.faint) };
    let rim = rect.shrink(0.5);
    let corners = [rim.left_top(), rim.right_top(), rim.right_bottom(), rim.left_bottom(), rim.left_top()];
    painter.extend(Shape::dashed_line(&corners, edge, 4.0, 3.0));
    words(ui, rect, state);
}

/// Paints words into the middle of a rectangle.
pub fn words(ui: &Ui, rect: Rect, words: &str) {
    let color: Color32 = theme::colors(ui).faint;
    let mut job =
        LayoutJob::simple(words.to_owned(), theme::sans(size::SMALL), color, rect.width() - 2.0 * space::SMALL);
    job.wrap.max_rows = LINES;
    job.halign = Align::Center;
    let galley = ui.painter().layout_job(job);
    let at = rect.center() - egui::vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, color);
}

/// What stands on the plate of a photo that is not held.
pub fn not_held(view: &View<'_>) -> String {
    view.t("photo-plate-not-held")
}
