//! Word documents (.docx): headings, paragraphs, lists, tables, footnotes, pictures and their
//! captions. What was deleted is left out, what was inserted is kept; nothing that lies outside of
//! the file is looked at, and macros are not run.
//!
//! Its parts are read in `body.rs`, what its styles and numbers mean in `styles.rs`.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! let bytes = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/documents/en.docx"));
//! let proposal = import::propose(&Source::alone("a.docx", bytes), &Catalog::default(), &Options::default())?.remove(0);
//! let headline = proposal.article.and_then(|article| article.headline);
//! assert_eq!((proposal.kind, headline.map(|read| read.value).as_deref()), ("Word document", Some("First Example Forum opens in Exampleton")));
//! # Ok::<(), import::ImportError>(())
//! ```

mod body;
mod styles;

use std::collections::HashMap;

use super::{
    ImportError, Options, Proposal, Source,
    container::{Container, damaged},
    document::{Document, Part, What},
    xml::{self, Element},
};
use crate::{catalog::Catalog, model::Certainty, words::Message};
use body::Body;
pub(super) use body::push_row;
use styles::Styles;

/// Whether it is a Word document.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    source.bytes.starts_with(b"PK") && Container::open(source.bytes).is_ok_and(|held| main_part(&held).is_some())
}

/// The part with the text. Its name is settled by custom; a file that names another is very rare.
fn main_part(held: &Container<'_>) -> Option<&'static str> {
    ["word/document.xml", "word/document2.xml"].into_iter().find(|name| held.has(name))
}

/// Reads a Word document.
///
/// # Errors
/// What is damaged, too large, or empty.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let mut held = Container::open(source.bytes)?;
    let main = main_part(&held).ok_or_else(damaged)?;
    let mut document = Document { encoding: "UTF-8", ..Document::default() };
    if held.has_ending("vbaproject.bin") {
        document.doubt(Message::new("import-macros"));
    }
    let root = xml::read(&held.part(main)?.ok_or_else(damaged)?)?;
    let relations = relations(&mut held, main)?;
    let styles = Styles::read(optional(&mut held, "word/styles.xml")?.as_ref());
    let notes: Vec<Element> = ["word/footnotes.xml", "word/endnotes.xml"]
        .into_iter()
        .filter_map(|name| optional(&mut held, name).transpose())
        .collect::<Result<_, _>>()?;
    let mut body =
        Body { styles: &styles, relations: &relations, held: &mut held, document: &mut document, notes: Vec::new() };
    if let Some(content) = root.find("body") {
        let parts = body.blocks(content)?;
        body.document.parts.extend(parts);
    }
    let wanted = std::mem::take(&mut body.notes);
    for (kind, id) in wanted {
        let of_kind = notes.iter().flat_map(Element::elements).flat_map(Element::elements);
        let note = of_kind.filter(|note| note.name == kind).find(|note| note.attribute("id") == Some(id.as_str()));
        if let Some(note) = note {
            document.parts.push(Part::Note(body::words_of(note)));
        }
    }
    if let Some(properties) = optional(&mut held, "docProps/core.xml")? {
        tell(&properties, "title", What::Headline, &mut document);
        tell(&properties, "creator", What::Author, &mut document);
    }
    document.proposal(catalog, options)
}

/// What a property says.
pub(super) fn tell(properties: &Element, name: &str, what: What, document: &mut Document) {
    if let Some(value) = properties.find(name).map(Element::text) {
        tell_value(&value, what, Certainty::Low, document);
    }
}

/// Keeps a property. Programs fill them in by themselves, so that it is hardly known, and what
/// they write for want of anything else is nothing.
pub(super) fn tell_value(value: &str, what: What, certainty: Certainty, document: &mut Document) {
    const NOBODY: &[&str] =
        &["user", "users", "admin", "administrator", "unknown", "windows user", "python-docx", "word", "untitled"];
    const PROGRAMS: &[&str] = &["用户", "管理员", "微软", "文档", "未命名", "Microsoft", "LibreOffice", "WPS"];
    let value = value.trim();
    let meant = !NOBODY.contains(&value.to_lowercase().as_str())
        && !PROGRAMS.iter().any(|word| value.contains(word))
        && value.chars().any(char::is_alphabetic)
        && !value.contains(['/', '\\', '@']);
    if meant {
        document.tell(what, value, certainty);
    }
}

/// A part that may be missing; one that is no XML is as good as missing.
fn optional(held: &mut Container<'_>, name: &str) -> Result<Option<Element>, ImportError> {
    Ok(held.part(name)?.and_then(|bytes| xml::read(&bytes).ok()))
}

/// A relation: where it leads, and whether that is outside of the file.
struct Relation {
    target: String,
    is_outside: bool,
}

/// The relations of the main part, by their names.
fn relations(held: &mut Container<'_>, main: &str) -> Result<HashMap<String, Relation>, ImportError> {
    let name = main.replace("word/", "word/_rels/") + ".rels";
    let Some(root) = optional(held, &name)? else { return Ok(HashMap::new()) };
    let all = root.elements().flat_map(Element::elements);
    let one = |relation: &Element| {
        let target = relation.attribute("Target")?;
        let target = target.strip_prefix('/').map_or_else(|| format!("word/{target}"), str::to_owned);
        let is_outside = relation.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
        Some((relation.attribute("Id")?.to_owned(), Relation { target, is_outside }))
    };
    Ok(all.filter_map(one).collect())
}
