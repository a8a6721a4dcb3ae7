//! HTML and XHTML, tag by tag: text and values of attributes are escaped here and nowhere else.
//!
//! "HTML: The Living Standard", html.spec.whatwg.org; XHTML as EPUB 3 has it (void elements closed).

use std::rc::Rc;

use quick_xml::escape::escape;

use super::{Figure, Line, Node, Span, Weight, Words, address};
use crate::catalog::Place;

/// Marked-up text that is being written.
pub(super) struct Markup {
    out: String,
    /// Whether void elements are closed, as XML wants.
    xml: bool,
    around: Option<Rc<Around>>,
}

/// Gives the address of the page about a place.
type PageOf = Box<dyn Fn(&Place) -> Option<String>>;

/// The pages around one that is part of many.
pub(super) struct Around {
    /// Where there is one, the page about a place.
    pub page: PageOf,
    /// What stands where a picture cannot be had.
    pub no_picture: Words,
}

impl Markup {
    /// HTML.
    pub fn html() -> Markup {
        Markup { out: String::new(), xml: false, around: None }
    }

    /// XHTML, or other XML.
    pub fn xhtml() -> Markup {
        Markup { out: String::new(), xml: true, around: None }
    }

    /// HTML of a page that is part of many.
    pub fn page(around: Around) -> Markup {
        Markup { around: Some(Rc::new(around)), ..Markup::html() }
    }

    /// What was written.
    pub fn into_string(self) -> String {
        self.out
    }

