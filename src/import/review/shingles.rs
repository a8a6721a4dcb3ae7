//! Which texts are one text, though renamed, cut or slightly edited: by the pieces of five
//! characters that they share.
//!
//! Of the pieces every eighth is looked at, chosen by its hash, so that the same pieces are chosen
//! in every text (A. Broder, "On the resemblance and containment of documents", 1997).

use std::{
    collections::HashMap,
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
};

use crate::search::fold;

/// Characters in a piece.
const PIECE: usize = 5;
/// One piece of so many is looked at.
const ONE_OF: u64 = 8;
/// A text of fewer chosen pieces says too little to be recognised by.
const LEAST: usize = 12;
/// Two texts are one if this share of the shorter one's pieces is in the longer one, in hundredths.
const ENOUGH: usize = 75;
/// A text that is this much shorter is a part of the other, no version of it.
const SHORTER: usize = 2;

/// The chosen pieces of a text, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces(Vec<u64>);

impl Pieces {
    /// Of a text's paragraphs.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Pieces {
        let hasher = BuildHasherDefault::<DefaultHasher>::default();
        let mut chosen = Vec::new();
        for text in texts {
            let letters: Vec<char> = fold(text).chars().filter(|c| c.is_alphanumeric()).collect();
            let hashes = letters.windows(PIECE).map(|piece| hasher.hash_one(piece));
            chosen.extend(hashes.filter(|hash| hash.is_multiple_of(ONE_OF)));
        }
        chosen.sort_unstable();
        chosen.dedup();
        Pieces(chosen)
    }
}

/// Many texts, to find those that are like another.
#[derive(Debug, Default)]
pub(super) struct Alikes {
    texts: Vec<usize>,
    with: HashMap<u64, Vec<u32>>,
}

impl Alikes {
    /// Adds a text; it is known by the number of texts before it.
    pub fn add(&mut self, pieces: &Pieces) {
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(pieces.0.len());
        for piece in &pieces.0 {
            self.with.entry(*piece).or_default().push(number);
        }
    }

    /// The text that is most like this one, if one is nearly the same, and the share of it, in
    /// hundredths.
    pub fn most_alike(&self, pieces: &Pieces) -> Option<(usize, u8)> {
        if pieces.0.len() < LEAST {
            return None;
        }
        // Common phrases are in nearly every text: counting has to be cheap.
        let mut shared = vec![0; self.texts.len()];
        for text in pieces.0.iter().filter_map(|piece| self.with.get(piece)).flatten() {
            if let Some(count) = shared.get_mut(*text as usize) {
                *count += 1;
            }
        }
        let alike = shared.into_iter().zip(&self.texts).enumerate().filter_map(|(text, (shared, other))| {
            let other = *other;
            let (less, more) = (other.min(pieces.0.len()), other.max(pieces.0.len()));
            let share = shared * 100 / less.max(1);
            (less >= LEAST && share >= ENOUGH && less * SHORTER >= more).then_some((share, text))
        });
        // Of equals the first that was added.
        let (share, text) = alike.max_by_key(|(share, text)| (*share, std::cmp::Reverse(*text)))?;
        Some((text, u8::try_from(share).unwrap_or(100)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The first Example Forum opened in Exampleton today. Example Person spoke of examples, and of \
        what a good example is for; nobody in the hall could say afterwards what it had been an example of.";

    #[test]
    fn a_text_with_a_few_words_changed_is_the_same_and_another_is_not() {
        let mut alikes = Alikes::default();
        let mut pieces = |text: &str| {
            let pieces = Pieces::of([text].into_iter());
            alikes.add(&pieces);
            pieces
        };
        pieces("Made-up words of another kind, which tell of quite other things than any example would, at length.");
        pieces(TEXT);
        let edited = TEXT.replace("today", "on Monday").to_uppercase();
        let (number, share) = alikes.most_alike(&Pieces::of([edited.as_str()].into_iter())).unwrap_or_default();
        assert_eq!(number, 1);
        assert!(share >= 75, "{share}");
        assert_eq!(alikes.most_alike(&Pieces::of(["Example Person spoke."].into_iter())), None);
    }
}
