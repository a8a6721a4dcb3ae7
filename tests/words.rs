//! The words that people read: both languages have the same messages with the same values, every
//! message that the program asks for is there, and every one that is there is asked for. Style is
//! held too: sentence case and no full stop after a label in English, no half-width signs between
//! Chinese characters.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::{FluentBundle, FluentResource};
use forum_archive::{
    model::{Language, is_han},
    words::{self, Message},
};
use source::{Source, Token, closing, starts};

/// Keys that are put together from a part that stands in the code and one that does not.
const FAMILIES: &[&str] = &["group-", "role-", "mode-", "status-", "kind-of-article-", "month-", "why-"];

/// Strings of the sources that look like keys and are none: names of programs, fonts, widgets, a
/// language, words for how somebody took part.
const NO_KEYS: &[&str] = &[
    "dry-run",
    "focus-followed",
    "forum-archive",
    "in-person",
    "on-site",
    "open-archive",
    "serif-bold",
    "x-default",
    "xdg-open",
];

/// Names in documents, mails and pages that look like keys, and a kind of source.
const IN_DOCUMENTS: &[&str] = &[
    "alphabetical-index",
    "annotation-end",
    "application-name",
    "aria-current",
    "aria-hidden",
    "aria-label",
    "article-newspaper",
    "belongs-to-collection",
    "collection-type",
    "container-title",
    "content-type",
    "covered-table-cell",
    "data-failed",
    "data-kind0",
    "data-kind1",
    "data-kind2",
    "data-kind3",
    "data-lazy-src",
    "data-more",
    "data-none",
    "data-original",
    "data-searching",
    "data-src",
    "date-parts",
    "date-value",
    "doc-chapter",
    "doc-toc",
    "e-mail",
    "encryption-data",
    "event-title",
    "http-equiv",
    "initial-creator",
    "line-break",
    "media-type",
    "message-id",
    "mime-version",
    "note-body",
    "number-columns-repeated",
    "number-columns-spanned",
    "number-rows-repeated",
    "number-rows-spanned",
    "object-ole",
    "parent-style-name",
    "python-docx",
    "return-path",
    "ruby-text",
    "sequence-decls",
    "snapshot-content-location",
    "style-name",
    "table-cell",
    "table-header-rows",
    "table-of-content",
    "table-row",
    "table-row-group",
    "table-rows",
    "text-box",
    "time-value",
    "title-type",
    "tracked-changes",
    "unique-identifier",
    "utf-8",
    "value-type",
];

/// Words that are written with a capital wherever they stand in an English sentence.
const PROPER: &[&str] = &[
    "Chinese",
    "China",
    "English",
    "Latin",
    "Debian",
    "Big5",
    "Noto",
    "Sans",
    "Alt",
    "Ctrl",
    "Shift",
    "Tab",
    "Enter",
    "Esc",
    "Word",
    "OpenDocument",
    "Markdown",
    "Home",
    "End",
    "Page",
    "Up",
    "Down",
    "Space",
];

/// Chinese messages that show how something is typed, with its half-width signs.
const SHOWS_TYPING: &[&str] = &["colon-hint"];

/// Messages that are not in Chinese for Chinese readers either: the other language's own name.
const NOT_CHINESE: &[&str] = &["command-english"];

/// A message: its key and its words, with all their variants.
struct Entry {
    key: String,
    words: String,
}

/// The messages of a language, file by file.
fn files(language: Language) -> Vec<Vec<Entry>> {
    words::sources(language).iter().map(|text| entries(text)).collect()
}

fn entries(text: &str) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (key, words) = line.split_once(" =").unwrap_or_else(|| panic!("no message: {line}"));
            found.push(Entry { key: key.to_owned(), words: words.trim_start().to_owned() });
        } else if line.starts_with([' ', '}']) {
            let entry = found.last_mut().unwrap_or_else(|| panic!("a line before the first message: {line}"));
            entry.words.push('\n');
            entry.words.push_str(line);
        } else {
            assert!(line.is_empty() || line.starts_with('#'), "neither message nor comment: {line}");
        }
    }
    found
}

/// The variants of a message, without the frame of a choice between them.
fn variants(words: &str) -> Vec<String> {
    let inner: Vec<String> = words
        .lines()
        .filter_map(|line| line.trim_start().trim_start_matches('*').strip_prefix('[')?.split_once(']'))
        .map(|(_, words)| words.trim().to_owned())
        .collect();
    if inner.is_empty() { vec![words.to_owned()] } else { inner }
}

