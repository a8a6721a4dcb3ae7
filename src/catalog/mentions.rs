//! The whole names of people in running text.
//!
//! One automaton over all names and aliases finds them in a single pass. A name that two people
//! bear is not guessed at: it is found for neither.

use std::{collections::HashMap, fmt, ops::Range};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{PersonEntry, PersonIdx};

/// A person's name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whose it is.
    pub person: PersonIdx,
}

/// The names to look for.
#[derive(Default)]
pub(super) struct Names {
    automaton: Option<AhoCorasick>,
    people: Vec<PersonIdx>,
}

impl fmt::Debug for Names {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} names", self.people.len())
    }
}

impl Names {
    pub(super) fn of(people: &[PersonEntry]) -> Names {
        let mut bearers: HashMap<&str, Option<PersonIdx>> = HashMap::new();
        for (place, person) in people.iter().enumerate() {
            let record = &person.record;
            let names = [&record.name.en, &record.name.zh].into_iter().flatten().chain(&record.aliases);
            for name in names.filter(|name| is_a_name(name)) {
                bearers
                    .entry(name)
                    .and_modify(|bearer| {
                        if *bearer != Some(PersonIdx::new(place)) {
                            *bearer = None;
                        }
                    })
                    .or_insert(Some(PersonIdx::new(place)));
            }
        }
        let mut names: Vec<(&str, PersonIdx)> =
            bearers.into_iter().filter_map(|(name, bearer)| bearer.map(|bearer| (name, bearer))).collect();
        names.sort();
        let patterns = names.iter().map(|(name, _)| *name);
        match AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns) {
            Ok(automaton) => Names { automaton: Some(automaton), people: names.into_iter().map(|(_, p)| p).collect() },
            Err(error) => {
                // Only beyond millions of names; the articles then stand without links.
                log::error!("names cannot be looked for: {error}");
                Names::default()
            }
        }
    }

    pub(super) fn find(&self, text: &str) -> Vec<Mention> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        automaton
            .find_iter(text)
            .filter(|found| stands_alone(text, found.range()))
            .filter_map(|found| {
                let person = self.people.get(found.pattern().as_usize())?;
                Some(Mention { range: found.range(), person: *person })
            })
            .collect()
    }
}

/// A single letter or character names nobody.
fn is_a_name(name: &str) -> bool {
    name.chars().count() > 1
}

/// Whether no Latin letter or digit touches the name: "Lin Wu" is not in "Lin Wuhan".
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !crate::model::is_han(c));
    let name = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    !(latin(before) && latin(name.chars().next()) || latin(after) && latin(name.chars().next_back()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Person, Text};

    fn people() -> Vec<PersonEntry> {
        [("a", "Lin Wu", "林武"), ("b", "Wang Wei", "王伟"), ("c", "Wang Wei", "王为"), ("d", "Li", "李")]
            .into_iter()
            .map(|(id, en, zh)| PersonEntry {
                record: Person { id: id.into(), name: Text::both(en, zh), ..Person::default() },
                ..PersonEntry::default()
            })
            .collect()
    }

    #[test]
    fn whole_names_are_found_and_homonyms_are_not_guessed() {
        let names = Names::of(&people());
        let found = |text: &str| -> Vec<(String, usize)> {
            let name = |m: &Mention| text.get(m.range.clone()).unwrap_or_default().to_owned();
            names.find(text).iter().map(|m| (name(m), m.person.to_usize())).collect()
        };
        assert_eq!(found("Lin Wu met 林武。"), [("Lin Wu".to_owned(), 0), ("林武".to_owned(), 0)]);
        assert_eq!(found("Lin Wuhan, Berlin Wu"), []);
        assert_eq!(found("Wang Wei and 王伟"), [("王伟".to_owned(), 1)]);
        assert_eq!(found("李 Li"), [("Li".to_owned(), 3)]);
    }
}
