//! One value of one record: what the source says, what the archive says, and which is to stand.

use std::ops::Range;

use crate::{import::Read, model::Certainty, search::fold};

/// A value to be decided on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Which field it is.
    pub id: FieldId,
    /// What the source says, or somebody wrote in its place; empty says nothing. Roles, modes and
    /// kinds by their codes, dates as EDTF, several names with `; ` between them.
    pub value: String,
    /// Where the source says so.
    pub range: Option<Range<usize>>,
    /// How sure the importer is; none if somebody wrote the value.
    pub certainty: Option<Certainty>,
    /// What the archive says.
    pub was: Option<String>,
    /// What is to stand.
    pub choice: Choice,
    /// Whether somebody chose, so that the usual choice no longer counts.
    pub decided: bool,
}

/// Which field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of the record that bears its name")]
pub enum FieldId {
    Headline,
    Date,
    City,
    Agency,
    Byline,
    Name,
    OtherName,
    Title,
    OtherTitle,
    Organisation,
    OtherOrganisation,
    Role,
    Mode,
    Session,
    OtherSession,
    Topic,
    OtherTopic,
    Time,
    Caption,
    Photographer,
    Credit,
    PhotoDate,
    Place,
    Keywords,
    /// A field of the edition, by its path: `theme.en`, `hosts.#2.zh`.
    Fact(String),
}

/// How a value stands to the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldState {
    /// The source says nothing.
    Empty,
    /// The archive says nothing.
    New,
    /// Both say the same.
    Same,
    /// They differ.
    Different,
}

/// What is to stand in the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What the archive has.
    Keep,
    /// What the source says.
    Take,
    /// What the archive has, with what the source says noted beside it.
    Both,
}

impl Field {
    /// A value that was read.
    pub fn read(id: FieldId, read: Option<&Read<String>>) -> Field {
        Field {
            id,
            value: read.map(|read| read.value.clone()).unwrap_or_default(),
            range: read.map(|read| read.range.clone()),
            certainty: read.map(|read| read.certainty),
            was: None,
            choice: Choice::Keep,
            decided: false,
        }
    }

    /// A value that was read and is written in another way than in the source.
    pub fn of<T>(id: FieldId, read: Option<&Read<T>>, write: impl Fn(&T) -> String) -> Field {
        let written =
            read.map(|read| Read { value: write(&read.value), range: read.range.clone(), certainty: read.certainty });
        Field::read(id, written.as_ref())
    }

    /// Compares it with what the archive says, and chooses as is usual unless somebody has chosen.
    pub fn compare(&mut self, was: Option<String>) {
        self.was = was.filter(|was| !was.trim().is_empty());
        if !self.decided {
            self.choice = self.usual();
        }
    }

    /// What is said plainly is taken where the archive says nothing.
    fn usual(&self) -> Choice {
        let plain = self.certainty.is_none_or(|certainty| certainty > Certainty::Low);
        if self.state() == FieldState::New && plain { Choice::Take } else { Choice::Keep }
    }

    /// Puts another value in the place of the one that was read, which is then to stand.
    pub fn write(&mut self, value: &str) {
        value.clone_into(&mut self.value);
        self.certainty = None;
        self.choose(Choice::Take);
    }

    /// Decides.
    pub fn choose(&mut self, choice: Choice) {
        self.choice = choice;
        self.decided = true;
    }

    /// How it stands to the archive.
    pub fn state(&self) -> FieldState {
        match &self.was {
            _ if self.value.trim().is_empty() => FieldState::Empty,
            None => FieldState::New,
            Some(was) if same_words(was, &self.value) => FieldState::Same,
            Some(_) => FieldState::Different,
        }
    }

    /// Whether the record will change by it.
    pub fn is_taken(&self) -> bool {
        match self.state() {
            FieldState::Empty | FieldState::Same => false,
            FieldState::New | FieldState::Different => self.choice != Choice::Keep,
        }
    }

    /// What is to stand in the record: the source's words, if they are taken.
    pub fn taken(&self) -> Option<&str> {
        let stands = match self.state() {
            FieldState::Empty | FieldState::Same => false,
            FieldState::New => self.choice != Choice::Keep,
            FieldState::Different => self.choice == Choice::Take,
        };
        stands.then_some(self.value.trim())
    }
}

impl FieldId {
    /// Whether it is what a person is called, which is a value of the person, not of an appearance.
    pub fn is_name(&self) -> bool {
        matches!(self, FieldId::Name | FieldId::OtherName)
    }
}

/// Whether two texts have the same letters and digits, in whatever script, width and marks.
pub fn same_words(one: &str, other: &str) -> bool {
    one == other || letters(one) == letters(other)
}

/// What texts of the same words have in common, to look them up by.
pub(crate) fn letters(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(value: &str, certainty: Certainty, was: Option<&str>) -> Field {
        let read = Read { value: value.to_owned(), range: 0..value.len(), certainty };
        let mut field = Field::read(FieldId::Title, Some(&read));
        field.compare(was.map(str::to_owned));
        field
    }

    #[test]
    fn what_is_new_and_plain_is_taken_and_the_rest_left() {
        for (value, certainty, was, state, taken) in [
            ("a", Certainty::High, None, FieldState::New, true),
            ("a", Certainty::Medium, None, FieldState::New, true),
            ("a", Certainty::Low, None, FieldState::New, false),
            ("People’s House", Certainty::High, Some("People's house"), FieldState::Same, false),
            ("a", Certainty::High, Some("b"), FieldState::Different, false),
            (" ", Certainty::High, Some("b"), FieldState::Empty, false),
        ] {
            let field = field(value, certainty, was);
            assert_eq!((field.state(), field.is_taken()), (state, taken), "{value} {was:?}");
        }
    }

    #[test]
    fn what_somebody_wrote_stands() {
        let mut field = field("a", Certainty::Low, Some("b"));
        field.write("c");
        assert_eq!((field.taken(), field.certainty), (Some("c"), None));
        field.compare(Some("d".to_owned()));
        assert_eq!(field.taken(), Some("c"), "a decision outlives another comparison");
        field.write(" ");
        assert_eq!((field.taken(), field.is_taken()), (None, false), "to write nothing is to say nothing");
    }
}
