//! Words that were broken into lines, put together again: a space between Latin words, none
//! between Chinese characters.

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

/// A text as paragraphs: where its lines were broken to a width, those of a paragraph are joined.
/// Lines are taken for broken if empty lines stand between paragraphs, or if most are as long as a
/// line can be.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').map(str::trim_end).collect();
    let width = |line: &str| line.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum::<usize>();
    let filled: Vec<usize> = lines.iter().map(|line| width(line)).filter(|width| *width > 0).collect();
    let longest = filled.iter().max().copied().unwrap_or(0);
    let broken = longest <= 100 && filled.len() > 2;
    let mut found: Vec<String> = Vec::new();
    let mut before: Option<usize> = None;
    for line in lines {
        if line.trim().is_empty() {
            before = None;
            continue;
        }
        // Would its first word have fitted into the line before? Then that one was ended.
        let first = line.chars().next().filter(|c| is_wide(*c)).map(|_| 2);
        let first = first.unwrap_or_else(|| line.split_whitespace().next().map_or(0, width));
        let indented = line.starts_with(['\u{3000}', '\t']) || line.starts_with("  ");
        let goes_on = before.is_some_and(|before| before + 1 + first >= longest);
        match found.last_mut().filter(|_| goes_on && broken && !indented) {
            Some(last) => join(last, line),
            None => found.push(line.trim().to_owned()),
        }
        before = Some(width(line));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

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
