//! What was chosen in lists is found again in the next snapshot of the archive, where it may stand
//! elsewhere.

use super::history::History;
use crate::{
    catalog::{ArticleEntry, Catalog, PersonEntry, PhotoEntry, Place, Target},
    ui::view::Carried,
};

/// The address of an entry by its row, in the list at this place or that this item belongs to.
pub fn place_of(catalog: &Catalog, place: &Place, row: usize) -> Option<Place> {
    match place {
        Place::Speakers | Place::Speaker(_) => catalog.people().get(row).map(PersonEntry::place),
        Place::Articles | Place::Article(_) => catalog.articles().get(row).map(ArticleEntry::place),
        Place::Photos | Place::Photo(_) => catalog.photos().get(row).map(PhotoEntry::place),
        _ => None,
    }
}

/// Remembers what is chosen in each list by its addresses. Lists that are not drawn before yet
/// another snapshot keep what they remember.
pub fn remember(history: &mut History, before: &Catalog, after: &Catalog) {
    for visit in history.visits_mut() {
        let state = &mut visit.state;
        if visit.place == Place::Timeline {
            let edition = state.selected.and_then(|selected| before.editions().get(selected));
            if let Some(Target::Edition(index)) = edition.and_then(|edition| after.target(&edition.place())) {
                state.selected = Some(index.to_usize());
            }
            continue;
        }
        let (Some(rows), None) = (&state.rows, &state.carried) else { continue };
        let address = |at: usize| place_of(before, &visit.place, *rows.rows.get(at)? as usize);
        let selected = state.selected.and_then(address);
        let marked: Vec<Place> = state.marked.iter().copied().filter_map(address).collect();
        if selected.is_some() || !marked.is_empty() {
            state.carried = Some(Carried { selected, marked });
        }
    }
}
