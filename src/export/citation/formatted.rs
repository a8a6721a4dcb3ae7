//! Citations as they are written into a text: one for the clipboard, or all of an export in one file of
//! plain text, style by style.

use serde::{Deserialize, Serialize};

use super::{
    apa, bibtex, chicago,
    cited::{Cited, cited},
    gbt7714,
};
use crate::{
    catalog::{ArticleEntry, Catalog},
    export::{Pictures, job::Job},
    model::{Language, Source},
    words::{self, Message},
};

/// How a citation is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// GB/T 7714-2015.
    #[default]
    GbT7714,
    /// APA, 7th edition: an entry of a list.
    Apa,
    /// Chicago, 17th edition: a note.
    Chicago,
    /// BibTeX, for reference managers.
    Bibtex,
}

impl Style {
    /// Every style, in the order in which they are offered.
    pub const ALL: [Style; 4] = [Style::GbT7714, Style::Apa, Style::Chicago, Style::Bibtex];

    /// Key of its name in the text files.
    pub fn key(self) -> &'static str {
        match self {
            Style::GbT7714 => "citation-gbt7714",
            Style::Apa => "citation-apa",
            Style::Chicago => "citation-chicago",
            Style::Bibtex => "citation-bibtex",
        }
    }

    fn write(self, one: &Cited) -> String {
        match self {
            Style::GbT7714 => gbt7714::entry(one),
            Style::Apa => apa::entry(one),
            Style::Chicago => chicago::note(one),
            Style::Bibtex => bibtex::entry(one),
        }
    }
}

/// The citation of an article, in its own language.
pub fn citation(catalog: &Catalog, entry: &ArticleEntry, style: Style) -> String {
    style.write(&Cited::of(catalog, entry))
}

/// The citation of a source; none if it has no title. Its words in `language` are preferred.
pub fn source_citation(source: &Source, language: Language, style: Style) -> Option<String> {
    Cited::of_source(source, language).map(|one| style.write(&one))
}

/// The articles of an export in every style for texts.
pub(in crate::export) fn write(job: &Job<'_>, _: &Pictures<'_>) -> Result<Vec<u8>, Message> {
    let all = cited(job)?;
    let language = job.selection.languages.first();
    let mut parts = Vec::new();
    for style in Style::ALL.into_iter().filter(|style| *style != Style::Bibtex) {
        parts.push(words::get(language, style.key()).into_owned());
        for (number, one) in (1..).zip(&all) {
            // In a list GB/T 7714 numbers its entries.
            let number = if style == Style::GbT7714 { format!("[{number}] ") } else { String::new() };
            parts.push(number + &style.write(one));
        }
    }
    Ok((parts.join("\n\n") + "\n").into_bytes())
}
