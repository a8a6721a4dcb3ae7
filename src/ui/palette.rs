//! The one field (Ctrl+K): places, people, editions, articles by headline, commands, or a pasted
//! address. With `>` first, commands alone.

use egui::{Align2, Key, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};

use super::{
    commands::{COMMANDS, Menu, Situation},
    theme::{self, size, space},
    view::{Action, View},
    widgets::{modal, paint_line},
};
use crate::catalog::Place;

/// The open palette.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What is typed.
    pub text: String,
    chosen: usize,
    /// The offers for `text`, kept until it changes.
    offers: Option<(String, Vec<Offer>)>,
}

/// Something to go to or to do.
#[derive(Clone, Debug)]
struct Offer {
    words: String,
    beside: String,
    action: Action,
}

/// The most offers shown; more would not be read.
const MOST: usize = 12;
const WIDTH: f32 = 600.0;
const ROW: f32 = 36.0;

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
        let offers = palette.offers.as_ref().map(|(_, offers)| offers.as_slice()).unwrap_or_default();
        let last = offers.len().saturating_sub(1);
        palette.chosen = palette.chosen.min(last);
        palette.chosen = palette.chosen.saturating_sub(up).saturating_add(down).min(last);
        let mut taken = enter.then_some(palette.chosen);
        ui.add_space(space::SMALL);
        let room = ui.ctx().content_rect().height() - 2.0 * space::PAGE - 140.0;
        ScrollArea::vertical().max_height(room.max(2.0 * ROW)).show(ui, |ui| {
            for (index, offer) in offers.iter().enumerate() {
                if row(ui, offer, index == palette.chosen, up + down > 0) {
                    taken = Some(index);
                }
            }
        });
        if offers.is_empty() {
            let words = view.t("no-match");
            ui.label(egui::RichText::new(words).color(theme::colors(ui).faint));
        }
        if let Some(offer) = taken.and_then(|taken| offers.get(taken)) {
            view.ask(offer.action.clone());
            open = false;
        }
        open
    })
}

fn row(ui: &mut Ui, offer: &Offer, chosen: bool, moved: bool) -> bool {
    let colors = theme::colors(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &offer.words));
    if chosen && moved {
        response.scroll_to_me(None);
    }
    if chosen || response.hovered() {
        let fill = if chosen { colors.accent_soft } else { colors.panel };
        ui.painter().rect_filled(rect, egui::CornerRadius::same(theme::radius::SMALL), fill);
    }
    let inner: Rect = rect.shrink2(vec2(space::MEDIUM, 0.0));
    let beside = paint_line(
        ui.painter(),
        inner.right_center(),
        Align2::RIGHT_CENTER,
        inner.width() * 0.45,
        &offer.beside,
        theme::sans(size::SMALL),
        colors.faint,
    );
    let room = beside.left() - inner.left() - space::SMALL;
    paint_line(
        ui.painter(),
        inner.left_center(),
        Align2::LEFT_CENTER,
        room,
        &offer.words,
        theme::sans(size::BODY),
        colors.ink,
    );
    response.clicked()
}

fn refresh(view: &View<'_>, now: &Situation, palette: &mut Palette) {
    if palette.offers.as_ref().is_some_and(|(text, _)| *text == palette.text) {
        return;
    }
    let offers = offers(view, now, &palette.text);
    palette.offers = Some((palette.text.clone(), offers));
    palette.chosen = 0;
}

fn offers(view: &View<'_>, now: &Situation, text: &str) -> Vec<Offer> {
    let text = text.trim();
    let (only_commands, wanted) = match text.strip_prefix('>') {
        Some(rest) => (true, rest.trim().to_lowercase()),
        None => (false, text.to_lowercase()),
    };
    let mut found = Vec::new();
    if !only_commands {
        found.extend(address(view, text));
        found.extend(editions(view, &wanted));
        found.extend(people(view, &wanted));
    }
    found.extend(commands(view, now, &wanted));
    if !only_commands {
        found.extend(articles(view, &wanted).take(MOST));
    }
    found.truncate(MOST);
    found
}

fn address(view: &View<'_>, text: &str) -> Option<Offer> {
    let place: Place = text.parse().ok()?;
    view.catalog.target(&place)?;
    Some(Offer { words: text.to_owned(), beside: view.t("go-to-address"), action: Action::Go(place) })
}

fn editions<'a>(view: &'a View<'_>, wanted: &'a str) -> impl Iterator<Item = Offer> + 'a {
    view.catalog
        .editions()
        .iter()
        .rev()
        .filter(move |edition| {
            let number = edition.record.number.map(|number| number.to_string());
            let year = edition.year().map(|year| year.to_string());
            let exact = |value: &Option<String>| value.as_deref() == Some(wanted);
            let names = crate::model::Language::ALL.map(|language| edition.short_name(language));
            wanted.is_empty()
                || exact(&number)
                || exact(&year)
                || names.iter().any(|name| contains(name, wanted))
                || [&edition.record.city, &edition.record.theme].into_iter().any(|text| text_contains(text, wanted))
        })
        .take(if wanted.is_empty() { 3 } else { MOST })
        .map(|edition| Offer {
            words: edition.full_name(view.catalog, view.language),
            beside: edition.short_name(view.language),
            action: Action::Go(edition.place()),
        })
}

fn people<'a>(view: &'a View<'_>, wanted: &'a str) -> impl Iterator<Item = Offer> + 'a {
    view.catalog
        .people()
        .iter()
        .filter(move |person| {
            let record = &person.record;
            !wanted.is_empty()
                && (text_contains(&record.name, wanted)
                    || record.aliases.iter().any(|alias| contains(alias, wanted))
                    || contains(&record.id, wanted))
        })
        .take(MOST)
        .map(|person| Offer {
            words: person.name(view.language).to_owned(),
            beside: person.other_name(view.language).unwrap_or_default().to_owned(),
            action: Action::Go(person.place()),
        })
}

fn articles<'a>(view: &'a View<'_>, wanted: &'a str) -> impl Iterator<Item = Offer> + 'a {
    view.catalog
        .articles()
        .iter()
        .filter(move |entry| !wanted.is_empty() && contains(&entry.record.headline, wanted))
        .map(|entry| Offer {
            words: entry.record.headline.clone(),
            beside: view
                .catalog
                .edition(entry.edition)
                .map(|edition| edition.short_name(view.language))
                .unwrap_or_default(),
            action: Action::Go(entry.place()),
        })
}

fn commands(view: &View<'_>, now: &Situation, wanted: &str) -> Vec<Offer> {
    let mut found: Vec<Offer> = COMMANDS
        .iter()
        .filter(|row| row.menu != Menu::None && (row.enabled)(now))
        .map(|row| Offer { words: view.t(row.text), beside: view.t(row.menu.key()), action: Action::Do(row.id) })
        .filter(|offer| contains(&offer.words, wanted))
        .collect();
    // "dark" means the command of that name before another that mentions it.
    found.sort_by_key(|offer| !offer.words.to_lowercase().starts_with(wanted));
    found
}

fn contains(text: &str, wanted: &str) -> bool {
    text.to_lowercase().contains(wanted)
}

fn text_contains(text: &crate::model::Text, wanted: &str) -> bool {
    [&text.en, &text.zh].into_iter().flatten().any(|text| contains(text, wanted))
}
