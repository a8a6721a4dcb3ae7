//! The text of a source, with what was read from it marked where it stands.

use std::ops::Range;

use egui::{
    Color32, CornerRadius, Frame, Margin, ScrollArea, Stroke, Ui,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{Reviewing, photos, source::ImportPage, sources::short};
use crate::{
    import::review::{Field, SourceReview},
    ui::{
        theme::{self, radius, size, space},
        view::{PlaceState, View},
        widgets::{label, lazy_of_height, section},
    },
    words::{self, Message},
};

/// Lines that are shown at most; whoever needs more opens the source itself.
const MOST_LINES: usize = 5_000;
/// Characters of a line that are shown at most.
const LONGEST: usize = 20_000;
/// Records of a kind whose places are marked at most.
const MOST_MARKED: usize = 300;

/// A part of the text, and the ground it stands on.
type Mark = (Range<usize>, Color32);

/// The text beside what it brings.
pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    source: (usize, &SourceReview),
    state: &mut PlaceState,
) {
    let colors = theme::colors(ui);
    Frame::new()
        .fill(colors.panel)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ScrollArea::vertical()
                .id_salt(view.scroll_id(&format!("source {}", source.0)))
                .auto_shrink([false, false])
                .show(ui, |ui| lines(ui, view, reviewing, source, &mut state.import));
        });
}

/// The text below what it brings, in a narrow window.
pub(super) fn below(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    source: (usize, &SourceReview),
    state: &mut PlaceState,
) {
    section(ui, &view.t("review-source"), "");
    lines(ui, view, reviewing, source, &mut state.import);
}

fn lines(
    ui: &mut Ui,
    view: &View<'_>,
    reviewing: &Reviewing,
    (place, source): (usize, &SourceReview),
    page: &mut ImportPage,
) {
    let colors = theme::colors(ui);
    label(ui, &head(view, source), theme::sans(size::SMALL), colors.faint);
    ui.add_space(space::SMALL);
    if photos::is_alone(source) {
        let room = vec2(ui.available_width(), (ui.ctx().content_rect().height() - 260.0).max(160.0));
        if let Some(photo) = source.photos.first() {
            photos::picture(ui, view, reviewing, ((place, 0), photo), room);
        }
    }
    if source.proposal.text.trim().is_empty() && photos::is_alone(source) {
        return;
    }
    if source.proposal.text.trim().is_empty() {
        label(ui, &view.t("review-no-source-text"), theme::sans(size::BODY), colors.faint);
        return;
    }
    let mut marks = marks(source, colors);
    let shown = page.shown.as_ref().filter(|(of, _)| *of == place).map(|(_, range)| range.clone());
    marks.extend(shown.iter().map(|range| (range.clone(), colors.mark)));
    let scroll_to = shown.filter(|_| std::mem::take(&mut page.scroll)).map(|range| range.start);
    let mut start = 0;
    for (number, line) in source.proposal.text.split_inclusive('\n').enumerate() {
        if number == MOST_LINES {
            label(ui, &view.t("review-text-cut"), theme::sans(size::SMALL), colors.faint);
            return;
        }
        let here = start..start + line.len();
        let wanted = scroll_to.is_some_and(|at| here.contains(&at));
        let top = ui.cursor().top();
        lazy_of_height(ui, view.part_id("line", place * 1_000_000 + number), 24.0, |ui| {
            let job = job(line.trim_end(), here.start, &marks, (colors.ink, ui.available_width()));
            ui.add(egui::Label::new(job).wrap());
            ui.add_space(space::TINY);
        });
        if wanted {
            let rect = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top().max(top + 24.0));
            ui.scroll_to_rect(rect, Some(egui::Align::Center));
            ui.painter().rect_stroke(rect.expand(2.0), 4.0, Stroke::new(1.0, colors.line), egui::StrokeKind::Outside);
        }
        start = here.end;
    }
}

/// Name, encoding and size of the source.
fn head(view: &View<'_>, source: &SourceReview) -> String {
    let mut parts = vec![short(&source.proposal.source).to_owned()];
    parts.extend(Some(source.proposal.encoding.to_owned()).filter(|name| !name.is_empty()));
    if let Some(original) = &source.original {
        let kilobytes = usize::try_from(original.length.div_ceil(1024)).unwrap_or(usize::MAX);
        parts.push(Message::new("kilobytes").with("size", words::number(kilobytes)).words(view.language));
    }
    parts.join(" · ")
}

/// Where the values of a source stand in its text; a later mark lies over an earlier one.
fn marks(source: &SourceReview, colors: &theme::Colors) -> Vec<Mark> {
    let of = |fields: &[Field], color: Color32| -> Vec<Mark> {
        let ranges = fields.iter().filter_map(|field| field.range.clone());
        ranges.filter(|range| !range.is_empty()).map(|range| (range, color)).collect()
    };
    let mut marks = Vec::new();
    for photo in source.photos.iter().take(MOST_MARKED) {
        marks.extend(of(&photo.fields, colors.sand));
    }
    if let Some(article) = &source.article {
        marks.extend(of(&article.fields, colors.sand));
    }
    marks.extend(of(&source.facts, colors.leaf));
    marks.extend(source.edition.range.clone().map(|range| (range, colors.accent_soft)));
    for person in source.people.iter().take(MOST_MARKED) {
        marks.extend(of(&person.fields, colors.sky));
    }
    marks
}

/// A line with its marks.
fn job(line: &str, start: usize, marks: &[Mark], (ink, width): (Color32, f32)) -> LayoutJob {
    let mut edges: Vec<usize> = vec![0, line.len()];
    let within = |at: usize| at.clamp(start, start + line.len()) - start;
    let near: Vec<(Range<usize>, Color32)> =
        marks.iter().map(|(range, color)| (within(range.start)..within(range.end), *color)).collect();
    let near: Vec<&(Range<usize>, Color32)> = near.iter().filter(|(range, _)| !range.is_empty()).collect();
    edges.extend(near.iter().flat_map(|(range, _)| [range.start, range.end]));
    edges.sort_unstable();
    edges.dedup();
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let mut shown = 0;
    for pair in edges.windows(2) {
        let [from, to] = pair else { continue };
        let Some(piece) = line.get(*from..*to) else { continue };
        let ground = near.iter().rev().find(|(range, _)| range.contains(from)).map(|(_, color)| *color);
        let format = TextFormat {
            font_id: theme::serif(size::BODY + 1.0),
            color: ink,
            background: ground.unwrap_or(Color32::TRANSPARENT),
            line_height: Some((size::BODY + 1.0) * theme::LEADING),
            ..TextFormat::default()
        };
        let piece: String = piece.chars().take(LONGEST.saturating_sub(shown)).collect();
        shown += piece.chars().count();
        job.append(&piece, 0.0, format);
    }
    job
}
