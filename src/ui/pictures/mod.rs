//! Pictures on the screen: what is drawn asks for its picture in every frame. They are loaded off
//! the window's thread (`photo::Loader`) and kept as textures, within a budget: what was not drawn
//! for longest goes first.

mod image;

use std::{
    cell::RefCell,
    collections::{HashMap, VecDeque},
    rc::Rc,
    sync::Arc,
};

use egui::Context;

pub use image::{Image, WHOLE, filling};

use crate::{
    catalog::PhotoIdx,
    photo::{Loader, PhotoError, Picture, Priority, Status, Wanted},
};

/// How many bytes of textures are kept. What is on the screen is always kept.
const BUDGET: usize = 128 << 20;
/// How many pictures are kept, whatever they take: reasons why there is none take next to nothing.
const MOST: usize = 2000;
/// How many bytes of pictures the loader holds beside them; what has become a texture is not
/// needed there again.
const LOADER_BUDGET: usize = 16 << 20;
/// How many pixels become textures in one frame, about: more would make the window stutter.
const PIXELS_A_FRAME: usize = 1 << 20;

/// A photo in a size.
pub type Key = (PhotoIdx, Wanted);

/// The pictures of the archive that is shown.
#[derive(Default)]
pub struct Pictures {
    inner: RefCell<Inner>,
}

#[derive(Default)]
struct Inner {
    loader: Option<Loader<Key>>,
    kept: HashMap<Key, Kept>,
    /// What is becoming textures, tile by tile.
    arriving: VecDeque<Arriving>,
    /// Width and height of photos as far as they are known; they outlive the textures.
    sides: HashMap<PhotoIdx, (u32, u32)>,
    frame: u64,
    bytes: usize,
}

struct Kept {
    drawn_in: u64,
    what: Result<Rc<Image>, PhotoError>,
}

struct Arriving {
    key: Key,
    picture: Arc<Picture>,
    next_tile: usize,
}

/// What has become of a picture that was asked for.
#[derive(Clone, Debug)]
pub enum Shown {
    /// It is being loaded.
    Waiting,
    /// Here it is; its tiles may still be arriving.
    Ready(Rc<Image>),
    /// It cannot be shown.
    Failed(PhotoError),
}

impl Pictures {
    /// The pictures that this loader loads.
    pub fn new(loader: Loader<Key>) -> Pictures {
        let inner = Inner { loader: Some(loader.with_budget(LOADER_BUDGET)), ..Inner::default() };
        Pictures { inner: RefCell::new(inner) }
    }

    /// To be called before anything is drawn: takes in what has been loaded, a few tiles a frame.
    pub fn begin_frame(&self, ctx: &Context) {
        let inner = &mut *self.inner.borrow_mut();
        inner.frame += 1;
        let Some(loader) = &inner.loader else { return };
        loader.begin_frame();
        for (key, result) in loader.poll() {
            inner.take(key, result);
        }
        inner.upload(ctx);
        inner.shrink();
    }

    /// A photo's picture in a size, if it has come; else it is asked for. `path` is that of its
    /// file in the archive.
    pub fn get(&self, ctx: &Context, key: Key, path: &str, priority: Priority) -> Shown {
        let inner = &mut *self.inner.borrow_mut();
        if let Some(kept) = inner.kept.get_mut(&key) {
            kept.drawn_in = inner.frame;
            return kept.shown();
        }
        let Some(loader) = &inner.loader else { return Shown::Waiting };
        match loader.request(key, path, key.1, priority) {
            Status::Waiting => return Shown::Waiting,
            Status::Ready(picture) => inner.take(key, Ok(picture)),
            Status::Failed(error) => inner.take(key, Err(error)),
        }
        ctx.request_repaint();
        inner.kept.get(&key).map_or(Shown::Waiting, Kept::shown)
    }

    /// The best that is there of a photo, to be shown until a better one comes.
    pub fn best(&self, photo: PhotoIdx) -> Option<Rc<Image>> {
        let inner = &mut *self.inner.borrow_mut();
        let of_photo = inner.kept.iter_mut().filter(|(key, _)| key.0 == photo);
        let whole = of_photo.filter_map(|(_, kept)| match &kept.what {
            Ok(image) if image.is_whole() => Some((image.width(), image.clone(), &mut kept.drawn_in)),
            _ => None,
        });
        let (_, image, drawn_in) = whole.max_by_key(|(width, ..)| *width)?;
        *drawn_in = inner.frame;
        Some(image)
    }

