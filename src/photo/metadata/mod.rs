//! What programs, cameras and agencies have written into a photo: IPTC-IIM, XMP and EXIF. Every
//! value keeps its origin, and where origins disagree all of them are kept. Nothing here can fail;
//! what cannot be read is left out and named.

mod blocks;
mod exif;
pub(super) mod iim;
mod text;
pub(super) mod xmp;

use crate::words::Message;

/// What is embedded in a photo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The values, by field, then as they stand in the file.
    pub values: Vec<Value>,
    /// Where something was found that cannot be read.
    pub broken: Vec<Origin>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// What it tells.
    pub field: Field,
    /// Where it stands.
    pub origin: Origin,
    /// The language it is said to be in: `zh-CN`.
    pub language: Option<String>,
    /// Its words.
    pub text: String,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// In datasets of IPTC-IIM, as agencies send them.
    Iptc,
    /// In an XMP packet, as programs for pictures write it.
    Xmp,
    /// In the EXIF block, mostly by the camera.
    Exif,
}

/// What a value tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Headline.
    Headline,
    /// Title; agencies put their own number of the photo here.
    Title,
    /// Caption.
    Caption,
    /// Who is to be seen.
    Person,
    /// Who took it.
    Byline,
    /// Credit.
    Credit,
    /// Who owned it first.
    Source,
    /// Copyright.
    Copyright,
    /// When it was taken: `2023-11-05 10:20:30`, less if less is known.
    Date,
    /// Where in the city.
    Location,
    /// Where.
    City,
    /// In which province.
    Province,
    /// In which country.
    Country,
    /// A keyword.
    Keyword,
    /// Maker and model of the camera.
    Camera,
    /// Degrees north and east.
    Position,
}

/// The longest value, in characters; what is longer is cut.
const MAX_CHARACTERS: usize = 20_000;

/// The most values.
const MAX_VALUES: usize = 2_000;

impl Origin {
    /// Its name, which is the same in every language.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Iptc => "IPTC",
            Origin::Xmp => "XMP",
            Origin::Exif => "EXIF",
        }
    }
}

impl Field {
    /// What stands in front of its values.
    pub fn message(self) -> Message {
        Message::new(match self {
            Field::Headline => "photo-field-headline",
            Field::Title => "photo-field-title",
            Field::Caption => "photo-field-caption",
            Field::Person => "photo-field-person",
            Field::Byline => "photo-field-byline",
            Field::Credit => "photo-field-credit",
            Field::Source => "photo-field-source",
            Field::Copyright => "photo-field-copyright",
            Field::Date => "photo-field-date",
            Field::Location => "photo-field-location",
            Field::City => "photo-field-city",
            Field::Province => "photo-field-province",
            Field::Country => "photo-field-country",
            Field::Keyword => "photo-field-keyword",
            Field::Camera => "photo-field-camera",
            Field::Position => "photo-field-position",
        })
    }
}

impl Metadata {
    /// The values of a field.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Value> {
        self.values.iter().filter(move |value| value.field == field)
    }

    /// Whether two origins say different things of a field. Days are compared, not times; text in
    /// different languages is no difference.
    pub fn differs(&self, field: Field) -> bool {
        let said = |origin: Origin| {
            let values = self.of(field).filter(move |value| value.origin == origin && value.language.is_none());
            let mut said: Vec<String> = values.map(|value| comparable(field, &value.text)).collect();
            said.sort();
            said
        };
        let said: Vec<_> =
            [Origin::Iptc, Origin::Xmp, Origin::Exif].map(said).into_iter().filter(|it| !it.is_empty()).collect();
        said.windows(2).any(|pair| pair.first() != pair.last())
    }

    /// That a part of it cannot be read, in words.
    pub fn note(&self) -> Option<Message> {
        let names: Vec<&str> = self.broken.iter().map(|origin| origin.name()).collect();
        (!names.is_empty()).then(|| Message::new("photo-metadata-broken").with("names", names.join(", ")))
    }

    fn add(&mut self, field: Field, origin: Origin, language: Option<String>, text: &str) {
        let text = text::clean(text, MAX_CHARACTERS);
        let value = Value { field, origin, language, text };
        if !value.text.is_empty() && self.values.len() < MAX_VALUES && !self.values.contains(&value) {
            self.values.push(value);
        }
    }

    fn broken(&mut self, origin: Origin) {
        if !self.broken.contains(&origin) {
            self.broken.push(origin);
        }
    }
}

/// What is embedded in a photo of any format that [`super::decode`] knows by name.
pub fn metadata(bytes: &[u8]) -> Metadata {
    let blocks = blocks::of(bytes);
    let mut found = Metadata::default();
    for iptc in &blocks.iptc {
        iim::read(iptc, &mut found);
    }
    for packet in &blocks.xmp {
        xmp::read(packet, &mut found);
    }
    for block in &blocks.exif {
        exif::read(block, &mut found);
    }
    found.values.sort_by_key(|value| value.field);
    found
}

fn comparable(field: Field, text: &str) -> String {
    match field {
        Field::Date => text.chars().take(10).collect(),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
