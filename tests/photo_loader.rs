//! Loading photos off the window's thread: what is on the screen first, what has left it not at
//! all, within a budget of memory, and from the cache on the disk if it was made before.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

#[path = "support/photo.rs"]
mod make;

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant, SystemTime},
};

use forum_archive::{
    archive::{FileState, Folder, Listing, Memory, Stamp, Store, StoreError},
    photo::{Cache, Format, Key, Limits, Loader, PhotoError, Picture, Priority, Status, Wanted, decode},
};
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use make::{encoded, file};

const SMALL: Wanted = Wanted::Thumbnail(32);

/// A store that writes down what is read, and reads only while its gate is open.
struct Gate {
    files: Memory,
    open: Mutex<bool>,
    opened: Condvar,
    read: Mutex<Vec<String>>,
}

impl Gate {
    fn new(names: &[&str]) -> Arc<Gate> {
        let bytes = file(ImageFormat::Jpeg, 64, 48);
        let files = names.iter().map(|name| ((*name).to_owned(), bytes.clone())).collect::<BTreeMap<_, _>>();
        let closed = (Mutex::new(false), Condvar::new());
        Arc::new(Gate { files: Memory { files }, open: closed.0, opened: closed.1, read: Mutex::default() })
    }

    fn set(&self, open: bool) {
        *self.open.lock().unwrap() = open;
        self.opened.notify_all();
    }

    fn has_read(&self) -> Vec<String> {
        self.read.lock().unwrap().clone()
    }
}

impl Store for Gate {
    fn list(&self) -> Result<Listing, StoreError> {
        self.files.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        self.read.lock().unwrap().push(path.to_owned());
        let open = self.open.lock().unwrap();
        drop(self.opened.wait_while(open, |open| !*open).unwrap());
        self.files.read(path)
    }

    fn state(&self, path: &str) -> FileState {
        self.files.state(path)
    }
}

fn loader(store: Arc<dyn Store>, cache: Option<Cache>) -> (Loader<String>, Arc<AtomicUsize>) {
    let woken = Arc::new(AtomicUsize::new(0));
    let count = woken.clone();
    let wake = Arc::new(move || {
        count.fetch_add(1, Ordering::SeqCst);
    });
    (Loader::new(store, cache, wake, 1), woken)
}

/// Waits until something holds, and no longer than is sane.
fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !holds() {
        assert!(begin.elapsed() < Duration::from_secs(60), "waited in vain: {what}");
        thread::sleep(Duration::from_millis(2));
    }
}

/// The answers to so many requests, in the order in which they came.
fn answers(loader: &Loader<String>, count: usize) -> Vec<(String, Result<Arc<Picture>, PhotoError>)> {
    let mut all = Vec::new();
    until("answers", || {
        all.extend(loader.poll());
        all.len() >= count
    });
    all
}

fn ask(loader: &Loader<String>, name: &str, priority: Priority) -> Status {
    loader.request(name.to_owned(), name, SMALL, priority)
}

#[test]
fn the_newest_that_is_on_the_screen_comes_first() {
    let gate = Gate::new(&["first", "a", "b", "c", "d", "ahead"]);
    let (loader, woken) = loader(gate.clone(), None);
    loader.begin_frame();
    assert_eq!(ask(&loader, "first", Priority::Visible), Status::Waiting);
    until("the first is being read", || gate.has_read() == ["first"]);
    ask(&loader, "ahead", Priority::Ahead);
    ask(&loader, "a", Priority::Visible);
    ask(&loader, "b", Priority::Visible);
    loader.begin_frame();
    ask(&loader, "c", Priority::Visible);
    ask(&loader, "d", Priority::Visible);
    assert_eq!(loader.waiting(), 6);
    gate.set(true);
    let names: Vec<String> = answers(&loader, 6).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["first", "c", "d", "a", "b", "ahead"]);
    assert_eq!(gate.has_read(), names);
    until("woken for each", || woken.load(Ordering::SeqCst) == 6);
    assert_eq!(loader.waiting(), 0);
    // What was answered is held.
    let Status::Ready(picture) = ask(&loader, "a", Priority::Visible) else { panic!("not held") };
    assert_eq!((picture.width, picture.height, picture.original), (32, 24, (64, 48)));
    assert_eq!(loader.poll(), []);
}

