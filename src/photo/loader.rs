//! Pictures loaded off the window's thread: what is on the screen first, what has left it not at
//! all, and within a budget of memory.
//!
//! The window calls [`Loader::begin_frame`], asks for what it draws with [`Loader::request`], and
//! takes what has come with [`Loader::poll`]; it is woken when something has. What it shows it
//! keeps itself, as textures: the loader holds pictures only so that scrolling back is quick.
#![expect(clippy::disallowed_methods, reason = "this is where the loader's threads begin")]

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use super::{
    cache::{Cache, Key},
    decode::decode,
    error::PhotoError,
    held::Held,
    picture::{Limits, Picture, Wanted},
};
use crate::archive::{Stamp, Store};

/// For how many frames a request stands that is not renewed.
const FRAMES: u64 = 2;

/// How many bytes of pictures are held, if nothing else is said.
const BUDGET: usize = 128 << 20;

/// Whether a picture is needed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// It may be needed soon.
    Ahead,
    /// It is on the screen.
    Visible,
}

/// What has become of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It waits, or is being worked at; the answer comes with [`Loader::poll`].
    Waiting,
    /// Here it is.
    Ready(Arc<Picture>),
    /// It cannot be shown.
    Failed(PhotoError),
}

/// What has come: for which key, and the picture or why there is none.
pub type Answer<K> = (K, Result<Arc<Picture>, PhotoError>);

/// Loads pictures. `K` is the window's own name for a picture in a size.
pub struct Loader<K: Clone + Eq + Hash + Send + 'static> {
    shared: Arc<Shared<K>>,
}

struct Shared<K> {
    store: Arc<dyn Store>,
    cache: Option<Cache>,
    wake: Arc<dyn Fn() + Send + Sync>,
    limits: Limits,
    state: Mutex<State<K>>,
    something_to_do: Condvar,
}

struct State<K> {
    frame: u64,
    /// Counts requests, so that those of one frame are answered in their order.
    asked: u64,
    waiting: HashMap<K, Request>,
    /// What is being worked at, and in which frame it was last asked for.
    running: HashMap<K, u64>,
    held: Held<K>,
    answers: Vec<Answer<K>>,
    stopped: bool,
}

#[derive(Clone, Debug)]
struct Request {
    path: String,
    wanted: Wanted,
    priority: Priority,
    frame: u64,
    asked: u64,
}

impl<K: Clone + Eq + Hash + Send + 'static> Loader<K> {
    /// A loader from this archive, with so many threads; `wake` is called from them when something
    /// has come.
    pub fn new(
        store: Arc<dyn Store>,
        cache: Option<Cache>,
        wake: Arc<dyn Fn() + Send + Sync>,
        threads: usize,
    ) -> Loader<K> {
        let state = State {
            frame: 0,
            asked: 0,
            waiting: HashMap::new(),
            running: HashMap::new(),
            held: Held::new(BUDGET),
            answers: Vec::new(),
            stopped: false,
        };
        let shared = Arc::new(Shared {
            store,
            cache,
            wake,
            limits: Limits::default(),
            state: Mutex::new(state),
            something_to_do: Condvar::new(),
        });
        for number in 0..threads.max(1) {
            let shared = shared.clone();
            let started = thread::Builder::new().name(format!("photos {number}")).spawn(move || shared.work());
            if let Err(error) = started {
                log::error!("no thread for photos could be started: {error}");
            }
        }
        Loader { shared }
    }

    /// Holds at most so many bytes of pictures.
    #[must_use]
    pub fn with_budget(self, bytes: usize) -> Loader<K> {
        self.shared.lock().held.set_budget(bytes);
        self
    }

    /// Begins a frame: what was not asked for again in the last ones is not worked at any more.
    pub fn begin_frame(&self) {
        let mut state = self.shared.lock();
        state.frame += 1;
        let frame = state.frame;
        state.waiting.retain(|_, request| !is_over(request.frame, frame));
    }

    /// Asks for a picture, or asks again. Of what was asked for in the same frame the first comes
    /// first.
    pub fn request(&self, key: K, path: &str, wanted: Wanted, priority: Priority) -> Status {
        let mut state = self.shared.lock();
        if let Some(held) = state.held.get(&key) {
            return match held {
                Ok(picture) => Status::Ready(picture),
                Err(error) => Status::Failed(error),
            };
        }
        let frame = state.frame;
        if let Some(asked_in) = state.running.get_mut(&key) {
            *asked_in = frame;
            return Status::Waiting;
        }
        state.asked += 1;
        let request = Request { path: path.to_owned(), wanted, priority, frame, asked: state.asked };
        state.waiting.insert(key, request);
        drop(state);
        self.shared.something_to_do.notify_one();
        Status::Waiting
    }

    /// What has come since this was last asked.
    pub fn poll(&self) -> Vec<Answer<K>> {
        std::mem::take(&mut self.shared.lock().answers)
    }

    /// How many pictures are waited for.
    pub fn waiting(&self) -> usize {
        let state = self.shared.lock();
        state.waiting.len() + state.running.len()
    }

    /// How many bytes of pictures are held.
    pub fn held(&self) -> usize {
        self.shared.lock().held.bytes()
    }

    /// Forgets a picture or an error: the file has changed, or is to be tried once more.
    pub fn forget(&self, key: &K) {
        self.shared.lock().held.remove(key);
    }
}

