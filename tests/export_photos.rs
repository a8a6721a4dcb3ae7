//! Photos handed on: what the shipped binary writes into them, as exiftool and our own import read it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
#[path = "support/photo.rs"]
mod photos;
mod support;

use std::{
    collections::BTreeMap,
    fs,
    io::{Cursor, Read as _},
    path::{Path, PathBuf},
    process::Command,
};

use brought::{Archive, files};
use forum_archive::{
    export::FORMATS,
    model::Language,
    photo::{
        metadata,
        metadata::{Field, Origin},
    },
    words,
};
use serde_json::Value;

fn picture(format: image::ImageFormat) -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(64, 48, |x, y| image::Rgb([x as u8, y as u8, 9]));
    let mut bytes = Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The small archive, of whose one photo everything is known, and a second one that is a PNG.
fn archive(jpeg: &[u8]) -> Archive {
    let archive = Archive::small();
    let folder = archive.path.join("editions/2001-1");
    fs::write(folder.join("photos/opening.jpg"), jpeg).unwrap();
    fs::write(folder.join("photos/hall.png"), picture(image::ImageFormat::Png)).unwrap();
    let path = folder.join("photos.ron");
    let text = fs::read_to_string(&path).unwrap();
    let more = "byline: \"Jane Reporter 示例记者\", date: \"2001-05-01\", place: (en: \"Exampleton\", zh: \"示例市\"), \
        keywords: [\"forum & <fair>\", \"论坛\"], people: [\"example-person\", \"sample-person\"],";
    let text = text.replace("people: [\"example-person\"],", more);
    let second = "photos: [(id: \"2001-1-002\", caption: (zh: \"会场：示例/大厅?\"), credit: \"示例社\", file: \"hall.png\"), \
        (id: \"2001-1-003\", caption: (en: \"Not held\")),";
    fs::write(path, text.replace("photos: [", second)).unwrap();
    archive.is_sound();
    archive
}

fn export(archive: &Archive, more: &[&str]) -> PathBuf {
    let to = archive.path.parent().unwrap().join("out");
    let _ = fs::remove_dir_all(&to);
    let arguments = [&["export", "edition/1", "--format", "photos", "--to", to.to_str().unwrap()], more].concat();
    let (_, error, status) = archive.run(&arguments);
    assert_eq!(status, 0, "{error}");
    to
}

/// What exiftool reads.
fn told(path: &Path) -> Option<Value> {
    let done = Command::new("exiftool")
        .args(["-json", "-G", "-charset", "filename=utf8"])
        .arg(path)
        .env("LC_ALL", "C.UTF-8")
        .output();
    let Ok(done) = done else {
        assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "exiftool is missing");
        println!("skipped: exiftool is missing");
        return None;
    };
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert!(told[0].get("ExifTool:Warning").is_none(), "{told:#}");
    Some(told[0].clone())
}

const ENGLISH: &str = "2001-1-001 Example Person speaks.jpg";
const CHINESE: &str = "2001-1-001 示例人物发言.jpg";

