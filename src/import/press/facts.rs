//! What a press text says of its edition: name, theme, hosts, special forums, city, date, reports
//! that were released. Each is offered beside what the archive has now.

use super::{
    cut::{LONGEST_SENTENCE, Pattern, Span, cut, group, sentences, trim, trim_of},
    dateline::split,
    event::{Named, Names},
};
use crate::{
    import::{Fact, Read},
    model::{Certainty, Edition, Language, Text},
    search::fold,
};

/// What is needed to read them.
pub(super) struct Facts<'a> {
    pub text: &'a str,
    pub plain: &'a str,
    pub language: Language,
    /// The edition as the archive has it.
    pub now: Option<&'a Edition>,
    pub found: Vec<Fact>,
}

impl Facts<'_> {
    /// Reads the paragraphs. The first to name something is believed.
    pub fn read(&mut self, named: Option<&Named>, names: &Names, body: &[Span]) {
        self.name(named);
        for (part, sentence) in
            body.iter().flat_map(|part| sentences(self.plain, part).into_iter().map(move |one| (part, one)))
        {
            if sentence.len() <= LONGEST_SENTENCE {
                self.theme(&(part.start..sentence.start), &sentence);
                self.hosts(&sentence, names);
                self.special_forums(&sentence);
                self.releases(&sentence);
            }
        }
    }

    fn code(&self) -> &'static str {
        self.language.code()
    }

    fn has(&self, field: &str) -> bool {
        self.found.iter().any(|fact| fact.field.starts_with(field))
    }

    fn offer(&mut self, field: String, value: String, range: Span, certainty: Certainty, was: Option<String>) {
        self.found.push(Fact { field, value: Read { value, range, certainty }, was });
    }

    fn name(&mut self, named: Option<&Named>) {
        // "The seventeenth meeting of the forum" says which it is, and is not its name.
        static MEETING: Pattern = Pattern::new(r"(?i)\b(?:meeting|session|edition) of\b");
        let Some(named) = named.filter(|named| named.number.is_some() || named.year.is_some()) else { return };
        if MEETING.is_in(cut(self.plain, &named.whole)) {
            return;
        }
        let value = cut(self.text, &named.whole).trim().to_owned();
        let was = self.now.and_then(|now| now.name.get(self.language)).map(str::to_owned);
        // A short form of the name that is known tells nothing.
        let shortened = was.as_ref().is_some_and(|was| {
            let (was, value) = (unnumbered(was), unnumbered(&value));
            was.len() > value.len() && was.contains(&value)
        });
        if !shortened {
            self.offer(format!("name.{}", self.code()), value, named.whole.clone(), Certainty::High, was);
        }
        if let Some(special) = &named.special {
            self.list("special_forums", std::slice::from_ref(special), |edition| &edition.special_forums);
        }
    }

    /// Reads the theme. Whose theme it is may have been said earlier in the paragraph; where it was not,
    /// it may be that of something else.
    fn theme(&mut self, before: &Span, sentence: &Span) {
        static OF_EVENT: Pattern = Pattern::new(
            r"(?i)论坛|大会|峰会|会议|活动|本届|本次|此次|今年|\b(?:forum|event|summit|conference|this year|annual|opened|opening|held|gather(?:ed|ing)|it)\b",
        );
        static CHINESE: Pattern = Pattern::new(
            r"(?:以|围绕)[“《「](?P<theme>[^”》」]{2,120})[”》」](?:为|这一|这个|这样一个|的)主题|主题(?:为|是|：|:)[“《「](?P<theme2>[^”》」]{2,120})[”》」]|[“「](?P<theme3>[^”」]{2,120})[”」](?:主题|为论坛主题)",
        );
        static ENGLISH: Pattern = Pattern::new(
            r#"(?i)(?:with|under|on|carrying|follow(?:ing|ed)|had|has)? ?(?:the|a|its) theme(?: of(?: the| this)? (?:[a-z]+ )?(?:forum|event|year|edition))?(?: (?:of|is|was|being|titled))?,? ?[“"](?P<theme>[^”"]{3,240}?)[,.]?[”"]|themed(?: on| around)? [“"](?P<theme2>[^”"]{3,240}?)[,.]?[”"]"#,
        );
        if self.has("theme") {
            return;
        }
        let pattern = if self.language == Language::Zh { &CHINESE } else { &ENGLISH };
        let words = cut(self.plain, sentence);
        let Some(found) = pattern.captures(words) else { return };
        let theme = ["theme", "theme2", "theme3"].iter().find_map(|name| group(&found, name, sentence.start));
        if let Some(theme) = theme {
            let was = self.now.and_then(|now| now.theme.get(self.language)).map(str::to_owned);
            let value = capitalised(cut(self.text, &theme));
            let of_event = [before, sentence].iter().any(|part| OF_EVENT.is_in(cut(self.plain, part)));
            let certainty = if of_event { Certainty::High } else { Certainty::Low };
            self.offer(format!("theme.{}", self.code()), value, theme, certainty, was);
        }
    }

    fn hosts(&mut self, sentence: &Span, names: &Names) {
        static CHINESE: Pattern = Pattern::new(r"由(?P<hosts>[^。；;，,]{2,200}?)(?:共同|联合|承办|牵头)*主办");
        static ENGLISH: Pattern = Pattern::new(
            r"(?i)\b(?:co-?|jointly |co-)?(?:hosted|sponsored|organi[sz]ed) by (?P<hosts>.{3,400}?)(?:,? (?:opened|opens|kicked|kicks|took|takes|was|is|were|will|has|concluded|began|begins|started|closed|and (?:opened|held)|in [A-Z][a-z]+ (?:on|from)|on (?:January|February|March|April|May|June|July|August|September|October|November|December)|with the theme|under the theme)\b|[,;] |\.$|\. |$)",
        );
        static FORUM: Pattern =
            Pattern::new(r"(?i)论坛|大会|峰会|会议|活动|\b(?:forum|event|summit|conference)\b|^it (?:is|was)\b");
        if self.has("hosts") {
            return;
        }
        let words = cut(self.plain, sentence);
        let pattern = if self.language == Language::Zh { &CHINESE } else { &ENGLISH };
        let Some(found) = pattern.captures(words) else { return };
        let Some(hosts) = group(&found, "hosts", sentence.start) else { return };
        // Another event's hosts are not this one's.
        let before = sentence.start..hosts.start;
        if !FORUM.is_in(cut(self.plain, &before)) && names.find(self.plain, sentence).is_empty() {
            return;
        }
        let hosts = match self.language {
            Language::Zh => chinese_list(self.plain, &hosts),
            Language::En => english_hosts(self.text, &hosts),
        };
        self.list("hosts", &hosts, |edition| &edition.hosts);
    }

    fn special_forums(&mut self, sentence: &Span) {
        static CHINESE: Pattern = Pattern::new(
            r"(?:设置|设立|设有|开设|举办|举行|设|包括)了?(?P<list>[^。；;，,]{3,200}?)(?:等)?(?:[\d一二两三四五六七八九十]+[个场])(?:专题|分|平行|主题)论坛",
        );
        static ENGLISH: Pattern = Pattern::new(
            r"(?i)\b(?:special|parallel|sub|thematic|side|breakout)[ -]?(?:forums|sessions)(?:,? (?:on|covering|focusing on|namely|respectively on|including|about))+:? (?P<list>[^.;]{3,300})",
        );
        if self.has("special_forums") {
            return;
        }
        let words = cut(self.plain, sentence);
        let list = match self.language {
            Language::Zh => {
                let found = CHINESE.captures(words).and_then(|found| group(&found, "list", sentence.start));
                found.map(|list| chinese_list(self.plain, &list))
            }
            Language::En => {
                let found = ENGLISH.captures(words).and_then(|found| group(&found, "list", sentence.start));
                // "…on these three subjects:" says that the names follow.
                let found = found.filter(|list| !cut(self.text, list).trim_end().ends_with(':'));
                found.map(|list| split(self.text, &list, &[", and ", ",", " and "]))
            }
        };
        self.list("special_forums", &list.unwrap_or_default(), |edition| &edition.special_forums);
    }

    fn releases(&mut self, sentence: &Span) {
        static TITLES: Pattern = Pattern::new(r"《[^《》]{3,120}》");
        static RELEASED: Pattern = Pattern::new(r"发布|首发|推出");
        static ENGLISH: Pattern = Pattern::new(
            r#"(?i)\b(?:released|unveiled|published|issued|launched) (?:the |a |an )?[“"](?P<title>[^”"]{5,160}?)[,.]?[”"]"#,
        );
        let words = cut(self.plain, sentence);
        let found: Vec<Span> = match self.language {
            Language::Zh => match RELEASED.find(words) {
                Some(verb) => {
                    let titles = TITLES
                        .all(words)
                        .into_iter()
                        .filter(|title| title.start >= verb.start || words.contains("发布了"));
                    titles
                        .map(|title| title.start + "《".len() + sentence.start..title.end - "》".len() + sentence.start)
                        .collect()
                }
                None => Vec::new(),
            },
            Language::En => {
                ENGLISH.captures(words).and_then(|found| group(&found, "title", sentence.start)).into_iter().collect()
            }
        };
        let known: Vec<Text> =
            self.now.map(|now| now.releases.iter().map(|one| one.title.clone()).collect()).unwrap_or_default();
        for title in found {
            let (place, was) = self.place_in("releases", &known, cut(self.text, &title));
            let field = format!("releases.#{place}.title.{}", self.code());
            let value = cut(self.text, &title).to_owned();
            self.offer(field, value, title, Certainty::High, was);
        }
    }

    /// Offers the items of a list, each at the place of the same item in the archive, else at the
    /// end.
    fn list(&mut self, field: &str, items: &[Span], of: fn(&Edition) -> &Vec<Text>) {
        let known: Vec<Text> = self.now.map(|now| of(now).clone()).unwrap_or_default();
        for (at, item) in items.iter().enumerate() {
            let value = capitalised(cut(self.text, item));
            let (place, was) = self.place_in(field, &known, &value);
            // As many as are known in the other language only are most likely the same ones.
            let unknown_here = known.get(at).is_some_and(|text| text.get(self.language).is_none());
            let same = was.is_none() && items.len() == known.len() && unknown_here;
            let (place, certainty) = if same { (at + 1, Certainty::Low) } else { (place, Certainty::High) };
            self.offer(format!("{field}.#{place}.{}", self.code()), value, item.clone(), certainty, was);
        }
    }

    fn place_in(&self, field: &str, known: &[Text], value: &str) -> (usize, Option<String>) {
        let key = |words: &str| {
            let folded = fold(words);
            let short = ["专题论坛", "分论坛", "平行论坛", "论坛"].iter().find_map(|end| folded.strip_suffix(end));
            short.unwrap_or(&folded).to_owned()
        };
        let wanted = key(value);
        let same = known.iter().position(|text| text.get(self.language).is_some_and(|words| key(words) == wanted));
        match same {
            Some(at) => {
                let was = known.get(at).and_then(|text| text.get(self.language));
                (at + 1, was.map(str::to_owned))
            }
            None => {
                let own = self.found.iter().filter(|fact| fact.field.starts_with(field) && fact.was.is_none()).count();
                (known.len() + own + 1, None)
            }
        }
    }
}

