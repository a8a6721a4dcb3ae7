//! Decoding photos: every format, upright and in sRGB; and whatever a file may be instead, the
//! answer is a sentence, in bounded time and memory. Pictures are drawn patterns.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;

use std::{process::Command, time::Instant};

use forum_archive::{
    archive::StoreError,
    model::Language,
    photo::{Format, Limits, PhotoError, Picture, Wanted, decode},
};
use image::{
    DynamicImage, Frame, GrayImage, ImageFormat, Luma, Rgb, RgbImage, Rgba, RgbaImage, codecs::gif::GifEncoder,
};
use make::{QUARTERS, encoded, exif, file, pattern, turned, with_chunk, with_exif, with_profile, with_segment};
use proptest::prelude::*;

const FORMATS: &[(ImageFormat, Format)] = &[
    (ImageFormat::Jpeg, Format::Jpeg),
    (ImageFormat::Png, Format::Png),
    (ImageFormat::WebP, Format::WebP),
    (ImageFormat::Tiff, Format::Tiff),
    (ImageFormat::Gif, Format::Gif),
    (ImageFormat::Bmp, Format::Bmp),
];

fn full(bytes: &[u8]) -> Result<Picture, PhotoError> {
    decode(bytes, Wanted::Full, &Limits::default())
}

fn thumbnail(bytes: &[u8], side: u32) -> Result<Picture, PhotoError> {
    decode(bytes, Wanted::Thumbnail(side), &Limits::default())
}

/// The pixel in the middle of each quarter: above left, above right, below left, below right.
fn quarters(picture: &Picture) -> [[u8; 4]; 4] {
    let (width, height) = (picture.width, picture.height);
    assert_eq!(picture.rgba.len(), (width * height * 4) as usize);
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| {
        let at = ((y * height / 4 * width + x * width / 4) * 4) as usize;
        picture.rgba[at..at + 4].try_into().unwrap()
    })
}

/// Which colours of the pattern are in the quarters.
fn colours(picture: &Picture) -> [usize; 4] {
    quarters(picture).map(|pixel| {
        let distance = |colour: &[u8; 3]| -> u32 { (0..3).map(|at| u32::from(pixel[at].abs_diff(colour[at]))).sum() };
        let (nearest, how_far) =
            QUARTERS.iter().map(distance).enumerate().min_by_key(|(_, distance)| *distance).unwrap();
        assert!(how_far < 90, "{pixel:?} is none of the pattern's colours");
        nearest
    })
}

fn near(one: [u8; 4], other: [u8; 4], most: u8) {
    assert!((0..4).all(|at| one[at].abs_diff(other[at]) <= most), "{one:?} and {other:?}");
}

#[test]
fn every_format_is_decoded_whole_and_small() {
    for (make, format) in FORMATS {
        let bytes = file(*make, 160, 120);
        let picture = full(&bytes).unwrap();
        assert_eq!((picture.width, picture.height, picture.format), (160, 120, *format));
        assert_eq!(colours(&picture), [0, 1, 2, 3], "{format:?}");
        assert!(!picture.preview && !picture.wrong_profile && picture.note().is_none());
        for wanted in [Wanted::Thumbnail(40), Wanted::Fit(40)] {
            let small = decode(&bytes, wanted, &Limits::default()).unwrap();
            assert_eq!((small.width, small.height, small.original), (40, 30, (160, 120)), "{format:?}");
            assert_eq!(colours(&small), [0, 1, 2, 3], "{format:?}");
        }
        let same = thumbnail(&bytes, 500).unwrap();
        assert_eq!((same.width, same.height), (160, 120), "nothing is made larger");
    }
}

#[test]
fn sides_keep_their_relation_and_never_vanish() {
    for (width, height, side, small) in
        [(1000, 1, 100, (100, 1)), (1, 1000, 100, (1, 100)), (333, 777, 100, (43, 100)), (1, 1, 1, (1, 1))]
    {
        for make in [ImageFormat::Png, ImageFormat::Jpeg] {
            let picture = thumbnail(&file(make, width, height), side).unwrap();
            assert_eq!((picture.width, picture.height), small);
        }
    }
}

