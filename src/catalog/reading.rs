//! Readings of Chinese names: pinyin with tones, surnames by their reading as surnames.
//!
//! A character's usual reading is often not its reading in a name (曾 is Zēng, 单 is Shàn). What
//! no table can know stands in the person's record and is used instead.

use pinyin::{ToPinyin as _, ToPinyinMulti as _};

/// Surnames whose reading as a surname is not the usual one. Longer ones come first.
const SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yùchí"),
    ("万俟", "mòqí"),
    ("长孙", "zhǎngsūn"),
    ("澹台", "tántái"),
    ("宓", "mì"),
    ("曾", "zēng"),
    ("单", "shàn"),
    ("仇", "qiú"),
    ("区", "ōu"),
    ("解", "xiè"),
    ("查", "zhā"),
    ("任", "rén"),
    ("华", "huà"),
    ("朴", "piáo"),
    ("盖", "gě"),
    ("葛", "gě"),
    ("翟", "zhái"),
    ("缪", "miào"),
    ("覃", "qín"),
    ("折", "shé"),
    ("种", "chóng"),
    ("秘", "bì"),
    ("逄", "páng"),
    ("员", "yùn"),
    ("召", "shào"),
    ("乐", "yuè"),
    ("冼", "xiǎn"),
    ("洗", "xiǎn"),
    ("令狐", "línghú"),
    ("晁", "cháo"),
    ("黑", "hè"),
    ("繁", "pó"),
    ("哈", "hǎ"),
    ("那", "nā"),
    ("燕", "yān"),
    ("应", "yīng"),
    ("於", "yū"),
    ("臧", "zāng"),
];

/// Two-character surnames whose characters are read as usual.
const COMPOUND: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "公孙", "慕容", "司徒", "司空", "夏侯", "端木", "轩辕", "呼延",
    "南宫", "西门", "独孤", "宇文", "申屠", "赫连", "钟离", "闾丘", "太史",
];

/// The reading of a Chinese name: surname, a space, given name: `xiè chūntāo`.
/// None if a character has no reading; a name of one character is a surname.
pub fn reading(name: &str) -> Option<String> {
    let (surname, given) = split(name)?;
    let surname = match SURNAMES.iter().find(|(written, _)| *written == surname) {
        Some((_, read)) => (*read).to_owned(),
        None => syllables(surname)?,
    };
    let given = syllables(given)?;
    Some(if given.is_empty() { surname } else { format!("{surname} {given}") })
}

/// The reading of a Chinese name that agrees with the Latin form of the same name: 长 in
/// "Wang Changsheng" is cháng, not zhǎng. Falls back to [`reading`] if none agrees.
pub fn reading_as(name: &str, latin: Option<&str>) -> Option<String> {
    let usual = reading(name);
    let Some(latin) = latin.map(letters).filter(|latin| !latin.is_empty()) else { return usual };
    if usual.as_deref().map(letters).as_deref() == Some(latin.as_str()) {
        return usual;
    }
    let (surname, given) = split(name)?;
    let whole = agreeing(surname, &latin).into_iter().find_map(|(surname, rest)| {
        let (given, _) = agreeing(given, rest).into_iter().find(|(_, rest)| rest.is_empty())?;
        Some(format!("{surname} {given}").trim_end().to_owned())
    });
    whole.or(usual)
}

/// The readings of characters that a text of letters begins with, each with the letters left.
fn agreeing<'a>(characters: &str, latin: &'a str) -> Vec<(String, &'a str)> {
    let mut found = vec![(String::new(), latin)];
    for readings in characters.to_pinyin_multi() {
        let Some(readings) = readings else { return Vec::new() };
        let readings: Vec<&str> = readings.into_iter().map(pinyin::Pinyin::with_tone).collect();
        let step = |(read, rest): &(String, &'a str)| {
            let fits =
                |reading: &&str| Some((format!("{read}{reading}"), rest.strip_prefix(letters(reading).as_str())?));
            readings.iter().filter_map(fits).collect::<Vec<_>>()
        };
        found = found.iter().flat_map(step).collect();
        // A name has few characters; whoever writes a novel into the field is cut short.
        found.truncate(64);
    }
    found
}

/// The letters alone: `xiechuntao`.
fn letters(reading: &str) -> String {
    plain(reading).chars().filter(char::is_ascii_alphabetic).collect()
}

/// A reading in plain letters, for sorting and matching: `xie chuntao`.
pub fn plain(reading: &str) -> String {
    reading.to_lowercase().chars().filter_map(without_tone).collect()
}

fn split(name: &str) -> Option<(&str, &str)> {
    let mut ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
    let (one, two) = (ends.next()?, ends.next());
    if let Some(two) = two
        && let Some(pair) = name.get(..two)
    {
        let known = SURNAMES.iter().any(|(written, _)| *written == pair) || COMPOUND.contains(&pair);
        if known {
            return Some((pair, name.get(two..)?));
        }
    }
    Some((name.get(..one)?, name.get(one..)?))
}

fn syllables(text: &str) -> Option<String> {
    text.to_pinyin().map(|syllable| syllable.map(pinyin::Pinyin::with_tone)).collect()
}

fn without_tone(c: char) -> Option<char> {
    Some(match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' | 'ê' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ń' | 'ň' | 'ǹ' => 'n',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_names() {
        for (name, read, sorted) in [
            ("谢春涛", "xiè chūntāo", "xie chuntao"),
            ("王钦敏", "wáng qīnmǐn", "wang qinmin"),
            ("曾国藩", "zēng guófān", "zeng guofan"),
            ("单田芳", "shàn tiánfāng", "shan tianfang"),
            ("欧阳修", "ōuyáng xiū", "ouyang xiu"),
            ("吕布", "lǚ bù", "lv bu"),
            ("马", "mǎ", "ma"),
        ] {
            assert_eq!(reading(name).as_deref(), Some(read));
            assert_eq!(plain(read), sorted);
        }
        assert_eq!(reading_as("王长胜", Some("Wang Changsheng")).as_deref(), Some("wáng chángshèng"));
        assert_eq!(reading_as("王长胜", Some("Chang-sheng Wang")).as_deref(), reading("王长胜").as_deref());
        assert_eq!(reading_as("王长胜", None), reading("王长胜"));
        assert_eq!(reading_as("谢春涛", Some("Xie Chuntao")).as_deref(), Some("xiè chūntāo"));
        assert_eq!(reading(""), None);
        assert_eq!(reading("John"), None);
    }
}
