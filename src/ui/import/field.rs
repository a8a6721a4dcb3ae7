//! One value: its name, what stands in the source and in the archive, how sure it is, and what is to
//! stand in the record.

use std::ops::Range;

use egui::{
    Align, Button, Color32, Key, Label, Layout, Modifiers, Response, RichText, Role as Control, Sense, Stroke,
    TextEdit, Ui, WidgetInfo, vec2,
};

use super::source::{Edited, Editing, ImportPage};
use crate::{
    import::review::{At, Choice, Decision, Field, FieldId, FieldState},
    model::{Certainty, Edtf, Mode, Role},
    ui::{
        evidence,
        theme::{self, size, space},
        view::{Action, View},
        widgets::{button, choice, dropdown, focus_ring, label, option},
    },
    words::{self, Message},
};

/// Width of the names.
const NAMES: f32 = 128.0;
/// Height of a line of words and controls.
const LINE: f32 = 28.0;
/// Width of what can be chosen.
const CHOICES: f32 = 232.0;
/// The most characters of one value.
const LONGEST: usize = 20_000;

/// Draws the values of a record that say something, and those that one would miss.
pub(super) fn rows(ui: &mut Ui, view: &View<'_>, (place, at): (usize, At), fields: &[Field], page: &mut ImportPage) {
    for field in fields {
        let is_written = page.editing.as_ref().is_some_and(|editing| editing.is(place, at, &field.id));
        if field.state() != FieldState::Empty || is_asked_for(&field.id) || is_written || field.decided {
            row(ui, view, (place, at), field, page);
        }
    }
}

/// Whether a value is worth a line although the source does not say it.
fn is_asked_for(id: &FieldId) -> bool {
    matches!(
        id,
        FieldId::Headline
            | FieldId::Date
            | FieldId::Byline
            | FieldId::Agency
            | FieldId::Title
            | FieldId::Role
            | FieldId::Caption
            | FieldId::Credit
            | FieldId::Photographer
            | FieldId::Name
    )
}

/// What a field is called.
pub(super) fn name(view: &View<'_>, id: &FieldId) -> String {
    match id {
        FieldId::Fact(path) => evidence::field_name(view, path),
        FieldId::OtherName
        | FieldId::OtherTitle
        | FieldId::OtherOrganisation
        | FieldId::OtherSession
        | FieldId::OtherTopic => {
            Message::new("review-in-other-language").with("field", id.label()).words(view.language)
        }
        _ => id.label().words(view.language),
    }
}

fn row(ui: &mut Ui, view: &View<'_>, (place, at): (usize, At), field: &Field, page: &mut ImportPage) {
    let colors = theme::colors(ui);
    let name = name(view, &field.id);
    let width = ui.available_width();
    let middle = (width - NAMES - CHOICES - 2.0 * space::SMALL).max(120.0);
    ui.add_space(space::TINY);
    ui.push_id((place, at, format!("{:?}", field.id)), |ui| {
        ui.horizontal_top(|ui| {
            column(ui, NAMES, |ui| {
                pointing(ui, view, (&name, colors.soft), (place, field.range.as_ref()), page);
            });
            column(ui, middle, |ui| value(ui, view, (place, at), (field, &name), page));
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                choices(ui, view, (place, at), (field, &name));
                change(ui, view, (place, at), (field, &name), page);
            });
        });
    });
    ui.add_space(space::TINY);
    let bottom = ui.cursor().top();
    ui.painter().hline(ui.max_rect().x_range(), bottom, Stroke::new(1.0, colors.line));
}

fn column(ui: &mut Ui, width: f32, add: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        add(ui);
    });
}

/// Words that show their place in the source when they are pressed, if they have one.
pub(super) fn pointing(
    ui: &mut Ui,
    view: &View<'_>,
    (words, color): (&str, Color32),
    (place, range): (usize, Option<&Range<usize>>),
    page: &mut ImportPage,
) {
    let text = RichText::new(words).font(theme::sans(size::BODY)).color(color);
    let Some(range) = range.filter(|range| !range.is_empty()) else {
        ui.add(Label::new(text).wrap());
        return;
    };
    let response = ui.add(Label::new(text).wrap().selectable(false).sense(Sense::click()));
    let told = Message::new("review-show-in-source").with("name", words).words(view.language);
    response.widget_info(|| WidgetInfo::labeled(Control::Link, true, &told));
    focus_ring(ui, &response);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text(view.t("review-in-source")).clicked() {
        page.shown = Some((place, range.clone()));
        page.scroll = true;
    }
}

