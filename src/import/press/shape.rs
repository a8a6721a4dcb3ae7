//! The shape of a line: whether it is running text, or breaks off, or ends in a mark that says so.

use super::cut::{Pattern, Span, cut, is_chinese, trim};

static END: Pattern = Pattern::new(
    r"\s*(?:(?i:[(（\[【]\s*(?:over|end|完|完毕|完畢|本文完)\s*[)）\]】]|-+\s*end\s*-+)|#{3,}|■|\bENDS?\b|\bEnditem\b)\s*$",
);

/// Whether a line is running text: it ends as sentences do, or is longer than a headline.
pub(super) fn is_sentence(text: &str, line: &Span) -> bool {
    let words = cut(text, line);
    let ends = words.ends_with(['.', '。', '!', '！', '?', '？', '；', '…', ':', '：', '”', '"', '」', ')', '）', ']']);
    let chinese = words.len() < 4096 && is_chinese(words);
    let long =
        if chinese { words.chars().count() > 60 } else { words.split_whitespace().count() > 18 || words.len() > 300 };
    let finished = words.ends_with(['.', '。', '!', '！', '；']);
    let short = if chinese { words.chars().count() < 12 } else { words.split_whitespace().count() < 5 };
    long || finished || ends && !short && words.contains(['。', '，', '.', ','])
}

/// Whether a last line is the beginning of a paragraph that was cut off, not a word of the page.
pub(super) fn breaks_off(words: &str) -> bool {
    let long = if is_chinese(words) { words.chars().count() > 24 } else { words.split_whitespace().count() > 8 };
    !words.contains(['|', '｜']) && (long || words.contains(['，', ',', '、']))
}

/// A text without the mark at its end that says that it is one.
pub(super) fn without_end(text: &str, line: Span) -> Span {
    let words = cut(text, &line);
    let from = words.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    match END.find(words.get(from..).unwrap_or_default()) {
        Some(mark) => trim(text, line.start..line.start + from + mark.start),
        None => line,
    }
}
