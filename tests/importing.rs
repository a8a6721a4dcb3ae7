//! Import in the window: the ways in, what is decided on, and what is written.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;
#[path = "support/window.rs"]
mod window;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::{DroppedFile, Event, HoveredFile, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use forum_archive::model::Language::{self, En, Zh};
use support::{small, write_to};
use tempfile::TempDir;
use window::{Driven, open, start_on};

const USUAL: [f32; 2] = [1400.0, 900.0];
const TALL: [f32; 2] = [1400.0, 2400.0];
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const REPORT: &str = "\
1st Example Forum hears of specimens
Example Daily, Exampleton, May 2 (Jane Reporter) The 1st Example Forum went on in Exampleton on May 2, 2001.

Zhang Yi, director of the Example Office, delivered a keynote speech.

“We will build samples,” said Zhang Yi, director of the Example Office, in his keynote speech.

Zhang Yi, director of the Example Office, delivers a speech.Photo by Jane Reporter

The hall was full of examples of every kind, which were shown one after another until nobody could tell them apart.
";

const ARTICLE: &str = "editions/2001-1/articles/2001-1-1st-example-forum-hears-of-specimens.ron";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        write_to(&small(), &folder.path().join("archive"));
        Desk { folder }
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    fn source(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn open(&self, language: Language, place: &str) -> Driven {
        open(start_on(&self.archive(), language, place), TALL)
    }

    fn record(&self, path: &str) -> String {
        fs::read_to_string(self.archive().join(path)).unwrap()
    }

    fn has(&self, path: &str) -> bool {
        self.archive().join(path).exists()
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| error.to_string())
    }
}

fn drop_on(driven: &mut Driven, paths: &[&Path]) {
    let files = paths.iter().map(|path| Arc::new(Dropped((*path).to_owned())) as _);
    driven.harness.input_mut().dropped_files.extend(files);
    driven.harness.step();
    driven.harness.input_mut().dropped_files.clear();
    settle(driven);
}

fn paste(driven: &mut Driven, text: &str) {
    driven.harness.event(Event::Paste(text.to_owned()));
    driven.harness.step();
    settle(driven);
}

/// Steps until no task runs and the archive was read.
#[track_caller]
fn settle(driven: &mut Driven) {
    for _ in 0..1500 {
        driven.harness.step();
        let state = &driven.harness.state().state;
        if state.tasks.running().next().is_none() && state.opening.is_none() && state.index.is_some() {
            driven.harness.run();
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("a task did not end:\n{}", driven.words());
}

#[test]
fn a_pasted_text_is_reviewed_accepted_and_taken_back() {
    let desk = Desk::new();
    let before = desk.record("editions/2001-1/edition.ron");
    let mut driven = desk.open(En, "timeline");
    paste(&mut driven, REPORT);
    assert_eq!(driven.place(), "import");
    driven.shows(&[
        "pasted.txt · UTF-8",
        "1 article, 1 person, 1 photo",
        "Nothing is changed until you accept",
        "1st, 2001",
        "1st Example Forum hears of specimens",
        "2 May 2001",
        "Example Daily",
        "Jane Reporter",
        "Zhang Yi",
        "New person",
        "Text: 4 paragraphs",
        "sure",
        "Ctrl+Z takes it back",
    ]);
    assert!(!desk.has(ARTICLE), "nothing is written before it is accepted");
    driven.click("Accept 4 records");
    settle(&mut driven);
    assert_eq!(driven.place(), "edition/1");
    driven.shows(&["Done: Import of pasted.txt", "Zhang Yi"]);
    assert!(desk.record(ARTICLE).contains("speaker: \"zhang-yi\""));
    assert!(desk.record("imports.ron").contains("pasted.txt"));
    driven.keys(CTRL, Key::Z);
    settle(&mut driven);
    driven.shows(&["Undone: Import of pasted.txt"]);
    assert!(!desk.has(ARTICLE));
    assert_eq!(desk.record("editions/2001-1/edition.ron"), before);
}

#[test]
fn text_pasted_into_a_field_is_not_imported() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "speakers");
    driven.keys(CTRL, Key::F);
    driven.harness.event(Event::Paste("sample".to_owned()));
    driven.harness.run();
    assert_eq!(driven.place(), "speakers");
    driven.hides(&["Example Person ·"]);
}

