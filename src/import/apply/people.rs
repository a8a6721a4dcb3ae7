//! The people of a source: records in the authority file, and appearances in the edition.

use super::{
    Work, clean,
    edition_files::Ground,
    provenance::{ground, source_of},
};
use crate::{
    import::review::{
        Choice, Field, FieldId, FieldState, PersonReview, Who, is_session_name, language_of, main_forum, same_words,
    },
    model::{Appearance, Certainty, Edition, Language, Mode, Person, Role, Text},
    words::Message,
};

pub(super) fn take(work: &mut Work<'_, '_>) -> Result<(), Message> {
    for person in &work.source.people {
        let id = match person.who {
            _ if !person.take => None,
            Who::Undecided => None,
            Who::Known(index) => {
                let id = work.draft.catalog.person(index).map(|entry| entry.record.id.clone());
                id.inspect(|id| also_called(work, person, id))
            }
            Who::New => Some(new_person(work, person)),
        };
        if let Some(id) = &id
            && person.appears
        {
            appear(work, person, id)?;
        }
        work.people.push(id);
    }
    Ok(())
}

/// The record of somebody new; whoever an earlier source of the same import brought is the same.
fn new_person(work: &mut Work<'_, '_>, person: &PersonReview) -> String {
    let mut name = Text::default();
    for field in [&FieldId::Name, &FieldId::OtherName].into_iter().filter_map(|id| person.field(id)) {
        if !field.value.trim().is_empty() {
            set(&mut name, &clean(&field.value));
        }
    }
    let draft = &mut *work.draft;
    if let Some(known) = draft.authority.made(&mut draft.people.record, &name) {
        return known;
    }
    let id = draft.ids.person(draft.catalog, &name);
    let mut record = Person { id: id.clone(), name, ..Person::default() };
    // Of somebody whom the source does not name it is no evidence.
    if let Some(field) = person.fields.iter().find(|field| field.id.is_name() && field.range.is_some()) {
        let cited = draft.authority.cite(&mut draft.people.record, &source_of(work.source));
        ground(&mut record.evidence, "name", field.certainty, Some(&cited), None);
    }
    draft.authority.make(&mut draft.people.record, record);
    work.brought.push(format!("speaker/{id}"));
    id
}

/// Adds the names that somebody decided are other names of a person whom the archive knows.
fn also_called(work: &mut Work<'_, '_>, person: &PersonReview, id: &str) {
    for field in person.fields.iter().filter(|field| field.id.is_name() && field.is_taken()) {
        let name = clean(&field.value);
        let draft = &mut *work.draft;
        let cited = draft.authority.cite(&mut draft.people.record, &source_of(work.source));
        let Some(record) = draft.authority.person(&mut draft.people.record, id) else { return };
        let path = if record.name.get(language_of(&name)).is_none() {
            set(&mut record.name, &name);
            format!("name.{}", language_of(&name).code())
        } else {
            record.aliases.push(name);
            "aliases".to_owned()
        };
        ground(&mut record.evidence, &path, field.certainty, Some(&cited), None);
        work.brought.push(format!("speaker/{id}"));
    }
}

fn appear(work: &mut Work<'_, '_>, person: &PersonReview, id: &str) -> Result<(), Message> {
    if person.appeared.is_some() && !person.says_more() {
        return Ok(());
    }
    let cited = work.cite_in_edition()?;
    let files = work.draft.open_edition(work.folder)?;
    let words = |id: &FieldId| person.field(id).and_then(Field::taken).unwrap_or_default();
    let session = [words(&FieldId::Session), words(&FieldId::OtherSession)].map(main_forum);
    let topics = [words(&FieldId::Topic), words(&FieldId::OtherTopic)];
    // An earlier source of the same import may have brought the same appearance; this source tells
    // of each once, because two talks in one session are two appearances.
    let known = person.appeared.or_else(|| files.appearance(id, session, topics, &work.appearances));
    let at = known.unwrap_or_else(|| {
        let session = session_of(&mut files.edition.record, session);
        files.appear(id, session)
    });
    work.appearances.insert(at);
    let field = files.path(at, id);
    let mut grounds: Vec<Ground> = Vec::new();
    if known.is_none() {
        grounds.push(Ground { field: field.clone(), certainty: Some(Certainty::Medium), instead_of: None });
    }
    if let Some(appearance) = files.edition.record.appearances.get_mut(at) {
        for value in &person.fields {
            fill(appearance, value, &field, person.appeared.is_none(), &mut grounds);
        }
    }
    for ground in grounds {
        files.ground(ground, &cited);
    }
    work.brought.push(format!("speaker/{id}"));
    Ok(())
}

