//! What pictures that came look like: whether the archive, or an earlier source, has them already,
//! under another name, made smaller, compressed anew, or cut a little at the rim.

use std::collections::HashMap;

use rayon::prelude::*;

use super::{Batch, Proposal};
use crate::{
    archive::{Cancel, Progress, Store, change::Fingerprint},
    catalog::{Catalog, PhotoIdx},
    photo::{Limits, Look},
};

/// A picture that came, and what is like it.
#[derive(Clone, Debug, Default)]
pub struct Looks {
    look: Option<Look>,
    /// Whether it was compared with the pictures that the archive holds.
    pub compared: bool,
    /// The photo of the archive that has the very same bytes.
    pub held: Option<PhotoIdx>,
    /// Photos of the archive that look like it.
    pub alike: Vec<PhotoIdx>,
    /// The first picture of the batch that looks like it, if none of the archive does: the places of
    /// its source and of the photo there.
    pub twin: Option<(usize, usize)>,
}

/// What the pictures of a proposal look like, in the order of its photos; `bytes` are the source's.
pub(super) fn of(proposal: &Proposal, bytes: &[u8]) -> Vec<Looks> {
    let looks = proposal.photos.iter().map(|photo| {
        let file = photo.file.as_ref();
        Looks { look: file.and_then(|file| Look::of(file.within.as_deref().unwrap_or(bytes))), ..Looks::default() }
    });
    looks.collect()
}

/// A picture of a batch.
struct Came {
    source: usize,
    photo: usize,
    fingerprint: Fingerprint,
    look: Option<Look>,
}

/// A photo that the archive holds.
struct Held {
    photo: PhotoIdx,
    fingerprint: Fingerprint,
    look: Option<Look>,
}

/// Finds which pictures of a batch the archive has, or the batch itself has before. The archive's
/// photos are read, and counted, only if a picture came.
pub fn find_alike(batch: &mut Batch, catalog: &Catalog, store: &dyn Store, progress: &Progress, cancel: &Cancel) {
    let came = came(batch);
    if came.is_empty() {
        return;
    }
    let held = held(catalog, store, progress, cancel);
    let mut by_bytes: HashMap<Fingerprint, PhotoIdx> = HashMap::new();
    for one in &held {
        by_bytes.entry(one.fingerprint).or_insert(one.photo);
    }
    let find = |(place, one): (usize, &Came)| {
        let mut looks = Looks { held: by_bytes.get(&one.fingerprint).copied(), ..Looks::default() };
        let Some(look) = one.look.as_ref().filter(|_| looks.held.is_none() && !cancel.is_cancelled()) else {
            return looks;
        };
        looks.compared = true;
        let is_like = |other: &Option<Look>| other.as_ref().is_some_and(|other| look.is_like(other));
        looks.alike = held.iter().filter(|other| is_like(&other.look)).map(|other| other.photo).collect();
        if looks.alike.is_empty() {
            let before = came.iter().take(place);
            let twin = before.filter(|other| other.fingerprint != one.fingerprint).find(|other| is_like(&other.look));
            looks.twin = twin.map(|other| (other.source, other.photo));
        }
        looks
    };
    let found: Vec<Looks> = came.par_iter().enumerate().map(find).collect();
    for (Came { source, photo, look, .. }, found) in came.into_iter().zip(found) {
        let slot = batch.proposed.get_mut(source).and_then(|one| one.looks.get_mut(photo));
        if let Some(slot) = slot {
            *slot = Looks { look, ..found };
        }
    }
}

fn came(batch: &Batch) -> Vec<Came> {
    let mut came = Vec::new();
    for (source, one) in batch.proposed.iter().enumerate() {
        for (photo, (proposed, looks)) in one.proposal.photos.iter().zip(&one.looks).enumerate() {
            if let Some(file) = &proposed.file {
                came.push(Came { source, photo, fingerprint: file.fingerprint, look: looks.look.clone() });
            }
        }
    }
    came
}

fn held(catalog: &Catalog, store: &dyn Store, progress: &Progress, cancel: &Cancel) -> Vec<Held> {
    let photos = catalog.photos().iter().enumerate();
    let paths: Vec<(PhotoIdx, String)> =
        photos.filter_map(|(place, entry)| Some((PhotoIdx::new(place), catalog.photo_path(entry)?))).collect();
    progress.expect(paths.len());
    let read = |(photo, path): (PhotoIdx, String)| {
        cancel.check().ok()?;
        let bytes = store.read_photo(&path, Limits::default().file);
        progress.step();
        // `check` names a photo that cannot be read.
        let bytes = bytes.ok()?;
        Some(Held { photo, fingerprint: Fingerprint::of(&bytes), look: Look::of(&bytes) })
    };
    paths.into_par_iter().filter_map(read).collect()
}
