//! Mails (.eml): the text is the article, what is attached are sources of their own, pictures shown
//! in the text are photos. Who sent it is not who wrote it. Saved pages in one file (.mhtml) are
//! built in the same way, and are read here as web pages.
//!
//! ```
//! use forum_archive::{catalog::Catalog, import::{self, Options, Source}};
//!
//! let bytes = b"From: a@example.org\nMessage-ID: <1@example.org>\nSubject: Re: example\n\nThe 1st Example Forum opened, they said.";
//! let proposal = import::propose(&Source::alone("a.eml", bytes), &Catalog::default(), &Options::default())?.remove(0);
//! let headline = proposal.article.and_then(|article| article.headline);
//! assert_eq!((proposal.kind, headline.map(|read| read.value).as_deref()), ("e-mail", Some("example")));
//! # Ok::<(), import::ImportError>(())
//! ```

use std::{borrow::Cow, collections::HashMap};

use mail_parser::{
    Encoding, HeaderName, Message as Mail, MessageParser, MessagePart, MimeHeaders as _, PartType,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};

use super::{
    Further, ImportError, Options, Proposal, Source,
    container::damaged,
    document::{Document, Part, What},
    limits, page, picture,
};
use crate::{catalog::Catalog, model::Certainty, words::Message};

/// What stands before the first empty line, if these are headers; their names in small letters.
fn headers(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).replace("\r\n", "\n");
    let head = head.trim_start_matches('\u{FEFF}');
    let head = head.split("\n\n").next()?;
    let is_header = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            || line.starts_with([' ', '\t'])
            || line.starts_with("From ")
    };
    head.lines().all(is_header).then(|| format!("\n{}", head.to_ascii_lowercase()))
}

fn names(headers: &str, name: &str) -> bool {
    headers.contains(&format!("\n{name}:"))
}

/// Whether it is a mail, by its headers.
pub(super) fn recognises(source: &Source<'_>) -> bool {
    let Some(headers) = headers(source.bytes) else { return false };
    let sent = names(&headers, "from") && ["date", "subject", "to"].iter().any(|name| names(&headers, name));
    // `From: Example Daily` stands before a press text too.
    let way = ["message-id", "mime-version", "received", "return-path", "content-type"];
    sent && (source.ends_with("eml") || way.iter().any(|name| names(&headers, name)))
}

/// Whether it is a page that was saved in one file.
pub(super) fn is_page(source: &Source<'_>) -> bool {
    let Some(headers) = headers(source.bytes) else { return false };
    let related = headers.contains("multipart/related");
    let named = source.ends_with("mhtml") || source.ends_with("mht");
    let made = names(&headers, "snapshot-content-location") || headers.contains("<saved by");
    related && (made || named) && !names(&headers, "received")
}

fn parse(bytes: &[u8]) -> Result<Mail<'_>, ImportError> {
    if bytes.len() > limits::SOURCE {
        return Err(ImportError(Message::new("import-document-too-large")));
    }
    // Nested parts are counted before they are read: each opens with a line of its own.
    let boundaries = memchr::memmem::find_iter(bytes, b"boundary=").take(limits::DEPTH + 1).count();
    if boundaries > limits::DEPTH {
        return Err(ImportError(Message::new("import-odd-mail")));
    }
    MessageParser::default().parse(bytes).filter(|mail| !mail.parts.is_empty()).ok_or_else(damaged)
}

/// Reads a page that was saved in one file.
///
/// # Errors
/// What is damaged, or has no text.
pub(super) fn read_page(
    source: &Source<'_>,
    catalog: &Catalog,
    options: &Options,
) -> Result<Vec<Proposal>, ImportError> {
    let mail = parse(source.bytes)?;
    let html = mail
        .parts
        .iter()
        .find_map(|part| html(&mail, part))
        .ok_or_else(|| ImportError(Message::new("import-empty")))?;
    let address = mail.header(HeaderName::Other("Snapshot-Content-Location".into())).and_then(|value| value.as_text());
    let address = address.map(str::to_owned);
    let held = pictures(&mail);
    let mut document = page::document(&html, address.as_deref(), &|place| held.get(place).map(|bytes| bytes.to_vec()));
    document.encoding = "MIME";
    document.proposal(catalog, options)
}

