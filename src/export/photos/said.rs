//! What the archive knows of a photo, as its file says it.

use crate::{
    catalog::{Catalog, PhotoEntry},
    export::Languages,
    model::{Language, Text},
    photo::{
        embed::Entry,
        metadata::{Field, Origin},
    },
};

/// The values to be written. What the archive does not know stays as the file says it.
pub(super) fn of(catalog: &Catalog, photo: &PhotoEntry, languages: Languages, bytes: &[u8]) -> Vec<Entry> {
    let (record, first) = (&photo.record, languages.first());
    let file = crate::photo::metadata(bytes);
    let mut entries = Vec::new();
    texts(&mut entries, Field::Caption, &record.caption, first);
    let people = photo.people.iter().filter_map(|index| catalog.person(*index));
    let people = people.map(|person| person.name(first).to_owned());
    let each = record.keywords.iter().map(|keyword| (Field::Keyword, keyword.clone()));
    let each = each.chain(people.map(|name| (Field::Person, name)));
    let one = [(Field::Byline, &record.byline), (Field::Credit, &record.credit)];
    let one = one.into_iter().filter_map(|(field, value)| Some((field, value.clone()?)));
    // The record has no copyright; where one standard has it, the other gets it too.
    let copyright = file.of(Field::Copyright).next().map(|value| (Field::Copyright, value.text.clone()));
    // The file may know the hour.
    let date = record.date.map(|date| date.start.to_string());
    let date = date.filter(|date| {
        !file.of(Field::Date).any(|value| value.origin != Origin::Exif && value.text.starts_with(date.as_str()))
    });
    let date = date.map(|date| (Field::Date, date));
    let all = each.chain(one).chain(copyright).chain(date);
    entries.extend(all.map(|(field, text)| Entry { field, language: None, text }));
    let place = record.place.show(first);
    if !place.is_empty() && !says_place(&file, &record.place) {
        // The parts that a file names would contradict it.
        let parts = [Field::City, Field::Province, Field::Country];
        entries.extend(parts.map(|field| Entry { field, language: None, text: String::new() }));
        entries.push(Entry { field: Field::Location, language: None, text: place.to_owned() });
    }
    entries
}

/// A text in the main language, and in each that is known.
fn texts(entries: &mut Vec<Entry>, field: Field, text: &Text, first: Language) {
    let Some((main, _)) = text.prefer(first) else { return };
    entries.push(Entry { field, language: None, text: main.to_owned() });
    for language in [Language::En, Language::Zh] {
        let own = text.get(language).map(str::to_owned);
        entries.extend(own.map(|text| Entry { field, language: Some(language.code()), text }));
    }
}

/// Whether a file says the same place, part by part, in the order of either language.
fn says_place(file: &crate::photo::Metadata, place: &Text) -> bool {
    [Origin::Iptc, Origin::Xmp].into_iter().any(|origin| {
        let fields = [Field::Location, Field::City, Field::Province, Field::Country];
        let part = |field| file.of(field).find(|value| value.origin == origin).map(|value| value.text.as_str());
        let mut parts: Vec<&str> = fields.into_iter().filter_map(part).collect();
        parts.dedup();
        let english = parts.join(", ");
        parts.reverse();
        let own = [&place.en, &place.zh];
        own.into_iter().flatten().any(|own| !own.is_empty() && (*own == english || *own == parts.concat()))
    })
}
