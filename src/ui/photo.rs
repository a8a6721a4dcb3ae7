//! One photo: the picture to be looked at closely, and beside it caption, credit, people, where it
//! appears, and what is written into its file.

use egui::{Panel, Ui, vec2};

use super::{
    commands::CommandId,
    edition::article_rows,
    evidence, photo_canvas, photo_file, stopped,
    theme::{self, size, space},
    view::{Action, PlaceState, View},
    widgets::{button, credit, fact, label, link, page, peek, section},
};
use crate::{
    catalog::{PhotoEntry, PhotoIdx, Target},
    words,
};

/// Below this width the record stands under the picture.
const WIDE: f32 = 860.0;
/// Width of the record beside the picture.
const BESIDE: f32 = 340.0;

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let Some(Target::Photo(index)) = view.catalog.target(view.place) else { return stopped::no_such_place(ui, view) };
    let Some(photo) = view.catalog.photo(index) else { return };
    if view.full_screen {
        return alone(ui, view, photo, state);
    }
    if ui.available_width() >= WIDE {
        Panel::right("record").exact_size(BESIDE).resizable(false).frame(egui::Frame::new()).show(ui, |ui| {
            page(ui, view, f32::INFINITY, |ui| record(ui, view, index, photo));
        });
        egui::Frame::new().inner_margin(space::MEDIUM).show(ui, |ui| picture(ui, view, photo, state));
        return;
    }
    let height = ui.available_height() * 0.55;
    egui::Frame::new().inner_margin(space::MEDIUM).show(ui, |ui| {
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| picture(ui, view, photo, state));
    });
    page(ui, view, f32::INFINITY, |ui| record(ui, view, index, photo));
}

/// The picture and what can be done with it.
fn picture(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, state: &mut PlaceState) {
    ui.horizontal_wrapped(|ui| tools(ui, view, photo, state));
    ui.add_space(space::SMALL);
    let room = ui.available_size();
    photo_canvas::canvas(ui, view, photo, &mut state.look, room);
}

fn tools(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, state: &mut PlaceState) {
    let command = |ui: &mut Ui, key: &str, command: CommandId| {
        if button(ui, &view.t(key)).clicked() {
            view.ask(Action::Do(command));
        }
    };
    command(ui, "command-previous", CommandId::Previous);
    command(ui, "command-next", CommandId::Next);
    if photo.is_held() {
        command(ui, "photo-fit", CommandId::NormalSize);
        command(ui, "photo-actual-size", CommandId::ActualSize);
        command(ui, "photo-closer", CommandId::Larger);
        command(ui, "photo-farther", CommandId::Smaller);
        command(ui, "command-full-screen", CommandId::FullScreen);
        let scale = photo_canvas::percent(view, state.look.shown);
        label(ui, &scale, theme::sans(size::SMALL), theme::colors(ui).faint);
    }
}

/// The picture on the whole screen. Caption and credit stay with it.
fn alone(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, state: &mut PlaceState) {
    let colors = theme::colors(ui);
    let margin = egui::Margin::symmetric(space::PAGE as i8, 8);
    Panel::bottom("caption").resizable(false).frame(egui::Frame::new().inner_margin(margin)).show(ui, |ui| {
        label(ui, photo.record.caption.show(view.language), theme::sans(size::BODY), colors.ink);
        label(ui, &credit(view, photo), theme::sans(size::SMALL), colors.soft);
    });
    let room = ui.available_size();
    photo_canvas::canvas(ui, view, photo, &mut state.look, room);
}

fn record(ui: &mut Ui, view: &View<'_>, index: PhotoIdx, photo: &PhotoEntry) {
    let colors = theme::colors(ui);
    label(ui, photo.record.caption.show(view.language), theme::sans(size::BODY), colors.ink);
    let language = view.language;
    if let (Some(_), Some(other)) = (photo.record.caption.get(language), photo.record.caption.get(language.other())) {
        label(ui, other, theme::sans(size::SMALL), colors.soft);
    }
    label(ui, &credit(view, photo), theme::sans(size::SMALL), colors.faint);
    ui.add_space(space::SMALL);
    ui.horizontal_wrapped(|ui| {
        if button(ui, &view.t("command-copy-caption")).clicked() {
            view.ask(Action::Do(CommandId::CopyCaption));
        }
        if photo.is_held() && button(ui, &view.t("command-copy-image")).clicked() {
            view.ask(Action::Do(CommandId::CopyImage));
        }
    });
    ui.add_space(space::MEDIUM);
    let date = photo.record.date.map(|date| words::date(language, date)).unwrap_or_default();
    fact(ui, view, "field-byline", &[photo.record.byline.as_deref().unwrap_or_default()]);
    fact(ui, view, "field-credit", &[photo.record.credit.as_deref().unwrap_or_default()]);
    fact(ui, view, "photo-taken", &[&date]);
    if let Some(edition) = view.catalog.edition(photo.edition) {
        ui.horizontal_wrapped(|ui| {
            if link(ui, &edition.short_name(language)).clicked() {
                view.go(edition.place());
            }
        });
    }
    people(ui, view, photo);
    let articles: Vec<_> = photo.articles.iter().filter_map(|index| view.catalog.article(*index)).collect();
    if !articles.is_empty() {
        section(ui, &view.t("photo-in-articles"), "");
        article_rows(ui, view, &articles);
    }
    if photo.is_held() {
        photo_file::section(ui, view, index, photo);
    }
    evidence::disagreements(ui, view, &photo.record.evidence);
    evidence::sources(ui, view, photo.sources());
}

fn people(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry) {
    if photo.people.is_empty() {
        return;
    }
    section(ui, &view.t("photo-people"), "");
    ui.horizontal_wrapped(|ui| {
        for person in photo.people.iter().filter_map(|index| view.catalog.person(*index)) {
            let response = link(ui, person.name(view.language));
            if peek(ui, view, person, response).clicked() {
                view.go(person.place());
            }
        }
    });
}
