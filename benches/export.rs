//! How long exports take, and how much memory: the articles of the made-up archive of
//! `tests/support/synthetic.rs` in every format, each in a process of its own, for all of them and for a
//! tenth; documents a second beside pandoc; and the website beside Hugo. Memory is what the program itself
//! asks for above what it had when the archive was read and the export began.
//!
//! ```text
//! cargo bench --bench export                  all of it
//! cargo bench --bench export -- 2000 100      of so many articles; pandoc with so many documents
//! ```
//!
//! What is counted has to be right, or it fails; no time makes it fail. pandoc and Hugo are left out where
//! they are not installed.
#![allow(clippy::disallowed_methods, reason = "a benchmark reads files and starts programs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark without its archive can only stop")]

#[path = "support/beside_hugo.rs"]
mod beside_hugo;
#[path = "support/beside_pandoc.rs"]
mod beside_pandoc;
#[path = "support/counted.rs"]
mod counted;
#[path = "support/exporting.rs"]
mod exporting;
#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use std::{fs, path::Path, process::Command};

use exporting::{export_with, files, format, read};
use forum_archive::export::{FORMATS, Format, Languages, Makes};
use peak_alloc::PeakAlloc;
use synthetic::Size;

/// Counts what the program asks for.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Asks this program to be the process that exports.
const ONE: &str = "--one";
/// Documents that pandoc makes of each format, unless told.
const COMPARED: usize = 1000;
/// A PDF is set page by page: no more of them are made here.
const MOST_PDFS: usize = 400;
/// What is not made of the archive's texts: it holds no pictures, and no program.
const LEFT_OUT: [&str; 2] = ["photos", "takeaway"];

/// What an export came to.
struct Measured {
    seconds: f64,
    files: usize,
    bytes: u64,
    /// The most memory above what there was before, in megabytes.
    memory: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let [one, format, articles, archive, to] = arguments.as_slice()
        && one == ONE
    {
        return be_measured(format, articles.parse().unwrap(), Path::new(archive), Path::new(to));
    }
    let mut numbers = arguments.iter().filter_map(|argument| argument.parse::<usize>().ok());
    let articles = numbers.next().unwrap_or(Size::FULL.articles());
    let compared = numbers.next().unwrap_or(COMPARED);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let archive = synthetic::kept(target, "full", Size::FULL).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export");
    every_format(&archive, &folder, articles);
    beside_pandoc::table(&archive, &folder, compared);
    beside_hugo::table(&archive, &folder, articles.min(2000));
    let _ = fs::remove_dir_all(&folder);
}

fn every_format(archive: &Path, folder: &Path, articles: usize) {
    println!("\n### Every format: {articles} articles, each in two languages that face each other\n");
    println!("| format | documents | seconds | a second | files | MB | memory of a tenth | of all |");
    println!("| --- | --: | --: | --: | --: | --: | --: | --: |");
    for format in FORMATS.iter().filter(|format| !LEFT_OUT.contains(&format.name)) {
        let articles = if format.name == "pdf" { articles.min(MOST_PDFS) } else { articles };
        let tenth = measured(format, articles / 10, archive, folder);
        let all = measured(format, articles, archive, folder);
        println!(
            "| {} | {} | {:.1} | {:.0} | {} | {:.1} | {:.1} MB | {:.1} MB |",
            format.name,
            articles / 2,
            all.seconds,
            (articles / 2) as f64 / all.seconds,
            all.files,
            all.bytes as f64 / 1e6,
            tenth.memory,
            all.memory,
        );
    }
}

/// Exports in a process of its own, and throws away what it made.
fn measured(format: &Format, articles: usize, archive: &Path, folder: &Path) -> Measured {
    let to = folder.join(format!("{}-{articles}", format.name));
    let _ = fs::remove_dir_all(&to);
    let mut one = Command::new(std::env::current_exe().unwrap());
    let output = one.arg(ONE).arg(format.name).arg(articles.to_string()).arg(archive).arg(&to).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let words = String::from_utf8(output.stdout).unwrap();
    let (seconds, memory) = words.trim().split_once(' ').unwrap();
    let made = files(&to);
    match format.makes {
        Makes::Document { .. } => assert_eq!(made.len(), articles / 2, "documents as {}", format.name),
        _ => assert_eq!(counted::articles(format.name, &made), articles, "articles in {}", format.name),
    }
    let bytes = made.iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    if to.is_dir() { fs::remove_dir_all(&to) } else { fs::remove_file(&to) }.unwrap();
    Measured { seconds: seconds.parse().unwrap(), files: made.len(), bytes, memory: memory.parse().unwrap() }
}

/// Exports, and says how many seconds it took and how many megabytes more there were than before.
fn be_measured(name: &str, articles: usize, archive: &Path, to: &Path) {
    let catalog = read(archive);
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage_as_mb();
    let took = export_with(&catalog, format(name), articles, Languages::Both, archive, to);
    println!("{} {}", took.as_secs_f64(), MEMORY.peak_usage_as_mb() - before);
}
