//! The index of the search: scripts that hold data, because a page that was opened from the disk may read
//! no other files. The texts lie in blocks, which are loaded as far as results are looked for. Where there
//! are many blocks, tables say which of them have a piece of a word: three neighbouring characters, or one
//! and two of Chinese. So any part of a word is found, and little is loaded for it.
//!
//! What is taken as the same is what the program's own search takes as the same: a table of single
//! characters, of those that can be met in these texts.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt::Write as _,
};

use serde_json::{Value, json};

use crate::{
    export::{Document, Line, Node, format::Put, text_of},
    model::Language,
    search::fold,
    words::{self, Message},
};

/// How long the texts of a block are together, in bytes; a longer text is a block of its own.
const BLOCK: usize = 96 * 1024;
/// Up to so many blocks no table is needed.
const FEW: usize = 6;
/// How long a table is, about, in bytes.
const TABLE: usize = 64 * 1024;
/// How many bytes stand around a list in it, about: its piece and signs.
const AROUND: usize = 10;
/// From here on one character is a piece, and two are: scripts that set no words apart.
const WIDE: char = '\u{2E80}';

/// What a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Edition,
    Speaker,
    Article,
    Photo,
}

/// What can be found in one language.
pub(super) struct Found {
    kind: Kind,
    file: String,
    /// The language that it is written in.
    language: Language,
    title: String,
    /// What stands below the title.
    about: String,
    text: String,
}

impl Found {
    pub fn of(kind: Kind, file: &str, page: Language, document: &Document, about: String) -> Found {
        // What is of an edition or a person is in the language of its page as far as it is known.
        let language = if kind == Kind::Article { document.language() } else { page };
        let mut text = String::new();
        plain(without_sources(&document.body, page), &mut text);
        Found { kind, file: file.to_owned(), language, title: document.title.text.clone(), about, text }
    }
}

/// Something with a page, in each language.
pub(super) struct Entry {
    kind: Kind,
    file: String,
    versions: Vec<Found>,
}

impl Entry {
    /// Adds a version; one in the same language is the same text on a page of the other one.
    pub fn join(entry: &mut Option<Entry>, found: Found) {
        let entry =
            entry.get_or_insert_with(|| Entry { kind: found.kind, file: found.file.clone(), versions: Vec::new() });
        if entry.versions.iter().all(|version| version.language != found.language) {
            entry.versions.push(found);
        }
    }

    fn value(&self) -> Value {
        let version = |one: &Found| json!([one.language.code(), one.title, one.about, one.text]);
        json!([self.file, self.versions.iter().map(version).collect::<Vec<_>>()])
    }
}

/// What stands before the sources: what only they say is not said of what the page is about.
fn without_sources(nodes: &[Node], language: Language) -> &[Node] {
    let sources = words::get(language, "section-sources");
    let is_sources = |node: &Node| matches!(node, Node::Heading(2, line) if text_of(line) == sources);
    nodes.rsplitn(2, is_sources).last().unwrap_or(nodes)
}

/// The words of a document as running text.
fn plain(nodes: &[Node], out: &mut String) {
    for node in nodes {
        match node {
            // Headings of sections are the same everywhere.
            Node::Chapter(_) | Node::Heading(2, _) => {}
            Node::Heading(_, line) | Node::Paragraph(line) | Node::Dateline(line) => add(&text_of(line), out),
            Node::Quotation(words, by) => {
                add(&words.text, out);
                by.iter().for_each(|by| add(&text_of(by), out));
            }
            Node::List(lines) => lines.iter().for_each(|line| add(&text_of(line), out)),
            Node::Facts(facts) => facts.iter().flat_map(|(_, lines)| lines).for_each(|line| add(&text_of(line), out)),
            Node::Table(_, rows) => rows.iter().for_each(|row| add(&cells(row), out)),
            Node::Figure(figure) => {
                figure.caption.iter().chain(&figure.credit).for_each(|words| add(&words.text, out));
            }
            Node::Facing(rows) => rows.iter().flatten().for_each(|side| plain(side, out)),
        }
    }
}