#[test]
fn files_that_are_dropped_come_in_and_what_cannot_be_read_is_named() {
    let desk = Desk::new();
    let report = desk.source("report.txt", REPORT);
    let folder = desk.source("more/rubbish.txt", [0, 1, 2, 3, 255]).parent().unwrap().to_owned();
    let mut driven = desk.open(En, "timeline");
    driven.harness.input_mut().hovered_files.push(HoveredFile::default());
    driven.harness.step();
    driven.harness.input_mut().hovered_files.clear();
    drop_on(&mut driven, &[&report, &folder]);
    driven.shows(&["Could not be read", "rubbish.txt", "1 not read", "report.txt", "It is not text in an encoding"]);

    // It is mended, and read again, while what was decided stays.
    driven.click_containing("report.txt: ");
    driven.click("Edit: Headline");
    driven.keys(CTRL, Key::A);
    driven.type_text("Specimens");
    driven.key(Key::Enter);
    fs::write(folder.join("rubbish.txt"), REPORT.replace("Zhang Yi", "Li Er").replace("hall", "yard")).unwrap();
    driven.click_containing("1 source");
    driven.click("Read these again");
    settle(&mut driven);
    driven.hides(&["Could not be read"]);
    driven.shows(&["All 2 sources"]);
    driven.click_containing("report.txt: ");
    driven.shows(&["Specimens", "by hand"]);
    driven.click_containing("rubbish.txt: ");
    driven.shows(&["% of it is in another source of this import:", "Same text, note where else it appeared"]);
}

#[test]
fn by_keys_alone_a_path_is_typed_read_and_accepted_in_chinese() {
    let desk = Desk::new();
    let report = desk.source("report.txt", REPORT);
    let mut driven = desk.open(Zh, "timeline");
    driven.keys(CTRL_SHIFT, Key::I);
    assert_eq!(driven.place(), "import");
    driven.shows(&["把文件或文件夹拖到窗口任意位置", "选择文件…", "选择文件夹…", "导入粘贴的文字"]);
    for _ in 0..3 {
        driven.key(Key::Tab);
    }
    driven.type_text(&report.display().to_string());
    driven.key(Key::Enter);
    settle(&mut driven);
    driven.shows(&["1 篇文章，1 人，1 张照片", "接受之前不会改动任何内容", "新人物", "接受 4 条记录", "确实"]);
    driven.keys(CTRL, Key::Enter);
    settle(&mut driven);
    driven.shows(&["已完成：导入 report.txt"]);
    assert!(desk.has(ARTICLE));
    drop_on(&mut driven, &[&report]);
    driven.shows(&["此前已导入过（第 1 次导入）；未写入任何内容"]);
}

