//! The drawn cover of an edition: its number, city and date.

use egui::{Align2, CornerRadius, Role, Sense, Ui, WidgetInfo, vec2};

use super::paint_line;
use crate::{
    catalog::EditionEntry,
    ui::{
        theme::{self, radius, size},
        view::View,
    },
    words,
};

/// Draws the cover of an edition, this many points wide.
pub fn cover(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry, width: f32) {
    let colors = theme::colors(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(width, width * 1.25), Sense::hover());
    let record = &edition.record;
    let city = record.city.show(view.language);
    let date = match (record.date, edition.year()) {
        (Some(date), _) => words::date(view.language, date),
        (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    };
    response.widget_info(|| {
        let name = edition.short_name(view.language);
        let parts = [name.as_str(), city, date.as_str()].into_iter().filter(|part| !part.is_empty());
        WidgetInfo::labeled(Role::Label, true, parts.collect::<Vec<_>>().join(" · "))
    });
    let known = edition.is_sourced();
    let (fill, ink) = if known { (colors.accent, colors.on_accent) } else { (colors.panel, colors.soft) };
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, CornerRadius::same(radius::SMALL), fill);
    let inner = rect.shrink(14.0);
    let number = record.number.map_or_else(|| edition.folder.clone(), |number| number.to_string());
    let number_size = if number.len() <= 3 { size::COVER } else { size::TITLE };
    let left = inner.left();
    paint_line(&painter, inner.left_top(), Align2::LEFT_TOP, inner.width(), &number, theme::serif(number_size), ink);
    let font = || theme::sans(size::SMALL);
    let bottom = paint_line(&painter, inner.left_bottom(), Align2::LEFT_BOTTOM, inner.width(), &date, font(), ink);
    let above = egui::pos2(left, bottom.top() - 2.0);
    paint_line(&painter, above, Align2::LEFT_BOTTOM, inner.width(), city, font(), ink);
}
