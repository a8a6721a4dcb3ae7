//! The authority file: one record for each person, `people.ron`.

use serde::{Deserialize, Serialize};

use super::{Evidence, Source, Text, text::note};

/// The contents of `people.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct People {
    /// The people, in the order of their ids.
    #[serde(default)]
    pub people: Vec<Person>,
    /// What this file draws on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// The part of a photo that is a portrait: a rectangle, in thousandths of the upright photo's width
/// and height from its left upper corner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portrait {
    /// Id of the photo.
    pub photo: String,
    /// From the photo's left edge to the portrait's.
    pub left: u16,
    /// From its upper edge.
    pub top: u16,
    /// How wide it is.
    pub width: u16,
    /// How high it is.
    pub height: u16,
}

/// A person, whatever editions they appeared at; titles stand with the appearances.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Id, in pinyin for a Chinese name: `xie-chuntao`, `wang-wei-2` for a namesake.
    pub id: String,
    /// Name in both scripts. The Latin form stands as the person's field writes it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// Reading of the Chinese name, with tones, where the usual reading would be wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// The part of a photo that shows their face.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub portrait: Option<Portrait>,
    /// Other forms of the name that sources use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Ids of records that were merged into this one; their addresses still open it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Text::is_empty", deserialize_with = "note")]
    pub note: Text,
    /// On what ground the fields of this record stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}
