//! OpenDocument texts (.odt): headings, paragraphs, lists, tables, notes, pictures and their
//! captions. What tracked changes took out is left out; nothing outside of the file is looked at.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! let bytes = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/documents/en.odt"));
//! let proposal = import::propose(&Source::alone("a.odt", bytes), &Catalog::default(), &Options::default())?.remove(0);
//! let headline = proposal.article.and_then(|article| article.headline);
//! assert_eq!((proposal.kind, headline.map(|read| read.value).as_deref()), ("OpenDocument text", Some("First Example Forum opens in Exampleton")));
//! # Ok::<(), import::ImportError>(())
//! ```

use std::collections::HashMap;

use super::{
    ImportError, Options, Proposal, Source,
    container::{Container, damaged, locked},
    document::{Document, Part, What},
    word,
    xml::{self, Element, Node},
};
use crate::{catalog::Catalog, words::Message};

const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Whether it is an OpenDocument text.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    let kind = || Container::open(source.bytes).ok()?.part("mimetype").ok()?;
    source.bytes.starts_with(b"PK") && kind().is_some_and(|kind| kind.starts_with(KIND))
}

/// Reads an OpenDocument text.
///
/// # Errors
/// What is damaged, locked, too large, or empty.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let mut held = Container::open(source.bytes)?;
    let mut document = Document { encoding: "UTF-8", ..Document::default() };
    let manifest = held.part("META-INF/manifest.xml")?.and_then(|bytes| xml::read(&bytes).ok());
    if manifest.is_some_and(|manifest| manifest.find("encryption-data").is_some()) {
        return Err(locked());
    }
    if held.has_ending("script-lb.xml") {
        document.doubt(Message::new("import-macros"));
    }
    let root = xml::read(&held.part("content.xml")?.ok_or_else(damaged)?)?;
    let styles = held.part("styles.xml")?.and_then(|bytes| xml::read(&bytes).ok());
    let mut parents = HashMap::new();
    for styles in [styles.as_ref(), Some(&root)].into_iter().flatten() {
        families(styles, &mut parents);
    }
    let mut body = Body { parents, held: &mut held, document: &mut document, notes: Vec::new() };
    if let Some(content) = root.find("body").and_then(|body| body.child("text")) {
        let parts = body.blocks(content)?;
        body.document.parts.extend(parts);
    }
    let notes = std::mem::take(&mut body.notes);
    document.parts.extend(notes.into_iter().map(Part::Note));
    if let Some(properties) = held.part("meta.xml")?.and_then(|bytes| xml::read(&bytes).ok()) {
        word::tell(&properties, "title", What::Headline, &mut document);
        let creator = if properties.find("initial-creator").is_some() { "initial-creator" } else { "creator" };
        word::tell(&properties, creator, What::Author, &mut document);
    }
    document.proposal(catalog, options)
}

/// Which style each style is made of.
fn families(element: &Element, parents: &mut HashMap<String, String>) {
    for style in
        element.elements().flat_map(|group| [group].into_iter().chain(group.elements())).flat_map(Element::elements)
    {
        if let (Some(name), Some(parent)) = (style.attribute("name"), style.attribute("parent-style-name")) {
            parents.insert(name.to_owned(), parent.to_owned());
        }
    }
}

struct Body<'a, 'b> {
    parents: HashMap<String, String>,
    held: &'a mut Container<'b>,
    document: &'a mut Document,
    notes: Vec<String>,
}

/// What a paragraph holds.
#[derive(Default)]
struct Inside {
    words: String,
    pictures: Vec<Part>,
    boxes: Vec<Part>,
}

