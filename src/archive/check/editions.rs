//! Editions: numbers that repeat, names of folders, dates that contradict; and the archive's name.

use std::collections::HashMap;

use super::{Context, Finding, Findings};
use crate::{
    archive::{EditionFolder, records::of_folder_name},
    model::{Edition, Edtf, FORMAT_VERSION, Status, is_time},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Findings) {
    if context.lookup.was_read("archive.ron") {
        forum(context, found);
    }
    let mut numbers: HashMap<u32, &str> = HashMap::new();
    for edition in &context.records.editions {
        year(edition, found);
        number_twice(edition, &mut numbers, found);
        folder_name(edition, found);
        dates(edition, found);
        times(edition, found);
    }
}

fn forum(context: &Context<'_>, found: &mut Findings) {
    let forum = &context.records.forum;
    let mut problem = |field: &str, message| {
        found.push(Finding::problem("archive.ron", message).at_field(field));
    };
    if forum.format != FORMAT_VERSION {
        let message = Message::new("unknown-format").with("found", forum.format.to_string());
        problem("format", message.with("known", FORMAT_VERSION.to_string()));
    }
    if forum.name.is_empty() {
        problem("name", Message::new("archive-without-name"));
    }
    let first = context.records.editions.iter().filter_map(|edition| edition.edition.year).min();
    if let (Some(founded), Some(first)) = (forum.founded.map(Edtf::year), first)
        && founded > first
    {
        let message = Message::new("founded-after-first").with("founded", founded.to_string());
        problem("founded", message.with("first", first.to_string()));
    }
}

/// Four digits, as in dates; a slip of the keyboard would stretch the timeline over millennia.
const YEARS: std::ops::RangeInclusive<u16> = 1000..=9999;

fn year(edition: &EditionFolder, found: &mut Findings) {
    if let Some(year) = edition.edition.year.filter(|year| !YEARS.contains(year)) {
        let message = Message::new("year-out-of-range").with("year", year.to_string());
        found.push(Finding::problem(edition.path("edition.ron"), message).at_field("year"));
    }
}

fn number_twice<'a>(edition: &'a EditionFolder, numbers: &mut HashMap<u32, &'a str>, found: &mut Findings) {
    let Some(number) = edition.edition.number else { return };
    if let Some(first) = numbers.insert(number, &edition.folder) {
        let message = Message::new("edition-number-twice").with("number", number.to_string()).with("first", first);
        found.push(Finding::problem(edition.path("edition.ron"), message).at_field("number"));
    }
}

fn folder_name(edition: &EditionFolder, found: &mut Findings) {
    let Edition { year, number, .. } = edition.edition;
    let wanted = match (year, number) {
        (Some(year), Some(number)) => format!("{year}-{number}"),
        (Some(year), None) if of_folder_name(&edition.folder).0 != Some(year) => year.to_string(),
        _ => return,
    };
    if wanted != edition.folder {
        let message = Message::new("folder-name").with("folder", edition.folder.as_str()).with("wanted", wanted);
        let field = if number.is_some() { "number" } else { "year" };
        found.push(Finding::problem(edition.path("edition.ron"), message).at_field(field));
    }
}

fn times(edition: &EditionFolder, found: &mut Findings) {
    for (at, appearance) in edition.edition.appearances.iter().enumerate() {
        if let Some(time) = appearance.time.as_deref().filter(|time| !is_time(time)) {
            let message = Message::new("time-malformed").with("time", time);
            let field = format!("appearances[{at}].time");
            found.push(Finding::problem(edition.path("edition.ron"), message).at_field(field));
        }
    }
}

fn dates(edition: &EditionFolder, found: &mut Findings) {
    let Edition { year, date, planned, status, .. } = edition.edition;
    let mut problem = |field: &str, message: Message| {
        found.push(Finding::problem(edition.path("edition.ron"), message).at_field(field));
    };
    if let (Some(year), Some(date)) = (year, date)
        && date.year() != year
    {
        problem("date", Message::new("date-not-in-year").with("date", date.to_string()).with("year", year.to_string()));
    }
    if let (Some(date), Some(planned)) = (date, planned)
        && planned.start > date.start
        && status == Status::Held
    {
        let message = Message::new("planned-after-held").with("planned", planned.to_string());
        problem("planned", message.with("date", date.to_string()));
    }
}
