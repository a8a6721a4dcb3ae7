//! The record files of an archive as an import changes them, each read once, with what it was.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Serialize, de::DeserializeOwned};

use super::{authority::Authority, cited::Cited, edition_files::EditionFiles, ids::Ids, paths};
use crate::{
    archive::{
        FileState, Store, StoreError,
        change::{Change, Fingerprint},
        parse_record,
    },
    catalog::Catalog,
    import::{
        apply::provenance::Entry,
        review::{EditionChoice, SourceReview},
    },
    model::{Article, Edition, Edtf, Imports, People, Photos, Source, Status, ron_file},
    words::Message,
};

/// Most bytes of a file that is no record which people edit: `imports.ron`, which grows with every
/// import, and photos.
const MOST: u64 = 512 * 1024 * 1024;

/// What was imported into an archive before.
///
/// # Errors
/// In words, if that cannot be read.
pub fn imports(store: &dyn Store) -> Result<Imports, Message> {
    Ok(open_imports(store)?.record)
}

fn open_imports(store: &dyn Store) -> Result<File<Imports>, Message> {
    File::of(paths::IMPORTS, store.read_photo(paths::IMPORTS, MOST))
}

/// A record file.
pub(super) struct File<T> {
    path: String,
    was: Option<(Fingerprint, T)>,
    /// What it becomes.
    pub record: T,
}

impl<T: Clone + Default + PartialEq + Serialize + DeserializeOwned> File<T> {
    /// Reads a file; one that is not there is empty.
    fn open(store: &dyn Store, path: &str) -> Result<File<T>, Message> {
        Self::of(path, store.read(path))
    }

    fn of(path: &str, bytes: Result<Vec<u8>, StoreError>) -> Result<File<T>, Message> {
        let was = match bytes {
            Ok(bytes) => {
                let record: T = parse_record(path, &bytes)
                    .map_err(|_| Message::new("import-record-unreadable").with("file", path))?;
                Some((Fingerprint::of(&bytes), record))
            }
            Err(StoreError::NotFound) => None,
            Err(_) => return Err(Message::new("import-record-unreadable").with("file", path)),
        };
        let record = was.as_ref().map(|(_, record)| record.clone()).unwrap_or_default();
        Ok(File { path: path.to_owned(), was, record })
    }

    /// Refuses a file that somebody changed since the catalog was made.
    fn unchanged_if(self, known: bool) -> Result<File<T>, Message> {
        if known { Ok(self) } else { Err(Message::new("import-changed-meanwhile").with("file", self.path)) }
    }

    /// Whether the archive has the file.
    pub fn is_there(&self) -> bool {
        self.was.is_some()
    }

    /// Whether it becomes another.
    pub fn is_changed(&self) -> bool {
        self.was.as_ref().map_or_else(|| self.record != T::default(), |(_, was)| *was != self.record)
    }

    pub fn write(self, change: &mut Change) -> Result<(), Message> {
        if !self.is_changed() {
            return Ok(());
        }
        let text = ron_file::write(&self.record).map_err(|error| {
            Message::new("cannot-write").with("path", self.path.as_str()).with("reason", error.to_string())
        })?;
        change.put(self.path, self.was.map(|(fingerprint, _)| fingerprint), text.into_bytes());
        Ok(())
    }
}

/// An article that an import changes or makes.
pub(super) struct ArticleFile {
    was: Option<Fingerprint>,
    /// What it becomes.
    pub record: Article,
    cited: Cited,
}

impl ArticleFile {
    /// A source's id in the article's list.
    pub fn cite(&mut self, source: &Source) -> String {
        self.cited.cite(&mut self.record.sources, source)
    }
}

/// Reads a file when it is written.
pub(super) type Reader = std::sync::Arc<dyn Fn() -> std::io::Result<Vec<u8>> + Send + Sync>;

/// A file that is written as it came.
pub(super) enum Raw {
    /// Its bytes.
    Bytes(Vec<u8>),
    /// Its bytes, read when they are written.
    Read(Fingerprint, Reader),
}