fn add(text: &str, out: &mut String) {
    if !text.trim().is_empty() {
        out.push_str(text.trim());
        out.push('\n');
    }
}

fn cells(row: &[Line]) -> String {
    let cells = row.iter().map(|cell| text_of(cell)).filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(" · ")
}

/// An index that is being made. Of the texts it keeps which block has which pieces.
pub(super) struct Index {
    languages: Vec<Language>,
    /// The kind of each block.
    kinds: Vec<Kind>,
    block: String,
    pieces: HashMap<u64, Vec<u32>>,
    characters: HashSet<char>,
}

impl Index {
    pub fn new(languages: &[Language]) -> Index {
        Index {
            languages: languages.to_vec(),
            kinds: Vec::new(),
            block: String::new(),
            pieces: HashMap::new(),
            characters: HashSet::new(),
        }
    }

    /// Adds an entry; those of one kind come one after another.
    pub fn add(&mut self, entry: &Entry, put: &mut Put<'_>) -> Result<(), Message> {
        let is_full = self.block.len() > BLOCK || self.kinds.last() != Some(&entry.kind);
        if is_full {
            self.flush(put)?;
            self.kinds.push(entry.kind);
        }
        if !self.block.is_empty() {
            self.block.push_str(",\n");
        }
        self.block.push_str(&data(&entry.value()));
        for version in &entry.versions {
            for text in [&version.title, &version.about, &version.text] {
                self.read(&fold(text));
            }
        }
        Ok(())
    }

    /// Remembers which pieces are in the block that is being filled.
    fn read(&mut self, folded: &str) {
        let block = u32::try_from(self.kinds.len().saturating_sub(1)).unwrap_or(u32::MAX);
        self.characters.extend(folded.chars());
        each_piece(folded, |piece| {
            let blocks = self.pieces.entry(piece).or_default();
            if blocks.last() != Some(&block) {
                blocks.push(block);
            }
        });
    }

    fn flush(&mut self, put: &mut Put<'_>) -> Result<(), Message> {
        if let Some(number) = self.kinds.len().checked_sub(1) {
            let name = format!("block-{number}");
            put(&format!("search/{name}.js"), script(&name, &format!("[{}]", self.block)).as_bytes())?;
            self.block.clear();
        }
        Ok(())
    }

    /// Writes what is left, the tables, and what is loaded first.
    pub fn finish(mut self, put: &mut Put<'_>) -> Result<(), Message> {
        self.flush(put)?;
        let lists = self.lists();
        let tables = lists.values().map(|list| list.len() + AROUND).sum::<usize>().div_ceil(TABLE);
        for (number, table) in divided(&lists, tables).iter().enumerate() {
            let name = format!("table-{number}");
            put(&format!("search/{name}.js"), script(&name, &data(&json!(table))).as_bytes())?;
        }
        let languages: Vec<&str> = self.languages.iter().map(|language| language.code()).collect();
        let kinds: Vec<usize> = self.kinds.iter().map(|kind| *kind as usize).collect();
        let value = json!({ "languages": languages, "kinds": kinds, "tables": tables, "folds": self.folds() });
        put("search/index.js", script("index", &data(&value)).as_bytes())
    }

    /// The pieces with their blocks, as distances from the one before in base 36; a star where most blocks
    /// have it. None where there are few blocks.
    fn lists(&self) -> BTreeMap<String, String> {
        if self.kinds.len() <= FEW {
            return BTreeMap::new();
        }
        let most = self.kinds.len() / 2;
        let list = |blocks: &[u32]| if blocks.len() > most { "*".to_owned() } else { distances(blocks) };
        self.pieces.iter().map(|(piece, blocks)| (text_of_piece(*piece), list(blocks))).collect()
    }