#[test]
fn what_is_decided_is_what_is_written() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "timeline");
    paste(
        &mut driven,
        &REPORT.replace("The 1st Example Forum went on", "The 1st Example Forum, themed \"Samples for all\", went on"),
    );
    // A value is written by hand; a wrong one is refused with words.
    driven.click("Edit: Date");
    driven.keys(CTRL, Key::A);
    driven.type_text("May");
    driven.key(Key::Enter);
    driven.shows(&["“May” is no date; write it as 2023, 2023-04 or 2023-04-08"]);
    driven.keys(CTRL, Key::A);
    driven.type_text("2001-05-03");
    driven.key(Key::Enter);
    driven.shows(&["3 May 2001", "by hand"]);
    // Esc leaves it as it was, and leads nowhere.
    driven.click("Edit: Date");
    driven.type_text("2001-05-04");
    driven.key(Key::Escape);
    driven.hides(&["Leave as it was"]);
    driven.shows(&["3 May 2001", "by hand"]);
    assert_eq!(driven.place(), "import");
    // A value is left out.
    driven.click("take: City");
    // What differs is kept, with what the source says beside it.
    driven.shows(&["In the archive: Examples for all"]);
    driven.click("both");
    // The person is somebody of the archive.
    driven.click("Open: Zhang Yi");
    driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Somebody else of the archive").focus();
    driven.harness.run();
    driven.type_text("sample p");
    driven.click_containing("Sample Person");
    // A paragraph is left out, another has other words.
    driven.click("Open: Text: 4 paragraphs");
    driven.click("Edit 1");
    driven.keys(CTRL, Key::A);
    driven.type_text("Other words.");
    driven.keys(CTRL, Key::Enter);
    driven.hides(&["Leave as it was"]);
    driven.click("Edit 5");
    driven.shows(&["Leave as it was"]);
    driven.keys(CTRL, Key::A);
    driven.key(Key::Delete);
    driven.click("OK");
    driven.shows(&["Other words.", "left out"]);
    driven.click_containing("Accept ");
    settle(&mut driven);
    let article = desk.record(ARTICLE);
    assert!(article.contains("date: \"2001-05-03\"") && article.contains("Other words."), "{article}");
    assert!(!article.contains("city:") && !article.contains("The hall was full"), "{article}");
    assert!(article.contains("speaker: \"sample-person\""), "{article}");
    let edition = desk.record("editions/2001-1/edition.ron");
    assert!(
        edition.contains("theme: (en: \"Examples for all\"") && edition.contains("instead_of: \"Samples for all\""),
        "{edition}"
    );
    assert!(!desk.record("people.ron").contains("Zhang"));
}

#[test]
fn who_is_in_a_photo_is_decided_too() {
    for is_shown in [true, false] {
        let desk = Desk::new();
        let mut driven = desk.open(En, "timeline");
        paste(&mut driven, REPORT);
        if !is_shown {
            driven.click("In the photo: Zhang Yi");
        }
        driven.click_containing("Accept ");
        settle(&mut driven);
        assert_eq!(desk.record("editions/2001-1/photos.ron").contains("people: [\"zhang-yi\"]"), is_shown);
    }
}

#[test]
fn somebody_whom_the_source_does_not_name_is_added_to_a_photo_and_taken_back() {
    for (language, add, field, leave, new, choose, same, accept, undone) in [
        (
            En,
            "Add somebody: Photo 1",
            "Name in English, Chinese or both",
            "Leave as it was",
            "New person: Li Er 李二",
            "Who is this? Choose one of those who may be meant, or a new person",
            "Example Person 示例人物 · same name",
            "Accept 2 records",
            "Undone: ",
        ),
        (
            Zh,
            "添加人物：照片 1",
            "姓名（英文、中文或两者）",
            "保持原样",
            "新人物：Li Er 李二",
            "这是谁？请从可能的人中选择，或选择新人物",
            "Example Person 示例人物 · 同名",
            "接受 2 条记录",
            "已撤销：",
        ),
    ] {
        let desk = Desk::new();
        let before = desk.record("people.ron");
        let photo = desk.source("a.jpg", picture(0));
        let mut driven = desk.open(language, "timeline");
        drop_on(&mut driven, &[&photo]);
        let edition = if language == En { "Edition" } else { "届次" };
        driven.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, edition).click();
        driven.harness.run();
        driven.click_containing(if language == En { "1st, 2001" } else { "第一届（2001）" });
        // A name that nobody has is that of a new person.
        driven.click(add);
        driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, field);
        driven.type_text("Li Er 李二");
        driven.shows(&[new]);
        driven.hides(&[choose]);
        driven.key(Key::Enter);
        driven.hides(&[field]);
        let in_photo = if language == En { "In the photo: Li Er" } else { "照片中的人物：Li Er" };
        driven.shows(&[in_photo, accept]);
        // Somebody of the archive is offered first, by the name in pinyin too.
        driven.click(add);
        driven.type_text("示例人物");
        driven.shows(&[same]);
        driven.keys(CTRL, Key::A);
        driven.type_text("example persn");
        driven.shows(&[choose]);
        driven.key(Key::Enter);
        driven.shows(&[choose]);
        driven.keys(CTRL, Key::A);
        driven.type_text("Person Example");
        driven.shows(&[same]);
        driven.key(Key::Enter);
        driven.shows(&[accept]);
        // One may think better of it.
        driven.click(add);
        driven.type_text("Wang San");
        driven.click(leave);
        driven.hides(&["Wang San", field]);
        driven.click(accept);
        settle(&mut driven);
        assert!(desk.record("people.ron").contains("id: \"li-er\""));
        assert!(desk.record("editions/2001-1/photos.ron").contains("people: [\"li-er\", \"example-person\"]"));
        driven.keys(CTRL, Key::Z);
        settle(&mut driven);
        driven.shows(&[undone]);
        assert_eq!(desk.record("people.ron"), before);
    }
}

