//! One speaker: names in both scripts, titles as they were at each edition, what they said, and
//! the articles and photos they are in.

use egui::{Sense, Stroke, Ui, vec2};

use super::{
    cite,
    edition::{article_rows, part_color},
    evidence, stopped,
    theme::{self, size, space},
    view::{Action, Others, PlaceState, View},
    widgets::{label, lazy, link, page, peek, photo_rows, portrait, section, title},
};
use crate::{
    catalog::{AppearanceRef, ArticleEntry, EditionIdx, PersonEntry, PersonIdx, QuotationRef, Target},
    model::Block,
    words::{self, Message},
};

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let Some(Target::Speaker(index)) = view.catalog.target(view.place) else { return stopped::no_such_place(ui, view) };
    let Some(person) = view.catalog.person(index) else { return };
    page(ui, view, 900.0, |ui| {
        head(ui, view, person);
        line_of_years(ui, view, person);
        section(ui, &view.t("section-appearances"), &view.count("count-editions", person.editions()));
        if person.appearances.is_empty() {
            label(ui, &view.t("no-appearance"), theme::sans(size::BODY), theme::colors(ui).faint);
        }
        for (place, reference) in person.appearances.iter().rev().enumerate() {
            lazy(ui, view.part_id("appearance", place), |ui| appearance(ui, view, *reference));
        }
        quotations(ui, view, person);
        articles(ui, view, person);
        photos(ui, view, person);
        if state.others.as_ref().is_none_or(|(snapshot, _)| *snapshot != view.snapshot) {
            let catalog = view.catalog;
            let (company, similar) = (catalog.shared_a_stage(index), catalog.similar_names(index));
            state.others = Some((view.snapshot, Others { company, similar }));
        }
        if let Some((_, others)) = &state.others {
            company(ui, view, &others.company);
            similar(ui, view, &others.similar);
        }
        let note = person.record.note.show(view.language);
        if !note.is_empty() {
            section(ui, &view.t("section-notes"), "");
            label(ui, note, theme::sans(size::BODY), theme::colors(ui).ink);
        }
        evidence::disagreements(ui, view, &person.record.evidence);
    });
}

fn head(ui: &mut Ui, view: &View<'_>, person: &PersonEntry) {
    let colors = theme::colors(ui);
    ui.horizontal_top(|ui| {
        let (face, _) = ui.allocate_exact_size(vec2(92.0, 92.0), Sense::hover());
        portrait(ui, view, person, face);
        ui.add_space(space::LARGE);
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            title(ui, person.name(view.language));
            ui.horizontal_wrapped(|ui| {
                if let Some(other) = person.other_name(view.language) {
                    label(ui, other, theme::serif(size::LEAD), colors.soft);
                    ui.add_space(space::SMALL);
                }
                if let Some(reading) = &person.reading {
                    label(ui, reading, theme::sans(size::BODY), colors.faint);
                }
            });
            let aliases = &person.record.aliases;
            if !aliases.is_empty() {
                let names = aliases.join(&view.t("list-comma"));
                let words = Message::new("also-known-as").with("names", names).words(view.language);
                label(ui, &words, theme::sans(size::SMALL), colors.soft);
            }
            evidence::mark(ui, view, &person.record.evidence, "name");
        });
    });
}

