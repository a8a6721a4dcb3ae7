//! The sources of an import, one below another; the first line is about all of them.

use egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2};

use super::Reviewing;
use crate::{
    import::review::{EditionChoice, SourceReview},
    ui::{
        theme::{self, size, space},
        view::{Action, PlaceState, View},
        widgets::{Done, Grid, Rows, paint_line},
    },
};

const HEIGHT: f32 = 50.0;

/// Whether there is more than one source to choose from.
pub(super) fn is_list(reviewing: &Reviewing) -> bool {
    reviewing.review.sources.len() != 1 || !reviewing.review.failed.is_empty()
}

/// The source that is looked at; none is all of them together.
pub(super) fn chosen(reviewing: &Reviewing, state: &PlaceState) -> Option<usize> {
    if !is_list(reviewing) {
        return Some(0);
    }
    let place = state.selected?.checked_sub(1)?;
    (place < reviewing.review.sources.len()).then_some(place)
}

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing, state: &mut PlaceState) {
    let sources = &reviewing.review.sources;
    let grid = Grid {
        name: &view.t("review-sources"),
        count: sources.len() + 1,
        cell_width: None,
        cell_height: HEIGHT,
        gap: 0.0,
        rows: Rows::Others,
    };
    if state.selected.is_none() {
        state.selected = Some(0);
    }
    let line = |row: usize| lines(view, reviewing, row);
    let selected = state.selected;
    let done = grid.show(
        ui,
        view,
        state,
        |row| line(row).join(&view.t("colon")),
        |ui, cell| {
            let of = cell.index.checked_sub(1).and_then(|place| sources.get(place));
            let lit = cell.chosen || cell.hovered || selected == Some(cell.index);
            draw_row(ui, &line(cell.index), of, cell.rect, lit);
        },
    );
    let whole = |row: &usize| Some(sources.get(row.checked_sub(1)?)?.proposal.source.clone());
    match done {
        Done::Nothing | Done::Open(_) | Done::Cite(..) | Done::Export(_) => {}
        Done::Copy(rows) => {
            let lines: Vec<String> = rows.iter().map(|row| line(*row).join(&view.t("colon"))).collect();
            view.ask(Action::Copy(lines.join("\n")));
        }
        Done::CopyAddresses(rows) => {
            view.ask(Action::Copy(rows.iter().filter_map(whole).collect::<Vec<_>>().join("\n")));
        }
    }
}

/// Name and remark of a line.
fn lines(view: &View<'_>, reviewing: &Reviewing, row: usize) -> [String; 2] {
    let sources = &reviewing.review.sources;
    match row.checked_sub(1) {
        None => {
            let failed = reviewing.review.failed.len();
            let failed = if failed > 0 { view.count("review-failed-count", failed) } else { String::new() };
            [view.count("review-all-sources", sources.len()), failed]
        }
        Some(place) => sources
            .get(place)
            .map(|source| [short(&source.proposal.source).to_owned(), remark(view, source)])
            .unwrap_or_default(),
    }
}

/// A name without its folders.
pub(super) fn short(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().filter(|last| !last.is_empty()).unwrap_or(name)
}

/// What becomes of a source, in a few words.
pub(super) fn remark(view: &View<'_>, source: &SourceReview) -> String {
    if source.seen.is_some() {
        return view.t("review-seen-short");
    }
    let questions = source.questions();
    if source.archive.is_none() && source.edition.choice == EditionChoice::None {
        return view.t("review-no-edition-short");
    }
    if questions > 0 {
        return view.count("review-questions", questions);
    }
    view.count("review-records", source.records())
}

fn draw_row(ui: &mut Ui, [name, remark]: &[String; 2], source: Option<&SourceReview>, rect: Rect, lit: bool) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    if lit {
        painter.rect_filled(rect, CornerRadius::same(theme::radius::SMALL), colors.accent_soft);
    }
    let left = rect.left() + space::SMALL;
    let width = rect.width() - 2.0 * space::SMALL;
    let font = if source.is_none() { theme::bold(size::BODY) } else { theme::sans(size::BODY) };
    paint_line(painter, pos2(left, rect.top() + 7.0), Align2::LEFT_TOP, width, name, font, colors.ink);
    let open = source.is_none_or(|source| source.questions() > 0);
    let color = if open { colors.accent } else { colors.faint };
    let at = pos2(left, rect.bottom() - 6.0);
    paint_line(painter, at, Align2::LEFT_BOTTOM, width, remark, theme::sans(size::SMALL), color);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
}
