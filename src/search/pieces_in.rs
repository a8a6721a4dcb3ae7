//! Which pieces stand in which records: for 64 records at a time a bit each. A part of one word, or
//! one or two characters of Chinese, is so answered without reading a text; for anything longer
//! few records are left to be read, and none that has it is held back.
//!
//! It pays for itself: memory gives some seven gigabytes a second to one processor, and reading a
//! hundred megabytes of text for each key would take longer than a frame lasts.

use super::vocabulary::{Number, Piece, Vocabulary, pieces};

/// Records whose bits stand together: a bit of each in one number.
pub(super) const GROUP: usize = 64;

/// The pieces of some records.
#[derive(Default)]
pub(super) struct PiecesIn {
    /// The numbers of the pieces of each group, in their order, with the records that have them.
    numbers: Vec<Number>,
    records: Vec<u64>,
    /// For each group where its pieces end.
    ends: Vec<u32>,
    /// For each group the records of which this does not tell all.
    odd: Vec<u64>,
}

/// The pieces of some records while they are collected, with numbers of their own.
#[derive(Default)]
pub(super) struct Collected {
    vocabulary: Vocabulary,
    groups: Vec<Vec<(Number, u64)>>,
    odd: Vec<u64>,
}

impl Collected {
    /// Notes a record's text. Records come in their order.
    pub fn add(&mut self, record: usize, text: &str) {
        let (group, bit) = (record / GROUP, 1u64 << (record % GROUP));
        if self.groups.len() <= group {
            self.settle();
            self.groups.resize_with(group + 1, Vec::new);
            self.odd.resize(group + 1, 0);
        }
        let (Some(noted), Some(odd)) = (self.groups.get_mut(group), self.odd.get_mut(group)) else { return };
        pieces(text, |piece| match self.vocabulary.number(piece) {
            Some(number) => noted.push((number, bit)),
            None => *odd |= bit,
        });
    }

    /// Brings the pieces of the last group together.
    fn settle(&mut self) {
        let Some(noted) = self.groups.last_mut() else { return };
        noted.sort_unstable();
        noted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 |= if same { next.1 } else { 0 };
            same
        });
        noted.shrink_to_fit();
    }

    /// The same with the numbers of the whole vocabulary.
    pub fn numbered(mut self, vocabulary: &mut Vocabulary) -> PiecesIn {
        self.settle();
        let mut to_whole = std::collections::HashMap::new();
        self.vocabulary.each(|piece, number| {
            to_whole.insert(number, vocabulary.number(piece).unwrap_or(0));
        });
        let mut found = PiecesIn { odd: self.odd, ..PiecesIn::default() };
        for mut group in self.groups {
            for (number, _) in &mut group {
                *number = to_whole.get(number).copied().unwrap_or(0);
            }
            group.sort_unstable();
            found.numbers.extend(group.iter().map(|(number, _)| number));
            found.records.extend(group.iter().map(|(_, records)| records));
            found.ends.push(u32::try_from(found.numbers.len()).unwrap_or(u32::MAX));
        }
        found
    }
}

/// A word that is sought, as pieces: of each of these lists a record must have one.
#[derive(Default)]
pub(super) struct Sought {
    lists: Vec<List>,
    /// Whether a record that has one of each surely has the word.
    exact: bool,
    /// The word itself, if it is one of letters and digits: a record without it has it only as a part
    /// of others.
    itself: Option<List>,
}

/// Pieces any of which will do.
struct List {
    numbers: Vec<Number>,
    /// The same as bits, words first, then pairs, if there are many.
    bits: [Vec<u64>; 2],
}

/// So many are looked up one by one.
const FEW: usize = 8;

