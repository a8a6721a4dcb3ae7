//! The number of an edition in any form that a person types: `17`, `17th`, `seventeenth`,
//! `the 17th forum`, `第十七届`, `十七届`, `第17届论坛`.

/// The number that a text is, if it is the number of an edition in any form and nothing else.
pub fn edition_number(text: &str) -> Option<u32> {
    ordinal(&super::fold(text))
}

/// The number that a folded text is, if it is the number of an edition and nothing else.
pub(super) fn ordinal(folded: &str) -> Option<u32> {
    let text = folded.trim();
    let text = text.strip_prefix("the ").unwrap_or(text);
    let ends = [" forum", " edition", "论坛"];
    let text = ends.iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text).trim();
    latin(text).or_else(|| chinese(text)).filter(|number| *number > 0)
}

/// The year that a folded text is: `2023`, `2023年`.
pub(super) fn year(folded: &str) -> Option<u16> {
    let digits = folded.strip_suffix('年').unwrap_or(folded);
    plain(digits).filter(|year| (1000..=9999).contains(year)).and_then(|year| u16::try_from(year).ok())
}

fn plain(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn latin(text: &str) -> Option<u32> {
    let ends = ["st", "nd", "rd", "th"];
    plain(text).or_else(|| ends.iter().find_map(|end| plain(text.strip_suffix(end)?))).or_else(|| english(text))
}

/// `seventeenth`, `twenty-first`, up to ninety-ninth.
fn english(text: &str) -> Option<u32> {
    let at =
        |list: &[&str], word: &str| list.iter().position(|known| *known == word).and_then(|at| u32::try_from(at).ok());
    if let Some(number) = at(SMALL, text).or_else(|| at(TENTHS, text).map(|ten| ten * 10)) {
        return Some(number);
    }
    let (tens, ones) = text.split_once(['-', ' '])?;
    let ones = at(SMALL, ones).filter(|ones| (1..10).contains(ones))?;
    at(TENS, tens).filter(|tens| *tens > 1).map(|tens| tens * 10 + ones)
}

const SMALL: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENTHS: &[&str] = &[
    "",
    "tenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
];
const TENS: &[&str] = &["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn chinese(text: &str) -> Option<u32> {
    let named = text.strip_prefix('第').unwrap_or(text);
    let number = named.strip_suffix('届').unwrap_or(named).trim();
    if let Some(number) = plain(number) {
        return Some(number);
    }
    // A single 一 or 十 is a word like any other; it takes 第 or 届 to make it a number.
    let several = number.chars().count() > 1;
    if several || number.len() < text.len() { numeral(number) } else { None }
}

/// `十七`, `一百零五`, up to 9999.
fn numeral(text: &str) -> Option<u32> {
    let (mut sum, mut digit) = (0u32, None);
    for c in text.chars() {
        if let Some(value) = "零一二三四五六七八九".chars().position(|known| known == c) {
            match (u32::try_from(value).ok()?, digit) {
                (0, None) => {}
                (value, None) => digit = Some(value),
                _ => return None,
            }
        } else {
            let unit = match c {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                _ => return None,
            };
            if sum != 0 && sum % (unit * 10) != 0 {
                return None;
            }
            sum += digit.take().unwrap_or(1) * unit;
        }
    }
    let number = sum + digit.unwrap_or(0);
    (1..=9999).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Language, words};

    #[test]
    fn every_form_of_an_ordinal_is_read() {
        for text in [
            "17",
            "17th",
            "seventeenth",
            "the 17th",
            "17th forum",
            "the seventeenth forum",
            "第十七届",
            "十七届",
            "十七",
            "第17届",
            "17届",
            "第十七届论坛",
            "第十七",
        ] {
            assert_eq!(ordinal(text), Some(17), "{text}");
        }
        for (text, number) in [
            ("first", Some(1)),
            ("twentieth", Some(20)),
            ("twenty-first", Some(21)),
            ("thirty second", Some(32)),
            ("第一届", Some(1)),
            ("第十届", Some(10)),
            ("第二十届", Some(20)),
            ("一百零五届", Some(105)),
            ("一", None),
            ("十", None),
            ("", None),
            ("0", None),
            ("第", None),
            ("17a", None),
            ("ten-first", None),
            ("二三", None),
            ("十百", None),
            ("123456789012345678901234567890", None),
        ] {
            assert_eq!(ordinal(text), number, "{text}");
        }
    }

    #[test]
    fn what_the_program_writes_is_read() {
        for number in 1..200 {
            for language in Language::ALL {
                let written = super::super::fold::fold(&words::ordinal(language, number));
                assert_eq!(ordinal(&written), Some(number), "{written}");
            }
        }
    }

    #[test]
    fn years_are_read() {
        assert_eq!(year("2023"), Some(2023));
        assert_eq!(year("2023年"), Some(2023));
        assert_eq!((year("17"), year("20231"), year("x2023")), (None, None, None));
    }
}
