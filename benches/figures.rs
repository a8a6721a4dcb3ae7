//! The figures that the design holds the program to, but for the start of the window, which
//! `benches/start.rs` measures: reading an archive, a frame of every screen, and memory, each
//! with the made-up archive of `tests/support/synthetic.rs` and with one a hundredth of it.
//!
//! ```text
//! cargo bench --bench figures                 all of them
//! cargo bench --bench figures -- frames       those alone; or: reading, memory
//! ```
//!
//! It first makes sure that what it measures gives the right results, then prints tables in
//! Markdown. No time ever makes it fail: a figure that misses its goal is marked. Times of
//! frames are the processor time of the one thread that draws, so that other programs on the
//! machine disturb them little.
#![allow(clippy::type_complexity, reason = "a table of closures is read in one place")]
#![allow(clippy::disallowed_methods, reason = "a benchmark reads files and starts itself again")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark without its archive can only stop")]

#[path = "support/stage.rs"]
mod stage;
#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use std::{
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use egui::{Context, Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, pos2, vec2};
use forum_archive::{
    app::find_fonts,
    archive::{self, Cancel, Folder, Progress, Severity, Store as _, check},
    catalog::{self, Catalog, EditionEntry, Input, Place},
    ui::{screen::SCREENS, view::Action},
};
use rayon::prelude::*;
use stage::{Stage, WINDOW, milliseconds, share};
use synthetic::{Size, THIS_YEAR};

/// Frames of a screen that are measured.
const FRAMES: usize = 200;
/// How often a screen is entered anew for its first frame.
const ENTRIES: usize = 5;
/// How often reading is repeated; the median counts.
const READINGS: usize = 5;
/// A point of the page that is over the list of every screen.
const ON_PAGE: Pos2 = pos2(800.0, 560.0);
const FRAME_GOAL: Duration = Duration::from_millis(4);
const GROWTH_GOAL: f64 = 1.2;
const MEMORY_GOAL_MB: f64 = 80.0;
const MEGABYTE: f64 = 1e6;
/// Asks this program to be the one whose memory is measured.
const MEMORY: &str = "--memory-of";

/// A part of the figures: measures both sizes and prints a table.
type Part = fn(&[Made; 2]);

/// A made-up archive on the disk.
struct Made {
    name: &'static str,
    size: Size,
    folder: PathBuf,
    bytes: u64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = arguments.iter().position(|argument| argument == MEMORY) {
        return be_measured(Path::new(&arguments[at + 1]));
    }
    let made = [made("small", Size::SMALL), made("full", Size::FULL)];
    let parts: [(&str, Part); 3] = [("reading", reading), ("frames", frames), ("memory", memory)];
    let asked = |part: &str| arguments.iter().any(|argument| argument == part);
    let all = !parts.iter().any(|(part, _)| asked(part));
    for (part, run) in parts {
        if all || asked(part) {
            run(&made);
        }
    }
}

fn made(name: &'static str, size: Size) -> Made {
    // The tests' folder for temporary files lies in the build's own folder.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let folder = synthetic::kept(target, name, size).unwrap();
    let bytes = record_files(&folder).iter().map(|file| fs::metadata(file).unwrap().len()).sum();
    Made { name, size, folder, bytes }
}

fn record_files(folder: &Path) -> Vec<PathBuf> {
    Folder::new(folder).list().unwrap().files.iter().map(|file| folder.join(file)).collect()
}

// Reading.

/// The times of one archive, in the order of the rows.
struct Reading {
    bytes: u64,
    plain: Duration,
    load: Duration,
    check: Duration,
    locate: Duration,
    build: Duration,
}

