//! How long exports take, and how much memory: the articles of the made-up archive of
//! `tests/support/synthetic.rs` in every format, each in a process of its own, for all of them and for a
//! tenth; documents a second beside pandoc (one process a file, two at a time), which reads our own
//! Markdown of the same articles; and the website beside Hugo, which makes as many pages of the same
//! texts with the templates of `benches/hugo/`.
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

#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use forum_archive::{
    archive::{self, Cancel, Folder, Progress},
    catalog::{self, Catalog, Input, Origin, Place},
    export::{self, FORMATS, Format, Job, Languages, Makes, Selection, Subject},
};
use jiff::Timestamp;
use rayon::prelude::*;
use synthetic::Size;

/// Asks this program to be the process that exports.
const ONE: &str = "--one";
/// Documents that pandoc makes of each format, unless told.
const COMPARED: usize = 200;
/// A PDF is set page by page: no more of them are made here.
const MOST_PDFS: usize = 400;
/// What pandoc calls our formats.
const PANDOC: [(&str, &str); 4] = [("docx", "docx"), ("epub", "epub"), ("html", "html"), ("md", "gfm")];
/// What is not made of the archive's texts: it holds no pictures, and no program.
const LEFT_OUT: [&str; 2] = ["photos", "takeaway"];

/// What an export came to.
struct Measured {
    seconds: f64,
    files: usize,
    bytes: u64,
    /// The most memory, in megabytes: before, with the archive read, and after.
    memory: [u64; 2],
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
    beside_pandoc(&archive, &folder, compared);
    beside_hugo(&archive, &folder, articles.min(2000));
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
        let documents = articles / 2;
        if matches!(format.makes, Makes::Document { .. }) {
            assert!(all.files >= documents, "{}: {} files of {documents} documents", format.name, all.files);
        }
        println!(
            "| {} | {documents} | {:.1} | {:.0} | {} | {:.1} | + {} MB | + {} MB |",
            format.name,
            all.seconds,
            documents as f64 / all.seconds,
            all.files,
            all.bytes as f64 / 1e6,
            tenth.memory[1] - tenth.memory[0],
            all.memory[1] - all.memory[0],
        );
    }
}

fn beside_pandoc(archive: &Path, folder: &Path, documents: usize) {
    if Command::new("pandoc").arg("--version").stdout(Stdio::null()).status().is_err() {
        return println!("\npandoc is not installed: what is compared with it was left out.");
    }
    println!("\n### {documents} documents beside pandoc\n");
    println!("Goal: 10 times as many documents a second.\n");
    println!("| format | a second | pandoc's | ratio |");
    println!("| --- | --: | --: | --: |");
    let markdown = FORMATS.iter().find(|format| format.name == "md").unwrap();
    let texts = folder.join("texts");
    export_to(markdown, documents * 2, archive, &texts);
    let sources = files(&texts);
    assert_eq!(sources.len(), documents);
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    for (ours, theirs) in PANDOC {
        let format = FORMATS.iter().find(|format| format.name == ours).unwrap();
        let own = documents as f64 / measured(format, documents * 2, archive, folder).seconds;
        let made = folder.join("made");
        fs::create_dir_all(&made).unwrap();
        let begin = Instant::now();
        two.install(|| {
            sources.par_iter().enumerate().for_each(|(number, source)| {
                let mut pandoc = Command::new("pandoc");
                pandoc.args(["--standalone", "-f", "markdown", "-t", theirs, "-o"]);
                let done = pandoc.arg(made.join(format!("{number}.{ours}"))).arg(source).stderr(Stdio::null()).status();
                assert!(done.unwrap().success());
            });
        });
        let pandoc = documents as f64 / begin.elapsed().as_secs_f64();
        assert_eq!(files(&made).len(), documents);
        fs::remove_dir_all(&made).unwrap();
        println!("| {ours} | {own:.0} | {pandoc:.1} | {:.0} |", own / pandoc);
    }
}

