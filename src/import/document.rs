//! What every kind of document becomes before it is read as a press text: its parts in order, and
//! what stands beside them. One function makes a proposal of it: the parts become lines of a text,
//! with hints on what each line is.

use std::sync::Arc;

use super::{
    Further, ImportError, Options, Proposal, ProposedFile, limits, picture,
    press::{
        self,
        hints::{Hints, Line, Spot},
    },
    wrap,
};
pub(super) use crate::import::press::hints::What;
use crate::{archive::change::Fingerprint, catalog::Catalog, model::Certainty, words::Message};

/// A document.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub encoding: &'static str,
    pub parts: Vec<Part>,
    pub told: Vec<Told>,
    pub doubts: Vec<Message>,
    pub further: Vec<Further>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The headline.
    Title(String),
    /// A heading within.
    Heading(String),
    /// A paragraph; its lines are paragraphs of their own.
    Paragraph(String),
    /// An item of a list.
    Item(String),
    /// A quotation that is set apart, with who said it after a dash.
    Quotation(String),
    /// The cells of a row.
    Row(Vec<String>),
    /// The caption of the picture before it.
    Caption(String),
    /// A footnote.
    Note(String),
    /// A picture: its name and its bytes.
    Picture(String, Vec<u8>),
}

/// Something told beside the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub what: What,
    pub value: String,
    pub certainty: Certainty,
}

impl Document {
    /// Keeps what is told, if it is anything.
    pub fn tell(&mut self, what: What, value: &str, certainty: Certainty) {
        let value = wrap::in_one_line(value);
        let known = self.told.iter().any(|told| told.what == what && told.value == value);
        if !value.is_empty() && value.len() <= 1000 && !known {
            self.told.push(Told { what, value, certainty });
        }
    }

    /// Makes one quotation of paragraphs: what is said, then by whom.
    pub fn quotation(mut said: Vec<String>) -> Option<Part> {
        let name = said.pop()?;
        let name = name.trim_start_matches(['—', '–', '-', ' ']);
        let marks = |c: char| matches!(c, '“' | '”' | '"');
        let words = said.join(" ");
        let words = words.trim_matches(marks);
        (!name.is_empty() && !words.is_empty()).then(|| Part::Quotation(format!("“{words}” — {name}")))
    }

    /// A doubt, once.
    pub fn doubt(&mut self, message: Message) {
        if !self.doubts.contains(&message) {
            self.doubts.push(message);
        }
    }

    /// The proposal that it becomes.
    ///
    /// # Errors
    /// If there is nothing in it.
    pub fn proposal(self, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
        let (text, hints) = self.flat();
        if text.trim().is_empty() && hints.spots.is_empty() && self.further.is_empty() {
            return Err(ImportError(Message::new("import-empty")));
        }
        let mut proposal = press::read_text(text, &hints, catalog, options);
        proposal.encoding = self.encoding;
        proposal.doubts.splice(0..0, self.doubts);
        proposal.further = self.further;
        Ok(vec![proposal])
    }

    /// The text and the hints on it. A picture has no line; its caption has.
    fn flat(&self) -> (String, Hints) {
        let mut flat = Flat::default();
        for part in &self.parts {
            match part {
                Part::Title(words) => flat.line(words, Some(Line::Headline)),
                Part::Heading(words) => flat.line(words, Some(Line::Heading)),
                Part::Paragraph(words) => words.lines().for_each(|line| flat.line(line, None)),
                Part::Item(words) => flat.line(words, Some(Line::Item)),
                Part::Quotation(words) => flat.line(words, Some(Line::Quotation)),
                Part::Row(cells) => flat.line(&cells.join(" | "), Some(Line::Row)),
                Part::Caption(words) => flat.line(words, Some(Line::Caption)),
                Part::Note(words) => flat.line(words, Some(Line::Note)),
                Part::Picture(name, bytes) => flat.picture(name, bytes),
            }
        }
        for told in &self.told {
            flat.line(&told.value, Some(Line::Told(told.what, told.certainty)));
        }
        (flat.text, flat.hints)
    }
}

#[derive(Default)]
struct Flat {
    text: String,
    hints: Hints,
}

impl Flat {
    fn line(&mut self, words: &str, hint: Option<Line>) {
        let words = wrap::in_one_line(words);
        if words.is_empty() {
            return;
        }
        if let Some(hint) = hint {
            self.hints.lines.insert(self.text.len(), hint);
        }
        self.text.push_str(&words);
        self.text.push('\n');
    }

    fn picture(&mut self, name: &str, bytes: &[u8]) {
        let Some(ending) = picture::ending(bytes) else { return };
        if self.hints.spots.len() >= limits::PICTURES || picture::is_small(bytes) {
            return;
        }
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let file = ProposedFile { name, ending, fingerprint: Fingerprint::of(bytes), within: Some(Arc::from(bytes)) };
        self.hints.spots.push(Spot { at: self.text.len(), file });
    }
}