fn value(ui: &mut Ui, view: &View<'_>, (place, at): (usize, At), (field, name): (&Field, &str), page: &mut ImportPage) {
    let colors = theme::colors(ui);
    if page.editing.as_ref().is_some_and(|editing| editing.is(place, at, &field.id)) {
        return write(ui, view, (place, at), (field, name), page);
    }
    match field.id {
        FieldId::Role => return codes(ui, view, (place, at), (field, name), &roles(view)),
        FieldId::Mode => return codes(ui, view, (place, at), (field, name), &modes(view)),
        _ => {}
    }
    let empty = field.value.trim().is_empty();
    if !empty {
        let stands = field.taken().is_some() || field.state() == FieldState::Same || field.choice == Choice::Both;
        let color = if stands { colors.ink } else { colors.faint };
        label(ui, &shown(view, &field.id, &field.value), theme::sans(size::BODY), color);
    } else {
        label(ui, &view.t("review-not-said"), theme::sans(size::BODY), colors.faint);
    }
    if let Some(was) = field.was.as_ref().filter(|_| field.state() != FieldState::Same) {
        let was = Message::new("review-archive-has").with("value", shown(view, &field.id, was));
        label(ui, &was.words(view.language), theme::sans(size::SMALL), colors.soft);
    }
}

/// A way to write other words, for what is written in words.
fn change(
    ui: &mut Ui,
    view: &View<'_>,
    (place, at): (usize, At),
    (field, name): (&Field, &str),
    page: &mut ImportPage,
) {
    let is_open = page.editing.as_ref().is_some_and(|editing| editing.is(place, at, &field.id));
    if is_open || matches!(field.id, FieldId::Role | FieldId::Mode) {
        return;
    }
    let empty = field.value.trim().is_empty();
    let key = if empty { "review-write" } else { "review-edit" };
    if quiet(ui, &view.t(key), &of(view, key, name)).clicked() {
        let words = if empty { field.was.clone().unwrap_or_default() } else { field.value.clone() };
        page.editing = Some(Editing { source: place, what: Edited::Field(at, field.id.clone()), words, begun: false });
    }
}

/// What a button does, and with which value, for whoever hears it.
pub(super) fn of(view: &View<'_>, key: &'static str, name: &str) -> String {
    format!("{}{}{name}", view.t(key), view.t("colon"))
}

/// A button that stands back; `told` is what is heard of it.
pub(super) fn quiet(ui: &mut Ui, text: &str, told: &str) -> Response {
    let text = RichText::new(text).font(theme::sans(size::SMALL)).color(theme::colors(ui).accent);
    let response = ui.add(Button::new(text).frame(false).small());
    response.widget_info(|| WidgetInfo::labeled(Control::Button, true, told));
    focus_ring(ui, &response);
    response
}

/// A value as people read it.
fn shown(view: &View<'_>, id: &FieldId, value: &str) -> String {
    match (id.is_date(), id) {
        (true, _) => value.parse::<Edtf>().map_or_else(|_| value.to_owned(), |date| words::date(view.language, date)),
        (_, FieldId::Role) => {
            let role = Role::ALL.into_iter().find(|role| role.code() == value);
            role.map_or_else(|| value.to_owned(), |role| words::role(view.language, role))
        }
        (_, FieldId::Mode) => {
            let mode = Mode::ALL.into_iter().find(|mode| mode.code() == value);
            mode.map_or_else(|| value.to_owned(), |mode| words::mode(view.language, mode))
        }
        _ => value.to_owned(),
    }
}

fn roles(view: &View<'_>) -> Vec<(&'static str, String)> {
    Role::ALL.into_iter().map(|role| (role.code(), words::role(view.language, role))).collect()
}

fn modes(view: &View<'_>) -> Vec<(&'static str, String)> {
    Mode::ALL.into_iter().map(|mode| (mode.code(), words::mode(view.language, mode))).collect()
}

