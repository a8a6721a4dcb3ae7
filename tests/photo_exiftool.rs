//! What is read out of photos, compared field by field with what exiftool reads out of the same
//! ones, which it has written itself; and photos whose metadata contradict themselves or are broken.
//! All of it is made up.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;

use std::{fs, path::Path, process::Command};

use encoding_rs::{GB18030, UTF_8, WINDOWS_1252};
use forum_archive::{
    catalog::Catalog,
    import::{self, Options, Proposal, Source},
    model::Language,
    photo::{
        metadata,
        metadata::{Field, Origin},
    },
};
use image::ImageFormat;
use make::{dataset, exif_of, file, with_exif, with_iptc, with_xmp};
use serde_json::Value;

/// What both read: exiftool's name, where it stands, what it is here.
const FIELDS: &[(&str, Origin, Field)] = &[
    ("IPTC:Caption-Abstract", Origin::Iptc, Field::Caption),
    ("IPTC:By-line", Origin::Iptc, Field::Byline),
    ("IPTC:Credit", Origin::Iptc, Field::Credit),
    ("IPTC:Source", Origin::Iptc, Field::Source),
    ("IPTC:CopyrightNotice", Origin::Iptc, Field::Copyright),
    ("IPTC:Headline", Origin::Iptc, Field::Headline),
    ("IPTC:ObjectName", Origin::Iptc, Field::Title),
    ("IPTC:Sub-location", Origin::Iptc, Field::Location),
    ("IPTC:City", Origin::Iptc, Field::City),
    ("IPTC:Province-State", Origin::Iptc, Field::Province),
    ("IPTC:Country-PrimaryLocationName", Origin::Iptc, Field::Country),
    ("IPTC:Keywords", Origin::Iptc, Field::Keyword),
    ("XMP:Description", Origin::Xmp, Field::Caption),
    ("XMP:Creator", Origin::Xmp, Field::Byline),
    ("XMP:Credit", Origin::Xmp, Field::Credit),
    ("XMP:Source", Origin::Xmp, Field::Source),
    ("XMP:Rights", Origin::Xmp, Field::Copyright),
    ("XMP:Headline", Origin::Xmp, Field::Headline),
    ("XMP:Title", Origin::Xmp, Field::Title),
    ("XMP:Location", Origin::Xmp, Field::Location),
    ("XMP:City", Origin::Xmp, Field::City),
    ("XMP:State", Origin::Xmp, Field::Province),
    ("XMP:Country", Origin::Xmp, Field::Country),
    ("XMP:Subject", Origin::Xmp, Field::Keyword),
    ("XMP:PersonInImage", Origin::Xmp, Field::Person),
    ("XMP:DateCreated", Origin::Xmp, Field::Date),
    ("EXIF:ImageDescription", Origin::Exif, Field::Caption),
    ("EXIF:Artist", Origin::Exif, Field::Byline),
    ("EXIF:Copyright", Origin::Exif, Field::Copyright),
    ("EXIF:DateTimeOriginal", Origin::Exif, Field::Date),
    ("EXIF:XPTitle", Origin::Exif, Field::Title),
    ("EXIF:XPKeywords", Origin::Exif, Field::Keyword),
];

/// How exiftool's words become ours, where the two differ on purpose.
#[derive(Clone, Copy)]
enum Bytes {
    /// They are the same.
    Same,
    /// Datasets that do not say their encoding are Latin to exiftool, as the standard has it. To us they
    /// are what they look like, as agencies in China never said that theirs was another: here GB18030.
    Gb18030,
    /// And here UTF-8.
    Utf8,
}

