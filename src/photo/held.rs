//! What has been loaded, as much as the budget of memory allows: what was not asked for longest
//! goes first.

use std::{
    collections::{BTreeMap, HashMap},
    hash::Hash,
    sync::Arc,
};

use super::{error::PhotoError, picture::Picture};

/// What holding anything costs beside the pixels, in bytes; about.
const OVERHEAD: usize = 256;

type Loaded = Result<Arc<Picture>, PhotoError>;

/// Pictures and errors by key.
#[derive(Debug)]
pub struct Held<K> {
    budget: usize,
    bytes: usize,
    /// Counts uses.
    clock: u64,
    loaded: HashMap<K, (u64, Loaded)>,
    by_use: BTreeMap<u64, K>,
}

impl<K: Clone + Eq + Hash> Held<K> {
    /// Nothing, within this budget.
    pub fn new(budget: usize) -> Held<K> {
        Held { budget, bytes: 0, clock: 0, loaded: HashMap::new(), by_use: BTreeMap::new() }
    }

    /// Another budget.
    pub fn set_budget(&mut self, budget: usize) {
        self.budget = budget;
        self.shrink();
    }

    /// How many bytes are held.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// What is held of this key; it is used by that.
    pub fn get(&mut self, key: &K) -> Option<Loaded> {
        self.clock += 1;
        let (used, loaded) = self.loaded.get_mut(key)?;
        self.by_use.remove(used);
        *used = self.clock;
        self.by_use.insert(self.clock, key.clone());
        Some(loaded.clone())
    }

    /// Holds something; not even for a moment what is larger than the budget alone.
    pub fn insert(&mut self, key: K, loaded: Loaded) {
        self.remove(&key);
        if cost(&loaded) > self.budget {
            return;
        }
        self.clock += 1;
        self.bytes += cost(&loaded);
        self.by_use.insert(self.clock, key.clone());
        self.loaded.insert(key, (self.clock, loaded));
        self.shrink();
    }

    /// Lets go of one.
    pub fn remove(&mut self, key: &K) {
        if let Some((used, loaded)) = self.loaded.remove(key) {
            self.by_use.remove(&used);
            self.bytes -= cost(&loaded);
        }
    }

    fn shrink(&mut self) {
        while self.bytes > self.budget {
            let Some((_, oldest)) = self.by_use.first_key_value() else { return };
            self.remove(&oldest.clone());
        }
    }
}

fn cost(loaded: &Loaded) -> usize {
    OVERHEAD + loaded.as_ref().map_or(0, |picture| picture.bytes())
}
