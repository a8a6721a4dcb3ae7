//! Somebody whom the source does not name, or whose name was not found in it: whoever decides
//! knows who it is.

use std::ops::Range;

use super::{
    FieldId, PersonReview, SourceReview, Who,
    field::{Field, same_words},
    people::language_of,
};
use crate::{
    catalog::Catalog,
    model::{Language, Text, is_han},
};

/// The values that may be said of a person.
const FIELDS: [FieldId; 13] = [
    FieldId::Name,
    FieldId::OtherName,
    FieldId::Title,
    FieldId::OtherTitle,
    FieldId::Organisation,
    FieldId::OtherOrganisation,
    FieldId::Role,
    FieldId::Mode,
    FieldId::Session,
    FieldId::OtherSession,
    FieldId::Topic,
    FieldId::OtherTopic,
    FieldId::Time,
];

/// A name as somebody typed it, in English, Chinese or both, one after the other in either order.
pub fn names_in(typed: &str) -> Text {
    // A dot stands between the parts of a name that was taken over into Chinese.
    let is_chinese = |c: char| is_han(c) || matches!(c, '·' | '・' | '•');
    let chinese: String = typed.chars().filter(|c| is_chinese(*c)).collect();
    let latin: String = typed.chars().map(|c| if is_chinese(c) { ' ' } else { c }).collect();
    let latin = latin.split_whitespace().collect::<Vec<_>>().join(" ");
    // What stands between the two, and around one of them.
    let trim = |words: &str| {
        let ends = |c: char| !c.is_alphanumeric() && c != '.';
        Some(words.trim_matches(ends).to_owned()).filter(|words| words.chars().any(char::is_alphanumeric))
    };
    Text { en: trim(&latin), zh: trim(&chinese) }
}

impl SourceReview {
    /// Adds somebody to a photo, or else to those who appeared. Whoever is among the people already
    /// is not added once more.
    pub(super) fn add(&mut self, photo: Option<usize>, who: Who, name: &Text, catalog: &Catalog) {
        let name = match who {
            Who::Undecided => return,
            Who::New => Some(name),
            Who::Known(index) => catalog.person(index).map(|entry| &entry.record.name),
        };
        let Some(name) = name.filter(|name| !name.is_empty()) else { return };
        if photo.is_some_and(|photo| photo >= self.photos.len()) {
            return;
        }
        let known = self
            .people
            .iter()
            .position(|known| known.who == who && (who != Who::New || alike(&known.names(), name) == Some(true)));
        let at = known.unwrap_or_else(|| {
            self.people.push(PersonReview::added(who));
            self.people.len() - 1
        });
        if let Some(person) = self.people.get_mut(at) {
            person.call(name, &self.proposal.text);
            person.take = true;
            person.appears |= photo.is_none();
        }
        if let Some(photo) = photo.and_then(|photo| self.photos.get_mut(photo)) {
            photo.show(at, true);
        }
        self.compare_people(catalog);
    }

    /// Whoever was added to a photo and is in none any more, nor quoted, is not to come.
    pub(super) fn keep_if_needed(&mut self, person: usize) {
        let blocks = self.article.iter().flat_map(|article| &article.blocks);
        let is_quoted = blocks.filter_map(|block| block.kind.speaker()).any(|speaker| speaker == person);
        let is_needed = is_quoted || self.photos.iter().any(|photo| photo.shows.contains(&person));
        if let Some(person) = self.people.get_mut(person).filter(|person| person.added && !person.appears) {
            person.take = is_needed;
        }
    }
}

impl PersonReview {
    fn added(who: Who) -> PersonReview {
        let fields = FIELDS.map(|id| Field::read(id, None)).into();
        PersonReview { take: true, who, candidates: Vec::new(), appears: false, added: true, appeared: None, fields }
    }

    /// The name in both languages, as far as it is known.
    pub fn names(&self) -> Text {
        let mut names = Text::default();
        for field in self.fields.iter().filter(|field| field.id.is_name()) {
            let words = Some(field.value.trim().to_owned()).filter(|words| !words.is_empty());
            match language_of(&field.value) {
                Language::En => names.en = words.or(names.en),
                Language::Zh => names.zh = words.or(names.zh),
            }
        }
        names
    }

    /// Writes the names that it does not have yet, each with its place in the text if it stands there.
    fn call(&mut self, name: &Text, text: &str) {
        let own = self.names();
        let missing = [name.en.as_ref().filter(|_| own.en.is_none()), name.zh.as_ref().filter(|_| own.zh.is_none())];
        let mut missing = missing.into_iter().flatten();
        for field in self.fields.iter_mut().filter(|field| field.id.is_name() && field.value.trim().is_empty()) {
            let Some(name) = missing.next() else { return };
            field.value.clone_from(name);
            field.range = stands(text, name);
        }
    }
}

/// Whether two names are the same; none if they have no language in common. Names that are the same in
/// one language and not in the other are not the same.
pub(super) fn alike(one: &Text, other: &Text) -> Option<bool> {
    let both = [(&one.en, &other.en), (&one.zh, &other.zh)];
    let compared = both.into_iter().filter_map(|(one, other)| Some(same_words(one.as_deref()?, other.as_deref()?)));
    compared.reduce(|one, other| one && other)
}

/// Where a name stands in a text, not as a part of a longer word.
fn stands(text: &str, name: &str) -> Option<Range<usize>> {
    let is_within = |beside: Option<char>| {
        language_of(name) == Language::En && beside.is_some_and(|c| c.is_alphanumeric() && !is_han(c))
    };
    let is_alone = |at: usize| {
        let (before, after) = (text.get(..at), text.get(at + name.len()..));
        !is_within(before.and_then(|before| before.chars().next_back()))
            && !is_within(after.and_then(|after| after.chars().next()))
    };
    let at = text.match_indices(name).map(|(at, _)| at).find(|at| is_alone(*at))?;
    Some(at..at + name.len())
}
