//! On what ground a value stands: marks beside values, and the list of what sources disagree on.

use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo};

use super::{
    theme::{self, size, space},
    view::{Action, View},
    widgets::{label, link, section},
};
use crate::{
    catalog::evidence_of,
    model::{Certainty, Evidence, Source, is_web_address},
    words::{self, Message},
};

/// Marks a value that sources disagree on or that is only inferred; resting on the mark says why.
pub(super) fn mark(ui: &mut Ui, view: &View<'_>, evidence: &[Evidence], field: &str) {
    let about: Vec<&Evidence> = evidence_of(evidence, field).collect();
    let differs = about.iter().any(|entry| entry.instead_of.is_some());
    let inferred = about.iter().any(|entry| entry.certainty == Certainty::Low);
    let key = match (differs, inferred) {
        (true, _) => "sources-differ",
        (false, true) => "inferred",
        _ => return,
    };
    // Within a group it is said which of its fields is meant.
    let meant = about
        .iter()
        .filter(|entry| if differs { entry.instead_of.is_some() } else { entry.certainty == Certainty::Low });
    let mut parts: Vec<String> =
        meant.filter_map(|entry| entry.field.get(field.len() + 1..)).map(|rest| last_names(view, rest)).collect();
    parts.dedup();
    let colors = theme::colors(ui);
    let color = if differs { colors.accent } else { colors.faint };
    let words = match parts.join(&view.t("list-comma")) {
        parts if parts.is_empty() && inferred && !differs && field.contains('.') => view.t("inferred-entry"),
        parts if parts.is_empty() => view.t(key),
        parts => format!("{}{}{parts}", view.t(key), view.t("colon")),
    };
    let why =
        about.iter().map(|entry| reason(view, entry)).filter(|why| !why.is_empty()).collect::<Vec<_>>().join("\n");
    let text = RichText::new(&words).font(theme::sans(size::SMALL)).color(color);
    let response = ui.add(Label::new(text).selectable(false).sense(Sense::focusable_noninteractive()));
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words}. {why}")));
    if response.has_focus() {
        // Who has no pointer reads it here.
        egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), response.id, &response).show(|ui| ui.label(&why));
    }
    response.on_hover_text(why);
}

fn reason(view: &View<'_>, entry: &Evidence) -> String {
    let note = entry.note.show(view.language);
    match &entry.instead_of {
        None => note.to_owned(),
        Some(other) => {
            let said = Message::new("also-said").with("words", other.as_str()).words(view.language);
            if note.is_empty() { said } else { format!("{said}. {note}") }
        }
    }
}

/// Everything sources disagree on, and every note on a value.
pub(super) fn disagreements(ui: &mut Ui, view: &View<'_>, evidence: &[Evidence]) {
    let told: Vec<&Evidence> =
        evidence.iter().filter(|entry| entry.instead_of.is_some() || !entry.note.is_empty()).collect();
    if told.is_empty() {
        return;
    }
    section(ui, &view.t("section-disagreements"), "");
    let colors = theme::colors(ui);
    for entry in told {
        let certainty = view.t(match entry.certainty {
            Certainty::High => "certainty-high",
            Certainty::Medium => "certainty-medium",
            Certainty::Low => "certainty-low",
        });
        let head = format!("{} · {certainty}", field_name(view, &entry.field));
        label(ui, &head, theme::sans(size::SMALL), colors.soft);
        label(ui, &reason(view, entry), theme::sans(size::BODY), colors.ink);
        ui.add_space(space::SMALL);
    }
}

/// A field's path in words: `appearances.li-junhua.title.en` is "Li Junhua, title (English)".
pub(super) fn field_name(view: &View<'_>, path: &str) -> String {
    let mut parts = path.split('.');
    let first = parts.next().unwrap_or_default();
    let mut names = Vec::new();
    if first == "appearances"
        && let Some(item) = parts.next()
    {
        let id = item.split('#').next().unwrap_or(item);
        let person = view.catalog.find_person(id).and_then(|index| view.catalog.person(index));
        names.push(person.map_or_else(|| item.to_owned(), |person| person.name(view.language).to_owned()));
    } else {
        names.push(view.t(field_key(first)));
    }
    names.extend(parts.map(|part| part_name(view, part)));
    names.join(&view.t("list-comma"))
}

fn last_names(view: &View<'_>, path: &str) -> String {
    // Which language is meant is told by the words themselves.
    let parts = path.split('.').filter(|part| !matches!(*part, "en" | "zh"));
    parts.map(|part| part_name(view, part)).collect::<Vec<_>>().join(&view.t("list-comma"))
}

fn part_name(view: &View<'_>, part: &str) -> String {
    match part {
        "en" => view.t("in-english"),
        "zh" => view.t("in-chinese"),
        part if part.starts_with('#') => part.trim_start_matches('#').to_owned(),
        part => view.t(field_key(part)),
    }
}

fn field_key(field: &str) -> &'static str {
    match field {
        "number" => "field-number",
        "year" => "field-year",
        "status" => "field-status",
        "date" => "fact-date",
        "planned" => "fact-planned",
        "name" => "field-name",
        "held_with" => "fact-held-with",
        "city" => "fact-city",
        "venue" => "fact-venue",
        "theme" => "section-theme",
        "hosts" => "fact-hosts",
        "special_forums" => "section-special-forums",
        "topics" => "section-topics",
        "attendance" => "fact-attendance",
        "releases" => "section-releases",
        "title" => "field-title",
        "organisation" => "field-organisation",
        "role" => "field-role",
        "mode" => "field-mode",
        "session" => "field-session",
        "topic" => "field-topic",
        "caption" => "field-caption",
        "byline" => "field-byline",
        "credit" => "field-credit",
        "headline" => "import-field-headline",
        "note" | "notes" => "section-notes",
        "sources" => "section-sources",
        _ => "field-other",
    }
}

/// Sources with publisher, title, date and address.
pub(super) fn sources<'a>(ui: &mut Ui, view: &View<'_>, sources: impl IntoIterator<Item = &'a Source>) {
    let sources: Vec<&Source> = sources.into_iter().collect();
    if sources.is_empty() {
        return;
    }
    section(ui, &view.t("section-sources"), &view.count("count-sources", sources.len()));
    let colors = theme::colors(ui);
    for source in sources {
        ui.horizontal_wrapped(|ui| {
            label(ui, &source_line(view, source), theme::sans(size::BODY), colors.ink);
            if let Some(address) = source.address.as_ref().filter(|address| is_web_address(address)) {
                let open = link(ui, &view.t("open-in-browser"));
                if open.on_hover_text(address).clicked() {
                    view.ask(Action::Browse(address.clone()));
                }
            }
        });
        let note = source.note.show(view.language);
        if !note.is_empty() {
            label(ui, note, theme::sans(size::SMALL), colors.faint);
        }
        ui.add_space(space::TINY);
    }
}

/// A source in one line: publisher, title, date.
pub(super) fn source_line(view: &View<'_>, source: &Source) -> String {
    let date = source.date.map(|date| words::date(view.language, date)).unwrap_or_default();
    [source.publisher.show(view.language), source.title.show(view.language), &date]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(&view.t("list-comma"))
}
