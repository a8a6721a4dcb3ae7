//! What of a record can be searched, piece by piece, in a fixed order: first what names it, then
//! its text, last where it comes from. The index folds these pieces, a hit is shown in one of
//! them; both walk the same list, so that the n-th folded piece is the n-th piece here.

use std::borrow::Cow;

use super::Why;
use crate::{
    catalog::{ArticleEntry, Catalog, EditionEntry, PersonEntry, PhotoEntry},
    model::{Block, Evidence, Language, Source, Text},
};

/// Where in a record a piece stands. The order is that of the pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// A name, a headline, a caption.
    Head,
    /// Running text and facts.
    Body,
    /// Credits and sources.
    Tail,
}

/// A piece of text of a record.
pub(super) struct Piece<'a> {
    pub part: Part,
    pub why: Why,
    pub text: Cow<'a, str>,
    /// The block of the article that it stands in.
    pub block: Option<usize>,
}

/// The pieces of a record; empty ones are left out.
#[derive(Default)]
pub(super) struct Pieces<'a>(pub Vec<Piece<'a>>);

impl<'a> Pieces<'a> {
    fn add(&mut self, part: Part, why: Why, text: impl Into<Cow<'a, str>>) {
        self.in_block(part, why, text, None);
    }

    fn in_block(&mut self, part: Part, why: Why, text: impl Into<Cow<'a, str>>, block: Option<usize>) {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Piece { part, why, text, block });
        }
    }

    fn both(&mut self, part: Part, why: Why, text: &'a Text) {
        for words in [&text.en, &text.zh].into_iter().flatten() {
            self.add(part, why, words);
        }
    }

    /// The same title at many editions is one piece.
    fn once(&mut self, why: Why, text: &'a Text) {
        for words in [&text.en, &text.zh].into_iter().flatten() {
            if !self.0.iter().any(|piece| piece.text == words.as_str()) {
                self.add(Part::Body, why, words);
            }
        }
    }

    fn sources(&mut self, sources: &'a [Source]) {
        for source in sources {
            self.both(Part::Tail, Why::Text, &source.publisher);
            self.both(Part::Tail, Why::Text, &source.title);
            self.both(Part::Tail, Why::Text, &source.note);
            self.add(Part::Tail, Why::Text, source.address.as_deref().unwrap_or_default());
        }
    }

    fn evidence(&mut self, evidence: &'a [Evidence]) {
        for ground in evidence {
            self.both(Part::Tail, Why::Text, &ground.note);
            self.add(Part::Tail, Why::Text, ground.instead_of.as_deref().unwrap_or_default());
        }
    }
}

/// The pieces of an article.
pub(super) fn article<'a>(entry: &'a ArticleEntry) -> Pieces<'a> {
    let record = &entry.record;
    let mut pieces = Pieces(Vec::with_capacity(record.blocks.len() + 12));
    pieces.add(Part::Head, Why::Title, &record.headline);
    for (at, block) in record.blocks.iter().enumerate() {
        let texts: &mut dyn Iterator<Item = &'a String> = match block {
            Block::Paragraph { text, .. } | Block::Heading { text, .. } | Block::Quotation { text, .. } => {
                &mut std::iter::once(text)
            }
            Block::List { items, .. } => &mut items.iter(),
            Block::Photo { .. } => continue,
        };
        texts.for_each(|text| pieces.in_block(Part::Body, Why::Text, text, Some(at)));
    }
    pieces.both(Part::Body, Why::Text, &record.city);
    pieces.add(Part::Tail, Why::Credit, record.agency.as_deref().unwrap_or_default());
    record.byline.iter().for_each(|name| pieces.add(Part::Tail, Why::Credit, name));
    pieces.sources(&record.sources);
    pieces.evidence(&record.evidence);
    pieces
}

/// The pieces of a photo.
pub(super) fn photo(entry: &PhotoEntry) -> Pieces<'_> {
    let record = &entry.record;
    let mut pieces = Pieces(Vec::with_capacity(6));
    pieces.both(Part::Head, Why::Caption, &record.caption);
    pieces.both(Part::Body, Why::Text, &record.place);
    record.keywords.iter().for_each(|keyword| pieces.add(Part::Body, Why::Text, keyword));
    pieces.add(Part::Body, Why::Text, record.file.as_deref().unwrap_or_default());
    for credit in [&record.credit, &record.byline].into_iter().flatten() {
        pieces.add(Part::Tail, Why::Credit, credit);
    }
    pieces.evidence(&record.evidence);
    pieces
}

