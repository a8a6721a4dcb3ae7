//! The people of a sheet: whom the authority file knows by a name, and rows that tell of the same
//! appearance put together.

use std::{collections::HashMap, sync::Arc};

use super::values::closed;
use crate::{
    catalog::{Catalog, PersonEntry, PersonIdx},
    import::{Options, ProposedPerson, Read},
    model::{Certainty, Mode, Role},
    search::{Authority, fold},
    words::Message,
};

/// Looks people up, each name once.
pub(super) struct Finder<'a> {
    catalog: &'a Catalog,
    authority: Arc<Authority>,
    known: HashMap<String, Vec<(PersonIdx, bool)>>,
}

/// The people of one edition.
#[derive(Default)]
pub(super) struct People {
    pub found: Vec<ProposedPerson>,
    pub doubts: Vec<Message>,
    /// Where those of a name are.
    places: HashMap<String, Vec<usize>>,
}

impl<'a> Finder<'a> {
    pub fn new(catalog: &'a Catalog, options: &Options) -> Finder<'a> {
        Finder { catalog, authority: options.authority(catalog), known: HashMap::new() }
    }

    fn find(&mut self, name: &str) -> Vec<(PersonIdx, bool)> {
        if !self.known.contains_key(name) {
            self.known.insert(name.to_owned(), self.authority.find(name));
        }
        self.known.get(name).cloned().unwrap_or_default()
    }

    /// Says who a person is, or that it is not known who of several.
    fn identify(&mut self, person: &mut ProposedPerson, doubts: &mut Vec<Message>) {
        let name = person.name.value.clone();
        let own = self.find(&name);
        let other = person.other.name.as_ref().map(|other| self.find(&other.value)).unwrap_or_default();
        // Where both names are known, whoever bears both is meant.
        let both: Vec<(PersonIdx, bool)> =
            own.iter().filter(|(one, _)| other.iter().any(|(known, _)| known == one)).copied().collect();
        let mut found = if both.is_empty() { own } else { both };
        for one in other {
            if found.is_empty() || !found.iter().any(|(known, _)| *known == one.0) && found.len() > 1 {
                found.push(one);
            }
        }
        let mut doubt = |message: Message| {
            if !doubts.contains(&message) {
                doubts.push(message);
            }
        };
        person.certainty = match found.as_slice() {
            [] => person.certainty.min(Certainty::Medium),
            [(index, written)] => {
                person.matched = Some(*index);
                let entry = self.catalog.person(*index);
                person.speaker = entry.map(PersonEntry::place);
                if *written {
                    person.certainty
                } else {
                    let language = crate::import::review::language_of(&name);
                    let known = entry.map(|entry| entry.record.name.show(language).to_owned()).unwrap_or_default();
                    doubt(Message::new("import-by-reading").with("name", name).with("person", known));
                    Certainty::Low
                }
            }
            _ => {
                doubt(Message::new("import-homonym").with("name", name));
                Certainty::Low
            }
        };
        person.name.certainty = person.certainty;
    }
}

impl People {
    /// Adds what a row says of a person: to what another row says, if that is of the same
    /// appearance.
    pub fn add(&mut self, mut person: ProposedPerson, finder: &mut Finder<'_>) {
        person.name.value = closed(&person.name.value);
        finder.identify(&mut person, &mut self.doubts);
        let key = person.matched.map_or_else(|| fold(&person.name.value), |index| format!("{index:?}"));
        let places = self.places.entry(key).or_default();
        // Nobody has more appearances; a sheet made to be a burden may.
        let mut some = places.iter().copied().take(100);
        let same = some.find(|place| self.found.get(*place).is_some_and(|known| is_one(known, &person)));
        match same.and_then(|place| self.found.get_mut(place)) {
            Some(known) => join(known, person),
            None => {
                places.push(self.found.len());
                self.found.push(person);
            }
        }
    }
}

/// Whether two rows tell of one appearance: nothing of the one contradicts the other.
fn is_one(one: &ProposedPerson, other: &ProposedPerson) -> bool {
    let agree = |one: &Option<Read<String>>, other: &Option<Read<String>>| {
        one.as_ref().zip(other.as_ref()).is_none_or(|(one, other)| fold(&one.value) == fold(&other.value))
    };
    let role =
        one.role.value == other.role.value || one.role.value == Role::Unknown || other.role.value == Role::Unknown;
    let says = |person: &ProposedPerson| {
        person.session.is_some()
            || person.topic.is_some()
            || person.time.is_some()
            || person.role.value != Role::Unknown
    };
    // A list of speakers says nothing of the programme; what it says is of their first part in it.
    let of_programme = says(one) && says(other);
    let session = !of_programme || one.session.is_some() == other.session.is_some();
    role && session
        && agree(&one.session, &other.session)
        && agree(&one.topic, &other.topic)
        && agree(&one.time, &other.time)
}

fn join(known: &mut ProposedPerson, more: ProposedPerson) {
    let fill = |slot: &mut Option<Read<String>>, more: Option<Read<String>>| {
        if slot.is_none() {
            *slot = more;
        }
    };
    fill(&mut known.title, more.title);
    fill(&mut known.organisation, more.organisation);
    fill(&mut known.topic, more.topic);
    fill(&mut known.session, more.session);
    fill(&mut known.time, more.time);
    fill(&mut known.other.name, more.other.name);
    fill(&mut known.other.title, more.other.title);
    fill(&mut known.other.organisation, more.other.organisation);
    fill(&mut known.other.topic, more.other.topic);
    fill(&mut known.other.session, more.other.session);
    if known.role.value == Role::Unknown {
        known.role = more.role;
    }
    if known.mode.value == Mode::Unknown {
        known.mode = more.mode;
    }
}
