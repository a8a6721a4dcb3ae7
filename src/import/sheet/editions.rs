//! Which editions a workbook tells of: by a column, else by the titles above the headers, the name
//! of the sheet, or the name of the file; and a proposal for each of them.

use std::{collections::HashMap, ops::Range};

use super::{
    grid::{Book, odd},
    headers::Header,
    layout::Text,
    people::{Finder, People},
    rows::{Line, Lines, Named},
    values,
};
use crate::{
    catalog::{Catalog, Place},
    import::{Fact, ImportError, Options, Proposal, ProposedEdition, Read, Source, press},
    model::{Certainty, Edtf},
    words::Message,
};

/// The most editions of one workbook.
const MOST: usize = 50;
/// So many lines above the headers may be titles.
const TITLES: usize = 10;

/// What is read, edition by edition.
pub(super) struct Editions<'a> {
    source: &'a Source<'a>,
    text: &'a Text,
    catalog: &'a Catalog,
    options: &'a Options,
    finder: Finder<'a>,
    groups: Vec<Group>,
    by_cell: HashMap<(Option<u32>, Option<u16>), usize>,
}

struct Group {
    /// The edition and what is doubtful about it.
    head: Proposal,
    people: People,
    days: Vec<Read<Edtf>>,
    unplaced: Vec<Read<String>>,
}

