//! Lines that address an audience: with such a line a speech begins.

use super::cut::Pattern;

/// Salutations are short.
const LONGEST: usize = 300;

/// Whether a line (simplified) only addresses an audience: `Excellencies,`, `尊敬的各位来宾：`.
pub(super) fn is_salutation(line: &str) -> bool {
    static ENGLISH: Pattern = Pattern::new(
        r"^(?:(?:Your )?Excellenc(?:y|ies)|Distinguished [\p{L} ]+|Ladies and [Gg]entlemen|(?:Dear|Honou?rable|Esteemed|Respected) [\p{L}. ]+|(?:Mr|Mrs|Ms|Madam)\.? \p{Lu}[\p{L}. ]+)(?:, [\p{L}. ,]+)?[,:!]$",
    );
    static CHINESE: Pattern =
        Pattern::new(r"^(?:尊敬的|各位|女士们|同志们|先生们|朋友们)[\p{Han}、，,（）()· ]*[:：!！,，]$");
    line.len() <= LONGEST && (ENGLISH.is_in(line) || CHINESE.is_in(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_addressed() {
        for line in [
            "Excellencies,",
            "Distinguished participants,",
            "Ladies and Gentlemen,",
            "Your Excellency, Mr. Example, Ladies and gentlemen:",
            "尊敬的示例院长，各位来宾，女士们、先生们：",
            "同志们！",
        ] {
            assert!(is_salutation(line), "{line}");
        }
        for line in ["Distinguished participants came.", "Dear me", "各位来宾讨论了示例。", "Excellent samples,"]
        {
            assert!(!is_salutation(line), "{line}");
        }
    }
}
