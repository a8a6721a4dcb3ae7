//! The bar that finds words in the article that is read.

use egui::{Frame, Id, Key, Margin, Modifiers, Panel, Role, TextEdit, Ui, WidgetInfo};

use super::{
    finding::Finding,
    theme::{self, size, space},
    view::View,
    widgets::{button, label},
};
use crate::words::{self, Message};

const WIDTH: f32 = 260.0;

/// Shows the bar above the page; Enter goes to the next match, Shift+Enter to the one before, Esc
/// closes it. `total` is how many matches there were in the frame before.
pub fn draw(ui: &mut Ui, view: &View<'_>, finding: &mut Finding, total: usize) {
    let colors = theme::colors(ui);
    let frame = Frame::new().fill(colors.panel).inner_margin(Margin::symmetric(space::PAGE as i8, 8));
    Panel::top("find in article").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            field(ui, view, finding);
            if !finding.text.trim().is_empty() {
                label(ui, &counted(view, finding, total), theme::sans(size::SMALL), colors.soft);
            }
            ui.add_enabled_ui(total > 0, |ui| {
                for (key, by) in [("command-find-previous", -1), ("command-find-next", 1)] {
                    if button(ui, &view.t(key)).clicked() {
                        finding.step(by);
                    }
                }
            });
            if button(ui, &view.t("close")).clicked() {
                finding.close();
            }
        });
    });
}

fn field(ui: &mut Ui, view: &View<'_>, finding: &mut Finding) {
    let id = Id::unique(("find in article", view.visit));
    if ui.memory(|memory| memory.has_focus(id)) {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let (back, on) = (pressed(Modifiers::SHIFT, Key::Enter), pressed(Modifiers::NONE, Key::Enter));
        if back || on {
            finding.step(if back { -1 } else { 1 });
        }
    }
    let name = view.t("find-in-article");
    let before = finding.text.clone();
    let edit = TextEdit::singleline(&mut finding.text).id(id).hint_text(name.clone()).desired_width(WIDTH);
    let response = ui.add(edit.char_limit(10_000));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
        info.current_text_value = Some(finding.text.clone());
        info
    });
    if view.take_filter {
        response.request_focus();
    }
    if finding.text != before {
        finding.typed();
    }
    let with_keys = response.has_focus() || response.lost_focus();
    if with_keys && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        finding.close();
        response.surrender_focus();
    }
}

fn counted(view: &View<'_>, finding: &Finding, total: usize) -> String {
    if total == 0 {
        return view.t("no-match");
    }
    let message = Message::new("find-count").with("at", words::number(finding.current() + 1));
    message.with("total", words::number(total)).words(view.language)
}