impl<'a> Editions<'a> {
    pub fn new(source: &'a Source<'a>, text: &'a Text, catalog: &'a Catalog, options: &'a Options) -> Editions<'a> {
        let finder = Finder::new(catalog, options);
        Editions { source, text, catalog, options, finder, groups: Vec::new(), by_cell: HashMap::new() }
    }

    /// Adds what a sheet says.
    pub fn add(&mut self, book: &Book, at: usize, header: &Header, read: Lines) -> Result<(), ImportError> {
        let Some(sheet) = book.sheets.get(at) else { return Ok(()) };
        let above = sheet.rows().into_iter().filter(|row| *row < header.first);
        let titles: Vec<Range<usize>> = above.filter_map(|row| self.text.line(at, row)).collect();
        let years = read.lines.iter().filter_map(|line| Some(line.day.as_ref()?.value.year()));
        let head = self.of_sheet(at, titles.get(..TITLES).unwrap_or(&titles), one(years));
        let named = head.edition.as_ref().and_then(|edition| edition.range.clone());
        // Where every row says its edition the sheet need not.
        let all = !read.lines.is_empty() && read.lines.iter().all(|line| line.edition.is_some());
        let own = if all { None } else { Some(self.group(head)?) };
        for Line { edition, day, person } in read.lines {
            let at = self.of_row(edition.as_ref(), own)?;
            if let Some(group) = self.groups.get_mut(at) {
                group.people.add(person, &mut self.finder);
                group.days.extend(day);
            }
        }
        let is_title = |title: &&Range<usize>| {
            named.as_ref().is_none_or(|named| named.start < title.start || named.end > title.end)
        };
        let read_title = |title: &Range<usize>| self.whole(title);
        let left: Vec<(Option<Named>, Read<String>)> =
            titles.iter().filter(is_title).map(|title| (None, read_title(title))).collect();
        for (edition, read) in left.into_iter().chain(read.unplaced) {
            let at = self.of_row(edition.as_ref(), own.or(Some(0)))?;
            self.leave(at, read);
        }
        Ok(())
    }

    /// Keeps the lines of a sheet that is not read.
    pub fn leave_sheet(&mut self, book: &Book, at: usize) {
        for row in book.sheets.get(at).map(super::grid::Sheet::rows).unwrap_or_default() {
            if let Some(line) = self.text.line(at, row) {
                let read = self.whole(&line);
                self.leave(0, read);
            }
        }
    }

    fn whole(&self, range: &Range<usize>) -> Read<String> {
        Read { value: self.text.words(range).to_owned(), range: range.clone(), certainty: Certainty::High }
    }

    fn leave(&mut self, at: usize, read: Read<String>) {
        if let Some(group) = self.groups.get_mut(at) {
            group.unplaced.push(read);
        }
    }

    /// The group of an edition.
    fn group(&mut self, head: Proposal) -> Result<usize, ImportError> {
        let key = |head: &Proposal| {
            head.edition.as_ref().map(|edition| (edition.number, edition.year, edition.place.clone()))
        };
        if let Some(at) = self.groups.iter().position(|group| key(&group.head) == key(&head)) {
            return Ok(at);
        }
        if self.groups.len() >= MOST {
            return Err(odd());
        }
        self.groups.push(Group { head, people: People::default(), days: Vec::new(), unplaced: Vec::new() });
        Ok(self.groups.len() - 1)
    }

    /// The group of a row, by what it says, else that of its sheet.
    fn of_row(&mut self, edition: Option<&Named>, own: Option<usize>) -> Result<usize, ImportError> {
        let Some((number, year, range)) = edition else { return Ok(own.unwrap_or(0)) };
        if let Some(at) = self.by_cell.get(&(*number, *year)) {
            return Ok(*at);
        }
        let head = press::table::edition_of(&self.text.text, range, *number, *year, self.catalog, self.options);
        let at = self.group(head)?;
        self.by_cell.insert((*number, *year), at);
        Ok(at)
    }

    /// The edition of a sheet.
    fn of_sheet(&self, at: usize, titles: &[Range<usize>], year: Option<u16>) -> Proposal {
        let (catalog, options) = (self.catalog, self.options);
        let name = self.text.name(at);
        let lines: Vec<Range<usize>> = titles.iter().cloned().chain(name.clone()).collect();
        let by_title = press::table::edition(&self.text.text, &lines, year, catalog, options);
        if by_title.edition.is_some() {
            return by_title;
        }
        if let Some(range) = name {
            let words = self.text.words(&range);
            let (number, year) = values::edition(words);
            // A sheet that is called `1` is the first of the workbook.
            let number = number.filter(|_| !words.trim().bytes().all(|byte| byte.is_ascii_digit()));
            if number.is_some() || year.is_some() {
                let mut head = press::table::edition_of(&self.text.text, &range, number, year, catalog, options);
                if let Some(edition) = &mut head.edition {
                    edition.certainty = edition.certainty.min(Certainty::Medium);
                }
                return head;
            }
        }
        self.of_file(year).unwrap_or(by_title)
    }

    fn of_file(&self, year: Option<u16>) -> Option<Proposal> {
        let file = self.source.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        // A space, which is as long as what stands for it in names of files.
        let words = stem.replace(['_', '+'], " ");
        let whole = 0..words.len();
        let mut head = press::table::edition(&words, std::slice::from_ref(&whole), year, self.catalog, self.options);
        let edition = head.edition.as_mut()?;
        (edition.certainty, edition.range) = (Certainty::Low, None);
        head.doubts.push(Message::new("import-by-file-name"));
        Some(head)
    }

    /// A proposal for each edition.
    pub fn proposals(self) -> Vec<Proposal> {
        let Editions { catalog, text, groups, .. } = self;
        let groups = groups.into_iter().filter(|group| !group.people.found.is_empty() || !group.unplaced.is_empty());
        let proposal = |mut group: Group| {
            let facts = group.head.edition.as_ref().and_then(|edition| date(edition, &group.days, catalog));
            let mut doubts = std::mem::take(&mut group.head.doubts);
            doubts.append(&mut group.people.doubts);
            Proposal {
                text: text.text.clone(),
                doubts,
                people: group.people.found,
                facts: facts.into_iter().collect(),
                unplaced: group.unplaced,
                ..group.head
            }
        };
        groups.map(proposal).collect()
    }
}

/// The one value that all are; none if they differ.
fn one<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// When an edition was held, if its rows say so: from the first day to the last.
fn date(edition: &ProposedEdition, days: &[Read<Edtf>], catalog: &Catalog) -> Option<Fact> {
    let first = days.iter().min_by_key(|day| day.value.to_string())?;
    let last = days.iter().max_by_key(|day| day.value.to_string())?;
    let single = first.value == last.value;
    let value = if single { first.value.to_string() } else { format!("{}/{}", first.value.start, last.value.start) };
    let entry = match &edition.place {
        Some(Place::Edition(address)) => catalog.find_edition(address).and_then(|index| catalog.edition(index)),
        _ => None,
    };
    let was = entry.and_then(|entry| entry.record.date).map(|date| date.to_string());
    let value = Read { value, range: first.range.clone(), certainty: Certainty::High };
    Some(Fact { field: "date".to_owned(), value, was })
}
