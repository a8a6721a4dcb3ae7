//! An entry of a reference list after the Publication Manual of the American Psychological Association,
//! 7th edition (2020): 9.7 to 9.12 (authors, dates, titles), 10.1 (newspapers), 10.16 (web pages).
//!
//! A text in Chinese has Chinese words, dates and signs, as the Chinese editions of the manual set it.

use super::{
    cited::Cited,
    dates::{Year, date},
    names::{Name, initials, parse},
};
use crate::model::Language;

/// The most authors that are all named; of more, so many and the last one.
const MOST: usize = 20;

pub(super) fn entry(one: &Cited) -> String {
    let english = one.language == Language::En;
    let when = one.date.map(|when| date(one.language, when, Year::First));
    let title = match one.description() {
        Some(kind) if english => format!("{} [{kind}]", one.title),
        Some(kind) => format!("{}［{kind}］", one.title),
        None => one.title.clone(),
    };
    let setting = one.setting().join(if english { ", " } else { "，" });
    let place = one.container().unwrap_or(&setting);
    let address = one.address.as_deref().unwrap_or_default();
    let author = authors(one);
    if english {
        let when = format!("({})", when.as_deref().unwrap_or("n.d."));
        let first = match author {
            Some(author) => [format!("{} {when}", stopped(&author)), title],
            None => [stopped(&title), when],
        };
        let mut parts: Vec<String> = first.iter().map(|part| stopped(part)).collect();
        parts.push(stopped(place));
        parts.push(address.to_owned());
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    } else {
        let when = format!("（{}）", when.as_deref().unwrap_or("无日期"));
        let first = match author {
            Some(author) => format!("{author}{when}。{}", closed(&title)),
            None => format!("{title}{when}。"),
        };
        format!("{first}{}{address}", closed(place))
    }
}

/// With a full stop, unless it ends with a sign of its own.
fn stopped(text: &str) -> String {
    let is_closed = text.is_empty() || text.ends_with(['.', '?', '!', '？', '！', '。', '…']);
    format!("{text}{}", if is_closed { "" } else { "." })
}

fn closed(text: &str) -> String {
    let is_closed = text.is_empty() || text.ends_with(['？', '！', '。', '…', '?', '!']);
    format!("{text}{}", if is_closed { "" } else { "。" })
}

fn authors(one: &Cited) -> Option<String> {
    if let Some(body) = one.body() {
        return Some(body.to_owned());
    }
    let mut names: Vec<String> = one.authors.iter().map(|author| name(author)).collect();
    let last = names.pop()?;
    if one.language == Language::Zh {
        names.push(last);
        return Some(names.join("、"));
    }
    if names.len() >= MOST {
        names.truncate(MOST - 1);
        return Some(format!("{}, . . . {last}", names.join(", ")));
    }
    Some(if names.is_empty() { last } else { format!("{}, & {last}", names.join(", ")) })
}

fn name(author: &str) -> String {
    match parse(author) {
        Name::Whole(name) => name.to_owned(),
        Name::Parts { family, given, .. } => format!("{family}, {}", initials(&given, ".", "-")),
    }
}
