//! What typst can see while it sets a document: our template, the document as data, its pictures and the
//! fonts. No disk, no network, no packages, no clock.

use std::sync::OnceLock;

use typst::{
    Feature, Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::fonts::Faces;

/// How a document looks.
const TEMPLATE: &str = include_str!("template.typ");

/// The path of the document's data.
pub(super) const DATA: &str = "document.json";

/// One document.
pub(super) struct Desk<'a> {
    shared: &'static Shared,
    faces: &'a Faces,
    /// Name and bytes of each file that the template may read.
    files: Vec<(String, Bytes)>,
}

/// What is the same for every document.
struct Shared {
    library: LazyHash<Library>,
    template: Source,
}

impl Shared {
    fn get() -> Option<&'static Shared> {
        static SHARED: OnceLock<Option<Shared>> = OnceLock::new();
        SHARED.get_or_init(Shared::new).as_ref()
    }

    fn new() -> Option<Shared> {
        // The feature is what marks cells of a table as heads of their rows.
        let features = [Feature::A11yExtras].into_iter().collect();
        let library = LazyHash::new(Library::builder().with_features(features).build());
        let path = RootedPath::new(VirtualRoot::Project, VirtualPath::new("template.typ").ok()?);
        Some(Shared { library, template: Source::new(FileId::new(path), TEMPLATE.to_owned()) })
    }
}

impl<'a> Desk<'a> {
    /// With these files, and no others.
    pub fn new(faces: &'a Faces, files: Vec<(String, Bytes)>) -> Option<Desk<'a>> {
        Some(Desk { shared: Shared::get()?, faces, files })
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.faces.book
    }

    fn main(&self) -> FileId {
        self.shared.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.shared.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = id.vpath().get_without_slash();
        let known = self.files.iter().find(|(known, _)| known == name && *id.root() == VirtualRoot::Project);
        known.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
