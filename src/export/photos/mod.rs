//! Photos as they came, with what the archive knows of them written in, and a contact sheet.
//!
//! "IPTC Photo Metadata Standard 2023.2", iptc.org; the picture itself is never written anew.

mod said;
mod sheet;

use super::{
    Picture, Pictures,
    file_names::{Names, file_name},
    format::Put,
    job::Job,
};
use crate::{
    catalog::PhotoEntry,
    photo::{Format, embed},
    words::Message,
};
use sheet::Sheet;

/// Writes them one after another.
pub(super) fn write(job: &Job<'_>, pictures: &Pictures<'_>, put: &mut Put<'_>) -> Result<(), Message> {
    let photos = job.selection.photos(job.catalog).into_iter().filter_map(|index| job.catalog.photo(index));
    let held: Vec<&PhotoEntry> = photos.filter(|photo| photo.is_held()).collect();
    if held.is_empty() {
        return Err(Message::new("export-no-photos"));
    }
    job.progress.expect(held.len());
    let languages = job.selection.languages;
    let (mut names, mut sheet) = (Names::default(), Sheet::new(job));
    for photo in held {
        let picture = Picture { id: photo.record.id.clone(), path: job.catalog.photo_path(photo) };
        let Some(bytes) = pictures.original(&picture) else {
            job.progress.step();
            continue;
        };
        let caption = photo.record.caption.show(job.naming());
        let name = names.take(&file_name(&format!("{} {caption}", photo.record.id)), ending(photo, &bytes));
        let entries = said::of(job.catalog, photo, languages, &bytes);
        match embed::into_jpeg(&bytes, &entries) {
            Some(written) => put(&name, &written)?,
            None => {
                put(&name, &bytes)?;
                put(&format!("{name}.xmp"), embed::packet(&entries).as_bytes())?;
            }
        }
        sheet.add(photo, &name, &bytes);
        job.progress.step();
    }
    put("contact-sheet.html", sheet.finish().as_bytes())
}

/// How the name of its file ends.
fn ending<'a>(photo: &'a PhotoEntry, bytes: &[u8]) -> &'a str {
    let own = photo.record.file.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    let is_plain = |ending: &&str| ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    Format::of(bytes).map(Format::ending).or(own.filter(is_plain)).unwrap_or("bin")
}
