//! Direct speech: what stands in quotation marks, is a whole sentence, and has a speaker who is
//! named before or after it. Titles, names and single words in quotation marks stay in the text.

use super::{
    cut::{Pattern, Span, cut, trim, trim_of},
    people::People,
};
use crate::{
    import::{BlockKind, ProposedBlock},
    model::{Language, is_han},
};

/// The longest speech that is looked for, in bytes.
const LONGEST: usize = 6000;

/// A paragraph as blocks: its text, and the direct speech in it.
pub(super) fn blocks(text: &str, paragraph: &Span, language: Language, people: &People<'_>) -> Vec<ProposedBlock> {
    let mut found = Vec::new();
    let mut start = paragraph.start;
    for quote in quotes(text, paragraph) {
        if quote.outer.start < start || !is_direct(text, paragraph, &quote, language) {
            continue;
        }
        let Some(speaker) = speaker(text, paragraph, &quote, language, people) else { continue };
        push(text, start..quote.outer.start, BlockKind::Paragraph, &mut found);
        push(text, quote.inner.clone(), BlockKind::Quotation { speaker: Some(speaker) }, &mut found);
        start = quote.outer.end;
    }
    push(text, start..paragraph.end, BlockKind::Paragraph, &mut found);
    if let Some(first) = found.first_mut() {
        first.begins = true;
    }
    found
}

/// A paragraph that the document sets apart as a quotation: the speech in marks, and after a dash who
/// said it. Without a speaker who is known it is read as any other.
pub(super) fn set_apart(text: &str, paragraph: &Span, language: Language, people: &People<'_>) -> Vec<ProposedBlock> {
    let found = attributed(text, paragraph).and_then(|(inner, name)| {
        let kind = BlockKind::Quotation { speaker: Some(*people.within(&name).first()?) };
        Some(ProposedBlock { kind, text: cut(text, &inner).to_owned(), range: inner, begins: true })
    });
    found.map_or_else(|| blocks(text, paragraph, language, people), |block| vec![block])
}

/// The speech that a paragraph is, and after it, behind a dash, the name of who said it.
pub(super) fn attributed(text: &str, paragraph: &Span) -> Option<(Span, Span)> {
    let words = cut(text, paragraph);
    let opening = words.chars().next().filter(|c| matches!(c, '“' | '"' | '「' | '＂'))?;
    let (end, closing) = words.char_indices().rfind(|(_, c)| matches!(c, '”' | '"' | '」' | '＂'))?;
    let inner = paragraph.start + opening.len_utf8()..paragraph.start + end;
    let after = trim(text, inner.end + closing.len_utf8()..paragraph.end);
    let name = trim_of(text, after.clone(), |c| matches!(c, '—' | '–' | '-'));
    (inner.start < inner.end && after.start < name.start && !name.is_empty()).then_some((inner, name))
}

fn push(text: &str, span: Span, kind: BlockKind, found: &mut Vec<ProposedBlock>) {
    let loose = |c: char| matches!(c, ',' | '，' | '。' | '、');
    let span = match kind {
        // The comma belongs to the sentence around the speech.
        BlockKind::Quotation { .. } => trim_of(text, span, |c| matches!(c, ',' | '，')),
        _ if found.is_empty() => trim(text, span),
        _ => trim(text, trim_of(text, span.clone(), loose).start..span.end),
    };
    if !span.is_empty() {
        found.push(ProposedBlock { kind, text: cut(text, &span).to_owned(), range: span, begins: false });
    }
}

/// Words in quotation marks.
struct Quote {
    /// With the marks.
    outer: Span,
    /// Without.
    inner: Span,
}

