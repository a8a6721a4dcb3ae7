//! Names of authors, which most styles turn round: family name first, the others shortened.
//!
//! A byline is written in the order of its language, which is not said. A name in Chinese characters is
//! one piece. Of one in Latin letters the last word is the family name, but the first one where it is a
//! Chinese surname before syllables of pinyin, as the press in China writes. What looks like no person's
//! name stays as it is written.

use crate::model::is_han;

/// A name as styles need it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Name<'a> {
    /// In one piece.
    Whole(&'a str),
    /// A family name and others.
    Parts {
        /// The family name, with what belongs to it: `van Example`.
        family: String,
        /// The other names.
        given: Vec<&'a str>,
        /// Whether it is a Chinese name in pinyin.
        pinyin: bool,
    },
}

/// Chinese surnames in pinyin: those of nearly everybody.
const SURNAMES: &str = " ai an bai bao bi bian cai cao cen chai chang che chen cheng chu cui dai deng diao ding dong \
    dou du duan fan fang fei feng fu gan gao ge geng gong gu guan guo han hao he hong hou hu hua huang huo ji jia \
    jiang jiao jin jing kang ke kong kuang lai lan lei leng li lian liang liao lin ling liu long lou lu luo lv ma mao \
    mei meng miao ming mo mu ni nie ning niu ou ouyang pan pang pei peng pi pu qi qian qiao qin qiu qu quan rao ren \
    ruan shang shangguan shao shen sheng shi shu si sima situ song su sun tan tang tao tian tong tu wan wang wei wen \
    weng wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yi yin ying yu yuan yue yun zang zeng zha \
    zhai zhan zhang zhao zheng zhong zhou zhu zhuang zhuge zhuo zong zou zuo ";

/// Small words that belong to the family name.
const PARTICLES: &[&str] = &["al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "la", "le", "van", "von"];

/// What ends the name of no person.
const BODIES: &[&str] =
    &["agency", "bureau", "committee", "daily", "desk", "institute", "ministry", "news", "office", "press", "team"];

/// Takes a name apart.
pub(super) fn parse(written: &str) -> Name<'_> {
    let words: Vec<&str> = written.split_whitespace().collect();
    let [first, .., last] = words.as_slice() else { return Name::Whole(written) };
    let is_body = BODIES.contains(&last.to_lowercase().as_str());
    if is_body || words.len() > 5 || !words.iter().all(|word| is_name(word) || PARTICLES.contains(word)) {
        return Name::Whole(written);
    }
    if let [surname, given] = words.as_slice()
        && SURNAMES.contains(&format!(" {} ", surname.to_lowercase()))
        && is_pinyin(given)
    {
        return Name::Parts { family: (*surname).to_owned(), given: vec![given], pinyin: true };
    }
    // Particles stand before the last word, never first.
    let from = words.iter().rposition(|word| !PARTICLES.contains(word) && word != last).unwrap_or_default() + 1;
    let (given, family) = words.split_at_checked(from).unwrap_or((&[], &words));
    if PARTICLES.contains(first) || given.is_empty() {
        return Name::Whole(written);
    }
    Name::Parts { family: family.join(" "), given: given.to_vec(), pinyin: false }
}

/// `Jane`, `J.`, `Jean-Paul`, `O’Example`.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.chars().all(|c| (c.is_alphabetic() && !is_han(c)) || matches!(c, '.' | '-' | '\'' | '’'))
}

/// Whether a word can be made of one to three syllables of pinyin.
fn is_pinyin(word: &str) -> bool {
    let letters: String = word.to_lowercase().replace(['-', '\'', '’'], "");
    can_be(&letters, 3)
}

fn can_be(letters: &str, syllables: usize) -> bool {
    if letters.is_empty() {
        return true;
    }
    syllables > 0
        && (1..=6.min(letters.len())).any(|end| {
            letters
                .split_at_checked(end)
                .is_some_and(|(syllable, rest)| is_syllable(syllable) && can_be(rest, syllables - 1))
        })
}

const INITIALS: &[&str] = &[
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y",
    "w", "",
];
const FINALS: &[&str] = &[
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "i", "ia", "ian", "iang", "iao", "ie", "in", "ing",
    "iong", "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "v", "ve", "ü", "üe",
];

fn is_syllable(letters: &str) -> bool {
    INITIALS.iter().any(|initial| letters.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

/// The first letters of names: `J. P.`, of names in two parts `J.-P.`, with `stop` after each.
pub(super) fn initials(given: &[&str], stop: &str, hyphen: &str) -> String {
    let of = |name: &&str| {
        let letters: Vec<String> = name
            .split('-')
            .filter_map(|part| part.chars().next())
            .map(|letter| format!("{}{stop}", letter.to_uppercase()))
            .collect();
        letters.join(hyphen)
    };
    given.iter().map(of).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart_where_that_is_known() {
        let parts = |written: &'static str| match parse(written) {
            Name::Whole(name) => name.to_owned(),
            Name::Parts { family, given, pinyin: true } => format!("{family} + {}", given.join(" ")),
            Name::Parts { family, given, pinyin: false } => format!("{family}, {}", given.join(" ")),
        };
        for (written, expected) in [
            ("示例人", "示例人"),
            ("Example", "Example"),
            ("Jane Example", "Example, Jane"),
            ("Jane J. Example", "Example, Jane J."),
            ("Jan van der Example", "van der Example, Jan"),
            ("Shi Liren", "Shi + Liren"),
            ("Liren Shi", "Shi, Liren"),
            ("Long Example", "Example, Long"),
            ("Example Reporter 12", "Example Reporter 12"),
            ("our own reporter", "our own reporter"),
            ("Example News", "Example News"),
            ("Jane 示例", "Jane 示例"),
            ("", ""),
        ] {
            assert_eq!(parts(written), expected, "{written}");
        }
        assert_eq!(initials(&["Jean-Paul", "Émile"], ".", "-"), "J.-P. É.");
    }
}
