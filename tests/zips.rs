//! Zips and folders of editions as sources of an import; zips that were made to be a burden; and
//! files that change or vanish while they are taken in. All of it is made up.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/bring.rs"]
mod brought;
#[path = "support/zip.rs"]
mod packed;
mod support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use brought::{Archive, files, photo};
use forum_archive::{
    archive::{self, Cancel, Progress, change},
    catalog::{self, Catalog, Input, Origin},
    import::{self, Batch, Options, Source, apply, review::Review},
    model::{Imports, Language},
};
use packed::{Raw, claiming, raw, zip};
use proptest::prelude::*;
use serde_json::Value;

const REPORT: &str = "1st Example Forum hears of specimens
Example Daily, Exampleton, May 2 (Jane Reporter) The 1st Example Forum went on in Exampleton on May 2, 2001.

Zhang Yi, director of the Example Office, delivered a keynote speech.
";

const PAGE: &str = "<html><head><title>1st Example Forum ends</title></head><body><h1>1st Example Forum ends</h1>
<p>Example Daily, Exampleton, May 3 (Jane Reporter) The 1st Example Forum ended in Exampleton on May 3, 2001.</p>
<p><img src='page_files/photo.png' alt='The hall of the 1st Example Forum. Photo by Jane Reporter'></p></body></html>";

