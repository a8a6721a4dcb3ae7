//! Editions: numbers that repeat, names of folders, dates that contradict; and the archive's name.

use std::collections::HashMap;

use super::{Context, Finding};
use crate::{
    archive::{EditionFolder, records::of_folder_name},
    model::{Edition, Status},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    let forum = &context.records.forum;
    if forum.format > 0 && forum.name.is_empty() {
        found.push(Finding::problem("archive.ron", Message::new("archive-without-name")).at_field("name"));
    }
    let mut numbers: HashMap<u32, &str> = HashMap::new();
    for edition in &context.records.editions {
        number_twice(edition, &mut numbers, found);
        folder_name(edition, found);
        dates(edition, found);
    }
}

fn number_twice<'a>(edition: &'a EditionFolder, numbers: &mut HashMap<u32, &'a str>, found: &mut Vec<Finding>) {
    let Some(number) = edition.edition.number else { return };
    if let Some(first) = numbers.insert(number, &edition.folder) {
        let message = Message::new("edition-number-twice").with("number", number.to_string()).with("first", first);
        found.push(Finding::problem(edition.path("edition.ron"), message).at_field("number"));
    }
}

fn folder_name(edition: &EditionFolder, found: &mut Vec<Finding>) {
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

fn dates(edition: &EditionFolder, found: &mut Vec<Finding>) {
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