/// A name, folded, without the ordinal and year before it, which are written in many ways.
pub(super) fn unnumbered(name: &str) -> String {
    static NUMBER: Pattern = Pattern::new(
        r"^(?:(?:the )?(?:(?:19|20)\d\d年? ?)?(?:\(?第?[\d一二三四五六七八九十百零]+届\)?|\(?\d{1,3}(?:st|nd|rd|th)\)? ?|[a-z-]+(?:th|first|second|third) )?)",
    );
    let folded = fold(name);
    let number = NUMBER.find(&folded).map_or(0, |number| number.end);
    folded.get(number..).unwrap_or_default().to_owned()
}

/// A theme or the name of a special forum begins with a capital, wherever it stands in a sentence.
fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What is wholly in marks, without them.
fn unquoted(plain: &str, span: Span) -> Span {
    let inner = cut(plain, &span).strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    match inner.filter(|inner| !inner.contains(['“', '”'])) {
        Some(inner) => span.start + "“".len()..span.start + "“".len() + inner.len(),
        None => span,
    }
}

/// `甲会、乙委员会和丙省政府`. A word such as 和 parts only what has ended as names of bodies end:
/// 工业和信息化部 is one.
fn chinese_list(plain: &str, list: &Span) -> Vec<Span> {
    const ENDS: &[char] = &[
        '院', '会', '部', '厅', '局', '府', '委', '办', '心', '学', '司', '团', '校', '社', '网', '室', '署', '行',
        '所', '市', '省', '区', '县', ')', '）', '联', '务', '据', '理', '设', '化', '全', '通', '能', '济',
    ];
    let words = cut(plain, list);
    let mut found = Vec::new();
    let mut start = list.start;
    for (at, c) in words.char_indices() {
        let here = list.start + at;
        let ended = cut(plain, &(start..here)).ends_with(ENDS) && here > start + 3;
        let industry = cut(plain, &(start..here)).ends_with("业");
        let parts = c == '、' || matches!(c, '和' | '与' | '及') && ended && !industry;
        if parts {
            found.push(start..here);
            start = here + c.len_utf8();
        } else if c == '“' && cut(plain, &(start..here)).ends_with('”') {
            found.push(start..here);
            start = here;
        }
    }
    found.push(start..list.end);
    // The main forum is none of the special ones.
    let main = ["主论坛和", "主论坛以及", "主论坛及", "主论坛、", "1个主论坛和", "一个主论坛和"];
    if let Some(first) = found.first_mut()
        && let Some(lead) = main.iter().find(|lead| cut(plain, first).starts_with(**lead))
    {
        first.start += lead.len();
    }
    found.retain(|part| cut(plain, part) != "主论坛");
    let loose = |c: char| matches!(c, '、' | '和' | '与' | '及' | '以');
    let found = found.into_iter().map(|part| unquoted(plain, trim_of(plain, part, loose)));
    found.filter(|part| !part.is_empty()).collect()
}

