//! A photo with its caption and credit, which go wherever it goes.

use egui::{Ui, Vec2, vec2};

use super::{label, lazy_of_height, picture};
use crate::{
    catalog::{PhotoEntry, PhotoIdx},
    model::Language,
    ui::{
        theme::{self, size, space},
        view::View,
    },
    words::{self, Message},
};

/// The highest a photo stands in running text, in points, and how high its plate.
const HIGHEST: f32 = 560.0;
const PLATE: f32 = 220.0;
/// The least width of a photo among others, and what is between them.
const NARROWEST: f32 = 220.0;
const GAP: f32 = 16.0;
/// About how high caption and credit are.
const WORDS: f32 = 64.0;
/// How high a plate stands among others none of which is held.
const LOW: f32 = 96.0;

/// A photo in running text, as wide as given, in its own proportions; `caption` draws its caption.
pub fn figure(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, width: f32, caption: impl FnOnce(&mut Ui, &str)) {
    let index = view.catalog.find_photo(&photo.record.id).filter(|_| photo.is_held());
    let sides = index.and_then(|index| view.pictures.sides(index));
    let height = match (photo.is_held(), sides) {
        (false, _) => (width * 0.42).min(PLATE),
        (true, Some((across, down))) => width * down as f32 / across.max(1) as f32,
        // Most photos have these proportions, so that little moves when it comes.
        (true, None) => width / 1.5,
    };
    even(ui, view, photo, vec2(width, height.min(HIGHEST)), caption);
}

fn plain(ui: &mut Ui, caption: &str) {
    label(ui, caption, theme::sans(size::SMALL), theme::colors(ui).ink);
}

/// A photo in a space of this size, its caption and credit below.
fn even(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, space: Vec2, caption: impl FnOnce(&mut Ui, &str)) {
    ui.vertical(|ui| {
        ui.set_width(space.x);
        picture(ui, view, photo, space);
        ui.add_space(space::TINY);
        caption(ui, photo.record.caption.show(view.language));
        label(ui, &credit(view, photo), theme::sans(size::SMALL), theme::colors(ui).faint);
    });
}

/// Photos side by side, as many in a row as there is room for.
pub fn photo_rows(ui: &mut Ui, view: &View<'_>, photos: &[PhotoIdx]) {
    let width = ui.available_width();
    let columns = ((width + GAP) / (NARROWEST + GAP)).floor().max(1.0);
    let each = (width - GAP * (columns - 1.0)) / columns;
    for (place, row) in photos.chunks(columns as usize).enumerate() {
        let row: Vec<&PhotoEntry> = row.iter().filter_map(|index| view.catalog.photo(*index)).collect();
        let held = row.iter().any(|photo| photo.is_held());
        let height = if held { each / 1.5 } else { LOW };
        lazy_of_height(ui, view.part_id("photos", place), height + WORDS, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for photo in row {
                    even(ui, view, photo, vec2(each, height), plain);
                }
            });
            ui.add_space(space::MEDIUM);
        });
    }
}

/// The credit line that goes wherever a photo goes.
pub fn credit(view: &View<'_>, photo: &PhotoEntry) -> String {
    credit_line(photo, view.language)
}

/// Caption and credit, as they are handed on.
pub fn caption_with_credit(photo: &PhotoEntry, language: Language) -> String {
    let (caption, credit) = (photo.record.caption.show(language), credit_line(photo, language));
    Message::new("message-with-hint").with("message", caption).with("hint", credit).words(language)
}

fn credit_line(photo: &PhotoEntry, language: Language) -> String {
    photo.credit(language).unwrap_or_else(|| words::get(language, "photo-credit-unknown").into_owned())
}
