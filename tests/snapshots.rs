//! Pictures of the main screens, compared with those in `tests/snapshots/`.
//!
//! They need a renderer and the fonts that `.ci/run` installs. Where these are missing, the tests
//! say that they were skipped; in CI that is a failure. After a wanted change:
//! `UPDATE_SNAPSHOTS=true cargo test --test snapshots`, then look at the pictures.

#[path = "support/window.rs"]
mod window;

use forum_archive::{
    app::{SystemFonts, find_fonts},
    model::Language::{self, En, Zh},
};
use window::{open_with_fonts, start};

const SIZE: [f32; 2] = [1000.0, 700.0];

/// The fonts the pictures were made with, or none if others are installed.
fn fonts() -> Option<SystemFonts> {
    let fonts = find_fonts();
    let chosen = |family: egui::FontFamily, wanted: [&str; 2]| {
        fonts
            .definitions
            .families
            .get(&family)
            .is_some_and(|faces| wanted.iter().zip(faces).all(|(wanted, face)| face.contains(wanted)))
    };
    let serif = egui::FontFamily::Name("serif".into());
    let as_in_ci = chosen(egui::FontFamily::Proportional, ["Inter", "Noto Sans CJK SC"])
        && chosen(serif, ["Noto Serif", "Noto Serif CJK SC"]);
    as_in_ci.then_some(fonts)
}

fn has_renderer() -> bool {
    static FOUND: std::sync::OnceLock<bool> = std::sync::OnceLock::new();
    *FOUND.get_or_init(|| {
        std::panic::catch_unwind(|| {
            let setup = egui_kittest::wgpu::default_wgpu_setup();
            drop(egui_kittest::wgpu::create_render_state(setup, Default::default()));
        })
        .is_ok()
    })
}

#[track_caller]
fn skip(what: &str) {
    println!("skipped: {what}");
    assert!(
        std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(),
        "{what}, and tests may not be skipped here"
    );
}

#[track_caller]
fn picture(name: &str, language: Language, dark: bool, place: &str) {
    if !has_renderer() {
        return skip("there is no renderer for pictures");
    }
    let Some(fonts) = fonts() else {
        return skip("the fonts of the pictures (Inter, Noto Serif, Noto Sans and Serif CJK) are not installed");
    };
    let mut start = start(language, place);
    start.settings.dark = Some(dark);
    let mut driven = open_with_fonts(start, SIZE, Some(fonts));
    driven.harness.remove_cursor();
    driven.harness.run();
    driven.harness.snapshot(name);
}

#[test]
fn timeline_in_english_by_day() {
    picture("timeline-en-light", En, false, "timeline");
}

#[test]
fn timeline_in_chinese_by_night() {
    picture("timeline-zh-dark", Zh, true, "timeline");
}

#[test]
fn edition_in_chinese_by_day() {
    picture("edition-zh-light", Zh, false, "edition/17");
}

#[test]
fn speakers_in_chinese_by_day() {
    picture("speakers-zh-light", Zh, false, "speakers");
}

#[test]
fn speaker_in_english_by_night() {
    picture("speaker-en-dark", En, true, "speaker/wang-qinmin");
}

#[test]
fn reader_with_both_languages_by_day() {
    picture("reader-en-light", En, false, "article/2023-17-opens-in-jinan");
}

#[test]
fn worklist_in_english_by_day() {
    picture("worklist-en-light", En, false, "worklist");
}