/// Reads a mail.
///
/// # Errors
/// What is damaged, or holds nothing.
pub(super) fn read(source: &Source<'_>, catalog: &Catalog, options: &Options) -> Result<Vec<Proposal>, ImportError> {
    let mail = parse(source.bytes)?;
    let held = pictures(&mail);
    let html = mail.html_body.iter().find_map(|at| html(&mail, mail.parts.get(*at as usize)?));
    let plain = mail.text_body.iter().find_map(|at| match &mail.parts.get(*at as usize)?.body {
        PartType::Text(words) => Some(words.as_ref()),
        _ => None,
    });
    let from_html = html.map(|html| page::document(&html, None, &|place| held.get(place).map(|bytes| bytes.to_vec())));
    let has_pictures = |document: &Document| document.parts.iter().any(|part| matches!(part, Part::Picture(..)));
    let mut document = match (plain, from_html) {
        // Pictures stand in their places in the page only.
        (Some(plain), Some(page)) if !has_pictures(&page) && is_complete(plain, &page) => of_plain(plain),
        (_, Some(page)) if !page.parts.is_empty() => page,
        (Some(plain), _) => of_plain(plain),
        _ => Document::default(),
    };
    document.encoding = "MIME";
    document.told.retain(|told| matches!(told.what, What::Address | What::Published));
    if let Some(subject) = mail.subject() {
        document.tell(What::Headline, without_prefix(subject), Certainty::Low);
    }
    if let Some(date) = mail.date() {
        document.tell(What::Sent, &format!("{:04}-{:02}-{:02}", date.year, date.month, date.day), Certainty::Low);
    }
    let used: Vec<Vec<u8>> = document
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Picture(_, bytes) => Some(bytes.clone()),
            _ => None,
        })
        .collect();
    for (place, at) in mail.attachments.iter().enumerate() {
        let Some(part) = mail.parts.get(*at as usize) else { continue };
        let (bytes, inline): (&[u8], bool) = match &part.body {
            PartType::Binary(bytes) => (bytes, false),
            PartType::InlineBinary(bytes) => (bytes, true),
            PartType::Text(words) | PartType::Html(words) => (words.as_bytes(), false),
            PartType::Message(inner) => (inner.raw_message.as_ref(), false),
            PartType::Multipart(_) => continue,
        };
        let is_used = used.iter().any(|used| used == bytes);
        let is_decoration = inline && picture::ending(bytes).is_some() && picture::is_small(bytes);
        if bytes.is_empty() || is_used || is_decoration {
            continue;
        }
        let ending =
            picture::ending(bytes).unwrap_or(if matches!(part.body, PartType::Message(_)) { "eml" } else { "bin" });
        let name = part.attachment_name().map_or_else(|| format!("{}.{ending}", place + 1), bare);
        document.further.push(Further { name, bytes: bytes.into() });
    }
    document.proposal(catalog, options)
}

/// The text of a page. Where the mail does not name its encoding, the page itself does.
fn html<'a>(mail: &'a Mail<'_>, part: &'a MessagePart<'_>) -> Option<Cow<'a, str>> {
    let PartType::Html(words) = &part.body else { return None };
    let is_named = part.content_type().is_some_and(|kind| kind.has_attribute("charset"));
    let raw = || {
        let raw = mail.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
        let bytes = match part.encoding {
            Encoding::QuotedPrintable => quoted_printable_decode(raw)?,
            Encoding::Base64 => base64_decode(raw)?,
            Encoding::None => raw.to_vec(),
        };
        page::decoded(&bytes).ok()
    };
    let decoded = if is_named { None } else { raw() };
    Some(decoded.map_or(Cow::Borrowed(words.as_ref()), |decoded| Cow::Owned(decoded.text)))
}

/// The pictures in a mail, by every name that its page may call them.
fn pictures<'a>(mail: &'a Mail<'_>) -> HashMap<String, &'a [u8]> {
    let mut held = HashMap::new();
    for part in &mail.parts {
        let (PartType::Binary(bytes) | PartType::InlineBinary(bytes)) = &part.body else { continue };
        if let Some(id) = part.content_id() {
            held.insert(format!("cid:{}", id.trim_matches(['<', '>'])), bytes.as_ref());
        }
        if let Some(place) = part.content_location() {
            held.insert(place.to_owned(), bytes.as_ref());
        }
    }
    held
}

/// Whether the plain text of a mail is all of it: some programs leave a hint there only.
fn is_complete(plain: &str, page: &Document) -> bool {
    let length = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count();
    let in_page: usize = page
        .parts
        .iter()
        .map(|part| match part {
            Part::Title(words)
            | Part::Heading(words)
            | Part::Paragraph(words)
            | Part::Item(words)
            | Part::Caption(words) => length(words),
            _ => 0,
        })
        .sum();
    length(plain) * 10 >= in_page * 9
}

/// Plain text; lines that were broken to a width of some eighty letters are put together.
fn of_plain(plain: &str) -> Document {
    let plain = plain.replace("\r\n", "\n");
    let body = plain.split("\n-- \n").next().unwrap_or(&plain);
    let parts = super::wrap::paragraphs(body).into_iter().map(Part::Paragraph).collect();
    Document { parts, ..Document::default() }
}

/// A subject without `Re:` and `转发：`.
fn without_prefix(subject: &str) -> &str {
    let mut subject = subject.trim();
    while let Some((head, rest)) = subject.split_once([':', '：']) {
        let is_prefix = matches!(head.trim().to_lowercase().as_str(), "re" | "fw" | "fwd" | "回复" | "转发" | "答复");
        if !is_prefix {
            break;
        }
        subject = rest.trim();
    }
    subject
}

/// A name without folders.
fn bare(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned()
}
