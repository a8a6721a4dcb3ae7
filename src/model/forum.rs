//! The archive's own facts: `archive.ron`.

use serde::{Deserialize, Serialize};

use super::{Edtf, Evidence, Source, Text, text::note};

/// The version of the format that this program writes.
pub const FORMAT_VERSION: u32 = 1;

/// What is recorded here, and of whom: the first file of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forum {
    /// Version of the format, always the first field.
    pub format: u32,
    /// Name of the series of events.
    pub name: Text,
    /// When the series began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founded: Option<Edtf>,
    /// Who began it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub initiator: Text,
    /// The principles it was founded on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principles: Vec<Text>,
    /// Other facts worth knowing.
    #[serde(default, skip_serializing_if = "Text::is_empty", deserialize_with = "note")]
    pub note: Text,
    /// What this file draws on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// On what ground the fields of this file stand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}
