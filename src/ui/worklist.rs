//! The worklist: what is wrong, then what is missing; each line opens the place it is about.

use std::sync::Arc;

use egui::{Align2, Rect, Stroke, Ui, pos2};

use rayon::prelude::*;

use super::{
    narrow,
    theme::{self, size, space},
    view::{PlaceState, View, rows},
    widgets::{Grid, Group, Rows, choice, filter_field, label, paint_line, sentence, title},
};
use crate::{
    archive::{Located, Severity},
    catalog::{Catalog, Place},
};

/// What is shown: everything, problems alone, notes alone.
const PARTS: [(&str, Option<Severity>); 3] =
    [("worklist-all", None), ("worklist-problems", Some(Severity::Problem)), ("worklist-notes", Some(Severity::Note))];

/// The ways to group, as keys of the text files.
const GROUPS: [&str; 2] = ["by-none", "by-edition"];

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(space::PAGE as i8, 20)).show(ui, |ui| {
        title(ui, &view.t("place-worklist"));
        ui.add_space(space::TINY);
        if !view.catalog.complete {
            // What is missing is known when everything was read.
            return;
        }
        let problems = view.catalog.problems();
        let notes = view.catalog.findings.len() - problems;
        let summary = format!("{} · {}", view.count("count-problems", problems), view.count("count-notes", notes));
        label(ui, &summary, theme::sans(size::BODY), theme::colors(ui).soft);
        ui.add_space(space::SMALL);
        ui.horizontal_wrapped(|ui| {
            filter_field(ui, view, &mut state.filter.text, 220.0);
            narrow::group_choice(ui, view, &GROUPS, &mut state.group);
            for (index, (key, _)) in PARTS.iter().enumerate() {
                if choice(ui, &view.t(key), state.sort == index).clicked() {
                    state.sort = index;
                }
            }
        });
        ui.add_space(space::MEDIUM);
        list(ui, view, state);
    });
}

fn list(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let findings = &view.catalog.findings;
    let lines = lines(view, state);
    let shown = rows(view, state, |state| grouped(view, state, matching(view, state, &lines)));
    if shown.is_empty() {
        let key = if findings.is_empty() { "worklist-empty" } else { "no-match" };
        label(ui, &view.t(key), theme::sans(size::BODY), theme::colors(ui).soft);
        return;
    }
    let found = |row: usize| shown.get(row).and_then(|index| findings.get(*index as usize));
    let grid = Grid {
        name: &view.t("place-worklist"),
        count: shown.len(),
        cell_width: None,
        cell_height: 52.0,
        gap: 0.0,
        rows: Rows::Others,
    };
    let done = grid.show(
        ui,
        view,
        state,
        |row| found(row).map(|located| described(view, located)).unwrap_or_default(),
        |ui, cell| {
            if let Some(located) = found(cell.index) {
                draw_row(ui, view, located, cell.rect, cell.chosen, cell.hovered);
            }
        },
    );
    let place = |row: usize| remedy(view.catalog, found(row)?);
    narrow::act(view, done, place, |row| Some(found(row)?.line(view.language)));
}

fn matching(view: &View<'_>, state: &PlaceState, lines: &[String]) -> Vec<u32> {
    let severity = PARTS.get(state.sort).and_then(|(_, severity)| *severity);
    let text = state.filter.text.trim().to_lowercase();
    let fits = |(located, place): &(&Located, u32)| {
        severity.is_none_or(|severity| located.finding.severity == severity)
            && (text.is_empty() || lines.get(*place as usize).is_some_and(|line| line.contains(&text)))
    };
    view.catalog.findings.iter().zip(0u32..).filter(fits).map(|(_, place)| place).collect()
}

