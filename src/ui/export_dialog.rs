//! Export…: what, in which format and language, and where; the names of the files are shown before
//! anything is written.

use std::path::PathBuf;

use egui::{Key, Modifiers, Role, TextEdit, Ui, WidgetInfo};

use super::{
    theme::{self, size, space},
    view::{Action, View},
    widgets::{button, choice, dropdown, label, modal, option, primary, title},
};
use crate::{
    catalog::Place,
    export::{FORMATS, Format, Languages},
    model::Language,
    words::Message,
};

/// The dialog.
#[derive(Clone, Debug)]
pub struct ExportDialog {
    /// What is exported; nothing named is the whole archive.
    pub places: Vec<Place>,
    /// The choices.
    pub choices: Choices,
    /// The file or folder as it is typed, was suggested or chosen.
    pub path: String,
    /// Whether what is there may be replaced.
    pub overwrite: bool,
    /// What would be written, once that is known.
    pub preview: Option<Result<Preview, Message>>,
    /// Whether the system's dialog is open.
    pub choosing: bool,
    /// Whether it is exported as soon as it is known what would be written.
    pub at_once: bool,
}

/// What is remembered of an export.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Name of the format.
    pub format: String,
    /// Its language: `en`, `zh` or `both`.
    pub language: String,
    /// The folder.
    pub folder: Option<PathBuf>,
    /// The web address at which a site will stand; nothing if it has none.
    pub address: String,
}

impl Default for Choices {
    fn default() -> Choices {
        Choices { format: "docx".to_owned(), language: "both".to_owned(), folder: None, address: String::new() }
    }
}

/// What would be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// The first names.
    pub names: Vec<String>,
    /// How many files there are, if that is known before.
    pub count: Option<usize>,
    /// How many photos in it have no credit.
    pub without_credit: usize,
}

impl ExportDialog {
    /// Whether it can be exported.
    pub fn is_ready(&self) -> bool {
        !self.path.trim().is_empty() && matches!(self.preview, Some(Ok(_)))
    }
}

impl Choices {
    /// The format.
    pub fn format(&self) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == self.format)
    }

    /// The languages.
    pub fn languages(&self) -> Languages {
        match self.language.as_str() {
            "en" => Languages::One(Language::En),
            "zh" => Languages::One(Language::Zh),
            _ => Languages::Both,
        }
    }

    /// The web address, if one was given and the format takes it.
    pub fn address(&self) -> Option<&str> {
        let takes = self.format().is_some_and(Format::takes_address);
        Some(self.address.trim()).filter(|address| takes && !address.is_empty())
    }
}

/// Width of the dialog.
const WIDTH: f32 = 560.0;
/// What can be chosen of languages, with the keys of their names.
const LANGUAGES: [(&str, &str); 3] = [("en", "in-english"), ("zh", "in-chinese"), ("both", "both-languages")];

/// Shows the dialog; false when it is to be closed.
pub fn draw(ui: &Ui, view: &View<'_>, dialog: &mut ExportDialog) -> bool {
    modal(ui, "export", WIDTH, |ui| {
        let colors = theme::colors(ui);
        title(ui, &view.t("export-title"));
        ui.add_space(space::TINY);
        label(ui, &what(view, &dialog.places), theme::sans(size::BODY), colors.soft);
        ui.add_space(space::SMALL);
        let before = (dialog.choices.clone(), dialog.path.clone());
        choices(ui, view, &mut dialog.choices);
        let entered = path(ui, view, dialog);
        if dialog.choices.format().is_some_and(Format::takes_address) {
            address(ui, view, &mut dialog.choices.address);
        }
        ui.checkbox(&mut dialog.overwrite, view.t("export-overwrite"));
        preview(ui, view, dialog);
        if before != (dialog.choices.clone(), dialog.path.clone()) {
            view.ask(Action::PreviewExport);
        }
        ui.add_space(space::MEDIUM);
        !buttons(ui, view, dialog, entered)
    })
}

