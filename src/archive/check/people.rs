//! Every person who is named by id is in the authority file, and a portrait lies in a photo.

use super::{Context, Finding, Findings};
use crate::{
    model::{Block, Portrait},
    words::Message,
};

pub(super) fn check(context: &Context<'_>, found: &mut Findings) {
    for (index, person) in context.records.people.people.iter().enumerate() {
        if let Some(portrait) = &person.portrait {
            lies_in_a_photo(context, index, portrait, found);
        }
    }
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

fn lies_in_a_photo(context: &Context<'_>, index: usize, portrait: &Portrait, found: &mut Findings) {
    let mut problem = |field: &str, message: Message, hint: Option<Message>| {
        let finding = Finding::problem("people.ron", message).at_field(format!("people[{index}].portrait{field}"));
        found.push(match hint {
            Some(hint) => finding.hint(hint),
            None => finding,
        });
    };
    if !context.lookup.has_photo(&portrait.photo) {
        let message = Message::new("unknown-photo").with("id", portrait.photo.as_str());
        problem(".photo", message, context.lookup.near_photo(&portrait.photo));
    }
    let inside = |from: u16, length: u16| length > 0 && u32::from(from) + u32::from(length) <= 1000;
    if !(inside(portrait.left, portrait.width) && inside(portrait.top, portrait.height)) {
        problem("", Message::new("portrait-outside"), Some(Message::new("portrait-outside-hint")));
    }
}

fn known(context: &Context<'_>, file: &str, field: impl FnOnce() -> String, person: &str, found: &mut Findings) {
    if context.lookup.has_person(person) {
        return;
    }
    let people = &context.records.people.people;
    let merged = people.iter().find(|there| there.formerly.iter().any(|id| id == person));
    let hint = match merged {
        Some(now) => Some(Message::new("merged-hint").with("id", now.id.as_str())),
        None => context.lookup.near_person(person).or_else(|| Some(Message::new("unknown-person-hint"))),
    };
    let message = Message::new("unknown-person").with("id", person);
    let finding = Finding::problem(file, message).at_field(field());
    found.push(match hint {
        Some(hint) => finding.hint(hint),
        None => finding,
    });
}
