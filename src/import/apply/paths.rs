//! Where the files of an archive stand.

/// The authority file.
pub(super) const PEOPLE: &str = "people.ron";
/// What was imported.
pub(super) const IMPORTS: &str = "imports.ron";

/// A file in an edition's folder.
pub(super) fn in_edition(folder: &str, file: &str) -> String {
    format!("editions/{folder}/{file}")
}

/// The file of an article.
pub(super) fn article(folder: &str, id: &str) -> String {
    in_edition(folder, &format!("articles/{id}.ron"))
}

/// The file of a photo.
pub(super) fn photo(folder: &str, file: &str) -> String {
    in_edition(folder, &format!("photos/{file}"))
}