fn beside_hugo(archive: &Path, folder: &Path, articles: usize) {
    if Command::new("hugo").arg("version").stdout(Stdio::null()).status().is_err() {
        return println!("\nHugo is not installed: what is compared with it was left out.");
    }
    let format = |name: &str| FORMATS.iter().find(|format| format.name == name).unwrap();
    let site = folder.join("site");
    let own = export_to(format("site"), articles, archive, &site);
    let pages = files(&site).iter().filter(|path| path.extension().is_some_and(|ending| ending == "html")).count();
    let texts = folder.join("texts");
    let _ = fs::remove_dir_all(&texts);
    export_to(format("md"), articles, archive, &texts);
    let sources = files(&texts);
    let hugo = folder.join("hugo");
    let content = hugo.join("content");
    fs::create_dir_all(&content).unwrap();
    // As many pages as ours, of the same texts over and over.
    for (number, source) in sources.iter().cycle().take(pages).enumerate() {
        fs::copy(source, content.join(format!("page-{number}.md"))).unwrap();
    }
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/hugo");
    let begin = Instant::now();
    let mut command = Command::new("hugo");
    command.arg("--quiet").arg("--source").arg(&hugo).arg("--config").arg(templates.join("config.toml"));
    command.arg("--layoutDir").arg(templates.join("layouts")).arg("--destination").arg(hugo.join("public"));
    let done = command.output().unwrap();
    let took = begin.elapsed().as_secs_f64();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let theirs = files(&hugo.join("public"));
    let theirs = theirs.iter().filter(|path| path.extension().is_some_and(|ending| ending == "html")).count();
    assert!(theirs >= pages, "{theirs} pages of {pages}");
    println!("\n### The website beside Hugo\n");
    println!("Goal: level.\n");
    println!("| | pages | seconds | pages a second |");
    println!("| --- | --: | --: | --: |");
    println!("| ours, with search | {pages} | {:.1} | {:.0} |", own.as_secs_f64(), pages as f64 / own.as_secs_f64());
    println!("| Hugo | {theirs} | {took:.1} | {:.0} |", theirs as f64 / took);
    let ratio = (pages as f64 / own.as_secs_f64()) / (theirs as f64 / took);
    println!("\nOurs ÷ Hugo's pages a second: {ratio:.2}");
}

/// Exports in a process of its own, and throws away what it made.
fn measured(format: &Format, articles: usize, archive: &Path, folder: &Path) -> Measured {
    let to = folder.join(format!("{}-{articles}", format.name));
    let _ = fs::remove_dir_all(&to);
    let mut program = Command::new(std::env::current_exe().unwrap());
    let output = program.arg(ONE).arg(format.name).arg(articles.to_string()).arg(archive).arg(&to).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let words = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<f64> = words.split_whitespace().map(|word| word.parse().unwrap()).collect();
    let made = files(&to);
    let bytes = made.iter().map(|path| fs::metadata(path).unwrap().len()).sum();
    if to.is_dir() { fs::remove_dir_all(&to) } else { fs::remove_file(&to) }.unwrap();
    let [seconds, before, after] = numbers.try_into().unwrap();
    Measured { seconds, files: made.len(), bytes, memory: [before as u64, after as u64] }
}

/// Exports, and says how long it took and what memory there was before and after, in megabytes.
fn be_measured(format: &str, articles: usize, archive: &Path, to: &Path) {
    let format = FORMATS.iter().find(|one| one.name == format).unwrap();
    let catalog = read(archive);
    let before = peak();
    let took = export_with(&catalog, format, articles, archive, to);
    println!("{} {before} {}", took.as_secs_f64(), peak());
}

fn export_to(format: &'static Format, articles: usize, archive: &Path, to: &Path) -> Duration {
    let _ = fs::remove_dir_all(to);
    export_with(&read(archive), format, articles, archive, to)
}

/// Documents are made of articles, everything else of the editions that have as many.
fn export_with(catalog: &Catalog, format: &'static Format, articles: usize, archive: &Path, to: &Path) -> Duration {
    let begin = Instant::now();
    let is_document = matches!(format.makes, Makes::Document { .. });
    let place = if is_document { Place::Articles } else { Place::Timeline };
    let mut selection = Selection::of(catalog, None, &[place], Languages::Both).unwrap();
    let mut left = articles;
    selection.subjects.retain(|subject| {
        let of = match subject {
            Subject::Edition(index) => catalog.edition(*index).unwrap().articles.len(),
            _ => 1,
        };
        let is_kept = left > 0;
        left = left.saturating_sub(of);
        is_kept
    });
    selection.whole &= articles >= catalog.articles().len();
    let (progress, cancel) = (Progress::default(), Cancel::default());
    let store = Folder::new(archive);
    let job = Job {
        catalog,
        store: &store,
        selection: &selection,
        format,
        to,
        overwrite: false,
        address: Some("https://example.org/"),
        now: Timestamp::UNIX_EPOCH,
        progress: &progress,
        cancel: &cancel,
    };
    let summary = export::run(&job).unwrap_or_else(|message| panic!("{message:?}"));
    assert!(!summary.files.is_empty());
    begin.elapsed()
}

fn read(archive: &Path) -> Catalog {
    let store = Folder::new(archive);
    let (records, _) =
        archive::load(&store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap_or_else(|_| panic!());
    catalog::build(Input { origin: Origin::Folder(archive.to_owned()), records, findings: Vec::new(), complete: true })
}

/// The most memory that this process has had, in megabytes, on Linux.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1000
}

/// Every file in a folder, or the file itself.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        found.extend(files(&entry.unwrap().path()));
    }
    found.sort();
    found
}
