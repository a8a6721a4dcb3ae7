//! Which event a press text tells of: one of the forum's editions, by the forum's own name and an
//! ordinal or a year, or something else. The forum's names come from the archive.

use regex::Regex;

use super::{
    cut::{Pattern, Span, cut, group, make, sentences},
    facts::unnumbered,
};
use crate::{
    catalog::Catalog,
    model::Language,
    search::{edition_number, simplified},
};

/// The forum's name as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The whole name of the event: ordinal, forum, and what it is held together with.
    pub whole: Span,
    /// The ordinal.
    pub number: Option<u32>,
    /// The year in the name.
    pub year: Option<u16>,
    /// A special forum that is named with it.
    pub special: Option<Span>,
    /// Another ordinal that the text puts before the same name.
    pub other_number: Option<u32>,
}

/// The event a text tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// One of the forum's, named where the event of a text is named.
    Ours(Named),
    /// One of the forum's, named further down only.
    Mentioned(Named),
    /// Another, with its name.
    Other(Span),
    /// None is named.
    Unnamed,
}

/// Finds the forum's names.
pub(super) struct Names {
    pattern: Option<Regex>,
    language: Language,
}

/// The event's name stands in the headline and the first sentences.
const LEAD_SENTENCES: usize = 2;

impl Names {
    pub fn of(catalog: &Catalog, language: Language) -> Names {
        let name = catalog.forum.name.get(language).map(loose).filter(|name| !name.is_empty());
        let pattern = name.and_then(|name| make(&with_ordinal(&name, language)));
        Names { pattern, language }
    }

    /// The forum's names in a part of a text (simplified), from left to right.
    pub fn find(&self, plain: &str, span: &Span) -> Vec<Named> {
        let Some(pattern) = &self.pattern else { return Vec::new() };
        let words = cut(plain, span);
        let named = |found: regex::Captures<'_>| {
            let whole = group(&found, "whole", span.start)?;
            let number = ["n", "n2", "n3"].iter().find_map(|name| edition_number(found.name(name)?.as_str()));
            let number = number.filter(|_| !is_counted(cut(plain, &(0..whole.start)), cut(plain, &whole)));
            let year = ["y", "y2", "y3", "y4"].iter().find_map(|name| found.name(name)?.as_str().parse().ok());
            let special = group(&found, "special", span.start)
                .filter(|special| !cut(plain, special).contains(['在', '举', '设', '的', '开', '由', '将', '于']));
            // "Western Example Forum" is another forum.
            let part_of_another = self.language == Language::En && has_capital_before(plain, whole.start);
            (!part_of_another).then_some(Named { whole, number, year, special, other_number: None })
        };
        pattern.captures_iter(words).filter_map(named).collect()
    }
}

/// `连续举办了四届示例论坛` counts editions, and names none.
fn is_counted(before: &str, name: &str) -> bool {
    static COUNT: Pattern = Pattern::new(r"^[\d一二三四五六七八九十百零]+届");
    COUNT.is_in(name) && before.ends_with(['了', '过', '办', '续', '共', '达', '已', '历'])
}

/// Whether the word before is capitalised and part of the same name.
fn has_capital_before(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default();
    let Some(before) = head.strip_suffix(' ') else { return false };
    let word = before.rsplit([' ', '\n', '(']).next().unwrap_or_default();
    let opens = matches!(
        word,
        "The" | "At" | "In" | "On" | "This" | "Annual" | "For" | "And" | "During" | "Attending" | "Addressing"
    );
    let figures = word.chars().all(|c| c.is_ascii_digit());
    let sentence = before
        .strip_suffix(word)
        .is_none_or(|head| head.trim_end().is_empty() || head.trim_end().ends_with(['.', ')', '”', '-', '—']));
    !figures
        && !opens
        && !sentence
        && word.starts_with(char::is_uppercase)
        && word.chars().all(|c| c.is_alphabetic() || c == '-')
}

