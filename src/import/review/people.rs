//! The people of a source: whom the authority file knows, who may be one of them under another
//! spelling, and what the source says of their part in the edition.

use std::collections::HashSet;

use super::{
    EditionChoice, SourceReview,
    candidates::{Candidate, Candidates},
    field::{Choice, Field, FieldId, same_words},
};
use crate::{
    catalog::{Catalog, PersonIdx},
    import::{ProposedPerson, Read},
    model::{Appearance, Certainty, Language, Mode, Role, Text, is_han},
};

/// A person.
#[derive(Clone, Debug)]
pub struct PersonReview {
    /// Whether anything of this person is taken.
    pub take: bool,
    /// Who it is.
    pub who: Who,
    /// Whom the archive has who may be meant.
    pub candidates: Vec<Candidate>,
    /// Whether the source says that the person appeared; else a photo shows them, no more.
    pub appears: bool,
    /// Whether somebody who decided added the person, and not the source.
    pub added: bool,
    /// The appearance of this person that the archive has already, as its place in the edition.
    pub appeared: Option<usize>,
    /// What the source says.
    pub fields: Vec<Field>,
}

/// Who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody of the authority file.
    Known(PersonIdx),
    /// Somebody who is not in it.
    New,
    /// It may be one of the candidates, or nobody of them: somebody has to say.
    Undecided,
}

impl PersonReview {
    /// Whether the archive would get anything by it.
    pub fn is_taken(&self) -> bool {
        self.take
            && match self.who {
                Who::Undecided => false,
                Who::New => true,
                Who::Known(_) => self.is_called_anew() || self.appears && (self.appeared.is_none() || self.says_more()),
            }
    }

    /// Whether anything that is said of the appearance is taken.
    pub fn says_more(&self) -> bool {
        self.fields.iter().any(|field| !field.id.is_name() && field.is_taken())
    }

    /// Which of these appearances is meant: the one in the same session and, if that is asked for, on
    /// the same topic.
    fn appeared_in(&self, own: &[(usize, &Appearance)], by_topic: bool) -> Option<usize> {
        let words = |id: &FieldId| self.field(id).map_or("", |field| field.value.as_str());
        let said = [words(&FieldId::Session), words(&FieldId::OtherSession)];
        let session = said.map(main_forum);
        let topics = [words(&FieldId::Topic), words(&FieldId::OtherTopic)];
        let is_it = |one: &Appearance| is_session(&one.session, session) && (!by_topic || is_topic(&one.topic, topics));
        let same = own.iter().find(|(_, appearance)| is_it(appearance));
        // Whoever appeared once, and is said to have appeared, appeared then.
        let only = own.first().filter(|_| !by_topic && own.len() == 1 && said == [""; 2]);
        same.or(only).map(|(at, _)| *at)
    }

    /// Whether somebody decided that one of the names is another name of a person who is known.
    fn is_called_anew(&self) -> bool {
        self.fields.iter().any(|field| field.id.is_name() && field.is_taken())
    }

    /// One of its values.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// Its name as the source has it, or as somebody wrote it.
    pub fn name(&self) -> &str {
        self.field(&FieldId::Name).map_or("", |field| field.value.as_str())
    }
}

impl PersonReview {
    /// What a source says of a person, and whom the archive has for it.
    pub(super) fn of(person: &ProposedPerson, appears: bool, known: &mut Candidates) -> PersonReview {
        let other = person.other.name.as_ref().map(|other| other.value.as_str());
        let mut candidates = known.of([person.name.value.as_str()].into_iter().chain(other));
        let who = match person.matched {
            Some(matched) => Who::Known(matched),
            None if candidates.is_empty() => Who::New,
            None => Who::Undecided,
        };
        candidates.retain(|candidate| who != Who::Known(candidate.person));
        let take = person.certainty > Certainty::Low;
        PersonReview { take, who, candidates, appears, added: false, appeared: None, fields: fields(person) }
    }
}

fn fields(person: &ProposedPerson) -> Vec<Field> {
    let text = |id, read: &Option<Read<String>>| Field::read(id, read.as_ref());
    let other = &person.other;
    let role = Some(&person.role).filter(|role| role.value != Role::Unknown);
    let mode = Some(&person.mode).filter(|mode| mode.value != Mode::Unknown);
    vec![
        Field::read(FieldId::Name, Some(&person.name)),
        text(FieldId::OtherName, &other.name),
        text(FieldId::Title, &person.title),
        text(FieldId::OtherTitle, &other.title),
        text(FieldId::Organisation, &person.organisation),
        text(FieldId::OtherOrganisation, &other.organisation),
        Field::of(FieldId::Role, role, |role| role.code().to_owned()),
        Field::of(FieldId::Mode, mode, |mode| mode.code().to_owned()),
        text(FieldId::Session, &person.session),
        text(FieldId::OtherSession, &other.session),
        text(FieldId::Topic, &person.topic),
        text(FieldId::OtherTopic, &other.topic),
        text(FieldId::Time, &person.time),
    ]
}

