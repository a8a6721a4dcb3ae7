//! Text that a reader sees, in one or both of the two languages of the format.

use serde::{Deserialize, Deserializer, Serialize};

/// A language of records, of the interface and of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese (中文); the interface writes it in simplified characters.
    Zh,
}

impl Language {
    /// Both languages, in the order of the format.
    pub const ALL: [Language; 2] = [Language::En, Language::Zh];

    /// The code that records, addresses and the command line use: `en` or `zh`.
    pub fn code(self) -> &'static str {
        match self {
            Language::En => "en",
            Language::Zh => "zh",
        }
    }

    /// The language that is not this one.
    pub fn other(self) -> Language {
        match self {
            Language::En => Language::Zh,
            Language::Zh => Language::En,
        }
    }

    /// The language of a code or locale such as `zh`, `zh-CN` or `en_US.UTF-8`.
    pub fn from_locale(locale: &str) -> Option<Language> {
        let primary = locale.split(['-', '_', '.']).next().unwrap_or(locale);
        match primary.to_ascii_lowercase().as_str() {
            "en" => Some(Language::En),
            "zh" => Some(Language::Zh),
            _ => None,
        }
    }
}

/// `(en: "…", zh: "…")`: the same words in both languages; a missing one is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// The English words.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "not_blank")]
    pub en: Option<String>,
    /// The Chinese words, in the script of their source.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "not_blank")]
    pub zh: Option<String>,
}

impl Text {
    /// Text in both languages.
    pub fn both(en: &str, zh: &str) -> Text {
        Text { en: Some(en.to_owned()), zh: Some(zh.to_owned()) }
    }

    /// Text known in one language only.
    pub fn only(language: Language, words: &str) -> Text {
        let words = Some(words.to_owned());
        match language {
            Language::En => Text { en: words, zh: None },
            Language::Zh => Text { en: None, zh: words },
        }
    }

    /// The words in exactly this language.
    pub fn get(&self, language: Language) -> Option<&str> {
        match language {
            Language::En => self.en.as_deref(),
            Language::Zh => self.zh.as_deref(),
        }
    }

    /// The words in this language, else in the other one, with the language they are in.
    pub fn prefer(&self, language: Language) -> Option<(&str, Language)> {
        let other = language.other();
        self.get(language).map(|words| (words, language)).or_else(|| self.get(other).map(|words| (words, other)))
    }

    /// The words in this language, else in the other one, else nothing.
    pub fn show(&self, language: Language) -> &str {
        self.prefer(language).map_or("", |(words, _)| words)
    }

    /// Whether neither language is known.
    pub fn is_empty(&self) -> bool {
        self.en.is_none() && self.zh.is_none()
    }
}

/// What marks a blank text among the custom errors of serde.
pub const BLANK_TEXT: &str = "blank-text";

/// Reads words of one language; what is not known is left out, not written as nothing.
fn not_blank<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Option::<String>::deserialize(deserializer)? {
        Some(words) if words.trim().is_empty() => Err(serde::de::Error::custom(BLANK_TEXT)),
        words => Ok(words),
    }
}

/// Reads a note: `(en: "…", zh: "…")`, or a plain string, whose language its script tells.
pub(super) fn note<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
    struct Visitor;
    impl<'de> serde::de::Visitor<'de> for Visitor {
        type Value = Text;
        fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            out.write_str("a text or (en: \"…\", zh: \"…\")")
        }
        fn visit_str<E: serde::de::Error>(self, words: &str) -> Result<Text, E> {
            let han = words.chars().any(is_han);
            Ok(Text::only(if han { Language::Zh } else { Language::En }, words))
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
            Text::deserialize(serde::de::value::MapAccessDeserializer::new(map))
        }
        fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<Text, D::Error> {
            inner.deserialize_any(self)
        }
    }
    deserializer.deserialize_any(Visitor)
}

/// Whether a character belongs to the Han script (ideographs, not punctuation).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_language_falls_back_to_the_other() {
        let text = Text::only(Language::Zh, "济南");
        assert_eq!(text.show(Language::En), "济南");
        assert_eq!(text.prefer(Language::En), Some(("济南", Language::Zh)));
        assert_eq!(Text::default().show(Language::En), "");
    }

    #[test]
    fn locales_name_languages() {
        for (locale, language) in [
            ("zh_CN.UTF-8", Some(Language::Zh)),
            ("zh-Hant-TW", Some(Language::Zh)),
            ("EN", Some(Language::En)),
            ("de_DE", None),
            ("C", None),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }
}
