//! Text on a page: labels that wrap or end in an ellipsis, and lines painted into a given space.

use egui::{Align, Align2, Color32, Context, FontId, Id, Label, Painter, Pos2, Rect, Response, RichText, Ui, text::LayoutJob};

use crate::ui::theme;

/// A label that wraps.
pub fn label(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    ui.add(Label::new(RichText::new(text).font(font).color(color)).wrap())
}

/// The title of a page.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    label(ui, text, theme::bold(theme::size::TITLE), theme::colors(ui).ink)
}

/// No window is wide enough for more characters in one line; a record may hold millions.
const LONGEST_LINE: usize = 400;

/// Paints one line into a width, with an ellipsis if it does not fit, and gives its rectangle.
/// For rows that describe themselves to screen readers as a whole; [`was_cut`] tells them whether
/// there is more to read.
pub fn paint_line(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    width: f32,
    text: &str,
    font: FontId,
    color: Color32,
) -> Rect {
    let text: String = text.chars().take(LONGEST_LINE).map(|c| if c == '\n' { ' ' } else { c }).collect();
    let mut job = LayoutJob::simple_singleline(text, font, color);
    job.wrap.max_width = width.max(0.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    job.halign = Align::LEFT;
    let galley = painter.layout_job(job);
    if galley.elided {
        painter.ctx().data_mut(|data| data.insert_temp(cut_mark(), true));
    }
    let rect = anchor.anchor_size(at, galley.size());
    painter.galley(rect.min, galley, color);
    rect
}

/// Whether a line painted since this was last asked had to be cut.
pub fn was_cut(ctx: &Context) -> bool {
    ctx.data_mut(|data| data.remove_temp::<bool>(cut_mark())).unwrap_or(false)
}

fn cut_mark() -> Id {
    Id::unique("a line was cut")
}
