//! The rows below the headers: each that names somebody is an appearance. A row with nothing but
//! the name of a session begins that session; breaks, notes and words that are not known are kept
//! apart.

use std::{collections::HashMap, ops::Range};

use super::{
    grid::{Cell, Place, Sheet, Spans, address},
    headers::Header,
    layout::Text,
    programme::{is_aside, says_session},
    values,
};
use crate::{
    import::{ColumnKind as K, Other, ProposedPerson, Read, press},
    model::{Certainty, Edtf, Mode, Role},
};

/// The edition that a row names, and where.
pub(super) type Named = (Option<u32>, Option<u16>, Range<usize>);

/// What a sheet says.
#[derive(Default)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    /// What fits nowhere, with the edition of its row.
    pub unplaced: Vec<(Option<Named>, Read<String>)>,
    /// Cells without a value: `Sheet1!B3`.
    pub lost: Vec<String>,
}

/// What a row says of somebody.
pub(super) struct Line {
    pub edition: Option<Named>,
    pub day: Option<Read<Edtf>>,
    pub person: ProposedPerson,
}

/// A value in one language and in the other.
type Both = (Option<Read<String>>, Option<Read<String>>);

struct Rows<'a> {
    sheet: &'a Sheet,
    at: usize,
    header: &'a Header,
    text: &'a Text,
    columns: HashMap<K, (u32, Spans)>,
    /// The session that a row of its own began.
    begun: Both,
    /// The session of the row above.
    above: Both,
    day: Option<Read<Edtf>>,
    edition: Option<Named>,
    out: Lines,
}

/// Reads the rows of a sheet, the `at`-th of its workbook.
pub(super) fn read(sheet: &Sheet, at: usize, header: &Header, text: &Text) -> Lines {
    let column = |kind: &K| Some((*kind, header.column(*kind).map(|column| (column, Spans::of(sheet, column)))?));
    let columns = K::ALL.iter().filter(|kind| **kind != K::Ignored).filter_map(column).collect();
    let (begun, above) = Default::default();
    let mut rows =
        Rows { sheet, at, header, text, columns, begun, above, day: None, edition: None, out: Lines::default() };
    for row in sheet.rows().into_iter().filter(|row| *row > header.last) {
        rows.row(row);
    }
    rows.out
}

