//! The rule for ids: `[a-z0-9-]`, 1 to 60 characters, made once and never changed.

/// The longest id, in characters.
pub const MAX_LEN: usize = 60;

/// Whether a text may be an id.
pub fn is_valid(id: &str) -> bool {
    (1..=MAX_LEN).contains(&id.len()) && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::is_valid;

    #[test]
    fn ids_are_short_and_plain() {
        assert!(is_valid("wang-wei-2"));
        for bad in ["", "Wang", "wang_wei", "王", "a b", "../x", &"a".repeat(61)] {
            assert!(!is_valid(bad), "{bad}");
        }
    }
}
