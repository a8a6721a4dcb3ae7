//! The page of results and the way to it: what is found and why, what narrows it, what was
//! searched for before; by mouse and by keys alone, in both languages.

#[path = "support/window.rs"]
mod window;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use forum_archive::model::Language::{self, En, Zh};
use window::{Driven, open, start, start_on};

const USUAL: [f32; 2] = [1400.0, 900.0];
const SMALL: [f32; 2] = [800.0, 700.0];

fn english(place: &str) -> Driven {
    open(start(En, place), USUAL)
}

fn chinese(place: &str) -> Driven {
    open(start(Zh, place), USUAL)
}

fn palette(language: Language, typed: &str) -> Driven {
    let mut driven = open(start(language, "timeline"), USUAL);
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text(typed);
    driven
}

fn searches(driven: &Driven) -> &[String] {
    &driven.harness.state().state.settings.searches
}

#[test]
fn the_page_groups_what_was_found_and_says_why() {
    let driven = english("search/xct");
    driven.shows(&["Search: xct", "1 result", "Speakers · Xie Chuntao · 谢春涛, by initials xct · 1 edition"]);
    let driven = english("search/谢春涛");
    driven.shows(&["results", "Speakers · Xie Chuntao", "Articles · ", "Kind", "Edition", "Person", "17th, 2023 · "]);
    let driven = chinese("search/xct");
    driven.shows(&["搜索：xct", "共 1 项", "演讲人 · 谢春涛 · 谢春涛，按首字母 xct"]);
    chinese("search/数字政府").shows(&["文章 · ", "见于", "类型", "届次", "人物", "第十七届（2023）"]);
}

#[test]
fn the_palette_leads_to_the_page_by_its_last_offer_and_by_ctrl_enter() {
    let mut driven = palette(En, "jinan");
    driven.shows(&["All "]);
    driven.click_containing("All ");
    assert_eq!(driven.place(), "search/jinan");
    let mut driven = palette(Zh, " 济南 ");
    driven.shows(&["全部 "]);
    driven.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(driven.place(), "search/济南");
    // Nothing is no search, and a command is none either.
    for typed in ["", ">dark"] {
        let mut driven = palette(En, typed);
        driven.keys(Modifiers::COMMAND, Key::Enter);
        assert_eq!(driven.place(), "timeline");
    }
    let mut driven = palette(En, "search/xct");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "search/xct");
}

#[test]
fn the_list_is_one_stop_and_enter_opens() {
    let mut driven = english("search/谢春涛");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "speaker/xie-chuntao");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(driven.place(), "search/谢春涛");
    driven.key(Key::ArrowDown);
    driven.key(Key::Enter);
    assert!(driven.place().contains('/') && !driven.place().starts_with("search/"), "{}", driven.place());
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    driven.key(Key::Enter);
    assert_ne!(driven.place(), "speaker/xie-chuntao", "the choice is kept");
}

#[test]
fn the_query_is_edited_in_place_without_a_trail() {
    let mut driven = english("timeline");
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text("xc");
    driven.keys(Modifiers::COMMAND, Key::Enter);
    driven.keys(Modifiers::COMMAND, Key::F);
    for letter in ["t", " ", "x"] {
        driven.type_text(letter);
    }
    assert_eq!(driven.place(), "search/xct x");
    driven.shows(&["Nothing matches", "Fewer words, another spelling"]);
    driven.keys(Modifiers::COMMAND, Key::A);
    driven.key(Key::Backspace);
    driven.shows(&["Type what to look for"]);
    assert_eq!(driven.place(), "search/xct x");
    driven.type_text("xct");
    driven.key(Key::Enter);
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "speaker/xie-chuntao");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(driven.place(), "search/xct");
    driven.key(Key::Escape);
    assert_eq!(driven.place(), "timeline");
}

#[test]
fn counts_narrow_and_chips_take_away() {
    let mut driven = english("search/jinan");
    driven.click_containing("Articles · 3");
    assert_eq!(driven.place(), "search/jinan type:article");
    driven.shows(&["3 results", "Remove type:article"]);
    driven.click_containing("17th, 2023 · 3");
    assert_eq!(driven.place(), "search/jinan type:article edition:17");
    driven.click("Remove type:article");
    assert_eq!(driven.place(), "search/jinan edition:17");
    driven.click("Remove edition:17");
    assert_eq!(driven.place(), "search/jinan");
    let mut driven = chinese("search/济南");
    driven.click_containing("文章 · 3");
    assert_eq!(driven.place(), "search/济南 类型:文章");
    driven.shows(&["共 3 项", "去掉 类型:文章"]);
}

#[test]
fn a_person_narrows_by_who_they_are_and_not_by_a_name() {
    let mut driven = english("search/济南");
    driven.click_containing("Lin Wu · ");
    assert_eq!(driven.place(), "search/济南 speaker:lin-wu");
    driven.click("Remove speaker:lin-wu");
    let mut driven = english("search/speaker:lin-wu");
    driven.click("Remove speaker:lin-wu");
    driven.shows(&["Type what to look for"]);
}