/// Findings under the editions they are about, if that is wanted.
fn grouped(view: &View<'_>, state: &PlaceState, mut found: Vec<u32>) -> (Vec<u32>, Vec<Group>) {
    let group = |index: u32| {
        let located = view.catalog.findings.get(index as usize);
        let folder = located.and_then(|located| located.finding.file.strip_prefix("editions/")?.split('/').next());
        let edition = folder.and_then(|folder| view.catalog.find_edition(folder));
        match edition.and_then(|index| Some((index, view.catalog.edition(index)?))) {
            Some((index, edition)) => {
                let place = u32::try_from(index.to_usize()).unwrap_or(u32::MAX).saturating_add(1);
                (place, edition.short_name(view.language))
            }
            None => (0, view.t("whole-archive")),
        }
    };
    let groups = if state.group == 0 { Vec::new() } else { narrow::grouped(&mut found, group) };
    (found, groups)
}

/// Every finding in small letters, made when the list is first narrowed: a large archive has more
/// than a hundred thousand.
fn lines(view: &View<'_>, state: &mut PlaceState) -> Arc<[String]> {
    if state.filter.text.trim().is_empty() {
        return Arc::default();
    }
    if let Some((snapshot, language, lines)) = &state.lines
        && (*snapshot, *language) == (view.snapshot, view.language)
    {
        return lines.clone();
    }
    let language = view.language;
    let line = |located: &Located| located.line(language).to_lowercase();
    let lines: Arc<[String]> = view.catalog.findings.par_iter().map(line).collect();
    state.lines = Some((view.snapshot, view.language, lines.clone()));
    lines
}

/// The place that a finding is about: its article, else its edition, else the speakers.
fn remedy(catalog: &Catalog, located: &Located) -> Option<Place> {
    let file = located.finding.file.as_str();
    if let Some(id) = file.strip_suffix(".ron").and_then(|file| file.split_once("/articles/")).map(|(_, id)| id)
        && catalog.find_article(id).is_some()
    {
        return Some(Place::Article(id.to_owned()));
    }
    if let Some(folder) = file.strip_prefix("editions/").and_then(|rest| rest.split('/').next()) {
        let edition = catalog.find_edition(folder).and_then(|index| catalog.edition(index));
        return edition.map(crate::catalog::EditionEntry::place);
    }
    match file {
        "people.ron" => Some(Place::Speakers),
        _ => Some(Place::Timeline),
    }
}

/// A line in words, with its remedy.
fn described(view: &View<'_>, located: &Located) -> String {
    let message = located.finding.message.words(view.language);
    match &located.finding.hint {
        Some(hint) => format!("{message} ({})", hint.words(view.language)),
        None => message,
    }
}

fn draw_row(ui: &mut Ui, view: &View<'_>, located: &Located, rect: Rect, chosen: bool, hovered: bool) {
    let colors = theme::colors(ui);
    let painter = ui.painter();
    if chosen || hovered {
        let fill = if chosen { colors.accent_soft } else { colors.panel };
        painter.rect_filled(rect, egui::CornerRadius::same(theme::radius::SMALL), fill);
    }
    let is_problem = located.finding.severity == Severity::Problem;
    let sign = pos2(rect.left() + 14.0, rect.center().y);
    if is_problem {
        painter.circle_filled(sign, 5.0, colors.accent);
    } else {
        painter.circle_stroke(sign, 4.5, Stroke::new(1.5, colors.faint));
    }
    let left = rect.left() + 32.0;
    let width = rect.right() - left - space::SMALL;
    let message = located.finding.message.words(view.language);
    let at = pos2(left, rect.top() + 7.0);
    paint_line(painter, at, Align2::LEFT_TOP, width, &message, theme::sans(size::BODY), colors.ink);
    let position = located.position;
    let file = &located.finding.file;
    let place = match (file.is_empty(), is_problem) {
        (true, _) => view.t("whole-archive"),
        (false, true) => format!("{file}:{}:{}", position.line, position.column),
        (false, false) => file.clone(),
    };
    let hint = located
        .finding
        .hint
        .as_ref()
        .map(|hint| format!(" · {}", sentence(&hint.words(view.language))))
        .unwrap_or_default();
    let at = pos2(left, rect.bottom() - 6.0);
    let below = format!("{place}{hint}");
    paint_line(painter, at, Align2::LEFT_BOTTOM, width, &below, theme::sans(size::SMALL), colors.faint);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
}
