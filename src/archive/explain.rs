//! What RON says of a broken file, in words that a layman understands, with the nearest remedy.

use ron::error::{Error, SpannedError};

use super::{Finding, Position};
use crate::{
    model::{BLANK_TEXT, NOT_A_DATE, ron_file::without_bom},
    words::{Arg, Message},
};

/// Longer names are cut in messages, and compared with none.
const MAX_NAME: usize = 60;

/// Full-width signs that an input method leaves behind, and what RON has in their place.
const FULL_WIDTH: [(char, &str); 12] = [
    ('，', ","),
    ('、', ","),
    ('：', ":"),
    ('（', "("),
    ('）', ")"),
    ('［', "["),
    ('］', "]"),
    ('【', "["),
    ('】', "]"),
    ('“', "\""),
    ('”', "\""),
    ('＂', "\""),
];

/// The finding for an error of RON in a file.
pub fn finding(path: &str, text: &str, error: &SpannedError) -> Finding {
    let text = without_bom(text);
    if text.trim().is_empty() {
        return Finding::problem(path, Message::new("file-empty")).hint(Message::new("damaged-hint"));
    }
    let spot = Spot::of(text, error);
    let (message, hint) = explain(&spot, &error.code);
    let found = Finding::problem(path, message).at(spot.position);
    match hint {
        Some(hint) => found.hint(hint),
        None => found,
    }
}

fn explain(spot: &Spot<'_>, code: &Error) -> (Message, Option<Message>) {
    let quoted = |key, found: &str| Message::new(key).with("found", cut(found));
    let hint = |key| Some(Message::new(key));
    match code {
        Error::NoSuchStructField { expected, found, .. } => (quoted("unknown-field", found), nearest(found, expected)),
        Error::NoSuchEnumVariant { expected, found, .. } => {
            let choices = expected.join(", ");
            (quoted("unknown-choice", found).with("choices", choices), nearest(found, expected))
        }
        Error::MissingStructField { field, .. } => (Message::new("missing-field").with("field", *field), None),
        Error::DuplicateStructField { field, .. } => (Message::new("field-twice").with("field", *field), None),
        Error::IntegerOutOfBounds => (Message::new("number-out-of-range"), None),
        Error::ExceededRecursionLimit => (Message::new("nested-too-deep"), hint("damaged-hint")),
        Error::TrailingCharacters => (Message::new("trailing-characters"), hint("bracket-hint")),
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            (Message::new("ends-too-soon"), hint("unclosed-hint"))
        }
        Error::ExpectedComma | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedMapEnd
            if spot.is_cut_short =>
        {
            (Message::new("ends-too-soon"), hint("unclosed-hint"))
        }
        Error::ExpectedComma | Error::ExpectedStructLikeEnd | Error::ExpectedArrayEnd | Error::ExpectedMapEnd => {
            (Message::new("expected-comma"), spot.full_width().or(hint("comma-hint")))
        }
        Error::ExpectedMapColon => (Message::new("expected-colon"), spot.full_width().or(hint("colon-hint"))),
        Error::InvalidEscape(_) => (Message::new("bad-escape"), hint("escape-hint")),
        Error::Message(words) => custom(words),
        Error::InvalidValueForType { expected, .. } => spot.wrong_type(type_name(expected)),
        code => match expected_of(code) {
            Some(expected) => spot.wrong_type(expected),
            None => (Message::new("not-ron").with("reason", cut(&code.to_string())), hint("damaged-hint")),
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
        | Error::ExpectedDifferentStructName { .. }
        | Error::ExpectedMap => "type-group",
        Error::ExpectedIdentifier
        | Error::InvalidIdentifier(_)
        | Error::SuggestRawIdentifier(_)
        | Error::UnexpectedChar(_) => "type-name",
        _ => return None,
    })
}

/// Errors of our own readers, which serde carries as text.
fn custom(words: &str) -> (Message, Option<Message>) {
    if words == BLANK_TEXT {
        return (Message::new("blank-text"), Some(Message::new("blank-text-hint")));
    }
    match words.strip_prefix(NOT_A_DATE) {
        Some(found) => (Message::new("not-a-date").with("found", cut(found)), Some(Message::new("date-hint"))),
        None => (Message::new("not-ron").with("reason", cut(words)), None),
    }
}

