//! What import reads, export writes back: a document that was exported gives, read by our own import,
//! the article that it was made from.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;
#[path = "support/photo_archive.rs"]
mod photo_archive;
mod support;

use std::{path::Path, process::Command};

use forum_archive::{
    archive::{self, Cancel, Progress},
    catalog::{self, Input, Origin},
    import::{self, BlockKind, Options, Read},
};
use photo_archive::{drawn, plant};

/// Headline, dateline, blocks with their speakers, captions and credits, as our own import reads them.
fn read_back(archive: &Path, file: &Path) -> Vec<String> {
    let store = archive::Folder::new(archive);
    let (records, _) = archive::load(&store, &Progress::default(), &Cancel::default(), &mut |_| ()).unwrap();
    let catalog = catalog::build(Input { origin: Origin::BuiltIn, records, findings: Vec::new(), complete: true });
    let found = import::gather(&[file.to_owned()]);
    let batch = import::read_all(found, &catalog, &Options::default(), &Progress::default(), &Cancel::default());
    assert!(batch.failed.is_empty(), "{:?}", batch.failed);
    let proposal = &batch.proposed[0].proposal;
    let article = proposal.article.as_ref().unwrap();
    let said = |read: &Option<Read<String>>| read.as_ref().map(|read| read.value.clone());
    let date = article.date.as_ref().map(|date| date.value.to_string());
    let byline = article.byline.iter().map(|read| read.value.clone());
    let dateline = [said(&article.agency), said(&article.city), date].into_iter().flatten().chain(byline);
    let dateline: Vec<String> = dateline.collect();
    let mut out =
        vec![format!("headline {}", said(&article.headline).unwrap()), format!("dateline {}", dateline.join(" "))];
    for block in &article.blocks {
        out.push(match &block.kind {
            BlockKind::Paragraph => format!("paragraph {}", block.text),
            BlockKind::Heading => format!("heading {}", block.text),
            BlockKind::Item => format!("item {}", block.text),
            BlockKind::Quotation { speaker } => {
                format!("quotation {}: {}", proposal.people[speaker.unwrap()].name.value, block.text)
            }
            BlockKind::Photo(at) => {
                let photo = &proposal.photos[*at];
                let file = if photo.file.is_some() { "with its picture" } else { "without a picture" };
                format!("photo {} / {} {file}", said(&photo.caption).unwrap(), said(&photo.credit).unwrap())
            }
        });
    }
    out
}

#[test]
fn our_own_import_reads_back_what_was_exported() {
    let archive = drawn();
    let (en, zh) = ("editions/2001-1/articles/2001-1-opens.ron", "editions/2001-1/articles/2001-1-opens-zh.ron");
    plant(archive.path(), en, "\"Welcome.\"", "\"We will build samples, and “samples of samples”, for all.\"");
    plant(
        archive.path(),
        zh,
        "pair: 1),\n",
        "pair: 1),\n        quotation(text: \"我们要为所有人建设好示例。\", speaker: \"sample-person\", source: \"example-news\", pair: 2),\n        \
         photo(photo: \"2001-1-002\", pair: 3),\n        list(items: [\"示例一\", \"示例二\"], pair: 4),\n        paragraph(text: \"示例论坛在示例市闭幕。\", pair: 5),\n",
    );
    let photos = "editions/2001-1/photos.ron";
    plant(
        archive.path(),
        photos,
        "credit: \"B. Photographer\", people: [\"sample-person\"], file: \"wide.png\"",
        "credit: \"示例摄影者\", appeared_in: [\"example-news\"], file: \"wide.png\"",
    );
    let source = "(id: \"example-news\"),\n    ],\n)";
    let published = "(id: \"example-news\", publisher: (en: \"Example News\", zh: \"示例社\")),\n    ],\n)";
    plant(archive.path(), photos, source, published);
    plant(
        archive.path(),
        en,
        "agency: \"Example News\",",
        "agency: \"Example Daily\",\n    city: (en: \"Exampleton\"),\n    date: \"2001-05-02\",\n    byline: [\"Jane Reporter\"],",
    );
    plant(
        archive.path(),
        zh,
        "kind: summary,",
        "kind: press,\n    agency: \"示例社\",\n    city: (zh: \"示例市\"),\n    date: \"2001-05-02\",\n    byline: [\"示例记者\"],",
    );
    for (place, language, expected) in [
        (
            "article/2001-1-opens",
            "en",
            vec![
                "headline The Example Forum opens",
                "dateline Example Daily Exampleton 2001-05-02 Jane Reporter",
                "paragraph The Example Forum opened in Exampleton.",
                "quotation Example Person: We will build samples, and “samples of samples”, for all.",
                "photo Example Person speaks / A. Photographer / Example News with its picture",
            ],
        ),
        (
            "article/2001-1-opens-zh",
            "zh",
            vec![
                "headline 示例论坛开幕",
                "dateline 示例社 示例市 2001-05-02 示例记者",
                "paragraph 示例论坛在示例市开幕。",
                "quotation 样例人物: 我们要为所有人建设好示例。",
                "photo 示例照片2 / 示例摄影者／示例社 with its picture",
                "item 示例一",
                "item 示例二",
                "paragraph 示例论坛在示例市闭幕。",
            ],
        ),
    ] {
        for format in ["docx", "html", "md"] {
            let folder = tempfile::tempdir().unwrap();
            let to = folder.path().join(format!("a.{format}"));
            let mut command = Command::new(env!("CARGO_BIN_EXE_forum-archive"));
            command.arg("--archive").arg(archive.path()).args(["export", place, "--format", format, "--to"]).arg(&to);
            let done = command.args(["--language", language]).env("LC_ALL", "C").output().unwrap();
            assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
            assert_eq!(read_back(archive.path(), &to), expected, "{format}");
        }
    }
}
