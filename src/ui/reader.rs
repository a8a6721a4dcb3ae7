//! The blocks of an article as they are read: paragraphs, quotations, photos, in one language or
//! two facing, with what is sought marked.

use std::cell::Cell;

use egui::{Align, Layout, Rect, Response, Ui, vec2};

use super::{
    cite,
    finding::{Matches, Spot},
    theme::{self, size, space},
    view::View,
    widgets::{Marks, figure, label, link, marked_label, prose},
};
use crate::{
    catalog::{ArticleEntry, FacingRow},
    model::{Block, Edtf},
    words::{self, Message},
};

/// What is read, and what is marked in it.
pub(super) struct Reader<'a> {
    pub view: &'a View<'a>,
    pub entry: &'a ArticleEntry,
    /// The version that faces it.
    pub other: Option<&'a ArticleEntry>,
    pub matches: &'a Matches,
    /// The match that is looked at.
    pub current: usize,
    /// Where it was drawn.
    pub seen: Cell<Option<Rect>>,
}

/// Direct speech.
struct Said<'a> {
    text: &'a str,
    speaker: Option<&'a str>,
    source: Option<&'a str>,
    date: Option<Edtf>,
}

impl Reader<'_> {
    pub fn marks(&self, spot: Spot, shift: usize) -> Marks<'_> {
        self.matches.marks(spot, self.current, shift, &self.seen)
    }

    /// Draws the blocks that stand side by side.
    pub fn row(&self, ui: &mut Ui, row: FacingRow, width: f32) {
        let sides = [(0, Some(self.entry), row.0), (1, self.other, row.1)];
        let [left, right] = sides.map(|(version, entry, place)| {
            let (entry, at) = (entry?, place?);
            Some((entry, entry.record.blocks.get(at)?, Spot { version, block: place, item: 0 }))
        });
        if self.other.is_none() {
            return left.into_iter().for_each(|(entry, block, spot)| self.block(ui, entry, block, spot));
        }
        // A photo of both versions is shown once, with its caption in both languages.
        if let (Some((_, Block::Photo { photo, .. }, spot)), Some((_, Block::Photo { photo: same, .. }, _))) =
            (left, right)
            && photo == same
        {
            return self.photo(ui, photo, spot, true);
        }
        let column = (width - space::GUTTER) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            for (side, last) in [(left, false), (right, true)] {
                ui.allocate_ui_with_layout(vec2(column, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(column);
                    ui.spacing_mut().item_spacing.x = space::SMALL;
                    if let Some((entry, block, spot)) = side {
                        self.block(ui, entry, block, spot);
                    }
                });
                if !last {
                    ui.add_space(space::GUTTER);
                }
            }
        });
    }

    fn block(&self, ui: &mut Ui, entry: &ArticleEntry, block: &Block, spot: Spot) {
        match block {
            Block::Paragraph { text, .. } => self.running(ui, text, spot, 0),
            Block::Heading { text, .. } => {
                let font = self.view.reading.bold(size::LEAD);
                marked_label(ui, text, &self.marks(spot, 0), &font, theme::colors(ui).ink);
            }
            Block::List { items, .. } => {
                for (item, text) in items.iter().enumerate() {
                    self.running(ui, &format!("{DASH}{text}"), Spot { item, ..spot }, DASH.len());
                }
            }
            Block::Quotation { text, speaker, source, date, .. } => {
                let said = Said { text, speaker: speaker.as_deref(), source: source.as_deref(), date: *date };
                let response = self.quotation(ui, entry, &said, spot);
                if let Some(block) = spot.block {
                    response.container_context_menu(|ui| cite::quotation_menu(ui, self.view, entry, block));
                }
            }
            Block::Photo { photo, .. } => self.photo(ui, photo, spot, false),
        }
    }

    fn running(&self, ui: &mut Ui, text: &str, spot: Spot, shift: usize) {
        let font = self.view.reading.face(size::READING);
        prose(ui, self.view, text, &self.marks(spot, shift), font, theme::colors(ui).ink);
    }

    /// Direct speech, set in with a rule, and below it who said it, where and when.
    fn quotation(&self, ui: &mut Ui, entry: &ArticleEntry, said: &Said<'_>, spot: Spot) -> Response {
        let view = self.view;
        let colors = theme::colors(ui);
        let row = ui
            .horizontal_top(|ui| {
                ui.add_space(space::LARGE);
                ui.vertical(|ui| {
                    ui.set_width(ui.available_width());
                    self.running(ui, &format!("“{}”", said.text), spot, '“'.len_utf8());
                    ui.horizontal_wrapped(|ui| {
                        let person = said.speaker.and_then(|id| view.catalog.person(view.catalog.find_person(id)?));
                        if let Some(person) = person
                            && link(ui, person.name(view.language)).clicked()
                        {
                            view.go(person.place());
                        }
                        let source =
                            said.source.and_then(|id| entry.record.sources.iter().find(|source| source.id == id));
                        let publisher = source.map(|source| source.publisher.show(view.language)).unwrap_or_default();
                        let date = said.date.map(|date| words::date(view.language, date)).unwrap_or_default();
                        let parts = [publisher, &date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
                        label(ui, &parts.join(&view.t("list-comma")), theme::sans(size::SMALL), colors.faint);
                    });
                });
            })
            .response;
        let rule = Rect::from_min_max(row.rect.left_top(), egui::pos2(row.rect.left() + 3.0, row.rect.bottom()));
        ui.painter().rect_filled(rule, egui::CornerRadius::same(1), colors.accent);
        row
    }

    fn photo(&self, ui: &mut Ui, id: &str, spot: Spot, both_languages: bool) {
        let view = self.view;
        let Some(photo) = view.catalog.find_photo(id).and_then(|index| view.catalog.photo(index)) else {
            let words = Message::new("unknown-photo").with("id", id).words(view.language);
            label(ui, &words, theme::sans(size::SMALL), theme::colors(ui).faint);
            return;
        };
        let font = theme::sans(size::SMALL);
        let width = ui.available_width().min(theme::MEASURE);
        figure(ui, view, photo, width, |ui, caption| {
            marked_label(ui, caption, &self.marks(spot, 0), &font, theme::colors(ui).ink);
        });
        let caption = &photo.record.caption;
        if both_languages
            && let (Some(_), Some(other)) = (caption.get(view.language), caption.get(view.language.other()))
        {
            let marks = self.marks(Spot { item: 1, ..spot }, 0);
            marked_label(ui, other, &marks, &font, theme::colors(ui).soft);
        }
    }
}

/// What stands before an item of a list.
const DASH: &str = "– ";
