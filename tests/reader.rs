//! The reader: hits opened at their place, words found in the article, text as one likes to read
//! it, places kept; by mouse and by keys alone, in both languages.

#[path = "support/window.rs"]
mod window;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use forum_archive::{
    model::Language::{self, En, Zh},
    ui::finding::Finding,
};
use tempfile::TempDir;
use window::{Driven, open, start, start_on};

const USUAL: [f32; 2] = [1400.0, 900.0];
const JINAN: &str = "article/2023-17-opens-in-jinan";
const LONG: &str = "article/2023-17-made-up-long";

fn english(place: &str) -> Driven {
    open(start(En, place), USUAL)
}

fn chinese(place: &str) -> Driven {
    open(start(Zh, place), USUAL)
}

/// An archive with one more article, of two hundred paragraphs that are visibly made up.
fn with_long_article() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("copy");
    forum_archive::archive::copy_built_in(&archive).expect("copied");
    let paragraph = |number: usize| {
        let word = if number % 50 == 7 { "Sägemühle 樣例" } else { "nothing" };
        format!(
            "paragraph(text: \"Made-up paragraph {number} of this example says {word}. {}\"),",
            "And more. ".repeat(40)
        )
    };
    let blocks: String = (0..200).map(paragraph).collect();
    let record = format!("(kind: press, language: en, headline: \"A made-up long example\", blocks: [{blocks}])");
    std::fs::write(archive.join("editions/2023-17/articles/2023-17-made-up-long.ron"), record).expect("written");
    folder
}

fn long(folder: &TempDir, language: Language, place: &str) -> Driven {
    open(start_on(&folder.path().join("copy"), language, place), USUAL)
}

fn finding(driven: &Driven) -> &Finding {
    &driven.harness.state().state.history.here().expect("a visit").state.finding
}

/// How far down the window a text stands.
fn top(driven: &Driven, text: &str) -> f32 {
    driven.harness.get_by_label_contains(text).rect().top()
}

#[track_caller]
fn in_sight(driven: &Driven, text: &str) {
    let at = top(driven, text);
    assert!((60.0..900.0).contains(&at), "“{text}” is at {at}");
}

#[test]
fn a_hit_opens_at_its_place() {
    let folder = with_long_article();
    let mut driven = long(&folder, En, "timeline");
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text("sagemuhle");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), LONG);
    in_sight(&driven, "Made-up paragraph 7 of");
    driven.hides(&["1 of 4"]);
    driven.key(Key::F3);
    driven.shows(&["2 of 4"]);
    in_sight(&driven, "Made-up paragraph 57 of");
    driven.keys(Modifiers::SHIFT, Key::F3);
    driven.keys(Modifiers::SHIFT, Key::F3);
    driven.shows(&["4 of 4"]);
    in_sight(&driven, "Made-up paragraph 157 of");
    driven.click("Timeline");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    in_sight(&driven, "Made-up paragraph 157 of");
    driven.shows(&["4 of 4"]);
}

#[test]
fn a_hit_of_the_page_opens_at_its_place_by_keys_and_by_mouse() {
    let folder = with_long_article();
    let mut driven = long(&folder, Zh, "search/样例 paragraph");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), LONG);
    in_sight(&driven, "Made-up paragraph 7 of");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    driven.click_containing("A made-up long example");
    assert_eq!(driven.place(), LONG);
    driven.key(Key::F3);
    driven.shows(&["第 9 处，共 204 处"]);
}

#[test]
fn words_are_found_in_both_languages_that_face_each_other() {
    let mut driven = english(JINAN);
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.shows(&["Find in this article"]);
    driven.type_text("濟南");
    let all = finding(&driven);
    assert!(all.bar && all.text == "濟南");
    driven.shows(&["1 of "]);
    driven.key(Key::Enter);
    driven.shows(&["2 of "]);
    driven.keys(Modifiers::SHIFT, Key::Enter);
    driven.shows(&["1 of "]);
    driven.keys(Modifiers::COMMAND, Key::L);
    driven.shows(&["Nothing matches"]);
    driven.keys(Modifiers::COMMAND, Key::L);
    driven.click("Find next");
    driven.shows(&["2 of "]);
    driven.click("Find previous");
    driven.shows(&["1 of "]);
}

#[test]
fn the_bar_folds_as_the_search_does_and_takes_what_is_typed_as_it_stands() {
    for (typed, found) in
        [("LIN WU", true), ("lín wǔ", true), ("ｌｉｎ　ｗｕ", true), ("lin -wu", false), ("edition:17", false)]
    {
        let mut driven = english(JINAN);
        driven.keys(Modifiers::COMMAND, Key::F);
        driven.type_text(typed);
        if found { driven.shows(&["1 of "]) } else { driven.shows(&["Nothing matches"]) }
    }
    let mut driven = chinese("article/2023-17-opens-in-jinan-zh");
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.shows(&["在本文中查找", "查找下一处", "查找上一处"]);
    driven.type_text("數字政府");
    driven.shows(&["第 1 处，共 "]);
    driven.type_text("没有的词");
    driven.shows(&["没有相符的内容"]);
}

#[test]
fn captions_are_searched_too() {
    let mut driven = english(JINAN);
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("speaks at");
    driven.shows(&["1 of "]);
}

#[test]
fn escape_closes_the_bar_and_then_goes_up() {
    let mut driven = english(JINAN);
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("jinan");
    driven.key(Key::Escape);
    driven.hides(&["Find in this article", "1 of "]);
    assert_eq!(driven.place(), JINAN);
    driven.key(Key::F3);
    driven.shows(&["2 of "]);
    // The keys are not in the field now.
    driven.key(Key::Escape);
    driven.hides(&["2 of "]);
    driven.key(Key::Escape);
    assert_eq!(driven.place(), "articles");
}

#[test]
fn without_anything_to_find_f3_asks_for_it() {
    let mut driven = english(JINAN);
    driven.key(Key::F3);
    driven.type_text("jinan");
    driven.shows(&["1 of "]);
    driven.click("Close");
    driven.hides(&["Find in this article"]);
}

#[test]
fn odd_things_are_sought_without_a_stall() {
    let mut driven = english(JINAN);
    driven.keys(Modifiers::COMMAND, Key::F);
    for odd in [&"x".repeat(9_000), ".*[a-z]+(", "\u{202e}\u{627}\u{644}", "👩‍💻🇨🇳", "\"(((", " "] {
        driven.keys(Modifiers::COMMAND, Key::A);
        driven.type_text(odd);
    }
    driven.keys(Modifiers::COMMAND, Key::A);
    driven.type_text("e");
    driven.shows(&["1 of "]);
    driven.key(Key::F3);
    driven.shows(&["2 of "]);
}

#[test]
fn speakers_and_editions_need_no_marks() {
    let mut driven = english("search/xct");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "speaker/xie-chuntao");
    driven.key(Key::F3);
    driven.hides(&["Find in this article"]);
}
