//! Photos: what is said of them, and by what their file is known.

use serde_json::{Value, json};

use super::{Node, id, link, named, sources, tagged};
use crate::{
    archive::change::Fingerprint,
    catalog::{Catalog, PhotoEntry},
    export::{Languages, Picture, Pictures, Words},
    photo::Format,
};

pub(super) fn node(catalog: &Catalog, entry: &PhotoEntry, languages: Languages, pictures: &Pictures<'_>) -> Value {
    let record = &entry.record;
    let text = |words: &String| Words::new(words, languages.first()).text;
    let mut node = Node::at(id(&entry.place()), json!(["ImageObject", "Photograph"]));
    node.put_all("caption", tagged(&record.caption, languages));
    node.put("creditText", record.credit.as_ref().map(text));
    let creator = record.byline.as_ref().map(|name| json!({ "@type": "Person", "name": text(name) }));
    node.put("creator", creator);
    node.put("dateCreated", record.date.map(|date| date.start.to_string()));
    node.put("contentLocation", named("Place", &record.place, languages));
    let people = entry.people.iter().filter_map(|index| catalog.person(*index)).map(|person| link(&person.place()));
    let edition = catalog.edition(entry.edition).map(|edition| link(&edition.place()));
    node.put_all("about", edition.into_iter().chain(people).collect());
    node.put_all("keywords", record.keywords.iter().map(|word| json!(text(word))).collect());
    node.put_all("subjectOf", sources(entry.sources(), languages));
    let picture = Picture { id: record.id.clone(), path: catalog.photo_path(entry) };
    if let Some(bytes) = pictures.original(&picture) {
        node.put("encodingFormat", Format::of(&bytes).and_then(media_type));
        node.put("sha256", Some(Fingerprint::of(&bytes).to_string()));
    }
    node.into()
}

/// Of the formats that have a registered one.
fn media_type(format: Format) -> Option<&'static str> {
    match format {
        Format::Jpeg => Some("image/jpeg"),
        Format::Png => Some("image/png"),
        Format::WebP => Some("image/webp"),
        Format::Tiff => Some("image/tiff"),
        Format::Gif => Some("image/gif"),
        Format::Bmp => Some("image/bmp"),
        Format::Other(_) => None,
    }
}