fn catalog_of(store: &dyn archive::Store) -> Catalog {
    let (records, _) = archive::load(store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap();
    catalog::build(Input { origin: Origin::BuiltIn, records, findings: Vec::new(), complete: true })
}

/// What sources would bring to the small archive.
fn read(paths: &[PathBuf]) -> Batch {
    let found = import::gather(paths);
    let (progress, cancel) = (Progress::default(), Cancel::default());
    import::read_all(found, &catalog_of(&support::small()), &Options::default(), &progress, &cancel)
}

/// The sources of a batch, without the folder they lie in, and what they were taken for; then those that
/// failed, with the sentence.
fn told(batch: &Batch, folder: &Path) -> Vec<String> {
    let short = |name: &str| name.strip_prefix(&format!("{}/", folder.display())).unwrap_or(name).to_owned();
    let read = batch.proposed.iter().map(|one| format!("{}: {}", short(&one.proposal.source), one.proposal.kind));
    let failed = batch.failed.iter().map(|one| format!("{}! {}", short(&one.source), one.reason));
    read.chain(failed).collect()
}

/// Reads one file beside a good one, which always comes in.
fn hostile(name: &str, bytes: &[u8]) -> (Vec<String>, Batch) {
    let folder = tempfile::tempdir().unwrap();
    let drop = folder.path().join("drop");
    fs::create_dir(&drop).unwrap();
    fs::write(drop.join(name), bytes).unwrap();
    fs::write(drop.join("zz.txt"), REPORT).unwrap();
    let batch = read(std::slice::from_ref(&drop));
    let mut said = told(&batch, &drop);
    let good = said.iter().position(|line| line == "zz.txt: press text");
    said.remove(good.unwrap_or_else(|| panic!("the good one is missing: {said:#?}")));
    let left: Vec<String> = files(folder.path()).into_keys().collect();
    assert_eq!(left, [format!("drop/{name}"), "drop/zz.txt".to_owned()], "nothing is unpacked to the disk");
    (said, batch)
}

fn said(bytes: &[u8]) -> Vec<String> {
    hostile("a.zip", bytes).0
}

#[test]
fn files_of_a_zip_are_sources_as_those_of_a_folder() {
    let photo = photo("第一届示例论坛在示例市举行。", "示例社");
    let picture = packed_picture();
    let held: Vec<(&str, &[u8])> = vec![
        ("inner/name.txt", REPORT.as_bytes()),
        ("inner/page.html", PAGE.as_bytes()),
        ("inner/page_files/photo.png", &picture),
        ("inner/page_files/script.js", b"not this one"),
        ("photos/DSC_1.JPG", &photo),
        ("photos/Thumbs.db", b"litter"),
        ("__MACOSX/photos/._DSC_1.JPG", b"litter"),
        (".hidden/x.txt", b"litter"),
    ];
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in &held {
        let path = folder.path().join("loose").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let path = folder.path().join("a.zip");
    fs::write(&path, zip(held)).unwrap();
    let in_zip = read(std::slice::from_ref(&path));
    let loose = read(&[folder.path().join("loose")]);
    assert_eq!(
        told(&in_zip, folder.path()),
        ["a.zip/inner/name.txt: press text", "a.zip/inner/page.html: web page", "a.zip/photos/DSC_1.JPG: photo"]
    );
    let as_in_zip: Vec<String> =
        told(&loose, folder.path()).iter().map(|line| line.replace("loose/", "a.zip/")).collect();
    assert_eq!(told(&in_zip, folder.path()), as_in_zip);
    for (one, other) in in_zip.proposed.iter().zip(&loose.proposed) {
        assert_eq!(one.proposal.text, other.proposal.text);
        assert_eq!(one.proposal.photos, other.proposal.photos, "with the pictures that lie beside a page");
        let (one, other) = (one.original.as_ref().unwrap(), other.original.as_ref().unwrap());
        assert_eq!((&one.name, one.fingerprint), (&other.name, other.fingerprint));
        assert_eq!((one.read)().unwrap(), (other.read)().unwrap());
    }
    assert!(in_zip.proposed[1].proposal.photos[0].file.is_some(), "{:#?}", in_zip.proposed[1].proposal);

    let archive = Archive::small();
    let (said, status) = archive.import(&[path.to_str().unwrap()]);
    assert_eq!(status, 0, "{said:#}");
    archive.is_sound();
    let has = archive.files();
    assert!(has.values().any(|bytes| *bytes == photo) && has.values().any(|bytes| bytes == REPORT.as_bytes()));
    let (said, status) = archive.import(&[folder.path().join("loose").to_str().unwrap()]);
    assert_eq!((said["change"].is_null(), status), (true, 0), "what came in a zip is known: {said:#}");
}

fn packed_picture() -> Vec<u8> {
    let picture =
        image::RgbImage::from_fn(160, 120, |x, y| image::Rgb([u8::try_from(x).unwrap(), 90, u8::try_from(y).unwrap()]));
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, image::ImageFormat::Png).unwrap();
    out.into_inner()
}

/// The files of an archive below a folder, for a zip.
fn under(files: &[(String, Vec<u8>)]) -> impl Iterator<Item = (&str, &[u8])> {
    files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
}

fn moved(files: impl IntoIterator<Item = (String, Vec<u8>)>, from: &str, to: &str) -> Vec<(String, Vec<u8>)> {
    let name = |name: String| Some(format!("{to}{}", name.strip_prefix(from)?));
    files.into_iter().filter_map(|(path, bytes)| Some((name(path)?, bytes))).collect()
}

/// What lies in an edition's folder in both.
fn same_edition(had: &Archive, has: &Archive) {
    let below = |archive: &Archive| moved(archive.files(), "editions/2001-1/", "");
    assert!(below(had).len() > 3);
    assert_eq!(below(had), below(has));
}

#[test]
fn a_zip_of_an_archive_is_the_archive() {
    let whole = Archive::small();
    for top in ["", "archive of 2001/"] {
        let to = Archive::empty();
        let source = to.source("whole.zip", zip(under(&moved(whole.files(), "", top))));
        let (said, status) = to.import(&[&source]);
        assert_eq!(status, 0, "{said:#}");
        assert_eq!(said["imported"][0]["kind"], "archive");
        assert_eq!(said["imported"].as_array().unwrap().len(), 1);
        same_edition(&whole, &to);
        to.is_sound();
        let (said, status) = to.import(&[&source]);
        assert_eq!((said["change"].is_null(), status), (true, 0), "{said:#}");
    }
}

#[test]
fn an_archive_within_a_folder_is_one_source() {
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&support::small(), &folder.path().join("drop/inner/whole"));
    fs::write(folder.path().join("drop/letter.txt"), REPORT).unwrap();
    let batch = read(&[folder.path().join("drop")]);
    assert_eq!(told(&batch, folder.path()), ["drop/inner/whole: archive", "drop/letter.txt: press text"]);
}

