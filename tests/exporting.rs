//! Export in the window: by keys and by pointer, from a page and from a list, and what stands in its way.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/window.rs"]
mod window;

use std::{fs, path::Path, time::Duration};

use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use forum_archive::{
    export::{FORMATS, Makes},
    model::Language::{self, En, Zh},
    words::Message,
};
use window::{Driven, open, start};

const USUAL: [f32; 2] = [1400.0, 900.0];
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn at(language: Language, place: &str) -> Driven {
    open(start(language, place), USUAL)
}

/// Steps until something stands on the screen.
#[track_caller]
fn until(driven: &mut Driven, wanted: &str) {
    for _ in 0..3000 {
        driven.harness.step();
        if driven.words().contains(wanted) {
            driven.harness.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("“{wanted}” did not come:\n{}", driven.words());
}

fn write_path(driven: &mut Driven, name: &str, path: &Path) {
    driven.harness.get_by_role_and_label(Role::TextInput, name).focus();
    driven.harness.run();
    driven.keys(CTRL, Key::A);
    driven.type_text(&path.display().to_string());
}

#[test]
fn an_article_is_exported_by_keys_and_the_next_one_as_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = at(En, "article/2023-17-opens-in-jinan");
    driven.keys(CTRL, Key::E);
    driven.shows(&["Export", "The 17th forum opens in Jinan", "Format", "Word document (.docx)", "Both languages"]);
    driven.type_text(&folder.path().display().to_string());
    driven.harness.get_by_role_and_label(Role::ComboBox, "Format").click();
    driven.harness.run();
    driven.click("Web page (.html)");
    until(&mut driven, "The 17th forum opens in Jinan.html");
    driven.harness.get_by_role_and_label(Role::TextInput, "File or folder").focus();
    driven.harness.run();
    driven.key(Key::Enter);
    until(&mut driven, "Exported: ");
    driven.shows(&["Show in folder"]);
    let page = fs::read_to_string(folder.path().join("The 17th forum opens in Jinan.html")).unwrap();
    assert!(page.contains("第十七届论坛在济南开幕"), "both languages");

    driven.click("Close");
    driven.keys(CTRL, Key::Num3);
    driven.click_containing("The 16th forum, planned for August");
    driven.keys(CTRL_SHIFT, Key::E);
    until(&mut driven, "Exported: ");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);

    // What is there already is not replaced unasked.
    driven.keys(CTRL_SHIFT, Key::E);
    until(&mut driven, "is there already and was not replaced");
}

#[test]
fn what_is_selected_in_a_list_is_exported_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = at(Zh, "articles");
    driven.key(Key::ArrowDown);
    // Two articles, each in two languages.
    for _ in 0..3 {
        driven.keys(Modifiers::SHIFT, Key::ArrowDown);
    }
    driven.keys(CTRL, Key::E);
    driven.shows(&["已选 4 项", "格式", "Word 文档（.docx）"]);
    driven.harness.get_by_role_and_label(Role::ComboBox, "格式").click();
    driven.harness.run();
    driven.click("纯文本（.txt）");
    driven.click("中文");
    write_path(&mut driven, "文件或文件夹", folder.path());
    until(&mut driven, ".txt");
    driven.harness.get_all_by_role_and_label(Role::Button, "导出").next().unwrap().click();
    driven.harness.run();
    until(&mut driven, "已导出 2 个文件");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn where_both_languages_are_exported_names_are_in_that_of_the_window() {
    for (language, name) in [(En, "The 17th forum opens in Jinan.docx"), (Zh, "第十七届论坛在济南开幕.docx")]
    {
        let folder = tempfile::tempdir().unwrap();
        let mut driven = at(language, "article/2023-17-opens-in-jinan");
        driven.keys(CTRL, Key::E);
        driven.type_text(&folder.path().display().to_string());
        until(&mut driven, name);
        driven.key(Key::Enter);
        until(&mut driven, if language == En { "Exported: " } else { "已导出 1 个文件" });
        assert!(folder.path().join(name).exists(), "{name}");
    }
}