impl Body<'_, '_> {
    fn blocks(&mut self, content: &Element) -> Result<Vec<Part>, ImportError> {
        let mut parts = Vec::new();
        for element in content.elements() {
            match element.name.as_str() {
                "p" | "h" => self.paragraph(element, &mut parts)?,
                "list" => {
                    for item in element.elements() {
                        let inner = self.blocks(item)?;
                        parts.extend(inner.into_iter().map(|part| match part {
                            Part::Paragraph(words) => Part::Item(words),
                            other => other,
                        }));
                    }
                }
                "table" => self.table(element, &mut parts)?,
                "frame" => {
                    let mut inside = Inside::default();
                    self.inline(element, &mut inside)?;
                    parts.append(&mut inside.pictures);
                    parts.append(&mut inside.boxes);
                }
                // What was deleted, forms, and what is made from the text by itself.
                "tracked-changes" | "forms" | "table-of-content" | "alphabetical-index" | "sequence-decls" => {}
                _ => parts.extend(self.blocks(element)?),
            }
        }
        Ok(parts)
    }

    fn paragraph(&mut self, element: &Element, parts: &mut Vec<Part>) -> Result<(), ImportError> {
        let mut inside = Inside::default();
        self.inline(element, &mut inside)?;
        parts.append(&mut inside.pictures);
        let words = inside.words;
        if !words.trim().is_empty() {
            let style = self.style(element.attribute("style-name").unwrap_or_default());
            parts.push(match style {
                "title" => Part::Title(words),
                "caption" => Part::Caption(words),
                "heading" => Part::Heading(words),
                _ if element.name == "h" => Part::Heading(words),
                _ => Part::Paragraph(words),
            });
        }
        parts.append(&mut inside.boxes);
        Ok(())
    }

    /// What a style means, by its own name or that of one it is made of.
    fn style(&self, name: &str) -> &'static str {
        let mut name = name;
        for _ in 0..8 {
            match name {
                "Title" | "标题" => return "title",
                "Caption" | "Illustration" | "Figure" | "Drawing" | "题注" | "图" => return "caption",
                "Heading" | "Subtitle" => return "heading",
                _ => {}
            }
            match self.parents.get(name) {
                Some(parent) => name = parent,
                None => break,
            }
        }
        ""
    }

    fn table(&mut self, element: &Element, parts: &mut Vec<Part>) -> Result<(), ImportError> {
        for row in element.elements() {
            match row.name.as_str() {
                "table-row" => {
                    let mut cells = Vec::new();
                    for cell in row.elements().filter(|cell| cell.name == "table-cell") {
                        cells.push(self.blocks(cell)?);
                    }
                    word::push_row(cells, parts);
                }
                "table-header-rows" | "table-rows" | "table-row-group" => self.table(row, parts)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn inline(&mut self, element: &Element, inside: &mut Inside) -> Result<(), ImportError> {
        for node in &element.children {
            let element = match node {
                Node::Element(element) => element,
                Node::Text(text) => {
                    // Line breaks in the file are spaces.
                    inside.words.extend(text.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
                    continue;
                }
            };
            match element.name.as_str() {
                "s" | "tab" => inside.words.push(' '),
                "line-break" => inside.words.push('\n'),
                "note" => {
                    let words =
                        element.child("note-body").map(|body| body.elements().map(Element::text).collect::<Vec<_>>());
                    self.notes.extend(words.map(|words| words.join("\n")));
                }
                "image" => self.picture(element, inside)?,
                "text-box" => {
                    let parts = self.blocks(element)?;
                    inside.boxes.extend(parts);
                }
                "annotation" | "annotation-end" | "ruby-text" | "object" | "object-ole" | "title" | "desc" => {}
                _ => self.inline(element, inside)?,
            }
        }
        Ok(())
    }

    fn picture(&mut self, element: &Element, inside: &mut Inside) -> Result<(), ImportError> {
        let Some(place) = element.attribute("href") else { return Ok(()) };
        let place = place.strip_prefix("./").unwrap_or(place);
        match self.held.part(place)? {
            Some(bytes) => inside.pictures.push(Part::Picture(place.to_owned(), bytes)),
            None if place.contains(':') || place.starts_with("..") || place.starts_with('/') => {
                self.document.doubt(Message::new("import-linked-picture").with("name", place));
            }
            None => {}
        }
        Ok(())
    }
}
