//! Press texts: a report by a newspaper or an agency, pasted from a page or a mail, in English or
//! Chinese. Lines are told apart first (`layout.rs`), then what the text says is read: the event,
//! the people, the speeches, the facts. What it does not say stays empty.

mod alone;
pub(super) mod captions;
mod chinese;
mod cut;
mod dateline;
mod dates;
mod edition;
mod english;
mod event;
mod facts;
mod held;
pub(super) mod hints;
mod labels;
mod layout;
mod names;
mod people;
mod photos;
mod quotes;
mod roles;
mod salutation;
mod seen;
mod shape;
pub(super) mod table;
mod when;

use super::{
    BlockKind, ImportError, Options, Proposal, ProposedArticle, ProposedBlock, ProposedEdition, Read, Source, encoding,
    wrap,
};
use crate::{
    catalog::{Catalog, EditionEntry},
    model::{ArticleKind, Certainty, Edtf, Language},
    search::simplified,
    words::Message,
};
pub(super) use alone::caption as caption_alone;
use cut::{Span, cut, is_chinese};
use dates::Day;
use event::{Event, Named};
use facts::Facts;
use hints::Hints;
use layout::{Layout, Piece};
use people::People;
use when::{Grounds, Whole};

/// People, speeches and facts are looked for in so many bytes of paragraphs. No report is longer;
/// of a book that is one by mistake the rest is kept as paragraphs.
const LOOKED_INTO: usize = 256 * 1024;

/// Reads bytes as a press text.
///
/// # Errors
/// What is no text.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let decoded = encoding::decode(source.bytes)?;
    let text = wrap::unbroken(&decoded.text).unwrap_or(decoded.text);
    let proposal = read_text(text, &Hints::default(), catalog, options);
    Ok(vec![Proposal { encoding: decoded.encoding, ..proposal }])
}

/// Whether a short line tells of a text: its day, its source, its reporters.
pub(super) fn tells_of_text(words: &str) -> bool {
    labels::begins(words) || words.starts_with("By ") || dates::first(words, 0).is_some()
}

/// Reads a text and what is known of its lines beforehand.
pub(super) fn read_text(text: String, hints: &Hints, catalog: &Catalog, options: &Options) -> Proposal {
    let plain = simplified(&text);
    let head = cut(&text, &(0..floor(&text, LOOKED_INTO)));
    let language = if is_chinese(head) { Language::Zh } else { Language::En };
    let proposal = Text { text: &text, plain: &plain, language, catalog, hints }.proposal(options);
    Proposal { text, ..proposal }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A press text and what it is compared with.
struct Text<'a> {
    text: &'a str,
    /// The text simplified, of the same length.
    plain: &'a str,
    language: Language,
    catalog: &'a Catalog,
    hints: &'a Hints,
}

