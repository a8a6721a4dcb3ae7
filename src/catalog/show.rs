//! How entries are called in a language: names, ordinals, headings. Used by every screen and
//! by the command line.

use super::{Catalog, EditionEntry, PersonEntry, PhotoEntry, reading::plain};
use crate::{
    model::{Language, Text},
    words::{self, Message},
};

impl EditionEntry {
    /// Whether it took place; of a record that cannot be read, that it cannot.
    pub fn status(&self, language: Language) -> String {
        if self.unreadable {
            return words::get(language, "status-unreadable").into_owned();
        }
        words::status(language, self.record.status)
    }

    /// The short name: `17th, 2023`, `第十七届（2023）`, else the folder's name.
    pub fn short_name(&self, language: Language) -> String {
        match (self.record.number, self.year()) {
            (Some(number), Some(year)) => Message::new("edition-short")
                .with("ordinal", words::ordinal(language, number))
                .with("year", year.to_string())
                .words(language),
            (Some(number), None) => words::ordinal(language, number),
            _ => self.folder.clone(),
        }
    }

    /// The full name, else the forum's name with the ordinal.
    pub fn full_name(&self, catalog: &Catalog, language: Language) -> String {
        if let Some(name) = self.record.name.get(language) {
            return name.to_owned();
        }
        if let (Some(number), Some(forum)) = (self.record.number, catalog.forum.name.get(language)) {
            return Message::new("edition-full")
                .with("ordinal", words::ordinal(language, number))
                .with("forum", forum)
                .words(language);
        }
        match self.record.name.show(language) {
            "" => self.short_name(language),
            name => name.to_owned(),
        }
    }
}

impl PhotoEntry {
    /// The credit line, which goes wherever the photo goes; none if nobody is known to have taken it.
    pub fn credit(&self, language: Language) -> Option<String> {
        let credit = self.record.credit.as_deref()?;
        let publisher = self.sources().next().map(|source| source.publisher.show(language)).unwrap_or_default();
        let key = if publisher.is_empty() { "photo-credit" } else { "photo-credit-in" };
        Some(Message::new(key).with("credit", credit).with("publisher", publisher).words(language))
    }
}

impl PersonEntry {
    /// The name in this language, else in the other, else the id.
    pub fn name(&self, language: Language) -> &str {
        self.record.name.prefer(language).map_or(self.record.id.as_str(), |(name, _)| name)
    }

    /// The name in the other language, if both are known.
    pub fn other_name(&self, language: Language) -> Option<&str> {
        let Text { en: Some(_), zh: Some(_) } = &self.record.name else { return None };
        self.record.name.get(language.other())
    }

    /// The letter under which they are listed.
    pub fn initial(&self) -> Option<char> {
        let key = self.reading.as_deref().map_or_else(|| self.record.id.clone(), plain);
        key.chars().next().map(|c| c.to_ascii_uppercase())
    }

    /// The character of a drawn portrait: the surname's, else the first letter of the name.
    pub fn monogram(&self) -> String {
        let name = self.record.name.prefer(Language::Zh).map_or(self.record.id.as_str(), |(name, _)| name);
        name.chars().next().map(|c| c.to_uppercase().collect()).unwrap_or_default()
    }
}
