//! The pieces that texts are made of, each once: words of letters and digits, and of other scripts
//! every two neighbouring characters. A part of a word that is typed is looked for in the list of
//! pieces, which is a hundredth of the text; what stands in which record is then known without
//! reading any (`pieces_in.rs`).

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// Words of more bytes are no pieces; a record with one is read.
pub(super) const LONGEST: usize = 64;

/// A piece of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Letters and digits of ASCII in a row.
    Word(&'a str),
    /// Two other characters in a row; one that stands alone has the second empty.
    Pair(char, Option<char>),
    /// A word that is too long to be a piece.
    TooLong,
}

/// Every piece of a text, in its order. Spaces and signs of ASCII are in no piece.
pub(super) fn pieces<'a>(text: &'a str, mut each: impl FnMut(Piece<'a>)) {
    let mut word = None;
    let mut other: Option<(char, bool)> = None;
    let end = text.len();
    for (at, c) in text.char_indices().chain([(end, '\n')]) {
        if c.is_ascii_alphanumeric() {
            word.get_or_insert(at);
        } else if let Some(from) = word.take() {
            let word = text.get(from..at).unwrap_or_default();
            each(if word.len() > LONGEST { Piece::TooLong } else { Piece::Word(word) });
        }
        match (other, c.is_ascii()) {
            (Some((before, _)), false) => {
                each(Piece::Pair(before, Some(c)));
                other = Some((c, true));
            }
            (None, false) => other = Some((c, false)),
            (Some((before, in_pair)), true) => {
                if !in_pair {
                    each(Piece::Pair(before, None));
                }
                other = None;
            }
            (None, true) => {}
        }
    }
}

/// Pieces with a number for each.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// The words, a line break before each and after the last.
    text: String,
    /// Where each word begins in it.
    begins: Vec<u32>,
    words: HashMap<Box<str>, u32>,
    pairs: HashMap<(char, Option<char>), u32, BuildHasherDefault<Quick>>,
}

/// The number of a piece; those of pairs have the highest bit set.
pub(super) type Number = u32;

const PAIR: Number = 1 << 31;

impl Vocabulary {
    /// The number of a piece, which is new or known already; none for what is no piece.
    pub fn number(&mut self, piece: Piece<'_>) -> Option<Number> {
        match piece {
            Piece::TooLong => None,
            Piece::Pair(one, other) => {
                let next = u32::try_from(self.pairs.len()).unwrap_or(0);
                Some(PAIR | *self.pairs.entry((one, other)).or_insert(next))
            }
            Piece::Word(word) => {
                if let Some(number) = self.words.get(word) {
                    return Some(*number);
                }
                let next = u32::try_from(self.begins.len()).unwrap_or(0);
                self.text.push('\n');
                self.begins.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
                self.text.push_str(word);
                self.words.insert(word.into(), next);
                Some(next)
            }
        }
    }

    /// Every piece with its number.
    pub fn each(&self, mut each: impl FnMut(Piece<'_>, Number)) {
        for (word, number) in &self.words {
            each(Piece::Word(word), *number);
        }
        for ((one, other), number) in &self.pairs {
            each(Piece::Pair(*one, *other), PAIR | number);
        }
    }

    /// The words that have these letters in them.
    pub fn words_with(&self, letters: &str) -> Vec<Number> {
        let mut found = Vec::new();
        let mut from = 0;
        let finder = memchr::memmem::Finder::new(letters);
        while let Some(at) = self.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let number = self.begins.partition_point(|begin| *begin as usize <= from + at).saturating_sub(1);
            found.push(u32::try_from(number).unwrap_or(u32::MAX));
            // On with the next word.
            from = self.begins.get(number + 1).map_or(self.text.len(), |begin| *begin as usize);
        }
        found
    }

    /// This word.
    pub fn word(&self, word: &str) -> Option<Number> {
        self.words.get(word).copied()
    }

    /// The pairs that have this character in them.
    pub fn pairs_with(&self, c: char) -> Vec<Number> {
        let has = |pair: &(char, Option<char>)| pair.0 == c || pair.1 == Some(c);
        self.pairs.iter().filter(|(pair, _)| has(pair)).map(|(_, number)| PAIR | number).collect()
    }

    /// This pair.
    pub fn pair(&self, one: char, other: char) -> Option<Number> {
        self.pairs.get(&(one, Some(other))).map(|number| PAIR | number)
    }

    /// The memory that it takes, about.
    pub fn bytes(&self) -> usize {
        self.text.len() * 2 + self.begins.len() * 40 + self.pairs.len() * 16
    }
}

/// A hash of two characters: there are millions to be counted.
#[derive(Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(26) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        pieces(text, |piece| found.push(format!("{piece:?}")));
        found
    }

    #[test]
    fn a_text_is_words_and_pairs() {
        assert_eq!(all("the 17th-x"), [r#"Word("the")"#, r#"Word("17th")"#, r#"Word("x")"#]);
        assert_eq!(
            all("第17届论坛"),
            ["Pair('第', None)", r#"Word("17")"#, "Pair('届', Some('论'))", "Pair('论', Some('坛'))"]
        );
        assert_eq!(all(&"x".repeat(65)), ["TooLong"]);
    }

    #[test]
    fn a_part_of_a_word_finds_every_word_with_it() {
        let mut vocabulary = Vocabulary::default();
        for word in ["forum", "reform", "for", "transform"] {
            vocabulary.number(Piece::Word(word));
        }
        assert_eq!(vocabulary.words_with("form"), [1, 3]);
        assert_eq!(vocabulary.words_with("for"), [0, 1, 2, 3]);
        assert_eq!(vocabulary.words_with("x"), [0; 0]);
        assert_eq!(vocabulary.number(Piece::Word("reform")), Some(1));
    }
}
