//! Everybody a press text names, each once: what several sentences say of a person is put
//! together, short mentions are joined to the first, and names are looked up in the authority
//! file. Whom a name can mean in two ways is not guessed.

use std::sync::Arc;

use super::{
    chinese,
    cut::{LONGEST_SENTENCE, Pattern, Span, cut, sentences},
    english,
    roles::{self, Part, is_speaking, says_more},
    seen::Seen,
};
use crate::{
    catalog::{Catalog, Mention, Named as MentionOf, PersonIdx},
    import::{Other, ProposedPerson, Read},
    model::{Certainty, Language, Mode, Role},
    search::{Authority, fold},
    words::Message,
};

/// No press text names more.
const MOST: usize = 200;

/// What is read of the people.
pub(super) struct People<'a> {
    text: &'a str,
    plain: &'a str,
    language: Language,
    catalog: &'a Catalog,
    authority: Arc<Authority>,
    pub found: Vec<ProposedPerson>,
    /// Every place that names one of them, from left to right.
    pub mentions: Vec<(Span, usize)>,
    pub doubts: Vec<Message>,
    /// Of each of them, whether a caption shows them speaking.
    shown: Vec<bool>,
}

impl<'a> People<'a> {
    pub fn new(
        text: &'a str,
        plain: &'a str,
        language: Language,
        catalog: &'a Catalog,
        authority: Arc<Authority>,
    ) -> People<'a> {
        People {
            text,
            plain,
            language,
            catalog,
            authority,
            found: Vec::new(),
            mentions: Vec::new(),
            doubts: Vec::new(),
            shown: Vec::new(),
        }
    }

    /// Reads a caption or a paragraph. They come in the order of the text.
    pub fn read(&mut self, span: &Span, is_caption: bool) {
        for sentence in sentences(self.text, span) {
            if sentence.len() > LONGEST_SENTENCE {
                continue;
            }
            let seen = match self.language {
                Language::Zh => chinese::people(self.plain, &sentence, &self.known_in(&sentence)),
                Language::En => self.english(&sentence),
            };
            for one in &seen {
                self.add(one, is_caption);
            }
            self.short_mentions(&sentence, &seen);
        }
    }

    /// Somebody who is named by themselves; their place.
    pub fn named(&mut self, name: &Span) -> Option<usize> {
        let (before, predicate) = (name.start..name.start, name.end..name.end);
        self.add(&Seen { name: name.clone(), title: None, predicate, before }, true);
        self.place_of(cut(self.text, name))
    }

    /// Whoever a name that stands alone means: somebody who was named before, or is on file.
    pub fn known(&mut self, name: &Span) {
        let words = cut(self.text, name);
        let is_known = self.place_of(words).is_some() || self.single(words).is_some();
        if is_known && self.within(name).is_empty() {
            self.named(name);
        }
    }

    fn english(&self, sentence: &Span) -> Vec<Seen> {
        let is_known = |name: &str| {
            let folded = fold(name);
            self.found.iter().any(|person| fold(&person.name.value) == folded)
                || self.authority.find(name).iter().any(|(_, written)| *written)
        };
        english::people(self.text, sentence, &is_known)
    }

    /// Where names that were seen, or are on file, stand in a sentence.
    fn known_in(&self, sentence: &Span) -> Vec<Span> {
        let words = cut(self.plain, sentence);
        let is_person = |mention: &Mention| matches!(mention.named, MentionOf::Person(_) | MentionOf::Homonyms(_));
        let on_file = self.catalog.mentions(words).into_iter().filter(is_person).map(|mention| mention.range);
        let seen = self.found.iter().flat_map(|person| {
            let name = cut(self.plain, &person.name.range);
            words.match_indices(name).map(|(at, name)| at..at + name.len()).collect::<Vec<_>>()
        });
        let mut places: Vec<Span> = on_file.chain(seen).map(|span| super::cut::shift(span, sentence.start)).collect();
        // Of two names that begin at the same place the longer one is meant.
        places.sort_by_key(|span| (span.start, usize::MAX - span.end));
        places.dedup_by_key(|span| span.start);
        places
    }

    fn part(&self, seen: &Seen) -> Part {
        let predicate = cut(self.plain, &seen.predicate);
        let (part, before) = match self.language {
            Language::En => (roles::english(predicate), roles::english(cut(self.plain, &seen.before))),
            Language::Zh => (roles::chinese(predicate), roles::chinese(cut(self.plain, &seen.before))),
        };
        let leads = match self.language {
            Language::En => BY.is_in(cut(self.plain, &seen.before)),
            Language::Zh => THERE.is_in(cut(self.plain, &seen.before)),
        };
        let part = if part.role == Role::Unknown && leads { Part { spoke: part.spoke, ..before } } else { part };
        Part { spoke: part.spoke || SAID.is_in(cut(self.plain, &seen.before)), ..part }
    }

    fn add(&mut self, seen: &Seen, is_caption: bool) {
        let part = self.part(seen);
        let name = cut(self.text, &seen.name);
        let place = self.place_of(name);
        let Some(place) = place.or_else(|| self.begin(seen, &part, is_caption)) else { return };
        self.mentions.push((seen.name.clone(), place));
        let text = self.text;
        let topic = self.topic(&seen.predicate);
        let Some(person) = self.found.get_mut(place) else { return };
        if let Some(title) = &seen.title
            && person.title.as_ref().is_none_or(|known| known.value.chars().count() < cut(text, title).chars().count())
        {
            person.title = Some(read(text, title, Certainty::High));
        }
        learn(person, &part, &seen.predicate);
        person.topic = person.topic.take().or(topic);
        if let Some(shown) = self.shown.get_mut(place) {
            *shown |= is_caption && is_speaking(part.role) && part.mode == Mode::Unknown;
        }
    }

    /// The place of a person who was named before, in any form of the name.
    fn place_of(&self, name: &str) -> Option<usize> {
        let folded = fold(name);
        let same = self.found.iter().position(|person| fold(&person.name.value) == folded);
        same.or_else(|| {
            let matched = self.single(name)?.0;
            self.found.iter().position(|person| person.matched == Some(matched))
        })
    }

    fn single(&self, name: &str) -> Option<(PersonIdx, bool)> {
        match self.authority.find(name).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn begin(&mut self, seen: &Seen, part: &Part, is_caption: bool) -> Option<usize> {
        let appears = seen.title.is_some() || part.role != Role::Unknown || part.spoke || is_caption;
        if self.found.len() >= MOST || !appears {
            return None;
        }
        let name = cut(self.text, &seen.name);
        let several = self.authority.find(name).len() > 1;
        let matched = self.single(name);
        if several {
            self.doubts.push(Message::new("import-homonym").with("name", name));
        }
        let certainty = match matched {
            _ if several => Certainty::Low,
            Some((_, true)) => Certainty::High,
            Some((_, false)) => Certainty::Low,
            None => Certainty::Medium,
        };
        if let Some((person, false)) = matched {
            let known = self.catalog.person(person).map(|person| person.record.name.show(self.language).to_owned());
            let message =
                Message::new("import-by-reading").with("name", name).with("person", known.unwrap_or_default());
            self.doubts.push(message);
        }
        let person = matched.map(|(person, _)| person);
        let speaker = person.and_then(|person| self.catalog.person(person)).map(crate::catalog::PersonEntry::place);
        self.found.push(ProposedPerson {
            name: read(self.text, &seen.name, certainty),
            matched: person,
            speaker,
            title: None,
            organisation: None,
            role: unknown(Role::Unknown, &seen.name),
            mode: unknown(Mode::Unknown, &seen.name),
            topic: None,
            session: None,
            time: None,
            other: Other::default(),
            certainty,
        });
        self.shown.push(false);
        Some(self.found.len() - 1)
    }

    /// `Example said` after `Example Person, mayor of …`: the surname of exactly one of them.
    fn short_mentions(&mut self, sentence: &Span, seen: &[Seen]) {
        if self.language != Language::En {
            return;
        }
        for (name, predicate) in english::surnames(self.text, sentence) {
            let inside = seen.iter().any(|one| one.name.start <= name.start && name.end <= one.name.end);
            let surname = fold(cut(self.text, &name));
            let bears = |person: &ProposedPerson| {
                let name = fold(&person.name.value);
                let mut words = name.split(' ');
                words.next() == Some(surname.as_str()) || words.next_back() == Some(surname.as_str())
            };
            let mut bearers = self.found.iter().enumerate().filter(|(_, person)| bears(person)).map(|(place, _)| place);
            if let (false, Some(place), None) = (inside, bearers.next(), bearers.next()) {
                let before = sentence.start..name.start;
                let seen = Seen { name: name.clone(), title: None, predicate: predicate.clone(), before };
                let part = self.part(&seen);
                if let Some(person) = self.found.get_mut(place) {
                    learn(person, &part, &predicate);
                }
                self.mentions.push((name, place));
            }
        }
    }

    /// The title of the speech: `作了“…”的主题报告`, `a speech titled “…”`.
    fn topic(&self, predicate: &Span) -> Option<Read<String>> {
        static CHINESE: Pattern = Pattern::new(
            r"^[^。；]{0,20}?(?:(?:作|做|发表)(?:了)?(?:题为|以)?|以|题为)[“《「](?P<topic>[^”》」]{4,120})[”》」](?:为题)?(?:的)?[^。；，,]{0,8}(?:报告|演讲|发言|讲话|致辞)",
        );
        static ENGLISH: Pattern = Pattern::new(
            r#"^[^“"]{0,60}(?:speech|report|lecture|presentation|address|talk) (?:titled|entitled|themed|on|on the theme of),? [“"](?P<topic>[^”"]{4,200}?)[,.]?[”"]"#,
        );
        let words = cut(self.plain, predicate);
        let pattern = if self.language == Language::Zh { &CHINESE } else { &ENGLISH };
        let topic = super::cut::group(&pattern.captures(words)?, "topic", predicate.start)?;
        Some(read(self.text, &topic, Certainty::High))
    }

    /// What can be said when everything has been read: organisations, the special forum, and who
    /// is seen speaking on a photo.
    pub fn finish(&mut self, session: Option<&Read<String>>) {
        let mut inferred = Vec::new();
        for (place, person) in self.found.iter_mut().enumerate() {
            person.session = session.cloned();
            person.organisation = person.title.as_ref().and_then(|title| {
                let span = match self.language {
                    Language::En => english::organisation(self.text, &title.range),
                    Language::Zh => chinese::organisation(self.plain, &title.range),
                }?;
                Some(read(self.text, &span, Certainty::Medium))
            });
            // A screen would look the same on a photo: that they were there is inferred.
            if person.mode.value == Mode::Unknown && self.shown.get(place) == Some(&true) {
                person.mode =
                    Read { value: Mode::InPerson, range: person.name.range.clone(), certainty: Certainty::Low };
                inferred.push(person.name.value.clone());
            }
        }
        if !inferred.is_empty() {
            let between = if self.language == Language::Zh { "、" } else { ", " };
            self.doubts.push(Message::new("import-mode-inferred").with("names", inferred.join(between)));
        }
        self.mentions.sort_by_key(|(span, _)| span.start);
    }

    /// Who is named within a part.
    pub fn within(&self, span: &Span) -> Vec<usize> {
        let inside = self.mentions.iter().filter(|(at, _)| span.start <= at.start && at.end <= span.end);
        let mut places: Vec<usize> = Vec::new();
        for (_, place) in inside {
            if !places.contains(place) {
                places.push(*place);
            }
        }
        places
    }
}

