//! Parts of record files: the records that are taken, and the sources that these cite.

use std::collections::HashSet;

use super::chosen::Chosen;
use crate::{
    catalog::{Catalog, Place, Target},
    model::{Evidence, Import, People, Photos, Source},
};

/// The people who are taken.
pub(super) fn people(mut file: People, catalog: &Catalog, chosen: &Chosen) -> People {
    file.people.retain(|person| catalog.find_person(&person.id).is_some_and(|index| chosen.people.contains(&index)));
    for person in &mut file.people {
        // A portrait is part of a photo, which may not be taken.
        let photo = person.portrait.as_ref().and_then(|portrait| catalog.find_photo(&portrait.photo));
        if !photo.is_some_and(|index| chosen.photos.contains(&index)) {
            person.portrait = None;
            person.evidence.retain(|evidence| evidence.field != "portrait");
        }
    }
    cited(&mut file.sources, file.people.iter().flat_map(|person| ids(&person.evidence)));
    file
}

/// The photos that are taken.
pub(super) fn photos(mut file: Photos, catalog: &Catalog, chosen: &Chosen) -> Photos {
    file.photos.retain(|photo| catalog.find_photo(&photo.id).is_some_and(|index| chosen.photos.contains(&index)));
    let of = file.photos.iter().flat_map(|photo| photo.appeared_in.iter().chain(ids(&photo.evidence)));
    cited(&mut file.sources, of);
    file
}

/// What was noted of an import, as far as what it brought is taken.
pub(super) fn import(mut import: Import, catalog: &Catalog, chosen: &Chosen) -> Option<Import> {
    import.ids.retain(|id| id.parse::<Place>().is_ok_and(|place| is_taken(&place, catalog, chosen)));
    (!import.ids.is_empty()).then_some(import)
}

fn is_taken(place: &Place, catalog: &Catalog, chosen: &Chosen) -> bool {
    match catalog.target(place) {
        Some(Target::Edition(index)) => chosen.editions.contains(&index),
        Some(Target::Speaker(index)) => chosen.people.contains(&index),
        Some(Target::Article(index)) => chosen.articles.contains(&index),
        Some(Target::Photo(index)) => chosen.photos.contains(&index),
        _ => false,
    }
}

fn ids(evidence: &[Evidence]) -> impl Iterator<Item = &String> {
    evidence.iter().flat_map(|evidence| &evidence.sources)
}

/// Leaves out the sources that nothing cites.
fn cited<'a>(sources: &mut Vec<Source>, ids: impl Iterator<Item = &'a String>) {
    let ids: HashSet<&String> = ids.collect();
    sources.retain(|source| ids.contains(&source.id));
}
