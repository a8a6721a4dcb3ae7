//! Running text of an article, with the names of known people, editions and organisations as links,
//! and with what is sought in it marked.

use egui::{
    Color32, CursorIcon, FontId, Label, Response, Role, Sense, Stroke, TextFormat, Ui, WidgetInfo, text::LayoutJob,
};

use super::{
    marks::{Mark, Marks, marked, paint_marks},
    named::follow,
};
use crate::ui::{theme, view::View};

/// Text in a reading face. Each whole name leads to who or what bears it.
pub fn prose(ui: &mut Ui, view: &View<'_>, text: &str, marks: &Marks<'_>, font: FontId, color: Color32) {
    let mentions = view.catalog.mentions(text);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        let piece = |ui: &mut Ui, range: std::ops::Range<usize>| {
            if let Some(words) = text.get(range.clone()).filter(|words| !words.is_empty()) {
                marked(ui, job(words, &font, color), &marks.within(&range), marks, color);
            }
        };
        let mut from = 0;
        for mention in mentions {
            piece(ui, from..mention.range.start);
            // What closes a clause may not begin a line: it goes with the name before it.
            let rest = text.get(mention.range.end..).unwrap_or_default();
            let closing = rest.len() - rest.trim_start_matches(closes).len();
            let whole = mention.range.start..mention.range.end + closing;
            let name = Name { words: text.get(whole.clone()).unwrap_or_default(), length: mention.range.len() };
            let response = name.link(ui, (&marks.within(&whole), marks), &font);
            follow(ui, view, &mention.named, response);
            from = whole.end;
        }
        piece(ui, from..text.len());
    });
}

fn closes(c: char) -> bool {
    "，。、；：！？）》」』”’,.;:!?)".contains(c)
}

/// A name with what closes the clause after it.
struct Name<'a> {
    words: &'a str,
    /// How much of it is the name, in bytes.
    length: usize,
}

impl Name<'_> {
    fn link(&self, ui: &mut Ui, (within, marks): (&[Mark], &Marks<'_>), font: &FontId) -> Response {
        let colors = theme::colors(ui);
        let name = self.words.get(..self.length).unwrap_or_default();
        let label = Label::new(job(self.words, font, colors.ink)).selectable(false).sense(Sense::click()).wrap();
        let (at, galley, response) = label.layout_in_ui(ui);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
        paint_marks(ui, at, &galley, within, marks);
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
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

fn job(text: &str, font: &FontId, color: Color32) -> LayoutJob {
    let line_height = Some((font.size * theme::LEADING).round());
    let format = TextFormat { font_id: font.clone(), color, line_height, ..TextFormat::default() };
    LayoutJob::single_section(text.to_owned(), format)
}
