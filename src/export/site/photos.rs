//! The pictures of a site: each photo once in a size for reading and once in a small one.

use std::collections::HashMap;

use rayon::prelude::*;

use super::contents::Contents;
use crate::{
    catalog::PhotoIdx,
    export::{Picture, Pictures, Prepared, format::Put, job::Job},
    words::Message,
};

/// How many pictures are in memory together.
const AT_ONCE: usize = 16;
/// The longer side of a small picture, in pixels: twice what a grid shows.
const SMALL: u32 = 560;

/// A photo in both sizes.
pub(super) struct Image {
    pub large: Sized,
    pub small: Sized,
}

/// A picture's file in the site.
pub(super) struct Sized {
    pub file: String,
    pub width: u32,
    pub height: u32,
}

/// Writes them, and gives those that there are, by the ids of their photos.
pub(super) fn write(
    job: &Job<'_>,
    contents: &Contents,
    pictures: &Pictures<'_>,
    put: &mut Put<'_>,
) -> Result<HashMap<String, Image>, Message> {
    let mut images = HashMap::new();
    for photos in contents.photos.chunks(AT_ONCE) {
        let made: Vec<_> = photos.par_iter().map(|index| prepared(job, contents, pictures, *index)).collect();
        for made in made {
            job.progress.step();
            let Some((id, name, large, small)) = made else { continue };
            let large_file = format!("photos/{name}.{}", large.ending);
            put(&large_file, &large.bytes)?;
            let large = Sized { file: large_file, width: large.width, height: large.height };
            let small = match small {
                Some(small) => {
                    let file = format!("photos/small/{name}.{}", small.ending);
                    put(&file, &small.bytes)?;
                    Sized { file, width: small.width, height: small.height }
                }
                None => Sized { file: large.file.clone(), ..large },
            };
            images.insert(id, Image { large, small });
        }
    }
    Ok(images)
}

/// A photo's id, the name of its files, and both sizes; the second is missing if the first is small.
fn prepared(
    job: &Job<'_>,
    contents: &Contents,
    pictures: &Pictures<'_>,
    index: PhotoIdx,
) -> Option<(String, String, Prepared, Option<Prepared>)> {
    let photo = job.catalog.photo(index)?;
    let picture = Picture { id: photo.record.id.clone(), path: job.catalog.photo_path(photo) };
    let large = pictures.get(&picture)?;
    let name = contents.file(&photo.place())?.strip_prefix("photo/")?.strip_suffix(".html")?.to_owned();
    let small = (large.width.max(large.height) > SMALL).then(|| large.smaller(SMALL)).flatten();
    Some((picture.id, name, large, small))
}
