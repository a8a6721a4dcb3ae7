//! What a change is refused for, with the words for it in both languages; and what a journal from
//! elsewhere cannot do.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/crash.rs"]
#[allow(dead_code, reason = "every test takes what it needs")]
mod crash;
mod support;
#[path = "support/worker.rs"]
#[allow(dead_code, reason = "every test takes what it needs")]
mod worker;

use std::{fs, io, path::Path};

use crash::{Crash, Fault};
use forum_archive::{
    archive::change::{Access, Change, ChangeError, Fingerprint, Holder, Reading, apply},
    model::Language,
    words::Message,
};
use support::small;
use tempfile::TempDir;
use worker::{change, files, generation, lock, now};

const UNFINISHED: &str = ".forum-archive/journal/unfinished.ron";

fn archive() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    support::write_to(&small(), folder.path());
    folder
}

fn named() -> Change {
    Change::new(Message::new("kind-photo"))
}

fn in_both(message: &Message) -> [String; 2] {
    Language::ALL.map(|language| message.words(language))
}

/// Applies a change that must be refused, in these words, and leave nothing changed.
fn is_refused(folder: &Path, change: &Change, said: [&str; 2]) {
    let before = files(folder);
    let error = lock(folder).apply(change, now()).unwrap_err();
    assert_eq!(in_both(&error.message()), said);
    assert_eq!(files(folder), before);
}

#[test]
fn a_change_of_nothing_is_none() {
    let folder = archive();
    let mut change = named();
    let bytes = &small().files["people.ron"];
    change.put("people.ron", Some(Fingerprint::of(bytes)), bytes.clone());
    assert!(change.is_empty());
    is_refused(folder.path(), &change, ["There is nothing to change", "没有需要更改的内容"]);
}

#[test]
fn a_path_that_is_no_archive_s_is_refused() {
    let folder = archive();
    for path in ["../a", "/a", "a/../../b", ".forum-archive/lock", "C:\\a", "aux.ron", "a//b", ""] {
        let mut change = named();
        change.put(path, None, "x");
        let said = [
            format!("“{path}” cannot be the path of a file in an archive"),
            format!("“{path}”不能作为档案中文件的路径"),
        ];
        is_refused(folder.path(), &change, said.each_ref().map(String::as_str));
    }
    let mut change = named();
    change.put("originals/a.txt", None, "x");
    change.put("originals/A.txt", None, "y");
    let said = ["“originals/A.txt” stands twice in the same change", "同一项更改中两次写到“originals/A.txt”"];
    is_refused(folder.path(), &change, said);
}

