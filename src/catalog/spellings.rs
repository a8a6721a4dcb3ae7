//! How names are spelled, to find those that are spelled almost the same.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::{
    Catalog, PersonEntry, PersonIdx,
    reading::{plain, reading},
};

/// The spellings of everybody's name, ready to be compared with many others.
///
/// Two spellings that are one slip apart become the same when a letter is left out of one of them
/// or of both. So each is kept with every letter left out in turn, and only those that have one of
/// these in common are compared.
#[derive(Debug, Default)]
pub struct Spellings {
    all: Vec<(PersonIdx, String)>,
    /// What spellings become with a letter left out, as hashes in order, each with the place of one.
    shortened: Vec<(u64, u32)>,
}

impl Spellings {
    /// Those of everybody in a catalog.
    pub fn of(catalog: &Catalog) -> Spellings {
        let mut found = Spellings::default();
        for (place, entry) in catalog.people().iter().enumerate() {
            for spelling in spellings(entry) {
                let number = u32::try_from(found.all.len()).unwrap_or(u32::MAX);
                found.shortened.extend(shortened(&spelling).map(|hash| (hash, number)));
                found.all.push((PersonIdx::new(place), spelling));
            }
        }
        found.shortened.sort_unstable();
        found
    }

    /// Everybody whose name is spelled almost as this one: a letter apart, or in the other order. A
    /// Chinese name is compared by its reading.
    pub fn like(&self, name: &str) -> Vec<PersonIdx> {
        let latin = (!name.chars().any(crate::model::is_han)).then(|| name.to_lowercase());
        let spelled = latin.or_else(|| reading(name).as_deref().map(plain)).map(|name| sorted_parts(&name));
        let Some(spelled) = spelled.filter(|spelled| !spelled.is_empty()) else { return Vec::new() };
        let near = shortened(&spelled).flat_map(|hash| {
            let from = self.shortened.partition_point(|(other, _)| *other < hash);
            self.shortened.iter().skip(from).take_while(move |(other, _)| *other == hash)
        });
        let near = near.filter_map(|(_, number)| self.all.get(*number as usize));
        let mut alike: Vec<PersonIdx> =
            near.filter(|(_, other)| are_alike(other, &spelled)).map(|(person, _)| *person).collect();
        alike.sort_unstable();
        alike.dedup();
        alike
    }
}

/// A spelling as it is, and with each of its letters left out, as hashes.
fn shortened(spelling: &str) -> impl Iterator<Item = u64> {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let ends = spelling.char_indices().map(|(at, c)| (at, at + c.len_utf8())).chain([(0, 0)]);
    ends.map(move |(from, to)| {
        let (head, tail) = (spelling.get(..from).unwrap_or_default(), spelling.get(to..).unwrap_or_default());
        hasher.hash_one(format!("{head}{tail}"))
    })
}

/// The letters of a name, its parts in the order of the alphabet.
pub(super) fn spellings(person: &PersonEntry) -> Vec<String> {
    let latin = person.record.name.en.as_deref().map(str::to_lowercase);
    let read = person.reading.as_deref().map(plain);
    let mut found: Vec<String> = latin.into_iter().chain(read).map(|name| sorted_parts(&name)).collect();
    found.dedup();
    found
}

fn sorted_parts(name: &str) -> String {
    let mut parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    parts.sort_unstable();
    parts.join(" ")
}

/// Whether two spellings are at most one slip apart.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    // Numbers are told apart by their digits, not by likeness.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    one.len().abs_diff(other.len()) <= 1 && digits(one) == digits(other) && strsim::osa_distance(one, other) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Text};

    #[test]
    fn names_a_letter_apart_or_in_the_other_order_are_alike() {
        for (one, other, alike) in [
            ("Wang Wei", "Wei Wang", true),
            ("Wang Wei", "Wang Wen", true),
            ("Wang Wei", "Wagn Wei", true),
            ("Wang Wei", "Wang Weii", true),
            ("Wang Wei", "Wan Wei", true),
            ("Wang Wei", "Wang Wei", true),
            ("Li Jun", "Li Junhua", false),
            ("Example 12", "Example 13", false),
        ] {
            let sorted = |name: &str| sorted_parts(&name.to_lowercase());
            assert_eq!(are_alike(&sorted(one), &sorted(other)), alike, "{one}, {other}");
            let person = Person { name: Text::only(crate::model::Language::En, one), ..Person::default() };
            let people = vec![PersonEntry { record: person, ..PersonEntry::default() }];
            let found = Spellings::of(&Catalog { people, ..Catalog::default() }).like(other);
            assert_eq!(found.len(), usize::from(alike), "{one}, {other}");
        }
    }
}
