//! Pinyin letter by letter: syllables with their tones or without, cut short while they are being
//! typed, or first letters alone, against the characters of a name.

use pinyin::ToPinyinMulti as _;

use super::{Why, fold::fold};
use crate::model::is_han;

/// A character of a name.
pub(super) struct Character {
    pub folded: char,
    pub readings: Vec<&'static str>,
}

/// Whether characters together have this reading.
pub(super) fn reads(characters: &[&Character], reading: &str) -> bool {
    match characters.split_first() {
        None => reading.is_empty(),
        Some((first, rest)) => {
            first.readings.iter().any(|one| reading.strip_prefix(one).is_some_and(|left| reads(rest, left)))
        }
    }
}

impl Character {
    pub fn new(c: char) -> Character {
        let folded = fold(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c);
        let mut readings: Vec<&'static str> = Vec::new();
        for one in [c, folded].into_iter().filter_map(|c| c.to_pinyin_multi()).flatten() {
            if !readings.contains(&one.with_tone()) {
                readings.push(one.with_tone());
            }
        }
        Character { folded, readings }
    }

    /// Whether two characters share a reading, whatever its tone.
    pub fn sounds_like(&self, other: &Character) -> bool {
        let plain = |reading: &&str| reading.chars().map(base).collect::<String>();
        self.readings.iter().any(|one| other.readings.iter().any(|two| plain(one) == plain(two)))
    }
}

/// How far a comparison has come, and by what means.
#[derive(Clone, Copy, Default)]
pub(super) struct Step {
    /// How many characters were used up.
    pub taken: usize,
    pinyin: bool,
    pub initials: bool,
    /// Whether the last syllable was still being typed.
    pub begun: bool,
}

impl Step {
    /// Why a name is found so; `plain` if it was typed as it is written.
    pub fn why(self, plain: Why) -> Why {
        match self {
            Step { initials: true, .. } => Why::Initials,
            Step { pinyin: true, .. } => Why::Pinyin,
            _ => plain,
        }
    }

    /// The best way through a name that uses up all that was typed.
    pub fn walk(self, typed: &[char], name: &[&Character]) -> Option<Step> {
        let Some(first) = typed.first() else { return Some(self) };
        let (character, rest) = name.split_first()?;
        let next = Step { taken: self.taken + 1, ..self };
        let on = |used: usize, step: Step| step.walk(typed.get(used..)?, rest);
        if *first == character.folded {
            return on(1, next);
        }
        if is_han(*first) {
            return None;
        }
        let ways = |ways: &dyn Fn(&str) -> Vec<usize>| {
            let mut found: Vec<usize> = character.readings.iter().flat_map(|reading| ways(reading)).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        let whole = ways(&|reading| syllable(typed, reading).into_iter().collect());
        let whole = whole.into_iter().filter_map(|used| on(used, Step { pinyin: true, ..next }));
        let mut best = whole.max_by_key(|step| !step.initials);
        if best.is_none() && character.readings.iter().any(|reading| begins(reading, typed)) {
            let initials = self.initials || typed.len() == 1 && !self.pinyin;
            best = Some(Step { pinyin: true, begun: true, initials, ..next });
        }
        if best.is_none() {
            let short = ways(&|reading| initials(typed, reading));
            best = short.into_iter().filter_map(|used| on(used, Step { initials: true, ..next })).next();
        }
        best
    }
}

/// How many letters of what was typed are this whole syllable, a tone's number included.
fn syllable(typed: &[char], reading: &str) -> Option<usize> {
    let mut used = 0;
    for sound in reading.chars() {
        used += letter(typed.get(used..)?, sound)?;
    }
    match typed.get(used).and_then(|c| c.to_digit(10)) {
        None => Some(used),
        Some(number) => (number == tone(reading) || number == 5 && tone(reading) == 0).then_some(used + 1),
    }
}

/// How many letters of what was typed are this one: a letter without its tone is right too, and
/// ü is written v, u or yu where there is none on the keyboard.
fn letter(typed: &[char], sound: char) -> Option<usize> {
    let first = *typed.first()?;
    let plain = base(sound);
    if first == sound || first == plain {
        return Some(1);
    }
    match (plain, first, typed.get(1)) {
        ('ü', 'v' | 'u', _) => Some(1),
        ('ü', 'y', Some('u')) => Some(2),
        _ => None,
    }
}

fn begins(reading: &str, typed: &[char]) -> bool {
    let mut used = 0;
    for sound in reading.chars() {
        match typed.get(used..).filter(|rest| !rest.is_empty()) {
            None => return true,
            Some(rest) => match letter(rest, sound) {
                Some(count) => used += count,
                None => return false,
            },
        }
    }
    used >= typed.len()
}

/// How many letters of what was typed can be the initial of this syllable: z of zh is enough.
fn initials(typed: &[char], reading: &str) -> Vec<usize> {
    let plain: Vec<char> = reading.chars().map(base).take(2).collect();
    let one = typed.first() == plain.first();
    let two = one && plain.get(1) == Some(&'h') && typed.get(1) == Some(&'h');
    [(two, 2), (one, 1)].into_iter().filter(|(fits, _)| *fits).map(|(_, used)| used).collect()
}

const TONES: &[(char, &str)] = &[
    ('a', "āáǎà"),
    ('e', "ēéěè"),
    ('i', "īíǐì"),
    ('o', "ōóǒò"),
    ('u', "ūúǔù"),
    ('ü', "ǖǘǚǜ"),
    ('n', "\u{0}ńňǹ"),
    ('m', "\u{0}ḿ"),
];

/// A letter without its tone.
pub(super) fn base(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    TONES.iter().find(|(_, toned)| toned.contains(c)).map_or(c, |(base, _)| *base)
}

/// The tone of a syllable, 1 to 4; none is 0.
fn tone(reading: &str) -> u32 {
    let of = |c: char| TONES.iter().find_map(|(_, toned)| toned.chars().position(|other| other == c));
    reading.chars().find_map(of).and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0)
}
