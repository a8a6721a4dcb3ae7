//! Lists and grids of any length: only what is on the screen is drawn.
//!
//! The whole is one stop for the Tab key. Arrows, Home, End and the page keys move the choice,
//! Enter opens it; a click chooses and opens. With Ctrl and Shift several are selected, by click
//! as by key; Ctrl+C copies them.

use egui::{Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use super::{
    label,
    list_keys::{self, Keys},
    list_layout::{Group, Layout},
    was_cut,
};
use crate::{
    export::Style,
    ui::{
        cite,
        theme::{self, size},
        view::{PlaceState, View},
    },
};

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
    /// What its cells are.
    pub rows: Rows<'a>,
}

/// What the cells of a list are, by which it is told what can be done with them.
#[derive(Clone, Copy)]
pub enum Rows<'a> {
    /// Articles, which can be cited, and exported.
    Articles,
    /// Records of all kinds, which can be exported, and cited where this says that they are articles.
    Mixed(&'a dyn Fn(usize) -> bool),
    /// Other records, which can be exported.
    Records,
    /// Nothing of the kind.
    Others,
}

impl Rows<'_> {
    fn are_records(self) -> bool {
        !matches!(self, Rows::Others)
    }

    fn is_article(self, index: usize) -> bool {
        match self {
            Rows::Articles => true,
            Rows::Mixed(is_article) => is_article(index),
            Rows::Records | Rows::Others => false,
        }
    }
}

/// What was done in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Done {
    /// Nothing that leads out of it.
    #[default]
    Nothing,
    /// A cell was opened.
    Open(usize),
    /// What is written in these is to be copied.
    Copy(Vec<usize>),
    /// The articles among these are to be cited.
    Cite(Style, Vec<usize>),
    /// The addresses of these are to be copied.
    CopyAddresses(Vec<usize>),
    /// These are to be exported.
    Export(Vec<usize>),
}

/// What a cell is drawn with.
pub struct Cell {
    /// Its place in the list.
    pub index: usize,
    /// Where to draw it.
    pub rect: Rect,
    /// Whether it is chosen and the list has the keys, or is one of several that are selected.
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
    ) -> Done {
        let id = ui.make_persistent_id(("grid", view.visit));
        let area = ui.available_rect_before_wrap();
        let groups = state.groups.clone();
        let layout = self.layout(area.width() - ui.spacing().scroll.allocated_width(), &groups);
        let keys = Keys { id, count: self.count, page: area.height(), layout: &layout };
        let described = state.selected.filter(|selected| *selected < self.count).map(&name).unwrap_or_default();
        let has_focus = self.stop(ui, view, id, area, &described);
        let before = state.selected;
        let mut done = if has_focus { list_keys::act(ui, &keys, state) } else { Done::Nothing };
        let moved = state.selected != before;
        ScrollArea::vertical().id_salt(view.scroll_id("grid")).auto_shrink([false, false]).show_viewport(
            ui,
            |ui, viewport| {
                ui.set_height(layout.height());
                let origin = ui.min_rect().min.to_vec2();
                if let Some(selected) = state.selected.filter(|_| moved) {
                    ui.scroll_to_rect(layout.rect(selected).translate(origin), None);
                }
                for (number, rect) in layout.headings(viewport.min.y, viewport.max.y) {
                    if let Some(group) = groups.get(number) {
                        heading(ui, &group.name, rect.translate(origin));
                    }
                }
                for index in layout.seen(viewport.min.y, viewport.max.y) {
                    let rect = layout.rect(index).translate(origin);
                    // Not a stop of its own: the grid is.
                    let response = ui.interact(rect, id.with(index), Sense::CLICK);
                    let marked = state.marked.contains(&index);
                    let chosen = marked || state.selected == Some(index);
                    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, name(index)));
                    if response.clicked() {
                        ui.memory_mut(|memory| memory.request_focus(id));
                        let modifiers = ui.input(|input| input.modifiers);
                        if list_keys::click(state, index, modifiers) {
                            done = Done::Open(index);
                        }
                    }
                    response.context_menu(|ui| {
                        if let Some(wanted) = menu(ui, view, state, (index, self.rows)) {
                            done = wanted;
                        }
                    });
                    let hovered = response.hovered();
                    was_cut(ui.ctx());
                    paint(ui, &Cell { index, rect, chosen: marked || (chosen && has_focus), hovered });
                    if was_cut(ui.ctx()) {
                        response.on_hover_text(name(index));
                    }
                }
            },
        );
        if has_focus && state.selected.is_none() {
            // Nothing is chosen yet that could show where the keys are.
            let stroke = egui::Stroke::new(1.5, theme::colors(ui).accent);
            ui.painter().rect_stroke(area, 4.0, stroke, egui::StrokeKind::Outside);
        }
        done
    }

    fn layout(&self, width: f32, groups: &[Group]) -> Layout {
        let columns = match self.cell_width {
            None => 1,
            Some(cell) => (((width + self.gap) / (cell + self.gap)).floor() as usize).max(1),
        };
        let cell = (width - self.gap * (columns as f32 - 1.0)) / columns as f32;
        Layout::new(self.count, columns, vec2(cell, self.cell_height), self.gap, groups)
    }

    /// The stop for the Tab key; says whether it has the keys.
    fn stop(&self, ui: &Ui, view: &View<'_>, id: Id, area: Rect, chosen: &str) -> bool {
        let place = Rect::from_min_size(area.min, vec2(area.width(), 1.0));
        let stop = ui.interact(place, id, Sense::focusable_noninteractive());
        stop.widget_info(|| {
            let label = if chosen.is_empty() { self.name.to_owned() } else { format!("{}: {chosen}", self.name) };
            WidgetInfo::labeled(Role::List, true, label)
        });
        if view.take_focus {
            stop.request_focus();
        }
        stop.has_focus()
    }
}

fn heading(ui: &mut Ui, name: &str, rect: Rect) {
    let colors = theme::colors(ui);
    let place = Rect::from_min_max(egui::pos2(rect.left(), rect.top() + 14.0), rect.max);
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        label(ui, name, theme::bold(size::SMALL), colors.soft);
    });
}

/// What can be done with a cell, or with all that are selected if it is one of them.
fn menu(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState, (index, of): (usize, Rows<'_>)) -> Option<Done> {
    let item = |ui: &mut Ui, key: &str| ui.button(view.t(key)).clicked();
    let rows = if state.marked.contains(&index) { state.marked.iter().copied().collect() } else { vec![index] };
    if item(ui, "list-open") {
        return Some(Done::Open(index));
    }
    if item(ui, "list-copy") {
        return Some(Done::Copy(rows));
    }
    if item(ui, "list-copy-addresses") {
        return Some(Done::CopyAddresses(rows));
    }
    if of.are_records() && item(ui, "command-export") {
        return Some(Done::Export(rows));
    }
    if item(ui, "list-select") {
        list_keys::toggle(state, index);
    }
    if of.is_article(index) {
        let style = cite::items(ui, |style| view.t(cite::command(style)))?;
        if !state.marked.contains(&index) {
            state.marked.clear();
            state.selected = Some(index);
        }
        return Some(Done::Cite(style, rows));
    }
    None
}
