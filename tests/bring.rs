//! What an import writes: through the shipped binary, on a made-up archive and made-up sources.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
mod support;

use std::{fs, process::Command};

use brought::{Archive, photo};
use serde_json::Value;

const REPORT: &str = "\
1st Example Forum hears of specimens
Example Daily, Exampleton, May 2 (Jane Reporter) The 1st Example Forum went on in Exampleton on May 2, 2001.

Zhang Yi, director of the Example Office, delivered a keynote speech.

“We will build samples,” said Zhang Yi, director of the Example Office, in his keynote speech.

Zhang Yi, director of the Example Office, delivers a speech.Photo by Jane Reporter

The hall was full of examples of every kind, which were shown one after another until nobody could tell them apart.
";

#[test]
fn a_press_text_becomes_records_and_one_undo_takes_it_back() {
    let archive = Archive::small();
    let before = archive.files();
    let source = archive.source("report.txt", REPORT);
    let (said, status) = archive.import(&[&source]);
    assert_eq!(status, 0, "{said:#}");
    let places = &said["imported"][0]["places"];
    let id = "article/2001-1-1st-example-forum-hears-of-specimens";
    assert!(places.as_array().unwrap().iter().any(|place| place == id), "{places}");
    assert!(places.as_array().unwrap().iter().any(|place| place == "speaker/zhang-yi"), "{places}");
    archive.is_sound();

    let article = &archive.show(id)["article"];
    assert_eq!(article["kind"], "press");
    assert_eq!(article["agency"], "Example Daily");
    assert_eq!(article["byline"][0], "Jane Reporter");
    assert_eq!(article["date"], "2001-05-02");
    let blocks = article["blocks"].as_array().unwrap();
    let of = |kind: &str| blocks.iter().find(|block| block["kind"] == kind).unwrap_or_else(|| panic!("{article:#}"));
    assert_eq!(of("quotation")["speaker"], "speaker/zhang-yi");
    assert_eq!(of("quotation")["text"], "We will build samples");
    let photo = of("photo")["photo"].as_str().unwrap().to_owned();
    assert_eq!(photo, "photo/2001-1-002");
    let photo = &archive.show(&photo)["photo"];
    assert_eq!(photo["credit"], "Jane Reporter");
    assert_eq!(photo["people"][0], "speaker/zhang-yi");
    let edition = &archive.show("edition/1")["edition"];
    let one = edition["appearances"].as_array().unwrap().iter().find(|one| one["speaker"] == "speaker/zhang-yi");
    let one = one.unwrap();
    assert_eq!(
        (one["role"].as_str(), one["title"]["en"].as_str()),
        (Some("keynote"), Some("director of the Example Office"))
    );
    assert_eq!(edition["date"], "2001-05-01", "what the archive has is kept");

    let after = archive.files();
    assert!(after.iter().any(|(name, bytes)| name.starts_with("originals/") && bytes == REPORT.as_bytes()));
    let imports = String::from_utf8(after["imports.ron"].clone()).unwrap();
    assert!(imports.contains("file: \"report.txt\"") && imports.contains(id), "{imports}");

    let (out, _, status) = archive.run(&["undo"]);
    assert_eq!((out.as_str(), status), ("Undone: Import of report.txt\n", 0));
    assert_eq!(archive.files(), before, "every byte is as it was");
    let (said, _) = archive.import(&[&source]);
    assert_eq!(said["imported"][0]["seen"], false, "what was taken back is new");
}

