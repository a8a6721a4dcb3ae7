//! What the archive has, for machines: schema.org types as JSON-LD 1.1. A page carries what it is about
//! itself (`page.rs`); [`write`] is a selection as one document, for other systems: the forum as
//! `EventSeries`, editions as `Event`, people as `Person`, articles as `NewsArticle` (speeches and the
//! archive's own summaries as `Article`), direct speech as `Quotation`, photos as `Photograph`.
//!
//! "JSON-LD 1.1", W3C Recommendation of 16 July 2020; schema.org 29. A node's `@id` is its address in the
//! archive, `article/ID`: a relative reference, which section 4.1.3 accepts. It stays the same in every
//! export; whoever reads the file gives the base, so that two archives keep apart. A `urn:` would need a
//! registered namespace, and a web address that of a site which nobody has. The address of the forum is
//! `timeline`; direct speech is a fragment of its article.
//!
//! Nothing that is not known is written. What is in two languages is a list of tagged values, also where
//! there is but one. The pictures themselves are not in it, only their SHA-256.

mod article;
mod edition;
mod page;
mod person;
mod photo;

use serde_json::{Map, Value, json};

use super::{Languages, Pictures, Words, address, job::Job};
use crate::{
    catalog::Place,
    model::{Language, Source, Text, is_web_address},
    words::Message,
};

pub(super) use page::{in_page, of};

/// A selection: what is chosen, and the people and editions that it is about.
pub(super) fn write(job: &Job<'_>, pictures: &Pictures<'_>) -> Result<Vec<u8>, Message> {
    let (catalog, selection) = (job.catalog, job.selection);
    let languages = selection.languages;
    let photos = selection.photos(catalog);
    job.progress.expect(photos.len());
    let mut out = Lines::begin();
    out.add(edition::series(catalog, languages));
    let editions = selection.editions(catalog);
    out.add_all(editions.iter().filter_map(|index| edition::node(catalog, *index, languages)));
    let people = selection.people(catalog);
    out.add_all(people.iter().filter_map(|index| person::node(catalog, *index, languages)));
    for index in selection.articles(catalog) {
        out.add_all(catalog.article(index).into_iter().flat_map(|entry| article::nodes(catalog, entry)));
    }
    for index in photos {
        job.cancel.check().map_err(|_| Message::new("export-cancelled"))?;
        out.add_all(catalog.photo(index).map(|entry| photo::node(catalog, entry, languages, pictures)));
        job.progress.step();
    }
    Ok(out.end())
}

/// The document, a node on each line: of a large archive only what is written is in memory, and of two
/// exports it is seen which nodes differ.
struct Lines {
    text: String,
    is_first: bool,
}

impl Lines {
    fn begin() -> Lines {
        Lines { text: "{\"@context\":\"https://schema.org\",\"@graph\":[\n".to_owned(), is_first: true }
    }

    fn add(&mut self, node: Value) {
        if !std::mem::take(&mut self.is_first) {
            self.text.push_str(",\n");
        }
        self.text.push_str(&node.to_string());
    }

    fn add_all(&mut self, nodes: impl IntoIterator<Item = Value>) {
        nodes.into_iter().for_each(|node| self.add(node));
    }

    fn end(mut self) -> Vec<u8> {
        self.text.push_str("\n]}\n");
        self.text.into_bytes()
    }
}

/// What is said of one thing.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: impl Into<Value>) -> Node {
        Node(Map::from_iter([("@type".to_owned(), kind.into())]))
    }

    /// One that others lead to.
    fn at(id: String, kind: impl Into<Value>) -> Node {
        Node(Map::from_iter([("@id".to_owned(), json!(id)), ("@type".to_owned(), kind.into())]))
    }

    /// Says something, if it is known.
    fn put(&mut self, key: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(key.to_owned(), value.into());
        }
    }

    /// Says all of these, if there are any.
    fn put_all(&mut self, key: &str, values: Vec<Value>) {
        self.put(key, Some(values).filter(|values| !values.is_empty()));
    }
}

impl From<Node> for Value {
    fn from(node: Node) -> Value {
        Value::Object(node.0)
    }
}

/// A text in the languages that are wanted, else in the one it is known in.
fn tagged(text: &Text, languages: Languages) -> Vec<Value> {
    let of = |language: &Language| text.get(*language).map(|words| tag(words, *language));
    let wanted: Vec<Value> = languages.all().iter().filter_map(of).collect();
    if wanted.is_empty() { Language::ALL.iter().filter_map(of).collect() } else { wanted }
}

fn tag(words: &str, language: Language) -> Value {
    json!({ "@language": language.code(), "@value": Words::new(words, language).text })
}

/// Something that has a name and no address in the archive.
fn named(kind: &str, name: &Text, languages: Languages) -> Option<Value> {
    let mut node = Node::new(kind);
    node.put_all("name", tagged(name, languages));
    node.0.contains_key("name").then(|| node.into())
}

/// Publications that something draws on, each once.
fn sources<'a>(all: impl IntoIterator<Item = &'a Source>, languages: Languages) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for source in all {
        let mut node = Node::new("CreativeWork");
        node.put_all("name", tagged(&source.title, languages));
        node.put("publisher", named("Organization", &source.publisher, languages));
        node.put("datePublished", source.date.map(|date| date.start.to_string()));
        let address = source.address.as_deref().filter(|address| is_web_address(address));
        node.put("url", address.and_then(address::strict));
        // A source of which nothing but its id is known tells nothing.
        let node: Value = node.into();
        if node.as_object().is_some_and(|said| said.len() > 1) && !found.contains(&node) {
            found.push(node);
        }
    }
    found
}

/// By what a node is known.
fn id(place: &Place) -> String {
    address::path(&place.to_string())
}

/// Leads to a node.
fn link(place: &Place) -> Value {
    json!({ "@id": id(place) })
}
