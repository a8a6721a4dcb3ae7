//! The list of articles: headline, date, agency, edition, language and kind; narrowed, sorted and
//! grouped.

use std::cmp::Reverse;

use egui::{Align2, Rect, Stroke, Ui, pos2};

use super::{
    narrow::{
        MOST_CHOICES, act, choose, edition_name, group_choice, grouped, in_years, selection, sort_choice, years_chip,
    },
    theme::{self, size, space},
    view::{PlaceState, View, rows, with_words},
    widgets::{Grid, Group, Rows, filter_field, label, paint_line, title},
};
use crate::{
    catalog::{ArticleEntry, EditionEntry, Target},
    export::citation,
    model::{ArticleKind, Language},
    search::{Index, Kind},
    words,
};

/// The ways to sort, as keys of the text files.
const SORTS: [&str; 4] = ["sort-newest", "sort-oldest", "sort-headline", "sort-agency"];
/// The ways to group, as keys of the text files.
const GROUPS: [&str; 5] = ["by-none", "by-edition", "by-kind", "by-agency", "by-language"];

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(space::PAGE as i8, 20)).show(ui, |ui| {
        title(ui, &view.t("place-articles"));
        ui.add_space(space::SMALL);
        controls(ui, view, state);
        let articles = view.catalog.articles();
        let shown = rows(view, state, |state| matching(view, state));
        let article = |row: usize| shown.get(row).and_then(|index| articles.get(*index as usize));
        let place = |row: usize| article(row).map(ArticleEntry::place);
        let text = |row: usize| article(row).map(|entry| citation(view.catalog, entry, view.style));
        ui.horizontal_wrapped(|ui| {
            label(ui, &view.count("count-articles", shown.len()), theme::sans(size::SMALL), theme::colors(ui).faint);
            act(view, selection(ui, view, state), place, text);
        });
        ui.add_space(space::SMALL);
        if shown.is_empty() && view.catalog.complete {
            let key = if articles.is_empty() { "no-articles" } else { "no-match" };
            label(ui, &view.t(key), theme::sans(size::BODY), theme::colors(ui).soft);
            return;
        }
        let grid = Grid {
            name: &view.t("place-articles"),
            count: shown.len(),
            cell_width: None,
            cell_height: 58.0,
            gap: 0.0,
            rows: Rows::Articles,
        };
        let name = |row: usize| article(row).map(|entry| entry.called().into_owned()).unwrap_or_default();
        let done = grid.show(ui, view, state, name, |ui, cell| {
            if let Some(entry) = article(cell.index) {
                row(ui, view, entry, cell.rect, cell.chosen, cell.hovered);
            }
        });
        act(view, done, place, text);
    });
}

fn controls(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    ui.horizontal_wrapped(|ui| {
        filter_field(ui, view, &mut state.filter.text, 180.0);
        let filter = &mut state.filter;
        years_chip(ui, view, filter);
        choose(ui, view, ("filter-edition", "all-editions"), &mut filter.edition, &edition_name(view), || {
            let with_articles = view.catalog.editions().iter().filter(|edition| !edition.articles.is_empty());
            with_articles.map(EditionEntry::place).collect()
        });
        let kind = |kind: &ArticleKind| words::article_kind(view.language, *kind);
        choose(ui, view, ("filter-kind", "all-kinds"), &mut filter.kind, &kind, || ArticleKind::ALL.to_vec());
        let language = |language: &Language| view.t(in_language(*language));
        choose(ui, view, ("filter-language", "all-languages"), &mut filter.language, &language, || {
            Language::ALL.to_vec()
        });
        choose(ui, view, ("filter-agency", "all-agencies"), &mut filter.from, &Clone::clone, || agencies(view));
        sort_choice(ui, view, &SORTS, &mut state.sort);
        group_choice(ui, view, &GROUPS, &mut state.group);
    });
}

