//! Photos as figures: caption and credit go with them.

use super::Draft;
use crate::{
    catalog::{PhotoEntry, PhotoIdx},
    export::{Figure, Node, Picture, Words},
};

impl Draft<'_> {
    /// A photo of the archive as a figure.
    pub fn figure(&mut self, index: PhotoIdx) -> Option<Node> {
        let entry = self.catalog.photo(index)?;
        let picture = self.picture(entry);
        let caption = self.each(&entry.record.caption);
        let credit = entry.credit(self.first()).map(|words| Words::new(&words, self.first()));
        let mut parts: Vec<&str> = caption.iter().map(|words| words.text.as_str()).collect();
        parts.extend(credit.iter().map(|words| words.text.as_str()));
        let alternative = if parts.is_empty() { entry.record.id.clone() } else { parts.join(" ") };
        let language = caption.first().map_or(self.first(), |words| words.language);
        let alternative = Words::new(&alternative, language);
        Some(Node::Figure(Figure { picture, photo: entry.place(), caption, credit, alternative }))
    }

    fn picture(&mut self, entry: &PhotoEntry) -> usize {
        let known = self.pictures.iter().position(|picture| picture.id == entry.record.id);
        known.unwrap_or_else(|| {
            let path = self.catalog.photo_path(entry);
            self.pictures.push(Picture { id: entry.record.id.clone(), path });
            self.pictures.len() - 1
        })
    }
}
