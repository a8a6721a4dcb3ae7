//! The authority file by the whole form of a name, for whoever reads names in texts: Latin in
//! either order, Chinese in either script, aliases; else by the reading alone.

use super::{
    Why,
    name::{Fit, Names, Pattern},
};
use crate::catalog::{Catalog, PersonIdx};

/// The names of everybody in a catalog, ready to be compared.
pub struct Authority {
    people: Vec<(PersonIdx, Names)>,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Authority").field("people", &self.people.len()).finish_non_exhaustive()
    }
}

impl Authority {
    /// The people of a catalog.
    pub fn of(catalog: &Catalog) -> Authority {
        let people = catalog.people().iter().enumerate();
        Authority { people: people.map(|(place, person)| (PersonIdx::new(place), Names::of(person))).collect() }
    }

    /// Everybody whom this name can mean, and whether by the name as it is written; those of the
    /// same reading only if nobody bears the name. Parts of names and initials name nobody.
    pub fn find(&self, name: &str) -> Vec<(PersonIdx, bool)> {
        let pattern = Pattern::new(name);
        let fits = self.people.iter().filter_map(|(person, names)| {
            let found = names.find(&pattern).filter(|found| found.fit == Fit::Whole)?;
            Some((*person, matches!(found.why, Why::Name | Why::Alias)))
        });
        let found: Vec<_> = fits.collect();
        let written = found.iter().any(|(_, written)| *written);
        found.into_iter().filter(|(_, by_name)| *by_name || !written).collect()
    }
}
