//! An archive or edition that is handed over: its files are taken as they are, byte by byte, where
//! the archive has none of that name; single records are put into files that it has.

use super::{
    draft::{Draft, Raw},
    paths,
    provenance::cite,
};
use crate::{
    archive::{EditionFolder, Store, change::Fingerprint},
    import::{
        ProposedArchive,
        review::{ArchiveReview, SourceReview},
    },
    words::Message,
};

/// The largest photo, in bytes.
const MOST: u64 = 512 * 1024 * 1024;

/// Takes what was chosen, and gives the addresses of it.
pub(super) fn take(
    draft: &mut Draft<'_>,
    source: &SourceReview,
    review: &ArchiveReview,
) -> Result<Vec<String>, Message> {
    let Some(archive) = &source.proposal.archive else { return Ok(Vec::new()) };
    let taken: Vec<String> =
        review.records.iter().filter(|record| record.take).map(|record| record.address.clone()).collect();
    people(draft, archive, review);
    for folder in &archive.records.editions {
        edition(draft, archive, review, folder)?;
    }
    Ok(taken)
}

fn people(draft: &mut Draft<'_>, archive: &ProposedArchive, review: &ArchiveReview) {
    let own = &mut draft.people.record;
    let mut some = false;
    for person in &archive.records.people.people {
        if !review.takes(&format!("speaker/{}", person.id)) {
            continue;
        }
        some = true;
        draft.ids.take("person", &person.id);
        match own.people.iter_mut().find(|known| known.id == person.id) {
            Some(known) => known.clone_from(person),
            None => own.people.push(person.clone()),
        }
    }
    if some {
        for source in &archive.records.people.sources {
            if !own.sources.iter().any(|known| known.id == source.id) {
                own.sources.push(source.clone());
            }
        }
    }
}

fn edition(
    draft: &mut Draft<'_>,
    archive: &ProposedArchive,
    review: &ArchiveReview,
    folder: &EditionFolder,
) -> Result<(), Message> {
    let catalog = draft.catalog;
    let own = catalog
        .find_edition(&folder.folder)
        .or_else(|| catalog.find_edition(&folder.edition.number?.to_string()))
        .and_then(|index| catalog.edition(index));
    let to = own.map_or_else(|| folder.folder.clone(), |entry| entry.folder.clone());
    if review.takes(&format!("edition/{}", folder.folder)) {
        copy(draft, archive.store.as_ref(), &folder.path("edition.ron"), &paths::in_edition(&to, "edition.ron"))?;
    }
    for stored in &folder.articles {
        if review.takes(&format!("article/{}", stored.id)) {
            let from = folder.path(&format!("articles/{}.ron", stored.id));
            copy(draft, archive.store.as_ref(), &from, &paths::article(&to, &stored.id))?;
        }
    }
    photos(draft, archive, review, folder, &to)
}

fn photos(
    draft: &mut Draft<'_>,
    archive: &ProposedArchive,
    review: &ArchiveReview,
    folder: &EditionFolder,
    to: &str,
) -> Result<(), Message> {
    let wanted = || folder.photos.photos.iter().filter(|photo| review.takes(&format!("photo/{}", photo.id)));
    if wanted().next().is_none() {
        return Ok(());
    }
    for file in wanted().filter_map(|photo| photo.file.as_deref()) {
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
    let all = wanted().count() == folder.photos.photos.len();
    if all && draft.catalog.find_edition(to).is_none() {
        return copy(draft, archive.store.as_ref(), &folder.path("photos.ron"), &paths::in_edition(to, "photos.ron"));
    }
    let own = &mut draft.open_edition(to)?.photos.record;
    for photo in wanted() {
        match own.photos.iter_mut().find(|known| known.id == photo.id) {
            Some(known) => known.clone_from(photo),
            None => own.photos.push(photo.clone()),
        }
        for source in folder.photos.sources.iter().filter(|source| photo.appeared_in.contains(&source.id)) {
            cite(&mut own.sources, source);
        }
    }
    own.photos.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(())
}

/// Copies a record file as it is.
fn copy(draft: &mut Draft<'_>, store: &dyn Store, from: &str, to: &str) -> Result<(), Message> {
    let unreadable = |_| Message::new("import-record-unreadable").with("file", from);
    let bytes = store.read(from).map_err(unreadable)?;
    draft.add_file(to, Raw::Bytes(bytes), true)
}
