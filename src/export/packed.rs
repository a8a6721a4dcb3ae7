//! Zips that are the same bytes between runs: entries in the order given, none with a time.
//!
//! APPNOTE.TXT 6.3.10, section 4 (PKWARE).

use std::io::{self, Seek, SeekFrom, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

/// A zip that is being written.
pub(super) struct Packer<W: Write + Seek> {
    zip: ZipWriter<Steady<W>>,
}

impl<W: Write + Seek> Packer<W> {
    /// Begins one.
    pub fn new(out: W) -> Packer<W> {
        Packer { zip: ZipWriter::new(Steady { out, failed: false, place: 0, end: 0 }) }
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
        Ok(self.zip.finish()?.out)
    }
}

/// Writes until that fails for the first time; then it only seems to, without complaint: the library
/// ends a zip that is given up, too, and would say on its own that it could not.
struct Steady<W> {
    out: W,
    failed: bool,
    /// Where it is, and how far it goes, or would.
    place: u64,
    end: u64,
}

impl<W> Steady<W> {
    fn note<T>(&mut self, done: io::Result<T>) -> io::Result<T> {
        self.failed = done.as_ref().is_err_and(|error| error.kind() != io::ErrorKind::Interrupted);
        done
    }
}

impl<W: Write> Write for Steady<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = if self.failed {
            bytes.len()
        } else {
            let done = self.out.write(bytes);
            self.note(done)?
        };
        self.place += count as u64;
        self.end = self.end.max(self.place);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed {
            return Ok(());
        }
        let done = self.out.flush();
        self.note(done)
    }
}

impl<W: Seek> Seek for Steady<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.place = if self.failed {
            match to {
                SeekFrom::Start(place) => place,
                SeekFrom::Current(by) => self.place.saturating_add_signed(by),
                SeekFrom::End(by) => self.end.saturating_add_signed(by),
            }
        } else {
            let done = self.out.seek(to);
            self.note(done)?
        };
        Ok(self.place)
    }
}
