//! Tags to a tree. What can hold no article is left out at once; what is left knows how much
//! running text is in it. Depth and number of elements are bounded, and time grows as the page does.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::{import::limits, model::is_han};

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub root: Tag,
    /// The words of `<title>`.
    pub title: String,
    /// What `<meta>` says, by name or property in small letters.
    pub metas: Vec<(String, String)>,
    /// What `<link rel=canonical>` names.
    pub canonical: Option<String>,
    /// Where the browser saved it from.
    pub saved_from: Option<String>,
    /// Texts of `application/ld+json`.
    pub linked_data: Vec<String>,
}

/// An element.
#[derive(Debug, Default)]
pub(super) struct Tag {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// How much running text is in it.
    pub weight: usize,
    /// In how many pieces.
    pub pieces: usize,
    has_headline: bool,
}

#[derive(Debug)]
pub(super) enum Node {
    Tag(Tag),
    Text(String),
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.children.iter().filter_map(|node| match node {
            Node::Tag(tag) => Some(tag),
            Node::Text(_) => None,
        })
    }

    /// Class and id, cut into words in small letters.
    pub fn words(&self) -> impl Iterator<Item = String> {
        let named = ["class", "id"].into_iter().filter_map(|name| self.attribute(name));
        named
            .flat_map(|value| value.split([' ', '-', '_']))
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
    }
}

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
const NEVER: &[&str] = &[
    "script", "style", "noscript", "nav", "aside", "footer", "button", "iframe", "svg", "template", "select", "object",
    "canvas", "audio", "video", "dialog", "textarea", "title", "head",
];
const CLUTTER: &[&str] = &[
    "nav",
    "navbar",
    "navigation",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "sidebar",
    "aside",
    "footer",
    "foot",
    "header",
    "comment",
    "comments",
    "reply",
    "replies",
    "share",
    "sharing",
    "social",
    "related",
    "recommend",
    "recommended",
    "recommendations",
    "advert",
    "advertisement",
    "ad",
    "ads",
    "adv",
    "banner",
    "copyright",
    "pagination",
    "pager",
    "toolbar",
    "login",
    "search",
    "qrcode",
    "popup",
    "modal",
    "newsletter",
    "subscribe",
    "cookie",
    "cookies",
    "sponsor",
    "sponsored",
    "promo",
    "widget",
    "ranking",
    "friendlink",
    "xgyd",
    "xgxw",
];
const CONTENT: &[&str] = &["article", "content", "main", "text", "body", "post", "entry", "detail", "page", "wrapper"];
const ROLES: &[&str] = &["navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog"];

/// Reads a page.
pub(super) fn read(text: &str) -> Page {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut builder = Builder { page: Page::default(), open: vec![Tag::default()], count: 0 };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.into_iter().take(64);
                let attributes = attributes.map(|(name, value)| (owned(&name), owned(&value.value))).collect();
                builder.start(Tag { name: owned(&tag.name), attributes, ..Tag::default() }, tag.self_closing);
            }
            Token::EndTag(tag) => builder.end(&owned(&tag.name)),
            Token::String(words) => builder.text(owned(&words.value)),
            Token::Comment(words) => builder.comment(&owned(&words.value)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while builder.open.len() > 1 {
        builder.close();
    }
    builder.page.root = builder.open.pop().unwrap_or_default();
    builder.page
}

