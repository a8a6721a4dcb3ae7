//! Lines that are captions: they end in a credit, or begin as captions do. Caption, credit and
//! the photographer's name are set apart.

use super::{
    cut::{Pattern, Span, cut, group, is_chinese, trim, trim_of},
    names,
};

/// A caption.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Caption {
    /// What is to be seen; a credit may stand alone.
    pub caption: Option<Span>,
    /// The credit, word for word.
    pub credit: Option<Span>,
    /// Who took the photo.
    pub byline: Option<Span>,
    /// The picture it stands under, as a place in the hints.
    pub picture: Option<usize>,
}

/// Captions are short; a longer line is not looked into.
const LONGEST: usize = 1500;

/// `Photo by …`, `[Photo/…]`, `(Photo provided to …)`: the credit is what follows `by` or the stroke,
/// else the whole.
static ENGLISH: Pattern = Pattern::new(
    r"[\[(（【]?\s*(?P<whole>(?:Photos?|PHOTOS?|Pictures?|Images?|photo|Photograph) ?(?P<how>by|/|:|：|[Cc]redit:?|courtesy of|provided (?:to|by)|taken by|from|via)\s*(?P<who>[^\[\]()（）]{2,80}?))\s*[\])）】]?\s*\.?$",
);
/// `(Example Agency/Example Person)`.
static STROKE: Pattern =
    Pattern::new(r"[\[(（]\s*(?P<whole>\p{Lu}[\p{L}. ]{1,30}/\s*(?P<who>\p{L}[\p{L}.·’' -]{1,40}))\s*[\])）]\s*\.?$");
/// `EXAMPLE PERSON/EXAMPLE DAILY` after a sentence.
static CAPITALS: Pattern =
    Pattern::new(r"(?:^|[.!?”\x22] )(?P<whole>(?P<who>\p{Lu}[\p{Lu}. '’-]{2,40}?)\s?/\s?\p{Lu}[\p{Lu}. '’-]{2,40})$");
/// `示例 摄`, `（示例社记者 示例 摄）`.
static TAKEN: Pattern = Pattern::new(
    r"(?:^|[。！？!?.）)”\]】，,；;\s(（\[【])(?P<who>[\p{Han}A-Za-z·]{2,16}(?:[ 　、/][\p{Han}A-Za-z·]{1,8}){0,5})[ 　]*(?:摄|攝|摄影|攝影)\s*[)）\]】]?[。.]?$",
);
/// `摄影：示例`, `图片来源：示例`, `图/示例`.
static LABELLED: Pattern = Pattern::new(
    r"[(（\[【]?\s*(?P<label>摄影|攝影|图片来源|圖片來源|图源|图片|圖片|供图|照片|图|圖)\s*[:：/]\s*(?P<who>[\p{Han}A-Za-z·.]{2,20}(?:[ 　、／/][\p{Han}A-Za-z·]{1,20}){0,4})\s*[)）\]】]?[。.]?$",
);
/// `示例单位供图`.
static GIVEN: Pattern = Pattern::new(r"(?P<whole>[\p{Han}A-Za-z·]{2,20}(?:供图|供圖|提供))\s*[)）\]】]?[。.]?$");
static BEGINS: Pattern = Pattern::new(
    r"^(?:[△▲▼]|CAPTION:|Caption:|图为|圖為|图[:：]|图片说明|资料图|上图|下图|[Ff]ile photo|[Pp]hoto shows|[Tt]he photo shows|[Pp]hoto taken|[Ii]n this photo|[Tt]his photo)",
);

/// Whether a text alone would be taken for a caption.
pub(in crate::import) fn is_one(words: &str) -> bool {
    read(words, &(0..words.len())).is_some_and(|caption| caption.caption.is_some())
}

/// Whether a short line is the first sentence of the paragraph before it, without its stop.
pub(super) fn repeats(text: &str, line: &Span, paragraph: &Span) -> bool {
    let (words, paragraph) = (cut(text, line), cut(text, paragraph));
    let long = if is_chinese(words) { words.chars().count() >= 10 } else { words.split_whitespace().count() >= 5 };
    let rest = paragraph.strip_prefix(words).unwrap_or_default();
    long && words.len() <= LONGEST && rest.starts_with(['。', '.', '，', ',', '；', ';', '！', '!'])
}