#[test]
fn the_folder_of_an_edition_is_taken_over_byte_by_byte() {
    let whole = Archive::small();
    let people = whole.files()["people.ron"].clone();
    // The people are there already, or nothing is known of them.
    for (known, as_zip, name) in [
        (true, false, "2001-1"),
        (true, true, "2001-1/"),
        (true, true, "from a colleague/2001-1 (2)/"),
        (false, false, "renamed on the way"),
        (false, true, ""),
    ] {
        let to = Archive::empty();
        if known {
            fs::write(to.path.join("people.ron"), &people).unwrap();
        }
        let source = if as_zip {
            to.source("edition.zip", zip(under(&moved(whole.files(), "editions/2001-1/", name))))
        } else {
            for (path, bytes) in moved(whole.files(), "editions/2001-1/", &format!("{name}/")) {
                to.source(&path, bytes);
            }
            to.path.with_file_name(name).display().to_string()
        };
        let (said, status) = to.import(&[&source]);
        assert_eq!(status, 0, "{said:#}");
        assert_eq!(said["imported"][0]["kind"], "edition", "{said:#}");
        assert_eq!(said["imported"].as_array().unwrap().len(), 1);
        same_edition(&whole, &to);
        let left = said["imported"][0]["left"].to_string();
        let names = "It names people whom the archive does not have: example-person, sample-person; add them, or ask \
            for an archive that has them";
        assert_eq!(left.contains(names), !known, "{left}");
        if known {
            to.is_sound();
        } else {
            let (out, ..) = to.run(&["import", &source, "--language", "zh"]);
            let names =
                "其中提到档案中没有的人物：example-person, sample-person；请添加这些人物，或索取含有这些人物的档案";
            assert!(out.contains(names), "{out}");
        }
        let (out, _, status) = to.run(&["undo"]);
        assert_eq!(status, 0, "{out}");
        assert!(!to.path.join("editions").exists(), "{:?}", to.files().keys());
    }
}

#[test]
fn several_editions_in_one_folder_are_each_one() {
    let whole = Archive::small();
    let to = Archive::empty();
    fs::write(to.path.join("people.ron"), &whole.files()["people.ron"]).unwrap();
    for (path, bytes) in moved(whole.files(), "editions/", "handed over/") {
        to.source(&path, bytes);
    }
    to.source("handed over/2005/edition.ron", "(year: 2005, status: held, city: (en: \"Sampleton\"))");
    to.source("handed over/no name/edition.ron", "(city: (en: \"Sampleton\"))");
    to.source("handed over/2007-9/edition.ron", "(number: 9, yaer: 2007)");
    to.source("handed over/letter.txt", REPORT);
    to.source("handed over/twice.zip", zip(under(&moved(whole.files(), "editions/2001-1/", ""))));
    let source = to.path.with_file_name("handed over").display().to_string();
    let (said, status) = to.import(&[&source]);
    assert_eq!(status, 1, "not all can be read: {said:#}");
    let kinds: Vec<&str> =
        said["imported"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["edition", "edition"], "{said:#}");
    same_edition(&whole, &to);
    assert_eq!(to.show("edition/2005")["edition"]["city"]["en"], "Sampleton");
    to.is_sound();
    let reasons = |said: &Value| -> Vec<String> {
        let failed = said["failed"].as_array().unwrap();
        failed.iter().map(|one| one["reason"].as_str().unwrap().to_owned()).collect()
    };
    let (broken, unnamed) = (
        "editions/2007-9 of the archive that came was left out: “yaer” is no field of this record",
        "It is not known which edition it is; name its folder by year and number, such as 2023-17",
    );
    let after = "The edition 2001-1 comes as a whole with another of these sources; import this one after it";
    assert_eq!(reasons(&said), [broken, unnamed, after, after]);

    // Once the edition is there, what tells of it is compared with it.
    let (said, _) = to.import(&[&source]);
    assert_eq!(reasons(&said), [broken, unnamed]);
    let letter = &said["imported"][2];
    assert!(letter["source"].as_str().unwrap().ends_with("letter.txt"), "{said:#}");
    assert!(letter["places"].as_array().unwrap().len() > 1, "{letter:#}");
    let (_, error, _) = Archive::empty().run(&["import", &source, "--language", "zh"]);
    assert!(error.contains("不知道是哪一届；请以年份和届次命名其文件夹，如 2023-17"), "{error}");
    assert!(error.contains("2001-1 一届由本次的另一份材料整体带来；请先导入该材料，再导入这一份"), "{error}");
}

