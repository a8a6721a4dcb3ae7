//! One edition of the forum: `editions/YEAR-NUMBER/edition.ron`.

use serde::{Deserialize, Serialize};

use super::{Edtf, Evidence, Source, Text, text::note};

/// An edition's facts, programme and sources.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Ordinal number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Year it was held, or was to be held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Whether it took place, and how that is known.
    #[serde(default)]
    pub status: Status,
    /// When it was held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Edtf>,
    /// When it was first to be held, if that was another time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Edtf>,
    /// Its full name.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub name: Text,
    /// The event it was held together with.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub held_with: Text,
    /// City.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub city: Text,
    /// Building or place in the city.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub venue: Text,
    /// Theme.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub theme: Text,
    /// The hosts, in the order in which they are named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hosts: Vec<Text>,
    /// The special forums beside the main forum.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub special_forums: Vec<Text>,
    /// The subjects it dealt with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Text>,
    /// How many came, in the words of the source.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub attendance: Text,
    /// Reports that were released at it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub releases: Vec<Release>,
    /// Who appeared, in the order of the programme as far as it is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appearances: Vec<Appearance>,
    /// What a reader should know, such as events that are easily taken for this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    /// What this file draws on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// On what ground the fields stand, and what sources disagree on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// Whether an edition took place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// A source says that it was held.
    Held,
    /// Known by counting from other editions only.
    #[default]
    Counted,
    /// Announced, not yet held.
    Planned,
    /// Announced and called off.
    Cancelled,
}

/// A report or other publication released at an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Release {
    /// Its title.
    pub title: Text,
    /// What a reader should know of it.
    #[serde(default, skip_serializing_if = "Text::is_empty", deserialize_with = "note")]
    pub note: Text,
}

/// One person's part in one edition. A person who appears twice has two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appearance {
    /// Id of the person.
    pub person: String,
    /// Title as it was at this edition.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub title: Text,
    /// Organisation as it was at this edition.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub organisation: Text,
    /// What the person did.
    #[serde(default)]
    pub role: Role,
    /// How the person took part.
    #[serde(default)]
    pub mode: Mode,
    /// Session of the programme; none is the main forum.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub session: Text,
    /// When, in local time as the programme has it: `09:00`, or from and to, `09:00/09:20`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// What the person spoke on.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub topic: Text,
}

/// What a person did at an edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Gave the keynote.
    Keynote,
    /// Gave a speech.
    Speech,
    /// Gave an address at the opening.
    OpeningAddress,
    /// Sat on a panel.
    Panel,
    /// Led a session.
    Moderator,
    /// Received the guests.
    Host,
    /// Was there.
    Attended,
    /// Not known.
    #[default]
    Unknown,
}

impl Role {
    /// Every role, the most prominent first.
    pub const ALL: [Role; 8] = [
        Role::Keynote,
        Role::Speech,
        Role::OpeningAddress,
        Role::Panel,
        Role::Moderator,
        Role::Host,
        Role::Attended,
        Role::Unknown,
    ];

    /// The name in RON: `opening_address`.
    pub fn code(self) -> &'static str {
        match self {
            Role::Keynote => "keynote",
            Role::Speech => "speech",
            Role::OpeningAddress => "opening_address",
            Role::Panel => "panel",
            Role::Moderator => "moderator",
            Role::Host => "host",
            Role::Attended => "attended",
            Role::Unknown => "unknown",
        }
    }
}

/// How a person took part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In the room.
    InPerson,
    /// By video, live or recorded.
    Video,
    /// By a text that was read out or handed out.
    Written,
    /// Not known.
    #[default]
    Unknown,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Mode; 4] = [Mode::InPerson, Mode::Video, Mode::Written, Mode::Unknown];

    /// The name in RON: `in_person`.
    pub fn code(self) -> &'static str {
        match self {
            Mode::InPerson => "in_person",
            Mode::Video => "video",
            Mode::Written => "written",
            Mode::Unknown => "unknown",
        }
    }
}

impl Status {
    /// The name in RON and JSON: `held`.
    pub fn code(self) -> &'static str {
        match self {
            Status::Held => "held",
            Status::Counted => "counted",
            Status::Planned => "planned",
            Status::Cancelled => "cancelled",
        }
    }
}
