//! Something the user should know, at the foot of the window, with what can be done about it.

use egui::{Frame, Margin, Panel, Ui};

use super::{
    commands::{self, CommandId, Situation},
    menus,
    theme::{self, size, space},
    view::{Action, View},
    widgets::button,
};
use crate::words::Message;

/// Something the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// In words.
    pub message: Message,
    /// The command that is offered beside it.
    pub offer: Option<CommandId>,
}

impl From<Message> for Notice {
    fn from(message: Message) -> Notice {
        Notice { message, offer: None }
    }
}

/// Height of a line of words and buttons.
const LINE: f32 = 28.0;

/// Shows the notice until it is closed.
pub fn draw(ui: &mut Ui, view: &View<'_>, now: &Situation, notice: &mut Option<Notice>) {
    let Some(Notice { message, offer }) = notice else { return };
    let colors = theme::colors(ui);
    let words = message.words(view.language);
    let offer = offer.and_then(commands::row);
    let mut close = false;
    Panel::bottom("notice")
        .resizable(false)
        .frame(Frame::new().fill(colors.accent_soft).inner_margin(Margin::symmetric(space::PAGE as i8, 8)))
        .show(ui, |ui| {
            // The words stand in the middle of the buttons' line.
            ui.spacing_mut().interact_size.y = LINE;
            ui.horizontal_wrapped(|ui| {
                let text = egui::RichText::new(words).font(theme::sans(size::BODY)).color(colors.ink);
                ui.add(egui::Label::new(text).wrap());
                if let Some(row) = offer.filter(|row| (row.enabled)(now)) {
                    // Which change is meant stands beside it; a screen reader hears it again.
                    let response = button(ui, &view.t(row.text));
                    let name = menus::name(view, row);
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(name.as_str()));
                    if response.clicked() {
                        view.ask(Action::Do(row.id));
                        close = true;
                    }
                }
                close |= ui.button(view.t("close")).clicked();
            });
        });
    if close {
        *notice = None;
    }
}