#[test]
fn an_edition_of_an_archive_that_cannot_be_read_is_left_out() {
    let mut whole = support::small();
    support::plant(&mut whole, "editions/2001-1/edition.ron", "number: 1", "nunber: 1");
    let to = Archive::empty();
    let held: Vec<(String, Vec<u8>)> = whole.files.into_iter().collect();
    let source = to.source("whole.zip", zip(under(&held)));
    let (said, _) = to.import(&[&source]);
    let left = said["imported"][0]["left"].to_string();
    assert!(
        left.contains("editions/2001-1 of the archive that came was left out: “nunber” is no field of this record"),
        "{left}"
    );
    to.is_sound();
    let (out, ..) = to.run(&["import", &source, "--language", "zh"]);
    assert!(out.contains("交来的档案中的 editions/2001-1 未采用："), "{out}");
}

const BAD_NAME: &str = "Its name in the zip is no plain path (“..”, a drive, a backslash, signs that cannot be shown), \
    so it was not opened; unpack the zip yourself and import the file";

#[test]
fn names_that_lead_elsewhere_are_refused_alone() {
    let names = [
        "../out.txt",
        "a/../../out.txt",
        "/etc/out.txt",
        "C:\\out.txt",
        "c:out.txt",
        "a\\..\\out.txt",
        "\\\\server\\out.txt",
        "a\u{1b}[31m.txt",
    ];
    for name in names {
        let (said, batch) =
            hostile("a.zip", &raw(&[Raw::stored(name, b"x"), Raw::stored("./b//c.txt", REPORT.as_bytes())]));
        let shown = name.replace('\u{1b}', "");
        assert_eq!(said, ["a.zip/b/c.txt: press text".to_owned(), format!("a.zip/{shown}! {BAD_NAME}")]);
        assert_eq!(
            batch.failed[0].reason.0.words(Language::Zh),
            "它在压缩包中的名称不是普通路径（含“..”、盘符、反斜杠或无法显示的符号），未予打开；请自行解压后导入该文件"
        );
    }
}

#[test]
fn links_are_not_followed() {
    let link = Raw { system: 3, attributes: 0o120_777 << 16, ..Raw::stored("link.txt", b"/etc/passwd") };
    let (said, batch) = hostile("a.zip", &raw(&[link, Raw::stored("link.txt/below.txt", REPORT.as_bytes())]));
    assert_eq!(
        said,
        [
            "a.zip/link.txt/below.txt: press text",
            "a.zip/link.txt! It is a link in a zip, not a file, and was not followed; import the file that it stands for"
        ]
    );
    let zh = "这是压缩包中的链接，不是文件，未予打开；请导入它所指的文件";
    assert_eq!(batch.failed[0].reason.0.words(Language::Zh), zh);
}

