//! The whole names of people, editions and organisations in running text.
//!
//! One automaton over all of them finds them in a single pass; of names that begin at the same
//! place the longest counts. A name that several people bear is not guessed at: all of them are
//! given. What an edition is called is made of the archive's own names and of ordinals.

use std::{
    collections::{HashMap, hash_map::Entry},
    fmt,
    ops::Range,
    sync::Arc,
};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{AppearanceRef, Catalog, EditionEntry, EditionIdx, PersonIdx};
use crate::{
    model::{Language, is_han},
    words,
};

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Whose it is.
    pub named: Named,
}

/// Whose a name is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A person's.
    Person(PersonIdx),
    /// The same for several people.
    Homonyms(Arc<[PersonIdx]>),
    /// An edition's.
    Edition(EditionIdx),
    /// The organisation's of this appearance, and of others.
    Organisation(AppearanceRef),
}

impl Mention {
    /// The person, if it is the name of one and of no other.
    pub fn person(&self) -> Option<PersonIdx> {
        match self.named {
            Named::Person(person) => Some(person),
            _ => None,
        }
    }
}

/// The names to look for.
#[derive(Default)]
pub(super) struct Names {
    automaton: Option<AhoCorasick>,
    named: Vec<Named>,
}

impl fmt::Debug for Names {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} names", self.named.len())
    }
}

impl Names {
    pub(super) fn of(catalog: &Catalog) -> Names {
        let mut all = people(catalog);
        // A person's name is never taken for anything else, nor an edition's for an organisation.
        for (name, edition) in editions(catalog) {
            all.entry(name).or_insert(Named::Edition(edition));
        }
        for (name, appearance) in organisations(catalog) {
            all.entry(name).or_insert(Named::Organisation(appearance));
        }
        let mut all: Vec<(String, Named)> = all.into_iter().collect();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        let (names, named): (Vec<String>, Vec<Named>) = all.into_iter().unzip();
        match AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names) {
            Ok(automaton) => Names { automaton: Some(automaton), named },
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
                let named = self.named.get(found.pattern().as_usize())?.clone();
                Some(Mention { range: found.range(), named })
            })
            .collect()
    }
}

/// The names and aliases of people with those who bear them.
fn people(catalog: &Catalog) -> HashMap<String, Named> {
    let mut bearers: HashMap<&str, Vec<PersonIdx>> = HashMap::new();
    for (place, person) in catalog.people().iter().enumerate() {
        let record = &person.record;
        let names = [&record.name.en, &record.name.zh].into_iter().flatten().chain(&record.aliases);
        for name in names.filter(|name| is_a_name(name)) {
            let bearers = bearers.entry(name).or_default();
            if bearers.last() != Some(&PersonIdx::new(place)) {
                bearers.push(PersonIdx::new(place));
            }
        }
    }
    let named = |bearers: Vec<PersonIdx>| match bearers.as_slice() {
        [one] => Named::Person(*one),
        _ => Named::Homonyms(bearers.into()),
    };
    bearers.into_iter().map(|(name, bearers)| (name.to_owned(), named(bearers))).collect()
}

/// What editions are called, but for what the whole series or another edition is called as well.
fn editions(catalog: &Catalog) -> Vec<(String, EditionIdx)> {
    let mut called: HashMap<String, Option<EditionIdx>> = HashMap::new();
    for (place, edition) in catalog.editions().iter().enumerate() {
        let index = EditionIdx::new(place);
        for name in names_of(catalog, edition) {
            match called.entry(name) {
                Entry::Vacant(free) => {
                    free.insert(Some(index));
                }
                Entry::Occupied(mut other) if *other.get() != Some(index) => {
                    other.insert(None);
                }
                Entry::Occupied(_) => {}
            }
        }
    }
    for series in [&catalog.forum.name.en, &catalog.forum.name.zh].into_iter().flatten() {
        called.remove(series);
    }
    called.into_iter().filter_map(|(name, edition)| Some((name, edition?))).collect()
}

/// The full names of an edition, and its ordinal before the name of the series or before as much
/// of its end as still says what it is.
fn names_of(catalog: &Catalog, edition: &EditionEntry) -> Vec<String> {
    let record = &edition.record;
    let mut names: Vec<String> = [&record.name.en, &record.name.zh].into_iter().flatten().cloned().collect();
    let Some(number) = record.number else { return names };
    for language in Language::ALL {
        let Some(series) = catalog.forum.name.get(language) else { continue };
        let ordinal = words::ordinal(language, number);
        match language {
            Language::En => names.extend(ends_of_words(series).map(|end| format!("{ordinal} {end}"))),
            Language::Zh => names.extend(ends_of_characters(series).flat_map(|end| {
                let forms = [ordinal.clone(), format!("第{number}届"), format!("第 {number} 届")];
                forms.map(|form| format!("{form}{end}"))
            })),
        }
    }
    names
}

/// A name and its ends of at least two words.
fn ends_of_words(name: &str) -> impl Iterator<Item = &str> {
    let starts = name.char_indices().filter(|(_, c)| *c == ' ').filter_map(|(at, _)| name.get(at + 1..));
    std::iter::once(name).chain(starts.filter(|end| end.contains(' ')))
}

