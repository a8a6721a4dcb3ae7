//! An edition on a timeline that is close enough for more than a number: a card with theme, date
//! and city, hung from its place on the line.

use egui::{Align2, CornerRadius, Pos2, Rect, Stroke, StrokeKind, pos2, text::LayoutJob, vec2};

use super::{
    theme::{self, radius, size, space},
    timeline_axis::LINE,
    timeline_canvas::Canvas,
    view::View,
    widgets::paint_line,
};
use crate::{catalog::EditionEntry, words};

/// How far below the line a card hangs, and how large it is.
const BELOW: f32 = 26.0;
const HEIGHT: f32 = 134.0;
const WIDEST: f32 = 250.0;

/// Where the card of an edition lies whose place on the line is `at`.
pub(super) fn place(canvas: &Canvas<'_>, at: Pos2) -> Rect {
    let width = (canvas.axis.year_width() - space::SMALL).min(WIDEST);
    let (left, right) = (canvas.origin.x, canvas.origin.x + canvas.axis.width - width);
    // A card of a year that is seen is seen whole.
    let is_seen = at.x >= left && at.x <= right + width;
    let x = if is_seen { (at.x - width / 2.0).clamp(left, right.max(left)) } else { at.x - width / 2.0 };
    Rect::from_min_size(pos2(x, canvas.origin.y + LINE + BELOW), vec2(width, HEIGHT))
}

/// Paints it.
pub(super) fn paint(canvas: &Canvas<'_>, view: &View<'_>, edition: &EditionEntry, at: Pos2, chosen: bool, lit: bool) {
    let colors = canvas.colors;
    let painter = canvas.painter;
    let card = place(canvas, at);
    let edge = match (chosen, lit) {
        (true, _) => Stroke::new(2.0, colors.accent),
        (false, true) => Stroke::new(1.0, colors.accent),
        (false, false) => Stroke::new(1.0, colors.line),
    };
    painter.line_segment([at, pos2(at.x.clamp(card.left(), card.right()), card.top())], Stroke::new(1.0, colors.faint));
    canvas.marker(edition, at, 13.0, false, chosen || lit);
    let fill = if chosen { colors.accent_soft } else { colors.raised };
    painter.rect(card, CornerRadius::same(radius::CARD), fill, edge, StrokeKind::Inside);
    let inner = card.shrink2(vec2(10.0, 9.0));
    let small = || theme::sans(size::SMALL);
    let name = edition.short_name(view.language);
    let ink = if chosen { colors.accent } else { colors.ink };
    let head = paint_line(painter, inner.min, Align2::LEFT_TOP, inner.width(), &name, theme::bold(size::SMALL), ink);
    let record = &edition.record;
    let date = record.date.map(|date| words::date(view.language, date)).unwrap_or_default();
    let city = record.city.show(view.language);
    let foot = [city, &date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let foot = if foot.is_empty() { edition.status(view.language) } else { foot };
    let bottom =
        paint_line(painter, inner.left_bottom(), Align2::LEFT_BOTTOM, inner.width(), &foot, small(), colors.soft);
    let topic = record.theme.show(view.language);
    let (topic, color) =
        if topic.is_empty() { (view.t("theme-unknown"), colors.faint) } else { (topic.to_owned(), colors.ink) };
    let mut job = LayoutJob::simple(topic, small(), color, inner.width());
    let room = bottom.top() - head.bottom() - 8.0;
    job.wrap.max_rows = (room / (size::SMALL * 1.3)).floor().max(1.0) as usize;
    let galley = painter.layout_job(job);
    painter.galley(pos2(inner.left(), head.bottom() + 4.0), galley, color);
}
