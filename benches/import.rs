//! How long an import takes: made-up press texts into an empty archive, then drawn photos with IPTC
//! captions into the same one; each read, compared, made into a change and written. Beside it, in the
//! same run, what any import has to do at least: the same files are read, hashed, copied and flushed.
//!
//! Then all of them are asked for in a window on an empty archive: how long its frames take while
//! they are read and while they are decided on.
//!
//! `cargo bench --bench import -- [COUNT]`
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a benchmark that fails may stop")]

#[path = "../tests/support/photo.rs"]
mod make;
#[path = "support/stage.rs"]
mod stage;

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use cpu_time::ThreadTime;
use egui::{Event, Modifiers, MouseWheelUnit, pos2, vec2};
use forum_archive::{
    app::find_fonts,
    archive::{
        self, Cancel, Folder, Progress,
        change::{Access, Fingerprint, Holder},
    },
    catalog::{self, Catalog, Input, Origin},
    import::{
        self, Options, apply,
        review::{At, Decision, Review},
    },
    model::{Language, Text},
    ui::{import::Asked, view::Action},
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use jiff::Timestamp;
use make::{dataset, encoded, with_iptc};
use stage::{Stage, milliseconds, share};

/// Frames that are measured of each kind.
const FRAMES: usize = 200;
/// How many editions the sources tell of.
const EDITIONS: usize = 20;

fn main() {
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<usize>().ok());
    let count = numbers.next_back().unwrap_or(10_000);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import");
    let texts = generate(&folder.join(format!("texts-{count}")), count, "txt", |number| text(number).into_bytes());
    let photos = generate(&folder.join(format!("photos-{count}")), count, "jpg", photo);
    let archive = folder.join("archive");
    let _ = fs::remove_dir_all(&archive);
    archive::create(&archive, Text::only(Language::En, "Example Forum")).unwrap();
    println!("\n### Import\n");
    println!(
        "| {count} | read | look | review | prepare | write | together | a second | reference | ÷ reference | peak memory |"
    );
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
    for (name, sources) in [("press texts", &texts), ("photos", &photos)] {
        let reference = copied(sources, &folder.join("copies"));
        run(name, sources, &archive, reference);
    }
    let catalog = read(&archive);
    let counts = [catalog.editions().len(), catalog.people().len(), catalog.articles().len(), catalog.photos().len()];
    let photo_files = photos;
    let [editions, people, articles, photos] = counts;
    println!("\n{editions} editions, {people} people, {articles} articles, {photos} photos");
    assert_eq!((articles, photos), (count, count), "everything came in");
    in_window(&folder.join("empty"), [texts, photo_files]);
}

/// Processor times of a window's frames while everything is read, and while it is decided on.
fn in_window(empty: &Path, sources: [PathBuf; 2]) {
    let _ = fs::remove_dir_all(empty);
    archive::create(empty, Text::only(Language::En, "Example Forum")).unwrap();
    let mut stage = Stage::open(empty, &find_fonts(), 2026);
    println!("\n### A frame while sources are imported: processor time\n");
    println!("Goal: 99th percentile at most 4 ms.\n");
    println!("| the window | frames | median | 99 % | longest |");
    println!("| --- | --: | --: | --: | --: |");
    let asked = sources.into_iter().map(Asked::Path).collect();
    let mut reading = vec![act(&mut stage, Action::Import(asked))];
    while stage.window.state.importing.reviewing.is_none() {
        reading.push(stage.frame(Vec::new()));
        std::thread::sleep(Duration::from_millis(16));
    }
    row("reads", reading);
    row("shows all sources", resting(&mut stage));
    row("turns the list of sources", turning(&mut stage));
    choose(&mut stage, 1);
    row("shows a press text", resting(&mut stage));
    row("decides about it", deciding(&mut stage));
    let last = stage.window.state.importing.reviewing.as_ref().map_or(0, |reviewing| reviewing.review.sources.len());
    choose(&mut stage, last);
    row("shows a photo", resting(&mut stage));
    println!("\n{last} sources, at most {} MB of memory", peak() >> 20);
}