#[test]
fn the_days_that_were_first_planned_stand_beside_those_of_the_event() {
    let archive = Archive::small();
    let source = archive.source(
        "postponed.txt",
        "The 1st Example Forum, which had been scheduled for April 27-28, 2001, in Exampleton, was postponed on Monday.",
    );
    let (said, status) = archive.import(&[&source]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    let edition = &archive.show("edition/1")["edition"];
    assert_eq!((&edition["planned"], &edition["date"]), (&"2001-04-27/2001-04-28".into(), &"2001-05-01".into()));
}

#[test]
fn the_same_source_twice_writes_nothing() {
    let archive = Archive::small();
    let source = archive.source("report.txt", REPORT);
    archive.import(&[&source]);
    let before = archive.files();
    let again = archive.source("renamed.txt", REPORT);
    let (said, status) = archive.import(&[&again, &source]);
    assert_eq!((said["change"].is_null(), status), (true, 0), "{said:#}");
    assert_eq!(archive.files(), before);
    let (out, ..) = archive.run(&["import", &again]);
    assert!(out.contains("It was imported before (import 1); nothing was written"), "{out}");
    assert!(out.ends_with("Nothing was to be written\n"), "{out}");
    let (out, ..) = archive.run(&["import", &again, "--language", "zh"]);
    assert!(out.contains("此前已导入过（第 1 次导入）；未写入任何内容"), "{out}");
    assert!(out.ends_with("没有需要写入的内容\n"), "{out}");
}

#[test]
fn the_same_report_in_another_outlet_is_joined() {
    let archive = Archive::small();
    let other = REPORT.replace("Example Daily", "Sample Times").replace("hears of", "is told of");
    let (one, two) = (archive.source("one.txt", REPORT), archive.source("two.txt", other));
    let (said, status) = archive.import(&[&one, &two]);
    assert_eq!(status, 0, "{said:#}");
    let left = said["imported"][1]["left"].to_string();
    assert!(left.contains("Another source of this import has the same text"), "{left}");
    archive.is_sound();
    let (out, ..) = archive.run(&["list", "articles", "--json"]);
    let list: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(list["articles"].as_array().unwrap().len(), 3, "two were there");
    let article = &archive.show("article/2001-1-1st-example-forum-hears-of-specimens")["article"];
    let sources = article["sources"].to_string();
    assert!(sources.contains("Example Daily") && sources.contains("Sample Times"), "{sources}");

    let third = REPORT.replace("Example Daily", "Specimen Post").to_uppercase();
    let third = archive.source("three.txt", third);
    let (said, _) = archive.import(&[&third]);
    assert!(said["imported"][0]["left"].to_string().contains("The archive has this text already"), "{said:#}");
    archive.is_sound();
}

#[test]
fn what_is_inferred_or_different_is_left_and_listed() {
    let archive = Archive::small();
    let text = "1st Example Forum ends\nExample Daily, Exampleton, May 2 (Jane Reporter) The 1st Example Forum, whose theme was \
        “Samples for some”, was held in Exampleton on May 3, 2001.";
    let source = archive.source("report.txt", text);
    let (out, _, status) = archive.run(&["import", &source]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("date: the archive has “2001-05-01” and was kept, the source has “2001-05-03”"), "{out}");
    archive.is_sound();
}

#[test]
fn another_event_is_refused_unless_somebody_says_where_it_belongs() {
    let archive = Archive::small();
    let before = archive.files();
    let text =
        "Sampleton, May 2 (Jane Reporter) The 2001 Summit for Specimens opened in Sampleton on May 2. It had a theme.";
    let source = archive.source("summit.txt", text);
    let good = archive.source("report.txt", REPORT);
    let (out, _, status) = archive.run(&["import", &source]);
    assert_eq!(status, 1, "{out}");
    assert!(out.contains("It is not known to which edition this belongs"), "{out}");
    assert_eq!(archive.files(), before);
    let (said, status) = archive.import(&[&source, &good]);
    assert_eq!(status, 1, "one is refused");
    assert!(!said["imported"][1]["places"].as_array().unwrap().is_empty(), "the other comes in: {said:#}");
    let (_, _, status) = archive.run(&["import", &source, "--edition", "1"]);
    assert_eq!(status, 0);
    archive.is_sound();
}

#[test]
fn an_edition_that_is_not_there_is_made() {
    let archive = Archive::small();
    let text = "2nd Example Forum opens\nExample Daily, Exampleton, May 2, 2003 (Jane Reporter) The 2nd Example Forum opened in Exampleton \
        on May 2, 2003. Zhang Yi, director of the Example Office, delivered a keynote speech.";
    let source = archive.source("second.txt", text);
    let (said, status) = archive.import(&[&source]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    let edition = &archive.show("edition/2")["edition"];
    assert_eq!((edition["year"].as_u64(), edition["status"].as_str()), (Some(2003), Some("held")), "{edition:#}");
    assert_eq!((edition["date"].as_str(), edition["city"]["en"].as_str()), (Some("2003-05-02"), Some("Exampleton")));
}

#[test]
fn a_folder_of_photos_becomes_records_with_their_pictures() {
    let archive = Archive::small();
    let one = photo("Example Person speaks at the 1st Example Forum in Exampleton.", "Example Daily");
    let two = photo("第一届示例论坛在示例市举行。", "示例社");
    archive.source("photos/DSC_1.JPG", &one);
    archive.source("photos/sub/b.jpg", &two);
    archive.source("photos/Thumbs.db", "litter");
    let folder = archive.path.parent().unwrap().join("photos").display().to_string();
    let (said, status) = archive.import(&[&folder]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    let files = archive.files();
    assert_eq!(files["editions/2001-1/photos/2001-1-002.jpg"], one);
    assert_eq!(files["editions/2001-1/photos/2001-1-003.jpg"], two);
    assert!(!files.keys().any(|name| name.starts_with("originals/")), "a photo is kept once: {:?}", files.keys());
    let photo = &archive.show("photo/2001-1-002")["photo"];
    assert_eq!((photo["credit"].as_str(), photo["held"].as_bool()), (Some("Example Daily"), Some(true)), "{photo:#}");
    assert_eq!(photo["people"][0], "speaker/example-person");
    let (out, ..) = archive.run(&["undo", "--language", "zh"]);
    assert_eq!(out, "已撤销：导入 2 张照片\n");
    let edition = archive.show("edition/1");
    assert_eq!(edition["edition"]["appearances"].as_array().unwrap().len(), 2, "a photo is no appearance");
}

#[test]
fn an_archive_that_is_handed_over_gives_the_same_bytes() {
    let whole = Archive::small();
    let to = Archive::empty();
    let (said, status) = to.import(&[whole.path.to_str().unwrap()]);
    assert_eq!(status, 0, "{said:#}");
    let (had, has) = (whole.files(), to.files());
    for (name, bytes) in had.iter().filter(|(name, _)| name.starts_with("editions/")) {
        assert_eq!(has.get(name), Some(bytes), "{name}");
    }
    to.is_sound();
    let before = to.files();
    let (said, status) = to.import(&[whole.path.to_str().unwrap()]);
    assert_eq!((said["change"].is_null(), status), (true, 0), "{said:#}");
    assert_eq!(to.files(), before);

    // Of a record that is different here the archive's own is kept.
    let path = to.path.join("editions/2001-1/articles/2001-1-opens.ron");
    let text = fs::read_to_string(&path).unwrap().replace("Welcome.", "Welcome all.");
    fs::write(&path, text).unwrap();
    let (out, ..) = to.run(&["import", whole.path.to_str().unwrap()]);
    assert!(out.contains("article/2001-1-opens is different in the archive, which was kept"), "{out}");
    let (out, ..) = to.run(&["import", whole.path.to_str().unwrap(), "--language", "zh"]);
    assert!(out.contains("article/2001-1-opens 与档案中的不同，保留档案原有内容"), "{out}");
}

#[test]
fn a_writer_without_the_right_to_write_is_refused() {
    let archive = Archive::small();
    let source = archive.source("report.txt", REPORT);
    let holder = forum_archive::archive::change::Holder::this_process(jiff::Timestamp::UNIX_EPOCH);
    let held = forum_archive::archive::change::Access::to(&archive.path, &holder);
    let (_, error, status) = archive.run(&["import", &source]);
    assert_eq!(status, 1);
    assert!(!error.is_empty(), "who has it is said");
    drop(held);
    let (_, error, status) = {
        let binary = env!("CARGO_BIN_EXE_forum-archive");
        let done = Command::new(binary).args(["import", &source]).output().unwrap();
        (done.stdout, String::from_utf8(done.stderr).unwrap(), done.status.code().unwrap())
    };
    assert_eq!(status, 2, "the built-in archive is nobody's to change: {error}");
}

#[test]
fn photos_of_an_edition_that_is_made_have_their_words() {
    let archive = Archive::small();
    let source =
        archive.source("a.jpg", photo("The 3rd Example Forum opened in Exampleton on May 1, 2001.", "Example Daily"));
    let text = archive.source("a.txt", REPORT.replace("1st", "2nd").replace("2001", "2003"));
    let (said, status) = archive.import(&[&text, &source, "--edition", "1"]);
    assert_eq!(status, 0, "{said:#}");
    archive.run(&["undo"]);
    let (said, status) = archive.import(&[&text]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    let shown = &archive.show("photo/2003-2-001")["photo"];
    assert_eq!(shown["credit"], "Jane Reporter", "{shown:#}");
    assert!(shown["caption"]["en"].as_str().unwrap().starts_with("Zhang Yi"), "{shown:#}");
}

#[test]
fn a_photo_that_came_by_itself_appeared_nowhere() {
    let archive = Archive::small();
    let source = archive.source("a.jpg", photo("The 1st Example Forum opened in Exampleton.", "Example Daily"));
    archive.import(&[&source]);
    let file = String::from_utf8(archive.files()["editions/2001-1/photos.ron"].clone()).unwrap();
    let record = file.split("2001-1-002").nth(1).unwrap();
    assert!(!record.split("sources:").next().unwrap().contains("appeared_in"), "{record}");
}

#[test]
fn what_is_only_to_be_noted_does_not_fail_an_import() {
    let archive = Archive::small();
    fs::write(archive.path.join("editions/2001-1/Edition.RON"), "").unwrap();
    let source = archive.source("report.txt", REPORT);
    let (out, error, status) = archive.run(&["import", &source]);
    assert_eq!((error.as_str(), status), ("", 0), "{out}");
}

#[test]
fn a_saved_page_brings_the_pictures_that_a_browser_put_beside_it() {
    let archive = Archive::small();
    let pixels = image::RgbImage::from_fn(160, 120, |x, y| image::Rgb([x as u8, y as u8, 9]));
    let mut picture = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut picture, image::ImageFormat::Png).unwrap();
    let picture = picture.into_inner();
    archive.source("page_files/a.png", &picture);
    let paragraphs: String = REPORT.lines().skip(1).map(|line| format!("<p>{line}</p>")).collect();
    let page = format!(
        "<!doctype html><html><body><article><h1>1st Example Forum hears of specimens</h1>{paragraphs}<figure>\
         <img src=\"./page_files/a.png\"><figcaption>The hall in Exampleton. Photo by Jane Reporter</figcaption></figure>\
         </article></body></html>"
    );
    let source = archive.source("page.html", page);
    let (said, status) = archive.import(&[&source]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    let files = archive.files();
    let held: Vec<&String> = files.iter().filter(|(_, bytes)| **bytes == picture).map(|(name, _)| name).collect();
    assert!(matches!(held.as_slice(), [name] if name.starts_with("editions/2001-1/photos/2001-1-00")), "{held:?}");
    // In a folder, what lies beside the page is no source of its own.
    archive.run(&["undo"]);
    let folder = archive.path.parent().unwrap().join("saved");
    fs::create_dir(&folder).unwrap();
    for name in ["page.html", "page_files"] {
        fs::rename(archive.path.parent().unwrap().join(name), folder.join(name)).unwrap();
    }
    let (said, _) = archive.import(&[folder.to_str().unwrap()]);
    assert_eq!(said["imported"].as_array().unwrap().len(), 1, "{said:#}");
}

#[test]
fn what_comes_with_a_mail_is_taken_in_too_and_what_lies_deeper_is_named() {
    let archive = Archive::small();
    let inner = format!(
        "Subject: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: text/plain\n\nSee there.\n--y\nContent-Type: text/plain\nContent-Disposition: attachment; filename=deep.txt\n\n{REPORT}\n--y--\n"
    );
    let mail = format!(
        "From: a@example.com\nSubject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHere it is, from the office.\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=report.txt\n\n{REPORT}\n--x\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename=inner.eml\n\n{inner}\n--x--\n"
    );
    let source = archive.source("a.eml", mail);
    let (said, _) = archive.import(&[&source]);
    let brought =
        said["imported"].as_array().unwrap().iter().find(|one| one["source"].as_str().unwrap().ends_with("report.txt"));
    let brought = brought.unwrap_or_else(|| panic!("{said:#}"));
    assert!(!brought["places"].as_array().unwrap().is_empty(), "{said:#}");
    archive.is_sound();
    let failed = said["failed"].to_string();
    assert!(failed.contains("It came in a mail within a mail; save it and import it by itself"), "{said:#}");
}

/// A drawn picture: a slope of light, and boxes in it that the number decides.
fn drawn(number: u32, side: u32) -> image::RgbImage {
    let boxed = |x: u32, y: u32| {
        (0..9).find(|k| x.abs_diff((number * 131 + k * 97) % 240) < 26 && y.abs_diff((number * 71 + k * 53) % 160) < 17)
    };
    let full = image::RgbImage::from_fn(240, 160, |x, y| match boxed(x, y) {
        Some(k) => image::Rgb([(k * 28) as u8, (255 - k * 20) as u8, (number * 40 % 256) as u8]),
        None => image::Rgb([(x / 2 + 40) as u8, (y / 2 + 90) as u8, 120]),
    });
    image::imageops::resize(&full, side, side * 2 / 3, image::imageops::FilterType::Triangle)
}

/// It as a JPEG with a caption in it.
fn captioned(picture: &image::RgbImage, quality: u8, caption: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality).encode_image(picture).unwrap();
    let words = photo(caption, "Example Daily");
    [&words[..words.len() - 2], &bytes[2..]].concat()
}

#[test]
fn a_photo_that_came_again_smaller_is_recognised() {
    let archive = Archive::small();
    let (caption, other) =
        ("The 1st Example Forum opened in Exampleton.", "The 1st Example Forum went on in Exampleton.");
    let one = archive.source("one.jpg", captioned(&drawn(1, 240), 90, caption));
    let two = archive.source("two.jpg", captioned(&drawn(2, 240), 90, other));
    let (said, status) = archive.import(&[&one, &two]);
    assert_eq!(status, 0, "{said:#}");
    assert_eq!(said["imported"][1]["places"][0], "photo/2001-1-003", "another picture is another photo: {said:#}");

    let before = archive.files();
    let small = archive.source("small.jpg", captioned(&drawn(1, 160), 60, other));
    let (out, ..) = archive.run(&["import", &small]);
    assert!(out.contains("A photo looks like 2001-1-002 of the archive and was left out"), "{out}");
    let (out, ..) = archive.run(&["import", &small, "--language", "zh"]);
    assert!(out.contains("有一张照片看起来与档案中的 2001-1-002 相同，未导入"), "{out}");
    assert_eq!(archive.files(), before);

    // The very same bytes under another name, which no import noted: the archive's own.
    let held = before["editions/2001-1/photos/2001-1-002.jpg"].clone();
    fs::write(archive.path.join("imports.ron"), "(imports: [])").unwrap();
    let renamed = archive.source("renamed.jpg", &held);
    let (out, ..) = archive.run(&["import", &renamed]);
    assert!(out.contains("The archive has this picture already (2001-1-002)"), "{out}");
    let (out, ..) = archive.run(&["import", &renamed, "--language", "zh"]);
    assert!(out.contains("档案中已有这张照片（2001-1-002）"), "{out}");
}

#[test]
fn a_photo_that_came_twice_in_two_sizes_is_recognised() {
    let archive = Archive::small();
    let caption = "The 1st Example Forum opened in Exampleton.";
    let large = archive.source("in/a-large.jpg", captioned(&drawn(3, 240), 90, caption));
    let small = archive.source("in/b-small.jpg", captioned(&drawn(3, 160), 60, caption));
    let (out, ..) = archive.run(&["import", &large, &small]);
    assert!(out.contains(&format!("A photo looks like one of {large} and was left out")), "{out}");
    archive.run(&["undo"]);
    let (out, ..) = archive.run(&["import", &large, &small, "--language", "zh"]);
    assert!(out.contains(&format!("有一张照片看起来与 {large} 中的相同，未导入")), "{out}");
    archive.is_sound();
    let (out, ..) = archive.run(&["list", "photos", "--json"]);
    let list: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(list["photos"].as_array().unwrap().len(), 2, "{list:#}");
}
