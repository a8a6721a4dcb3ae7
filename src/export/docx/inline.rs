//! Running text: runs with their language, and links.

use super::{super::markup::Markup, body::Body};
use crate::{
    export::{Span, Weight, Words},
    model::Language,
};

/// The longest address that Word follows.
const LONGEST_ADDRESS: usize = 2000;

/// The name of a link's relation.
pub(super) fn link(number: usize) -> String {
    format!("link{}", number + 1)
}

/// A language as Word names it.
pub(super) fn tag(language: Language) -> &'static str {
    match language {
        Language::En => "en-US",
        Language::Zh => "zh-CN",
    }
}

/// A run of words in a language, in a character style or none. In Chinese, signs that both scripts
/// have, such as quotation marks, are of the Chinese font.
pub(super) fn run(out: &mut Markup, words: &Words, style: Option<&str>) {
    run_of(out, &words.text, words.language, style);
}

/// The same of words of our own.
pub(super) fn run_of(out: &mut Markup, text: &str, language: Language, style: Option<&str>) {
    out.element("w:r", &[], |out| {
        out.element("w:rPr", &[], |out| {
            if let Some(style) = style {
                out.void("w:rStyle", &[("w:val", style)]);
            }
            if language == Language::Zh {
                out.void("w:rFonts", &[("w:hint", "eastAsia")]);
            }
            // Word keeps a language for each script: names in Latin letters stay what they are, and
            // are not broken anywhere.
            match language {
                Language::En => out.void("w:lang", &[("w:val", "en-US")]),
                Language::Zh => out.void("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]),
            }
        });
        out.element("w:t", &[("xml:space", "preserve")], |out| out.text(text));
    });
}

/// A new line within a paragraph.
pub(super) fn new_line(out: &mut Markup) {
    out.raw("<w:r><w:br/></w:r>");
}

impl Body<'_> {
    /// A line of running text.
    pub fn spans(&mut self, out: &mut Markup, line: &[Span]) {
        for span in line {
            let style = match span.weight {
                Weight::Plain => None,
                Weight::Strong => Some("Strong"),
                Weight::Soft => Some("Remark"),
            };
            match span.link.as_deref().and_then(target) {
                Some(address) => {
                    let id = self.link(address);
                    out.element("w:hyperlink", &[("r:id", &id), ("w:history", "1")], |out| {
                        run(out, &span.words, Some("Hyperlink"));
                    });
                }
                None => run(out, &span.words, style),
            }
        }
    }

    fn link(&mut self, address: String) -> String {
        let known = self.links.iter().position(|known| *known == address);
        link(known.unwrap_or_else(|| {
            self.links.push(address);
            self.links.len() - 1
        }))
    }
}

/// A web address as a relation can hold it; none for what is no address of the web. Word refuses a
/// whole document for one target that is no URI (RFC 3986).
fn target(address: &str) -> Option<String> {
    let (scheme, rest) = address.trim().split_once("://")?;
    let scheme = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (server, path) = rest.split_at_checked(end)?;
    let (name, port) = server.split_once(':').unwrap_or((server, "80"));
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    if !is_name || port.parse::<u16>().is_err() || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut out = format!("{scheme}://{server}");
    let mut has_fragment = false;
    for (at, c) in path.char_indices() {
        let is_code = || {
            let digits = path.get(at + 1..at + 3).unwrap_or_default();
            digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let stays = match c {
            '%' => is_code(),
            '#' => !std::mem::replace(&mut has_fragment, true),
            _ => c.is_ascii_alphanumeric() || "-._~/?!$&'()*+,;=:@".contains(c),
        };
        if stays {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
        }
    }
    (out.len() <= LONGEST_ADDRESS).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_followed() {
        for (address, written) in [
            ("https://example.org/a?b=c&d#e", Some("https://example.org/a?b=c&d#e")),
            ("HTTP://example.org:8080", Some("http://example.org:8080")),
            (
                "https://示例.example/新闻 1%20%zz#a#b",
                Some("https://示例.example/%E6%96%B0%E9%97%BB%201%20%25zz#a%23b"),
            ),
            ("https://example.org/\"><x>\u{202E}", Some("https://example.org/%22%3E%3Cx%3E%E2%80%AE")),
            ("https://", None),
            ("https://[::1]/", None),
            ("https://user@example.org/", None),
            ("https://example.org:99999/", None),
            ("https://example.org:+80/", None),
            ("file://example.org/a", None),
            ("javascript:alert(1)//https://example.org", None),
        ] {
            assert_eq!(target(address).as_deref(), written, "{address}");
        }
        assert_eq!(target(&format!("https://example.org/{}", "a".repeat(3000))), None);
    }
}
