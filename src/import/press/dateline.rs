//! The dateline that a press text opens with, in the forms of English and Chinese agencies:
//! agency, city, day, reporters. What follows it is the text.

use super::{
    cut::{Pattern, Span, cut, group, trim, trim_of},
    dates::{self, Day},
    names,
};

/// What stood before the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    pub agency: Option<Span>,
    pub city: Option<Span>,
    pub day: Option<(Span, Day)>,
    pub reporters: Vec<Span>,
    /// Where the text begins.
    pub end: usize,
}

/// A dateline is at the beginning or nowhere.
const LONGEST: usize = 240;

static AGENCY: Pattern = Pattern::new(
    r"(?i)xinhua|news|agency|daily|\btimes\b|\bpost\b|\.com|\.cn|\bpress\b|reuters|online|\bTV\b|radio|network|media|\b(?:ECNS|CNS|AP|AFP|CGTN|CCTV|CRI|PRNewswire)\b",
);
static NO_DAY: Pattern =
    Pattern::new(r"^(?P<city>\p{Lu}{3,}(?:[ -]\p{Lu}{2,}){0,2}),?\s*(?:\((?P<in>[^()]{2,40})\))?\s*(?:--|—|–|- )\s*");
static LEADING_BY: Pattern = Pattern::new(r"^\s*[(（\[](?:[Bb]y|BY)\s+(?P<in>[^()（）]{2,60})[)）\]]\s*");
static BRACKET: Pattern = Pattern::new(r"^,?\s*[(（\[](?P<in>[^()（）\[\]]{2,80})[)）\]]");
static CHINESE: Pattern = Pattern::new(
    r"^[【\[（(]?(?P<head>[\p{Han}A-Za-z0-9·.、 ]{2,40}?)\s*(?P<date>(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?\d{1,2}日)\s*(?P<mark>电|讯|消息|报道)?\s*(?:[(（](?P<in>[^()（）]{2,60})[)）])?\s*[】\])）]?\s*",
);
static CHINESE_NO_DAY: Pattern = Pattern::new(
    r"^[【\[（(]?(?P<head>[\p{Han}A-Za-z0-9·.、 ]{2,40}?)\s*(?P<mark>电|讯|消息|报道)\s*(?:[(（](?P<in>[^()（）]{2,60})[)）]|[】\])）\s])\s*[】\])）]?\s*",
);
static AGENCY_ENDS: Pattern =
    Pattern::new(r"(?:[社网報报台]|新闻|客户端|频道|在线|融媒|之声|周刊|传媒|资讯|观察|头条|广播|通讯)");

/// The dateline of a paragraph. `plain` is the text simplified, of the same length.
pub(super) fn read(text: &str, plain: &str, paragraph: &Span) -> Option<Dateline> {
    let mut head = cut(text, paragraph);
    if let Some((at, _)) = head.char_indices().nth(LONGEST) {
        head = head.get(..at).unwrap_or(head);
    }
    let span = paragraph.start..paragraph.start + head.len();
    chinese(plain, &span).or_else(|| english(text, &span))
}

/// A dateline in a line of its own, its parts set apart by points, as this program exports them: agency,
/// city, day, reporters.
pub(super) fn alone(plain: &str, line: &Span) -> Option<Dateline> {
    const POINTS: [&str; 3] = [" · ", " • ", " | "];
    if line.len() > LONGEST {
        return None;
    }
    let parts = split(plain, line, &POINTS);
    let day_of = |part: &Span| dates::first(cut(plain, part), part.start).filter(|(span, _)| span == part);
    let (at, day) = parts.iter().enumerate().find_map(|(at, part)| Some((at, day_of(part)?)))?;
    let (before, after) = (parts.get(..at)?, parts.get(at + 1..)?);
    let is_agency = |part: &Span| AGENCY.is_in(cut(plain, part)) || AGENCY_ENDS.is_in(cut(plain, part));
    let (agency, city) = match before {
        [.., agency, city] => (Some(agency.clone()), Some(city.clone())),
        [agency] if is_agency(agency) => (Some(agency.clone()), None),
        [city] => (None, Some(city.clone())),
        [] => (None, None),
    };
    // A day alone says when a page was put up, too.
    let is_one = before.len() + after.len() > 0;
    let reporters = after.iter().flat_map(|part| split(plain, part, &["、", "，", ", ", " and "])).collect();
    is_one.then_some(Dateline { agency, city, day: Some(day), reporters, end: line.end })
}

