//! Thumbnails a second: the loader with an empty cache, which reads, decodes, makes smaller,
//! encodes and writes, beside one `vipsthumbnail` process (Debian's libvips-tools) over the same
//! JPEGs, which does the same. Runs take turns; medians are printed. The goal is a ratio of at
//! least 1.
//!
//! `cargo bench --bench thumbnails -- [COUNT] [SIDE]`
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a benchmark that fails may stop")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use forum_archive::{
    archive::Folder,
    photo::{Cache, Loader, Priority, Wanted},
};
use image::{ExtendedColorType, ImageEncoder as _, RgbImage, codecs::jpeg::JpegEncoder};

const RUNS: usize = 5;

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<usize>().ok());
    let count = numbers.next().unwrap_or(16);
    let side = u32::try_from(numbers.next().unwrap_or(320)).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("thumbnails");
    let photos = folder.join("photos");
    let files = generate(&photos, count);
    let bytes: u64 = files.iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    let threads = thread::available_parallelism().map_or(2, usize::from);
    println!("{count} JPEGs of 24 megapixels, {} MB together, to {side} pixels, {threads} threads", bytes >> 20);

    let (mut fresh, mut again, mut vips) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let cache = folder.join("cache");
        let _ = fs::remove_dir_all(&cache);
        fresh.push(with_loader(&photos, &files, &cache, side, threads));
        again.push(with_loader(&photos, &files, &cache, side, threads));
        vips.extend(with_vips(&files, &folder.join("vips"), side));
    }
    let fresh = report("loader, empty cache", count, &mut fresh);
    report("loader, from the cache", count, &mut again);
    if vips.is_empty() {
        println!("vipsthumbnail is not installed: apt-get install libvips-tools");
    } else {
        let vips = report("vipsthumbnail, one process", count, &mut vips);
        println!("ratio {:.2} (goal: at least 1)", fresh / vips);
    }
}

/// Pictures a second, by the median.
fn report(what: &str, count: usize, times: &mut [Duration]) -> f64 {
    times.sort();
    let rate = count as f64 / times[times.len() / 2].as_secs_f64();
    println!("{what}: {rate:.1} a second");
    rate
}

fn with_loader(photos: &Path, files: &[PathBuf], cache: &Path, side: u32, threads: usize) -> Duration {
    let begin = Instant::now();
    let waiting = thread::current();
    let wake = Arc::new(move || waiting.unpark());
    let loader = Loader::new(Arc::new(Folder::new(photos)), Some(Cache::new(cache, 1 << 30)), wake, threads);
    loader.begin_frame();
    for (key, file) in files.iter().enumerate() {
        let name = file.file_name().unwrap().to_str().unwrap();
        loader.request(key, name, Wanted::Thumbnail(side), Priority::Visible);
    }
    let mut made = 0;
    while made < files.len() {
        thread::park();
        for (_, picture) in loader.poll() {
            let picture = picture.unwrap();
            assert_eq!(picture.width.max(picture.height), side);
            made += 1;
        }
    }
    begin.elapsed()
}

fn with_vips(files: &[PathBuf], to: &Path, side: u32) -> Option<Duration> {
    fs::create_dir_all(to).unwrap();
    let output = format!("{}/%s.jpg", to.display());
    let begin = Instant::now();
    let mut command = Command::new("vipsthumbnail");
    command.args(["--size", &side.to_string(), "-o", &output]).args(files).stdout(Stdio::null());
    let ended = command.status().ok()?;
    assert!(ended.success());
    Some(begin.elapsed())
}

/// Drawn pictures as hard to decode as photos: soft shapes, fine texture, noise.
fn generate(folder: &Path, count: usize) -> Vec<PathBuf> {
    fs::create_dir_all(folder).unwrap();
    let file = |number: usize| folder.join(format!("drawn-{number:03}.jpg"));
    for number in 0..count {
        if file(number).exists() {
            continue;
        }
        let mut noise = 0x9E37_79B9_7F4A_7C15u64 ^ (number as u64) << 32 | 1;
        let image = RgbImage::from_fn(6000, 4000, |x, y| {
            noise ^= noise << 13;
            noise ^= noise >> 7;
            noise ^= noise << 17;
            let (x, y, shift) = (x as f32, y as f32, number as f32);
            let shape = (x / 700.0 + shift).sin() * 70.0 + (y / 500.0 - shift).cos() * 60.0;
            let texture = (x / 9.0).sin() * (y / 7.0).cos() * 18.0;
            let value = |offset: f32, bits: u64| (128.0 + offset + shape + texture + (bits & 15) as f32) as u8;
            image::Rgb([value(10.0, noise), value(-10.0, noise >> 8), value(-30.0, noise >> 16)])
        });
        let mut bytes = Vec::new();
        let encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
        encoder.write_image(&image, 6000, 4000, ExtendedColorType::Rgb8).unwrap();
        fs::write(file(number), bytes).unwrap();
    }
    (0..count).map(file).collect()
}
