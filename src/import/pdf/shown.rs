//! What the pages of a PDF show: pieces of text with their places, in the order of drawing, and
//! photos.

use std::collections::{HashMap, HashSet};

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, content::Content};

use super::fonts::{self, Font};
use crate::import::limits;

/// A piece of text: its words and where they stand, in points from the lower left corner.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub words: String,
    pub left: f64,
    pub right: f64,
    pub base: f64,
    pub size: f64,
}

/// What stands on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    Piece(Piece),
    Photo(Vec<u8>),
}

/// What pages show.
#[derive(Default)]
pub(super) struct Pages {
    pub pages: Vec<Vec<Shown>>,
    /// How many characters were read, and how many have no meaning.
    pub read: usize,
    pub lost: usize,
}

/// How deep drawings may lie within one another.
const DEEPEST: usize = 6;
/// How many steps of drawing are followed in all.
const MOST_STEPS: usize = 5_000_000;

/// Reads the pages.
pub(super) fn read(pdf: &Pdf, pages: &[ObjectId]) -> Pages {
    let mut reader = Reader { pdf, found: Pages::default(), steps: 0, photos: HashSet::new(), out: Vec::new() };
    for page in pages {
        let content = pdf.get_page_content(*page).unwrap_or_default();
        let (own, inherited) = pdf.get_page_resources(*page).unwrap_or_default();
        let others = inherited.iter().filter_map(|id| pdf.get_dictionary(*id).ok());
        let resources: Vec<&Dictionary> = own.into_iter().chain(others).collect();
        reader.draw(&content, &resources, UNIT, 0);
        let out = std::mem::take(&mut reader.out);
        reader.found.pages.push(out);
    }
    reader.found
}

