//! Who stood beside whom, and whose name is easily taken for another's.

use std::collections::BTreeMap;

use super::{
    Catalog, EditionIdx, PersonEntry, PersonIdx,
    spellings::{are_alike, spellings},
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
