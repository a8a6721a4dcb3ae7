//! How wide the columns of a table should be.

use super::{Line, text_of};

/// What each column needs, in the same measure.
pub(super) fn needs(head: &[Line], rows: &[Vec<Line>]) -> Vec<u32> {
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| measure(&text_of(cell)));
        cells.chain(head.get(column).map(|name| measure(&text_of(name)))).max().unwrap_or_default()
    };
    (0..head.len()).map(longest).collect()
}

/// About how much room words take; Chinese characters are two wide.
fn measure(text: &str) -> u32 {
    let wide = |c: char| if crate::model::is_han(c) { 2 } else { 1 };
    text.chars().take(60).map(wide).sum::<u32>().clamp(22, 60)
}
