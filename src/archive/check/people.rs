//! Every person who is named by id is in the authority file.

use super::{Context, Finding};
use crate::{archive::explain::nearest, model::Block, words::Message};

pub(super) fn check(context: &Context<'_>, found: &mut Vec<Finding>) {
    for edition in &context.records.editions {
        let file = edition.path("edition.ron");
        for (index, appearance) in edition.edition.appearances.iter().enumerate() {
            known(context, &file, || format!("appearances[{index}].person"), &appearance.person, found);
        }
        let file = edition.path("photos.ron");
        for (index, photo) in edition.photos.photos.iter().enumerate() {
            for (at, person) in photo.people.iter().enumerate() {
                known(context, &file, || format!("photos[{index}].people[{at}]"), person, found);
            }
        }
        for stored in &edition.articles {
            let file = edition.path(&format!("articles/{}.ron", stored.id));
            for (index, block) in stored.article.blocks.iter().enumerate() {
                if let Block::Quotation { speaker: Some(speaker), .. } = block {
                    known(context, &file, || format!("blocks[{index}].speaker"), speaker, found);
                }
            }
        }
    }
}

fn known(context: &Context<'_>, file: &str, field: impl FnOnce() -> String, person: &str, found: &mut Vec<Finding>) {
    if context.people.contains(person) {
        return;
    }
    let people = &context.records.people.people;
    let merged = people.iter().find(|there| there.formerly.iter().any(|id| id == person));
    let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
    let hint = match merged {
        Some(now) => Some(Message::new("merged-hint").with("id", now.id.as_str())),
        None => nearest(person, &ids).or_else(|| Some(Message::new("unknown-person-hint"))),
    };
    let message = Message::new("unknown-person").with("id", person);
    let finding = Finding::problem(file, message).at_field(field());
    found.push(match hint {
        Some(hint) => finding.hint(hint),
        None => finding,
    });
}