/// Reads a line as a caption.
pub(super) fn read(text: &str, line: &Span) -> Option<Caption> {
    let words = cut(text, line);
    if words.len() > LONGEST {
        return None;
    }
    let found = english(words, line).or_else(|| chinese(words, line));
    if found.is_none() && !BEGINS.is_in(words) {
        return None;
    }
    let (start, credit, byline) = found.unwrap_or((line.end, None, None));
    let words = cut(text, &(line.start..start));
    let label = ["CAPTION:", "Caption:"].iter().find(|label| words.starts_with(**label)).map_or(0, |label| label.len());
    let caption = trim_of(text, line.start + label..start, |c| matches!(c, '△' | '▲' | '▼' | '(' | '（' | '[' | '【'));
    // What is left may have lost the closing half of a pair, never the opening one of a title.
    let caption = trim(text, caption);
    Some(Caption { caption: (!caption.is_empty()).then_some(caption), credit, byline, picture: None })
}

type Credit = (usize, Option<Span>, Option<Span>);

fn english(words: &str, line: &Span) -> Option<Credit> {
    if let Some(found) = ENGLISH.captures(words) {
        let who = group(&found, "who", line.start)?;
        let named = cut(words, &(who.start - line.start..who.end - line.start));
        let how = found.name("how").map_or("", |how| how.as_str());
        let start = line.start + found.get(0)?.start();
        let is_name = named.chars().next().is_some_and(|c| c.is_uppercase() || crate::model::is_han(c));
        // "… photos by children." is a sentence; a credit is a few words that begin as names do.
        if named.split_whitespace().count() > 8
            || has_full_stop(named)
            || !is_name && !how.starts_with("provided") && how != "courtesy of" && how != "/"
        {
            return None;
        }
        let whole = group(&found, "whole", line.start)?;
        let credit = if how.starts_with("provided") || how.starts_with("courtesy") { whole } else { who.clone() };
        let byline = (matches!(how, "by" | "taken by") && names::is_latin_name(named)).then_some(who);
        return Some((start, Some(credit), byline));
    }
    let found = STROKE.captures(words).or_else(|| CAPITALS.captures(words))?;
    let byline = group(&found, "who", line.start);
    let bracket = found.get(0).filter(|all| all.as_str().starts_with(['(', '（', '[']));
    let whole = group(&found, "whole", line.start)?;
    Some((bracket.map_or(whole.start, |all| line.start + all.start()), Some(whole), byline))
}

/// Whether a sentence ends within; the point of an initial ends none.
fn has_full_stop(words: &str) -> bool {
    let mut parts = words.split(". ").collect::<Vec<_>>();
    parts.pop();
    parts.iter().any(|part| part.rsplit(' ').next().is_some_and(|last| last.chars().count() > 1))
}

fn chinese(words: &str, line: &Span) -> Option<Credit> {
    if let Some(found) = TAKEN.captures(words) {
        let who = group(&found, "who", line.start)?;
        return Some((who.start, Some(who.clone()), photographer(words, who, line.start)));
    }
    if let Some(found) = LABELLED.captures(words) {
        let who = group(&found, "who", line.start)?;
        let start = line.start + found.get(0)?.start();
        let taken = found.name("label").is_some_and(|label| matches!(label.as_str(), "摄影" | "攝影"));
        let byline = if taken { photographer(words, who.clone(), line.start) } else { None };
        return Some((start, Some(who), byline));
    }
    let found = GIVEN.captures(words)?;
    let whole = group(&found, "whole", line.start)?;
    // "…由主办方提供" ends many a sentence; a credit stands alone or in brackets.
    let before = words.get(..whole.start - line.start).unwrap_or_default().trim_end();
    let apart = before.is_empty() || before.ends_with(['(', '（', '[', '【', '。', '.', '”', '！']);
    apart.then_some((whole.start, Some(whole), None))
}

/// The name after 记者, or the whole.
fn photographer(words: &str, who: Span, base: usize) -> Option<Span> {
    let written = words.get(who.start - base..who.end - base)?;
    let name = match written.rfind("记者").or_else(|| written.rfind("記者")) {
        Some(at) => who.start + at + "记者".len()..who.end,
        None => who.clone(),
    };
    let skipped = words.get(name.start - base..name.end - base)?;
    let lead = skipped.len() - skipped.trim_start().len();
    Some(name.start + lead..name.end).filter(|name| !name.is_empty())
}
