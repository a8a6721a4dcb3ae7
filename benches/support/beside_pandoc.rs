//! Documents beside pandoc, one process a file, two at a time, which reads our own Markdown of the same
//! articles.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use forum_archive::export::Languages;
use rayon::prelude::*;

use crate::{
    exporting::{export_to, files, format},
    measured,
};

/// What pandoc calls our formats.
const FORMATS: [(&str, &str); 4] = [("docx", "docx"), ("epub", "epub"), ("html", "html"), ("md", "gfm")];

/// Prints the table of so many documents.
pub fn table(archive: &Path, folder: &Path, documents: usize) {
    if Command::new("pandoc").arg("--version").stdout(Stdio::null()).status().is_err() {
        return println!("\npandoc is not installed: what is compared with it was left out.");
    }
    println!("\n### {documents} documents beside pandoc\n");
    println!("Goal: 10 times as many documents a second.\n");
    println!("| format | a second | pandoc's | ratio |");
    println!("| --- | --: | --: | --: |");
    let texts = folder.join("texts");
    export_to(format("md"), documents * 2, Languages::Both, archive, &texts);
    let sources = files(&texts);
    assert_eq!(sources.len(), documents);
    let two = rayon::ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    for (ours, theirs) in FORMATS {
        let own = documents as f64 / measured(format(ours), documents * 2, archive, folder).seconds;
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
