//! `export`: places of an archive, written in a format.

use std::path::{Path, PathBuf};

use super::{Failure, args, open};
use crate::{
    archive::{Cancel, Progress},
    catalog::{self, Catalog, Input, Place},
    export::{self, FORMATS, Job, Languages, Selection},
    model::Language,
    words::{self, Message},
};

/// How many photos without credit are named; a large archive has thousands.
const NAMED: usize = 20;

/// What is asked for.
pub(super) struct Request<'a> {
    /// What is exported; nothing named is the whole archive.
    pub places: &'a [Place],
    /// Name of the format.
    pub format: &'a str,
    /// File or folder.
    pub to: &'a Path,
    /// The languages.
    pub languages: Languages,
    /// Whether what is there may be replaced.
    pub overwrite: bool,
    /// The web address at which a site will stand.
    pub address: Option<&'a str>,
}

pub(super) fn run(archive: &Option<PathBuf>, language: Language, request: &Request<'_>) -> Result<(), Failure> {
    let opened = open::open(archive, language)?;
    let unreadable = open::unreadable(&opened.findings);
    let origin = opened.origin;
    let input = Input { origin, records: opened.records, findings: Vec::new(), complete: true };
    let catalog: Catalog = catalog::build(input);
    let unknown = || Failure::Usage(Message::new("export-no-format").with("format", request.format));
    let format = FORMATS.iter().find(|format| format.name == request.format).ok_or_else(unknown)?;
    let selection = Selection::of(&catalog, None, request.places, request.languages).map_err(Failure::Message)?;
    tell_without_credit(&export::without_credit(&catalog, &selection), language);
    let job = Job {
        catalog: &catalog,
        store: opened.store.as_ref(),
        selection: &selection,
        format,
        to: request.to,
        overwrite: request.overwrite,
        address: request.address,
        language,
        now: args::now(),
        progress: &Progress::default(),
        cancel: &Cancel::default(),
    };
    let summary = export::run(&job).map_err(Failure::Message)?;
    for gap in summary.gaps.iter().chain(&summary.notes) {
        eprintln!("{}", gap.words(language));
    }
    for file in &summary.files {
        println!("{}", file.display());
    }
    open::mention(unreadable, language)?;
    if summary.gaps.is_empty() { Ok(()) } else { Err(Failure::Said) }
}

fn tell_without_credit(photos: &[Place], language: Language) {
    for place in photos.iter().take(NAMED) {
        eprintln!("{}", Message::new("export-no-credit").with("place", place.to_string()).words(language));
    }
    let more = photos.len().saturating_sub(NAMED);
    if more > 0 {
        let more = Message::new("export-more-without-credit").with("count", more).with("shown", words::number(more));
        eprintln!("{}", more.words(language));
    }
}
