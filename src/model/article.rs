//! One article in one language: `articles/ID.ron` in an edition's folder. The file's name is its id.

use serde::{Deserialize, Serialize};

use super::{Edtf, Evidence, Language, Source, Text};

/// An article: what the press wrote, what a host released, or a summary by the archive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Who is speaking in it.
    pub kind: ArticleKind,
    /// Its language.
    pub language: Language,
    /// Headline.
    pub headline: String,
    /// Date of the dateline, else of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// City of the dateline.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub city: Text,
    /// News agency or publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Reporters, as they are named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<String>,
    /// Id of the article that this one is the other language's version of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation_of: Option<String>,
    /// Ids of records that were merged into this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    /// The text, block by block.
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// What this article draws on; of a summary, what it summarises.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// On what ground the fields stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// Who is speaking in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleKind {
    /// A report by the press.
    Press,
    /// A text released by a host or speaker.
    Release,
    /// A speech as it was given.
    Speech,
    /// A summary by the archive: no agency, byline or dateline.
    Summary,
}

impl ArticleKind {
    /// Every kind.
    pub const ALL: [ArticleKind; 4] =
        [ArticleKind::Press, ArticleKind::Release, ArticleKind::Speech, ArticleKind::Summary];

    /// The name in RON and JSON.
    pub fn code(self) -> &'static str {
        match self {
            ArticleKind::Press => "press",
            ArticleKind::Release => "release",
            ArticleKind::Speech => "speech",
            ArticleKind::Summary => "summary",
        }
    }
}

/// A piece of an article. Blocks of two language versions with the same `pair` face each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: String,
        /// What faces it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pair: Option<u32>,
    },
    /// A heading within the article.
    Heading {
        /// Its text.
        text: String,
        /// What faces it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pair: Option<u32>,
    },
    /// Direct speech, word for word.
    Quotation {
        /// The words, without quotation marks.
        text: String,
        /// Id of the person who said them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        speaker: Option<String>,
        /// Id of the source that gives them, among the article's sources.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        source: Option<String>,
        /// When they were said.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        date: Option<Edtf>,
        /// What faces it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pair: Option<u32>,
    },
    /// A photo in its place.
    Photo {
        /// Id of the photo.
        photo: String,
        /// What faces it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pair: Option<u32>,
    },
    /// A list.
    List {
        /// Its items.
        items: Vec<String>,
        /// What faces it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pair: Option<u32>,
    },
}

impl Block {
    /// The number that joins this block with one of the other language.
    pub fn pair(&self) -> Option<u32> {
        match self {
            Block::Paragraph { pair, .. }
            | Block::Heading { pair, .. }
            | Block::Quotation { pair, .. }
            | Block::Photo { pair, .. }
            | Block::List { pair, .. } => *pair,
        }
    }

    /// The pieces of running text in it.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Block::Paragraph { text, .. } | Block::Heading { text, .. } | Block::Quotation { text, .. } => vec![text],
            Block::Photo { .. } => Vec::new(),
            Block::List { items, .. } => items.iter().map(String::as_str).collect(),
        }
    }

    /// The name of its kind in RON and JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Block::Paragraph { .. } => "paragraph",
            Block::Heading { .. } => "heading",
            Block::Quotation { .. } => "quotation",
            Block::Photo { .. } => "photo",
            Block::List { .. } => "list",
        }
    }
}
