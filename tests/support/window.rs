//! The window in the headless harness: opened on an archive, and clicked and typed at as a user
//! would. The harness checks by itself that every control has an accessible name.

#![allow(dead_code, reason = "each test uses its part of this")]

use std::{path::Path, time::Duration};

use egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use forum_archive::{
    app::{Settings, Start, SystemFonts, Window},
    catalog::{Origin, Place},
    model::Language,
};

/// The year in which all window tests take place.
pub const THIS_YEAR: u16 = 2026;

/// A window in the harness.
pub struct Driven {
    /// The harness, for what the methods below do not do.
    pub harness: Harness<'static, Window>,
}

/// The start of a window on the built-in archive.
pub fn start(language: Language, place: &str) -> Start {
    let settings = Settings { dark: Some(false), ..Settings::default() };
    Start {
        origin: Origin::BuiltIn,
        place: place.parse::<Place>().ok(),
        settings,
        settings_file: None,
        thumbnails: None,
        documents: None,
        system_language: language,
        language: None,
        this_year: THIS_YEAR,
    }
}

/// The start of a window on an archive in a folder.
pub fn start_on(folder: &Path, language: Language, place: &str) -> Start {
    Start { origin: Origin::Folder(folder.to_owned()), ..start(language, place) }
}

/// Opens a window of a size and waits until the archive is there.
pub fn open(start: Start, size: [f32; 2]) -> Driven {
    open_with_fonts(start, size, None)
}

/// The same, in the fonts of this computer.
pub fn open_with_fonts(start: Start, size: [f32; 2], fonts: Option<SystemFonts>) -> Driven {
    // The harness sets a theme of its own after the window has set one.
    let theme = if start.settings.dark == Some(true) { egui::Theme::Dark } else { egui::Theme::Light };
    let harness = Harness::builder()
        .with_theme(theme)
        .with_size(size)
        .allow_missing_glyphs()
        .with_max_steps(20)
        .build_eframe(move |creation| Window::new(&creation.egui_ctx, start, fonts.as_ref()));
    let mut driven = Driven { harness };
    driven.wait();
    driven
}

impl Driven {
    /// Steps until no archive is being read and the window is at rest.
    pub fn wait(&mut self) {
        for _ in 0..600 {
            self.harness.step();
            let state = &self.harness.state().state;
            if state.opening.is_none() && (state.index.is_some() || state.stopped.is_some()) {
                self.harness.run();
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the archive was not read within twelve seconds");
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    /// Presses a key with modifiers.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run();
    }

    /// Types text into what has the keys.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// Clicks the only control of this name.
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.harness.run();
    }

    /// Clicks the first control whose name contains this.
    pub fn click_containing(&mut self, part: &str) {
        let node = self.harness.get_all_by_label_contains(part).next();
        node.unwrap_or_else(|| panic!("nothing is called {part}")).click();
        self.harness.run();
    }

    /// Everything that a screen reader could read, in one text.
    pub fn words(&self) -> String {
        let mut words = Vec::new();
        collect(&self.harness.root(), &mut words);
        words.join("\n")
    }

    /// Asserts that each of these stands on the screen.
    #[track_caller]
    pub fn shows(&self, wanted: &[&str]) {
        let words = self.words();
        for one in wanted {
            assert!(words.contains(one), "“{one}” is not on the screen:\n{words}");
        }
    }

    /// Asserts that none of these stands on the screen.
    #[track_caller]
    pub fn hides(&self, unwanted: &[&str]) {
        let words = self.words();
        for one in unwanted {
            assert!(!words.contains(one), "“{one}” is on the screen:\n{words}");
        }
    }

    /// The address of the place that is shown.
    pub fn place(&self) -> String {
        self.harness.state().state.place().to_string()
    }
}

fn collect(node: &egui_kittest::Node<'_>, words: &mut Vec<String>) {
    let accessible = node.accesskit_node();
    for text in [accessible.label(), accessible.value()].into_iter().flatten() {
        words.push(text);
    }
    for child in node.children() {
        collect(&child, words);
    }
}
