//! What a person decides about one source; everything that a review shows can be decided on.

use super::{Choice, EditionChoice, Field, FieldId, Review, SourceReview, Who};
use crate::{
    catalog::{Catalog, PhotoIdx},
    import::BlockKind,
    model::{ArticleKind, Edtf, Mode, Role, Text, is_time},
    words::Message,
};

/// A record of a source whose values are decided on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum At {
    /// Its article.
    Article,
    /// The edition it belongs to.
    Edition,
    /// A person, by the place in the review.
    Person(usize),
    /// A photo, by the place in the review.
    Photo(usize),
}

/// A decision.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// It belongs to this edition.
    File(EditionChoice),
    /// The article, a person or a photo is taken, or not.
    Take(At, bool),
    /// A record of an archive that came is taken, or not.
    TakeRecord(usize, bool),
    /// The article is joined with the one that it is nearly the same as, or not.
    Join(bool),
    /// This is who a person is.
    Identify(usize, Who),
    /// This is the photo of the archive that a photo is; none if it is none of them.
    SamePhoto(usize, Option<PhotoIdx>),
    /// A photo is the one of another source that it looks like.
    JoinTwin(usize),
    /// A person, by the place in the review, is in a photo or is not.
    Shows(usize, usize, bool),
    /// Somebody whom the source does not name is in a photo, by its place in the review, or else
    /// appeared.
    Add(Option<usize>, Who, Text),
    /// This is to stand.
    Choose(At, FieldId, Choice),
    /// This is to stand, in the words of whoever decides.
    Write(At, FieldId, String),
    /// The article is of this kind.
    Kind(ArticleKind),
    /// The words of a block of the article; without any it is left out.
    Block(usize, String),
    /// What a block of the article is.
    BlockKind(usize, BlockKind),
}

/// A decision about many sources at once.
#[derive(Clone, Debug, PartialEq)]
pub enum ForAll {
    /// All of them belong to this edition; an archive that came has its own.
    File(EditionChoice),
    /// Every photo has this value: where nothing is said of it, or else everywhere.
    Photos {
        /// Of which field.
        id: FieldId,
        /// The value.
        value: String,
        /// Whether it stands even where the source says something else.
        everywhere: bool,
    },
}

impl Review {
    /// Puts a decision about all sources into effect.
    pub fn decide_all(&mut self, decision: &ForAll, catalog: &Catalog) {
        for source in &mut self.sources {
            match decision {
                ForAll::File(choice) if source.archive.is_none() => source.file_under(*choice, catalog),
                ForAll::File(_) => {}
                ForAll::Photos { id, value, everywhere } => {
                    let fields = source.photos.iter_mut().flat_map(|photo| &mut photo.fields);
                    for field in fields.filter(|field| field.id == *id) {
                        if *everywhere || field.value.trim().is_empty() {
                            field.write(value.trim());
                        }
                    }
                }
            }
        }
    }
}