#[test]
fn all_eight_orientations_come_out_upright() {
    // Where the quarters that are stored as 0 1 / 2 3 are to be seen.
    let seen = [
        [0, 1, 2, 3],
        [1, 0, 3, 2],
        [3, 2, 1, 0],
        [2, 3, 0, 1],
        [0, 2, 1, 3],
        [2, 0, 3, 1],
        [3, 1, 2, 0],
        [1, 3, 0, 2],
    ];
    let jpeg = file(ImageFormat::Jpeg, 320, 160);
    let png = file(ImageFormat::Png, 320, 160);
    for (orientation, seen) in (1..=8).zip(seen) {
        let exchanged = orientation >= 5;
        let samples = [with_exif(&jpeg, &turned(orientation)), with_chunk(&png, b"eXIf", &turned(orientation))];
        for bytes in samples {
            for wanted in [Wanted::Full, Wanted::Fit(80), Wanted::Thumbnail(80)] {
                let picture = decode(&bytes, wanted, &Limits::default()).unwrap();
                assert_eq!(colours(&picture), seen, "orientation {orientation}, {wanted:?}");
                assert_eq!(picture.original, if exchanged { (160, 320) } else { (320, 160) });
                assert_eq!(picture.width < picture.height, exchanged);
            }
        }
    }
    // A number that does not exist turns nothing.
    for orientation in [0, 9, 255] {
        assert_eq!(colours(&full(&with_exif(&jpeg, &turned(orientation))).unwrap()), [0, 1, 2, 3]);
    }
}

#[test]
fn other_kinds_of_pixels_come_out_as_eight_bit_colours() {
    let deep = DynamicImage::ImageRgb8(pattern(80, 60));
    for image in [DynamicImage::ImageRgb16(deep.to_rgb16()), DynamicImage::ImageRgba16(deep.to_rgba16())] {
        for format in [ImageFormat::Png, ImageFormat::Tiff] {
            let bytes = encoded(&image, format);
            assert_eq!(colours(&full(&bytes).unwrap()), [0, 1, 2, 3]);
            assert_eq!(colours(&thumbnail(&bytes, 20).unwrap()), [0, 1, 2, 3]);
        }
    }
    let gray = GrayImage::from_fn(80, 60, |x, _| Luma([if x < 40 { 20 } else { 230 }]));
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff, ImageFormat::Bmp] {
        let [left, right, ..] = quarters(&full(&encoded(&DynamicImage::ImageLuma8(gray.clone()), format)).unwrap());
        near(left, [20, 20, 20, 255], 4);
        near(right, [230, 230, 230, 255], 4);
    }
    let deep_gray = DynamicImage::ImageLuma16(DynamicImage::ImageLuma8(gray).to_luma16());
    near(quarters(&full(&encoded(&deep_gray, ImageFormat::Png)).unwrap())[0], [20, 20, 20, 255], 1);
    let float = DynamicImage::ImageRgb32F(deep.to_rgb32f());
    assert_eq!(colours(&full(&encoded(&float, ImageFormat::Tiff)).unwrap()), [0, 1, 2, 3]);
}

#[test]
fn transparency_stays_and_its_hidden_colour_does_not_shine_through() {
    // Half transparent black beside opaque white.
    let image = RgbaImage::from_fn(64, 64, |x, _| Rgba(if x < 32 { [0, 0, 0, 0] } else { [255; 4] }));
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        let small = thumbnail(&encoded(&DynamicImage::ImageRgba8(image.clone()), format), 8).unwrap();
        let [left, right, ..] = quarters(&small);
        assert_eq!(left[3], 0);
        near(right, [255; 4], 2);
        let edges = small.rgba.as_chunks::<4>().0.iter().filter(|pixel| pixel[3] > 100);
        assert!(edges.into_iter().all(|pixel| pixel[0] > 230), "a dark seam");
    }
}