#[test]
fn whom_the_importer_overlooked_is_added_to_the_people_of_an_article() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "timeline");
    paste(&mut driven, REPORT);
    driven.click("Add somebody: People");
    driven.type_text("Sample Persson");
    driven.click("Sample Person 样例人物 · spelled nearly so");
    driven.click("Add somebody: People");
    driven.type_text("Sample Persson");
    driven.click("New person: Sample Persson");
    // What the archive knows of the one already is nothing new.
    driven.shows(&["take: Sample Person 样例人物", "nothing new", "take: Sample Persson", "Accept 5 records"]);
    driven.click("Accept 5 records");
    settle(&mut driven);
    let edition = desk.record("editions/2001-1/edition.ron");
    assert!(
        edition.contains("person: \"sample-person\"") && edition.contains("person: \"sample-persson\""),
        "{edition}"
    );
}

#[test]
fn a_value_and_a_line_that_fits_nowhere_show_where_they_stand() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "timeline");
    paste(&mut driven, REPORT);
    driven.click("Agency, shown in the source");
    let state = &driven.harness.state().state;
    assert!(format!("{:?}", state.history.here().unwrap().state.import).contains("shown: Some((0, 37.."), "marked");
}

#[test]
fn an_import_that_was_put_aside_is_taken_up_again_as_it_was() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "speakers");
    paste(&mut driven, REPORT);
    driven.click("take: Zhang Yi");
    driven.shows(&["Accept 3 records"]);
    driven.click("Cancel");
    assert_eq!(driven.place(), "speakers");
    driven.shows(&["The import was put aside; nothing was changed"]);
    driven.click("Take up the import that was put aside");
    assert_eq!(driven.place(), "import");
    driven.shows(&["Accept 3 records"]);
    // One may look elsewhere meanwhile.
    driven.click("Speakers");
    driven.keys(Modifiers::ALT, Key::ArrowLeft);
    driven.shows(&["Accept 3 records"]);
}

#[test]
fn an_event_of_somebody_else_is_not_filed_until_somebody_says_where() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "timeline");
    paste(&mut driven, "Exampleton, May 3 - The Second Digital Sample Conference was held in Exampleton in 2001.");
    driven
        .shows(&["The event is “The Second Digital Sample Conference”", "To which edition this belongs is not known"]);
    let accept = driven.harness.get_by_label("Accept");
    assert!(accept.accesskit_node().is_disabled());
    driven.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Edition").click();
    driven.harness.run();
    driven.click("1st, 2001");
    driven.hides(&["To which edition this belongs is not known"]);
    driven.click_containing("Accept 1 record");
    settle(&mut driven);
    driven.shows(&["Done: Import of pasted.txt"]);
}

