//! Workbooks of Excel 97 to 2003 (.xls).

use std::io::Cursor;

use calamine::{Reader as _, SheetType, Xls};

use super::{
    biff, cells,
    grid::{Area, Book, Cell, Place, Room, Sheet, odd},
    ole,
};
use crate::{
    import::{ImportError, container::damaged, encoding::MAX_TEXT},
    words::Message,
};

/// Reads a workbook. The reader may panic.
pub(super) fn read(bytes: &[u8]) -> Result<Book, ImportError> {
    if bytes.len() > MAX_TEXT {
        return Err(super::grid::too_many());
    }
    biff::check(&ole::workbook(bytes).ok_or_else(damaged)?)?;
    let mut book = Book { encoding: "UTF-16LE", ..Book::default() };
    let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|_| odd())?;
    if memchr::memmem::find(bytes, b"_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0").is_some() {
        book.doubts.push(Message::new("import-macros"));
    }
    let from_1904 = workbook.has_1904_epoch();
    let mut room = Room::new();
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    for name in names {
        let mut sheet = Sheet { from_1904, ..Sheet::named(&name) };
        let values = workbook.worksheet_range(&name).map_err(|_| odd())?;
        for (row, column, data) in values.used_cells() {
            let place = moved(values.start(), (row, column)).ok_or_else(odd)?;
            sheet.put(place, cells::cell(data.clone(), from_1904), &mut room)?;
        }
        let formulas = workbook.worksheet_formula(&name).map_err(|_| odd())?;
        for (row, column, _) in formulas.used_cells() {
            let place = moved(formulas.start(), (row, column)).ok_or_else(odd)?;
            if values.get_value(place).is_none_or(|value| *value == calamine::Data::Empty) {
                sheet.put(place, Cell { lost: true, ..Cell::default() }, &mut room)?;
            }
        }
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(|_| odd())?;
        sheet.merged = merged.into_iter().map(|area| Area { from: area.start, to: area.end }).collect();
        book.sheets.push(sheet);
    }
    Ok(book)
}

/// The place of a cell in its sheet, of one within an area.
fn moved(start: Option<Place>, (row, column): (usize, usize)) -> Option<Place> {
    let (top, left) = start?;
    Some((top.checked_add(u32::try_from(row).ok()?)?, left.checked_add(u32::try_from(column).ok()?)?))
}
