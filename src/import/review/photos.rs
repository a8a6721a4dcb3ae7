//! The photos of a source, and whether the archive has them already.

use std::collections::{HashMap, HashSet};

use super::{
    EditionChoice, SourceReview,
    field::{Field, FieldId, letters, same_words},
    people::{Who, language_of},
};
use crate::{
    catalog::{Catalog, PersonIdx, PhotoEntry, PhotoIdx},
    import::{Looks, ProposedPhoto, Read},
};

/// A photo.
#[derive(Clone, Debug)]
pub struct PhotoReview {
    /// Whether it is taken.
    pub take: bool,
    /// The photo of the archive that it is.
    pub same: Option<PhotoIdx>,
    /// Photos of the archive that it may be.
    pub maybe: Vec<PhotoIdx>,
    /// The photo of the archive that has the very same bytes; it is this one unless somebody says
    /// otherwise.
    pub held: Option<PhotoIdx>,
    /// Whether it was compared with the pictures that the archive holds.
    pub compared: bool,
    /// Those of [`PhotoReview::maybe`] that look like it.
    pub alike: Vec<PhotoIdx>,
    /// An earlier photo of the same import that looks like it.
    pub twin: Option<Twin>,
    /// Whether it is that one: then only what is said of it is added there.
    pub join: bool,
    /// Whether somebody said which it is.
    pub decided: bool,
    /// Whether its picture came with it, and the archive does not hold it.
    pub brings_file: bool,
    /// The people in it, by their places in the review.
    pub shows: Vec<usize>,
    /// Whether somebody said who is in it.
    pub shows_decided: bool,
    /// What the source says.
    pub fields: Vec<Field>,
}

/// A photo of another source of the same import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// Place of its source in the review.
    pub source: usize,
    /// Its place there.
    pub photo: usize,
    /// What the source is called.
    pub name: String,
}

impl PhotoReview {
    pub(super) fn of(photo: &ProposedPhoto, looks: Option<&Looks>) -> PhotoReview {
        let text = |id, read: &Option<Read<String>>| Field::read(id, read.as_ref());
        let keywords = photo.keywords.first().map(|first| Read {
            value: photo.keywords.iter().map(|keyword| keyword.value.as_str()).collect::<Vec<_>>().join("; "),
            ..first.clone()
        });
        let fields = vec![
            text(FieldId::Caption, &photo.caption),
            text(FieldId::Photographer, &photo.byline),
            text(FieldId::Credit, &photo.credit),
            Field::of(FieldId::PhotoDate, photo.date.as_ref(), ToString::to_string),
            text(FieldId::Place, &photo.place),
            text(FieldId::Keywords, &keywords),
        ];
        let brings_file = photo.file.is_some();
        let twin = looks.and_then(|looks| looks.twin);
        PhotoReview {
            take: true,
            same: None,
            maybe: Vec::new(),
            held: looks.and_then(|looks| looks.held),
            compared: looks.is_some_and(|looks| looks.compared),
            alike: looks.map(|looks| looks.alike.clone()).unwrap_or_default(),
            twin: twin.map(|(source, photo)| Twin { source, photo, name: String::new() }),
            join: false,
            decided: false,
            brings_file,
            shows: photo.people.clone(),
            shows_decided: false,
            fields,
        }
    }

    /// One of its values.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// Whether the archive would get anything by it.
    pub fn is_taken(&self) -> bool {
        let says_more = || self.shows_decided || self.fields.iter().any(Field::is_taken);
        let comes = !self.join && (self.same.is_none() || self.brings_file);
        self.take && (comes || says_more())
    }

    /// Whether somebody has to say which photo it is.
    pub fn is_open(&self) -> bool {
        !self.decided && self.same.is_none() && (!self.maybe.is_empty() || self.twin.is_some())
    }

    /// Says that it is a photo of the archive, or none. What is said of it is compared anew by
    /// [`SourceReview::decide_photo`].
    pub fn decide(&mut self, same: Option<PhotoIdx>) {
        self.same = same;
        self.join = false;
        self.decided = true;
        self.take = true;
    }

    /// Says that a person is in it, or is not.
    pub fn show(&mut self, person: usize, shown: bool) {
        self.shows.retain(|known| *known != person);
        if shown {
            self.shows.push(person);
        }
        self.shows_decided = true;
    }

    /// Says that it is the photo of another source that it looks like.
    pub fn join_twin(&mut self) {
        self.decide(None);
        self.join = self.twin.is_some();
    }
}

/// The photos of one edition, by what they are recognised by.
#[derive(Debug, Default)]
pub(super) struct EditionPhotos {
    by_caption: HashMap<String, Vec<PhotoIdx>>,
    by_people: HashMap<Vec<PersonIdx>, Vec<PhotoIdx>>,
}

