//! The window: state, places and history, commands, background jobs, settings.

mod carry;
mod changing;
mod deed;
mod exporting;
mod fonts;
mod history;
mod importing;
mod jobs;
mod kept;
mod leaving;
mod making;
mod measure;
#[cfg(feature = "pdf")]
mod printing;
mod reading;
mod settings;
mod show_in_folder;
mod state;
mod tasks;
mod update;
mod update_copy;
mod update_opening;
mod update_reading;
mod update_settings;
mod window;
mod writer;

pub use deed::{Deed, Made, Trouble, Work};
pub use fonts::{SystemFonts, find as find_fonts};
#[cfg(feature = "pdf")]
pub use printing::Viewer;
pub use settings::Settings;
pub use state::Start;
pub use tasks::Ended;
pub use window::Window;

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use eframe::{NativeOptions, Renderer as Drawn};
use egui::ViewportBuilder;

use self::reading::Reading;
use crate::{
    archive::{FileState, Folder, Store as _},
    catalog::Origin,
    cli::{Renderer, WindowOptions},
    model::Language,
    words::Message,
};

const ICON: &[u8] = include_bytes!("../../icons/forum-archive.png");
const USUAL_SIZE: (f32, f32) = (1280.0, 860.0);
const LEAST_SIZE: (f32, f32) = (760.0, 520.0);

/// Opens the window and comes back when it is closed.
///
/// # Errors
/// Why no window could be opened, with what to do.
pub fn run(options: WindowOptions) -> Result<(), Message> {
    if !has_display() {
        return Err(Message::new("cli-no-display"));
    }
    let empty = measure::wants_empty_window();
    let fonts = if empty { None } else { start_looking_for_fonts() };
    let start = start(&options);
    // Reading begins at once, too, so that the first frame already shows the editions.
    let reading = (!empty).then(|| Reading::begin(start.origin.clone(), start.this_year));
    let reading = Mutex::new(reading);
    let asked = options.renderer.or_else(|| remembered(&start.settings));
    let mut first_error = None;
    let fonts = Mutex::new(FontsLater::Looking(fonts));
    for renderer in order(asked) {
        match open(renderer, &start, &fonts, &reading) {
            Ok(()) => return Ok(()),
            Err(error) => {
                log::warn!("{renderer:?} could not be started: {error}");
                first_error.get_or_insert(reason(&error));
            }
        }
    }
    Err(Message::new("cli-no-window").with("reason", first_error.unwrap_or_default()))
}

/// The fonts, or the thread that looks for them.
enum FontsLater {
    Looking(Option<std::thread::JoinHandle<SystemFonts>>),
    Found(SystemFonts),
}

impl FontsLater {
    /// Looking takes less time than a window takes to appear, so that this waits for next to
    /// nothing; and a first frame in other glyphs would jump.
    fn get(&mut self) -> Option<&SystemFonts> {
        if let FontsLater::Looking(looking) = self {
            let found = looking.take()?.join().ok()?;
            *self = FontsLater::Found(found);
        }
        match self {
            FontsLater::Found(fonts) => Some(fonts),
            FontsLater::Looking(_) => None,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the fonts are looked for while the window is being made")]
fn start_looking_for_fonts() -> Option<std::thread::JoinHandle<SystemFonts>> {
    std::thread::Builder::new().name("fonts".to_owned()).spawn(find_fonts).ok()
}

fn open(renderer: Drawn, start: &Start, fonts: &Mutex<FontsLater>, reading: &Mutex<Option<Reading>>) -> eframe::Result {
    let (width, height) = start.settings.window.unwrap_or(USUAL_SIZE);
    let icon = eframe::icon_data::from_png_bytes(ICON).ok();
    let mut viewport = ViewportBuilder::default()
        .with_title("Forum Archive")
        .with_app_id("forum-archive")
        .with_inner_size([width, height])
        .with_min_inner_size([LEAST_SIZE.0, LEAST_SIZE.1]);
    viewport.icon = icon.map(std::sync::Arc::new);
    let native = NativeOptions { viewport, renderer, system_font_fallback: false, ..NativeOptions::default() };
    let mut start = start.clone();
    start.settings.renderer = Some(name(renderer).to_owned());
    eframe::run_native(
        "Forum Archive",
        native,
        Box::new(move |creation| {
            if measure::wants_empty_window() {
                return Ok(Box::new(measure::EmptyWindow::new()));
            }
            let mut fonts = fonts.lock().unwrap_or_else(PoisonError::into_inner);
            let reading = reading.lock().unwrap_or_else(PoisonError::into_inner).take();
            let reading = reading.unwrap_or_else(|| Reading::begin(start.origin.clone(), start.this_year));
            let mut window = Window::with(&creation.egui_ctx, start, reading, fonts.get());
            window.filled = true;
            Ok(Box::new(window))
        }),
    )
}

fn start(options: &WindowOptions) -> Start {
    let settings_file = Settings::usual_file();
    let settings = settings_file.as_deref().map(Settings::read).unwrap_or_default();
    let named = options.archive.as_deref().map(absolute).or_else(beside_program);
    // A place of another archive means nothing here.
    let same = named.is_none() || named == settings.archive;
    let folder = named.or_else(|| settings.archive.clone());
    let remembered = settings.place.as_deref().filter(|_| same);
    let place = window::first_place(options.at.clone(), remembered);
    let system = sys_locale::get_locale().and_then(|locale| Language::from_locale(&locale));
    Start {
        origin: folder.map_or(Origin::BuiltIn, Origin::Folder),
        place,
        settings,
        settings_file,
        thumbnails: Settings::usual_thumbnails(),
        documents: Settings::usual_documents(),
        system_language: system.unwrap_or_default(),
        language: options.language,
        this_year: options.this_year,
    }
}

/// The archive that lies beside the program, as on a stick that somebody was given.
fn beside_program() -> Option<PathBuf> {
    let folder = std::env::current_exe().ok()?.parent()?.join(crate::export::TAKEN_ARCHIVE);
    (Folder::new(&folder).state("archive.ron") == FileState::Present).then_some(folder)
}

/// A folder by its whole path, which means the same from wherever the program is next started.
fn absolute(folder: &Path) -> PathBuf {
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}

/// What of an error a user can use: its last part, without the place in somebody's source.
fn reason(error: &eframe::Error) -> String {
    let words = error.to_string();
    words.rsplit(": ").next().unwrap_or(&words).to_owned()
}

/// The renderers in the order in which they are tried: the one asked for, else the one that
/// suits most computers of the system; then the other.
fn order(asked: Option<Renderer>) -> [Drawn; 2] {
    let usual = if cfg!(target_os = "linux") { Renderer::Glow } else { Renderer::Wgpu };
    match asked.unwrap_or(usual) {
        Renderer::Glow => [Drawn::Glow, Drawn::Wgpu],
        Renderer::Wgpu => [Drawn::Wgpu, Drawn::Glow],
    }
}

fn name(renderer: Drawn) -> &'static str {
    match renderer {
        Drawn::Glow => "glow",
        Drawn::Wgpu => "wgpu",
    }
}

fn remembered(settings: &Settings) -> Option<Renderer> {
    match settings.renderer.as_deref() {
        Some("glow") => Some(Renderer::Glow),
        Some("wgpu") => Some(Renderer::Wgpu),
        _ => None,
    }
}

/// On Linux a window needs a Wayland or X11 display; elsewhere there always is one.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(set)
}
