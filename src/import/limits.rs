//! How much of a source is looked at. What is larger is answered with a sentence: it was made to
//! be a burden, or it is no document.

/// The most bytes of a document with its pictures.
pub(super) const SOURCE: usize = 128 * 1024 * 1024;
/// The most bytes that a part of a container may have when it is unpacked; also of a picture.
pub(super) const PART: u64 = 32 * 1024 * 1024;
/// The most bytes that all parts together may have.
pub(super) const UNPACKED: u64 = 512 * 1024 * 1024;
/// The most entries of a container; of a zip too, whose files can be imported as a folder.
pub(super) const ENTRIES: usize = 10_000;
/// The most bytes of a container's directory.
pub(super) const DIRECTORY: u64 = 16 * 1024 * 1024;
/// How many times larger than itself all files of a zip may be, if they are more than [`UNPACKED`].
/// Photos hardly get smaller, texts are no gigabytes.
pub(super) const SPREAD: u64 = 10;
/// How many times larger than packed a part may be, once it has [`RATIO_FROM`] bytes.
pub(super) const RATIO: u64 = 200;
/// Smaller parts may be packed as well as they can be.
pub(super) const RATIO_FROM: u64 = 4 * 1024 * 1024;
/// How deep elements of XML and web pages, and parts of mails, may lie within one another. Each
/// level is a call on the stack.
pub(super) const DEPTH: usize = 256;
/// The most elements of one XML document or web page.
pub(super) const ELEMENTS: usize = 1_000_000;
/// The most pictures that are taken out of a document.
pub(super) const PICTURES: usize = 1000;
/// The shortest side of a picture that is a photo, not an icon.
pub(super) const SMALLEST_SIDE: u32 = 100;
/// The most pages of a PDF.
pub(super) const PAGES: usize = 500;
/// The most cells of a workbook that are not empty. Programmes have a few thousand.
pub(super) const CELLS: usize = 200_000;
/// The most sheets of a workbook.
pub(super) const SHEETS: usize = 100;
