//! Zips for tests: plain ones, and ones written byte by byte as no honest program does.
#![allow(dead_code, reason = "every test takes what it needs")]

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A zip of these files, packed.
pub fn zip<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A file of a zip as it stands in the headers.
#[derive(Clone)]
pub struct Raw {
    pub name: Vec<u8>,
    /// What wrote it: 0 for DOS and Windows, 3 for Unix.
    pub system: u8,
    pub flags: u16,
    pub method: u16,
    pub packed: Vec<u8>,
    /// What is said to be its length and its checksum.
    pub length: u32,
    pub checksum: u32,
    pub attributes: u32,
    /// Where it is said to begin, if not where it does.
    pub begins: Option<u32>,
}

impl Raw {
    /// A file that is stored as it is.
    pub fn stored(name: impl AsRef<[u8]>, bytes: &[u8]) -> Raw {
        Raw {
            name: name.as_ref().to_vec(),
            system: 0,
            flags: 0,
            method: 0,
            packed: bytes.to_vec(),
            length: u32::try_from(bytes.len()).unwrap(),
            checksum: checksum(bytes),
            attributes: 0,
            begins: None,
        }
    }

    /// A file that is packed.
    pub fn packed(name: &str, bytes: &[u8]) -> Raw {
        let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        Raw { method: 8, packed: packer.finish().unwrap(), ..Raw::stored(name, bytes) }
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

/// A zip of files as they stand in the headers.
pub fn raw(files: &[Raw]) -> Vec<u8> {
    let short = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let begins = file.begins.unwrap_or(u32::try_from(out.len()).unwrap());
        let mut facts = Vec::new();
        facts.extend(file.flags.to_le_bytes());
        facts.extend(file.method.to_le_bytes());
        facts.extend([0; 4]);
        facts.extend(file.checksum.to_le_bytes());
        facts.extend(long(file.packed.len()));
        facts.extend(file.length.to_le_bytes());
        facts.extend(short(file.name.len()));
        facts.extend([0; 2]);
        out.extend(b"PK\x03\x04\x14\0");
        out.extend(&facts);
        out.extend(&file.name);
        out.extend(&file.packed);
        directory.extend(b"PK\x01\x02\x14");
        directory.extend([file.system, 20, 0]);
        directory.extend(&facts);
        directory.extend([0; 6]);
        directory.extend(file.attributes.to_le_bytes());
        directory.extend(begins.to_le_bytes());
        directory.extend(&file.name);
    }
    let begins = out.len();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([short(files.len()), short(files.len())].concat());
    out.extend([long(directory.len()), long(begins)].concat());
    out.extend([0, 0]);
    out
}

/// A zip with one file whose directory says that there are so many (ZIP64).
pub fn claiming(files: u64, padding: usize) -> Vec<u8> {
    let whole = raw(&[Raw::stored("a.txt", &vec![b'x'; padding])]);
    let end = whole.len() - 22;
    let begins = u32::from_le_bytes(whole[end + 16..end + 20].try_into().unwrap());
    let mut out = whole[..end].to_vec();
    out.extend(b"PK\x06\x06");
    out.extend(44u64.to_le_bytes());
    out.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    out.extend(files.to_le_bytes());
    out.extend(files.to_le_bytes());
    out.extend((files * 46).to_le_bytes());
    out.extend(u64::from(begins).to_le_bytes());
    out.extend(b"PK\x06\x07\0\0\0\0");
    out.extend(u64::try_from(end).unwrap().to_le_bytes());
    out.extend(1u32.to_le_bytes());
    out.extend(b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF");
    out.extend([0xFF; 8]);
    out.extend([0, 0]);
    out
}
