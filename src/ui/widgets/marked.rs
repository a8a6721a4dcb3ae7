//! One line of text with what was searched for marked in it.

use std::ops::Range;

use egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, TextFormat,
    text::{LayoutJob, TextWrapping},
};

use crate::ui::theme::Colors;

/// How a marked line looks.
pub struct Look {
    /// The face and size.
    pub font: FontId,
    /// The colour of what is not marked.
    pub color: Color32,
}

/// No window shows more characters of one line; a record may hold millions.
const LONGEST: usize = 400;
/// What stands before the first mark where there is no room for more, in characters.
const BEFORE: usize = 16;

/// Paints one line with its marks, and an ellipsis if it is wider than given. The first mark is
/// always in it.
pub fn paint_marked(
    painter: &Painter,
    colors: &Colors,
    at: Pos2,
    width: f32,
    (text, marks): (&str, &[Range<usize>]),
    look: &Look,
) -> Rect {
    let format = |marked: bool| TextFormat {
        font_id: look.font.clone(),
        color: if marked { colors.ink } else { look.color },
        background: if marked { colors.mark } else { Color32::TRANSPARENT },
        ..TextFormat::default()
    };
    let lay_out = |begin: usize| {
        let mut job = LayoutJob::default();
        let mut from = begin;
        let mut piece = |words: Option<&str>, marked| {
            let words: String = words.unwrap_or_default().chars().take(LONGEST).collect();
            job.append(&words.replace('\n', " "), 0.0, format(marked));
        };
        if begin > 0 {
            piece(Some("…"), false);
        }
        for mark in marks {
            piece(text.get(from..mark.start), false);
            piece(text.get(mark.clone()), true);
            from = mark.end;
        }
        piece(text.get(from..), false);
        job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
        painter.layout_job(job)
    };
    let mut galley = lay_out(0);
    let before = marks.first().and_then(|mark| text.get(..mark.start)).unwrap_or_default();
    if let Some((begin, _)) = before.char_indices().nth_back(BEFORE).filter(|_| galley.elided) {
        galley = lay_out(begin);
    }
    let rect = Align2::LEFT_TOP.anchor_size(at, galley.size());
    painter.galley(at, galley, look.color);
    rect
}
