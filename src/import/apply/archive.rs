//! An archive or edition that is handed over: its files are taken as they are, byte by byte, where
//! the archive has none of that name; single records are put into files that it has.

use std::collections::{HashMap, HashSet};

use super::{
    draft::{Draft, Raw},
    paths,
};
use crate::{
    archive::{EditionFolder, Store, change::Fingerprint},
    import::{
        ProposedArchive,
        review::{ArchiveReview, SourceReview},
    },
    model::{Photo, Source},
    words::Message,
};

/// The addresses of the records that are taken.
type Wanted<'a> = HashSet<&'a str>;

/// The largest photo, in bytes.
const MOST: u64 = 512 * 1024 * 1024;

/// Takes what was chosen, and gives the addresses of it.
pub(super) fn take(
    draft: &mut Draft<'_>,
    source: &SourceReview,
    review: &ArchiveReview,
) -> Result<Vec<String>, Message> {
    let Some(archive) = &source.proposal.archive else { return Ok(Vec::new()) };
    let taken = || review.records.iter().filter(|record| record.take).map(|record| record.address.as_str());
    let wanted: Wanted<'_> = taken().collect();
    people(draft, archive, &wanted);
    for folder in &archive.records.editions {
        edition(draft, archive, &wanted, folder)?;
    }
    Ok(taken().map(str::to_owned).collect())
}

fn people(draft: &mut Draft<'_>, archive: &ProposedArchive, wanted: &Wanted<'_>) {
    let file = &archive.records.people;
    let sources = by_id(&file.sources);
    for person in file.people.iter().filter(|person| wanted.contains(format!("speaker/{}", person.id).as_str())) {
        draft.ids.take("person", &person.id);
        let (mut person, own) = (person.clone(), &mut draft.people.record);
        let ids = person.evidence.iter_mut().flat_map(|evidence| &mut evidence.sources);
        cited_anew(ids, &sources, |source| draft.authority.cite(own, source));
        draft.authority.put(own, person);
    }
}

fn by_id(sources: &[Source]) -> HashMap<&str, &Source> {
    sources.iter().map(|source| (source.id.as_str(), source)).collect()
}

/// Replaces ids of sources by those that they have in the archive's own file.
fn cited_anew<'a>(
    ids: impl Iterator<Item = &'a mut String>,
    sources: &HashMap<&str, &Source>,
    mut cite: impl FnMut(&Source) -> String,
) {
    for id in ids {
        if let Some(source) = sources.get(id.as_str()) {
            *id = cite(source);
        }
    }
}

fn edition(
    draft: &mut Draft<'_>,
    archive: &ProposedArchive,
    wanted: &Wanted<'_>,
    folder: &EditionFolder,
) -> Result<(), Message> {
    let catalog = draft.catalog;
    let own = catalog
        .find_edition(&folder.folder)
        .or_else(|| catalog.find_edition(&folder.edition.number?.to_string()))
        .and_then(|index| catalog.edition(index));
    let to = own.map_or_else(|| folder.folder.clone(), |entry| entry.folder.clone());
    if wanted.contains(format!("edition/{}", folder.folder).as_str()) {
        copy(draft, archive.store.as_ref(), &folder.path("edition.ron"), &paths::in_edition(&to, "edition.ron"))?;
    }
    for stored in &folder.articles {
        if wanted.contains(format!("article/{}", stored.id).as_str()) {
            let from = folder.path(&format!("articles/{}.ron", stored.id));
            copy(draft, archive.store.as_ref(), &from, &paths::article(&to, &stored.id))?;
        }
    }
    photos(draft, archive, wanted, folder, &to)
}

fn photos(
    draft: &mut Draft<'_>,
    archive: &ProposedArchive,
    wanted: &Wanted<'_>,
    folder: &EditionFolder,
    to: &str,
) -> Result<(), Message> {
    let all = folder.photos.photos.iter();
    let wanted: Vec<&Photo> = all.filter(|photo| wanted.contains(format!("photo/{}", photo.id).as_str())).collect();
    if wanted.is_empty() {
        return Ok(());
    }
    for file in wanted.iter().filter_map(|photo| photo.file.as_deref()) {
        let from = paths::photo(&folder.folder, file);
        let store = archive.store.clone();
        let bytes = store.read_photo(&from, MOST);
        // A photo that is named and did not come is a problem that `check` names; the rest is taken.
        let Ok(bytes) = bytes else { continue };
        let fingerprint = Fingerprint::of(&bytes);
        let read = std::sync::Arc::new(move || {
            store.read_photo(&from, MOST).map_err(|_| std::io::Error::from(std::io::ErrorKind::NotFound))
        });
        draft.add_file(&paths::photo(to, file), Raw::Read(fingerprint, read), false)?;
    }
    let all = wanted.len() == folder.photos.photos.len();
    if all && draft.catalog.find_edition(to).is_none() {
        return copy(draft, archive.store.as_ref(), &folder.path("photos.ron"), &paths::in_edition(to, "photos.ron"));
    }
    let sources = by_id(&folder.photos.sources);
    let own = draft.open_edition(to)?;
    for photo in wanted {
        let mut photo = photo.clone();
        let ids = photo.evidence.iter_mut().flat_map(|evidence| &mut evidence.sources).chain(&mut photo.appeared_in);
        cited_anew(ids, &sources, |source| own.cite_for_photos(source));
        if let Some(known) = own.photo(&photo.id) {
            *known = photo;
        }
    }
    Ok(())
}

/// Copies a record file as it is.
fn copy(draft: &mut Draft<'_>, store: &dyn Store, from: &str, to: &str) -> Result<(), Message> {
    let unreadable = |_| Message::new("import-record-unreadable").with("file", from);
    let bytes = store.read(from).map_err(unreadable)?;
    draft.add_file(to, Raw::Bytes(bytes), true)
}
