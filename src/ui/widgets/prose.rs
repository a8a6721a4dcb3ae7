//! Running text of an article, with the names of known people as links.

use egui::{Color32, CursorIcon, FontId, Label, Role, Sense, Stroke, TextFormat, Ui, WidgetInfo, text::LayoutJob};

use super::peek;
use crate::{
    catalog::PersonEntry,
    ui::{theme, view::View},
};

/// Text in a reading face. Each whole name of a known person leads to that person.
pub fn prose(ui: &mut Ui, view: &View<'_>, text: &str, font: FontId, color: Color32) {
    let mentions = view.catalog.mentions(text);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let mut from = 0;
        for mention in mentions {
            piece(ui, text.get(from..mention.range.start), &font, color);
            let name = text.get(mention.range.clone()).unwrap_or_default();
            // What closes a clause may not begin a line: it goes with the name before it.
            let rest = text.get(mention.range.end..).unwrap_or_default();
            let closing = rest.len() - rest.trim_start_matches(closes).len();
            let closing = rest.get(..closing).unwrap_or_default();
            if let Some(person) = view.catalog.person(mention.person)
                && name_link(ui, view, person, (name, closing), &font)
            {
                view.go(person.place());
            }
            from = mention.range.end + closing.len();
        }
        piece(ui, text.get(from..), &font, color);
    });
}

fn closes(c: char) -> bool {
    "，。、；：！？）》」』”’,.;:!?)".contains(c)
}

fn piece(ui: &mut Ui, text: Option<&str>, font: &FontId, color: Color32) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        ui.add(Label::new(job(text, font, color)).wrap());
    }
}

fn name_link(ui: &mut Ui, view: &View<'_>, person: &PersonEntry, (name, closing): (&str, &str), font: &FontId) -> bool {
    let colors = theme::colors(ui);
    let words = format!("{name}{closing}");
    let label = Label::new(job(&words, font, colors.ink)).selectable(false).sense(Sense::click()).wrap();
    let (at, galley, response) = label.layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    // A line of the text's own would lie at the foot of the row, far below the letters; and the
    // first row begins behind what stands before the name.
    let lift = font.size * theme::LEADING * 0.19;
    let mut left_over = name.chars().count();
    for row in &galley.rows {
        let named = row.glyphs.get(..left_over.min(row.glyphs.len())).unwrap_or_default();
        left_over -= named.len();
        let inked = named.iter().rev().find(|glyph| !glyph.chr.is_whitespace());
        if let (Some(first), Some(last)) = (named.first(), inked) {
            let (left, right) = (at.x + row.pos.x + first.pos.x, at.x + row.pos.x + last.max_x());
            let stroke = Stroke::new(1.0, colors.accent);
            ui.painter().hline(left..=right, at.y + row.rect().bottom() - lift, stroke);
        }
    }
    ui.painter().galley(at, galley, colors.ink);
    super::button::focus_ring(ui, &response);
    peek(ui, view, person, response.on_hover_cursor(CursorIcon::PointingHand)).clicked()
}

fn job(text: &str, font: &FontId, color: Color32) -> LayoutJob {
    let line_height = Some((font.size * theme::LEADING).round());
    let format = TextFormat { font_id: font.clone(), color, line_height, ..TextFormat::default() };
    LayoutJob::single_section(text.to_owned(), format)
}
