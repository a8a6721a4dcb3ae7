//! How a hit is shown: the piece of its record in which most of the words stand, cut to a length
//! that fits a line or two, with the words marked where they stand in the original.

use std::ops::Range;

use super::{
    Hit, Kind, Why,
    columns::Columns,
    fold::Mapped,
    index::{Index, Texts},
    name::{Found, Which},
    query,
    rank::Candidate,
    seek::{ByName, Seeker},
    text::{self, Piece, Pieces},
};
use crate::{
    catalog::{ArticleIdx, Catalog, EditionEntry, EditionIdx, PersonEntry, PersonIdx, PhotoIdx, Place},
    model::{Language, Text, is_han},
};

/// What is shown of a long text, in columns; a Chinese character has two.
const WIDTH: usize = 160;
/// How much of it may stand before the first mark.
const BEFORE: usize = 48;

/// A text with marks in it.
struct Shown {
    why: Why,
    snippet: String,
    marks: Vec<Range<usize>>,
    block: Option<usize>,
}

/// Shows a candidate; none if the catalog is not the one that was searched.
pub(super) fn hit(
    catalog: &Catalog,
    index: &Index,
    seeker: &Seeker<'_>,
    language: Language,
    found: &Candidate,
) -> Option<Hit> {
    let at = found.index as usize;
    let (place, title, shown) = match found.kind {
        Kind::Speaker => {
            let entry = catalog.person(PersonIdx::new(at))?;
            (entry.place(), entry.record.name.clone(), speaker(catalog, index, seeker, at, entry))
        }
        Kind::Edition => {
            let entry = catalog.edition(EditionIdx::new(at))?;
            let title = Text::both(&entry.full_name(catalog, Language::En), &entry.full_name(catalog, Language::Zh));
            (entry.place(), title, edition(catalog, index, seeker, language, at, entry))
        }
        Kind::Article => {
            let entry = catalog.article(ArticleIdx::new(at))?;
            let title = Text::only(entry.record.language, &entry.called());
            (
                entry.place(),
                title,
                in_chunk((&index.articles, &index.of_articles), at, text::article(entry), seeker, language),
            )
        }
        Kind::Photo => {
            let entry = catalog.photo(PhotoIdx::new(at))?;
            (
                entry.place(),
                entry.record.caption.clone(),
                in_chunk((&index.photos, &index.of_photos), at, text::photo(entry), seeker, language),
            )
        }
        Kind::List => return None,
    };
    let Shown { why, snippet, marks, block } = shown;
    Some(Hit { place, kind: found.kind, title, why, snippet, marks, block, score: found.score })
}

/// A hit by its address.
pub(super) fn addressed(hit: Hit) -> Hit {
    Hit { why: Why::Place, score: super::rank::ADDRESS, ..hit }
}

/// A list, by its address.
pub(super) fn list(place: &Place, language: Language) -> Option<Hit> {
    let key = match place {
        Place::Timeline => "place-timeline",
        Place::Speakers => "place-speakers",
        Place::Articles => "place-articles",
        Place::Photos => "place-photos",
        Place::Worklist => "place-worklist",
        _ => return None,
    };
    let [en, zh] = Language::ALL.map(|language| crate::words::get(language, key));
    let title = Text::both(&en, &zh);
    let snippet = title.show(language).to_owned();
    let marks = Vec::new();
    Some(Hit {
        place: place.clone(),
        kind: Kind::List,
        title,
        why: Why::Place,
        snippet,
        marks,
        block: None,
        score: super::rank::ADDRESS,
    })
}

fn in_chunk(
    (chunks, columns): (&[Texts], &Columns),
    at: usize,
    pieces: Pieces<'_>,
    seeker: &Seeker<'_>,
    language: Language,
) -> Shown {
    let after = chunks.partition_point(|texts| texts.first <= at);
    let texts = after.checked_sub(1).and_then(|chunk| chunks.get(chunk));
    let folded = texts.map_or("", |texts| texts.record(at - texts.first));
    best_piece(folded.lines().chain(columns.tails.of_record(at).lines()), &pieces, seeker, language)
}

