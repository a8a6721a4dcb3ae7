//! How long the program takes to start: from the start of the process to the first presented
//! frame, of an empty window, of the built-in archive's timeline, and of the timeline of the
//! large made-up archive, with either renderer.
//!
//! ```text
//! cargo bench --bench start            all of it
//! cargo bench --bench start -- --cold  as root on Linux: before each very first start, what
//!                                      the system remembers of files is thrown away
//! ```
//!
//! The runs of the three kinds take turns, so that whatever slows the machine down slows all of
//! them. It draws on the display there is; where there is none, on one of its own in memory if
//! Xvfb is installed, and otherwise it says that it was skipped. No time makes it fail.
#![allow(clippy::disallowed_methods, reason = "a benchmark starts programs and keeps temporary files")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark without its program can only stop")]

#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::channel,
    thread,
    time::{Duration, Instant},
};

use synthetic::Size;

const RUNS: usize = 21;
const RENDERERS: [&str; 2] = ["glow", "wgpu"];
/// A start that takes longer than this never comes.
const PATIENCE: Duration = Duration::from_secs(60);

/// What is started.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Empty,
    BuiltIn,
    Large,
}

impl Kind {
    const ALL: [Kind; 3] = [Kind::Empty, Kind::BuiltIn, Kind::Large];

    fn name(self) -> &'static str {
        match self {
            Kind::Empty => "an empty window",
            Kind::BuiltIn => "built-in archive",
            Kind::Large => "large archive",
        }
    }

    /// How many times an empty window's time it may take: usually, and the very first time.
    fn goals(self) -> Option<(f64, f64)> {
        match self {
            Kind::Empty => None,
            Kind::BuiltIn => Some((1.3, 2.0)),
            Kind::Large => Some((1.5, 2.0)),
        }
    }
}

fn main() {
    let Some(screen) = Screen::find() else {
        return println!("Start: skipped, for there is no display and no Xvfb.");
    };
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let large = synthetic::kept(target, "full", Size::FULL).unwrap();
    let settings = tempfile::tempdir().unwrap();
    let bench = Bench { screen, large, settings: settings.path().to_owned() };
    let cold = std::env::args().any(|argument| argument == "--cold");
    println!("\n### Start, to the first presented frame\n");
    println!("Median of {RUNS} runs that take turns; *first* is the very first start, {}.\n", words(cold));
    println!("| renderer | window | first | ÷ empty | median | fastest | slowest | ÷ empty | goals |");
    println!("| --- | --- | --: | --: | --: | --: | --: | --: | --- |");
    for renderer in RENDERERS {
        bench.renderer(renderer, cold);
    }
}

fn words(cold: bool) -> &'static str {
    if cold { "with no file in memory" } else { "without settings, but with files in memory" }
}

/// What a start needs.
struct Bench {
    screen: Screen,
    large: PathBuf,
    settings: PathBuf,
}

impl Bench {
    fn renderer(&self, renderer: &str, cold: bool) {
        let first = Kind::ALL.map(|kind| {
            if cold {
                forget_files();
            }
            self.start(kind, renderer)
        });
        let mut times = Kind::ALL.map(|_| Vec::new());
        for _ in 0..RUNS {
            for (kind, times) in Kind::ALL.into_iter().zip(&mut times) {
                times.push(self.start(kind, renderer));
            }
        }
        times.iter_mut().for_each(|times| times.sort());
        let median = |times: &[Duration]| times[times.len() / 2];
        let empty = median(&times[0]);
        for ((kind, first_time), times) in Kind::ALL.into_iter().zip(first).zip(&times) {
            let over = |time: Duration, empty: Duration| time.as_secs_f64() / empty.as_secs_f64();
            let (usual, very_first) = (over(median(times), empty), over(first_time, first[0]));
            println!(
                "| {} | {} | {} | {very_first:.2} | {} | {} | {} | {usual:.2} | {} |",
                self.used(kind, renderer),
                kind.name(),
                milliseconds(first_time),
                milliseconds(median(times)),
                milliseconds(times[0]),
                milliseconds(times[times.len() - 1]),
                verdict(kind, usual, very_first),
            );
        }
    }

    /// The time from the start of the process to its word that a frame was presented.
    fn start(&self, kind: Kind, renderer: &str) -> Duration {
        let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
        command.args(["--renderer", renderer]).stdout(Stdio::piped()).stderr(Stdio::null());
        command.env("FORUM_ARCHIVE_MEASURE_START", if kind == Kind::Empty { "empty" } else { "timeline" });
        command.env("XDG_CONFIG_HOME", self.settings_of(kind, renderer));
        if kind == Kind::Large {
            command.arg("--archive").arg(&self.large);
        }
        self.screen.show(&mut command);
        let begin = Instant::now();
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, receiver) = channel();
        thread::spawn(move || {
            let said = output.lines().map_while(Result::ok).any(|line| line == "presented");
            // Whoever waited may have lost patience.
            let _ = sender.send(said.then(|| begin.elapsed()));
        });
        let time = receiver.recv_timeout(PATIENCE).ok().flatten();
        if time.is_none() {
            let _ = child.kill();
        }
        child.wait().unwrap();
        time.unwrap_or_else(|| panic!("{} with {renderer} presented nothing", kind.name()))
    }

    /// A folder of each kind's own, so that none opens what another one showed.
    fn settings_of(&self, kind: Kind, renderer: &str) -> PathBuf {
        let folder = self.settings.join(format!("{}-{renderer}", kind as u8));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// The renderer, marked if the program had to take the other one. An empty window has no
    /// settings to tell.
    fn used(&self, kind: Kind, renderer: &str) -> String {
        let file = self.settings_of(kind, renderer).join("forum-archive").join("settings.ron");
        match fs::read_to_string(file) {
            Ok(text) if !text.contains(&format!("\"{renderer}\"")) => format!("{renderer} (did not work)"),
            _ => renderer.to_owned(),
        }
    }
}

fn verdict(kind: Kind, usual: f64, very_first: f64) -> String {
    let Some((goal, first_goal)) = kind.goals() else { return String::new() };
    let met = |met: bool| if met { "met" } else { "missed" };
    format!("{goal} {}, first {first_goal} {}", met(usual <= goal), met(very_first <= first_goal))
}

fn milliseconds(time: Duration) -> String {
    format!("{:.0} ms", time.as_secs_f64() * 1e3)
}

/// Makes Linux throw away what it keeps of files, so that the next start reads them anew.
fn forget_files() {
    let forgotten = Command::new("sync").status().and_then(|_| fs::write("/proc/sys/vm/drop_caches", "3"));
    if let Err(error) = forgotten {
        eprintln!("files stay in memory: {error}");
    }
}

/// Where windows are shown.
enum Screen {
    /// The display of whoever runs this.
    There,
    /// One in memory, of this number.
    Own(Child, String),
}

impl Screen {
    fn find() -> Option<Screen> {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY") {
            return Some(Screen::There);
        }
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut number = String::new();
        BufReader::new(child.stdout.take()?).read_line(&mut number).ok()?;
        Some(Screen::Own(child, format!(":{}", number.trim())))
    }

    fn show(&self, command: &mut Command) {
        if let Screen::Own(_, display) = self {
            command.env("DISPLAY", display);
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Screen::Own(child, _) = self {
            // It may have ended by itself.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
