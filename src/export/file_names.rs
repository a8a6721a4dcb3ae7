//! Names of files that are safe on Windows, macOS and Linux at once, the same between runs, and
//! readable in Chinese. They come from the records, in the language that is exported; where both are, in that
//! of whoever exports.
//!
//! Windows: "Naming Files, Paths, and Namespaces", learn.microsoft.com/windows/win32/fileio.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization as _;

/// The most characters of a name without its ending.
const LONGEST: usize = 80;
/// The most bytes; file systems take 255 with the ending and a number.
const MOST_BYTES: usize = 200;
/// Names that mean devices on Windows, whatever their ending.
const DEVICES: &[&str] = &[
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹",
    "com²", "com³", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²",
    "lpt³", "conin$", "conout$",
];

/// A name for a file that is about something called so, without an ending. Signs that some system
/// does not take become spaces, marks that change the direction or the look of text are left out.
pub fn file_name(called: &str) -> String {
    let mut name = String::new();
    for c in called.nfc() {
        let c = match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
            c if c.is_whitespace() => ' ',
            c if c.is_control() || is_invisible(c) => continue,
            c => c,
        };
        if !(c == ' ' && name.ends_with(' ')) {
            name.push(c);
        }
    }
    let name = trimmed(&name);
    let mut cut = String::new();
    for c in name.chars().take(LONGEST) {
        if cut.len() + c.len_utf8() > MOST_BYTES {
            break;
        }
        cut.push(c);
    }
    let mut cut = trimmed(&cut).to_owned();
    let stem = cut.split('.').next().unwrap_or_default().trim().to_lowercase();
    if cut.is_empty() || DEVICES.contains(&stem.as_str()) {
        cut.insert(0, '_');
    }
    cut
}

/// No system takes spaces and dots at both ends alike.
fn trimmed(name: &str) -> &str {
    name.trim_matches(|c: char| c == ' ' || c == '.')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFF}')
}

/// Names that are one of a kind, also where large and small letters are the same.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// This name with this ending; with a number if it was given before.
    pub fn take(&mut self, name: &str, ending: &str) -> String {
        let with = |number: usize| match (number, ending.is_empty()) {
            (1, true) => name.to_owned(),
            (1, false) => format!("{name}.{ending}"),
            (number, true) => format!("{name} ({number})"),
            (number, false) => format!("{name} ({number}).{ending}"),
        };
        let mut number = 1;
        loop {
            let one = with(number);
            if self.taken.insert(one.to_lowercase()) {
                return one;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_takes_a_name() {
        for (called, name) in [
            ("The 17th forum opens: what/how?", "The 17th forum opens what how"),
            ("第十七届论坛在济南开幕", "第十七届论坛在济南开幕"),
            ("con", "_con"),
            ("NUL.txt", "_NUL.txt"),
            ("ends with dots...", "ends with dots"),
            ("  ", "_"),
            ("..", "_"),
            ("a\u{202E}gnp.exe\u{200B}", "agnp.exe"),
            ("tab\tand\nline", "tab and line"),
            ("e\u{301}", "é"),
        ] {
            assert_eq!(file_name(called), name, "{called:?}");
        }
        assert!(file_name(&"长".repeat(500)).len() <= MOST_BYTES);
        assert_eq!(file_name(&"a".repeat(500)).len(), LONGEST);
    }

    #[test]
    fn names_are_one_of_a_kind_in_every_case() {
        let mut names = Names::default();
        assert_eq!(names.take("One", "txt"), "One.txt");
        assert_eq!(names.take("one", "txt"), "one (2).txt");
        assert_eq!(names.take("one (2)", "txt"), "one (2) (2).txt");
    }
}
