//! What the usual decisions leave out, in words, so that nothing is left in silence.

use super::{Alike, EditionChoice, Field, FieldId, FieldState, PhotoReview, SourceReview, Who};
use crate::{
    catalog::{Catalog, PhotoIdx},
    words::{Arg, Message},
};

impl FieldId {
    /// What the field is called; a fact of the edition by its path.
    pub fn label(&self) -> Message {
        let key = match self {
            FieldId::Headline => "import-field-headline",
            FieldId::Date => "import-field-date",
            FieldId::City => "import-field-city",
            FieldId::Agency => "import-field-agency",
            FieldId::Byline => "import-field-byline",
            FieldId::Name | FieldId::OtherName => "import-field-name",
            FieldId::Title | FieldId::OtherTitle => "import-field-title",
            FieldId::Organisation | FieldId::OtherOrganisation => "import-field-organisation",
            FieldId::Role => "import-field-role",
            FieldId::Mode => "import-field-mode",
            FieldId::Session | FieldId::OtherSession => "import-field-session",
            FieldId::Topic | FieldId::OtherTopic => "import-field-topic",
            FieldId::Time => "import-field-time",
            FieldId::Caption => "import-field-caption",
            FieldId::Photographer => "import-field-photographer",
            FieldId::Credit => "import-field-credit",
            FieldId::PhotoDate => "import-field-photo-date",
            FieldId::Place => "import-field-place",
            FieldId::Keywords => "import-field-keywords",
            FieldId::Fact(path) => return Message::new("import-field-fact").with("path", path.as_str()),
        };
        Message::new(key)
    }
}

impl SourceReview {
    /// What will not be written as it is decided now, and why.
    pub fn left(&self, catalog: &Catalog) -> Vec<Message> {
        if let Some(seen) = &self.seen {
            return vec![Message::new("import-seen").with("batch", seen.batch.to_string())];
        }
        if let Some(archive) = &self.archive {
            let differ = archive.records.iter().filter(|record| record.difference == super::Difference::Different);
            let left = differ.filter(|record| !record.take);
            let say = |record: &super::RecordReview| {
                Message::new("import-left-record").with("place", record.address.as_str())
            };
            return left.map(say).collect();
        }
        if self.edition.choice == EditionChoice::None {
            return vec![Message::new("import-left-no-edition")];
        }
        let mut left = Vec::new();
        self.left_article(catalog, &mut left);
        for field in &self.facts {
            left.extend(left_field(field, None));
        }
        self.left_people(catalog, &mut left);
        for photo in &self.photos {
            if photo.is_open() {
                left.push(left_photo(photo, catalog));
            } else if let Some(held) = photo.held.filter(|held| photo.same == Some(*held) && !photo.is_taken()) {
                left.push(Message::new("import-same-picture").with("photo", ids(&[held], catalog)));
            } else if photo.take {
                left.extend(photo.fields.iter().filter_map(|field| left_field(field, None)));
            }
        }
        left
    }

    fn left_article(&self, catalog: &Catalog, left: &mut Vec<Message>) {
        let Some(article) = self.article.as_ref().filter(|article| article.take) else { return };
        match article.alike.filter(|_| article.join) {
            Some(Alike::Archive(index, _)) => {
                let place = catalog.article(index).map(|entry| entry.place().to_string()).unwrap_or_default();
                left.push(Message::new("import-joined").with("article", place));
            }
            Some(Alike::Source(..)) => left.push(Message::new("import-joined-source")),
            None => left.extend(article.fields.iter().filter_map(|field| left_field(field, None))),
        }
    }

    fn left_people(&self, catalog: &Catalog, left: &mut Vec<Message>) {
        for person in &self.people {
            let name = person.name();
            match person.who {
                Who::Undecided => {
                    let people = person.candidates.iter().filter_map(|one| catalog.person(one.person));
                    let people: Vec<&str> = people.map(|entry| entry.record.id.as_str()).collect();
                    let message = Message::new("import-left-person").with("name", name);
                    left.push(message.with("people", people.join(", ")));
                }
                _ if !person.take => left.push(Message::new("import-left-uncertain").with("name", name)),
                _ if person.appears => {
                    // Names are written for whoever is new, and else tell only who is meant.
                    let said = person.fields.iter().filter(|field| !field.id.is_name());
                    left.extend(said.filter_map(|field| left_field(field, Some(name))));
                }
                _ => {}
            }
        }
    }
}

/// Why a photo is left out until somebody says which it is.
fn left_photo(photo: &PhotoReview, catalog: &Catalog) -> Message {
    match &photo.twin {
        Some(twin) if photo.maybe.is_empty() => Message::new("import-left-twin").with("source", twin.name.as_str()),
        _ => {
            let looks = photo.maybe.iter().all(|index| photo.alike.contains(index));
            let key = if looks { "import-left-alike" } else { "import-left-photo" };
            Message::new(key).with("photos", ids(&photo.maybe, catalog))
        }
    }
}

fn ids(photos: &[PhotoIdx], catalog: &Catalog) -> String {
    let ids = photos.iter().filter_map(|index| catalog.photo(*index)).map(|entry| entry.record.id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

/// Why one value is left out, if it is; of whom it is said stands before it.
fn left_field(field: &Field, name: Option<&str>) -> Option<Message> {
    let label = match name {
        Some(name) => Message::new("import-field-of").with("name", name).with("field", Arg::Message(field.id.label())),
        None => field.id.label(),
    };
    match field.state() {
        FieldState::New if !field.is_taken() => {
            Some(Message::new("import-left-inferred").with("field", label).with("value", field.value.as_str()))
        }
        FieldState::Different if !field.is_taken() => {
            let was = field.was.clone().unwrap_or_default();
            let message = Message::new("import-left-differs").with("field", label).with("was", was);
            Some(message.with("value", field.value.as_str()))
        }
        _ => None,
    }
}
