//! The people of an English sentence: `Example Person, director of the Example Office, said …`,
//! `Vice Governor Example Person attended …`, `moderated by Example Person, mayor of …`, and
//! several of them in a row.

use super::{
    cut::{Pattern, Span, cut, shift, trim_of},
    names,
    seen::{Seen, share_predicates},
};

static RUN: Pattern = Pattern::new(
    r"\p{Lu}[\p{L}’'\-]*\.?(?: (?:\p{Lu}[\p{L}’'\-]*\.?|(?:bin|al|de|van|von|der|da|la|el|ben) \p{Lu}[\p{L}’'\-]*))*",
);

macro_rules! verbs {
    () => {
        r"(?:said|says|delivered|delivers|deliver|attended|attends|attend|gave|gives|made|makes|presided|presides|chaired|chairs|moderated|hosted|addressed|spoke|speaks|noted|notes|pointed|stressed|stresses|emphasized|emphasised|highlighted|told|announced|declared|opened|welcomed|introduced|called|believed|believes|hoped|expressed|explained|stated|remarked|added|urged|suggested|proposed|shared|presented|read|sent|took|participated|joined|visited|met|was|were|is|are|has|have|had|will|extended|unveiled|released|launched|came|served|acted|talked|lectured|discussed|warned|acknowledged|reported|analyzed|elaborated|conveyed|wrote|thanked|praised|commented|observed|reiterated|affirmed|concluded|appeared|who)"
    };
}

static VERB: Pattern = Pattern::new(concat!(
    r"(?:,\s*|\s+)(?:(?:also|then|both|all|jointly|respectively|each|later|successively|and|in turn)\s+)*",
    verbs!(),
    r"\b"
));
/// What can follow a title after a comma, where the verb stands before the name.
static TURNED: Pattern = Pattern::new(
    r",\s*(?:in (?:his|her|a|an|their)|at the|during|when|while|speaking|addressing|delivering|via|through|on behalf|on the)\b",
);
static VERB_NEXT: Pattern = Pattern::new(concat!(
    r"^,?\s+(?:(?:also|then|both|all|jointly|respectively|each|later|further|successively)\s+)*",
    verbs!(),
    r"\b"
));
static SEPARATOR: Pattern = Pattern::new(r"^[\s,;]*(?:and|as well as|along with|together with)?[\s,;]*$");
static JOINED: Pattern =
    Pattern::new(r"(?:[,;]\s*(?:and\s+|as well as\s+)?|\s+and\s+|\s+as well as\s+)(?:the |The )?$");

/// Words that make a phrase a title.
const TITLES: &[&str] = &[
    "academician",
    "administrator",
    "adviser",
    "advisor",
    "ambassador",
    "analyst",
    "ceo",
    "chair",
    "chairman",
    "chairperson",
    "chairwoman",
    "chancellor",
    "chief",
    "cio",
    "commissioner",
    "consul",
    "consultant",
    "coordinator",
    "councilor",
    "counselor",
    "counsellor",
    "cto",
    "dean",
    "deputy",
    "director",
    "economist",
    "editor",
    "engineer",
    "executive",
    "expert",
    "fellow",
    "founder",
    "general",
    "governor",
    "head",
    "inspector",
    "leader",
    "lecturer",
    "magistrate",
    "manager",
    "mayor",
    "member",
    "minister",
    "officer",
    "official",
    "partner",
    "premier",
    "president",
    "principal",
    "professor",
    "rector",
    "representative",
    "researcher",
    "scholar",
    "scientist",
    "secretary",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "undersecretary",
];
/// Whether a word is a title, or ends in one: `vice-chairman`.
fn is_title(word: &str) -> bool {
    word.split('-').any(|part| TITLES.contains(&part))
}

/// Words that stand before titles and names.
const BEFORE_NAMES: &[&str] = &["mr", "mrs", "ms", "dr", "prof", "sir", "madam", "vice", "former", "acting", "state"];

/// The people of a sentence. `is_known` says whether a name is one that was seen or is on file.
pub(super) fn people(text: &str, sentence: &Span, is_known: &dyn Fn(&str) -> bool) -> Vec<Seen> {
    let words = cut(text, sentence);
    let runs = RUN.all(words);
    let names: Vec<Named> = runs.iter().filter_map(|run| named(words, run.clone(), is_known)).collect();
    let mut seen: Vec<Seen> = Vec::new();
    let mut taken = 0;
    for (place, one) in names.iter().enumerate() {
        if one.name.start < taken {
            continue;
        }
        let rest = names.get(place + 1..).unwrap_or_default();
        let after = title_after(words, one, rest, is_known);
        let (title, end) = match (&after, &one.title) {
            (Some((title, end)), _) => (Some(title.clone()), *end),
            (None, Some(title)) => (Some(title.clone()), one.name.end),
            (None, None) => (None, one.name.end),
        };
        let known = is_known(cut(words, &one.name));
        if title.is_none() && !known {
            continue;
        }
        let start = one.title.as_ref().map_or(one.name.start, |title| title.start.min(one.name.start));
        if let Some(last) = seen.last_mut() {
            last.predicate.end = sentence.start + start;
        }
        seen.push(Seen {
            name: shift(one.name.clone(), sentence.start),
            title: title.map(|title| shift(title, sentence.start)),
            predicate: sentence.start + end..sentence.end,
            before: sentence.start..sentence.start + start,
        });
        taken = end;
    }
    share_predicates(&mut seen, |between| SEPARATOR.is_in(cut(text, between)));
    seen
}

