//! What the files of a folder, or of a zip, are: archives, editions that were handed over alone, and
//! sources of their own. Only names are looked at.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// What systems leave in folders.
const LITTER: &[&str] = &["thumbs.db", "desktop.ini"];

/// A part of a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A source of its own.
    File(PathBuf),
    /// The folder of a whole archive.
    Archive(PathBuf),
    /// The folder of an edition, and the files in it and below it.
    Edition(PathBuf, Vec<PathBuf>),
}

/// The parts that these files are, which are sorted, in their order.
pub(super) fn parts(files: &[PathBuf]) -> Vec<Part> {
    let (archives, editions) = (folders_with(files, "archive.ron"), folders_with(files, "edition.ron"));
    let mut parts = Vec::new();
    // Where the part of a folder stands.
    let mut places: BTreeMap<&Path, usize> = BTreeMap::new();
    for file in files {
        let mut above: Vec<&Path> = file.ancestors().skip(1).collect();
        above.reverse();
        let Some(folder) = above.into_iter().find(|folder| archives.contains(folder) || editions.contains(folder))
        else {
            if !is_litter(file) && !is_beside_a_page(file, files) {
                parts.push(Part::File(file.clone()));
            }
            continue;
        };
        let place = *places.entry(folder).or_insert(parts.len());
        if place == parts.len() {
            let is_archive = archives.contains(folder);
            let folder = folder.to_owned();
            parts.push(if is_archive { Part::Archive(folder) } else { Part::Edition(folder, Vec::new()) });
        }
        if let Some(Part::Edition(_, held)) = parts.get_mut(place) {
            held.push(file.clone());
        }
    }
    parts
}

fn folders_with<'a>(files: &'a [PathBuf], name: &str) -> BTreeSet<&'a Path> {
    files
        .iter()
        .filter(|file| file.file_name().is_some_and(|own| own == name))
        .filter_map(|file| file.parent())
        .collect()
}

fn is_litter(file: &Path) -> bool {
    let name = file.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    LITTER.contains(&name.as_str())
}

/// Whether a file lies in the folder that a browser makes for a page beside it: `a_files/` of `a.html`.
fn is_beside_a_page(file: &Path, files: &[PathBuf]) -> bool {
    file.ancestors().skip(1).any(|folder| {
        let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return false };
        let stem = ["_files", ".files"].iter().find_map(|end| name.strip_suffix(end));
        stem.is_some_and(|stem| {
            ["html", "htm", "xhtml"]
                .iter()
                .any(|end| files.binary_search(&folder.with_file_name(format!("{stem}.{end}"))).is_ok())
        })
    })
}
