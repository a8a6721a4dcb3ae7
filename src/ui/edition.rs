//! One edition: its facts, programme by session, articles, photos, sources, what sources
//! disagree on, and what is still missing.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{
    cite, compare, evidence, stopped,
    theme::{self, size, space},
    timeline,
    view::{PlaceState, View},
    widgets::{chip, cover, fact, label, lazy, page, paint_line, photo_rows, portrait, section, title},
};
use crate::{
    catalog::{ArticleEntry, EditionEntry, Target},
    model::{Appearance, Mode, Role as Part, Text},
    words,
};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, _: &mut PlaceState) {
    let Some(Target::Edition(index)) = view.catalog.target(view.place) else { return stopped::no_such_place(ui, view) };
    let Some(edition) = view.catalog.edition(index) else { return };
    page(ui, view, f32::INFINITY, |ui| {
        let width = ui.available_width();
        if width < NARROW {
            cover(ui, view, edition, 120.0);
            body(ui, view, edition);
            section(ui, &view.t("section-facts"), "");
            facts(ui, view, edition);
            return;
        }
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(if width < 760.0 { 180.0 } else { 250.0 });
                cover(ui, view, edition, 150.0);
                ui.add_space(space::LARGE);
                facts(ui, view, edition);
            });
            ui.add_space(space::LARGE);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                body(ui, view, edition);
            });
        });
    });
}

/// Below this width facts stand under the programme instead of beside it.
const NARROW: f32 = 600.0;

fn facts(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let record = &edition.record;
    let date = |date: Option<_>| date.map(|date| words::date(view.language, date)).unwrap_or_default();
    fact(ui, view, "fact-date", &[&date(record.date)]);
    evidence::mark(ui, view, &record.evidence, "date");
    if record.planned.is_some() {
        fact(ui, view, "fact-planned", &[&date(record.planned)]);
    }
    fact(ui, view, "fact-city", &[record.city.show(view.language)]);
    evidence::mark(ui, view, &record.evidence, "city");
    fact(ui, view, "fact-venue", &[record.venue.show(view.language)]);
    let hosts: Vec<&str> = record.hosts.iter().map(|host| host.show(view.language)).collect();
    fact(ui, view, "fact-hosts", &hosts);
    evidence::mark(ui, view, &record.evidence, "hosts");
    for (key, text) in [("fact-held-with", &record.held_with), ("fact-attendance", &record.attendance)] {
        if !text.is_empty() {
            fact(ui, view, key, &[text.show(view.language)]);
        }
    }
    fact(ui, view, "field-status", &[&edition.status(view.language)]);
    let sources = view.count("count-sources", record.sources.len());
    fact(ui, view, "section-sources", &[if record.sources.is_empty() { "" } else { &sources }]);
}

fn body(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let colors = theme::colors(ui);
    let record = &edition.record;
    title(ui, &edition.full_name(view.catalog, view.language));
    let other = view.language.other();
    if let (Some(_), Some(name)) = (record.name.get(view.language), record.name.get(other)) {
        label(ui, name, theme::serif(16.0), colors.soft);
    }
    ui.add_space(space::TINY);
    compare::choice(ui, view, edition);
    section(ui, &view.t("section-theme"), "");
    match record.theme.prefer(view.language) {
        None => label(ui, &view.t("not-known"), theme::sans(size::NAME), colors.faint),
        Some((words, _)) => label(ui, words, theme::sans(size::NAME), colors.ink),
    };
    if record.theme.get(view.language).is_none() && !record.theme.is_empty() {
        label(ui, &view.t("other-language-unknown"), theme::sans(size::SMALL), colors.faint);
    }
    evidence::mark(ui, view, &record.evidence, "theme");
    chips(ui, view, "section-special-forums", &record.special_forums);
    chips(ui, view, "section-topics", &record.topics);
    programme(ui, view, edition);
    releases(ui, view, edition);
    articles(ui, view, edition);
    photos(ui, view, edition);
    notes(ui, view, edition);
    evidence::disagreements(ui, view, &record.evidence);
    missing(ui, view, edition);
    evidence::sources(ui, view, &record.sources);
}

