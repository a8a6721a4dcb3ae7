//! The tree that every document format is written from: what is said, in which language, and in what
//! order; nothing of how it looks. A writer reads it and knows neither catalog nor disk.

use crate::{
    catalog::Place,
    model::{Edtf, Language},
};

/// One document: an article, a dossier, or a book.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it is made of.
    pub kind: Kind,
    /// The address of what it is about; with the languages it is its identity.
    pub place: Place,
    /// The languages it is in, the main one first.
    pub languages: Vec<Language>,
    /// Its title.
    pub title: Words,
    /// The title in the other language, or a second line.
    pub subtitle: Option<Words>,
    /// What is said about it as a whole.
    pub about: About,
    /// Its contents.
    pub body: Vec<Node>,
    /// The pictures of its figures.
    pub pictures: Vec<Picture>,
}

/// What a document is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One article.
    Article,
    /// One person.
    Dossier,
    /// An edition with its articles.
    Book,
}

/// What is said about a document as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Who wrote it, as they are named.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published, or what it tells of took place.
    pub date: Option<Edtf>,
    /// Where that was.
    pub city: Option<Words>,
    /// The series of events that the archive is about.
    pub series: Option<Words>,
    /// What it tells of, in a few words.
    pub subjects: Vec<Words>,
    /// The web address it was published at.
    pub address: Option<String>,
}

/// Words in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The words, without control characters.
    pub text: String,
    /// Their language.
    pub language: Language,
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its words.
    pub words: Words,
    /// How it stands out.
    pub weight: Weight,
    /// A web address that it leads to; no other kind of address.
    pub link: Option<String>,
    /// What it names in the archive, which a writer of many pages may lead to.
    pub names: Option<Place>,
}

/// How a piece of text stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// It does not.
    #[default]
    Plain,
    /// A name.
    Strong,
    /// A remark.
    Soft,
}

/// A line or paragraph of running text.
pub type Line = Vec<Span>;

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Something that begins on a page of its own and stands in the table of contents.
    Chapter(Line),
    /// A heading; 2 is the highest below title and chapter.
    Heading(u8, Line),
    /// A paragraph.
    Paragraph(Line),
    /// What stands at the head of an article: agency, city, date and reporters.
    Dateline(Line),
    /// Direct speech, without its quotation marks, and who said it where.
    Quotation(Words, Option<Line>),
    /// A list.
    List(Vec<Line>),
    /// Names and values.
    Facts(Vec<(Line, Vec<Line>)>),
    /// Rows below a head of names.
    Table(Vec<Line>, Vec<Vec<Line>>),
    /// A picture with what belongs to it.
    Figure(Figure),
    /// Two language versions side by side, row by row.
    Facing(Vec<[Vec<Node>; 2]>),
}

/// A picture with its caption and its credit, which go wherever it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The picture's place in [`Document::pictures`].
    pub picture: usize,
    /// The photo, which a writer of many pages may lead to.
    pub photo: Place,
    /// What is to be seen.
    pub caption: Vec<Words>,
    /// The credit line.
    pub credit: Option<Words>,
    /// What stands for the picture where it cannot be seen: caption and credit.
    pub alternative: Words,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Id of the photo.
    pub id: String,
    /// The path of its file in the archive; none if it is not held.
    pub path: Option<String>,
}

impl Words {
    /// Words in a language. Control characters, which no format can hold, are left out.
    pub fn new(text: &str, language: Language) -> Words {
        let kept = |c: &char| !c.is_control() && !matches!(*c, '\u{FFFE}' | '\u{FFFF}');
        let text = text.chars().map(|c| if matches!(c, '\n' | '\t' | '\r') { ' ' } else { c }).filter(kept);
        Words { text: text.collect(), language }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Span {
    /// Plain words.
    pub fn plain(words: Words) -> Span {
        Span { words, weight: Weight::Plain, link: None, names: None }
    }

    /// A name.
    pub fn strong(words: Words) -> Span {
        Span { weight: Weight::Strong, ..Span::plain(words) }
    }

    /// A remark.
    pub fn soft(words: Words) -> Span {
        Span { weight: Weight::Soft, ..Span::plain(words) }
    }

    /// This leading to a web address; to no other.
    #[must_use]
    pub fn leading_to(self, address: Option<&str>) -> Span {
        let link = address.map(str::trim).filter(|address| crate::model::is_web_address(address));
        Span { link: link.map(str::to_owned), ..self }
    }

    /// This naming something in the archive.
    #[must_use]
    pub fn naming(self, place: Place) -> Span {
        Span { names: Some(place), ..self }
    }
}

impl Document {
    /// The main language.
    pub fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or_default()
    }
}

/// The words of a line, without what is said of them.
pub fn text_of(line: &[Span]) -> String {
    line.iter().map(|span| span.words.text.as_str()).collect()
}