/// A name and its ends of at least four characters.
fn ends_of_characters(name: &str) -> impl Iterator<Item = &str> {
    const LEAST: usize = 4;
    let count = name.chars().count();
    let starts = name.char_indices().enumerate().filter(move |(nth, _)| *nth == 0 || count - nth >= LEAST);
    starts.filter_map(|(_, (at, _))| name.get(at..))
}

/// The organisations of appearances in both languages, each with one of its appearances.
fn organisations(catalog: &Catalog) -> Vec<(String, AppearanceRef)> {
    let mut found = Vec::new();
    for (at, edition) in catalog.editions().iter().enumerate() {
        for (place, one) in edition.record.appearances.iter().enumerate() {
            let names = [&one.organisation.en, &one.organisation.zh].into_iter().flatten();
            let whole = names.filter(|name| is_an_organisation(name));
            found.extend(whole.map(|name| (name.clone(), AppearanceRef { edition: EditionIdx::new(at), place })));
        }
    }
    found
}

/// A single letter or character names nobody.
fn is_a_name(name: &str) -> bool {
    name.chars().count() > 1
}

/// Two characters stand side by side by chance far too often.
fn is_an_organisation(name: &str) -> bool {
    name.chars().count() > 2
}

/// Whether no Latin letter or digit touches the name: "Lin Wu" is not in "Lin Wuhan".
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    let name = text.get(range.clone()).unwrap_or_default();
    let before = text.get(..range.start).and_then(|text| text.chars().next_back());
    let after = text.get(range.end..).and_then(|text| text.chars().next());
    !(latin(before) && latin(name.chars().next()) || latin(after) && latin(name.chars().next_back()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::PersonEntry,
        model::{Appearance, Edition, Forum, Person, Text},
    };

    /// Everything in it is made up.
    fn catalog() -> Catalog {
        let people = [("a", "Lin Wu", "林武"), ("b", "Wang Wei", "王伟"), ("c", "Wang Wei", "王为"), ("d", "Li", "李")];
        let people = people.into_iter().map(|(id, en, zh)| PersonEntry {
            record: Person { id: id.into(), name: Text::both(en, zh), ..Person::default() },
            ..PersonEntry::default()
        });
        let edition = |number: u32, name: Text, organisation: Text| EditionEntry {
            record: Edition {
                number: Some(number),
                name,
                appearances: vec![Appearance { organisation, ..Appearance::default() }],
                ..Edition::default()
            },
            ..EditionEntry::default()
        };
        Catalog {
            forum: Forum { name: Text::both("Great Example Forum", "伟大示例论坛"), ..Forum::default() },
            people: people.collect(),
            editions: vec![
                edition(1, Text::both("Great Example Forum", "首届示例大会"), Text::both("House of Samples", "样例")),
                edition(2, Text::default(), Text::both("House of Samples and Ducks", "样例之家")),
            ],
            ..Catalog::default()
        }
    }

    fn found(text: &str) -> Vec<(String, String)> {
        let names = Names::of(&catalog());
        let whose = |named: &Named| match named {
            Named::Person(person) => format!("person {}", person.to_usize()),
            Named::Homonyms(people) => format!("one of {}", people.len()),
            Named::Edition(edition) => format!("edition {}", edition.to_usize() + 1),
            Named::Organisation(at) => format!("organisation at {}", at.edition.to_usize() + 1),
        };
        let shown = |m: &Mention| (text.get(m.range.clone()).unwrap_or_default().to_owned(), whose(&m.named));
        names.find(text).iter().map(shown).collect()
    }

    #[track_caller]
    fn finds(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(name, whose)| ((*name).to_owned(), (*whose).to_owned())).collect();
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn whole_names_are_found_and_homonyms_are_not_guessed() {
        finds("Lin Wu met 林武。", &[("Lin Wu", "person 0"), ("林武", "person 0")]);
        finds("Lin Wuhan, Berlin Wu", &[]);
        finds("Wang Wei and 王伟", &[("Wang Wei", "one of 2"), ("王伟", "person 1")]);
        finds("李 Li", &[("Li", "person 3")]);
    }

    #[test]
    fn editions_are_found_by_their_names_and_ordinals() {
        finds("At the 2nd Great Example Forum,", &[("2nd Great Example Forum", "edition 2")]);
        finds("the 1st Example Forum", &[("1st Example Forum", "edition 1")]);
        finds(
            "第二届伟大示例论坛，第2届示例论坛",
            &[("第二届伟大示例论坛", "edition 2"), ("第2届示例论坛", "edition 2")],
        );
        finds("首届示例大会", &[("首届示例大会", "edition 1")]);
        // The name of the series is nobody's, a bare ordinal may be anything's, and 12th is not 2nd.
        finds("Great Example Forum, 伟大示例论坛, the 2nd Forum, 第二届论坛, 第十二届示例论坛", &[]);
    }

    #[test]
    fn the_longest_organisation_is_found() {
        finds("the House of Samples.", &[("House of Samples", "organisation at 1")]);
        finds("House of Samples and Ducks", &[("House of Samples and Ducks", "organisation at 2")]);
        finds("样例之家的样例", &[("样例之家", "organisation at 2")]);
    }
}
