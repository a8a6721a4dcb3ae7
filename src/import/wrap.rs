//! Words that were broken into lines, put together again: a space between Latin words, none
//! between Chinese characters.

use super::press::captions;
use crate::model::is_han;

/// Whether a character stands beside another without a space.
fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '‘' | '’' | '…')
}

/// Appends a line to those before it.
pub(super) fn join(text: &mut String, line: &str) {
    let line = line.trim();
    let (Some(last), Some(first)) = (text.chars().next_back(), line.chars().next()) else {
        text.push_str(line);
        return;
    };
    // Quotation marks are the same in both languages; a Chinese character beside them decides.
    let wide =
        is_wide(last) && is_wide(first) && (is_han(last) || is_han(first) || !is_quote(last) && !is_quote(first));
    if !wide && !last.is_whitespace() {
        text.push(' ');
    }
    text.push_str(line);
}

fn is_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…')
}

/// Words in one line: white space is one space, or none where a line was broken between Chinese
/// characters; what cannot be seen is left out.
pub(super) fn in_one_line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for line in words.split(['\n', '\r', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}']) {
        let mut clean = String::with_capacity(line.len());
        let mut space = false;
        for c in line.chars() {
            if c.is_whitespace() || c == '\u{A0}' {
                // The wide space is meant where names stand beside one another.
                if !space {
                    clean.push(if c == '\u{3000}' { c } else { ' ' });
                }
                space = true;
            } else if !c.is_control() && !matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}') {
                clean.push(c);
                space = false;
            }
        }
        if !clean.trim().is_empty() {
            join(&mut out, &clean);
        }
    }
    out.trim().to_owned()
}

/// Lines that are broken to a width are not longer than this, in letters; a Chinese character is two.
const LONGEST: usize = 100;

/// Nothing is broken to less.
const SHORTEST: usize = 50;

/// A line of a text, and whether it is the first of a paragraph.
struct Line<'a> {
    words: &'a str,
    begins: bool,
}

/// A text as paragraphs: where its lines were broken to a width, those of a paragraph are joined.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in lines(text) {
        match found.last_mut().filter(|_| !line.begins) {
            Some(last) => join(last, line.words),
            None => found.push(line.words.trim().to_owned()),
        }
    }
    found
}

/// The same for a text of which nobody knows whether its lines were broken: none if they were not, or
/// if it may be a list.
pub(super) fn unbroken(text: &str) -> Option<String> {
    let lines: Vec<Line<'_>> = lines(text).collect();
    let joints = lines.windows(2).filter_map(|pair| match pair {
        [before, line] if !line.begins => Some((before.words, line.words)),
        _ => None,
    });
    let (mut all, mut within) = (0, 0);
    for (before, line) in joints {
        all += 1;
        let sentence = before.ends_with(['。', '！', '？', '.', '!', '?', '：', ':', '；', ';']);
        let ended = sentence || captions::is_one(before);
        let goes_on = line.starts_with(|c: char| c.is_lowercase() || is_han(c));
        within += usize::from(!ended && goes_on);
    }
    (all > 2 && within * 3 >= all && longest(text) >= SHORTEST).then(|| paragraphs(text).join("\n"))
}

/// The lines of a text in which something stands. Where the first word of a line would have fitted into
/// the line before it, that one was ended.
fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let longest = longest(text);
    let broken = longest <= LONGEST;
    let mut before: Option<(usize, bool)> = None;
    text.split('\n').map(str::trim_end).filter_map(move |line| {
        if line.trim().is_empty() {
            before = None;
            return None;
        }
        let wide = line.starts_with(is_wide) && line.contains(is_han);
        let first = if wide { 2 } else { line.split_whitespace().next().map_or(0, width) };
        let indented = line.starts_with(['\u{3000}', '\t']) || line.starts_with("  ");
        // No Chinese line begins with a stop: the character before it goes down with it.
        let filled = |(before, is_wide)| before + first + if is_wide && wide { 4 } else { 1 } >= longest;
        let begins = !broken || indented || !before.is_some_and(filled);
        // Programs that count bytes take such marks for three letters.
        let marks = line.chars().filter(|c| is_quote(*c)).count() * 2;
        before = Some((width(line) + marks, line.ends_with(is_wide)));
        Some(Line { words: line, begins })
    })
}

fn longest(text: &str) -> usize {
    text.split('\n').map(|line| width(line.trim_end())).max().unwrap_or(0)
}

/// How wide a line is, in letters; a Chinese character is two, and in a line with such so are its marks.
fn width(line: &str) -> usize {
    let chinese = line.contains(is_han);
    line.chars().map(|c| if is_wide(c) && (chinese || !is_quote(c)) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_were_broken_are_joined() {
        let broken = "A headline\n\nThe forum, which was themed so, was opened on a beautiful\nTuesday by those who are asked to open forums, and who do not\nmind it at all as long as it is not raining.\n";
        let whole = "A headline\nThe forum, which was themed so, was opened on a beautiful Tuesday by those who are asked to open forums, and who do not mind it at all as long as it is not raining.";
        assert_eq!(unbroken(broken).as_deref(), None, "too few");
        let twice = format!("{broken}\n{}", broken.trim_start_matches("A headline\n"));
        assert!(unbroken(&twice).is_some_and(|text| text.starts_with(whole)));
        // Captions, one under the other, are as long as one another.
        let caption = "示例人物在第一届示例论坛开幕式上代表主办方致辞并介绍情况 张三 摄\n";
        assert_eq!(unbroken(&caption.repeat(5)), None);
        let list = "Jane Example\nJohn Sample\nJack Example\nJill Example\n";
        assert_eq!(unbroken(list), None);
    }

    #[test]
    fn lines_are_joined_as_they_were() {
        for (words, expected) in [
            ("an\n example", "an example"),
            ("第一届\n示例论坛", "第一届示例论坛"),
            ("论坛，\n示例", "论坛，示例"),
            ("he said,\n“yes”", "he said, “yes”"),
            ("第1届\n 2001", "第1届 2001"),
            ("a \t b\u{1}", "a b"),
            ("张三　李四", "张三　李四"),
        ] {
            assert_eq!(in_one_line(words), expected);
        }
    }
}
