//! Cells as the reader of workbooks gives them, as words: days and times in one form, whatever the
//! workbook shows.

use calamine::{Data, ExcelDateTime, ExcelDateTimeType};

use super::grid::Cell;

/// Half a second, in days: times are fractions of a day, which are rarely exact.
const HALF_A_SECOND: f64 = 0.5 / 86_400.0;

/// A cell; an empty one has no words.
pub(super) fn cell(data: Data, from_1904: bool) -> Cell {
    let words = |words: String| Cell { words, ..Cell::default() };
    match data {
        Data::Empty => Cell::default(),
        Data::String(text) => words(text),
        Data::Bool(value) => words(if value { "TRUE" } else { "FALSE" }.to_owned()),
        Data::Int(number) => words(number.to_string()),
        Data::Float(number) => Cell { words: number.to_string(), number: Some(number), lost: false },
        Data::DateTime(moment) => words(serial(moment.as_f64(), from_1904)),
        Data::DateTimeIso(text) => words(iso_moment(&text)),
        Data::DurationIso(text) => words(iso_time(&text).unwrap_or(text)),
        Data::Error(error) => Cell { words: error.to_string(), number: None, lost: true },
    }
}

/// A moment that is counted in days: `2001-05-01`, `2001-05-01 09:00`, or only `09:00` if it is
/// less than a day.
pub(super) fn serial(days: f64, from_1904: bool) -> String {
    let rounded = ExcelDateTime::new(days + HALF_A_SECOND, ExcelDateTimeType::DateTime, from_1904);
    let (year, month, day, hour, minute, ..) = rounded.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}");
    if days < 1.0 {
        return time;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00" { date } else { format!("{date} {time}") }
}

/// `2001-05-01T09:00:00` as `2001-05-01 09:00`; a day alone stays so.
pub(super) fn iso_moment(text: &str) -> String {
    let Some((date, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.get(..5).unwrap_or(time);
    if time == "00:00" { date.to_owned() } else { format!("{date} {time}") }
}

/// `PT09H20M00S` as `09:20`.
pub(super) fn iso_time(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let minutes = rest.split_once('M').map_or("0", |(minutes, _)| minutes);
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then(|| format!("{hours:02}:{minutes:02}"))
}