fn row(name: &str, mut times: Vec<Duration>) {
    let [median, high, longest] = [0.5, 0.99, 1.0].map(|part| milliseconds(share(&mut times, part)));
    println!("| {name} | {} | {median} | {high} | {longest} |", times.len());
}

fn act(stage: &mut Stage, action: Action) -> Duration {
    let begin = ThreadTime::now();
    stage.window.state.act(&stage.ctx.clone(), action);
    begin.elapsed() + stage.frame(Vec::new())
}

fn choose(stage: &mut Stage, row: usize) {
    stage.window.state.history.here_mut().unwrap().state.selected = Some(row);
    stage.settle();
}

fn resting(stage: &mut Stage) -> Vec<Duration> {
    stage.settle();
    let at = |frame: usize| pos2(700.0 + (frame % 20) as f32, 300.0 + (frame % 30) as f32);
    (0..FRAMES).map(|frame| stage.frame(vec![Event::PointerMoved(at(frame))])).collect()
}

fn turning(stage: &mut Stage) -> Vec<Duration> {
    stage.frame(vec![Event::PointerMoved(pos2(160.0, 400.0))]);
    let wheel = || Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -400.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    };
    (0..FRAMES).map(|_| stage.frame(vec![wheel()])).collect()
}

fn deciding(stage: &mut Stage) -> Vec<Duration> {
    let decide = |number: usize| Action::Decide(0, Decision::Take(At::Article, number % 2 == 1));
    (0..FRAMES).map(|number| act(stage, decide(number))).collect()
}

/// Imports files into an archive, and prints how long each step took.
fn run(name: &str, sources: &Path, archive: &Path, reference: Duration) {
    let catalog = read(archive);
    let store = Folder::new(archive);
    let (progress, cancel) = (Progress::default(), Cancel::default());
    let options = Options { looks: true, ..Options::default() };
    let mut clock = Clock(Instant::now());
    let found = import::gather(&[sources.to_owned()]);
    let count = found.len();
    let mut batch = import::read_all(found, &catalog, &options, &progress, &cancel);
    assert!(batch.failed.is_empty(), "{:?}", batch.failed);
    let reading = clock.lap();
    import::find_alike(&mut batch, &catalog, &store, &progress, &cancel);
    let looking = clock.lap();
    let review = Review::new(batch, &catalog, &apply::imports(&store).unwrap());
    let reviewing = clock.lap();
    let change = apply::prepare(&review, &catalog, &store, Timestamp::UNIX_EPOCH).unwrap().change.unwrap();
    let preparing = clock.lap();
    let holder = Holder::this_process(Timestamp::UNIX_EPOCH);
    let Access::Writable(lock) = Access::to(archive, &holder) else { panic!("nobody else has it") };
    lock.apply(&change, Timestamp::UNIX_EPOCH).unwrap();
    let writing = clock.lap();
    let steps = [reading, looking, reviewing, preparing, writing];
    let together: Duration = steps.iter().sum();
    let seconds = steps.map(|step| format!("{:.1} s", step.as_secs_f64())).join(" | ");
    println!(
        "| {name} | {seconds} | {:.1} s | {:.0} | {:.1} s | {:.2} | {} MB |",
        together.as_secs_f64(),
        count as f64 / together.as_secs_f64(),
        reference.as_secs_f64(),
        together.as_secs_f64() / reference.as_secs_f64(),
        peak() >> 20,
    );
}

struct Clock(Instant);

impl Clock {
    fn lap(&mut self) -> Duration {
        let lap = self.0.elapsed();
        self.0 = Instant::now();
        lap
    }
}

/// The most memory that this process has had, on Linux.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) << 10
}

