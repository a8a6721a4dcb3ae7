//! What is written into a photo's file, beside what its record says.

use egui::Ui;

use super::{
    theme::{self, size, space},
    view::{Action, View},
    widgets::{button, failure, label, section as heading},
};
use crate::{
    catalog::{PhotoEntry, PhotoIdx},
    photo::{
        Details,
        metadata::{Field, Metadata, Value},
    },
    words::{self, Message},
};

/// The part of a photo's page about its file.
pub fn section(ui: &mut Ui, view: &View<'_>, index: PhotoIdx, photo: &PhotoEntry) {
    let colors = theme::colors(ui);
    let Some(known) = view.inspected.filter(|known| known.photo == index) else {
        view.ask(Action::Inspect(index));
        return;
    };
    let small = || theme::sans(size::SMALL);
    match &known.found {
        None => {
            heading(ui, &view.t("photo-file"), &view.t("photo-loading"));
        }
        Some(Err(error)) => {
            heading(ui, &view.t("photo-file"), "");
            label(ui, &failure(view, error), small(), colors.accent);
            retry(ui, view, index);
        }
        Some(Ok(details)) => {
            heading(ui, &view.t("photo-file"), "");
            let name = photo.record.file.as_deref().unwrap_or_default();
            label(ui, &file_line(view, index, name, details), small(), colors.faint);
            if let Some(note) = details.metadata.note() {
                label(ui, &note.words(view.language), small(), colors.accent);
            }
            embedded(ui, view, photo, &details.metadata);
            retry(ui, view, index);
        }
    }
}

/// A way to try again, for whoever has put a file back that could not be shown.
fn retry(ui: &mut Ui, view: &View<'_>, index: PhotoIdx) {
    if view.pictures.has_failed(index) && button(ui, &view.t("try-again")).clicked() {
        view.ask(Action::Retry(index));
    }
}

/// Name, format, sides and size of the file.
fn file_line(view: &View<'_>, index: PhotoIdx, name: &str, details: &Details) -> String {
    let mut parts = vec![name.to_owned()];
    parts.extend(details.format.map(|format| format.name().to_owned()));
    parts.extend(view.pictures.sides(index).map(|(width, height)| format!("{width} × {height}")));
    let kilobytes = usize::try_from(details.bytes.div_ceil(1024)).unwrap_or(usize::MAX);
    parts.push(if kilobytes < 1024 {
        Message::new("kilobytes").with("size", words::number(kilobytes)).words(view.language)
    } else {
        let tenths = details.bytes * 10 / (1 << 20);
        Message::new("megabytes").with("size", format!("{}.{}", tenths / 10, tenths % 10)).words(view.language)
    });
    parts.join(" · ")
}

fn embedded(ui: &mut Ui, view: &View<'_>, photo: &PhotoEntry, metadata: &Metadata) {
    let colors = theme::colors(ui);
    if metadata.values.is_empty() {
        label(ui, &view.t("photo-nothing-written"), theme::sans(size::SMALL), colors.faint);
        return;
    }
    for values in metadata.values.chunk_by(|one, next| one.field == next.field) {
        let Some(field) = values.first().map(|value| value.field) else { continue };
        ui.add_space(space::SMALL);
        label(ui, &field.message().words(view.language), theme::sans(size::SMALL), colors.faint);
        for (text, origins) in by_text(values) {
            label(ui, text, theme::sans(size::BODY), colors.ink);
            let mut remark = origins.join(&view.t("list-comma"));
            if let Some(said) = said_otherwise(view, photo, field, text) {
                remark = format!("{remark} · {said}");
            }
            label(ui, &remark, theme::sans(size::TINY), colors.faint);
        }
    }
}

/// Equal values of different origins, once each, with the names of the origins.
fn by_text(values: &[Value]) -> Vec<(&str, Vec<&'static str>)> {
    let mut found: Vec<(&str, Vec<&'static str>)> = Vec::new();
    for value in values {
        match found.iter_mut().find(|(text, _)| *text == value.text) {
            Some((_, origins)) if !origins.contains(&value.origin.name()) => origins.push(value.origin.name()),
            Some(_) => {}
            None => found.push((&value.text, vec![value.origin.name()])),
        }
    }
    found
}

/// That the record says something else of a field, or nothing; none if it says the same or has no
/// such field.
fn said_otherwise(view: &View<'_>, photo: &PhotoEntry, field: Field, text: &str) -> Option<String> {
    let said = recorded(view, photo, field)?;
    if said.is_empty() {
        return Some(view.t("photo-not-in-record"));
    }
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = said.iter().any(|said| match field {
        // A day is compared with a day, a year with a year.
        Field::Date => text.starts_with(said.as_str()),
        _ => squeezed(said) == squeezed(text),
    });
    (!same).then(|| view.t("photo-record-differs"))
}

/// What the record says of a field; none if it has no such field.
fn recorded(view: &View<'_>, photo: &PhotoEntry, field: Field) -> Option<Vec<String>> {
    let record = &photo.record;
    let texts = |texts: [Option<&str>; 2]| texts.into_iter().flatten().map(str::to_owned).collect();
    Some(match field {
        Field::Caption => texts([record.caption.en.as_deref(), record.caption.zh.as_deref()]),
        Field::Byline => record.byline.iter().cloned().collect(),
        Field::Credit => record.credit.iter().cloned().collect(),
        Field::Date => record.date.iter().map(ToString::to_string).collect(),
        Field::Person => {
            let people = photo.people.iter().filter_map(|index| view.catalog.person(*index));
            people.flat_map(|person| [person.record.name.en.clone(), person.record.name.zh.clone()]).flatten().collect()
        }
        _ => return None,
    })
}