/// What exiftool reads, in our words.
fn of_exiftool(told: &Value, name: &str, bytes: Bytes) -> Vec<String> {
    let texts: Vec<String> = match &told[name] {
        Value::Null => return Vec::new(),
        Value::Array(all) => all.iter().map(plain).collect(),
        one => vec![plain(one)],
    };
    let decoded = |text: &String| {
        let encoding = match bytes {
            Bytes::Gb18030 if name.starts_with("IPTC:") => GB18030,
            Bytes::Utf8 if name.starts_with("IPTC:") => UTF_8,
            _ => return text.clone(),
        };
        encoding.decode(&WINDOWS_1252.encode(text).0).0.into_owned()
    };
    let in_our_words = |text: String| match name {
        // Days are written as everywhere else in the archive.
        "XMP:DateCreated" | "EXIF:DateTimeOriginal" => vec![text.replacen(':', "-", 2)],
        // Windows puts several into one, with semicolons.
        "EXIF:XPKeywords" => text.split(';').map(str::to_owned).collect(),
        // The photographer's and the editor's are two.
        "EXIF:Copyright" => text.split('\n').map(str::to_owned).collect(),
        _ => vec![text],
    };
    texts.iter().map(decoded).flat_map(in_our_words).collect()
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The day and time of IPTC, which exiftool gives as two. Time zones are left out of it, and of EXIF,
/// which has one in a field of its own: the clock is that of the place, and only the day is taken.
fn date_of_iptc(told: &Value) -> Vec<String> {
    let Some(day) = told["IPTC:DateCreated"].as_str() else { return Vec::new() };
    let time = told["IPTC:TimeCreated"].as_str().map(|time| format!(" {}", &time[..8])).unwrap_or_default();
    vec![format!("{}{time}", day.replace(':', "-"))]
}

/// Writes with exiftool into a photo, and gives its bytes and what exiftool reads in it.
fn tagged(format: ImageFormat, ending: &str, arguments: &[&str], raw: &[(&str, Vec<u8>)]) -> (Vec<u8>, Value) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("a.{ending}"));
    fs::write(&path, file(format, 32, 24)).unwrap();
    let mut command = exiftool(folder.path());
    command.args(["-q", "-overwrite_original"]).args(arguments);
    if !raw.is_empty() {
        // As they are, without a conversion.
        command.args(["-charset", "iptc=UTF8"]);
    }
    for (at, (name, bytes)) in raw.iter().enumerate() {
        fs::write(folder.path().join(format!("{at}.bin")), bytes).unwrap();
        command.arg(format!("-{name}<={at}.bin"));
    }
    let done = command.arg(&path).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let read = exiftool(folder.path()).args(["-json", "-G"]).arg(&path).output().unwrap();
    let told: Value = serde_json::from_slice(&read.stdout).unwrap();
    (fs::read(&path).unwrap(), told[0].clone())
}

fn exiftool(folder: &Path) -> Command {
    let mut command = Command::new("exiftool");
    command.current_dir(folder).env("LC_ALL", "C.UTF-8");
    command
}

fn is_there() -> bool {
    let there = Command::new("exiftool").arg("-ver").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "exiftool is missing");
        println!("skipped: exiftool is missing");
    }
    there
}

/// A table of every field that either reads: its name, what exiftool has, what we have.
fn table(bytes: &[u8], told: &Value, encoding: Bytes) -> Vec<(String, Vec<String>, Vec<String>)> {
    let found = metadata(bytes);
    assert_eq!(found.broken, []);
    let ours = |origin: Origin, field: Field| -> Vec<String> {
        let values = found.of(field).filter(|value| value.origin == origin && value.language.is_none());
        values.map(|value| value.text.clone()).collect()
    };
    let row = |(name, origin, field): &(&str, Origin, Field)| {
        ((*name).to_owned(), of_exiftool(told, name, encoding), ours(*origin, *field))
    };
    let mut rows: Vec<_> = FIELDS.iter().map(row).collect();
    rows.push(("IPTC:DateCreated".to_owned(), date_of_iptc(told), ours(Origin::Iptc, Field::Date)));
    rows.retain(|(_, theirs, ours)| !theirs.is_empty() || !ours.is_empty());
    rows
}

fn propose(bytes: &[u8]) -> Proposal {
    let read = import::propose(&Source::alone("a.jpg", bytes), &Catalog::default(), &Options::default());
    read.unwrap().remove(0)
}

/// What the import proposes: caption, byline, credit, date, place, keywords, people, copyright.
fn proposed(proposal: &Proposal) -> Vec<String> {
    let [photo] = proposal.photos.as_slice() else { panic!("one photo") };
    let text = |read: &Option<import::Read<String>>| read.as_ref().map(|read| read.value.clone()).unwrap_or_default();
    let all =
        |reads: &[import::Read<String>]| reads.iter().map(|read| read.value.as_str()).collect::<Vec<_>>().join("|");
    let people: Vec<&str> = photo.people.iter().map(|at| proposal.people[*at].name.value.as_str()).collect();
    let lines = proposal.text.lines().filter_map(|line| line.split_once(" copyright: "));
    let copyright: Vec<&str> = lines.map(|(_, words)| words).collect();
    vec![
        text(&photo.caption),
        text(&photo.byline),
        text(&photo.credit),
        photo.date.as_ref().map(|read| read.value.to_string()).unwrap_or_default(),
        text(&photo.place),
        all(&photo.keywords),
        people.join("|"),
        copyright.join("|"),
    ]
}

