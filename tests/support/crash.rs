//! A disk in memory that fails and crashes on demand. It keeps what a real one may lose: the bytes
//! of files, and what was made, renamed and removed in folders, until each is flushed. At a crash
//! every one of them is kept, lost, or torn.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may stop")]

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::{Arc, Mutex},
};

use forum_archive::archive::change::Files;

/// What happens at a chosen call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails, and later ones do not.
    Once(io::ErrorKind),
    /// It and all later ones fail: the disk is full, the share has gone.
    FromNow(io::ErrorKind),
    /// It is done, and says that it failed: a network drive whose answer was lost.
    DoneButFails(io::ErrorKind),
    /// It is done, if it makes a file, with other bytes than it was given.
    OtherBytes,
    /// The computer stops in the middle of it.
    Crash,
}

/// What becomes of that which was not flushed, at a crash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// All of it reached the disk.
    Kept,
    /// None of it did.
    Lost,
    /// Files are half there, and each name by the toss of a coin: this is the coin.
    Torn(u64),
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Folder,
    /// A file, as the number of its content.
    File(usize),
}

/// Names and what they stand for.
type Tree = BTreeMap<String, Node>;

#[derive(Clone, Debug)]
enum Change {
    Link(String, Node),
    Unlink(String),
    Rename(String, String, Node),
}

impl Change {
    /// The folder whose flush makes it safe.
    fn folder(&self) -> &str {
        match self {
            Change::Link(path, _) | Change::Unlink(path) | Change::Rename(_, path, _) => folder(path),
        }
    }

