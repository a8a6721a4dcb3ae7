//! The forum and its editions.

use serde_json::{Value, json};

use super::{Node, id, link, named, sources, tagged};
use crate::{
    catalog::{Catalog, EditionEntry, EditionIdx, Place},
    export::Languages,
    model::{Appearance, Language, Role, Status, Text},
    words,
};

pub(super) fn series(catalog: &Catalog, languages: Languages) -> Value {
    let mut node = Node::at(id(&Place::Timeline), "EventSeries");
    node.put_all("name", tagged(&catalog.forum.name, languages));
    node.put("startDate", catalog.forum.founded.map(|date| date.start.to_string()));
    node.put_all("subjectOf", sources(&catalog.forum.sources, languages));
    node.into()
}

pub(super) fn node(catalog: &Catalog, index: EditionIdx, languages: Languages) -> Option<Value> {
    let entry = catalog.edition(index)?;
    let record = &entry.record;
    let mut node = Node::at(id(&entry.place()), "Event");
    let names = Language::ALL.map(|language| name(catalog, entry, language));
    let [en, zh] = names;
    node.put_all("name", tagged(&Text { en, zh }, languages));
    node.put("superEvent", Some(link(&Place::Timeline)));
    let dates = record.date.or(record.planned.filter(|_| record.status == Status::Planned));
    node.put("startDate", dates.map(|date| date.start.to_string()));
    node.put("endDate", dates.map(|date| date.end.unwrap_or(date.start).to_string()));
    let moved = record.planned.filter(|planned| record.date.is_some_and(|date| date != *planned));
    node.put("previousStartDate", moved.map(|date| date.start.to_string()));
    node.put("eventStatus", status(record.status, moved.is_some()));
    node.put("location", location(entry, languages));
    node.put_all("description", tagged(&record.theme, languages));
    node.put_all("organizer", record.hosts.iter().filter_map(|host| named("Organization", host, languages)).collect());
    node.put_all("about", record.topics.iter().filter_map(|topic| named("Thing", topic, languages)).collect());
    let forums = record.special_forums.iter().filter_map(|forum| named("Event", forum, languages));
    node.put_all("subEvent", forums.collect());
    for property in ["performer", "attendee", "contributor"] {
        let of = |(appearance, person): (&Appearance, &Option<_>)| {
            let person = (*person).and_then(|index| catalog.person(index))?;
            (how(appearance.role) == property).then(|| part(appearance, property, link(&person.place()), languages))
        };
        node.put_all(property, record.appearances.iter().zip(&entry.appearances).filter_map(of).collect());
    }
    node.put_all("subjectOf", sources(&record.sources, languages));
    Some(node.into())
}

/// What it is called in a language, if that can be said in it.
fn name(catalog: &Catalog, entry: &EditionEntry, language: Language) -> Option<String> {
    let record = &entry.record;
    let by_number = record.number.is_some() && catalog.forum.name.get(language).is_some();
    let is_said = record.name.get(language).is_some() || by_number || record.name.is_empty();
    is_said.then(|| entry.full_name(catalog, language))
}

fn status(status: Status, moved: bool) -> Option<&'static str> {
    match status {
        Status::Cancelled => Some("https://schema.org/EventCancelled"),
        Status::Planned => Some("https://schema.org/EventScheduled"),
        Status::Held if moved => Some("https://schema.org/EventRescheduled"),
        // That something took place as it was to be has no name there.
        Status::Held | Status::Counted => None,
    }
}

fn location(entry: &EditionEntry, languages: Languages) -> Option<Value> {
    let record = &entry.record;
    let name = if record.venue.is_empty() { &record.city } else { &record.venue };
    let mut node = Node::new("Place");
    node.put_all("name", Some(tagged(name, languages)).filter(|names| !names.is_empty())?);
    let mut address = Node::new("PostalAddress");
    address.put_all("addressLocality", tagged(&record.city, languages));
    node.put("address", Some(address).filter(|_| !record.city.is_empty()));
    Some(node.into())
}

/// The property that says how somebody took part.
fn how(role: Role) -> &'static str {
    match role {
        Role::Attended => "attendee",
        Role::Unknown => "contributor",
        Role::Keynote | Role::Speech | Role::OpeningAddress | Role::Panel | Role::Moderator | Role::Host => "performer",
    }
}

/// A part in an edition: schema.org's `Role`, which stands between the event and the person.
fn part(appearance: &Appearance, property: &str, person: Value, languages: Languages) -> Value {
    let mut node = Node::new("Role");
    let is_known = appearance.role != Role::Unknown;
    let of = |language| words::part(language, appearance.role, appearance.mode);
    let name = Text::both(&of(Language::En), &of(Language::Zh));
    node.put_all("roleName", if is_known { tagged(&name, languages) } else { Vec::new() });
    node.put_all("description", tagged(&appearance.topic, languages));
    node.put(property, Some(json!(person)));
    node.into()
}