impl Sought {
    /// What to look for to find a folded word or phrase.
    pub fn new(word: &str, vocabulary: &Vocabulary) -> Sought {
        let mut sought = Sought::default();
        let mut too_long = false;
        let mut lone = Vec::new();
        pieces(word, |piece| match piece {
            Piece::Word(letters) => sought.lists.push(List::of(vocabulary.words_with(letters))),
            Piece::Pair(one, Some(other)) => {
                sought.lists.push(List::of(vocabulary.pair(one, other).into_iter().collect()));
            }
            Piece::Pair(one, None) => lone.push(one),
            Piece::TooLong => too_long = true,
        });
        sought.lists.extend(lone.into_iter().map(|c| List::of(vocabulary.pairs_with(c))));
        // The whole word is one piece, or a part of one.
        let whole = word.chars().all(|c| c.is_ascii_alphanumeric()) || word.chars().all(|c| !c.is_ascii());
        if !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric()) {
            sought.itself = Some(List::of(vocabulary.word(word).into_iter().collect()));
        }
        sought.exact = whole && sought.lists.len() == 1 && !too_long;
        sought
    }
}

impl List {
    fn of(mut numbers: Vec<Number>) -> List {
        numbers.sort_unstable();
        let mut bits = [Vec::new(), Vec::new()];
        if numbers.len() > FEW {
            for number in &numbers {
                let (kind, place) = split(*number);
                if let Some(bits) = bits.get_mut(kind) {
                    bits.resize(bits.len().max(place / 64 + 1), 0u64);
                    if let Some(word) = bits.get_mut(place / 64) {
                        *word |= 1 << (place % 64);
                    }
                }
            }
        }
        List { numbers, bits }
    }

    fn has(&self, number: Number) -> bool {
        let (kind, place) = split(number);
        let word = self.bits.get(kind).and_then(|bits| bits.get(place / 64));
        word.is_some_and(|word| word >> (place % 64) & 1 == 1)
    }
}

/// Whether a number is that of a pair, and its place among those of its kind.
fn split(number: Number) -> (usize, usize) {
    ((number >> 31) as usize, (number & (u32::MAX >> 1)) as usize)
}

/// What is known of the records of a group, one in each bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Passing {
    /// They may have what is sought.
    pub may: u64,
    /// They surely have it.
    pub sure: u64,
    /// They may have all of it in their texts, and not in their tails alone.
    pub in_text: u64,
    /// They may have each word as a whole word.
    pub whole: u64,
}

/// The records of a group that have all wanted words and none of the unwanted, by the pieces of their
/// texts and those of their tails.
pub(super) fn pass([texts, tails]: &[PiecesIn; 2], group: usize, wanted: &[Sought], unwanted: &[Sought]) -> Passing {
    let odd = texts.odd(group) | tails.odd(group);
    let mut passing = Passing { may: u64::MAX, sure: !odd, in_text: u64::MAX, whole: u64::MAX };
    for sought in wanted {
        let in_text = texts.records(group, &sought.lists);
        passing.in_text &= in_text;
        passing.may &= in_text | tails.records(group, &sought.lists);
        passing.sure &= if sought.exact { u64::MAX } else { 0 };
        if let Some(word) = &sought.itself {
            let word = std::slice::from_ref(word);
            passing.whole &= texts.records(group, word) | tails.records(group, word);
        }
    }
    for sought in unwanted {
        let records = texts.records(group, &sought.lists) | tails.records(group, &sought.lists);
        if sought.exact {
            passing.may &= !records;
        } else {
            passing.sure &= !records;
        }
    }
    Passing {
        may: passing.may | odd,
        sure: passing.sure & passing.may,
        in_text: passing.in_text | odd,
        whole: passing.whole | odd,
    }
}

impl PiecesIn {
    fn odd(&self, group: usize) -> u64 {
        self.odd.get(group).copied().unwrap_or(0)
    }

    /// The records of a group that have a piece of each list.
    fn records(&self, group: usize, lists: &[List]) -> u64 {
        let begin = group.checked_sub(1).map_or(0, |before| self.end(before));
        let numbers = self.numbers.get(begin..self.end(group)).unwrap_or_default();
        let records = self.records.get(begin..self.end(group)).unwrap_or_default();
        let of_list = |list: &List| {
            if list.numbers.len() <= FEW {
                let one = |number: &Number| numbers.binary_search(number).ok().and_then(|at| records.get(at));
                return list.numbers.iter().filter_map(one).fold(0, |all, one| all | one);
            }
            let both = numbers.iter().zip(records);
            both.fold(0, |all, (number, records)| if list.has(*number) { all | records } else { all })
        };
        lists.iter().map(of_list).fold(u64::MAX, |all, one| all & one)
    }

