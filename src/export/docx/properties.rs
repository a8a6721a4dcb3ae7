//! What is said of the document as a whole. Times are the record's, never the clock's.

use super::{super::markup::Markup, OFFICE, PACKAGE, inline, part};
use crate::{
    export::{Document, Words},
    model::Edtf,
};

/// Word shows no more of a property.
const LONGEST: usize = 255;

/// `docProps/core.xml`.
pub(super) fn core(document: &Document) -> String {
    let about = &document.about;
    let spaces = [
        ("xmlns:cp", &*format!("{PACKAGE}metadata/core-properties")),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    let mut out = part();
    out.element("cp:coreProperties", &spaces, |out| {
        property(out, "dc:title", &document.title.text);
        property(out, "dc:subject", about.series.as_ref().map_or("", |series| &series.text));
        let authors = about.authors.join("; ");
        property(
            out,
            "dc:creator",
            if authors.is_empty() { about.publisher.as_deref().unwrap_or("") } else { &authors },
        );
        let subjects: Vec<&str> = about.subjects.iter().map(|words| words.text.as_str()).collect();
        property(out, "cp:keywords", &subjects.join("; "));
        property(out, "dc:identifier", &document.place.to_string());
        property(out, "dc:language", inline::tag(document.language()));
        if let Some(day) = about.date.and_then(day) {
            for name in ["dcterms:created", "dcterms:modified"] {
                out.element(name, &[("xsi:type", "dcterms:W3CDTF")], |out| out.text(&day));
            }
        }
    });
    out.into_string()
}

/// `docProps/app.xml`.
pub(super) fn app(document: &Document) -> String {
    let mut out = part();
    out.element("Properties", &[("xmlns", &format!("{OFFICE}extended-properties"))], |out| {
        property(out, "Application", "Forum Archive");
        property(out, "Company", document.about.publisher.as_deref().unwrap_or_default());
    });
    out.into_string()
}

/// A property, if there is anything to say.
fn property(out: &mut Markup, name: &str, value: &str) {
    let words = Words::new(value, crate::model::Language::En);
    let value: String = words.text.chars().take(LONGEST).collect();
    if !value.trim().is_empty() {
        out.element(name, &[], |out| out.text(&value));
    }
}

/// A whole day as Word takes it, which knows none before 1601. What is known only to the month or the
/// year is left out, not made up.
fn day(date: Edtf) -> Option<String> {
    let first = date.start;
    let whole = first.month.is_some() && first.day.is_some() && first.year > 1600;
    whole.then(|| format!("{first}T00:00:00Z"))
}