/// The same out of what exiftool reads: the first of IPTC, XMP and EXIF that says something.
fn proposed_by_exiftool(told: &Value, encoding: Bytes) -> Vec<String> {
    let of = |names: &[&str]| -> Vec<String> {
        let all = names.iter().map(|name| match *name {
            "IPTC:DateCreated" => date_of_iptc(told),
            name => of_exiftool(told, name, encoding),
        });
        all.into_iter().find(|values| !values.is_empty()).unwrap_or_default()
    };
    let chinese = |values: &[String]| !values.is_empty() && values.iter().all(|value| !value.is_ascii());
    let names = |values: Vec<String>| values.join(if chinese(&values) { "、" } else { ", " });
    let place = |prefix: &str, fields: [&str; 4]| {
        let said = fields.iter().flat_map(|field| of_exiftool(told, &format!("{prefix}:{field}"), encoding));
        said.collect::<Vec<String>>()
    };
    let iptc = place("IPTC", ["Sub-location", "City", "Province-State", "Country-PrimaryLocationName"]);
    let xmp = place("XMP", ["Location", "City", "State", "Country"]);
    let mut place = if iptc.is_empty() { xmp } else { iptc };
    let between = if chinese(&place) {
        place.reverse();
        ""
    } else {
        ", "
    };
    let mut copyright: Vec<String> = Vec::new();
    for name in ["IPTC:CopyrightNotice", "XMP:Rights", "EXIF:Copyright"] {
        let new = of_exiftool(told, name, encoding).into_iter().filter(|words| !copyright.contains(words));
        copyright.extend(new.collect::<Vec<_>>());
    }
    vec![
        of(&["IPTC:Caption-Abstract", "XMP:Description", "EXIF:ImageDescription"]).concat(),
        names(of(&["IPTC:By-line", "XMP:Creator", "EXIF:Artist"])),
        of(&["IPTC:Credit", "XMP:Credit"]).concat(),
        of(&["IPTC:DateCreated", "XMP:DateCreated", "EXIF:DateTimeOriginal"]).concat().chars().take(10).collect(),
        place.join(between),
        of(&["IPTC:Keywords", "XMP:Subject", "EXIF:XPKeywords"]).join("|"),
        of(&["XMP:PersonInImage"]).join("|"),
        copyright.join("|"),
    ]
}

const IPTC: &[(&str, &str)] = &[
    ("IPTC:Caption-Abstract", "示例大厅内的会场。"),
    ("IPTC:By-line", "示例记者"),
    ("IPTC:Credit", "示例社"),
    ("IPTC:Source", "示例通讯社"),
    ("IPTC:CopyrightNotice", "版权归示例社所有"),
    ("IPTC:Headline", "示例标题"),
    ("IPTC:ObjectName", "示例-001"),
    ("IPTC:Sub-location", "示例厅"),
    ("IPTC:City", "示例市"),
    ("IPTC:Province-State", "示例省"),
    ("IPTC:Country-PrimaryLocationName", "示例国"),
];

const XMP: &[&str] = &[
    "-XMP:Description=示例大厅内的会场。",
    "-XMP:Description-en=The hall.",
    "-XMP:Creator=示例记者",
    "-XMP:Creator=另一位示例记者",
    "-XMP:Credit=示例社",
    "-XMP-photoshop:Source=示例 & <通讯社>",
    "-XMP:Rights=版权归示例社所有",
    "-XMP:Headline=示例标题",
    "-XMP:Title=示例-001",
    "-XMP:Location=示例厅",
    "-XMP-photoshop:City=示例市",
    "-XMP-photoshop:State=示例省",
    "-XMP-photoshop:Country=示例国",
    "-XMP:Subject=论坛",
    "-XMP:Subject=数字政府",
    "-XMP:PersonInImage=示例甲",
    "-XMP:PersonInImage=Example Person",
    "-XMP-photoshop:DateCreated=2023:11:05 23:20:30+08:00",
];

const EXIF: &[&str] = &[
    "-EXIF:ImageDescription=示例大厅内的会场。",
    "-EXIF:Artist=示例记者",
    "-EXIF:Copyright=版权归示例社所有",
    "-EXIF:DateTimeOriginal=2023:11:05 23:20:30",
    "-EXIF:OffsetTimeOriginal=+08:00",
    "-EXIF:XPTitle=示例标题",
    "-EXIF:XPKeywords=论坛;数字政府",
];

