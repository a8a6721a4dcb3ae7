//! Lists and grids of any length: only what is on the screen is drawn.
//!
//! The whole is one stop for the Tab key. Arrows, Home, End and the page keys move the choice,
//! Enter opens it; a click chooses and opens.

use egui::{Event, EventFilter, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::was_cut;
use crate::ui::view::{PlaceState, View};

/// A grid of equal cells; with one column a list.
pub struct Grid<'a> {
    /// Its name for screen readers.
    pub name: &'a str,
    /// How many cells there are.
    pub count: usize,
    /// Narrowest cell, in points; the columns share the width. None is a list of one column.
    pub cell_width: Option<f32>,
    /// Height of a cell.
    pub cell_height: f32,
    /// Between cells.
    pub gap: f32,
}

/// The cell that was opened, if one was.
pub type Opened = Option<usize>;

/// What a cell is drawn with.
pub struct Cell {
    /// Its place in the list.
    pub index: usize,
    /// Where to draw it.
    pub rect: Rect,
    /// Whether it is chosen and the list has the keys.
    pub chosen: bool,
    /// Whether the pointer is on it.
    pub hovered: bool,
}

impl Grid<'_> {
    /// Shows the grid in what is left of the page. `name` describes a cell, `paint` draws it.
    pub fn show(
        &self,
        ui: &mut Ui,
        view: &View<'_>,
        state: &mut PlaceState,
        name: impl Fn(usize) -> String,
        mut paint: impl FnMut(&mut Ui, &Cell),
    ) -> Opened {
        let columns = self.columns(ui.available_width());
        let id = ui.make_persistent_id(("grid", view.visit));
        let mut opened = None;
        let page_rows = (ui.available_height() / (self.cell_height + self.gap)).floor().max(1.0) as usize;
        let moved = self.keys(ui, id, view, state, columns, page_rows, &name, &mut opened);
        ScrollArea::vertical().id_salt(view.scroll_id("grid")).auto_shrink([false, false]).show_viewport(
            ui,
            |ui, viewport| {
                let width = ui.available_width();
                let rows = self.count.div_ceil(columns);
                let step = self.cell_height + self.gap;
                ui.set_height(rows as f32 * step);
                let origin = ui.min_rect().min;
                let cell_width = (width - self.gap * (columns as f32 - 1.0)) / columns as f32;
                let cell_rect = |index: usize| {
                    let (row, column) = (index / columns, index % columns);
                    let at = pos2(origin.x + column as f32 * (cell_width + self.gap), origin.y + row as f32 * step);
                    Rect::from_min_size(at, vec2(cell_width, self.cell_height))
                };
                if let Some(selected) = state.selected.filter(|_| moved) {
                    ui.scroll_to_rect(cell_rect(selected), None);
                }
                let first = ((viewport.min.y / step).floor().max(0.0) as usize).min(rows) * columns;
                let last = (((viewport.max.y / step).ceil().max(0.0) as usize).min(rows) * columns).min(self.count);
                let has_focus = ui.memory(|memory| memory.has_focus(id));
                for index in first..last {
                    let rect = cell_rect(index);
                    // Not a stop of its own: the grid is.
                    let response = ui.interact(rect, id.with(index), Sense::CLICK);
                    let chosen = state.selected == Some(index);
                    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, name(index)));
                    if response.clicked() {
                        state.selected = Some(index);
                        ui.memory_mut(|memory| memory.request_focus(id));
                        opened = Some(index);
                    }
                    let hovered = response.hovered();
                    was_cut(ui.ctx());
                    paint(ui, &Cell { index, rect, chosen: chosen && has_focus, hovered });
                    if was_cut(ui.ctx()) {
                        response.on_hover_text(name(index));
                    }
                }
            },
        );
        opened
    }

    fn columns(&self, width: f32) -> usize {
        match self.cell_width {
            None => 1,
            Some(cell) => (((width + self.gap) / (cell + self.gap)).floor() as usize).max(1),
        }
    }

    /// Moves the choice by the keys and says whether it moved.
    #[expect(clippy::too_many_arguments, reason = "all of it is this one frame's state")]
    fn keys(
        &self,
        ui: &mut Ui,
        id: Id,
        view: &View<'_>,
        state: &mut PlaceState,
        columns: usize,
        page_rows: usize,
        name: &impl Fn(usize) -> String,
        opened: &mut Opened,
    ) -> bool {
        let area = ui.available_rect_before_wrap();
        let stop =
            ui.interact(Rect::from_min_size(area.min, vec2(area.width(), 1.0)), id, Sense::focusable_noninteractive());
        let described = state.selected.filter(|selected| *selected < self.count).map(name).unwrap_or_default();
        stop.widget_info(|| {
            let label = if described.is_empty() { self.name.to_owned() } else { format!("{}: {described}", self.name) };
            WidgetInfo::labeled(Role::List, true, label)
        });
        if view.take_focus {
            stop.request_focus();
        }
        if !stop.has_focus() || self.count == 0 {
            return false;
        }
        let filter = EventFilter { horizontal_arrows: columns > 1, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let before = state.selected;
        for key in pressed(
            ui,
            &[
                Key::ArrowUp,
                Key::ArrowDown,
                Key::ArrowLeft,
                Key::ArrowRight,
                Key::Home,
                Key::End,
                Key::PageUp,
                Key::PageDown,
                Key::Enter,
            ],
        ) {
            let last = self.count - 1;
            let now = state.selected.unwrap_or(0).min(last);
            let fresh = state.selected.is_none();
            let step = |by: usize| if fresh { 0 } else { by };
            let next = match key {
                Key::ArrowUp => now.checked_sub(step(columns)).unwrap_or(now),
                Key::ArrowDown if now + step(columns) <= last => now + step(columns),
                Key::ArrowLeft => now.saturating_sub(step(1)),
                Key::ArrowRight => (now + step(1)).min(last),
                Key::Home => 0,
                Key::End => last,
                Key::PageUp => now.saturating_sub(page_rows * columns),
                Key::PageDown => (now + page_rows * columns).min(last),
                Key::Enter => {
                    *opened = state.selected;
                    now
                }
                _ => now,
            };
            if key != Key::Enter {
                state.selected = Some(next);
            }
        }
        state.selected != before
    }
}

/// The keys of a list that were pressed without modifiers, in their order; they are taken.
fn pressed(ui: &mut Ui, keys: &[Key]) -> Vec<Key> {
    ui.input_mut(|input| {
        let mut found = Vec::new();
        input.events.retain(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } if *modifiers == Modifiers::NONE && keys.contains(key) => {
                found.push(*key);
                false
            }
            _ => true,
        });
        found
    })
}
