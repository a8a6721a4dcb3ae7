//! Word documents (.docx): real styles, so that whoever goes on with one finds headings, captions and
//! quotations where Word looks for them; pictures inside, both languages marked, nothing that acts by
//! itself. What every document has alike lies beside this file as it is written.
//!
//! ECMA-376 ("Office Open XML"), part 1: WordprocessingML and DrawingML; part 2: packaging.

mod body;
mod drawing;
mod front;
mod inline;
mod properties;
mod tables;

use std::io::{Cursor, Write as _};

use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{Document, Kind, Made, Pictures, markup::Markup};
use crate::words::Message;
use body::Body;

const STYLES: &str = include_str!("styles.xml");
const NUMBERING: &str = include_str!("numbering.xml");
const SETTINGS: &str = include_str!("settings.xml");
const FONTS: &str = include_str!("fonts.xml");
const FOOTER: &str = include_str!("footer.xml");

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/";

/// The parts that the text refers to, which are the same in every document: name, what it is, content.
const PARTS: &[(&str, &str, &str)] = &[
    ("styles.xml", "styles", STYLES),
    ("numbering.xml", "numbering", NUMBERING),
    ("settings.xml", "settings", SETTINGS),
    ("fontTable.xml", "fontTable", FONTS),
    ("footer1.xml", "footer", FOOTER),
];

/// Writes a document.
pub(super) fn write(document: &Document, _: &str, pictures: &Pictures<'_>) -> Result<Made, Message> {
    let mut body = Body::new(document, pictures);
    let text = text(document, &mut body);
    let bytes = packed(document, &body, &text)
        .map_err(|error| Message::new("export-failed").with("path", "word").with("reason", error.to_string()))?;
    Ok(Made::from(bytes))
}

/// `word/document.xml`.
fn text(document: &Document, body: &mut Body<'_>) -> String {
    let mut out = part();
    let spaces = [
        ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("xmlns:a", drawing::MAIN),
        ("xmlns:pic", drawing::PICTURE),
    ];
    out.element("w:document", &spaces, |out| {
        out.element("w:body", &[], |out| {
            front::write(out, document, body);
            body.nodes(out, &document.body);
            out.element("w:sectPr", &[], |out| {
                out.void("w:footerReference", &[("w:type", "default"), ("r:id", "footer")]);
                // A4 with margins of 2.5 centimetres.
                out.void("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
                let sides = ["w:top", "w:right", "w:bottom", "w:left"].map(|side| (side, "1417"));
                let others = [("w:header", "709"), ("w:footer", "709"), ("w:gutter", "0")];
                out.void("w:pgMar", &[sides.as_slice(), &others].concat());
                out.void("w:cols", &[("w:space", "709")]);
                if document.kind == Kind::Book {
                    out.void("w:titlePg", &[]);
                }
            });
        });
    });
    out.into_string()
}

/// The parts in their container, with the same bytes each time.
fn packed(document: &Document, body: &Body<'_>, text: &str) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8], method: CompressionMethod| -> ZipResult<()> {
        // The default is the earliest time that a zip can hold.
        zip.start_file(name, SimpleFileOptions::default().compression_method(method))?;
        zip.write_all(bytes)?;
        Ok(())
    };
    let packed = CompressionMethod::Deflated;
    put("[Content_Types].xml", types().as_bytes(), packed)?;
    put("_rels/.rels", relations().as_bytes(), packed)?;
    put("docProps/core.xml", properties::core(document).as_bytes(), packed)?;
    put("docProps/app.xml", properties::app(document).as_bytes(), packed)?;
    put("word/document.xml", text.as_bytes(), packed)?;
    put("word/_rels/document.xml.rels", relations_of_text(body).as_bytes(), packed)?;
    for (name, _, content) in PARTS {
        put(&format!("word/{name}"), content.as_bytes(), packed)?;
    }
    for (number, picture) in body.media.iter().enumerate() {
        let name = format!("word/media/{}.{}", drawing::name(number), picture.ending);
        put(&name, &picture.bytes, CompressionMethod::Stored)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The beginning of a part.
fn part() -> Markup {
    let mut out = Markup::xhtml();
    out.raw(DECLARATION);
    out
}

/// What kind of content each part has.
fn types() -> String {
    let mut out = part();
    out.element("Types", &[("xmlns", &format!("{PACKAGE}content-types"))], |out| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (ending, kind) in
            [("rels", relations), ("xml", "application/xml"), ("jpg", "image/jpeg"), ("png", "image/png")]
        {
            out.void("Default", &[("Extension", ending), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| out.void("Override", &[("PartName", name), ("ContentType", kind)]);
        part("/word/document.xml", &format!("{MAIN}document.main+xml"));
        for (name, kind, _) in PARTS {
            part(&format!("/word/{name}"), &format!("{MAIN}{kind}+xml"));
        }
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    });
    out.into_string()
}

fn relations() -> String {
    related(&[
        ("text", format!("{OFFICE}relationships/officeDocument"), "word/document.xml".to_owned()),
        ("core", format!("{PACKAGE}relationships/metadata/core-properties"), "docProps/core.xml".to_owned()),
        ("app", format!("{OFFICE}relationships/extended-properties"), "docProps/app.xml".to_owned()),
    ])
}

fn relations_of_text(body: &Body<'_>) -> String {
    let kind = |kind: &str| format!("{OFFICE}relationships/{kind}");
    let mut all: Vec<(String, String, String)> =
        PARTS.iter().map(|(name, is, _)| ((*is).to_owned(), kind(is), (*name).to_owned())).collect();
    all.extend(body.media.iter().enumerate().map(|(number, picture)| {
        let name = drawing::name(number);
        (name.clone(), kind("image"), format!("media/{name}.{}", picture.ending))
    }));
    let links = body.links.iter().enumerate();
    all.extend(links.map(|(number, address)| (inline::link(number), kind("hyperlink"), address.clone())));
    related(&all)
}

/// Relations: id, kind, and the part or web address that they lead to.
fn related<T: AsRef<str>>(all: &[(T, String, String)]) -> String {
    let mut out = part();
    out.element("Relationships", &[("xmlns", &format!("{PACKAGE}relationships"))], |out| {
        for (id, kind, target) in all {
            let mut values = vec![("Id", id.as_ref()), ("Type", kind.as_str()), ("Target", target.as_str())];
            if kind.ends_with("/hyperlink") {
                values.push(("TargetMode", "External"));
            }
            out.void("Relationship", &values);
        }
    });
    out.into_string()
}