/// A photo that exiftool writes.
struct Case {
    name: &'static str,
    format: ImageFormat,
    ending: &'static str,
    arguments: Vec<String>,
    raw: Vec<(&'static str, Vec<u8>)>,
    encoding: Bytes,
    /// How many rows its table has.
    rows: usize,
}

fn cases() -> Vec<Case> {
    let owned = |arguments: &[&str]| arguments.iter().map(|&argument| argument.to_owned()).collect::<Vec<_>>();
    let dated = ["-IPTC:DateCreated=2023:11:05", "-IPTC:TimeCreated=23:20:30+08:00"];
    let plain = |name, arguments, rows| Case {
        name,
        format: ImageFormat::Jpeg,
        ending: "jpg",
        arguments,
        raw: Vec::new(),
        encoding: Bytes::Same,
        rows,
    };
    let marked = || {
        let set = IPTC.iter().map(|(name, words)| format!("-{name}={words}"));
        let mark = owned(&["-CodedCharacterSet=UTF8", "-IPTC:Keywords=论坛", "-IPTC:Keywords=数字政府"]);
        [mark, set.collect(), owned(&dated)].concat()
    };
    let raw = |encoding: &'static encoding_rs::Encoding| {
        IPTC.iter().map(|(name, words)| (*name, encoding.encode(words).0.into_owned())).collect::<Vec<_>>()
    };
    let latin = owned(&[
        "-IPTC:Caption-Abstract=Café of the Example Hall",
        "-IPTC:By-line=Example Müller",
        "-IPTC:By-line=Jane Reporter",
        "-IPTC:City=Exampleton",
        "-IPTC:Country-PrimaryLocationName=Exampleland",
        "-IPTC:DateCreated=2023:11:05",
    ]);
    vec![
        plain("IPTC that says that it is UTF-8", marked(), 13),
        Case { raw: raw(GB18030), encoding: Bytes::Gb18030, ..plain("IPTC in GB18030", owned(&dated), 12) },
        Case {
            raw: raw(UTF_8),
            encoding: Bytes::Utf8,
            ..plain("IPTC in UTF-8 that does not say so", owned(&dated), 12)
        },
        plain("IPTC in Latin letters", latin, 5),
        plain("XMP", owned(XMP), 14),
        plain("EXIF", owned(EXIF), 6),
        plain("EXIF of photographer and editor", owned(&["-EXIF:Copyright=Example Person\nExample Editor"]), 1),
        plain("EXIF of the editor alone", owned(&["-EXIF:Copyright= \nExample Editor"]), 1),
        plain("all three", [marked(), owned(XMP), owned(EXIF)].concat(), 33),
        Case { format: ImageFormat::Png, ending: "png", ..plain("PNG", [owned(XMP), owned(EXIF)].concat(), 20) },
        Case {
            format: ImageFormat::Tiff,
            ending: "tif",
            ..plain("TIFF", [marked(), owned(XMP), owned(EXIF)].concat(), 33)
        },
    ]
}

#[test]
fn photos_are_read_as_exiftool_reads_them() {
    if !is_there() {
        return;
    }
    for case in cases() {
        let arguments: Vec<&str> = case.arguments.iter().map(String::as_str).collect();
        let (bytes, told) = tagged(case.format, case.ending, &arguments, &case.raw);
        let table = table(&bytes, &told, case.encoding);
        for (name, theirs, ours) in &table {
            println!("{}\t{name}\t{}\t{}", case.name, theirs.join("|"), ours.join("|"));
        }
        for (name, theirs, ours) in &table {
            // Of an editor alone the photographer's is a space.
            let theirs: Vec<&String> = theirs.iter().filter(|words| !words.trim().is_empty()).collect();
            assert_eq!(theirs, ours.iter().collect::<Vec<_>>(), "{}, {name}", case.name);
        }
        assert_eq!(table.len(), case.rows, "{}: fields", case.name);
        let proposal = propose(&bytes);
        let wanted: Vec<String> = proposed_by_exiftool(&told, case.encoding)
            .iter()
            .map(|words| words.trim_start_matches([' ', '|']).to_owned())
            .collect();
        assert_eq!(proposed(&proposal), wanted, "{}", case.name);
        let differs = proposal.doubts.iter().any(|doubt| doubt.words(Language::En).contains("different things"));
        // Two reporters and one are different.
        let expected = ["all three", "PNG", "TIFF"].contains(&case.name);
        assert_eq!(differs, expected, "{}: {:?}", case.name, proposal.doubts);
    }
}

