//! The table of formats.

use super::{Document, Pictures, citation, job::Job, markdown, tables, text, web_page};
use crate::words::Message;

/// A format that the archive is written in.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// Key of its name for people.
    pub label: &'static str,
    /// What it makes.
    pub makes: Makes,
}

/// What a format makes.
pub enum Makes {
    /// A file of each document.
    Document {
        /// Ending of its name.
        ending: &'static str,
        /// Writes one; the words are the name of its file, without the ending.
        write: WriteDocument,
    },
    /// One file of everything.
    File {
        /// Ending of its name.
        ending: &'static str,
        /// Writes it.
        write: fn(&Job<'_>) -> Result<Vec<u8>, Message>,
    },
    /// Files in a folder.
    Folder {
        /// Whether the folder is one thing, which is replaced as a whole or not at all.
        whole: bool,
        /// Writes them one after another: name and bytes.
        write: fn(&Job<'_>, &Pictures<'_>, &mut Put<'_>) -> Result<(), Message>,
    },
}

/// Writes a document.
pub type WriteDocument = fn(&Document, &str, &Pictures<'_>) -> Result<Made, Message>;

/// Takes a file: its name, with folders, and its bytes.
pub type Put<'a> = dyn FnMut(&str, &[u8]) -> Result<(), Message> + 'a;

/// A document in a format.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// What lies beside it.
    pub beside: Vec<Companion>,
}

/// A file that lies beside a document, in a folder of the document's name with `-files` after it.
#[derive(Clone, Debug)]
pub struct Companion {
    /// Its name.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl From<Vec<u8>> for Made {
    fn from(bytes: Vec<u8>) -> Made {
        Made { bytes, beside: Vec::new() }
    }
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format { name: "html", label: "format-html", makes: Makes::Document { ending: "html", write: web_page::write } },
    Format { name: "md", label: "format-md", makes: Makes::Document { ending: "md", write: markdown::write } },
    Format { name: "txt", label: "format-txt", makes: Makes::Document { ending: "txt", write: text::write } },
    Format { name: "csv", label: "format-csv", makes: Makes::Folder { whole: false, write: tables::write } },
    Format { name: "bib", label: "format-bib", makes: Makes::File { ending: "bib", write: citation::bibtex } },
    Format { name: "ris", label: "format-ris", makes: Makes::File { ending: "ris", write: citation::ris } },
    Format { name: "csl", label: "format-csl", makes: Makes::File { ending: "json", write: citation::csl } },
];