#[test]
fn credit_and_edition_are_set_once_for_many_photos() {
    let desk = Desk::new();
    let folder = desk.source("photos/a.jpg", picture(0)).parent().unwrap().to_owned();
    desk.source("photos/b.jpg", picture(1));
    let mut driven = desk.open(En, "timeline");
    drop_on(&mut driven, &[&folder]);
    driven.shows(&["All 2 sources", "They all belong to", "For all photos", "Open questions", "belongs to no edition"]);
    driven.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Edition").click();
    driven.harness.run();
    driven.click("1st, 2001");
    driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Credit").focus();
    driven.harness.run();
    driven.type_text("Example Agency");
    driven.click("Set: Credit");
    driven.click_containing("a.jpg: ");
    driven.shows(&["Example Agency", "by hand", "The picture: "]);
    driven.click("Accept 2 records");
    settle(&mut driven);
    assert_eq!(desk.record("editions/2001-1/photos.ron").matches("credit: \"Example Agency\"").count(), 2);
}

#[test]
fn an_archive_that_was_read_anew_is_compared_again_and_one_changed_meanwhile_is_not_overwritten() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "timeline");
    paste(&mut driven, REPORT);
    let file = desk.archive().join("editions/2001-1/edition.ron");
    let text = fs::read_to_string(&file).unwrap().replace("Examples for all", "Examples for some");
    fs::write(&file, &text).unwrap();
    driven.click("Accept 4 records");
    settle(&mut driven);
    driven.shows(&["was changed since the archive was read, so nothing was imported"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert_eq!(driven.place(), "import", "what was decided is still there");
    driven.key(Key::F5);
    settle(&mut driven);
    driven.shows(&["The archive was read anew since these sources were compared with it"]);
    driven.click("Read and compare again");
    settle(&mut driven);
    driven.hides(&["was read anew"]);
    driven.click("Accept 4 records");
    settle(&mut driven);
    driven.shows(&["Done: Import of pasted.txt"]);
    assert!(fs::read_to_string(&file).unwrap().contains("Examples for some"));
}

#[test]
fn more_sources_join_those_that_are_being_decided_on() {
    let desk = Desk::new();
    let other =
        desk.source("other.txt", "EXAMPLETON, May 4 (Example News) -- The 1st Example Forum closed in Exampleton.");
    let mut driven = open(start_on(&desk.archive(), En, "timeline"), USUAL);
    paste(&mut driven, REPORT);
    drop_on(&mut driven, &[&other]);
    driven.shows(&["All 2 sources", "pasted.txt: ", "other.txt: "]);
    driven.click_containing("Accept ");
    settle(&mut driven);
    driven.shows(&["Done: Import of 2 sources"]);
}

#[test]
fn closing_asks_about_an_import_that_was_decided_on() {
    let desk = Desk::new();
    let mut driven = desk.open(En, "timeline");
    paste(&mut driven, REPORT);
    driven.click("take: Zhang Yi");
    driven.keys(CTRL, Key::Q);
    driven.shows(&["An import is not accepted yet", "What was decided about it is lost when the program is closed"]);
    driven.click("Keep working");
    driven.shows(&["Accept 3 records"]);
    driven.keys(CTRL, Key::Q);
    driven.click("Cancel it and close");
    assert!(driven.harness.state().state.importing.reviewing.is_none());
}

#[test]
fn an_import_into_the_built_in_archive_asks_for_a_copy_and_is_written_there() {
    let desk = Desk::new();
    let copy = desk.folder.path().join("copy");
    let mut driven = open(window::start(En, "timeline"), TALL);
    paste(
        &mut driven,
        "Exampleton, 2023 - Example Person spoke at the 17th China E-Government Forum in a made-up text.",
    );
    driven.click_containing("Accept ");
    driven.shows(&["Built-in"]);
    driven.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Folder").focus();
    driven.harness.run();
    driven.type_text(&copy.display().to_string());
    driven.key(Key::Enter);
    for _ in 0..20 {
        settle(&mut driven);
    }
    driven.shows(&["Done: Import of pasted.txt"]);
    assert!(copy.join("imports.ron").exists());
    assert_eq!(driven.place(), "edition/17");
}

#[test]
fn an_archive_that_somebody_else_has_is_not_written_and_the_import_stays() {
    let desk = Desk::new();
    let holder = forum_archive::archive::change::Holder::this_process("2026-11-25T01:40:00Z".parse().unwrap());
    let lock = forum_archive::archive::change::Access::to(&desk.archive(), &holder);
    let mut driven = desk.open(En, "timeline");
    paste(&mut driven, REPORT);
    driven.click("Accept 4 records");
    settle(&mut driven);
    driven.shows(&["Not done: Import of 4 records", "Accept 4 records", "Read-only"]);
    drop(lock);
}

#[test]
fn an_edition_in_a_zip_is_shown_record_by_record_and_what_is_not_wanted_stays_out() {
    let desk = Desk::new();
    let edition = "(\n    number: 2,\n    year: 2002,\n    status: held,\n    city: (en: \"Exampleton\"),\n    appearances: [(person: \"example-person\")],\n)\n";
    let zip = desk.source("second.zip", zip_of(&[("2002-2/edition.ron", edition.as_bytes())]));
    let mut driven = desk.open(En, "timeline");
    drop_on(&mut driven, &[&zip]);
    driven.shows(&["1 record", "New", "edition/2002-2"]);
    driven.click("take: edition/2002-2");
    assert!(driven.harness.get_by_label("Accept").accesskit_node().is_disabled());
    driven.click("take: edition/2002-2");
    driven.click("Accept 1 record");
    settle(&mut driven);
    assert!(desk.has("editions/2002-2/edition.ron"));
}

#[test]
fn what_a_record_of_another_archive_has_otherwise_is_shown() {
    for (language, field, own, came, nothing) in [
        (En, "City, English", "In the archive: Exampleton", "Came: Sampleton", "Came: nothing"),
        (Zh, "city.en", "档案中：Exampleton", "新来：Sampleton", "新来：无"),
    ] {
        let desk = Desk::new();
        let edition = desk.record("editions/2001-1/edition.ron");
        let changed = edition.replace("en: \"Exampleton\"", "en: \"Sampleton\"").replace(", zh: \"人人有示例\"", "");
        let other = desk.source("other/2001-1/edition.ron", changed);
        let mut driven = desk.open(language, "timeline");
        drop_on(&mut driven, &[other.parent().unwrap()]);
        driven.shows(&["edition/2001-1", field, "city.en", own, came]);
        driven.shows(&["theme.zh", nothing]);
    }
}

#[test]
fn a_picture_that_comes_twice_is_asked_about() {
    let desk = Desk::new();
    let folder = desk.source("photos/a.jpg", picture(0)).parent().unwrap().to_owned();
    desk.source("photos/b.jpg", picture(0).into_iter().chain([0]).collect::<Vec<u8>>());
    let mut driven = desk.open(En, "timeline");
    drop_on(&mut driven, &[&folder]);
    driven.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Edition").click();
    driven.harness.run();
    driven.click("1st, 2001");
    driven.click_containing("b.jpg: ");
    driven.shows(&["The archive may have this photo already. Say which it is, or that it is new"]);
    driven.click_containing("Photo of the archive 1");
    driven.click("The photo of a.jpg once more");
    driven.hides(&["The archive may have this photo already"]);
    driven.click("Accept 1 record");
    settle(&mut driven);
    assert_eq!(desk.record("editions/2001-1/photos.ron").matches("file: ").count(), 2);
}

#[test]
fn columns_of_a_table_are_shown_and_corrected() {
    let desk = Desk::new();
    let table =
        "Year,Who,Name,What\n2001,Jane Sample,The art of the sample,Speech\n2001,Robert Placeholder,Specimens,Speech\n";
    let table = desk.source("programme.csv", table);
    let mut driven = desk.open(En, "timeline");
    drop_on(&mut driven, &[&table]);
    driven.shows(&["Columns", "what each was taken for", "Not read", "The art of the sample"]);
    driven.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Who 2").click();
    driven.harness.run();
    driven.harness.get_by_role_and_label(egui::accesskit::Role::Button, "Name").click();
    settle(&mut driven);
    driven.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, "Name 3").click();
    driven.harness.run();
    driven.harness.get_by_role_and_label(egui::accesskit::Role::Button, "Topic").click();
    settle(&mut driven);
    driven.shows(&["Jane Sample", "Robert Placeholder"]);
    driven.click_containing("Accept ");
    settle(&mut driven);
    let edition = desk.record("editions/2001-1/edition.ron");
    assert!(edition.contains("topic: (en: \"The art of the sample\")"), "{edition}");
    assert!(desk.record("people.ron").contains("Jane Sample"));
}

