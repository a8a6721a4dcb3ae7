//! A photo to be looked at closely: zoomed to the pointer, moved, fitted. One stop for the Tab
//! key.

use egui::{
    CornerRadius, CursorIcon, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::{
    commands::CommandId,
    pictures::{Image, Shown, WHOLE},
    theme::{self, radius},
    view::{Action, Look, View},
    widgets::{described, failure, focus_ring, load, plate},
};
use crate::{
    catalog::PhotoEntry,
    photo::{Priority, Wanted},
    words::Message,
};

/// The most pixels of the screen for one of the photo.
const CLOSEST: f32 = 16.0;
/// How much closer one step goes.
const STEP: f32 = 1.25;
/// The longer side in pixels in which a photo is loaded; the last is for looking closely, and as
/// much as the memory of an office computer allows.
const SIZES: [u32; 3] = [1024, 2048, 8192];

/// Draws a photo into the space given.
pub fn canvas(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, look: &mut Look, size: Vec2) {
    // It keeps its id, and so the keys, when it takes the whole screen.
    let (_, rect) = ui.allocate_space(size);
    let response = ui.interact(rect, view.part_id("canvas", 0), Sense::click_and_drag());
    if view.take_focus {
        response.request_focus();
    }
    let index = view.catalog.find_photo(&photo.record.id);
    let sides = index.and_then(|index| view.pictures.sides(index));
    let frame = Frame::of(ui, rect, sides, look);
    if sides.is_some() {
        pointer(ui, &response, &frame, look);
        keys(ui, &response, &frame, look, view);
    } else {
        keys(ui, &response, &frame, &mut Look::default(), view);
    }
    let frame = Frame::of(ui, rect, sides, look);
    look.shown = frame.scale;
    let state = paint(ui, view, photo, &frame);
    response.widget_info(|| {
        let mut words = described(view, photo, &state);
        if state.is_empty() {
            words = format!("{words} · {}", percent(view, frame.scale));
        }
        WidgetInfo::labeled(Role::Image, true, words)
    });
    focus_ring(ui, &response);
}

/// How large a photo is shown, in words.
pub fn percent(view: &View<'_>, scale: f32) -> String {
    Message::new("percent").with("number", format!("{:.0}", scale * 100.0)).words(view.language)
}

/// Where a photo lies on the screen.
struct Frame {
    /// The space for it.
    space: Rect,
    /// All of it, seen or not.
    whole: Rect,
    /// Pixels of the screen for each of the photo.
    scale: f32,
    /// The scale at which all of it fits into the space.
    fit: f32,
}

impl Frame {
    fn of(ui: &Ui, space: Rect, sides: Option<(u32, u32)>, look: &mut Look) -> Frame {
        let density = ui.pixels_per_point();
        let (across, down) = sides.map_or((3.0, 2.0), |(across, down)| (across.max(1) as f32, down.max(1) as f32));
        let room = space.size() * density;
        // A small photo is not blown up beyond twice its size.
        let fit = (room.x / across).min(room.y / down).min(if sides.is_some() { 2.0 } else { f32::INFINITY });
        let scale = look.scale.unwrap_or(fit).clamp(fit.min(1.0), CLOSEST.max(fit));
        let size = vec2(across, down) * scale / density;
        look.middle = kept_inside(look.middle, size, space.size());
        let middle = vec2(look.middle.x - 0.5, look.middle.y - 0.5);
        let whole = Rect::from_center_size(space.center() - middle * size, size);
        Frame { space, whole, scale, fit }
    }

    /// Whether a part of it lies outside the space.
    fn is_larger(&self) -> bool {
        self.scale > self.fit * 1.001
    }
}

/// The middle of what is seen, so that no more of the space than need be stays empty.
fn kept_inside(middle: Pos2, size: Vec2, space: Vec2) -> Pos2 {
    let along = |middle: f32, size: f32, space: f32| {
        let half = space / size.max(1.0) / 2.0;
        if half >= 0.5 { 0.5 } else { middle.clamp(half, 1.0 - half) }
    };
    pos2(along(middle.x, size.x, space.x), along(middle.y, size.y, space.y))
}

/// Zooms by a factor, so that what lies under a point of the screen stays there.
fn zoom(frame: &Frame, look: &mut Look, factor: f32, at: Pos2) {
    let scale = (frame.scale * factor).clamp(frame.fit.min(1.0), CLOSEST.max(frame.fit));
    let share = (at - frame.whole.min) / frame.whole.size();
    let size = frame.whole.size() * scale / frame.scale;
    let min = at - share * size;
    let middle = (frame.space.center() - min) / size;
    look.middle = middle.to_pos2();
    look.scale = (scale > frame.fit * 1.001 || scale < frame.fit * 0.999).then_some(scale);
}

fn pointer(ui: &Ui, response: &Response, frame: &Frame, look: &mut Look) {
    if response.dragged() && frame.is_larger() {
        look.middle -= response.drag_delta() / frame.whole.size();
    }
    if response.clicked() {
        response.request_focus();
    }
    let at = response.hover_pos().unwrap_or_else(|| frame.space.center());
    if response.double_clicked() {
        if frame.is_larger() {
            *look = Look::default();
        } else {
            zoom(frame, look, 1.0 / frame.scale, at);
        }
        return;
    }
    if response.hovered() {
        let factor = ui.input_mut(|input| {
            let wheel = std::mem::take(&mut input.smooth_scroll_delta).y;
            (wheel / 240.0).exp() * input.zoom_delta()
        });
        if (factor - 1.0).abs() > 0.0001 {
            zoom(frame, look, factor, at);
        }
        if frame.is_larger() {
            ui.ctx().set_cursor_icon(if response.dragged() { CursorIcon::Grabbing } else { CursorIcon::Grab });
        }
    }
}

fn keys(ui: &Ui, response: &Response, frame: &Frame, look: &mut Look, view: &View<'_>) {
    if !response.has_focus() {
        return;
    }
    let id: Id = response.id;
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let middle = frame.space.center();
    let typed = |sign: &str| {
        ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Text(text) if text == sign)))
    };
    if typed("+") || typed("=") {
        zoom(frame, look, STEP, middle);
    }
    if typed("-") {
        zoom(frame, look, 1.0 / STEP, middle);
    }
    if typed("0") {
        *look = Look::default();
    }
    if typed("1") {
        zoom(frame, look, 1.0 / frame.scale, middle);
    }
    let arrows = [
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowDown, vec2(0.0, 1.0)),
    ];
    for (key, towards) in arrows {
        if pressed(key) {
            if frame.is_larger() {
                look.middle += towards * frame.space.size() * 0.2 / frame.whole.size();
            } else if towards.x != 0.0 {
                step(view, towards.x > 0.0);
            }
        }
    }
    for (key, forward) in [(Key::PageDown, true), (Key::Space, true), (Key::PageUp, false)] {
        if pressed(key) {
            step(view, forward);
        }
    }
}