    /// Width and height of a photo in pixels, upright; none until it was loaded once in any size.
    pub fn sides(&self, photo: PhotoIdx) -> Option<(u32, u32)> {
        self.inner.borrow().sides.get(&photo).copied()
    }

    /// Whether a photo could not be shown.
    pub fn has_failed(&self, photo: PhotoIdx) -> bool {
        self.inner.borrow().kept.iter().any(|(key, kept)| key.0 == photo && kept.what.is_err())
    }

    /// Forgets why a photo could not be shown, so that it is tried once more.
    pub fn retry(&self, photo: PhotoIdx) {
        let inner = &mut *self.inner.borrow_mut();
        let failed = |key: &Key, kept: &Kept| key.0 == photo && kept.what.is_err();
        let keys: Vec<Key> = inner.kept.iter().filter(|(key, kept)| failed(key, kept)).map(|(key, _)| *key).collect();
        for key in keys {
            inner.kept.remove(&key);
            if let Some(loader) = &inner.loader {
                loader.forget(&key);
            }
        }
    }

    /// How many pictures are waited for, and how many bytes of textures are kept.
    pub fn load(&self) -> (usize, usize) {
        let inner = self.inner.borrow();
        let waiting = inner.loader.as_ref().map_or(0, Loader::waiting);
        (waiting + inner.arriving.len(), inner.bytes)
    }
}

impl Kept {
    fn shown(&self) -> Shown {
        match &self.what {
            Ok(image) => Shown::Ready(image.clone()),
            Err(error) => Shown::Failed(error.clone()),
        }
    }
}

impl Inner {
    fn take(&mut self, key: Key, result: Result<Arc<Picture>, PhotoError>) {
        let what = result.map(|picture| {
            let image = Rc::new(Image::of(&picture));
            self.sides.insert(key.0, picture.original);
            self.bytes += image.bytes();
            self.arriving.push_back(Arriving { key, picture, next_tile: 0 });
            image
        });
        let before = self.kept.insert(key, Kept { drawn_in: self.frame, what });
        if let Some(Kept { what: Ok(image), .. }) = before {
            self.bytes -= image.bytes();
        }
    }

    fn upload(&mut self, ctx: &Context) {
        let mut pixels = 0;
        while pixels < PIXELS_A_FRAME
            && let Some(arriving) = self.arriving.front_mut()
        {
            let kept = self.kept.get(&arriving.key).and_then(|kept| kept.what.as_ref().ok());
            match kept.and_then(|image| image.load_tile(ctx, &arriving.picture, arriving.next_tile)) {
                Some(loaded) => {
                    pixels += loaded;
                    arriving.next_tile += 1;
                }
                // It is whole, or has been let go of.
                None => {
                    self.arriving.pop_front();
                }
            }
        }
        if pixels > 0 {
            // What has just been loaded is drawn in this frame; what is left, in the next.
            ctx.request_repaint();
        }
    }

    fn shrink(&mut self) {
        while self.bytes > BUDGET || self.kept.len() > MOST {
            let old = self.kept.iter().filter(|(_, kept)| kept.drawn_in + 1 < self.frame);
            let Some(key) = old.min_by_key(|(_, kept)| kept.drawn_in).map(|(key, _)| *key) else { return };
            if let Some(Kept { what: Ok(image), .. }) = self.kept.remove(&key) {
                self.bytes -= image.bytes();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_archive_of_broken_photos_not_every_reason_is_kept() {
        let mut inner = Inner::default();
        for photo in 0..5000 {
            inner.frame += 1;
            inner.take((PhotoIdx::new(photo), Wanted::Thumbnail(256)), Err(PhotoError::Empty));
            inner.shrink();
        }
        assert!(inner.kept.len() <= MOST, "{} are kept", inner.kept.len());
        let last = (PhotoIdx::new(4999), Wanted::Thumbnail(256));
        assert!(inner.kept.contains_key(&last), "what was drawn last is kept");
    }
}
