//! What a person decides on before an import is written: every decision, made, written into an
//! archive, and read back. Everything in it is made up.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;

use std::{fs, path::PathBuf};

use forum_archive::{
    archive::{
        Cancel, Folder, Progress, Severity,
        change::{Access, Holder},
    },
    catalog::{self, Catalog, Input, Origin, PersonEntry, PersonIdx},
    import::{
        self, Options, apply,
        review::{Choice, Field, FieldId, Review, SourceReview, Who},
    },
    model::Language,
};
use jiff::Timestamp;

const REPORT: &str = "\
1st Example Forum hears of specimens
Example Daily, Exampleton, May 2 (Jane Reporter) The 1st Example Forum went on in Exampleton on May 2, 2001.

Zhang Yi, director of the Example Office, delivered a keynote speech.

Zhang Yi, director of the Example Office, delivers a speech.Photo by Jane Reporter

The hall was full of examples of every kind, which were shown one after another until nobody could tell them apart.
";

/// A small archive on the disk, and what lies beside it.
struct Bench {
    folder: tempfile::TempDir,
}

impl Bench {
    fn new() -> Bench {
        let bench = Bench { folder: tempfile::tempdir().unwrap() };
        support::write_to(&support::small(), &bench.archive());
        bench
    }

    fn archive(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    fn store(&self) -> Folder {
        Folder::new(self.archive())
    }

    fn catalog(&self) -> Catalog {
        let (records, found) = support::checked(&self.store(), support::THIS_YEAR);
        let problems: Vec<_> = found.iter().filter(|located| located.finding.severity == Severity::Problem).collect();
        assert!(problems.is_empty(), "{problems:#?}");
        catalog::build(Input { origin: Origin::BuiltIn, records, findings: Vec::new(), complete: true })
    }

    /// What the sources of these names would bring.
    fn review(&self, sources: &[(&str, &[u8])], catalog: &Catalog) -> Review {
        let write = |(name, bytes): &(&str, &[u8])| {
            let path = self.folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let paths: Vec<PathBuf> = sources.iter().map(write).collect();
        let found = import::gather(&paths);
        let batch = import::read_all(found, catalog, &Options::default(), &Progress::default(), &Cancel::default());
        assert_eq!(batch.failed, []);
        Review::new(batch, catalog, &apply::imports(&self.store()).unwrap())
    }

    /// Writes what was decided, and reads the archive again.
    fn write(&self, review: &Review, catalog: &Catalog) -> Catalog {
        let now = Timestamp::UNIX_EPOCH;
        let prepared = apply::prepare(review, catalog, &self.store(), now).unwrap_or_else(|why| panic!("{why:?}"));
        let change = prepared.change.unwrap_or_else(|| panic!("nothing would be written"));
        let Access::Writable(lock) = Access::to(&self.archive(), &Holder::this_process(now)) else { panic!("locked") };
        lock.apply(&change, now).unwrap_or_else(|error| panic!("{error:?}"));
        self.catalog()
    }
}

/// The only source of a review.
fn only(review: &mut Review) -> &mut SourceReview {
    let [source] = review.sources.as_mut_slice() else { panic!("one source was read") };
    source
}

fn field(fields: &mut [Field], id: FieldId) -> &mut Field {
    fields.iter_mut().find(|field| field.id == id).unwrap_or_else(|| panic!("{id:?}"))
}

fn person<'a>(catalog: &'a Catalog, id: &str) -> (PersonIdx, &'a PersonEntry) {
    let index = catalog.find_person(id).unwrap_or_else(|| panic!("{id}"));
    (index, catalog.person(index).unwrap())
}

#[test]
fn another_name_of_somebody_known_is_added_only_if_somebody_says_so() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    let (known, _) = person(&catalog, "sample-person");
    only(&mut review).identify(0, Who::Known(known), &catalog);
    assert!(!only(&mut review).people[0].fields.iter().any(|field| field.id.is_name() && field.is_taken()));
    let left = only(&mut review).left(&catalog);
    assert!(!left.iter().any(|message| message.words(Language::En).contains("Name")), "{left:?}");
    let after = bench.write(&review, &catalog);
    assert_eq!(person(&after, "sample-person").1.record.aliases, Vec::<String>::new());

    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    only(&mut review).identify(0, Who::Known(known), &catalog);
    field(&mut only(&mut review).people[0].fields, FieldId::Name).choose(Choice::Take);
    let after = bench.write(&review, &catalog);
    let record = &person(&after, "sample-person").1.record;
    assert_eq!(
        (record.name.en.as_deref(), record.aliases.as_slice()),
        (Some("Sample Person"), ["Zhang Yi".to_owned()].as_slice())
    );
    assert_eq!(record.evidence[0].field, "aliases");
}
