//! What stands in an address itself: `data:` addresses and characters written in per cent.

use super::limits;

/// The bytes of a `data:` address in base 64.
pub(super) fn bytes(address: &str) -> Option<Vec<u8>> {
    let (head, data) = address.strip_prefix("data:")?.split_once(',')?;
    if !head.ends_with(";base64") || data.len() as u64 > limits::PART {
        return None;
    }
    let mut out = Vec::with_capacity(data.len() / 4 * 3);
    let (mut held, mut bits) = (0u32, 0);
    for c in percent_decoded(data).bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits & 0xFF) as u8);
        }
    }
    Some(out)
}

/// An address with its `%E4%B8%AD` as characters.
pub(super) fn percent_decoded(address: &str) -> String {
    let mut out = Vec::with_capacity(address.len());
    let mut bytes = address.bytes();
    while let Some(byte) = bytes.next() {
        let mut ahead = bytes.clone();
        let digits = || Some((digit(ahead.next()?)?, digit(ahead.next()?)?));
        match Some(byte).filter(|byte| *byte == b'%').and_then(|_| digits_of(digits)) {
            Some(value) => {
                out.push(value);
                bytes.nth(1);
            }
            None => out.push(byte),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn digits_of(mut digits: impl FnMut() -> Option<(u8, u8)>) -> Option<u8> {
    digits().map(|(high, low)| high << 4 | low)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