/// A matrix of a PDF: two directions and a place.
type Matrix = [f64; 6];
const UNIT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First one, then the other.
fn then([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix) -> Matrix {
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

#[derive(Clone, Copy)]
struct State {
    page: Matrix,
    text: Matrix,
    line: Matrix,
    size: f64,
    leading: f64,
    spread: f64,
    word: f64,
    scale: f64,
    rise: f64,
    font: usize,
}

struct Reader<'a> {
    pdf: &'a Pdf,
    found: Pages,
    out: Vec<Shown>,
    steps: usize,
    photos: HashSet<ObjectId>,
}

impl<'a> Reader<'a> {
    fn draw(&mut self, content: &[u8], resources: &[&'a Dictionary], page: Matrix, depth: usize) {
        let Ok(content) = Content::decode(content) else { return };
        let pdf = self.pdf;
        let listed = |kind: &'static [u8]| {
            let held =
                resources.iter().filter_map(move |resources| resources.get_deref(kind, pdf).ok()?.as_dict().ok());
            held.flat_map(|held| held.iter())
        };
        let mut names: HashMap<&[u8], usize> = HashMap::new();
        let mut originals: Vec<&Dictionary> = Vec::new();
        for (name, font) in listed(b"Font") {
            let font = pdf.dereference(font).ok().and_then(|(_, font)| font.as_dict().ok());
            if let Some(font) = font.filter(|_| !names.contains_key(name.as_slice())) {
                names.insert(name.as_slice(), originals.len());
                originals.push(font);
            }
        }
        let plain: Vec<Dictionary> = originals.iter().map(|font| fonts::dictionary(font)).collect();
        let fonts: Vec<Font<'_>> =
            originals.iter().zip(&plain).map(|(font, plain)| Font::new(pdf, font, plain)).collect();
        let start = State {
            page,
            text: UNIT,
            line: UNIT,
            size: 1.0,
            leading: 0.0,
            spread: 0.0,
            word: 0.0,
            scale: 1.0,
            rise: 0.0,
            font: usize::MAX,
        };
        let mut state = start;
        let mut kept: Vec<State> = Vec::new();
        for step in &content.operations {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return;
            }
            let number =
                |at: usize| step.operands.get(at).and_then(|operand| operand.as_float().ok()).map_or(0.0, f64::from);
            let matrix = || [number(0), number(1), number(2), number(3), number(4), number(5)];
            let font = fonts.get(state.font);
            let string =
                |at: usize| step.operands.get(at).and_then(|operand| operand.as_str().ok()).unwrap_or_default();
            match step.operator.as_str() {
                "q" if kept.len() < limits::DEPTH => kept.push(state),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.page = then(matrix(), state.page),
                "BT" => (state.text, state.line) = (UNIT, UNIT),
                "Tf" => {
                    let name = step.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    state.font = names.get(name).copied().unwrap_or(usize::MAX);
                    state.size = number(1);
                }
                "TL" => state.leading = number(0),
                "Tc" => state.spread = number(0),
                "Tw" => state.word = number(0),
                "Tz" => state.scale = number(0) / 100.0,
                "Ts" => state.rise = number(0),
                "Td" => state.next_line(number(0), number(1)),
                "TD" => {
                    state.leading = -number(1);
                    state.next_line(number(0), number(1));
                }
                "Tm" => (state.text, state.line) = (matrix(), matrix()),
                "T*" => state.next_line(0.0, -state.leading),
                "Tj" => self.show(&mut state, font, string(0)),
                "'" => {
                    state.next_line(0.0, -state.leading);
                    self.show(&mut state, font, string(0));
                }
                "\"" => {
                    (state.word, state.spread) = (number(0), number(1));
                    state.next_line(0.0, -state.leading);
                    self.show(&mut state, font, string(2));
                }
                "TJ" => {
                    let parts = step.operands.first().and_then(|parts| parts.as_array().ok());
                    for part in parts.into_iter().flatten() {
                        match (part.as_str(), part.as_float()) {
                            (Ok(bytes), _) => self.show(&mut state, font, bytes),
                            (_, Ok(back)) => state.advance(-f64::from(back) / 1000.0 * state.size * state.scale),
                            _ => {}
                        }
                    }
                }
                "Do" => {
                    let name = step.operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    let object = listed(b"XObject").find(|(own, _)| own.as_slice() == name).map(|(_, object)| object);
                    if let Some(object) = object {
                        self.object(object, resources, state.page, depth);
                    }
                }
                _ => {}
            }
        }
    }

    fn object(&mut self, object: &'a Object, outer: &[&'a Dictionary], page: Matrix, depth: usize) {
        let Ok((id, Object::Stream(stream))) = self.pdf.dereference(object) else { return };
        let kind = stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        if kind == b"Image" {
            let packed = stream.filters().unwrap_or_default();
            let is_jpeg = matches!(packed.as_slice(), [only] if *only == b"DCTDecode");
            if is_jpeg && self.photos.len() < limits::PICTURES && id.is_none_or(|id| self.photos.insert(id)) {
                self.out.push(Shown::Photo(stream.content.clone()));
            }
        } else if kind == b"Form" && depth < DEEPEST {
            let inner: Vec<f64> = match stream.dict.get_deref(b"Matrix", self.pdf).and_then(Object::as_array) {
                Ok(matrix) => matrix.iter().filter_map(|part| part.as_float().ok()).map(f64::from).collect(),
                Err(_) => Vec::new(),
            };
            let inner: Matrix = inner.try_into().unwrap_or(UNIT);
            let own = stream.dict.get_deref(b"Resources", self.pdf).and_then(Object::as_dict).ok();
            let resources: Vec<&Dictionary> = own.map_or_else(|| outer.to_vec(), |own| vec![own]);
            let content = stream.get_plain_content().unwrap_or_default();
            self.draw(&content, &resources, then(inner, page), depth + 1);
        }
    }

    fn show(&mut self, state: &mut State, font: Option<&Font<'_>>, bytes: &[u8]) {
        let Some(font) = font else { return };
        let (width, codes) = font.width(bytes);
        let spaces = bytes.iter().filter(|byte| **byte == b' ').count() as f64;
        let [a, b, _, _, left, base] = then([1.0, 0.0, 0.0, 1.0, 0.0, state.rise], then(state.text, state.page));
        let advance = (width * state.size + codes as f64 * state.spread + spaces * state.word) * state.scale;
        let scale = a.hypot(b);
        match font.text(bytes) {
            Some(words) => {
                let signs = words.chars().filter(|c| !c.is_whitespace()).count();
                let lost = words.chars().filter(|c| matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}')).count();
                self.found.read += signs - lost.min(signs);
                self.found.lost += lost;
                // What stands upright is a note in the margin, or a stamp.
                if a > 0.0 && b.abs() <= a && !words.is_empty() {
                    let size = (state.size * scale).abs();
                    self.out.push(Shown::Piece(Piece { words, left, right: left + advance * scale, base, size }));
                }
            }
            None => self.found.lost += codes,
        }
        state.advance(advance);
    }
}

impl State {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line = then([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    fn advance(&mut self, by: f64) {
        self.text = then([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
    }
}
