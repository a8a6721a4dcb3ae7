//! What qpdf and poppler find in a PDF.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{path::PathBuf, process::Command};

use serde_json::Value;

use super::programs;

/// A file.
pub struct Pdf {
    pub path: PathBuf,
}

impl Pdf {
    /// What a program writes that is given the file between these arguments; none if it is not there.
    pub fn asked(&self, program: &str, before: &[&str], after: &[&str]) -> Option<String> {
        let said = programs::asked(Command::new(program).args(before).arg(&self.path).args(after))?;
        assert!(said.success, "{program}: {}", said.all());
        Some(said.out)
    }

    /// Its text, page by page.
    pub fn text(&self) -> Option<String> {
        self.asked("pdftotext", &["-enc", "UTF-8"], &["-"])
    }

    /// The elements in their order with what stands in them.
    pub fn structure(&self) -> Option<Structure> {
        let told = self.asked("pdfinfo", &["-enc", "UTF-8", "-struct-text"], &[])?;
        let mut structure = Structure::default();
        for line in told.lines() {
            let line = line.trim();
            match line.strip_prefix('"').and_then(|line| line.strip_suffix('"')) {
                Some(text) => structure.text.push_str(text),
                None => structure.elements.push(line.split([' ', ':']).next().unwrap().to_owned()),
            }
        }
        Some(structure)
    }

    /// The objects of the file, to be read.
    pub fn objects(&self) -> Option<String> {
        self.asked("qpdf", &["--qdf", "--object-streams=disable"], &["-"])
    }

    /// What stands for each of its figures where it cannot be seen; of one that has nothing, no words.
    pub fn alternatives(&self) -> Option<Vec<String>> {
        let told = self.asked("qpdf", &["--json-output", "--json-stream-data=none"], &["-"])?;
        let told: Value = serde_json::from_str(&told).unwrap();
        let objects = told["qpdf"][1].as_object().unwrap().values().map(|object| &object["value"]);
        let figures = objects.filter(|object| object["/S"] == "/Figure");
        // Texts begin with “u:”.
        let words = |figure: &Value| figure["/Alt"].as_str().unwrap_or_default().trim_start_matches("u:").to_owned();
        Some(figures.map(words).collect())
    }

    /// What every PDF of ours is, whatever is in it.
    pub fn check(&self, title: &str) {
        if let Some(said) = self.asked("qpdf", &["--check"], &[]) {
            assert!(said.contains("No syntax or stream encoding errors found") && !said.contains("WARNING"), "{said}");
        }
        if let Some(info) = self.asked("pdfinfo", &["-enc", "UTF-8"], &[]) {
            let value = |key: &str| {
                let line = info.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'));
                line.unwrap_or_default().trim().to_owned()
            };
            assert_eq!([value("Title"), value("Tagged"), value("JavaScript")], [title, "yes", "no"], "{info}");
            assert_eq!(value("Creator"), "Forum Archive");
            assert!(value("Page size").ends_with("(A4)"), "{info}");
        }
        if let Some(fonts) = self.asked("pdffonts", &[], &[]) {
            let fonts: Vec<&str> = fonts.lines().skip(2).collect();
            assert!(!fonts.is_empty());
            for font in fonts {
                let columns: Vec<&str> = font.split_whitespace().rev().collect();
                // From behind: the object, then mapped to Unicode, subset, embedded.
                assert_eq!(columns[3..5], ["yes", "yes"], "{font}");
            }
        }
    }
}

#[derive(Default)]
pub struct Structure {
    pub elements: Vec<String>,
    pub text: String,
}

impl Structure {
    pub fn count(&self, element: &str) -> usize {
        self.elements.iter().filter(|one| *one == element).count()
    }

    /// There are headings, and between two levels of them none is left out.
    #[track_caller]
    pub fn has_sound_headings(&self) {
        let levels = self.elements.iter().filter_map(|one| one.strip_prefix('H')?.parse::<u8>().ok());
        let mut last = 0;
        for level in levels {
            assert!(level <= last + 1, "H{level} after H{last}");
            last = level;
        }
        assert!(last > 0, "no headings: {:?}", self.elements);
    }
}
