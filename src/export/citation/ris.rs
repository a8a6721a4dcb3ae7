//! RIS: "RIS Format Specifications" (Research Information Systems, 2011).

use super::cited::{Cited, cited};
use crate::{
    export::{Pictures, job::Job},
    model::{ArticleKind, PartialDate},
    words::Message,
};

/// The articles of an export.
pub(in crate::export) fn write(job: &Job<'_>, _: &Pictures<'_>) -> Result<Vec<u8>, Message> {
    Ok(cited(job)?.iter().map(entry).collect::<String>().into_bytes())
}

fn entry(one: &Cited) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: &str| out.push_str(&format!("{tag}  - {value}\r\n"));
    line("TY", "NEWS");
    line("ID", &one.id);
    line("TI", &one.title);
    for author in &one.authors {
        // A comma would part family and given name.
        line("AU", &author.replace(',', " "));
    }
    if let Some(name) = &one.published_in {
        line("T2", name);
    }
    if let Some(date) = one.date {
        let PartialDate { year, month, day } = date.start;
        line("PY", &format!("{year:04}"));
        let part = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
        line("DA", &format!("{year:04}/{}/{}/", part(month), part(day)));
    }
    if let Some(event) = &one.event {
        line("C3", event);
    }
    if let Some(address) = &one.address {
        line("UR", address);
    }
    if let Some(note) = one.description().filter(|_| one.kind == Some(ArticleKind::Summary)) {
        line("N1", &note);
    }
    line("LA", one.language.code());
    line("ER", "");
    out
}
