//! The photos of one edition, held or not: `photos.ron` in its folder.

use serde::{Deserialize, Serialize};

use super::{Edtf, Evidence, Source, Text};

/// The contents of `photos.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photos {
    /// The photos, in the order of their ids.
    #[serde(default)]
    pub photos: Vec<Photo>,
    /// What this file draws on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// A photo that is known. Its record stands also when the picture itself is not held.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Photo {
    /// Id: the edition's folder and a number, `2023-17-003`.
    pub id: String,
    /// What is to be seen.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub caption: Text,
    /// Who took it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// The credit, word for word, which goes wherever the photo goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// Ids of the people in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<String>,
    /// When it was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// Where it was taken.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub place: Text,
    /// Keywords, in the words of whoever gave them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Ids of the sources of this file in which it appeared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appeared_in: Vec<String>,
    /// Name of the image file in `photos/`; none if the photo is not held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Ids of records that were merged into this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<String>,
    /// On what ground the fields of this record stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}
