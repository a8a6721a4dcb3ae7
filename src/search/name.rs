//! Names of people, in every form in which they are typed: Latin in either order, Chinese, pinyin
//! with tones or without, initials, and all of these mixed (谢chuntao). A character with several
//! readings is found by each of them, beside the reading as a name that the catalog gives.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;

use super::{
    Why,
    fold::fold,
    pinyin::{Character, Step, base, reads},
    slip,
};
use crate::{
    catalog::PersonEntry,
    model::{Person, is_han},
};

/// What is typed, prepared to be compared with names.
#[derive(Clone, Debug, Default)]
pub(super) struct Pattern {
    /// Folded, words with single spaces between.
    pub folded: String,
    /// Letters, digits and characters alone.
    pub letters: String,
    /// As letters, with tones.
    toned: Vec<char>,
}

/// More letters than this are no name.
const LONGEST: usize = 60;

/// How well a name fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// But for one slip.
    Slip,
    /// The name, or its given name, begins so.
    Begins,
    /// The whole name.
    Whole,
}

/// Which of a person's names was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Latin,
    Chinese,
    Alias(usize),
}

/// A name that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub fit: Fit,
    pub why: Why,
    pub which: Which,
    /// The characters of a Chinese name that were meant.
    pub characters: Range<usize>,
}

/// A person's names.
#[derive(Default)]
pub(super) struct Names {
    latin: Vec<Latin>,
    han: Vec<Han>,
}

/// A name in Latin letters, or the reading of a Chinese one.
struct Latin {
    which: Which,
    is_reading: bool,
    /// Its words beginning with each of them in turn, with spaces and without.
    turns: Vec<(String, String)>,
    /// The first letters of each turn.
    initials: Vec<String>,
}

/// A name in Chinese characters.
struct Han {
    which: Which,
    characters: Vec<Character>,
    /// How many characters the surname has.
    surname: usize,
    /// What the surname and the given name can begin with: most names are told apart by it.
    first: Vec<char>,
}

impl Pattern {
    pub fn new(typed: &str) -> Pattern {
        let folded = words(&fold(typed)).join(" ");
        let letters: String = folded.chars().filter(|c| *c != ' ').collect();
        if letters.chars().count() > LONGEST {
            return Pattern { folded, letters, toned: Vec::new() };
        }
        let lower = typed.nfc().flat_map(char::to_lowercase);
        let toned =
            lower.flat_map(|c| if base(c) == c { fold(c.encode_utf8(&mut [0; 4])).chars().collect() } else { vec![c] });
        Pattern { toned: toned.filter(|c| c.is_alphanumeric()).collect(), folded, letters }
    }

    /// What a Chinese name begins with if it can be meant.
    pub fn begin(&self) -> Option<char> {
        self.toned.first().map(|first| base(*first))
    }

    /// Whether it is too long for a name.
    fn is_no_name(&self) -> bool {
        self.toned.is_empty()
    }

    fn has_tones(&self) -> bool {
        self.toned.iter().any(|c| base(*c) != *c)
    }
}

/// The words of a folded text: a hyphen is a space, and signs are none.
fn words(folded: &str) -> Vec<String> {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    folded.split([' ', '-', '·', '.', ',']).map(letters).filter(|word| !word.is_empty()).collect()
}

impl Names {
    pub fn of(entry: &PersonEntry) -> Names {
        let Person { name, aliases, .. } = &entry.record;
        let mut names = Names::default();
        let aliases = aliases.iter().enumerate().map(|(at, alias)| (Which::Alias(at), alias));
        let own = [(Which::Latin, &name.en), (Which::Chinese, &name.zh)];
        let own = own.into_iter().filter_map(|(which, name)| Some((which, name.as_ref()?)));
        for (which, name) in own.chain(aliases) {
            if name.chars().any(is_han) {
                names.han.push(Han::new(which, name));
            } else {
                names.latin.push(Latin::new(which, name, false));
            }
        }
        if let Some(reading) = &entry.reading {
            names.latin.push(Latin::new(Which::Chinese, reading, true));
        }
        names
    }

    /// The best fit of these names, without slips.
    pub fn find(&self, pattern: &Pattern) -> Option<Found> {
        if pattern.is_no_name() {
            return None;
        }
        let latin = self.latin.iter().filter_map(|name| name.find(pattern, !self.han.is_empty()));
        let han = self.han.iter().filter_map(|name| name.find(pattern, true));
        latin.chain(han).max_by_key(Found::rank)
    }

    /// What [`Pattern::letters`] are of whoever means one of the Latin names as a whole.
    pub fn wholes(&self) -> impl Iterator<Item = &str> {
        self.latin.iter().flat_map(|name| &name.turns).map(|(_, letters)| letters.as_str())
    }

    /// What [`Pattern::begin`] is of whoever means one of the Chinese names.
    pub fn begins(&self) -> impl Iterator<Item = char> {
        self.han.iter().flat_map(|name| &name.first).copied()
    }

    /// A name with one slip in what was typed.
    pub fn nearly(&self, pattern: &Pattern) -> Option<Found> {
        let latin =
            self.latin.iter().filter(|name| slip::latin(&pattern.letters, name.turns.iter().map(|(_, l)| l.as_str())));
        let which = latin.map(|name| name.which).next();
        let of_han = |name: &&Han| name.nearly(pattern);
        let which = which.or_else(|| self.han.iter().find(of_han).map(|name| name.which))?;
        Some(Found { fit: Fit::Slip, why: Why::Spelling, which, characters: 0..usize::MAX })
    }
}