#[test]
fn what_has_left_the_screen_is_cancelled() {
    let gate = Gate::new(&["first", "left", "stays"]);
    let (loader, _) = loader(gate.clone(), None);
    loader.begin_frame();
    ask(&loader, "first", Priority::Visible);
    until("the first is being read", || gate.has_read() == ["first"]);
    ask(&loader, "left", Priority::Visible);
    ask(&loader, "stays", Priority::Visible);
    for _ in 0..4 {
        loader.begin_frame();
        ask(&loader, "stays", Priority::Visible);
    }
    assert_eq!(loader.waiting(), 2);
    gate.set(true);
    // The first is read already, but nobody wants it decoded.
    let names: Vec<String> = answers(&loader, 1).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["stays"]);
    assert_eq!(gate.has_read(), ["first", "stays"]);
    until("nothing is left", || loader.waiting() == 0);
    // It can be asked for again.
    assert_eq!(ask(&loader, "first", Priority::Visible), Status::Waiting);
    assert_eq!(answers(&loader, 1)[0].0, "first");
}

#[test]
fn while_no_frame_is_drawn_nothing_is_cancelled() {
    let gate = Gate::new(&["a", "b"]);
    let (loader, _) = loader(gate.clone(), None);
    loader.begin_frame();
    ask(&loader, "a", Priority::Visible);
    ask(&loader, "b", Priority::Visible);
    thread::sleep(Duration::from_millis(50));
    gate.set(true);
    assert_eq!(answers(&loader, 2).len(), 2);
}

#[test]
fn memory_stays_within_the_budget() {
    let names: Vec<String> = (0..20).map(|number| format!("photo {number}")).collect();
    let gate = Gate::new(&names.iter().map(String::as_str).collect::<Vec<_>>());
    gate.set(true);
    let one = 32 * 24 * 4 + 256;
    let (loader, _) = loader(gate.clone(), None);
    let loader = loader.with_budget(5 * one);
    loader.begin_frame();
    for name in &names {
        ask(&loader, name, Priority::Visible);
        assert_eq!(answers(&loader, 1).len(), 1);
        // The first is looked at again and again, so it stays.
        assert!(matches!(ask(&loader, &names[0], Priority::Visible), Status::Ready(_)));
        assert!(loader.held() <= 5 * one);
    }
    assert_eq!(loader.held(), 5 * one);
    assert_eq!(gate.has_read().len(), 20);
    assert_eq!(ask(&loader, &names[1], Priority::Visible), Status::Waiting, "gone");
    assert_eq!(answers(&loader, 1).len(), 1);
    // What is larger than the budget alone is given, and not held.
    let loader = loader.with_budget(10);
    assert_eq!(loader.held(), 0);
    ask(&loader, &names[2], Priority::Visible);
    assert!(answers(&loader, 1)[0].1.is_ok());
    assert_eq!(loader.held(), 0);
}

#[test]
fn errors_are_told_once_and_remembered_until_they_are_forgotten() {
    let mut files = BTreeMap::from([("wrong".to_owned(), b"no picture".to_vec())]);
    files.insert("cut".to_owned(), file(ImageFormat::Jpeg, 64, 48)[..500].to_vec());
    let (loader, _) = loader(Arc::new(Memory { files }), None);
    loader.begin_frame();
    for name in ["wrong", "cut", "missing"] {
        ask(&loader, name, Priority::Visible);
    }
    let found: HashMap<String, _> = answers(&loader, 3).into_iter().collect();
    assert_eq!(found["wrong"], Err(PhotoError::NotAnImage));
    assert_eq!(found["cut"], Err(PhotoError::CutShort(Format::Jpeg)));
    assert_eq!(found["missing"], Err(PhotoError::Unreadable(StoreError::NotFound)));
    assert_eq!(ask(&loader, "wrong", Priority::Visible), Status::Failed(PhotoError::NotAnImage));
    loader.forget(&"wrong".to_owned());
    assert_eq!(ask(&loader, "wrong", Priority::Visible), Status::Waiting);
    assert_eq!(answers(&loader, 1).len(), 1);
}

/// A folder that counts how often a photo is read.
struct Counting(Folder, AtomicUsize);

