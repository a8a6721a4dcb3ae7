//! A person as one sentence names them.

use super::cut::Span;

/// A name with what the sentence says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seen {
    pub name: Span,
    pub title: Option<Span>,
    /// What follows up to the next person; of several subjects, what follows the last of them.
    pub predicate: Span,
    /// What stands before the first of them: `keynote speeches by`.
    pub before: Span,
}

/// Gives each subject of a list the predicate of the last one, where nothing but separators stands
/// between them.
pub(super) fn share_predicates(seen: &mut [Seen], is_separator: impl Fn(&Span) -> bool) {
    for at in (1..seen.len()).rev() {
        let Some((left, right)) = seen.split_at_mut_checked(at) else { continue };
        if let (Some(one), Some(next)) = (left.last_mut(), right.first())
            && is_separator(&one.predicate)
        {
            one.predicate = next.predicate.clone();
        }
    }
    for at in 1..seen.len() {
        let Some((left, right)) = seen.split_at_mut_checked(at) else { continue };
        if let (Some(one), Some(next)) = (left.last(), right.first_mut())
            && one.predicate == next.predicate
        {
            next.before = one.before.clone();
        }
    }
}