    fn end(&self, group: usize) -> usize {
        self.ends.get(group).map_or(self.numbers.len(), |end| *end as usize)
    }

    /// The memory that it takes.
    pub fn bytes(&self) -> usize {
        self.numbers.capacity() * 4 + (self.records.capacity() + self.odd.capacity()) * 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Records of which what stands behind a bar is the tail.
    fn of(texts: &[String]) -> ([PiecesIn; 2], Vocabulary) {
        let mut collected = [Collected::default(), Collected::default()];
        for (record, text) in texts.iter().enumerate() {
            for (part, collected) in text.split('|').zip(&mut collected) {
                collected.add(record, part);
            }
        }
        let mut vocabulary = Vocabulary::default();
        // Numbers of the whole vocabulary differ from those of a part.
        vocabulary.number(Piece::Word("before"));
        vocabulary.number(Piece::Pair('前', None));
        (collected.map(|collected| collected.numbered(&mut vocabulary)), vocabulary)
    }

    #[test]
    fn words_and_short_chinese_are_known_without_reading() {
        let texts = ["data sharing", "数据共享", "the forum\n2019|an agency"].map(str::to_owned);
        let (within, vocabulary) = of(&texts);
        let known = |word: &str| {
            let passing = pass(&within, 0, &[Sought::new(word, &vocabulary)], &[]);
            (passing.may, passing.sure, passing.whole & 7)
        };
        assert_eq!(known("shar"), (1, 1, 0));
        assert_eq!(known("sharing"), (1, 1, 1));
        assert_eq!(known("据"), (2, 2, 7));
        assert_eq!(known("数据"), (2, 2, 7));
        assert_eq!(known("据共享"), (2, 0, 7));
        assert_eq!(known("data sh"), (1, 0, 7));
        assert_eq!(known("nowhere"), (0, 0, 0));
        assert_eq!(known("agency"), (4, 4, 4));
        let both = ["forum", "agency"].map(|word| Sought::new(word, &vocabulary));
        assert_eq!(pass(&within, 0, &both, &[]).sure, 4);
        assert_eq!(pass(&within, 0, &both, &[]).in_text, 0);
        assert_eq!(pass(&within, 0, &both[..1], &[]).in_text, 4);
    }

    #[test]
    fn a_text_with_an_endless_word_is_always_read() {
        let (within, vocabulary) = of(&["x".repeat(100), "y".to_owned()]);
        let passing = pass(&within, 0, &[Sought::new("y", &vocabulary)], &[]);
        assert_eq!((passing.may, passing.sure), (3, 2));
        let passing = pass(&within, 0, &[], &[Sought::new("y", &vocabulary)]);
        assert_eq!(passing.may & 1, 1);
        assert_eq!(passing.sure & 3, 0);
    }

    proptest! {
        #[test]
        fn what_it_says_is_so(
            texts in proptest::collection::vec("[ab1 数字政-]{0,12}(\\|[ab数字]{0,4})?", 1..70),
            wanted in "[ab1 数字政-]{1,4}",
            unwanted in "[ab1 数字政-]{1,3}",
            with_unwanted in any::<bool>(),
        ) {
            let (within, vocabulary) = of(&texts);
            let sought = |word: &str| Sought::new(word, &vocabulary);
            let not: Vec<Sought> = if with_unwanted { vec![sought(&unwanted)] } else { Vec::new() };
            for (record, text) in texts.iter().enumerate() {
                let passing = pass(&within, record / GROUP, &[sought(&wanted)], &not);
                let bit = 1u64 << (record % GROUP);
                let has = text.contains(&wanted) && !(with_unwanted && text.contains(&unwanted));
                prop_assert!(!has || passing.may & bit != 0, "{text} is held back");
                prop_assert!(has || passing.sure & bit == 0, "{text} is said to have it");
            }
        }
    }
}
