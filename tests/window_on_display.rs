//! The shipped program in a real window on a virtual display: it comes up, takes keys, shows the
//! fonts of the system, and closes by itself.
//!
//! Needs Xvfb, xdotool, openbox and ImageMagick, as `.ci/run` installs them; where one is missing,
//! the test says that it was skipped, and in CI that is a failure. Without a display the program
//! has to fail with one clear message: that needs nothing and is tested everywhere on Linux.
#![cfg(target_os = "linux")]

use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_forum-archive");

/// A child process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _already_gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

fn missing_tool() -> Option<&'static str> {
    ["Xvfb", "xdotool", "openbox", "import"].into_iter().find(|tool| {
        !Command::new("which").arg(tool).stdout(Stdio::null()).status().is_ok_and(|status| status.success())
    })
}

/// Starts a virtual display and gives its name.
fn display() -> (Running, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x860x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb starts");
    let out = server.stdout.take().expect("a pipe");
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line).expect("Xvfb names its display");
    (Running(server), format!(":{}", line.trim()))
}

fn on(display: &str, program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("DISPLAY", display).env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET");
    command
}

fn xdotool(display: &str, arguments: &[&str]) -> Option<String> {
    let output = on(display, "xdotool").args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begin = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begin.elapsed() < Duration::from_secs(60), "{what} did not happen within a minute");
        sleep(Duration::from_millis(100));
    }
}

fn title(display: &str) -> Option<String> {
    let window = xdotool(display, &["search", "--onlyvisible", "--name", "Forum Archive"])?;
    xdotool(display, &["getwindowname", window.lines().last()?])
}

fn colours(display: &str, folder: &Path) -> usize {
    let file = folder.join("window.png");
    let taken = on(display, "import").args(["-window", "root"]).arg(&file).status();
    assert!(taken.is_ok_and(|status| status.success()), "a screenshot is taken");
    let output = Command::new("identify").args(["-format", "%k"]).arg(&file).output().expect("identify runs");
    String::from_utf8_lossy(&output.stdout).trim().parse().unwrap_or(0)
}

#[test]
fn a_real_window_opens_takes_keys_and_closes() {
    if let Some(tool) = missing_tool() {
        println!("skipped: {tool} is not installed");
        assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "{tool} is missing");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (_server, display) = display();
    let _manager = Running(on(&display, "openbox").stderr(Stdio::null()).spawn().expect("openbox starts"));
    let program = on(&display, PROGRAM)
        .args(["--language", "en", "--at", "timeline"])
        .env("XDG_CONFIG_HOME", folder.path())
        .env("XDG_RUNTIME_DIR", folder.path())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut program = Running(program);
    wait_for("the window with the timeline", || title(&display).filter(|title| title.starts_with("Timeline")));
    sleep(Duration::from_secs(1));
    assert!(colours(&display, folder.path()) > 50, "the window shows more than one plain ground");
    // Enter opens the chosen edition, Ctrl+2 the speakers.
    xdotool(&display, &["key", "Return"]);
    wait_for("the edition", || title(&display).filter(|title| title.starts_with("17th, 2023")));
    xdotool(&display, &["key", "ctrl+2"]);
    wait_for("the speakers", || title(&display).filter(|title| title.starts_with("Speakers")));
    xdotool(&display, &["key", "ctrl+q"]);
    let status = wait_for("the end of the program", || program.0.try_wait().ok().flatten());
    assert!(status.success(), "{status}");
    let settings =
        std::fs::read_to_string(folder.path().join("forum-archive/settings.ron")).expect("settings are kept");
    assert!(settings.contains("place: \"speakers\""), "{settings}");
}

#[test]
fn without_a_display_one_clear_message_says_what_is_needed() {
    for (language, words) in [("en", "There is no display to open a window on"), ("zh", "没有可以打开窗口的显示器")]
    {
        let output = Command::new(PROGRAM)
            .args(["--language", language])
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(words) && said.lines().count() == 1, "{said}");
    }
}

#[test]
fn a_display_that_does_not_answer_is_one_message_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = on(":4711", PROGRAM)
        .args(["--language", "en"])
        .env("XDG_CONFIG_HOME", folder.path())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.starts_with("The window could not be opened") && said.lines().count() == 1, "{said}");
}
