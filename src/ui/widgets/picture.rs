//! A photo in a given space: the picture, or the plate that says why there is none.

use std::rc::Rc;

use egui::{CornerRadius, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use super::{caption_with_credit, plate};
use crate::{
    catalog::{PhotoEntry, PhotoIdx},
    photo::{PhotoError, Priority, Wanted},
    ui::{
        pictures::{Image, Shown, WHOLE},
        theme::{self, radius},
        view::{Action, View},
    },
    words::Message,
};

/// The sizes in which photos are loaded, the longer side in pixels: few, so that one serves many
/// places. The smaller ones are kept on the disk.
const SIZES: [Wanted; 4] = [Wanted::Thumbnail(256), Wanted::Thumbnail(512), Wanted::Fit(1024), Wanted::Fit(2048)];

/// The smallest size that is sharp on so many points.
pub fn wanted(ui: &Ui, points: f32) -> Wanted {
    let pixels = (points * ui.pixels_per_point()) as u32;
    let fits = |wanted: &Wanted| wanted.side() >= pixels;
    SIZES.into_iter().find(fits).unwrap_or(Wanted::Fit(2048))
}

/// The picture of a photo in a size, or what has become of it; none if it is not held.
pub fn load(
    ui: &Ui,
    view: &View<'_>,
    photo: &PhotoEntry,
    wanted: Wanted,
    priority: Priority,
) -> Option<(PhotoIdx, Shown)> {
    let path = view.catalog.photo_path(photo)?;
    let index = view.catalog.find_photo(&photo.record.id)?;
    Some((index, view.pictures.get(ui.ctx(), (index, wanted), &path, priority)))
}

/// Draws a photo; a click opens it.
pub fn picture(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, size: Vec2) -> Response {
    // On its own page it leads nowhere.
    let sense = if *view.place == photo.place() { Sense::hover() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let lit = sense.senses_click() && (response.has_focus() || response.hovered());
    let state = if ui.is_rect_visible(rect) { paint_photo(ui, view, photo, rect, lit) } else { String::new() };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, described(view, photo, &state)));
    if response.clicked() {
        view.go(photo.place());
    }
    response.context_menu(|ui| menu(ui, view, photo));
    if !state.is_empty() && photo.is_held() {
        return response.on_hover_text(state);
    }
    let cursor = if sense.senses_click() { CursorIcon::PointingHand } else { CursorIcon::Default };
    response.on_hover_cursor(cursor)
}

/// What can be done with a photo wherever it stands.
fn menu(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry) {
    let item = |ui: &mut Ui, key: &str| ui.button(view.t(key)).clicked();
    if item(ui, "list-open") {
        view.go(photo.place());
    }
    if item(ui, "command-copy-caption") {
        view.ask(Action::Copy(caption_with_credit(photo, view.language)));
    }
    if item(ui, "list-copy-addresses") {
        view.ask(Action::Copy(photo.place().to_string()));
    }
    if item(ui, "command-export") {
        view.ask(Action::ExportOf(vec![photo.place()]));
    }
}

/// What a screen reader says of a photo: its caption, else its id, and why no picture is seen.
pub fn described(view: &View<'_>, photo: &PhotoEntry, state: &str) -> String {
    let caption = Some(photo.record.caption.show(view.language)).filter(|caption| !caption.is_empty());
    let parts = [caption.unwrap_or(&photo.record.id), state];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Paints a photo into a rectangle and says what is there to be said beside it: that it is not
/// held, is being loaded, or why it cannot be shown; else nothing.
pub fn paint_photo(ui: &Ui, view: &View<'_>, photo: &PhotoEntry, rect: Rect, lit: bool) -> String {
    let wanted = wanted(ui, rect.width().max(rect.height()));
    match load(ui, view, photo, wanted, Priority::Visible) {
        None => {
            let state = plate::not_held(view);
            plate::paint(ui, rect, &state, lit);
            state
        }
        Some((_, Shown::Ready(image))) if image.is_whole() => {
            paint_image(ui, &image, rect, lit);
            image.note.as_ref().map(|note| note.words(view.language)).unwrap_or_default()
        }
        Some((_, Shown::Failed(error))) => {
            plate::paint(ui, rect, &error.message().words(view.language), lit);
            failure(view, &error)
        }
        Some((index, _)) => {
            waiting(ui, view, rect, view.pictures.best(index));
            view.t("photo-loading")
        }
    }
}

/// Why a photo cannot be shown, and what to do.
pub fn failure(view: &View<'_>, error: &PhotoError) -> String {
    let words = |message: Message| message.words(view.language);
    Message::new("message-with-hint")
        .with("message", words(error.message()))
        .with("hint", words(error.hint()))
        .words(view.language)
}

fn waiting(ui: &Ui, view: &View<'_>, rect: Rect, better_than_nothing: Option<Rc<Image>>) {
    if let Some(image) = better_than_nothing {
        return paint_image(ui, &image, rect, false);
    }
    let colors = theme::colors(ui);
    ui.painter().rect_filled(rect, CornerRadius::same(radius::SMALL), colors.panel);
    plate::words(ui, rect, &view.t("photo-loading"));
}

fn paint_image(ui: &Ui, image: &Image, rect: Rect, lit: bool) {
    let at = within(rect, image.aspect());
    if at != rect {
        ui.painter().rect_filled(rect, CornerRadius::same(radius::SMALL), theme::colors(ui).panel);
    }
    image.paint(ui.painter(), at, WHOLE, CornerRadius::ZERO);
    if lit {
        let edge = Stroke::new(2.0, theme::colors(ui).accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(radius::SMALL), edge, StrokeKind::Inside);
    }
}

/// The largest rectangle of an aspect within another, in its middle.
fn within(rect: Rect, aspect: f32) -> Rect {
    let width = rect.width().min(rect.height() * aspect);
    Rect::from_center_size(rect.center(), egui::vec2(width, width / aspect.max(f32::EPSILON)))
}