/// A name, with the title before it.
struct Named {
    name: Span,
    title: Option<Span>,
}

/// The name at the end of a row of capitalised words, without the titles before it.
fn named(words: &str, run: Span, is_known: &dyn Fn(&str) -> bool) -> Option<Named> {
    let written = cut(words, &run);
    let mut starts = vec![0];
    starts.extend(written.match_indices(' ').map(|(at, _)| at + 1));
    let word = |start: usize| written.get(start..).and_then(|rest| rest.split(' ').next()).unwrap_or_default();
    let at_title = |start: usize| {
        let word = word(start).to_lowercase();
        let word = word.trim_end_matches('.');
        is_title(word) || BEFORE_NAMES.contains(&word)
    };
    let first = starts.iter().rposition(|start| at_title(*start)).map_or(0, |at| at + 1);
    // "At the forum" is no name, but a name may follow one word that begins the sentence.
    let skipped = starts.iter().skip(first).take_while(|start| names::is_impersonal(word(**start))).count();
    let name_at = *starts.get(first + skipped)?;
    let name = run.start + name_at..trim_of(words, run.clone(), |c| matches!(c, '-' | '\'' | '’')).end;
    let name = without_stop(words, without_possessive(words, name));
    let written_name = cut(words, &name);
    if !names::is_latin_name(written_name) && !is_known(written_name) {
        return None;
    }
    if skipped > 0 && first == 0 && !is_known(written_name) && skipped > 1 {
        return None;
    }
    let title = (skipped == 0).then(|| title_before(words, run.start, run.start + name_at)).flatten();
    Some(Named { name, title })
}

fn without_possessive(words: &str, name: Span) -> Span {
    let written = cut(words, &name);
    let end =
        ["'s", "’s"].iter().find_map(|end| written.strip_suffix(end)).map_or(name.end, |rest| name.start + rest.len());
    name.start..end
}

/// A name at the end of a sentence does not have its full stop; `John J.` and `Jr.` do.
fn without_stop(words: &str, name: Span) -> Span {
    let last = cut(words, &name).rsplit(' ').next().unwrap_or_default();
    let abbreviated = last.chars().count() <= 3;
    if last.ends_with('.') && !abbreviated { name.start..name.end - 1 } else { name }
}

/// The title before a name, with the small words before its capitals: `former vice governor`.
fn title_before(words: &str, run_start: usize, name_start: usize) -> Option<Span> {
    let mut start = run_start;
    let head = cut(words, &(0..run_start)).trim_end();
    let mut end = head.len();
    for word in head.rsplit(' ') {
        let plain = word.to_lowercase();
        let titled = is_title(&plain) || BEFORE_NAMES.contains(&plain.as_str());
        // "CPPCC vice-chairman": what stands before a title and is capitalised belongs to it.
        let belongs =
            start < run_start && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let opens = matches!(word, "The" | "A" | "An" | "At" | "In" | "On" | "And" | "As");
        if !titled && (!belongs || opens) {
            break;
        }
        start = end - word.len();
        end = start.saturating_sub(1);
    }
    let title = trim_of(words, start..name_start, |c| c == ',');
    let written = cut(words, &title).to_lowercase();
    // Forms of address alone are no title.
    written.split(' ').any(is_title).then_some(title)
}

