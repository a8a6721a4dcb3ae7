//! Web addresses as strict readers take them: RFC 3986.

use std::fmt::Write as _;

use crate::words::Message;

/// A web address in which every other sign is percent-encoded; none if it names no host that is
/// written in plain letters.
pub(super) fn strict(address: &str) -> Option<String> {
    let (scheme, after) = address.trim().split_once("://")?;
    let end = after.find(['/', '?', '#']).unwrap_or(after.len());
    let (host, rest) = after.split_at_checked(end)?;
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let is_host = name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(is_plain);
    let is_port = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
    (is_host && is_port).then(|| format!("{}://{host}{}", scheme.to_ascii_lowercase(), encoded(rest)))
}

/// Where a site stands, with a slash at its end.
///
/// # Errors
/// In words, if that is no web address, or leads into a page.
pub(super) fn base(address: &str) -> Result<String, Message> {
    let strict = strict(address).filter(|address| !address.contains(['?', '#']));
    let scheme = |address: &String| address.starts_with("https://") || address.starts_with("http://");
    match strict.filter(scheme) {
        Some(address) if address.ends_with('/') => Ok(address),
        Some(address) => Ok(format!("{address}/")),
        None => Err(Message::new("export-address-wrong").with("address", address)),
    }
}

/// A path, such as an address in the archive: signs that begin something else are encoded too.
pub(super) fn path(text: &str) -> String {
    encoded(&text.replace('%', "%25").replace('#', "%23").replace('?', "%3F"))
}

fn encoded(rest: &str) -> String {
    let mut out = String::with_capacity(rest.len());
    let mut in_fragment = false;
    for (at, c) in rest.char_indices() {
        let is_encoded = || {
            let digits = rest.as_bytes().get(at + 1..at + 3);
            digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        };
        let stays = match c {
            '%' => is_encoded(),
            '#' => !std::mem::replace(&mut in_fragment, true),
            c => c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(c),
        };
        if stays {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                // Memory takes everything.
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_strict_or_left_out() {
        for (address, wanted) in [
            ("https://example.org/a?b=c&d#e", Some("https://example.org/a?b=c&d#e")),
            ("HTTPS://example.org:80", Some("https://example.org:80")),
            ("https://example.org/a b%20%%2#示#", Some("https://example.org/a%20b%20%25%252#%E7%A4%BA%23")),
            ("https://example.org/\"<>[]{}", Some("https://example.org/%22%3C%3E%5B%5D%7B%7D")),
            ("https://", None),
            ("http://示例.example/", None),
            ("http://example.org:port/", None),
            ("example.org", None),
        ] {
            assert_eq!(strict(address).as_deref(), wanted, "{address}");
        }
        assert_eq!(path("edition/示 a?b#c%20"), "edition/%E7%A4%BA%20a%3Fb%23c%2520");
    }
}
