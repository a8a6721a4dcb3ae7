//! The files of one edition as an import changes them. Thousands of sources may tell of one edition,
//! so that appearances, evidence and photos, which only grow, are found by maps.

use std::collections::{HashMap, HashSet};

use super::{cited::Cited, draft::File, provenance::add_ground};
use crate::{
    archive::change::Change,
    model::{Appearance, Certainty, Edition, Photo, Photos, Source, Text},
    words::Message,
};

use super::super::review::{is_session, is_topic};

/// On what ground a field stands: its path, how sure it is, and what is said instead.
pub(super) struct Ground {
    pub field: String,
    pub certainty: Option<Certainty>,
    pub instead_of: Option<String>,
}

/// The files of one edition.
pub(super) struct EditionFiles {
    /// Its facts.
    pub edition: File<Edition>,
    /// Its photos.
    pub photos: File<Photos>,
    photo_at: HashMap<String, usize>,
    /// Where each person's appearances stand.
    appeared: HashMap<String, Vec<usize>>,
    grounds: HashMap<(String, Option<String>), usize>,
    cited: Cited,
    photos_cited: Cited,
}

impl EditionFiles {
    pub fn new(edition: File<Edition>, photos: File<Photos>) -> EditionFiles {
        let photo_at = photos.record.photos.iter().enumerate().map(|(at, photo)| (photo.id.clone(), at)).collect();
        let mut appeared: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, appearance) in edition.record.appearances.iter().enumerate() {
            appeared.entry(appearance.person.clone()).or_default().push(at);
        }
        let mut grounds = HashMap::new();
        for (at, known) in edition.record.evidence.iter().enumerate() {
            grounds.entry((known.field.clone(), known.instead_of.clone())).or_insert(at);
        }
        let (cited, photos_cited) = (Cited::default(), Cited::default());
        EditionFiles { edition, photos, photo_at, appeared, grounds, cited, photos_cited }
    }

    /// A source's id in the list of the edition's file.
    pub fn cite(&mut self, source: &Source) -> String {
        self.cited.cite(&mut self.edition.record.sources, source)
    }

    /// A source's id in the list of the file of its photos.
    pub fn cite_for_photos(&mut self, source: &Source) -> String {
        self.photos_cited.cite(&mut self.photos.record.sources, source)
    }

    /// Notes on what ground a field of the edition stands.
    pub fn ground(&mut self, ground: Ground, source: &str) {
        let Ground { field, certainty, instead_of } = ground;
        let evidence = &mut self.edition.record.evidence;
        let at = *self.grounds.entry((field.clone(), instead_of.clone())).or_insert(evidence.len());
        add_ground(evidence, at, &field, certainty, Some(source), instead_of);
    }

    /// The place of a person's appearance in this session, of several that on one of the topics; none
    /// if there is none yet but those that are told of already.
    pub fn appearance(
        &self,
        person: &str,
        session: [&str; 2],
        topics: [&str; 2],
        told: &HashSet<usize>,
    ) -> Option<usize> {
        let own = self.appeared.get(person)?.iter().filter(|at| !told.contains(*at));
        let own = own.filter_map(|at| Some((*at, self.edition.record.appearances.get(*at)?)));
        let same: Vec<(usize, &Appearance)> = own.filter(|(_, one)| is_session(&one.session, session)).collect();
        let on_topic = same.iter().find(|(_, one)| is_topic(&one.topic, topics));
        on_topic.or(same.first()).map(|(at, _)| *at)
    }

    /// Adds an appearance, and gives its place.
    pub fn appear(&mut self, person: &str, session: Text) -> usize {
        let appearances = &mut self.edition.record.appearances;
        let at = appearances.len();
        appearances.push(Appearance { person: person.to_owned(), session, ..Default::default() });
        self.appeared.entry(person.to_owned()).or_default().push(at);
        at
    }

    /// The path of an appearance in evidence: `appearances.example-person#2` is the person's second.
    pub fn path(&self, at: usize, person: &str) -> String {
        let own = self.appeared.get(person).map(Vec::as_slice).unwrap_or_default();
        match own.iter().filter(|other| **other < at).count() {
            0 => format!("appearances.{person}"),
            before => format!("appearances.{person}#{}", before + 1),
        }
    }

    /// The photo of this id, which is made if there is none.
    pub fn photo(&mut self, id: &str) -> Option<&mut Photo> {
        let photos = &mut self.photos.record.photos;
        let at = *self.photo_at.entry(id.to_owned()).or_insert(photos.len());
        if at == photos.len() {
            photos.push(Photo { id: id.to_owned(), ..Photo::default() });
        }
        photos.get_mut(at)
    }

    pub fn write(mut self, change: &mut Change) -> Result<(), Message> {
        self.edition.write(change)?;
        if self.photos.is_changed() {
            self.photos.record.photos.sort_by(|one, other| one.id.cmp(&other.id));
        }
        self.photos.write(change)
    }
}
