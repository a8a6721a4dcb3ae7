//! What an importer proposes: records as plain data, each value with the place in the source it
//! was read from and how sure the importer is. Nothing here has been decided or written.

use std::{ops::Range, sync::Arc};

use crate::{
    archive::{Records, Store, change::Fingerprint},
    catalog::PersonIdx,
    model::{ArticleKind, Certainty, Edtf, Language, Mode, Role},
    words::Message,
};

/// A value, the part of [`Proposal::text`] it was read from, in bytes, and how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// How sure the importer is. What is inferred is low.
    pub certainty: Certainty,
}

/// What one source becomes, if it is accepted. A source that tells of several editions gives a
/// proposal for each.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// Name of the source.
    pub source: String,
    /// The kind it was taken for, as the table of importers names it.
    pub kind: &'static str,
    /// The encoding it was read in.
    pub encoding: &'static str,
    /// Its text, to which every range refers.
    pub text: String,
    /// The edition it belongs to.
    pub edition: Option<ProposedEdition>,
    /// Whether it tells of an event that was not recognised as one of the forum's.
    pub event_doubted: bool,
    /// What a person should look at.
    pub doubts: Vec<Message>,
    /// Who published it.
    pub publisher: Option<Read<String>>,
    /// Its web address.
    pub address: Option<Read<String>>,
    /// When it was published.
    pub published: Option<Read<Edtf>>,
    /// The article.
    pub article: Option<ProposedArticle>,
    /// The people who appear, in the order in which they are named.
    pub people: Vec<ProposedPerson>,
    /// The photos that captions tell of.
    pub photos: Vec<ProposedPhoto>,
    /// What it says of the edition.
    pub facts: Vec<Fact>,
    /// What fits nowhere, line by line.
    pub unplaced: Vec<Read<String>>,
    /// Whole records, if the source is an archive or an edition's folder; then all else is empty.
    pub archive: Option<ProposedArchive>,
    /// What came with it and is a source of its own: the attachments of a mail.
    pub further: Vec<Further>,
    /// The columns of a spreadsheet, sheet by sheet from the left, and what they were taken for; of
    /// other sources none. Where that is wrong the source is read again, with a kind for each of
    /// them in [`Options::columns`](super::Options::columns).
    pub columns: Vec<Column>,
}

/// A column of a spreadsheet, as it is shown to a person who may correct what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name of its sheet; empty in a text file.
    pub sheet: String,
    /// Its header, in one line; empty if it has none.
    pub header: String,
    /// What it was taken for.
    pub kind: ColumnKind,
    /// The first different values below the header, three at most, shortened.
    pub samples: Vec<String>,
}

/// What the cells of a column are. Each kind is once in a sheet; of several the first counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// Nothing that is read.
    #[default]
    Ignored,
    /// Names of people. A sheet without is not read.
    Name,
    /// Names in the other language.
    OtherName,
    /// Titles, perhaps with the organisation.
    Title,
    /// Titles in the other language.
    OtherTitle,
    /// Organisations.
    Organisation,
    /// Organisations in the other language.
    OtherOrganisation,
    /// What people spoke on.
    Topic,
    /// What people spoke on, in the other language.
    OtherTopic,
    /// Sessions or special forums.
    Session,
    /// Sessions in the other language.
    OtherSession,
    /// What people did; how they took part, if it says that too.
    Role,
    /// How people took part.
    Mode,
    /// When, from or from and to.
    Time,
    /// Until when, if that is a column of its own.
    TimeEnd,
    /// The day.
    Date,
    /// The number of the edition.
    Edition,
    /// The year of the edition.
    Year,
}

impl ColumnKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [ColumnKind; 18] = [
        ColumnKind::Ignored,
        ColumnKind::Name,
        ColumnKind::OtherName,
        ColumnKind::Title,
        ColumnKind::OtherTitle,
        ColumnKind::Organisation,
        ColumnKind::OtherOrganisation,
        ColumnKind::Topic,
        ColumnKind::OtherTopic,
        ColumnKind::Session,
        ColumnKind::OtherSession,
        ColumnKind::Role,
        ColumnKind::Mode,
        ColumnKind::Time,
        ColumnKind::TimeEnd,
        ColumnKind::Date,
        ColumnKind::Edition,
        ColumnKind::Year,
    ];

    /// The same in the other language; none if a kind has no language.
    pub fn other(self) -> Option<ColumnKind> {
        match self {
            ColumnKind::Name => Some(ColumnKind::OtherName),
            ColumnKind::Title => Some(ColumnKind::OtherTitle),
            ColumnKind::Organisation => Some(ColumnKind::OtherOrganisation),
            ColumnKind::Topic => Some(ColumnKind::OtherTopic),
            ColumnKind::Session => Some(ColumnKind::OtherSession),
            _ => None,
        }
    }
}

/// An archive that is handed over as it is.
#[derive(Clone)]
pub struct ProposedArchive {
    /// Its records, without what could not be read.
    pub records: Arc<Records>,
    /// Its files, for the photos.
    pub store: Arc<dyn Store>,
}

