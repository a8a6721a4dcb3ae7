//! Which paths a change may write, and the names that are the program's own.

use std::hash::{BuildHasher as _, Hasher as _, RandomState};

/// The program's own folder within an archive.
pub(super) const OWN: &str = ".forum-archive";
/// Changes that were done, each as its number, and the one that is under way.
pub(super) const JOURNAL: &str = ".forum-archive/journal";
/// What was replaced, by fingerprint.
pub(super) const HISTORY: &str = ".forum-archive/history";
/// What was removed, by fingerprint.
pub(super) const BIN: &str = ".forum-archive/bin";
/// A file of the program's own folder that is being written. Only the holder of the lock writes, so
/// one name is enough, and what a crash leaves under it is found without looking around.
pub(super) const WRITING: &str = ".forum-archive/writing.tmp";

/// The longest path, in characters: Windows allows 260 with the folder's own.
const LONGEST_PATH: usize = 180;

/// The longest name, in bytes: file systems allow 255, and a temporary name is longer by 38.
const LONGEST_NAME: usize = 200;

/// Names that are devices on Windows, with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Whether a file of this path may be written into an archive. The same paths are refused on every
/// system, so that an archive made on one can be opened on another.
pub(super) fn allowed(path: &str) -> bool {
    path.chars().count() <= LONGEST_PATH && path.split('/').all(allowed_name)
}

/// Names with a dot in front are hidden, and `..` and the program's own folder are among them.
fn allowed_name(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || "\\:*?\"<>|".contains(c);
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let port = ["com", "lpt"].iter().find_map(|port| stem.strip_prefix(port)).unwrap_or_default();
    let is_port = port.chars().count() == 1 && port.contains(|c: char| matches!(c, '0'..='9' | '¹' | '²' | '³'));
    !name.is_empty()
        && name.len() <= LONGEST_NAME
        && !name.starts_with('.')
        && !name.ends_with(['.', ' '])
        && !name.contains(forbidden)
        && !DEVICES.contains(&stem.as_str())
        && !is_port
}

/// The temporary file beside its target: `editions/2023-17/.edition.ron.TOKEN.tmp`.
pub(super) fn temporary(path: &str, token: &str) -> String {
    match path.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/.{name}.{token}.tmp"),
        None => format!(".{path}.{token}.tmp"),
    }
}

/// The folders a path stands in, the nearest first, without the archive itself.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    let ends: Vec<usize> = path.match_indices('/').map(|(end, _)| end).collect();
    ends.into_iter().rev().filter_map(|end| path.get(..end))
}

/// 128 bits that no other writer chooses, as 32 hexadecimal digits. The standard library's hash keys
/// come from the system's source of random numbers.
pub(super) fn token() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

/// Whether this can be a token.
pub(super) fn is_token(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_archive_and_are_possible_on_every_system() {
        for path in ["archive.ron", "editions/2023-17/photos/2023-17-001.jpg", "originals/示例.txt", "com/console.txt"]
        {
            assert!(allowed(path), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "a//b",
            "a/",
            "../a",
            "a/../b",
            "./a",
            "a/.",
            ".forum-archive/lock",
            "editions/.hidden",
            "C:/a",
            "a:b",
            "a\\b",
            "a\0b",
            "a\n",
            "a.",
            "a ",
            "nul",
            "NUL.txt",
            "a/con",
            "com1.ron",
            "LPT9",
            "com¹",
            "a?",
        ] {
            assert!(!allowed(path), "{path:?}");
        }
        assert!(allowed(&"a".repeat(180)) && !allowed(&"a".repeat(181)));
        assert!(!allowed(&"示".repeat(67)), "a name of 201 bytes");
    }

    #[test]
    fn a_temporary_file_lies_beside_its_target_under_a_name_of_its_own() {
        let token = token();
        assert!(is_token(&token) && token != super::token());
        assert_eq!(temporary("a/b/c.ron", &token), format!("a/b/.c.ron.{token}.tmp"));
        assert_eq!(temporary("c.ron", &token), format!(".c.ron.{token}.tmp"));
        assert_eq!(folders("a/b/c.ron").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders("c.ron").count(), 0);
    }
}