/// The agencies there are, once they are known to search: an open list asks in every frame.
fn agencies(view: &View<'_>) -> Vec<String> {
    view.index.map(Index::agencies).unwrap_or_default().iter().take(MOST_CHOICES).cloned().collect()
}

fn matching(view: &View<'_>, state: &PlaceState) -> (Vec<u32>, Vec<Group>) {
    let articles = view.catalog.articles();
    let filter = &state.filter;
    let mut found: Vec<u32> = match (with_words(view, &filter.text, Kind::Article), filter.text.trim()) {
        (Some(found), _) => found,
        (None, "") => (0..articles.len() as u32).collect(),
        // Words cannot be searched for yet; nothing is better than everything.
        (None, _) => Vec::new(),
    };
    let edition = filter.edition.as_ref().map(|place| match view.catalog.target(place) {
        Some(Target::Edition(index)) => Some(index),
        _ => None,
    });
    let entry = |index: u32| articles.get(index as usize);
    found.retain(|index| {
        entry(*index).is_some_and(|entry| {
            edition.is_none_or(|edition| edition == Some(entry.edition))
                && in_years(filter, view.catalog.edition(entry.edition))
                && filter.kind.is_none_or(|kind| kind == entry.record.kind)
                && filter.language.is_none_or(|language| language == entry.record.language)
                && filter.from.as_ref().is_none_or(|agency| entry.record.agency.as_ref() == Some(agency))
        })
    });
    match state.sort {
        1 => {}
        2 => found.sort_by_cached_key(|index| entry(*index).map(|entry| entry.called().into_owned())),
        3 => found.sort_by_cached_key(|index| entry(*index).map(|entry| entry.record.agency.clone())),
        // Versions of one article stay together, the one in the language of the interface first.
        _ => found.sort_by_key(|index| {
            let first = entry(*index)
                .and_then(|entry| entry.translation)
                .map_or(*index, |other| u32::try_from(other.to_usize()).map_or(*index, |other| other.min(*index)));
            let foreign = entry(*index).is_some_and(|entry| entry.record.language != view.language);
            (Reverse(entry(*index).map(|entry| entry.edition)), first, foreign)
        }),
    }
    let groups = match state.group {
        0 => Vec::new(),
        by => grouped(&mut found, |index| group(view, entry(index), by)),
    };
    (found, groups)
}

/// What an article is grouped under, and where that group stands.
fn group(view: &View<'_>, entry: Option<&ArticleEntry>, by: usize) -> (u32, String) {
    let Some(entry) = entry else { return (u32::MAX, String::new()) };
    let unknown = || (u32::MAX, view.t("not-known"));
    match by {
        1 => view.catalog.edition(entry.edition).map_or_else(unknown, |one| (0, one.short_name(view.language))),
        2 => (entry.record.kind as u32, words::article_kind(view.language, entry.record.kind)),
        3 => entry.record.agency.clone().map_or_else(unknown, |agency| (0, agency)),
        _ => (u32::from(entry.record.language != view.language), view.t(in_language(entry.record.language))),
    }
}

fn in_language(language: Language) -> &'static str {
    match language {
        Language::En => "in-english",
        Language::Zh => "in-chinese",
    }
}

/// The line below a headline: edition, language, kind, date, agency and byline.
fn described(view: &View<'_>, entry: &ArticleEntry) -> String {
    let record = &entry.record;
    let edition = view.catalog.edition(entry.edition).map(|edition| edition.short_name(view.language));
    let language = view.t(in_language(record.language));
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
    let headline = &entry.called();
    paint_line(painter, pos2(left, rect.top() + 7.0), Align2::LEFT_TOP, width, headline, theme::serif(size::NAME), ink);
    let at = pos2(left, rect.bottom() - 7.0);
    let below = described(view, entry);
    paint_line(painter, at, Align2::LEFT_BOTTOM, width, &below, theme::sans(size::SMALL), colors.faint);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
}
