//! What RON says of a broken file, in words that a layman understands, with the nearest remedy.

use ron::error::{Error, SpannedError};

use super::{Finding, Position};
use crate::{
    model::ron_file::without_bom,
    words::{Arg, Message},
};

const NOT_A_DATE: &str = crate::model::NOT_A_DATE;

/// The finding for an error of RON in a file.
pub fn finding(path: &str, text: &str, error: &SpannedError) -> Finding {
    let (message, hint) = explain(text, error);
    let found = Finding::problem(path, message).at(place(text, error));
    match hint {
        Some(hint) => found.hint(hint),
        None => found,
    }
}

fn explain(text: &str, error: &SpannedError) -> (Message, Option<Message>) {
    let quoted = |key, found: &str| Message::new(key).with("found", found);
    match &error.code {
        Error::NoSuchStructField { expected, found, .. } => (quoted("unknown-field", found), nearest(found, expected)),
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let choices = expected.join(", ");
            (quoted("unknown-choice", found).with("choices", choices), nearest(found, expected))
        }
        Error::MissingStructField { field, .. } => (Message::new("missing-field").with("field", *field), None),
        Error::DuplicateStructField { field, .. } => (Message::new("field-twice").with("field", *field), None),
        Error::IntegerOutOfBounds => (Message::new("number-out-of-range"), None),
        Error::ExceededRecursionLimit => (Message::new("nested-too-deep"), Some(Message::new("damaged-hint"))),
        Error::TrailingCharacters => (Message::new("trailing-characters"), Some(Message::new("bracket-hint"))),
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            (Message::new("ends-too-soon"), Some(Message::new("unclosed-hint")))
        }
        Error::ExpectedComma | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedMapEnd => {
            (Message::new("expected-comma"), Some(Message::new("comma-hint")))
        }
        Error::ExpectedMapColon => (Message::new("expected-colon"), Some(Message::new("colon-hint"))),
        Error::InvalidEscape(_) => (Message::new("bad-escape"), Some(Message::new("escape-hint"))),
        Error::Message(words) => custom(words),
        Error::InvalidValueForType { expected, found } => {
            (Message::new("wrong-type").with("expected", type_name(expected)).with("found", found.as_str()), None)
        }
        code => match expected_of(code) {
            Some(expected) => (wrong_type(expected, text, error), Some(quotes_or_comma(code))),
            None => (Message::new("not-ron").with("reason", code.to_string()), Some(Message::new("damaged-hint"))),
        },
    }
}

/// The kind of value that RON expected, as a key.
fn expected_of(code: &Error) -> Option<&'static str> {
    Some(match code {
        Error::ExpectedString => "type-text",
        Error::ExpectedInteger | Error::ExpectedFloat | Error::InvalidIntegerDigit { .. } => "type-number",
        Error::ExpectedArray => "type-list",
        Error::ExpectedBoolean => "type-yes-no",
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructName(_)
        | Error::ExpectedMap => "type-group",
        Error::ExpectedIdentifier | Error::UnexpectedChar(_) => "type-name",
        _ => return None,
    })
}

fn wrong_type(expected: &'static str, text: &str, error: &SpannedError) -> Message {
    let Position { line, column } = place(text, error);
    let rest: String = without_bom(text)
        .lines()
        .nth(line.saturating_sub(1))
        .map(|line| line.chars().skip(column.saturating_sub(1)).take(24).collect())
        .unwrap_or_default();
    let found = match rest.trim() {
        "" => Arg::Message(Message::new("end-of-line")),
        words => Arg::Text(words.to_owned()),
    };
    Message::new("wrong-type").with("expected", Message::new(expected)).with("found", found)
}

fn quotes_or_comma(code: &Error) -> Message {
    Message::new(if matches!(code, Error::ExpectedString) { "quotes-hint" } else { "comma-hint" })
}

/// Errors of our own readers, which serde carries as text.
fn custom(words: &str) -> (Message, Option<Message>) {
    match words.strip_prefix(NOT_A_DATE) {
        Some(found) => (Message::new("not-a-date").with("found", found), Some(Message::new("date-hint"))),
        None => (Message::new("not-ron").with("reason", words), None),
    }
}

fn type_name(expected: &str) -> Message {
    Message::new(match expected {
        text if text.contains("string") || text.contains("text") => "type-text",
        text if text.contains("sequence") || text.contains("array") => "type-list",
        text if text.contains("struct") || text.contains("map") => "type-group",
        text if text.starts_with(['u', 'i', 'f']) || text.contains("integer") => "type-number",
        _ => "type-other",
    })
}

/// The advice to use the nearest of the names there are, if one is near.
pub(super) fn nearest<S: AsRef<str>>(found: &str, expected: &[S]) -> Option<Message> {
    let distance = |name: &str| strsim::osa_distance(found, name);
    let best = expected.iter().map(AsRef::as_ref).min_by_key(|name| distance(name))?;
    let near = distance(best) <= 1 + best.chars().count().min(found.chars().count()) / 3;
    near.then(|| Message::new("nearest-hint").with("name", best))
}

/// Where the error is. RON ends the span of a missing comma behind the next word, so that the
/// start is the better place; an end of the file is shown at its last character.
fn place(text: &str, error: &SpannedError) -> Position {
    let start = &error.span.start;
    let lines = without_bom(text).lines().count().max(1);
    Position { line: start.line.clamp(1, lines), column: start.col.max(1) }
}
