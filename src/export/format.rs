//! The table of formats.

use super::{
    Document, Pictures, bag, citation, docx, epub, job::Job, linked_data, markdown, photos, records, site, tables,
    takeaway, text, web_page,
};
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

impl Format {
    /// Whether it asks for the web address at which what it makes will stand.
    pub fn takes_address(&self) -> bool {
        self.name == "site"
    }
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
        write: WriteFile,
    },
    /// Files in a folder.
    Folder {
        /// Whether the folder is one thing, which is replaced as a whole or not at all.
        whole: bool,
        /// Writes them one after another: name and bytes.
        write: WriteFolder,
    },
    /// A folder that is one thing and handed on as that; it replaces no folder in which something lies.
    Package {
        /// Whether it may be one zip instead, which a name that ends in `.zip` asks for.
        zipped: bool,
        /// Writes its files one after another.
        write: WriteFolder,
        /// Looks at what is on the disk before it is moved to its place.
        check: fn(&Written<'_>) -> Result<(), Message>,
    },
}

/// Writes a file; pictures are there for what is said of them.
pub type WriteFile = fn(&Job<'_>, &Pictures<'_>) -> Result<Vec<u8>, Message>;

/// Writes files one after another: name and bytes.
pub type WriteFolder = fn(&Job<'_>, &Pictures<'_>, &mut Put<'_>) -> Result<(), Message>;

/// Reads a file back that was written, by its name.
pub type Written<'a> = dyn Fn(&str) -> Result<Vec<u8>, Message> + 'a;

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
    Format { name: "docx", label: "format-docx", makes: Makes::Document { ending: "docx", write: docx::write } },
    #[cfg(feature = "pdf")]
    Format { name: "pdf", label: "format-pdf", makes: Makes::Document { ending: "pdf", write: super::pdf::write } },
    Format { name: "html", label: "format-html", makes: Makes::Document { ending: "html", write: web_page::write } },
    Format { name: "md", label: "format-md", makes: Makes::Document { ending: "md", write: markdown::write } },
    Format { name: "txt", label: "format-txt", makes: Makes::Document { ending: "txt", write: text::write } },
    Format { name: "epub", label: "format-epub", makes: Makes::Document { ending: "epub", write: epub::write } },
    Format {
        name: "site",
        label: "format-site",
        makes: Makes::Package { zipped: true, write: site::write, check: |_| Ok(()) },
    },
    Format { name: "csv", label: "format-csv", makes: Makes::Folder { whole: false, write: tables::write } },
    Format {
        name: "ron",
        label: "format-ron",
        makes: Makes::Package { zipped: true, write: records::write, check: |_| Ok(()) },
    },
    Format {
        name: "bag",
        label: "format-bag",
        makes: Makes::Package { zipped: false, write: bag::write, check: bag::check },
    },
    Format {
        name: "photos",
        label: "format-photos",
        makes: Makes::Package { zipped: true, write: photos::write, check: |_| Ok(()) },
    },
    Format {
        name: "takeaway",
        label: "format-takeaway",
        makes: Makes::Package { zipped: false, write: takeaway::write, check: |_| Ok(()) },
    },
    Format { name: "json", label: "format-json", makes: Makes::File { ending: "json", write: linked_data::write } },
    Format { name: "bib", label: "format-bib", makes: Makes::File { ending: "bib", write: citation::bibtex } },
    Format { name: "ris", label: "format-ris", makes: Makes::File { ending: "ris", write: citation::ris } },
    Format { name: "csl", label: "format-csl", makes: Makes::File { ending: "json", write: citation::csl } },
    Format {
        name: "citations",
        label: "format-citations",
        makes: Makes::File { ending: "txt", write: citation::formatted },
    },
];
