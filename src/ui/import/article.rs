//! The article of a source: what stands at its head, whether the archive has it already, and its text.

use egui::Ui;

use super::{
    Reviewing, field,
    source::{Edited, Editing, ImportPage},
};
use crate::{
    catalog::ArticleEntry,
    import::{
        BlockKind, ProposedBlock,
        review::{Alike, ArticleReview, At, Decision, SourceReview},
    },
    model::ArticleKind,
    ui::{
        theme::{self, size, space},
        view::View,
        widgets::{choice, dropdown, label, lazy_of_height, link, option, section},
    },
    words::{self, Message},
};

pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, source, review): (usize, &SourceReview, &ArticleReview),
    page: &mut ImportPage,
) {
    section(ui, &view.t("review-article"), "");
    if review.blocks.is_empty() {
        label(ui, &view.t("review-no-text"), theme::sans(size::BODY), theme::colors(ui).soft);
        return;
    }
    field::line(ui, |ui| {
        if field::tick(ui, view, review.take, &view.t("review-article")).clicked() {
            field::decide(view, place, Decision::Take(At::Article, !review.take));
        }
        dropdown(ui, &view.t("filter-kind"), &words::article_kind(view.language, review.kind), 170.0, |ui| {
            for kind in ArticleKind::ALL {
                if option(ui, kind == review.kind, &words::article_kind(view.language, kind)) {
                    field::decide(view, place, Decision::Kind(kind));
                }
            }
        });
    });
    if !review.take {
        return;
    }
    alike(ui, view, reviewing, (place, review));
    if review.join {
        return;
    }
    field::rows(ui, view, (place, At::Article), &review.fields, page);
    text(ui, view, (place, source, review), page);
}

/// That the archive, or another source, has the same text, and what is to be done.
fn alike(ui: &mut Ui, view: &View<'_>, reviewing: &Reviewing, (place, review): (usize, &ArticleReview)) {
    let Some(alike) = review.alike else { return };
    let colors = theme::colors(ui);
    let (message, open) = match alike {
        Alike::Archive(index, share) => {
            let entry = reviewing.catalog.article(index);
            let called = entry.map(|entry| entry.called().into_owned()).unwrap_or_default();
            let message = Message::new("review-alike-archive").with("article", called);
            (message.with("share", share.to_string()), entry.map(ArticleEntry::place))
        }
        Alike::Source(other, share) => {
            let other = reviewing.review.sources.get(other).map(|source| source.proposal.source.clone());
            let message = Message::new("review-alike-source").with("file", other.unwrap_or_default());
            (message.with("share", share.to_string()), None)
        }
    };
    field::line(ui, |ui| {
        label(ui, &message.words(view.language), theme::sans(size::BODY), colors.ink);
        if let Some(open) = open
            && link(ui, &view.t("list-open")).clicked()
        {
            view.go(open);
        }
    });
    field::line(ui, |ui| {
        for (key, join) in [("review-join", true), ("review-apart", false)] {
            if choice(ui, &view.t(key), review.join == join).clicked() {
                field::decide(view, place, Decision::Join(join));
            }
        }
    });
}

fn text(
    ui: &mut Ui,
    view: &View<'_>,
    (place, source, review): (usize, &SourceReview, &ArticleReview),
    page: &mut ImportPage,
) {
    let key = (place, At::Article);
    let open = page.turned.contains(&key);
    ui.add_space(space::SMALL);
    let count = review.blocks.iter().filter(|block| block.begins && !matches!(block.kind, BlockKind::Photo(_))).count();
    let words = view.count("review-blocks", count);
    let told = view.t(if open { "review-close" } else { "review-open" });
    field::line(ui, |ui| {
        label(ui, &words, theme::sans(size::BODY), theme::colors(ui).ink);
        if field::quiet(ui, &told, &format!("{told}{}{words}", view.t("colon"))).clicked() && !page.turned.remove(&key)
        {
            page.turned.insert(key);
        }
    });
    if !open {
        return;
    }
    for (number, block) in review.blocks.iter().enumerate() {
        lazy_of_height(ui, view.part_id("block", place * 100_000 + number), 70.0, |ui| {
            ui.push_id(number, |ui| draw_block(ui, view, (place, source), (number, block), page));
        });
    }
}

