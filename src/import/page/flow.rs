//! The lines of a page in order: paragraphs, headings, items, rows, pictures with their captions.

use super::tree::{Node, Tag, is_block};
use crate::import::{
    document::{Document, Part},
    limits,
    press::captions,
    word::push_row,
    wrap,
};

/// A part, and whether it lies within the article.
pub(super) struct Placed {
    pub part: Part,
    pub is_inside: bool,
    /// Whether it was a headline of the page, `<h1>`.
    pub is_first_heading: bool,
}

/// Reads the lines under a tag.
pub(super) struct Flow<'a> {
    /// What holds the article.
    article: &'a Tag,
    picture: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    pub placed: Vec<Placed>,
    line: Line,
    is_inside: bool,
    /// Whether lines are broken where the page breaks them.
    is_preformatted: bool,
    pictures: usize,
}

/// The line that is being read.
#[derive(Default)]
struct Line {
    words: String,
    /// How many of its characters are links.
    linked: usize,
}

/// How the words of a tag are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Paragraph,
    Headline,
    Heading,
    Item,
    Caption,
    /// In the middle of the line: the caption of a picture, if it follows one.
    Centred,
}

impl<'a> Flow<'a> {
    pub fn new(article: &'a Tag, picture: &'a dyn Fn(&str) -> Option<Vec<u8>>) -> Flow<'a> {
        Flow {
            article,
            picture,
            placed: Vec::new(),
            line: Line::default(),
            is_inside: false,
            is_preformatted: false,
            pictures: 0,
        }
    }

    pub fn read(&mut self, root: &Tag) {
        self.tag(root, Kind::Paragraph, false);
        self.end_line(Kind::Paragraph);
    }

    fn tag(&mut self, tag: &Tag, kind: Kind, is_link: bool) {
        let was_inside = self.is_inside;
        if std::ptr::eq(tag, self.article) {
            self.end_line(kind);
            self.is_inside = true;
        }
        let inner = inner_kind(tag, kind);
        if is_block(&tag.name) {
            self.end_line(kind);
        }
        let was_preformatted = self.is_preformatted;
        self.is_preformatted |= tag.name == "pre";
        match tag.name.as_str() {
            "br" | "hr" => self.end_line(kind),
            "img" => self.picture(tag, kind),
            "figure" => self.figure(tag),
            "tr" => self.row(tag, inner),
            "blockquote" if tag.tags().last().is_some_and(|last| matches!(last.name.as_str(), "footer" | "cite")) => {
                self.quotation(tag, inner);
            }
            // What is read aloud above characters is no part of them.
            "rt" | "rp" => {}
            name => {
                let is_link = is_link || name == "a";
                for node in &tag.children {
                    match node {
                        Node::Tag(tag) => self.tag(tag, inner, is_link),
                        Node::Text(words) => self.words(words, is_link),
                    }
                }
            }
        }
        if is_block(&tag.name) {
            self.end_line(inner);
        }
        self.is_preformatted = was_preformatted;
        if self.is_inside != was_inside {
            self.end_line(inner);
            self.is_inside = was_inside;
        }
    }

    fn words(&mut self, words: &str, is_link: bool) {
        self.line.words.push_str(words);
        if is_link {
            self.line.linked += words.chars().filter(|c| !c.is_whitespace()).count();
        }
    }

    fn end_line(&mut self, kind: Kind) {
        let line = std::mem::take(&mut self.line);
        if self.is_preformatted {
            for words in wrap::paragraphs(&line.words) {
                self.push_line(&words, 0, kind);
            }
        } else {
            self.push_line(&line.words, line.linked, kind);
        }
    }

    /// A line of which so many characters are links.
    fn push_line(&mut self, words: &str, linked: usize, kind: Kind) {
        let words = wrap::in_one_line(words);
        if words.is_empty() {
            return;
        }
        let length = words.chars().filter(|c| !c.is_whitespace()).count();
        let finished = words.ends_with(['。', '.', '！', '!', '”', '"', '：', ':']);
        // A line that is a link and no sentence leads elsewhere.
        if linked >= length && !finished && !matches!(kind, Kind::Headline | Kind::Caption) {
            return;
        }
        let after_picture = matches!(self.placed.last(), Some(Placed { part: Part::Picture(..), .. }));
        let short = words.chars().count() <= 150;
        let part = match kind {
            Kind::Paragraph => Part::Paragraph(words),
            Kind::Headline => Part::Heading(words),
            Kind::Heading => Part::Heading(words),
            Kind::Item => Part::Item(words),
            Kind::Caption => Part::Caption(words),
            Kind::Centred if after_picture && short => Part::Caption(words),
            Kind::Centred => Part::Paragraph(words),
        };
        self.push(part, kind == Kind::Headline);
    }

    fn push(&mut self, part: Part, is_first_heading: bool) {
        self.placed.push(Placed { part, is_inside: self.is_inside, is_first_heading });
    }

    /// The cells of a row side by side, if each is short. Other tables are there for the layout only,
    /// and go on cell by cell.
    fn row(&mut self, tag: &Tag, kind: Kind) {
        let start = self.placed.len();
        let mut cells: Vec<usize> = Vec::new();
        for cell in tag.tags() {
            let from = self.placed.len();
            self.tag(cell, kind, false);
            self.end_line(kind);
            cells.push(self.placed.len() - from);
        }
        let is_plain = |placed: &Placed| {
            let words = matches!(&placed.part, Part::Paragraph(words) if words.chars().count() <= 200);
            words && placed.is_inside == self.is_inside
        };
        let filled = cells.iter().filter(|count| **count > 0).count();
        let short = cells.iter().all(|count| *count <= 3) && self.placed.iter().skip(start).all(is_plain);
        if filled < 2 || !short {
            return;
        }
        let mut parts = Vec::new();
        let mut rest = self.placed.split_off(start).into_iter().map(|placed| placed.part);
        push_row(cells.iter().map(|count| rest.by_ref().take(*count).collect()).collect(), &mut parts);
        parts.into_iter().for_each(|part| self.push(part, false));
    }

    /// A quotation at whose foot stands who said it; of words alone, else it is read line by line.
    fn quotation(&mut self, tag: &Tag, kind: Kind) {
        let start = self.placed.len();
        for node in &tag.children {
            match node {
                Node::Tag(tag) => {
                    self.end_line(kind);
                    self.tag(tag, kind, false);
                }
                Node::Text(words) => self.words(words, false),
            }
        }
        self.end_line(kind);
        let words = |placed: &Placed| match &placed.part {
            Part::Paragraph(words) => Some(words.clone()),
            _ => None,
        };
        let said: Option<Vec<String>> = self.placed.iter().skip(start).map(words).collect();
        if let Some(quotation) = said.and_then(Document::quotation) {
            self.placed.truncate(start);
            self.push(quotation, false);
        }
    }

    /// The pictures of a figure, then its caption, whichever comes first in the page.
    fn figure(&mut self, tag: &Tag) {
        let start = self.placed.len();
        for node in &tag.children {
            match node {
                Node::Tag(inner) => self.tag(inner, Kind::Caption, false),
                Node::Text(words) => self.words(words, false),
            }
        }
        self.end_line(Kind::Caption);
        let is_picture = |placed: &Placed| matches!(placed.part, Part::Picture(..));
        if let Some(own) = self.placed.get_mut(start..) {
            own.sort_by_key(|placed| !is_picture(placed));
        }
    }

    fn picture(&mut self, tag: &Tag, kind: Kind) {
        self.end_line(kind);
        let places = ["src", "data-src", "data-original", "data-lazy-src"];
        let small = |name| tag.attribute(name).and_then(|side| side.trim_end_matches("px").parse::<u32>().ok());
        let is_small = ["width", "height"].into_iter().filter_map(small).any(|side| side < limits::SMALLEST_SIDE);
        let is_icon = tag.words().any(|word| matches!(word.as_str(), "icon" | "logo" | "avatar" | "qrcode" | "emoji"));
        if is_small || is_icon || self.pictures >= limits::PICTURES {
            return;
        }
        let place = places.iter().filter_map(|name| tag.attribute(name));
        let found = place.into_iter().find_map(|place| Some((place, (self.picture)(place.trim())?)));
        if let Some((place, bytes)) = found {
            self.pictures += 1;
            let is_named = !place.starts_with("data:") && !place.starts_with("cid:");
            let name = if is_named { place.split(['?', '#']).next().unwrap_or(place) } else { "picture" };
            self.push(Part::Picture(crate::import::data_uri::percent_decoded(name), bytes), false);
        }
        let words =
            ["alt", "title"].into_iter().filter_map(|name| tag.attribute(name)).find(|words| captions::is_one(words));
        if let Some(words) = words.filter(|_| kind != Kind::Caption) {
            self.push(Part::Caption(words.to_owned()), false);
        }
    }
}

fn inner_kind(tag: &Tag, kind: Kind) -> Kind {
    let centred = || {
        let style = tag.attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
        let aligned = tag.attribute("align").is_some_and(|align| align.eq_ignore_ascii_case("center"));
        aligned || style.contains("text-align:center") || tag.name == "center"
    };
    let is_caption = || {
        let words: Vec<String> = tag.words().collect();
        words.iter().any(|word| matches!(word.as_str(), "caption" | "figcaption" | "imgtitle" | "pictext" | "tuzhu"))
    };
    match tag.name.as_str() {
        _ if kind == Kind::Caption => kind,
        "h1" => Kind::Headline,
        "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "li" => Kind::Item,
        "figcaption" => Kind::Caption,
        "p" | "div" | "center" | "span" | "td" if is_caption() => Kind::Caption,
        "p" | "div" | "center" | "td" if kind == Kind::Paragraph && centred() => Kind::Centred,
        _ => kind,
    }
}
