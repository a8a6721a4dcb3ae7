//! People, with the titles they had at each edition.

use serde_json::{Value, json};

use super::{Node, id, link, named, tagged};
use crate::{
    catalog::{AppearanceRef, Catalog, PersonIdx},
    export::{Languages, Words},
    model::Appearance,
};

pub(super) fn node(catalog: &Catalog, index: PersonIdx, languages: Languages) -> Option<Value> {
    let entry = catalog.person(index)?;
    let record = &entry.record;
    let mut node = Node::at(id(&entry.place()), "Person");
    // A name is the person's in whichever language is asked for.
    node.put_all("name", tagged(&record.name, Languages::Both));
    let aliases = record.aliases.iter().map(|alias| json!(Words::new(alias, languages.first()).text));
    node.put_all("alternateName", aliases.collect());
    for (property, of) in [("jobTitle", title as Said), ("affiliation", organisation)] {
        let of = |reference: &AppearanceRef| {
            let edition = catalog.edition(reference.edition)?;
            let said = of(edition.record.appearances.get(reference.place)?, languages)?;
            // When it was so is known of that edition only: it says neither since when nor until when.
            let mut role = Node::new("Role");
            role.put(property, Some(said));
            role.put("subjectOf", Some(link(&edition.place())));
            Some(role.into())
        };
        let mut all: Vec<Value> = entry.appearances.iter().filter_map(of).collect();
        all.dedup();
        node.put_all(property, all);
    }
    node.put_all("description", tagged(&record.note, languages));
    Some(node.into())
}

type Said = fn(&Appearance, Languages) -> Option<Value>;

fn title(appearance: &Appearance, languages: Languages) -> Option<Value> {
    Some(tagged(&appearance.title, languages)).filter(|titles| !titles.is_empty()).map(Value::from)
}

fn organisation(appearance: &Appearance, languages: Languages) -> Option<Value> {
    named("Organization", &appearance.organisation, languages)
}
