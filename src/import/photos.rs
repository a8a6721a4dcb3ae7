//! Photos: what programs, agencies and cameras have written into them, IPTC-IIM before XMP before
//! EXIF, as it is the agencies that write the first. Where they disagree all of them are told.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! // A JPEG of nothing but an IPTC caption, as agencies have sent them since the nineties.
//! let caption = b"Example Person speaks. Photo by Jane Reporter";
//! let dataset = [&[0x1C, 2, 120, 0, caption.len() as u8], caption.as_slice()].concat();
//! let resource = [b"8BIM\x04\x04\0\0\0\0\0", [dataset.len() as u8].as_slice(), &dataset].concat();
//! let segment = [b"Photoshop 3.0\0", resource.as_slice()].concat();
//! let length = u16::try_from(segment.len() + 2).unwrap_or_default().to_be_bytes();
//! let photo = [b"\xFF\xD8\xFF\xED", length.as_slice(), &segment, b"\xFF\xD9"].concat();
//! let source = Source::alone("a.jpg", &photo);
//! let proposals = import::propose(&source, &Catalog::default(), &Options::default())?;
//! let photo = proposals.first().and_then(|proposal| proposal.photos.first());
//! let credit = photo.and_then(|photo| photo.credit.as_ref());
//! assert_eq!(credit.map(|credit| credit.value.as_str()), Some("Jane Reporter"));
//! # Ok::<(), import::ImportError>(())
//! ```

use std::ops::Range;

use super::{ImportError, Options, Proposal, ProposedFile, ProposedPhoto, Read, Source, press};
use crate::{
    archive::change::Fingerprint,
    catalog::Catalog,
    model::{Certainty, Edtf, is_han},
    photo::{
        Format, Metadata, metadata,
        metadata::{Field, Origin},
    },
    words::Message,
};

/// In the order in which they are trusted.
const ORIGINS: [Origin; 3] = [Origin::Iptc, Origin::Xmp, Origin::Exif];

/// What cameras write where a caption should stand.
const NO_CAPTIONS: &[&str] = &[
    "OLYMPUS DIGITAL CAMERA",
    "KONICA MINOLTA DIGITAL CAMERA",
    "MINOLTA DIGITAL CAMERA",
    "SAMSUNG DIGITAL CAMERA",
    "DIGITAL CAMERA",
    "SONY DSC",
    "DCIM",
    "Exif_JPEG_PICTURE",
];

/// Where disagreement matters.
const COMPARED: [Field; 6] = [Field::Caption, Field::Byline, Field::Credit, Field::Date, Field::City, Field::Keyword];

/// The longest value that a doubt quotes, in characters.
const QUOTED: usize = 80;

/// Whether it is a photo.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    Format::of(source.bytes).is_some_and(Format::is_of_photos)
}

/// Reads a photo.
///
/// # Errors
/// What is no photo.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let format = Format::of(source.bytes).ok_or_else(|| ImportError(Message::new("import-not-text")))?;
    let mut found = metadata(source.bytes);
    found.values.retain(|value| value.field != Field::Caption || !NO_CAPTIONS.contains(&value.text.as_str()));
    let mut lines = Lines::default();
    let caption = lines.add_first(&found, Field::Caption, "caption", false);
    let byline = lines.add_first(&found, Field::Byline, "byline", true);
    let credit = lines.add_first(&found, Field::Credit, "credit", true);
    let date = lines.add_date(&found);
    let place = lines.add_place(&found);
    let keywords = lines.add_each(&found, Field::Keyword, "keyword");
    let people = lines.add_each(&found, Field::Person, "person");
    let unplaced = lines.add_rest(&found);
    let mut proposal = Proposal { encoding: "", doubts: found.note().into_iter().collect(), ..Proposal::default() };
    let differing = COMPARED.iter().filter(|field| found.differs(**field));
    proposal.doubts.extend(differing.map(|field| differs(&found, *field)));

    let names: Vec<Range<usize>> = people.iter().map(|name| name.range.clone()).collect();
    let line = caption.as_ref().map(|caption| caption.range.clone());
    let year = date.as_ref().map(|date| date.value.year());
    let told = press::caption_alone(&lines.0, line.as_ref(), &names, year, (catalog, options), &mut proposal);
    let name = source.name.rsplit(['/', '\\']).next().unwrap_or(source.name).to_owned();
    let photo = ProposedPhoto {
        caption: told.caption,
        byline: byline.or(told.byline),
        credit: credit.or(told.credit),
        date,
        place,
        keywords,
        people: (0..told.people.len()).collect(),
        file: Some(ProposedFile {
            name,
            ending: format.ending(),
            fingerprint: Fingerprint::of(source.bytes),
            within: None,
        }),
    };
    Ok(vec![Proposal { text: lines.0, people: told.people, photos: vec![photo], unplaced, ..proposal }])
}