impl Found {
    /// Whole names first, and of equals the plainest reason.
    fn rank(&self) -> (Fit, u8) {
        let plain = match self.why {
            Why::Name => 4,
            Why::Alias => 3,
            Why::Pinyin => 2,
            _ => 1,
        };
        (self.fit, plain)
    }
}

fn reason(which: Which) -> Why {
    if matches!(which, Which::Alias(_)) { Why::Alias } else { Why::Name }
}

impl Latin {
    fn new(which: Which, name: &str, is_reading: bool) -> Latin {
        let words = words(&fold(name));
        let turns: Vec<Vec<&String>> =
            (0..words.len()).map(|first| words.iter().cycle().skip(first).take(words.len()).collect()).collect();
        let joined =
            |turn: &[&String], between: &str| turn.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(between);
        Latin {
            which,
            is_reading,
            initials: turns.iter().map(|turn| turn.iter().filter_map(|word| word.chars().next()).collect()).collect(),
            turns: turns.iter().map(|turn| (joined(turn, " "), joined(turn, ""))).collect(),
        }
    }

    /// `has_han` is whether the person has a Chinese name too: letters run together are then its
    /// pinyin.
    fn find(&self, pattern: &Pattern, has_han: bool) -> Option<Found> {
        let found = |fit, why| Some(Found { fit, why, which: self.which, characters: 0..usize::MAX });
        let as_name = if self.is_reading { Why::Pinyin } else { reason(self.which) };
        let fits = |has: bool, whole: bool| has.then_some(if whole { Fit::Whole } else { Fit::Begins });
        let spaced = |(spaced, _): &(String, String)| {
            fits(spaced.starts_with(&pattern.folded), spaced.len() == pattern.folded.len())
        };
        if let Some(fit) = self.turns.iter().filter_map(spaced).max() {
            return found(fit, if has_han && pattern.has_tones() { Why::Pinyin } else { as_name });
        }
        let together = |(_, letters): &(String, String)| {
            fits(letters.starts_with(&pattern.letters), letters.len() == pattern.letters.len())
        };
        if let Some(fit) = self.turns.iter().filter_map(together).max() {
            return found(fit, if has_han && self.which == Which::Latin { Why::Pinyin } else { as_name });
        }
        let several = pattern.letters.len() > 1;
        let initials = several && self.initials.contains(&pattern.letters);
        if initials { found(Fit::Begins, Why::Initials) } else { None }
    }
}

impl Han {
    fn new(which: Which, name: &str) -> Han {
        let characters: Vec<Character> = name.chars().filter(|c| !c.is_whitespace()).map(Character::new).collect();
        let reading = crate::catalog::reading(name);
        let given = reading.as_deref().and_then(|reading| reading.split_once(' ')).map(|(_, given)| given);
        // The longest given name that reads so leaves the surname.
        let compound = given.is_some_and(|given| {
            let rest: Vec<&Character> = characters.iter().skip(2).collect();
            !rest.is_empty() && reads(&rest, given) && characters.len() > 2
        });
        let surname = if compound { 2 } else { 1 };
        let first = [0, surname].into_iter().filter_map(|at| characters.get(at)).flat_map(Character::begins).collect();
        Han { which, characters, surname, first }
    }

    fn find(&self, pattern: &Pattern, initials: bool) -> Option<Found> {
        if !pattern.begin().is_some_and(|first| self.first.contains(&first)) {
            return None;
        }
        let count = self.characters.len();
        let swapped = (self.surname..count).chain(0..self.surname);
        let orders: [Vec<usize>; 2] = [(0..count).collect(), swapped.collect()];
        let found = orders.iter().enumerate().filter_map(|(turned, order)| {
            let characters: Vec<&Character> = order.iter().filter_map(|at| self.characters.get(*at)).collect();
            let step = Step::default().walk(&pattern.toned, &characters)?;
            // Initials are those of the name as it is written, or of the given name alone.
            if turned == 1 && step.initials && step.taken + self.surname > count {
                return None;
            }
            let meant = order.get(..step.taken)?;
            let range = meant.iter().min().copied()?..meant.iter().max().copied()? + 1;
            let why = step.why(reason(self.which));
            let whole = step.taken == count && !step.initials && !step.begun;
            let fit = if whole { Fit::Whole } else { Fit::Begins };
            (initials || why != Why::Initials).then_some(Found { fit, why, which: self.which, characters: range })
        });
        found.max_by_key(Found::rank)
    }

    /// Another character of the same sound, or two that changed places.
    fn nearly(&self, pattern: &Pattern) -> bool {
        let count = self.characters.len();
        if count < 3 || pattern.letters.chars().count() != count || !pattern.letters.chars().all(is_han) {
            return false;
        }
        let typed: Vec<Character> = pattern.letters.chars().map(Character::new).collect();
        let pairs = || typed.iter().zip(&self.characters);
        let other = pairs().filter(|(a, b)| a.folded != b.folded).count();
        let sounds = pairs().all(|(a, b)| a.folded == b.folded || a.sounds_like(b));
        let sorted = |characters: &[Character]| {
            let mut folded: Vec<char> = characters.iter().map(|character| character.folded).collect();
            folded.sort_unstable();
            folded
        };
        other == 1 && sounds || other == 2 && sorted(&typed) == sorted(&self.characters)
    }
}
