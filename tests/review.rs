//! What a person decides on before an import is written: every decision, made, written into an
//! archive, and read back. Everything in it is made up.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "a test that fails may stop")]

mod support;

use std::{fs, path::PathBuf};

use forum_archive::{
    archive::{
        Cancel, Folder, Progress, Severity, Store as _,
        change::{Access, Holder},
    },
    catalog::{self, Catalog, EditionIdx, Input, Origin, PersonEntry, PersonIdx, PhotoEntry, PhotoIdx},
    import::{
        self, BlockKind, Options, apply,
        review::{
            Choice, Decision, EditionChoice, Field, FieldId, FieldState, Likeness, Names, Review, SourceReview, Who,
            names_in,
        },
    },
    model::{Article, Block, Edition, Language, Text},
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
        let (progress, cancel) = (Progress::default(), Cancel::default());
        let options = Options { looks: true, ..Options::default() };
        let mut batch = import::read_all(found, catalog, &options, &progress, &cancel);
        import::find_alike(&mut batch, catalog, &self.store(), &progress, &cancel);
        assert!(batch.failed.is_empty(), "{:?}", batch.failed);
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

fn edition<'a>(catalog: &'a Catalog, address: &str) -> (EditionIdx, &'a Edition) {
    let index = catalog.find_edition(address).unwrap_or_else(|| panic!("{address}"));
    (index, &catalog.edition(index).unwrap().record)
}

fn article<'a>(catalog: &'a Catalog, id: &str) -> &'a Article {
    &catalog.article(catalog.find_article(id).unwrap_or_else(|| panic!("{id}"))).unwrap().record
}

fn photo<'a>(catalog: &'a Catalog, id: &str) -> (PhotoIdx, &'a PhotoEntry) {
    let index = catalog.find_photo(id).unwrap_or_else(|| panic!("{id}"));
    (index, catalog.photo(index).unwrap())
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

#[test]
fn what_somebody_wrote_by_hand_stands() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    let source = only(&mut review);
    field(&mut source.article.as_mut().unwrap().fields, FieldId::Headline).write("Samples by hand");
    field(&mut source.people[0].fields, FieldId::Organisation).write("Sample Office");
    field(&mut source.photos[0].fields, FieldId::Caption).write("Zhang Yi, written by hand");
    source.compare(&catalog);
    let after = bench.write(&review, &catalog);
    assert_eq!(article(&after, "2001-1-samples-by-hand").headline, "Samples by hand");
    assert_eq!(photo(&after, "2001-1-002").1.record.caption.en.as_deref(), Some("Zhang Yi, written by hand"));
    let appearance = edition(&after, "1").1.appearances.iter().find(|one| one.person == "zhang-yi").unwrap();
    assert_eq!(appearance.organisation.en.as_deref(), Some("Sample Office"));
}

#[test]
fn a_namesake_is_somebody_new_if_somebody_says_so() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let report = REPORT.replace("Zhang Yi", "Sample Persson");
    let mut review = bench.review(&[("a.txt", report.as_bytes())], &catalog);
    let source = only(&mut review);
    assert_eq!((source.people[0].who, source.people[0].is_taken()), (Who::Undecided, false));
    let (known, _) = person(&catalog, "sample-person");
    let candidate = source.people[0].candidates[0];
    assert_eq!((candidate.person, candidate.likeness), (known, Likeness::Spelling));
    assert_eq!(source.questions(), 1);
    source.identify(0, Who::New, &catalog);
    assert_eq!(source.questions(), 0);
    let after = bench.write(&review, &catalog);
    let (new, entry) = person(&after, "sample-persson");
    assert_eq!((entry.appearances.len(), entry.photos.len(), entry.quotations.len()), (1, 1, 0));
    assert_eq!(photo(&after, "2001-1-002").1.people, [new]);

    // The same name exactly: a number tells the two apart.
    let report = REPORT.replace("Zhang Yi", "Sample Person").replace("hears of", "hears from");
    let mut review = bench.review(&[("b.txt", report.as_bytes())], &after);
    only(&mut review).article.as_mut().unwrap().join = false;
    assert_eq!(only(&mut review).people[0].who, Who::Known(person(&after, "sample-person").0));
    only(&mut review).identify(0, Who::New, &after);
    let after = bench.write(&review, &after);
    assert_eq!(person(&after, "sample-person-2").1.appearances.len(), 1);
}

