//! Every screen through the headless harness: content, clicks, keys, both languages.

#[path = "support/window.rs"]
mod window;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use forum_archive::{
    model::Language::{En, Zh},
    ui::screen::SCREENS,
};
use window::{Driven, open, start, start_on};

const USUAL: [f32; 2] = [1400.0, 900.0];
const SMALL: [f32; 2] = [1000.0, 700.0];

fn english(place: &str) -> Driven {
    open(start(En, place), USUAL)
}

fn chinese(place: &str) -> Driven {
    open(start(Zh, place), USUAL)
}

/// A place of each screen of the table.
fn place_of(screen: &str) -> &'static str {
    match screen {
        "timeline" => "timeline",
        "speakers" => "speakers",
        "articles" => "articles",
        "worklist" => "worklist",
        "edition" => "edition/16",
        "speaker" => "speaker/li-junhua",
        "article" => "article/2023-17-opens-in-jinan",
        "photo" => "photo/2023-17-002",
        "photos" => "photos",
        "compare" => "compare/14/17",
        "search" => "search/jinan",
        "import" => "import",
        other => panic!("the screen {other} has no place in this test yet"),
    }
}

#[test]
fn every_screen_opens_in_both_languages_themes_and_sizes() {
    for screen in SCREENS {
        for language in [En, Zh] {
            for (dark, size) in [(false, SMALL), (true, [1920.0, 1200.0])] {
                let mut start = start(language, place_of(screen.name));
                start.settings.dark = Some(dark);
                let driven = open(start, size);
                assert_eq!(driven.place(), place_of(screen.name));
                assert!(driven.words().len() > 100, "{} is all but empty", screen.name);
            }
        }
    }
}

#[test]
fn the_timeline_shows_all_editions_gaps_and_the_latest_in_short() {
    let driven = english("timeline");
    driven.shows(&[
        "1st, 2006 · held",
        "6th, 2011 · known by counting only",
        "16th, 2021 · Guangzhou · held · First planned for 27–28 August 2021",
        "17th China E-Government Forum and Digital Transformation Innovation Summit",
        "Theme: Accelerating the construction of digital government",
        "6 speakers",
        "4 photos recorded, none held",
        "Built-in",
        "2022: none found",
        "2024–2026: none found since",
    ]);
    chinese("timeline").shows(&[
        "第十七届（2023） · 济南 · 已举办",
        "第十七届中国电子政务论坛暨数字变革创新峰会",
        "6 位演讲人",
        "内置",
    ]);
}

#[test]
fn a_newcomer_reaches_edition_speaker_and_article_in_three_clicks() {
    let mut driven = english("timeline");
    driven.click("Open edition");
    assert_eq!(driven.place(), "edition/17");
    driven.click_containing("Xie Chuntao · Speech");
    assert_eq!(driven.place(), "speaker/xie-chuntao");
    driven.click_containing("The 17th forum opens in Jinan");
    assert_eq!(driven.place(), "article/2023-17-opens-in-jinan");
    driven.click("Speakers");
    driven.click_containing("Xie Chuntao · 谢春涛");
    assert_eq!(driven.place(), "speaker/xie-chuntao");
    driven.click("Timeline");
    driven.click_containing("5th, 2010");
    driven.shows(&["5th, 2010", "24–28 October 2010"]);
}

#[test]
fn arrows_walk_the_editions_and_enter_opens() {
    let mut driven = english("timeline");
    driven.key(Key::ArrowLeft);
    driven.shows(&["2021 (16th) China E-Government Forum"]);
    driven.key(Key::Home);
    driven.shows(&["1st China E-Government Forum", "Theme not known"]);
    driven.key(Key::ArrowRight);
    driven.key(Key::End);
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "edition/17");
}

#[test]
fn the_edition_page_shows_programme_photos_sources_and_disagreements() {
    let facts = [
        "Jinan",
        "8 April 2023",
        "not known",
        "Central Party School (National School of Administration)",
        "People's Government of Shandong Province",
        "Digital urban governance",
        "Keynote",
        "Speech, by video",
        "Moderator",
        "Deputy Secretary-General of the United Nations",
        "Photo: Sun Tingting / China News Service",
        "sources differ",
        "What the sources say, and how sure it is",
        "What is still missing",
    ];
    english("edition/17").shows(&facts);
    chinese("edition/17").shows(&[
        "主旨演讲",
        "视频演讲",
        "来源不一",
        "尚缺",
        "山东省人民政府",
        "仅知另一种语言的文字",
    ]);
    let postponed = english("edition/16");
    postponed.shows(&["First planned for", "27–28 August 2021", "26 November 2021"]);
    english("edition/7").shows(&["known by counting only", "No speaker is known"]);
}