#[test]
fn exiftool_and_import_read_what_was_written() {
    let jpeg = picture(image::ImageFormat::Jpeg);
    let archive = archive(&jpeg);
    let out = export(&archive, &[]);
    let names: Vec<String> = files(&out).into_keys().collect();
    let png = "2001-1-002 会场：示例 大厅.png";
    assert_eq!(names, [ENGLISH, png, &format!("{png}.xmp"), "contact-sheet.html"]);
    for (language, name, caption, person, place) in [
        ("en", ENGLISH, "Example Person speaks", "Example Person", "Exampleton"),
        ("zh", CHINESE, "示例人物发言", "示例人物", "示例市"),
    ] {
        let out = export(&archive, &["--language", language]);
        let written = fs::read(out.join(name)).unwrap();
        let pixels = |bytes: &[u8]| bytes[bytes.windows(2).position(|two| two == [0xFF, 0xC0]).unwrap()..].to_vec();
        assert_eq!(pixels(&written), pixels(&jpeg), "the picture is not touched");
        let found = metadata(&written);
        assert_eq!(found.broken, []);
        let of = |field: Field, origin: Origin| {
            let values = found.of(field).filter(|value| value.origin == origin && value.language.is_none());
            values.map(|value| value.text.clone()).collect::<Vec<_>>().join("|")
        };
        for origin in [Origin::Iptc, Origin::Xmp] {
            assert_eq!(of(Field::Caption, origin), caption);
            assert_eq!(of(Field::Byline, origin), "Jane Reporter 示例记者");
            assert_eq!(of(Field::Credit, origin), "A. Photographer");
            assert_eq!(of(Field::Date, origin), "2001-05-01");
            assert_eq!(of(Field::Location, origin), place);
            assert_eq!(of(Field::Keyword, origin), "forum & <fair>|论坛");
        }
        assert!(of(Field::Person, Origin::Xmp).starts_with(&format!("{person}|")), "{:?}", found.values);
        let Some(told) = told(&out.join(name)) else { continue };
        for (key, value) in [
            ("IPTC:Caption-Abstract", caption),
            ("XMP:Description", caption),
            ("XMP:Description-zh", "示例人物发言"),
            ("IPTC:By-line", "Jane Reporter 示例记者"),
            ("XMP:Creator", "Jane Reporter 示例记者"),
            ("IPTC:Credit", "A. Photographer"),
            ("XMP:Credit", "A. Photographer"),
            ("IPTC:DateCreated", "2001:05:01"),
            ("XMP:DateCreated", "2001:05:01"),
            ("IPTC:Sub-location", place),
            ("XMP:Location", place),
        ] {
            assert_eq!(told[key], value, "{key} {told:#}");
        }
        for key in ["IPTC:Keywords", "XMP:Subject"] {
            assert_eq!(told[key], serde_json::json!(["forum & <fair>", "论坛"]), "{key}");
        }
        assert_eq!(told["XMP:PersonInImage"][0], person);
    }
    let to = Archive::small();
    // Else it would be the photo that is known there.
    let path = to.path.join("editions/2001-1/photos.ron");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("Example Person speaks", "A hall").replace("示例人物发言", "会场")).unwrap();
    let source = to.source("again.jpg", fs::read(out_of(&archive).join(ENGLISH)).unwrap());
    let (said, status) = to.import(&[&source, "--edition", "1"]);
    assert_eq!(status, 0, "{said:#}");
    let photo = &to.show("photo/2001-1-002")["photo"];
    assert_eq!(photo["caption"]["en"], "Example Person speaks", "{photo:#}");
    assert_eq!((&photo["credit"], &photo["byline"]), (&"A. Photographer".into(), &"Jane Reporter 示例记者".into()));
    assert_eq!((&photo["date"], &photo["location"]["en"]), (&"2001-05-01".into(), &"Exampleton".into()));
    assert_eq!(photo["keywords"], serde_json::json!(["forum & <fair>", "论坛"]));
    assert_eq!(photo["people"], serde_json::json!(["speaker/example-person", "speaker/sample-person"]));
}

fn out_of(archive: &Archive) -> PathBuf {
    export(archive, &[])
}

#[test]
fn what_else_a_file_says_stays() {
    let plain = picture(image::ImageFormat::Jpeg);
    let iim = [
        photos::dataset(2, 120, "旧说明".as_bytes()),
        photos::dataset(2, 116, "版权归示例社所有".as_bytes()),
        photos::dataset(2, 40, "Hold & see".as_bytes()),
        photos::dataset(2, 90, "旧城市".as_bytes()),
    ]
    .concat();
    let packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description rdf:about='uuid:1' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:Rating='4' \
        xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='Old &amp; gone'>\
        <dc:description xmlns:dc='http://purl.org/dc/elements/1.1/'><rdf:Alt><rdf:li xml:lang='x-default'>Old</rdf:li></rdf:Alt>\
        </dc:description><xmp:CreatorTool>Example &amp; Tool</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>";
    let tagged = photos::with_xmp(&photos::with_iptc(&plain, &iim), packet);
    let first = archive(&tagged);
    let out = export(&first, &[]);
    let written = fs::read(out.join(ENGLISH)).unwrap();
    let text = String::from_utf8_lossy(&written);
    for gone in ["旧说明", "旧城市", "Old"] {
        assert!(!text.contains(gone), "{gone}");
    }
    for kept in ["Hold & see", "Example &amp; Tool", "xmp:Rating=\"4\"", "rdf:about=\"uuid:1\""] {
        assert!(text.contains(kept), "{kept} in {text}");
    }
    let found = metadata(&written);
    assert_eq!(found.broken, []);
    let copyright: Vec<Origin> = found.of(Field::Copyright).map(|value| value.origin).collect();
    assert_eq!(copyright, [Origin::Iptc, Origin::Xmp], "where one standard has it, the other gets it");
    if let Some(told) = told(&out.join(ENGLISH)) {
        assert_eq!(told["XMP:Rating"], 4, "{told:#}");
        assert_eq!(told["XMP:Rights"], "版权归示例社所有");
        assert_eq!(told["IPTC:SpecialInstructions"], "Hold & see");
        assert_eq!(told["XMP:Credit"], "A. Photographer");
    }
    // Written again it is the same.
    let second = archive(&written);
    let again = export(&second, &[]);
    let again = metadata(&fs::read(again.join(ENGLISH)).unwrap());
    assert_eq!(again.values, found.values);
}

