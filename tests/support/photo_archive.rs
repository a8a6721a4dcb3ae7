//! An invented archive whose photos are drawn patterns: sound ones, and broken ones of every kind.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{fs, path::Path, sync::OnceLock};

use image::ImageFormat;

use super::{make, support};

/// Photo records beside the first: file name, English caption, credit; in the order of their ids.
const PHOTOS: [(&str, &str, &str); 7] = [
    ("wide.png", "A wide pattern", "B. Photographer"),
    ("tall.jpg", "A tall pattern", "A. Photographer"),
    ("cut.jpg", "A file that is cut short", "A. Photographer"),
    ("words.jpg", "A file of words", "A. Photographer"),
    ("claims.png", "A file that claims to be huge", "A. Photographer"),
    ("gone.jpg", "A file that is not there", "B. Photographer"),
    ("phone.heic", "A file of a telephone", "B. Photographer"),
];

/// The archive in a folder of its own.
pub fn drawn() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path());
    folder
}

/// Replaces words of a file in it that stand there exactly once.
pub fn plant(archive: &Path, file: &str, words: &str, other: &str) {
    let path = archive.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(words).count(), 1, "{words}");
    fs::write(path, text.replacen(words, other, 1)).unwrap();
}

/// Writes the archive into a folder: photo 1 with words written into it, then [`PHOTOS`], and one
/// that is not held. Example Person's portrait is cut from photo 1.
pub fn write(folder: &Path) {
    let mut archive = support::small();
    let records: String = (2..)
        .zip(PHOTOS)
        .map(|(number, (file, caption, credit))| {
            format!(
                "(id: \"2001-1-00{number}\", caption: (en: \"{caption}\", zh: \"示例照片{number}\"), \
                 credit: \"{credit}\", people: [\"sample-person\"], file: \"{file}\"),\n"
            )
        })
        .collect();
    let not_held = "(id: \"2001-1-009\", caption: (en: \"A photo nobody has\", zh: \"无人持有的照片\"), credit: \"C. Photographer\"),\n";
    let photos = "editions/2001-1/photos.ron";
    support::plant(&mut archive, photos, "    ],\n    sources", &format!("{records}{not_held}    ],\n    sources"));
    let person = "(id: \"example-person\", ";
    let portrait = "portrait: (photo: \"2001-1-001\", left: 0, top: 0, width: 500, height: 500), ";
    support::plant(&mut archive, "people.ron", person, &format!("{person}{portrait}"));
    support::write_to(&archive, folder);
    for (name, bytes) in files() {
        fs::write(folder.join("editions/2001-1/photos").join(name), bytes).unwrap();
    }
}

/// The image files, made once.
fn files() -> &'static [(&'static str, Vec<u8>)] {
    static FILES: OnceLock<Vec<(&str, Vec<u8>)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let whole = make::file(ImageFormat::Jpeg, 400, 300);
        vec![
            ("opening.jpg", written_into()),
            ("wide.png", make::file(ImageFormat::Png, 900, 300)),
            ("tall.jpg", make::file(ImageFormat::Jpeg, 600, 1500)),
            ("cut.jpg", whole[..whole.len() / 2].to_vec()),
            ("words.jpg", b"these are words and no picture".to_vec()),
            ("claims.png", make::png_that_claims(60_000, 60_000)),
            ("phone.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\0".to_vec()),
        ]
    })
}

/// A JPEG with a caption in IPTC and another photographer than the record's credit.
fn written_into() -> Vec<u8> {
    let datasets = [
        make::dataset(1, 90, b"\x1B%G"),
        make::dataset(2, 120, "Example Person speaks".as_bytes()),
        make::dataset(2, 80, "某摄影".as_bytes()),
        make::dataset(2, 110, b"Z. Photographer"),
    ];
    make::with_iptc(&make::file(ImageFormat::Jpeg, 1800, 1200), &datasets.concat())
}
