//! A full note after The Chicago Manual of Style, 17th edition (2017), of its two systems the one with
//! notes and bibliography: 14.76 (authors), 14.191 to 14.200 (newspapers and agencies), 14.217 (speeches).
//! In a note names stand as they are written, so that none has to be turned round.
//!
//! A text in Chinese has Chinese words, dates and signs.

use super::{
    cited::Cited,
    dates::{Year, date},
};
use crate::model::Language;

/// The most authors that are all named.
const MOST: usize = 3;

pub(super) fn note(one: &Cited) -> String {
    let english = one.language == Language::En;
    let comma = if english { ", " } else { "，" };
    let description = one.description().map(|kind| if english { small(&kind) } else { kind });
    let is_described = description.is_some();
    let mut place: Vec<String> = description.into_iter().collect();
    place.extend(one.container().map(str::to_owned));
    place.extend(one.setting().into_iter().map(str::to_owned));
    place.push(match (one.date, one.language) {
        (Some(when), language) => date(language, when, Year::Last),
        (None, Language::En) => "n.d.".to_owned(),
        (None, Language::Zh) => "无日期".to_owned(),
    });
    let place = place.join(comma);
    let title = inner(&one.title, one.language);
    let title = match (is_described, english) {
        (true, true) => format!("“{title}” ({place})"),
        (true, false) => format!("“{title}”（{place}）"),
        // The comma stands within American quotation marks.
        (false, true) => format!("“{title},” {place}"),
        (false, false) => format!("“{title}”，{place}"),
    };
    let parts: Vec<String> = authors(one).into_iter().chain([title]).chain(one.address.clone()).collect();
    let note = parts.join(comma);
    match one.language {
        Language::En if note.ends_with('.') => note,
        Language::En => note + ".",
        Language::Zh => note + "。",
    }
}

/// Quotation marks within quotation marks.
fn inner(title: &str, language: Language) -> String {
    let title = title.replace('“', "‘").replace('”', "’");
    if language == Language::Zh {
        return title;
    }
    let mut open = false;
    let single = |c: char| match c {
        '"' => {
            open = !open;
            if open { '‘' } else { '’' }
        }
        c => c,
    };
    title.chars().map(single).collect()
}

/// Words within a sentence.
fn small(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

fn authors(one: &Cited) -> Option<String> {
    if let Some(body) = one.body() {
        return Some(body.to_owned());
    }
    let english = one.language == Language::En;
    match one.authors.as_slice() {
        [] => None,
        [first, ..] if one.authors.len() > MOST => Some(format!("{first}{}", if english { " et al." } else { "等" })),
        names if !english => Some(names.join("、")),
        [one] => Some(one.clone()),
        [one, other] => Some(format!("{one} and {other}")),
        [names @ .., last] => Some(format!("{}, and {last}", names.join(", "))),
    }
}