impl std::fmt::Debug for ProposedArchive {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("ProposedArchive").field("records", &self.records).finish_non_exhaustive()
    }
}

/// A file that came within another and is a source of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Further {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// The edition that a source belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedEdition {
    /// Its number.
    pub number: Option<u32>,
    /// Its year.
    pub year: Option<u16>,
    /// How sure that is.
    pub certainty: Certainty,
    /// Its address in the archive; none if the archive does not have it.
    pub place: Option<crate::catalog::Place>,
    /// Where it is named; none if it was named by hand.
    pub range: Option<Range<usize>>,
}

/// An article, as far as a source gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedArticle {
    /// Its kind.
    pub kind: ArticleKind,
    /// Its language.
    pub language: Language,
    /// Headline.
    pub headline: Option<Read<String>>,
    /// Date of the dateline, else of publication.
    pub date: Option<Read<Edtf>>,
    /// City of the dateline.
    pub city: Option<Read<String>>,
    /// News agency or publisher.
    pub agency: Option<Read<String>>,
    /// Reporters.
    pub byline: Vec<Read<String>>,
    /// The text, block by block.
    pub blocks: Vec<ProposedBlock>,
}

impl ProposedArticle {
    /// How many paragraphs the source has; a quotation taken out of one does not count anew.
    pub fn paragraphs(&self) -> usize {
        let is_text = |kind: &BlockKind| !matches!(kind, BlockKind::Heading | BlockKind::Photo(_));
        self.blocks.iter().filter(|block| block.begins && is_text(&block.kind)).count()
    }
}

/// A block of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Its words.
    pub text: String,
    /// Where they stand.
    pub range: Range<usize>,
    /// Whether it begins a paragraph of the source.
    pub begins: bool,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph,
    /// A heading within the article.
    Heading,
    /// An item of a list; items that follow one another are one list.
    Item,
    /// A photo in its place, as a place in [`Proposal::photos`]; it has no words.
    Photo(usize),
    /// Direct speech, without its quotation marks.
    Quotation {
        /// Who said it, as a place in [`Proposal::people`].
        speaker: Option<usize>,
    },
}

impl BlockKind {
    /// Whose words it has, if it is a quotation of somebody who is named.
    pub fn speaker(&self) -> Option<usize> {
        match self {
            BlockKind::Quotation { speaker } => *speaker,
            _ => None,
        }
    }
}

/// A person who appears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedPerson {
    /// The name, as it is first written.
    pub name: Read<String>,
    /// Whom the authority file knows by it.
    pub matched: Option<PersonIdx>,
    /// The matched person's address.
    pub speaker: Option<crate::catalog::Place>,
    /// Title, as it is written most fully.
    pub title: Option<Read<String>>,
    /// Organisation, if the title is one post and names it.
    pub organisation: Option<Read<String>>,
    /// What the person did.
    pub role: Read<Role>,
    /// How the person took part.
    pub mode: Read<Mode>,
    /// What the person spoke on.
    pub topic: Option<Read<String>>,
    /// The special forum, if the source tells of one alone.
    pub session: Option<Read<String>>,
    /// When in the programme, local time: `09:00`, or from and to, `09:00/09:20`.
    pub time: Option<Read<String>>,
    /// The same in the other language, if the source has both.
    pub other: Other,
    /// How sure it is that this person appeared so.
    pub certainty: Certainty,
}

/// What a bilingual source says of a person in its second language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Other {
    /// The name.
    pub name: Option<Read<String>>,
    /// The title.
    pub title: Option<Read<String>>,
    /// The organisation.
    pub organisation: Option<Read<String>>,
    /// What the person spoke on.
    pub topic: Option<Read<String>>,
    /// The session.
    pub session: Option<Read<String>>,
}

/// A photo: one that a caption tells of, or one that came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposedPhoto {
    /// The caption, without the credit.
    pub caption: Option<Read<String>>,
    /// Who took it.
    pub byline: Option<Read<String>>,
    /// The credit, word for word.
    pub credit: Option<Read<String>>,
    /// When it was taken.
    pub date: Option<Read<Edtf>>,
    /// Where it was taken, in the words of the source.
    pub place: Option<Read<String>>,
    /// Keywords.
    pub keywords: Vec<Read<String>>,
    /// Who is named in the caption or the file, as places in [`Proposal::people`].
    pub people: Vec<usize>,
    /// The picture itself, if it came too.
    pub file: Option<ProposedFile>,
}

/// A picture that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedFile {
    /// Its name as it came, without folders.
    pub name: String,
    /// The ending that its content asks for: `jpg`, `png`.
    pub ending: &'static str,
    /// What its bytes are known by.
    pub fingerprint: Fingerprint,
    /// The bytes, if the picture lies within the source; none if it is the source.
    pub within: Option<Arc<[u8]>>,
}

/// Something said of the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Path of the field: `theme.en`, `hosts.#2.zh`.
    pub field: String,
    /// The value.
    pub value: Read<String>,
    /// What the archive has there now.
    pub was: Option<String>,
}