/// The piece with most of the words, the first of several; without words the first one in the
/// reader's language.
fn best_piece<'a>(
    folded: impl Iterator<Item = &'a str>,
    pieces: &Pieces<'_>,
    seeker: &Seeker<'_>,
    language: Language,
) -> Shown {
    let words: Vec<&str> = seeker.query.wanted().map(|word| word.folded.as_str()).collect();
    let having = |line: &str| words.iter().filter(|word| line.contains(**word)).count();
    let mut best: Option<(usize, &Piece<'_>)> = None;
    for (line, piece) in folded.zip(&pieces.0) {
        let count = having(line);
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, piece));
        }
    }
    match best {
        Some((_, piece)) => {
            let (snippet, marks) = cut(&piece.text, &words);
            Shown { why: piece.why, snippet, marks, block: piece.block }
        }
        None => {
            let han = |piece: &&Piece<'_>| piece.text.chars().any(is_han) == (language == Language::Zh);
            let same = |piece: &&Piece<'_>| pieces.0.first().is_some_and(|first| first.why == piece.why);
            let piece = pieces.0.iter().filter(same).find(han).or_else(|| pieces.0.first());
            let (snippet, _) = piece.map(|piece| cut(&piece.text, &[])).unwrap_or_default();
            Shown { why: piece.map_or(Why::Text, |piece| piece.why), snippet, marks: Vec::new(), block: None }
        }
    }
}

fn speaker(catalog: &Catalog, index: &Index, seeker: &Seeker<'_>, at: usize, entry: &PersonEntry) -> Shown {
    let by_name = |found: &Found| {
        let name = match found.which {
            Which::Latin => entry.record.name.en.as_deref(),
            Which::Chinese => entry.record.name.zh.as_deref(),
            Which::Alias(at) => entry.record.aliases.get(at).map(String::as_str),
        };
        let name = name.unwrap_or_default().to_owned();
        let mut marks = seeker.query.marks(&name);
        if marks.is_empty() {
            marks.extend(characters(&name, &found.characters));
        }
        Shown { why: found.why, snippet: name, marks, block: None }
    };
    match seeker.speaker(index, at) {
        Some(ByName::Whole(found) | ByName::Words(found)) => by_name(&found),
        Some(ByName::Text(_)) => {
            best_piece(index.people.record(at).lines(), &text::person(catalog, entry), seeker, Language::default())
        }
        None => match seeker.nearly(index, at) {
            Some(found) => by_name(&found),
            None => {
                best_piece(index.people.record(at).lines(), &text::person(catalog, entry), seeker, Language::default())
            }
        },
    }
}

/// Where these characters of a name stand; more than there are mean all.
fn characters(name: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let mut places = name.char_indices().filter(|(_, c)| !c.is_whitespace()).map(|(at, c)| at..at + c.len_utf8());
    if range.end == usize::MAX {
        return (!name.is_empty()).then_some(0..name.len());
    }
    let first = places.nth(range.start)?;
    let last = range.len().checked_sub(2).and_then(|more| places.nth(more));
    Some(first.start..last.unwrap_or(first).end)
}

fn edition(
    catalog: &Catalog,
    index: &Index,
    seeker: &Seeker<'_>,
    language: Language,
    at: usize,
    entry: &EditionEntry,
) -> Shown {
    if seeker.is_number(entry) {
        let snippet = entry.full_name(catalog, language);
        let marks = seeker.query.marks(&snippet);
        return Shown { why: Why::Number, snippet, marks, block: None };
    }
    let pieces = text::edition(catalog, entry);
    if seeker.is_called(index, at, entry) {
        return best_piece(index.editions.head(at), &pieces, seeker, language);
    }
    best_piece(index.editions.record(at).lines(), &pieces, seeker, language)
}

