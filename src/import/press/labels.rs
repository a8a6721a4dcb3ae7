//! Lines that tell of the text: `来源：… 编辑：…`, `Updated: July 30, 2021`, `example.com | …`.

use super::{
    cut::{Pattern, Span, cut, trim_of},
    dates::{self, Day},
};

/// What a label told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Published(Span, Day),
    Publisher(Span),
    Reporters(Span),
    Headline(Span),
    /// Something that no record keeps.
    Nothing,
}

/// Lines that tell of the text are short.
const LONGEST: usize = 400;

static LABEL: Pattern = Pattern::new(
    r"(?i)(?P<label>发布日期|发布时间|發布時間|更新时间|时间|時間|日期|信息来源|文章来源|稿件来源|来源|來源|稿源|作者|记者|記者|责任编辑|責任編輯|收集编辑|编辑|編輯|责编|校对|审核|浏览次数|阅读|点击|关键词|原标题|标题|標題|published on|published at|(?:submit|release|publish|update|post) time|published|publish date|updated on|updated|posted|date|time|source|from|author|reporter|by|web editor|editor|contributor|title|headline|keywords?|views|tags?)\s*[:：]\s*",
);
static BEGINS: Pattern = Pattern::new(
    r"(?i)^\s*(?:发布日期|发布时间|發布時間|更新时间|时间|時間|日期|信息来源|文章来源|稿件来源|来源|來源|稿源|作者|责任编辑|責任編輯|编辑|編輯|责编|校对|审核|原标题|标题|標題|published|publish date|(?:submit|release|publish|update|post) time|updated|posted|date|source|author|reporter|web editor|editor|contributor|title|headline|keywords?)[^:：|]{0,4}[:：]",
);
static SITE: Pattern = Pattern::new(r"(?i)^[a-z0-9-]+(?:\.[a-z0-9-]+)+$");

/// Whether a line begins with a label.
pub(super) fn begins(line: &str) -> bool {
    BEGINS.is_in(line)
}

/// Whether a line in brackets tells of the text: `（责任编辑：…）`.
pub(super) fn in_brackets(line: &str) -> bool {
    let inner = line.strip_prefix(['(', '（', '[', '【']).and_then(|rest| rest.strip_suffix([')', '）', ']', '】']));
    inner.is_some_and(|inner| inner.len() < LONGEST && begins(inner))
}

/// What a line tells of the text; none if it is no such line.
pub(super) fn read(text: &str, line: &Span) -> Option<Vec<Told>> {
    let words = cut(text, line);
    if words.len() > LONGEST {
        return None;
    }
    if begins(words) {
        return Some(labelled(text, line));
    }
    // `Example Daily | Updated: …`, `2023-04-08 10:00 来源：…`: bars, or a date and labels.
    let bars = words.contains(['|', '｜']);
    let labels = LABEL.find(words).is_some();
    let date = dates::first(words, 0).is_some_and(|(span, _)| span.end - span.start >= 8);
    let sentence = words.ends_with(['.', '。', '！', '!', '”']) || words.contains(['，', '。']);
    let told = bars && (labels || date) || labels && date && !sentence && words.len() < 200;
    told.then(|| labelled(text, line))
}

fn labelled(text: &str, line: &Span) -> Vec<Told> {
    let mut found = Vec::new();
    let words = cut(text, line);
    let mut start = 0;
    for (at, bar) in words.char_indices().filter(|(_, c)| matches!(c, '|' | '｜')).chain([(words.len(), '|')]) {
        part(text, line.start + start..line.start + at, &mut found);
        start = at + bar.len_utf8();
    }
    found
}

/// One part between bars: what has no label, then each label with its value.
fn part(text: &str, span: Span, found: &mut Vec<Told>) {
    let words = cut(text, &span);
    let mut labels: Vec<(String, Span)> = Vec::new();
    for place in LABEL.all(words) {
        let written = words.get(place.clone()).unwrap_or_default();
        labels.push((
            written.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：')).to_lowercase(),
            place,
        ));
    }
    let first = labels.first().map_or(words.len(), |(_, place)| place.start);
    found.extend(value("", text, span.start..span.start + first));
    for (place, (label, at)) in labels.iter().enumerate() {
        let end = labels.get(place + 1).map_or(words.len(), |(_, next)| next.start);
        found.extend(value(label, text, span.start + at.end..span.start + end));
    }
}

fn value(label: &str, text: &str, span: Span) -> Option<Told> {
    let span = trim_of(text, span, |c| matches!(c, '|' | '｜' | '(' | ')' | '（' | '）' | ';' | '；' | ','));
    if span.is_empty() {
        return Some(Told::Nothing);
    }
    let words = cut(text, &span);
    let date = || dates::first(words, span.start).map(|(at, day)| Told::Published(at, day));
    match label {
        "来源" | "來源" | "稿源" | "信息来源" | "文章来源" | "稿件来源" | "source" | "from" => {
            Some(Told::Publisher(span))
        }
        "作者" | "记者" | "記者" | "author" | "reporter" | "by" => Some(Told::Reporters(span)),
        "原标题" | "标题" | "標題" | "title" | "headline" => Some(Told::Headline(span)),
        "" => match date() {
            Some(day) => Some(day),
            None if words.starts_with("By ") => Some(Told::Reporters(span)),
            None if SITE.is_in(words) || words.split_whitespace().count() < 6 => Some(Told::Publisher(span)),
            None => Some(Told::Nothing),
        },
        label if label.contains("date") || label.contains("publish") || label.contains("time") => date(),
        "posted" | "updated on" | "时间" | "時間" | "日期" | "发布日期" | "发布时间" | "發布時間" | "更新时间" => {
            date()
        }
        _ => Some(Told::Nothing),
    }
}