#[test]
fn two_editions_are_compared() {
    let mut driven = english("edition/17");
    driven.click("Compare with…");
    driven.click("14th, 2019");
    assert_eq!(driven.place(), "compare/14/17");
    driven.shows(&["At both", "Wang Qinmin", "Only at 14th, 2019", "Ma Xingrui", "Only at 17th, 2023", "Xie Chuntao"]);
    chinese("compare/16/17").shows(&["两届均出席", "0 人", "仅出席第十六届（2021）", "郭平"]);
    english("compare/16/99").shows(&["There is nothing at this address"]);
}

#[test]
fn the_gallery_is_sorted_filtered_and_opened_by_keys() {
    let mut driven = english("speakers");
    driven.shows(&["Cao Shumin · 曹淑敏 · 2023 · Speech", "23 people"]);
    driven.key(Key::ArrowDown);
    driven.key(Key::ArrowRight);
    driven.key(Key::Enter);
    assert!(driven.place().starts_with("speaker/"));
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(driven.place(), "speakers");
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("谢");
    driven.shows(&["Xie Chuntao · 谢春涛"]);
    driven.hides(&["Cao Shumin"]);
    driven.key(Key::Escape);
    driven.shows(&["Cao Shumin"]);
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("nobody of that name");
    driven.shows(&["Nothing matches"]);
}

#[test]
fn the_gallery_is_narrowed_by_role_and_mode() {
    let mut driven = english("speakers");
    driven.click("Mode");
    driven.click("by video");
    driven.shows(&["Li Junhua"]);
    driven.hides(&["Xie Chuntao"]);
    driven.key(Key::Escape);
    driven.shows(&["Xie Chuntao"]);
}

#[test]
fn the_attendance_grid_shows_who_returned_and_opens_by_keys() {
    let mut driven = english("speakers");
    driven.click("Attendance");
    driven.shows(&["Wang Qinmin · 14th, 2019 Keynote · 17th, 2023 Keynote · 17th, 2023 Opening address"]);
    driven.click("Mode");
    driven.harness.get_all_by_label("by video").next().expect("the choice in the list").click();
    driven.harness.run();
    driven.shows(&["Li Junhua · 17th, 2023 Speech, by video"]);
    driven.hides(&["Wang Qinmin"]);
    driven.click("Li Junhua · 17th, 2023 Speech, by video");
    assert_eq!(driven.place(), "speaker/li-junhua");
    let mut driven = chinese("speakers");
    driven.click("出席表");
    driven.shows(&["王钦敏 · 第十四届（2019） 主旨演讲", "主旨演讲", "视频"]);
}

#[test]
fn a_speaker_page_names_those_on_the_same_stage() {
    let driven = english("speaker/wang-qinmin");
    driven.shows(&["Shared a stage with", "Song Junji", "Yang Xiaowei"]);
    driven.hides(&["Similar names"]);
}

#[test]
fn a_name_with_the_keys_is_peeked_at() {
    let mut driven = english("article/2023-17-opens-in-jinan");
    driven.hides(&["In 2023: Secretary of the Shandong"]);
    driven.harness.get_all_by_label("Lin Wu").next().expect("a link to Lin Wu").focus();
    driven.harness.run();
    driven.shows(&["In 2023: Secretary of the Shandong Provincial Party Committee"]);
}

#[test]
fn the_speaker_page_shows_titles_words_articles_and_photos() {
    english("speaker/xie-chuntao").shows(&[
        "Xie Chuntao",
        "谢春涛",
        "xiè chūntāo",
        "17th, 2023",
        "Vice President of the Central Party School (National School of Administration) in charge of daily work",
        "In their own words",
        "We must continue to adhere",
        "The 17th forum opens in Jinan",
        "Photo: Sun Tingting / China News Service",
    ]);
    chinese("speaker/li-junhua").shows(&["李军华", "联合国副秘书长", "视频演讲", "原话"]);
    english("speaker/wang-qinmin").shows(&["14th, 2019", "17th, 2023", "2 editions", "Former Vice Chairman"]);
}