#[test]
fn in_a_narrow_window_the_counts_drop_down() {
    let mut driven = open(start(En, "search/jinan"), SMALL);
    driven.click("Kind");
    driven.click_containing("Articles  3");
    assert_eq!(driven.place(), "search/jinan type:article");
}

#[test]
fn what_is_not_understood_is_said() {
    english("search/nonsense:17 \"open").shows(&["There is no field “nonsense”", "A quotation mark is not closed"]);
    chinese("search/role:king").shows(&["“role:”之后应为"]);
    for odd in ["\"(((", "\u{202e}abc", "😀", ".*[a-z]+(", &"x".repeat(10_000), "\u{7}\u{1}"] {
        english(&format!("search/{odd}")).shows(&["Nothing matches"]);
    }
}

#[test]
fn fields_are_completed() {
    let mut driven = palette(En, "cit");
    driven.shows(&["Tab takes the first", "city:"]);
    driven.key(Key::Tab);
    driven.type_text("jin");
    driven.shows(&["city:Jinan"]);
    driven.key(Key::Tab);
    driven.type_text("opens");
    driven.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(driven.place(), "search/city:Jinan opens");
    let mut driven = chinese("search/济南");
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text(" 类");
    driven.shows(&["按 Tab 采用第一项"]);
    driven.key(Key::Tab);
    assert_eq!(driven.place(), "search/济南 类型:");
    driven.type_text("文");
    driven.click("类型:文章");
    assert_eq!(driven.place(), "search/济南 类型:文章 ");
}

#[test]
fn searches_are_remembered_and_can_be_forgotten() {
    let mut driven = palette(En, "xct");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "speaker/xie-chuntao");
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text("jinan");
    driven.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(searches(&driven), ["jinan", "xct"]);
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.shows(&["Recent searches", "jinan", "xct", "Clear recent searches"]);
    driven.key(Key::ArrowDown);
    driven.key(Key::Enter);
    driven.shows(&["Xie Chuntao"]);
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "speaker/xie-chuntao");
    assert_eq!(searches(&driven), ["xct", "jinan"]);
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.harness.get_all_by_label("Clear recent searches").next().expect("an offer").click();
    driven.harness.run();
    assert!(searches(&driven).is_empty());
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.hides(&["Recent searches"]);
    let mut driven = palette(Zh, "xct");
    driven.key(Key::Enter);
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.shows(&["最近搜索", "清除最近搜索"]);
}

#[test]
fn an_empty_archive_finds_nothing_and_says_so() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("example");
    forum_archive::archive::create(&archive, forum_archive::model::Text::both("Example Forum", "示例论坛"))
        .expect("made");
    for (language, nothing) in [(En, "Nothing matches"), (Zh, "没有相符的内容")] {
        open(start_on(&archive, language, "search/jinan"), USUAL).shows(&[nothing]);
    }
}

#[test]
fn the_language_changes_what_is_shown_and_not_what_is_sought() {
    let mut driven = english("search/谢春涛");
    driven.shows(&["Speakers · Xie Chuntao"]);
    driven.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    driven.type_text("简体");
    driven.key(Key::Enter);
    driven.shows(&["演讲人 · 谢春涛"]);
    assert_eq!(driven.place(), "search/谢春涛");
}

#[test]
fn while_the_archive_is_being_made_ready_the_page_says_so() {
    for (language, words) in [(En, "The archive is still being read"), (Zh, "正在读取档案")] {
        let mut driven = open(start(language, "timeline"), USUAL);
        let index = driven.harness.state_mut().state.index.take();
        driven.keys(Modifiers::COMMAND, Key::K);
        driven.type_text("search/jinan");
        driven.shows(&[words]);
        driven.key(Key::Enter);
        assert_eq!(driven.place(), "search/jinan");
        driven.shows(&[words]);
        driven.harness.state_mut().state.index = index;
        driven.harness.run();
        driven.hides(&[words]);
        driven.shows(&["5"]);
    }
}

#[test]
fn of_very_many_the_best_are_shown_and_all_are_counted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("copy");
    forum_archive::archive::copy_built_in(&archive).expect("copied");
    for number in 0..600 {
        let record = format!(
            "(kind: press, language: en, headline: \"Made-up article {number}\", blocks: [paragraph(text: \"Visibly made up.\")])"
        );
        let path = archive.join(format!("editions/2023-17/articles/2023-17-made-up-{number}.ron"));
        std::fs::write(path, record).expect("written");
    }
    let mut driven = open(start_on(&archive, En, "search/visibly"), USUAL);
    driven.shows(&["600 results, the best are shown", "Articles · 600"]);
    driven.key(Key::End);
    assert_eq!(driven.harness.state().state.history.here().and_then(|here| here.state.selected), Some(499));
    driven.key(Key::Enter);
    assert!(driven.place().starts_with("article/2023-17-made-up-"));
    open(start_on(&archive, Zh, "search/visibly"), USUAL).shows(&["共 600 项，显示最相符者"]);
}
