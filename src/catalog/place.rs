//! Addresses: every place in an archive has one that can be copied and typed.
//!
//! ```text
//! place = "timeline" | "speakers" | "articles" | "photos" | "worklist" | "import"
//!       | ("edition" | "speaker" | "article" | "photo") "/" name
//!       | "compare" "/" name "/" name
//!       | "search" "/" 1*( any character )
//! name  = 1*( a letter, a digit, "-", "_" or "." )
//! ```

use std::{fmt, str::FromStr};

use super::{ArticleIdx, Catalog, EditionIdx, PersonIdx, PhotoIdx};

/// A place in an archive.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Every edition on a line of years.
    Timeline,
    /// One edition, by number or folder.
    Edition(String),
    /// All speakers.
    Speakers,
    /// One speaker, by id.
    Speaker(String),
    /// All articles.
    Articles,
    /// One article, by id.
    Article(String),
    /// All photos.
    Photos,
    /// One photo, by id.
    Photo(String),
    /// Two editions side by side.
    Compare(String, String),
    /// What is wrong and what is missing.
    Worklist,
    /// What is being imported.
    Import,
    /// All that a query finds.
    Search(String),
}

/// What a place is in a catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A place that is always there.
    Always,
    /// An edition.
    Edition(EditionIdx),
    /// A person.
    Speaker(PersonIdx),
    /// An article.
    Article(ArticleIdx),
    /// A photo.
    Photo(PhotoIdx),
    /// Two editions.
    Compare(EditionIdx, EditionIdx),
}

/// A text that is no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAPlace(pub String);

impl fmt::Display for NotAPlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "not an address: {}", self.0)
    }
}

impl std::error::Error for NotAPlace {}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Timeline => out.write_str("timeline"),
            Place::Speakers => out.write_str("speakers"),
            Place::Articles => out.write_str("articles"),
            Place::Photos => out.write_str("photos"),
            Place::Worklist => out.write_str("worklist"),
            Place::Import => out.write_str("import"),
            Place::Edition(name) => write!(out, "edition/{name}"),
            Place::Speaker(name) => write!(out, "speaker/{name}"),
            Place::Article(name) => write!(out, "article/{name}"),
            Place::Photo(name) => write!(out, "photo/{name}"),
            Place::Compare(one, other) => write!(out, "compare/{one}/{other}"),
            Place::Search(query) => write!(out, "search/{query}"),
        }
    }
}

impl FromStr for Place {
    type Err = NotAPlace;
    fn from_str(text: &str) -> Result<Place, NotAPlace> {
        let bad = || NotAPlace(text.to_owned());
        match text.split_once('/') {
            None => match text {
                "timeline" => Ok(Place::Timeline),
                "speakers" => Ok(Place::Speakers),
                "articles" => Ok(Place::Articles),
                "photos" => Ok(Place::Photos),
                "worklist" => Ok(Place::Worklist),
                "import" => Ok(Place::Import),
                _ => Err(bad()),
            },
            // A query is kept as it was typed, whatever stands in it.
            Some(("search", query)) if !query.is_empty() => Ok(Place::Search(query.to_owned())),
            Some((kind, name)) if is_name(name) => {
                let name = name.to_owned();
                match kind {
                    "edition" => Ok(Place::Edition(name)),
                    "speaker" => Ok(Place::Speaker(name)),
                    "article" => Ok(Place::Article(name)),
                    "photo" => Ok(Place::Photo(name)),
                    _ => Err(bad()),
                }
            }
            Some(("compare", names)) => match names.split_once('/') {
                Some((one, other)) if is_name(one) && is_name(other) => {
                    Ok(Place::Compare(one.to_owned(), other.to_owned()))
                }
                _ => Err(bad()),
            },
            Some(_) => Err(bad()),
        }
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

impl Catalog {
    /// What stands at a place; none if this archive has no such entry.
    pub fn target(&self, place: &Place) -> Option<Target> {
        match place {
            Place::Timeline
            | Place::Speakers
            | Place::Articles
            | Place::Photos
            | Place::Worklist
            | Place::Import
            | Place::Search(_) => Some(Target::Always),
            Place::Edition(name) => self.find_edition(name).map(Target::Edition),
            Place::Speaker(id) => self.find_person(id).map(Target::Speaker),
            Place::Article(id) => self.find_article(id).map(Target::Article),
            Place::Photo(id) => self.find_photo(id).map(Target::Photo),
            Place::Compare(one, other) => Some(Target::Compare(self.find_edition(one)?, self.find_edition(other)?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_read_and_written_alike() {
        for address in [
            "timeline",
            "speakers",
            "articles",
            "photos",
            "worklist",
            "edition/17",
            "edition/2022",
            "speaker/xie-chuntao",
            "article/2023-17-opens-in-jinan-zh",
            "photo/2023-17-003",
            "compare/16/17",
            "search/xct",
            "search/year:2015..2019 \"数字政府\" -济南/ ",
        ] {
            assert_eq!(address.parse::<Place>().map(|place| place.to_string()), Ok(address.to_owned()));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "Timeline",
            "edition",
            "edition/",
            "search",
            "search/",
            "edition/../x",
            "edition/1/2",
            "people/x",
            "speaker/a b",
        ] {
            assert_eq!(text.parse::<Place>(), Err(NotAPlace(text.to_owned())));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,30}") {
            if let Ok(place) = text.parse::<Place>() {
                prop_assert_eq!(place.to_string(), text);
            }
        }

        #[test]
        fn any_query_is_an_address(text in "\\PC{1,30}") {
            let place = Place::Search(text);
            prop_assert_eq!(place.to_string().parse::<Place>(), Ok(place));
        }
    }
}
