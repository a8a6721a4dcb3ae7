//! What one source would bring, record by record.

use std::{collections::BTreeSet, ops::Range};

use egui::Ui;

use super::{Reviewing, article, columns, edition, field, people, photos, records};
use crate::{
    import::review::{At, FieldId, SourceReview},
    ui::{
        theme::{self, size, space},
        view::{PlaceState, View},
        widgets::{label, section, title},
    },
    words::Message,
};

/// What the import screen remembers.
#[derive(Clone, Debug, Default)]
pub struct ImportPage {
    /// A path as it is typed.
    pub path: String,
    /// What is being written.
    pub(super) editing: Option<Editing>,
    /// The records that are opened up, or closed though they have a question: by source.
    pub(super) turned: BTreeSet<(usize, At)>,
    /// The part of a source's text that is pointed at, until it has been scrolled to.
    pub(super) shown: Option<(usize, Range<usize>)>,
    /// Whether that is still to be scrolled to.
    pub(super) scroll: bool,
    /// What is set for all photos, as it is typed.
    pub(super) for_all: [String; 5],
    /// Whether it is set even where a source says something else.
    pub(super) everywhere: bool,
    /// Somebody of the archive, as they are looked for.
    pub(super) sought: String,
}

/// A value that is being written.
#[derive(Clone, Debug)]
pub(super) struct Editing {
    /// The place of the source.
    pub source: usize,
    /// Which value.
    pub what: Edited,
    /// The words so far.
    pub words: String,
    /// Whether the field has had the keys.
    pub begun: bool,
}

/// What is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Edited {
    /// A value of a record.
    Field(At, FieldId),
    /// A block of the article.
    Block(usize),
    /// The name of somebody who is added: to a photo, or to those who appeared.
    Somebody(Option<usize>),
}

pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, source): (usize, &SourceReview),
    state: &mut PlaceState,
) {
    let colors = theme::colors(ui);
    title(ui, &brings(view, source));
    ui.add_space(space::TINY);
    label(ui, &standing(view, source.questions()), theme::sans(size::BODY), colors.soft);
    if let Some(seen) = &source.seen {
        ui.add_space(space::MEDIUM);
        let message = Message::new("import-seen").with("batch", seen.batch.to_string());
        label(ui, &message.words(view.language), theme::sans(size::BODY), colors.ink);
        return;
    }
    doubts(ui, view, source);
    if let Some(archive) = &source.archive {
        return records::draw(ui, view, place, archive);
    }
    let page = &mut state.import;
    edition::choice(ui, view, reviewing, (place, source), page);
    columns::draw(ui, view, place, &source.proposal.columns);
    if let Some(review) = &source.article {
        article::draw(ui, view, reviewing, (place, source, review), page);
    }
    edition::facts(ui, view, (place, source), page);
    people::draw(ui, view, reviewing, (place, source), page);
    photos::draw(ui, view, reviewing, (place, source), page);
    unplaced(ui, view, (place, source), page);
}

/// What there is, counted: `1 article, 6 people, 4 photos`.
fn brings(view: &View<'_>, source: &SourceReview) -> String {
    let counts = [
        ("review-articles", usize::from(source.article.as_ref().is_some_and(|article| !article.blocks.is_empty()))),
        ("review-people", source.people.len()),
        ("review-photos", source.photos.len()),
        ("review-records", source.archive.as_ref().map_or(0, |archive| archive.records.len())),
    ];
    let parts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(key, count)| view.count(key, *count)).collect();
    if parts.is_empty() { view.t("review-brings-nothing") } else { parts.join(&view.t("list-comma")) }
}

/// That nothing is changed yet, and what is still to be answered.
pub(super) fn standing(view: &View<'_>, questions: usize) -> String {
    view.count("review-standing", questions)
}

fn doubts(ui: &mut Ui, view: &View<'_>, source: &SourceReview) {
    let colors = theme::colors(ui);
    if source.proposal.doubts.is_empty() {
        return;
    }
    section(ui, &view.t("review-look-at"), "");
    for doubt in &source.proposal.doubts {
        label(ui, &format!("· {}", doubt.words(view.language)), theme::sans(size::BODY), colors.accent);
    }
}

fn unplaced(ui: &mut Ui, view: &View<'_>, (place, source): (usize, &SourceReview), page: &mut ImportPage) {
    let unplaced = &source.proposal.unplaced;
    if unplaced.is_empty() {
        return;
    }
    section(ui, &view.t("review-unplaced"), &view.t("review-unplaced-why"));
    for read in unplaced {
        field::pointing(ui, view, (&read.value, theme::colors(ui).soft), (place, Some(&read.range)), page);
    }
}
