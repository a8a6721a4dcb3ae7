//! Searching while typing, beside ripgrep over the same files in the same run, on the made-up
//! archive of `tests/support/synthetic.rs`.
//!
//! ```text
//! cargo bench --bench search
//! ```
//!
//! Every query is typed letter by letter; each beginning of it is one search with ranking, counts
//! and the 50 best hits shown, as the window asks for it. ripgrep (`rg`) counts the lines that
//! have the whole query in them, which is less work; it has the files in memory by then. No time
//! ever makes it fail: a figure that misses its goal is marked.
#![allow(clippy::disallowed_methods, reason = "a benchmark looks at the clock and runs other programs")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a benchmark without its archive can only stop")]

#[path = "../tests/support/synthetic.rs"]
mod synthetic;

use std::{
    hint::black_box,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use cpu_time::ProcessTime;
use forum_archive::{
    archive::{self, Cancel, Folder, Progress},
    catalog::{self, Catalog, Input},
    model::Language,
    search::{Index, Query},
};
use synthetic::Size;

/// How many hits the window shows.
const LIMIT: usize = 50;
/// How often each query is typed; of each beginning the median counts.
const RUNS: usize = 7;
const GOAL: Duration = Duration::from_millis(8);
const GOAL_RATIO: f64 = 3.0;

/// What is typed. Words that stand everywhere, in a few records and nowhere; names in every form;
/// several words, phrases, filters.
const QUERIES: &[&str] = &[
    "lantern",
    "staircase",
    "the quiet river",
    "umbrella near the valley",
    "bicycle workshop",
    "remembers",
    "zeppelin",
    "quantum computing",
    "the",
    "e",
    "Example Person 1234",
    "Example Person 7",
    "E. Person 55",
    "Photographer 17",
    "Example Reporter 24",
    "Example News",
    "\"the old bridge\"",
    "\"narrow window and the\"",
    "lantern -river",
    "Example House 42",
    "Example Director",
    "Exampleton 12",
    "17th",
    "seventeenth",
    "2012",
    "edition:17 lantern",
    "year:2001..2010 teapot",
    "type:photo pebble",
    "type:article speaker:\"Example Person 12\"",
    "role:keynote",
    "missing:photo meadow",
    "credit:\"Photographer 3\" harbour",
    "exampel person 12",
    "xempla",
    "image of nothing",
    "灯笼",
    "楼梯",
    "安静的河流",
    "山谷旁边的雨伞",
    "自行车作坊",
    "记得",
    "飞艇",
    "量子计算",
    "的",
    "示例人物一千二百三十四",
    "示例人物七",
    "示例记者",
    "示例机构四十二",
    "示例主任",
    "示例市十二",
    "第十七届",
    "十七届",
    "\"古老的桥梁\"",
    "灯笼 -河流",
    "届:17 灯笼",
    "年:2001..2010 茶壶",
    "类型:照片 卵石",
    "人:示例人物十二 类型:文章",
    "身份:主旨演讲",
    "slrw",
    "shilirenwu",
    "shilirenwushier",
    "示例renwu",
    "漫长的岛屿",
    "遙遠的圖書館",
    "漫長的島嶼 細心",
    "随后由示例人物十二发言",
    "喷泉 笔记本 毯子 梯子",
    "fountain notebook blanket",
    "warm kitchen letter basket",
];

struct Figures {
    median: Duration,
    high: Duration,
    most: Duration,
}

fn main() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let folder = synthetic::kept(target, "full", Size::FULL).unwrap();
    let catalog = read(&folder);
    let build = median((0..3).map(|_| timed(|| Index::build(&catalog))).collect());
    let index = Index::build(&catalog);
    println!("\n### Search\n");
    println!(
        "{} articles and {} photo records; the index takes {:.0} MB and is built in {:.0} ms.\n",
        catalog.articles().len(),
        catalog.photos().len(),
        index.bytes() as f64 / 1e6,
        milliseconds(build)
    );
    let mut all: Vec<((Duration, Duration), String)> = Vec::new();
    let mut ratios = Vec::new();
    let verbose = std::env::args().any(|argument| argument == "--each");
    for query in QUERIES {
        let begun = typed(query);
        let times: Vec<(Duration, Duration)> = begun.iter().map(|begun| search(&catalog, &index, begun)).collect();
        let (whole, processors) = *times.last().unwrap();
        if let Some(rg) = ripgrep(&folder, query) {
            ratios.push(rg.as_secs_f64() / whole.as_secs_f64());
            if verbose {
                println!(
                    "{query}: {:.2} ms ({:.2} ms of processors), rg {:.1} ms",
                    milliseconds(whole),
                    milliseconds(processors),
                    milliseconds(rg)
                );
            }
        }
        all.extend(times.into_iter().zip(begun));
    }
    all.sort();
    if verbose {
        for (time, query) in all.iter().rev().take(25) {
            println!("{:.2} ms ({:.2} ms of processors): {query}", milliseconds(time.0), milliseconds(time.1));
        }
    }
    let times: Vec<Duration> = all.iter().map(|((time, _), _)| *time).collect();
    let figures =
        Figures { median: times[times.len() / 2], high: times[times.len() * 99 / 100], most: times[times.len() - 1] };
    println!(
        "| {} searches while typing {} queries | median | 99th percentile | slowest | goal |",
        times.len(),
        QUERIES.len()
    );
    println!("| --- | --: | --: | --: | --- |");
    println!(
        "| ranking, counts and {LIMIT} hits included | {:.2} ms | {:.2} ms | {:.2} ms | 99th at most {} ms: {} |",
        milliseconds(figures.median),
        milliseconds(figures.high),
        milliseconds(figures.most),
        GOAL.as_millis(),
        met(figures.high <= GOAL)
    );
    if ratios.is_empty() {
        return println!("\nripgrep: skipped, for there is no `rg`.");
    }
    ratios.sort_by(f64::total_cmp);
    let (least, middle) = (ratios[0], ratios[ratios.len() / 2]);
    println!(
        "| times faster than `rg -c` on the same {} words and phrases | {middle:.1} | | {least:.1} | at least {GOAL_RATIO}: {} |",
        ratios.len(),
        met(least >= GOAL_RATIO)
    );
}

