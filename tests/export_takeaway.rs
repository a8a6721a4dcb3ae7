//! The copy to take away: archive, website, program and checksums, which the copied program and the
//! system's own tools judge.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use forum_archive::archive::change::{Access, Holder};

fn run(program: &Path, arguments: &[&str]) -> (String, String, i32) {
    let Output { status, stdout, stderr } =
        Command::new(program).args(arguments).env("LC_ALL", "C").env("LANG", "C").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(stdout), text(stderr), status.code().unwrap())
}

#[test]
fn what_is_taken_away_opens_by_itself_is_only_read_and_can_be_checked() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    support::write_to(&support::small(), &archive);
    let taken = folder.path().join("stick/taken");
    let program = Path::new(env!("CARGO_BIN_EXE_forum-archive"));
    let path = |path: &Path| path.display().to_string();
    let arguments = ["--archive", &path(&archive), "export", "--format", "takeaway", "--to", &path(&taken)];
    let (_, error, status) = run(program, &arguments);
    // The website would show the one photo, whose file in this archive is none.
    assert_eq!((error.as_str(), status), ("Photo 2001-1-001 is missing in the export: The file is no picture\n", 1));
    let mut names: Vec<String> =
        fs::read_dir(&taken).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let own = if cfg!(windows) { "forum-archive.exe" } else { "forum-archive" };
    assert_eq!(names, ["archive", own, "manifest-sha256.txt", "read-me.txt", "site"]);

    // In both languages it is said what is what.
    let said = fs::read_to_string(taken.join("read-me.txt")).unwrap();
    for line in [
        "site/index.html shows it in any browser, without a connection",
        "site/index.html 可在任何浏览器中查看，无需联网",
        "opens it with search, photos and export; it runs on the kind of computer that this copy was made on",
        "可打开它，提供搜索、照片和导出；须与制作本副本的电脑属于同一系统",
        "archive/ has the records themselves; read-only.txt in it says that they are only to be read",
        "archive/ 是记录本身；其中的 read-only.txt 注明仅供阅读",
        "manifest-sha256.txt has the checksum of every file, as “sha256sum --check” reads it",
        "manifest-sha256.txt 列有每个文件的校验值，可用“sha256sum --check”核对",
        ": a copy to be read, made on ",
        "：供阅读的副本，制作于 ",
    ] {
        assert!(said.contains(line), "{line} in {said}");
    }
    let marked = fs::read_to_string(taken.join("archive/read-only.txt")).unwrap();
    assert_eq!(
        marked,
        "This archive is a copy to be read. To change it, copy the folder to your own computer and delete this file \
         there\r\n\r\n这份档案是供阅读的副本。如需更改，请把文件夹复制到自己的电脑上，并在那里删除本文件\r\n"
    );

    // The program that was taken along reads the archive, finds nothing wrong with it, and changes nothing.
    let (program, taken_archive) = (taken.join(own), path(&taken.join("archive")));
    let (_, error, status) = run(&program, &["--archive", &taken_archive, "check"]);
    assert_eq!((error.as_str(), status), ("", 0));
    let text = folder.path().join("a.txt");
    fs::write(&text, "Exampleton, May 1 (Example Person) The 1st Example Forum opened here on May 1, 2001.").unwrap();
    for (language, why) in [
        (
            "en",
            "This is a copy to be read: read-only.txt says so. Where you may delete that file, the archive can be changed",
        ),
        ("zh", "这是供阅读的副本：read-only.txt 如此注明。在可以删除该文件之处，档案即可更改"),
    ] {
        let (_, error, status) =
            run(&program, &["--archive", &taken_archive, "--language", language, "import", &path(&text)]);
        assert!(error.contains(why) && status != 0, "{error}");
    }
    assert!(!taken.join("archive/.forum-archive").exists());

    #[cfg(target_os = "linux")]
    {
        let mut sums = Command::new("sha256sum");
        sums.args(["--check", "--quiet", "--strict", "manifest-sha256.txt"]);
        let done = sums.current_dir(&taken).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }
    let listed = fs::read_to_string(taken.join("manifest-sha256.txt")).unwrap().lines().count();
    assert_eq!(listed + 1, files(&taken), "every file but the list itself is in it");

    // Without the file it is an archive like any other.
    fs::remove_file(taken.join("archive/read-only.txt")).unwrap();
    let holder = Holder::this_process("2026-11-25T01:40:00Z".parse().unwrap());
    assert!(matches!(Access::to(&taken.join("archive"), &holder), Access::Writable(_)));
}

fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| if entry.file_type().unwrap().is_dir() { files(&entry.path()) } else { 1 }).sum()
}
