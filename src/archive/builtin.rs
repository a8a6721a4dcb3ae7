//! The archive that is compiled into the program: the repository's `archive/`. It is read-only.

use include_dir::{Dir, include_dir};

use super::{
    FileState, Store, StoreError,
    store::{Listing, Memory},
};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/archive");

/// The built-in archive.
#[derive(Clone, Copy, Debug, Default)]
pub struct BuiltIn;

impl BuiltIn {
    /// Every file with its path, the format's description among them.
    pub fn files() -> Vec<(String, &'static [u8])> {
        let mut found = Vec::new();
        let mut folders = vec![&FILES];
        while let Some(folder) = folders.pop() {
            folders.extend(folder.dirs());
            found.extend(folder.files().map(|file| (slashed(file.path()), file.contents())));
        }
        found.sort();
        found
    }
}

impl Store for BuiltIn {
    fn list(&self) -> Result<Listing, StoreError> {
        let files = BuiltIn::files().into_iter().map(|(path, _)| (path, Vec::new())).collect();
        Memory { files }.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        FILES.get_file(path).map(|file| file.contents().to_vec()).ok_or(StoreError::NotFound)
    }

    fn state(&self, path: &str) -> FileState {
        if FILES.get_file(path).is_some() { FileState::Present } else { FileState::Missing }
    }
}

fn slashed(path: &std::path::Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