fn english(text: &str, span: &Span) -> Option<Dateline> {
    let mut line = Dateline { end: span.start, ..Dateline::default() };
    let opening = LEADING_BY.captures(cut(text, span)).and_then(|found| {
        line.reporters = people(text, group(&found, "in", span.start)?);
        Some(span.start + found.get(0)?.end())
    });
    let start = opening.unwrap_or(span.start);
    line.end = start;
    let found = with_day(text, start..span.end, &mut line) || without_day(text, start..span.end, &mut line);
    (found || opening.is_some()).then_some(line)
}

fn with_day(text: &str, span: Span, line: &mut Dateline) -> bool {
    let words = cut(text, &span);
    let Some((day_at, day)) = dates::first(words, span.start) else { return false };
    let head = span.start..day_at.start;
    let parts: Vec<Span> = parts(text, &head);
    let fits = !parts.is_empty() && parts.len() <= 3 && parts.iter().all(|part| is_title_case(cut(text, part)));
    let rest = cut(text, &(day_at.end..span.end));
    let opens = |c: char| matches!(c, '(' | '（' | '[' | '—' | '–' | '-' | ':' | '|');
    let runs_on =
        rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“');
    let ends_well =
        rest.trim_start_matches([',', ' ', '.']).starts_with(opens) || runs_on && cut(text, &head).contains(',');
    if !fits || !ends_well {
        return false;
    }
    let is_agency = |part: &&Span| AGENCY.is_in(cut(text, part));
    line.agency = parts.iter().find(is_agency).cloned();
    line.city = parts.iter().find(|part| !is_agency(part)).cloned();
    line.day = Some((day_at.clone(), day));
    let mut end = day_at.end;
    if let Some(found) = BRACKET.captures(rest) {
        if let Some(inside) = group(&found, "in", day_at.end) {
            bracket(text, inside, line);
        }
        end += found.get(0).map_or(0, |whole| whole.len());
    }
    line.end = after_dash(text, end..span.end);
    true
}

fn without_day(text: &str, span: Span, line: &mut Dateline) -> bool {
    let Some(found) = NO_DAY.captures(cut(text, &span)) else { return false };
    line.city = group(&found, "city", span.start);
    if let Some(inside) = group(&found, "in", span.start) {
        bracket(text, inside, line);
    }
    line.end = span.start + found.get(0).map_or(0, |whole| whole.len());
    true
}

/// What stands in brackets after the day: the agency, the reporters, or both.
fn bracket(text: &str, inside: Span, line: &mut Dateline) {
    if AGENCY.is_in(cut(text, &inside)) {
        for part in parts(text, &inside) {
            if AGENCY.is_in(cut(text, &part)) {
                line.agency.get_or_insert(part);
            } else {
                line.reporters.extend(people(text, part));
            }
        }
    } else if cut(text, &inside).contains(' ') {
        line.reporters.extend(people(text, inside));
    } else {
        line.agency.get_or_insert(inside);
    }
}

fn after_dash(text: &str, span: Span) -> usize {
    trim_of(text, span, |c| matches!(c, '-' | '—' | '–' | ':' | '|')).start
}

fn parts(text: &str, span: &Span) -> Vec<Span> {
    split(text, span, &[","])
}

/// Whether a part of a dateline is written as names are: `Jinan`, `China News Service`.
fn is_title_case(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let small = |word: &str| matches!(word, "of" | "and" | "the" | "de" | "for") || AGENCY.is_in(word);
    let opens = !words.first().is_some_and(|word| {
        matches!(
            *word,
            "On" | "In" | "At" | "The" | "By" | "Since" | "From" | "Until" | "After" | "Before" | "This" | "As" | "To"
        )
    });
    (1..=6).contains(&words.len()) && opens && words.iter().all(|word| capital(word) || small(word))
}

