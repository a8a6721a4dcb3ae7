//! The package document: what the book is, what it consists of, in which order it is read.

use sha2::{Digest as _, Sha256};

use super::{Image, chapters::Chapter};
use crate::{
    export::{Document, Words, markup::Markup},
    model::Edtf,
    words,
};

/// When a book of something without a date was changed; there has to be a time.
const NO_DATE: &str = "1980-01-01T00:00:00Z";

/// The package document.
pub(super) fn of(document: &Document, chapters: &[Chapter<'_>], images: &[Option<Image>], has_cover: bool) -> String {
    let mut out = Markup::xhtml();
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let attributes = [
        ("xmlns", "http://www.idpf.org/2007/opf"),
        ("version", "3.0"),
        ("unique-identifier", "id"),
        ("xml:lang", document.language().code()),
    ];
    out.element("package", &attributes, |out| {
        out.element("metadata", &[("xmlns:dc", "http://purl.org/dc/elements/1.1/")], |out| {
            dublin_core(out, document);
            accessibility(out, document, images.iter().any(Option::is_some));
        });
        out.element("manifest", &[], |out| manifest(out, chapters, images, has_cover));
        out.element("spine", &[], |out| {
            let front = has_cover.then_some(["cover.xhtml", "nav.xhtml"]).into_iter().flatten();
            for file in front.chain(chapters.iter().map(|chapter| chapter.file.as_str())) {
                out.void("itemref", &[("idref", file)]);
            }
        });
    });
    out.line();
    out.into_string()
}

fn dublin_core(out: &mut Markup, document: &Document) {
    let about = &document.about;
    element(out, "dc:identifier", &[("id", "id")], &identifier(document));
    title(out, "title", "main", &document.title);
    if let Some(subtitle) = &document.subtitle {
        title(out, "subtitle", "subtitle", subtitle);
    }
    for language in &document.languages {
        element(out, "dc:language", &[], language.code());
    }
    for author in &about.authors {
        element(out, "dc:creator", &[], author);
    }
    if let Some(publisher) = &about.publisher {
        element(out, "dc:publisher", &[], publisher);
    }
    if let Some(date) = about.date {
        element(out, "dc:date", &[], &date.start.to_string());
    }
    if let Some(city) = &about.city {
        in_language(out, "dc:coverage", &[], city);
    }
    for subject in &about.subjects {
        in_language(out, "dc:subject", &[], subject);
    }
    if let Some(address) = &about.address {
        element(out, "dc:source", &[], address);
    }
    if let Some(series) = &about.series {
        in_language(out, "meta", &[("property", "belongs-to-collection"), ("id", "series")], series);
        element(out, "meta", &[("refines", "#series"), ("property", "collection-type")], "series");
    }
    let modified = about.date.map_or_else(|| NO_DATE.to_owned(), modified);
    element(out, "meta", &[("property", "dcterms:modified")], &modified);
}

/// What somebody who does not see, hear or move as others do can expect.
fn accessibility(out: &mut Markup, document: &Document, has_images: bool) {
    let mut said = |name: &str, value: &str| {
        element(out, "meta", &[("property", &format!("schema:{name}"))], value);
    };
    said("accessMode", "textual");
    if has_images {
        said("accessMode", "visual");
    }
    // Caption and credit stand for every picture.
    said("accessModeSufficient", "textual");
    if has_images {
        said("accessModeSufficient", "textual,visual");
        said("accessibilityFeature", "alternativeText");
    }
    for feature in ["displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"] {
        said("accessibilityFeature", feature);
    }
    said("accessibilityHazard", "none");
    let language = document.language();
    let summary = words::get(language, if has_images { "epub-accessible-pictures" } else { "epub-accessible" });
    in_language(out, "meta", &[("property", "schema:accessibilitySummary")], &Words::new(&summary, language));
}

fn manifest(out: &mut Markup, chapters: &[Chapter<'_>], images: &[Option<Image>], has_cover: bool) {
    let mut item = |file: &str, media_type: &str, properties: Option<&str>| {
        let mut attributes = vec![("id", file), ("href", file), ("media-type", media_type)];
        attributes.extend(properties.map(|properties| ("properties", properties)));
        out.void("item", &attributes);
        out.line();
    };
    const PAGE: &str = "application/xhtml+xml";
    item("nav.xhtml", PAGE, Some("nav"));
    if has_cover {
        item("cover.xhtml", PAGE, None);
    }
    for chapter in chapters {
        item(&chapter.file, PAGE, None);
    }
    item("style.css", "text/css", None);
    for image in images.iter().flatten() {
        item(&image.file, image.media_type, None);
    }
}

fn title(out: &mut Markup, id: &str, kind: &str, words: &Words) {
    in_language(out, "dc:title", &[("id", id)], words);
    element(out, "meta", &[("refines", &format!("#{id}")), ("property", "title-type")], kind);
}

fn element(out: &mut Markup, name: &str, attributes: &[(&str, &str)], text: &str) {
    // Empty ones are not allowed.
    if !text.trim().is_empty() {
        out.element(name, attributes, |out| out.text(text));
        out.line();
    }
}

fn in_language(out: &mut Markup, name: &str, attributes: &[(&str, &str)], words: &Words) {
    element(out, name, &[attributes, &[("xml:lang", words.language.code())]].concat(), &words.text);
}

/// The book's name for good: made of the archive's name, the address of what it is about, and the
/// languages (a UUID of version 8, RFC 9562, section 5.8).
fn identifier(document: &Document) -> String {
    let languages: Vec<&str> = document.languages.iter().map(|language| language.code()).collect();
    let series = document.about.series.as_ref().map(|words| words.text.as_str()).unwrap_or_default();
    let name = format!("{series}\n{}\n{}", document.place, languages.join(","));
    let mut hex: Vec<char> = Sha256::digest(name)
        .iter()
        .flat_map(|byte| format!("{byte:02x}").chars().collect::<Vec<_>>())
        .take(32)
        .collect();
    if let Some(version) = hex.get_mut(12) {
        *version = '8';
    }
    if let Some(variant) = hex.get_mut(16) {
        *variant = 'a';
    }
    for at in [20, 16, 12, 8] {
        hex.insert(at, '-');
    }
    format!("urn:uuid:{}", hex.into_iter().collect::<String>())
}

/// The last day of what it tells of, as a time.
fn modified(date: Edtf) -> String {
    let last = date.end.unwrap_or(date.start);
    format!("{:04}-{:02}-{:02}T00:00:00Z", last.year, last.month.unwrap_or(1), last.day.unwrap_or(1))
}