#[test]
fn the_reader_shows_both_languages_quotations_plates_and_links() {
    let mut driven = english("article/2023-17-opens-in-jinan");
    driven.shows(&[
        "Summary by the archive",
        "The 17th forum opens in Jinan",
        "第十七届论坛在济南开幕",
        "“We must continue to adhere",
        "Not held",
        "Photo: Sun Tingting / China News Service",
    ]);
    driven.keys(Modifiers::COMMAND, Key::L);
    driven.hides(&["第十七届论坛在济南开幕"]);
    driven.click("Read in Chinese");
    assert_eq!(driven.place(), "article/2023-17-opens-in-jinan-zh");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    driven.harness.get_all_by_label("Lin Wu").next().expect("a link to Lin Wu").click_accesskit();
    driven.harness.run();
    assert_eq!(driven.place(), "speaker/lin-wu");
}

#[test]
fn previous_and_next_walk_the_articles_of_one_language() {
    let mut driven = english("article/2023-17-opens-in-jinan-zh");
    driven.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(driven.place(), "article/2023-17-digital-government-forum-zh");
    driven.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(driven.place(), "article/2023-17-opens-in-jinan-zh");
    driven.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(driven.place(), "article/2023-17-opens-in-jinan-zh", "the last one has no next");
}

#[test]
fn the_worklist_shows_notes_and_each_line_opens_its_place() {
    let mut driven = english("worklist");
    driven.shows(&["No problems", "No edition is known for 2022", "No edition is known for 2026"]);
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("2023-17-003");
    driven.shows(&["Photo 2023-17-003 is not held"]);
    driven.click("Photo 2023-17-003 is not held");
    assert_eq!(driven.place(), "edition/17");
}

#[test]
fn the_language_is_switched_at_once() {
    let mut driven = english("speakers");
    driven.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    driven.type_text("简体");
    driven.key(Key::Enter);
    driven.shows(&["演讲人", "筛选列表"]);
    driven.hides(&["Narrow the list"]);
}

#[test]
fn the_palette_goes_to_places_people_and_pasted_addresses() {
    for (typed, place) in [
        ("xie", "speaker/xie-chuntao"),
        ("谢春涛", "speaker/xie-chuntao"),
        ("xct", "speaker/xie-chuntao"),
        ("xie chuntau", "speaker/xie-chuntao"),
        ("第十七届", "edition/17"),
        ("compare/14/17", "compare/14/17"),
        ("17", "edition/17"),
        ("2019", "edition/14"),
        ("edition/5", "edition/5"),
        ("article/2023-17-opens-in-jinan-zh", "article/2023-17-opens-in-jinan-zh"),
        ("worklist", "worklist"),
        (">articles", "articles"),
    ] {
        let mut driven = english("timeline");
        driven.keys(Modifiers::COMMAND, Key::K);
        driven.type_text(typed);
        driven.key(Key::Enter);
        assert_eq!(driven.place(), place, "{typed}");
    }
}

#[test]
fn the_palette_says_why_and_where_something_was_found() {
    let mut driven = english("timeline");
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text("xct");
    driven.shows(&["Speakers", "Xie Chuntao"]);
    driven.type_text(" nothing of the kind");
    driven.shows(&["Nothing matches"]);
    let mut driven = chinese("timeline");
    driven.keys(Modifiers::COMMAND, Key::K);
    driven.type_text("謝春濤");
    driven.shows(&["演讲人", "谢春涛", "文章"]);
}

#[test]
fn the_palette_survives_odd_queries_and_closes_by_escape() {
    let mut driven = english("timeline");
    driven.type_text("/");
    for odd in ["\"(((", "\u{202e}abc", "😀", &"x".repeat(9_000), ">"] {
        driven.type_text(odd);
    }
    driven.key(Key::Escape);
    driven.hides(&["Nothing matches"]);
    assert_eq!(driven.place(), "timeline");
}

#[test]
fn escape_leaves_one_level_at_a_time() {
    let mut driven = english("timeline");
    driven.click("Articles");
    driven.key(Key::Enter);
    assert_eq!(driven.place(), "articles");
    driven.key(Key::ArrowDown);
    driven.key(Key::Enter);
    assert!(driven.place().starts_with("article/"));
    driven.key(Key::Escape);
    assert_eq!(driven.place(), "articles");
    driven.key(Key::Escape);
    assert_eq!(driven.place(), "articles");
}