/// A name as a pattern in which spaces and hyphens are not told apart.
fn loose(name: &str) -> String {
    let mut pattern = String::new();
    for c in simplified(name).chars() {
        match c {
            ' ' | '-' => pattern.push_str(r"[ \-‐‑–]?"),
            c => pattern.push_str(&regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    pattern
}

fn with_ordinal(name: &str, language: Language) -> String {
    match language {
        Language::Zh => format!(
            r"(?i)(?P<whole>(?:(?:第[\d一二三四五六七八九十百零]+届|首届|(?P<y4>(?:19|20)\d\d)年?)[\p{{Han}}“”]{{2,30}}暨)?(?:(?P<y>(?:19|20)\d\d)年?\s*)?(?:[(（]?第?(?P<n>[\d一二三四五六七八九十百零]+届)[)）]?\s*)?{name}(?:\s*[(（](?:(?P<y2>(?:19|20)\d\d)年?)?(?:第?(?P<n2>[\d一二三四五六七八九十百零]+届))?[)）])?(?:暨[^，,。；;！\n]{{2,40}}?(?:论坛|峰会|大会|会议|展览会|博览会|研讨会|年会|活动))?)(?P<special>(?:之)?[\p{{Han}}“”·]{{2,15}}?(?:专题论坛|分论坛|平行论坛|主题论坛|专场))?"
        ),
        Language::En => format!(
            r"(?i)(?P<whole>(?:\b(?P<y>(?:19|20)\d\d)\s+)?(?:\(?\b(?P<n>\d{{1,3}}(?:st|nd|rd|th)|(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|(?:ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twentie|thirtie|fortie|fiftie)th))\)?\s+(?:annual |session of (?:the )?|edition of (?:the )?|meeting of (?:the )?)?)?\b{name}\b(?:\s*\((?:(?P<n2>\d{{1,3}}(?:st|nd|rd|th))|(?P<y2>(?:19|20)\d\d))(?:[ ,/]*(?P<n3>\d{{1,3}}(?:st|nd|rd|th)))?\)|\s+(?P<y3>(?:19|20)\d\d)\b)?(?:,? (?:and|&|cum) (?:the )?(?-i:[“‘']?\p{{Lu}}[\p{{L}}’”'-]*(?: (?:of|for|on|and|\p{{Lu}}[\p{{L}}’”'-]*)){{0,7}}? (?:Summit|Forum|Conference|Congress|Expo|Exhibition|Symposium)(?: Forum)?))?)"
        ),
    }
}

static OTHER_CHINESE: Pattern = Pattern::new(
    r"(?:[(（]?第[\d一二三四五六七八九十百]+届[)）]?|(?:19|20)\d\d年?(?:[(（]?第[\d一二三四五六七八九十百]+届[)）]?)?|首届)?[\p{Han}A-Za-z“”·]{2,24}?(?:论坛|峰会|大会|研讨会|博览会|年会|推进会|座谈会|交流会|展览会)",
);
static OTHER_ENGLISH: Pattern = Pattern::new(
    r"(?:(?:19|20)\d\d |\d{1,3}(?:st|nd|rd|th) |(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth) )?(?:\p{Lu}[\p{L}\d’'-]* (?:(?:of|for|on|and|the|\p{Lu}[\p{L}\d’'-]*) ){0,8}?)?(?:Summit|Forum|Conference|Congress|Expo|Symposium|Seminar|Exhibition)\b(?: (?:for|on|of) (?:(?:the|[Ss]mart|[Dd]igital) )?\p{Lu}[\p{L}-]*(?: (?:and )?\p{Lu}[\p{L}-]*)*)?",
);

/// The event that a text tells of: what its headline and first sentences name.
pub(super) fn event(plain: &str, headline: Option<&Span>, body: &[Span], names: &Names) -> Event {
    let mut lead: Vec<Span> = headline.cloned().into_iter().collect();
    lead.extend(
        body.iter().flat_map(|part| sentences(plain, part).into_iter().take(LEAD_SENTENCES)).take(LEAD_SENTENCES),
    );
    let mut ours: Vec<Named> = lead.iter().flat_map(|part| names.find(plain, part)).collect();
    let other = lead.iter().find_map(|part| other_event(plain, part, names));
    let first = ours.first().map(|named| named.whole.start);
    // Where both are named the event is the one named first, unless the two are held as one.
    let is_first = |start: usize, other: &Span| start <= other.start || joined(plain, other.end..start);
    match (first, &other) {
        (Some(start), Some(other)) if !is_first(start, other) => Event::Other(other.clone()),
        (Some(_), _) => {
            // The headline may leave the ordinal out, or shorten the name.
            let telling = |named: &Named| (named.number.is_some(), named.year.is_some(), named.whole.len());
            let most = ours.iter().enumerate().max_by_key(|(place, named)| (telling(named), usize::MAX - place));
            let mut named = ours.swap_remove(most.map_or(0, |(place, _)| place));
            if named.special.is_none() {
                named.special = ours.iter().find_map(|other| other.special.clone());
            }
            named.other_number = other_number(plain, &named, body, names);
            Event::Ours(named)
        }
        (None, Some(other)) => Event::Other(other.clone()),
        (None, None) => {
            let mut later = body.iter().flat_map(|part| names.find(plain, part));
            later.find(|named| named.number.is_some() || named.year.is_some()).map_or(Event::Unnamed, Event::Mentioned)
        }
    }
}

/// What the forum is held together with is told of one edition. Where such a name stands with two
/// ordinals, one of them is wrong, as translating programs make them.
fn other_number(plain: &str, named: &Named, body: &[Span], names: &Names) -> Option<u32> {
    static JOINED: Pattern = Pattern::new(r"暨| (?:and|&|cum) ");
    let name = |named: &Named| unnumbered(cut(plain, &named.whole));
    if !JOINED.is_in(cut(plain, &named.whole)) {
        return None;
    }
    let mut all = body.iter().flat_map(|part| names.find(plain, part));
    let other = all.find(|one| one.number.is_some() && one.number != named.number && name(one) == name(named));
    other.and_then(|other| other.number)
}

/// The first event in a part that is not the forum.
fn other_event(plain: &str, part: &Span, names: &Names) -> Option<Span> {
    let pattern = if names.language == Language::Zh { &OTHER_CHINESE } else { &OTHER_ENGLISH };
    let ours = names.find(plain, part);
    let overlaps = |span: &Span| {
        ours.iter().any(|named| {
            let end = named.special.as_ref().map_or(named.whole.end, |special| special.end);
            span.start < end && named.whole.start < span.end
        })
    };
    let found = pattern.all(cut(plain, part)).into_iter().map(|span| super::cut::shift(span, part.start));
    let found = found.map(|span| proper(plain, span));
    found.into_iter().find(|span| !overlaps(span) && is_event(cut(plain, span)))
}

/// A name without the words that run into it: `今天,`, `出席`, `The`.
fn proper(plain: &str, span: Span) -> Span {
    static LEAD: Pattern = Pattern::new(
        r"^(?:.*?(?:举办的|举行的|召开的|主办的|承办的|出席|参加|作为|举办|举行|召开|由|在))?(?:今天|今日|当天|上午|下午|日)*|^(?:The|At|In|On|During|This) ",
    );
    let lead = LEAD.find(cut(plain, &span)).map_or(0, |lead| lead.end);
    span.start + lead..span.end
}

/// `该论坛`, `本次大会`, `开幕大会` name nothing.
fn is_event(name: &str) -> bool {
    let general = [
        "该",
        "本次",
        "本届",
        "此次",
        "这次",
        "专题",
        "分论坛",
        "主论坛",
        "各",
        "平行",
        "圆桌",
        "全体",
        "代表大会",
        "新闻",
        "人民代表",
        "党的",
    ];
    let han = name.chars().any(crate::model::is_han);
    let long = if han { name.chars().count() >= 5 } else { name.split(' ').count() >= 2 };
    let congress = ["National People", "Party Congress", "People’s Congress", "People's Congress", "Special Forum"];
    long && !general.iter().any(|word| name.contains(word)) && !congress.iter().any(|word| name.contains(word))
}

fn joined(plain: &str, between: Span) -> bool {
    let words = cut(plain, &between).trim();
    ["暨", "and", "and the", "&"].contains(&words)
}