    /// Characters that are taken as others: two rows of single ones, and what becomes none or several. Only
    /// what becomes something that stands in the texts can be of use.
    fn folds(&self) -> Value {
        let (mut from, mut to) = (String::new(), String::new());
        let mut others: BTreeMap<String, String> = BTreeMap::new();
        for c in ('\u{80}'..='\u{FFFF}').filter(|c| !c.is_control()) {
            let own = c.to_string();
            let folded = fold(&own);
            if folded == own || !folded.chars().all(|c| self.characters.contains(&c)) {
                continue;
            }
            let mut chars = folded.chars();
            match (chars.next(), chars.next()) {
                (Some(one), None) => {
                    from.push(c);
                    to.push(one);
                }
                _ => {
                    others.insert(own, folded);
                }
            }
        }
        json!({ "from": from, "to": to, "others": others })
    }
}

/// The lists in so many tables.
fn divided(lists: &BTreeMap<String, String>, count: usize) -> Vec<BTreeMap<&str, &str>> {
    let mut tables = vec![BTreeMap::new(); count];
    for (piece, list) in lists {
        if let Some(table) = place_of(piece, count).and_then(|at| tables.get_mut(at)) {
            table.insert(piece.as_str(), list.as_str());
        }
    }
    tables
}

/// A script that hands data to the search.
fn script(name: &str, data: &str) -> String {
    format!("archiveSearch({name:?},{data});\n")
}

/// A value as it may stand in a script, wherever that stands.
fn data(value: &Value) -> String {
    let plain = value.to_string().replace('<', "\\u003c").replace('>', "\\u003e");
    plain.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Gives each piece of a folded text: its characters, 21 bits each. search.js takes words apart alike.
fn each_piece(folded: &str, mut give: impl FnMut(u64)) {
    let code = |c: char| u64::from(u32::from(c));
    let (mut before, mut last) = (None, None);
    for c in folded.chars() {
        if c == ' ' {
            (before, last) = (None, None);
            continue;
        }
        if c >= WIDE {
            give(code(c));
        }
        match (before, last) {
            (_, Some(last)) if c >= WIDE && last >= WIDE => give(code(last) << 21 | code(c)),
            (Some(before), Some(last)) if c < WIDE && last < WIDE && before < WIDE => {
                give(code(before) << 42 | code(last) << 21 | code(c));
            }
            _ => {}
        }
        (before, last) = (last, Some(c));
    }
}

fn text_of_piece(piece: u64) -> String {
    let character = |shift: u32| u32::try_from(piece >> shift & 0x1F_FFFF).ok().filter(|code| *code > 0);
    [42, 21, 0].into_iter().filter_map(character).filter_map(char::from_u32).collect()
}

/// In which table a piece stands; search.js counts alike.
fn place_of(piece: &str, tables: usize) -> Option<usize> {
    let hash = piece.chars().fold(0_u32, |hash, c| hash.wrapping_mul(31).wrapping_add(u32::from(c)));
    (hash as usize).checked_rem(tables)
}

fn distances(blocks: &[u32]) -> String {
    let mut out = String::new();
    let mut before = 0;
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        base_36(block - before, &mut out);
        before = *block;
    }
    out
}

fn base_36(number: u32, out: &mut String) {
    if number >= 36 {
        base_36(number / 36, out);
    }
    let digit = char::from_digit(number % 36, 36).unwrap_or('0');
    // Memory takes everything.
    let _ = write!(out, "{digit}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_three_letters_or_one_and_two_characters_within_a_word() {
        let mut pieces = Vec::new();
        each_piece("data 数字政府 xct17 a数b", |piece| pieces.push(text_of_piece(piece)));
        assert_eq!(pieces, ["dat", "ata", "数", "字", "数字", "政", "字政", "府", "政府", "xct", "ct1", "t17", "数"]);
    }

    #[test]
    fn distances_are_short() {
        assert_eq!(distances(&[0, 1, 36, 73, 2000]), "0,1,z,11,1hj");
    }
}