/// What is exported, in words.
fn what(view: &View<'_>, places: &[Place]) -> String {
    match places {
        [] => view.t("whole-archive"),
        [one] => super::frame::name_of(view.catalog, view.language, one),
        several => view.count("count-selected", several.len()),
    }
}

fn choices(ui: &mut Ui, view: &View<'_>, choices: &mut Choices) {
    ui.horizontal(|ui| {
        let name = view.t("export-format");
        let shown = choices.format().map(|format| view.t(format.label)).unwrap_or_default();
        label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).soft);
        dropdown(ui, &name, &shown, 220.0, |ui| {
            for format in FORMATS {
                if option(ui, format.name == choices.format, &view.t(format.label)) {
                    format.name.clone_into(&mut choices.format);
                }
            }
        });
    });
    ui.horizontal(|ui| {
        label(ui, &view.t("filter-language"), theme::sans(size::SMALL), theme::colors(ui).soft);
        for (code, key) in LANGUAGES {
            if choice(ui, &view.t(key), choices.language == code).clicked() {
                code.clone_into(&mut choices.language);
            }
        }
    });
}

/// The file or folder; whether Enter was pressed in it.
fn path(ui: &mut Ui, view: &View<'_>, dialog: &mut ExportDialog) -> bool {
    ui.add_space(space::SMALL);
    let name = view.t("export-to");
    label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).soft);
    let nobody = ui.ctx().memory(|memory| memory.focused().is_none());
    let field = ui.add(TextEdit::singleline(&mut dialog.path).desired_width(f32::INFINITY).char_limit(4000));
    let typed = dialog.path.clone();
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
        info.current_text_value = Some(typed.clone());
        info
    });
    if nobody {
        field.request_focus();
    }
    field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// The web address at which a site will stand.
fn address(ui: &mut Ui, view: &View<'_>, address: &mut String) {
    ui.add_space(space::SMALL);
    let colors = theme::colors(ui);
    let name = view.t("export-address");
    label(ui, &name, theme::sans(size::SMALL), colors.soft);
    let hint = "https://";
    let field = TextEdit::singleline(address).hint_text(hint).desired_width(f32::INFINITY).char_limit(2000);
    let field = ui.add(field);
    let typed = address.clone();
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
        info.current_text_value = Some(typed.clone());
        info
    });
    label(ui, &view.t("export-address-why"), theme::sans(size::SMALL), colors.faint);
}

fn preview(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog) {
    let colors = theme::colors(ui);
    let small = || theme::sans(size::SMALL);
    match &dialog.preview {
        None => {}
        Some(Err(message)) => {
            label(ui, &message.words(view.language), small(), colors.accent);
        }
        Some(Ok(preview)) => {
            ui.add_space(space::TINY);
            for name in &preview.names {
                label(ui, name, small(), colors.ink);
            }
            let more = preview.count.map_or(0, |count| count.saturating_sub(preview.names.len()));
            if more > 0 {
                label(ui, &view.count("review-more", more), small(), colors.faint);
            }
            if preview.without_credit > 0 {
                label(ui, &view.count("export-without-credit", preview.without_credit), small(), colors.accent);
            }
        }
    }
}

/// Whether one of the buttons ends the dialog.
fn buttons(ui: &mut Ui, view: &View<'_>, dialog: &ExportDialog, entered: bool) -> bool {
    let mut done = false;
    ui.horizontal_wrapped(|ui| {
        let ready = dialog.is_ready();
        let pressed = ui.add_enabled_ui(ready, |ui| primary(ui, &view.t("export-button"))).inner.clicked();
        if ready && (pressed || entered) {
            view.ask(Action::Export);
            done = true;
        }
        if ui.add_enabled_ui(!dialog.choosing, |ui| button(ui, &view.t("open-browse"))).inner.clicked() {
            view.ask(Action::ChooseExportFolder);
        }
        done |= button(ui, &view.t("cancel")).clicked();
    });
    done
}