#[test]
fn new_people_of_one_latin_name_are_told_apart_by_their_chinese_names() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let report = |number: usize| REPORT.replace("hears", &format!("hears {number} times"));
    let [one, two, three] = [1, 2, 3].map(report);
    let sources = [("a.txt", one.as_bytes()), ("b.txt", two.as_bytes()), ("c.txt", three.as_bytes())];
    let mut review = bench.review(&sources, &catalog);
    for (source, name) in review.sources.iter_mut().zip(["张一", "张义", "张一"]) {
        field(&mut source.people[0].fields, FieldId::OtherName).write(name);
        source.identify(0, Who::New, &catalog);
    }
    let after = bench.write(&review, &catalog);
    let names: Vec<_> = after.people().iter().filter_map(|entry| entry.record.name.zh.as_deref()).collect();
    assert_eq!(names.iter().filter(|name| name.starts_with('张')).count(), 2, "{names:?}");
}

#[test]
fn both_values_are_kept() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let report = REPORT.replace("Zhang Yi", "Example Person").replace("went on", "was held");
    let mut review = bench.review(&[("a.txt", report.as_bytes())], &catalog);
    let source = only(&mut review);
    let date = field(&mut source.facts, FieldId::Fact("date".to_owned()));
    assert_eq!(date.state(), FieldState::Different);
    date.choose(Choice::Both);
    let role = field(&mut source.people[0].fields, FieldId::Role);
    role.write("opening_address");
    role.choose(Choice::Both);
    let (same, _) = photo(&catalog, "2001-1-001");
    source.decide_photo(0, Some(same), &catalog);
    field(&mut source.photos[0].fields, FieldId::Credit).choose(Choice::Both);
    let after = bench.write(&review, &catalog);

    let record = edition(&after, "1").1;
    let instead = |evidence: &[forum_archive::model::Evidence], field: &str| {
        evidence.iter().filter(|one| one.field == field).find_map(|one| one.instead_of.clone())
    };
    assert_eq!(record.date.map(|date| date.to_string()).as_deref(), Some("2001-05-01"));
    assert_eq!(instead(&record.evidence, "date").as_deref(), Some("2001-05-02"));
    assert_eq!(instead(&record.evidence, "appearances.example-person.role").as_deref(), Some("opening_address"));
    let record = &photo(&after, "2001-1-001").1.record;
    assert_eq!(record.credit.as_deref(), Some("A. Photographer"));
    assert_eq!(instead(&record.evidence, "credit").as_deref(), Some("Jane Reporter"));
}

#[test]
fn a_photo_is_one_that_the_archive_has_if_somebody_says_so() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    let (same, _) = photo(&catalog, "2001-1-001");
    let source = only(&mut review);
    source.photos[0].decide(Some(same));
    source.compare(&catalog);
    let after = bench.write(&review, &catalog);
    assert_eq!(after.photos().len(), 1, "no other one is made");
    let entry = photo(&after, "2001-1-001").1;
    assert_eq!(entry.record.caption.en.as_deref(), Some("Example Person speaks"), "what the archive has is kept");
    assert_eq!(entry.record.byline.as_deref(), Some("Jane Reporter"), "what it does not have is added");
    assert_eq!(entry.record.appeared_in.len(), 2);
    assert_eq!(entry.articles.len(), 2, "it stands in the new article too");
}

#[test]
fn a_photo_of_another_edition_stays_there() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    let (same, _) = photo(&catalog, "2001-1-001");
    let source = only(&mut review);
    source.decide_photo(0, Some(same), &catalog);
    source.file_under(EditionChoice::New { number: Some(2), year: 2003 }, &catalog);
    let after = bench.write(&review, &catalog);
    assert_eq!((after.photos().len(), after.editions().len()), (1, 2));
    assert_eq!(photo(&after, "2001-1-001").1.articles.len(), 2);
}

#[test]
fn what_is_switched_off_brings_nothing() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let nothing = |review: &Review| {
        assert_eq!(review.records(), 0);
        let prepared = apply::prepare(review, &catalog, &bench.store(), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!((prepared.change.is_none(), prepared.brought), (true, vec![Vec::<String>::new()]));
    };
    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    let source = only(&mut review);
    source.article.as_mut().unwrap().take = false;
    source.people.iter_mut().for_each(|person| person.take = false);
    source.photos.iter_mut().for_each(|photo| photo.take = false);
    source.facts.iter_mut().for_each(|field| field.choose(Choice::Keep));
    source.compare(&catalog);
    nothing(&review);

    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    only(&mut review).file_under(EditionChoice::None, &catalog);
    nothing(&review);
    // Only the article: nobody and no photo comes with it.
    let source = only(&mut review);
    source.file_under(EditionChoice::Known(edition(&catalog, "1").0), &catalog);
    source.people.iter_mut().for_each(|person| person.take = false);
    source.photos.iter_mut().for_each(|photo| photo.take = false);
    source.facts.iter_mut().for_each(|field| field.choose(Choice::Keep));
    let after = bench.write(&review, &catalog);
    let counts = (after.people().len(), after.photos().len(), after.articles().len());
    assert_eq!(counts, (2, 1, 3));
}

