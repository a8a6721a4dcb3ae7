//! Photos in the window: the grid, one photo looked at closely, what is written into its file,
//! photos on other pages, and what is shown of those that cannot be.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;
#[path = "support/photo_archive.rs"]
mod photo_archive;
#[path = "support/mod.rs"]
mod support;
#[path = "support/window.rs"]
mod window;

use std::time::Duration;

use egui::{Key, Modifiers, Vec2};
use egui_kittest::kittest::Queryable as _;
use forum_archive::model::Language::{self, En, Zh};
use window::{Driven, open, start, start_on};

const USUAL: [f32; 2] = [1400.0, 900.0];
const NARROW: [f32; 2] = [900.0, 700.0];

/// A window on the archive of drawn patterns, when every picture it shows has come.
struct Shown {
    driven: Driven,
    folder: tempfile::TempDir,
}

fn shown(language: Language, place: &str, size: [f32; 2]) -> Shown {
    let folder = tempfile::tempdir().unwrap();
    photo_archive::write(folder.path());
    let driven = open(start_on(folder.path(), language, place), size);
    let mut shown = Shown { driven, folder };
    shown.settle();
    shown
}

impl Shown {
    /// Waits until no picture is waited for.
    fn settle(&mut self) {
        for _ in 0..500 {
            self.driven.harness.step();
            let state = &self.driven.harness.state().state;
            let inspecting = state.inspected.as_ref().is_some_and(|known| known.found.is_none());
            if state.pictures.load().0 == 0 && !inspecting {
                self.driven.harness.step();
                self.driven.harness.run();
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("pictures were waited for in vain");
    }

    fn key(&mut self, key: Key) {
        self.driven.key(key);
        self.settle();
    }
}

#[test]
fn the_grid_shows_pictures_and_says_of_each_that_has_none_why() {
    let shown = shown(En, "photos", USUAL);
    shown.driven.shows(&[
        "9 photos recorded",
        "Example Person speaks · Photo: A. Photographer",
        "A photo nobody has · Photo: C. Photographer",
    ]);
    let state = &shown.driven.harness.state().state;
    let (_, bytes) = state.pictures.load();
    assert!(bytes > 0, "no picture came");
    assert!(bytes < 4 << 20, "{bytes} bytes for small pictures");
}

#[test]
fn an_archive_without_photos_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = support::small();
    archive.files.remove("editions/2001-1/photos.ron");
    support::write_to(&archive, folder.path());
    open(start_on(folder.path(), En, "photos"), USUAL).shows(&["This archive has no photos yet"]);
    open(start_on(folder.path(), Zh, "photos"), USUAL).shows(&["这份档案还没有照片"]);
}

#[test]
fn the_grid_is_narrowed_sorted_and_grouped() {
    let mut shown = shown(En, "photos", USUAL);
    let driven = &mut shown.driven;
    driven.click("Held or not");
    driven.click("Not held");
    driven.shows(&["1 photo recorded", "A photo nobody has"]);
    driven.hides(&["A wide pattern"]);
    driven.key(Key::Escape);
    driven.click("Credit");
    driven.harness.get_all_by_label("B. Photographer").next().expect("the choice").click();
    driven.harness.run();
    driven.shows(&["3 photos recorded", "A wide pattern"]);
    driven.hides(&["A tall pattern"]);
    driven.key(Key::Escape);
    driven.click("Person");
    driven.click("Example Person");
    driven.shows(&["1 photo recorded", "Example Person speaks"]);
    driven.key(Key::Escape);
    driven.click("Grouping");
    driven.harness.get_all_by_label("credit").next().expect("the choice").click();
    driven.harness.run();
    driven.shows(&["A. Photographer\n", "B. Photographer\n", "C. Photographer\n"]);
    driven.keys(Modifiers::COMMAND, Key::F);
    driven.type_text("tall");
    driven.shows(&["A tall pattern"]);
    driven.hides(&["A wide pattern"]);
}

#[test]
fn several_photos_are_selected_and_copied_with_their_credit() {
    let mut shown = shown(En, "photos", USUAL);
    let driven = &mut shown.driven;
    driven.key(Key::ArrowRight);
    driven.keys(Modifiers::SHIFT, Key::ArrowRight);
    driven.keys(Modifiers::SHIFT, Key::ArrowRight);
    driven.shows(&["3 selected"]);
    driven.click("Copy");
    driven.shows(&["Example Person speaks (Photo: A. Photographer)", "A tall pattern (Photo: A. Photographer)"]);
    driven.key(Key::Escape);
    driven.hides(&["3 selected"]);
    driven.keys(Modifiers::COMMAND, Key::A);
    driven.shows(&["9 selected"]);
    driven.click("Select none");
    driven.hides(&["9 selected"]);
    let mut shown = self::shown(Zh, "photos", USUAL);
    shown.driven.keys(Modifiers::COMMAND, Key::A);
    shown.driven.shows(&["已选 9 项", "9 张照片"]);
}

#[test]
fn a_photo_is_zoomed_moved_and_fitted_by_keys() {
    let mut shown = shown(En, "photo/2001-1-001", USUAL);
    let scale = |shown: &Shown| shown.driven.harness.state().state.history.here().unwrap().state.look.shown;
    let fit = scale(&shown);
    assert!(fit < 0.8, "1,800 pixels fit into the window at {fit}");
    shown.driven.type_text("1");
    assert!((scale(&shown) - 1.0).abs() < 0.001);
    shown.settle();
    shown.driven.shows(&["100 %"]);
    shown.driven.type_text("+");
    assert!((scale(&shown) - 1.25).abs() < 0.001);
    let middle = |shown: &Shown| shown.driven.harness.state().state.history.here().unwrap().state.look.middle;
    let before = middle(&shown);
    shown.key(Key::ArrowRight);
    assert!(middle(&shown).x > before.x, "the arrow moves what is seen");
    assert_eq!(shown.driven.place(), "photo/2001-1-001");
    shown.driven.keys(Modifiers::COMMAND, Key::Num0);
    assert!((scale(&shown) - fit).abs() < 0.001);
    shown.driven.keys(Modifiers::COMMAND, Key::Plus);
    assert!((scale(&shown) - fit * 1.25).abs() < 0.001);
    shown.driven.click("Actual size");
    assert!((scale(&shown) - 1.0).abs() < 0.001);
    shown.driven.click("Fit");
    shown.key(Key::ArrowRight);
    assert_eq!(shown.driven.place(), "photo/2001-1-002");
    shown.key(Key::PageUp);
    assert_eq!(shown.driven.place(), "photo/2001-1-001");
    shown.key(Key::Escape);
    assert_eq!(shown.driven.place(), "photos");
}

#[test]
fn the_wheel_zooms_to_the_pointer() {
    let mut shown = shown(En, "photo/2001-1-001", USUAL);
    let look = |shown: &Shown| shown.driven.harness.state().state.history.here().unwrap().state.look;
    let before = look(&shown).shown;
    let harness = &mut shown.driven.harness;
    harness.hover_at(egui::pos2(200.0, 700.0));
    harness.step();
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: Vec2::new(0.0, 300.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..30 {
        harness.step();
    }
    let after = look(&shown);
    assert!(after.shown > before * 1.5, "{before} to {}", after.shown);
    assert!(after.middle.x < 0.5 && after.middle.y > 0.5, "{:?} is not towards the pointer", after.middle);
}

#[test]
fn what_is_written_into_the_file_stands_beside_the_record() {
    let english = shown(En, "photo/2001-1-001", USUAL);
    english.driven.shows(&[
        "Written in the file",
        "opening.jpg · JPEG · 1800 × 1200 ·",
        "IPTC\n",
        "某摄影",
        "IPTC · not in the record",
        "Z. Photographer",
        "IPTC · the record says otherwise",
    ]);
    let chinese = shown(Zh, "photo/2001-1-001", NARROW);
    chinese.driven.shows(&["文件内写有的信息", "IPTC · 记录中没有", "IPTC · 记录与此不同", "大小 "]);
    let nothing = shown(En, "photo/2001-1-002", USUAL);
    nothing.driven.shows(&["Nothing is written into this file", "wide.png · PNG · 900 × 300 ·"]);
    shown(Zh, "photo/2001-1-002", USUAL).driven.shows(&["这个文件里没有写入任何信息"]);
}

#[test]
fn a_photo_that_cannot_be_shown_says_what_is_wrong_and_what_to_do() {
    for (number, english, chinese) in [
        (
            4,
            "The JPEG file is cut short: its end is missing (it was not copied to the end; copy it once more from where it came from)",
            "JPEG 文件不完整：缺少末尾部分（文件没有复制完；请从来源处重新复制）",
        ),
        (
            5,
            "The file is no picture (it may have the wrong name; look for the picture where the file came from)",
            "这个文件不是图片（文件名可能有误；请到文件来源处寻找图片）",
        ),
        (
            6,
            "The picture has 60,000 × 60,000 pixels, more than can be shown (the file is kept as it is; make a smaller copy of it to be shown here)",
            "图片为 60,000 × 60,000 像素，超出可显示的大小（文件保持原样；如需在此显示，请另存一份较小的副本）",
        ),
        (
            7,
            "The photo’s file is not there (put it back from a copy of the archive; a drive or share may be disconnected)",
            "找不到照片文件（请从档案副本中恢复；硬盘或共享文件夹可能已断开）",
        ),
        (
            8,
            "Pictures in the format HEIC cannot be shown (the file is kept as it is; open it in another program, or save a JPEG copy of it there)",
            "无法显示 HEIC 格式的图片（文件保持原样；请用其他软件打开，或在其中另存一份 JPEG 副本）",
        ),
    ] {
        let place = format!("photo/2001-1-00{number}");
        shown(En, &place, USUAL).driven.shows(&[english]);
        shown(Zh, &place, USUAL).driven.shows(&[chinese]);
    }
    shown(En, "photo/2001-1-009", USUAL).driven.shows(&["A photo nobody has · Not held"]);
}

#[test]
fn a_file_that_was_put_back_is_shown_when_it_is_tried_again() {
    let mut shown = shown(En, "photo/2001-1-007", USUAL);
    let path = shown.folder.path().join("editions/2001-1/photos/gone.jpg");
    std::fs::write(path, make::file(image::ImageFormat::Jpeg, 300, 200)).unwrap();
    shown.driven.click("Try again");
    shown.settle();
    shown.driven.hides(&["The photo’s file is not there"]);
    shown.driven.shows(&["gone.jpg · JPEG · 300 × 200"]);
}

#[test]
fn photos_and_portraits_stand_on_other_pages() {
    for place in ["article/2001-1-opens", "edition/1", "speaker/example-person", "speakers"] {
        let shown = shown(En, place, USUAL);
        let state = &shown.driven.harness.state().state;
        let photo = state.catalog.find_photo("2001-1-001").unwrap();
        assert!(state.pictures.best(photo).is_some(), "{place} shows no picture");
    }
}

#[test]
fn neighbours_follow_the_list_one_came_from() {
    let mut shown = shown(En, "photos", USUAL);
    shown.driven.click("Credit");
    shown.driven.harness.get_all_by_label("B. Photographer").next().expect("the choice").click();
    shown.driven.harness.run();
    shown.driven.click_containing("A wide pattern");
    assert_eq!(shown.driven.place(), "photo/2001-1-002");
    shown.driven.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(shown.driven.place(), "photo/2001-1-007");
    shown.driven.keys(Modifiers::ALT, Key::ArrowDown);
    shown.driven.keys(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(shown.driven.place(), "photo/2001-1-008");
    shown.driven.key(Key::Escape);
    assert_eq!(shown.driven.place(), "photos");
    shown.driven.shows(&["3 photos recorded"]);
}

#[test]
fn the_built_in_archive_shows_plates_with_credit() {
    let driven = open(start(En, "photos"), USUAL);
    driven.shows(&["4 photos recorded", "Photo: Sun Tingting / China News Service"]);
}

#[test]
fn alone_on_the_screen_a_photo_keeps_caption_and_credit() {
    let mut shown = shown(En, "photo/2001-1-001", USUAL);
    let whole_screen = |shown: &mut Shown, full: bool| {
        let viewports = &mut shown.driven.harness.input_mut().viewports;
        viewports.get_mut(&egui::ViewportId::ROOT).unwrap().fullscreen = Some(full);
        shown.settle();
    };
    shown.driven.shows(&["Search the archive", "Written in the file"]);
    whole_screen(&mut shown, true);
    shown.driven.hides(&["Search the archive", "Written in the file"]);
    let caption = shown.driven.harness.get_by_label("Photo: A. Photographer").rect();
    assert!(caption.bottom() <= USUAL[1], "the credit is below the screen: {caption:?}");
    shown.key(Key::ArrowRight);
    assert_eq!(shown.driven.place(), "photo/2001-1-002");
    shown.key(Key::Escape);
    assert_eq!(shown.driven.place(), "photo/2001-1-002", "Esc leaves the full screen first");
    whole_screen(&mut shown, false);
    shown.driven.shows(&["Search the archive"]);
    shown.key(Key::Escape);
    assert_eq!(shown.driven.place(), "photos");
}

#[test]
fn a_photo_is_copied_as_an_image_with_its_caption_beside_it() {
    let mut shown = shown(En, "photo/2001-1-002", USUAL);
    shown.driven.click("Copy caption with credit");
    shown.driven.shows(&["A wide pattern (Photo: B. Photographer)"]);
    shown.driven.click("Copy image");
    let mut copied = None;
    for _ in 0..500 {
        shown.driven.harness.step();
        let commands = &shown.driven.harness.output().platform_output.commands;
        copied = commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyImage(image) => Some(image.size),
            _ => None,
        });
        if copied.is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(copied, Some([900, 300]));
    shown.driven.shows(&["The image is on the clipboard"]);
    let mut broken = self::shown(Zh, "photo/2001-1-005", USUAL);
    broken.driven.click("复制图片");
    for _ in 0..100 {
        broken.driven.harness.step();
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(broken.driven.words().matches("这个文件不是图片").count() >= 2, "the notice says why");
}
