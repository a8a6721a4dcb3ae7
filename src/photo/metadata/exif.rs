//! EXIF (CIPA DC-008): who, what and when, the camera, and where it stood. Exposure and the like
//! are left out; they tell nothing of a forum.

use encoding_rs::UTF_16LE;

use super::{Field, Metadata, Origin, text};
use crate::photo::tiff::{Directory, Tiff};

/// The longest value that is looked at, in bytes.
const MAX_VALUE: usize = 64 * 1024;

/// Text tags of the first directory.
const TEXTS: &[(u16, Field)] = &[(0x010E, Field::Caption), (0x013B, Field::Byline), (0x8298, Field::Copyright)];

/// Tags that Windows writes, in UTF-16.
const WINDOWS: &[(u16, Field)] =
    &[(0x9C9B, Field::Title), (0x9C9C, Field::Caption), (0x9C9D, Field::Byline), (0x9C9E, Field::Keyword)];

const MAKER: u16 = 0x010F;
const MODEL: u16 = 0x0110;
const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;
const TAKEN: u16 = 0x9003;
const DIGITIZED: u16 = 0x9004;

/// Reads an EXIF block.
pub fn read(block: &[u8], found: &mut Metadata) {
    let Some(tiff) = Tiff::new(block) else { return found.broken(Origin::Exif) };
    let first = tiff.first();
    let exposure = tiff.number(&first, EXIF_DIRECTORY);
    let place = tiff.number(&first, GPS_DIRECTORY);
    let begins = tiff.first_at();
    // Where the next directory lies, many cameras write what is not so; a circle none does.
    let circle = [exposure, place, first.next].into_iter().flatten().any(|at| Some(at) == begins);
    let lost = [begins, exposure, place].into_iter().flatten().any(|at| !tiff.is_directory(at));
    let cut = TEXTS.iter().chain(WINDOWS).any(|(tag, _)| first.has(*tag) && tiff.bytes(&first, *tag).is_none());
    if circle || lost || cut || begins.is_none() {
        found.broken(Origin::Exif);
    }
    // A zero ends the text; what stands behind it is left over.
    let text = |directory: &Directory, tag: u16| texts(tiff, directory, tag).into_iter().next();
    for (tag, field) in TEXTS {
        // Of the copyright it is the editor's, behind the photographer's.
        let most = if *field == Field::Copyright { 2 } else { 1 };
        for text in texts(tiff, &first, *tag).into_iter().take(most) {
            add(found, *field, Some(text));
        }
    }
    for (tag, field) in WINDOWS {
        let held = tiff.bytes(&first, *tag).filter(|held| held.len() <= MAX_VALUE);
        let text = held.map(|held| text::decoded(held, UTF_16LE)).unwrap_or_default();
        for part in text.trim_end_matches('\0').split(';') {
            add(found, *field, Some(part.to_owned()));
        }
    }
    add(found, Field::Camera, camera(text(&first, MAKER), text(&first, MODEL)));
    if let Some(at) = exposure {
        let directory = tiff.directory(at);
        let date = text(&directory, TAKEN).or_else(|| text(&directory, DIGITIZED));
        add(found, Field::Date, date.and_then(|date| dated(&date)));
    }
    if let Some(at) = place {
        add(found, Field::Position, position(tiff, &tiff.directory(at)));
    }
}

/// The texts of a tag, between zeros.
fn texts(tiff: Tiff<'_>, directory: &Directory, tag: u16) -> Vec<String> {
    let held = tiff.bytes(directory, tag).filter(|held| held.len() <= MAX_VALUE).unwrap_or_default();
    held.split(|byte| *byte == 0).take(2).map(text::guessed).collect()
}

fn add(found: &mut Metadata, field: Field, text: Option<String>) {
    if let Some(text) = text {
        found.add(field, Origin::Exif, None, &text);
    }
}

/// Most models begin with their maker's name.
fn camera(maker: Option<String>, model: Option<String>) -> Option<String> {
    let (maker, model) = (maker.unwrap_or_default(), model.unwrap_or_default());
    let (maker, model) = (maker.trim(), model.trim());
    let name = maker.split_whitespace().next().unwrap_or_default().to_lowercase();
    if model.to_lowercase().starts_with(&name) { Some(model.to_owned()) } else { Some(format!("{maker} {model}")) }
}

/// `2023:11:05 10:20:30` as `2023-11-05 10:20:30`; none of zeros, which a camera without a clock
/// writes.
fn dated(text: &str) -> Option<String> {
    let text = text.trim();
    let (day, time) = text.split_once(' ').unwrap_or((text, ""));
    let has_digit = day.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    has_digit.then(|| format!("{} {time}", day.replace(':', "-")).trim().to_owned())
}

/// Degrees north and east.
fn position(tiff: Tiff<'_>, directory: &Directory) -> Option<String> {
    let degrees = |tag: u16, most: f64| {
        let side = tiff.bytes(directory, tag - 1)?.first().copied()?;
        let [degrees, minutes, seconds] = tiff.fractions(directory, tag)?;
        let value = degrees + minutes / 60.0 + seconds / 3600.0;
        let value = if matches!(side, b'S' | b'W') { -value } else { value };
        (value.is_finite() && value.abs() <= most).then_some(value)
    };
    Some(format!("{:.5}, {:.5}", degrees(2, 90.0)?, degrees(4, 180.0)?))
}