#[test]
fn names_are_read_as_they_were_written() {
    let gb = |name: &str| encoding_rs::GB18030.encode(name).0.into_owned();
    let one = |name: Vec<u8>, flags| Raw { flags, ..Raw::stored(name, REPORT.as_bytes()) };
    // In GB18030 一 is valid UTF-8, 喆 is rare, and 昞 ends in a backslash.
    let china = raw(&[one(gb("会议/一.txt"), 0), one(gb("会议/陶喆.txt"), 0), one(gb("会议/昞.txt"), 0)]);
    assert_eq!(
        said(&china),
        ["a.zip/会议/一.txt: press text", "a.zip/会议/昞.txt: press text", "a.zip/会议/陶喆.txt: press text"]
    );
    let elsewhere = raw(&[one("会议/é.txt".into(), 0), one("会议/一.txt".into(), 1 << 11)]);
    assert_eq!(said(&elsewhere), ["a.zip/会议/é.txt: press text", "a.zip/会议/一.txt: press text"]);
    let mixed = raw(&[one(gb("会议"), 0), one("会议/é.txt".into(), 1 << 11)]);
    assert_eq!(said(&mixed), ["a.zip/会议: press text", "a.zip/会议/é.txt: press text"]);
}

#[test]
fn a_zip_that_was_made_to_be_a_burden_is_refused_in_words() {
    const BOMB: &str =
        "What it holds is far larger than the file itself, as no honest document is; it was not unpacked";
    const DAMAGED: &str = "It is damaged or not whole; copy or send it again";
    let report = || Raw::stored("b.txt", REPORT.as_bytes());
    let zeros = vec![0; 16 << 20];
    // A thousand to one; the other file comes in.
    assert_eq!(
        said(&raw(&[Raw::packed("a.bin", &zeros), report()])),
        ["a.zip/b.txt: press text".to_owned(), format!("a.zip/a.bin! {BOMB}")]
    );
    // The same, said to be small: no more is unpacked than that.
    let lying = Raw { length: 1000, ..Raw::packed("a.txt", &zeros) };
    assert_eq!(said(&raw(&[lying])), [format!("a.zip/a.txt! {DAMAGED}")]);
    // Many, each within what one may have.
    let one = Raw::packed("", &zeros[..4 << 20]);
    let many: Vec<Raw> = (0..200).map(|at| Raw { name: format!("{at}").into(), ..one.clone() }).collect();
    assert_eq!(said(&raw(&many)), [format!("a.zip! {BOMB}")]);
    // Two that lie in one place.
    let twice = Raw { begins: Some(0), packed: one.packed.clone(), ..Raw::packed("b", &zeros[..4 << 20]) };
    assert_eq!(said(&raw(&[Raw { name: b"a".to_vec(), ..one }, twice])), [format!("a.zip! {BOMB}")]);
    // A directory that says that there are millions, with room for one.
    for claimed in [20_000, 50_000_000, u64::MAX / 46] {
        let bytes = claiming(claimed, 1 << 20);
        assert_eq!(said(&bytes), [format!("a.zip! {DAMAGED}")], "{claimed}");
        let within = import::propose(&Source::alone("a.docx", &bytes), &Catalog::default(), &Options::default());
        assert_eq!(within.unwrap_err().to_string(), DAMAGED, "as an attachment too");
    }
    // Cut off, and nothing but its beginning.
    let whole = raw(&[report(), Raw::packed("c.txt", REPORT.as_bytes())]);
    for cut in [whole.len() - 1, whole.len() / 2, 30, 4] {
        assert_eq!(said(&whole[..cut]), [format!("a.zip! {DAMAGED}")], "{cut}");
    }
    // A byte that has turned over.
    let mut turned = whole.clone();
    turned[100] ^= 1;
    assert_eq!(said(&turned), ["a.zip/c.txt: press text".to_owned(), format!("a.zip/b.txt! {DAMAGED}")]);
}

