//! Pictures as data, with caption, credit and what stands for them where they cannot be seen.

use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::data::{Draft, property};
use crate::export::{Figure, Kind, Words};

/// A pixel, of which 96 are an inch, in points: a picture is not made larger than that.
const PIXEL: f64 = 0.75;
/// A picture is at most 17 centimetres high, so that its caption is on its page; in a dossier 8, as it
/// shows whom the page is about.
const HIGHEST: f64 = 482.0;
const HIGHEST_IN_DOSSIER: f64 = 227.0;

/// A picture that is there.
#[derive(Clone)]
pub(super) struct Placed {
    name: String,
    width: u32,
    height: u32,
}

impl Draft<'_> {
    /// A picture, if it can be had, and below it caption and credit of these figures, which all show it.
    pub fn figure(&mut self, figures: &[&Figure]) -> Value {
        let Some(first) = figures.first() else { return Value::Null };
        let highest = if self.document.kind == Kind::Dossier { HIGHEST_IN_DOSSIER } else { HIGHEST };
        let picture = self.placed(first.picture).map(|placed| {
            let (width, height) = sides(placed.width, placed.height, (self.width, highest));
            json!({ "file": placed.name, "width": width, "height": height })
        });
        let instead = Words::new(&property(&first.alternative.text), first.alternative.language);
        let is_bare = figures.iter().all(|figure| figure.caption.is_empty() && figure.credit.is_none());
        let mut captions = Vec::new();
        for figure in figures.iter().filter(|_| !is_bare) {
            let caption: Vec<Value> = figure.caption.iter().map(|words| self.words(words)).collect();
            captions.push(json!([caption, figure.credit.as_ref().map(|words| self.words(words))]));
        }
        if is_bare && picture.is_none() {
            captions.push(json!([[self.words(&instead)], null]));
        }
        let instead = json!({ "t": instead.text, "l": instead.language.code() });
        json!({ "is": "figure", "picture": picture, "instead": instead, "captions": captions })
    }

    pub fn placed(&mut self, picture: usize) -> Option<Placed> {
        if let Some(known) = self.known.get(&picture) {
            return known.clone();
        }
        let ready = self.document.pictures.get(picture).and_then(|picture| self.pictures.get(picture));
        let placed = ready.map(|ready| {
            // Names are few and come again: typst keeps each that it has heard of.
            let name = format!("{}.{}", self.data.files.len() + 1, ready.ending);
            self.data.files.push((name.clone(), Bytes::new(ready.bytes)));
            Placed { name, width: ready.width, height: ready.height }
        });
        self.known.insert(picture, placed.clone());
        placed
    }
}

/// The sides of a picture of so many pixels, in points: as wide as the column, unless it has too few
/// pixels or would be too high.
fn sides(width: u32, height: u32, (column, highest): (f64, f64)) -> (f64, f64) {
    let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let wide = column.min(width * PIXEL).min(highest * width / height);
    (wide, wide * height / width)
}