fn draw_block(
    ui: &mut Ui,
    view: &View<'_>,
    (place, source): (usize, &SourceReview),
    (number, block): (usize, &ProposedBlock),
    page: &mut ImportPage,
) {
    let colors = theme::colors(ui);
    ui.add_space(space::SMALL);
    if let BlockKind::Photo(photo) = block.kind {
        let caption = source.photos.get(photo).and_then(|photo| photo.fields.first()).map(|field| field.value.clone());
        let caption = Message::new("review-block-photo").with("caption", caption.unwrap_or_default());
        label(ui, &caption.words(view.language), theme::sans(size::SMALL), colors.soft);
        return;
    }
    // A click in this frame would take the keys away from a field that appears in it.
    let written = page.editing.as_ref().is_some_and(|editing| editing.is_block(place, number));
    field::line(ui, |ui| {
        kinds(ui, view, (place, number), block);
        if let BlockKind::Quotation { speaker } = block.kind {
            speakers(ui, view, (place, source), (number, speaker));
        }
        let told = format!("{} {}", view.t("review-edit"), number + 1);
        if !written && field::quiet(ui, &view.t("review-edit"), &told).clicked() {
            let (what, words) = (Edited::Block(number), block.text.clone());
            page.editing = Some(Editing { source: place, what, words, begun: false });
        }
    });
    if let Some(editing) = page.editing.as_mut().filter(|_| written) {
        match field::words_field(ui, view, editing, (&view.t("review-block"), true), None) {
            Some(true) => {
                field::decide(view, place, Decision::Block(number, editing.words.clone()));
                page.editing = None;
            }
            Some(false) => page.editing = None,
            None => {}
        }
        return;
    }
    let empty = block.text.trim().is_empty();
    let words = if empty { view.t("review-block-left-out") } else { block.text.clone() };
    let color = if empty { colors.faint } else { colors.ink };
    label(ui, &words, theme::serif(size::BODY + 1.0), color);
}

fn kinds(ui: &mut Ui, view: &View<'_>, (place, number): (usize, usize), block: &ProposedBlock) {
    let key = |kind: &BlockKind| match kind {
        BlockKind::Paragraph | BlockKind::Photo(_) => "review-paragraph",
        BlockKind::Heading => "review-heading",
        BlockKind::Item => "review-item",
        BlockKind::Quotation { .. } => "review-quotation",
    };
    let name = format!("{} {}", view.t("review-block"), number + 1);
    dropdown(ui, &name, &view.t(key(&block.kind)), 110.0, |ui| {
        let quotation = BlockKind::Quotation { speaker: None };
        for kind in [BlockKind::Paragraph, BlockKind::Heading, BlockKind::Item, quotation] {
            let now = key(&kind) == key(&block.kind);
            if option(ui, now, &view.t(key(&kind))) && !now {
                field::decide(view, place, Decision::BlockKind(number, kind));
            }
        }
    });
}

/// Whose words a quotation has.
fn speakers(
    ui: &mut Ui,
    view: &View<'_>,
    (place, source): (usize, &SourceReview),
    (number, speaker): (usize, Option<usize>),
) {
    let name = |at: Option<usize>| {
        let person = at.and_then(|at| source.people.get(at));
        person.map_or_else(|| view.t("review-nobody"), |person| person.name().to_owned())
    };
    let label = format!("{} {}", view.t("review-speaker-of"), number + 1);
    dropdown(ui, &label, &name(speaker), 150.0, |ui| {
        let people = (0..source.people.len()).map(Some);
        for at in std::iter::once(None).chain(people) {
            if option(ui, at == speaker, &name(at)) {
                field::decide(view, place, Decision::BlockKind(number, BlockKind::Quotation { speaker: at }));
            }
        }
    });
}
