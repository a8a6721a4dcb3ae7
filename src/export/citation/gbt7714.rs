//! GB/T 7714-2015 (信息与文献 参考文献著录规则), without the number in brackets that a list puts before:
//! 4.4 (contributions in newspapers), 4.6 (electronic resources), 8.1 (authors).
//!
//! The day on which a page was read, which 4.6 asks for, is known to no archive: whoever reads it adds it.

use super::{
    cited::Cited,
    names::{Name, initials, parse},
};
use crate::model::{ArticleKind, Language};

/// The most authors that are named.
const MOST: usize = 3;

pub(super) fn entry(one: &Cited) -> String {
    let mut parts = Vec::new();
    parts.extend(authors(one));
    parts.push(format!("{}[{}]", one.title, medium(one)));
    let mut place: Vec<String> = one.description().filter(|_| is_other(one)).into_iter().collect();
    place.extend(one.container().map(str::to_owned));
    place.extend(one.setting().into_iter().map(str::to_owned));
    let date = one.date.map(|date| date.to_string());
    match (date, place.is_empty() && medium(one) == "EB/OL") {
        (Some(date), true) => parts.push(format!("({date})")),
        (date, _) => place.extend(date),
    }
    parts.push(place.join(", "));
    parts.extend(one.address.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(". ") + "."
}

/// The kind of text and of what carries it: newspaper, electronic bulletin, other; online.
fn medium(one: &Cited) -> &'static str {
    match (one.kind, &one.address) {
        (Some(ArticleKind::Press), None) => "N",
        (Some(ArticleKind::Press), Some(_)) if one.published_in.is_some() => "N/OL",
        (_, Some(_)) => "EB/OL",
        (_, None) => "Z",
    }
}

/// Whether words have to say what it is.
fn is_other(one: &Cited) -> bool {
    medium(one) == "Z"
}

fn authors(one: &Cited) -> Option<String> {
    if let Some(body) = one.body() {
        return Some(body.to_owned());
    }
    let mut names: Vec<String> = one.authors.iter().take(MOST).map(|author| name(author)).collect();
    if one.authors.len() > MOST {
        let others = match one.language {
            Language::En => "et al",
            Language::Zh => "等",
        };
        names.push(others.to_owned());
    }
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

/// Family names in capitals, the others by their first letters; those in pinyin may stay whole.
fn name(author: &str) -> String {
    match parse(author) {
        Name::Whole(name) => name.to_owned(),
        Name::Parts { family, given, pinyin: true } => format!("{} {}", family.to_uppercase(), given.join(" ")),
        Name::Parts { family, given, .. } => format!("{} {}", family.to_uppercase(), initials(&given, "", " ")),
    }
}