impl Text<'_> {
    fn proposal(&self, options: &Options) -> Proposal {
        let layout = layout::read(self.text, self.plain, self.hints);
        let mut proposal = Proposal::default();
        let (body, whole) = self.body(&layout);
        if !whole || layout.is_cut {
            proposal.doubts.push(Message::new("import-long"));
        }
        let names = event::Names::of(self.catalog, self.language);
        // A text of captions alone names its event in them.
        let told = self.without_salutations(&body);
        let lead = if body.is_empty() { captions_of(&layout) } else { told.clone() };
        let event = event::event(self.plain, layout.headline.as_ref(), &lead, &names);
        let chosen = options.edition.and_then(|index| self.catalog.edition(index));
        let named = self.edition(&event, chosen, &mut proposal);
        let edition = proposal.edition.as_ref().and_then(|edition| self.entry(edition));
        let grounds = self.grounds(&layout, &body, named.as_ref(), edition);
        let day = layout.dateline.as_ref().and_then(|line| line.day.clone());
        let written = self.written(&layout, day.as_ref(), &grounds, &mut proposal);
        // Of a text on other things, no day in it needs be that of the event.
        let of_text = grounds.text.filter(|_| matches!(event, Event::Ours(_))).and_then(|day| day.year);
        let year = written.as_ref().map(|date| date.value.year()).or(of_text);
        self.year_without_number(named.as_ref(), chosen.is_some(), year, &mut proposal);

        let authority = options.authority(self.catalog);
        let mut people = People::new(self.text, self.plain, self.language, self.catalog, authority);
        for (span, is_caption) in in_order(&layout, &body) {
            people.read(&span, is_caption);
            if self.hints.line(span.start) == Some(hints::Line::Quotation)
                && let Some((_, name)) = quotes::attributed(self.text, &span)
            {
                people.known(&name);
            }
        }
        let edition = proposal.edition.as_ref().and_then(|edition| self.entry(edition));
        if proposal.edition.is_some() {
            let mut facts = Facts {
                text: self.text,
                plain: self.plain,
                language: self.language,
                now: edition.map(|entry| &entry.record),
                found: Vec::new(),
            };
            facts.read(named.as_ref(), &names, &body);
            proposal.facts = facts.found;
            self.when_and_where(&layout, &told, edition, written.as_ref(), &grounds, &mut proposal);
        }
        people.finish(named.as_ref().and_then(|named| named.special.as_ref()).map(|span| self.value(span)).as_ref());
        let mut article = self.article(&layout, &body, written, &people);
        proposal.photos = photos::photos(self, &layout, &people, &mut article.blocks);
        proposal.article = Some(article);
        proposal.doubts.append(&mut people.doubts);
        self.ends(&layout, &mut proposal);
        proposal.people = people.found;
        proposal.unplaced = layout.unplaced.iter().map(|span| self.value(span)).collect();
        proposal
    }

    fn value(&self, span: &Span) -> Read<String> {
        let certainty = self.hints.certainty(span.start);
        Read { value: cut(self.text, span).to_owned(), range: span.clone(), certainty }
    }

    /// A name that is not shouted.
    fn in_title_case(&self, span: &Span) -> Read<String> {
        Read { value: in_title_case(cut(self.text, span)), ..self.value(span) }
    }

    fn entry(&self, edition: &ProposedEdition) -> Option<&EditionEntry> {
        let crate::catalog::Place::Edition(address) = edition.place.as_ref()? else { return None };
        self.catalog.edition(self.catalog.find_edition(address)?)
    }

    fn without_salutations(&self, body: &[Span]) -> Vec<Span> {
        body.iter().filter(|part| !salutation::is_salutation(cut(self.plain, part))).cloned().collect()
    }

    /// The paragraphs that are looked into, and whether these are all.
    fn body(&self, layout: &Layout) -> (Vec<Span>, bool) {
        let mut left = LOOKED_INTO;
        let mut body = Vec::new();
        let paragraphs = layout.pieces.iter().filter(|piece| !matches!(piece, Piece::Heading(_))).map(Piece::span);
        for span in paragraphs {
            match left.checked_sub(span.len()) {
                Some(rest) => left = rest,
                None => return (body, false),
            }
            body.push(span.clone());
        }
        (body, true)
    }

    fn grounds<'b>(
        &'b self,
        layout: &Layout,
        body: &[Span],
        named: Option<&Named>,
        edition: Option<&EditionEntry>,
    ) -> Grounds<'b> {
        let whole = body.iter().take(3).find_map(|part| {
            let head = part.start..floor(self.text, part.end.min(part.start + 4000)).max(part.start);
            dates::first(cut(self.plain, &head), 0).map(|(_, day)| day).filter(|day| day.year.is_some())
        });
        Grounds {
            name: named.and_then(|named| named.year),
            text: whole,
            address: layout.address.as_ref().map(|span| cut(self.text, span)),
            published: layout.published.as_ref().map(|(_, day)| *day),
            edition: edition.and_then(EditionEntry::year),
        }
    }

    /// Address, publisher and day of publication; and the article's date: that of the dateline,
    /// else of publication.
    fn written(
        &self,
        layout: &Layout,
        day: Option<&(Span, Day)>,
        grounds: &Grounds<'_>,
        proposal: &mut Proposal,
    ) -> Option<Read<Edtf>> {
        proposal.address = layout.address.as_ref().map(|span| self.value(span));
        proposal.publisher = layout.publisher.as_ref().map(|span| self.value(span));
        let read = |(span, day): &(Span, Day)| {
            let certainty = self.hints.certainty(span.start);
            Some(Read { value: day.date()?, range: span.clone(), certainty })
        };
        let published = layout.published.as_ref().and_then(read);
        proposal.published = published.or_else(|| {
            let address = layout.address.as_ref()?;
            let value = dates::in_address(cut(self.text, address))?.date()?;
            Some(Read { value, range: address.clone(), certainty: Certainty::Medium })
        });
        let dateline = day.and_then(|(span, day)| Some((span, grounds.complete(*day)?)));
        if let Some((_, whole)) = dateline.filter(|(_, whole)| whole.from_edition) {
            proposal.doubts.push(year_of_edition(whole));
        }
        let dateline =
            dateline.map(|(span, whole)| Read { value: whole.date, range: span.clone(), certainty: whole.certainty });
        dateline.or_else(|| proposal.published.clone()).or_else(|| {
            let sent = layout.sent.as_ref().and_then(read);
            proposal.doubts.extend(sent.as_ref().map(|_| Message::new("import-date-of-mail")));
            sent
        })
    }

    fn article(
        &self,
        layout: &Layout,
        body: &[Span],
        date: Option<Read<Edtf>>,
        people: &People<'_>,
    ) -> ProposedArticle {
        let line = layout.dateline.clone().unwrap_or_default();
        let agency = line.agency.or_else(|| layout.agency.clone()).or_else(|| layout.publisher.clone());
        let reporters = if line.reporters.is_empty() { &layout.reporters } else { &line.reporters };
        let mut byline: Vec<Read<String>> = Vec::new();
        for name in reporters.iter().map(|span| self.in_title_case(span)) {
            if !byline.iter().any(|known| known.value == name.value) {
                byline.push(name);
            }
        }
        ProposedArticle {
            kind: if layout.is_speech { ArticleKind::Speech } else { ArticleKind::Press },
            language: self.language,
            headline: layout.headline.as_ref().map(|span| self.value(span)),
            date,
            city: line.city.or_else(|| layout.city.clone()).map(|span| self.in_title_case(&span)),
            agency: agency.map(|span| self.value(&span)),
            byline,
            blocks: self.blocks(layout, body, people),
        }
    }

    fn blocks(&self, layout: &Layout, body: &[Span], people: &People<'_>) -> Vec<ProposedBlock> {
        let last = body.last().map_or(0, |span| span.end);
        let mut blocks = Vec::new();
        for piece in &layout.pieces {
            let span = piece.span();
            let kind = match piece {
                Piece::Heading(_) => BlockKind::Heading,
                Piece::Item(_) => BlockKind::Item,
                Piece::Paragraph(_) if span.end <= last => {
                    blocks.extend(quotes::blocks(self.text, span, self.language, people));
                    continue;
                }
                Piece::Quotation(_) => {
                    blocks.extend(quotes::set_apart(self.text, span, self.language, people));
                    continue;
                }
                Piece::Paragraph(_) => BlockKind::Paragraph,
            };
            blocks.push(ProposedBlock {
                kind,
                text: cut(self.text, span).to_owned(),
                range: span.clone(),
                begins: true,
            });
        }
        blocks
    }

    /// A last paragraph that ends in the middle of a sentence.
    fn ends(&self, layout: &Layout, proposal: &mut Proposal) {
        let Some(Piece::Paragraph(last)) = layout.pieces.last() else { return };
        let words = cut(self.text, last);
        let ended = words.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '，' | '、' | '-' | '—'));
        if !ended {
            let from = words.char_indices().rev().nth(39).map_or(0, |(at, _)| at);
            let tail = words.get(from..).unwrap_or(words);
            // Whole words, where there are spaces.
            let tail = tail.split_once(' ').filter(|_| from > 0).map_or(tail, |(_, whole)| whole);
            proposal.doubts.push(Message::new("import-breaks-off").with("end", tail));
        }
    }
}

fn year_of_edition(whole: Whole) -> Message {
    Message::new("import-year-of-edition").with("year", whole.date.year().to_string())
}

fn captions_of(layout: &Layout) -> Vec<Span> {
    layout.captions.iter().filter_map(|caption| caption.caption.clone()).collect()
}

/// Captions and paragraphs as they stand in the text.
fn in_order(layout: &Layout, body: &[Span]) -> Vec<(Span, bool)> {
    let captions = layout.captions.iter().filter_map(|caption| Some((caption.caption.clone()?, true)));
    let mut parts: Vec<(Span, bool)> = captions.chain(body.iter().map(|span| (span.clone(), false))).collect();
    parts.sort_by_key(|(span, _)| span.start);
    let mut left = LOOKED_INTO;
    parts.retain(|(span, _)| {
        left = left.saturating_sub(span.len());
        left > 0
    });
    parts
}

/// `JINAN` as `Jinan`.
fn in_title_case(city: &str) -> String {
    if city.chars().any(|c| !c.is_uppercase() && c.is_alphabetic()) {
        return city.to_owned();
    }
    let mut out = String::new();
    let mut begins = true;
    for c in city.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic();
    }
    out
}
