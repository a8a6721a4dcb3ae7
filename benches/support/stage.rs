//! A window without a screen, whose frames are timed.

#![allow(dead_code, reason = "each benchmark uses its part of this")]

use std::{hint::black_box, path::Path, time::Duration};

use cpu_time::ThreadTime;
use egui::{Context, Event, Pos2, RawInput, Rect, Vec2, vec2};
use forum_archive::{
    app::{Settings, Start, SystemFonts, Window},
    catalog::Origin,
};

/// The size of the window, in points.
pub const WINDOW: Vec2 = vec2(1400.0, 900.0);

/// A window without a screen, to draw into.
pub struct Stage {
    pub ctx: Context,
    /// The window.
    pub window: Window,
    time: f64,
}

impl Stage {
    /// Opens a window on an archive, and waits until everything of it is there.
    pub fn open(folder: &Path, fonts: &SystemFonts, this_year: u16) -> Stage {
        let ctx = Context::default();
        let start = Start {
            origin: Origin::Folder(folder.to_owned()),
            settings: Settings { dark: Some(false), ..Settings::default() },
            this_year,
            ..Start::default()
        };
        let window = Window::new(&ctx, start, Some(fonts));
        let mut stage = Stage { ctx, window, time: 0.0 };
        while stage.window.state.opening.is_some() || stage.window.state.index.is_none() {
            stage.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(10));
        }
        stage
    }

    /// Draws a frame, down to the triangles, and gives the processor time that took.
    pub fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            time: Some(self.time),
            max_texture_side: Some(8192),
            events,
            focused: true,
            ..RawInput::default()
        };
        let begin = ThreadTime::now();
        let output = self.ctx.run_ui(input, |ui| self.window.draw(ui));
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        begin.elapsed()
    }

    /// Waits until nothing glides any more.
    pub fn settle(&mut self) {
        for _ in 0..60 {
            self.frame(Vec::new());
        }
    }
}

/// The time that a share of all times do not exceed; puts them in order.
pub fn share(times: &mut [Duration], share: f64) -> Duration {
    times.sort();
    let rank = (times.len() as f64 * share).ceil() as usize;
    times[rank.clamp(1, times.len()) - 1]
}

/// A time in words.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}