fn met(met: bool) -> &'static str {
    if met { "met" } else { "missed" }
}

fn read(folder: &Path) -> Catalog {
    let (records, findings) =
        archive::load(&Folder::new(folder), &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap();
    assert!(findings.is_empty(), "{findings:?}");
    catalog::build(Input { records, complete: true, ..Input::default() })
}

/// The query as it grows with every key.
fn typed(query: &str) -> Vec<String> {
    let ends = query.char_indices().skip(1).map(|(at, _)| at).chain([query.len()]);
    ends.map(|end| query[..end].to_owned()).filter(|begun| !begun.ends_with(' ')).collect()
}

/// The time by the clock, and that of all processors together.
fn search(catalog: &Catalog, index: &Index, query: &str) -> (Duration, Duration) {
    let once = || index.search(catalog, &Query::parse(query), LIMIT, Language::En);
    let runs = (0..RUNS).map(|_| {
        let processors = ProcessTime::now();
        let clock = timed(once);
        (clock, processors.elapsed())
    });
    let (clock, processors): (Vec<Duration>, Vec<Duration>) = runs.unzip();
    (median(clock), median(processors))
}

/// How long ripgrep takes for the same text, if it is one word or phrase.
fn ripgrep(folder: &Path, query: &str) -> Option<Duration> {
    let phrase = query.starts_with('"');
    if !phrase && (query.contains([' ', ':']) || Query::parse(query).is_empty()) {
        return None;
    }
    let run = || {
        let mut command = Command::new("rg");
        command.args(["--count", "--ignore-case", "--fixed-strings", "--"]).arg(query.trim_matches('"')).arg(folder);
        command.stdin(Stdio::null()).stdout(Stdio::null()).status().is_ok()
    };
    run().then(|| median((0..3).map(|_| timed(run)).collect()))
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let begin = Instant::now();
    black_box(work());
    begin.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
