//! The same picture is known again though it was made smaller, compressed anew or cut at its rim, and
//! others are not taken for it. Every picture is drawn here.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::io::Cursor;

use forum_archive::photo::Look;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops::FilterType};

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32 % most
    }
}

const SIDES: (u32, u32) = (240, 160);

/// A disk or a box somewhere.
fn shape(picture: &mut RgbImage, chance: &mut Chance, largest: u32) {
    let (width, height) = picture.dimensions();
    let (x, y) = (i64::from(chance.below(width)), i64::from(chance.below(height)));
    let (a, b) = (i64::from(largest / 4 + chance.below(largest)), i64::from(largest / 4 + chance.below(largest)));
    let colour = Rgb([0; 3].map(|_: u8| chance.below(256) as u8));
    let round = chance.below(2) == 0;
    for (px, py, pixel) in picture.enumerate_pixels_mut() {
        let (dx, dy) = ((i64::from(px) - x).abs(), (i64::from(py) - y).abs());
        let inside = if round { dx * dx * b * b + dy * dy * a * a <= a * a * b * b } else { dx <= a && dy <= b };
        if inside {
            *pixel = colour;
        }
    }
}

/// A hall: walls, a floor, and what stands in it.
fn hall(number: u64) -> RgbImage {
    let mut chance = Chance(number * 7919 + 1);
    for _ in 0..4 {
        chance.below(2);
    }
    let base = [0; 3].map(|_: u8| chance.below(120) as f32);
    let slope = [0; 2].map(|_: u8| chance.below(200) as f32 - 100.0);
    let mut picture = RgbImage::from_fn(SIDES.0, SIDES.1, |x, y| {
        let light = slope[0] * x as f32 / SIDES.0 as f32 + slope[1] * y as f32 / SIDES.1 as f32 + 70.0;
        Rgb(base.map(|base| (base + light).clamp(0.0, 255.0) as u8))
    });
    for _ in 0..6 + chance.below(8) {
        shape(&mut picture, &mut chance, 48);
    }
    picture
}

/// The same hall with somebody at the desk.
fn with_somebody(hall: &RgbImage, number: u64) -> RgbImage {
    let mut picture = hall.clone();
    let mut chance = Chance(number * 104_729 + 3);
    for _ in 0..4 {
        shape(&mut picture, &mut chance, 20);
    }
    picture
}

fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(picture).unwrap();
    bytes
}

fn look(picture: &RgbImage) -> Look {
    Look::of(&jpeg(picture, 90)).unwrap()
}

fn cut(picture: &RgbImage, [left, top, right, bottom]: [u32; 4]) -> RgbImage {
    let (width, height) = picture.dimensions();
    let part = |side: u32, hundredths: u32| side * hundredths / 100;
    let (x, y) = (part(width, left), part(height, top));
    image::imageops::crop_imm(picture, x, y, width - x - part(width, right), height - y - part(height, bottom))
        .to_image()
}

#[test]
fn the_same_picture_is_known_again() {
    for number in 0..8 {
        let hall = hall(number);
        let own = look(&hall);
        let like = |what: &str, other: &Look| assert!(own.is_like(other), "{number}, {what}: {}", own.likeness(other));
        like("compressed anew", &Look::of(&jpeg(&hall, 30)).unwrap());
        like("smaller", &look(&image::imageops::resize(&hall, 120, 80, FilterType::Triangle)));
        like("larger", &look(&image::imageops::resize(&hall, 480, 320, FilterType::Triangle)));
        like("brighter", &look(&image::imageops::brighten(&hall, 20)));
        like("without colours", &look(&DynamicImage::ImageRgb8(hall.clone()).grayscale().into_rgb8()));
        for rim in [[1, 1, 1, 1], [3, 3, 3, 3], [5, 5, 5, 5], [4, 0, 0, 0], [0, 4, 0, 0], [0, 0, 0, 5]] {
            like(&format!("cut {rim:?}"), &look(&cut(&hall, rim)));
        }
        let mut png = Cursor::new(Vec::new());
        hall.write_to(&mut png, ImageFormat::Png).unwrap();
        like("PNG", &Look::of(&png.into_inner()).unwrap());
    }
}

#[test]
fn others_are_not_taken_for_it() {
    let looks: Vec<Look> = (0..200).map(|number| look(&hall(number))).collect();
    for (at, one) in looks.iter().enumerate() {
        for (other, that) in looks[..at].iter().enumerate() {
            assert!(!one.is_like(that), "{at} and {other}: {}", one.likeness(that));
        }
    }
    for number in 0..20 {
        let hall = hall(number);
        let (one, other) = (look(&with_somebody(&hall, number)), look(&with_somebody(&hall, number + 1000)));
        assert!(!one.is_like(&other), "the hall {number} with others in it: {}", one.likeness(&other));
    }
}

#[test]
fn what_shows_nothing_is_like_nothing() {
    assert!(Look::of(&jpeg(&RgbImage::from_pixel(300, 200, Rgb([90, 120, 150])), 90)).is_none());
    assert!(Look::of(b"no picture").is_none());
    let upright = image::imageops::rotate90(&hall(1));
    assert!(!look(&upright).is_like(&look(&hall(1))), "another shape");
}
