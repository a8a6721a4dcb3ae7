//! PDF, set by typst: tagged for screen readers and checked by typst against PDF/UA-1 (ISO 14289-1) and,
//! where a record gives its day, PDF/A-2a (ISO 19005-2) too; with bookmarks, fonts inside, and the language
//! of every run. What is said goes to our template as data.

mod data;
mod fonts;
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
/// signs ask for it must not keep a document from being written.
const CLAIMS: [&[PdfStandard]; 3] = [&[PdfStandard::A_2a, PdfStandard::Ua_1], &[PdfStandard::Ua_1], &[]];

/// For how many more documents what was worked out for one is kept: faces, and how words are shaped.
const KEPT_FOR: usize = 4;

/// The stack of a thread that sets documents. While one waits it may begin another on the same stack.
const STACK: usize = 64 * 1024 * 1024;

/// Writes a document.
pub(super) fn write(document: &Document, _: &str, pictures: &Pictures<'_>) -> Result<Made, Message> {
    write_in(document, pictures, Faces::of_computer())
}

/// Writes a document in these fonts.
fn write_in(document: &Document, pictures: &Pictures<'_>, faces: &Faces) -> Result<Made, Message> {
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
    let failed = |reason: String| Message::new("export-pdf-failed").with("reason", reason);
    made.map_err(|_| failed("typst".to_owned()))?.map(Made::from).map_err(failed)
}

/// Sets a document.
fn set(data: Data, identity: String, faces: &Faces) -> Result<Vec<u8>, String> {
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
            Ok(bytes) => return Ok(bytes),
            Err(errors) => reason = first(&errors),
        }
        log::debug!("{identity} is not {claims:?}: {reason}");
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
