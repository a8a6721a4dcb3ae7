//! What is wrong or missing in an archive, and where it stands.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{Position, Store, position};
use crate::{model::Language, words::Message};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Unreadable, contradictory, or a named file that is not there: `check` fails.
    Problem,
    /// Something not known or not held: `check` passes.
    Note,
}

/// Something wrong or missing. Its place is a position, or a field path still to be located.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Path of the file within the archive, with `/`; empty for the archive as a whole.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

/// Where in a file something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// At this line and column.
    At(Position),
    /// At the value of this field: `appearances[3].person`.
    Field(String),
    /// The file as a whole.
    File,
}

impl Finding {
    /// A problem with a file as a whole.
    pub fn problem(file: impl Into<String>, message: Message) -> Finding {
        Finding { severity: Severity::Problem, file: file.into(), place: Place::File, message, hint: None }
    }

    /// A note on a file as a whole.
    pub fn note(file: impl Into<String>, message: Message) -> Finding {
        Finding { severity: Severity::Note, ..Finding::problem(file, message) }
    }

    /// This finding at a field's value.
    #[must_use]
    pub fn at_field(mut self, field: impl Into<String>) -> Finding {
        self.place = Place::Field(field.into());
        self
    }

    /// This finding at a line and column.
    #[must_use]
    pub fn at(mut self, position: Position) -> Finding {
        self.place = Place::At(position);
        self
    }

    /// This finding with advice.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Finding {
        self.hint = Some(hint);
        self
    }
}

/// A finding with its line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The finding.
    pub finding: Finding,
    /// Line and column, from 1.
    pub position: Position,
}

impl Located {
    /// `FILE:LINE:COL: message`, and the hint if there is one.
    pub fn line(&self, language: Language) -> String {
        let Position { line, column } = self.position;
        let file = &self.finding.file;
        let place = if file.is_empty() { String::new() } else { format!("{file}:{line}:{column}: ") };
        let message = self.finding.message.clone();
        let message = match &self.finding.hint {
            Some(hint) => Message::new("with-hint").with("message", message).with("hint", hint.clone()),
            None => message,
        };
        format!("{place}{}", message.words(language))
    }
}

/// Gives every finding its line and column. Only the files in which something was found are
/// read again for it, which keeps the positions of the sound ones out of memory.
pub fn locate(store: &dyn Store, findings: Vec<Finding>) -> Vec<Located> {
    let mut by_file: HashMap<String, Vec<Finding>> = HashMap::new();
    for finding in findings {
        by_file.entry(finding.file.clone()).or_default().push(finding);
    }
    let mut located: Vec<Located> =
        by_file.into_par_iter().flat_map_iter(|(file, findings)| in_file(store, &file, findings)).collect();
    located.par_sort_by(|a, b| key(a).cmp(&key(b)));
    located
}

/// What findings are sorted by: problems first, then file and place.
fn key(located: &Located) -> (Severity, &str, Position, &str) {
    let finding = &located.finding;
    (finding.severity, &finding.file, located.position, finding.message.key)
}

fn in_file(store: &dyn Store, file: &str, findings: Vec<Finding>) -> Vec<Located> {
    let wanted = findings.iter().any(|finding| matches!(finding.place, Place::Field(_)));
    // If the file has gone meanwhile, its findings still stand, at its first line.
    let text = if wanted { store.read(file).ok().and_then(|bytes| String::from_utf8(bytes).ok()) } else { None };
    let positions = text.as_deref().map(position::of_fields).unwrap_or_default();
    let place = |finding: &Finding| match &finding.place {
        Place::At(position) => *position,
        Place::Field(field) => position::nearest(&positions, field),
        Place::File => Position::START,
    };
    findings.into_iter().map(|finding| Located { position: place(&finding), finding }).collect()
}
