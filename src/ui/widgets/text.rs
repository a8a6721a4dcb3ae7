//! Text on a page: labels that wrap or end in an ellipsis, and lines painted into a given space.

use egui::{Align, Align2, Color32, FontId, Label, Painter, Pos2, Rect, Response, RichText, Ui, text::LayoutJob};

use crate::ui::theme;

/// A label that wraps.
pub fn label(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(color)).wrap())
}

/// The title of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, theme::bold(theme::size::TITLE), theme::colors(ui).ink)
}

/// Paints one line into a width, with an ellipsis if it does not fit, and gives its rectangle.
/// For rows that describe themselves to screen readers as a whole.
pub fn paint_line(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    width: f32,
    text: &str,
    font: FontId,
    color: Color32,
) -> Rect {
    let mut job = LayoutJob::simple_singleline(text.replace('\n', " "), font, color);
    job.wrap.max_width = width.max(0.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    job.halign = Align::LEFT;
    let galley = painter.layout_job(job);
    let rect = anchor.anchor_size(at, galley.size());
    painter.galley(rect.min, galley, color);
    rect
}
