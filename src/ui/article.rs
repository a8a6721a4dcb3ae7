//! The reader: one article in a column made for reading, or both language versions facing.

use egui::{Layout, Ui, vec2};

use super::{
    commands::CommandId,
    evidence, stopped,
    theme::{self, size, space},
    view::{Action, PlaceState, View},
    widgets::{button, figure, label, lazy, link, page, prose},
};
use crate::{
    catalog::{ArticleEntry, Catalog, FacingRow, Target, facing},
    model::{ArticleKind, Block, Language},
    words::{self, Message},
};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, _: &mut PlaceState) {
    let Some(Target::Article(index)) = view.catalog.target(view.place) else { return stopped::no_such_place(ui, view) };
    let Some(entry) = view.catalog.article(index) else { return };
    let other = entry.translation.and_then(|index| view.catalog.article(index)).filter(|_| view.facing);
    page(ui, view, f32::INFINITY, |ui| {
        let room = ui.available_width();
        let wanted = if other.is_some() { 2.0 * theme::MEASURE + space::GUTTER } else { theme::MEASURE };
        let width = wanted.min(room);
        ui.horizontal_top(|ui| {
            ui.add_space(((room - width) / 2.0).max(0.0));
            ui.vertical(|ui| {
                ui.set_width(width);
                head(ui, view, entry, other);
                match other {
                    Some(other) => both(ui, view, entry, other, width),
                    None => one(ui, view, entry),
                }
                foot(ui, view, entry);
            });
        });
    });
}

fn head(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry, other: Option<&ArticleEntry>) {
    let colors = theme::colors(ui);
    let record = &entry.record;
    ui.horizontal_wrapped(|ui| {
        label(ui, &words::article_kind(view.language, record.kind), theme::sans(size::SMALL), colors.soft);
        if let Some(edition) = view.catalog.edition(entry.edition)
            && link(ui, &edition.short_name(view.language)).clicked()
        {
            view.go(edition.place());
        }
        label(ui, &origin(view, entry), theme::sans(size::SMALL), colors.faint);
    });
    ui.add_space(space::TINY);
    label(ui, &record.headline, theme::serif_bold(size::HEADLINE), colors.ink);
    if let Some(other) = other {
        label(ui, &other.record.headline, theme::serif(size::LEAD), colors.soft);
    }
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| tools(ui, view, entry));
    ui.add_space(space::MEDIUM);
}

/// The dateline of a report; what a summary summarises.
fn origin(view: &View<'_>, entry: &ArticleEntry) -> String {
    let record = &entry.record;
    if record.kind == ArticleKind::Summary {
        let sources: Vec<String> = record.sources.iter().map(|source| evidence::source_line(view, source)).collect();
        let first = sources.first().cloned().unwrap_or_default();
        return if first.is_empty() {
            first
        } else {
            Message::new("summary-after").with("source", first).words(view.language)
        };
    }
    let date = record.date.map(|date| words::date(view.language, date)).unwrap_or_default();
    let city = record.city.show(view.language).to_owned();
    let byline = record.byline.join(&view.t("list-comma"));
    let parts = [record.agency.clone().unwrap_or_default(), city, date, byline];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn tools(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry) {
    if let Some(other) = entry.translation.and_then(|index| view.catalog.article(index)) {
        let facing = view.t(if view.facing { "one-language" } else { "both-languages" });
        if button(ui, &facing).clicked() {
            view.ask(Action::Do(CommandId::Facing));
        }
        let key = match other.record.language {
            Language::En => "read-english",
            Language::Zh => "read-chinese",
        };
        if !view.facing && button(ui, &view.t(key)).clicked() {
            view.go(other.place());
        }
    }
    if button(ui, &view.t("command-copy-citation")).clicked() {
        view.ask(Action::Do(CommandId::CopyCitation));
    }
    for (key, command) in [("command-previous", CommandId::Previous), ("command-next", CommandId::Next)] {
        if button(ui, &view.t(key)).clicked() {
            view.ask(Action::Do(command));
        }
    }
}

fn one(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry) {
    for (place, block) in entry.record.blocks.iter().enumerate() {
        lazy(ui, view.part_id("block", place), |ui| {
            draw_block(ui, view, entry, block);
            ui.add_space(space::MEDIUM);
        });
    }
}

fn both(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry, other: &ArticleEntry, width: f32) {
    let column = (width - space::GUTTER) / 2.0;
    for (place, row) in facing(&entry.record.blocks, &other.record.blocks).into_iter().enumerate() {
        lazy(ui, view.part_id("row", place), |ui| {
            facing_row(ui, view, (entry, other), row, column);
            ui.add_space(space::MEDIUM);
        });
    }
}

type Versions<'a> = (&'a ArticleEntry, &'a ArticleEntry);

fn facing_row(ui: &mut Ui, view: &View<'_>, versions: Versions<'_>, row: FacingRow, column: f32) {
    fn block(entry: &ArticleEntry, place: Option<usize>) -> Option<&Block> {
        place.and_then(|place| entry.record.blocks.get(place))
    }
    let (left, right) = (block(versions.0, row.0), block(versions.1, row.1));
    // A photo of both versions is shown once, with its caption in both languages.
    if let (Some(Block::Photo { photo, .. }), Some(Block::Photo { photo: same, .. })) = (left, right)
        && photo == same
    {
        return draw_photo(ui, view, photo, true);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (entry, block, last) in [(versions.0, left, false), (versions.1, right, true)] {
            ui.allocate_ui_with_layout(vec2(column, 0.0), Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(column);
                ui.spacing_mut().item_spacing.x = space::SMALL;
                if let Some(block) = block {
                    draw_block(ui, view, entry, block);
                }
            });
            if !last {
                ui.add_space(space::GUTTER);
            }
        }
    });
}