impl Store for Counting {
    fn list(&self) -> Result<Listing, StoreError> {
        self.0.list()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, StoreError> {
        self.0.read(path)
    }

    fn read_photo(&self, path: &str, most: u64) -> Result<Vec<u8>, StoreError> {
        self.1.fetch_add(1, Ordering::SeqCst);
        self.0.read_photo(path, most)
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        self.0.stamp(path)
    }

    fn state(&self, path: &str) -> FileState {
        self.0.state(path)
    }
}

/// Loads one photo anew, with a loader of its own: the picture, and how often the file was read.
fn once(archive: &Path, cache: &Path, wanted: Wanted) -> (Result<Arc<Picture>, PhotoError>, usize) {
    let store = Arc::new(Counting(Folder::new(archive), AtomicUsize::new(0)));
    let (loader, _) = loader(store.clone(), Some(Cache::new(cache, 1 << 20)));
    loader.begin_frame();
    loader.request("photo".to_owned(), "photo.jpg", wanted, Priority::Visible);
    let (_, answer) = answers(&loader, 1).remove(0);
    (answer, store.1.load(Ordering::SeqCst))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[test]
fn a_thumbnail_is_made_once_and_then_comes_from_the_cache() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, cache) = (folder.path().join("archive"), folder.path().join("cache/thumbnails"));
    fs::create_dir(&archive).unwrap();
    let photo = archive.join("photo.jpg");
    fs::write(&photo, file(ImageFormat::Jpeg, 64, 48)).unwrap();
    let (first, read) = once(&archive, &cache, SMALL);
    let first = first.unwrap();
    assert_eq!(read, 1);
    assert_eq!(files_below(&cache).len(), 1);
    let (second, read) = once(&archive, &cache, SMALL);
    let second = second.unwrap();
    assert_eq!(read, 0, "the photo itself is not read");
    assert_eq!((second.width, second.height, second.original, second.format), (32, 24, (64, 48), Format::Jpeg));
    let differs = first.rgba.iter().zip(&second.rgba).map(|(one, other)| one.abs_diff(*other)).max().unwrap();
    assert!(differs < 60, "by {differs}");
    // Another size is another thumbnail; a picture to be looked at is none.
    assert_eq!(once(&archive, &cache, Wanted::Thumbnail(16)).1, 1);
    assert_eq!(once(&archive, &cache, Wanted::Fit(16)).1, 1);
    assert_eq!(files_below(&cache).len(), 2);
    // A changed file is another photo, even of the same length.
    let later = SystemTime::now() + Duration::from_secs(10);
    fs::File::options().write(true).open(&photo).unwrap().set_modified(later).unwrap();
    assert_eq!(once(&archive, &cache, SMALL).1, 1);
}

#[test]
fn a_damaged_cache_file_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (archive, cache) = (folder.path().join("archive"), folder.path().join("cache"));
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("photo.jpg"), file(ImageFormat::Jpeg, 64, 48)).unwrap();
    once(&archive, &cache, SMALL).0.unwrap();
    let kept = files_below(&cache).remove(0);
    let good = fs::read(&kept).unwrap();
    let mut flipped = good.clone();
    flipped[good.len() / 2] ^= 0x40;
    let wrong = [Vec::new(), b"ForumThumbnail1\n".to_vec(), good[..good.len() - 1].to_vec(), flipped];
    for bytes in wrong {
        fs::write(&kept, bytes).unwrap();
        let (answer, read) = once(&archive, &cache, SMALL);
        assert_eq!((answer.unwrap().width, read), (32, 1));
        assert_eq!(fs::read(&kept).unwrap(), good, "and put right");
    }
    assert_eq!(once(&archive, &cache, SMALL).1, 0);
}

#[test]
fn a_cache_that_takes_nothing_costs_only_time() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    fs::create_dir(&archive).unwrap();
    fs::write(archive.join("photo.jpg"), file(ImageFormat::Jpeg, 64, 48)).unwrap();
    let in_the_way = folder.path().join("a file");
    fs::write(&in_the_way, "").unwrap();
    for _ in 0..2 {
        let (answer, read) = once(&archive, &in_the_way, SMALL);
        assert_eq!((answer.unwrap().width, read), (32, 1));
    }
}

