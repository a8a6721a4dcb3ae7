//! Parts of a long page that are far off the screen keep their place without being drawn.

use egui::{Id, Rect, Ui, vec2};

/// Draws a part of a page, or only keeps its height if it was drawn before at this width and is
/// more than a screen away. So near parts still take the Tab key. Gives the place it takes.
pub fn lazy(ui: &mut Ui, id: Id, add: impl FnOnce(&mut Ui)) -> Rect {
    part(ui, id, None, add)
}

/// The same for a part of which there may be hundreds: as long as it was not drawn, it is taken to
/// be so high.
pub fn lazy_of_height(ui: &mut Ui, id: Id, height: f32, add: impl FnOnce(&mut Ui)) {
    part(ui, id, Some(height), add);
}

fn part(ui: &mut Ui, id: Id, estimate: Option<f32>, add: impl FnOnce(&mut Ui)) -> Rect {
    let width = ui.available_width();
    let known: Option<(f32, f32)> = ui.data(|data| data.get_temp(id));
    let near = ui.clip_rect().expand2(vec2(0.0, ui.clip_rect().height()));
    let drawn_before = known.filter(|(at_width, _)| (at_width - width).abs() < 1.0).map(|(_, height)| height);
    if let Some(height) = drawn_before.or(estimate) {
        let top = ui.cursor().top();
        let bottom = top + height;
        if bottom < near.top() || top > near.bottom() {
            return ui.allocate_space(vec2(width, height)).1;
        }
    }
    let drawn = ui.scope(add).response.rect;
    if known != Some((width, drawn.height())) {
        ui.data_mut(|data| data.insert_temp(id, (width, drawn.height())));
    }
    drawn
}
