//! XMP packets (ISO 16684-1) as far as they name what the archive records: `dc`, `photoshop`,
//! IPTC's core and extension. A packet with a document type is refused, since entities could make it grow
//! without bound; depth and length are limited.

use quick_xml::{
    NsReader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
    name::{LocalName, Namespace, QName, ResolveResult},
};

use super::{Field, Metadata, Origin};

/// The largest packet, in bytes.
const MAX_PACKET: usize = 1 << 20;

/// How deep elements may stand in each other.
const MAX_DEPTH: usize = 64;

/// The most attributes of an element that are looked at.
const MAX_ATTRIBUTES: usize = 256;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const IPTC_CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const IPTC_EXTENSION: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

/// The properties that are read.
const PROPERTIES: &[(&str, &str, Field)] = &[
    (DC, "title", Field::Title),
    (DC, "description", Field::Caption),
    (DC, "creator", Field::Byline),
    (DC, "subject", Field::Keyword),
    (DC, "rights", Field::Copyright),
    (PHOTOSHOP, "Headline", Field::Headline),
    (PHOTOSHOP, "Credit", Field::Credit),
    (PHOTOSHOP, "Source", Field::Source),
    (PHOTOSHOP, "City", Field::City),
    (PHOTOSHOP, "State", Field::Province),
    (PHOTOSHOP, "Country", Field::Country),
    (IPTC_CORE, "Location", Field::Location),
    (PHOTOSHOP, "DateCreated", Field::Date),
    (IPTC_EXTENSION, "PersonInImage", Field::Person),
];

/// What an open element is.
#[derive(Clone, Debug)]
enum Part {
    Rdf,
    Description,
    Property(Field),
    List(Field),
    Item(Field, Option<String>),
    Other,
}

/// Why a packet is not read on.
struct Refused;

/// Reads a packet; what stood in front of the place where it breaks off is kept.
pub fn read(packet: &[u8], found: &mut Metadata) {
    let text = std::str::from_utf8(packet).map(|text| text.trim_matches(['\u{FEFF}', '\0']));
    let read = match text {
        Ok(text) if text.len() <= MAX_PACKET => elements(text, found),
        _ => Err(Refused),
    };
    if read.is_err() {
        found.broken(Origin::Xmp);
    }
}

fn elements(packet: &str, found: &mut Metadata) -> Result<(), Refused> {
    let mut reader = NsReader::from_str(packet);
    let mut open: Vec<Part> = Vec::new();
    let mut text = String::new();
    loop {
        match reader.read_event().map_err(|_| Refused)? {
            Event::Start(element) => {
                if open.len() >= MAX_DEPTH {
                    return Err(Refused);
                }
                open.push(begin(&reader, &element, open.last(), found)?);
                text.clear();
            }
            Event::Empty(element) => {
                begin(&reader, &element, open.last(), found)?;
            }
            Event::End(_) => {
                end(open.pop(), &text, found);
                text.clear();
            }
            Event::Text(part) if open.is_empty() && !is_blank(&part.xml10_content()) => return Err(Refused),
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(entity) => text.push(character(&entity)?),
            Event::DocType(_) => return Err(Refused),
            Event::Eof => return if open.is_empty() { Ok(()) } else { Err(Refused) },
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// Packets are filled up with space, some with zeros.
fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c == '\0')
}

fn begin(
    reader: &NsReader<&[u8]>,
    element: &BytesStart<'_>,
    parent: Option<&Part>,
    found: &mut Metadata,
) -> Result<Part, Refused> {
    let (namespace, name) = reader.resolver().resolve_element(element.name());
    let is_rdf = |wanted: &str| namespace == ResolveResult::Bound(Namespace(RDF)) && name.as_ref() == wanted;
    Ok(match parent {
        None | Some(Part::Other) if is_rdf("RDF") => Part::Rdf,
        Some(Part::Rdf) if is_rdf("Description") => {
            short_properties(reader, element, found)?;
            Part::Description
        }
        Some(Part::Description) => property(&namespace, name).map_or(Part::Other, Part::Property),
        Some(Part::Property(field)) if is_rdf("Alt") || is_rdf("Seq") || is_rdf("Bag") => Part::List(*field),
        Some(Part::List(field)) if is_rdf("li") => Part::Item(*field, language(element)?),
        _ => Part::Other,
    })
}

fn end(part: Option<Part>, text: &str, found: &mut Metadata) {
    match part {
        Some(Part::Property(field)) => add(field, None, text, found),
        Some(Part::Item(field, language)) => add(field, language, text, found),
        _ => {}
    }
}

/// Properties that are written as attributes of their description.
fn short_properties(reader: &NsReader<&[u8]>, element: &BytesStart<'_>, found: &mut Metadata) -> Result<(), Refused> {
    for attribute in element.attributes().with_checks(false).take(MAX_ATTRIBUTES) {
        let attribute = attribute.map_err(|_| Refused)?;
        let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
        if let Some(field) = property(&namespace, name) {
            let text = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|_| Refused)?;
            add(field, None, &text, found);
        }
    }
    Ok(())
}

fn property(namespace: &ResolveResult<'_>, name: LocalName<'_>) -> Option<Field> {
    let ResolveResult::Bound(Namespace(namespace)) = namespace else { return None };
    let is = |(space, known, _): &&(&str, &str, Field)| space == namespace && *known == name.as_ref();
    PROPERTIES.iter().find(is).map(|(.., field)| *field)
}

/// The language of an item; the default is none.
fn language(element: &BytesStart<'_>) -> Result<Option<String>, Refused> {
    for attribute in element.attributes().with_checks(false).take(MAX_ATTRIBUTES) {
        let attribute = attribute.map_err(|_| Refused)?;
        if attribute.key == QName("xml:lang") {
            return Ok(Some(attribute.value.chars().take(35).collect()).filter(|tag| tag != "x-default"));
        }
    }
    Ok(None)
}

fn character(entity: &BytesRef<'_>) -> Result<char, Refused> {
    if let Some(character) = entity.resolve_char_ref().map_err(|_| Refused)? {
        return Ok(character);
    }
    match entity.xml10_content().as_ref() {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "quot" => Ok('"'),
        "apos" => Ok('\''),
        _ => Err(Refused),
    }
}

fn add(field: Field, language: Option<String>, text: &str, found: &mut Metadata) {
    // `2023-11-05T10:20:30+08:00`
    let date = text.trim().replace('T', " ");
    found.add(field, Origin::Xmp, language, if field == Field::Date { &date } else { text });
}
