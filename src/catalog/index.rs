//! Indexes that cannot be mixed up: a person's is no photo's.

use std::{fmt, hash, marker::PhantomData};

/// The place of an entry of type `T` in its catalog.
pub struct Idx<T> {
    raw: u32,
    kind: PhantomData<fn() -> T>,
}

/// Index of an edition.
pub type EditionIdx = Idx<super::EditionEntry>;
/// Index of a person.
pub type PersonIdx = Idx<super::PersonEntry>;
/// Index of an article.
pub type ArticleIdx = Idx<super::ArticleEntry>;
/// Index of a photo.
pub type PhotoIdx = Idx<super::PhotoEntry>;

impl<T> Idx<T> {
    /// The index of the entry at this place. An archive of over four thousand million entries
    /// would not fit into memory, so that the bound is never met.
    pub fn new(place: usize) -> Idx<T> {
        Idx { raw: u32::try_from(place).unwrap_or(u32::MAX), kind: PhantomData }
    }

    /// The place in the list of entries.
    pub fn to_usize(self) -> usize {
        self.raw as usize
    }
}

// Derived ones would ask the same of `T`.
impl<T> Clone for Idx<T> {
    fn clone(&self) -> Idx<T> {
        *self
    }
}
impl<T> Copy for Idx<T> {}
impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Idx<T>) -> bool {
        self.raw == other.raw
    }
}
impl<T> Eq for Idx<T> {}
impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Idx<T>) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Idx<T>) -> std::cmp::Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<T> hash::Hash for Idx<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.raw)
    }
}
