//! Ids for records that did not have one: made of what the record is called, and of a kind.

use std::collections::{HashMap, HashSet};

use pinyin::ToPinyin as _;
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    catalog::{Catalog, reading},
    model::{Text, id::MAX_LEN, is_han},
};

/// The ids that are taken, beside those of the catalog.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// Where the last search for a free number ended, so that the next one begins there.
    numbers: HashMap<String, usize>,
}

impl Ids {
    /// An id for a person of this name.
    pub fn person(&mut self, catalog: &Catalog, name: &Text) -> String {
        // The Latin form decides: its owner wrote it so.
        let base = match (&name.en, &name.zh) {
            (Some(latin), _) => slug(latin),
            (None, Some(chinese)) => reading(chinese).map_or_else(|| slug(chinese), |read| slug(&read)),
            (None, None) => String::new(),
        };
        self.free(&base, "person", "", &|id| catalog.find_person(id).is_some())
    }

    /// An id for an article in the folder of an edition, which begins with the folder's name.
    pub fn article(&mut self, catalog: &Catalog, folder: &str, words: &str, ending: &str) -> String {
        let base = format!("{}-{}", slug(folder), slug(words));
        self.free(base.trim_matches('-'), "article", ending, &|id| catalog.find_article(id).is_some())
    }

    /// The first number that no photo of an edition has, as an id.
    pub fn photo(&mut self, catalog: &Catalog, folder: &str, after: usize) -> String {
        let folder = slug(folder);
        let number = self.numbers.entry(format!("photo/{folder}")).or_default();
        *number = after.max(*number);
        loop {
            *number += 1;
            let id = format!("{folder}-{number:03}");
            if catalog.find_photo(&id).is_none() && self.taken.insert(format!("photo/{id}")) {
                return id;
            }
        }
    }

    fn free(&mut self, base: &str, otherwise: &str, ending: &str, known: &dyn Fn(&str) -> bool) -> String {
        let base = if base.is_empty() { otherwise } else { base };
        let number = self.numbers.entry(format!("{otherwise}/{base}{ending}")).or_insert(1);
        loop {
            let tail = if *number == 1 { ending.to_owned() } else { format!("-{number}{ending}") };
            let id = format!("{}{tail}", cut(base, MAX_LEN.saturating_sub(tail.len())));
            if !known(&id) && self.taken.insert(format!("{otherwise}/{id}")) {
                return id;
            }
            *number += 1;
        }
    }

    /// Takes an id that a record has already.
    pub fn take(&mut self, kind: &str, id: &str) {
        self.taken.insert(format!("{kind}/{id}"));
    }
}

/// The beginning of an id, cut where a word ends if that leaves most of it.
fn cut(id: &str, most: usize) -> &str {
    if id.len() <= most {
        return id;
    }
    let head = id.get(..most).unwrap_or(id);
    let end = head.rfind('-').filter(|end| *end > most / 2).unwrap_or(most);
    head.get(..end).unwrap_or(head)
}

/// Words in the characters of an id: small Latin letters and digits, a dash for all between. Chinese
/// is written in pinyin, a syllable a character.
pub(super) fn slug(words: &str) -> String {
    let mut out = String::new();
    let mut dash = false;
    let mut push = |part: &str, apart: bool| {
        if (dash || apart) && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        dash = apart;
        out.push_str(part);
    };
    for c in words.chars() {
        match c.to_pinyin() {
            Some(syllable) if is_han(c) => push(&syllable.plain().replace('ü', "v"), true),
            _ => {
                let letters: String =
                    c.nfkd().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
                let between = letters.is_empty() && !matches!(c, '\'' | '’' | '\u{300}'..='\u{36F}');
                if between {
                    push("", true);
                } else if !letters.is_empty() {
                    push(&letters, false);
                }
            }
        }
    }
    out.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_ids() {
        for (words, id) in [
            ("Example Person", "example-person"),
            ("O’Example", "oexample"),
            ("Éxämple  — 2!", "example-2"),
            ("示例", "shi-li"),
            ("第2届示例", "di-2-jie-shi-li"),
            ("…", ""),
        ] {
            assert_eq!(slug(words), id, "{words}");
        }
    }

    #[test]
    fn ids_are_of_a_kind_and_never_too_long() {
        let catalog = Catalog::default();
        let mut ids = Ids::default();
        let name = Text::both("Example Person", "示例人");
        assert_eq!(ids.person(&catalog, &name), "example-person");
        assert_eq!(ids.person(&catalog, &name), "example-person-2");
        assert_eq!(ids.person(&catalog, &Text::only(crate::model::Language::Zh, "示例")), "shi-li");
        assert_eq!(ids.person(&catalog, &Text::default()), "person");
        let long = "example ".repeat(20);
        let (one, two) = (ids.article(&catalog, "2001-1", &long, "-zh"), ids.article(&catalog, "2001-1", &long, "-zh"));
        assert!(one.len() <= MAX_LEN && one.ends_with("example-zh"), "{one}");
        assert!(two.len() <= MAX_LEN && two.ends_with("example-2-zh"), "{two}");
        assert_eq!([ids.photo(&catalog, "2001-1", 0), ids.photo(&catalog, "2001-1", 0)], ["2001-1-001", "2001-1-002"]);
    }
}
