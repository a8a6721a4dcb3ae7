//! Why the archive that is shown cannot be changed: a badge in the window's head, which says more
//! when it is pointed at or pressed.

use egui::{Button, CornerRadius, Popup, RichText, Stroke, Ui};

use super::{
    commands::CommandId,
    theme::{self, radius, size, space},
    view::{Action, View},
    widgets::{below, button, focus_ring, label},
};
use crate::words::Message;

/// Why an archive cannot be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Barred {
    /// It is part of the program; a change is made to a copy.
    BuiltIn,
    /// Another program has it open for writing: who, and since when.
    Held(Message),
    /// It may not be written where it lies.
    ReadOnly(Message),
}

impl Barred {
    fn name(&self) -> &'static str {
        match self {
            Barred::BuiltIn => "badge-built-in",
            Barred::Held(_) | Barred::ReadOnly(_) => "badge-read-only",
        }
    }

    /// Why.
    pub fn message(&self) -> Message {
        match self {
            Barred::BuiltIn => Message::new("barred-built-in"),
            Barred::Held(reason) | Barred::ReadOnly(reason) => reason.clone(),
        }
    }

    /// What can be done about it.
    pub fn hint(&self) -> Message {
        match self {
            Barred::BuiltIn => Message::new("barred-built-in-hint"),
            Barred::Held(_) => Message::new("barred-held-hint"),
            Barred::ReadOnly(_) => Message::new("barred-read-only-hint"),
        }
    }
}

/// Shows the badge.
pub fn badge(ui: &mut Ui, view: &View<'_>, barred: &Barred) {
    let colors = theme::colors(ui);
    let name = view.t(barred.name());
    let text = RichText::new(&name).font(theme::sans(size::SMALL)).color(colors.soft);
    let response = ui.add(
        Button::new(text)
            .fill(colors.panel)
            .stroke(Stroke::new(1.0, colors.line))
            .corner_radius(CornerRadius::same(radius::CHIP)),
    );
    focus_ring(ui, &response);
    let (reason, hint) = (barred.message().words(view.language), barred.hint().words(view.language));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(format!("{reason}. {hint}")));
    below(ui, &response, &name, |ui| {
        ui.set_width(WIDTH);
        label(ui, &reason, theme::sans(size::BODY), colors.ink);
        ui.add_space(space::TINY);
        label(ui, &hint, theme::sans(size::SMALL), colors.soft);
        if matches!(barred, Barred::Held(_)) {
            ui.add_space(space::SMALL);
            if button(ui, &view.t("command-reload")).clicked() {
                view.ask(Action::Do(CommandId::Reload));
                ui.close();
            }
        }
    });
    if !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response)) {
        response.on_hover_text(reason);
    }
}

const WIDTH: f32 = 320.0;
