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
    // The small sectors are read too, as many as the root and the header say.
    let fits = |entry: &&&[u8]| length(entry).is_some_and(|length| length <= bytes.len());
    let root = entries.first().filter(fits)?;
    let small = usize::try_from(number(bytes, 64)?).ok()?.checked_mul(container.sector)?;
    if small > bytes.len() {
        return None;
    }
    if small > 0 {
        container.chain(number(root, 116)?, length(root)?)?;
        container.chain(number(bytes, 60)?, small)?;
    }
    let named = |name: &str| entries.iter().find(|entry| has_name(entry, name));
    let entry = named("Workbook").or_else(|| named("Book")).filter(fits)?;
    let length = length(entry)?;
    (length >= SMALL).then(|| container.chain(number(entry, 116)?, length))?
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
            let table = container.sector(table)?;
            let numbers: Vec<u32> = (0..table.len()).step_by(4).map_while(|at| number(table, at)).collect();
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

    /// The bytes of a chain, no more than so many; none if it does not end.
    fn chain(&self, start: u32, most: usize) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut id = start;
        while id < NONE && bytes.len() < most {
            bytes.extend_from_slice(self.sector(id)?);
            if bytes.len() > self.bytes.len() {
                return None;
            }
            id = *self.next.get(usize::try_from(id).ok()?)?;
        }
        bytes.truncate(most);
        Some(bytes)
    }
}