#[test]
fn exif_in_gb18030_is_read_although_it_must_not_be() {
    if !is_there() {
        return;
    }
    // EXIF allows ASCII alone, exiftool takes it for UTF-8 and shows signs of replacement.
    let words = "示例人物陶喆在会场";
    let (bytes, told) =
        tagged(ImageFormat::Jpeg, "jpg", &[], &[("EXIF:ImageDescription", GB18030.encode(words).0.into_owned())]);
    assert_ne!(told["EXIF:ImageDescription"], words);
    let found = metadata(&bytes);
    assert_eq!(found.of(Field::Caption).map(|value| value.text.as_str()).collect::<Vec<_>>(), [words]);
}

fn jpeg() -> Vec<u8> {
    file(ImageFormat::Jpeg, 16, 16)
}

fn packet(caption: &str) -> String {
    format!(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description \
         xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>{caption}\
         </rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF>"
    )
}

#[test]
fn captions_that_disagree_are_all_told() {
    let iim = [dataset(1, 90, b"\x1B%G"), dataset(2, 120, "示例大厅的会场".as_bytes())].concat();
    let photo = with_xmp(&with_iptc(&jpeg(), &iim), &packet("The garden of the Example Hall"));
    let proposal = propose(&photo);
    assert_eq!(proposed(&proposal)[0], "示例大厅的会场", "agencies write the first");
    let doubt = proposal.doubts.first().unwrap();
    assert_eq!(
        doubt.words(Language::En),
        "Caption: the photo says different things (IPTC “示例大厅的会场”; XMP “The garden of the Example Hall”); look \
         which is right"
    );
    assert_eq!(
        doubt.words(Language::Zh),
        "图片说明：照片中的几处说法不一（IPTC “示例大厅的会场”; XMP “The garden of the Example Hall”）；请核对"
    );
}

#[test]
fn a_photo_with_broken_metadata_is_a_photo_and_says_so() {
    let caption = "The garden of the Example Hall";
    let artist: &[(u16, u16, &[u8])] = &[(0x013B, 2, b"Jane Reporter\0")];
    // The datasets break off in the middle of one.
    let mut cut = dataset(2, 120, caption.as_bytes());
    cut.extend([0x1C, 2, 80, 0, 50, b'J']);
    // The directory of the exposure is the first one again; it goes on with itself; it lies nowhere;
    // a text lies beyond the end.
    let first = 8u32;
    let again = exif_of(&[&[artist[0], (0x8769, 4, &first.to_be_bytes())]], &[]);
    let mut circle = exif_of(&[artist], &[]);
    circle[22..26].copy_from_slice(&first.to_be_bytes());
    let nowhere = exif_of(&[&[artist[0], (0x8769, 4, &0xFFFF_0000u32.to_be_bytes())]], &[]);
    let mut beyond = exif_of(&[&[(0x010E, 2, caption.as_bytes()), artist[0]]], &[]);
    beyond[18..22].copy_from_slice(&[0, 1, 0, 0]);
    let no_directory = b"MM\0\x2A\0\x01\0\0".to_vec();
    let reporter = "Jane Reporter";
    for (photo, names, wanted, byline) in [
        (with_iptc(&jpeg(), &cut), "IPTC", caption, ""),
        (with_xmp(&jpeg(), "this is no XML <at all"), "XMP", "", ""),
        (with_xmp(&jpeg(), "nor is this"), "XMP", "", ""),
        (with_exif(&jpeg(), &again), "EXIF", "", reporter),
        (with_exif(&jpeg(), &circle), "EXIF", "", reporter),
        (with_exif(&jpeg(), &nowhere), "EXIF", "", reporter),
        (with_exif(&jpeg(), &beyond), "EXIF", "", reporter),
        (with_exif(&jpeg(), &no_directory), "EXIF", "", ""),
        (with_exif(&with_xmp(&with_iptc(&jpeg(), &cut), "<"), &circle), "IPTC, XMP, EXIF", caption, reporter),
    ] {
        let proposal = propose(&photo);
        assert_eq!(proposal.kind, "photo");
        let told = proposed(&proposal);
        assert_eq!((told[0].as_str(), told[1].as_str()), (wanted, byline), "{names}");
        let said = |language| proposal.doubts.first().map(|doubt| doubt.words(language)).unwrap_or_default();
        assert_eq!(said(Language::En), format!("Part of what is written into the photo cannot be read: {names}"));
        assert_eq!(said(Language::Zh), format!("写入照片的信息有一部分无法读取：{names}"));
        assert!(proposal.photos[0].file.is_some());
    }
}