/// Pairs of marks. A mark that opens again, or is never closed, is no pair.
fn quotes(text: &str, paragraph: &Span) -> Vec<Quote> {
    let mut found = Vec::new();
    let mut open: Option<(Span, char)> = None;
    for (at, c) in cut(text, paragraph).char_indices() {
        let mark = paragraph.start + at..paragraph.start + at + c.len_utf8();
        let closes = open.as_ref().is_some_and(|(_, opened)| {
            matches!((opened, c), ('“', '”') | ('"', '"') | ('「', '」') | ('『', '』') | ('＂', '＂'))
        });
        if closes {
            if let Some((opening, _)) = open.take()
                && mark.end - opening.start <= LONGEST
            {
                found.push(Quote { inner: opening.end..mark.start, outer: opening.start..mark.end });
            }
        } else if matches!(c, '“' | '"' | '「' | '＂') {
            open = Some((mark, c));
        }
    }
    found
}

/// Whether it is a sentence that somebody said.
fn is_direct(text: &str, paragraph: &Span, quote: &Quote, language: Language) -> bool {
    static INTRODUCED: Pattern = Pattern::new(
        r"(?:说|道|表示|指出|强调|认为|称|谈到|介绍|呼吁|坦言|said|says|added|noted|stressed|told [^.]{2,40})\s*[:：,，]?\s*$",
    );
    let inner = cut(text, &quote.inner);
    let before = tail(cut(text, &(paragraph.start..quote.outer.start)));
    let finished = inner.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '…']);
    let paused = inner.trim_end().ends_with([',', '，']);
    let introduced = INTRODUCED.is_in(before) || before.trim_end().ends_with(['：', ':']);
    let opens =
        before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '”', '"']);
    let long = match language {
        Language::Zh => inner.chars().filter(|c| is_han(*c)).count() >= 8,
        Language::En => inner.split_whitespace().count() >= 4,
    };
    long && (introduced && (finished || paused || language == Language::Zh) || opens && (finished || paused))
}

/// The end of a text: what introduces a quotation stands right before it.
fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or_default()
}

/// Who said it: whoever is named in the rest of the sentence after words that open one, else
/// whoever was named last before.
fn speaker(text: &str, paragraph: &Span, quote: &Quote, language: Language, people: &People<'_>) -> Option<usize> {
    static SAYS: Pattern = Pattern::new(
        r"\b(?:said|says|added|noted|stressed|told|stated|explained|remarked|pointed out|emphasi[sz]ed|according to)\b|说|表示|指出|强调|介绍|认为|称|道|谈到",
    );
    let after = quote.outer.end..paragraph.end;
    let sentence =
        super::cut::sentences(text, &(after.start..after.end.min(end_of(text, after.start, 600)))).into_iter().next();
    let before = paragraph.start..quote.outer.start;
    let introduced = cut(text, &before).trim_end().ends_with(['：', ':']);
    if let Some(sentence) = sentence.filter(|_| !introduced)
        && SAYS.is_in(cut(text, &sentence))
        && let Some(speaker) = people.within(&sentence).first()
    {
        return Some(*speaker);
    }
    if let Some(last) = people.mentions.iter().rev().find(|(at, _)| before.start <= at.start && at.end <= before.end) {
        return Some(last.1);
    }
    // A pronoun means whoever was named last.
    let around = paragraph.start..end_of(text, quote.outer.end, 60).min(paragraph.end);
    let pronoun = match language {
        Language::Zh => cut(text, &around).contains(['他', '她']),
        Language::En => PRONOUN.is_in(cut(text, &around)),
    };
    let last = people.mentions.iter().rev().find(|(at, _)| at.end <= paragraph.start).filter(|_| pronoun)?;
    // Of several people named in one paragraph it could be any.
    let line = text.get(..last.0.start)?.rfind('\n').map_or(0, |at| at + 1);
    let named = people.within(&(line..paragraph.start));
    (named.len() == 1).then_some(last.1)
}

static PRONOUN: Pattern =
    Pattern::new(r"\b(?:[Hh]e|[Ss]he) (?:said|added|noted|stressed|told|stated|explained|pointed)|\bsaid (?:he|she)\b");

/// A place so many bytes further, on the border of a character.
fn end_of(text: &str, from: usize, bytes: usize) -> usize {
    let mut end = (from + bytes).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}