/// The language that words are in, by their script.
pub(crate) fn language_of(words: &str) -> Language {
    if words.chars().any(is_han) { Language::Zh } else { Language::En }
}

impl SourceReview {
    /// Compares the people with the archive, as they and the edition are chosen now.
    pub(super) fn compare_people(&mut self, catalog: &Catalog) {
        let index = match self.edition.choice {
            EditionChoice::Known(edition) => Some(edition),
            EditionChoice::None | EditionChoice::New { .. } => None,
        };
        let edition = index.and_then(|index| catalog.edition(index));
        let appearances = edition.map(|edition| edition.record.appearances.as_slice()).unwrap_or_default();
        let known = |person: &PersonReview| match person.who {
            Who::Known(known) => catalog.person(known),
            Who::New | Who::Undecided => None,
        };
        // Of several talks in one session those on the same topic belong together.
        let mut claimed: HashSet<usize> = HashSet::new();
        self.people.iter_mut().for_each(|person| person.appeared = None);
        for by_topic in [true, false] {
            for person in self.people.iter_mut().filter(|person| person.appeared.is_none()) {
                let Some(known) = known(person) else { continue };
                let own = known.appearances.iter().filter(|one| Some(one.edition) == index).map(|one| one.place);
                let own = own.filter(|at| !claimed.contains(at));
                let own: Vec<(usize, &Appearance)> = own.filter_map(|at| Some((at, appearances.get(at)?))).collect();
                person.appeared = person.appeared_in(&own, by_topic);
                claimed.extend(person.appeared);
            }
        }
        for person in &mut self.people {
            let known = known(person);
            let appearance = person.appeared.and_then(|at| appearances.get(at));
            for field in &mut person.fields {
                let language = language_of(&field.value);
                let text = |text: &Text| text.get(language).map(str::to_owned);
                let was = match known {
                    Some(known) if field.id.is_name() => {
                        let mut aliases = known.record.aliases.iter();
                        let alias = aliases.find(|alias| same_words(alias, &field.value)).cloned();
                        alias.or_else(|| text(&known.record.name))
                    }
                    _ => appearance.and_then(|appearance| value(appearance, field, &text)),
                };
                field.compare(was);
                // Another name for somebody known is taken only if somebody says so.
                if field.id.is_name() && known.is_some() && !field.decided {
                    field.choice = Choice::Keep;
                }
            }
        }
    }
}

fn value(appearance: &Appearance, said: &Field, text: &dyn Fn(&Text) -> Option<String>) -> Option<String> {
    match &said.id {
        FieldId::Title | FieldId::OtherTitle => text(&appearance.title),
        FieldId::Organisation | FieldId::OtherOrganisation => text(&appearance.organisation),
        FieldId::Session | FieldId::OtherSession if appearance.session.is_empty() => {
            Some(said.value.clone()).filter(|said| !said.is_empty() && main_forum(said).is_empty())
        }
        FieldId::Session | FieldId::OtherSession => text(&appearance.session),
        FieldId::Topic | FieldId::OtherTopic => text(&appearance.topic),
        FieldId::Role => Some(appearance.role).filter(|role| *role != Role::Unknown).map(|role| role.code().to_owned()),
        FieldId::Mode => Some(appearance.mode).filter(|mode| *mode != Mode::Unknown).map(|mode| mode.code().to_owned()),
        FieldId::Time => appearance.time.clone(),
        _ => None,
    }
}

/// Whether a session that the archive names is one of these; the main forum has no name.
pub(crate) fn is_session(known: &Text, said: [&str; 2]) -> bool {
    let said: Vec<&str> = said.into_iter().filter(|words| !words.is_empty()).collect();
    let known = [known.en.as_deref(), known.zh.as_deref()];
    let mut known = known.into_iter().flatten().peekable();
    if said.is_empty() {
        return known.peek().is_none();
    }
    known.any(|known| said.iter().any(|said| is_session_name(known, said)))
}

/// A session as records have it: the main forum is none of its own.
pub(crate) fn main_forum(session: &str) -> &str {
    let folded = crate::search::fold(session);
    if matches!(folded.as_str(), "主论坛" | "main forum" | "plenary" | "plenary session") { "" } else { session }
}

/// Whether a topic that the archive names is one of these.
pub(crate) fn is_topic(known: &Text, said: [&str; 2]) -> bool {
    let mut known = [known.en.as_deref(), known.zh.as_deref()].into_iter().flatten();
    known.any(|known| said.iter().any(|said| !said.is_empty() && same_words(known, said)))
}

/// Whether two names are of one session: 数字政府 and 数字政府专题论坛 are.
pub(crate) fn is_session_name(one: &str, other: &str) -> bool {
    let core = |name: &str| {
        let folded = crate::search::fold(name);
        let mut core = folded.trim();
        for end in ["专题论坛", "分论坛", "平行论坛", " special forum", " sub-forum", " forum", "论坛"] {
            core = core.strip_suffix(end).filter(|rest| !rest.is_empty()).unwrap_or(core);
        }
        core.to_owned()
    };
    same_words(&core(one), &core(other))
}
