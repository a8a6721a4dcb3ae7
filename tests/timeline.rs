//! The timeline in the window: zoomed, moved, with cards, and a span that narrows the lists.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

#[path = "support/window.rs"]
mod window;

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2, pos2};
use forum_archive::{
    model::Language::{En, Zh},
    ui::timeline_span::Span,
};
use window::{Driven, open, start};

const USUAL: [f32; 2] = [1280.0, 900.0];

fn span(driven: &Driven) -> Option<Span> {
    driven.harness.state().state.history.here().unwrap().state.span
}

fn timeline() -> Driven {
    open(start(En, "timeline"), USUAL)
}

#[test]
fn keys_zoom_towards_the_chosen_edition_and_back_to_all_years() {
    let mut driven = timeline();
    assert_eq!(span(&driven), None);
    for _ in 0..4 {
        driven.type_text("+");
    }
    let near = span(&driven).unwrap();
    assert!(near.from < 2023.3 && near.to > 2023.3 && near.length() < 8.0, "{near:?} does not show the 17th");
    driven.type_text("-");
    assert!(span(&driven).unwrap().length() > near.length());
    driven.type_text("0");
    assert_eq!(span(&driven), None);
    driven.type_text("-");
    assert_eq!(span(&driven), None);
}

#[test]
fn walking_the_editions_moves_what_is_shown() {
    let mut driven = timeline();
    for _ in 0..5 {
        driven.type_text("+");
    }
    driven.key(Key::Home);
    let first = span(&driven).unwrap();
    assert!(first.from < 2006.1 && first.to > 2006.5, "{first:?}");
    driven.shows(&["1st China E-Government Forum"]);
    driven.key(Key::End);
    assert!(span(&driven).unwrap().to > 2023.3);
}

#[test]
fn the_wheel_with_ctrl_zooms_to_the_pointer_and_dragging_moves() {
    let mut driven = timeline();
    let at: Pos2 = pos2(400.0, 210.0);
    driven.harness.hover_at(at);
    driven.harness.step();
    driven.harness.event(Event::Zoom(3.0));
    driven.harness.run();
    let near = span(&driven).unwrap();
    assert!((near.length() - 7.0).abs() < 0.01, "{near:?}");
    assert!(near.from > 2006.0 && near.to < 2017.0, "{near:?} is not around the pointer");
    driven.harness.drag_at(at);
    driven.harness.step();
    for step in 1..=4 {
        driven.harness.hover_at(at + Vec2::new(-60.0 * step as f32, 0.0));
        driven.harness.step();
    }
    let released = Event::PointerButton {
        pos: at + Vec2::new(-240.0, 0.0),
        button: PointerButton::Primary,
        pressed: false,
        modifiers: Modifiers::NONE,
    };
    driven.harness.event(released);
    driven.harness.run();
    let moved = span(&driven).unwrap();
    assert!(moved.from > near.from + 0.5, "{near:?} to {moved:?}");
    assert!((moved.length() - near.length()).abs() < 0.001);
}

#[test]
fn close_by_an_edition_is_a_card_that_is_chosen_and_opened() {
    let mut driven = timeline();
    for _ in 0..4 {
        driven.click("Closer");
    }
    driven.click_containing("16th, 2021 · Guangzhou");
    driven.shows(&["2021 (16th) China E-Government Forum"]);
    driven.click("Open edition");
    assert_eq!(driven.place(), "edition/16");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    assert!(span(&driven).is_some(), "the history keeps what was zoomed to");
    driven.click("All years");
    assert_eq!(span(&driven), None);
}

#[test]
fn a_span_narrows_the_lists() {
    let mut driven = timeline();
    for _ in 0..4 {
        driven.click("Closer");
    }
    let years = span(&driven).unwrap().years();
    let words = format!("{}–{}", years.start(), years.end());
    driven.shows(&[&words]);
    driven.click_containing(" speakers");
    assert_eq!(driven.place(), "speakers");
    driven.shows(&[&format!("{words}  ×"), "Xie Chuntao"]);
    let narrowed = driven.words().matches("谢春涛").count();
    assert!(narrowed > 0);
    driven.hides(&["Li Yizhong"]);
    driven.click_containing("×");
    driven.hides(&["×"]);
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    driven.click_containing(" photos recorded");
    assert_eq!(driven.place(), "photos");
    driven.key(Key::Escape);
    driven.hides(&["×"]);
    let mut driven = open(start(Zh, "timeline"), USUAL);
    driven.click("放大");
    driven.shows(&["全部年份", "缩小"]);
    driven.click_containing("篇文章");
    assert_eq!(driven.place(), "articles");
    driven.shows(&["  ×"]);
}
