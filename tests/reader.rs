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
    assert!((50.0..900.0).contains(&at), "“{text}” is at {at}");
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
fn escape_empties_the_field_of_a_list_and_leads_nowhere() {
    let mut driven = chinese("speakers");
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("谢春涛");
    driven.hides(&["王钦敏"]);
    driven.key(Key::Escape);
    driven.shows(&["王钦敏"]);
    assert_eq!(driven.place(), "speakers");
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

#[test]
fn the_text_is_set_as_one_likes_to_read_it() {
    let mut driven = english(JINAN);
    let high = |driven: &Driven| driven.harness.get_by_label_contains("第十七届论坛在济南开幕").rect().height();
    let before = high(&driven);
    driven.click("Text size and face");
    for _ in 0..3 {
        driven.click("Larger text");
    }
    driven.click("Sans serif");
    let reading = driven.harness.state().state.settings.reading;
    assert_eq!((reading.scale, reading.sans), (1.3, true));
    assert!(high(&driven) > before);
    driven.click("Usual text size");
    driven.click("Serif");
    assert_eq!(driven.harness.state().state.settings.reading, forum_archive::ui::reading::Reading::default());
    for _ in 0..30 {
        driven.click("Smaller text");
    }
    assert_eq!(driven.harness.state().state.settings.reading.scale, 0.8);
    let mut driven = chinese(JINAN);
    driven.click("字号与字体");
    driven.shows(&["增大字号", "减小字号", "正常字号", "宋体", "黑体"]);
}

#[test]
fn an_article_opens_where_it_was_left() {
    let folder = with_long_article();
    let mut driven = long(&folder, En, "articles");
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("A made-up long");
    driven.click_containing("A made-up long example");
    assert_eq!(driven.place(), LONG);
    for _ in 0..30 {
        driven.key(Key::PageDown);
    }
    let read = driven.harness.state().state.history.here().expect("a visit").state.read;
    assert!(read > 50, "{read}");
    let first = format!("Made-up paragraph {read} of");
    driven.click("Timeline");
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text(LONG);
    driven.key(Key::Enter);
    assert_eq!(driven.place(), LONG);
    in_sight(&driven, &first);
    driven.click("Timeline");
    // After the next start, too.
    let mut again = start_on(&folder.path().join("copy"), Zh, LONG);
    again.settings = driven.harness.state().state.settings.clone();
    let mut driven = open(again, USUAL);
    in_sight(&driven, &first);
    // But what was searched for goes before.
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text("sagemuhle");
    driven.key(Key::Enter);
    in_sight(&driven, "Made-up paragraph 7 of");
}

#[test]
fn places_are_marked_and_found_again() {
    let mut driven = english("edition/16");
    driven.hides(&["Bookmarked"]);
    driven.keys(Modifiers::COMMAND, Key::D);
    driven.shows(&["Bookmarked", "Bookmark added: 16th, 2021"]);
    driven.click("Speakers");
    driven.hides(&["Bookmarked"]);
    driven.keys(Modifiers::COMMAND, Key::D);
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.shows(&["Bookmarks", "edition/16"]);
    driven.type_text("edition/1");
    driven.shows(&["Bookmarks", "edition/16"]);
    driven.key(Key::Escape);
    driven.keys(Modifiers::COMMAND, Key::B);
    driven.shows(&["Enter opens, Ctrl+D removes the bookmark", "Speakers"]);
    driven.type_text("16th");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "edition/16");
    driven.click("Bookmarked");
    driven.shows(&["Bookmark removed: 16th, 2021"]);
    driven.keys(Modifiers::COMMAND, Key::B);
    driven.keys(Modifiers::COMMAND, Key::D);
    driven.shows(&["There are no bookmarks yet"]);
}

#[test]
fn a_bookmark_whose_place_is_gone_says_so_and_is_removed() {
    for (language, gone) in [(En, "no longer in this archive"), (Zh, "已不在这份档案中")] {
        let mut start = start(language, "timeline");
        let bookmark = forum_archive::ui::bookmarks::Bookmark {
            place: "article/made-up-and-gone".to_owned(),
            title: "A made-up article".to_owned(),
        };
        start.settings.toggle_bookmark(&start.origin, bookmark);
        let mut driven = open(start, USUAL);
        driven.keys(Modifiers::COMMAND, Key::B);
        driven.shows(&["A made-up article", gone]);
        driven.key(Key::Enter);
        driven.hides(&["A made-up article"]);
        assert_eq!(driven.place(), "timeline");
    }
}

#[test]
fn bookmarks_are_in_the_menus_in_both_languages() {
    let mut driven = english("timeline");
    driven.click("Menu");
    driven.click("Edit");
    driven.shows(&["Add or remove bookmark"]);
    let mut driven = chinese("timeline");
    driven.keys(Modifiers::COMMAND, Key::D);
    driven.shows(&["已加书签", "已添加书签：时间线"]);
    driven.click("菜单");
    driven.click("前往");
    driven.click_containing("书签…");
    driven.shows(&["Enter 打开，Ctrl+D 删除书签"]);
}

#[test]
fn editions_and_organisations_in_the_text_are_links() {
    let mut driven = english(JINAN);
    driven.harness.get_all_by_label("17th China E-Government Forum").next().expect("a link").click_accesskit();
    driven.harness.run();
    assert_eq!(driven.place(), "edition/17");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    let link = "Central Party School (National School of Administration)";
    driven.harness.get_all_by_label(link).next().expect("a link").click_accesskit();
    driven.harness.run();
    assert_eq!(driven.place(), "speakers");
    driven.shows(&["Xie Chuntao"]);
    driven.hides(&["Lin Wu"]);
    driven.key(Key::Escape);
    driven.shows(&["Lin Wu"]);
    let mut driven = chinese(JINAN);
    driven
        .harness
        .get_all_by_label("第十七届中国电子政务论坛暨数字变革创新峰会")
        .next()
        .expect("a link")
        .click_accesskit();
    driven.harness.run();
    assert_eq!(driven.place(), "edition/17");
}

#[test]
fn those_who_bear_the_same_name_are_offered_and_not_guessed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("example");
    forum_archive::archive::create(&archive, forum_archive::model::Text::both("Example Forum", "示例论坛"))
        .expect("made");
    let write = |path: &str, text: &str| {
        let path = archive.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    write(
        "people.ron",
        r#"(people: [(id: "shili", name: (en: "Wang Shili", zh: "王示例")), (id: "shili-2", name: (en: "Wang Shili", zh: "王时力"))])"#,
    );
    write(
        "editions/2001-1/edition.ron",
        r#"(number: 1, year: 2001, status: held, appearances: [
            (person: "shili", role: speech, mode: in_person, title: (en: "Keeper of Examples", zh: "示例保管员")),
            (person: "shili-2", role: speech, mode: in_person)])"#,
    );
    write(
        "editions/2001-1/articles/2001-1-made-up.ron",
        r#"(kind: press, language: en, headline: "Made up", blocks: [paragraph(text: "Wang Shili opened the 1st Example Forum.")])"#,
    );
    for (language, first) in
        [(En, "Wang Shili · 王示例 · Keeper of Examples · 1st, 2001"), (Zh, "王示例 · Wang Shili · 示例保管员")]
    {
        let mut driven = open(start_on(&archive, language, "article/2001-1-made-up"), USUAL);
        driven.harness.get_all_by_label("Wang Shili").next().expect("a link").focus();
        driven.harness.run();
        driven.key(Key::Enter);
        driven.shows(&[first, "王时力"]);
        driven.click_containing("王时力");
        assert_eq!(driven.place(), "speaker/shili-2");
    }
}
