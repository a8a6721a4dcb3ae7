//! A document as the data that the template reads: text is only ever a string in it.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::{
    fonts::{Faces, LATIN},
    pictures::Placed,
    pieces::is_heading,
};
use crate::{
    export::{Document, Kind, Pictures, Words, cover::when_and_where},
    words,
};

/// What is read aloud for a picture, and what properties hold, at most, in characters.
pub(super) const LONGEST: usize = 1000;

/// The width of A4 in points, its margins where two columns or tables need room and where they do not,
/// and the space between two columns.
const PAGE: f64 = 595.28;
const MARGIN_OF_WIDE: f64 = 68.0;
const MARGIN: f64 = 96.0;
pub(super) const BETWEEN: f64 = 24.0;

/// A document as data.
pub(super) struct Data {
    /// What is said.
    pub document: Value,
    /// The pictures that it names.
    pub files: Vec<(String, Bytes)>,
    /// The characters that no font has.
    pub unknown: BTreeSet<char>,
    /// Whether there is Chinese in it.
    pub has_chinese: bool,
}

/// What is being laid out.
pub(super) struct Draft<'a> {
    pub document: &'a Document,
    pub pictures: &'a Pictures<'a>,
    pub faces: &'a Faces,
    pub data: Data,
    pub known: HashMap<usize, Option<Placed>>,
    /// The width of the column that is written.
    pub width: f64,
    /// The level of the last heading: none of the next one's is left out (PDF/UA-1, 7.4).
    pub level: u8,
    pub in_chapter: bool,
}

/// Lays a document out as data.
pub(super) fn of(document: &Document, pictures: &Pictures<'_>, faces: &Faces) -> Data {
    let is_wide = document.kind == Kind::Book || document.languages.len() > 1;
    let margin = if is_wide { MARGIN_OF_WIDE } else { MARGIN };
    // A book without headings has no table of contents, and like any other document its title for a heading.
    let has_contents = document.kind == Kind::Book && document.body.iter().any(is_heading);
    let mut draft = Draft {
        document,
        pictures,
        faces,
        data: Data { document: Value::Null, files: Vec::new(), unknown: BTreeSet::new(), has_chinese: false },
        known: HashMap::new(),
        width: PAGE - 2.0 * margin,
        level: 1,
        in_chapter: false,
    };
    let body = draft.nodes(&document.body);
    let about = &document.about;
    let language = document.language();
    let contents = has_contents.then(|| Words::new(&words::get(language, "export-contents"), language));
    let title = match document.title.is_empty() {
        false => document.title.clone(),
        true => Words::new(&document.place.to_string(), language),
    };
    let when = when_and_where(document);
    let lines: Vec<&Words> = about.subjects.iter().chain(&when).collect();
    let whole_day = about.date.map(|date| date.start).and_then(|day| Some((day.year, day.month?, day.day?)));
    draft.data.document = json!({
        "book": document.kind == Kind::Book,
        "language": language.code(),
        "fonts": { "latin": LATIN, "serif": faces.serif, "sans": faces.sans },
        "wide": is_wide,
        "margin": margin,
        "between": BETWEEN,
        "date": whole_day.map(|(year, month, day)| json!([year, month, day])),
        "authors": about.authors.iter().chain(about.publisher.iter().filter(|_| about.authors.is_empty()))
            .map(|name| property(name)).collect::<Vec<_>>(),
        "keywords": about.subjects.iter().map(|words| property(&words.text)).collect::<Vec<_>>(),
        "called": property(&title.text),
        "series": about.series.as_ref().map(|series| draft.words(series)),
        "title": draft.words(&title),
        "subtitle": document.subtitle.as_ref().map(|words| draft.words(words)),
        "cover": lines.into_iter().map(|words| draft.words(words)).collect::<Vec<_>>(),
        "contents": contents.map(|words| draft.words(&words)),
        "body": body,
    });
    draft.data
}

/// A property of the file.
pub(super) fn property(text: &str) -> String {
    text.chars().filter(|c| *c != '\u{FEFF}').take(LONGEST).collect()
}
