//! Somebody whom the source does not name: a name is typed, whoever of the archive may be meant is
//! offered first, and a new person otherwise.

use egui::Ui;

use super::{
    Reviewing, field,
    people::{called, known, why},
    source::{Edited, Editing, ImportPage},
};
use crate::{
    import::review::{Decision, Who, names_in},
    ui::{
        theme::{self, size},
        view::View,
        widgets::{label, link},
    },
    words::Message,
};

/// The control that opens the field for a name: for a photo of a source, or for those who appeared. Says
/// whether it was open already: a click in this frame would take the keys away from a field that
/// appears in it.
pub(super) fn opener(
    ui: &mut Ui,
    view: &View<'_>,
    (place, photo, of): (usize, Option<usize>, &str),
    page: &mut ImportPage,
) -> bool {
    let what = Edited::Somebody(photo);
    let is_open = page.editing.as_ref().is_some_and(|editing| editing.source == place && editing.what == what);
    if field::quiet(ui, &view.t("review-add"), &field::of(view, "review-add", of)).clicked() {
        page.editing = Some(Editing { source: place, what, words: String::new(), begun: false });
    }
    is_open
}

/// The field for a name, with those who may be meant.
pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, photo): (usize, Option<usize>),
    page: &mut ImportPage,
) {
    let Some(editing) = &mut page.editing else { return };
    let catalog = &reviewing.catalog;
    let name = names_in(&editing.words);
    let (candidates, who) = reviewing.names.meant(&name, catalog);
    let choose = Message::new("review-who");
    let refused = Some(&choose).filter(|_| who == Who::Undecided);
    let told = view.t("review-name-of-somebody");
    label(ui, &told, theme::sans(size::SMALL), theme::colors(ui).soft);
    let mut end = field::words_field(ui, view, editing, (&told, false), refused).map(|keeps| keeps.then_some(who));
    if !name.is_empty() {
        for candidate in &candidates {
            let Some(entry) = catalog.person(candidate.person) else { continue };
            let words = format!("{} · {}", known(view, entry), view.t(why(candidate.likeness)));
            if link(ui, &words).clicked() {
                end = Some(Some(Who::Known(candidate.person)));
            }
        }
        let both: Vec<&str> = [name.en.as_deref(), name.zh.as_deref()].into_iter().flatten().collect();
        let new = Message::new("review-new-named").with("name", both.join(" "));
        if link(ui, &new.words(view.language)).clicked() {
            end = Some(Some(Who::New));
        }
        let mut others = called(catalog, &editing.words);
        others.retain(|(index, _)| !candidates.iter().any(|candidate| candidate.person == *index));
        for (index, entry) in others {
            if link(ui, &known(view, entry)).clicked() {
                end = Some(Some(Who::Known(index)));
            }
        }
    }
    let Some(chosen) = end else { return };
    if let Some(who) = chosen.filter(|_| !name.is_empty()) {
        field::decide(view, place, Decision::Add(photo, who, name));
    }
    page.editing = None;
}
