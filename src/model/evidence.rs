//! On what ground a field stands: sources, certainty, and what else was said.

use serde::{Deserialize, Serialize};

use super::{Edtf, Text, text::note};

/// How sure a value is. The order is from the least to the most sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Inferred, or from a source that only hints at it.
    Low,
    /// From one source.
    Medium,
    /// From two independent sources, or from an official one.
    High,
}

/// A publication that a record draws on. Its id is unique within the file it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What evidence, quotations and photos of the same file call it.
    pub id: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub publisher: Text,
    /// Its title, or a description of it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// Its web address, if it can be linked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Text::is_empty", deserialize_with = "note")]
    pub note: Text,
}

/// Whether an address is one of the web, which alone is offered as a link: a record must not be able
/// to open a file or start a program.
pub fn is_web_address(address: &str) -> bool {
    let lower = address.trim_start().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

/// The ground for one field of the record it stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Path of the field, its list items named by person or id: `appearances.li-junhua.title.en`.
    /// A second item of the same name is `li-junhua#2`; an item without a name is `#1`.
    pub field: String,
    /// How sure the value is.
    pub certainty: Certainty,
    /// Ids of the sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Why the value is as it is.
    #[serde(default, skip_serializing_if = "Text::is_empty", deserialize_with = "note")]
    pub note: Text,
    /// What another source says in place of the value, in that source's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
}
