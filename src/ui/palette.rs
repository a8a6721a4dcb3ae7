//! The one field (Ctrl+K): everything in the archive, found as it is typed, grouped by kind with
//! the reason why; commands; or a pasted address. With `>` first, commands alone.

use std::ops::Range;

use egui::{
    Align2, Color32, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, TextEdit, TextFormat, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};

use super::{
    commands::{COMMANDS, Menu, Situation},
    theme::{self, size, space},
    view::{Action, View},
    widgets::{label, modal, paint_line},
};
use crate::{
    catalog::{Place, Target},
    search::{Index, Kind, Query},
};

/// The open palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub text: String,
    chosen: usize,
    /// The offers for `text`, kept until it changes.
    offers: Option<(Made, Found)>,
}

/// What offers were made from: the text, the archive, and whether it could be searched.
type Made = (String, u64, bool);

/// The offers, and what a search has to say beside them.
#[derive(Clone, Debug, Default)]
struct Found {
    offers: Vec<Offer>,
    remark: String,
}

/// Something to go to or to do.
#[derive(Clone, Debug)]
struct Offer {
    /// What it is under: speakers, articles, commands.
    group: String,
    words: String,
    beside: String,
    /// The text that was found, with the words of the query marked.
    below: Option<(String, Vec<Range<usize>>)>,
    action: Action,
}

/// The most records offered; more would not be read.
const MOST: usize = 24;
const WIDTH: f32 = 640.0;
const ROW: f32 = 34.0;
const TALL_ROW: f32 = 54.0;

impl Palette {
    /// An empty palette, or one for commands.
    pub fn new(text: &str) -> Palette {
        Palette { text: text.to_owned(), ..Palette::default() }
    }
}

/// Shows the palette; false when it is to be closed.
pub fn draw(ui: &Ui, view: &View<'_>, now: &Situation, palette: &mut Palette) -> bool {
    modal(ui, "palette", WIDTH, |ui| {
        let mut open = true;
        let (up, down, enter) = ui.input_mut(|input| {
            let mut take = |key| input.count_and_consume_key(Modifiers::NONE, key);
            (take(Key::ArrowUp), take(Key::ArrowDown), take(Key::Enter) > 0)
        });
        let name = view.t("search-hint");
        let field = ui.add(
            TextEdit::singleline(&mut palette.text)
                .hint_text(name.clone())
                .desired_width(f32::INFINITY)
                .font(theme::sans(size::NAME))
                .char_limit(10_000),
        );
        field.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, &name);
            info.current_text_value = Some(palette.text.clone());
            info
        });
        field.request_focus();
        refresh(view, now, palette);
        let found = palette.offers.as_ref().map(|(_, found)| found.clone()).unwrap_or_default();
        let offers = found.offers.as_slice();
        let last = offers.len().saturating_sub(1);
        palette.chosen = palette.chosen.saturating_sub(up).saturating_add(down).min(last);
        let mut taken = enter.then_some(palette.chosen);
        ui.add_space(space::SMALL);
        let room = ui.ctx().content_rect().height() - 2.0 * space::PAGE - 140.0;
        ScrollArea::vertical().max_height(room.max(2.0 * ROW)).show(ui, |ui| {
            let mut group = "";
            for (index, offer) in offers.iter().enumerate() {
                if offer.group != group {
                    group = &offer.group;
                    label(ui, group, theme::sans(size::SMALL), theme::colors(ui).faint);
                }
                if row(ui, offer, index == palette.chosen, up + down > 0) {
                    taken = Some(index);
                }
            }
        });
        let remark =
            if offers.is_empty() && found.remark.is_empty() { view.t("no-match") } else { found.remark.clone() };
        label(ui, &remark, theme::sans(size::SMALL), theme::colors(ui).faint);
        if let Some(offer) = taken.and_then(|taken| offers.get(taken)) {
            view.ask(offer.action.clone());
            open = false;
        }
        open
    })
}

fn row(ui: &mut Ui, offer: &Offer, chosen: bool, moved: bool) -> bool {
    let colors = theme::colors(ui);
    let height = if offer.below.is_some() { TALL_ROW } else { ROW };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &offer.words));
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
        paint_marked(ui, pos2(inner.left(), rect.top() + ROW - 4.0), inner.width(), snippet, marks);
    }
    response.clicked()
}

