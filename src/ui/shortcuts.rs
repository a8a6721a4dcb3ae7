//! The page of keys, made from the table of commands.

use egui::Ui;

use super::{
    commands::{COMMANDS, Menu},
    theme::{self, size, space},
    view::View,
    widgets::{button, label, modal, section, title},
};

/// Keys that belong to lists, to the timeline and to a photo, not to commands.
const IN_PLACES: [&str; 9] = [
    "keys-timeline",
    "keys-timeline-zoom",
    "keys-lists",
    "keys-selection",
    "keys-photo",
    "keys-escape",
    "keys-tab",
    "keys-palette",
    "keys-find",
];

/// Shows the page; false when it is to be closed.
pub fn draw(ui: &Ui, view: &View<'_>) -> bool {
    modal(ui, "shortcuts", WIDTH, |ui| {
        let room = ui.ctx().content_rect();
        title(ui, &view.t("command-shortcuts"));
        egui::ScrollArea::vertical().max_height(room.height() - 200.0).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let colors = theme::colors(ui);
            for key in IN_PLACES {
                label(ui, &view.t(key), theme::sans(size::BODY), colors.soft);
            }
            for menu in Menu::ALL {
                section(ui, &view.t(menu.key()), "");
                egui::Grid::new(menu.key()).num_columns(2).min_col_width(180.0).show(ui, |ui| {
                    for row in COMMANDS.iter().filter(|row| row.menu == menu && !row.keys.is_empty()) {
                        let keys: Vec<String> = row.keys.iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
                        ui.label(view.t(row.text));
                        ui.label(egui::RichText::new(keys.join(", ")).color(colors.soft));
                        ui.end_row();
                    }
                });
            }
        });
        ui.add_space(space::MEDIUM);
        !button(ui, &view.t("close")).clicked()
    })
}

const WIDTH: f32 = 560.0;
