//! PDF, set by typst: tagged for screen readers and checked by typst against PDF/UA-1 (ISO 14289-1) and,
//! where a record gives its day, PDF/A-2a (ISO 19005-2) too; with bookmarks, fonts inside, and the language
//! of every run. What is said goes to our template as data.

mod data;
mod fonts;
mod pictures;
mod pieces;
mod text;
mod world;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::OnceLock,
};

use rayon::{ThreadPool, ThreadPoolBuilder};
use typst::{
    comemo,
    diag::SourceDiagnostic,
    foundations::{Bytes, Smart},
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::{data::Data, fonts::Faces, world::Desk};
use super::{Document, Made, Pictures};
use crate::words::Message;

/// What a file claims to be, if typst finds that it is: the most first. Text that no font can draw as its
/// signs ask for it must not keep a document from being written; that it does not claim PDF/UA is told then.
const CLAIMS: [&[PdfStandard]; 3] = [&[PdfStandard::A_2a, PdfStandard::Ua_1], &[PdfStandard::Ua_1], &[]];

/// For how many more documents what was worked out for one is kept: faces, and how words are shaped.
const KEPT_FOR: usize = 4;

/// The stack of a thread that sets documents. While one waits it may begin another on the same stack.
const STACK: usize = 64 * 1024 * 1024;

/// Writes a document.
pub(super) fn write(document: &Document, name: &str, pictures: &Pictures<'_>) -> Result<Made, Message> {
    write_in(document, name, pictures, Faces::of_computer())
}

/// Writes a document in these fonts.
fn write_in(document: &Document, name: &str, pictures: &Pictures<'_>, faces: &Faces) -> Result<Made, Message> {
    let data = data::of(document, pictures, faces);
    if data.has_chinese && faces.serif.is_none() {
        return Err(Message::new("export-no-chinese-font"));
    }
    if !data.unknown.is_empty() {
        let signs: Vec<String> = data.unknown.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        pictures.gap(Message::new("export-no-font").with("signs", signs.join(", ")));
    }
    let languages: Vec<&str> = document.languages.iter().map(|language| language.code()).collect();
    let identity = format!("{} {}", document.place, languages.join(" "));
    let set = || catch_unwind(AssertUnwindSafe(|| set(data, identity, faces)));
    let made = match pool() {
        Some(pool) => pool.install(set),
        None => set(),
    };
    comemo::evict(KEPT_FOR);
    let made = made.map_err(|_| failed("typst".to_owned()))?.map_err(failed)?;
    if let Some(reason) = made.not_accessible {
        let reason = reason.trim_start_matches("PDF/UA-1 error: ").replace('`', "");
        let file = format!("{name}.pdf");
        pictures.note(Message::new("export-pdf-not-accessible").with("file", file).with("reason", reason));
    }
    Ok(Made::from(made.bytes))
}

/// A document that is set.
struct Set {
    bytes: Vec<u8>,
    /// Why it does not claim PDF/UA, if it does not.
    not_accessible: Option<String>,
}

fn failed(reason: String) -> Message {
    Message::new("export-pdf-failed").with("reason", reason)
}

/// Sets a document.
fn set(data: Data, identity: String, faces: &Faces) -> Result<Set, String> {
    let mut files = data.files;
    files.push((world::DATA.to_owned(), Bytes::new(data.document.to_string().into_bytes())));
    let desk = Desk::new(faces, files).ok_or("typst")?;
    let set = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| first(&errors))?;
    let mut reason = String::new();
    for claims in CLAIMS {
        let options = PdfOptions {
            ident: Smart::Custom(identity.clone()),
            creator: Smart::Custom(Some("Forum Archive".to_owned())),
            standards: PdfStandards::new(claims).map_err(|error| error.message().to_string())?,
            ..PdfOptions::default()
        };
        match typst_pdf::pdf(&set, &options) {
            Ok(bytes) => {
                let not_accessible = (!claims.contains(&PdfStandard::Ua_1)).then_some(reason);
                return Ok(Set { bytes, not_accessible });
            }
            Err(errors) => reason = first(&errors),
        }
    }
    Err(reason)
}

fn first(errors: &[SourceDiagnostic]) -> String {
    errors.first().map(|error| error.message.to_string()).unwrap_or_default()
}

/// The threads on which documents are set.
fn pool() -> Option<&'static ThreadPool> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    POOL.get_or_init(|| ThreadPoolBuilder::new().stack_size(STACK).build().ok()).as_ref()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::{
        archive::Memory,
        catalog::Place,
        export::{About, Kind, Node, Span, Words},
        model::Language::{self, En, Zh},
    };

    fn document(text: &str, language: Language) -> Document {
        Document {
            kind: Kind::Article,
            place: Place::Timeline,
            languages: vec![language],
            title: Words::new("Example", En),
            subtitle: None,
            about: About::default(),
            body: vec![Node::Paragraph(vec![Span::plain(Words::new(text, language))])],
            pictures: Vec::new(),
        }
    }

    #[test]
    fn without_a_chinese_font_nothing_chinese_is_written() {
        let faces = Faces::new(Vec::new(), Vec::new(), Vec::new());
        let store = Memory::default();
        let pictures = Pictures::new(&store);
        let message = write_in(&document("示例", Zh), "a", &pictures, &faces).unwrap_err();
        assert_eq!(
            message.words(En),
            "The PDF needs a Chinese font, and there is none on this computer; install one, on Debian \
             fonts-noto-cjk, and export again"
        );
        assert_eq!(
            message.words(Zh),
            "生成 PDF 需要中文字体，而这台电脑上没有；请安装中文字体（Debian 上为 fonts-noto-cjk），然后重新导出"
        );
        let made = write_in(&document("Only English words", En), "a", &pictures, &faces).unwrap();
        assert!(made.bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(pictures.gaps(), Vec::new());
    }

    #[test]
    fn a_document_that_cannot_be_set_is_told() {
        let data = Data { document: json!({}), files: Vec::new(), unknown: BTreeSet::new(), has_chinese: false };
        let faces = Faces::new(Vec::new(), Vec::new(), Vec::new());
        let message = failed(set(data, "example".to_owned(), &faces).err().unwrap());
        let english = message.words(En);
        assert!(english.starts_with("The PDF could not be set (") && english.ends_with("); nothing was exported"));
        let chinese = message.words(Zh);
        assert!(chinese.starts_with("无法排版 PDF（") && chinese.ends_with("）；没有导出任何内容"));
    }
}