/// The values that a message shows, in any of its variants.
fn placeholders(words: &str) -> BTreeSet<String> {
    let name =
        |rest: &str| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or("").to_owned();
    variants(words).iter().flat_map(|words| words.split('$').skip(1).map(name).collect::<Vec<_>>()).collect()
}

/// A message's words with its values taken out.
fn plain(words: &str) -> String {
    let mut out = String::new();
    for part in words.split('{') {
        let (value, rest) = part.split_once('}').unwrap_or(("", part));
        out.push_str(if value.is_empty() { "" } else { "\u{1}" });
        out.push_str(rest);
    }
    out
}

fn no_offenders(rule: &str, offenders: &[String]) {
    assert!(offenders.is_empty(), "{rule}:\n{}", offenders.join("\n"));
}

/// Offenders without those that are allowed, each of which must still be one.
fn but_for(allowed: &[&str], mut offenders: Vec<String>) -> Vec<String> {
    for key in allowed {
        let before = offenders.len();
        offenders.retain(|offender| !offender.starts_with(&format!("{key}: ")));
        assert!(offenders.len() < before, "{key} keeps the rule: take it off the list");
    }
    offenders
}

#[test]
fn the_files_are_parsed_without_errors_and_no_key_stands_twice() {
    for language in Language::ALL {
        let mut bundle = FluentBundle::new(vec![language.code().parse().unwrap()]);
        for text in words::sources(language) {
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
            assert_eq!(bundle.add_resource(resource).err(), None, "{}", language.code());
        }
        let read: Vec<String> = files(language).into_iter().flatten().map(|entry| entry.key).collect();
        assert_eq!(read, words::keys(language), "{}", language.code());
        for key in read {
            assert!(bundle.has_message(&key), "{key} is lost in {}", language.code());
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_in_the_same_order() {
    for (english, chinese) in files(Language::En).iter().zip(files(Language::Zh)) {
        let english: Vec<&str> = english.iter().map(|entry| entry.key.as_str()).collect();
        let chinese: Vec<&str> = chinese.iter().map(|entry| entry.key.as_str()).collect();
        let lacking = |these: &[&str], those: &[&str]| -> Vec<String> {
            these.iter().filter(|key| !those.contains(key)).map(|key| (*key).to_owned()).collect()
        };
        no_offenders("not in Chinese", &lacking(&english, &chinese));
        no_offenders("not in English", &lacking(&chinese, &english));
        assert_eq!(english, chinese, "another order");
    }
}

#[test]
fn both_languages_show_the_same_values() {
    let of = |language| -> BTreeMap<String, BTreeSet<String>> {
        files(language).into_iter().flatten().map(|entry| (entry.key, placeholders(&entry.words))).collect()
    };
    let (english, chinese) = (of(Language::En), of(Language::Zh));
    let offenders: Vec<String> = english
        .iter()
        .filter(|(key, values)| chinese.get(*key).is_some_and(|other| other != *values))
        .map(|(key, values)| format!("{key}: {values:?} and {:?}", chinese[key]))
        .collect();
    no_offenders("other values in the other language", &offenders);
}

#[test]
fn every_message_is_written_in_words() {
    for language in Language::ALL {
        for entry in files(language).into_iter().flatten() {
            let values = entry.words.split('$').skip(1);
            let names = values.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap());
            for count in [0, 1, 2] {
                let message = Message { key: leaked(&entry.key), args: Vec::new() };
                let message = names.clone().fold(message, |message, name| match name {
                    "count" => message.with("count", count),
                    name => message.with(leaked(name), "示例"),
                });
                let words = message.words(language);
                // A key stands for itself where there are no words; some words are their own key.
                let lost = words == entry.key && entry.words != entry.key;
                assert!(!words.is_empty() && !lost && !words.contains('$'), "{}: {words}", entry.key);
            }
        }
    }
}

/// Keys are static in the program; a test has few enough of them to leave in memory.
fn leaked(text: &str) -> &'static str {
    String::leak(text.to_owned())
}

/// A call as the pieces of a source: a word, two colons, a word, a bracket.
fn signs(call: &'static str) -> [&'static str; 5] {
    let (module, function) = call.trim_end_matches('(').split_once("::").unwrap();
    [module, ":", ":", function, "("]
}

/// Where the code asks for a message, and by what key: the strings that stand where only a key can.
fn asked_for(source: &Source) -> Vec<(usize, String)> {
    let tokens = source.without_tests();
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let rest = &tokens[at..];
        let calls = ["Message::new(", "words::get(", "super::get("].map(signs);
        let open = if calls.iter().any(|call| starts(rest, call)) {
            at + 4
        } else if starts(rest, &[".", "t", "("]) || starts(rest, &[".", "count", "("]) {
            at + 2
        } else {
            if source.path == "ui/commands.rs" && starts(rest, &["text", ":"]) {
                found.extend(text_at(&tokens, at + 2));
            }
            continue;
        };
        // The key is the first string of the call that does not belong to a call within it.
        let end = closing(&tokens, open);
        let depth_of = |place: usize| {
            tokens[open + 1..place].iter().fold(0i32, |depth, (_, token)| match token {
                Token::Sign('(' | '[') => depth + 1,
                Token::Sign(')' | ']') => depth - 1,
                _ => depth,
            })
        };
        found.extend((open + 1..end).filter(|place| depth_of(*place) == 0).flat_map(|place| text_at(&tokens, place)));
    }
    found
}