#[test]
fn a_table_without_a_column_of_names_is_read_when_somebody_says_which_it_is() {
    for (language, why, columns, name, session) in [
        (
            En,
            "No column of names was found in it;",
            "Say here which column has the names; it is read then",
            "Name",
            "Session",
        ),
        (Zh, "没有找到姓名一列；", "在此指明哪一列是姓名，即可读取", "姓名", "场次"),
    ] {
        let desk = Desk::new();
        let table = desk.source(
            "guests.csv",
            "Year,Invited,Where\n2001,Jane Sample,Forum of Samples\n2001,Robert Placeholder,Yard\n",
        );
        let mut driven = desk.open(language, "timeline");
        drop_on(&mut driven, &[&table]);
        driven.shows(&["guests.csv", why, columns, "Jane Sample", "Invited", "Where"]);
        for (column, kind) in [("Where 3", session), ("Invited 2", name)] {
            // What was said first stays said, although nothing can be read with it alone.
            driven.harness.get_by_role_and_label(egui::accesskit::Role::ComboBox, column).click();
            driven.harness.run();
            driven.harness.get_by_role_and_label(egui::accesskit::Role::Button, kind).click();
            settle(&mut driven);
        }
        driven.hides(&[why]);
        driven.shows(&["Jane Sample", "Forum of Samples", "Robert Placeholder"]);
    }
}