    /// Puts something in as it is: markup of our own, never text of records.
    pub fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        self.out.push_str(&escape(text));
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            self.out.push_str(&escape(*value));
            self.out.push('"');
        }
        self.out.push_str(end);
    }

    /// An element with what is in it.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Markup)) {
        self.tag(name, attributes, ">");
        inside(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element with text in it.
    pub fn words(&mut self, name: &str, attributes: &[(&str, &str)], words: &Words) {
        let all = [self.language(words).as_slice(), attributes].concat();
        self.element(name, &all, |out| out.text(&words.text));
    }

    /// An element with a line in it; words in one language alone give it theirs.
    pub fn words_of(&mut self, name: &str, attributes: &[(&str, &str)], line: &[Span]) {
        match line {
            [Span { words, weight: Weight::Plain, link: None, names: None }] => self.words(name, attributes, words),
            _ => self.element(name, attributes, |out| out.spans(line)),
        }
    }

    /// The attributes that say in which language something is.
    fn language(&self, words: &Words) -> Vec<(&'static str, &'static str)> {
        let code = words.language.code();
        if self.xml { vec![("lang", code), ("xml:lang", code)] } else { vec![("lang", code)] }
    }

    /// An element that holds nothing.
    pub fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let end = if self.xml { "/>" } else { ">" };
        self.tag(name, attributes, end);
    }

    /// A new line in the markup, where it means nothing.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// Running text.
    pub fn spans(&mut self, line: &[Span]) {
        for span in line {
            let element = match span.weight {
                Weight::Plain => "span",
                Weight::Strong => "strong",
                Weight::Soft => "small",
            };
            // XHTML is checked strictly: what is no address there is text.
            let strict = |link: &String| if self.xml { address::strict(link) } else { Some(link.clone()) };
            let page = span.names.as_ref().and_then(|place| self.page_of(place));
            match (span.link.as_ref().and_then(strict), page) {
                (Some(link), _) => self.element("a", &[("href", link.as_str()), ("rel", "noreferrer")], |out| {
                    out.words(element, &[], &span.words);
                }),
                (None, Some(page)) => self.element("a", &[("href", page.as_str())], |out| {
                    out.words(element, &[], &span.words);
                }),
                (None, None) => self.words(element, &[], &span.words),
            }
        }
    }

    /// The address of the page about a place, where this is one of many pages.
    fn page_of(&self, place: &Place) -> Option<String> {
        self.around.as_ref().and_then(|around| (around.page)(place))
    }

    /// Pieces of a document. `picture` gives the address of a figure's picture and its sides; none if
    /// it cannot be had. Headings begin `deeper` levels below those of the tree.
    pub fn nodes(&mut self, nodes: &[Node], picture: &dyn Fn(&Figure) -> Option<Shown>) {
        for node in nodes {
            self.node(node, picture);
            self.line();
        }
    }

    fn node(&mut self, node: &Node, picture: &dyn Fn(&Figure) -> Option<Shown>) {
        match node {
            Node::Chapter(line) => self.words_of("h2", &[("class", "chapter")], line),
            Node::Heading(level, line) => {
                let name = match level {
                    0..=2 => "h2",
                    3 => "h3",
                    _ => "h4",
                };
                self.words_of(name, &[], line);
            }
            Node::Paragraph(line) => self.element("p", &[], |out| out.spans(line)),
            Node::Dateline(line) => self.element("p", &[("class", "dateline")], |out| out.spans(line)),
            Node::Quotation(words, by) => self.element("blockquote", &[], |out| {
                out.words("p", &[], words);
                if let Some(by) = by {
                    out.element("footer", &[], |out| out.spans(by));
                }
            }),
            Node::List(lines) => self.element("ul", &[], |out| {
                for line in lines {
                    out.element("li", &[], |out| out.spans(line));
                }
            }),
            Node::Facts(facts) => self.element("dl", &[], |out| {
                for (name, lines) in facts {
                    out.words_of("dt", &[], name);
                    for line in lines {
                        out.element("dd", &[], |out| out.spans(line));
                    }
                }
            }),
            Node::Table(head, rows) => self.table(head, rows),
            Node::Figure(figure) => self.figure(figure, picture),
            Node::Facing(rows) => self.element("div", &[("class", "facing")], |out| {
                for sides in rows {
                    out.element("div", &[("class", "row")], |out| {
                        for side in sides {
                            out.element("div", &[], |out| out.nodes(side, picture));
                        }
                    });
                }
            }),
        }
    }

    fn table(&mut self, head: &[Line], rows: &[Vec<Line>]) {
        self.element("table", &[], |out| {
            out.element("thead", &[], |out| {
                out.element("tr", &[], |out| {
                    for name in head {
                        out.words_of("th", &[("scope", "col")], name);
                    }
                });
            });
            out.element("tbody", &[], |out| {
                for row in rows {
                    out.element("tr", &[], |out| {
                        for cell in row {
                            out.element("td", &[], |out| out.spans(cell));
                        }
                    });
                }
            });
        });
    }

    /// A picture with its caption and its credit.
    pub fn figure(&mut self, figure: &Figure, picture: &dyn Fn(&Figure) -> Option<Shown>) {
        self.element("figure", &[], |out| {
            let shown = picture(figure);
            match out.page_of(&figure.photo) {
                Some(page) => out.element("a", &[("href", &page)], |out| out.picture(figure, shown)),
                None => out.picture(figure, shown),
            }
            out.element("figcaption", &[], |out| {
                for words in &figure.caption {
                    out.words("span", &[("class", "caption")], words);
                    out.text(" ");
                }
                if let Some(credit) = &figure.credit {
                    out.words("small", &[("class", "credit")], credit);
                }
            });
        });
    }

    /// The picture; among many pages something stands in its place if it cannot be had.
    fn picture(&mut self, figure: &Figure, shown: Option<Shown>) {
        let Some(shown) = shown else {
            if let Some(around) = self.around.clone() {
                self.words("span", &[("class", "plate")], &around.no_picture);
            }
            return;
        };
        let (width, height) = (shown.width.to_string(), shown.height.to_string());
        let alternative = figure.alternative.text.as_str();
        let sides = [("width", width.as_str()), ("height", &height)];
        let what = [("src", shown.address.as_str()), ("alt", alternative)];
        let mut attributes = [what.as_slice(), &sides, &self.language(&figure.alternative)].concat();
        if self.around.is_some() {
            attributes.push(("loading", "lazy"));
        }
        self.void("img", &attributes);
    }
}

/// The picture of a figure as a page refers to it.
#[derive(Clone)]
pub(super) struct Shown {
    /// Its address.
    pub address: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn text_of_records_is_never_markup() {
        let words = Words::new("<script>alert('\"&')</script>\u{0}", Language::En);
        let mut html = Markup::html();
        html.words("p", &[("title", "\"><img onerror=x>")], &words);
        assert_eq!(
            html.into_string(),
            "<p lang=\"en\" title=\"&quot;&gt;&lt;img onerror=x&gt;\">&lt;script&gt;alert(&apos;&quot;&amp;&apos;)&lt;/script&gt;</p>"
        );
        let mut xhtml = Markup::xhtml();
        xhtml.void("br", &[]);
        assert_eq!(xhtml.into_string(), "<br/>");
    }
}
