//! Import: what sources would bring, field by field, beside the place in the source it came from.
//! Nothing is written until it is accepted.

mod accept;
mod article;
mod columns;
mod edition;
mod field;
mod hover;
mod people;
mod photos;
mod records;
mod reviewing;
mod somebody;
mod source;
mod sources;
mod start;
mod text;
mod together;

use egui::{Frame, Margin, Panel, Ui};

pub use hover::hover;
pub use reviewing::{Asked, Importing, Key, Picture, Reviewing, Standing};
pub use source::ImportPage;

use super::{
    theme::space,
    view::{PlaceState, View},
    widgets::page,
};

/// Width of the list of sources.
const LIST: f32 = 220.0;
/// Below this width the source's text stands under a heading of its own, after what it brings.
const WIDE: f32 = 760.0;
/// The share of the width that the source's text takes.
const SHARE: f32 = 0.36;
/// The widest page of fields.
const WIDEST: f32 = 860.0;

/// What stands in the window's head beside the name of the place.
pub(super) fn remark(view: &View<'_>) -> String {
    match view.importing.reviewing.as_ref().map(|reviewing| reviewing.review.sources.as_slice()) {
        None => String::new(),
        Some([one]) => sources::short(&one.proposal.source).to_owned(),
        Some(several) => view.count("review-all-sources", several.len()),
    }
}

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, state: &mut PlaceState) {
    let Some(reviewing) = view.importing.reviewing.as_deref() else { return start::draw(ui, view, state) };
    Panel::bottom("accept")
        .resizable(false)
        .frame(Frame::new().inner_margin(Margin::symmetric(space::PAGE as i8, 12)))
        .show(ui, |ui| accept::draw(ui, view, reviewing));
    let chosen = sources::chosen(reviewing, state);
    if sources::is_list(reviewing) {
        let frame = Frame::new().inner_margin(Margin { left: 14, right: 0, top: 14, bottom: 0 });
        Panel::left("sources")
            .exact_size(LIST)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| sources::draw(ui, view, reviewing, state));
    }
    let Some(place) = chosen else {
        return page(ui, view, WIDEST, |ui| together::draw(ui, view, reviewing, state));
    };
    let Some(review) = reviewing.review.sources.get(place) else { return };
    let beside = ui.available_width() >= WIDE;
    if beside {
        let frame = Frame::new().inner_margin(Margin { left: 14, right: 14, top: 14, bottom: 14 });
        Panel::left("source")
            .exact_size(ui.available_width() * SHARE)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| text::draw(ui, view, reviewing, (place, review), state));
    }
    ui.push_id(place, |ui| {
        page(ui, view, WIDEST, |ui| {
            let alone = photos::is_alone(review);
            if !beside && alone {
                text::below(ui, view, reviewing, (place, review), state);
            }
            source::draw(ui, view, reviewing, (place, review), state);
            if !beside && !alone {
                text::below(ui, view, reviewing, (place, review), state);
            }
        });
    });
}
