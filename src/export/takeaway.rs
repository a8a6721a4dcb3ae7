//! A copy to take away, for a stick or a guest: the archive, marked as only to be read; the website of
//! it; this program; and the checksum of every file, as `sha256sum --check` reads them.

use super::{Pictures, files, format::Put, job::Job, records, site};
use crate::{
    archive::change::{Fingerprint, READ_ONLY},
    model::Edtf,
    words::{self, Message},
};

/// The folder of the archive in it. Beside a program a folder of this name is the archive it opens.
pub const TAKEN_ARCHIVE: &str = "archive";
/// The folder of the website in it.
const SITE: &str = "site";
const MANIFEST: &str = "manifest-sha256.txt";
const READ_ME: &str = "read-me.txt";

/// Writes it.
pub(super) fn write(job: &Job<'_>, pictures: &Pictures<'_>, put: &mut Put<'_>) -> Result<(), Message> {
    let mut sums: Vec<(String, String)> = Vec::new();
    let mut keep = |name: String, bytes: &[u8]| {
        put(&name, bytes)?;
        sums.push((name, Fingerprint::of(bytes).to_string()));
        Ok(())
    };
    records::write(job, pictures, &mut |name, bytes| keep(format!("{TAKEN_ARCHIVE}/{name}"), bytes))?;
    keep(format!("{TAKEN_ARCHIVE}/{READ_ONLY}"), said(job, &["takeaway-marked"], "").as_bytes())?;
    site::write(job, pictures, &mut |name, bytes| keep(format!("{SITE}/{name}"), bytes))?;
    let program = files::program()?;
    keep(program.name.clone(), &program.bytes)?;
    let lines = ["takeaway-what", "takeaway-site", "takeaway-program", "takeaway-records", "takeaway-sums"];
    keep(READ_ME.to_owned(), said(job, &lines, &program.name).as_bytes())?;
    sums.sort();
    let manifest: String = sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
    put(MANIFEST, manifest.as_bytes())
}

/// Sentences in each language, one a line.
fn said(job: &Job<'_>, keys: &[&'static str], program: &str) -> String {
    let day = jiff::tz::TimeZone::system().to_datetime(job.now).date();
    let day: Option<Edtf> = day.to_string().parse().ok();
    let of = |language: crate::model::Language| {
        let sentence = |key: &&'static str| {
            Message::new(key)
                .with("name", job.catalog.forum.name.show(language))
                .with("date", day.map(|day| words::date(language, day)).unwrap_or_default())
                .with("site", format!("{SITE}/index.html"))
                .with("program", program)
                .with("archive", format!("{TAKEN_ARCHIVE}/"))
                .with("marker", READ_ONLY)
                .with("manifest", MANIFEST)
                .words(language)
        };
        keys.iter().map(sentence).collect::<Vec<_>>().join("\r\n")
    };
    let languages = job.selection.languages.all();
    languages.into_iter().map(of).collect::<Vec<_>>().join("\r\n\r\n") + "\r\n"
}