/// A value that is one of a few.
fn codes(
    ui: &mut Ui,
    view: &View<'_>,
    (place, at): (usize, At),
    (field, name): (&Field, &str),
    all: &[(&'static str, String)],
) {
    let now = all.iter().find(|(code, _)| *code == field.value).map_or("", |(_, words)| words.as_str());
    dropdown(ui, name, now, 150.0, |ui| {
        for (code, words) in all {
            if option(ui, *code == field.value, words) {
                decide(view, place, Decision::Write(at, field.id.clone(), (*code).to_owned()));
            }
        }
    });
    if let Some(was) = field.was.as_ref().filter(|_| field.state() == FieldState::Different) {
        let was = Message::new("review-archive-has").with("value", shown(view, &field.id, was));
        label(ui, &was.words(view.language), theme::sans(size::SMALL), theme::colors(ui).soft);
    }
}

fn write(ui: &mut Ui, view: &View<'_>, (place, at): (usize, At), (field, name): (&Field, &str), page: &mut ImportPage) {
    let Some(editing) = &mut page.editing else { return };
    let refused = field.id.refuses(&editing.words);
    let end = words_field(ui, view, editing, (name, false), refused.as_ref());
    match end {
        Some(true) => {
            decide(view, place, Decision::Write(at, field.id.clone(), editing.words.clone()));
            page.editing = None;
        }
        Some(false) => page.editing = None,
        None => {}
    }
}

/// A field for words, with the ways to end: whether they are to stand; none as long as it is open.
pub(super) fn words_field(
    ui: &mut Ui,
    view: &View<'_>,
    editing: &mut Editing,
    (name, many_lines): (&str, bool),
    refused: Option<&Message>,
) -> Option<bool> {
    let width = ui.available_width();
    let edit = if many_lines {
        TextEdit::multiline(&mut editing.words).desired_rows(4)
    } else {
        TextEdit::singleline(&mut editing.words)
    };
    let field = ui.add(edit.desired_width(width).char_limit(LONGEST));
    let words = editing.words.clone();
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Control::TextInput, true, name);
        info.current_text_value = Some(words.clone());
        info
    });
    if !editing.begun {
        field.request_focus();
        editing.begun = true;
    }
    let modifiers = if many_lines { Modifiers::COMMAND } else { Modifiers::NONE };
    let with_keys = field.has_focus() || field.lost_focus();
    let entered = with_keys && ui.input_mut(|input| input.consume_key(modifiers, Key::Enter));
    let escaped = with_keys && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if let Some(refused) = refused {
        if entered {
            field.request_focus();
        }
        label(ui, &refused.words(view.language), theme::sans(size::SMALL), theme::colors(ui).accent);
    }
    let mut end = None;
    ui.horizontal_wrapped(|ui| {
        let pressed = ui.add_enabled_ui(refused.is_none(), |ui| button(ui, &view.t("review-keep-words"))).inner;
        if (pressed.clicked() || entered) && refused.is_none() {
            end = Some(true);
        }
        if button(ui, &view.t("review-leave-words")).clicked() || escaped {
            end = Some(false);
        }
    });
    end
}

/// How sure a value is, and what of it is to stand.
fn choices(ui: &mut Ui, view: &View<'_>, (place, at): (usize, At), (field, name): (&Field, &str)) {
    let colors = theme::colors(ui);
    let small = || theme::sans(size::SMALL);
    match field.state() {
        FieldState::Empty => {}
        FieldState::Same => {
            label(ui, &view.t("review-same"), small(), colors.ok);
        }
        FieldState::New => {
            let taken = field.choice != Choice::Keep;
            if tick(ui, view, taken, name).clicked() {
                let to = if taken { Choice::Keep } else { Choice::Take };
                decide(view, place, Decision::Choose(at, field.id.clone(), to));
            }
            let sure = match field.certainty {
                Some(Certainty::High) => "certainty-high",
                Some(Certainty::Medium) => "certainty-medium",
                Some(Certainty::Low) => "certainty-low",
                None => "review-by-hand",
            };
            label(ui, &view.t(sure), small(), colors.soft);
        }
        FieldState::Different => {
            for (key, to) in
                [("review-both", Choice::Both), ("review-take", Choice::Take), ("review-keep", Choice::Keep)]
            {
                let response = choice(ui, &view.t(key), field.choice == to);
                let told = of(view, key, name);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(told));
                if response.clicked() {
                    decide(view, place, Decision::Choose(at, field.id.clone(), to));
                }
            }
        }
    }
}

/// A line of words and controls, all of them in its middle.
pub(super) fn line(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = LINE;
        ui.horizontal_wrapped(add);
    });
}

/// Whether something is taken.
pub(super) fn tick(ui: &mut Ui, view: &View<'_>, taken: bool, name: &str) -> Response {
    let mut now = taken;
    let response = ui.checkbox(&mut now, "");
    let told = of(view, "review-take", name);
    response.widget_info(|| WidgetInfo::selected(Control::CheckBox, true, taken, &told));
    focus_ring(ui, &response);
    response.on_hover_text(view.t("review-take"))
}

/// Asks for a decision about a source.
pub(super) fn decide(view: &View<'_>, source: usize, decision: Decision) {
    view.ask(Action::Decide(source, decision));
}

impl Editing {
    /// Whether this value of a record is being written.
    pub fn is(&self, source: usize, at: At, id: &FieldId) -> bool {
        self.source == source && matches!(&self.what, Edited::Field(of, what) if *of == at && what == id)
    }

    /// Whether this block of the article is being written.
    pub fn is_block(&self, source: usize, block: usize) -> bool {
        self.source == source && self.what == Edited::Block(block)
    }
}
