//! The website beside Hugo, which makes the same pages with the templates of `benches/hugo/`: of articles
//! our own Markdown in each language, of every other page what stands in its main part.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use forum_archive::{export::Languages, model::Language};

use crate::exporting::{export_to, files, format};

/// Prints the table for the website of so many articles.
pub fn table(archive: &Path, folder: &Path, articles: usize) {
    if Command::new("hugo").arg("version").stdout(Stdio::null()).status().is_err() {
        return println!("\nHugo is not installed: what is compared with it was left out.");
    }
    let site = folder.join("site");
    let own = export_to(format("site"), articles, Languages::Both, archive, &site).as_secs_f64();
    let pages = pages_in(&site).len();
    let hugo = folder.join("hugo");
    let written: usize = [Language::En, Language::Zh]
        .map(|language| {
            let content = hugo.join("content").join(language.code());
            fs::create_dir_all(&content).unwrap();
            articles_of(archive, articles, language, folder, &content)
                + others_of(&site.join(language.code()), &content)
        })
        .iter()
        .sum();
    let begin = Instant::now();
    let done = made_by_hugo(&hugo).output().unwrap();
    let took = begin.elapsed().as_secs_f64();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let theirs = pages_in(&hugo.join("public")).len();
    assert!(theirs >= written && theirs.abs_diff(pages) < 20, "{theirs} pages of {written}; ours are {pages}");
    println!("\n### The website of {articles} articles beside Hugo\n");
    println!("Goal: level.\n");
    println!("| | pages | seconds | pages a second |");
    println!("| --- | --: | --: | --: |");
    println!("| ours, with search | {pages} | {own:.1} | {:.0} |", pages as f64 / own);
    println!("| Hugo | {theirs} | {took:.1} | {:.0} |", theirs as f64 / took);
    println!("\nOurs ÷ Hugo's pages a second: {:.2}", (pages as f64 / own) / (theirs as f64 / took));
}

fn made_by_hugo(source: &Path) -> Command {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/hugo");
    let mut command = Command::new("hugo");
    command.arg("--quiet").arg("--source").arg(source).arg("--config").arg(templates.join("config.toml"));
    command.arg("--layoutDir").arg(templates.join("layouts")).arg("--destination").arg(source.join("public"));
    command
}

/// Writes the articles in a language as content, and says how many there are.
fn articles_of(archive: &Path, articles: usize, language: Language, folder: &Path, content: &Path) -> usize {
    let texts = folder.join("texts");
    export_to(format("md"), articles, Languages::One(language), archive, &texts);
    let texts = files(&texts);
    for (number, text) in texts.iter().enumerate() {
        fs::copy(text, content.join(format!("article-{number}.md"))).unwrap();
    }
    texts.len()
}

/// Writes what stands in the pages of our website that are no articles, and says how many there are.
fn others_of(site: &Path, content: &Path) -> usize {
    let is_other = |path: &PathBuf| !path.parent().is_some_and(|parent| parent.ends_with("article"));
    let others: Vec<PathBuf> = pages_in(site).into_iter().filter(is_other).collect();
    for (number, path) in others.iter().enumerate() {
        let page = fs::read_to_string(path).unwrap();
        let main = between(&page, "<main id=\"content\">", "</main>");
        let title = between(&page, "<title>", "</title>").replace(['"', '\\'], " ");
        fs::write(content.join(format!("page-{number}.html")), format!("---\ntitle: \"{title}\"\n---\n{main}"))
            .unwrap();
    }
    others.len()
}

fn between<'a>(page: &'a str, before: &str, after: &str) -> &'a str {
    page.split_once(before).and_then(|(_, rest)| rest.split_once(after)).map_or("", |(inner, _)| inner)
}

fn pages_in(folder: &Path) -> Vec<PathBuf> {
    files(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "html")).collect()
}
