//! The photos of a text: those that came, each in its place, and those that only a caption tells of.

use super::{Text, captions::Caption, layout::Layout, people::People};
use crate::import::{BlockKind, ProposedBlock, ProposedPhoto};

/// The photos in the order of the text. Those that came get a block among the others.
pub(super) fn photos(
    text: &Text<'_>,
    layout: &Layout,
    people: &People<'_>,
    blocks: &mut Vec<ProposedBlock>,
) -> Vec<ProposedPhoto> {
    let described = |caption: &Caption| ProposedPhoto {
        caption: caption.caption.as_ref().map(|span| text.value(span)),
        byline: caption.byline.as_ref().map(|span| text.in_title_case(span)),
        credit: caption.credit.as_ref().map(|span| text.value(span)),
        people: caption.caption.as_ref().map(|span| people.within(span)).unwrap_or_default(),
        ..ProposedPhoto::default()
    };
    let mut found: Vec<(usize, ProposedPhoto)> = Vec::new();
    for (place, spot) in text.hints.spots.iter().enumerate() {
        let caption = layout.captions.iter().find(|caption| caption.picture == Some(place));
        let photo = caption.map(described).unwrap_or_default();
        found.push((spot.at, ProposedPhoto { file: Some(spot.file.clone()), ..photo }));
    }
    for caption in layout.captions.iter().filter(|caption| caption.picture.is_none()) {
        let at = caption.caption.as_ref().or(caption.credit.as_ref()).map_or(0, |span| span.start);
        found.push((at, described(caption)));
    }
    found.sort_by_key(|(at, _)| *at);
    for (place, (at, _)) in found.iter().enumerate().rev().filter(|(_, (_, photo))| photo.file.is_some()) {
        let next = blocks.partition_point(|block| block.range.start < *at);
        let kind = BlockKind::Photo(place);
        blocks.insert(next, ProposedBlock { kind, text: String::new(), range: *at..*at, begins: true });
    }
    found.into_iter().map(|(_, photo)| photo).collect()
}