#[test]
fn what_cannot_be_read_in_a_zip_is_named() {
    let both = |bytes: &[u8]| {
        let (said, batch) = hostile("a.zip", bytes);
        (said.last().unwrap().clone(), batch.failed[0].reason.0.words(Language::Zh))
    };
    let one = |bytes: &[u8], name: &str, en: &str, zh: &str| {
        assert_eq!(both(bytes), (format!("{name}! {en}"), zh.to_owned()));
    };
    let nested = zip([("inner.zip", zip([("a.txt", REPORT.as_bytes())]).as_slice()), ("b.txt", REPORT.as_bytes())]);
    one(
        &nested,
        "a.zip/inner.zip",
        "A zip within a zip or a mail is not opened; unpack it and import it by itself",
        "压缩包或邮件里的 ZIP 压缩包不会打开；请解压后单独导入",
    );
    let many: Vec<Raw> = (0..10_001).map(|at| Raw::stored(format!("{at}.txt"), b"x")).collect();
    one(
        &raw(&many),
        "a.zip",
        "It holds more than 10,000 files; unpack it and import its folders",
        "其中的文件超过 10,000 个；请解压后导入各文件夹",
    );
    let twice = [Raw::stored("x/a.txt", REPORT.as_bytes()), Raw::stored("x/./a.txt", b"other")];
    for twice in [&twice, &[twice[0].clone(), twice[0].clone()]] {
        let (said, batch) = hostile("a.zip", &raw(twice));
        let en = "it is not known which one is meant; unpack it and import what is wanted";
        assert!(said[0].contains("a.zip! Two files in it have the same name (x/") && said[0].ends_with(en), "{said:?}");
        let zh = batch.failed[0].reason.0.words(Language::Zh);
        assert!(zh.ends_with("a.txt），不知道以哪个为准；请解压后导入需要的文件"), "{zh}");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Thumbs.db"), "litter").unwrap();
    let batch = read(&[folder.path().to_owned()]);
    let [failed] = batch.failed.as_slice() else { panic!("{:?}", batch.failed) };
    assert_eq!(failed.reason.to_string(), "There is no file in the folder");
    assert_eq!(failed.reason.0.words(Language::Zh), "文件夹中没有文件");
    for empty in [raw(&[]), raw(&[Raw::stored("folder/", b""), Raw::stored("._x", b"x")])] {
        one(&empty, "a.zip", "There is no file in the zip", "压缩包中没有文件");
    }
    let locked = Raw { flags: 1, ..Raw::stored("a.txt", REPORT.as_bytes()) };
    let (en, zh) = (
        "It is locked with a password; open it, save it without one, and import that",
        "文件有密码保护；请打开后去掉密码另存，再导入",
    );
    one(&raw(&[locked.clone(), Raw::stored("b.txt", REPORT.as_bytes())]), "a.zip/a.txt", en, zh);
    one(&raw(&[locked.clone(), Raw { name: b"b".to_vec(), ..locked }]), "a.zip", en, zh);
    one(
        &raw(&[Raw { method: 9, ..Raw::stored("a.txt", REPORT.as_bytes()) }]),
        "a.zip/a.txt",
        "It is packed in a way that cannot be read; unpack the zip yourself and import the file",
        "其压缩方式无法读取；请自行解压后导入该文件",
    );
    // A document that is a zip is one source, read or refused as such.
    let (said, _) = hostile("a.epub", &zip([("mimetype", b"application/epub+zip".as_slice()), ("a.txt", b"x")]));
    assert!(said[0].starts_with("a.epub! It is of a kind that cannot be imported yet (ZIP)"), "{said:?}");
}

#[test]
fn zips_of_programs_are_read() {
    for (program, arguments) in [("zip", ["-q", "-r"].as_slice()), ("7z", &["a", "-bd", "-tzip"])] {
        if Command::new(program).arg(if program == "zip" { "-v" } else { "i" }).output().is_err() {
            assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "{program} is missing");
            println!("skipped: {program} is missing");
            continue;
        }
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("会议")).unwrap();
        fs::write(folder.path().join("会议/示例 é.txt"), REPORT).unwrap();
        fs::write(folder.path().join("会议/b.txt"), REPORT.replace("1st", "First")).unwrap();
        let done = Command::new(program)
            .args(arguments)
            .args(["a.zip", "会议"])
            .env("LC_ALL", "C.UTF-8")
            .current_dir(&folder)
            .output()
            .unwrap();
        assert!(done.status.success(), "{program}: {}", String::from_utf8_lossy(&done.stdout));
        let batch = read(&[folder.path().join("a.zip")]);
        assert_eq!(
            told(&batch, folder.path()),
            ["a.zip/会议/b.txt: press text", "a.zip/会议/示例 é.txt: press text"],
            "{program}"
        );
    }
}

