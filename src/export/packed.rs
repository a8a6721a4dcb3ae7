//! Zips that are the same bytes between runs: entries in the order given, none with a time.
//!
//! APPNOTE.TXT 6.3.10, section 4 (PKWARE).

use std::io::{Seek, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

/// A zip that is being written.
pub(super) struct Packer<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Packer<W> {
    /// Begins one.
    pub fn new(out: W) -> Packer<W> {
        Packer { zip: ZipWriter::new(out) }
    }

    /// Puts a file in as it is.
    pub fn store(&mut self, name: &str, bytes: &[u8]) -> ZipResult<()> {
        self.put(name, bytes, CompressionMethod::Stored)
    }

    /// Puts a file in, packed.
    pub fn pack(&mut self, name: &str, bytes: &[u8]) -> ZipResult<()> {
        self.put(name, bytes, CompressionMethod::Deflated)
    }

    fn put(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> ZipResult<()> {
        // The first day that a zip can name stands for none; readable by everybody.
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(DateTime::DEFAULT)
            .unix_permissions(0o644);
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    /// Ends it.
    pub fn finish(self) -> ZipResult<W> {
        self.zip.finish()
    }
}
