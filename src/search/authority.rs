//! The authority file by the whole form of a name, for whoever reads names in texts: Latin in
//! either order, Chinese in either script, aliases; else by the reading alone.

use std::collections::HashMap;

use super::{
    Why,
    name::{Fit, Names, Pattern},
};
use crate::catalog::{Catalog, PersonIdx};

/// The names of everybody in a catalog, ready to be compared.
pub struct Authority {
    people: Vec<(PersonIdx, Names)>,
    /// Places of people by the letters of their Latin names, in either order.
    latin: HashMap<String, Vec<usize>>,
    /// Places of people by what their Chinese names can begin with.
    chinese: HashMap<char, Vec<usize>>,
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
        let people: Vec<_> = people.map(|(place, person)| (PersonIdx::new(place), Names::of(person))).collect();
        let (mut latin, mut chinese) = (HashMap::<String, Vec<usize>>::new(), HashMap::<char, Vec<usize>>::new());
        for (place, (_, names)) in people.iter().enumerate() {
            names.wholes().for_each(|whole| latin.entry(whole.to_owned()).or_default().push(place));
            names.begins().for_each(|begin| chinese.entry(begin).or_default().push(place));
        }
        Authority { people, latin, chinese }
    }

    /// Everybody whom this name can mean, and whether by the name as it is written; those of the
    /// same reading only if nobody bears the name. Parts of names and initials name nobody.
    pub fn find(&self, name: &str) -> Vec<(PersonIdx, bool)> {
        let pattern = Pattern::new(name);
        let latin = self.latin.get(&pattern.letters);
        let chinese = pattern.begin().and_then(|begin| self.chinese.get(&begin));
        let mut places: Vec<usize> = latin.into_iter().chain(chinese).flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        let fits = places.into_iter().filter_map(|place| self.people.get(place)).filter_map(|(person, names)| {
            let found = names.find(&pattern).filter(|found| found.fit == Fit::Whole)?;
            Some((*person, matches!(found.why, Why::Name | Why::Alias)))
        });
        let found: Vec<_> = fits.collect();
        let written = found.iter().any(|(_, written)| *written);
        found.into_iter().filter(|(_, by_name)| *by_name || !written).collect()
    }
}