#[test]
fn a_palette_of_colours_is_decoded() {
    // By hand: four pixels of two colours, one bit each.
    let mut png = b"\x89PNG\r\n\x1A\n".to_vec();
    let mut chunk = |kind: &[u8; 4], held: &[u8]| {
        let whole = [kind.as_slice(), held].concat();
        png.extend(u32::try_from(held.len()).unwrap().to_be_bytes());
        png.extend(&whole);
        png.extend(make::crc(&whole).to_be_bytes());
    };
    chunk(b"IHDR", &[0, 0, 0, 2, 0, 0, 0, 2, 1, 3, 0, 0, 0]);
    chunk(b"PLTE", &[200, 30, 30, 40, 60, 200]);
    // Two rows, no filter: 0 1 and 1 0; stored without compression.
    chunk(b"IDAT", &[0x78, 0x01, 1, 4, 0, 0xFB, 0xFF, 0, 0b0100_0000, 0, 0b1000_0000, 0x01, 0x82, 0x00, 0xC1]);
    chunk(b"IEND", &[]);
    let picture = full(&png).unwrap();
    assert_eq!(picture.rgba, [[200, 30, 30, 255], [40, 60, 200, 255], [40, 60, 200, 255], [200, 30, 30, 255]].concat());
}

#[test]
fn of_many_frames_the_first_is_shown_at_once() {
    let first = DynamicImage::ImageRgb8(pattern(40, 30)).into_rgba8();
    let of_frames = |frames: &[&RgbaImage]| {
        let mut gif = Vec::new();
        let mut encoder = GifEncoder::new_with_speed(&mut gif, 30);
        frames.iter().for_each(|frame| encoder.encode_frame(Frame::new((*frame).clone())).unwrap());
        drop(encoder);
        gif
    };
    let one = of_frames(&[&first]);
    let two = of_frames(&[&first, &RgbaImage::from_pixel(40, 30, Rgba([0, 0, 0, 255]))]);
    // The last byte is the end of the whole file.
    let (beginning, second) = (&two[..one.len() - 1], &two[one.len() - 1..two.len() - 1]);
    let gif = [beginning, &second.repeat(10_000), &[0x3B]].concat();
    let begin = Instant::now();
    assert_eq!(colours(&full(&gif).unwrap()), [0, 1, 2, 3]);
    assert!(begin.elapsed().as_secs() < 2);
    // The first frame is whole, whatever happens to the others.
    assert_eq!(colours(&full(&gif[..gif.len() / 2]).unwrap()), [0, 1, 2, 3]);
}

#[test]
fn a_camera_s_thumbnail_is_taken_if_it_is_large_enough_and_of_the_same_shape() {
    let jpeg = file(ImageFormat::Jpeg, 640, 480);
    let plain = |width, height| {
        encoded(&DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([30, 160, 60]))), ImageFormat::Jpeg)
    };
    let taken = |thumbnail: &[u8], wanted: Wanted| {
        let bytes = with_exif(&jpeg, &make::with_thumbnail(6, thumbnail));
        let picture = decode(&bytes, wanted, &Limits::default()).unwrap();
        assert_eq!(picture.original, (480, 640));
        colours(&picture) == [1; 4]
    };
    assert!(taken(&plain(160, 120), Wanted::Thumbnail(120)));
    assert!(!taken(&plain(160, 120), Wanted::Fit(120)), "from the picture itself");
    assert!(!taken(&plain(160, 120), Wanted::Thumbnail(200)), "too small");
    assert!(!taken(&plain(160, 160), Wanted::Thumbnail(120)), "padded with black");
    assert!(!taken(&plain(160, 120)[..200], Wanted::Thumbnail(120)), "cut short");
    assert!(!taken(b"no picture", Wanted::Thumbnail(4)), "no picture");
}

/// A profile like sRGB whose red and green are exchanged: what it says is seen at once.
fn exchanging_profile() -> Vec<u8> {
    let mut profile = moxcms::ColorProfile::new_srgb();
    std::mem::swap(&mut profile.red_colorant, &mut profile.green_colorant);
    profile.encode().unwrap()
}

