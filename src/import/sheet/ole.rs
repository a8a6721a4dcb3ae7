//! The container of old workbooks, [MS-CFB]: sectors in chains. It is looked through before the
//! workbook is read, because the reader follows a chain that leads back into itself without end.

use memchr::memmem;

const MARK: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Sectors from here on are none: the end of a chain, a free one.
const NONE: u32 = 0xFFFF_FFFA;
/// Bytes of one entry of the directory.
const ENTRY: usize = 128;
/// Streams that are shorter lie elsewhere, in small sectors.
const SMALL: usize = 4096;

/// Whether it is such a container with a workbook in it, and no document of another kind.
pub(super) fn holds_workbook(bytes: &[u8]) -> bool {
    let names = |name: &str| memmem::find(bytes, &wide(name)).is_some();
    let others = ["WordDocument", "PowerPoint Document", "WpsContent", "EncryptedPackage"];
    bytes.starts_with(MARK) && (names("Workbook") || names("Book\0")) && !others.into_iter().any(names)
}

fn wide(name: &str) -> Vec<u8> {
    name.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The bytes of the workbook; none if the container is not whole or built as no program builds it.
pub(super) fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let container = Container::open(bytes)?;
    let directory = container.chain(number(bytes, 48)?, usize::MAX)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY).collect();
    let fits = |entry: &&&[u8]| length(entry).is_some_and(|length| length <= bytes.len());
    let root = entries.first().filter(fits)?;
    let table = usize::try_from(number(bytes, 64)?).ok()?.checked_mul(container.sector)?;
    if table > bytes.len() {
        return None;
    }
    // The reader follows the chains of the small sectors even if the workbook lies elsewhere.
    let small = if table > 0 {
        let held = container.chain(number(root, 116)?, length(root)?)?;
        Small { held, next: numbers(&container.chain(number(bytes, 60)?, table)?) }
    } else {
        Small::default()
    };
    let named = |name: &str| entries.iter().find(|entry| has_name(entry, name));
    let entry = named("Workbook").or_else(|| named("Book")).filter(fits)?;
    let (start, length) = (number(entry, 116)?, length(entry)?);
    if length < SMALL { small.chain(start, length) } else { container.chain(start, length) }
}

fn has_name(entry: &[u8], name: &str) -> bool {
    let units = entry.get(..64).unwrap_or_default().chunks_exact(2);
    let units = units.map(|unit| unit.iter().rev().fold(0u16, |number, byte| number << 8 | u16::from(*byte)));
    let own: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&own).eq_ignore_ascii_case(name)
}

fn length(entry: &[u8]) -> Option<usize> {
    usize::try_from(number(entry, 120)?).ok().filter(|_| number(entry, 124) == Some(0))
}

/// The number in four bytes.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

struct Container<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    sector: usize,
    /// Which sector follows each sector.
    next: Vec<u32>,
}

impl Container<'_> {
    fn open(bytes: &[u8]) -> Option<Container<'_>> {
        let sector = match bytes.get(30..32)? {
            [9, 0] => 512,
            [12, 0] => 4096,
            _ => return None,
        };
        let mut container = Container { bytes, sector, next: Vec::new() };
        let most = bytes.len() / sector;
        let mut tables: Vec<u32> = (76..512).step_by(4).map_while(|at| number(bytes, at)).collect();
        // More of them stand in sectors of their own, the last number of which leads on.
        let mut more = number(bytes, 68)?;
        let mut read = 0;
        while more < NONE {
            let sector = container.sector(more)?;
            tables.extend((0..sector.len() - 4).step_by(4).map_while(|at| number(sector, at)));
            more = number(sector, sector.len() - 4)?;
            read += 1;
            if read > most {
                return None;
            }
        }
        tables.retain(|table| *table < NONE);
        // Each table tells of as many sectors as it has numbers.
        if tables.len() > most / (sector / 4) + 2 {
            return None;
        }
        for table in tables {
            let numbers = numbers(container.sector(table)?);
            container.next.extend(numbers);
        }
        Some(container)
    }

    fn sector(&self, id: u32) -> Option<&[u8]> {
        let start = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        // The last one may be cut.
        let bytes = self.bytes.get(start..self.bytes.len().min(start.checked_add(self.sector)?))?;
        (bytes.len() >= 4).then_some(bytes)
    }

    fn chain(&self, start: u32, most: usize) -> Option<Vec<u8>> {
        chain(start, most, self.bytes.len(), &self.next, |id| self.sector(id))
    }
}

/// Small sectors, which lie in a stream of their own.
#[derive(Default)]
struct Small {
    held: Vec<u8>,
    next: Vec<u32>,
}

impl Small {
    /// Bytes of a small sector.
    const SECTOR: usize = 64;

    fn chain(&self, start: u32, most: usize) -> Option<Vec<u8>> {
        let sector = |id| {
            let start = usize::try_from(id).ok()?.checked_mul(Small::SECTOR)?;
            self.held.get(start..self.held.len().min(start.checked_add(Small::SECTOR)?))
        };
        chain(start, most, self.held.len(), &self.next, sector)
    }
}

/// The bytes of a chain of sectors, no more than so many; none if it does not end, or has more bytes
/// than there are.
fn chain<'a>(
    start: u32,
    most: usize,
    all: usize,
    next: &[u32],
    sector: impl Fn(u32) -> Option<&'a [u8]>,
) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut id = start;
    while id < NONE && bytes.len() < most {
        bytes.extend_from_slice(sector(id)?);
        if bytes.len() > all {
            return None;
        }
        id = *next.get(usize::try_from(id).ok()?)?;
    }
    bytes.truncate(most);
    Some(bytes)
}

/// Bytes as numbers of four.
fn numbers(bytes: &[u8]) -> Vec<u32> {
    (0..bytes.len()).step_by(4).map_while(|at| number(bytes, at)).collect()
}
