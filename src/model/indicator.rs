//! Series of figures by year that are shown beside the editions: `indicators.ron`.

use serde::{Deserialize, Serialize};

use super::{Certainty, Source, Text, text::note};

/// The contents of `indicators.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicators {
    /// The series, in the order in which they are shown.
    #[serde(default)]
    pub series: Vec<Series>,
    /// What this file draws on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// One series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Id of the series.
    pub id: String,
    /// What it measures.
    pub name: Text,
    /// What its numbers are.
    pub scale: Scale,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Text::is_empty", deserialize_with = "note")]
    pub note: Text,
    /// Its figures, one a year, in the order of the years.
    #[serde(default)]
    pub points: Vec<Point>,
}

/// What the numbers of a series are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// A rank: 1 is the best and stands highest.
    Rank,
    /// A value: more stands higher.
    Value,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Year of the figure.
    pub year: u16,
    /// The figure as it is printed, kept as text so that no digit is lost: `"43"`, `"0.8119"`.
    pub value: String,
    /// How sure it is.
    pub certainty: Certainty,
    /// Ids of the sources that give it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What a reader should know.
    #[serde(default, skip_serializing_if = "Text::is_empty", deserialize_with = "note")]
    pub note: Text,
}