impl EditionPhotos {
    pub fn of(edition: &EditionChoice, catalog: &Catalog) -> EditionPhotos {
        let EditionChoice::Known(edition) = edition else { return EditionPhotos::default() };
        let mut photos = EditionPhotos::default();
        for index in catalog.edition(*edition).map(|entry| entry.photos.as_slice()).unwrap_or_default() {
            let Some(entry) = catalog.photo(*index) else { continue };
            let captions = [entry.record.caption.en.as_deref(), entry.record.caption.zh.as_deref()];
            for caption in captions.into_iter().flatten() {
                photos.by_caption.entry(key(caption)).or_default().push(*index);
            }
            photos.by_people.entry(in_order(entry.people.clone())).or_default().push(*index);
        }
        photos
    }

    fn captioned(&self, caption: &str) -> &[PhotoIdx] {
        let found = self.by_caption.get(&key(caption)).filter(|_| !caption.trim().is_empty());
        found.map(Vec::as_slice).unwrap_or_default()
    }

    fn showing(&self, people: Vec<PersonIdx>) -> &[PhotoIdx] {
        let people = in_order(people);
        let found = self.by_people.get(&people).filter(|_| !people.is_empty());
        found.map(Vec::as_slice).unwrap_or_default()
    }
}

/// Its letters; a caption of signs alone as it is.
fn key(caption: &str) -> String {
    let letters = letters(caption);
    if letters.is_empty() { caption.to_owned() } else { letters }
}

fn in_order(mut people: Vec<PersonIdx>) -> Vec<PersonIdx> {
    people.sort_unstable();
    people.dedup();
    people
}

impl SourceReview {
    /// Compares the photos with the archive, as people and edition are chosen now.
    pub(super) fn compare_photos(&mut self, catalog: &Catalog, own: &EditionPhotos) {
        let mut claimed: Vec<PhotoIdx> = Vec::new();
        for (photo, proposed) in self.photos.iter_mut().zip(&self.proposal.photos) {
            let people = photo.shows.iter().filter_map(|at| match self.people.get(*at)?.who {
                Who::Known(person) => Some(person),
                Who::New | Who::Undecided => None,
            });
            let was_open = photo.is_open();
            if !photo.decided {
                let free = |index: &&PhotoIdx| !claimed.contains(index);
                let caption = photo.field(&FieldId::Caption).map_or("", |field| field.value.as_str());
                // A series of pictures may have one caption: what looks otherwise is another photo.
                let looks_so = |index: &&PhotoIdx| {
                    let is_held = catalog.photo(**index).is_some_and(PhotoEntry::is_held);
                    !(photo.compared && is_held) || photo.alike.contains(index)
                };
                let same = own.captioned(caption).iter().filter(looks_so).find(free).copied();
                photo.same = photo.held.or(same);
                let agree = |index: &&PhotoIdx| catalog.photo(**index).is_some_and(|entry| agrees(photo, entry));
                let shown = own.showing(people.collect()).iter().filter(agree);
                let mut maybe: Vec<PhotoIdx> = photo.alike.iter().chain(shown).filter(free).copied().collect();
                let mut seen = HashSet::new();
                maybe.retain(|index| photo.same.is_none() && seen.insert(*index));
                photo.maybe = maybe;
                // Whoever has to be asked first brings nothing unasked; what was switched off stays so.
                photo.take = !photo.is_open() && (photo.take || was_open);
            }
            claimed.extend(photo.same);
            let same = photo.same.and_then(|index| catalog.photo(index));
            photo.brings_file = proposed.file.is_some() && !photo.join && same.is_none_or(|entry| !entry.is_held());
            for field in &mut photo.fields {
                field.compare(same.and_then(|entry| value(entry, field)));
            }
        }
    }
}

/// Whether nothing that both name speaks against it: credit and photographer.
fn agrees(photo: &PhotoReview, entry: &PhotoEntry) -> bool {
    let said = |id: FieldId| photo.field(&id).map(|field| field.value.clone()).filter(|value| !value.is_empty());
    let same = |said: Option<String>, known: &Option<String>| match (said, known) {
        (Some(said), Some(known)) => same_words(&said, known),
        _ => true,
    };
    same(said(FieldId::Credit), &entry.record.credit) && same(said(FieldId::Photographer), &entry.record.byline)
}

fn value(entry: &PhotoEntry, field: &Field) -> Option<String> {
    let record = &entry.record;
    match field.id {
        FieldId::Caption => record.caption.get(language_of(&field.value)).map(str::to_owned),
        FieldId::Photographer => record.byline.clone(),
        FieldId::Credit => record.credit.clone(),
        FieldId::PhotoDate => record.date.map(|date| date.to_string()),
        FieldId::Place => record.place.get(language_of(&field.value)).map(str::to_owned),
        FieldId::Keywords => Some(record.keywords.join("; ")).filter(|words| !words.is_empty()),
        _ => None,
    }
}