#[test]
fn the_file_s_own_colours_are_made_srgb() {
    let red = |format| encoded(&DynamicImage::ImageRgb8(RgbImage::from_pixel(64, 64, Rgb([200, 0, 0]))), format);
    let jpeg = with_profile(&red(ImageFormat::Jpeg), &exchanging_profile());
    for wanted in [Wanted::Full, Wanted::Thumbnail(8)] {
        let picture = decode(&jpeg, wanted, &Limits::default()).unwrap();
        near(quarters(&picture)[0], [0, 200, 0, 255], 6);
        assert!(!picture.wrong_profile);
    }
    // The same as sRGB changes nothing.
    let same = with_profile(&file(ImageFormat::Jpeg, 80, 60), &moxcms::ColorProfile::new_srgb().encode().unwrap());
    assert_eq!(colours(&full(&same).unwrap()), [0, 1, 2, 3]);
    // A profile in PNG is compressed; here without.
    let profile = exchanging_profile();
    let length = u16::try_from(profile.len()).unwrap();
    let adler = profile.iter().fold((1u32, 0u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    });
    let mut held = b"made up\0\0\x78\x01\x01".to_vec();
    held.extend(length.to_le_bytes());
    held.extend((!length).to_le_bytes());
    held.extend(&profile);
    held.extend((adler.1 << 16 | adler.0).to_be_bytes());
    let png = with_chunk(&red(ImageFormat::Png), b"iCCP", &held);
    near(quarters(&full(&png).unwrap())[0], [0, 200, 0, 255], 3);
}

#[test]
fn a_broken_profile_costs_the_right_colours_and_not_the_picture() {
    let jpeg = file(ImageFormat::Jpeg, 80, 60);
    let good = exchanging_profile();
    let mut broken: Vec<Vec<u8>> = vec![Vec::new(), b"no profile".to_vec(), vec![0xFF; 5000], good[..100].to_vec()];
    // A tag that points behind the end, and a curve of impossible length.
    for at in (128..good.len().min(400)).step_by(4) {
        let mut bad = good.clone();
        bad[at..at + 4].copy_from_slice(&[0xFF; 4]);
        broken.push(bad);
    }
    let mut notes = 0;
    for profile in broken {
        let picture = full(&with_profile(&jpeg, &profile)).unwrap();
        assert_eq!((picture.width, picture.height), (80, 60));
        if picture.wrong_profile {
            notes += 1;
            assert_eq!(colours(&picture), [0, 1, 2, 3]);
            let note = picture.note().unwrap();
            assert_eq!(note.words(Language::En), "The colour profile in the file cannot be read; colours may be wrong");
            assert_eq!(note.words(Language::Zh), "无法读取文件中的颜色配置；颜色可能不准");
        }
    }
    assert!(notes > 3);
    // Parts that are missing or too many.
    let part = with_segment(&jpeg, 0xE2, &[b"ICC_PROFILE\0\x01\x02".as_slice(), &good[..64]].concat());
    assert!(full(&part).unwrap().wrong_profile);
}

#[test]
fn broken_exif_costs_nothing() {
    let jpeg = file(ImageFormat::Jpeg, 80, 60);
    let good = exif(&[(0x0112, 3, &[0, 6]), (0x010E, 2, b"Example caption\0")]);
    for length in 0..good.len() {
        assert!(full(&with_exif(&jpeg, &good[..length])).is_ok());
    }
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] = 0xFF;
        assert!(full(&with_exif(&jpeg, &bad)).is_ok());
    }
    // A directory that follows itself.
    let mut circle = good.clone();
    let next = 8 + 2 + 24;
    circle[next..next + 4].copy_from_slice(&8u32.to_be_bytes());
    assert!(thumbnail(&with_exif(&jpeg, &circle), 40).is_ok());
}

/// ImageMagick's `convert`, if it is there.
fn convert(arguments: &[&str]) -> Option<Vec<u8>> {
    let made = Command::new("convert").args(arguments).output().ok()?;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Some(made.stdout)
}

#[test]
fn jpegs_of_inks_and_of_passes_are_decoded() {
    let drawn = ["-size", "64x64", "xc:rgb(200,30,30)", "-size", "64x64", "xc:rgb(30,160,60)", "+append"];
    let inks = convert(&[&drawn[..], &["-colorspace", "CMYK", "-quality", "95", "jpg:-"]].concat());
    let passes = convert(&[&drawn[..], &["-interlace", "JPEG", "-quality", "95", "jpg:-"]].concat());
    let (Some(inks), Some(passes)) = (inks, passes) else {
        eprintln!("skipped: no convert");
        return;
    };
    for bytes in [inks, passes] {
        for wanted in [Wanted::Full, Wanted::Thumbnail(32)] {
            let [left, right, ..] = quarters(&decode(&bytes, wanted, &Limits::default()).unwrap());
            near(left, [200, 30, 30, 255], 12);
            near(right, [30, 160, 60, 255], 12);
        }
        assert_eq!(full(&bytes[..bytes.len() * 2 / 3]), Err(PhotoError::CutShort(Format::Jpeg)));
    }
}