#[test]
fn other_formats_have_a_sidecar_and_the_sheet_shows_all() {
    let archive = archive(&picture(image::ImageFormat::Jpeg));
    let out = export(&archive, &["--language", "zh"]);
    let png = out.join("2001-1-002 会场：示例 大厅.png");
    assert_eq!(fs::read(&png).unwrap(), picture(image::ImageFormat::Png));
    if let Some(told) = told(&png.with_file_name("2001-1-002 会场：示例 大厅.png.xmp")) {
        assert_eq!((&told["XMP:Description"], &told["XMP:Credit"]), (&"会场：示例/大厅?".into(), &"示例社".into()));
    }
    let sheet = fs::read_to_string(out.join("contact-sheet.html")).unwrap();
    for said in
        ["示例人物发言", "会场：示例/大厅?", "示例社", "照片目录", "data:image/jpeg;base64,", "href=\"2001-1-001%20"]
    {
        assert!(sheet.contains(said), "{said}");
    }
    assert_eq!(sheet.matches("<figure>").count(), 2, "what is not held is not on it");
    let sheet = fs::read_to_string(export(&archive, &[]).join("contact-sheet.html")).unwrap();
    assert!(sheet.contains("Contact sheet") && sheet.contains("Photo: A. Photographer"));
    let zip = archive.path.parent().unwrap().join("photos.zip");
    let (_, error, status) = archive.run(&["export", "edition/1", "--format", "photos", "--to", zip.to_str().unwrap()]);
    assert_eq!(status, 0, "{error}");
    let mut zip = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    let mut page = String::new();
    zip.by_name("contact-sheet.html").unwrap().read_to_string(&mut page).unwrap();
    assert_eq!(page, sheet);
}

#[test]
fn odd_files_go_out_as_they_are() {
    let good = picture(image::ImageFormat::Jpeg);
    let app13 = |held: &[u8]| {
        let segment = [b"Photoshop 3.0\0", held].concat();
        let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
        [&good[..2], &[0xFF, 0xED], &length, &segment, &good[2..]].concat()
    };
    for odd in [
        b"not a real picture".to_vec(),
        good[..3].to_vec(),
        app13(b"8BIM\x04\x04\0\0\xFF\xFF\xFF\xFF"),
        app13(b"8B"),
        Vec::new(),
    ] {
        let archive = archive(&odd);
        let out = export(&archive, &[]);
        let own: BTreeMap<String, Vec<u8>> =
            files(&out).into_iter().filter(|(name, _)| name.contains("1-001")).collect();
        assert_eq!(own.len(), 2, "{:?}", own.keys());
        assert!(own.values().any(|bytes| *bytes == odd) && own.keys().any(|name| name.ends_with(".xmp")));
    }
    // A packet that is no XML is replaced.
    let archive = archive(&photos::with_xmp(&good, "<no"));
    let out = export(&archive, &[]);
    assert_eq!(metadata(&fs::read(out.join(ENGLISH)).unwrap()).broken, []);
}

#[test]
fn what_stands_in_the_way_is_said() {
    let archive = archive(&picture(image::ImageFormat::Jpeg));
    fs::remove_file(archive.path.join("editions/2001-1/photos/opening.jpg")).unwrap();
    let to = archive.path.parent().unwrap().join("out");
    let run = |place: &str, language: &str| {
        archive.run(&["export", place, "--format", "photos", "--to", to.to_str().unwrap(), "--language", language])
    };
    let (_, error, status) = run("photo/2001-1-003", "en");
    assert!(status == 1 && error.contains("There is no photo in it whose picture is held"), "{error}");
    let (_, error, _) = run("photo/2001-1-003", "zh");
    assert!(error.contains("其中没有存有图片的照片"), "{error}");
    let (_, error, status) = run("edition/9", "en");
    assert!(status == 1 && error.contains("There is nothing at edition/9"), "{error}");
    assert!(!to.exists(), "nothing is left behind");
    let (_, error, status) = run("edition/1", "en");
    assert!(status == 1 && error.contains("Photo 2001-1-001 is missing in the export: "), "{error}");
    assert_eq!(files(&to).len(), 3, "the rest is there");
    let (_, error, status) = run("edition/1", "en");
    assert!(status == 1 && error.contains("is not empty, and was not replaced"), "{error}");
    let label = FORMATS.iter().find(|format| format.name == "photos").unwrap().label;
    assert_eq!(words::get(Language::En, label), "Photos with caption and credit inside (folder or .zip)");
    assert_eq!(words::get(Language::Zh, label), "照片，内含说明和署名（文件夹或 .zip）");
}