fn step(view: &View<'_>, forward: bool) {
    view.ask(Action::Do(if forward { CommandId::Next } else { CommandId::Previous }));
}

/// Paints what there is and says why it is not the whole picture; nothing if it is.
fn paint(ui: &Ui, view: &View<'_>, photo: &PhotoEntry, frame: &Frame) -> String {
    let pixels = (frame.whole.size().max_elem() * ui.pixels_per_point()) as u32;
    let side = SIZES.into_iter().find(|side| *side >= pixels.min(2048)).filter(|_| pixels <= 2048).unwrap_or(8192);
    let Some((index, shown)) = load(ui, view, photo, Wanted::Fit(side), Priority::Visible) else {
        let state = plate::not_held(view);
        plate::paint(ui, frame.space, &state, false);
        return state;
    };
    let painter = ui.painter().with_clip_rect(frame.space.intersect(ui.clip_rect()));
    painter.rect_filled(frame.space, CornerRadius::same(radius::SMALL), theme::colors(ui).panel);
    let paint_image = |image: &Image| image.paint(&painter, frame.whole, WHOLE, CornerRadius::ZERO);
    if let Shown::Failed(error) = shown {
        let words = failure(view, &error);
        plate::paint(ui, frame.space, &words, false);
        return words;
    }
    let better_than_nothing = view.pictures.best(index);
    match &better_than_nothing {
        Some(image) => paint_image(image),
        None => plate::words(ui, frame.space, &view.t("photo-loading")),
    }
    match shown {
        Shown::Ready(image) => {
            paint_image(&image);
            String::new()
        }
        _ if better_than_nothing.is_some() => String::new(),
        _ => view.t("photo-loading"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(scale: f32) -> Frame {
        let space = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, 200.0));
        Frame { space, whole: Rect::from_center_size(space.center(), vec2(600.0, 400.0) * scale), scale, fit: 0.5 }
    }

    #[test]
    fn zooming_keeps_what_lies_under_the_pointer() {
        let at = pos2(60.0, 150.0);
        let before = frame(0.5);
        let mut look = Look::default();
        zoom(&before, &mut look, 4.0, at);
        assert_eq!(look.scale, Some(2.0));
        let size = vec2(600.0, 400.0) * 2.0;
        let middle = vec2(look.middle.x - 0.5, look.middle.y - 0.5);
        let whole = Rect::from_center_size(before.space.center() - middle * size, size);
        let share = |whole: Rect| (at - whole.min) / whole.size();
        assert!((share(whole) - share(before.whole)).length() < 0.001);
    }

    #[test]
    fn zooming_out_ends_where_all_is_seen() {
        let mut look = Look::default();
        zoom(&frame(1.0), &mut look, 0.01, pos2(0.0, 0.0));
        assert_eq!(look.scale, None);
    }

    #[test]
    fn no_space_stays_empty_beside_a_large_photo() {
        assert_eq!(kept_inside(pos2(0.0, 1.0), vec2(600.0, 400.0), vec2(300.0, 200.0)), pos2(0.25, 0.75));
        assert_eq!(kept_inside(pos2(0.1, 0.9), vec2(100.0, 100.0), vec2(300.0, 200.0)), pos2(0.5, 0.5));
    }
}
