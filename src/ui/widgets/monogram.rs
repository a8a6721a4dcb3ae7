//! The drawn portrait of a person: the surname's character on a colour that stays theirs.

use egui::{Align2, Color32, Painter, Rect};

use crate::{catalog::PersonEntry, ui::theme};

/// Draws a person's monogram into a square.
pub fn monogram(painter: &Painter, rect: Rect, person: &PersonEntry) {
    let radius = rect.width().min(rect.height()) / 2.0;
    painter.circle_filled(rect.center(), radius, theme::monogram(&person.record.id));
    let font = theme::serif(radius * 0.95);
    painter.text(rect.center(), Align2::CENTER_CENTER, person.monogram(), font, Color32::WHITE);
}