/// What applying sources says when something happens after they were reviewed, in both languages, and
/// whether the archive is as it was.
fn applied_after(sources: &[PathBuf], happens: impl FnOnce()) -> (Result<(), [String; 2]>, bool) {
    let archive = Archive::small();
    let before = archive.files();
    let store = archive::Folder::new(&archive.path);
    let catalog = catalog_of(&store);
    let review = Review::new(read(sources), &catalog, &Imports::default());
    let now = jiff::Timestamp::UNIX_EPOCH;
    let prepared = apply::prepare(&review, &catalog, &store, now).unwrap();
    happens();
    let change::Access::Writable(lock) = change::Access::to(&archive.path, &change::Holder::this_process(now)) else {
        panic!("nobody else has it")
    };
    let done = lock.apply(&prepared.change.unwrap(), now);
    drop(lock);
    let words =
        |error: change::ChangeError| [Language::En, Language::Zh].map(|language| error.message().words(language));
    (done.map(drop).map_err(words), archive.files() == before)
}

#[test]
fn what_changes_or_vanishes_before_it_is_written_refuses_the_whole_import() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let photo =
        |words: &str| photo(&format!("Example Person speaks at the 1st Example Forum {words}."), "Example Daily");
    let write = || {
        fs::write(path("a.txt"), REPORT).unwrap();
        fs::write(path("b.jpg"), photo("today")).unwrap();
        fs::write(path("c.zip"), zip([("d.jpg", photo("again").as_slice())])).unwrap();
    };
    let all = [path("a.txt"), path("b.jpg"), path("c.zip")];
    write();
    assert_eq!(applied_after(&all, || ()), (Ok(()), false), "as it is it comes in");
    let refused = |happens: &dyn Fn(), name: &str, en: &str, zh: &str| {
        write();
        let (said, same) = applied_after(&all, happens);
        let name = path(name).display().to_string();
        let wanted = [format!("{name}{en}; nothing was changed"), format!("{name}{zh}；未作任何更改")];
        assert_eq!((said, same), (Err(wanted), true), "every byte is as it was");
    };
    let changed = (" was changed after it was read", " 在读取之后已被修改");
    let other = zip([("d.jpg", photo("later").as_slice())]);
    refused(&|| fs::write(path("a.txt"), "other").unwrap(), "a.txt", changed.0, changed.1);
    refused(&|| fs::write(path("b.jpg"), photo("later")).unwrap(), "b.jpg", changed.0, changed.1);
    refused(&|| fs::write(path("c.zip"), &other).unwrap(), "c.zip/d.jpg", changed.0, changed.1);
    let gone = (": There is no such file; look at the path", "：没有这个文件；请检查路径");
    refused(&|| fs::remove_file(path("a.txt")).unwrap(), "a.txt", gone.0, gone.1);
    refused(&|| fs::remove_file(path("b.jpg")).unwrap(), "b.jpg", gone.0, gone.1);
    refused(&|| fs::remove_file(path("c.zip")).unwrap(), "c.zip/d.jpg", gone.0, gone.1);
}

#[test]
fn a_folder_of_too_many_files_says_that_not_all_were_read() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..=100_000 {
        fs::write(folder.path().join(format!("{number}.txt")), "x").unwrap();
    }
    let found = import::gather(&[folder.path().to_owned()]);
    let refused: Vec<_> = found.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!((found.len(), refused.len()), (100_001, 1));
    assert_eq!(
        Language::ALL.map(|language| refused[0].reason.0.words(language)),
        [
            "Only 100000 files of this folder were read, and it has more; import the folders in it one after another",
            "只读取了此文件夹中的 100000 个文件，其余未读；请逐个导入其中的文件夹"
        ]
    );
}

