//! Workbooks for tests: tables as they stand in a test, written by LibreOffice.
#![allow(dead_code, reason = "every test takes what it needs")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

use std::{fmt::Write as _, fs, path::Path, process::Command};

/// A row. Cells are words, but `date 2001-05-01`, `time 09:00` and `=2001+1` are what they say;
/// `3→ words` and `3↓ words` are as many cells merged to the right or downwards, and `·` is one
/// that others cover.
pub type Row<'a> = &'a [&'a str];

/// A workbook of sheets with their names, as a flat OpenDocument file (.fods).
pub fn workbook(sheets: &[(&str, &[Row<'_>])]) -> String {
    let mut body = String::new();
    for (name, rows) in sheets {
        write!(body, "<table:table table:name=\"{name}\">").unwrap();
        for row in *rows {
            let cells: String = row.iter().map(|cell| self::cell(cell)).collect();
            write!(body, "<table:table-row>{cells}</table:table-row>").unwrap();
        }
        body.push_str("</table:table>");
    }
    let name = "urn:oasis:names:tc:opendocument:xmlns";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"{name}:office:1.0\" \
         xmlns:style=\"{name}:style:1.0\" xmlns:table=\"{name}:table:1.0\" xmlns:text=\"{name}:text:1.0\" \
         xmlns:number=\"{name}:datastyle:1.0\" xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" \
         office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">\
         <office:automatic-styles><number:date-style style:name=\"D\"><number:year number:style=\"long\"/>\
         <number:text>-</number:text><number:month number:style=\"long\"/><number:text>-</number:text>\
         <number:day number:style=\"long\"/></number:date-style><number:time-style style:name=\"T\">\
         <number:hours number:style=\"long\"/><number:text>:</number:text><number:minutes number:style=\"long\"/>\
         </number:time-style><style:style style:name=\"date\" style:family=\"table-cell\" style:data-style-name=\"D\"/>\
         <style:style style:name=\"time\" style:family=\"table-cell\" style:data-style-name=\"T\"/>\
         </office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document>"
    )
}

fn cell(words: &str) -> String {
    let merged = |sign: char| {
        let (count, words) = words.split_once(sign)?;
        Some((count.parse::<u32>().ok()?, words.trim_start()))
    };
    let paragraphs = |words: &str| -> String {
        words.lines().map(|line| format!("<text:p>{}</text:p>", quick_xml::escape::escape(line))).collect()
    };
    if words == "·" {
        return "<table:covered-table-cell/>".to_owned();
    }
    if let Some(day) = words.strip_prefix("date ") {
        return format!(
            "<table:table-cell table:style-name=\"date\" office:value-type=\"date\" office:date-value=\"{day}\"/>"
        );
    }
    if let Some((hour, minute)) = words.strip_prefix("time ").and_then(|time| time.split_once(':')) {
        return format!(
            "<table:table-cell table:style-name=\"time\" office:value-type=\"time\" office:time-value=\"PT{hour}H{minute}M00S\"/>"
        );
    }
    if words.starts_with('=') {
        return format!("<table:table-cell table:formula=\"of:{}\"/>", quick_xml::escape::escape(words));
    }
    let (attributes, words) = match (merged('→'), merged('↓')) {
        (Some((count, words)), _) => {
            (format!(" table:number-columns-spanned=\"{count}\" table:number-rows-spanned=\"1\""), words)
        }
        (_, Some((count, words))) => {
            (format!(" table:number-columns-spanned=\"1\" table:number-rows-spanned=\"{count}\""), words)
        }
        _ => (String::new(), words),
    };
    if words.is_empty() {
        return "<table:table-cell/>".to_owned();
    }
    format!("<table:table-cell office:value-type=\"string\"{attributes}>{}</table:table-cell>", paragraphs(words))
}

/// Whether LibreOffice is there; if tests may not be skipped it has to be.
pub fn libre_office_is_there() -> bool {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(std::env::var_os("FORUM_ARCHIVE_TESTS_MAY_NOT_SKIP").is_none(), "soffice is missing");
        println!("skipped: soffice is missing");
    }
    there
}

/// Lets LibreOffice write every `.fods` of a folder in another format, into a folder of its own
/// beside them.
pub fn convert(folder: &Path, format: &str, into: &str) {
    let sources = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let output = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}/profile", folder.display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(folder.join(into))
        .args(sources.filter(|path| path.extension().is_some_and(|ending| ending == "fods")))
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
}