fn text_at(tokens: &[(usize, Token)], at: usize) -> Option<(usize, String)> {
    match tokens.get(at) {
        Some((line, Token::Text(text))) => Some((*line, text.clone())),
        _ => None,
    }
}

fn looks_like_a_key(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let part = |part: &&str| !part.is_empty() && part.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    parts.len() > 1 && parts.iter().all(part) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let keys: BTreeSet<String> = words::keys(Language::En).into_iter().collect();
    let sources = source::all();
    let mut asked = 0;
    let mut offenders = Vec::new();
    for source in &sources {
        let in_place = asked_for(source);
        asked += in_place.len();
        let alike = source.without_tests().into_iter().filter_map(|(line, token)| match token {
            Token::Text(text)
                if looks_like_a_key(&text) && ![NO_KEYS, IN_DOCUMENTS].concat().contains(&text.as_str()) =>
            {
                Some((line, text))
            }
            _ => None,
        });
        let unknown = in_place.into_iter().chain(alike).filter(|(_, key)| !keys.contains(key));
        offenders.extend(unknown.map(|(line, key)| format!("src/{}:{line}: {key}", source.path)));
    }
    offenders.sort();
    offenders.dedup();
    assert!(asked > 100, "only {asked} messages are asked for: has the way to ask changed?");
    no_offenders("neither in the text files nor, if it is no key, in NO_KEYS or IN_DOCUMENTS", &offenders);
}