/// The names in `Example Person and Sample Person`, `By Example Person, Sample Person`.
pub(super) fn people(text: &str, span: Span) -> Vec<Span> {
    static LEAD: Pattern = Pattern::new(r"^(?i:by|reporters?|editors?|written by|story by)[:：]?\s+");
    let lead = LEAD.find(cut(text, &span)).map_or(0, |lead| lead.end);
    let words = cut(text, &(span.start + lead..span.end));
    let end = words.find(" in ").map_or(span.end, |place| span.start + lead + place);
    let found = split(text, &(span.start + lead..end), &[",", " and ", " & ", "/", ";"]);
    let short = |name: &Span| {
        let name = cut(text, name);
        (1..=4).contains(&name.split_whitespace().count()) && name.len() <= 50 && name.starts_with(char::is_uppercase)
    };
    found.into_iter().filter(short).collect()
}

/// The parts between separators, without spaces.
pub(super) fn split(text: &str, span: &Span, separators: &[&str]) -> Vec<Span> {
    let words = cut(text, span);
    let mut found = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        match separators.iter().find(|separator| rest.starts_with(**separator)) {
            Some(separator) => {
                found.push(span.start + start..span.start + at);
                at += separator.len();
                start = at;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found.push(span.start + start..span.end);
    found.into_iter().map(|part| trim(text, part)).filter(|part| !part.is_empty()).collect()
}

fn chinese(plain: &str, span: &Span) -> Option<Dateline> {
    let words = cut(plain, span);
    let found = CHINESE.captures(words).or_else(|| CHINESE_NO_DAY.captures(words))?;
    let head = group(&found, "head", span.start)?;
    let date = group(&found, "date", span.start);
    let marked = found.name("mark");
    let mark = marked.map(|mark| mark.as_str());
    let inside = group(&found, "in", span.start);
    let end = span.start + found.get(0)?.end();
    let names_agency = AGENCY_ENDS.is_in(cut(plain, &head));
    let reporters = inside.as_ref().is_some_and(|inside| cut(plain, inside).contains("记者"));
    // 电 is also the first character of words such as 电视.
    let after = marked.map_or("", |mark| words.get(mark.end()..).unwrap_or_default());
    let word_goes_on = mark == Some("电") && after.starts_with(['视', '子', '话', '影', '信', '力', '网']);
    let fits = match mark {
        Some("电" | "讯" | "消息") => {
            names_agency && !word_goes_on && (date.is_some() || mark == Some("讯") || reporters)
        }
        _ => names_agency && reporters,
    };
    // "据示例社5月1日电" tells where a sentence comes from, and is part of it.
    if !fits || cut(plain, &head).starts_with('据') {
        return None;
    }
    let (agency, city) = agency_and_city(plain, head);
    let day = date.and_then(|date| dates::first(cut(plain, &date), date.start));
    let mut line = Dateline { agency, city, day, reporters: Vec::new(), end };
    if let Some(inside) = inside {
        let (of, people) = reporters_of(plain, inside);
        line.reporters = people;
        line.agency = line.agency.or(of);
    }
    line.end = trim(plain, line.end..span.end).start;
    Some(line)
}

/// `新华社北京` is an agency and a city; `本报` is whichever paper it is, and no name.
fn agency_and_city(plain: &str, head: Span) -> (Option<Span>, Option<Span>) {
    let words = cut(plain, &head);
    let end = AGENCY_ENDS.all(words).last().map_or(0, |last| head.start + last.end);
    let agency = trim(plain, head.start..end.max(head.start));
    let city = trim(plain, end.max(head.start)..head.end);
    let own = cut(plain, &agency).chars().count() <= 3 && cut(plain, &agency).starts_with('本');
    let city = super::held::without_province(plain, city);
    let is_city = (2..=8).contains(&cut(plain, &city).chars().count());
    ((!own && !agency.is_empty()).then_some(agency), is_city.then_some(city))
}

/// Agency and names in `示例报记者 示例人物 通讯员 样例人物`.
pub(super) fn reporters_of(plain: &str, inside: Span) -> (Option<Span>, Vec<Span>) {
    static LABEL: Pattern =
        Pattern::new(r"(?:首席|见习|实习|特约|全媒体|融媒体|本报|本网|总台|央视)*(?:记者|通讯员|作者|文)\s*[:：/]?\s*");
    let words = cut(plain, &inside);
    let labels = LABEL.all(words);
    let agency = labels.first().map(|first| trim(plain, inside.start..inside.start + first.start));
    let agency = agency.filter(|agency| !agency.is_empty() && AGENCY_ENDS.is_in(cut(plain, agency)));
    let mut starts: Vec<(usize, usize)> = labels.iter().map(|label| (label.start, label.end)).collect();
    if starts.is_empty() {
        starts.push((0, 0));
    }
    let mut found = Vec::new();
    for (place, (_, from)) in starts.iter().enumerate() {
        let to = starts.get(place + 1).map_or(words.len(), |(next, _)| *next);
        let span = inside.start + from..inside.start + to;
        found.extend(split(plain, &span, &[" ", "　", "、", "，", ",", "/", "\t"]));
    }
    found.retain(|name| {
        let name = cut(plain, name);
        names::is_chinese_name(name) || !labels.is_empty() && (2..=4).contains(&name.chars().count())
    });
    (agency, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let plain = crate::search::simplified(text);
        read(text, &plain, &(0..text.len())).map_or_else(|| "none".into(), |line| in_words(text, &line))
    }

    fn in_words(text: &str, line: &Dateline) -> String {
        let part = |span: &Option<Span>| span.as_ref().map_or("-", |span| cut(text, span)).to_owned();
        let names: Vec<&str> = line.reporters.iter().map(|name| cut(text, name)).collect();
        let day = line.day.as_ref().map_or("-".into(), |(_, day)| format!("{:?}.{}", day.month.unwrap_or(0), day.day));
        format!("{} | {} | {day} | {} | {}", part(&line.agency), part(&line.city), names.join("+"), &text[line.end..])
    }

    #[test]
    fn a_dateline_may_stand_alone() {
        for (text, expected) in [
            (
                "Example Daily · Exampleton · 8 April 2023 · Example Person, Sample Person",
                "Example Daily | Exampleton | 4.8 | Example Person+Sample Person | ",
            ),
            ("Example News · 8 April 2023", "Example News | - | 4.8 |  | "),
            ("Exampleton · 8 April 2023", "- | Exampleton | 4.8 |  | "),
            ("示例社 · 示例市 · 2023年4月8日 · 张三、李四", "示例社 | 示例市 | 4.8 | 张三+李四 | "),
            ("8 April 2023", "none"),
            ("Example News · Exampleton", "none"),
            ("Home · News · The forum opened on 8 April 2023 in Exampleton", "none"),
        ] {
            let found = alone(text, &(0..text.len()));
            assert_eq!(found.map_or_else(|| "none".to_owned(), |line| in_words(text, &line)), expected, "{text}");
        }
    }

    #[test]
    fn datelines_in_every_form() {
        for (text, expected) in [
            (
                "Example News Service, Exampleton, April 8 (Example Person) The x",
                "Example News Service | Exampleton | 4.8 | Example Person | The x",
            ),
            ("EXAMPLETON, April 8 (Xinhua) -- The x", "Xinhua | EXAMPLETON | 4.8 |  | The x"),
            ("EXAMPLETON, Sample Province, July 30 (Xinhua) -- The x", "Xinhua | EXAMPLETON | 7.30 |  | The x"),
            ("Exampleton, 8 April 2023 – The x", "- | Exampleton | 4.8 |  | The x"),
            ("EXAMPLETON — The x", "- | EXAMPLETON | - |  | The x"),
            (
                "(By Example Person and Sample Person) EXAMPLETON, May 1 (Example Times) -- x",
                "Example Times | EXAMPLETON | 5.1 | Example Person+Sample Person | x",
            ),
            ("On April 8, the forum opened.", "none"),
            ("The forum opened in Exampleton on April 8 (Saturday).", "none"),
            ("示例社示例市4月8日电 （记者 张三）今天", "示例社 | 示例市 | 4.8 | 张三 | 今天"),
            ("本报示例7月21日电(示例日报·示例网记者 林示)今天", "示例日报·示例网 | 示例 | 7.21 | 林示 | 今天"),
            ("示例网·样例新闻4月8日讯 今天", "示例网·样例新闻 | - | 4.8 |  | 今天"),
            ("本报讯（记者 张三 李四）今天", "- | - | - | 张三+李四 | 今天"),
            ("示例网21日电 今天", "示例网 | - | 0.21 |  | 今天"),
            ("示例社示例市4月8日電（記者張三、李四）今天", "示例社 | 示例市 | 4.8 | 張三+李四 | 今天"),
            ("据示例社报道，论坛开幕。", "none"),
            ("示例报4月8日电视节目", "none"),
            ("今天，论坛在示例市开幕。", "none"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
