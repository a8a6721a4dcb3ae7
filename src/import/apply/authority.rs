//! The authority file as an import changes it: people by their ids, and those whom the import made
//! by their names.

use std::collections::HashMap;

use super::cited::Cited;
use crate::{
    import::review::{letters, same_words},
    model::{People, Person, Source, Text},
};

/// Where people stand in the file, which only grows.
#[derive(Default)]
pub(super) struct Authority {
    by_id: HashMap<String, usize>,
    made: HashMap<String, Vec<usize>>,
    cited: Cited,
}

impl Authority {
    pub fn of(people: &People) -> Authority {
        let by_id = people.people.iter().enumerate().map(|(at, person)| (person.id.clone(), at));
        Authority { by_id: by_id.collect(), ..Authority::default() }
    }

    /// A source's id in the file.
    pub fn cite(&mut self, file: &mut People, source: &Source) -> String {
        self.cited.cite(&mut file.sources, source)
    }

    /// The person of this id.
    pub fn person<'a>(&self, file: &'a mut People, id: &str) -> Option<&'a mut Person> {
        file.people.get_mut(*self.by_id.get(id)?)
    }

    /// Puts a record into the file, in place of one of the same id.
    pub fn put(&mut self, file: &mut People, person: Person) {
        match self.person(file, &person.id) {
            Some(known) => *known = person,
            None => {
                self.by_id.insert(person.id.clone(), file.people.len());
                file.people.push(person);
            }
        }
    }

    /// Puts a record into the file that another source of the same import may tell of too.
    pub fn make(&mut self, file: &mut People, person: Person) {
        let (at, name) = (file.people.len(), person.name.clone());
        self.put(file, person);
        self.remember(&name, at);
    }

    /// Somebody of this name whom an earlier source of the same import brought. The name in the other
    /// language is added; one that is another there is somebody else's.
    pub fn made(&mut self, file: &mut People, name: &Text) -> Option<String> {
        let same = |one: &Option<String>, other: &Option<String>| {
            one.as_deref().zip(other.as_deref()).is_none_or(|(one, other)| same_words(one, other))
        };
        let numbers = forms(name).filter_map(|form| self.made.get(&letters(form))).flatten().copied();
        let is_same = |known: &Text| same(&known.en, &name.en) && same(&known.zh, &name.zh);
        let at = numbers.min_by_key(|at| (!file.people.get(*at).is_some_and(|known| is_same(&known.name)), *at))?;
        let known = file.people.get_mut(at).filter(|known| is_same(&known.name))?;
        known.name.en = known.name.en.take().or_else(|| name.en.clone());
        known.name.zh = known.name.zh.take().or_else(|| name.zh.clone());
        let id = known.id.clone();
        self.remember(name, at);
        Some(id)
    }

    fn remember(&mut self, name: &Text, at: usize) {
        for form in forms(name) {
            let known = self.made.entry(letters(form)).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        }
    }
}

fn forms(name: &Text) -> impl Iterator<Item = &str> {
    [name.en.as_deref(), name.zh.as_deref()].into_iter().flatten()
}