/// Puts one value into an appearance. Of one that an earlier source has just brought, what is there
/// stays, and what differs is noted.
fn fill(appearance: &mut Appearance, field: &Field, path: &str, made_now: bool, grounds: &mut Vec<Ground>) {
    let text = match field.id {
        FieldId::Title | FieldId::OtherTitle => Some((&mut appearance.title, "title")),
        FieldId::Organisation | FieldId::OtherOrganisation => Some((&mut appearance.organisation, "organisation")),
        FieldId::Topic | FieldId::OtherTopic => Some((&mut appearance.topic, "topic")),
        FieldId::Session | FieldId::OtherSession if !made_now => Some((&mut appearance.session, "session")),
        _ => None,
    };
    if field.choice == Choice::Both && field.state() == FieldState::Different {
        if let Some(name) = name_of(&field.id) {
            let language = text.is_some().then(|| format!(".{}", language_of(&field.value).code()));
            let path = format!("{path}.{name}{}", language.unwrap_or_default());
            grounds.push(Ground { field: path, certainty: field.certainty, instead_of: Some(clean(&field.value)) });
        }
        return;
    }
    let Some(value) = field.taken().map(clean).filter(|value| !value.is_empty()) else { return };
    let low = field.certainty == Some(Certainty::Low);
    if let Some((text, name)) = text {
        let language = language_of(&value);
        let path = format!("{path}.{name}.{}", language.code());
        match text.get(language) {
            Some(known) if made_now && !same_words(known, &value) => {
                grounds.push(Ground { field: path, certainty: field.certainty, instead_of: Some(value) });
                return;
            }
            Some(_) if made_now => return,
            _ => set(text, &value),
        }
        if low {
            grounds.push(Ground { field: path, certainty: field.certainty, instead_of: None });
        }
        return;
    }
    let name = match field.id {
        FieldId::Role => {
            let role = Role::ALL.into_iter().find(|role| role.code() == value);
            if let Some(role) = role.filter(|_| !made_now || appearance.role == Role::Unknown) {
                appearance.role = role;
            }
            "role"
        }
        FieldId::Mode => {
            let mode = Mode::ALL.into_iter().find(|mode| mode.code() == value);
            if let Some(mode) = mode.filter(|_| !made_now || appearance.mode == Mode::Unknown) {
                appearance.mode = mode;
            }
            "mode"
        }
        FieldId::Time => {
            appearance.time = Some(value);
            "time"
        }
        _ => return,
    };
    if low {
        grounds.push(Ground { field: format!("{path}.{name}"), certainty: field.certainty, instead_of: None });
    }
}

fn name_of(id: &FieldId) -> Option<&'static str> {
    match id {
        FieldId::Title | FieldId::OtherTitle => Some("title"),
        FieldId::Organisation | FieldId::OtherOrganisation => Some("organisation"),
        FieldId::Topic | FieldId::OtherTopic => Some("topic"),
        FieldId::Session | FieldId::OtherSession => Some("session"),
        FieldId::Role => Some("role"),
        FieldId::Mode => Some("mode"),
        FieldId::Time => Some("time"),
        _ => None,
    }
}

/// The session in the words that the edition has for it. A special forum that it does not list is
/// listed.
fn session_of(record: &mut Edition, said: [&str; 2]) -> Text {
    let mut text = Text::default();
    for words in said.into_iter().filter(|words| !words.is_empty()) {
        set(&mut text, &clean(words));
    }
    if text.is_empty() {
        return text;
    }
    let said: Vec<&str> = [text.en.as_deref(), text.zh.as_deref()].into_iter().flatten().collect();
    let is_it = |known: &&Text| {
        let known = [known.en.as_deref(), known.zh.as_deref()];
        known.into_iter().flatten().any(|known| said.iter().any(|said| is_session_name(known, said)))
    };
    if let Some(known) = record.special_forums.iter().find(is_it) {
        return known.clone();
    }
    if said.iter().any(|words| words.contains("论坛") || words.to_lowercase().contains("forum")) {
        record.special_forums.push(text.clone());
    }
    text
}

/// Writes words in the language of their script.
pub(super) fn set(text: &mut Text, words: &str) {
    let slot = match language_of(words) {
        Language::En => &mut text.en,
        Language::Zh => &mut text.zh,
    };
    *slot = Some(words.to_owned()).filter(|words| !words.is_empty());
}