impl SourceReview {
    /// Puts a decision into effect. One about something that is not there has none.
    pub fn decide(&mut self, decision: Decision, catalog: &Catalog) {
        match decision {
            Decision::File(choice) => self.file_under(choice, catalog),
            Decision::Take(at, take) => self.take(at, take),
            Decision::TakeRecord(record, take) => {
                if let Some(record) = self.archive.as_mut().and_then(|archive| archive.records.get_mut(record)) {
                    record.take = take;
                }
            }
            Decision::Join(join) => {
                if let Some(article) = self.article.as_mut().filter(|article| article.alike.is_some()) {
                    article.join = join;
                }
            }
            Decision::Identify(person, who) => self.identify(person, who, catalog),
            Decision::SamePhoto(photo, same) => self.decide_photo(photo, same, catalog),
            Decision::JoinTwin(photo) => {
                if let Some(photo) = self.photos.get_mut(photo) {
                    photo.join_twin();
                }
            }
            Decision::Shows(photo, person, shown) => {
                if let Some(photo) = self.photos.get_mut(photo).filter(|_| person < self.people.len()) {
                    photo.show(person, shown);
                    self.keep_if_needed(person);
                }
            }
            Decision::Add(photo, who, name) => self.add(photo, who, &name, catalog),
            Decision::Choose(at, id, choice) => {
                if let Some(field) = self.field_mut(at, &id) {
                    field.choose(choice);
                }
            }
            Decision::Write(at, id, value) => {
                if let Some(field) = self.field_mut(at, &id) {
                    field.write(value.trim());
                }
            }
            Decision::Kind(kind) => {
                if let Some(article) = &mut self.article {
                    article.kind = kind;
                }
            }
            Decision::Block(block, words) => {
                if let Some(block) = self.article.as_mut().and_then(|article| article.blocks.get_mut(block)) {
                    block.text = words;
                }
            }
            Decision::BlockKind(block, kind) => {
                if let Some(block) = self.article.as_mut().and_then(|article| article.blocks.get_mut(block)) {
                    let was = std::mem::replace(&mut block.kind, kind);
                    let speakers = [was.speaker(), block.kind.speaker()];
                    speakers.into_iter().flatten().for_each(|person| self.keep_if_needed(person));
                }
            }
        }
    }

    fn take(&mut self, at: At, take: bool) {
        match at {
            At::Article => {
                if let Some(article) = &mut self.article {
                    article.take = take;
                }
            }
            At::Person(person) => {
                if let Some(person) = self.people.get_mut(person) {
                    person.take = take;
                }
            }
            At::Photo(photo) => {
                if let Some(photo) = self.photos.get_mut(photo) {
                    photo.take = take;
                    photo.decided = true;
                }
            }
            At::Edition => {
                for field in &mut self.facts {
                    field.choose(if take { Choice::Take } else { Choice::Keep });
                }
            }
        }
    }

    /// The values of one of its records.
    pub fn fields(&self, at: At) -> &[Field] {
        let fields = match at {
            At::Article => self.article.as_ref().map(|article| &article.fields),
            At::Edition => Some(&self.facts),
            At::Person(person) => self.people.get(person).map(|person| &person.fields),
            At::Photo(photo) => self.photos.get(photo).map(|photo| &photo.fields),
        };
        fields.map(Vec::as_slice).unwrap_or_default()
    }

    fn field_mut(&mut self, at: At, id: &FieldId) -> Option<&mut Field> {
        let fields = match at {
            At::Article => self.article.as_mut().map(|article| &mut article.fields),
            At::Edition => Some(&mut self.facts),
            At::Person(person) => self.people.get_mut(person).map(|person| &mut person.fields),
            At::Photo(photo) => self.photos.get_mut(photo).map(|photo| &mut photo.fields),
        };
        fields?.iter_mut().find(|field| field.id == *id)
    }
}

impl FieldId {
    /// Whether it holds a date.
    pub fn is_date(&self) -> bool {
        match self {
            FieldId::Date | FieldId::PhotoDate => true,
            FieldId::Fact(path) => path == "date" || path == "planned",
            _ => false,
        }
    }

    /// What is wrong with words that somebody wrote for this field; nothing, if they can stand there.
    pub fn refuses(&self, words: &str) -> Option<Message> {
        let words = words.trim();
        if words.is_empty() {
            return None;
        }
        let fits = match self {
            _ if self.is_date() => words.parse::<Edtf>().is_ok(),
            FieldId::Time => is_time(words),
            FieldId::Role => Role::ALL.iter().any(|role| role.code() == words),
            FieldId::Mode => Mode::ALL.iter().any(|mode| mode.code() == words),
            _ => true,
        };
        let key = match self {
            FieldId::Time => "import-not-a-time",
            FieldId::Role | FieldId::Mode => "import-not-one-of-these",
            _ => "import-not-a-date",
        };
        (!fits).then(|| Message::new(key).with("value", words))
    }
}