#[test]
fn what_changes_or_vanishes_while_it_is_read_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.txt"), REPORT).unwrap();
    fs::write(path("b.txt"), REPORT).unwrap();
    let held = zip([("one.txt", REPORT.as_bytes()), ("two.txt", REPORT.as_bytes())]);
    for name in ["c.zip", "d.zip", "e.zip"] {
        fs::write(path(name), &held).unwrap();
    }
    let found = import::gather(&[folder.path().to_owned()]);
    fs::remove_file(path("b.txt")).unwrap();
    fs::remove_file(path("c.zip")).unwrap();
    fs::write(path("d.zip"), &held[..held.len() / 2]).unwrap();
    let catalog = catalog_of(&support::small());
    let batch = import::read_all(found, &catalog, &Options::default(), &Progress::default(), &Cancel::default());
    let (gone, damaged) =
        ("There is no such file; look at the path", "It is damaged or not whole; copy or send it again");
    let mut said = told(&batch, folder.path());
    said.retain(|line| !line.starts_with("d.zip/one"));
    assert_eq!(
        said,
        [
            "a.txt: press text".to_owned(),
            "e.zip/one.txt: press text".to_owned(),
            "e.zip/two.txt: press text".to_owned(),
            format!("b.txt! {gone}"),
            format!("c.zip/one.txt! {gone}"),
            format!("c.zip/two.txt! {gone}"),
            format!("d.zip/two.txt! {damaged}"),
        ]
    );
}

/// The most memory that an import of a zip of many photos takes, in bytes.
#[cfg(target_os = "linux")]
#[test]
fn a_large_zip_is_never_in_memory_as_a_whole() {
    let archive = Archive::small();
    let mut seed = 1u64;
    let mut noise = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u8::try_from(seed >> 56).unwrap()
    };
    let caption = photo("Example Person speaks at the 1st Example Forum in Exampleton.", "Example Daily");
    let photos: Vec<Raw> = (0..150)
        .map(|at| {
            let noise: Vec<u8> = (0..1000).map(|_| noise()).collect();
            let bytes = [caption.as_slice(), noise.repeat(2000).as_slice()].concat();
            Raw::stored(format!("{at}.jpg"), &bytes)
        })
        .collect();
    let source = archive.source("photos.zip", raw(&photos));
    drop(photos);
    let size = fs::metadata(&source).unwrap().len();
    let mut child = Command::new(env!("CARGO_BIN_EXE_forum-archive"))
        .arg("--archive")
        .arg(&archive.path)
        .args(["import", &source, "--json"])
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let told = fs::read_to_string(&status).unwrap_or_default();
        let peak = told.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        most = most.max(peak.unwrap_or(0u64) * 1024);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(child.wait().unwrap().success());
    assert!(most > 0 && most < size / 2, "{most} of {size}");
    let held: Value = archive.show("edition/1");
    assert_eq!(held["edition"]["photos"].as_array().unwrap().len(), 151);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn zips_with_changes_have_an_answer(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
        whole in any::<bool>(),
    ) {
        let held = support::small().files;
        let held: Vec<(String, Vec<u8>)> = held.into_iter().filter(|(name, _)| whole || name != "archive.ron").collect();
        let mut bytes = zip(under(&held));
        for (at, value) in flips {
            // The directory at the end, mostly.
            let at = bytes.len() - 1 - at.index(bytes.len()) / 3;
            bytes[at] = value;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()) + 1);
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.zip");
        fs::write(&path, bytes).unwrap();
        let batch = read(std::slice::from_ref(&path));
        prop_assert!(!batch.proposed.is_empty() || !batch.failed.is_empty());
        let again = read(std::slice::from_ref(&path));
        prop_assert_eq!(told(&batch, folder.path()), told(&again, folder.path()));
    }
}
