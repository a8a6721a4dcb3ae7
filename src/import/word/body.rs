//! The body of a Word document, block by block.

use std::collections::HashMap;

use super::{
    Relation,
    styles::{Kind, Styles},
};
use crate::{
    import::{
        ImportError,
        container::Container,
        document::{Document, Part},
        xml::{Element, Node},
    },
    words::Message,
};

/// What is needed to read a body.
pub(super) struct Body<'a, 'b> {
    pub styles: &'a Styles,
    pub relations: &'a HashMap<String, Relation>,
    pub held: &'a mut Container<'b>,
    pub document: &'a mut Document,
    /// The notes that the text calls for, by kind and number.
    pub notes: Vec<(&'static str, String)>,
}

/// What a paragraph holds: its words, the pictures in it, and the text boxes that hang on it.
#[derive(Default)]
struct Inside {
    words: String,
    pictures: Vec<Part>,
    boxes: Vec<Part>,
}

impl Body<'_, '_> {
    /// The parts of a body, a cell or a text box.
    pub fn blocks(&mut self, content: &Element) -> Result<Vec<Part>, ImportError> {
        let mut parts = Vec::new();
        for element in content.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element, &mut parts)?,
                "tbl" => self.table(element, &mut parts)?,
                "sdt" if !is_contents(element) => {
                    if let Some(content) = element.child("sdtContent") {
                        parts.extend(self.blocks(content)?);
                    }
                }
                "ins" | "moveTo" | "customXml" | "smartTag" | "Choice" => parts.extend(self.blocks(element)?),
                "AlternateContent" => {
                    if let Some(choice) = element.child("Choice").or_else(|| element.child("Fallback")) {
                        parts.extend(self.blocks(choice)?);
                    }
                }
                _ => {}
            }
        }
        Ok(parts)
    }

    fn paragraph(&mut self, element: &Element, parts: &mut Vec<Part>) -> Result<(), ImportError> {
        let kind = self.styles.of(element.child("pPr"));
        let mut inside = Inside::default();
        self.inline(element, &mut inside)?;
        // A picture in the line stands before its words: they are its caption, or nothing is.
        parts.append(&mut inside.pictures);
        let words = inside.words;
        if !words.trim().is_empty() {
            match kind {
                Kind::Paragraph => parts.push(Part::Paragraph(words)),
                Kind::Title => parts.push(Part::Title(words)),
                Kind::Heading => parts.push(Part::Heading(words)),
                Kind::Caption => parts.push(Part::Caption(words)),
                Kind::Item => parts.push(Part::Item(words)),
                Kind::Quotation => parts.push(Part::Quotation(words)),
                Kind::Left => {}
            }
        }
        parts.append(&mut inside.boxes);
        Ok(())
    }

    /// Rows with several filled cells are rows; other tables are there for the layout only.
    fn table(&mut self, element: &Element, parts: &mut Vec<Part>) -> Result<(), ImportError> {
        for row in element.elements().filter(|row| row.name == "tr") {
            let mut cells = Vec::new();
            for cell in row.elements().filter(|cell| cell.name == "tc") {
                cells.push(self.blocks(cell)?);
            }
            push_row(cells, parts);
        }
        Ok(())
    }

    fn inline(&mut self, element: &Element, inside: &mut Inside) -> Result<(), ImportError> {
        for node in &element.children {
            let Node::Element(element) = node else { continue };
            match element.name.as_str() {
                "t" => inside.words.push_str(&element.text()),
                "tab" | "ptab" => inside.words.push(' '),
                "br" | "cr" if element.attribute("type").is_none_or(|kind| kind == "textWrapping") => {
                    inside.words.push('\n');
                }
                "noBreakHyphen" => inside.words.push('-'),
                "footnoteReference" => self.note("footnote", element),
                "endnoteReference" => self.note("endnote", element),
                "blip" => self.picture(element.attribute("embed"), element.attribute("link"), inside)?,
                "imagedata" => self.picture(element.attribute("id"), None, inside)?,
                "txbxContent" => {
                    let parts = self.blocks(element)?;
                    inside.boxes.extend(parts);
                }
                "r" if is_hidden(element) => {}
                "AlternateContent" => {
                    if let Some(choice) = element.child("Choice").or_else(|| element.child("Fallback")) {
                        self.inline(choice, inside)?;
                    }
                }
                // What was taken out, how fields are made, and the readings above characters.
                "del" | "moveFrom" | "delText" | "instrText" | "rt" | "pPr" | "rPr" => {}
                _ => self.inline(element, inside)?,
            }
        }
        Ok(())
    }

    fn note(&mut self, kind: &'static str, element: &Element) {
        if let Some(id) = element.attribute("id") {
            self.notes.push((kind, id.to_owned()));
        }
    }

    fn picture(&mut self, held: Option<&str>, linked: Option<&str>, inside: &mut Inside) -> Result<(), ImportError> {
        let relation = held.or(linked).and_then(|id| self.relations.get(id));
        let Some(relation) = relation else { return Ok(()) };
        if relation.is_outside {
            self.document.doubt(Message::new("import-linked-picture").with("name", relation.target.as_str()));
            return Ok(());
        }
        if let Some(bytes) = self.held.part(&relation.target)? {
            inside.pictures.push(Part::Picture(relation.target.clone(), bytes));
        }
        Ok(())
    }
}

/// A row of a table: its cells side by side, unless there are pictures or one cell only.
pub(in crate::import) fn push_row(cells: Vec<Vec<Part>>, parts: &mut Vec<Part>) {
    let cells: Vec<Vec<Part>> = cells.into_iter().filter(|cell| !cell.is_empty()).collect();
    let pictures = cells.iter().flatten().any(|part| matches!(part, Part::Picture(..)));
    if cells.len() < 2 || pictures {
        parts.extend(cells.into_iter().flatten());
        return;
    }
    let words = |part: &Part| match part {
        Part::Title(words)
        | Part::Heading(words)
        | Part::Paragraph(words)
        | Part::Item(words)
        | Part::Quotation(words)
        | Part::Caption(words)
        | Part::Note(words) => words.clone(),
        Part::Row(cells) => cells.join(" | "),
        Part::Picture(..) => String::new(),
    };
    parts.push(Part::Row(cells.iter().map(|cell| cell.iter().map(words).collect::<Vec<_>>().join(" ")).collect()));
}

/// The words of a note.
pub(super) fn words_of(note: &Element) -> String {
    let mut out = String::new();
    for element in note.elements() {
        match element.name.as_str() {
            "t" => out.push_str(&element.text()),
            "del" | "delText" | "instrText" | "pPr" | "rPr" => {}
            _ => out.push_str(&words_of(element)),
        }
        if element.name == "p" {
            out.push('\n');
        }
    }
    out
}

fn is_hidden(run: &Element) -> bool {
    let mark = run.child("rPr").and_then(|properties| properties.child("vanish"));
    mark.is_some_and(|mark| !matches!(mark.attribute("val"), Some("0" | "false" | "off")))
}

/// Whether it is a table of contents, which Word makes by itself.
fn is_contents(element: &Element) -> bool {
    let gallery = element.child("sdtPr").and_then(|properties| properties.find("docPartGallery"));
    gallery.and_then(|gallery| gallery.attribute("val")).is_some_and(|name| name.contains("Contents"))
}
