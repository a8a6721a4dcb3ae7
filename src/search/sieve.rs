//! A sieve before the sweep: for each record a row of bits, one set for every three bytes in a
//! row that stand in its text, and for every one and two letters. A text that has a word has all
//! bits of the word; where one is missing, the text need not be read. Bits are shared, so that
//! now and then a record passes without the word: the sweep then finds that out. No record that
//! has the word is ever held back, and there is nothing to keep in step with the text.
//!
//! It pays for itself: memory gives some seven gigabytes a second to one processor, and reading
//! a hundred megabytes of text for each key would take longer than a frame lasts.

/// Records whose bits stand together: a bit of each in one number.
pub(super) const GROUP: usize = 64;

/// The rows of bits of some records.
#[derive(Default)]
pub(super) struct Sieve {
    /// How many bits each record has, a power of two.
    width: usize,
    /// For each group, for each of the `width` bits, the records that have it.
    bits: Vec<u64>,
}

impl Sieve {
    /// A sieve for records whose texts are about so long. A text has about as many different
    /// threes as half its bytes; with twice as many bits, a third of them is set.
    pub fn new(records: usize, length: usize) -> Sieve {
        let width = length.next_power_of_two().clamp(128, 4096);
        Sieve { width, bits: vec![0; records.div_ceil(GROUP) * width] }
    }

    /// Notes a record's text.
    pub fn add(&mut self, record: usize, text: &[u8]) {
        let (group, bit) = (record / GROUP, 1u64 << (record % GROUP));
        let width = self.width;
        let Some(words) = self.bits.get_mut(group * width..(group + 1) * width) else { return };
        let mut set = |gram: u32| {
            if let Some(word) = words.get_mut(gram as usize & (width - 1)) {
                *word |= bit;
            }
        };
        let (mut before, mut last) = (0u32, 0u32);
        for byte in text.iter().copied().map(u32::from) {
            set(three(before, last, byte));
            if byte < 0x80 {
                set(one(byte));
                if last < 0x80 {
                    set(two(last, byte));
                }
            }
            (before, last) = (last, byte);
        }
    }

    /// The records of a group that may have all these bits, one in each bit.
    pub fn pass(&self, group: usize, grams: &[u32]) -> u64 {
        let words = self.bits.get(group * self.width..).unwrap_or_default();
        let word = |gram: &u32| words.get(*gram as usize & self.width.wrapping_sub(1)).copied().unwrap_or(u64::MAX);
        grams.iter().map(word).fold(u64::MAX, |all, one| all & one)
    }

    /// The memory that it takes.
    pub fn bytes(&self) -> usize {
        self.bits.capacity() * size_of::<u64>()
    }
}

/// The bits that every text with this word has.
pub(super) fn grams(word: &[u8]) -> Vec<u32> {
    let mut grams: Vec<u32> = match word {
        [a] if a.is_ascii() => vec![one(u32::from(*a))],
        [a, b] if a.is_ascii() && b.is_ascii() => vec![two(u32::from(*a), u32::from(*b))],
        _ => word
            .windows(3)
            .filter_map(|threes| <&[u8; 3]>::try_from(threes).ok())
            .map(|three_bytes| {
                let [a, b, c] = three_bytes.map(u32::from);
                three(a, b, c)
            })
            .collect(),
    };
    grams.sort_unstable();
    grams.dedup();
    grams
}

fn three(a: u32, b: u32, c: u32) -> u32 {
    mixed(a << 16 | b << 8 | c)
}

fn two(a: u32, b: u32) -> u32 {
    mixed(1 << 24 | a << 8 | b)
}

fn one(a: u32) -> u32 {
    mixed(2 << 24 | a)
}

/// Spreads numbers over the bits.
fn mixed(number: u32) -> u32 {
    number.wrapping_mul(0x9E37_79B1) >> 15
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn most_texts_without_a_word_are_held_back() {
        let mut sieve = Sieve::new(GROUP, 40);
        for record in 0..GROUP {
            sieve.add(record, format!("record {record} tells of something else entirely").as_bytes());
        }
        assert_eq!(sieve.pass(0, &grams(b"something")), u64::MAX);
        assert!(sieve.pass(0, &grams("数字政府".as_bytes())).count_ones() < 8);
        assert!(sieve.pass(0, &grams(b"zeppelin")).count_ones() < 8);
    }

    proptest! {
        #[test]
        fn no_text_that_has_a_word_is_held_back(text in "[a-f数字政府 ]{1,60}", from in 0usize..60, take in 1usize..12, at in 0usize..130) {
            let word: String = text.chars().skip(from).take(take).collect();
            let mut sieve = Sieve::new(130, 30);
            sieve.add(at, text.as_bytes());
            prop_assert!(sieve.pass(at / GROUP, &grams(word.as_bytes())) & 1 << (at % GROUP) != 0);
        }
    }
}