#[test]
fn every_value_that_is_given_has_a_place_in_its_message() {
    let messages: BTreeMap<String, String> =
        files(Language::En).into_iter().flatten().map(|entry| (entry.key, entry.words)).collect();
    let mut given = 0;
    let mut offenders = Vec::new();
    for source in source::all() {
        let tokens = source.without_tests();
        for at in (0..tokens.len()).filter(|at| starts(&tokens[*at..], &["Message", ":", ":", "new", "("])) {
            let Some((line, key)) = text_at(&tokens, at + 5) else { continue };
            let Some(words) = messages.get(&key) else { continue };
            let mut next = closing(&tokens, at + 4) + 1;
            while starts(&tokens[next..], &[".", "with", "("]) {
                if let Some((_, name)) = text_at(&tokens, next + 3) {
                    given += 1;
                    let shown = words.match_indices(&format!("${name}")).any(|(at, found)| {
                        !words[at + found.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                    });
                    if !shown {
                        offenders.push(format!("src/{}:{line}: {key} has no place for {name}", source.path));
                    }
                }
                next = closing(&tokens, next + 2) + 1;
            }
        }
    }
    assert!(given > 50, "only {given} values are given: has the way to give them changed?");
    no_offenders("values without a place", &offenders);
}

#[test]
fn every_message_that_is_there_is_asked_for() {
    let sources = source::all();
    let strings: BTreeSet<String> = sources
        .iter()
        .flat_map(Source::without_tests)
        .filter_map(|(_, token)| match token {
            Token::Text(text) => Some(text),
            _ => None,
        })
        .collect();
    let in_family = |key: &String| FAMILIES.iter().any(|family| key.starts_with(family));
    let keys = words::keys(Language::En);
    let unused: Vec<String> = keys.iter().filter(|key| !strings.contains(*key) && !in_family(key)).cloned().collect();
    no_offenders("nobody asks for", &unused);
    for family in FAMILIES {
        assert!(keys.iter().any(|key| key.starts_with(family)), "there is no {family} any more");
    }
    for text in NO_KEYS.iter().chain(IN_DOCUMENTS) {
        assert!(strings.contains(*text), "{text} stands nowhere any more: take it off the list");
    }
}

#[test]
fn english_labels_have_no_full_stop_and_no_row_of_dots() {
    let [archive, interface, command_line, photo, import, review, export] =
        files(Language::En).try_into().unwrap_or_else(|_| panic!("another file"));
    let mut offenders = Vec::new();
    for entry in interface.iter().chain(&review).chain(&export) {
        for words in variants(&entry.words) {
            let several = [". ", "? ", "! "].iter().any(|end| words.contains(end));
            if words.ends_with('.') && !several {
                offenders.push(format!("{}: {words}", entry.key));
            }
        }
    }
    no_offenders("a full stop after a label", &offenders);
    let all = [&archive, &interface, &command_line, &photo, &import, &review, &export];
    let dots = all.into_iter().flatten().filter(|entry| entry.words.contains("..."));
    no_offenders("three dots for an ellipsis", &dots.map(|entry| entry.key.clone()).collect::<Vec<_>>());
}

#[test]
fn english_is_in_sentence_case() {
    let mut offenders = Vec::new();
    for entry in files(Language::En).into_iter().flatten().filter(|entry| !entry.key.starts_with("month-")) {
        for words in variants(&entry.words) {
            let plain = plain(&words);
            let mut begins = true;
            for word in plain.split_whitespace() {
                begins |= word.starts_with(['“', '(']);
                for part in word.split('+') {
                    let part = part.trim_matches(|c: char| !c.is_alphanumeric());
                    let capital = part.chars().next().is_some_and(char::is_uppercase);
                    let shouted = part.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                    if capital && !shouted && !begins && !PROPER.contains(&part) {
                        offenders.push(format!("{}: {part} in “{words}”", entry.key));
                    }
                }
                // An arrow or a dot before the first word is no word.
                let is_word = word.contains(char::is_alphanumeric);
                begins = word.ends_with(['.', '?', '!', ':', '\u{1}']) || begins && !is_word || word == "·";
            }
        }
    }
    no_offenders("a capital within a sentence", &offenders);
}

#[test]
fn chinese_has_no_half_width_signs_between_its_characters() {
    let mut offenders = Vec::new();
    for entry in files(Language::Zh).into_iter().flatten() {
        for words in variants(&entry.words) {
            let plain: Vec<char> = plain(&words).chars().filter(|c| !c.is_whitespace()).collect();
            let wide = |c: char| is_han(c) || matches!(c, '“' | '”' | '\u{1}');
            for window in plain.windows(3) {
                let [before, sign, after] = window else { continue };
                let between = wide(*before) && wide(*after) && (is_han(*before) || is_han(*after));
                if between && matches!(sign, ',' | ':' | ';' | '(' | ')' | '?' | '!' | '"' | '\'') {
                    offenders.push(format!("{}: {sign} in “{words}”", entry.key));
                }
            }
            if words.contains("...") || words.contains("。。") {
                offenders.push(format!("{}: a row of dots in “{words}”", entry.key));
            }
        }
    }
    no_offenders("a half-width sign between Chinese characters", &but_for(SHOWS_TYPING, offenders));
}

#[test]
fn chinese_words_are_chinese() {
    let mut offenders = Vec::new();
    for entry in files(Language::Zh).into_iter().flatten() {
        let plain = plain(&entry.words);
        let letters = plain.chars().filter(char::is_ascii_alphabetic).count();
        let han = plain.chars().filter(|c| is_han(*c)).count();
        if letters > 0 && han == 0 && !entry.words.contains("->") {
            offenders.push(format!("{}: {}", entry.key, entry.words));
        }
    }
    no_offenders("not in Chinese", &but_for(NOT_CHINESE, offenders));
}