fn chips(ui: &mut Ui, view: &View<'_>, key: &str, texts: &[Text]) {
    if texts.is_empty() {
        return;
    }
    section(ui, &view.t(key), "");
    ui.horizontal_wrapped(|ui| {
        for text in texts {
            chip(ui, text.show(view.language));
        }
    });
}

fn programme(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let appearances = &edition.record.appearances;
    if appearances.is_empty() {
        section(ui, &view.t("section-programme"), "");
        label(ui, &view.t("no-speakers-known"), theme::sans(size::BODY), theme::colors(ui).faint);
        return;
    }
    let mut sessions: Vec<&Text> = Vec::new();
    for appearance in appearances {
        if !sessions.contains(&&appearance.session) {
            sessions.push(&appearance.session);
        }
    }
    // Those without a session belong to the main forum, which comes first.
    sessions.sort_by_key(|session| !session.is_empty());
    for session in sessions {
        let name = match session.show(view.language) {
            "" => view.t("main-forum"),
            name => name.to_owned(),
        };
        section(ui, &name, "");
        for (place, appearance) in appearances.iter().enumerate().filter(|(_, one)| one.session == *session) {
            lazy(ui, view.part_id("appearance", place), |ui| appearance_row(ui, view, edition, place, appearance));
        }
    }
}

fn appearance_row(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry, place: usize, appearance: &Appearance) {
    let colors = theme::colors(ui);
    let person = edition.appearances.get(place).copied().flatten().and_then(|index| view.catalog.person(index));
    let name = person.map_or(appearance.person.as_str(), |person| person.name(view.language));
    let other = person.and_then(|person| person.other_name(view.language)).unwrap_or_default();
    let part = words::part(view.language, appearance.role, appearance.mode);
    let width = ui.available_width();
    let side = width < 560.0;
    ui.horizontal_top(|ui| {
        let (face, response) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{name} · {part}")));
        if let Some(person) = person {
            portrait(ui, view, person, face);
            if response.has_focus() {
                ui.painter().circle_stroke(face.center(), 22.0, egui::Stroke::new(1.5, colors.accent));
            }
            if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
                view.go(person.place());
            }
        }
        ui.add_space(space::SMALL);
        ui.vertical(|ui| {
            ui.set_width(if side { ui.available_width() } else { width - 56.0 - 190.0 });
            ui.horizontal_wrapped(|ui| {
                name_link(ui, view, person, name);
                label(ui, other, theme::sans(size::BODY), colors.soft);
            });
            title_lines(ui, view, edition, place, appearance);
            if side {
                label(ui, &part, theme::bold(size::SMALL), part_color(ui, appearance));
            }
        });
        if !side {
            let rect = Rect::from_min_size(pos2(ui.max_rect().right() - 180.0, face.top()), vec2(180.0, 40.0));
            let color = part_color(ui, appearance);
            let at = rect.right_center();
            paint_line(ui.painter(), at, Align2::RIGHT_CENTER, 180.0, &part, theme::bold(size::SMALL), color);
        }
    });
    ui.add_space(space::TINY);
    ui.separator();
    ui.add_space(space::TINY);
}

fn name_link(ui: &mut Ui, view: &View<'_>, person: Option<&crate::catalog::PersonEntry>, name: &str) {
    let colors = theme::colors(ui);
    let text = egui::RichText::new(name).font(theme::bold(size::BODY)).color(colors.ink);
    // The monogram beside it is the stop for the Tab key.
    let response = ui.add(egui::Label::new(text).selectable(false).sense(Sense::CLICK));
    if let Some(person) = person
        && response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
    {
        view.go(person.place());
    }
}

fn title_lines(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry, place: usize, appearance: &Appearance) {
    let colors = theme::colors(ui);
    match appearance.title.show(view.language) {
        "" => label(ui, &view.t("title-unknown"), theme::sans(size::SMALL), colors.faint),
        title => label(ui, title, theme::sans(size::SMALL), colors.soft),
    };
    let topic = appearance.topic.show(view.language);
    if !topic.is_empty() {
        let words = words::Message::new("spoke-on").with("topic", topic).words(view.language);
        label(ui, &words, theme::sans(size::SMALL), colors.soft);
    }
    evidence::mark(ui, view, &edition.record.evidence, &edition.appearance_path(place));
}