/// Paints one line with the words of the query marked.
fn paint_marked(ui: &Ui, at: Pos2, width: f32, snippet: &str, marks: &[Range<usize>]) {
    let colors = theme::colors(ui);
    let format = |background| TextFormat {
        font_id: theme::sans(size::SMALL),
        color: if background == Color32::TRANSPARENT { colors.soft } else { colors.ink },
        background,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    let mut from = 0;
    let mut piece = |words: Option<&str>, background| {
        job.append(&words.unwrap_or_default().replace('\n', " "), 0.0, format(background));
    };
    for mark in marks {
        piece(snippet.get(from..mark.start), Color32::TRANSPARENT);
        piece(snippet.get(mark.clone()), colors.mark);
        from = mark.end;
    }
    piece(snippet.get(from..), Color32::TRANSPARENT);
    job.wrap = TextWrapping::truncate_at_width(width);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(at, galley, colors.soft);
}

fn refresh(view: &View<'_>, now: &Situation, palette: &mut Palette) {
    let made = (palette.text.clone(), view.snapshot, view.index.is_some());
    if palette.offers.as_ref().is_some_and(|(before, _)| *before == made) {
        return;
    }
    let found = offers(view, now, &palette.text);
    palette.offers = Some((made, found));
    palette.chosen = 0;
}

fn offers(view: &View<'_>, now: &Situation, text: &str) -> Found {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix('>') {
        return Found { offers: commands(view, now, &rest.trim().to_lowercase()), remark: String::new() };
    }
    let mut found = Found { offers: address(view, text).into_iter().collect(), remark: String::new() };
    match view.index.filter(|_| !text.is_empty()) {
        Some(index) => search(view, index, text, &mut found),
        None if text.is_empty() => found.offers.extend(latest(view)),
        None => found.remark = view.t("search-not-ready"),
    }
    found.offers.extend(commands(view, now, &text.to_lowercase()));
    found
}

/// A pasted address of a place that is no record: a list, or a comparison.
fn address(view: &View<'_>, text: &str) -> Option<Offer> {
    let place: Place = text.parse().ok()?;
    let is_record = !matches!(view.catalog.target(&place)?, Target::Always | Target::Compare(..));
    let offer = Offer {
        group: view.t("go-to-address"),
        words: text.to_owned(),
        beside: String::new(),
        below: None,
        action: Action::Go(place),
    };
    (!is_record || view.index.is_none()).then_some(offer)
}

/// The latest editions, for who has typed nothing yet.
fn latest<'a>(view: &'a View<'_>) -> impl Iterator<Item = Offer> + 'a {
    view.catalog.editions().iter().rev().take(3).map(|edition| Offer {
        group: view.t("group-edition"),
        words: edition.full_name(view.catalog, view.language),
        beside: edition.short_name(view.language),
        below: None,
        action: Action::Go(edition.place()),
    })
}

fn search(view: &View<'_>, index: &Index, text: &str, found: &mut Found) {
    let results = index.search(view.catalog, &Query::parse(text), MOST, view.language);
    let hits = results.hits.iter().filter(|hit| hit.kind != Kind::List);
    found.offers.extend(hits.map(|hit| Offer {
        group: view.t(&format!("group-{}", hit.kind.code())),
        words: hit.title.show(view.language).to_owned(),
        beside: hit.why.words(view.language),
        below: (!hit.snippet.is_empty() && !hit.marks.is_empty()).then(|| (hit.snippet.clone(), hit.marks.clone())),
        action: Action::Go(hit.place.clone()),
    }));
    // Those of one kind together, in the order in which the best of each kind came.
    let mut order: Vec<String> = Vec::new();
    for offer in &found.offers {
        if !order.contains(&offer.group) {
            order.push(offer.group.clone());
        }
    }
    found.offers.sort_by_key(|offer| order.iter().position(|group| *group == offer.group));
    let mut remarks: Vec<String> = results.hints.iter().map(|hint| hint.words(view.language)).collect();
    if results.total > MOST {
        remarks.insert(0, view.count("count-results", results.total));
    }
    found.remark = remarks.join(" · ");
}

fn commands(view: &View<'_>, now: &Situation, wanted: &str) -> Vec<Offer> {
    let mut found: Vec<Offer> = COMMANDS
        .iter()
        .filter(|row| row.menu != Menu::None && (row.enabled)(now))
        .map(|row| Offer {
            group: view.t("group-command"),
            words: view.t(row.text),
            beside: view.t(row.menu.key()),
            below: None,
            action: Action::Do(row.id),
        })
        .filter(|offer| contains(&offer.words, wanted))
        .collect();
    // "dark" means the command of that name before another that mentions it.
    found.sort_by_key(|offer| !offer.words.to_lowercase().starts_with(wanted));
    found
}

fn contains(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(wanted)
}
