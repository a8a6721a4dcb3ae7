//! Who stood beside whom, and whose name is easily taken for another's.

use std::collections::BTreeMap;

use super::{
    Catalog, EditionIdx, PersonEntry, PersonIdx,
    reading::{plain, reading},
};

impl Catalog {
    /// Those who shared a session with a person, with the editions, the most frequent first.
    pub fn shared_a_stage(&self, person: PersonIdx) -> Vec<(PersonIdx, Vec<EditionIdx>)> {
        let mut others: BTreeMap<PersonIdx, Vec<EditionIdx>> = BTreeMap::new();
        let appearances = self.person(person).map(|entry| entry.appearances.as_slice()).unwrap_or_default();
        for reference in appearances {
            let Some(edition) = self.edition(reference.edition) else { continue };
            let Some(here) = edition.record.appearances.get(reference.place) else { continue };
            for (one, other) in edition.record.appearances.iter().zip(&edition.appearances) {
                if let Some(other) = other.filter(|other| *other != person && one.session == here.session) {
                    let editions = others.entry(other).or_default();
                    if editions.last() != Some(&reference.edition) {
                        editions.push(reference.edition);
                    }
                }
            }
        }
        let mut others: Vec<_> = others.into_iter().collect();
        others.sort_by_key(|(_, editions)| std::cmp::Reverse(editions.len()));
        others
    }

    /// Those whose name is written or read almost as this one, which a text has.
    pub fn named_like(&self, name: &str) -> Vec<PersonIdx> {
        let latin = (!name.chars().any(crate::model::is_han)).then(|| name.to_lowercase());
        let spelled = latin.or_else(|| reading(name).as_deref().map(plain)).map(|name| sorted_parts(&name));
        let Some(spelled) = spelled.filter(|spelled| !spelled.is_empty()) else { return Vec::new() };
        let all = self.people().iter().enumerate().map(|(place, entry)| (PersonIdx::new(place), entry));
        all.filter(|(_, entry)| spellings(entry).iter().any(|other| are_alike(other, &spelled)))
            .map(|(index, _)| index)
            .collect()
    }

    /// Those whose name is written or read almost as a person's: a letter apart, the same reading,
    /// or the names in the other order.
    pub fn similar_names(&self, person: PersonIdx) -> Vec<PersonIdx> {
        let Some(entry) = self.person(person) else { return Vec::new() };
        let own = spellings(entry);
        let alike =
            |other: &PersonEntry| spellings(other).iter().any(|other| own.iter().any(|own| are_alike(own, other)));
        let all = self.people().iter().enumerate().map(|(place, entry)| (PersonIdx::new(place), entry));
        all.filter(|(index, other)| *index != person && alike(other)).map(|(index, _)| index).collect()
    }
}

/// The letters of a name, its parts in the order of the alphabet.
fn spellings(person: &PersonEntry) -> Vec<String> {
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

fn are_alike(one: &str, other: &str) -> bool {
    // Numbers are told apart by their digits, not by likeness.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    one.len().abs_diff(other.len()) <= 1 && digits(one) == digits(other) && strsim::osa_distance(one, other) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_letter_apart_or_in_the_other_order_are_alike() {
        for (one, other, alike) in [
            ("Wang Wei", "Wei Wang", true),
            ("Wang Wei", "Wang Wen", true),
            ("Li Jun", "Li Junhua", false),
            ("Example 12", "Example 13", false),
        ] {
            let sorted = |name: &str| sorted_parts(&name.to_lowercase());
            assert_eq!(are_alike(&sorted(one), &sorted(other)), alike, "{one}, {other}");
        }
    }
}