fn owned(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

struct Builder {
    page: Page,
    open: Vec<Tag>,
    count: usize,
}

impl Builder {
    fn start(&mut self, tag: Tag, closes_itself: bool) {
        let name = tag.name.as_str();
        match name {
            "meta" => return self.meta(&tag),
            "link" => {
                if tag.attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) {
                    self.page.canonical = self.page.canonical.take().or(tag.attribute("href").map(str::to_owned));
                }
                return;
            }
            "body" => self.end("head"),
            "html" if self.open.len() > 1 => return,
            _ => {}
        }
        self.close_implied(name);
        self.count += 1;
        let is_void = VOID.contains(&name) || closes_itself && !is_block(name);
        if is_void {
            self.add(Node::Tag(tag));
        } else if self.open.len() < limits::DEPTH {
            self.open.push(tag);
        }
    }

    /// Elements that end where another begins.
    fn close_implied(&mut self, name: &str) {
        match name {
            "li" => self.close_up_to("li", &["ul", "ol"]),
            "dt" | "dd" => {
                self.close_up_to("dt", &["dl"]);
                self.close_up_to("dd", &["dl"]);
            }
            "tr" => self.close_up_to("tr", &["table"]),
            "td" | "th" => {
                self.close_up_to("td", &["table", "tr"]);
                self.close_up_to("th", &["table", "tr"]);
            }
            "option" => self.close_up_to("option", &["select"]),
            _ => {}
        }
        if is_block(name) {
            self.close_up_to(
                "p",
                &["td", "th", "table", "li", "div", "section", "article", "button", "object", "blockquote"],
            );
        }
    }

    fn close_up_to(&mut self, name: &str, barriers: &[&str]) {
        let near = self.open.iter().rev().take_while(|tag| !barriers.contains(&tag.name.as_str()));
        if near.into_iter().any(|tag| tag.name == name) {
            self.end(name);
        }
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "body" | "html") || !self.open.iter().skip(1).any(|tag| tag.name == name) {
            return;
        }
        loop {
            let done = self.open.last().is_none_or(|tag| tag.name == name);
            self.close();
            if done {
                return;
            }
        }
    }

    fn close(&mut self) {
        if self.open.len() > 1
            && let Some(tag) = self.open.pop()
        {
            if tag.name == "title" && self.page.title.is_empty() {
                self.page.title = text_of(&tag);
            }
            if tag.name == "script" && tag.attribute("type").is_some_and(|kind| kind.contains("ld+json")) {
                self.page.linked_data.push(text_of(&tag));
            }
            // The foot of a quotation says whose it is.
            let of_quotation = tag.name == "footer" && self.open.last().is_some_and(|open| open.name == "blockquote");
            if of_quotation || !is_clutter(&tag) {
                self.add(Node::Tag(tag));
            }
        }
    }

    fn text(&mut self, words: String) {
        self.add(Node::Text(words));
    }

    fn add(&mut self, node: Node) {
        let Some(last) = self.open.last_mut().filter(|_| self.count < limits::ELEMENTS) else { return };
        match &node {
            Node::Tag(tag) => {
                last.has_headline |= tag.has_headline || tag.name == "h1";
                if last.name != "a" {
                    last.weight += tag.weight;
                    last.pieces += tag.pieces;
                }
            }
            Node::Text(words) if last.name != "a" => {
                let weight = weight(words);
                last.weight += weight;
                last.pieces += usize::from(weight > 0);
            }
            Node::Text(_) => {}
        }
        last.children.push(node);
    }

    fn meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop"].into_iter().find_map(|name| tag.attribute(name));
        if let (Some(name), Some(content)) = (name, tag.attribute("content")) {
            self.page.metas.push((name.to_ascii_lowercase(), content.trim().to_owned()));
        }
    }

    /// `saved from url=(0041)https://…`
    fn comment(&mut self, words: &str) {
        let address = words.trim().strip_prefix("saved from url=(").and_then(|rest| rest.split_once(')'));
        if let Some((_, address)) = address.filter(|_| self.page.saved_from.is_none()) {
            self.page.saved_from = Some(address.trim().to_owned());
        }
    }
}

fn text_of(tag: &Tag) -> String {
    let words = tag.children.iter().filter_map(|node| match node {
        Node::Text(words) => Some(words.as_str()),
        Node::Tag(_) => None,
    });
    words.collect()
}

/// Running text has the marks of sentences.
fn weight(words: &str) -> usize {
    let words = words.trim();
    let sentence = words.contains(['。', '，', '、', '；', '”'])
        || words.contains(", ")
        || words.ends_with('.')
        || words.contains(". ");
    if sentence { words.chars().map(|c| if is_han(c) { 3 } else { 1 }).sum() } else { 0 }
}

fn is_clutter(tag: &Tag) -> bool {
    let name = tag.name.as_str();
    let style = || tag.attribute("style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
    if NEVER.contains(&name) || tag.attribute("hidden").is_some() || style().contains("display:none") {
        return true;
    }
    if tag.attribute("role").is_some_and(|role| ROLES.contains(&role)) {
        return true;
    }
    if matches!(name, "html" | "body" | "article" | "main" | "p" | "img" | "h1" | "form") || tag.has_headline {
        return false;
    }
    let words: Vec<String> = tag.words().collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    name == "header" || has(CLUTTER) && !has(CONTENT)
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ];
    BLOCKS.contains(&name)
}
