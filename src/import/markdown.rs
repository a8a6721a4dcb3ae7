//! Markdown: headings, lists, quotes, pictures that came beside it with their captions, and what
//! its front matter tells.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! let bytes = b"# Example headline\n\nThe 1st Example Forum opened\nin Exampleton, they said.";
//! let proposal = import::propose(&Source::alone("a.md", bytes), &Catalog::default(), &Options::default())?.remove(0);
//! let headline = proposal.article.and_then(|article| article.headline);
//! assert_eq!((proposal.kind, headline.map(|read| read.value).as_deref()), ("Markdown", Some("Example headline")));
//! # Ok::<(), import::ImportError>(())
//! ```

use pulldown_cmark::{Event, Options as Extensions, Parser, Tag, TagEnd};

use super::{
    ImportError, Options, Proposal, Source, data_uri,
    document::{Document, Part, What},
    encoding, limits, refused, wrap,
};
use crate::{catalog::Catalog, model::Certainty};

/// Whether it is Markdown: any text may be, so that its name says it.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    (source.ends_with("md") || source.ends_with("markdown")) && refused::why(source.bytes).is_none()
}

/// Reads Markdown.
///
/// # Errors
/// What is no text.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let decoded = encoding::decode(source.bytes)?;
    let mut document = Document { encoding: decoded.encoding, ..Document::default() };
    let text = front_matter(&decoded.text, &mut document);
    let extensions = Extensions::ENABLE_TABLES | Extensions::ENABLE_FOOTNOTES | Extensions::ENABLE_STRIKETHROUGH;
    let mut reader = Reader {
        source,
        document,
        line: String::new(),
        picture: None,
        row: Vec::new(),
        quotation: None,
        notes: 0,
        items: 0,
    };
    for event in Parser::new_ext(text, extensions) {
        reader.event(event);
    }
    reader.end_line(Part::Paragraph);
    reader.document.proposal(catalog, options)
}

/// Takes off what stands between two lines of dashes at the beginning, and keeps what it tells.
fn front_matter<'a>(text: &'a str, document: &mut Document) -> &'a str {
    let Some(inner) = text.strip_prefix("---\n") else { return text };
    let end = ["\n---\n", "\n...\n"].iter().filter_map(|end| inner.find(end)).min();
    let Some((head, rest)) = end.and_then(|end| Some((inner.get(..end)?, inner.get(end + 5..)?))) else { return text };
    let mut key = String::new();
    for line in head.lines() {
        let value = match line.trim_start().strip_prefix("- ") {
            Some(item) => item,
            None => match line.split_once(':') {
                Some((name, value)) => {
                    key = name.trim().to_lowercase();
                    value
                }
                None => continue,
            },
        };
        let clean = |value: &str| value.trim().trim_matches(['"', '\'', '[', ']']).trim().to_owned();
        let sure = Certainty::Medium;
        match key.as_str() {
            "title" | "标题" => document.tell(What::Headline, &clean(value), sure),
            "date" | "published" | "日期" => {
                let value = clean(value);
                document.tell(What::Published, value.split('T').next().unwrap_or_default(), sure);
            }
            "author" | "authors" | "byline" | "作者" => {
                value.split([',', '，', '、']).for_each(|name| document.tell(What::Author, &clean(name), sure));
            }
            "publisher" | "来源" => document.tell(What::Publisher, &clean(value), sure),
            "source" | "url" | "link" | "canonical" | "网址" => {
                let value = clean(value);
                let what = if value.contains("://") { What::Address } else { What::Publisher };
                document.tell(what, &value, sure);
            }
            _ => {}
        }
    }
    rest
}