/// The stretch of a text that has the first mark in it, with its marks; an ellipsis where it was
/// cut.
fn cut(text: &str, words: &[&str]) -> (String, Vec<Range<usize>>) {
    let marks = if words.is_empty() { Vec::new() } else { query::marks(&Mapped::new(text), words) };
    let first = marks.first().map_or(0, |mark| mark.start);
    let begin = back(text, first);
    let (begin, end) = (begin, forward(text, begin));
    // The end of the text leaves room before the mark.
    let begin = if end == text.len() { begin.min(back_by(text, end, WIDTH)) } else { begin };
    let end = marks.first().map_or(end, |mark| end.max(mark.end).min(text.len()));
    let lead = if begin > 0 { "…" } else { "" };
    let trail = if end < text.len() { "…" } else { "" };
    let snippet = format!("{lead}{}{trail}", text.get(begin..end).unwrap_or_default());
    let shift = |mark: &Range<usize>| mark.start - begin + lead.len()..mark.end.min(end) - begin + lead.len();
    let marks = marks.iter().filter(|mark| mark.start >= begin && mark.start < end).map(shift).collect();
    (snippet, marks)
}

fn columns(c: char) -> usize {
    if c < '\u{1100}' { 1 } else { 2 }
}

/// A place some columns before this one, at the beginning of a word or sentence if there is one.
fn back(text: &str, place: usize) -> usize {
    let begin = back_by(text, place, BEFORE);
    if begin == 0 {
        return 0;
    }
    let stretch = text.get(begin..place).unwrap_or_default();
    let after = |c: char| stretch.find(c).map(|at| begin + at + c.len_utf8());
    let sentence = stretch.rfind(['。', '！', '？', '；']).map(|at| begin + at + '。'.len_utf8());
    sentence.or_else(|| after(' ')).unwrap_or(begin)
}

fn back_by(text: &str, place: usize, width: usize) -> usize {
    let mut left = width;
    let before = text.get(..place).unwrap_or_default();
    for (at, c) in before.char_indices().rev() {
        match left.checked_sub(columns(c)) {
            Some(less) => left = less,
            None => return at + c.len_utf8(),
        }
    }
    0
}

fn forward(text: &str, begin: usize) -> usize {
    let mut left = WIDTH;
    let mut space = None;
    for (at, c) in text.get(begin..).unwrap_or_default().char_indices() {
        match left.checked_sub(columns(c)) {
            Some(less) => left = less,
            None => return begin + space.filter(|space| at - space < 20).unwrap_or(at),
        }
        if c == ' ' {
            space = Some(at);
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_around_the_first_mark() {
        let text = format!("{}needle {}", "some words before ".repeat(20), "and after it needle ".repeat(20));
        let (snippet, marks) = cut(&text, &["needle"]);
        assert!(
            snippet.starts_with('…') && snippet.ends_with('…') && snippet.chars().count() <= WIDTH + 2,
            "{snippet}"
        );
        assert!(marks.len() > 1 && marks.iter().all(|mark| &snippet[mark.clone()] == "needle"), "{marks:?}");
        let text = format!("{}目标。", "之前的字".repeat(100));
        let (snippet, marks) = cut(&text, &["目标"]);
        assert!(snippet.starts_with('…') && snippet.ends_with("目标。"), "{snippet}");
        assert_eq!(marks.iter().map(|mark| &snippet[mark.clone()]).collect::<Vec<_>>(), ["目标"]);
        assert_eq!(cut("short", &[]), ("short".to_owned(), vec![]));
    }

    #[test]
    fn characters_of_a_name_are_found() {
        assert_eq!(characters("谢春涛", &(1..3)), Some(3..9));
        assert_eq!(characters("谢 春涛", &(1..2)), Some(4..7));
        assert_eq!(characters("谢春涛", &(0..usize::MAX)), Some(0..9));
        assert_eq!(characters("", &(0..usize::MAX)), None);
    }
}
