//! A package for preservation: the records as they are, with checksums of every file.
//!
//! "The BagIt File Packaging Format (V1.0)", RFC 8493.

use std::{collections::BTreeMap, fmt::Write as _};

use sha2::{Digest as _, Sha256, Sha512};

use super::{
    Pictures, Subject,
    format::{Put, Written},
    job::Job,
    records,
};
use crate::{
    catalog::{ArticleEntry, Catalog, EditionEntry, PersonEntry, PhotoEntry, Place},
    words::Message,
};

const DECLARATION: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// The algorithms, as names of manifests have them.
const ALGORITHMS: [&str; 2] = ["sha256", "sha512"];

/// The checksums of files by their paths, in the order of the algorithms.
type Sums = BTreeMap<String, [String; 2]>;

/// Writes the bag.
pub(super) fn write(job: &Job<'_>, pictures: &Pictures<'_>, put: &mut Put<'_>) -> Result<(), Message> {
    let (mut payload, mut octets) = (Sums::new(), 0);
    records::write(job, pictures, &mut |name, bytes| {
        let path = format!("data/{name}");
        put(&path, bytes)?;
        octets += bytes.len();
        payload.insert(path, sums(bytes));
        Ok(())
    })?;
    let mut tags = Sums::new();
    let mut tag = |name: &str, text: &str| {
        tags.insert(name.to_owned(), sums(text.as_bytes()));
        put(name, text.as_bytes())
    };
    tag("bagit.txt", DECLARATION)?;
    tag("bag-info.txt", &info(job, octets, payload.len()))?;
    for (at, algorithm) in ALGORITHMS.iter().enumerate() {
        tag(&format!("manifest-{algorithm}.txt"), &manifest(&payload, at))?;
    }
    for (at, algorithm) in ALGORITHMS.iter().enumerate() {
        put(&format!("tagmanifest-{algorithm}.txt"), manifest(&tags, at).as_bytes())?;
    }
    Ok(())
}

/// Compares what is on the disk with what the manifests say, as whoever receives the bag will.
pub(super) fn check(read: &Written<'_>) -> Result<(), Message> {
    let wrong = |file: &str| Message::new("export-bag-wrong").with("file", file.to_owned());
    let mut payload = 0;
    for kind in ["manifest", "tagmanifest"] {
        let mut sums = BTreeMap::<String, Vec<String>>::new();
        for algorithm in ALGORITHMS {
            let name = format!("{kind}-{algorithm}.txt");
            let text = String::from_utf8(read(&name)?).map_err(|_| wrong(&name))?;
            for line in text.lines() {
                let (sum, path) = line.split_once("  ").ok_or_else(|| wrong(&name))?;
                sums.entry(decoded(path)).or_default().push(sum.to_owned());
            }
        }
        for (path, said) in &sums {
            let bytes = read(path)?;
            if said.as_slice() != self::sums(&bytes).as_slice() {
                return Err(wrong(path));
            }
            payload += if kind == "manifest" { bytes.len() } else { 0 };
        }
        if kind == "manifest" {
            let info = String::from_utf8_lossy(&read("bag-info.txt")?).into_owned();
            let oxum = format!("Payload-Oxum: {payload}.{}", sums.len());
            if !info.lines().any(|line| line == oxum) {
                return Err(wrong("bag-info.txt"));
            }
        }
    }
    Ok(())
}

fn sums(bytes: &[u8]) -> [String; 2] {
    [hex(&Sha256::digest(bytes)), hex(&Sha512::digest(bytes))]
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::with_capacity(digest.len() * 2), |mut out, byte| {
        // Memory takes everything.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

fn manifest(sums: &Sums, at: usize) -> String {
    sums.iter().filter_map(|(path, sums)| Some(format!("{}  {}\n", sums.get(at)?, encoded(path)))).collect()
}

/// A path as manifests have it: a line is a file (section 2.1.3).
fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn decoded(path: &str) -> String {
    path.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
}

/// What is said of the bag.
fn info(job: &Job<'_>, octets: usize, files: usize) -> String {
    let mut out = String::new();
    let mut line = |label: &str, value: &str| {
        let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        out.push_str(&format!("{label}: {}\n", value.trim()));
    };
    line("Bag-Software-Agent", concat!("forum-archive ", env!("CARGO_PKG_VERSION")));
    line("Bagging-Date", &job.now.strftime("%Y-%m-%d").to_string());
    let name = &job.catalog.forum.name;
    let names: Vec<&str> = [&name.en, &name.zh].into_iter().flatten().map(String::as_str).collect();
    if !names.is_empty() {
        line("External-Description", &names.join(" / "));
    }
    if !job.selection.whole {
        for place in job.selection.subjects.iter().filter_map(|subject| place(job.catalog, *subject)) {
            line("External-Identifier", &place.to_string());
        }
    }
    line("Payload-Oxum", &format!("{octets}.{files}"));
    out
}

fn place(catalog: &Catalog, subject: Subject) -> Option<Place> {
    match subject {
        Subject::Edition(index) => catalog.edition(index).map(EditionEntry::place),
        Subject::Speaker(index) => catalog.person(index).map(PersonEntry::place),
        Subject::Article(index) => catalog.article(index).map(ArticleEntry::place),
        Subject::Photo(index) => catalog.photo(index).map(PhotoEntry::place),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_line_and_comes_back() {
        for path in ["data/a b", "data/100%", "data/%0A", "data/a\nb\r", "data/%250D"] {
            assert!(!encoded(path).contains(['\n', '\r']), "{path:?}");
            assert_eq!(decoded(&encoded(path)), path);
        }
    }

    #[test]
    fn what_is_not_as_it_was_written_is_found() {
        let one = BTreeMap::from([("data/a".to_owned(), sums(b"a"))]);
        let mut files = BTreeMap::from([
            ("data/a".to_owned(), b"a".to_vec()),
            ("bag-info.txt".to_owned(), b"Payload-Oxum: 1.1\n".to_vec()),
        ]);
        let mut tags = Sums::from([("bag-info.txt".to_owned(), sums(b"Payload-Oxum: 1.1\n"))]);
        for (at, algorithm) in ALGORITHMS.iter().enumerate() {
            let (name, text) = (format!("manifest-{algorithm}.txt"), manifest(&one, at).into_bytes());
            tags.insert(name.clone(), sums(&text));
            files.insert(name, text);
        }
        for (at, algorithm) in ALGORITHMS.iter().enumerate() {
            files.insert(format!("tagmanifest-{algorithm}.txt"), manifest(&tags, at).into_bytes());
        }
        let checked = |files: &BTreeMap<String, Vec<u8>>| {
            check(&|name| {
                files.get(name).cloned().ok_or_else(|| Message::new("export-gone").with("path", name.to_owned()))
            })
        };
        assert_eq!(checked(&files), Ok(()));
        for name in files.keys().cloned().collect::<Vec<_>>() {
            let mut files = files.clone();
            files.entry(name.clone()).or_default().push(b'x');
            assert!(checked(&files).is_err(), "{name}");
        }
    }
}