fn read(archive: &Path) -> Catalog {
    let store = Folder::new(archive);
    let (records, findings) =
        archive::load(&store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap_or_else(|_| panic!());
    assert_eq!(findings, []);
    catalog::build(Input { origin: Origin::Folder(archive.to_owned()), records, findings: Vec::new(), complete: true })
}

/// Reads, hashes, copies and flushes every file, one after another.
fn copied(sources: &Path, to: &Path) -> Duration {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).unwrap();
    let begin = Instant::now();
    for entry in fs::read_dir(sources).unwrap() {
        let entry = entry.unwrap();
        let bytes = fs::read(entry.path()).unwrap();
        std::hint::black_box(Fingerprint::of(&bytes));
        let mut copy = File::create(to.join(entry.file_name())).unwrap();
        copy.write_all(&bytes).unwrap();
        copy.sync_all().unwrap();
    }
    let took = begin.elapsed();
    fs::remove_dir_all(to).unwrap();
    took
}

fn generate(folder: &Path, count: usize, ending: &str, make: impl Fn(usize) -> Vec<u8>) -> PathBuf {
    if fs::read_dir(folder).map_or(0, Iterator::count) != count {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder).unwrap();
        for number in 0..count {
            fs::write(folder.join(format!("example-{number:05}.{ending}")), make(number)).unwrap();
        }
    }
    folder.to_owned()
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    fn of(number: usize) -> Chance {
        Chance((number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    /// A word of no language.
    fn word(&mut self) -> String {
        let syllables =
            ["ba", "do", "fe", "gu", "ka", "lo", "mi", "nu", "po", "ra", "si", "tu", "ve", "wo", "xa", "zi"];
        (0..2 + self.below(3)).map(|_| syllables[self.below(syllables.len())]).collect()
    }

    fn name(&mut self) -> String {
        let capital = |word: String| word[..1].to_uppercase() + &word[1..];
        format!("{} {}", capital(self.word()), capital(self.word()))
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }
}

fn ordinal(edition: usize) -> String {
    let end = match (edition % 10, edition) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{edition}{end}")
}

/// A made-up report on one of the editions, with two people of its own.
fn text(number: usize) -> String {
    let (chance, edition) = (&mut Chance::of(number), number % EDITIONS + 1);
    let (nth, year, one, other) = (ordinal(edition), 2000 + edition, chance.name(), chance.name());
    let mut text = format!(
        "{nth} Example Forum hears of {}\nExample Daily, Exampleton, May 2 (Jane Reporter) The {nth} Example Forum was held in \
         Exampleton on May 2, {year}.\n\n{one}, director of the Example Office, delivered a keynote speech.\n\n\
         {other}, head of the Sample Office, delivered a speech.\n\n",
        chance.words(3)
    );
    for _ in 0..6 {
        text.push_str(&format!("There was talk of {}.\n\n", chance.words(40)));
    }
    text
}

/// A drawn picture of boxes, with a made-up caption.
fn photo(number: usize) -> Vec<u8> {
    let (chance, edition) = (&mut Chance::of(number), number % EDITIONS + 1);
    let ground: [usize; 3] = [chance.below(200), chance.below(200), chance.below(200)];
    let mut picture = RgbImage::from_fn(180, 120, |x, y| Rgb(ground.map(|light| (light + (x + y) as usize / 6) as u8)));
    for _ in 0..12 {
        let (left, top, wide, high) =
            (chance.below(170), chance.below(110), 8 + chance.below(50), 8 + chance.below(40));
        let colour = Rgb([chance.below(256), chance.below(256), chance.below(256)].map(|light| light as u8));
        for y in top..(top + high).min(120) {
            for x in left..(left + wide).min(180) {
                picture.put_pixel(x as u32, y as u32, colour);
            }
        }
    }
    let caption = format!("{} at the {} Example Forum in Exampleton.", chance.words(5), ordinal(edition));
    let date = format!("{}0502", 2000 + edition);
    let datasets = [
        dataset(1, 90, b"\x1B%G"),
        dataset(2, 120, caption.as_bytes()),
        dataset(2, 110, b"Example Daily"),
        dataset(2, 55, date.as_bytes()),
    ];
    with_iptc(&encoded(&DynamicImage::ImageRgb8(picture), ImageFormat::Jpeg), &datasets.concat())
}