fn type_name(expected: &str) -> &'static str {
    match expected {
        text if text.contains("string") || text.contains("text") => "type-text",
        text if text.contains("sequence") || text.contains("array") => "type-list",
        text if text.contains("struct") || text.contains("map") => "type-group",
        text if text.starts_with(['u', 'i', 'f']) || text.contains("integer") => "type-number",
        _ => "type-other",
    }
}

/// The advice to use the nearest of the names there are, if one is near.
pub(super) fn nearest<S: AsRef<str>>(found: &str, expected: &[S]) -> Option<Message> {
    // Comparing takes time with the product of the lengths, and nothing is near to such a name.
    if found.len() > 4 * MAX_NAME {
        return None;
    }
    let distance = |name: &str| strsim::osa_distance(found, name);
    let best = expected.iter().map(AsRef::as_ref).min_by_key(|name| distance(name))?;
    let near = distance(best) <= 1 + best.chars().count().min(found.chars().count()) / 3;
    near.then(|| Message::new("nearest-hint").with("name", best))
}

/// Where an error is, and what stands there.
struct Spot<'a> {
    position: Position,
    rest: &'a str,
    /// Whether nothing stands behind it, not even a closing bracket.
    is_cut_short: bool,
}

impl<'a> Spot<'a> {
    /// RON ends the span of a missing comma behind the next word, so that the start is the better
    /// place; an end of the file is shown at its last character.
    fn of(text: &'a str, error: &SpannedError) -> Spot<'a> {
        let start = &error.span.start;
        let line = start.line.clamp(1, text.lines().count().max(1));
        let column = start.col.max(1);
        let before: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let from_line = text.get(before..).unwrap_or_default();
        let inside: usize = from_line.chars().take(column - 1).map(char::len_utf8).sum();
        let rest = from_line.get(inside..).unwrap_or_default();
        let is_cut_short = error.span.end.line >= text.lines().count() && !text.trim_end().ends_with([')', ']', '}']);
        let spot = Spot { position: Position { line, column }, rest, is_cut_short };
        let value = matches!(error.code, Error::InvalidValueForType { .. }) || expected_of(&error.code).is_some();
        if value { spot.behind_space() } else { spot }
    }

    /// The same place after white space, where the value that was not expected begins.
    fn behind_space(self) -> Spot<'a> {
        let rest = self.rest.trim_start();
        let space = self.rest.strip_suffix(rest).unwrap_or_default();
        if rest.is_empty() {
            return self;
        }
        let Position { line, column } = self.position;
        let position = match space.rsplit_once('\n') {
            None => Position { line, column: column + space.chars().count() },
            Some((_, last)) => Position { line: line + space.matches('\n').count(), column: last.chars().count() + 1 },
        };
        Spot { position, rest, ..self }
    }

    fn wrong_type(&self, expected: &'static str) -> (Message, Option<Message>) {
        let found = match self.token() {
            "" => Arg::Message(Message::new("end-of-file")),
            words => Arg::Text(cut(words)),
        };
        let message = Message::new("wrong-type").with("expected", Message::new(expected)).with("found", found);
        let quoted = self.rest.starts_with('"');
        let hint = match expected {
            "type-text" => Some("quotes-hint"),
            "type-number" if quoted => Some("no-quotes-hint"),
            "type-group" if quoted => Some("text-hint"),
            "type-name" => Some("name-hint"),
            _ => None,
        };
        (message, self.full_width().or(hint.map(Message::new)))
    }

    /// What a reader takes for one thing: a text in quotation marks, a word, a bracket.
    fn token(&self) -> &'a str {
        let rest = self.rest.lines().next().unwrap_or_default();
        let ends = |c: char| c.is_whitespace() || ",:()[]{}\"".contains(c);
        let end = match rest.chars().next() {
            Some('"') => rest.get(1..).and_then(|inner| inner.find('"')).map(|at| at + 2),
            Some(first) if ends(first) => Some(first.len_utf8()),
            _ => rest.find(ends),
        };
        end.and_then(|end| rest.get(..end)).unwrap_or(rest)
    }

    fn full_width(&self) -> Option<Message> {
        let found = self.rest.trim_start().chars().next()?;
        let (_, plain) = FULL_WIDTH.iter().find(|(sign, _)| *sign == found)?;
        Some(Message::new("full-width-hint").with("found", found.to_string()).with("plain", *plain))
    }
}

fn cut(name: &str) -> String {
    match name.char_indices().nth(MAX_NAME) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}