/// Colour says again what the words say already.
pub(super) fn part_color(ui: &Ui, appearance: &Appearance) -> egui::Color32 {
    let colors = theme::colors(ui);
    match (appearance.role, appearance.mode) {
        (_, Mode::Video | Mode::Written) => colors.video,
        (Part::Keynote, _) => colors.accent,
        (Part::Unknown | Part::Attended, _) => colors.faint,
        _ => colors.speech,
    }
}

fn releases(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let releases = &edition.record.releases;
    if releases.is_empty() {
        return;
    }
    section(ui, &view.t("section-releases"), "");
    let colors = theme::colors(ui);
    for release in releases {
        label(ui, release.title.show(view.language), theme::sans(size::BODY), colors.ink);
        let note = release.note.show(view.language);
        if !note.is_empty() {
            label(ui, note, theme::sans(size::SMALL), colors.faint);
        }
    }
}

fn articles(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let entries: Vec<&ArticleEntry> = edition
        .articles
        .iter()
        .filter_map(|index| view.catalog.article(*index))
        // Of two versions the one in the language of the interface stands for both.
        .filter(|entry| entry.record.language == view.language || entry.translation.is_none())
        .collect();
    if entries.is_empty() {
        return;
    }
    section(ui, &view.t("place-articles"), &view.count("count-articles", entries.len()));
    article_rows(ui, view, &entries);
}

/// Articles as rows that open them.
pub(super) fn article_rows(ui: &mut Ui, view: &View<'_>, entries: &[&ArticleEntry]) {
    for (place, entries) in entries.chunks(ROWS_AT_ONCE).enumerate() {
        lazy(ui, view.part_id("articles", place), |ui| {
            for entry in entries {
                if article_row(ui, view, entry) {
                    view.go(entry.place());
                }
            }
        });
    }
}

/// Rows that come and go together on a long page.
const ROWS_AT_ONCE: usize = 12;

/// One article as a row that opens it.
fn article_row(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry) -> bool {
    let colors = theme::colors(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::click());
    let record = &entry.record;
    let called = entry.called();
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, called.as_ref()));
    if ui.is_rect_visible(rect) {
        let kind = words::article_kind(view.language, record.kind);
        let ink = if response.hovered() || response.has_focus() { colors.accent } else { colors.ink };
        let width = rect.width();
        let right = paint_line(
            ui.painter(),
            rect.right_center(),
            Align2::RIGHT_CENTER,
            width * 0.4,
            &kind,
            theme::sans(size::SMALL),
            colors.faint,
        );
        let room = right.left() - rect.left() - space::MEDIUM;
        paint_line(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, room, &called, theme::serif(16.0), ink);
        ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, colors.line));
        super::widgets::focus_ring(ui, &response);
    }
    response.context_menu(|ui| cite::article_menu(ui, view, entry));
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(called.as_ref()).clicked()
}

fn photos(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    if edition.photos.is_empty() {
        return;
    }
    section(ui, &view.t("place-photos"), &timeline::photos(view, edition));
    photo_rows(ui, view, &edition.photos);
}

fn notes(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let notes = &edition.record.notes;
    if notes.is_empty() {
        return;
    }
    section(ui, &view.t("section-notes"), "");
    let colors = theme::colors(ui);
    for note in notes {
        label(ui, note.show(view.language), theme::sans(size::BODY), colors.ink);
        ui.add_space(space::TINY);
    }
}

/// What is wrong and what is missing in this edition's own file.
fn missing(ui: &mut Ui, view: &View<'_>, edition: &EditionEntry) {
    let found = &edition.findings;
    if found.is_empty() {
        return;
    }
    section(ui, &view.t("section-missing"), "");
    let colors = theme::colors(ui);
    for located in found.iter().take(MISSING_SHOWN).filter_map(|place| view.catalog.findings.get(*place as usize)) {
        let words = located.finding.message.words(view.language);
        label(ui, &words, theme::sans(size::BODY), colors.soft);
    }
    if found.len() > MISSING_SHOWN {
        label(ui, &view.count("more-in-worklist", found.len() - MISSING_SHOWN), theme::sans(size::SMALL), colors.faint);
    }
}

/// The worklist has all of them.
const MISSING_SHOWN: usize = 12;
