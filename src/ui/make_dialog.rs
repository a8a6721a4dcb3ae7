//! Where a new archive is to lie: a copy of the built-in one before its first change, or an empty one
//! of a name. What goes wrong is told in the dialog, which stays open.

use egui::{Key, Modifiers, Response, Role, TextEdit, Ui, WidgetInfo};

use super::{
    theme::{self, size, space},
    view::{Action, View},
    widgets::{button, label, modal, primary, title},
};
use crate::words::Message;

/// The dialog for a new archive.
#[derive(Clone, Debug)]
pub struct MakeDialog {
    /// What is made.
    pub purpose: Purpose,
    /// The folder as it is typed, was suggested or chosen.
    pub path: String,
    /// Whether the system's dialog is open.
    pub choosing: bool,
    /// Whether the system's dialog ended without a folder.
    pub nothing_chosen: bool,
    /// Whether the archive is being made.
    pub making: bool,
    /// Why it was not made.
    pub error: Option<Message>,
}

/// What is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A copy of the built-in archive, to do this in it.
    Copy(Message),
    /// An empty archive of these names.
    New {
        /// Its name in English.
        en: String,
        /// Its name in Chinese.
        zh: String,
    },
}

impl MakeDialog {
    /// Asks where to keep a copy of the built-in archive, to do this in it.
    pub fn copy(name: Message) -> MakeDialog {
        MakeDialog::of(Purpose::Copy(name))
    }

    /// Asks for name and folder of an empty archive.
    pub fn new_archive() -> MakeDialog {
        MakeDialog::of(Purpose::New { en: String::new(), zh: String::new() })
    }

    fn of(purpose: Purpose) -> MakeDialog {
        let path = String::new();
        MakeDialog { purpose, path, choosing: false, nothing_chosen: false, making: false, error: None }
    }

    fn is_ready(&self) -> bool {
        let named = match &self.purpose {
            Purpose::Copy(_) => true,
            Purpose::New { en, zh } => !en.trim().is_empty() || !zh.trim().is_empty(),
        };
        named && !self.path.trim().is_empty() && !self.making
    }
}

/// Shows the dialog; false when it is to be closed.
pub fn draw(ui: &Ui, view: &View<'_>, dialog: &mut MakeDialog) -> bool {
    modal(ui, "new archive", WIDTH, |ui| {
        let colors = theme::colors(ui);
        let mut entered = false;
        match &mut dialog.purpose {
            Purpose::Copy(name) => {
                title(ui, &view.t("copy-title"));
                ui.add_space(space::TINY);
                label(ui, &view.t("copy-why"), theme::sans(size::BODY), colors.soft);
                let then = Message::new("copy-then").with("name", name.clone());
                label(ui, &then.words(view.language), theme::sans(size::BODY), colors.ink);
            }
            Purpose::New { en, zh } => {
                title(ui, &view.t("new-title"));
                ui.add_space(space::TINY);
                label(ui, &view.t("new-why"), theme::sans(size::BODY), colors.soft);
                for (key, words) in [("new-name-en", en), ("new-name-zh", zh)] {
                    entered |= field(ui, &view.t(key), words).1;
                }
            }
        }
        let (field, path_entered) = field(ui, &view.t("folder-of-archive"), &mut dialog.path);
        entered |= path_entered;
        if field.changed() {
            dialog.error = None;
        }
        if dialog.nothing_chosen {
            label(ui, &view.t("open-nothing-chosen"), theme::sans(size::SMALL), colors.faint);
        }
        if let Some(error) = &dialog.error {
            ui.add_space(space::TINY);
            label(ui, &error.words(view.language), theme::sans(size::BODY), colors.accent);
        }
        ui.add_space(space::MEDIUM);
        !buttons(ui, view, dialog, entered)
    })
}

const WIDTH: f32 = 540.0;

/// A field with its name above it, and whether Enter was pressed in it. The first one takes the keys.
fn field(ui: &mut Ui, name: &str, words: &mut String) -> (Response, bool) {
    ui.add_space(space::SMALL);
    label(ui, name, theme::sans(size::SMALL), theme::colors(ui).soft);
    let nobody = ui.ctx().memory(|memory| memory.focused().is_none());
    let field = ui.add(TextEdit::singleline(words).desired_width(f32::INFINITY).char_limit(4000));
    field.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(words.clone());
        info
    });
    if nobody {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    (field, entered)
}

/// Whether the dialog is given up.
fn buttons(ui: &mut Ui, view: &View<'_>, dialog: &MakeDialog, entered: bool) -> bool {
    let mut given_up = false;
    ui.horizontal_wrapped(|ui| {
        let make = match (&dialog.purpose, dialog.making) {
            (_, true) => "being-made",
            (Purpose::Copy(_), false) => "copy-button",
            (Purpose::New { .. }, false) => "new-button",
        };
        let ready = dialog.is_ready();
        let pressed = ui.add_enabled_ui(ready, |ui| primary(ui, &view.t(make))).inner.clicked();
        if ready && (pressed || entered) {
            view.ask(Action::Make);
        }
        if ui.add_enabled_ui(!dialog.choosing, |ui| button(ui, &view.t("open-browse"))).inner.clicked() {
            view.ask(Action::ChooseNewFolder);
        }
        given_up = button(ui, &view.t("cancel")).clicked();
    });
    given_up
}