/// What an import makes of an archive.
pub(super) struct Draft<'a> {
    store: &'a dyn Store,
    pub catalog: &'a Catalog,
    pub people: File<People>,
    pub editions: BTreeMap<String, EditionFiles>,
    pub articles: BTreeMap<String, ArticleFile>,
    pub ids: Ids,
    /// Who stands where in the authority file.
    pub authority: Authority,
    /// Photos that came, by what their bytes are known by: folder of the edition, and id.
    pub pictures: HashMap<Fingerprint, (String, String)>,
    /// The photos that sources brought, by the places of source and photo in the review.
    pub came: HashMap<(usize, usize), (String, String)>,
    raw: BTreeMap<String, (Option<Fingerprint>, Raw)>,
    /// The number of this import.
    pub batch: u32,
    imports: File<Imports>,
}

impl<'a> Draft<'a> {
    /// A draft of an archive as it is.
    pub fn new(store: &'a dyn Store, catalog: &'a Catalog) -> Result<Draft<'a>, Message> {
        let people: File<People> = File::open(store, paths::PEOPLE)?;
        let read: BTreeSet<&str> = people.record.people.iter().map(|person| person.id.as_str()).collect();
        let same = read.len() == catalog.people().len()
            && people.record.people.iter().all(|person| {
                let known = catalog.find_person(&person.id).and_then(|index| catalog.person(index));
                known.is_some_and(|known| known.record == *person)
            });
        let authority = Authority::of(&people.record);
        let imports = open_imports(store)?;
        let last = imports.record.imports.iter().map(|import| import.batch).max().unwrap_or(0);
        Ok(Draft {
            store,
            catalog,
            people: people.unchanged_if(same)?,
            editions: BTreeMap::new(),
            articles: BTreeMap::new(),
            ids: Ids::default(),
            authority,
            pictures: HashMap::new(),
            came: HashMap::new(),
            raw: BTreeMap::new(),
            batch: last.saturating_add(1),
            imports,
        })
    }

    /// The folder of the edition that was chosen; one that the archive does not have is made.
    pub fn edition_of(&mut self, choice: EditionChoice, source: &SourceReview) -> Result<String, Message> {
        match choice {
            EditionChoice::Known(index) => {
                let folder = self.catalog.edition(index).map(|entry| entry.folder.clone()).unwrap_or_default();
                self.open_edition(&folder)?;
                Ok(folder)
            }
            EditionChoice::New { number, year } => {
                let folder = number.map_or_else(|| year.to_string(), |number| format!("{year}-{number}"));
                let files = self.open_edition(&folder)?;
                let record = &mut files.edition.record;
                record.number = record.number.or(number);
                record.year = record.year.or(Some(year));
                if record.status == Status::Counted {
                    record.status = status(source);
                }
                Ok(folder)
            }
            EditionChoice::None => Err(Message::new("import-no-edition")),
        }
    }

    /// The files of an edition, new or not.
    pub fn open_edition(&mut self, folder: &str) -> Result<&mut EditionFiles, Message> {
        if !self.editions.contains_key(folder) {
            let entry = self.catalog.find_edition(folder).and_then(|index| self.catalog.edition(index));
            let entry = entry.filter(|entry| entry.folder == folder);
            let edition: File<Edition> = File::open(self.store, &paths::in_edition(folder, "edition.ron"))?;
            let same = entry.map_or(!edition.is_there(), |entry| entry.record == edition.record);
            let photos: File<Photos> = File::open(self.store, &paths::in_edition(folder, "photos.ron"))?;
            let known = entry.map(|entry| entry.photos.as_slice()).unwrap_or_default();
            let known = known.iter().filter_map(|index| self.catalog.photo(*index)).map(|entry| &entry.record);
            let same_photos = known.eq(photos.record.photos.iter());
            let files = EditionFiles::new(edition.unchanged_if(same)?, photos.unchanged_if(same_photos)?);
            self.editions.insert(folder.to_owned(), files);
        }
        self.editions.get_mut(folder).ok_or_else(|| Message::new("import-no-edition"))
    }

    /// An article of the archive, to be changed.
    pub fn open_article(&mut self, path: &str, known: &Article) -> Result<&mut ArticleFile, Message> {
        if !self.articles.contains_key(path) {
            let unreadable = || Message::new("import-record-unreadable").with("file", path);
            let bytes = self.store.read(path).map_err(|_| unreadable())?;
            let record: Article = parse_record(path, &bytes).map_err(|_| unreadable())?;
            if record != *known {
                return Err(Message::new("import-changed-meanwhile").with("file", path));
            }
            let file = ArticleFile { was: Some(Fingerprint::of(&bytes)), record, cited: Cited::default() };
            self.articles.insert(path.to_owned(), file);
        }
        self.articles.get_mut(path).ok_or_else(|| Message::new("import-record-unreadable").with("file", path))
    }

    /// Adds an article that the archive does not have.
    pub fn add_article(&mut self, path: String, record: Article) {
        self.articles.insert(path, ArticleFile { was: None, record, cited: Cited::default() });
    }

    /// A name for the picture of a photo. A file of that name may lie there though no record names it.
    pub fn free_name(&self, folder: &str, id: &str, ending: &str) -> String {
        let mut name = format!("{id}.{ending}");
        let mut number = 1;
        while self.store.state(&paths::photo(folder, &name)) != FileState::Missing {
            number += 1;
            name = format!("{id}-{number}.{ending}");
        }
        name
    }

    /// Adds a file as it came. One that the archive has already stays, unless it is to be replaced.
    pub fn add_file(&mut self, path: &str, raw: Raw, replaces: bool) -> Result<(), Message> {
        let was = match self.store.state(path) {
            FileState::Missing => None,
            FileState::Present if !replaces => return Ok(()),
            FileState::Present | FileState::Outside => {
                let unreadable = |_| Message::new("import-record-unreadable").with("file", path);
                Some(Fingerprint::of(&self.store.read_photo(path, MOST).map_err(unreadable)?))
            }
        };
        self.raw.insert(path.to_owned(), (was, raw));
        Ok(())
    }

    /// The change of everything that has become another.
    pub fn into_change(mut self, name: Message, entries: Vec<Entry>) -> Result<Change, Message> {
        let mut change = Change::new(name);
        self.people.record.people.sort_by(|one, other| one.id.cmp(&other.id));
        self.people.write(&mut change)?;
        for files in self.editions.into_values() {
            files.write(&mut change)?;
        }
        for (path, file) in self.articles {
            let written = ron_file::write(&file.record).map_err(|error| {
                Message::new("cannot-write").with("path", path.as_str()).with("reason", error.to_string())
            })?;
            change.put(path, file.was, written.into_bytes());
        }
        for (path, (was, raw)) in self.raw {
            match raw {
                Raw::Bytes(bytes) => change.put(path, was, bytes),
                Raw::Read(becomes, read) => change.put_from(path, was, becomes, move || read()),
            }
        }
        if !change.is_empty() {
            self.imports.record.imports.extend(entries.into_iter().map(|entry| entry.import));
            self.imports.write(&mut change)?;
        }
        Ok(change)
    }
}

/// Whether a source tells of an edition that was held, or that is to come.
fn status(source: &SourceReview) -> Status {
    let held: Option<Edtf> = source.facts.iter().find_map(|fact| match &fact.id {
        super::super::review::FieldId::Fact(path) if path == "date" => fact.value.parse().ok(),
        _ => None,
    });
    let written = source.proposal.article.as_ref().and_then(|article| article.date.as_ref()).map(|read| read.value);
    match (held, written) {
        (Some(held), Some(written)) if held.start > written.start => Status::Planned,
        _ => Status::Held,
    }
}
