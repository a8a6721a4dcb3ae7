//! Text that wraps, with what is sought in it marked. The marks are painted beneath the letters;
//! the one that is looked at has a rim.

use std::{cell::Cell, ops::Range, sync::Arc};

use egui::{
    Color32, FontId, Galley, Label, Pos2, Rect, Response, Stroke, StrokeKind, Ui,
    epaint::text::PlacedRow,
    pos2,
    text::{CCursor, LayoutJob},
    text_selection::LabelSelectionState,
};

use crate::ui::theme;

/// What is marked in a text.
#[derive(Clone, Copy)]
pub struct Marks<'a> {
    /// Where, in bytes, from left to right.
    pub ranges: &'a [Range<usize>],
    /// Which of them is looked at.
    pub current: Option<usize>,
    /// How many bytes are shown before the text, such as a quotation mark.
    pub shift: usize,
    /// Where the one that is looked at was drawn.
    pub seen: &'a Cell<Option<Rect>>,
}

/// A mark within a piece of a text, and whether it is the one that is looked at.
pub type Mark = (Range<usize>, bool);

impl Marks<'_> {
    /// The marks within a piece of the text as it is shown.
    pub fn within(&self, piece: &Range<usize>) -> Vec<Mark> {
        let shown = |(at, range): (usize, &Range<usize>)| {
            let start = (range.start + self.shift).max(piece.start);
            let end = (range.end + self.shift).min(piece.end);
            (start < end).then(|| (start - piece.start..end - piece.start, self.current == Some(at)))
        };
        self.ranges.iter().enumerate().filter_map(shown).collect()
    }
}

/// A label that wraps, with its marks. What is shown before the text is part of `text`.
pub fn marked_label(ui: &mut Ui, text: &str, marks: &Marks<'_>, font: &FontId, color: Color32) -> Response {
    let job = LayoutJob::simple(text.to_owned(), font.clone(), color, f32::INFINITY);
    marked(ui, job, &marks.within(&(0..text.len())), marks, color)
}

/// Text laid out by a job, with these marks, to be selected as any label.
pub fn marked(ui: &mut Ui, job: LayoutJob, within: &[Mark], marks: &Marks<'_>, color: Color32) -> Response {
    let label = Label::new(job).wrap();
    if within.is_empty() {
        return ui.add(label);
    }
    let (at, galley, response) = label.layout_in_ui(ui);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, galley.text()));
    paint_marks(ui, at, &galley, within, marks);
    if ui.is_rect_visible(response.rect) {
        LabelSelectionState::label_text_selection(ui, &response, at, galley, color, Stroke::NONE);
    }
    response
}

/// Paints the marks of a text that is about to be painted.
pub fn paint_marks(ui: &Ui, at: Pos2, galley: &Arc<Galley>, within: &[Mark], marks: &Marks<'_>) {
    let colors = theme::colors(ui);
    let mut chars = Chars { text: galley.text(), byte: 0, count: 0 };
    for (range, current) in within {
        let (from, to) = (chars.before(range.start), chars.before(range.end));
        for rect in rows(galley, from, to) {
            let rect = rect.translate(at.to_vec2());
            ui.painter().rect_filled(rect, egui::CornerRadius::same(3), colors.mark);
            if *current {
                let rim = Stroke::new(1.5, colors.accent);
                ui.painter().rect_stroke(rect, egui::CornerRadius::same(3), rim, StrokeKind::Outside);
                if marks.seen.get().is_none() {
                    marks.seen.set(Some(rect));
                }
            }
        }
    }
}

/// Counts the characters before a byte, from left to right, without beginning anew.
struct Chars<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl Chars<'_> {
    fn before(&mut self, byte: usize) -> usize {
        // Marks do not overlap; one that did would be counted from the beginning.
        let from = if byte < self.byte { (0, 0) } else { (self.byte, self.count) };
        let more = self.text.get(from.0..byte).map_or(0, |text| text.chars().count());
        (self.byte, self.count) = (byte, from.1 + more);
        self.count
    }
}

/// The rectangles of some characters, one for each row, as high as the letters.
fn rows(galley: &Galley, from: usize, to: usize) -> Vec<Rect> {
    let cursor = |index: usize, prefer_next_row: bool| {
        galley.pos_from_cursor(CCursor { prefer_next_row, ..CCursor::new(index) })
    };
    let (first, last) = (cursor(from, true), cursor(to, false));
    let of = |row: Rect| {
        let left = if row.contains(first.center()) { first.left() } else { row.left() };
        let right = if row.contains(last.center()) { last.right() } else { row.right() };
        // A row is higher than its letters, which stand nearer to its foot.
        let (top, bottom) = (row.top() + row.height() * 0.2, row.bottom() - row.height() * 0.08);
        Rect::from_min_max(pos2(left, top), pos2(right, bottom))
    };
    let touched = galley.rows.iter().map(PlacedRow::rect).filter(|row| {
        let middle = row.center().y;
        middle >= first.top() && middle <= last.bottom()
    });
    touched.map(of).filter(|rect| rect.width() > 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_cut_at_the_ends_of_a_piece_and_moved_by_what_stands_before() {
        let seen = Cell::new(None);
        let marks = Marks { ranges: &[0..2, 4..8], current: Some(1), shift: 3, seen: &seen };
        assert_eq!(marks.within(&(0..20)), [(3..5, false), (7..11, true)]);
        assert_eq!(marks.within(&(4..9)), [(0..1, false), (3..5, true)]);
        assert_eq!(marks.within(&(11..20)), []);
    }

    #[test]
    fn characters_are_counted_from_left_to_right() {
        let mut chars = Chars { text: "第17届 ok", byte: 0, count: 0 };
        assert_eq!([3, 5, 8, 9].map(|byte| chars.before(byte)), [1, 3, 4, 5]);
        assert_eq!(chars.before(3), 1);
    }
}