fn reading(made: &[Made; 2]) {
    let [small, full] = made.each_ref().map(read);
    println!("\n### Reading an archive\n");
    println!("| step | {} | {} | per byte, full ÷ small |", heading(&made[0]), heading(&made[1]));
    println!("| --- | --: | --: | --: |");
    let growth = full.bytes as f64 / small.bytes as f64;
    for (name, of) in [
        ("the files alone, in parallel", (|r: &Reading| r.plain) as fn(&Reading) -> Duration),
        ("`archive::load`", |r| r.load),
        ("`check::all`", |r| r.check),
        ("`archive::locate`", |r| r.locate),
        ("`catalog::build`", |r| r.build),
    ] {
        let ratio = of(&full).as_secs_f64() / of(&small).as_secs_f64() / growth;
        println!("| {name} | {} | {} | {ratio:.2} |", timed(&small, of(&small)), timed(&full, of(&full)));
    }
    let over = |r: &Reading| r.load.as_secs_f64() / r.plain.as_secs_f64();
    println!("| load ÷ the files alone | {:.2} | {:.2} | |", over(&small), over(&full));
}

fn heading(made: &Made) -> String {
    let (articles, photos) = (made.size.articles(), made.size.photos());
    format!("{} ({articles} articles, {photos} photos, {:.1} MB)", made.name, made.bytes as f64 / MEGABYTE)
}

fn timed(reading: &Reading, time: Duration) -> String {
    format!("{} ({:.0} MB/s)", milliseconds(time), reading.bytes as f64 / MEGABYTE / time.as_secs_f64())
}

fn read(made: &Made) -> Reading {
    let store = Folder::new(&made.folder);
    let files = record_files(&made.folder);
    let (records, findings) = load(&store);
    assert!(findings.is_empty(), "{findings:?}");
    assert!(records == synthetic::records(made.size, synthetic::SEED), "{} is not what was written", made.name);
    let found = check::all(&records, &store, THIS_YEAR);
    let problems: Vec<_> = found.iter().filter(|finding| finding.severity == Severity::Problem).collect();
    assert!(problems.is_empty(), "{} problems, such as {:?}", problems.len(), problems[0]);
    assert!(found.len() >= made.size.photos(), "no photo is held, and each is to be noted");
    let input = || Input { records: records.clone(), complete: true, ..Input::default() };
    assert_whole(&catalog::build(input()), made.size);
    Reading {
        bytes: made.bytes,
        plain: repeated(|| (), |()| files.par_iter().map(|file| fs::read(file).unwrap().len()).sum::<usize>()),
        load: repeated(|| (), |()| load(&store)),
        check: repeated(|| (), |()| check::all(&records, &store, THIS_YEAR)),
        locate: repeated(|| found.clone(), |found| archive::locate(&store, found)),
        build: repeated(input, catalog::build),
    }
}

