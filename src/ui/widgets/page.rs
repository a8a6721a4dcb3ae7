//! A page that scrolls as a whole, by wheel and by keys, and follows what has the keys.

use egui::{Event, Id, Key, Modifiers, Rect, ScrollArea, Ui, vec2};

use crate::ui::{theme::space, view::View};

/// How far an arrow key scrolls.
const LINE: f32 = 64.0;

/// Shows a page with the margins of all pages, at most as wide as given.
pub fn page(ui: &mut Ui, view: &View<'_>, widest: f32, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(view.scroll_id("page")).auto_shrink([false, false]).show(ui, |ui| {
        let window = ui.clip_rect();
        let by = wanted_scroll(ui, window.height());
        if by != 0.0 {
            ui.scroll_with_delta(vec2(0.0, -by));
        }
        egui::Frame::new().inner_margin(space::PAGE).show(ui, |ui| {
            let width = ui.available_width();
            ui.set_width(width);
            ui.vertical(|ui| {
                ui.set_width(width.min(widest));
                add(ui);
            });
        });
        follow_focus(ui, window);
    });
}

/// How far the keys of this frame scroll. Arrows and the space bar belong first to what has the
/// keys, such as a link or the timeline.
fn wanted_scroll(ui: &Ui, height: f32) -> f32 {
    if ui.ctx().text_edit_focused() || ui.ctx().memory(|memory| memory.top_modal_layer().is_some()) {
        return 0.0;
    }
    let free = ui.memory(|memory| memory.focused().is_none());
    ui.input(|input| {
        let pressed = |event: &Event| match event {
            Event::Key { key, pressed: true, modifiers: Modifiers::NONE, .. } => match key {
                Key::ArrowDown if free => LINE,
                Key::ArrowUp if free => -LINE,
                Key::Space if free => height - LINE,
                Key::PageDown => height - LINE,
                Key::PageUp => LINE - height,
                Key::Home if free => f32::MIN / 2.0,
                Key::End if free => f32::MAX / 2.0,
                _ => 0.0,
            },
            _ => 0.0,
        };
        input.events.iter().map(pressed).sum()
    })
}

/// Whoever walks the page with the Tab key sees what has the keys.
fn follow_focus(ui: &Ui, window: Rect) {
    let last = Id::unique("focus-followed");
    let focused = ui.memory(egui::Memory::focused);
    let before = ui.data(|data| data.get_temp::<Option<Id>>(last)).flatten();
    if focused == before {
        return;
    }
    ui.data_mut(|data| data.insert_temp(last, focused));
    let rect = focused.and_then(|id| ui.ctx().read_response(id)).map(|response| response.rect);
    if let Some(rect) = rect.filter(|rect| rect.height() < window.height() && !window.contains_rect(*rect)) {
        ui.scroll_to_rect(rect.expand(LINE), None);
    }
}