#[test]
fn an_edition_is_chosen_anew() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let report = REPORT.replace("went on", "was held");
    let mut review = bench.review(&[("a.txt", report.as_bytes())], &catalog);
    let source = only(&mut review);
    source.file_under(EditionChoice::New { number: Some(2), year: 2001 }, &catalog);
    let city = field(&mut source.facts, FieldId::Fact("city.en".to_owned()));
    assert_eq!((city.state(), city.is_taken()), (FieldState::New, true));
    source.file_under(EditionChoice::Known(edition(&catalog, "1").0), &catalog);
    assert_eq!(field(&mut source.facts, FieldId::Fact("city.en".to_owned())).state(), FieldState::Same);
    source.file_under(EditionChoice::New { number: Some(2), year: 2001 }, &catalog);
    let after = bench.write(&review, &catalog);
    assert_eq!(edition(&after, "2").1.city.en.as_deref(), Some("Exampleton"));
    assert_eq!(
        article(&after, "2001-2-1st-example-forum-hears-of-specimens").headline,
        "1st Example Forum hears of specimens"
    );
    assert_eq!(photo(&after, "2001-2-001").1.record.credit.as_deref(), Some("Jane Reporter"));
}

#[test]
fn sources_of_an_archive_that_is_handed_over_keep_their_meaning() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut other = support::small();
    let source = "(id: \"example-news\")";
    let another = "(id: \"example-news\", publisher: (en: \"Sample News\"))";
    support::plant(&mut other, "people.ron", source, another);
    support::plant(&mut other, "editions/2001-1/photos.ron", source, another);
    support::plant(
        &mut other,
        "people.ron",
        "people: [",
        "people: [(id: \"another-person\", name: (en: \"Another Person\"), evidence: [(field: \"name\", certainty: low, \
         sources: [\"example-news\"])]),",
    );
    support::plant(
        &mut other,
        "editions/2001-1/photos.ron",
        "photos: [",
        "photos: [(id: \"2001-1-002\", credit: \"Nobody\", appeared_in: [\"example-news\"]),",
    );
    let path = bench.folder.path().join("other");
    support::write_to(&other, &path);
    let found = import::gather(&[path]);
    let batch = import::read_all(found, &catalog, &Options::default(), &Progress::default(), &Cancel::default());
    let review = Review::new(batch, &catalog, &apply::imports(&bench.store()).unwrap());
    assert_eq!(review.records(), 2);
    let after = bench.write(&review, &catalog);
    assert_eq!(photo(&after, "2001-1-002").1.record.appeared_in, ["example-news-2"]);
    assert_eq!(photo(&after, "2001-1-001").1.record.appeared_in, ["example-news"]);
    assert_eq!(person(&after, "another-person").1.record.evidence[0].sources, ["example-news-2"]);
}

/// A drawn picture, in one of two sizes.
fn drawn(side: u32) -> Vec<u8> {
    let full = image::RgbImage::from_fn(240, 160, |x, y| {
        let boxed = x.abs_diff(60) < 30 && y.abs_diff(50) < 25 || x.abs_diff(170) < 20 && y.abs_diff(110) < 35;
        image::Rgb(if boxed { [30, 200, 90] } else { [(x / 2) as u8, (y / 2) as u8, 120] })
    });
    let picture = image::imageops::resize(&full, side, side * 2 / 3, image::imageops::FilterType::Triangle);
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn two_sizes_of_a_photo_are_one_if_somebody_says_so() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let index = edition(&catalog, "1").0;
    let mut review = bench.review(&[("a.png", &drawn(240)), ("b.png", &drawn(150))], &catalog);
    for source in &mut review.sources {
        source.file_under(EditionChoice::Known(index), &catalog);
    }
    let [large, small] = review.sources.as_mut_slice() else { panic!("two came") };
    let twin = small.photos[0].twin.as_ref().unwrap();
    assert_eq!((twin.source, twin.photo, twin.name.ends_with("a.png")), (0, 0, true));
    assert_eq!((small.photos[0].is_open(), small.questions(), small.records()), (true, 1, 0));
    assert_eq!((large.photos[0].is_open(), large.records()), (false, 1));
    field(&mut small.photos[0].fields, FieldId::Caption).write("Written beside the small one");
    small.photos[0].join_twin();
    small.compare(&catalog);
    let after = bench.write(&review, &catalog);
    assert_eq!(after.photos().len(), 2);
    let record = &photo(&after, "2001-1-002").1.record;
    assert_eq!(record.caption.en.as_deref(), Some("Written beside the small one"));
    assert_eq!(bench.store().read_photo("editions/2001-1/photos/2001-1-002.png", 1 << 20).unwrap(), drawn(240));

    // Seen again in another size, it may be the archive's; or somebody says that it is not.
    let mut review = bench.review(&[("c.png", &drawn(120))], &after);
    let source = only(&mut review);
    source.file_under(EditionChoice::Known(index), &after);
    let held = photo(&after, "2001-1-002").0;
    assert_eq!(
        (source.photos[0].maybe.as_slice(), source.photos[0].alike.as_slice()),
        ([held].as_slice(), [held].as_slice())
    );
    source.decide_photo(0, None, &after);
    assert_eq!(bench.write(&review, &after).photos().len(), 3);
}