fn load(store: &Folder) -> (archive::Records, Vec<archive::Finding>) {
    archive::load(store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap()
}

fn assert_whole(catalog: &Catalog, size: Size) {
    assert!(catalog.complete);
    assert_eq!(catalog.editions().len(), usize::from(size.editions));
    assert_eq!(catalog.people().len(), size.people);
    assert_eq!(catalog.articles().len(), size.articles());
    assert_eq!(catalog.photos().len(), size.photos());
    assert!(catalog.articles().iter().all(|article| article.translation.is_some()));
    assert!(catalog.people().iter().all(|person| !person.appearances.is_empty() && !person.articles.is_empty()));
}

/// The median time of a job; what it needs is made before the clock runs, and what it gives is
/// dropped after.
fn repeated<T, R>(mut prepare: impl FnMut() -> T, mut job: impl FnMut(T) -> R) -> Duration {
    let mut times: Vec<Duration> = (0..READINGS)
        .map(|_| {
            let input = prepare();
            let begin = Instant::now();
            let output = black_box(job(input));
            let time = begin.elapsed();
            drop(output);
            time
        })
        .collect();
    share(&mut times, 0.5)
}

// Frames.

/// What is measured: a place, and what the user does there.
struct Scene {
    name: String,
    place: Place,
    facing: bool,
    doing: Doing,
}

#[derive(Clone, Copy, PartialEq)]
enum Doing {
    /// The pointer moves over the middle of the list.
    Resting,
    /// The wheel turns.
    Scrolling,
}

/// What is done on a stage here.
impl Stage {
    fn go(&mut self, place: &Place) {
        self.window.state.act(&self.ctx.clone(), Action::Go(place.clone()));
        assert_eq!(self.window.state.place(), *place);
    }

    /// Leaves a place and comes back to it.
    fn enter(&mut self, place: &Place) -> Duration {
        let elsewhere = if *place == Place::Timeline { Place::Worklist } else { Place::Timeline };
        self.go(&elsewhere);
        self.frame(Vec::new());
        self.go(place);
        self.frame(Vec::new())
    }

    /// Chooses the middle of a list by the keyboard, which brings it into view.
    fn scroll_to_middle(&mut self) {
        let here = self.window.state.history.here_mut().unwrap();
        if let Some(rows) = &here.state.rows {
            here.state.selected = Some(rows.rows.len() / 2);
            self.frame(vec![key(Key::ArrowDown)]);
        }
        self.settle();
    }
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// Half of the frames down and half of them up, so that the end of a short list is not reached.
fn wheel(frame: usize) -> Event {
    let down = frame < FRAMES / 2;
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, if down { -50.0 } else { 50.0 }),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

/// Times of a scene with one archive.
struct Times {
    first: Duration,
    median: Duration,
    high: Duration,
}

fn measure(stage: &mut Stage, scene: &Scene) -> Times {
    stage.window.state.settings.facing = scene.facing;
    // Glyphs are drawn once in the life of a window, not once a visit.
    stage.enter(&scene.place);
    stage.scroll_to_middle();
    let mut entries: Vec<Duration> = (0..ENTRIES).map(|_| stage.enter(&scene.place)).collect();
    stage.scroll_to_middle();
    stage.frame(vec![Event::PointerMoved(ON_PAGE)]);
    let mut times: Vec<Duration> = (0..FRAMES)
        .map(|frame| {
            let event = match scene.doing {
                Doing::Scrolling => wheel(frame),
                Doing::Resting => Event::PointerMoved(ON_PAGE + vec2((frame % 20) as f32, (frame % 30) as f32)),
            };
            stage.frame(vec![event])
        })
        .collect();
    let high = share(&mut times, 0.99);
    Times { first: share(&mut entries, 0.5), median: share(&mut times, 0.5), high }
}

fn frames(made: &[Made; 2]) {
    let fonts = find_fonts();
    let measured = made.each_ref().map(|made| {
        let mut stage = Stage::open(&made.folder, &fonts, THIS_YEAR);
        let catalog = stage.window.state.catalog.clone();
        assert_whole(&catalog, made.size);
        let scenes = scenes(&catalog);
        let times: Vec<Times> = scenes.iter().map(|scene| measure(&mut stage, scene)).collect();
        (scenes, times)
    });
    let [(scenes, small), (_, full)] = measured;
    println!("\n### A frame, {} by {} points: processor time over {FRAMES} frames\n", WINDOW.x, WINDOW.y);
    println!(
        "Goals: 99th percentile at most {}, median full ÷ small at most {GROWTH_GOAL}. ",
        milliseconds(FRAME_GOAL)
    );
    println!("*first* is the frame in which the place is entered.\n");
    println!("| screen | small: first | median | 99 % | full: first | median | 99 % | full ÷ small | goals |");
    println!("| --- | --: | --: | --: | --: | --: | --: | --: | --- |");
    for ((scene, small), full) in scenes.iter().zip(&small).zip(&full) {
        let ratio = full.median.as_secs_f64() / small.median.as_secs_f64();
        let cells = [small, full].map(|t| [t.first, t.median, t.high].map(milliseconds).join(" | ")).join(" | ");
        println!("| {} | {cells} | {ratio:.2} | {} |", scene.name, verdict(full, ratio));
    }
}

fn verdict(full: &Times, ratio: f64) -> String {
    let missed = [
        (full.high > FRAME_GOAL, "99 % missed"),
        (full.first > FRAME_GOAL, "first is longer"),
        (ratio > GROWTH_GOAL, "ratio missed"),
    ];
    let missed: Vec<&str> = missed.into_iter().filter(|(missed, _)| *missed).map(|(_, words)| words).collect();
    if missed.is_empty() { "met".to_owned() } else { missed.join(", ") }
}

/// A place for every screen there may be, by its address: overviews, and items from the middle of
/// their lists. Those of screens that are yet to come are no addresses yet.
fn places(catalog: &Catalog) -> Vec<Place> {
    let middle = catalog.editions().len() / 2;
    let editions = [&catalog.editions()[middle - 1], &catalog.editions()[middle]].map(EditionEntry::place);
    let [one, other] = editions.each_ref().map(|place| place.to_string().replace("edition/", ""));
    let items = [
        editions[1].to_string(),
        catalog.people()[catalog.people().len() / 2].place().to_string(),
        catalog.articles()[catalog.articles().len() / 2].place().to_string(),
        catalog.photos()[catalog.photos().len() / 2].place().to_string(),
        format!("compare/{one}/{other}"),
        "search/lantern".to_owned(),
    ];
    let overviews = ["timeline", "speakers", "articles", "photos", "trends", "worklist"].map(str::to_owned);
    overviews.into_iter().chain(items).filter_map(|address| address.parse().ok()).collect()
}

/// Every row of the table of screens, at a place that it shows, resting and scrolling.
fn scenes(catalog: &Catalog) -> Vec<Scene> {
    let places = places(catalog);
    let mut scenes = Vec::new();
    for screen in SCREENS {
        let Some(place) = places.iter().find(|place| (screen.shows)(place)) else {
            panic!("the screen {} shows none of the places that are measured", screen.name)
        };
        let ways: &[bool] = if matches!(place, Place::Article(_)) { &[false, true] } else { &[true] };
        for facing in ways {
            for (doing, words) in [(Doing::Resting, ""), (Doing::Scrolling, ", scrolling")] {
                let both = if *facing && ways.len() > 1 { ", both languages" } else { "" };
                let name = format!("{}{both}{words}", screen.name);
                scenes.push(Scene { name, place: place.clone(), facing: *facing, doing });
            }
        }
    }
    scenes
}

// Memory.

/// Opens an archive in a window and says how much memory that took, in kilobytes.
fn be_measured(folder: &Path) {
    let ctx = Context::default();
    let _ = ctx.run_ui(RawInput::default(), |_| ());
    let empty = status("VmRSS:");
    let mut stage = Stage::open(folder, &find_fonts(), THIS_YEAR);
    stage.settle();
    let bytes: usize = stage.window.state.catalog.articles().iter().map(|entry| entry.record.headline.len()).sum();
    assert!(bytes > 0);
    println!("{empty} {} {}", status("VmRSS:"), status("VmHWM:"));
}

/// A line of what Linux says of this process.
fn status(line: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let found = status.lines().find_map(|text| text.strip_prefix(line)).unwrap();
    found.trim().trim_end_matches(" kB").parse().unwrap()
}

fn memory(made: &[Made; 2]) {
    if !Path::new("/proc/self/status").exists() {
        return println!("\nMemory is measured on Linux only.");
    }
    println!("\n### Memory of a window that has opened the archive\n");
    println!("Goal: what an empty window takes, and {MEMORY_GOAL_MB} MB, and three times the archive.\n");
    println!("| archive | bytes | empty | loaded | at most, ever | more than empty | allowed | |");
    println!("| --- | --: | --: | --: | --: | --: | --: | --- |");
    for made in made {
        let [empty, loaded, most] = measured_apart(&made.folder).map(|kilobytes| kilobytes as f64 * 1024.0 / MEGABYTE);
        let archive = made.bytes as f64 / MEGABYTE;
        let allowed = MEMORY_GOAL_MB + 3.0 * archive;
        let met = if loaded - empty <= allowed { "met" } else { "missed" };
        println!(
            "| {} | {archive:.1} MB | {empty:.0} MB | {loaded:.0} MB | {most:.0} MB | {:.0} MB | {allowed:.0} MB | {met} |",
            made.name,
            loaded - empty
        );
    }
}

/// A process of its own, so that nothing that was measured before is still in memory.
fn measured_apart(folder: &Path) -> [u64; 3] {
    let program = std::env::current_exe().unwrap();
    let output = Command::new(program).arg(MEMORY).arg(folder).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let words = String::from_utf8(output.stdout).unwrap();
    let numbers: Vec<u64> = words.split_whitespace().map(|word| word.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}
