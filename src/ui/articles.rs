//! The list of articles: headline, date, agency, edition, language and kind.

use egui::{Align2, Rect, Stroke, Ui, pos2};

use super::{
    speakers::sort_choice,
    theme::{self, size, space},
    view::{PlaceState, View, rows},
    widgets::{Grid, filter_field, label, paint_line, title},
};
use crate::{catalog::ArticleEntry, words};

/// The ways to sort, as keys of the text files.
const SORTS: [&str; 3] = ["sort-newest", "sort-oldest", "sort-headline"];

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(space::PAGE as i8, 20)).show(ui, |ui| {
        title(ui, &view.t("place-articles"));
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            filter_field(ui, view, &mut state.filter.text, 220.0);
            sort_choice(ui, view, &SORTS, &mut state.sort);
        });
        ui.add_space(space::MEDIUM);
        let articles = view.catalog.articles();
        let shown = rows(view, state, |state| matching(view, state));
        if shown.is_empty() && view.catalog.complete {
            let key = if articles.is_empty() { "no-articles" } else { "no-match" };
            label(ui, &view.t(key), theme::sans(size::BODY), theme::colors(ui).soft);
            return;
        }
        let article = |row: usize| shown.get(row).and_then(|index| articles.get(*index as usize));
        let grid =
            Grid { name: &view.t("place-articles"), count: shown.len(), cell_width: None, cell_height: 58.0, gap: 0.0 };
        let opened = grid.show(
            ui,
            view,
            state,
            |row| article(row).map(|entry| entry.record.headline.clone()).unwrap_or_default(),
            |ui, cell| {
                if let Some(entry) = article(cell.index) {
                    row(ui, view, entry, cell.rect, cell.chosen, cell.hovered);
                }
            },
        );
        if let Some(entry) = opened.and_then(article) {
            view.go(entry.place());
        }
    });
}

fn matching(view: &View<'_>, state: &PlaceState) -> Vec<u32> {
    let articles = view.catalog.articles();
    let text = state.filter.text.trim().to_lowercase();
    let has = |words: &str| words.to_lowercase().contains(&text);
    let mut found: Vec<u32> = (0..articles.len() as u32)
        .filter(|index| {
            text.is_empty()
                || articles.get(*index as usize).is_some_and(|entry| {
                    has(&entry.record.headline)
                        || entry.record.agency.as_deref().is_some_and(has)
                        || entry.record.byline.iter().any(|name| has(name))
                        || view
                            .catalog
                            .edition(entry.edition)
                            .is_some_and(|edition| has(&edition.short_name(view.language)))
                })
        })
        .collect();
    match state.sort {
        1 => {}
        2 => found.sort_by_cached_key(|index| articles.get(*index as usize).map(|entry| entry.record.headline.clone())),
        // Versions of one article stay together, the one in the language of the interface first.
        _ => found.sort_by_cached_key(|index| {
            let entry = articles.get(*index as usize);
            let original = entry.map(|entry| entry.record.translation_of.clone().unwrap_or_else(|| entry.id.clone()));
            let foreign = entry.is_some_and(|entry| entry.record.language != view.language);
            (std::cmp::Reverse(entry.map(|entry| entry.edition)), original, foreign)
        }),
    }
    found
}

/// The line below a headline: edition, language, kind, date, agency and byline.
fn described(view: &View<'_>, entry: &ArticleEntry) -> String {
    let record = &entry.record;
    let edition = view.catalog.edition(entry.edition).map(|edition| edition.short_name(view.language));
    let language = view.t(match record.language {
        crate::model::Language::En => "in-english",
        crate::model::Language::Zh => "in-chinese",
    });
    let mut parts = vec![edition.unwrap_or_default(), words::article_kind(view.language, record.kind), language];
    parts.extend(record.date.map(|date| words::date(view.language, date)));
    parts.extend(record.agency.clone());
    parts.extend(record.byline.iter().cloned());
    parts.join(" · ")
}

fn row(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry, rect: Rect, chosen: bool, hovered: bool) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    if chosen || hovered {
        let fill = if chosen { colors.accent_soft } else { colors.panel };
        painter.rect_filled(rect, egui::CornerRadius::same(theme::radius::SMALL), fill);
    }
    let left = rect.left() + space::SMALL;
    let width = rect.width() - 2.0 * space::SMALL;
    let ink = if chosen { colors.accent } else { colors.ink };
    let headline = &entry.record.headline;
    paint_line(painter, pos2(left, rect.top() + 7.0), Align2::LEFT_TOP, width, headline, theme::serif(size::NAME), ink);
    let at = pos2(left, rect.bottom() - 7.0);
    let below = described(view, entry);
    paint_line(painter, at, Align2::LEFT_BOTTOM, width, &below, theme::sans(size::SMALL), colors.faint);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
}