#[test]
fn a_name_is_typed_in_english_chinese_or_both() {
    for (typed, en, zh) in [
        ("Li Er", Some("Li Er"), None),
        (" 李二 ", None, Some("李二")),
        ("Li Er 李二", Some("Li Er"), Some("李二")),
        ("李二（Li  Er）", Some("Li Er"), Some("李二")),
        ("Li Er / 李二", Some("Li Er"), Some("李二")),
        ("示例·样本 Sample O’Example Jr.", Some("Sample O’Example Jr."), Some("示例·样本")),
        (" – ", None, None),
    ] {
        let name = names_in(typed);
        assert_eq!((name.en.as_deref(), name.zh.as_deref()), (en, zh), "{typed}");
    }
}

#[test]
fn whoever_is_in_the_archive_is_meant_by_a_name_in_any_spelling() {
    let bench = Bench::new();
    let mut catalog = bench.catalog();
    let mut review = bench.review(&[("a.png", &drawn(240))], &catalog);
    only(&mut review).file_under(EditionChoice::Known(edition(&catalog, "1").0), &catalog);
    only(&mut review).decide(Decision::Add(Some(0), Who::New, names_in("Zhang Yi 张义")), &catalog);
    catalog = bench.write(&review, &catalog);
    let (zhang, _) = person(&catalog, "zhang-yi");
    let names = Names::of(&catalog);
    for (typed, likeness, who) in [
        ("Zhang Yi", Some(Likeness::Name), Who::Known(zhang)),
        ("yi zhang", Some(Likeness::Name), Who::Known(zhang)),
        ("張義", Some(Likeness::Name), Who::Known(zhang)),
        ("张义 Zhang Yi", Some(Likeness::Name), Who::Known(zhang)),
        // Another who is read the same, or spelled nearly so: somebody has to say.
        ("Zhāng Yì", Some(Likeness::Reading), Who::Undecided),
        ("张一", Some(Likeness::Spelling), Who::Undecided),
        ("Zhang Yi 张一", Some(Likeness::Name), Who::Undecided),
        ("Zhang Yii", Some(Likeness::Spelling), Who::Undecided),
        ("Li Er", None, Who::New),
    ] {
        let (candidates, meant) = names.meant(&names_in(typed), &catalog);
        let first = candidates.first().map(|one| (one.person, one.likeness));
        assert_eq!((first, meant), (likeness.map(|likeness| (zhang, likeness)), who), "{typed}");
    }
}

