//! All sources of an import together: what could not be read, what is still to be answered, and what
//! is set once for many.

use egui::{Role as Control, TextEdit, Ui, WidgetInfo};

use super::{
    Reviewing, columns, edition,
    source::{ImportPage, standing},
    sources::{remark, short},
};
use crate::{
    import::review::{FieldId, ForAll},
    ui::{
        theme::{self, size, space},
        view::{Action, PlaceState, View},
        widgets::{button, label, link, section, title},
    },
};

/// Lines of each kind that are shown at most; the list beside has them all.
const MOST: usize = 200;
/// Width of the fields.
const WIDTH: f32 = 340.0;
/// What can be set for many photos.
const FOR_ALL: [FieldId; 5] =
    [FieldId::Credit, FieldId::Photographer, FieldId::Caption, FieldId::Place, FieldId::Keywords];

pub(super) fn draw(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing, state: &mut PlaceState) {
    let colors = theme::colors(ui);
    title(ui, &view.count("review-all-sources", reviewing.review.sources.len()));
    ui.add_space(space::TINY);
    label(ui, &standing(view, reviewing.questions), theme::sans(size::BODY), colors.soft);
    failed(ui, view, reviewing);
    if reviewing.review.sources.is_empty() {
        return;
    }
    section(ui, &view.t("review-edition-of-all"), "");
    if let Some(choice) = edition::editions(ui, view, reviewing, reviewing.edition, None) {
        view.ask(Action::DecideAll(ForAll::File(choice)));
    }
    photos(ui, view, reviewing, &mut state.import);
    open(ui, view, reviewing, state);
}

fn failed(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing) {
    let failed = &reviewing.review.failed;
    if failed.is_empty() {
        return;
    }
    let colors = theme::colors(ui);
    section(ui, &view.t("review-failed"), &view.count("review-failed-count", failed.len()));
    for (place, one) in failed.iter().enumerate().take(MOST) {
        label(ui, &one.source, theme::sans(size::BODY), colors.ink);
        label(ui, &one.reason.0.words(view.language), theme::sans(size::SMALL), colors.accent);
        // The columns of a spreadsheet are shown, so that somebody says which has the names.
        ui.push_id(&one.source, |ui| {
            if !one.columns.is_empty() {
                label(ui, &view.t("review-name-columns"), theme::sans(size::SMALL), colors.soft);
            }
            columns::list(ui, view, &one.columns, |columns| Action::NameColumnsOfFailed(place, columns));
        });
        ui.add_space(space::TINY);
    }
    if failed.len() > MOST {
        label(ui, &view.count("review-more", failed.len() - MOST), theme::sans(size::SMALL), colors.faint);
    }
    if button(ui, &view.t("review-read-failed")).clicked() {
        view.ask(Action::RetrySources);
    }
}

/// Credit, caption and the like, once for many photos.
fn photos(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing, page: &mut ImportPage) {
    if reviewing.photos < 2 {
        return;
    }
    section(ui, &view.t("review-photos-of-all"), &view.count("review-photos", reviewing.photos));
    for (id, words) in FOR_ALL.iter().zip(&mut page.for_all) {
        let name = id.label().words(view.language);
        label(ui, &name, theme::sans(size::SMALL), theme::colors(ui).soft);
        ui.horizontal_wrapped(|ui| {
            let field = ui.add(TextEdit::singleline(words).desired_width(WIDTH).char_limit(4000));
            let typed = words.clone();
            field.widget_info(|| {
                let mut info = WidgetInfo::labeled(Control::TextInput, true, &name);
                info.current_text_value = Some(typed.clone());
                info
            });
            let ready = !words.trim().is_empty();
            let told = format!("{}{}{name}", view.t("review-set"), view.t("colon"));
            let set = ui.add_enabled_ui(ready, |ui| button(ui, &view.t("review-set"))).inner;
            set.widget_info(|| WidgetInfo::labeled(Control::Button, ready, &told));
            if set.clicked() {
                let (id, value) = (id.clone(), words.clone());
                view.ask(Action::DecideAll(ForAll::Photos { id, value, everywhere: page.everywhere }));
            }
        });
    }
    ui.checkbox(&mut page.everywhere, view.t("review-set-everywhere"));
}

/// The sources that ask something.
fn open(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing, state: &mut PlaceState) {
    let sources = reviewing.review.sources.iter().zip(&reviewing.standing).enumerate();
    let asking = sources.filter(|(_, (_, standing))| standing.questions > 0);
    let asking: Vec<_> = asking.map(|(place, (source, _))| (place, source)).take(MOST).collect();
    if asking.is_empty() {
        return;
    }
    section(ui, &view.t("review-open-questions"), "");
    for (place, source) in asking {
        ui.horizontal_wrapped(|ui| {
            if link(ui, short(&source.proposal.source)).clicked() {
                state.selected = Some(place + 1);
            }
            label(ui, &remark(view, source), theme::sans(size::SMALL), theme::colors(ui).soft);
        });
    }
}