impl<K: Clone + Eq + Hash + Send + 'static> Drop for Loader<K> {
    fn drop(&mut self) {
        // The threads end after what they are at; nobody waits for them.
        self.shared.lock().stopped = true;
        self.shared.something_to_do.notify_all();
    }
}

impl<K: Clone + Eq + Hash + Send + 'static> Shared<K> {
    fn lock(&self) -> MutexGuard<'_, State<K>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some((key, request)) = self.next() {
            if let Some(result) = self.load(&key, &request) {
                self.answer(key, result);
                (self.wake)();
            }
        }
    }

    /// The next request; none when there will be no more.
    fn next(&self) -> Option<(K, Request)> {
        let mut state = self.lock();
        loop {
            if state.stopped {
                return None;
            }
            if let Some(next) = state.take_next() {
                return Some(next);
            }
            state = self.something_to_do.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The picture, from the cache or the archive; none if nobody wants it any more.
    fn load(&self, key: &K, request: &Request) -> Option<Result<Picture, PhotoError>> {
        let kept = self.cache.as_ref().filter(|_| matches!(request.wanted, Wanted::Thumbnail(_)));
        let stamp = kept.and_then(|_| self.store.stamp(&request.path));
        let by_stamp = stamp.map(|stamp: Stamp| Key::of_stamp(&stamp, request.wanted));
        if let (Some(cache), Some(by_stamp)) = (kept, &by_stamp)
            && let Some(picture) = cache.get(by_stamp)
        {
            return Some(Ok(picture));
        }
        let bytes = match self.store.read_photo(&request.path, self.limits.file) {
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(error.into())),
        };
        // Reading may have taken long; what has left the screen meanwhile is not decoded.
        if self.give_up(key) {
            return None;
        }
        let by_bytes = || Key::of_bytes(&bytes, request.wanted);
        let in_cache = kept.map(|cache| (cache, by_stamp.clone().unwrap_or_else(by_bytes)));
        if let (Some((cache, key)), None) = (&in_cache, &by_stamp)
            && let Some(picture) = cache.get(key)
        {
            return Some(Ok(picture));
        }
        let decoded = decode(&bytes, request.wanted, &self.limits);
        if let (Some((cache, key)), Ok(picture)) = (&in_cache, &decoded) {
            cache.put(key, picture);
        }
        Some(decoded)
    }

    fn give_up(&self, key: &K) -> bool {
        let mut state = self.lock();
        let frame = state.frame;
        let over = state.stopped || state.running.get(key).is_some_and(|asked_in| is_over(*asked_in, frame));
        if over {
            state.running.remove(key);
        }
        over
    }

    fn answer(&self, key: K, result: Result<Picture, PhotoError>) {
        let result = result.map(Arc::new);
        let mut state = self.lock();
        state.running.remove(&key);
        state.held.insert(key.clone(), result.clone());
        state.answers.push((key, result));
    }
}

impl<K: Clone + Eq + Hash> State<K> {
    /// Of what waits: what is on the screen, of that the newest, of one frame the first.
    fn take_next(&mut self) -> Option<(K, Request)> {
        let first = |request: &Request| (request.priority, request.frame, std::cmp::Reverse(request.asked));
        let (key, _) = self.waiting.iter().max_by_key(|(_, request)| first(request))?;
        let (key, request) = self.waiting.remove_entry(&key.clone())?;
        self.running.insert(key.clone(), request.frame);
        Some((key, request))
    }
}

fn is_over(asked_in: u64, frame: u64) -> bool {
    asked_in + FRAMES < frame
}