#[test]
fn somebody_whom_nobody_named_is_added_to_a_photo() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut review = bench.review(&[("a.png", &drawn(240)), ("b.png", &drawn(150))], &catalog);
    let (index, _) = edition(&catalog, "1");
    for source in &mut review.sources {
        source.file_under(EditionChoice::Known(index), &catalog);
        source.decide_photo(0, None, &catalog);
    }
    let (known, _) = person(&catalog, "example-person");
    let [one, two] = review.sources.as_mut_slice() else { panic!("two came") };
    one.decide(Decision::Add(Some(0), Who::New, names_in("Li Er")), &catalog);
    // Said once more with the other name, it is the same person.
    one.decide(Decision::Add(Some(0), Who::New, names_in("li er 李二")), &catalog);
    one.decide(Decision::Add(Some(0), Who::Known(known), Text::default()), &catalog);
    let people: Vec<_> = one.people.iter().map(|person| (person.who, person.added, person.appears)).collect();
    assert_eq!(people, [(Who::New, true, false), (Who::Known(known), true, false)]);
    assert_eq!((one.photos[0].shows.as_slice(), one.records()), ([0, 1].as_slice(), 2));
    // Another photo of the same import shows the same new person.
    two.decide(Decision::Add(Some(0), Who::New, names_in("李二")), &catalog);
    // What is about nothing, or says nothing, adds nobody.
    two.decide(Decision::Add(Some(7), Who::New, names_in("Nobody")), &catalog);
    two.decide(Decision::Add(Some(0), Who::New, names_in(" ")), &catalog);
    two.decide(Decision::Add(Some(0), Who::Undecided, names_in("Nobody")), &catalog);
    assert_eq!(two.people.len(), 1);
    let after = bench.write(&review, &catalog);
    assert_eq!(after.people().len(), catalog.people().len() + 1);
    let (new, entry) = person(&after, "li-er");
    assert_eq!(entry.record.name, Text::both("Li Er", "李二"));
    assert_eq!((entry.appearances.len(), entry.photos.len()), (0, 2));
    assert!(entry.record.evidence.is_empty(), "a photo that does not name anybody is no evidence of a name");
    assert_eq!(photo(&after, "2001-1-002").1.people, [new, person(&after, "example-person").0]);
    assert_eq!(person(&after, "example-person").1.record, person(&catalog, "example-person").1.record);
    let brought: Vec<_> = apply::imports(&bench.store()).unwrap().imports.into_iter().map(|one| one.ids).collect();
    assert!(brought[0].contains(&"speaker/li-er".to_owned()), "{brought:?}");
}

#[test]
fn whoever_was_added_to_a_photo_and_taken_off_it_does_not_come() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let mut review = bench.review(&[("a.txt", REPORT.as_bytes())], &catalog);
    let source = only(&mut review);
    source.decide(Decision::Add(Some(0), Who::New, names_in("Li Er")), &catalog);
    source.decide(Decision::Shows(0, 1, false), &catalog);
    assert!(!source.people[1].is_taken());
    // Whoever is quoted comes, in a photo or not.
    let quoted = |speaker| Decision::BlockKind(0, BlockKind::Quotation { speaker });
    source.decide(quoted(Some(1)), &catalog);
    assert!(source.people[1].is_taken());
    source.decide(quoted(None), &catalog);
    assert!(!source.people[1].is_taken());
    // Whoever the source names stays as it was decided.
    source.decide(Decision::Shows(0, 0, false), &catalog);
    assert!(source.people[0].is_taken());
    source.decide(quoted(Some(1)), &catalog);
    let after = bench.write(&review, &catalog);
    let (new, _) = person(&after, "li-er");
    let article = article(&after, "2001-1-1st-example-forum-hears-of-specimens");
    let speaker = article.blocks.iter().find_map(|block| match block {
        Block::Quotation { speaker, .. } => speaker.as_deref(),
        _ => None,
    });
    assert_eq!((speaker, after.person(new).unwrap().photos.len()), (Some("li-er"), 0));
}

#[test]
fn whom_the_importer_overlooked_is_added_to_those_who_appeared() {
    let bench = Bench::new();
    let catalog = bench.catalog();
    let report = REPORT.replace("The hall", "In the hall sat li er. The hall").replace("li er", "L. Er");
    let mut review = bench.review(&[("a.txt", report.as_bytes())], &catalog);
    let source = only(&mut review);
    let before = source.people.len();
    for name in ["L. Er", "Somebody Else"] {
        source.decide(Decision::Add(None, Who::New, names_in(name)), &catalog);
    }
    field(&mut source.people[before].fields, FieldId::Title).write("Keeper of specimens");
    let name = source.people[before].field(&FieldId::Name).unwrap();
    assert_eq!(name.range.clone().map(|range| &source.proposal.text[range]), Some("L. Er"));
    let after = bench.write(&review, &catalog);
    let appearance = edition(&after, "1").1.appearances.iter().find(|one| one.person == "l-er").unwrap();
    assert_eq!(appearance.title.en.as_deref(), Some("Keeper of specimens"));
    assert_eq!(person(&after, "l-er").1.record.evidence[0].sources.len(), 1, "the source names this one");
    assert!(person(&after, "somebody-else").1.record.evidence.is_empty(), "and not this one");
    assert_eq!(person(&after, "somebody-else").1.appearances.len(), 1);
}
