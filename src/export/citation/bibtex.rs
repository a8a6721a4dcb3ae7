//! BibTeX as biblatex reads it: biblatex manual 3.20, sections 2.1 to 2.3.

use super::cited::{Cited, cited};
use crate::{
    export::{Pictures, job::Job},
    model::{ArticleKind, Language},
    words::Message,
};

/// The articles of an export.
pub(in crate::export) fn write(job: &Job<'_>, _: &Pictures<'_>) -> Result<Vec<u8>, Message> {
    let entries: Vec<String> = cited(job)?.iter().map(entry).collect();
    Ok((entries.join("\n\n") + "\n\n").into_bytes())
}

/// One entry, without an end of line.
pub(super) fn entry(one: &Cited) -> String {
    let mut fields = vec![("title", format!("{{{}}}", tex(&one.title)))];
    if !one.authors.is_empty() {
        // In braces of its own a name is one piece, whatever its order.
        let names: Vec<String> = one.authors.iter().map(|name| format!("{{{}}}", tex(name))).collect();
        fields.push(("author", names.join(" and ")));
    }
    fields.extend(one.published_in.as_deref().map(|name| ("journaltitle", tex(name))));
    fields.extend(one.date.map(|date| ("date", date.to_string())));
    fields.extend(one.address.as_deref().map(|address| ("url", address.replace(['{', '}', '\\'], ""))));
    // An article has no field for the event that it tells of.
    let summary = one.description().filter(|_| one.kind == Some(ArticleKind::Summary));
    let notes: Vec<String> = summary.iter().chain(&one.event).map(|note| tex(note)).collect();
    fields.extend((!notes.is_empty()).then(|| ("note", notes.join(". "))));
    let language = match one.language {
        Language::En => "english",
        Language::Zh => "chinese",
    };
    fields.push(("langid", language.to_owned()));
    let lines: String = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@article{{{},\n{lines}}}", one.id)
}

/// Text as TeX sets it, sign by sign.
fn tex(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '#' | '&' | '$' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
