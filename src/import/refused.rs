//! Files that are no text and that no importer reads: what they are, and what to save them as.

use super::container::Container;
use crate::words::Message;

/// Why a file is refused; none if it may be text.
pub(super) fn why(bytes: &[u8]) -> Option<Message> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(match Container::open(bytes) {
            Ok(held) if held.has("xl/workbook.bin") => Message::new("import-save-as-xlsx").with("format", "XLSB"),
            Ok(held) if held.is_document() => unknown("ZIP"),
            // One that lies on the disk is gone through, one that lies in something is not.
            Ok(_) => Message::new("import-zip-within"),
            Err(error) => error.0,
        });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(compound(bytes));
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Message::new("import-save-as-docx").with("format", "RTF"));
    }
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head);
    if head.contains("progid=\"Excel.Sheet\"") || head.contains("opendocument.spreadsheet") {
        return Some(Message::new("import-save-as-xlsx").with("format", "XML"));
    }
    if head.contains("<?mso-application") || head.contains("<office:document") {
        return Some(Message::new("import-save-as-docx").with("format", "XML"));
    }
    const MARKS: &[(&[u8], &str)] = &[
        (b"%PDF-", "PDF"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"\x89PNG", "PNG"),
        (b"GIF8", "GIF"),
        (b"\x1F\x8B", "GZIP"),
        (b"7z\xBC\xAF\x27\x1C", "7Z"),
        (b"Rar!", "RAR"),
        (b"\xDB\xA5\x2D\x00", "Word 2"),
        (b"\xFFWPC", "WordPerfect"),
        (b"ITSF", "CHM"),
        (b"%!PS", "PostScript"),
    ];
    MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, name)| unknown(name))
}

fn unknown(format: &str) -> Message {
    Message::new("import-unknown-kind").with("format", format)
}

/// A compound file of Office: what is in it stands in it by name, in UTF-16.
fn compound(bytes: &[u8]) -> Message {
    let names = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if names("EncryptedPackage") {
        Message::new("import-locked")
    } else if names("WordDocument") || names("WpsContent") {
        Message::new("import-save-as-docx").with("format", "DOC, WPS")
    } else if names("PowerPoint Document") {
        unknown("PPT")
    } else {
        Message::new("import-save-as-docx").with("format", "DOC, WPS")
    }
}