#[test]
fn a_file_in_a_zip_that_could_not_be_read_is_read_again() {
    let desk = Desk::new();
    let zip = desk.source(
        "from-a-colleague.zip",
        zip_of(&[("a/report.txt", REPORT.as_bytes()), ("a/rubbish.txt", &[0, 1, 255])]),
    );
    let mut driven = desk.open(En, "timeline");
    drop_on(&mut driven, &[&zip]);
    driven.shows(&["Could not be read", "rubbish.txt", "It is not text in an encoding"]);
    driven.click("Read these again");
    settle(&mut driven);
    driven.shows(&["Could not be read", "It is not text in an encoding"]);

    let mended = REPORT.replace("Zhang Yi", "Li Er").replace("hall", "yard");
    fs::write(&zip, zip_of(&[("a/report.txt", REPORT.as_bytes()), ("a/rubbish.txt", mended.as_bytes())])).unwrap();
    driven.click("Read these again");
    settle(&mut driven);
    driven.shows(&["All 2 sources", "rubbish.txt: "]);
    driven.hides(&["Could not be read"]);
}

/// A zip of files.
fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A small drawn picture without any words in it.
fn picture(kind: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| match kind {
        0 => image::Rgb([x as u8 * 3, y as u8 * 4, 90]),
        _ if (x / 16 + y / 12).is_multiple_of(2) => image::Rgb([240, 240, 230]),
        _ => image::Rgb([10, 20, 60]),
    };
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(64, 48, pixel).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}
