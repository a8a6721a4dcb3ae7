//! Numbers within bytes that come from a file: reading beyond the end gives nothing, and a
//! position that is too large to exist is beyond the end. Knows no format.

/// The order of the bytes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The lowest byte first.
    Little,
    /// The highest byte first.
    Big,
}

/// A number of two bytes.
pub fn u16_at(bytes: &[u8], at: usize, order: Order) -> Option<u16> {
    let two: [u8; 2] = bytes.get(at..)?.first_chunk().copied()?;
    Some(match order {
        Order::Little => u16::from_le_bytes(two),
        Order::Big => u16::from_be_bytes(two),
    })
}

/// A number of four bytes.
pub fn u32_at(bytes: &[u8], at: usize, order: Order) -> Option<u32> {
    let four: [u8; 4] = bytes.get(at..)?.first_chunk().copied()?;
    Some(match order {
        Order::Little => u32::from_le_bytes(four),
        Order::Big => u32::from_be_bytes(four),
    })
}

/// So many bytes from here.
pub fn slice(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// Where some bytes are found next, from a place on.
pub fn find(bytes: &[u8], from: usize, wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        at += 1;
    }
}
