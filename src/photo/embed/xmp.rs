//! XMP (ISO 16684-1): a packet with the new values, in which stays what an old one says of other
//! things.

use quick_xml::{
    NsReader, Writer,
    escape::escape,
    events::{BytesStart, BytesText, Event},
    name::{Namespace, ResolveResult},
};

use super::{Entry, is_replaced};
use crate::photo::metadata::{Field, xmp};

/// The largest packet that is looked into, in bytes.
const MOST: usize = 1 << 20;

/// How a property holds its values.
enum Shape {
    Text,
    /// Values in languages.
    Languages,
    List(&'static str),
}

fn shape(field: Field) -> Shape {
    match field {
        Field::Caption | Field::Title | Field::Copyright => Shape::Languages,
        Field::Byline => Shape::List("Seq"),
        Field::Keyword | Field::Person => Shape::List("Bag"),
        _ => Shape::Text,
    }
}

/// A packet of nothing else.
pub fn packet(entries: &[Entry]) -> String {
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"{}\">\n{}</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>",
        xmp::RDF,
        description(entries, "")
    )
}

/// An old packet with the new values; one that cannot be read is replaced.
pub fn merged(old: &[u8], entries: &[Entry]) -> String {
    let old = std::str::from_utf8(old).ok().filter(|old| old.len() <= MOST);
    old.and_then(|old| merge(old, entries)).unwrap_or_else(|| packet(entries))
}

/// The new values; `about` is what the old ones say they are about, escaped.
fn description(entries: &[Entry], about: &str) -> String {
    let mut out = format!("<rdf:Description xmlns:rdf=\"{}\" rdf:about=\"{about}\"", xmp::RDF);
    for (prefix, namespace) in xmp::PREFIXES {
        out.push_str(&format!(" xmlns:{prefix}=\"{namespace}\""));
    }
    out.push_str(">\n");
    for (namespace, name, field) in xmp::PROPERTIES {
        let values: Vec<&Entry> =
            entries.iter().filter(|entry| entry.field == *field && !entry.text.is_empty()).collect();
        let prefix = xmp::PREFIXES.iter().find(|(_, own)| own == namespace).map(|(prefix, _)| *prefix);
        let (Some(first), Some(prefix)) = (values.first(), prefix) else { continue };
        let inside = match shape(*field) {
            Shape::Text => escape(&first.text).into_owned(),
            Shape::List(list) => {
                let items: String =
                    values.iter().map(|one| format!("<rdf:li>{}</rdf:li>", escape(&one.text))).collect();
                format!("<rdf:{list}>{items}</rdf:{list}>")
            }
            Shape::Languages => {
                let item = |one: &&Entry| {
                    let language = one.language.unwrap_or("x-default");
                    format!("<rdf:li xml:lang=\"{language}\">{}</rdf:li>", escape(&one.text))
                };
                format!("<rdf:Alt>{}</rdf:Alt>", values.iter().map(item).collect::<String>())
            }
        };
        out.push_str(&format!("<{prefix}:{name}>{inside}</{prefix}:{name}>\n"));
    }
    out.push_str("</rdf:Description>\n");
    out
}

fn merge(old: &str, entries: &[Entry]) -> Option<String> {
    let mut reader = NsReader::from_str(old.trim_end_matches('\0'));
    let mut writer = Writer::new(Vec::with_capacity(old.len()));
    // How deep the place is, and in what depth a property began that is left out.
    let (mut depth, mut left_out) = (0usize, None);
    let (mut about, mut merged) = (None, false);
    loop {
        let event = reader.read_event().ok()?;
        let resolver = reader.resolver();
        let is = |name, wanted: &str| {
            let (namespace, name) = resolver.resolve_element(name);
            namespace == ResolveResult::Bound(Namespace(xmp::RDF)) && name.as_ref() == wanted
        };
        let goes = |name| {
            let (namespace, name) = resolver.resolve_element(name);
            xmp::property(&namespace, name).is_some_and(|field| is_replaced(entries, field))
        };
        let event = match event {
            Event::DocType(_) => return None,
            Event::Eof => break,
            Event::Start(start) => {
                depth += 1;
                if left_out.is_none() && goes(start.name()) {
                    left_out = Some(depth);
                }
                if is(start.name(), "Description") {
                    Event::Start(kept(&reader, &start, entries, &mut about)?)
                } else {
                    Event::Start(start)
                }
            }
            Event::Empty(start) if left_out.is_none() && goes(start.name()) => continue,
            Event::Empty(start) if is(start.name(), "Description") => {
                Event::Empty(kept(&reader, &start, entries, &mut about)?)
            }
            Event::End(end) => {
                let ends = left_out == Some(depth);
                depth = depth.checked_sub(1)?;
                if ends {
                    left_out = None;
                    continue;
                }
                if is(end.name(), "RDF") && !merged {
                    merged = true;
                    let new = description(entries, about.as_deref().unwrap_or_default());
                    writer.write_event(Event::Text(BytesText::from_escaped(new))).ok()?;
                }
                Event::End(end)
            }
            other => other,
        };
        if left_out.is_none() {
            writer.write_event(event).ok()?;
        }
    }
    (merged && depth == 0).then(|| String::from_utf8(writer.into_inner()).ok()).flatten()
}

/// A description without the properties that are replaced and written as attributes.
fn kept<'a>(
    reader: &NsReader<&[u8]>,
    start: &BytesStart<'a>,
    entries: &[Entry],
    about: &mut Option<String>,
) -> Option<BytesStart<'a>> {
    let mut kept = start.clone();
    kept.clear_attributes();
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.ok()?;
        let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
        if namespace == ResolveResult::Bound(Namespace(xmp::RDF)) && name.as_ref() == "about" && about.is_none() {
            *about = Some(attribute.value.clone().into_owned());
        }
        if !xmp::property(&namespace, name).is_some_and(|field| is_replaced(entries, field)) {
            kept.push_attribute(attribute);
        }
    }
    Some(kept)
}