    fn apply(&self, tree: &mut Tree) {
        match self {
            Change::Link(path, node) => drop(tree.insert(path.clone(), node.clone())),
            // What was in a folder goes with it: a later one of that name is another folder.
            Change::Unlink(path) => tree.retain(|other, _| other != path && !is_within(other, path)),
            Change::Rename(from, to, node) => {
                tree.remove(from);
                tree.insert(to.clone(), node.clone());
            }
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Content {
    bytes: Arc<Vec<u8>>,
    flushed: bool,
}

#[derive(Clone, Debug, Default)]
struct State {
    now: Tree,
    safe: Tree,
    unflushed: Vec<Change>,
    contents: Vec<Content>,
    calls: usize,
    fault: Option<(usize, Fault)>,
    crashed: bool,
    lie: Option<io::ErrorKind>,
    other_bytes: bool,
}

/// The disk. After a crash every call fails until [`Crash::restart`].
#[derive(Debug, Default)]
pub struct Crash(Mutex<State>);

fn is_within(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

impl Crash {
    /// A disk on which these files lie safely.
    pub fn with(files: &BTreeMap<String, Vec<u8>>) -> Crash {
        let mut state = State::default();
        for (path, bytes) in files {
            for (end, _) in path.match_indices('/') {
                state.now.insert(path[..end].to_owned(), Node::Folder);
            }
            state.contents.push(Content { bytes: Arc::new(bytes.clone()), flushed: true });
            state.now.insert(path.clone(), Node::File(state.contents.len() - 1));
        }
        state.safe = state.now.clone();
        Crash(Mutex::new(state))
    }

    /// The same disk, once more.
    pub fn copy(&self) -> Crash {
        Crash(Mutex::new(self.0.lock().unwrap().clone()))
    }

    /// Lets the call of this number fail, counted from now.
    pub fn plan(&self, call: usize, fault: Fault) {
        let mut state = self.0.lock().unwrap();
        state.calls = 0;
        state.fault = Some((call, fault));
    }

    /// How many calls there were since the plan was made.
    pub fn calls(&self) -> usize {
        self.0.lock().unwrap().calls
    }

    /// Whether the computer has stopped.
    pub fn crashed(&self) -> bool {
        self.0.lock().unwrap().crashed
    }

    /// The disk after the power came back.
    pub fn restart(&self, fate: Fate) -> Crash {
        let old = self.0.lock().unwrap().clone();
        let mut coin = fate;
        let mut tree = old.safe;
        for change in &old.unflushed {
            if coin.keeps() {
                change.apply(&mut tree);
            }
        }
        // What stands in a folder that was lost is lost.
        let all = tree.clone();
        tree.retain(|path, _| {
            path.match_indices('/').all(|(end, _)| matches!(all.get(&path[..end]), Some(Node::Folder)))
        });
        let contents = old.contents.into_iter().map(|content| content.after(fate)).collect();
        Crash(Mutex::new(State { now: tree.clone(), safe: tree, contents, ..State::default() }))
    }

    /// All files, with their bytes, and all folders (without).
    pub fn tree(&self) -> BTreeMap<String, Option<Arc<Vec<u8>>>> {
        let state = self.0.lock().unwrap();
        let bytes = |node: &Node| match node {
            Node::Folder => None,
            Node::File(content) => Some(state.contents[*content].bytes.clone()),
        };
        state.now.iter().map(|(path, node)| (path.clone(), bytes(node))).collect()
    }

    /// Writes a file as somebody else would, past the transaction.
    pub fn write_by_hand(&self, path: &str, bytes: &[u8]) {
        let mut state = self.0.lock().unwrap();
        state.contents.push(Content { bytes: Arc::new(bytes.to_vec()), flushed: true });
        let node = Node::File(state.contents.len() - 1);
        state.now.insert(path.to_owned(), node.clone());
        state.safe.insert(path.to_owned(), node);
    }

    /// Counts a call, and fails or crashes if it is its turn.
    fn call(&self) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        if state.crashed {
            return Err(io::Error::other("the computer has stopped"));
        }
        let call = state.calls;
        state.calls += 1;
        match state.fault {
            Some((at, Fault::Once(kind))) if at == call => Err(kind.into()),
            Some((at, Fault::FromNow(kind))) if at <= call => Err(kind.into()),
            Some((at, Fault::DoneButFails(kind))) if at == call => {
                state.lie = Some(kind);
                Ok(())
            }
            Some((at, Fault::OtherBytes)) if at == call => {
                state.other_bytes = true;
                Ok(())
            }
            Some((at, Fault::Crash)) if at == call => {
                state.crashed = true;
                Err(io::Error::other("the computer has stopped"))
            }
            _ => Ok(()),
        }
    }

    fn change(&self, change: Change) {
        let mut state = self.0.lock().unwrap();
        change.apply(&mut state.now);
        state.unflushed.push(change);
    }

    /// What a call answers that was done.
    fn answer(&self) -> io::Result<()> {
        self.0.lock().unwrap().lie.take().map_or(Ok(()), |kind| Err(kind.into()))
    }

    fn node(&self, path: &str) -> io::Result<Node> {
        if path.is_empty() {
            return Ok(Node::Folder);
        }
        self.0.lock().unwrap().now.get(path).cloned().ok_or(io::ErrorKind::NotFound.into())
    }

    fn stands_in_a_folder(&self, path: &str) -> io::Result<()> {
        match self.node(folder(path))? {
            Node::Folder => Ok(()),
            Node::File(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }
}

impl Content {
    fn after(self, fate: Fate) -> Content {
        let half = self.bytes.len() / 2;
        let bytes = match fate {
            _ if self.flushed => self.bytes,
            Fate::Kept => self.bytes,
            Fate::Lost => Arc::default(),
            Fate::Torn(_) => Arc::new(self.bytes[..half].iter().copied().chain([0; 3]).collect()),
        };
        Content { bytes, flushed: true }
    }
}

impl Fate {
    /// Whether the next name is kept.
    fn keeps(&mut self) -> bool {
        match self {
            Fate::Kept => true,
            Fate::Lost => false,
            Fate::Torn(coin) => {
                // A small generator is enough for heads and tails.
                *coin = coin.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *coin >> 63 == 1
            }
        }
    }
}

impl Files for Crash {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.call()?;
        match self.node(path)? {
            Node::Folder => Err(io::ErrorKind::IsADirectory.into()),
            Node::File(content) => {
                self.answer()?;
                Ok(self.0.lock().unwrap().contents[content].bytes.to_vec())
            }
        }
    }

    /// Three calls: before it, with half of it written, and with all of it written but not flushed.
    fn create(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.call()?;
        self.stands_in_a_folder(path)?;
        if self.node(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let content = {
            let mut state = self.0.lock().unwrap();
            state.contents.push(Content { bytes: Arc::new(bytes[..bytes.len() / 2].to_vec()), flushed: false });
            state.contents.len() - 1
        };
        self.change(Change::Link(path.to_owned(), Node::File(content)));
        self.call()?;
        let mut state = self.0.lock().unwrap();
        let others = std::mem::take(&mut state.other_bytes).then(|| vec![0; bytes.len()]);
        state.contents[content].bytes = Arc::new(others.unwrap_or_else(|| bytes.to_vec()));
        drop(state);
        self.call()?;
        self.0.lock().unwrap().contents[content].flushed = true;
        self.answer()
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.call()?;
        let node = self.node(from)?;
        self.stands_in_a_folder(to)?;
        if matches!(self.node(to), Ok(Node::Folder)) {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        if folder(from) == folder(to) {
            self.change(Change::Rename(from.to_owned(), to.to_owned(), node));
        } else {
            // Two folders are flushed one by one.
            self.change(Change::Link(to.to_owned(), node));
            self.change(Change::Unlink(from.to_owned()));
        }
        self.answer()
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.call()?;
        match self.node(path)? {
            Node::Folder => Err(io::ErrorKind::IsADirectory.into()),
            Node::File(_) => {
                self.change(Change::Unlink(path.to_owned()));
                self.answer()
            }
        }
    }

    fn make_folder(&self, path: &str) -> io::Result<()> {
        self.call()?;
        self.stands_in_a_folder(path)?;
        if self.node(path).is_err() {
            self.change(Change::Link(path.to_owned(), Node::Folder));
        }
        self.answer()
    }

    fn remove_folder(&self, path: &str) -> io::Result<()> {
        self.call()?;
        self.node(path)?;
        if self.0.lock().unwrap().now.keys().any(|other| folder(other) == path) {
            return Err(io::ErrorKind::DirectoryNotEmpty.into());
        }
        self.change(Change::Unlink(path.to_owned()));
        self.answer()
    }

    fn flush_folder(&self, path: &str) -> io::Result<()> {
        self.call()?;
        self.node(path)?;
        let mut state = self.0.lock().unwrap();
        let mut unflushed: Vec<Change> = Vec::new();
        for change in std::mem::take(&mut state.unflushed) {
            if change.folder() != path {
                unflushed.push(change);
                continue;
            }
            change.apply(&mut state.safe);
            if let Change::Unlink(gone) = change {
                unflushed.retain(|earlier| earlier.folder() != gone && !is_within(earlier.folder(), &gone));
            }
        }
        state.unflushed = unflushed;
        drop(state);
        self.answer()
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        self.call()?;
        self.node(path)?;
        let state = self.0.lock().unwrap();
        let names: BTreeSet<String> = state.now.keys().filter(|other| folder(other) == path).cloned().collect();
        drop(state);
        self.answer()?;
        Ok(names.into_iter().filter_map(|other| Some(other.rsplit('/').next()?.to_owned())).collect())
    }

    fn leads_out(&self, _: &str) -> io::Result<bool> {
        self.call()?;
        self.answer().map(|()| false)
    }
}
