//! Which blocks of two language versions stand side by side.

use std::collections::{HashMap, HashSet};

use crate::model::Block;

/// The blocks of a row: places in the left and in the right version.
pub type Row = (Option<usize>, Option<usize>);

/// Pairs the blocks of two versions: those with equal `pair` face each other. If neither version
/// has any `pair`, blocks face each other by their order. Every block is in exactly one row, and
/// the order of the left version is kept.
pub fn facing(left: &[Block], right: &[Block]) -> Vec<Row> {
    if left.iter().chain(right).all(|block| block.pair().is_none()) {
        let rows = left.len().max(right.len());
        return (0..rows).map(|row| ((row < left.len()).then_some(row), (row < right.len()).then_some(row))).collect();
    }
    let wanted: HashSet<u32> = left.iter().filter_map(Block::pair).collect();
    let mut by_pair: HashMap<u32, usize> = HashMap::new();
    for (place, block) in right.iter().enumerate() {
        if let Some(pair) = block.pair().filter(|pair| wanted.contains(pair)) {
            by_pair.entry(pair).or_insert(place);
        }
    }
    let mut rows = Vec::with_capacity(left.len());
    let mut next = 0;
    let mut placed = vec![false; right.len()];
    for (place, block) in left.iter().enumerate() {
        let partner = block.pair().and_then(|pair| by_pair.remove(&pair));
        if let Some(partner) = partner {
            // What stands before the partner in its own version and has no partner comes first.
            let lone = (next..partner).filter(|at| is_lone(right, *at, &by_pair, &placed)).collect::<Vec<_>>();
            for at in lone {
                mark(&mut placed, at);
                rows.push((None, Some(at)));
            }
            mark(&mut placed, partner);
            next = next.max(partner + 1);
        }
        rows.push((Some(place), partner));
    }
    rows.extend((0..right.len()).filter(|at| placed.get(*at) == Some(&false)).map(|at| (None, Some(at))));
    rows
}

fn is_lone(right: &[Block], at: usize, by_pair: &HashMap<u32, usize>, placed: &[bool]) -> bool {
    let free = placed.get(at) == Some(&false);
    let waits = right.get(at).and_then(Block::pair).is_some_and(|pair| by_pair.get(&pair) == Some(&at));
    free && !waits
}

fn mark(placed: &mut [bool], at: usize) {
    if let Some(place) = placed.get_mut(at) {
        *place = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blocks(pairs: &[Option<u32>]) -> Vec<Block> {
        pairs.iter().map(|pair| Block::Paragraph { text: String::new(), pair: *pair }).collect()
    }

    #[test]
    fn equal_pairs_face_each_other_and_lone_blocks_keep_their_place() {
        let left = blocks(&[Some(1), Some(2), None, Some(3)]);
        let right = blocks(&[Some(1), None, Some(3)]);
        assert_eq!(
            facing(&left, &right),
            [(Some(0), Some(0)), (Some(1), None), (Some(2), None), (None, Some(1)), (Some(3), Some(2))]
        );
    }

    #[test]
    fn without_pairs_the_order_decides() {
        assert_eq!(facing(&blocks(&[None, None]), &blocks(&[None])), [(Some(0), Some(0)), (Some(1), None)]);
    }

    proptest! {
        #[test]
        fn every_block_is_in_exactly_one_row(
            left in prop::collection::vec(prop::option::of(0u32..6), 0..12),
            right in prop::collection::vec(prop::option::of(0u32..6), 0..12),
        ) {
            let rows = facing(&blocks(&left), &blocks(&right));
            let lefts: Vec<usize> = rows.iter().filter_map(|row| row.0).collect();
            let mut rights: Vec<usize> = rows.iter().filter_map(|row| row.1).collect();
            prop_assert_eq!(lefts, (0..left.len()).collect::<Vec<_>>());
            rights.sort_unstable();
            prop_assert_eq!(rights, (0..right.len()).collect::<Vec<_>>());
        }
    }
}
