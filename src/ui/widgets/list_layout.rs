//! Where the cells of a list lie: in rows of equal height, under headings if it is grouped.

use std::ops::Range;

use egui::{Rect, Vec2, pos2, vec2};

/// The height of a heading and what is under it.
const HEADING: f32 = 38.0;

/// A group of a list's rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// The first of them.
    pub first: usize,
}

/// Where cells lie, measured from the list's left upper corner, in points.
#[derive(Debug)]
pub struct Layout {
    count: usize,
    columns: usize,
    cell: Vec2,
    gap: f32,
    parts: Vec<Part>,
}

/// The cells under one heading.
#[derive(Debug)]
struct Part {
    first: usize,
    /// How many rows come before it in the whole list.
    row: usize,
    /// Where its first row begins.
    top: f32,
}

impl Layout {
    /// So many cells in so many columns, grouped or not.
    pub fn new(count: usize, columns: usize, cell: Vec2, gap: f32, groups: &[Group]) -> Layout {
        let mut layout = Layout { count, columns: columns.max(1), cell, gap, parts: Vec::new() };
        let (mut row, mut top) = (0, 0.0);
        let firsts = groups.iter().map(|group| group.first).filter(|first| *first < count);
        let heading = if groups.is_empty() { 0.0 } else { HEADING };
        let firsts: Vec<usize> = if groups.is_empty() { vec![0] } else { firsts.collect() };
        for (place, first) in firsts.iter().enumerate() {
            layout.parts.push(Part { first: *first, row, top: top + heading });
            let end = firsts.get(place + 1).copied().unwrap_or(count);
            let rows = end.saturating_sub(*first).div_ceil(layout.columns);
            row += rows;
            top += heading + rows as f32 * layout.step();
        }
        layout
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        self.count.checked_sub(1).map_or(0.0, |last| self.rect(last).bottom() + self.gap)
    }

    /// How many columns there are.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Where a cell lies.
    pub fn rect(&self, index: usize) -> Rect {
        let part = self.part_of(index);
        let within = index.saturating_sub(part.first);
        let (row, column) = (within / self.columns, within % self.columns);
        let at = pos2(column as f32 * (self.cell.x + self.gap), part.top + row as f32 * self.step());
        Rect::from_min_size(at, self.cell)
    }

    /// The cells of which something lies between two heights.
    pub fn seen(&self, from: f32, to: f32) -> Range<usize> {
        self.at_height(from)..self.at_height(to).saturating_add(self.columns).min(self.count)
    }

    /// The headings between two heights: number of the group, and where it stands.
    pub fn headings(&self, from: f32, to: f32) -> impl Iterator<Item = (usize, Rect)> {
        let width = self.columns as f32 * (self.cell.x + self.gap) - self.gap;
        let all = self.parts.iter().enumerate();
        let rects = all.map(move |(number, part)| {
            let top = part.top - HEADING;
            (number, Rect::from_min_size(pos2(0.0, top), vec2(width, HEADING)))
        });
        rects.filter(move |(_, rect)| rect.bottom() >= from && rect.top() <= to && rect.top() >= 0.0)
    }

    /// The cell so many rows above or below another, in the same column if that row reaches so far.
    pub fn vertical(&self, index: usize, rows: isize) -> usize {
        let part = self.part_of(index);
        let within = index.saturating_sub(part.first);
        let (row, column) = (part.row + within / self.columns, within % self.columns);
        let wanted = row.saturating_add_signed(rows);
        let number = self.parts.partition_point(|part| part.row <= wanted).saturating_sub(1);
        let Some(part) = self.parts.get(number) else { return index };
        let end = self.parts.get(number + 1).map_or(self.count, |next| next.first);
        let begin = part.first + (wanted - part.row) * self.columns;
        if begin >= end {
            // Beyond the last row there is nothing to go to.
            return index;
        }
        (begin + column).min(end - 1)
    }

    /// The first cell of the row at a height.
    fn at_height(&self, y: f32) -> usize {
        let number = self.parts.partition_point(|part| part.top - HEADING <= y).saturating_sub(1);
        let Some(part) = self.parts.get(number) else { return 0 };
        let row = ((y - part.top) / self.step()).floor().max(0.0) as usize;
        part.first.saturating_add(row.saturating_mul(self.columns)).min(self.count)
    }

    fn part_of(&self, index: usize) -> &Part {
        const NONE: Part = Part { first: 0, row: 0, top: 0.0 };
        let number = self.parts.partition_point(|part| part.first <= index).saturating_sub(1);
        self.parts.get(number).unwrap_or(&NONE)
    }

    fn step(&self) -> f32 {
        self.cell.y + self.gap
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn groups(firsts: &[usize]) -> Vec<Group> {
        firsts.iter().map(|first| Group { name: first.to_string(), first: *first }).collect()
    }

    /// Five cells, then three, in columns of two.
    fn grouped() -> Layout {
        Layout::new(8, 2, vec2(10.0, 10.0), 0.0, &groups(&[0, 5]))
    }

    #[test]
    fn a_group_begins_a_new_row_under_its_heading() {
        let layout = grouped();
        assert_eq!(layout.rect(0).min, pos2(0.0, HEADING));
        assert_eq!(layout.rect(4).min, pos2(0.0, HEADING + 20.0));
        assert_eq!(layout.rect(5).min, pos2(0.0, 2.0 * HEADING + 30.0));
        assert_eq!(layout.headings(0.0, 1000.0).map(|(number, _)| number).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(layout.height(), 2.0 * HEADING + 50.0);
    }

    #[test]
    fn up_and_down_keep_the_column_across_headings() {
        let layout = grouped();
        assert_eq!(layout.vertical(3, 1), 4);
        assert_eq!(layout.vertical(4, 1), 5);
        assert_eq!(layout.vertical(6, -1), 4);
        assert_eq!(layout.vertical(6, 1), 7);
        assert_eq!(layout.vertical(7, 1), 7);
        assert_eq!(layout.vertical(0, -1), 0);
    }

    #[test]
    fn a_list_without_groups_has_no_headings() {
        let layout = Layout::new(100_000, 4, vec2(10.0, 10.0), 2.0, &[]);
        assert_eq!(layout.headings(0.0, 1.0e9).count(), 0);
        assert_eq!(layout.rect(9).min, pos2(12.0, 24.0));
        assert_eq!(layout.seen(0.0, 11.0), 0..4);
        assert_eq!(layout.vertical(0, 2), 8);
        assert_eq!(Layout::new(0, 3, vec2(1.0, 1.0), 0.0, &[]).height(), 0.0);
    }

    proptest! {
        #[test]
        fn what_is_seen_is_what_lies_there(
            count in 1_usize..60,
            columns in 1_usize..5,
            cuts in proptest::collection::btree_set(1_usize..60, 0..6),
            from in 0.0_f32..900.0,
        ) {
            let firsts: Vec<usize> = std::iter::once(0).chain(cuts).collect();
            let layout = Layout::new(count, columns, vec2(10.0, 20.0), 3.0, &groups(&firsts));
            let to = from + 100.0;
            let seen = layout.seen(from, to);
            for index in 0..count {
                let rect = layout.rect(index);
                let lies_there = rect.bottom() > from && rect.top() < to;
                prop_assert!(!lies_there || seen.contains(&index), "{index} is not among {seen:?}");
                prop_assert!(layout.vertical(index, 1) < count && layout.vertical(index, -1) < count);
            }
            prop_assert!(seen.len() <= 12 * columns);
        }
    }
}
