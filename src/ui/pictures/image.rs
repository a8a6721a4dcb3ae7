//! A picture as textures: one if it is small, else tiles, so that no frame has to take in all of
//! a large picture at once and none is larger than a graphics card takes.

use std::cell::RefCell;

use egui::{
    Color32, ColorImage, Context, CornerRadius, Painter, Rect, TextureHandle, TextureOptions, epaint::RectShape, pos2,
};

use crate::{photo::Picture, words::Message};

/// The side of a tile in pixels.
const TILE: usize = 1024;

/// A picture, as much of it as has become textures.
pub struct Image {
    width: usize,
    height: usize,
    /// Width and height of what the file holds.
    pub original: (u32, u32),
    /// What should be said beside it.
    pub note: Option<Message>,
    tiles: RefCell<Vec<Tile>>,
}

struct Tile {
    /// Where it lies in the picture, which is 1 wide and 1 high.
    area: Rect,
    texture: TextureHandle,
}

/// All of a picture.
pub const WHOLE: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1.0, 1.0) };

impl std::fmt::Debug for Image {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}x{}, {} tiles", self.width, self.height, self.tiles.borrow().len())
    }
}

impl Image {
    /// The image of a picture, none of whose tiles is there yet.
    pub(super) fn of(picture: &Picture) -> Image {
        Image {
            width: picture.width as usize,
            height: picture.height as usize,
            original: picture.original,
            note: picture.note(),
            tiles: RefCell::default(),
        }
    }

    /// Its width in pixels, as it was loaded.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Width by height.
    pub fn aspect(&self) -> f32 {
        self.width.max(1) as f32 / self.height.max(1) as f32
    }

    /// Whether all of its tiles are there.
    pub fn is_whole(&self) -> bool {
        self.tiles.borrow().len() >= self.columns() * self.rows()
    }

    pub(super) fn bytes(&self) -> usize {
        self.width * self.height * 4
    }

    fn columns(&self) -> usize {
        self.width.div_ceil(TILE)
    }

    fn rows(&self) -> usize {
        self.height.div_ceil(TILE)
    }

    /// Makes a texture of a tile and gives the number of its pixels; none if there is no such tile.
    pub(super) fn load_tile(&self, ctx: &Context, picture: &Picture, number: usize) -> Option<usize> {
        let (column, row) = (number % self.columns().max(1), number / self.columns().max(1));
        if row >= self.rows() {
            return None;
        }
        let (left, top) = (column * TILE, row * TILE);
        let (width, height) = (TILE.min(self.width - left), TILE.min(self.height - top));
        let mut pixels = Vec::with_capacity(width * height);
        for line in picture.rgba.chunks_exact(self.width * 4).skip(top).take(height) {
            let line = line.get(left * 4..(left + width) * 4)?;
            pixels.extend(
                line.as_chunks::<4>().0.iter().map(|[r, g, b, a]| Color32::from_rgba_unmultiplied(*r, *g, *b, *a)),
            );
        }
        let texture = ctx.load_texture("photo", ColorImage::new([width, height], pixels), TextureOptions::LINEAR);
        let share = |x: usize, y: usize| pos2(x as f32 / self.width as f32, y as f32 / self.height as f32);
        let area = Rect::from_min_max(share(left, top), share(left + width, top + height));
        self.tiles.borrow_mut().push(Tile { area, texture });
        Some(width * height)
    }

    /// Paints the part `part` of the picture into a rectangle. Corners can only be rounded where
    /// the picture is small enough for one texture.
    pub fn paint(&self, painter: &Painter, rect: Rect, part: Rect, corners: CornerRadius) {
        for tile in self.tiles.borrow().iter() {
            let seen = tile.area.intersect(part);
            if !seen.is_positive() {
                continue;
            }
            let on_screen = moved(seen, part, rect);
            let of_tile = moved(seen, tile.area, WHOLE);
            painter.add(RectShape::filled(on_screen, corners, Color32::WHITE).with_texture(tile.texture.id(), of_tile));
        }
    }
}

/// A rectangle that lies in `from`, as it lies in `to`.
fn moved(rect: Rect, from: Rect, to: Rect) -> Rect {
    let at = |x: f32, y: f32| {
        pos2(egui::remap(x, from.x_range(), to.x_range()), egui::remap(y, from.y_range(), to.y_range()))
    };
    Rect::from_min_max(at(rect.left(), rect.top()), at(rect.right(), rect.bottom()))
}

/// The part of a picture of this aspect that fills a space of another aspect, cut evenly.
pub fn filling(picture: f32, space: f32) -> Rect {
    let (width, height) = if picture > space { (space / picture, 1.0) } else { (1.0, picture / space) };
    Rect::from_center_size(pos2(0.5, 0.5), egui::vec2(width, height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_is_filled_by_what_is_in_the_middle() {
        assert_eq!(filling(2.0, 1.0), Rect::from_min_max(pos2(0.25, 0.0), pos2(0.75, 1.0)));
        assert_eq!(filling(1.0, 2.0), Rect::from_min_max(pos2(0.0, 0.25), pos2(1.0, 0.75)));
        assert_eq!(filling(1.5, 1.5), WHOLE);
    }

    #[test]
    fn a_rectangle_keeps_its_place() {
        let (from, to) = (Rect::from_min_max(pos2(0.0, 0.0), pos2(2.0, 2.0)), WHOLE);
        let rect = Rect::from_min_max(pos2(1.0, 0.5), pos2(2.0, 1.0));
        assert_eq!(moved(rect, from, to), Rect::from_min_max(pos2(0.5, 0.25), pos2(1.0, 0.5)));
    }
}