#[test]
fn the_whole_archive_as_tables_and_what_cannot_be_exported_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = at(En, "timeline");
    driven.keys(CTRL, Key::E);
    driven.shows(&["the whole archive"]);
    driven.harness.get_by_role_and_label(Role::ComboBox, "Format").click();
    driven.harness.run();
    driven.click("Tables (.csv)");
    write_path(&mut driven, "File or folder", &folder.path().join("tables"));
    driven.harness.run();
    std::thread::sleep(Duration::from_millis(300));
    driven.harness.run();
    driven.key(Key::Enter);
    until(&mut driven, "Exported 5 files");
    driven.key(Key::Escape);

    let mut driven = at(En, "search/xyzzyxyzzy");
    driven.keys(CTRL, Key::E);
    until(&mut driven, "There is nothing in it to export");
    driven.key(Key::Escape);
    driven.hides(&["Replace what is there already"]);
}

#[test]
fn a_row_a_selection_a_photo_and_what_was_found_are_exported_from_where_they_stand() {
    // A row, by its menu.
    let mut driven = at(En, "articles");
    driven.harness.get_all_by_label_contains("The 17th forum opens").next().unwrap().click_secondary();
    driven.harness.run();
    driven.click("Export…");
    driven.shows(&["The 17th forum opens in Jinan", "Format", "File or folder"]);

    // Several, by the bar above the list.
    let mut driven = at(Zh, "speakers");
    driven.key(Key::ArrowDown);
    driven.keys(Modifiers::SHIFT, Key::ArrowRight);
    driven.shows(&["已选 2 项"]);
    driven.click("导出…");
    driven.shows(&["格式", "文件或文件夹"]);

    // A photo, by its menu on the page of its edition.
    let mut driven = open(start(En, "edition/17"), [1400.0, 4000.0]);
    driven.harness.get_all_by_label_contains("by video. · Not held").next().unwrap().click_secondary();
    driven.harness.run();
    driven.click("Export…");
    driven.shows(&["Format", "File or folder"]);

    // All that was found, from the search field.
    for (language, offer) in [(En, "Export all "), (Zh, "导出全部 ")] {
        let mut driven = at(language, "timeline");
        driven.keys(CTRL, Key::K);
        driven.type_text("2023");
        driven.harness.run();
        driven.shows(&[offer]);
        // It is the last offer.
        for _ in 0..20 {
            driven.key(Key::ArrowDown);
        }
        driven.key(Key::Enter);
        driven.shows(&[if language == En { "Search: 2023" } else { "搜索：2023" }]);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn what_is_open_is_printed_in_the_last_language() {
    use std::{
        io,
        path::PathBuf,
        sync::{Arc, Mutex},
    };

    let shown: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let told = shown.clone();
    let mut driven = at(Zh, "article/2023-17-opens-in-jinan");
    let state = &mut driven.harness.state_mut().state;
    state.settings.export.language = "zh".to_owned();
    state.viewer = Arc::new(move |path| {
        told.lock().unwrap().push(path.to_owned());
        Ok(())
    });
    driven.keys(CTRL, Key::P);
    until(&mut driven, "已备好 1 个文件，可以打印：");
    let path = shown.lock().unwrap().pop().unwrap();
    assert_eq!(path.file_name().unwrap(), "第十七届论坛在济南开幕.pdf");
    assert!(fs::read(&path).unwrap().starts_with(b"%PDF-1.7"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(path.parent().unwrap()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "nobody else looks at it");
    }
    fs::remove_dir_all(path.parent().unwrap()).unwrap();

    // Several are shown in their folder; where nothing shows them, the path is told.
    let mut driven = at(En, "articles");
    driven.key(Key::ArrowDown);
    for _ in 0..3 {
        driven.keys(Modifiers::SHIFT, Key::ArrowDown);
    }
    driven.harness.state_mut().state.viewer = Arc::new(|_| Err(io::Error::other("example")));
    driven.keys(CTRL_SHIFT, Key::P);
    driven.type_text("print");
    driven.shows(&["Print…"]);
    driven.key(Key::Escape);
    driven.keys(CTRL, Key::P);
    until(&mut driven, " (example); open it yourself to print it");
    let words = driven.words();
    let folder = words.split("No program showed ").nth(1).unwrap().split(" (example)").next().unwrap();
    assert_eq!(fs::read_dir(folder).unwrap().count(), 2);
    fs::remove_dir_all(folder).unwrap();
    let not_shown = Message::new("print-not-shown").with("path", "/a").with("reason", "b");
    assert_eq!(not_shown.words(Zh), "没有程序能够显示 /a（b）；请自行打开并打印");
    let done = |count: usize| Message::new("print-done").with("count", count).with("path", "/a").words(En);
    assert_eq!([done(1), done(2)], ["Ready to be printed: /a", "2 files are ready to be printed in /a"]);
    assert_eq!([En, Zh].map(|language| Message::new("print-task").words(language)), ["Print", "打印"]);
}

/// From an edition of the built-in archive, in either language in turn.
#[test]
fn every_format_is_made_in_the_window() {
    for (number, format) in FORMATS.iter().enumerate() {
        let language = if number % 2 == 0 { En } else { Zh };
        let said = |key| Message::new(key).words(language);
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("made");
        let mut driven = at(language, "edition/17");
        driven.keys(CTRL, Key::E);
        driven.harness.get_by_role_and_label(Role::ComboBox, &said("export-format")).click();
        driven.harness.run();
        let label = said(format.label);
        driven.harness.get_all_by_label(&label).last().unwrap().scroll_to_me();
        driven.harness.run();
        driven.harness.get_all_by_label(&label).last().unwrap().click();
        driven.harness.run();
        if !matches!(format.makes, Makes::Package { .. }) {
            fs::create_dir(&to).unwrap();
        }
        write_path(&mut driven, &said("export-to"), &to);
        driven.harness.run();
        std::thread::sleep(Duration::from_millis(300));
        driven.harness.run();
        driven.harness.get_all_by_role_and_label(Role::Button, &said("export-button")).next().unwrap().click();
        driven.harness.run();
        if format.name == "photos" {
            // The built-in archive holds none.
            until(&mut driven, &said("export-no-photos"));
            assert!(!to.exists());
            continue;
        }
        until(&mut driven, &said("command-show-exported"));
        let made = fs::read_dir(&to).unwrap().count();
        let expected = match format.makes {
            Makes::Document { .. } | Makes::File { .. } => made == 1,
            Makes::Folder { .. } | Makes::Package { .. } => made > 1,
        };
        assert!(expected, "{}: {made}", format.name);
    }
}

#[test]
fn a_website_asks_for_its_web_address_and_remembers_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut driven = at(En, "edition/17");
    driven.keys(CTRL, Key::E);
    driven.hides(&["Web address of the site"]);
    driven.harness.get_by_role_and_label(Role::ComboBox, "Format").click();
    driven.harness.run();
    driven.click("Static website (folder or .zip)");
    driven.shows(&["Web address of the site", "Without one the site has no feed and no sitemap; all else works"]);
    write_path(&mut driven, "File or folder", &folder.path().join("site"));
    write_path(&mut driven, "Web address of the site", Path::new("example"));
    driven.harness.run();
    std::thread::sleep(Duration::from_millis(300));
    driven.harness.run();
    driven.harness.get_all_by_role_and_label(Role::Button, "Export").next().unwrap().click();
    driven.harness.run();
    until(&mut driven, "“example” is no address of a website; it begins with https:// and names a host");
    assert!(!folder.path().join("site").exists());

    driven.keys(CTRL, Key::E);
    write_path(&mut driven, "File or folder", &folder.path().join("site"));
    write_path(&mut driven, "Web address of the site", Path::new("https://example.org/forum"));
    driven.harness.run();
    std::thread::sleep(Duration::from_millis(300));
    driven.harness.run();
    driven.harness.get_all_by_role_and_label(Role::Button, "Export").next().unwrap().click();
    driven.harness.run();
    until(&mut driven, "Exported ");
    let feed = fs::read_to_string(folder.path().join("site/zh/feed.xml")).unwrap();
    assert!(feed.contains("https://example.org/forum/zh/"), "{feed}");
    driven.keys(CTRL, Key::E);
    let field = driven.harness.get_by_role_and_label(Role::TextInput, "Web address of the site");
    assert_eq!(field.value().as_deref(), Some("https://example.org/forum"));
    driven.key(Key::Escape);

    let mut driven = at(Zh, "edition/17");
    driven.keys(CTRL, Key::E);
    driven.harness.get_by_role_and_label(Role::ComboBox, "格式").click();
    driven.harness.run();
    driven.click("静态网站（文件夹或 .zip）");
    driven.shows(&["网站的网址", "没有网址，网站便没有订阅源和站点地图；其他功能不受影响"]);
}
