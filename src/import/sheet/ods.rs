//! OpenDocument spreadsheets (.ods), read from the tree of their XML: the reader of workbooks would
//! copy a cell as often as the file says it is repeated, and says nothing of merged cells.

use super::{
    cells::{iso_moment, iso_time},
    grid::{Area, Book, Cell, Room, Sheet, odd, too_many},
};
use crate::{
    import::{
        ImportError,
        container::{Container, damaged, locked},
        encoding::MAX_TEXT,
        limits,
        xml::{self, Element, Node},
    },
    words::Message,
};

const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Whether it is such a spreadsheet, or a template of one.
pub(super) fn recognises(bytes: &[u8]) -> bool {
    let kind = || Container::open(bytes).ok()?.part("mimetype").ok()?;
    bytes.starts_with(b"PK") && kind().is_some_and(|kind| kind.starts_with(KIND))
}

/// Reads a spreadsheet.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ImportError> {
    let mut held = Container::open(bytes)?;
    let mut book = Book { encoding: "UTF-8", ..Book::default() };
    let manifest = held.part("META-INF/manifest.xml")?.and_then(|bytes| xml::read(&bytes).ok());
    if manifest.is_some_and(|manifest| manifest.find("encryption-data").is_some()) {
        return Err(locked());
    }
    if held.has_ending("script-lb.xml") {
        book.doubts.push(Message::new("import-macros"));
    }
    let (content, whole) = held.beginning("content.xml")?.ok_or_else(damaged)?;
    if !whole || content.len() > MAX_TEXT {
        return Err(too_many());
    }
    let root = xml::read(&content)?;
    let tables = root.find("body").and_then(|body| body.child("spreadsheet")).ok_or_else(odd)?;
    let mut room = Room::new();
    for table in tables.elements().filter(|element| element.name == "table") {
        if book.sheets.len() >= limits::SHEETS {
            return Err(odd());
        }
        let mut sheet = Sheet::named(table.attribute("name").unwrap_or_default());
        rows(table, &mut 0, &mut sheet, &mut room)?;
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// The rows of a table or a group of them; `next` is the number of the next one.
fn rows(group: &Element, next: &mut u32, sheet: &mut Sheet, room: &mut Room) -> Result<(), ImportError> {
    for element in group.elements() {
        match element.name.as_str() {
            "table-row" => {
                let times = count(element, "number-rows-repeated");
                let filled = row(element, *next, sheet, room)?;
                // A row that is repeated to the end of the sheet is empty.
                for more in 1..if filled { times } else { 1 } {
                    row(element, next.saturating_add(more), sheet, room)?;
                }
                *next = next.saturating_add(times);
            }
            "table-header-rows" | "table-rows" | "table-row-group" => rows(element, next, sheet, room)?,
            _ => {}
        }
    }
    Ok(())
}

/// The cells of a row, and whether any has something in it.
fn row(element: &Element, row: u32, sheet: &mut Sheet, room: &mut Room) -> Result<bool, ImportError> {
    let before = sheet.cells.len();
    let mut column = 0u32;
    for element in element.elements().filter(|cell| matches!(cell.name.as_str(), "table-cell" | "covered-table-cell")) {
        room.look()?;
        let times = count(element, "number-columns-repeated");
        let cell = cell(element);
        let (down, right) = (count(element, "number-rows-spanned"), count(element, "number-columns-spanned"));
        if down > 1 || right > 1 {
            let to = (row.saturating_add(down - 1), column.saturating_add(right - 1));
            sheet.merged.push(Area { from: (row, column), to });
        }
        if cell.lost || !cell.words.is_empty() {
            for more in 0..times {
                sheet.put((row, column.saturating_add(more)), cell.clone(), room)?;
            }
        }
        column = column.saturating_add(times);
    }
    Ok(sheet.cells.len() > before)
}

/// How often, or how far; once, if nothing is said.
fn count(element: &Element, name: &str) -> u32 {
    element.attribute(name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn cell(element: &Element) -> Cell {
    let mut lines = Vec::new();
    for paragraph in element.elements().filter(|element| element.name == "p") {
        let mut line = String::new();
        text(paragraph, &mut line);
        lines.push(line);
    }
    let shown = lines.join("\n");
    let value = |name: &str| element.attribute(name);
    let words = match value("value-type") {
        Some("date") => value("date-value").map(iso_moment),
        Some("time") => value("time-value").and_then(iso_time),
        Some("float") => value("value").map(str::to_owned),
        _ => None,
    };
    let number = (value("value-type") == Some("float")).then(|| value("value")?.parse().ok()).flatten();
    let words = words.unwrap_or(shown);
    let is_error = value("formula").is_some() && (words.starts_with('#') || words.starts_with("Err:"));
    let never = value("formula").is_some() && value("value-type").is_none();
    Cell { lost: is_error || never && words.is_empty(), words, number }
}

/// The words of a paragraph, without notes beside it.
fn text(element: &Element, out: &mut String) {
    for node in &element.children {
        match node {
            Node::Text(words) => out.push_str(words),
            Node::Element(inner) => match inner.name.as_str() {
                "s" | "tab" => out.push(' '),
                "line-break" => out.push('\n'),
                "annotation" | "ruby-text" => {}
                _ => text(inner, out),
            },
        }
    }
}
