//! Which import brought what: `imports.ron`.

use serde::{Deserialize, Serialize};

use super::Edtf;

/// The contents of `imports.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imports {
    /// The sources that were imported, the oldest first.
    #[serde(default)]
    pub imports: Vec<Import>,
}

/// One source that was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Number of the import; sources that were accepted together have the same.
    pub batch: u32,
    /// Name of the file as it came, without its folders.
    pub file: String,
    /// SHA-256 of its bytes, in 64 hexadecimal digits; none for a folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Its web address, if it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The day on which it was imported, in universal time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// Addresses of the records that it brought or changed: `article/2023-17-opens-in-jinan`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
}