fn draw_block(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry, block: &Block) {
    let colors = theme::colors(ui);
    match block {
        Block::Paragraph { text, .. } => prose(ui, view, text, theme::serif(size::READING), colors.ink),
        Block::Heading { text, .. } => {
            label(ui, text, theme::serif_bold(size::LEAD), colors.ink);
        }
        Block::List { items, .. } => {
            for item in items {
                prose(ui, view, &format!("– {item}"), theme::serif(size::READING), colors.ink);
            }
        }
        Block::Quotation { text, speaker, source, date, .. } => {
            let said = Said { text, speaker: speaker.as_deref(), source: source.as_deref(), date: *date };
            quotation(ui, view, entry, &said);
        }
        Block::Photo { photo, .. } => draw_photo(ui, view, photo, false),
    }
}

struct Said<'a> {
    text: &'a str,
    speaker: Option<&'a str>,
    source: Option<&'a str>,
    date: Option<crate::model::Edtf>,
}

/// Direct speech, set in with a rule, and below it who said it, where and when.
fn quotation(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry, said: &Said<'_>) {
    let colors = theme::colors(ui);
    let inner = ui
        .horizontal_top(|ui| {
            ui.add_space(space::LARGE);
            ui.vertical(|ui| {
                ui.set_width(ui.available_width());
                prose(ui, view, &format!("“{}”", said.text), theme::serif(size::READING), colors.ink);
                ui.horizontal_wrapped(|ui| {
                    let person = said.speaker.and_then(|id| view.catalog.person(view.catalog.find_person(id)?));
                    if let Some(person) = person
                        && link(ui, person.name(view.language)).clicked()
                    {
                        view.go(person.place());
                    }
                    let source = said.source.and_then(|id| entry.record.sources.iter().find(|source| source.id == id));
                    let publisher = source.map(|source| source.publisher.show(view.language)).unwrap_or_default();
                    let date = said.date.map(|date| words::date(view.language, date)).unwrap_or_default();
                    let parts = [publisher, &date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
                    label(ui, &parts.join(&view.t("list-comma")), theme::sans(size::SMALL), colors.faint);
                });
            });
        })
        .response
        .rect;
    let rule = egui::Rect::from_min_max(inner.left_top(), egui::pos2(inner.left() + 3.0, inner.bottom()));
    ui.painter().rect_filled(rule, egui::CornerRadius::same(1), colors.accent);
}

fn draw_photo(ui: &mut Ui, view: &View<'_>, id: &str, both_languages: bool) {
    let Some(photo) = view.catalog.find_photo(id).and_then(|index| view.catalog.photo(index)) else {
        let words = Message::new("unknown-photo").with("id", id).words(view.language);
        label(ui, &words, theme::sans(size::SMALL), theme::colors(ui).faint);
        return;
    };
    let width = ui.available_width().min(theme::MEASURE);
    figure(ui, view, photo, width);
    let caption = &photo.record.caption;
    if both_languages && let (Some(_), Some(other)) = (caption.get(view.language), caption.get(view.language.other())) {
        label(ui, other, theme::sans(size::SMALL), theme::colors(ui).soft);
    }
}

fn foot(ui: &mut Ui, view: &View<'_>, entry: &ArticleEntry) {
    evidence::disagreements(ui, view, &entry.record.evidence);
    evidence::sources(ui, view, &entry.record.sources);
    ui.add_space(space::LARGE);
}

/// The citation of an article, for the clipboard: who, headline, where, date.
pub fn citation(catalog: &Catalog, entry: &ArticleEntry, language: Language) -> String {
    let record = &entry.record;
    let who = if record.byline.is_empty() { record.agency.clone() } else { Some(record.byline.join(", ")) };
    let agency = record.agency.clone().filter(|_| !record.byline.is_empty());
    let date = record.date.map(|date| words::date(language, date));
    let edition = catalog.edition(entry.edition).map(|edition| edition.full_name(catalog, language));
    let kind = (record.kind == ArticleKind::Summary).then(|| words::article_kind(language, record.kind));
    let parts = [who, Some(record.headline.clone()), kind, agency, edition, date];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    match language {
        Language::En => format!("{}.", parts.join(". ")),
        Language::Zh => format!("{}。", parts.join("．")),
    }
}
