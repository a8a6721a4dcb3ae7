//! What narrows the results of a query: how many there are of each kind, edition and person, and
//! the fields that narrow it already.

use egui::{Align2, Response, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::{
    found::{self, Found},
    theme::{self, radius, size, space},
    view::{Action, View},
    widgets::{button, dropdown, focus_ring, label, option, paint_line},
};
use crate::{
    catalog::{Place, Target},
    model::Language,
    search::{FIELDS, Field, Query, field},
    words::{self, Message},
};

/// Something to narrow by.
struct Choice {
    name: String,
    count: usize,
    /// What it adds to the query.
    clause: String,
}

/// So many editions and so many people are offered; more would not be read.
const MOST: usize = 12;

/// The fields that narrow the query; a click takes one away.
pub fn chips(ui: &mut Ui, view: &View<'_>, query: &str) {
    let clauses = Query::clauses(query);
    if clauses.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for clause in clauses {
            let named = named(view, clause.name, clause.value);
            let typed = query.get(clause.range.clone()).unwrap_or_default();
            let minus = if typed.starts_with(['-', '－']) { "−" } else { "" };
            let words = Message::new("search-chip").with("name", clause.name).with("value", named);
            let words = format!("{minus}{} ×", words.words(view.language));
            let response = button(ui, &words);
            let tip = Message::new("search-chip-remove").with("clause", typed).words(view.language);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &tip));
            if response.on_hover_text(&tip).clicked() {
                let before = query.get(..clause.range.start).unwrap_or_default().trim_end();
                let after = query.get(clause.range.end..).unwrap_or_default().trim_start();
                let left = format!("{before} {after}");
                view.ask(Action::Seek(left.trim().to_owned()));
            }
        }
    });
    ui.add_space(space::TINY);
}

/// A value as it is read: an id is shown as the name it stands for.
fn named(view: &View<'_>, name: &str, value: &str) -> String {
    let place = match field(name) {
        Some(Field::Speaker) => Place::Speaker(value.to_owned()),
        Some(Field::Edition) => Place::Edition(value.to_owned()),
        _ => return value.to_owned(),
    };
    let found = match view.catalog.target(&place) {
        Some(Target::Speaker(index)) => view.catalog.person(index).map(|entry| entry.name(view.language).to_owned()),
        Some(Target::Edition(index)) => view.catalog.edition(index).map(|entry| entry.short_name(view.language)),
        _ => None,
    };
    found.unwrap_or_else(|| value.to_owned())
}

/// The counts in a column.
pub fn beside(ui: &mut Ui, view: &View<'_>, found: &Found) {
    ScrollArea::vertical().id_salt(view.scroll_id("counts")).show(ui, |ui| {
        ui.set_width(ui.available_width());
        for (key, choices) in groups(view, found) {
            label(ui, &view.t(key), theme::sans(size::SMALL), theme::colors(ui).faint);
            for choice in choices {
                if line(ui, &choice).clicked() {
                    narrow(view, found, &choice);
                }
            }
            ui.add_space(space::MEDIUM);
        }
    });
}

/// The counts in lists that drop down, where there is no room for a column.
pub fn above(ui: &mut Ui, view: &View<'_>, found: &Found) {
    ui.horizontal_wrapped(|ui| {
        for (key, choices) in groups(view, found) {
            let name = view.t(key);
            dropdown(ui, &name, &name, 150.0, |ui| {
                for choice in &choices {
                    if option(ui, false, &format!("{}  {}", choice.name, words::number(choice.count))) {
                        narrow(view, found, choice);
                    }
                }
            });
        }
    });
    ui.add_space(space::SMALL);
}

fn narrow(view: &View<'_>, found: &Found, choice: &Choice) {
    view.ask(Action::Seek(format!("{} {}", found.text.trim_end(), choice.clause)));
}

/// What each group is called, and what it offers; what narrows already, and what would leave
/// everything, narrows nothing.
fn groups(view: &View<'_>, found: &Found) -> Vec<(&'static str, Vec<Choice>)> {
    let all = [
        (Field::Type, "search-by-kind", kinds(view, found)),
        (Field::Edition, "search-by-edition", editions(view, found)),
        (Field::Speaker, "search-by-person", people(view, found)),
    ];
    let narrowed: Vec<Option<Field>> = Query::clauses(&found.text).iter().map(|clause| field(clause.name)).collect();
    let rest = all.into_iter().filter(|(by, _, choices)| !choices.is_empty() && !narrowed.contains(&Some(*by)));
    rest.map(|(_, key, choices)| (key, choices)).collect()
}

/// The name of a field in the language of the interface.
fn name_of(view: &View<'_>, wanted: Field) -> &'static str {
    let nth = usize::from(view.language == Language::Zh);
    let names = FIELDS.iter().find(|(field, _)| *field == wanted).map(|(_, names)| *names);
    names.and_then(|names| names.get(nth)).copied().unwrap_or_default()
}

fn kinds(view: &View<'_>, found: &Found) -> Vec<Choice> {
    let counts = found.results.counts.kinds.iter();
    let choice = |(kind, count): &(crate::search::Kind, usize)| {
        let name = found::kind(view, *kind);
        // The language's own word for it is one that the field understands.
        let value = if view.language == Language::Zh { name.clone() } else { kind.code().to_owned() };
        Choice { name, count: *count, clause: format!("{}:{value}", name_of(view, Field::Type)) }
    };
    counts.map(choice).collect()
}

fn editions(view: &View<'_>, found: &Found) -> Vec<Choice> {
    let counts = found.results.counts.editions.iter().rev();
    let choice = |(index, count): &(_, usize)| {
        let edition = view.catalog.edition(*index)?;
        // An edition without a number has no value that the field would understand.
        let number = edition.record.number?;
        let clause = format!("{}:{number}", name_of(view, Field::Edition));
        Some(Choice { name: edition.short_name(view.language), count: *count, clause })
    };
    counts.filter_map(choice).take(MOST).collect()
}

fn people(view: &View<'_>, found: &Found) -> Vec<Choice> {
    let counts = found.results.counts.people.iter();
    let choice = |(index, count): &(_, usize)| {
        let person = view.catalog.person(*index)?;
        let clause = format!("{}:{}", name_of(view, Field::Speaker), person.record.id);
        Some(Choice { name: person.name(view.language).to_owned(), count: *count, clause })
    };
    counts.filter_map(choice).take(MOST).collect()
}

/// A name with its count at the right.
fn line(ui: &mut Ui, choice: &Choice) -> Response {
    let colors = theme::colors(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width() - space::SMALL, 26.0), Sense::click());
    let count = words::number(choice.count);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} · {count}", choice.name)));
    if response.hovered() {
        ui.painter().rect_filled(rect, egui::CornerRadius::same(radius::SMALL), colors.panel);
    }
    let inner = rect.shrink2(vec2(space::SMALL, 0.0));
    let font = theme::sans(size::SMALL);
    let painter = ui.painter();
    let count = paint_line(painter, inner.right_center(), Align2::RIGHT_CENTER, 60.0, &count, font, colors.faint);
    let width = count.left() - inner.left() - space::SMALL;
    let font = theme::sans(size::BODY);
    paint_line(painter, inner.left_center(), Align2::LEFT_CENTER, width, &choice.name, font, colors.accent);
    focus_ring(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