impl Rows<'_> {
    fn row(&mut self, row: u32) {
        let cells: Vec<(u32, &Cell)> = self.sheet.row(row).collect();
        let lost =
            cells.iter().filter(|(_, cell)| cell.lost).map(|(column, _)| address(&self.sheet.name, (row, *column)));
        self.out.lost.extend(lost);
        // Headers are repeated on every page.
        let is_header = |(column, cell): &(u32, &Cell)| {
            self.header
                .columns
                .iter()
                .any(|(own, words, _)| own == column && !words.is_empty() && *words == cell.words.trim())
        };
        if cells.iter().all(is_header) || self.begins(row, &cells) {
            return;
        }
        self.edition(row);
        let names = self.value(K::Name, row).or_else(|| self.value(K::OtherName, row));
        let Some((name, _)) = names else { return self.leave_row(row) };
        let (names, notes) = values::names(self.text.words(&name));
        // A break may stand where the names do.
        let says_who = |(column, _): &(u32, &Cell)| {
            !matches!(self.header.kind(*column), K::Name | K::OtherName | K::Time | K::TimeEnd | K::Date)
        };
        let is_break = is_aside(self.text.words(&name)) && !cells.iter().any(says_who);
        if names.is_empty() || is_break {
            return self.leave_row(row);
        }
        let part = |part: Range<usize>| name.start + part.start..name.start + part.end;
        let notes = notes.into_iter().map(part).collect();
        let names: Vec<(Range<usize>, Option<Range<usize>>)> =
            names.into_iter().map(|name| (part(name.own), name.other.map(part))).collect();
        self.people(row, &names, notes);
    }

    /// Reads a row that says what is of the rows below it.
    fn begins(&mut self, row: u32, cells: &[(u32, &Cell)]) -> bool {
        let kinds = |kinds: &[K]| cells.iter().all(|(column, _)| kinds.contains(&self.header.kind(*column)));
        let session = self.header.column(K::Session).filter(|column| cells.iter().any(|(own, _)| own == column));
        let alone = match cells {
            [(column, cell)] => Some((*column, *cell)),
            _ => None,
        };
        let column = match (session, alone) {
            (Some(column), _)
                if kinds(&[K::Session, K::OtherSession, K::Time, K::TimeEnd, K::Date, K::Edition, K::Year]) =>
            {
                column
            }
            (_, Some((column, cell))) => {
                let wide = self.sheet.merged.iter().any(|area| area.from == (row, column) && area.is_wide());
                let first = self.header.columns.first().is_some_and(|(first, ..)| *first == column);
                let is_name = matches!(self.header.kind(column), K::Name | K::OtherName);
                let is_heading = wide || says_session(&cell.words) || first && !is_name;
                let is_value = match self.header.kind(column) {
                    K::Edition | K::Year => !wide,
                    // In text nothing is merged, and a session stands in the first column.
                    K::Date | K::Time => !wide && !says_session(&cell.words),
                    _ => false,
                };
                if !is_heading || is_value || cell.lost || is_aside(&cell.words) {
                    return false;
                }
                if press::table::names_day(&cell.words) && !says_session(&cell.words) {
                    return self.begins_day((row, column), cell);
                }
                column
            }
            _ => return false,
        };
        let both = self.halves((row, column));
        if both.0.is_none() {
            return false;
        }
        self.edition(row);
        self.begun = both;
        self.above = Both::default();
        true
    }

    fn begins_day(&mut self, place: Place, cell: &Cell) -> bool {
        let day = values::day(cell, self.sheet.from_1904).zip(self.text.cell(self.at, place));
        let Some((value, range)) = day else { return false };
        self.day = Some(Read { value, range, certainty: Certainty::High });
        true
    }

    /// The edition of a row, or of one above it.
    fn edition(&mut self, row: u32) {
        let number = self.value(K::Edition, row).map(|(range, _)| (values::edition(self.text.words(&range)), range));
        let year =
            self.value(K::Year, row).and_then(|(range, _)| Some((values::year(self.text.words(&range))?, range)));
        match (number, year) {
            (Some(((None, None), range)), None) => self.leave(&range),
            (Some(((number, own), range)), year) => {
                self.edition = Some((number, year.map(|(year, _)| year).or(own), range));
            }
            (None, Some((year, range))) => self.edition = Some((None, Some(year), range)),
            (None, None) => {}
        }
    }

    fn people(&mut self, row: u32, names: &[(Range<usize>, Option<Range<usize>>)], notes: Vec<Range<usize>>) {
        let others = self.other_names(row, names);
        let mut titles = vec![self.both(K::Title, row)];
        let mut organisations = vec![self.both(K::Organisation, row)];
        if names.len() > 1 {
            titles = self.each(titles, names.len());
            organisations = self.each(organisations, names.len());
        }
        let (topic, session) = (self.both(K::Topic, row), self.session(row));
        let (role, mode) = self.part(row, notes);
        let time = self.time(row);
        let day = self.day(row);
        for (at, (name, within)) in names.iter().enumerate() {
            let name = self.read(name);
            let unknown = |range: &Range<usize>| (range.clone(), Certainty::Low);
            let (title, other_title) = titles.get(at).cloned().unwrap_or_default();
            let (organisation, other_organisation) = organisations.get(at).cloned().unwrap_or_default();
            let other = Other {
                name: within.as_ref().map(|range| self.read(range)).or_else(|| others.get(at).cloned()),
                title: other_title,
                organisation: other_organisation,
                topic: topic.1.clone(),
                session: session.1.clone(),
            };
            let (role_range, role_certainty) =
                role.as_ref().map_or_else(|| unknown(&name.range), |role| (role.range.clone(), role.certainty));
            let (mode_range, mode_certainty) =
                mode.as_ref().map_or_else(|| unknown(&name.range), |mode| (mode.range.clone(), mode.certainty));
            let person = ProposedPerson {
                matched: None,
                speaker: None,
                title,
                organisation,
                role: Read {
                    value: role.as_ref().map_or(Role::Unknown, |role| role.value),
                    range: role_range,
                    certainty: role_certainty,
                },
                mode: Read {
                    value: mode.as_ref().map_or(Mode::Unknown, |mode| mode.value),
                    range: mode_range,
                    certainty: mode_certainty,
                },
                topic: topic.0.clone(),
                session: session.0.clone(),
                time: time.clone(),
                other,
                certainty: Certainty::High,
                name,
            };
            self.out.lines.push(Line { edition: self.edition.clone(), day: day.clone(), person });
        }
    }

    /// The names in the other language, if it is clear whose they are.
    fn other_names(&mut self, row: u32, names: &[(Range<usize>, Option<Range<usize>>)]) -> Vec<Read<String>> {
        if self.value(K::Name, row).is_none() {
            return Vec::new();
        }
        let Some((range, _)) = self.value(K::OtherName, row) else { return Vec::new() };
        let (others, _) = values::names(self.text.words(&range));
        if others.len() != names.len() {
            self.leave(&range);
            return Vec::new();
        }
        let place = |part: Range<usize>| range.start + part.start..range.start + part.end;
        others.into_iter().map(|other| self.read(&place(other.own))).collect()
    }

    /// A value for each of several people, if the cell has as many; else it is of nobody.
    fn each(&mut self, values: Vec<Both>, people: usize) -> Vec<Both> {
        let Some((Some(own), other)) = values.into_iter().next() else { return Vec::new() };
        let parts: Vec<&str> = own.value.split([';', '；']).collect();
        if parts.len() != people {
            self.leave(&own.range);
            self.out.unplaced.extend(other.map(|other| (self.edition.clone(), other)));
            return Vec::new();
        }
        let mut from = own.range.start;
        let mut each = Vec::new();
        for part in parts {
            let start = from + (part.len() - part.trim_start().len());
            each.push((Some(self.read(&(start..start + part.trim().len()))), None));
            from += part.len()
                + self.text.words(&(from + part.len()..own.range.end)).chars().next().map_or(0, char::len_utf8);
        }
        each
    }

    fn session(&mut self, row: u32) -> Both {
        let own = self.both(K::Session, row);
        if own.0.is_some() {
            // What is left out in the rows below is the same, as far as can be told.
            let low = |read: &Option<Read<String>>| read.clone().map(|read| Read { certainty: Certainty::Low, ..read });
            self.above = (low(&own.0), low(&own.1));
            return own;
        }
        if self.begun.0.is_some() && self.above.0.is_none() { self.begun.clone() } else { self.above.clone() }
    }

    /// Role and mode, by their columns and by what stands behind a name.
    fn part(&mut self, row: u32, notes: Vec<Range<usize>>) -> (Option<Read<Role>>, Option<Read<Mode>>) {
        let (mut role, mut mode) = (None, None);
        let cell = |rows: &Rows<'_>, kind: K| rows.value(kind, row).map(|(range, _)| (kind, range));
        let said = [cell(self, K::Role), cell(self, K::Mode)].into_iter().flatten();
        for (kind, range) in said.chain(notes.into_iter().map(|note| (K::Ignored, note))).collect::<Vec<_>>() {
            let (as_role, as_mode) = press::table::part(self.text.words(&range));
            let as_role = Some(as_role).filter(|role| *role != Role::Unknown && kind != K::Mode);
            // Whoever moderates was hardly elsewhere, but that is not said.
            let expressly = |mode: &Mode| *mode != Mode::Unknown && (kind == K::Mode || *mode != Mode::InPerson);
            let as_mode = Some(as_mode).filter(expressly);
            if as_role.is_none() && as_mode.is_none() {
                self.leave(&range);
            }
            let certainty = Certainty::High;
            role = role.or_else(|| as_role.map(|value| Read { value, range: range.clone(), certainty }));
            mode = mode.or_else(|| as_mode.map(|value| Read { value, range: range.clone(), certainty }));
        }
        (role, mode)
    }

    fn time(&mut self, row: u32) -> Option<Read<String>> {
        let from_1904 = self.sheet.from_1904;
        let (range, cell) = self.value(K::Time, row)?;
        let Some(time) = values::time(cell, from_1904) else {
            if values::day(cell, from_1904).is_none() {
                self.leave(&range);
            }
            return None;
        };
        let end = self.value(K::TimeEnd, row).and_then(|(_, cell)| values::time(cell, from_1904));
        let end = end.filter(|end| !time.contains('/') && !end.contains('/') && time <= *end);
        let value = end.map_or_else(|| time.clone(), |end| format!("{time}/{end}"));
        Some(Read { value, range, certainty: Certainty::High })
    }

    fn day(&mut self, row: u32) -> Option<Read<Edtf>> {
        let read = |(range, cell): (Range<usize>, &Cell)| {
            let value = values::day(cell, self.sheet.from_1904).filter(|day| day.start.day.is_some())?;
            Some(Read { value, range, certainty: Certainty::High })
        };
        if let Some((range, cell)) = self.value(K::Date, row) {
            let day = read((range.clone(), cell));
            if day.is_none() {
                self.leave(&range);
            }
            self.day = day.or_else(|| self.day.take());
        } else if let Some(day) = self.value(K::Time, row).and_then(read) {
            self.day = Some(day);
        }
        self.day.clone()
    }

    /// What a cell of a kind has in a row, also if it is merged with cells above; none if it is
    /// empty.
    fn value(&self, kind: K, row: u32) -> Option<(Range<usize>, &Cell)> {
        let (column, spans) = self.columns.get(&kind)?;
        let place = (spans.row(row), *column);
        let cell = self.sheet.cell(place).filter(|cell| place.0 > self.header.last && !cell.lost)?;
        Some((self.text.cell(self.at, place).filter(|range| !range.is_empty())?, cell))
    }

    /// A value in one language and in the other, from one column or two.
    fn both(&self, kind: K, row: u32) -> Both {
        let (range, other) = (self.value(kind, row), kind.other().and_then(|other| self.value(other, row)));
        let other = other.map(|(range, _)| self.read(&range));
        let Some((range, _)) = range else { return (other, None) };
        let (own, within) = self.split(&range);
        (Some(own), other.or(within))
    }

    fn halves(&self, place: Place) -> Both {
        self.text.cell(self.at, place).map_or_else(Both::default, |range| {
            let (own, other) = self.split(&range);
            (Some(own), other)
        })
    }

    fn split(&self, range: &Range<usize>) -> (Read<String>, Option<Read<String>>) {
        match values::two(self.text.words(range)) {
            Some((own, other)) => {
                let part = |part: Range<usize>| self.read(&(range.start + part.start..range.start + part.end));
                (part(own), Some(part(other)))
            }
            None => (self.read(range), None),
        }
    }

    fn read(&self, range: &Range<usize>) -> Read<String> {
        Read { value: self.text.words(range).to_owned(), range: range.clone(), certainty: Certainty::High }
    }

    fn leave(&mut self, range: &Range<usize>) {
        let read = self.read(range);
        self.out.unplaced.push((self.edition.clone(), read));
    }

    fn leave_row(&mut self, row: u32) {
        if let Some(line) = self.text.line(self.at, row) {
            self.leave(&line);
        }
    }
}