/// The pieces of a person: with their names the titles, organisations and topics of all editions.
pub(super) fn person<'a>(catalog: &'a Catalog, entry: &'a PersonEntry) -> Pieces<'a> {
    let mut pieces = Pieces::default();
    pieces.both(Part::Head, Why::Name, &entry.record.name);
    entry.record.aliases.iter().for_each(|alias| pieces.add(Part::Head, Why::Alias, alias));
    for reference in &entry.appearances {
        let edition = catalog.edition(reference.edition);
        let Some(one) = edition.and_then(|edition| edition.record.appearances.get(reference.place)) else { continue };
        pieces.once(Why::Title, &one.title);
        pieces.once(Why::Title, &one.organisation);
        pieces.once(Why::Text, &one.topic);
    }
    pieces.both(Part::Body, Why::Text, &entry.record.note);
    pieces.evidence(&entry.record.evidence);
    pieces
}

/// The pieces of an edition: its facts and programme, the figures of its year, the sources of its
/// photos. The first edition also has the archive's own facts, which have no place of their own.
pub(super) fn edition<'a>(catalog: &'a Catalog, entry: &'a EditionEntry) -> Pieces<'a> {
    let record = &entry.record;
    let mut pieces = Pieces::default();
    pieces.both(Part::Head, Why::Name, &record.name);
    for language in Language::ALL {
        let name = entry.full_name(catalog, language);
        if record.name.get(language) != Some(name.as_str()) {
            pieces.add(Part::Head, Why::Name, name);
        }
    }
    pieces.both(Part::Head, Why::Name, &record.city);
    pieces.both(Part::Head, Why::Title, &record.theme);
    let lists = [&record.hosts, &record.special_forums, &record.topics, &record.notes];
    let facts = [&record.held_with, &record.venue, &record.attendance].into_iter().chain(lists.into_iter().flatten());
    facts.for_each(|text| pieces.both(Part::Body, Why::Text, text));
    for release in &record.releases {
        pieces.both(Part::Body, Why::Text, &release.title);
        pieces.both(Part::Body, Why::Text, &release.note);
    }
    for (one, person) in record.appearances.iter().zip(&entry.appearances) {
        if let Some(person) = person.and_then(|index| catalog.person(index)) {
            pieces.both(Part::Body, Why::Text, &person.record.name);
        }
        for text in [&one.title, &one.organisation, &one.session, &one.topic] {
            pieces.both(Part::Body, Why::Text, text);
        }
    }
    figures(catalog, entry, &mut pieces);
    if catalog.editions().first().is_some_and(|first| first.folder == entry.folder) {
        forum(catalog, &mut pieces);
    }
    pieces.sources(&record.sources);
    if let Some(photo) = entry.photos.first().and_then(|index| catalog.photo(*index)) {
        pieces.sources(&photo.file_sources);
    }
    pieces.evidence(&record.evidence);
    pieces
}

/// The figures of the edition's year and of the years after it without an edition. Those before
/// the first edition are its own.
fn figures<'a>(catalog: &'a Catalog, entry: &EditionEntry, pieces: &mut Pieces<'a>) {
    let Some(year) = entry.year() else { return };
    let years = || catalog.editions().iter().filter_map(EditionEntry::year);
    let first = years().min().is_some_and(|first| first == year);
    let next = years().filter(|other| *other > year).min().unwrap_or(u16::MAX);
    for series in &catalog.indicators.series {
        let of_it = |at: u16| (year..next).contains(&at) || first && at < year;
        let points: Vec<_> = series.points.iter().filter(|point| of_it(point.year)).collect();
        for name in [&series.name.en, &series.name.zh].into_iter().flatten() {
            for point in &points {
                pieces.add(Part::Body, Why::Text, format!("{name} {} {}", point.year, point.value));
            }
        }
        if !points.is_empty() {
            pieces.both(Part::Tail, Why::Text, &series.note);
        }
        points.iter().for_each(|point| pieces.both(Part::Tail, Why::Text, &point.note));
    }
    if first {
        pieces.sources(&catalog.indicators.sources);
    }
}

fn forum<'a>(catalog: &'a Catalog, pieces: &mut Pieces<'a>) {
    let forum = &catalog.forum;
    for text in [&forum.name, &forum.initiator, &forum.note].into_iter().chain(&forum.principles) {
        pieces.both(Part::Tail, Why::Text, text);
    }
    pieces.sources(&forum.sources);
    pieces.evidence(&forum.evidence);
}
