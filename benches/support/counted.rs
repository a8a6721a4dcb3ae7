//! What an export holds, counted in what it wrote by the plainest reader of its format: a benchmark of
//! files that lack half of their records would be a fine one.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// How many articles there are in what a format other than a document's wrote.
pub fn articles(format: &str, files: &[PathBuf]) -> usize {
    match format {
        "site" => count(files, |path| is_in(path, "article") && has_ending(path, "html")),
        "ron" | "bag" => count(files, |path| is_in(path, "articles") && has_ending(path, "ron")),
        "csv" => files.iter().filter(|path| path.ends_with("articles.csv")).map(|path| rows(path)).sum(),
        "json" => lines(files, |line| {
            let id = line.strip_prefix(r#"{"@id":"article/"#).and_then(|rest| rest.split('"').next());
            id.is_some_and(|id| !id.contains('#'))
        }),
        "bib" => lines(files, |line| line.starts_with('@')),
        "ris" => lines(files, |line| line.starts_with("TY  - ")),
        "csl" => lines(files, |line| line.starts_with(r#"    "id": "#)),
        // One of the three styles numbers them.
        "citations" => lines(files, |line| line.starts_with('[')),
        _ => panic!("nobody has said how articles are counted in {format}"),
    }
}

fn count(files: &[PathBuf], is_one: impl Fn(&Path) -> bool) -> usize {
    files.iter().filter(|path| is_one(path)).count()
}

fn lines(files: &[PathBuf], is_one: impl Fn(&str) -> bool) -> usize {
    let text = |path| fs::read_to_string(path).unwrap();
    files.iter().map(|path| text(path).lines().filter(|line| is_one(line)).count()).sum()
}

fn rows(table: &Path) -> usize {
    csv::Reader::from_path(table).unwrap().records().map(Result::unwrap).count()
}

fn is_in(path: &Path, folder: &str) -> bool {
    path.parent().is_some_and(|parent| parent.ends_with(folder))
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension().is_some_and(|own| own == ending)
}