#[test]
fn the_cache_keeps_transparency_previews_and_notes() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path(), 1 << 20);
    let image = RgbaImage::from_fn(20, 10, |x, y| Rgba([(x * 12) as u8, (y * 25) as u8, 90, (x * 10) as u8]));
    let png = encoded(&DynamicImage::ImageRgba8(image), ImageFormat::Png);
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0".as_slice(), &file(ImageFormat::Jpeg, 64, 48)].concat();
    let broken = make::with_profile(&file(ImageFormat::Jpeg, 64, 48), b"no profile");
    for bytes in [png, heic, broken] {
        let made = decode(&bytes, SMALL, &Limits::default()).unwrap();
        let key = Key::of_bytes(&bytes, SMALL);
        assert_eq!(cache.get(&key), None);
        cache.put(&key, &made);
        let kept = cache.get(&key).unwrap();
        assert_eq!((kept.width, kept.height, kept.original), (made.width, made.height, made.original));
        assert_eq!((kept.format, kept.preview, kept.wrong_profile), (made.format, made.preview, made.wrong_profile));
        if made.format == Format::Png {
            assert_eq!(kept.rgba, made.rgba);
        }
        assert_eq!(cache.get(&Key::of_bytes(&bytes, Wanted::Thumbnail(31))), None);
    }
}

#[test]
fn the_oldest_thumbnails_go_when_the_cache_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let bytes = file(ImageFormat::Jpeg, 64, 48);
    let picture = decode(&bytes, SMALL, &Limits::default()).unwrap();
    let key = |number: u32| Key::of_bytes(&number.to_le_bytes(), SMALL);
    let size = {
        let alone = tempfile::tempdir().unwrap();
        Cache::new(alone.path(), 1 << 20).put(&key(0), &picture);
        fs::metadata(files_below(alone.path()).remove(0)).unwrap().len()
    };
    // What somebody else keeps there is not touched, and not counted.
    fs::create_dir(folder.path().join("00")).unwrap();
    let foreign = [folder.path().join("notes.txt"), folder.path().join("00/notes.txt")];
    for path in &foreign {
        fs::write(path, vec![b'x'; 100_000]).unwrap();
    }
    let most = 10 * size + size / 2;
    let cache = Cache::new(folder.path(), most);
    let total = || files_below(folder.path()).len() as u64 - foreign.len() as u64;
    for number in 0..40 {
        cache.put(&key(number), &picture);
        // Files of one moment have no order.
        thread::sleep(Duration::from_millis(12));
        assert!(total() <= 10, "{} thumbnails", total());
    }
    assert!(total() >= 8);
    assert!((36..40).all(|number| cache.get(&key(number)).is_some()));
    assert!((0..25).all(|number| cache.get(&key(number)).is_none()));
    assert!(foreign.iter().all(|path| path.exists()));
}

#[test]
fn photos_are_read_within_the_archive_and_a_limit() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    fs::create_dir_all(archive.join("photos")).unwrap();
    fs::write(archive.join("photos/in.jpg"), [7; 100]).unwrap();
    fs::write(folder.path().join("out.jpg"), "secret").unwrap();
    let store = Folder::new(&archive);
    assert_eq!(store.read_photo("photos/in.jpg", 100), Ok(vec![7; 100]));
    assert_eq!(store.read_photo("photos/in.jpg", 99), Err(StoreError::TooLarge(100)));
    assert_eq!(store.read_photo("photos", 99), Err(StoreError::NotAFile));
    let outside = folder.path().join("out.jpg");
    for path in ["../out.jpg", "photos/../../out.jpg", outside.to_str().unwrap()] {
        assert_eq!(store.read_photo(path, 100), Err(StoreError::Outside), "{path}");
        assert_eq!(store.stamp(path), None);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&outside, archive.join("photos/link.jpg")).unwrap();
        assert_eq!(store.read_photo("photos/link.jpg", 100), Err(StoreError::Outside));
        assert_eq!(store.stamp("photos/link.jpg"), None);
    }
    let memory = Memory { files: BTreeMap::from([("in.jpg".to_owned(), vec![7; 100])]) };
    assert_eq!(memory.read_photo("in.jpg", 99), Err(StoreError::TooLarge(100)));
}

#[test]
fn a_loader_that_is_dropped_ends() {
    let gate = Gate::new(&["a", "b"]);
    let (loader, _) = loader(gate.clone(), None);
    loader.begin_frame();
    ask(&loader, "a", Priority::Visible);
    ask(&loader, "b", Priority::Visible);
    until("one is being read", || gate.has_read().len() == 1);
    drop(loader);
    gate.set(true);
    until("the thread has let go of the store", || Arc::strong_count(&gate) == 1);
    assert_eq!(gate.has_read().len(), 1);
}
