//! What a record that came has otherwise than the archive, value by value.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use serde_json::Value;

/// A value that is not the same in both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Where it stands in the record, as evidence has it: `city.en`, `hosts.#2.zh`,
    /// `appearances.example-person.title.en`.
    pub field: String,
    /// What the archive has.
    pub own: Option<String>,
    /// What came.
    pub came: Option<String>,
}

/// The values in which two records differ, by field.
pub(super) fn changed<T: Serialize>(own: &T, came: &T) -> Vec<Changed> {
    let (own, mut came) = (leaves(own), leaves(came));
    let mut all: Vec<Changed> = own
        .into_iter()
        .map(|(field, own)| Changed { came: came.remove(&field), own: Some(own), field })
        .filter(|one| one.own != one.came)
        .collect();
    all.extend(came.into_iter().map(|(field, came)| Changed { field, own: None, came: Some(came) }));
    all.sort_by(|one, other| one.field.cmp(&other.field));
    all
}

fn leaves<T: Serialize>(record: &T) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    // A record that cannot be told apart this way differs without more being said.
    if let Ok(value) = serde_json::to_value(record) {
        walk(String::new(), &value, &mut found);
    }
    found
}

fn walk(field: String, value: &Value, found: &mut BTreeMap<String, String>) {
    match value {
        Value::Null => {}
        Value::Object(map) => {
            for (key, value) in map {
                let inner = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                walk(inner, value, found);
            }
        }
        Value::Array(items) => {
            let mut names: HashMap<&str, usize> = HashMap::new();
            for (at, value) in items.iter().enumerate() {
                let name = value.get("person").and_then(Value::as_str).map(|id| {
                    let count = names.entry(id).or_default();
                    *count += 1;
                    if *count == 1 { id.to_owned() } else { format!("{id}#{count}") }
                });
                walk(format!("{field}.{}", name.unwrap_or_else(|| format!("#{}", at + 1))), value, found);
            }
        }
        Value::String(text) => {
            found.insert(field, text.clone());
        }
        other => {
            found.insert(field, other.to_string());
        }
    }
}