struct Reader<'a> {
    source: &'a Source<'a>,
    document: Document,
    line: String,
    /// The picture that is being read: its place and title. Its words are the line meanwhile.
    picture: Option<(String, String, String)>,
    row: Vec<String>,
    /// Where the quotation begins that is being read.
    quotation: Option<usize>,
    /// Within how many notes and items it is.
    notes: usize,
    items: usize,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Text(words) | Event::Code(words) => self.line.push_str(&words),
            Event::SoftBreak => {
                let before = std::mem::take(&mut self.line);
                // Whether a space belongs here shows when the next words are known.
                self.line = before + "\n";
            }
            Event::HardBreak => self.end_line(Part::Paragraph),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Html(_) | Event::InlineHtml(_) | Event::Rule => {}
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Image { dest_url, title, .. } => {
                let before = std::mem::take(&mut self.line);
                self.picture = Some((dest_url.into_string(), title.into_string(), before));
            }
            Tag::Item => {
                self.end_line(Part::Paragraph);
                self.items += 1;
            }
            Tag::FootnoteDefinition(_) => self.notes += 1,
            Tag::BlockQuote(_) => {
                self.end_line(Part::Paragraph);
                self.quotation = Some(self.document.parts.len());
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::Table(_) | Tag::List(_) => {
                self.end_line(Part::Paragraph);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => self.end_picture(),
            TagEnd::Heading(level) => {
                let first = level == pulldown_cmark::HeadingLevel::H1;
                let titled = self.document.parts.iter().any(|part| matches!(part, Part::Title(_)));
                self.end_line(if first && !titled { Part::Title } else { Part::Heading });
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.line);
                self.row.push(wrap::in_one_line(&cell));
            }
            TagEnd::TableRow | TagEnd::TableHead => {
                let row = std::mem::take(&mut self.row);
                self.document.parts.push(Part::Row(row));
            }
            TagEnd::Paragraph | TagEnd::CodeBlock => self.end_line(Part::Paragraph),
            TagEnd::Item => {
                self.end_line(Part::Paragraph);
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => self.end_quotation(),
            TagEnd::FootnoteDefinition => {
                self.end_line(Part::Paragraph);
                self.notes = self.notes.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// What was quoted is one quotation if its last paragraph is a dash and who said it.
    fn end_quotation(&mut self) {
        self.end_line(Part::Paragraph);
        let Some((start, parts)) =
            self.quotation.take().and_then(|start| Some((start, self.document.parts.get(start..)?)))
        else {
            return;
        };
        let words = |part: &Part| match part {
            Part::Paragraph(words) => Some(words.clone()),
            _ => None,
        };
        let said: Option<Vec<String>> = parts.iter().map(words).collect();
        let said = said.filter(|said| said.last().is_some_and(|last| last.starts_with(['—', '–'])));
        if let Some(quotation) = said.and_then(Document::quotation) {
            self.document.parts.truncate(start);
            self.document.parts.push(quotation);
        }
    }

    /// Ends a line; within notes and items it is one of those whatever it was to be.
    fn end_line(&mut self, part: fn(String) -> Part) {
        let words = wrap::in_one_line(&std::mem::take(&mut self.line));
        if words.is_empty() {
            return;
        }
        let part = if self.notes > 0 {
            Part::Note(words)
        } else if self.items > 0 {
            Part::Item(words)
        } else {
            part(words)
        };
        self.document.parts.push(part);
    }

    fn end_picture(&mut self) {
        let Some((place, title, before)) = self.picture.take() else { return };
        let words = std::mem::replace(&mut self.line, before);
        self.end_line(Part::Paragraph);
        let pictures = self.document.parts.iter().filter(|part| matches!(part, Part::Picture(..))).count();
        let bytes = data_uri::bytes(&place).or_else(|| {
            let decoded = data_uri::percent_decoded(&place);
            let held = !place.contains("://") && pictures < limits::PICTURES;
            held.then(|| (self.source.beside)(&place).or_else(|| (self.source.beside)(&decoded))).flatten()
        });
        if let Some(bytes) = bytes {
            let name =
                if place.starts_with("data:") { "picture".to_owned() } else { data_uri::percent_decoded(&place) };
            self.document.parts.push(Part::Picture(name, bytes));
        }
        // The title is written to be read; without one the words in its place are all there is.
        let caption = if title.trim().is_empty() { words } else { title };
        if !caption.trim().is_empty() {
            self.document.parts.push(Part::Caption(caption));
        }
    }
}