#[test]
fn history_keeps_the_choice_and_the_filter() {
    let mut driven = english("speakers");
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("wang");
    driven.click_containing("Wang Yimin");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    driven.shows(&["Wang Qinmin"]);
    driven.hides(&["Xie Chuntao"]);
    driven.keys(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(driven.place(), "speaker/wang-yimin");
}

#[test]
fn addresses_are_copied() {
    let mut driven = english("article/2023-17-opens-in-jinan");
    driven.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::C);
    driven.shows(&["Copied: article/2023-17-opens-in-jinan"]);
}

#[test]
fn an_address_that_leads_nowhere_says_so() {
    let mut driven = english("speaker/nobody");
    driven.shows(&["There is nothing at this address", "speaker/nobody"]);
    driven.click("To the timeline");
    assert_eq!(driven.place(), "timeline");
    chinese("edition/99").shows(&["这个地址没有内容"]);
}

#[test]
fn a_folder_that_is_no_archive_says_so_and_offers_what_can_be_done() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut driven = open(start_on(folder.path(), En, "timeline"), SMALL);
    driven.shows(&[
        "This archive cannot be opened",
        "This folder is no archive: it has no archive.ron",
        "Choose another folder",
        "Open archive…",
        "Try again",
    ]);
    driven.click("Built-in archive");
    driven.wait();
    driven.shows(&["17th China E-Government Forum"]);
    open(start_on(&folder.path().join("none"), Zh, "timeline"), SMALL).shows(&["无法打开这份档案", "找不到这个文件夹"]);
}

#[test]
fn the_open_dialog_takes_a_typed_path() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("example");
    forum_archive::archive::create(&archive, forum_archive::model::Text::both("Example Forum", "示例论坛"))
        .expect("made");
    let mut driven = english("timeline");
    driven.keys(Modifiers::COMMAND, Key::O);
    driven.shows(&["Open an archive", "Browse…"]);
    driven.type_text(&archive.display().to_string());
    driven.key(Key::Enter);
    driven.wait();
    driven.shows(&["Example Forum", "This archive has no editions yet"]);
    driven.click("Speakers");
    driven.shows(&["This archive has no people yet"]);
    driven.click("Articles");
    driven.shows(&["This archive has no articles yet"]);
    driven.click("Worklist");
    driven.shows(&["Nothing is wrong and nothing is missing"]);
}

#[test]
fn an_archive_that_vanishes_stays_on_the_screen() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("copy");
    forum_archive::archive::copy_built_in(&archive).expect("copied");
    let mut driven = open(start_on(&archive, En, "timeline"), USUAL);
    std::fs::remove_dir_all(&archive).expect("removed");
    driven.key(Key::F5);
    driven.wait();
    driven.shows(&[
        "could not be opened",
        "There is no such folder",
        "What was read before is still shown",
        "17th China",
    ]);
    driven.click("Close");
    driven.hides(&["could not be opened"]);
    driven.click("Open edition");
    driven.shows(&["Keynote"]);
}

#[test]
fn problems_are_shown_with_file_line_column_and_hint() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("copy");
    forum_archive::archive::copy_built_in(&archive).expect("copied");
    let file = archive.join("editions/2019-14/edition.ron");
    let text = std::fs::read_to_string(&file).expect("read").replacen("theme:", "themes:", 1);
    std::fs::write(&file, text).expect("written");
    let driven = open(start_on(&archive, En, "worklist"), USUAL);
    driven.shows(&["1 problem", "“themes” is no field of this record"]);
    let driven = open(start_on(&archive, En, "edition/14"), USUAL);
    driven.shows(&["14th China E-Government Forum", "“themes” is no field of this record"]);
}

