//! Websites in tests: the pages of a folder as their tags, and whether what they lead to is there.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::{Path, PathBuf},
};

use html5gum::{Token, Tokenizer};

use super::programs::{nu_finds, skipped};

/// A start tag.
pub struct Tag {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

impl Tag {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }
}

/// The start tags of a page.
pub fn tags(html: &str) -> Vec<Tag> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Tokenizer::new(html)
        .filter_map(|token| match token.unwrap() {
            Token::StartTag(tag) => Some(Tag {
                name: text(&tag.name),
                attributes: tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect(),
            }),
            _ => None,
        })
        .collect()
}

/// The files of a folder, by their paths within it.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// What is wrong with the links of a site: what they lead to is not there, or lies outside.
pub fn wrong_links(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Tag>> = files
        .iter()
        .filter(|(name, _)| name.ends_with(".html"))
        .map(|(name, bytes)| (name.as_str(), tags(std::str::from_utf8(bytes).unwrap())))
        .collect();
    let ids: BTreeMap<&str, HashSet<&str>> =
        pages.iter().map(|(name, tags)| (*name, tags.iter().filter_map(|tag| tag.get("id")).collect())).collect();
    let mut wrong = Vec::new();
    for (page, tags) in &pages {
        let named = tags.iter().filter(|tag| tag.get("id").is_some()).count();
        if named != ids[page].len() {
            wrong.push(format!("{page}: an id stands twice"));
        }
        for tag in tags {
            for attribute in ["href", "src", "action"] {
                let Some(address) = tag.get(attribute) else { continue };
                if tag.name == "a" && address.starts_with("http") {
                    continue;
                }
                let (path, fragment) = address.split_once('#').unwrap_or((address, ""));
                let target = if path.is_empty() { (*page).to_owned() } else { resolve(page, path) };
                let is_there = files.contains_key(&target);
                let has_part =
                    fragment.is_empty() || ids.get(target.as_str()).is_some_and(|ids| ids.contains(fragment));
                if !is_there || !has_part {
                    wrong.push(format!("{page}: <{} {attribute}=\"{address}\">", tag.name));
                }
            }
        }
    }
    wrong
}

/// A relative address as a path within the site.
fn resolve(page: &str, address: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    let decoded = decoded(address);
    for part in decoded.split('/') {
        match part {
            ".." => {
                parts.pop().unwrap_or_else(|| panic!("{page} leads out of the site: {address}"));
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn decoded(address: &str) -> String {
    let mut out = Vec::new();
    let mut bytes = address.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
            out.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).unwrap()
}

/// A page shown by Chromium, after its scripts have run; none if Chromium is not there.
pub fn shown(address: &str, more: &[&str]) -> Option<String> {
    let fixed = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=30000", "--dump-dom"];
    let profile = tempfile::tempdir().unwrap();
    let profile = format!("--user-data-dir={}", profile.path().display());
    let done = std::process::Command::new("chromium").args(fixed).arg(profile).args(more).arg(address).output();
    match done {
        Ok(done) => Some(String::from_utf8_lossy(&done.stdout).into_owned()),
        Err(_) => {
            skipped("chromium");
            None
        }
    }
}

/// The address of a file on the disk.
pub fn address_of(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// A path within the folder, as the test writes it.
pub fn within(folder: &Path, name: &str) -> PathBuf {
    name.split('/').fold(folder.to_owned(), |path, part| path.join(part))
}

/// What the Nu HTML checker finds in a site; nothing if it is not there.
pub fn invalid(folder: &Path) -> Vec<String> {
    // The checker takes no file of a folder for one of the page's own; a browser does, which the tests of
    // the search show.
    let counts = |line: &String| !line.contains("Resource violates Content Security Policy");
    nu_finds(folder).into_iter().flatten().filter(counts).collect()
}

/// What axe finds in pages of a site, by day on a wide screen and by night on a narrow one; nothing if it is
/// not there.
pub fn not_accessible(folder: &Path, names: &[String]) -> Vec<String> {
    let Some(axe) = std::env::var_os("FORUM_ARCHIVE_AXE") else {
        println!("skipped: FORUM_ARCHIVE_AXE does not name axe.min.js");
        return Vec::new();
    };
    let axe = fs::read_to_string(axe).unwrap();
    let mut found = Vec::new();
    for (scheme, width) in [("1", 1280), ("0", 320)] {
        let page = tempfile::Builder::new().suffix(".html").tempfile().unwrap();
        fs::write(page.path(), judging(folder, names, &axe, width)).unwrap();
        let scheme = format!("--blink-settings=preferredColorScheme={scheme}");
        let size = format!("--window-size={},900", width + 40);
        let Some(shown) = shown(&address_of(page.path()), &[&scheme, &size]) else { return Vec::new() };
        let results: Vec<&str> =
            shown.split("<p class=\"judged\">").skip(1).filter_map(|part| part.split("</p>").next()).collect();
        assert_eq!(results.len(), names.len(), "{shown}");
        let wrong = results.into_iter().filter(|result| !result.ends_with(": []"));
        found.extend(wrong.map(|result| format!("at {width}: {result}")));
    }
    found
}

/// A page that shows copies of pages in frames, without their policy and with axe in them, and writes down
/// what axe finds.
fn judging(folder: &Path, names: &[String], axe: &str, width: u32) -> String {
    const RUN: &str = "<script>addEventListener('load', () => axe.run(document).then((found) => {\
        const list = found.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.html + node.failureSummary).join(' | '));\
        parent.judged(document.documentElement.dataset.name, JSON.stringify(list)); }))</script>";
    let frame = |name: &String| {
        let html = fs::read_to_string(within(folder, name)).unwrap();
        let (before, after) = html.split_once("<meta http-equiv").unwrap();
        let (_, after) = after.split_once('>').unwrap();
        let after = after.replace("<script src=\"start.js\" defer=\"\"></script>", "").replace("../start.js", "");
        let base = address_of(&within(folder, name));
        let html = format!("{before}<base href=\"{base}\"><script>{axe}</script>{RUN}{after}");
        let html = html.replacen("<html ", &format!("<html data-name=\"{name}\" "), 1);
        let html = html.replace('&', "&amp;").replace('"', "&quot;");
        format!("<iframe width={width} height=900 srcdoc=\"{html}\"></iframe>")
    };
    let frames: String = names.iter().map(frame).collect();
    format!(
        "<!DOCTYPE html><meta charset=utf-8><title>Judged</title><script>function judged(name, list) {{\
         const line = document.createElement('p'); line.className = 'judged'; line.textContent = name + ': ' + list;\
         document.body.append(line); }}</script><body>{frames}"
    )
}
