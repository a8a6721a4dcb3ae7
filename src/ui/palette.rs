//! The one field (Ctrl+K): everything in the archive, found as it is typed, grouped by kind with
//! the reason why; commands; or a pasted address. With `>` first, commands alone.

use egui::{Align2, Id, Key, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{
    commands::Situation,
    palette_offers::{self, Found, Made, Offer},
    theme::{self, size, space},
    view::{Action, View},
    widgets::{Completions, Look, label, modal, paint_line, paint_marked, query_field},
};
use crate::catalog::Place;

/// The open palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub text: String,
    /// Whether bookmarks alone are offered.
    only_bookmarks: bool,
    chosen: usize,
    /// The offers for `text`, kept until it changes.
    offers: Option<(Made, Found)>,
    completions: Completions,
}

const WIDTH: f32 = 640.0;
const ROW: f32 = 34.0;
const TALL_ROW: f32 = 54.0;

impl Palette {
    /// An empty palette, or one for commands.
    pub fn new(text: &str) -> Palette {
        Palette { text: text.to_owned(), ..Palette::default() }
    }

    /// A palette for bookmarks alone.
    pub fn bookmarks() -> Palette {
        Palette { only_bookmarks: true, ..Palette::default() }
    }
}

/// The keys of the palette that were pressed in this frame.
struct Keys {
    up: usize,
    down: usize,
    enter: bool,
    all: bool,
    unmark: bool,
}

impl Keys {
    fn take(ui: &Ui) -> Keys {
        ui.input_mut(|input| {
            let all = input.count_and_consume_key(Modifiers::COMMAND, Key::Enter) > 0;
            let unmark = input.count_and_consume_key(Modifiers::COMMAND, Key::D) > 0;
            let mut take = |key| input.count_and_consume_key(Modifiers::NONE, key);
            Keys { up: take(Key::ArrowUp), down: take(Key::ArrowDown), enter: take(Key::Enter) > 0, all, unmark }
        })
    }
}

/// Shows the palette; false when it is to be closed.
pub fn draw(ui: &Ui, view: &View<'_>, now: &Situation, palette: &mut Palette) -> bool {
    modal(ui, "palette", WIDTH, |ui| {
        let keys = Keys::take(ui);
        let id = Id::unique("palette field");
        let width = f32::INFINITY;
        query_field(ui, view, id, &mut palette.text, &mut palette.completions, width).request_focus();
        refresh(view, now, palette);
        let found = palette.offers.as_ref().map(|(_, found)| found.clone()).unwrap_or_default();
        let offers = found.offers.as_slice();
        let last = offers.len().saturating_sub(1);
        palette.chosen = palette.chosen.saturating_sub(keys.up).saturating_add(keys.down).min(last);
        let mut taken = keys.enter.then_some(palette.chosen);
        ui.add_space(space::SMALL);
        let room = ui.ctx().content_rect().height() - 2.0 * space::PAGE - 140.0;
        ScrollArea::vertical().max_height(room.max(2.0 * ROW)).show(ui, |ui| {
            let mut group = "";
            for (index, offer) in offers.iter().enumerate() {
                if offer.group != group {
                    group = &offer.group;
                    label(ui, group, theme::sans(size::SMALL), theme::colors(ui).faint);
                }
                if row(ui, offer, index == palette.chosen, keys.up + keys.down > 0) {
                    taken = Some(index);
                }
            }
        });
        let remark =
            if offers.is_empty() && found.remark.is_empty() { view.t("no-match") } else { found.remark.clone() };
        label(ui, &remark, theme::sans(size::SMALL), theme::colors(ui).faint);
        if let Some(place) = offers.get(palette.chosen).and_then(|offer| offer.bookmark.clone())
            && keys.unmark
        {
            view.ask(Action::Unmark(place));
        }
        if keys.all && palette_offers::seeks(&palette.text) {
            view.go(Place::Search(palette.text.trim().to_owned()));
            return false;
        }
        let Some(offer) = taken.and_then(|taken| offers.get(taken)) else { return true };
        // A search made before is made again, and its results stand in the same place.
        if let Action::Recall(text) = &offer.action {
            *palette = Palette::new(text);
            return true;
        }
        if let Action::Unmark(_) = &offer.action {
            view.ask(offer.action.clone());
            return true;
        }
        view.ask(offer.action.clone());
        false
    })
}

fn row(ui: &mut Ui, offer: &Offer, chosen: bool, moved: bool) -> bool {
    let colors = theme::colors(ui);
    let height = if offer.below.is_some() { TALL_ROW } else { ROW };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    response.widget_info(|| {
        let between = if offer.beside.is_empty() { "" } else { " · " };
        WidgetInfo::selected(Role::ListItem, true, chosen, format!("{}{between}{}", offer.words, offer.beside))
    });
    if chosen && moved {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if chosen || response.hovered() {
        let fill = if chosen { colors.accent_soft } else { colors.panel };
        ui.painter().rect_filled(rect, egui::CornerRadius::same(theme::radius::SMALL), fill);
    }
    let inner: Rect = rect.shrink2(vec2(space::MEDIUM, 0.0));
    let middle = rect.top() + ROW / 2.0;
    let right = pos2(inner.right(), middle);
    let room = inner.width() * 0.45;
    let font = theme::sans(size::SMALL);
    let beside = paint_line(ui.painter(), right, Align2::RIGHT_CENTER, room, &offer.beside, font, colors.faint);
    let room = beside.left() - inner.left() - space::SMALL;
    let left = pos2(inner.left(), middle);
    paint_line(ui.painter(), left, Align2::LEFT_CENTER, room, &offer.words, theme::sans(size::BODY), colors.ink);
    if let Some((snippet, marks)) = &offer.below {
        let look = Look { font: theme::sans(size::SMALL), color: colors.soft };
        let at = pos2(inner.left(), rect.top() + ROW - 4.0);
        paint_marked(ui.painter(), colors, at, inner.width(), (snippet, marks), &look);
    }
    response.clicked()
}

fn refresh(view: &View<'_>, now: &Situation, palette: &mut Palette) {
    let made = (palette.text.clone(), view.snapshot, view.index.is_some(), view.bookmarks.len());
    if palette.offers.as_ref().is_some_and(|(before, _)| *before == made) {
        return;
    }
    let found = match palette.only_bookmarks {
        true => palette_offers::only_bookmarks(view, &palette.text),
        false => palette_offers::find(view, now, &palette.text),
    };
    palette.offers = Some((made, found));
    palette.chosen = 0;
}