/// The title after a name and its end, where the predicate begins.
fn title_after(words: &str, one: &Named, rest: &[Named], is_known: &dyn Fn(&str) -> bool) -> Option<(Span, usize)> {
    let after = cut(words, &(one.name.end..words.len()));
    let comma = after.strip_prefix([',', '，'])?;
    let start = words.len() - comma.trim_start().len();
    let region = cut(words, &(start..words.len()));
    if VERB_NEXT.is_in(after) {
        return None;
    }
    let verb = VERB.find(region).map_or(words.len(), |verb| start + verb.start);
    // Brackets belong to the title; a full stop or a quotation mark ends it.
    let stop = region.find(['“', '"', ';']).map_or(words.len(), |at| start + at);
    let next = rest.iter().filter(|other| other.name.start > start).find_map(|other| {
        let begins = other.title.as_ref().map_or(other.name.start, |title| title.start.min(other.name.start));
        let joint = JOINED.find(cut(words, &(start..begins)))?;
        let follows = cut(words, &(other.name.end..words.len()));
        let is_person = follows.starts_with(',') || other.title.is_some() || is_known(cut(words, &other.name));
        is_person.then_some(start + joint.start)
    });
    let turned = TURNED.find(region).map_or(words.len(), |turned| start + turned.start);
    let end = verb.min(stop).min(turned).min(next.unwrap_or(words.len()));
    let title = trim_of(words, start..end, |c| matches!(c, ',' | '.' | '，'));
    let title = without_article(words, title);
    let written = cut(words, &title);
    let is_title = written.len() <= 300 && has_title(written);
    is_title.then_some((title, end))
}

fn without_article(words: &str, title: Span) -> Span {
    let written = cut(words, &title);
    let rest = ["the ", "a ", "an "].iter().find_map(|article| written.strip_prefix(article));
    title.end - rest.unwrap_or(written).len()..title.end
}

/// Whether one of the first words of a phrase is a title.
fn has_title(phrase: &str) -> bool {
    let lower = phrase.to_lowercase();
    lower.split([' ', ',', '/']).take(6).any(is_title)
}

/// Where a surname alone is the subject: `Example said`, `Mr. Example noted`.
pub(super) fn surnames(text: &str, sentence: &Span) -> Vec<(Span, Span)> {
    static ALONE: Pattern = Pattern::new(concat!(
        r"(?:^|[.!?;,”“\x22] |[”“\x22]|\b(?:Mr|Mrs|Ms|Dr|Prof)\.? |\b[Aa]s |\band )(?P<name>\p{Lu}[\p{Ll}’'-]+)(?:,? (?:also|further|then) |,? )",
        verbs!(),
        r"\b"
    ));
    let words = cut(text, sentence);
    let Some(found) = ALONE.captures(words) else { return Vec::new() };
    let Some(name) = super::cut::group(&found, "name", sentence.start) else { return Vec::new() };
    let predicate = name.end..sentence.end;
    vec![(name, predicate)]
}

/// The organisation of a title that is one post: `president of the Example Academy`.
pub(super) fn organisation(text: &str, title: &Span) -> Option<Span> {
    static OF: Pattern = Pattern::new(r"^[^,;]*?\b(?:of|at) (?:the )?(?P<org>[\p{Lu}\d][^,;]+?)(?: in charge\b.*)?$");
    let words = cut(text, title);
    if words.contains(" and ") && words.split(" and ").skip(1).any(has_title) {
        return None;
    }
    // A mayor is of a city, which is no organisation.
    let of_place = ["mayor", "governor", "premier", "ambassador", "magistrate"];
    let first = words.split(" of ").next().unwrap_or_default().to_lowercase();
    if of_place.iter().any(|post| first.ends_with(post)) {
        return None;
    }
    let found = super::cut::group(&OF.captures(words)?, "org", title.start)?;
    // So is a Party secretary, if not of a committee.
    let of_place = first.ends_with("secretary") && !cut(text, &found).contains(' ');
    (!of_place).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let known = |name: &str| name == "Known Person";
        let one = |seen: &Seen| {
            let title = seen.title.as_ref().map_or("-", |title| cut(text, title));
            format!("{} | {title} | {}", cut(text, &seen.name), cut(text, &seen.predicate).trim())
        };
        people(text, &(0..text.len()), &known).iter().map(one).collect()
    }

    #[test]
    fn people_are_told_from_their_titles() {
        for (text, expected) in [
            (
                "Example Person, director of the Example Office, said so.",
                vec!["Example Person | director of the Example Office | , said so."],
            ),
            (
                "Example Person, vice president of the Example School (Sample Academy) in charge of daily work, delivered a speech.",
                vec![
                    "Example Person | vice president of the Example School (Sample Academy) in charge of daily work | , delivered a speech.",
                ],
            ),
            (
                "Example Person, mayor of Exampleton, Sample Person, head of the Example Bureau, and Third Person, dean of the Example School, attended.",
                vec![
                    "Example Person | mayor of Exampleton | , attended.",
                    "Sample Person | head of the Example Bureau | , attended.",
                    "Third Person | dean of the Example School | , attended.",
                ],
            ),
            ("Vice Governor Example Person attended.", vec!["Example Person | Vice Governor | attended."]),
            (
                "It was moderated by Example Person, mayor of Exampleton.",
                vec!["Example Person | mayor of Exampleton | "],
            ),
            ("Known Person said so.", vec!["Known Person | - | said so."]),
            ("The Example Office said so.", vec![]),
            ("Example Valley, a park in Exampleton, opened.", vec![]),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
