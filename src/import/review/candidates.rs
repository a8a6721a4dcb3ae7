//! Whom of the authority file a name can mean: by the name in any of its forms, by its reading, or
//! because it is spelled nearly so.

use std::collections::HashMap;

use super::Who;
use crate::{
    catalog::{Catalog, PersonIdx, Spellings},
    model::{Language, Text},
    search::Authority,
};

/// Somebody of the authority file who may be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub person: PersonIdx,
    /// Why.
    pub likeness: Likeness,
}

/// How a name is like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// It is the same name.
    Name,
    /// It is read the same.
    Reading,
    /// It is spelled nearly the same, or in the other order.
    Spelling,
}

/// The names of everybody in an archive, ready to be compared with others.
#[derive(Debug)]
pub struct Names {
    authority: Authority,
    spellings: Spellings,
}

impl Names {
    /// Those of a catalog.
    pub fn of(catalog: &Catalog) -> Names {
        Names { authority: Authority::of(catalog), spellings: Spellings::of(catalog) }
    }

    /// Everybody whom a name can mean, the most likely first.
    pub fn like(&self, name: &str) -> Vec<Candidate> {
        let found = self.authority.find(name).into_iter().map(|(person, written)| Candidate {
            person,
            likeness: if written { Likeness::Name } else { Likeness::Reading },
        });
        let mut found: Vec<Candidate> = found.collect();
        let near = self.spellings.like(name).into_iter();
        join(&mut found, near.map(|person| Candidate { person, likeness: Likeness::Spelling }));
        found
    }

    /// Everybody whom a name that somebody typed can mean, and who it is unless somebody has to say: the
    /// only one of this name, or somebody new if nobody is called or spelled so.
    pub fn meant(&self, name: &Text, catalog: &Catalog) -> (Vec<Candidate>, Who) {
        let found = Language::ALL.map(|language| name.get(language).map(|name| self.like(name)));
        let mut candidates = Vec::new();
        join(&mut candidates, found.iter().flatten().flatten().copied());
        // Whoever has another name in one of the languages may be somebody else.
        let is_called = |person: PersonIdx| {
            let own = catalog.person(person).map(|entry| &entry.record.name);
            Language::ALL.into_iter().zip(&found).all(|(language, found)| {
                let named = |found: &Vec<Candidate>| found.contains(&Candidate { person, likeness: Likeness::Name });
                found.as_ref().is_none_or(named) || own.is_some_and(|own| own.get(language).is_none())
            })
        };
        let named = candidates.iter().filter(|one| one.likeness == Likeness::Name).map(|one| one.person);
        let who = match named.collect::<Vec<_>>().as_slice() {
            [] if candidates.is_empty() => Who::New,
            [one] if is_called(*one) => Who::Known(*one),
            _ => Who::Undecided,
        };
        (candidates, who)
    }
}

/// Whom names can mean; each name is looked up once.
pub(super) struct Candidates {
    names: Names,
    known: HashMap<String, Vec<Candidate>>,
}

impl Candidates {
    pub fn new(catalog: &Catalog) -> Candidates {
        Candidates { names: Names::of(catalog), known: HashMap::new() }
    }

    /// Everybody whom one of the names of a person can mean.
    pub fn of<'a>(&mut self, names: impl Iterator<Item = &'a str>) -> Vec<Candidate> {
        let mut all = Vec::new();
        for name in names {
            if !self.known.contains_key(name) {
                self.known.insert(name.to_owned(), self.names.like(name));
            }
            join(&mut all, self.known.get(name).into_iter().flatten().copied());
        }
        all
    }
}

/// Adds those who are not among them yet.
fn join(known: &mut Vec<Candidate>, more: impl Iterator<Item = Candidate>) {
    for candidate in more {
        if !known.iter().any(|known| known.person == candidate.person) {
            known.push(candidate);
        }
    }
}
