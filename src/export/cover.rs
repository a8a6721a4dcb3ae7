//! What stands on the title page of a book.

use super::{Document, Words};
use crate::{model::Language, words};

/// Day and city, once in each language of the document.
pub(super) fn when_and_where(document: &Document) -> Vec<Words> {
    let city = document.about.city.as_ref();
    let of = |language: &Language| {
        let date = document.about.date.map(|date| words::date(*language, date));
        let city = city.filter(|city| city.language == *language).map(|city| city.text.clone());
        let parts: Vec<String> = date.into_iter().chain(city).collect();
        (!parts.is_empty()).then(|| Words::new(&parts.join(" · "), *language))
    };
    document.languages.iter().filter_map(of).collect()
}
