//! For the start-up benchmark: says on the standard output when the first frame was presented,
//! then closes the window.
//!
//! Switched on by the environment variable `FORUM_ARCHIVE_MEASURE_START`: `timeline` waits for
//! the first frame with an archive's timeline, `empty` opens an empty window instead, without
//! fonts or archive, as the measure to compare with.

use egui::{Context, ViewportCommand};

/// Whether the first frame was drawn and presented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Measure {
    /// Nothing is measured.
    #[default]
    Off,
    /// The frame is waited for.
    Waiting,
    /// It was drawn; when the next one begins, it has been presented.
    Drawn,
}

impl Measure {
    /// What the environment asks of a window with an archive.
    pub(super) fn of_environment() -> Measure {
        if asked("timeline") { Measure::Waiting } else { Measure::Off }
    }

    /// To be called in each frame; `shown` says whether it shows what is waited for.
    pub(super) fn frame(&mut self, ctx: &Context, shown: bool) {
        match self {
            Measure::Off => return,
            Measure::Waiting if shown => *self = Measure::Drawn,
            Measure::Waiting => {}
            Measure::Drawn => {
                println!("presented");
                *self = Measure::Off;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
        }
        ctx.request_repaint();
    }
}

/// Whether the environment asks for an empty window.
pub(super) fn wants_empty_window() -> bool {
    asked("empty")
}

fn asked(what: &str) -> bool {
    std::env::var("FORUM_ARCHIVE_MEASURE_START").is_ok_and(|asked| asked == what)
}

/// A window with nothing in it.
pub(super) struct EmptyWindow(Measure);

impl EmptyWindow {
    pub(super) fn new() -> EmptyWindow {
        EmptyWindow(Measure::Waiting)
    }
}

impl eframe::App for EmptyWindow {
    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.0.frame(ui.ctx(), true);
    }
}
