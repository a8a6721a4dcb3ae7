//! Articles, and the direct speech in them.

use serde_json::{Value, json};

use super::{Node, id, link, sources, tag, tagged};
use crate::{
    catalog::{ArticleEntry, Catalog},
    export::{Languages, Words},
    model::{ArticleKind, Block},
    words,
};

/// An article, and a node for each quotation in it.
pub(super) fn nodes(catalog: &Catalog, entry: &ArticleEntry) -> Vec<Value> {
    let quotations = quotations(catalog, entry);
    let mut all = vec![node(catalog, entry, &quotations)];
    all.extend(quotations);
    all
}

fn node(catalog: &Catalog, entry: &ArticleEntry, quotations: &[Value]) -> Value {
    let record = &entry.record;
    let language = record.language;
    // What the archive has written is no news, nor is a speech.
    let kind = match record.kind {
        ArticleKind::Press | ArticleKind::Release => "NewsArticle",
        ArticleKind::Speech | ArticleKind::Summary => "Article",
    };
    let mut node = Node::at(id(&entry.place()), kind);
    let text = |words: &str| Words::new(words, language).text;
    node.put("headline", Some(text(&record.headline)).filter(|headline| !headline.is_empty()));
    node.put("inLanguage", Some(language.code()));
    node.put("genre", Some(tag(&words::article_kind(language, record.kind), language)));
    node.put("datePublished", record.date.map(|date| date.start.to_string()));
    let authors = record.byline.iter().map(|name| json!({ "@type": "Person", "name": text(name) }));
    node.put_all("author", authors.collect());
    let publisher = record.agency.as_deref().map(|name| json!({ "@type": "Organization", "name": text(name) }));
    node.put("publisher", publisher);
    let city = tagged(&record.city, Languages::One(language));
    let place = (!city.is_empty()).then(|| json!({ "@type": "Place", "name": city }));
    node.put("contentLocation", place);
    node.put("about", catalog.edition(entry.edition).map(|edition| link(&edition.place())));
    let people = entry.people.iter().filter_map(|index| catalog.person(*index));
    node.put_all("mentions", people.map(|person| link(&person.place())).collect());
    node.put("articleBody", Some(body(entry)).filter(|body| !body.is_empty()));
    let photos = record.blocks.iter().filter_map(|block| match block {
        Block::Photo { photo, .. } => catalog.photo(catalog.find_photo(photo)?),
        _ => None,
    });
    node.put_all("image", photos.map(|photo| link(&photo.place())).collect());
    let parts = quotations.iter().filter_map(|one| one.get("@id")).map(|part| json!({ "@id": part }));
    node.put_all("hasPart", parts.collect());
    let version = if record.translation_of.is_some() { "translationOfWork" } else { "workTranslation" };
    let other = entry.translation.and_then(|index| catalog.article(index));
    node.put(version, other.map(|other| link(&other.place())));
    node.put_all("isBasedOn", sources(&record.sources, Languages::One(language)));
    node.into()
}

/// The text with an empty line between blocks, without photos.
fn body(entry: &ArticleEntry) -> String {
    let text = |words: &str| Words::new(words, entry.record.language).text;
    let block = |block: &Block| match block {
        Block::Paragraph { text: words, .. } | Block::Heading { text: words, .. } => text(words),
        Block::Quotation { text: words, .. } => format!("“{}”", text(words)),
        Block::List { items, .. } => {
            items.iter().map(|item| format!("- {}", text(item))).collect::<Vec<_>>().join("\n")
        }
        Block::Photo { .. } => String::new(),
    };
    let blocks: Vec<String> = entry.record.blocks.iter().map(block).filter(|text| !text.is_empty()).collect();
    blocks.join("\n\n")
}

fn quotations(catalog: &Catalog, entry: &ArticleEntry) -> Vec<Value> {
    let record = &entry.record;
    let blocks = (1..).zip(&record.blocks);
    let node = |(number, block): (usize, &Block)| {
        let Block::Quotation { text, speaker, source, date, .. } = block else { return None };
        // The number of the block, from 1.
        let mut node = Node::at(format!("{}#{number}", id(&entry.place())), "Quotation");
        node.put("text", Some(tag(text, record.language)));
        let person = speaker.as_deref().and_then(|id| catalog.person(catalog.find_person(id)?));
        node.put("spokenByCharacter", person.map(|person| link(&person.place())));
        node.put("dateCreated", date.map(|date| date.start.to_string()));
        node.put("isPartOf", Some(link(&entry.place())));
        let source = source.as_deref().and_then(|id| record.sources.iter().find(|source| source.id == id));
        node.put_all("isBasedOn", sources(source, Languages::One(record.language)));
        Some(node.into())
    };
    blocks.filter_map(node).collect()
}