#[test]
fn a_page_scrolls_by_keys_and_follows_the_tab_key() {
    let mut driven = english("edition/17");
    let top = |driven: &Driven| driven.harness.get_by_label("Special forums").rect().top();
    let begin = top(&driven);
    driven.key(Key::PageDown);
    assert!(top(&driven) < begin - 300.0, "Page Down scrolls");
    driven.key(Key::Home);
    assert_eq!(top(&driven), begin, "Home goes back");
    driven.key(Key::ArrowDown);
    assert!(top(&driven) < begin, "an arrow scrolls");
    driven.key(Key::End);
    let end = top(&driven);
    driven.key(Key::Home);
    for _ in 0..60 {
        driven.key(Key::Tab);
    }
    assert!(top(&driven) < begin - 300.0 && top(&driven) >= end, "what has the keys is in sight");
}

#[test]
fn a_broken_record_is_not_shown_as_another_fact() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let archive = folder.path().join("copy");
    forum_archive::archive::copy_built_in(&archive).expect("copied");
    for file in ["editions/2023-17/edition.ron", "people.ron"] {
        std::fs::write(archive.join(file), "(").expect("written");
    }
    let mut driven = open(start_on(&archive, En, "timeline"), USUAL);
    driven.shows(&["17th, 2023 · its record cannot be read", "Worklist, 2 problems"]);
    driven.click("Speakers");
    driven.shows(&["people.ron cannot be read. The worklist says why"]);
}

#[test]
fn text_size_and_theme_are_commands() {
    let mut driven = english("timeline");
    driven.keys(Modifiers::COMMAND, Key::Plus);
    assert_eq!(driven.harness.state().state.settings.zoom, 1.1);
    driven.keys(Modifiers::COMMAND, Key::Num0);
    assert_eq!(driven.harness.state().state.settings.zoom, 1.0);
    for _ in 0..30 {
        driven.keys(Modifiers::COMMAND, Key::Minus);
    }
    assert_eq!(driven.harness.state().state.settings.zoom, 0.8);
    driven.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    driven.type_text("dark");
    driven.key(Key::Enter);
    assert_eq!(driven.harness.state().state.settings.dark, Some(true));
    assert!(driven.harness.ctx.global_style().visuals.dark_mode);
}

#[test]
fn the_page_of_keys_is_made_from_the_table() {
    let mut driven = english("timeline");
    driven.key(Key::F1);
    driven.shows(&["Keyboard shortcuts", "Ctrl+K", "Alt+Left", "F11", "Esc leaves one level"]);
    driven.key(Key::Escape);
    driven.hides(&["Esc leaves one level"]);
}

#[test]
fn menus_hold_every_command_that_belongs_to_them() {
    let mut driven = english("timeline");
    driven.click("Menu");
    driven.shows(&["File", "View", "Go", "Help"]);
    driven.click("File");
    driven.shows(&["Open archive…", "Quit"]);
}

#[test]
fn the_text_of_an_article_is_copied_whole() {
    let mut driven = english("article/2023-17-opens-in-jinan");
    driven.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::P);
    driven.type_text("copy text");
    driven.key(Key::Enter);
    driven.shows(&["Copied: The 17th forum opens in Jinan"]);
    let catalog = driven.harness.state().state.catalog.clone();
    let entry =
        catalog.find_article("2023-17-opens-in-jinan").and_then(|index| catalog.article(index)).expect("it is there");
    let copied = forum_archive::ui::article_text(&catalog, entry);
    for part in ["The 17th forum opens in Jinan\n\n", "“", "(Photo: Sun Tingting / China News Service)"] {
        assert!(copied.contains(part), "“{part}” is not in {copied}");
    }
}

#[test]
fn the_worklist_is_grouped_by_edition() {
    let mut driven = english("worklist");
    driven.click("Grouping");
    driven.harness.get_all_by_label("edition").next().expect("the choice").click();
    driven.harness.run();
    driven.shows(&["the whole archive\n", "1st, 2006\n"]);
}

#[test]
fn a_right_click_offers_what_can_be_done_with_a_photo_and_a_row() {
    let mut driven = open(start(En, "edition/17"), [1400.0, 4000.0]);
    driven.harness.get_all_by_label_contains("by video. · Not held").next().expect("a photo").click_secondary();
    driven.harness.run();
    driven.click("Copy caption with credit");
    driven.shows(&["(Photo: Sun Tingting / China News Service)"]);
    let mut driven = english("articles");
    driven.harness.get_all_by_label_contains("The 17th forum opens").next().expect("a row").click_secondary();
    driven.harness.run();
    driven.click("Copy address");
    driven.shows(&["article/2023-17-opens-in-jinan"]);
}
