//! One slip in a name: a letter that is wrong, missing, too many, or in its neighbour's place.

/// Names shorter than this are too much alike to forgive a slip.
const SHORTEST: usize = 4;
/// Longer ones are no names.
const LONGEST: usize = 60;
/// From this length the beginning of a name may have a slip too.
const LONG: usize = 6;

/// Whether letters are a name, or its beginning, but for one slip. What has no slip is none of
/// its matters.
pub(super) fn latin<'a>(typed: &str, mut turns: impl Iterator<Item = &'a str>) -> bool {
    let letters = typed.len();
    if !(SHORTEST..=LONGEST).contains(&letters) || !typed.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    let typed = typed.as_bytes();
    turns.any(|turn| {
        let turn = turn.as_bytes();
        let prefixes = [letters - 1, letters, letters + 1].into_iter().filter_map(|length| turn.get(..length));
        one_slip(typed, turn) || letters >= LONG && { prefixes }.any(|prefix| one_slip(typed, prefix))
    })
}

/// Whether one letter more, fewer or other, or two in each other's place, makes one the other.
fn one_slip(one: &[u8], two: &[u8]) -> bool {
    if one.len().abs_diff(two.len()) > 1 {
        return false;
    }
    let same = one.iter().zip(two).take_while(|(a, b)| a == b).count();
    let (one, two) = (one.get(same..).unwrap_or_default(), two.get(same..).unwrap_or_default());
    match (one, two) {
        ([_, rest @ ..], [_, other @ ..]) if rest == other => true,
        ([a, b, rest @ ..], [c, d, other @ ..]) if a == d && b == c && rest == other => true,
        ([_, rest @ ..], other) if rest == other => true,
        (other, [_, rest @ ..]) if rest == other => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_and_two_are_not() {
        let turns = ["xiechuntao", "chuntaoxie"];
        for typed in
            ["xiechunta", "xiecuntao", "xiechuntoa", "xeichuntao", "xiechunttao", "xiachuntao", "chuntaoxe", "xeichun"]
        {
            assert!(latin(typed, turns.into_iter()), "{typed}");
        }
        for typed in ["xeichuntoa", "zhuntaoxei", "wang", "xie", "xei", "", "xiechuntaoabc"] {
            assert!(!latin(typed, turns.into_iter()), "{typed}");
        }
    }
}
