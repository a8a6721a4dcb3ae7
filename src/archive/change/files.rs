//! What a change asks of a disk, and nothing more. A test puts a disk in its place that fails, or
//! that loses at a crash what was not flushed.

use std::io;

/// The files of one archive. Paths are relative to it, with `/`; the archive itself is `""`.
pub trait Files: Send + Sync {
    /// The bytes of a file.
    ///
    /// # Errors
    /// [`io::ErrorKind::NotFound`] if there is none; what the system says.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Makes a file that was not there, with these bytes, and flushes it. Its name is safe only
    /// when its folder was flushed too.
    ///
    /// # Errors
    /// If there is something of that name, or the disk refuses; then a part may have been written.
    fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Gives a file another name; what had that name is replaced in one step.
    ///
    /// # Errors
    /// What the system says; then nothing was renamed.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// What the system says; then it is still there.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Makes a folder. It may be there already; the one it stands in must be.
    ///
    /// # Errors
    /// What the system says.
    fn make_folder(&self, path: &str) -> io::Result<()>;

    /// Removes an empty folder.
    ///
    /// # Errors
    /// [`io::ErrorKind::DirectoryNotEmpty`] if something is in it; what the system says.
    fn remove_folder(&self, path: &str) -> io::Result<()>;

    /// Flushes what was made, renamed and removed in a folder. Where a file system has no such
    /// thing, nothing is done and nothing said.
    ///
    /// # Errors
    /// What the system says.
    fn flush_folder(&self, path: &str) -> io::Result<()>;

    /// The names of what is in a folder, in any order.
    ///
    /// # Errors
    /// What the system says.
    fn list(&self, path: &str) -> io::Result<Vec<String>>;

    /// Whether a link on the way to this path, or the path itself, leads out of the archive.
    ///
    /// # Errors
    /// What the system says.
    fn leads_out(&self, path: &str) -> io::Result<bool>;
}
