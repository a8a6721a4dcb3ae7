//! The sources of a record file. Thousands of sources of one import may be cited in one file, and
//! each has to be found again.

use std::collections::{HashMap, HashSet};

use crate::model::Source;

/// The sources of one file, by what they are known by.
#[derive(Default)]
pub(super) struct Cited {
    /// How many of the file's sources are known here.
    seen: usize,
    by_address: HashMap<String, String>,
    /// By all that is said of them but their ids.
    by_words: HashMap<Source, String>,
    ids: HashSet<String>,
    /// The last number that was put behind an id.
    numbers: HashMap<String, usize>,
}

impl Cited {
    /// Adds a source to a file's list, unless it is there, and gives its id in it.
    pub fn cite(&mut self, sources: &mut Vec<Source>, source: &Source) -> String {
        for known in sources.iter().skip(self.seen) {
            self.know(known);
        }
        let by_address = source.address.as_ref().and_then(|address| self.by_address.get(address));
        let id = match by_address.or_else(|| self.by_words.get(&nameless(source))) {
            Some(id) => id.clone(),
            None => {
                let own = Source { id: self.free(&source.id), ..source.clone() };
                self.know(&own);
                let id = own.id.clone();
                sources.push(own);
                id
            }
        };
        self.seen = sources.len();
        id
    }

    /// Of sources that are the same in all but their ids the first one counts.
    fn know(&mut self, source: &Source) {
        self.ids.insert(source.id.clone());
        if let Some(address) = &source.address {
            self.by_address.entry(address.clone()).or_insert_with(|| source.id.clone());
        }
        self.by_words.entry(nameless(source)).or_insert_with(|| source.id.clone());
    }

    fn free(&mut self, id: &str) -> String {
        if !self.ids.contains(id) {
            return id.to_owned();
        }
        let number = self.numbers.entry(id.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}-{number}");
            if !self.ids.contains(&numbered) {
                return numbered;
            }
        }
    }
}

fn nameless(source: &Source) -> Source {
    Source { id: String::new(), ..source.clone() }
}
