//! Workbooks of Excel 2007 and later (.xlsx, .xlsm). The parts that hold cells are unpacked under
//! our own limits and handed over as a new container, so that nothing that the file declares of
//! itself is believed: the reader would set memory aside for it.

use std::io::{Cursor, Write as _};

use calamine::{DataRef, Reader as _, SheetType, Xlsx};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    cells,
    grid::{Area, Book, Cell, Room, Sheet, odd, too_many},
};
use crate::{
    import::{
        ImportError,
        container::{Container, damaged},
        limits,
        xml::{self, Element},
    },
    words::Message,
};

/// Whether it is such a workbook.
pub(super) fn recognises(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && Container::open(bytes).is_ok_and(|held| held.has("xl/workbook.xml"))
}

/// Reads a workbook. The reader may panic.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ImportError> {
    let mut held = Container::open(bytes)?;
    let mut book = Book { encoding: "UTF-8", ..Book::default() };
    if held.has_ending("vbaproject.bin") {
        book.doubts.push(Message::new("import-macros"));
    }
    let checked = checked(&mut held)?;
    let mut workbook = Xlsx::new(Cursor::new(checked.as_slice())).map_err(|_| odd())?;
    let from_1904 = workbook.has_1904_epoch();
    let mut room = Room::new();
    let names = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = names.map(|sheet| sheet.name.clone()).collect();
    if names.len() > limits::SHEETS {
        return Err(odd());
    }
    for name in names {
        let mut sheet = Sheet { from_1904, ..Sheet::named(&name) };
        fill(&mut workbook, &mut sheet, &mut room)?;
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(|_| odd())?;
        sheet.merged = merged.into_iter().map(|area| Area { from: area.start, to: area.end }).collect();
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// Reads a sheet cell by cell.
fn fill(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &mut Sheet, room: &mut Room) -> Result<(), ImportError> {
    let mut reader = workbook.worksheet_cells_reader(&sheet.name).map_err(|_| odd())?;
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(|_| odd())? {
        room.look()?;
        let lost = record.formula.is_some() && record.value == DataRef::Empty;
        let cell = cells::cell(record.value.into(), sheet.from_1904);
        sheet.put(record.pos, Cell { lost: cell.lost || lost, ..cell }, room)?;
    }
    Ok(())
}

/// A container of the parts that hold cells, not packed.
fn checked(held: &mut Container<'_>) -> Result<Vec<u8>, ImportError> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut left = limits::SOURCE;
    for name in held.names() {
        let Some(kind) = kind(&name) else { continue };
        let Some((bytes, whole)) = held.beginning(&name)? else { continue };
        if !whole {
            return Err(too_many());
        }
        left = left.checked_sub(bytes.len()).ok_or_else(too_many)?;
        // Text in another encoding could not be looked into.
        if std::str::from_utf8(&bytes).is_err() || bytes.contains(&0) {
            return Err(odd());
        }
        let bytes = match kind {
            Kind::Strings => without_count(bytes),
            Kind::Styles => formats(&bytes)?,
            Kind::Other => bytes,
        };
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        out.start_file(name, plain).map_err(|_| damaged())?;
        out.write_all(&bytes).map_err(|_| damaged())?;
    }
    Ok(out.finish().map_err(|_| damaged())?.into_inner())
}

enum Kind {
    Strings,
    Styles,
    Other,
}

/// What a part is; none if it holds no cells and nothing that leads to them.
fn kind(name: &str) -> Option<Kind> {
    let name = name.to_ascii_lowercase();
    let inner = name.strip_prefix("xl/").unwrap_or(&name);
    match inner {
        "_rels/.rels" | "workbook.xml" | "_rels/workbook.xml.rels" => Some(Kind::Other),
        "sharedstrings.xml" => Some(Kind::Strings),
        "styles.xml" => Some(Kind::Styles),
        _ => {
            let sheet = inner.strip_prefix("worksheets/").filter(|sheet| !sheet.contains('/'))?;
            sheet.ends_with(".xml").then_some(Kind::Other)
        }
    }
}

/// The shared strings without their count, by which memory would be set aside.
fn without_count(mut bytes: Vec<u8>) -> Vec<u8> {
    let end = memchr::memmem::find(&bytes, b"<si").unwrap_or(bytes.len());
    while let Some(at) = bytes.get(..end).and_then(|head| memchr::memmem::find(head, b"uniqueCount")) {
        let Some(first) = bytes.get_mut(at) else { break };
        *first = b'x';
    }
    bytes
}

/// The styles, of which only what makes a number a date is kept: fonts would be copied for each.
fn formats(bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
    const MOST: usize = 65_536;
    let root = xml::read(bytes)?;
    let listed = |list: &str, item: &'static str| {
        let items = root.find(list).into_iter().flat_map(Element::elements);
        items.filter(move |element| element.name == item).take(MOST)
    };
    let mut out = "<styleSheet><numFmts>".to_owned();
    let escaped = |element: &Element, name: &str| {
        let value = element.attribute(name).unwrap_or_default();
        let short: String = value.chars().take(255).collect();
        quick_xml::escape::escape(short.as_str()).into_owned()
    };
    for format in listed("numFmts", "numFmt") {
        let (id, code) = (escaped(format, "numFmtId"), escaped(format, "formatCode"));
        out.push_str(&format!("<numFmt numFmtId=\"{id}\" formatCode=\"{code}\"/>"));
    }
    out.push_str("</numFmts><cellXfs>");
    for style in listed("cellXfs", "xf") {
        out.push_str(&format!("<xf numFmtId=\"{}\"/>", escaped(style, "numFmtId")));
    }
    out.push_str("</cellXfs></styleSheet>");
    Ok(out.into_bytes())
}
