//! The edition that a source belongs to, and what the source says of it.

use egui::Ui;

use super::{Reviewing, field, source::ImportPage};
use crate::{
    import::review::{At, Decision, EditionChoice, FieldState, SourceReview},
    model::Certainty,
    ui::{
        theme::{self, size, space},
        view::View,
        widgets::{dropdown, label, option, section},
    },
    words::Message,
};

/// Width of the list of editions.
const WIDTH: f32 = 260.0;

/// The edition, to be chosen.
pub(super) fn choice(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, source): (usize, &SourceReview),
    page: &mut ImportPage,
) {
    let colors = theme::colors(ui);
    ui.add_space(space::MEDIUM);
    field::line(ui, |ui| {
        let range = source.edition.range.as_ref();
        field::pointing(ui, view, (&view.t("filter-edition"), colors.soft), (place, range), page);
        let proposed = source.proposal.edition.as_ref().and_then(|edition| {
            let year = edition.year?;
            Some(EditionChoice::New { number: edition.number, year })
        });
        if let Some(choice) = editions(ui, view, reviewing, Some(source.edition.choice), proposed) {
            field::decide(view, place, Decision::File(choice));
        }
        if let Some(certainty) = source.edition.certainty {
            let sure = match certainty {
                Certainty::High => "certainty-high",
                Certainty::Medium => "certainty-medium",
                Certainty::Low => "certainty-low",
            };
            label(ui, &view.t(sure), theme::sans(size::SMALL), colors.soft);
        }
    });
    if source.edition.choice == EditionChoice::None {
        label(ui, &view.t("review-no-edition"), theme::sans(size::BODY), colors.accent);
    }
}

/// A list of editions; gives the one that was chosen.
pub(super) fn editions(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    now: Option<EditionChoice>,
    proposed: Option<EditionChoice>,
) -> Option<EditionChoice> {
    let name = |choice: EditionChoice| called(view, reviewing, choice);
    let shown = now.map_or_else(|| view.t("review-editions-several"), name);
    let mut chosen = None;
    dropdown(ui, &view.t("filter-edition"), &shown, WIDTH, |ui| {
        let is_known = |new: &EditionChoice| {
            matches!(new, EditionChoice::New { number, year } if reviewing.catalog.editions().iter()
            .any(|entry| number.is_some() && entry.record.number == *number || number.is_none() && entry.year() == Some(*year)))
        };
        let mut all = vec![EditionChoice::None];
        all.extend(
            now.into_iter().chain(proposed).filter(|new| matches!(new, EditionChoice::New { .. }) && !is_known(new)),
        );
        all.dedup();
        let count = reviewing.catalog.editions().len();
        // The latest is wanted most often.
        all.extend((0..count).rev().map(|place| EditionChoice::Known(crate::catalog::EditionIdx::new(place))));
        for choice in all {
            if option(ui, now == Some(choice), &name(choice)) {
                chosen = Some(choice);
            }
        }
    });
    chosen
}

/// What a choice is called.
fn called(view: &View<'_>, reviewing: &Reviewing, choice: EditionChoice) -> String {
    match choice {
        EditionChoice::None => view.t("review-edition-none"),
        EditionChoice::Known(index) => {
            reviewing.catalog.edition(index).map(|entry| entry.short_name(view.language)).unwrap_or_default()
        }
        EditionChoice::New { number, year } => {
            let ordinal = number.map(|number| crate::words::ordinal(view.language, number)).unwrap_or_default();
            let message = Message::new("review-edition-new").with("ordinal", ordinal).with("year", year.to_string());
            message.words(view.language)
        }
    }
}

/// What the source says of the edition.
pub(super) fn facts(ui: &mut Ui, view: &View<'_>, (place, source): (usize, &SourceReview), page: &mut ImportPage) {
    if source.facts.is_empty() || source.edition.choice == EditionChoice::None {
        return;
    }
    let differ = source.facts.iter().filter(|field| field.state() == FieldState::Different).count();
    let remark = if differ > 0 { view.count("review-differ", differ) } else { String::new() };
    section(ui, &view.t("review-facts"), &remark);
    field::rows(ui, view, (place, At::Edition), &source.facts, page);
}