#[test]
fn bytes_that_became_others_before_they_were_written_are_refused() {
    let folder = archive();
    let mut change = named();
    change.put_from("originals/a", None, Fingerprint::of(b"as read"), || Ok(b"as written".to_vec()));
    let said = [
        "originals/a: what was to be copied there has changed meanwhile; nothing was changed",
        "originals/a：要复制的文件在此期间已有变化；未作任何更改",
    ];
    is_refused(folder.path(), &change, said);
    let mut change = named();
    change.put_from("originals/a", None, Fingerprint::of(b"as read"), || Err(io::ErrorKind::NotFound.into()));
    let said = [
        "originals/a: it has gone; a drive or share may be disconnected; nothing was changed",
        "originals/a：已不存在；硬盘或共享文件夹可能已断开；未作任何更改",
    ];
    is_refused(folder.path(), &change, said);
    let mut change = named();
    change.put_from("originals/a", None, Fingerprint::of(b"as read"), || Ok(b"as read".to_vec()));
    lock(folder.path()).apply(&change, now()).unwrap();
    assert_eq!(files(folder.path())["originals/a"], b"as read");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link_that_leads_out() {
    let (folder, outside) = (archive(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(outside.path(), folder.path().join("originals")).unwrap();
    let mut change = named();
    change.put("originals/a", None, "x");
    let error = lock(folder.path()).apply(&change, now()).unwrap_err();
    assert_eq!(
        in_both(&error.message()),
        [
            "originals/a is reached by a link that leads out of the archive; nothing was changed",
            "originals/a 要经过一个指向档案之外的链接；未作任何更改",
        ]
    );
    // Nor is the program's own folder one.
    let folder = archive();
    std::os::unix::fs::symlink(outside.path(), folder.path().join(".forum-archive")).unwrap();
    let access = Access::to(folder.path(), &Holder::this_process(now()));
    assert!(matches!(access, Access::ReadOnly(_)), "{access:?}");
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn who_may_read_a_file_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = archive();
    let path = folder.path().join("people.ron");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    lock(folder.path()).apply(&change(&small().files, &generation(1)), now()).unwrap();
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn what_the_disk_says_is_said_in_words() {
    use io::ErrorKind::*;
    let said = |kind| {
        let disk = Crash::with(&generation(0));
        disk.plan(40, Fault::Once(kind));
        let error = apply(&disk, &change(&generation(0), &generation(1)), now()).unwrap_err();
        assert!(matches!(error, ChangeError::Failed { .. }), "{error:?}");
        in_both(&error.message())
    };
    for (kind, english, chinese) in [
        (StorageFull, "the disk is full", "磁盘已满"),
        (QuotaExceeded, "the disk is full", "磁盘已满"),
        (PermissionDenied, "permission denied", "没有权限"),
        (ReadOnlyFilesystem, "the disk is read-only", "磁盘为只读"),
        (
            StaleNetworkFileHandle,
            "it has gone; a drive or share may be disconnected",
            "已不存在；硬盘或共享文件夹可能已断开",
        ),
        (ResourceBusy, "another program holds it", "正被其他程序占用"),
        (TimedOut, "timed out", "timed out"),
    ] {
        let [en, zh] = said(kind);
        assert!(en.ends_with(&format!(": {english}; nothing was changed")), "{en}");
        assert!(zh.ends_with(&format!("：{chinese}；未作任何更改")), "{zh}");
        // The file is named.
        assert!(en.starts_with(".forum-archive/history/") && zh.starts_with(".forum-archive/history/"), "{en}");
    }
    let disk = Crash::with(&generation(0));
    let mut call = 0;
    let error = loop {
        let disk = disk.copy();
        disk.plan(call, Fault::FromNow(StorageFull));
        match apply(&disk, &change(&generation(0), &generation(1)), now()) {
            Err(error @ ChangeError::Unfinished { .. }) => break error,
            _ => call += 1,
        }
    };
    let [english, chinese] = in_both(&error.message());
    let end = "the disk is full; the change was cut short and will be set right when the archive is next opened";
    assert!(english.ends_with(end), "{english}");
    assert!(chinese.ends_with("：磁盘已满；更改中断，下次打开档案时将予以处理"), "{chinese}");
}

#[test]
fn a_disk_that_keeps_other_bytes_than_it_was_given_is_found_out() {
    let mut found_out = 0;
    for call in 0.. {
        let disk = Crash::with(&generation(0));
        disk.plan(call, Fault::OtherBytes);
        let result = apply(&disk, &change(&generation(0), &generation(1)), now());
        if disk.calls() <= call {
            break;
        }
        if let Err(error) = result {
            let [english, chinese] = in_both(&error.message());
            let end = ": the disk gave back other bytes than were written; nothing was changed";
            assert!(english.ends_with(end), "{english}");
            assert!(chinese.ends_with("：磁盘读回的内容与写入的不同；未作任何更改"), "{chinese}");
            found_out += 1;
        }
    }
    assert!(found_out >= 16, "only {found_out} of the files that are written");
}

#[test]
fn a_disk_without_locks_is_told_of() {
    // No disk at hand is of that kind.
    let message = Message::new("lock-not-possible").with("reason", "unsupported");
    let said = [
        "This disk cannot keep two programs from writing at once (unsupported)",
        "这个磁盘无法防止两个程序同时写入（unsupported）",
    ];
    assert_eq!(in_both(&message), said);
}

/// A journal of a change under way, as an archive from elsewhere may bring it.
fn journal(files: &str, token: &str) -> String {
    format!(
        "(number: 1, name: (en: \"x\", zh: \"x\"), time: \"2026-11-25T01:40:00Z\", token: \"{token}\", files: [{files}])"
    )
}

#[test]
fn a_journal_from_elsewhere_cannot_reach_beyond_the_archive() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("archive");
    support::write_to(&small(), &folder);
    fs::create_dir_all(folder.join(".forum-archive/journal")).unwrap();
    let victim = parent.path().join("victim");
    fs::write(&victim, "x").unwrap();
    let print = Fingerprint::of(b"x");
    let token = "0123456789abcdef0123456789abcdef";
    let escape = format!("(path: \"../victim\", after: \"{print}\")");
    let temporary = "/../../../victim";
    for text in [journal(&escape, token), journal(&format!("(path: \"people.ron\", after: \"{print}\")"), temporary)] {
        fs::write(folder.join(UNFINISHED), text).unwrap();
        let access = Access::to(&folder, &Holder::this_process(now()));
        let said = [
            format!(
                "{UNFINISHED} in the journal cannot be read (it names files outside the archive); move it away if its \
                 change does not matter"
            ),
            format!("无法读取日志文件 {UNFINISHED}（其中写到档案之外的文件）；如不需要其中的更改，请将其移走"),
        ];
        assert!(matches!(access, Access::ReadOnly(_)));
        assert_eq!(in_both(access.reason().unwrap()), said);
        let reading = Reading::of(&folder, &Holder::this_process(now()));
        assert_eq!(in_both(&reading.finding.unwrap().message), said);
        assert_eq!(fs::read_to_string(&victim).unwrap(), "x");
    }
    // The same file, sound, is taken back: the rule above is not what protects everything.
    fs::write(folder.join("people.txt"), "x").unwrap();
    fs::write(folder.join(UNFINISHED), journal("(path: \"people.txt\"), (path: \"a\")", token)).unwrap();
    drop(lock(&folder));
}

#[test]
fn a_damaged_journal_is_named_and_nothing_is_written_past_it() {
    let folder = archive();
    fs::create_dir_all(folder.path().join(".forum-archive/journal")).unwrap();
    for text in ["", "(", "(number: 1)", "\u{0}\u{0}"] {
        fs::write(folder.path().join(UNFINISHED), text).unwrap();
        let access = Access::to(folder.path(), &Holder::this_process(now()));
        let reason = access.reason().unwrap().words(Language::En);
        assert!(reason.starts_with(&format!("{UNFINISHED} in the journal cannot be read (")), "{reason}");
    }
    fs::remove_file(folder.path().join(UNFINISHED)).unwrap();
    drop(lock(folder.path()));
}