/// What every origin says of a field, as a doubt.
fn differs(found: &Metadata, field: Field) -> Message {
    let said = ORIGINS.into_iter().filter_map(|origin| {
        let values: Vec<&str> = of(found, field, origin).collect();
        let words: String = values.join(", ").chars().take(QUOTED).collect();
        (!values.is_empty()).then(|| format!("{} “{words}”", origin.name()))
    });
    let said: Vec<String> = said.collect();
    Message::new("import-photo-differs").with("field", field.message()).with("values", said.join("; "))
}

/// What one origin says of a field, not in a language that is named if it says it in none.
fn of(found: &Metadata, field: Field, origin: Origin) -> impl Iterator<Item = &str> {
    let here = move |value: &&metadata::Value| value.origin == origin;
    let plain = found.of(field).filter(here).any(|value| value.language.is_none());
    found
        .of(field)
        .filter(here)
        .filter(move |value| !plain || value.language.is_none())
        .map(|value| value.text.as_str())
}

/// What is written into the photo, a line for each value: `IPTC caption: …`.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, origin: Origin, label: &str, value: &str) -> Read<String> {
        let value =
            value.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        self.0.push_str(&format!("{} {label}: ", origin.name()));
        let range = self.0.len()..self.0.len() + value.len();
        self.0.push_str(&value);
        self.0.push('\n');
        Read { value, range, certainty: Certainty::High }
    }

    /// What the most trusted origin says of a field: of captions the first, of names all.
    fn add_first(&mut self, found: &Metadata, field: Field, label: &str, all: bool) -> Option<Read<String>> {
        let (origin, values) = most_trusted(found, field)?;
        let values: Vec<&str> = values.into_iter().take(if all { usize::MAX } else { 1 }).collect();
        let between = if values.iter().any(|value| value.chars().any(is_han)) { "、" } else { ", " };
        Some(self.add(origin, label, &values.join(between)))
    }

    fn add_each(&mut self, found: &Metadata, field: Field, label: &str) -> Vec<Read<String>> {
        let Some((origin, values)) = most_trusted(found, field) else { return Vec::new() };
        values.into_iter().map(|value| self.add(origin, label, value)).collect()
    }

    /// The day. A camera's clock is set by hand.
    fn add_date(&mut self, found: &Metadata) -> Option<Read<Edtf>> {
        for origin in ORIGINS {
            for value in of(found, Field::Date, origin) {
                let day = value.split(' ').next().unwrap_or_default();
                if let Ok(date) = day.parse::<Edtf>() {
                    let certainty = if origin == Origin::Exif { Certainty::Medium } else { Certainty::High };
                    let read = self.add(origin, "date", value);
                    return Some(Read { value: date, range: read.range, certainty });
                }
            }
        }
        None
    }

    /// Place, city, province and country as one, in the order of their language.
    fn add_place(&mut self, found: &Metadata) -> Option<Read<String>> {
        let parts = |origin| {
            let fields = [Field::Location, Field::City, Field::Province, Field::Country];
            let said = fields.into_iter().filter_map(|field| of(found, field, origin).next());
            let mut parts: Vec<&str> = said.collect();
            parts.dedup();
            parts
        };
        let (origin, mut parts) =
            ORIGINS.into_iter().map(|origin| (origin, parts(origin))).find(|(_, parts)| !parts.is_empty())?;
        let chinese = parts.iter().all(|part| part.chars().any(is_han));
        if chinese {
            parts.reverse();
        }
        Some(self.add(origin, "place", &parts.join(if chinese { "" } else { ", " })))
    }

    /// What a record of a photo has no field for.
    fn add_rest(&mut self, found: &Metadata) -> Vec<Read<String>> {
        let mut rest = Vec::new();
        let fields = [
            (Field::Headline, "headline"),
            (Field::Title, "title"),
            (Field::Source, "source"),
            (Field::Copyright, "copyright"),
        ];
        let captions = most_trusted(found, Field::Caption).and_then(|(_, values)| values.into_iter().next());
        for value in found.of(Field::Caption).filter(|value| captions.is_some_and(|taken| taken != value.text)) {
            rest.push(self.add(value.origin, "caption", &value.text));
        }
        for (field, label) in fields {
            let mut said: Vec<&str> = Vec::new();
            for value in found.of(field) {
                // The same in another standard is nothing new.
                if !said.contains(&value.text.as_str()) {
                    said.push(&value.text);
                    rest.push(self.add(value.origin, label, &value.text));
                }
            }
        }
        rest
    }
}

fn most_trusted(found: &Metadata, field: Field) -> Option<(Origin, Vec<&str>)> {
    let said = ORIGINS.into_iter().map(|origin| (origin, of(found, field, origin).collect::<Vec<_>>()));
    said.into_iter().find(|(_, values)| !values.is_empty())
}
