//! What a query that is being typed may go on with: the names of fields, and the values that
//! they have in this archive.

use super::{
    field::{FIELDS, Field, choices, field},
    fold::fold,
    index::Index,
};
use crate::{
    catalog::{Catalog, EditionEntry},
    model::Language,
};

/// A way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Where in the query, in bytes, it replaces what is there up to the end.
    pub from: usize,
    /// What to put there: `year:` or `city:"San Example"`.
    pub text: String,
}

impl Index {
    /// The ways to go on with the last word of a query, at most `limit`.
    pub fn complete(&self, catalog: &Catalog, typed: &str, language: Language, limit: usize) -> Vec<Completion> {
        let from = typed.rfind(char::is_whitespace).map_or(0, |at| at + typed.get(at..).map_or(0, first_length));
        let word = typed.get(from..).unwrap_or_default();
        let minus = if word.starts_with('-') { "-" } else { "" };
        let word = word.strip_prefix('-').unwrap_or(word);
        let texts: Vec<String> = match word.split_once([':', '：']) {
            None if word.is_empty() => Vec::new(),
            None => names(word, language),
            Some((name, value)) => match field(name) {
                None => Vec::new(),
                Some(field) => values(catalog, self, field, value, language, limit)
                    .into_iter()
                    .map(|value| format!("{name}:{}", quoted(&value)))
                    .collect(),
            },
        };
        texts.into_iter().take(limit).map(|text| Completion { from, text: format!("{minus}{text}") }).collect()
    }
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// The fields whose name begins so, in the language in which it is typed.
fn names(typed: &str, language: Language) -> Vec<String> {
    let folded = fold(typed);
    let begins = |(_, names): &&(Field, &[&str])| names.iter().any(|name| name.starts_with(&folded));
    let chinese =
        !typed.is_ascii() || language == Language::Zh && FIELDS.iter().all(|(_, names)| !names.contains(&typed));
    let nth = usize::from(chinese && !typed.is_ascii());
    FIELDS.iter().filter(begins).filter_map(|(_, names)| names.get(nth)).map(|name| format!("{name}:")).collect()
}

fn values(
    catalog: &Catalog,
    index: &Index,
    field: Field,
    typed: &str,
    language: Language,
    limit: usize,
) -> Vec<String> {
    let folded = fold(typed.trim_matches('"'));
    let of_texts = |mut texts: Vec<String>| {
        texts.retain(|text| fold(text).contains(&folded));
        // Those that begin so come first, in the order in which they were.
        texts.sort_by_key(|text| !fold(text).starts_with(&folded));
        texts
    };
    let numbers = |numbers: Vec<u32>| {
        let mut numbers = numbers;
        numbers.sort_unstable_by(|a, b| b.cmp(a));
        numbers.dedup();
        numbers.into_iter().map(|number| number.to_string()).filter(|text| text.starts_with(&folded)).collect()
    };
    let editions = || catalog.editions().iter();
    match field {
        Field::Edition => numbers(editions().filter_map(|entry| entry.record.number).collect()),
        Field::Year => numbers(editions().filter_map(EditionEntry::year).map(u32::from).collect()),
        Field::City => {
            let cities = editions().filter_map(|entry| entry.record.city.prefer(language));
            of_texts(distinct(cities.map(|(name, _)| name)))
        }
        Field::Speaker if folded.is_empty() => {
            catalog.people().iter().take(limit).map(|entry| entry.name(language).to_owned()).collect()
        }
        Field::Speaker => {
            let named = super::seek::named(index, &super::name::Pattern::new(typed.trim_matches('"')));
            named
                .into_iter()
                .filter_map(|at| catalog.people().get(at))
                .map(|entry| entry.name(language).to_owned())
                .collect()
        }
        Field::Agency => of_texts(index.agencies().to_vec()),
        Field::Credit => of_texts(index.credits().to_vec()),
        Field::Role | Field::Mode | Field::Type | Field::Has | Field::Missing => of_texts(choices(field, language)),
    }
}

/// Texts, each once, in their order.
pub(super) fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let set: std::collections::BTreeSet<&str> = texts.collect();
    set.into_iter().map(str::to_owned).collect()
}

fn quoted(value: &str) -> String {
    if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value.to_owned() }
}
