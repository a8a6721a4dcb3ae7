//! The face of a person: cut from a photo where the record says so and the photo is held, else
//! drawn, the surname's character on a colour that stays theirs.

use egui::{Align2, Color32, CornerRadius, Rect, Ui, pos2, vec2};

use super::picture::{load, wanted};
use crate::{
    catalog::PersonEntry,
    model::Portrait,
    photo::Priority,
    ui::{
        pictures::{Shown, filling},
        theme,
        view::View,
    },
};

/// Draws a person's face into a square, as a circle.
pub fn portrait(ui: &Ui, view: &View<'_>, person: &PersonEntry, rect: Rect) {
    if !cut_from_photo(ui, view, person, rect) {
        monogram(ui, person, rect);
    }
}

fn cut_from_photo(ui: &Ui, view: &View<'_>, person: &PersonEntry, rect: Rect) -> bool {
    let Some(portrait) = &person.record.portrait else { return false };
    let photo = view.catalog.find_photo(&portrait.photo).and_then(|index| view.catalog.photo(index));
    let Some(photo) = photo else { return false };
    let part = part_of(portrait);
    // The part alone has to be sharp, and the whole is loaded.
    let points = rect.width() / part.width().min(part.height()).max(0.01);
    let Some((index, shown)) = load(ui, view, photo, wanted(ui, points), Priority::Visible) else { return false };
    let image = match shown {
        Shown::Ready(image) if image.is_whole() => image,
        Shown::Failed(_) => return false,
        _ => match view.pictures.best(index) {
            Some(image) => image,
            None => return false,
        },
    };
    // A rectangle that is no square on the photo is cut to one, evenly.
    let square = filling(image.aspect() * part.width() / part.height().max(0.001), 1.0);
    let at = |share: egui::Pos2| part.min + vec2(share.x * part.width(), share.y * part.height());
    let part = Rect::from_min_max(at(square.min), at(square.max));
    image.paint(ui.painter(), rect, part, CornerRadius::same((rect.width() / 2.0) as u8));
    true
}

/// The part of a photo that a portrait is, in shares of its width and height.
fn part_of(portrait: &Portrait) -> Rect {
    let share = |thousandths: u16| f32::from(thousandths) / 1000.0;
    Rect::from_min_size(
        pos2(share(portrait.left), share(portrait.top)),
        vec2(share(portrait.width), share(portrait.height)),
    )
}

fn monogram(ui: &Ui, person: &PersonEntry, rect: Rect) {
    let radius = rect.width().min(rect.height()) / 2.0;
    let painter = ui.painter();
    painter.circle_filled(rect.center(), radius, theme::monogram(&person.record.id));
    let font = theme::serif(radius * 0.95);
    painter.text(rect.center(), Align2::CENTER_CENTER, person.monogram(), font, Color32::WHITE);
}