/// `the A of B and the C`. "and" parts what follows an article or begins as a body does; the
/// "Ministry of Industry and Information Technology" is one.
fn english_hosts(text: &str, list: &Span) -> Vec<Span> {
    static BODY: Pattern = Pattern::new(
        r"^(?:the |\p{Lu}[\p{L}’'-]*$|(?:\p{Lu}[\p{L}’'.-]*\s){0,4}(?:Ministry|Office|Government|Committee|Commission|University|Academy|School|Institute|Center|Centre|Bureau|Department|Association|Society|Council|Group|Administration|Company|People’s|People's)\b)",
    );
    static OF_ONE: Pattern = Pattern::new(r"\b(?:of|for) \p{Lu}[\p{L}’'-]*$");
    let mut found: Vec<Span> = Vec::new();
    for part in split(text, list, &[", ", ";"]) {
        let words = cut(text, &part);
        let mut start = part.start;
        for (at, joint) in words.match_indices(" and ") {
            let next = part.start + at + joint.len();
            // "Ministry of Samples and Specimens" is one, whatever is capitalised.
            let of_one_word = OF_ONE.is_in(cut(text, &(start..part.start + at)));
            let after = cut(text, &(next..part.end));
            if BODY.is_in(after) && (after.starts_with("the ") || !of_one_word) {
                found.push(start..part.start + at);
                start = next;
            }
        }
        found.push(start..part.end);
    }
    let plain = |span: Span| {
        let span = trim(text, span);
        let words = cut(text, &span);
        let rest = ["and the ", "and ", "the ", "The "].iter().find_map(|lead| words.strip_prefix(lead));
        span.end - rest.unwrap_or(words).len()..span.end
    };
    found.into_iter().map(plain).filter(|span| !span.is_empty()).collect()
}