#[test]
fn a_file_that_is_cut_short_anywhere_says_so() {
    for (make, format) in FORMATS {
        let bytes = file(*make, 90, 60);
        let step = (bytes.len() / 150).max(1);
        let mut refused = 0;
        for length in (0..bytes.len()).step_by(step).chain(bytes.len().saturating_sub(40)..bytes.len()) {
            for wanted in [Wanted::Full, Wanted::Thumbnail(16)] {
                match decode(&bytes[..length], wanted, &Limits::default()) {
                    // Little may be missing that no one needs.
                    Ok(_) => assert!(length * 10 > bytes.len() * 9, "{format:?} of {length} bytes"),
                    Err(PhotoError::Empty) => assert_eq!(length, 0),
                    Err(PhotoError::NotAnImage) => assert!(length < 18, "{format:?} of {length} bytes"),
                    Err(error) => {
                        refused += 1;
                        assert_eq!(error, PhotoError::CutShort(*format), "{length} of {} bytes", bytes.len());
                    }
                }
            }
        }
        assert!(refused > 50, "{format:?}");
    }
}

#[test]
fn a_header_that_claims_too_much_is_refused_before_anything_is_taken() {
    let side = 60_000u32;
    let png = make::png_that_claims(side, side);
    let mut jpeg = file(ImageFormat::Jpeg, 16, 16);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&60_000u16.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&60_000u16.to_be_bytes());
    let mut gif = file(ImageFormat::Gif, 16, 16);
    gif[6..8].copy_from_slice(&60_000u16.to_le_bytes());
    gif[8..10].copy_from_slice(&60_000u16.to_le_bytes());
    let mut bmp = file(ImageFormat::Bmp, 16, 16);
    bmp[18..22].copy_from_slice(&side.to_le_bytes());
    bmp[22..26].copy_from_slice(&side.to_le_bytes());
    let tiff = {
        let mut tiff = file(ImageFormat::Tiff, 16, 16);
        for tag in [0x0100u16, 0x0101] {
            let entry = tag.to_le_bytes();
            let at = tiff.windows(4).rposition(|four| four[..2] == entry && matches!(four[2..], [3 | 4, 0])).unwrap();
            tiff[at + 2..at + 4].copy_from_slice(&4u16.to_le_bytes());
            tiff[at + 8..at + 12].copy_from_slice(&side.to_le_bytes());
        }
        tiff
    };
    for bytes in [png, jpeg, gif, bmp, tiff] {
        for wanted in [Wanted::Full, Wanted::Fit(100), Wanted::Thumbnail(100)] {
            let begin = Instant::now();
            let error = decode(&bytes, wanted, &Limits::default()).unwrap_err();
            assert_eq!(error, PhotoError::TooLarge { width: side, height: side });
            assert!(begin.elapsed().as_millis() < 200);
        }
    }
    // Sides that multiply to more than a number can hold.
    let worst = full(&make::png_that_claims(0x7FFF_FFFF, 0x7FFF_FFFF)).unwrap_err();
    assert_eq!(worst, PhotoError::TooLarge { width: 0x7FFF_FFFF, height: 0x7FFF_FFFF });
}

#[test]
fn a_jpeg_of_too_many_passes_is_refused() {
    // Each of these passes has no data and would go over every pixel.
    let Some(jpeg) = convert(&["-size", "64x64", "xc:red", "-interlace", "JPEG", "jpg:-"]) else {
        eprintln!("skipped: no convert");
        return;
    };
    let last = jpeg.windows(2).rposition(|pair| pair == [0xFF, 0xDA]).unwrap();
    let mut many = jpeg[..jpeg.len() - 2].to_vec();
    for _ in 0..500 {
        many.extend(&jpeg[last..jpeg.len() - 2]);
    }
    many.extend([0xFF, 0xD9]);
    assert_eq!(full(&many), Err(PhotoError::Damaged(Format::Jpeg)));
}