/// A small timeline: a dot for each appearance, on the same span as the large one.
fn line_of_years(ui: &mut Ui, view: &View<'_>, person: &PersonEntry) {
    let years: Vec<u16> =
        person.appearances.iter().filter_map(|one| view.catalog.edition(one.edition)?.year()).collect();
    let known = || view.catalog.editions().iter().filter_map(crate::catalog::EditionEntry::year);
    let (Some(first), Some(last)) = (known().min(), known().max()) else { return };
    if years.is_empty() {
        return;
    }
    ui.add_space(space::MEDIUM);
    let colors = theme::colors(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let (left, right) = (rect.left() + 20.0, rect.right() - 20.0);
    let y = rect.top() + 8.0;
    let x = |year: u16| {
        let share = f32::from(year.saturating_sub(first)) / f32::from(last.saturating_sub(first)).max(1.0);
        left + share * (right - left)
    };
    ui.painter().hline(left..=right, y, Stroke::new(1.5, colors.line));
    let mut free_from = f32::NEG_INFINITY;
    for year in [first].into_iter().chain(years.iter().copied()).chain([last]) {
        let appeared = years.contains(&year);
        let at = egui::pos2(x(year), y);
        ui.painter().circle_filled(
            at,
            if appeared { 5.0 } else { 2.5 },
            if appeared { colors.accent } else { colors.faint },
        );
        if at.x > free_from {
            let color = if appeared { colors.ink } else { colors.faint };
            let below = at + vec2(0.0, 8.0);
            ui.painter().text(below, egui::Align2::CENTER_TOP, year, theme::sans(size::TINY), color);
            free_from = at.x + 34.0;
        }
    }
}

fn appearance(ui: &mut Ui, view: &View<'_>, reference: AppearanceRef) {
    let Some(edition) = view.catalog.edition(reference.edition) else { return };
    let Some(one) = edition.record.appearances.get(reference.place) else { return };
    let colors = theme::colors(ui);
    ui.horizontal_wrapped(|ui| {
        if link(ui, &edition.short_name(view.language)).clicked() {
            view.go(edition.place());
        }
        let part = words::part(view.language, one.role, one.mode);
        label(ui, &part, theme::bold(size::SMALL), part_color(ui, one));
        let session = one.session.show(view.language);
        if !session.is_empty() {
            label(ui, session, theme::sans(size::SMALL), colors.faint);
        }
    });
    match one.title.show(view.language) {
        "" => label(ui, &view.t("title-unknown"), theme::sans(size::BODY), colors.faint),
        title => label(ui, title, theme::sans(size::BODY), colors.ink),
    };
    let topic = one.topic.show(view.language);
    if !topic.is_empty() {
        let words = Message::new("spoke-on").with("topic", topic).words(view.language);
        label(ui, &words, theme::sans(size::SMALL), colors.soft);
    }
    evidence::mark(ui, view, &edition.record.evidence, &edition.appearance_path(reference.place));
    ui.add_space(space::SMALL);
}

/// The quote book: each quotation with the article it stands in.
fn quotations(ui: &mut Ui, view: &View<'_>, person: &PersonEntry) {
    if person.quotations.is_empty() {
        return;
    }
    section(ui, &view.t("section-quotations"), &view.count("count-quotations", person.quotations.len()));
    for (place, reference) in person.quotations.iter().enumerate() {
        lazy(ui, view.part_id("quotation", place), |ui| quotation(ui, view, *reference));
    }
}

fn quotation(ui: &mut Ui, view: &View<'_>, reference: QuotationRef) {
    let colors = theme::colors(ui);
    let Some(article) = view.catalog.article(reference.article) else { return };
    if let Some(Block::Quotation { text, date, .. }) = article.record.blocks.get(reference.block) {
        label(ui, &format!("“{text}”"), theme::serif(size::READING), colors.ink);
        ui.horizontal_wrapped(|ui| {
            if let Some(date) = date {
                label(ui, &words::date(view.language, *date), theme::sans(size::SMALL), colors.faint);
            }
            if link(ui, &article.called()).clicked() {
                view.go(article.place());
            }
            cite::styles(ui, view, &view.t("copy-quotation"), |style| {
                let words = cite::quotation(view.catalog, article, reference.block, view.language, style)?;
                Some(Action::CopyCited(style, words))
            });
        });
        ui.add_space(space::SMALL);
    }
}

fn articles(ui: &mut Ui, view: &View<'_>, person: &PersonEntry) {
    let entries: Vec<&ArticleEntry> = person
        .articles
        .iter()
        .filter_map(|index| view.catalog.article(*index))
        .filter(|entry| entry.record.language == view.language || entry.translation.is_none())
        .collect();
    if entries.is_empty() {
        return;
    }
    section(ui, &view.t("section-named-in"), &view.count("count-articles", entries.len()));
    article_rows(ui, view, &entries);
}

fn photos(ui: &mut Ui, view: &View<'_>, person: &PersonEntry) {
    if person.photos.is_empty() {
        return;
    }
    section(ui, &view.t("place-photos"), &view.count("count-photos", person.photos.len()));
    photo_rows(ui, view, &person.photos);
}

/// Who stood on the same stage.
fn company(ui: &mut Ui, view: &View<'_>, others: &[(PersonIdx, Vec<EditionIdx>)]) {
    if others.is_empty() {
        return;
    }
    section(ui, &view.t("section-company"), &view.count("count-people", others.len()));
    for (row, others) in others.chunks(4).enumerate() {
        lazy(ui, view.part_id("company", row), |ui| {
            ui.horizontal_wrapped(|ui| {
                for (other, editions) in others {
                    let Some(entry) = view.catalog.person(*other) else { continue };
                    person_link(ui, view, entry);
                    let editions = editions.iter().filter_map(|index| view.catalog.edition(*index));
                    let names: Vec<String> = editions.map(|edition| edition.short_name(view.language)).collect();
                    label(ui, &names.join(&view.t("list-comma")), theme::sans(size::SMALL), theme::colors(ui).faint);
                    ui.add_space(space::SMALL);
                }
            });
        });
    }
}

/// Whose name is easily taken for this one.
fn similar(ui: &mut Ui, view: &View<'_>, others: &[PersonIdx]) {
    if others.is_empty() {
        return;
    }
    section(ui, &view.t("section-similar-names"), "");
    ui.horizontal_wrapped(|ui| {
        for entry in others.iter().filter_map(|index| view.catalog.person(*index)) {
            person_link(ui, view, entry);
        }
    });
}

fn person_link(ui: &mut Ui, view: &View<'_>, entry: &PersonEntry) {
    let response = link(ui, entry.name(view.language));
    if peek(ui, view, entry, response).clicked() {
        view.go(entry.place());
    }
}
