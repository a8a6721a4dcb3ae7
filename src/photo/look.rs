//! What a picture looks like, in a few hundred bytes: enough to know the same picture again when it
//! was made smaller, compressed anew, or cut a little at its rim. It does not know people or places.
//!
//! The brightness of the picture is described by its lowest frequencies (the cosine transform, as in
//! JPEG). Coarse ones are far stronger in every photo, so each counts the more the finer it is: else
//! any two pictures of a bright window would look alike. Two pictures are compared by the cosine of
//! the angle between their descriptions.

use std::f32::consts::PI;

use super::{
    decode::decode,
    picture::{Limits, Picture, Wanted},
};

/// The longer side of the picture that is described.
const SIDE: u32 = 64;
/// How many frequencies each way.
const WAVES: usize = 12;
/// How many numbers a description has; the mean brightness says nothing.
const NUMBERS: usize = WAVES * WAVES - 1;
/// What is cut off from left, top, right and bottom, in hundredths: a picture is also described as
/// it would be without a part of its rim.
const CUTS: [[u8; 4]; 8] =
    [[0, 0, 0, 0], [2, 2, 2, 2], [4, 4, 4, 4], [6, 6, 6, 6], [4, 0, 0, 0], [0, 4, 0, 0], [0, 0, 4, 0], [0, 0, 0, 4]];
/// How alike two descriptions of the same picture are at least. Drawn pictures: the same one in 10
/// of 11 ways to cut up to 5 hundredths has 0.95 and more, others have 0.51 at most, the same scene
/// with something else in it is between.
const ALIKE: f32 = 0.95;
/// A picture that differs less than this from one colour, in levels of brightness, looks like nothing.
const FLAT: f32 = 2.0;
/// How much longer for its width the one may be, in hundredths.
const SHAPE: u32 = 115;

/// What a picture looks like.
#[derive(Clone, PartialEq, Eq)]
pub struct Look {
    sides: (u32, u32),
    cuts: [[i8; NUMBERS]; CUTS.len()],
}

impl std::fmt::Debug for Look {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Look").field("sides", &self.sides).finish_non_exhaustive()
    }
}

impl Look {
    /// What the picture in these bytes looks like; none if it cannot be decoded, or shows nothing.
    pub fn of(bytes: &[u8]) -> Option<Look> {
        let picture = decode(bytes, Wanted::Thumbnail(SIDE), &Limits::default()).ok()?;
        Look::of_picture(&picture)
    }

    fn of_picture(picture: &Picture) -> Option<Look> {
        let gray = gray(picture);
        let mean = gray.iter().sum::<f32>() / gray.len().max(1) as f32;
        let spread = gray.iter().map(|value| (value - mean).abs()).sum::<f32>() / gray.len().max(1) as f32;
        if spread < FLAT {
            return None;
        }
        let cuts = CUTS.map(|cut| description(&gray, picture.width as usize, picture.height as usize, cut));
        Some(Look { sides: picture.original, cuts })
    }

    /// Whether both are one picture.
    pub fn is_like(&self, other: &Look) -> bool {
        self.has_shape_of(other) && self.likeness(other) >= ALIKE
    }

    fn has_shape_of(&self, other: &Look) -> bool {
        let ((width, height), (other_width, other_height)) = (self.sides, other.sides);
        let one = u64::from(width) * u64::from(other_height);
        let other = u64::from(other_width) * u64::from(height);
        one.max(other) * 100 <= one.min(other) * u64::from(SHAPE)
    }

    /// How alike they are, the rim of either cut or not: 1 is the same.
    pub fn likeness(&self, other: &Look) -> f32 {
        let [own, ..] = &self.cuts;
        let [others, ..] = &other.cuts;
        let with = |one, cuts: &[[i8; NUMBERS]]| cuts.iter().map(|cut| cosine(one, cut)).fold(-1.0, f32::max);
        with(own, &other.cuts).max(with(others, &self.cuts))
    }
}

/// Brightness, row by row; what is transparent is white.
fn gray(picture: &Picture) -> Vec<f32> {
    let (pixels, _) = picture.rgba.as_chunks::<4>();
    let brightness = |[red, green, blue, opacity]: &[u8; 4]| {
        let light = 0.299 * f32::from(*red) + 0.587 * f32::from(*green) + 0.114 * f32::from(*blue);
        255.0 + (light - 255.0) * f32::from(*opacity) / 255.0
    };
    pixels.iter().map(brightness).collect()
}

fn description(gray: &[f32], width: usize, height: usize, [left, top, right, bottom]: [u8; 4]) -> [i8; NUMBERS] {
    let (across, down) = (waves(width, left, right), waves(height, top, bottom));
    let rows = gray.chunks(width.max(1)).map(|row| across.each_ref().map(|wave| dot(wave, row)));
    let rows: Vec<[f32; WAVES]> = rows.collect();
    let mut found = [0.0; NUMBERS];
    let pairs = (0..WAVES * WAVES).skip(1).map(|pair| (pair % WAVES, pair / WAVES));
    for (number, (x, y)) in found.iter_mut().zip(pairs) {
        let Some(wave) = down.get(y) else { continue };
        let strength: f32 = wave.iter().zip(&rows).filter_map(|(wave, row)| Some(wave * row.get(x)?)).sum();
        *number = strength * ((x * x + y * y) as f32).sqrt();
    }
    let length = dot(&found, &found).sqrt().max(f32::MIN_POSITIVE);
    // The cast keeps within -127 and 127: a description has the length 127.
    found.map(|number| (number / length * 127.0).round() as i8)
}

/// Cosines over the part of a side that is left when something is cut off its ends, in hundredths.
fn waves(side: usize, before: u8, after: u8) -> [Vec<f32>; WAVES] {
    let (from, to) = (side as f32 * f32::from(before) / 100.0, side as f32 * (1.0 - f32::from(after) / 100.0));
    std::array::from_fn(|wave| {
        let value = |at: usize| {
            let at = at as f32;
            // How much of this pixel is left.
            let covered = (to.min(at + 1.0) - from.max(at)).clamp(0.0, 1.0);
            covered * (PI * wave as f32 * (at + 0.5 - from) / (to - from).max(1.0)).cos()
        };
        (0..side).map(value).collect()
    })
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn cosine(one: &[i8; NUMBERS], other: &[i8; NUMBERS]) -> f32 {
    let sum: i32 = one.iter().zip(other).map(|(one, other)| i32::from(*one) * i32::from(*other)).sum();
    sum as f32 / (127.0 * 127.0)
}