/// What a file of another program begins with, then a preview as cameras put it in.
fn foreign(beginning: &[u8], preview: &[u8]) -> Vec<u8> {
    [beginning, &[0; 100], preview, &[0x55; 100]].concat()
}

#[test]
fn formats_that_cannot_be_decoded_are_named_and_show_their_preview() {
    let small = file(ImageFormat::Jpeg, 80, 60);
    let preview = file(ImageFormat::Jpeg, 320, 240);
    let beginnings: &[(&[u8], &str)] = &[
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", "HEIF"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
        (b"\0\0\0\x18ftypcrx \0\0\0\0", "CR3"),
        (b"\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL"),
        (b"\xFF\x0A\x00\x00", "JPEG XL"),
        (b"II\x2A\0\x10\0\0\0CR\x02\0", "CR2"),
        (b"8BPS\0\x01\0\0", "Photoshop"),
        (b"FUJIFILMCCD-RAW 0201", "RAF"),
        (b"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
    ];
    for (beginning, name) in beginnings {
        let error = full(&foreign(beginning, b"")).unwrap_err();
        assert_eq!(error, PhotoError::Unsupported(Format::Other(name)));
        let bytes = [foreign(beginning, &small), preview.clone(), small.clone()].concat();
        let picture = full(&bytes).unwrap();
        assert!(picture.preview);
        assert_eq!((picture.format.name(), picture.width, picture.height), (*name, 320, 240));
        assert_eq!(colours(&thumbnail(&bytes, 64).unwrap()), [0, 1, 2, 3]);
    }
    let note = full(&foreign(b"8BPS\0\x01\0\0", &preview)).unwrap().note().unwrap();
    assert_eq!(
        note.words(Language::En),
        "This is only a preview of 320 × 240 pixels; the picture itself, in the format Photoshop, cannot be shown"
    );
    assert_eq!(note.words(Language::Zh), "这只是 320 × 240 像素的预览图；图片本身为 Photoshop 格式，无法显示");
}

#[test]
fn a_camera_s_own_format_is_turned_as_the_camera_was_held() {
    let preview = file(ImageFormat::Jpeg, 320, 240);
    // A DNG is a TIFF file with the tag of its version.
    let dng = make::exif_of(&[&[(0x0112, 3, &[0, 6]), (0xC612, 1, &[1, 4, 0, 0])]], &preview);
    let picture = full(&dng).unwrap();
    assert_eq!((picture.format, picture.preview, picture.original), (Format::Other("DNG"), true, (240, 320)));
    assert_eq!(colours(&picture), [2, 0, 3, 1]);
}

/// An error, what it says and what is to be done, in both languages.
type Sentence = (PhotoError, [&'static str; 2], [&'static str; 2]);

#[test]
fn every_error_says_what_is_wrong_and_what_to_do() {
    let unreadable = PhotoError::Unreadable;
    let again = [
        "it was not copied to the end; copy it once more from where it came from",
        "文件没有复制完；请从来源处重新复制",
    ];
    let copy = [
        "the file is kept as it is; make a smaller copy of it to be shown here",
        "文件保持原样；如需在此显示，请另存一份较小的副本",
    ];
    let back = [
        "put it back from a copy of the archive; a drive or share may be disconnected",
        "请从档案副本中恢复；硬盘或共享文件夹可能已断开",
    ];
    let sentences: [Sentence; 14] = [
        (full(b"").unwrap_err(), ["The file is empty", "文件是空的"], again),
        (
            full(b"PK\x03\x04 no picture").unwrap_err(),
            ["The file is no picture", "这个文件不是图片"],
            [
                "it may have the wrong name; look for the picture where the file came from",
                "文件名可能有误；请到文件来源处寻找图片",
            ],
        ),
        (
            full(&file(ImageFormat::Jpeg, 60, 40)[..700]).unwrap_err(),
            ["The JPEG file is cut short: its end is missing", "JPEG 文件不完整：缺少末尾部分"],
            again,
        ),
        (
            full(&make::png_that_claims(60_000, 60_000)).unwrap_err(),
            [
                "The picture has 60,000 × 60,000 pixels, more than can be shown",
                "图片为 60,000 × 60,000 像素，超出可显示的大小",
            ],
            copy,
        ),
        (
            full(b"\0\0\0\x18ftypheic\0\0\0\0").unwrap_err(),
            ["Pictures in the format HEIC cannot be shown", "无法显示 HEIC 格式的图片"],
            [
                "the file is kept as it is; open it in another program, or save a JPEG copy of it there",
                "文件保持原样；请用其他软件打开，或在其中另存一份 JPEG 副本",
            ],
        ),
        (
            damaged(),
            ["The PNG file is damaged and cannot be shown", "PNG 文件已损坏，无法显示"],
            [
                "compare it with a backup, or fetch it once more from where it came from",
                "请与备份对比，或从来源处重新取得文件",
            ],
        ),
        (unreadable(StoreError::NotFound), ["The photo’s file is not there", "找不到照片文件"], back),
        (unreadable(StoreError::NotAFolder), ["The photo’s file is not there", "找不到照片文件"], back),
        (unreadable(StoreError::NotAFile), ["This should be a file", "这里应当是文件"], back),
        (
            unreadable(StoreError::Denied),
            ["The file may not be read: permission denied", "没有读取这个文件的权限"],
            ["ask whoever looks after the computer for read permission", "请向管理员申请读取权限"],
        ),
        (
            unreadable(StoreError::Outside),
            ["This is a link that leads out of the archive", "这是一个指向档案之外的链接"],
            ["put the file itself into the folder of photos", "请把文件本身放入照片文件夹"],
        ),
        (
            unreadable(StoreError::TooLarge(600 << 20)),
            ["The file has 600 MB, more than can be shown", "文件有 600 MB，超出可显示的大小"],
            copy,
        ),
        (
            unreadable(StoreError::Other("made up".to_owned())),
            ["The file cannot be read: made up", "无法读取文件：made up"],
            back,
        ),
        (
            PhotoError::Damaged(Format::WebP),
            ["The WebP file is damaged and cannot be shown", "WebP 文件已损坏，无法显示"],
            [
                "compare it with a backup, or fetch it once more from where it came from",
                "请与备份对比，或从来源处重新取得文件",
            ],
        ),
    ];
    for (error, message, hint) in sentences {
        for (language, at) in [(Language::En, 0), (Language::Zh, 1)] {
            assert_eq!(error.message().words(language), message[at]);
            assert_eq!(error.hint().words(language), hint[at]);
        }
    }
}

/// A PNG whose pixels are no pixels, but whose end is there.
fn damaged() -> PhotoError {
    let mut png = file(ImageFormat::Png, 64, 64);
    let data = png.windows(4).position(|four| four == b"IDAT").unwrap() + 4;
    png[data..data + 40].fill(0xAA);
    full(&png).unwrap_err()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_are_no_danger(
        beginning in 0..12usize,
        bytes in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let beginnings: [&[u8]; 12] = [
            b"", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", b"GIF89a", b"\xFF\xD8\xFF\xE1", b"II\x2A\0\x08\0\0\0", b"MM\0\x2A\0\0\0\x08",
            b"RIFF\xFF\0\0\0WEBPVP8 ", b"RIFF\xFF\0\0\0WEBPVP8X", b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", b"8BPS",
            b"\0\0\0\x18ftypheic", b"\xFF\xD8\xFF\xDB",
        ];
        let bytes = [beginnings[beginning], &bytes].concat();
        let begin = Instant::now();
        let _ = full(&bytes);
        let _ = thumbnail(&bytes, 32);
        prop_assert!(begin.elapsed().as_secs() < 5);
    }

    #[test]
    fn flipped_bytes_are_no_danger(
        which in 0..FORMATS.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let mut bytes = file(FORMATS[which].0, 48, 32);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let begin = Instant::now();
        if let Ok(picture) = full(&bytes) {
            prop_assert_eq!(picture.rgba.len() as u64, u64::from(picture.width) * u64::from(picture.height) * 4);
        }
        let _ = thumbnail(&bytes, 16);
        prop_assert!(begin.elapsed().as_secs() < 5);
    }
}