static BY: Pattern = Pattern::new(
    r"(?i)\b(?:by|from|including|included|featured|with|of|were|are)(?: the)?[\s:]*$|\bby [^.;]*(?:,|and)\s*$|^(?:addressing|speaking|delivering|attending|in (?:his|her|a|an) )[^.;]*,\s*$",
);
static SAID: Pattern = Pattern::new(r"\b(?:said|says|added|noted|explained|stressed|according to)\s*$");
static THERE: Pattern = Pattern::new(r"(?:出席|参加|主持|致辞|演讲|发言)[^。；]*(?:有|是|为|包括|[:：])\s*$");

fn read(text: &str, span: &Span, certainty: Certainty) -> Read<String> {
    Read { value: cut(text, span).to_owned(), range: span.clone(), certainty }
}

fn unknown<T>(value: T, at: &Span) -> Read<T> {
    Read { value, range: at.clone(), certainty: Certainty::Low }
}

/// Adds what a sentence says of a person to what is known.
fn learn(person: &mut ProposedPerson, part: &Part, predicate: &Span) {
    if says_more(part.role, person.role.value) {
        person.role = Read { value: part.role, range: predicate.clone(), certainty: Certainty::High };
    }
    // That they attended is said of several at once; how somebody spoke, of that person.
    let expressly = matches!(part.mode, Mode::Video | Mode::Written) && person.mode.value == Mode::InPerson;
    let stronger =
        person.mode.value == Mode::Unknown || expressly && (is_speaking(part.role) || part.role == Role::Unknown);
    if part.mode != Mode::Unknown && stronger {
        person.mode = Read { value: part.mode, range: predicate.clone(), certainty: Certainty::High };
    }
}
