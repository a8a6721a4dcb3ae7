//! What can be wrong or missing across records. One check a file, one row a check.
//!
//! A check looks at the records as they were read and says what it found; it changes nothing.

mod articles;
mod editions;
mod evidence;
mod ids;
mod missing;
mod people;
mod photos;

use std::collections::HashSet;

use rayon::prelude::*;

use super::{Finding, Records, Store, explain::nearest};
use crate::{model::Source, words::Message};

/// What a check may look at.
pub struct Context<'a> {
    /// The records.
    pub records: &'a Records,
    /// Where they came from; to see whether a named file is there.
    pub store: &'a dyn Store,
    /// The present year, up to which a year without an edition is worth a note.
    pub this_year: u16,
    people: HashSet<&'a str>,
    photos: HashSet<&'a str>,
}

/// A check.
pub struct Check {
    /// What it looks at, for tests and benchmarks.
    pub name: &'static str,
    /// Looks, and says what it found.
    pub run: fn(&Context<'_>, &mut Vec<Finding>),
}

/// Every check, in the order in which findings of the same place are shown.
pub const CHECKS: &[Check] = &[
    Check { name: "ids", run: ids::check },
    Check { name: "editions", run: editions::check },
    Check { name: "people", run: people::check },
    Check { name: "photos", run: photos::check },
    Check { name: "articles", run: articles::check },
    Check { name: "evidence", run: evidence::check },
    Check { name: "missing", run: missing::check },
];

/// Runs every check.
pub fn all(records: &Records, store: &dyn Store, this_year: u16) -> Vec<Finding> {
    let context = Context::new(records, store, this_year);
    // Each looks at everything and changes nothing, so that they can run side by side.
    let run = |check: &Check| {
        let mut found = Vec::new();
        (check.run)(&context, &mut found);
        found
    };
    CHECKS.par_iter().map(run).collect::<Vec<_>>().into_iter().flatten().collect()
}

impl<'a> Context<'a> {
    /// What the checks look at.
    pub fn new(records: &'a Records, store: &'a dyn Store, this_year: u16) -> Context<'a> {
        let editions = || records.editions.iter();
        Context {
            records,
            store,
            this_year,
            people: records.people.people.iter().map(|person| person.id.as_str()).collect(),
            photos: editions().flat_map(|e| e.photos.photos.iter().map(|photo| photo.id.as_str())).collect(),
        }
    }
}

/// What to say of a source that its file does not list.
fn unknown_source(id: &str, known: &[Source]) -> (Message, Message) {
    let ids: Vec<&str> = known.iter().map(|source| source.id.as_str()).collect();
    let hint = nearest(id, &ids).unwrap_or_else(|| Message::new("unknown-source-hint"));
    (Message::new("unknown-source").with("id", id), hint)
}
