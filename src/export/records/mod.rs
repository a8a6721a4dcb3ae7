//! Records as they are: what was chosen and the people it names, as a small archive of the same
//! format, that opens by itself and that any archive takes in.
//!
//! What is chosen as a whole is copied byte by byte; only files of which a part is chosen are written
//! anew.

mod chosen;
mod parts;

use std::collections::HashSet;

use super::{Picture, Pictures, format::Put, job::Job};
use crate::{
    archive::{FileState, Store, StoreError},
    catalog::Catalog,
    model::{Import, Imports, ron_file},
    words::Message,
};
use chosen::Chosen;

/// The largest original that is copied, in bytes.
const MOST: u64 = 512 * 1024 * 1024;

/// Where a file comes from.
enum From {
    /// It is the archive's own.
    Record,
    /// The same, of a source that was imported.
    Original,
    /// It is a photo's.
    Photo(Picture),
    /// It is written anew.
    Made(Vec<u8>),
}

/// Writes the small archive.
pub(super) fn write(job: &Job<'_>, pictures: &Pictures<'_>, put: &mut Put<'_>) -> Result<(), Message> {
    let chosen = Chosen::of(job.catalog, job.selection);
    let files = files(job, pictures, &chosen)?;
    job.progress.expect(files.len());
    let mut taken = HashSet::new();
    for (path, from) in files {
        if taken.insert(path.clone())
            && let Some(bytes) = bytes(job.store, pictures, &path, from)
        {
            put(&path, &bytes)?;
        }
        job.progress.step();
    }
    Ok(())
}

fn bytes(store: &dyn Store, pictures: &Pictures<'_>, path: &str, from: From) -> Option<Vec<u8>> {
    let read = match from {
        From::Made(bytes) => return Some(bytes),
        From::Photo(picture) => return pictures.original(&picture),
        From::Record => store.read(path),
        From::Original => store.read_photo(path, MOST),
    };
    read.map_err(|error| pictures.lost(path, error)).ok()
}

/// Every file of it, in order.
fn files(job: &Job<'_>, pictures: &Pictures<'_>, chosen: &Chosen) -> Result<Vec<(String, From)>, Message> {
    let (catalog, store) = (job.catalog, job.store);
    let listed = store.list().unwrap_or_default().files;
    let mut files = vec![("archive.ron".to_owned(), From::Record)];
    if store.state("README.md") == FileState::Present {
        files.push(("README.md".to_owned(), From::Record));
    }
    if chosen.whole {
        let others = listed.iter().filter(|path| !path.contains('/') && *path != "archive.ron");
        files.extend(others.map(|path| (path.clone(), From::Record)));
    } else {
        let people = made(store, pictures, "people.ron", |file| parts::people(file, catalog, chosen))?;
        files.extend(people);
    }
    for index in &chosen.editions {
        let Some(edition) = catalog.edition(*index) else { continue };
        let folder = format!("editions/{}/", edition.folder);
        if chosen.entire.contains(index) {
            let own = listed.iter().filter(|path| path.starts_with(&folder));
            files.extend(own.map(|path| (path.clone(), From::Record)));
        } else {
            files.push((format!("{folder}edition.ron"), From::Record));
            let photos = format!("{folder}photos.ron");
            files.extend(made(store, pictures, &photos, |file| parts::photos(file, catalog, chosen))?);
            let articles = edition.articles.iter().filter(|index| chosen.articles.contains(index));
            let articles = articles.filter_map(|index| catalog.article(*index));
            files.extend(articles.map(|article| (format!("{folder}articles/{}.ron", article.id), From::Record)));
        }
        let photos = edition.photos.iter().filter(|index| chosen.photos.contains(index));
        for photo in photos.filter_map(|index| catalog.photo(*index)) {
            let picture = Picture { id: photo.record.id.clone(), path: catalog.photo_path(photo) };
            files.extend(picture.path.clone().map(|path| (path, From::Photo(picture))));
        }
    }
    files.extend(imported(store, pictures, catalog, chosen)?);
    Ok(files)
}

/// A record file of which a part is taken; none if it is not there or nothing of it is taken.
fn made<T: serde::de::DeserializeOwned + serde::Serialize + Default + PartialEq>(
    store: &dyn Store,
    pictures: &Pictures<'_>,
    path: &str,
    part: impl FnOnce(T) -> T,
) -> Result<Option<(String, From)>, Message> {
    let read = match store.read(path) {
        Ok(bytes) => bytes,
        Err(StoreError::NotFound) => return Ok(None),
        Err(error) => {
            pictures.lost(path, error);
            return Ok(None);
        }
    };
    // What cannot be read is told when the archive is opened.
    let Ok(file) = crate::archive::parse_record::<T>(path, &read) else { return Ok(None) };
    let part = part(file);
    if part == T::default() {
        return Ok(None);
    }
    Ok(Some((path.to_owned(), From::Made(written(path, &part)?))))
}

fn written<T: serde::Serialize>(path: &str, record: &T) -> Result<Vec<u8>, Message> {
    let failed = |error: ron::Error| {
        Message::new("export-failed").with("path", path.to_owned()).with("reason", error.to_string())
    };
    Ok(ron_file::write(record).map_err(failed)?.into_bytes())
}

/// What was noted of the imports that brought what is taken, and the originals as they came.
fn imported(
    store: &dyn Store,
    pictures: &Pictures<'_>,
    catalog: &Catalog,
    chosen: &Chosen,
) -> Result<Vec<(String, From)>, Message> {
    let mut files = Vec::new();
    let Some((path, From::Made(bytes))) = made::<Imports>(store, pictures, "imports.ron", |file| {
        let imports: Vec<Import> =
            file.imports.into_iter().filter_map(|import| parts::import(import, catalog, chosen)).collect();
        files.extend(imports.iter().filter_map(|import| original(store, import)).map(|path| (path, From::Original)));
        Imports { imports }
    })?
    else {
        return Ok(Vec::new());
    };
    files.insert(0, (path, if chosen.whole { From::Record } else { From::Made(bytes) }));
    Ok(files)
}

/// Where the original of an import lies; photos have none beside their own file.
fn original(store: &dyn Store, import: &Import) -> Option<String> {
    let sha256 = import.sha256.as_ref()?;
    let ending = import.file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let paths = [ending.as_str(), "bin"].map(|ending| format!("originals/{sha256}.{ending}"));
    paths.into_iter().find(|path| store.state(path) == FileState::Present)
}
